//! The index: all operations, how the tables are read, and every code.

use std::collections::BTreeMap;

use super::content::{
    Block, Inline, Page, Row, Table, Text, code, english, join, pair, prose, words,
};
use super::facts::{Facts, meaning};
use super::names::{INDEX, page_name};
use super::page::effect;
use super::reply::code_row;
use crate::labels::{self, Label, Spoken};
use crate::model::{Api, Code, Evidence, Operation};
use bilispec_wire::envelope as wire;

/// The index of an API.
pub(super) fn page(api: &Api, spoken: Spoken) -> Page {
    let mut blocks = Vec::new();
    let section = |label: Label, folded: bool| Block::Heading {
        level: 2,
        text: words(label.to_string()),
        folded,
    };
    let heading = |label| section(label, false);
    let folded = |label| section(label, true);
    if let Some(summary) = &api.docs.summary {
        blocks.push(Block::Paragraph(english(summary)));
    }
    let description = meaning(&api.docs);
    if !description.is_empty() {
        blocks.push(Block::Paragraph(description));
    }
    blocks.push(Block::List(vec![words(labels::VERSION.with(&api.version))]));

    blocks.push(heading(labels::OPERATIONS));
    for tag in &api.tags {
        let of_tag: Vec<&Operation> = api
            .operations
            .iter()
            .filter(|operation| operation.tag == tag.name)
            .collect();
        if of_tag.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            level: 3,
            text: code(&tag.name),
            folded: false,
        });
        blocks.push(operations(&of_tag));
    }
    blocks.push(heading(labels::GROUPS));
    blocks.push(groups(api));
    if !api.credentials.is_empty() {
        blocks.push(heading(labels::COOKIES));
        blocks.push(cookies(api));
    }
    blocks.push(folded(labels::READING));
    blocks.push(Block::List(reading(spoken)));
    blocks.push(folded(labels::LOST));
    blocks.push(Block::List(lost(api, spoken)));
    blocks.push(folded(labels::CODES));
    blocks.push(codes(api));
    blocks.extend(super::sources::section(api, &blocks));
    Page {
        name: INDEX.to_owned(),
        title: api.title.clone(),
        short: labels::INDEX.to_string(),
        group: None,
        blocks,
    }
}

fn link(operation: &Operation) -> Inline {
    Inline::Link {
        text: operation.id.clone(),
        page: page_name(operation),
    }
}

fn operations(of_tag: &[&Operation]) -> Block {
    let rows = of_tag.iter().map(|operation| {
        let call = format!(
            "{} {}{}",
            operation.method.as_str(),
            operation.host,
            operation.path
        );
        let mut about = operation
            .docs
            .summary
            .as_deref()
            .map_or_else(Text::new, pair);
        if operation.deprecated {
            about.push(Inline::Break);
            about.push(Inline::Strong(labels::DEPRECATED.to_string()));
        }
        Row {
            anchor: String::new(),
            path: String::new(),
            cells: vec![
                vec![link(operation)],
                code(call),
                effect(operation.effect),
                about,
            ],
        }
    });
    Block::Table(Table {
        heads: labels::OPERATION_HEADS,
        rows: rows.collect(),
    })
}

fn groups(api: &Api) -> Block {
    let rows = api.tags.iter().map(|tag| {
        let mut facts = Facts::default();
        facts.notes(&tag.docs);
        Row {
            anchor: format!("group-{}", tag.name),
            path: String::new(),
            cells: vec![code(&tag.name), meaning(&tag.docs), facts.finish()],
        }
    });
    Block::Table(Table {
        heads: labels::GROUP_HEADS,
        rows: rows.collect(),
    })
}

fn cookies(api: &Api) -> Block {
    let rows = api.credentials.iter().map(|credential| {
        let mut facts = Facts::default();
        facts.add(labels::SENSITIVE.with(credential.sensitive));
        facts.notes(&credential.docs);
        Row {
            anchor: format!("cookie-{}", credential.cookie),
            path: credential.sent_as().0.to_owned(),
            cells: vec![
                code(&credential.sent_as().1),
                credential.scheme.as_ref().map_or_else(Text::new, code),
                meaning(&credential.docs),
                facts.finish(),
            ],
        }
    });
    Block::Table(Table {
        heads: labels::COOKIE_HEADS,
        rows: rows.collect(),
    })
}

/// Each meaning once, in the order of numbers; one number can mean different things on different operations.
fn codes(api: &Api) -> Block {
    let mut meanings: Vec<(&Code, Vec<&Operation>)> = Vec::new();
    // Most numbers have one meaning: only those of the same number are compared.
    let mut by_number: BTreeMap<Option<wire::Code<'_>>, Vec<usize>> = BTreeMap::new();
    for operation in &api.operations {
        for code in api.codes(operation) {
            let same = by_number.entry(code.value.clone()).or_default();
            let known = same.iter().copied().find(|index| {
                let found = meanings.get(*index);
                found.is_some_and(|(known, _)| is_same(known, code))
            });
            let known = known.and_then(|index| meanings.get_mut(index));
            if let Some((_, operations)) = known {
                operations.push(operation);
            } else {
                same.push(meanings.len());
                meanings.push((code, vec![operation]));
            }
        }
    }
    meanings.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
    let rows = meanings.into_iter().map(|(code, operations)| {
        let links = operations
            .into_iter()
            .map(|operation| vec![link(operation)]);
        let mut last = vec![Inline::Evidence(code.level), Inline::Break];
        if let Some(sources) = super::facts::sources(&code.docs.sources) {
            last.extend(sources);
            last.push(Inline::Break);
        }
        last.extend(join(links, &Inline::Text(", ".to_owned())));
        let mut row = code_row(code, last);
        row.anchor = String::new();
        row
    });
    Block::Table(Table {
        heads: labels::CODE_INDEX_HEADS,
        rows: rows.collect(),
    })
}

fn is_same(a: &Code, b: &Code) -> bool {
    (&a.name, a.class, a.level, &a.docs) == (&b.name, b.class, b.level, &b.docs)
}

/// Legend: heads in English, types, evidence.
fn reading(spoken: Spoken) -> Vec<Text> {
    let mut list = Vec::new();
    if spoken == Spoken::Both {
        list.push(heads());
    }
    let both = |zh: &str, en: &str| chosen(spoken, zh, en);
    list.push(both(
        "类型：`num` 整数，`float` 小数，`str` 字符串，`bool`，`obj X` 对象，另有一表，`array(T)` 列表，`map(T)` 以任意键存放 `T`，`json(T)` 内容为 JSON 的字符串，`oneof X` 几种之一，`any` 任意，`bytes` 二进制；`/ null` 可为 null。类型名是客户端里的 Rust 名",
        "types: `num` an integer, `float` a number, `str` a text, `bool`, `obj X` an object with a table of its own, `array(T)` a list, `map(T)` any keys, `json(T)` a text that holds JSON, `oneof X` one of several, `any` anything, `bytes` bytes; `/ null` may be null. Names of types are those of the Rust client",
    ));
    for (evidence, meaning) in [
        (Evidence::Observed, labels::OBSERVED),
        (Evidence::Reported, labels::REPORTED),
        (Evidence::Documented, labels::DOCUMENTED),
    ] {
        list.push(vec![
            Inline::Text(format!("{}: ", labels::EVIDENCE)),
            Inline::Evidence(evidence),
            Inline::Text(format!(" {meaning}")),
        ]);
    }
    list.push(both(
        "出处：每页末尾的“出处一览”说明各个编号的种类、所在、日期与谱系；互相抄录的来源属同一谱系",
        "source: the table of sources at the end of each page says of each id what it is, where, of when, and whom it goes back to; sources that copy each other are one lineage",
    ));
    list.push(both(
        "作用：客户端怎样读外层的字段：`code 1` 最先看的返回码，没有或为 null 时看 `code 2`；`message 1`、`message 2` 同理，是提示文字；`data` 是业务数据",
        "read as: how clients read a member of the root object: `code 1` is the code that is looked at first, `code 2` the one where that is absent or null; the same goes for `message 1` and `message 2`, the server's text; `data` is the payload",
    ));
    list.push(both(
        "示例里的凭证一律写作 `xxx`",
        "credentials in examples stand as `xxx`",
    ));
    list
}

/// A text of ours in the languages of the page.
fn chosen(spoken: Spoken, zh: &str, en: &str) -> Text {
    match spoken {
        Spoken::Both => super::content::both(prose(zh), prose(en), false),
        one => prose(&one.choose(zh, en)),
    }
}

/// The heads of tables, which are Chinese, in English.
fn heads() -> Text {
    let mut heads = words("列 / columns: ");
    let all = labels::PARAMETER_HEADS.iter().chain(labels::FIELD_HEADS);
    let mut known: Vec<&str> = Vec::new();
    for head in all {
        if !known.contains(head) {
            known.push(head);
        }
    }
    let pairs = known
        .iter()
        .map(|head| words(format!("{head} = {}", labels::head_in_english(head))));
    heads.extend(join(pairs, &Inline::Text(", ".to_owned())));
    heads
}

/// What `import` of these pages can't give back.
fn lost(api: &Api, spoken: Spoken) -> Vec<Text> {
    let variables = (!api.servers.is_empty()).then_some((
        "服务器地址的变量：地址里写的是默认值",
        "variables of servers' addresses, where their defaults stand",
    ));
    [
        (
            "文件的划分、次序、注释与 `$ref`",
            "how the spec is divided into files, its comments and its `$ref`s",
        ),
        (
            "凭证参数的示例值",
            "the values of credentials in example requests, which stand as placeholders",
        ),
        (
            "没有出现在模型里的约束：`allOf`、`dependentRequired` 等",
            "restrictions that no type follows from, such as `allOf` or `dependentRequired`",
        ),
        (
            "拒绝分支自己的字段说明、响应头、`format` 等注解",
            "what a refusal says of its own members, reply headers, and annotations such as `format`",
        ),
        (
            "返回码目录：每个接口各写一份",
            "the catalogue of codes: each operation has its own entries",
        ),
        ("说明文字里的换行", "line breaks within a sentence"),
        (
            "出处与证据账本",
            "sources, and the ledger of evidence that they stand in",
        ),
    ]
    .into_iter()
    .chain(variables)
    .map(|(zh, en)| chosen(spoken, zh, en))
    .collect()
}
