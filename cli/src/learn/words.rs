//! Lessons in words. Values are named only where they become a part of the spec.

use crate::names::UNNAMED;
use bilispec_codegen::model::{JsonKind as Kind, Operation};
use bilispec_engine::Rule;
use bilispec_wire::envelope::Code as CodeValue;

use super::draft::Draft;
use super::shown;
use crate::observations::{About, Key, Lesson, Shape};
use crate::report::{Part, Place};
use crate::url;

/// So many operations are named.
const OPERATIONS: usize = 3;

/// What it is, in a line.
pub(super) fn title(draft: &Draft, key: &Key, lesson: &Lesson) -> String {
    let path = if key.part == Part::ResponseBody {
        url::shortened(&lesson.instance_path, 120)
    } else {
        format!(
            "{} {}",
            key.part.words(),
            url::shortened(&lesson.instance_path, 120)
        )
    };
    let of = operations(draft, lesson);
    match &key.about {
        About::Field(_) => format!("{of} {path}: a new field, {}", kinds(&lesson.shape)),
        About::Missing(_) => format!("{of} {path}: not always there"),
        About::Code(_, code) => {
            let code = match code {
                Some(CodeValue::Text(text)) if !crate::names::is_name(text) => UNNAMED.to_owned(),
                Some(code) => code.to_string(),
                None => "null".to_owned(),
            };
            format!("{of}: a new code, {code}")
        }
        About::Status(_, status) => format!("{of}: a new HTTP status, {status}"),
        About::Rule(Rule::Type) => format!("{of} {path}: also {}", kinds(&lesson.shape)),
        About::Rule(Rule::Enum | Rule::UnknownValue) => {
            let what = match lesson.values.len() {
                1 => "a new value",
                _ => "new values",
            };
            format!("{of} {path}: {what}{}", values(lesson))
        }
        About::Rule(Rule::Minimum | Rule::Maximum) => {
            format!("{of} {path}: a number out of bounds{}", values(lesson))
        }
        About::Rule(rule) => format!("{of} {path}: {}", plain(*rule)),
    }
}

/// A rule's sentence as a part of one.
fn plain(rule: Rule) -> String {
    let summary = rule.summary().trim_end_matches('.');
    let mut chars = summary.chars();
    let first = chars.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

fn values(lesson: &Lesson) -> String {
    if lesson.masked {
        return " (masked)".to_owned();
    }
    let mut all: Vec<String> = lesson.values.iter().take(5).map(shown).collect();
    if lesson.values.len() > all.len() || lesson.more_values {
        all.push("…".to_owned());
    }
    format!(": {}", all.join(", "))
}

fn kinds(shape: &Shape) -> String {
    let article = |kind: Kind| match kind {
        Kind::Null => "null",
        Kind::Boolean => "a boolean",
        Kind::Integer => "an integer",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
    };
    let mut kinds = shape.kinds();
    // Null stands last, as in the spec.
    if kinds.first() == Some(&Kind::Null) {
        kinds.rotate_left(1);
    }
    let words: Vec<_> = kinds.into_iter().map(article).collect();
    words.join(" or ")
}

fn operations(draft: &Draft, lesson: &Lesson) -> String {
    let all = draft.loaded().api.iter().flat_map(|api| &api.operations);
    let concerned = all
        .enumerate()
        .filter(|(number, _)| lesson.operations.contains(number));
    let ids: Vec<&str> = concerned
        .map(|(_, operation): (usize, &Operation)| operation.id.as_str())
        .collect();
    match ids.get(OPERATIONS..) {
        Some(more) if !more.is_empty() => {
            let first = ids.get(..OPERATIONS).unwrap_or_default();
            format!("{} and {} more", first.join(", "), more.len())
        }
        _ => ids.join(", "),
    }
}

/// The place in the spec.
pub(super) fn place(draft: &Draft, key: &Key) -> Place {
    let known = draft
        .project()
        .and_then(|project| project.place(&key.file, &key.pointer));
    known.unwrap_or(Place {
        file: key.file.clone(),
        line: 1,
        column: 1,
    })
}

/// The same as file and JSON pointer.
pub(super) fn schema_path(key: &Key) -> String {
    format!("{}#{}", key.file, key.pointer)
}

/// How often, and where.
pub(super) fn seen(lesson: &Lesson) -> String {
    let times = match (lesson.count, lesson.exchanges) {
        (1, _) => "once".to_owned(),
        (count, 1) => format!("{count} times in one exchange"),
        (count, exchanges) if count == exchanges => format!("in {exchanges} exchanges"),
        (count, exchanges) => format!("{count} times in {exchanges} exchanges"),
    };
    let more = usize::try_from(lesson.exchanges).is_ok_and(|all| all > lesson.samples.len());
    let more = if more { ", …" } else { "" };
    format!("{times}: {}{more}", lesson.samples.join(", "))
}
