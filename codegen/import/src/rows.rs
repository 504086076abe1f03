//! Rows of tables.

use super::blocks::Table;
use super::captions::Section;
use super::draft::{Link, Row};
use super::facts::Facts;
use super::infer;
use super::json::Commented;
use super::required;
use super::sink::Sink;
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

/// What a table is of, by its heads, and where they say only that it has names by the section that it stands in.
pub(super) fn kind(heads: &[String], section: Section) -> Option<Of> {
    let in_reply = section == Section::Reply;
    let in_request = section == Section::Request;
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
    let (first, others) = heads.split_first()?;
    let columns = [TYPE, MEANING, REQUIRED, REMARKS];
    let is_known = |head: &&str| columns.iter().any(|known| is_one_of(head, known));
    if !others.iter().all(is_known) {
        return None;
    }
    if is_one_of(first, PARAMETER) {
        return Some(Of::Parameters);
    }
    // Fields may be those of a request, too.
    let is_required = || others.iter().any(|head| is_one_of(head, REQUIRED));
    let of_request = || !in_reply && (in_request || is_required());
    (is_one_of(first, FIELD) || is_one_of(first, NAME)).then(|| {
        if of_request() {
            Of::Parameters
        } else {
            Of::Fields
        }
    })
}

/// What people call the columns of a table.
const PARAMETER: &[&str] = &[
    "参数名",
    "参数",
    "parameter",
    "parameters",
    "param",
    "argument",
];
const FIELD: &[&str] = &["字段", "字段名", "键", "field", "property", "member", "key"];
const NAME: &[&str] = &["名称", "name"];
const TYPE: &[&str] = &["类型", "type"];
const MEANING: &[&str] = &[
    "内容",
    "含义",
    "说明",
    "描述",
    "meaning",
    "description",
    "content",
];
const REQUIRED: &[&str] = &[
    "必要性",
    "必填",
    "是否必须",
    "是否必填",
    "required",
    "required?",
    "mandatory",
];
const REMARKS: &[&str] = &[
    "备注", "remarks", "remark", "notes", "note", "comment", "comments",
];

fn is_one_of(head: &str, known: &[&str]) -> bool {
    known.iter().any(|known| head.eq_ignore_ascii_case(known))
}

/// Reads the rows of a table; tables of other shapes have functions of their own.
pub(super) fn read(kind: Of, table: &Table, sink: &mut Sink) -> Vec<Row> {
    let column = |names: &[&str]| {
        table
            .heads
            .iter()
            .position(|head| is_one_of(head.trim(), names))
    };
    let columns = Columns {
        ty: column(TYPE),
        meaning: column(MEANING),
        required: column(REQUIRED),
        remarks: column(REMARKS),
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
        let said = self.required.map(|_| cell(self.required).words());
        let required = said.map(|said| {
            required::read(&said).unwrap_or_else(|| {
                let why = if said.is_empty() {
                    "nothing says so".to_owned()
                } else {
                    format!("`{said}` says neither yes nor no")
                };
                sink.remark(
                    line,
                    format!("is `{name}` required? {why}; taken as optional"),
                );
                false
            })
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
