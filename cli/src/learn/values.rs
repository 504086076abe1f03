//! Values that a list of the spec lacks, closed (`enum`) or open (`x-known-values`).
//!
//! A name is made from the value, always the same one; that it says nothing is for a person to change, and the lint
//! asks for it.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::{TypeKind, is_type_name, value_name};
use bilispec_codegen::source::Json;

use super::draft::FileEdit;
use super::mend::{Mend, Mended};
use crate::json::text;
use bilispec_wire::privacy;

/// More values than this at once are no list, but data.
const MOST: usize = 20;
/// A longer text is not a value of a list.
const LONGEST: usize = 40;

/// Takes the values into the list that lacks them.
pub(super) fn mend(mend: &Mend<'_>) -> Mended {
    let lesson = mend.lesson;
    if lesson.masked {
        return Err("the values are sensitive, and would stand in the spec".to_owned());
    }
    if lesson.more_values || lesson.values.len() > MOST {
        return Err(format!(
            "more than {MOST} values are missing: it is not a list of values, it seems"
        ));
    }
    let (base, keyword) = mend.parent();
    let owner = mend.value(base).unwrap_or(Json::Null);
    let listed = match owner.get("enum").or_else(|| owner.get("x-known-values")) {
        Some(Json::Array(listed)) => listed.clone(),
        _ => return Err("the list was not found".to_owned()),
    };
    let is_text = listed
        .iter()
        .any(|one| one.get("value").unwrap_or(one).as_str().is_some());
    let mut new = Vec::new();
    for value in &lesson.values {
        let value = typed(value, is_text);
        if let Json::String(text) = &value
            && (privacy::is_private_key(text) || text.chars().count() > LONGEST)
        {
            return Err("a value looks like data, not like one of a list".to_owned());
        }
        if !listed.contains(&value) && !new.contains(&value) {
            new.push(value);
        }
    }
    match keyword {
        "enum" => Ok(closed(mend, base, &owner, &listed, &new)),
        "x-known-values" => Ok(open(mend, &listed, &new)),
        _ => Err("the list was not found".to_owned()),
    }
}

/// What a form's text stands for.
fn typed(value: &Json, is_text: bool) -> Json {
    let number = value.as_str().filter(|_| !is_text);
    let number = number.and_then(|text| text.parse::<i64>().ok());
    number.map_or_else(|| value.clone(), |number| Json::Number(number.into()))
}

fn closed(
    mend: &Mend<'_>,
    base: &str,
    owner: &Json,
    listed: &[Json],
    new: &[Json],
) -> Vec<FileEdit> {
    let mut edits = Vec::new();
    let mut names: Vec<String> = strings(owner, "x-enum-varnames");
    for value in new {
        edits.push(mend.edit(Edit::append(format!("{base}/enum"), value.clone())));
        if owner.get("x-enum-varnames").is_some() {
            let name = name(value, &names);
            let at = format!("{base}/x-enum-varnames");
            edits.push(mend.edit(Edit::append(at, text(&name))));
            names.push(name);
        }
        if owner.get("x-enum-descriptions").is_some() {
            let at = format!("{base}/x-enum-descriptions");
            edits.push(mend.edit(Edit::append(at, text(""))));
        }
    }
    // A word of ours would make a document from elsewhere one of ours.
    if mend.draft.is_plain() {
        return edits;
    }
    let at = format!("{base}/x-evidence");
    let observed = || text("observed");
    match owner.get("x-evidence") {
        Some(Json::Array(_)) => {
            for _ in new {
                edits.push(mend.edit(Edit::append(at.as_str(), observed())));
            }
        }
        own => {
            // What the values so far were known by, each; and the new ones were seen.
            let before = levels(mend, base, listed);
            if before.iter().any(|level| level != "observed") {
                let levels = before.iter().map(text);
                let levels = levels.chain(new.iter().map(|_| observed()));
                let levels = Json::Array(levels.collect());
                edits.push(mend.edit(match own {
                    Some(_) => Edit::replace(at, levels),
                    None => Edit::insert_after(base, "enum", "x-evidence", levels),
                }));
            }
        }
    }
    edits
}

/// The levels of an enum's values.
fn levels(mend: &Mend<'_>, base: &str, listed: &[Json]) -> Vec<String> {
    let types = mend.draft.loaded().api.iter().flat_map(|api| &api.types);
    let mut own = types.filter(|def| {
        def.schema.pointer == base
            && mend.draft.loaded().project.path(def.schema.file) == mend.key.file
    });
    let variants = own.find_map(|def| match &def.kind {
        TypeKind::Enum { variants, .. } => Some(variants),
        _ => None,
    });
    let level = |value: &Json| {
        let mut variants = variants.into_iter().flatten();
        let variant = variants.find(|variant| variant.value == *value);
        variant.map_or("observed", |variant| variant.evidence.word())
    };
    listed.iter().map(|value| level(value).to_owned()).collect()
}

fn open(mend: &Mend<'_>, listed: &[Json], new: &[Json]) -> Vec<FileEdit> {
    let known = listed.iter().filter_map(|one| one.get("name")?.as_str());
    let mut names: Vec<String> = known.map(str::to_owned).collect();
    let mut edits = Vec::new();
    for value in new {
        let name = name(value, &names);
        let mut entry = vec![
            ("value".to_owned(), value.clone()),
            ("name".to_owned(), text(&name)),
        ];
        if !mend.draft.is_plain() {
            entry.push(("x-evidence".to_owned(), text("observed")));
        }
        let entry = Json::Object(entry);
        edits.push(mend.edit(Edit::append(mend.key.pointer.as_str(), entry)));
        names.push(name);
    }
    edits
}

/// A name for a value that is none of the others'.
fn name(value: &Json, others: &[String]) -> String {
    let plain = value_name(value);
    let is_free = |name: &String| is_type_name(name) && name != "Unknown" && !others.contains(name);
    let numbered = (1..).map(|number| format!("Value{number}Of{}", others.len() + 1));
    std::iter::once(plain)
        .chain(numbered.take(100))
        .find(is_free)
        .unwrap_or_default()
}

fn strings(owner: &Json, name: &str) -> Vec<String> {
    match owner.get(name) {
        Some(Json::Array(items)) => items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// A schema that may be null now: if it lists its values, null becomes one of them.
pub(super) fn allow_null(mend: &Mend<'_>, base: &str, owner: &Json, edits: &mut Vec<FileEdit>) {
    if owner.get("enum").is_none() {
        return;
    }
    let beside = [
        ("enum", Json::Null),
        ("x-enum-varnames", text("Null")),
        ("x-enum-descriptions", text("")),
    ];
    for (name, value) in beside {
        if owner.get(name).is_some() {
            edits.push(mend.edit(Edit::append(format!("{base}/{name}"), value)));
        }
    }
    if let Some(Json::Array(_)) = owner.get("x-evidence") {
        let at = format!("{base}/x-evidence");
        edits.push(mend.edit(Edit::append(at, text("observed"))));
    }
}
