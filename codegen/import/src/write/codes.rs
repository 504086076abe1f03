//! Codes, from tables and from the values of a code's row.

use super::json::Object;
use crate::draft::Row;
use crate::types::Type;
use bilispec_codegen::model::{CodeClass, names};
use bilispec_codegen::source::Json;

/// A code in the making.
#[derive(Debug, Clone)]
pub(super) struct Code {
    /// `None` for null.
    pub(super) number: Option<i64>,
    name: String,
    class: &'static str,
    pub(super) level: String,
    meaning: String,
    notes: Vec<String>,
    /// The row, and the type of the data that comes with it.
    pub(super) data: Option<(Row, Type)>,
}

impl Code {
    /// A row of a table of codes; `None` if its number is none.
    pub(super) fn of_row(row: &Row) -> Option<Self> {
        let number = match row.name.as_str() {
            "null" => None,
            text => Some(text.parse().ok()?),
        };
        let class = CodeClass::WORDS.iter().find(|(word, _)| *word == row.class);
        let class = class.map_or_else(|| guess(&row.meaning), |(word, _)| word);
        let name = Some(row.title.clone()).filter(|name| names::is_pascal(name));
        Some(Self {
            number,
            name: name.unwrap_or_else(|| derived(number)),
            class,
            level: level(row.facts.evidence.as_deref()),
            meaning: row.meaning.clone(),
            notes: row.facts.all_notes(),
            data: row.facts.data.clone().map(|ty| (row.clone(), ty)),
        })
    }
}

/// The codes that the values of a row name.
pub(super) fn of_values(row: &Row, success: &[i64]) -> Vec<Code> {
    let values = row.facts.values.iter();
    values
        .filter_map(|value| {
            let number: i64 = value.text.parse().ok()?;
            let succeeds = success.contains(&number);
            Some(Code {
                number: Some(number),
                name: if succeeds && success.len() == 1 {
                    "Success".to_owned()
                } else {
                    derived(Some(number))
                },
                class: if succeeds {
                    "ok"
                } else {
                    guess(&value.meaning)
                },
                level: level(value.evidence.as_deref()),
                meaning: value.meaning.clone(),
                notes: Vec::new(),
                data: None,
            })
        })
        .collect()
}

/// `x-codes`; `data` gives the schema of what comes with a code.
pub(super) fn members(codes: &[Code], mut data: impl FnMut(&Code) -> Option<Object>) -> Object {
    let mut members = Object::default();
    for code in codes {
        let key = code
            .number
            .map_or_else(|| "null".to_owned(), |number| number.to_string());
        let mut entry = Object::default()
            .with("name", code.name.as_str())
            .with("class", code.class)
            .with("level", code.level.as_str());
        entry.text("description", &code.meaning);
        entry.list("x-notes", &code.notes);
        if let Some(data) = data(code) {
            entry.set("data", Json::from(data));
        }
        members.set(&key, entry);
    }
    members
}

/// `x-blocked`, from the rows of its table.
pub(super) fn blocked<'r>(rows: impl Iterator<Item = &'r Row>) -> Object {
    let mut members = Object::default();
    for row in rows {
        let class = CodeClass::WORDS.iter().find(|(word, _)| *word == row.class);
        let mut entry = Object::default()
            .with("name", row.title.as_str())
            .with("class", class.map_or("server", |(word, _)| word));
        if let Some(evidence) = &row.facts.evidence {
            entry.set("x-evidence", evidence.as_str());
        }
        entry.text("description", &row.meaning);
        entry.list("x-notes", &row.facts.all_notes());
        members.set(&row.name, entry);
    }
    members
}

fn level(given: Option<&str>) -> String {
    given.unwrap_or("documented").to_owned()
}

fn derived(number: Option<i64>) -> String {
    number.map_or_else(
        || "Unnumbered".to_owned(),
        |number| format!("Code{}", number.to_string().replace('-', "Minus")),
    )
}

/// What sort of answer a meaning speaks of.
fn guess(meaning: &str) -> &'static str {
    let lower = meaning.to_lowercase();
    for (words, class) in [
        (&["登录", "登陆", "csrf", "login"][..], "auth"),
        (&["风控", "risk"], "risk"),
        (&["频繁", "过快", "too fast"], "rate"),
        (&["库存", "售罄", "stock"], "stock"),
        (&["请求错误", "参数", "request", "parameter"], "parameter"),
        (&["token"], "token"),
        (&["服务", "系统", "server"], "server"),
        (&["账号", "账户", "account"], "account"),
        (&["上限", "限购", "limit"], "limit"),
    ] {
        if words.iter().any(|word| lower.contains(word)) {
            return class;
        }
    }
    "state"
}
