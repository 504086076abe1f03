//! Codes that the spec does not list for an operation.
//!
//! They go where the operation's other codes are described: into the catalogue that those refer to, or in place. Their
//! class is `server`, the only one that claims nothing about what became of the call: of a spending one, the client says
//! then that nobody knows.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::{is_type_name, pascal_case};
use bilispec_codegen::source::{Json, pointer};
use bilispec_wire::envelope::Code;

use super::draft::FileEdit;
use super::mend::{Mend, Mended};
use crate::json::text;

/// What a code that nobody named is called.
pub(super) fn name(code: Option<&Code<'_>>) -> String {
    match code {
        Some(Code::Integer(code)) if *code < 0 => format!("CodeMinus{}", code.unsigned_abs()),
        Some(Code::Text(text)) => match pascal_case(text) {
            name if is_type_name(&name) => format!("Code{name}"),
            _ => "CodeText".to_owned(),
        },
        Some(Code::Boolean(code)) => if *code { "CodeTrue" } else { "CodeFalse" }.to_owned(),
        Some(code) => format!("Code{code}"),
        None => "CodeNull".to_owned(),
    }
}

/// Lists a code for an operation.
pub(super) fn code(mend: &Mend<'_>, operation: usize, code: Option<&Code<'_>>) -> Mended {
    if let Some(Code::Text(text)) = code
        && !crate::names::is_name(text)
    {
        return Err("the code is not a name, and may be somebody's".to_owned());
    }
    let api = mend.draft.loaded().api.as_ref();
    let operation = api.and_then(|api| api.operations.get(operation));
    let operation = operation.ok_or("the operation was not found")?;
    let (file, id) = mend
        .draft
        .place(operation.span)
        .ok_or("the operation was not found")?;
    let (base, _) = id.rsplit_once('/').unwrap_or_default();
    let name = name(code);
    let number = code.map_or_else(|| "null".to_owned(), ToString::to_string);
    let entry = || {
        Json::Object(vec![
            ("name".to_owned(), text(&name)),
            ("class".to_owned(), text("server")),
            ("level".to_owned(), text("observed")),
        ])
    };
    let own = mend.draft.value(&file, &format!("{base}/x-codes"));
    let at = |edit| FileEdit {
        file: file.clone(),
        edit,
    };
    let Some(Json::Object(own)) = own else {
        let list = Json::Object(vec![(number, entry())]);
        let behind = [
            "x-notes",
            "x-effect",
            "x-evidence",
            "description",
            "operationId",
        ];
        let behind = behind.iter().find(|name| {
            let member = format!("{base}/{name}");
            mend.draft.value(&file, &member).is_some()
        });
        let behind = behind.copied().unwrap_or("operationId");
        return Ok(vec![at(Edit::insert_after(base, behind, "x-codes", list))]);
    };
    let list = format!("{base}/x-codes");
    let last = own
        .iter()
        .rev()
        .find_map(|(_, entry)| entry.get("$ref")?.as_str());
    let Some((path, fragment)) = last.and_then(|last| last.split_once('#')) else {
        return Ok(vec![at(Edit::insert(list, number, entry()))]);
    };
    let (group, _) = fragment.rsplit_once('/').unwrap_or_default();
    let catalogue = if path.is_empty() {
        file.clone()
    } else {
        let project = &mend.draft.loaded().project;
        project
            .relative(path, operation.span.file)
            .map_err(|error| error.to_string())?
    };
    let reference = format!("{path}#{group}/{}", pointer::escape(&name));
    let reference = Json::Object(vec![("$ref".to_owned(), text(reference))]);
    let mut edits = vec![at(Edit::insert(list, number, reference))];
    let described = mend.draft.value(&catalogue, &format!("{group}/{name}"));
    if described.is_none() {
        edits.push(FileEdit {
            file: catalogue,
            edit: Edit::insert(group, name.as_str(), entry()),
        });
    }
    Ok(edits)
}
