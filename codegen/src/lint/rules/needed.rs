//! What a client can do without is marked, and never what it can't.

use std::collections::{HashMap, HashSet};

use super::super::context::{Context, Whole};
use super::super::rule::{Check, Rule, Sink};
use crate::coverage::tree::Kind;
use crate::diagnostics::Severity;
use crate::model::{Api, Field, LinkSource, Operation, Provenance, Type, TypeKind};
use crate::presence::{Members, Presence};
use crate::source::Span;

pub(super) const UNDECIDED: Rule = Rule {
    id: "needed-undecided",
    title: "A required member of a reply that fewer than two captured bodies have.",
    why: "The client refuses a whole reply that lacks it, and that it is always there is the word of one body at most.",
    remedy: "write `x-needed: false` if a caller can go on without it: it becomes an `Option`; `x-needed: true` if nobody can",
    severity: Severity::Warning,
    check: Check::Whole(undecided),
};

pub(super) const WRONG: Rule = Rule {
    id: "needed-wrong",
    title: "`x-needed: false` where the client can't go on without the member, or where it says nothing.",
    why: "What proves a success, and what a link hands to the next call, is what the call was made for.",
    remedy: "take it out",
    severity: Severity::Error,
    check: Check::Anywhere(wrong),
};

fn undecided(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let handed_on = decisive(whole.api);
    let captures = captures(whole);
    for field in reply_fields(whole) {
        let asks = field.needed.is_none() && !field.is_optional();
        let Some(count) = captures.get(&field.span).filter(|count| **count < 2) else {
            continue;
        };
        if asks && !handed_on.contains(&field.span) {
            let bodies = if *count == 0 {
                "no captured body has"
            } else {
                "one captured body has"
            };
            let message = format!("`{}` is required, and {bodies} it", field.name);
            sink.push(sink.at(field.span, message));
        }
    }
}

/// In how many captured bodies each member was: of those that were counted, or of the fixtures if they have it in more.
fn captures(whole: &Whole<'_>) -> HashMap<Span, u64> {
    let recorded = Presence::recorded(whole.document);
    let members = Members::new(whole.document, whole.api);
    let mut all: HashMap<Span, u64> = HashMap::new();
    let operations = whole.api.operations.iter().zip(&whole.survey.operations);
    for (number, (operation, tree)) in operations.enumerate() {
        let mut own: HashMap<Span, u64> = HashMap::new();
        if is_captured(operation) {
            for fact in tree.facts().iter().filter(|fact| fact.kind == Kind::Field) {
                let count = own.entry(fact.span).or_default();
                *count = (*count).max(u64::from(fact.seen.captures));
            }
        }
        if let Some(counts) = recorded.operation(&operation.id) {
            for (pointer, span) in members.described(number) {
                let counted = counts.member(&pointer).map_or(0, |count| count.captures);
                let count = own.entry(span).or_default();
                *count = (*count).max(counted);
            }
        }
        for (span, count) in own {
            *all.entry(span).or_default() += count;
        }
    }
    all
}

/// A captured body of it is among the fixtures, or one that its notes print.
fn is_captured(operation: &Operation) -> bool {
    let mut examples = operation.examples.iter();
    examples.any(|example| example.provenance != Provenance::Composed)
}

fn wrong(context: &Context<'_>, sink: &mut Sink<'_>) {
    let decisive = decisive(context.api);
    for (def, fields) in context.structs() {
        for field in fields.iter().filter(|field| field.is_forgiven()) {
            let why = if decisive.contains(&field.span) {
                "is what proves a success, or what a link hands to the next call"
            } else if !def.in_reply {
                "is not a member of a reply"
            } else {
                continue;
            };
            sink.push(sink.at(field.span, format!("`{}` {why}", field.name)));
        }
    }
}

fn reply_fields<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Field> {
    let structs = context.structs().filter(|(def, _)| def.in_reply);
    structs.flat_map(|(_, fields)| fields)
}

/// The members that prove a success, or that links take, and those around them.
fn decisive(api: &Api) -> HashSet<Span> {
    let mut found = HashSet::new();
    for operation in &api.operations {
        let payload = &operation.reply.payload;
        if let Some(success) = &operation.reply.success {
            along(api, payload, &success.path, &mut found);
        }
        let proof = operation.reply.proof.iter();
        for member in proof.flat_map(|proof| proof.members.iter().flatten()) {
            along(api, payload, std::slice::from_ref(&member.name), &mut found);
        }
        let data = &api.envelope(operation.reply.envelope).data;
        let arguments = operation.links.iter().flat_map(|link| &link.arguments);
        for argument in arguments {
            if let LinkSource::ResponseBody(path) = &argument.source {
                let inside = path.strip_prefix(std::slice::from_ref(data));
                along(api, payload, inside.unwrap_or(path), &mut found);
            }
        }
    }
    found
}

/// The fields on the way into a type.
fn along(api: &Api, ty: &Type, path: &[String], found: &mut HashSet<Span>) {
    let mut ty = ty;
    let mut steps = path.iter().peekable();
    while steps.peek().is_some() {
        match ty {
            Type::Nullable(inner) | Type::Boxed(inner) | Type::JsonString(inner) => ty = inner,
            Type::Array(inner) | Type::Map(inner) => {
                steps.next();
                ty = inner;
            }
            Type::Struct(id) => {
                let TypeKind::Struct { fields } = &api.type_def(*id).kind else {
                    return;
                };
                let name = steps.next();
                let Some(field) = fields.iter().find(|field| Some(&field.name) == name) else {
                    return;
                };
                found.insert(field.span);
                ty = &field.ty;
            }
            _ => return,
        }
    }
}
