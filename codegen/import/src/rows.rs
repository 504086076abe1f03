//! Rows of tables.

use super::Sink;
use super::blocks::Table;
use super::draft::{Link, Row};
use super::facts::Facts;
use super::infer;
use super::json::Commented;
use super::text::Text;
use super::types::Type;
use bilispec_codegen::labels;
use bilispec_codegen::source::Json;

/// What a table is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Parameters,
    Fields,
    Branches,
    Codes,
    Blocked,
    Statuses,
    Links,
    Groups,
    Cookies,
    /// The index's table of operations: their order is news.
    Operations,
    /// A table that only repeats what stands elsewhere, in the reference or in the ledger of evidence.
    Repeated,
}

/// What a table is of, by its heads.
pub(super) fn kind(heads: &[String]) -> Option<Of> {
    let heads: Vec<&str> = heads.iter().map(|head| head.trim()).collect();
    for (known, kind) in [
        (labels::PARAMETER_HEADS, Of::Parameters),
        (labels::FIELD_HEADS, Of::Fields),
        (labels::BRANCH_HEADS, Of::Branches),
        (labels::CODE_HEADS, Of::Codes),
        (labels::BLOCKED_HEADS, Of::Blocked),
        (labels::CODE_INDEX_HEADS, Of::Repeated),
        (labels::OPERATION_HEADS, Of::Operations),
        (labels::STATUS_HEADS, Of::Statuses),
        (labels::LINK_HEADS, Of::Links),
        (labels::GROUP_HEADS, Of::Groups),
        (labels::COOKIE_HEADS, Of::Cookies),
        (labels::SOURCE_HEADS, Of::Repeated),
    ] {
        if heads == known {
            return Some(kind);
        }
    }
    // Other orders, and columns that are missing; every head has to be known.
    let all = |known: &[&str]| heads.iter().all(|head| known.contains(head));
    let first = heads.first().copied().unwrap_or_default();
    if matches!(first, "参数名" | "参数")
        && all(&["参数名", "参数", "类型", "内容", "含义", "必要性", "备注"])
    {
        return Some(Of::Parameters);
    }
    if matches!(first, "字段" | "字段名" | "键")
        && all(&["字段", "字段名", "键", "类型", "内容", "含义", "备注"])
    {
        return Some(Of::Fields);
    }
    None
}

/// Reads the rows of a table; tables of other shapes have functions of their own.
pub(super) fn read(kind: Of, table: &Table, sink: &mut Sink) -> Vec<Row> {
    let column = |names: &[&str]| {
        table
            .heads
            .iter()
            .position(|head| names.contains(&head.trim()))
    };
    let columns = Columns {
        ty: column(&["类型"]),
        meaning: column(&["内容", "含义"]),
        required: column(&["必要性"]),
        remarks: column(&["备注"]),
        title: column(&["名称"]),
        class: column(&["类别"]),
    };
    if !matches!(
        kind,
        Of::Parameters | Of::Fields | Of::Branches | Of::Codes | Of::Blocked | Of::Statuses
    ) {
        return Vec::new();
    }
    let rows = table.rows.iter();
    rows.filter_map(|(line, cells)| columns.row(*line, cells, sink))
        .collect()
}

struct Columns {
    ty: Option<usize>,
    meaning: Option<usize>,
    required: Option<usize>,
    remarks: Option<usize>,
    title: Option<usize>,
    class: Option<usize>,
}

impl Columns {
    fn row(&self, line: usize, cells: &[Text], sink: &mut Sink) -> Option<Row> {
        let cell = |index: Option<usize>| {
            index
                .and_then(|index| cells.get(index))
                .cloned()
                .unwrap_or_default()
        };
        let name = cells.first().cloned().unwrap_or_default().words();
        if name.is_empty() {
            if cells.iter().any(|cell| !cell.words().is_empty()) {
                let rest: Vec<String> = cells.iter().map(Text::words).collect();
                sink.unread(
                    line,
                    format!("a row without a name: {}", rest.join(" | ").trim()),
                );
            }
            return None;
        }
        let written = cell(self.ty).words();
        let ty = Type::parse(&written).unwrap_or_else(|| {
            sink.unread(
                line,
                format!("`{written}` is not a type that is known; `{name}` is left open"),
            );
            Type::Any
        });
        let mut facts = Facts::read(&cell(self.remarks));
        facts.plain_values(&ty);
        for text in &facts.unread {
            sink.unread(
                line,
                format!("what this says of `{name}` can't be read: {text}"),
            );
        }
        let required = self.required.map(|_| cell(self.required).words());
        let required = required.map(|word| {
            let no = ["非必要", "可选", "否", "不必要", "optional", "no"];
            let yes = ["必要", "必须", "是", "required", "yes"];
            let begins = |words: &[&str]| words.iter().any(|known| word.starts_with(known));
            if !begins(&no) && !begins(&yes) {
                sink.remark(
                    line,
                    format!("whether `{name}` is required is not said; taken as optional"),
                );
            }
            // 必要(可选) is a choice among several.
            begins(&yes) && !word.contains("可选")
        });
        Some(Row {
            line,
            name,
            title: cell(self.title).words(),
            class: cell(self.class).words(),
            ty,
            meaning: cell(self.meaning).written(),
            required: required.or(facts.always),
            facts,
        })
    }
}

/// Rows of a table of links.
pub(super) fn links(table: &Table, sink: &mut Sink) -> Vec<Link> {
    let mut links = Vec::new();
    for (line, cells) in &table.rows {
        let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
        let first = cell(0);
        let mut codes = first.codes();
        let (Some(operation), Some(name)) = (codes.next(), codes.next()) else {
            sink.unread(*line, "a link that does not name its operation and itself");
            continue;
        };
        let written = cell(3).words();
        let value = if written.starts_with('$') {
            Json::String(written)
        } else if let Ok(value) = Json::parse(written.as_bytes()) {
            value
        } else {
            sink.unread(*line, format!("`{written}` is not a value"));
            continue;
        };
        links.push(Link {
            operation: operation.to_owned(),
            name: name.to_owned(),
            parameter: cell(1).words(),
            place: cell(2).words(),
            value,
            meaning: cell(4).written(),
        });
    }
    links
}

/// Rows from an object that is written as JSON, with what its comments say.
pub(super) fn of_json(line: usize, read: &Commented) -> Vec<Row> {
    let Json::Object(members) = &read.value else {
        return Vec::new();
    };
    let rows = members.iter().map(|(name, value)| {
        let mut row = Row::new(line, name, infer::type_of(value));
        let about = read.comments.iter().filter(|(path, _)| path == name);
        let about: Vec<&str> = about.map(|(_, comment)| comment.as_str()).collect();
        row.meaning = about.join("\n");
        row
    });
    rows.collect()
}
