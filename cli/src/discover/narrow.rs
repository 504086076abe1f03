//! What captures show of a spec's replies beyond what it says: members that are always there, values that are always the
//! same few. Taking it in makes the spec narrower, which no capture proves; so it is proposed with its numbers, to whoever
//! asks for it.

use std::path::PathBuf;

use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::{Operation, ReplyBody, SideEffect};
use bilispec_codegen::source::{Json, pointer};

use super::call::Call;
use super::calls;
use super::envelope_file;
use super::reply::{self, Outcome, Replies};
use super::{Settings, text};
use crate::learn::{self, Decision, Draft, FileEdit, Learned, Proposal};
use crate::observations::Shape;
use crate::report::Place;

/// From so many exchanges on, what all of them have may be required.
const ENOUGH: u64 = 6;
/// From so many values on, those that were seen may be all.
const VALUES: u64 = 6;
/// Objects within objects are looked at so far.
const DEEPEST: usize = 16;

/// A change that makes the spec narrower.
struct Narrower {
    file: String,
    /// The schema of the object.
    at: String,
    operation: String,
    name: String,
    what: What,
    seen: String,
    caution: Option<String>,
}

enum What {
    /// The member is always there.
    Required,
    /// It has these values.
    Values(Outcome),
}

/// Proposes what the inputs show, on top of what was learned from them.
pub fn narrow(
    mut learned: Learned,
    inputs: &[PathBuf],
    settings: &Settings,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
) -> Learned {
    let calls = calls::read(inputs, settings.stdin.as_deref(), &settings.base_urls);
    learned.notes.extend(calls.errors.iter().cloned());
    let mut stopped = false;
    for one in found(&learned.draft, &calls.list) {
        let next = edits(&learned.draft, &one).and_then(|edits| learned.draft.ahead(&edits));
        let next = match next.and_then(|next| next.checked()) {
            Ok(next) => next,
            Err(why) => {
                learned.notes.push(format!("{}: {why}", title(&one)));
                continue;
            }
        };
        let proposal = Proposal {
            title: title(&one),
            place: place(&learned.draft, &one),
            schema_path: format!("{}#{}", one.file, one.at),
            seen: one.seen.clone(),
            caution: one.caution.clone(),
            changes: learn::between(&learned.draft, &next),
        };
        let decision = if stopped {
            Decision::Leave
        } else {
            decide(&proposal)
        };
        stopped |= decision == Decision::Stop;
        if decision == Decision::Take {
            learned.draft = next;
            learned.taken.push(proposal);
        } else {
            learned.declined.push(proposal);
        }
    }
    learned
}

fn title(one: &Narrower) -> String {
    let what = match one.what {
        What::Required => "was always there",
        What::Values(_) => "had few values",
    };
    format!("{}: `{}` {what}", one.operation, one.name)
}

fn place(draft: &Draft, one: &Narrower) -> Place {
    let file = draft.file(&one.file);
    let node = file.and_then(|file| pointer::get(file.tree()?, &one.at));
    let position = file
        .zip(node)
        .map(|(file, node)| file.position(node.span.start));
    Place {
        file: one.file.clone(),
        line: position.map_or(1, |position| position.line),
        column: position.map_or(1, |position| position.column),
    }
}

/// All that calls show, by operation.
fn found(draft: &Draft, calls: &[Call]) -> Vec<Narrower> {
    let Some(project) = draft.project() else {
        return Vec::new();
    };
    let router = crate::check::router(project);
    let mut by_operation: Vec<Vec<&Call>> =
        project.api.operations.iter().map(|_| Vec::new()).collect();
    for call in calls {
        let own = call.operation(&router);
        if let Some(own) = own.and_then(|number| by_operation.get_mut(number)) {
            own.push(call);
        }
    }
    let mut all = Vec::new();
    for (operation, calls) in project.api.operations.iter().zip(by_operation) {
        if calls.is_empty() || operation.reply.body != ReplyBody::Json {
            continue;
        }
        let model = project.api.envelope(operation.reply.envelope);
        let envelope = (!model.is_none()).then(|| envelope_file::of_model(model));
        let replies = Replies {
            calls,
            envelope: envelope.as_ref(),
        };
        let payload = replies.payload();
        let schema = &operation.reply.payload_schema;
        let file = draft.loaded().project.path(schema.file).to_owned();
        let mut walk = Walk {
            draft,
            operation,
            file,
            all: Vec::new(),
        };
        walk.object(&schema.pointer, &payload, 0);
        walk.values(&schema.pointer, &payload);
        all.append(&mut walk.all);
    }
    all
}

struct Walk<'w> {
    draft: &'w Draft,
    operation: &'w Operation,
    file: String,
    all: Vec<Narrower>,
}

impl Walk<'_> {
    fn value(&self, at: &str) -> Option<Json> {
        self.draft.value(&self.file, at)
    }

    /// Members that each object has, and those of what is in them. What several operations share says nothing of one.
    fn object(&mut self, at: &str, shape: &Shape, depth: usize) {
        let Some(schema) = self.value(at).filter(|_| depth < DEEPEST) else {
            return;
        };
        if let Some(items) = shape.items() {
            self.object(&format!("{at}/items"), items, depth + 1);
        }
        if let Some(values) = shape.values() {
            self.object(&format!("{at}/additionalProperties"), values, depth + 1);
        }
        let required = match schema.get("required") {
            Some(Json::Array(names)) => names.clone(),
            _ => Vec::new(),
        };
        for (name, member) in shape.members().unwrap_or_default() {
            let property = format!("{at}/properties/{}", pointer::escape(name));
            let Some(known) = self.value(&property) else {
                continue;
            };
            let is_open =
                !required.contains(&text(name.as_str())) && known.get("x-needed").is_none();
            if is_open && shape.has_always(member, ENOUGH) {
                let (count, exchanges) = (member.count(), member.exchanges());
                self.all.push(Narrower {
                    file: self.file.clone(),
                    at: at.to_owned(),
                    operation: self.operation.id.clone(),
                    name: name.clone(),
                    what: What::Required,
                    seen: format!("in {count} of {count} objects, in {exchanges} exchanges"),
                    caution: None,
                });
            }
            self.object(&property, member, depth + 1);
        }
    }

    /// Members of the payload with few values, where the spec lists none.
    fn values(&mut self, at: &str, payload: &Shape) {
        for outcome in Replies::outcomes(payload) {
            let property = format!("{at}/properties/{}", pointer::escape(&outcome.name));
            let total: u64 = outcome.values.iter().map(|(_, count)| count).sum();
            let Some(known) = self.value(&property).filter(|_| total >= VALUES) else {
                continue;
            };
            let lists = ["enum", "const", "x-known-values", "$ref", "oneOf", "anyOf"];
            if lists.iter().any(|keyword| known.get(keyword).is_some()) {
                continue;
            }
            let counts = outcome.values.iter();
            let counts = counts.map(|(value, count)| format!("{value} ×{count}"));
            let seen = counts.collect::<Vec<_>>().join(", ");
            let caution = (self.operation.effect == SideEffect::Spend).then(|| {
                "which of the values mean that it took place is not in the capture".to_owned()
            });
            self.all.push(Narrower {
                file: self.file.clone(),
                at: at.to_owned(),
                operation: self.operation.id.clone(),
                name: outcome.name.clone(),
                seen,
                caution,
                what: What::Values(outcome),
            });
        }
    }
}

fn edits(draft: &Draft, one: &Narrower) -> Result<Vec<FileEdit>, String> {
    let edit = |edit| FileEdit {
        file: one.file.clone(),
        edit,
    };
    let gone = || format!("{}#{} is gone", one.file, one.at);
    let mut owner = draft.value(&one.file, &one.at).ok_or_else(gone)?;
    let at = one.at.as_str();
    match &one.what {
        What::Required => {
            let name = text(one.name.as_str());
            let list = format!("{at}/required");
            Ok(vec![edit(match owner.get("required") {
                Some(Json::Array(_)) => Edit::append(list, name),
                _ if owner.get("type").is_some() => {
                    Edit::insert_after(at, "type", "required", Json::Array(vec![name]))
                }
                _ => Edit::insert(at, "required", Json::Array(vec![name])),
            })])
        }
        What::Values(outcome) => {
            let property = format!("{at}/properties/{}", pointer::escape(&one.name));
            let old = draft.value(&one.file, &property).ok_or_else(gone)?;
            reply::list_values(&mut owner, outcome);
            let new = owner.at(&format!("/properties/{}", pointer::escape(&one.name)));
            let (Some(Json::Object(new)), Json::Object(old)) = (new, old) else {
                return Err(gone());
            };
            let mut edits = Vec::new();
            let kept = |name: &str| new.iter().find(|(known, _)| known == name);
            for (name, value) in &old {
                let at = format!("{property}/{}", pointer::escape(name));
                match kept(name) {
                    None => edits.push(edit(Edit::remove(at))),
                    Some((_, other)) if other != value => {
                        edits.push(edit(Edit::replace(at, other.clone())));
                    }
                    Some(_) => {}
                }
            }
            let mut before = "type".to_owned();
            for (name, value) in new {
                if old.iter().all(|(known, _)| known != name) {
                    let insert =
                        Edit::insert_after(property.as_str(), before.as_str(), name, value.clone());
                    edits.push(edit(insert));
                    before.clone_from(name);
                }
            }
            Ok(edits)
        }
    }
}
