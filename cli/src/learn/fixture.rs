//! Fixtures of what was learned: captured replies, redacted, each with its entry among the operation's examples and the
//! request that belongs to it.
//!
//! What the spec still does not know is taken out of a reply, and a reply that breaks the spec in another way makes no
//! fixture: a fixture is what the spec says.

use std::collections::BTreeSet;

use bilispec_codegen::bundle;
use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::{Described, Operation, Status, snake_case};
use bilispec_codegen::schema;
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::{Rule, Schema, Side};

use super::draft::{Draft, FileEdit};
use super::request::{self, Nobodies};
use crate::capture::Form;
use crate::observations::Witness;
use crate::redact::Redactor;
use crate::texts::{Languages, Text};

/// More fixtures than this are not made of one run.
const MOST: usize = 40;
/// So often something is taken out of a reply that the spec does not know.
const ROUNDS: usize = 8;

/// Where a fixture's body comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A capture.
    Captured,
    /// Nothing: it stands for what is to be captured yet.
    Composed,
}

/// Chooses as few exchanges as show all of `facts` between them, the earlier first.
pub(super) fn choose<'w>(
    witnesses: impl Iterator<Item = &'w Witness>,
    mut facts: BTreeSet<&'w str>,
) -> Vec<&'w Witness> {
    let mut left: Vec<&Witness> = witnesses.collect();
    let mut chosen = Vec::new();
    while !facts.is_empty() && chosen.len() < MOST {
        let shows = |witness: &Witness| {
            let shown = witness.shows.iter();
            shown.filter(|fact| facts.contains(fact.as_str())).count()
        };
        // Of several that show as much, the first.
        let best = left
            .iter()
            .enumerate()
            .map(|(index, witness)| (shows(witness), index))
            .filter(|(count, _)| *count > 0)
            .max_by_key(|(count, index)| (*count, usize::MAX - index));
        let Some((_, index)) = best else { break };
        let witness = left.remove(index);
        facts.retain(|fact| !witness.shows.contains(*fact));
        chosen.push(witness);
    }
    chosen
}

/// The draft with a fixture made of an exchange; or why there is none.
pub(super) fn add(
    draft: &Draft,
    witness: &Witness,
    origin: Origin,
    nobodies: &mut Nobodies,
) -> Result<Draft, String> {
    add_to(draft, witness.operation, witness, origin, None, nobodies)
}

/// The same for an operation, by its number in the draft.
pub(super) fn add_to(
    draft: &Draft,
    number: usize,
    witness: &Witness,
    origin: Origin,
    named: Option<&str>,
    nobodies: &mut Nobodies,
) -> Result<Draft, String> {
    let project = draft.project().ok_or("the spec can't be used")?;
    let operation = project
        .api
        .operations
        .get(number)
        .ok_or("its operation is gone")?;
    let described = described(operation, witness);
    let mut redactor = Redactor::new(project, Vec::new()).strict();
    let mut line = Vec::new();
    let (_, result) = redactor.redact(
        &witness.sample,
        Some(&operation.id),
        Some(Form::Ndjson),
        witness.line().as_bytes(),
        &mut line,
    );
    result.map_err(|_| "it can't be redacted")?;
    let line = Json::parse(&line).map_err(|_| "it can't be redacted")?;
    let body = line.get("response_body").and_then(Json::as_str);
    let body = body.and_then(|text| Json::parse(text.as_bytes()).ok());
    let body = body.ok_or("its reply can't be redacted")?;
    let (body, case) = pruned(draft, operation, described, body)?;
    let case = match origin {
        Origin::Captured => case,
        Origin::Composed => "success".to_owned(),
    };
    let case = match named {
        Some(named) if free_case(draft, operation, named) == named => named.to_owned(),
        Some(named) => return Err(format!("there is a case `{named}` already")),
        None => free_case(draft, operation, &case),
    };
    let path = path_of(&operation.id, &case);
    let text = bundle::to_json(&body);
    let entry = entry(draft, operation, described, &case, origin)?;
    let mut why = String::new();
    let line = witness.has_request.then_some(&line);
    for request in request::candidates(draft, operation, line, nobodies) {
        let mut edits = vec![entry.clone()];
        edits.extend(request::edits(draft, operation, &case, &request));
        match draft.with_file(&path, &text, &edits) {
            Ok(done) => return Ok(done),
            Err(error) => why = error,
        }
    }
    Err(why)
}

/// Which description of the spec a captured reply is of.
fn described(operation: &Operation, witness: &Witness) -> Described {
    let described = witness.status.map(|status| operation.described(status));
    described.unwrap_or(Described::Reply)
}

/// A fixture's path from the project's root.
fn path_of(operation: &str, case: &str) -> String {
    format!("fixtures/{operation}/{case}.json")
}

/// A reply without what the spec does not know, and what its case is called.
fn pruned(
    draft: &Draft,
    operation: &Operation,
    described: Described,
    mut body: Json,
) -> Result<(Json, String), String> {
    let loaded = draft.loaded();
    let api = loaded.api.as_ref().ok_or("the spec can't be used")?;
    let document = schema::reply_to(&loaded.project, api, operation, described)
        .ok_or("the spec describes no JSON body of replies with its HTTP status")?;
    let schema = Schema::from_json_str(&document.json_text)
        .map_err(|_| "the operation's schema can't be used")?;
    for _ in 0..ROUNDS {
        let report = schema
            .report(body.to_string().as_bytes(), Side::Response)
            .map_err(|_| "its reply is not JSON that can be read")?;
        let Some(finding) = report.findings.first() else {
            let answer = report.answer;
            let case = match (answer.is_success, answer.outcome, answer.code_name) {
                (true, Some(outcome), _) => {
                    let name = outcome.name.unwrap_or_default();
                    format!("captured_{}", snake_case(&name))
                }
                (false, _, Some(code)) => format!("captured_{}", snake_case(&code)),
                _ => match described {
                    Described::Status(number) => status_case(operation, number),
                    Described::Reply | Described::Unlisted => "captured".to_owned(),
                },
            };
            return Ok((body, case));
        };
        let unknown = |rule| matches!(rule, Rule::UnknownField | Rule::AdditionalProperties);
        if !unknown(finding.rule) {
            return Err(format!(
                "its reply differs from the spec in another way: {} at `{}`",
                finding.message, finding.instance_path
            ));
        }
        for finding in report.findings.iter().filter(|one| unknown(one.rule)) {
            let steps = pointer::split(&finding.instance_path).unwrap_or_default();
            take_out(&mut body, &steps);
        }
    }
    Err("its reply differs from the spec in too many ways".to_owned())
}

/// What a case is called by its HTTP status.
fn status_case(operation: &Operation, number: usize) -> String {
    match operation.statuses.get(number).map(|one| one.status) {
        Some(Status::Exact(status)) => format!("captured_status{status}"),
        _ => "captured_status".to_owned(),
    }
}

/// Takes a member out of a body; the way to it goes on inside a text that holds JSON.
fn take_out(value: &mut Json, steps: &[String]) {
    let Some((step, rest)) = steps.split_first() else {
        return;
    };
    match value {
        Json::Object(members) if rest.is_empty() => members.retain(|(key, _)| key != step),
        Json::Object(members) => {
            let member = members.iter_mut().find(|(key, _)| key == step);
            if let Some((_, value)) = member {
                take_out(value, rest);
            }
        }
        Json::Array(items) => {
            let item = step
                .parse()
                .ok()
                .and_then(|index: usize| items.get_mut(index));
            if let Some(item) = item {
                take_out(item, rest);
            }
        }
        Json::String(text) => {
            if let Ok(mut inner) = Json::parse(text.as_bytes()) {
                take_out(&mut inner, steps);
                *text = inner.to_string();
            }
        }
        _ => {}
    }
}

/// A name that no case of the operation has, and no file.
fn free_case(draft: &Draft, operation: &Operation, wanted: &str) -> String {
    let is_free = |case: &String| {
        operation.examples.iter().all(|known| known.case != *case)
            && !draft.has_file(&path_of(&operation.id, case))
    };
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered.take(10_000))
        .find(is_free)
        .unwrap_or_else(|| wanted.to_owned())
}

/// A description's key among the `responses`.
fn key(operation: &Operation, described: Described) -> String {
    let status = match described {
        Described::Status(number) => operation.statuses.get(number).map(|one| one.status),
        Described::Reply | Described::Unlisted => Some(operation.reply.status),
    };
    match status {
        Some(Status::Exact(status)) => status.to_string(),
        Some(Status::Class(class)) => format!("{class}XX"),
        Some(Status::Default) | None => "default".to_owned(),
    }
}

/// The entry among the reply's examples.
fn entry(
    draft: &Draft,
    operation: &Operation,
    described: Described,
    case: &str,
    origin: Origin,
) -> Result<FileEdit, String> {
    let (summary, provenance) = match origin {
        Origin::Captured => (Text::new("抓包所见", "From a capture"), "captured"),
        Origin::Composed => (
            Text::new("待抓包", "To be replaced by a capture"),
            "composed",
        ),
    };
    let languages = draft.loaded().api.as_ref();
    let languages = languages.map_or(Languages::ENGLISH, Languages::of);
    let text = |text: &str| Json::String(text.to_owned());
    let nowhere = "its place among the operation's examples was not found";
    let mut same = operation.examples.iter();
    let (file, list) = if let Some(known) = same.find(|known| known.described == described) {
        let (file, at) = draft.place(known.span).ok_or(nowhere)?;
        let (list, _) = at.rsplit_once('/').ok_or(nowhere)?;
        (file, list.to_owned())
    } else {
        let (file, id) = draft.place(operation.span).ok_or(nowhere)?;
        let (base, _) = id.rsplit_once('/').ok_or(nowhere)?;
        let content = format!("{base}/responses/{}/content", key(operation, described));
        let Some(Json::Object(media)) = draft.value(&file, &content) else {
            return Err(nowhere.to_owned());
        };
        let (media, _) = media.first().ok_or(nowhere)?;
        (
            file,
            format!("{content}/{}/examples", pointer::escape(media)),
        )
    };
    let up = "../".repeat(file.matches('/').count());
    let entry = Json::Object(vec![
        ("summary".to_owned(), languages.summary(&summary)),
        (
            "externalValue".to_owned(),
            text(&format!("{up}{}", path_of(&operation.id, case))),
        ),
        ("x-provenance".to_owned(), text(provenance)),
    ]);
    let edit = if draft.value(&file, &list).is_some() {
        Edit::insert(list, case, entry)
    } else {
        let (media, _) = list.rsplit_once('/').ok_or(nowhere)?;
        draft.value(&file, media).ok_or(nowhere)?;
        Edit::insert(
            media,
            "examples",
            Json::Object(vec![(case.to_owned(), entry)]),
        )
    };
    Ok(FileEdit { file, edit })
}
