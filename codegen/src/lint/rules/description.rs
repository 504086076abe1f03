//! Everything is described, in both languages.

use super::super::context::Context;
use super::super::sink::Sink;
use super::super::{Check, Rule};
use crate::diagnostics::Severity;
use crate::model::{Docs, TypeKind, both_languages};
use crate::source::{Span, Spanned, pointer};

pub(super) const RULE: Rule = Rule {
    id: "description-missing",
    title: "Something is not described in both languages.",
    why: "Descriptions become the reference and the client's doc comments; its readers read Chinese or English, and a name alone tells neither what a value means.",
    remedy: "write `description` with a first line in Chinese and the rest in English",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let api = context.api;
    let mut look = |what: &str, name: &str, docs: &Docs, span: Span| {
        report(what, name, docs.zh.is_some(), docs.en.is_some(), span, sink);
    };
    for tag in &api.tags {
        look("tag", &tag.name, &tag.docs, tag.span);
    }
    for credential in &api.credentials {
        // A cookie that only fills a parameter is described there.
        if credential.scheme.is_some() {
            look(
                "cookie",
                &credential.cookie,
                &credential.docs,
                credential.span,
            );
        }
    }
    for operation in &api.operations {
        look("operation", &operation.id, &operation.docs, operation.span);
        look(
            "reply of",
            &operation.id,
            &operation.reply.docs,
            operation.reply.span,
        );
        for status in &operation.statuses {
            look(
                "status",
                context.project.slice(status.span).trim_matches(['"', '\'']),
                &status.docs,
                status.span,
            );
        }
        for link in &operation.links {
            look("link", &link.name, &link.docs, link.span);
        }
        for parameter in &operation.request.parameters {
            look(
                "parameter",
                &parameter.name,
                &parameter.docs,
                parameter.span,
            );
        }
    }
    let codes = api.operations.iter().flat_map(|operation| &operation.codes);
    for code in codes.chain(api.envelopes.iter().flat_map(|envelope| &envelope.codes)) {
        look("code", &code.name, &code.docs, code.definition);
    }
    for def in &api.types {
        look("type", &def.rust_name, &def.docs, def.span);
        match &def.kind {
            TypeKind::Struct { fields } => {
                for field in fields {
                    look("field", &field.name, &field.docs, field.span);
                }
            }
            TypeKind::Enum { variants, .. } => {
                for variant in variants {
                    look(
                        "value",
                        &variant.value.to_string(),
                        &variant.docs,
                        variant.span,
                    );
                }
            }
            TypeKind::Union { branches } => {
                for branch in branches {
                    look("alternative", &branch.rust_name, &branch.docs, branch.span);
                }
            }
        }
    }
    for envelope in context.envelope_schemas() {
        let mut look = |what: &str, name: &str, text: Option<&Spanned<String>>, span: Span| {
            let (zh, en) = text.map(|text| both_languages(text)).unwrap_or_default();
            report(what, name, zh.is_some(), en.is_some(), span, sink);
        };
        let title = envelope.title.as_ref();
        let span = title.map_or(envelope.span, |title| title.span);
        // Without a title it is called what others refer to it by.
        let name = match title {
            Some(title) => title.value.clone(),
            None => last_step(context, envelope.span).unwrap_or_default(),
        };
        look("envelope", &name, envelope.description.as_ref(), span);
        for member in envelope.properties.iter().flatten() {
            // `data: true`: the envelope says that it may be anything.
            let schema = context.document.schemas.get(member.value);
            if let Some(object) = schema.object() {
                look(
                    "field",
                    &member.name.value,
                    object.description.as_ref(),
                    member.name.span,
                );
            }
        }
    }
}

/// The name under which a value stands in its file.
fn last_step(context: &Context<'_>, span: Span) -> Option<String> {
    let pointer = context.project.pointer_of(span)?;
    pointer::split(&pointer)?.pop()
}

fn report(what: &str, name: &str, zh: bool, en: bool, span: Span, sink: &mut Sink<'_>) {
    let missing = match (zh, en) {
        (true, true) => return,
        (false, true) => " in Chinese",
        (true, false) => " in English",
        (false, false) => "",
    };
    let message = format!("the {what} `{name}` is not described{missing}");
    sink.push(sink.at(span, message));
}
