//! An operation's place in a project: its file, the root document's entry, tag, logins, envelope and codes.

use bilispec_codegen::diagnostics::{Diagnostics, Severity};
use bilispec_codegen::edit::{self, Edit};
use bilispec_codegen::emit;
use bilispec_codegen::openapi;
use bilispec_codegen::source::{Json, pointer};

use super::described::Described;
use super::envelope_file::{Named, New};
use super::hosts;
use super::reply::Code;
use crate::json::{object, text};
use crate::learn::{Draft, FileEdit};
use crate::texts::{Languages, Text};

/// The project with an operation more; or why it can't be added.
pub(super) fn add(draft: &Draft, described: &Described<'_>) -> Result<Draft, String> {
    let root = draft.root_file().ok_or("the spec can't be used")?;
    let folder = root
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned();
    let file = file(draft, &folder, described);
    let envelopes = envelopes_path(draft, &folder);
    let base = relative(&file, &envelopes);
    let with_envelope = match &described.envelope {
        Named::New(new) => Some(with_envelope(draft, &envelopes, new, described)?),
        _ => None,
    };
    let references = match &described.envelope {
        Named::None => None,
        Named::Known(_, number) => Some(known_branches(draft, *number, &file)?),
        Named::New(new) => {
            let [_, success, refusal] = new.parts();
            Some((format!("{base}#/{success}"), format!("{base}#/{refusal}")))
        }
    };
    let draft = with_envelope.as_ref().unwrap_or(draft);
    let codes = match &described.envelope {
        Named::New(new) => Some((&base, new.codes())),
        _ => None,
    };
    let entry = |code: &Code| match &codes {
        Some((base, group)) => object(vec![(
            "$ref",
            text(format!("{base}#/{group}/{}", code.name)),
        )]),
        None => code_entry(code, described.languages),
    };
    let operation = described.operation(references.as_ref(), &entry);
    let mut edits = root_edits(draft, &root, described);
    let mut path = described.group.path();
    let has_path = |path: &str| draft.value(&root, &format!("/paths/{}", pointer::escape(path)));
    let method = described.group.method.to_ascii_lowercase();
    let at_known = known_item(draft, &root, described)?;
    if let Some((known, base)) = at_known {
        edits.push(FileEdit {
            file: known,
            edit: Edit::insert(base, method, operation),
        });
        return draft.with(&edits);
    }
    if described.group.selector.is_some() || has_path(&path).is_some() {
        // What stands behind `#` is not sent: it tells entries of one path apart.
        path = format!("{path}#{}", described.id());
    }
    let server = hosts::server(&described.group.origin, !described.logins.is_empty());
    let item = Json::Object(vec![
        ("servers".to_owned(), Json::Array(vec![server])),
        (method, operation),
    ]);
    let reference = file
        .strip_prefix(&format!("{folder}/"))
        .unwrap_or(&file)
        .to_owned();
    let target = object(vec![("$ref", text(&reference))]);
    let is_first =
        matches!(draft.value(&root, "/paths"), Some(Json::Object(paths)) if paths.is_empty());
    let mut at_root = |edit| {
        edits.push(FileEdit {
            file: root.clone(),
            edit,
        });
    };
    if is_first {
        // An empty mapping stands in braces, where nobody would want the others.
        let before = draft.value(&root, "/security");
        let before = before.map_or("info", |_| "security");
        let paths = Json::Object(vec![(path, target)]);
        at_root(Edit::remove("/paths"));
        at_root(Edit::insert_after("", before, "paths", paths));
    } else {
        at_root(Edit::insert("/paths", path, target));
    }
    let text = openapi::editor_line(&reference) + &edit::document(&item);
    draft.with_file(&file, &text, &edits)
}

/// What `generate` would refuse afterwards is not written.
pub(super) fn checked(draft: Draft) -> Result<Draft, String> {
    if let Some(api) = &draft.loaded().api {
        let mut problems = Diagnostics::default();
        emit::check(api, &mut problems);
        let mut errors = problems.list().iter();
        if let Some(error) = errors.find(|one| one.severity == Severity::Error) {
            return Err(error.message.clone());
        }
    }
    Ok(draft)
}

/// A file that is not there yet.
fn file(draft: &Draft, folder: &str, described: &Described<'_>) -> String {
    let name = |suffix: &str| format!("{folder}/{}/{}{suffix}.yaml", described.tag, described.id());
    let plain = name("");
    if draft.has_file(&plain) {
        name("_call")
    } else {
        plain
    }
}

/// The path item that has the address already, with another method: its file and place.
fn known_item(
    draft: &Draft,
    root: &str,
    described: &Described<'_>,
) -> Result<Option<(String, String)>, String> {
    if described.group.selector.is_some() {
        return Ok(None);
    }
    let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
    let path = described.group.path();
    let method = &described.group.method;
    let same: Vec<_> = operations
        .filter(|known| known.path == path && known.host == described.group.origin)
        .collect();
    let Some(known) = same.first() else {
        return Ok(None);
    };
    if same.iter().any(|known| known.method.as_str() == method) {
        return Err(format!(
            "`{}` answers to its method and address already, and no selector tells them apart",
            known.id
        ));
    }
    let (file, at) = draft
        .place(known.span)
        .ok_or("its path item was not found")?;
    let base = at.rsplitn(3, '/').nth(2).unwrap_or_default().to_owned();
    if file == root && base.is_empty() {
        return Err("its path item was not found".to_owned());
    }
    Ok(Some((file, base)))
}

fn root_edits(draft: &Draft, root: &str, described: &Described<'_>) -> Vec<FileEdit> {
    let mut edits = Vec::new();
    let mut at = |edit| {
        edits.push(FileEdit {
            file: root.to_owned(),
            edit,
        });
    };
    let tags = draft.loaded().api.iter().flat_map(|api| &api.tags);
    if { tags }.all(|tag| tag.name != described.tag) {
        let said = Text::new(
            format!("{} 的接口。", described.group.origin),
            format!("Endpoints of {}.", described.group.origin),
        );
        let tag = object(vec![
            ("name", text(&described.tag)),
            ("description", described.languages.lines(&said)),
        ]);
        at(match draft.value(root, "/tags") {
            Some(_) => Edit::append("/tags", tag),
            None => Edit::insert_after("", "info", "tags", Json::Array(vec![tag])),
        });
    }
    let schemes = draft.value(root, "/components/securitySchemes");
    let mut new: Vec<(String, Json)> = Vec::new();
    for login in &described.logins {
        let name = login.scheme();
        let known = schemes
            .as_ref()
            .is_some_and(|schemes| schemes.get(&name).is_some());
        if login.known.is_some() || known || new.iter().any(|(other, _)| *other == name) {
            continue;
        }
        let mut declaration = login.declaration();
        declaration.push(("x-sensitive", text("credential")));
        let said = Text::new("登录凭证。", "The login.");
        declaration.push(("description", described.languages.lines(&said)));
        new.push((name, object(declaration)));
    }
    if new.is_empty() {
        return edits;
    }
    if schemes.is_some() {
        for (name, scheme) in new {
            at(Edit::insert("/components/securitySchemes", name, scheme));
        }
    } else if draft.value(root, "/components").is_some() {
        at(Edit::insert(
            "/components",
            "securitySchemes",
            Json::Object(new),
        ));
    } else {
        let list = Json::Object(vec![("securitySchemes".to_owned(), Json::Object(new))]);
        at(Edit::insert("", "components", list));
    }
    edits
}

/// The file of envelopes: the one that there is, or one of another name where that is somebody else's.
fn envelopes_path(draft: &Draft, folder: &str) -> String {
    let plain = format!("{folder}/envelopes.yaml");
    let is_ours = draft.file(&plain).is_some() || draft.has_draft(&plain);
    if is_ours || !draft.has_file(&plain) {
        plain
    } else {
        format!("{folder}/envelopes_found.yaml")
    }
}

/// The draft with an envelope and the codes of an operation.
fn with_envelope(
    draft: &Draft,
    path: &str,
    new: &New,
    described: &Described<'_>,
) -> Result<Draft, String> {
    let [_, success, _] = new.parts();
    let text_of = draft.text(path);
    let known = text_of
        .as_deref()
        .is_some_and(|text| edit::value_at(text, &format!("/{success}")).is_some());
    let group = new.codes();
    let entries = described
        .codes()
        .iter()
        .map(|code| (code.name.clone(), code_entry(code, described.languages)));
    let entries: Vec<(String, Json)> = entries.collect();
    let Some(old) = text_of else {
        let mut parts = new.schemas(described.languages);
        if !entries.is_empty() {
            parts.push((group, Json::Object(entries)));
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        let text = openapi::editor_line(name) + &edit::document(&Json::Object(parts));
        return draft.with_file(path, &text, &[]);
    };
    let mut edits = Vec::new();
    let mut at = |edit| {
        edits.push(FileEdit {
            file: path.to_owned(),
            edit,
        });
    };
    if !known {
        for (name, schema) in new.schemas(described.languages) {
            at(Edit::insert("", name, schema));
        }
    }
    let listed = edit::value_at(&old, &format!("/{group}"));
    match listed {
        None if entries.is_empty() => {}
        None => at(Edit::insert("", group, Json::Object(entries))),
        Some(listed) => {
            for (name, entry) in entries
                .into_iter()
                .filter(|(name, _)| listed.get(name).is_none())
            {
                at(Edit::insert(format!("/{group}"), name, entry));
            }
        }
    }
    draft.with(&edits)
}

fn code_entry(code: &Code, languages: Languages) -> Json {
    let mut entry = vec![
        ("name", text(&code.name)),
        ("class", text(code.class)),
        ("level", text("observed")),
    ];
    if let Some(message) = &code.message {
        let said = Text::new(
            format!("服务器的提示：“{message}”。"),
            format!("The server says “{message}”."),
        );
        entry.push(("description", languages.lines(&said)));
    }
    object(entry)
}

/// The envelope's two forms as an operation refers to them, as `$ref`s from `file`.
fn known_branches(draft: &Draft, number: usize, file: &str) -> Result<(String, String), String> {
    let unknown = "how other operations refer to the envelope could not be read";
    let api = draft.loaded().api.as_ref().ok_or(unknown)?;
    let known = api.operations.get(number).ok_or(unknown)?;
    let (from, at) = draft.place(known.reply.schema.span).ok_or(unknown)?;
    let read = |path: &str| {
        let reference = draft.value(&from, &format!("{at}{path}"))?;
        let (target, pointer) = reference.as_str()?.split_once('#')?;
        let target = if target.is_empty() {
            from.clone()
        } else {
            draft
                .loaded()
                .project
                .relative(target, known.reply.schema.span.file)
                .ok()?
        };
        Some(format!("{}#{pointer}", relative(file, &target)))
    };
    let both = read("/oneOf/0/allOf/0/$ref").zip(read("/oneOf/1/$ref"));
    both.ok_or_else(|| unknown.to_owned())
}

/// The path of one file as another one names it; both are from the project's root.
fn relative(from: &str, to: &str) -> String {
    let mut here: Vec<&str> = from.split('/').collect();
    here.pop();
    let there: Vec<&str> = to.split('/').collect();
    let folders = there.len() - 1;
    let same = here
        .iter()
        .zip(there.iter().take(folders))
        .take_while(|(one, other)| one == other)
        .count();
    let up = "../".repeat(here.len() - same);
    let rest = there.get(same..).unwrap_or_default().join("/");
    format!("{up}{rest}")
}
