//! What captures show of a spec's replies beyond what it says: members that are always there, values that are always the
//! same few. Taking it in makes the spec narrower, which no capture proves; so it is proposed with its numbers, to whoever
//! asks for it.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::source::{Json, pointer};

use super::call::Call;
use super::reply;
use super::seen::{Narrower, What, found};
use crate::json::text;
use crate::learn::{self, Decision, Draft, FileEdit, Learned, Proposal};
use crate::report::Place;

/// Proposes what calls show, on top of what was learned from them.
pub(super) fn narrow(
    mut learned: Learned,
    calls: &[Call],
    decide: &mut dyn FnMut(&Proposal) -> Decision,
) -> Learned {
    let mut stopped = false;
    let mut wanted: Vec<(Narrower, Proposal)> = Vec::new();
    let mut ahead = None;
    for one in found(&learned.draft, calls) {
        let draft = ahead.as_ref().unwrap_or(&learned.draft);
        let next = match edits(draft, &one).and_then(|edits| draft.ahead(&edits)) {
            Ok(next) => next,
            Err(why) => {
                learned.notes.push(format!("{}: {why}", title(&one)));
                continue;
            }
        };
        let proposal = Proposal {
            title: title(&one),
            place: place(draft, &one),
            schema_path: format!("{}#{}", one.at.0, one.at.1),
            seen: one.seen.clone(),
            caution: one.caution.clone(),
            changes: learn::between(draft, &next),
        };
        let decision = if stopped {
            Decision::Leave
        } else {
            decide(&proposal)
        };
        stopped |= decision == Decision::Stop;
        if decision == Decision::Take {
            ahead = Some(next);
            wanted.push((one, proposal));
        } else {
            learned.declined.push(proposal);
        }
    }
    if let Some(ahead) = ahead {
        settle(&mut learned, &wanted, Ok(ahead));
    }
    learned
}

/// Reads the spec once with all that is wanted; where it does not hold, with each half.
fn settle(learned: &mut Learned, wanted: &[(Narrower, Proposal)], ahead: Result<Draft, String>) {
    match (wanted, ahead.and_then(|ahead| ahead.checked())) {
        (_, Ok(draft)) => {
            learned.draft = draft;
            let proposals = wanted.iter().map(|(_, proposal)| proposal.clone());
            learned.taken.extend(proposals);
        }
        ([(one, _)], Err(why)) => learned.notes.push(format!("{}: {why}", title(one))),
        (_, Err(_)) => {
            let (first, second) = wanted.split_at(wanted.len() / 2);
            for half in [first, second] {
                let begun = learned.draft.ahead(&[]);
                let ahead = half.iter().fold(begun, |ahead, (one, _)| {
                    let ahead = ahead?;
                    ahead.ahead(&edits(&ahead, one)?)
                });
                settle(learned, half, ahead);
            }
        }
    }
}

fn title(one: &Narrower) -> String {
    let what = match one.what {
        What::Required => "was always there",
        What::Values(_) => "had few values",
    };
    format!("{}: `{}` {what}", one.operations, one.name)
}

fn place(draft: &Draft, one: &Narrower) -> Place {
    let (path, at) = &one.at;
    let file = draft.file(path);
    let node = file.and_then(|file| pointer::get(file.tree()?, at));
    let position = file
        .zip(node)
        .map(|(file, node)| file.position(node.span.start));
    Place {
        file: path.clone(),
        line: position.map_or(1, |position| position.line),
        column: position.map_or(1, |position| position.column),
    }
}

fn edits(draft: &Draft, one: &Narrower) -> Result<Vec<FileEdit>, String> {
    let edit = |edit| FileEdit {
        file: one.at.0.clone(),
        edit,
    };
    let (file, at) = (&one.at.0, one.at.1.as_str());
    let gone = || format!("{file}#{at} is gone");
    let mut owner = draft.value(file, at).ok_or_else(gone)?;
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
            let old = draft.written(file, &property).ok_or_else(gone)?;
            owner = draft.written(file, at).ok_or_else(gone)?;
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
