//! Everything is described, in the languages of the spec.

use super::super::context::Context;
use super::super::languages::Languages;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::model::{Docs, TypeKind};
use crate::source::{Span, Spanned, pointer};

pub(super) const RULE: Rule = Rule {
    id: "description-missing",
    title: "Something is not described, or not in all languages of the spec.",
    why: "Descriptions become the reference and the client's doc comments; a name alone does not tell its readers what a value means. Which languages they read, `x-languages` says at the root of the spec; without it any one language will do.",
    remedy: "write `description`, a line for each language of `x-languages`, in their order",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let api = context.api;
    let languages = Languages::of(api);
    let mut look = |what: &str, name: &str, docs: &Docs, span: Span| {
        let text = [docs.zh.as_deref(), docs.en.as_deref()];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join("\n");
        report(what, name, languages.missing(&text), span, sink);
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
            let text = text.map_or("", |text| text.value.as_str());
            report(what, name, languages.missing(text), span, sink);
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

fn report(what: &str, name: &str, missing: Option<String>, span: Span, sink: &mut Sink<'_>) {
    if let Some(missing) = missing {
        let message = format!("the {what} `{name}` is not described{missing}");
        sink.push(sink.at(span, message));
    }
}
