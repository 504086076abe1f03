//! Codes: keys, names, classes, and what the data carries with them.

use super::builder::Builder;
use super::docs::Standing;
use super::types::Scope;
use super::{docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{Code, CodeClass, CodeData, Operation};
use crate::openapi::{CodeEntry, Members, Ref};
use bilispec_wire::envelope::{self as wire, Success};

impl<'a> Builder<'a> {
    /// `x-codes` of an operation or an envelope, in the order of the spec.
    pub(super) fn codes(
        &mut self,
        entries: Option<&'a Members<Ref<CodeEntry>>>,
        success: &Success<'_>,
    ) -> Vec<Code> {
        let mut codes: Vec<Code> = Vec::new();
        for member in entries.into_iter().flatten() {
            let entry = &member.value.value;
            let key = &member.name;
            let value = (key.value != "null").then(|| wire::Code::from_key(&key.value));
            if let Some(help) = value.as_ref().and_then(|code| misfit(code, success)) {
                let message = format!("`{}` is not a code", key.value);
                self.error(rules::WRONG_VALUE, key.span, message, help);
                continue;
            }
            let value = value.map(wire::Code::into_owned);
            let name = &entry.name;
            if !names::is_pascal(&name.value) {
                self.error(
                    rules::WRONG_VALUE,
                    name.span,
                    format!("`{}` is not a name for a code", name.value),
                    "write it in PascalCase",
                );
            }
            let level = Standing::from(entry.level.value);
            let level = level.of(
                None,
                entry.sources.as_ref().map(|list| docs::ids(&list.value)),
            );
            let scope = Scope {
                name: format!("{}Data", name.value),
                standing: level.clone(),
            };
            let data = entry.data.map(|id| CodeData {
                ty: self.lower(id, &scope).inner(),
                schema: self.schema_ref(self.span_of(id)),
            });
            codes.push(Code {
                value,
                name: name.value.clone(),
                class: entry.class.value,
                level: entry.level.value,
                docs: docs::docs(
                    None,
                    entry.description.as_ref(),
                    entry.notes.as_ref(),
                    level,
                ),
                data,
                span: key.span,
                definition: member.value.target,
            });
        }
        codes
    }

    /// Within an operation a name means one code, and a code that means success is of class `ok`.
    pub(super) fn check_code_names(&mut self, operation: &Operation) {
        let Some(envelope) = self.envelopes.get(operation.reply.envelope.index()) else {
            return;
        };
        let inherited = envelope
            .codes
            .iter()
            .filter(|code| operation.codes.iter().all(|own| own.value != code.value));
        let mut seen: Vec<&Code> = Vec::new();
        let mut problems = Vec::new();
        for code in operation.codes.iter().chain(inherited) {
            if let Some(first) = seen.iter().find(|other| other.name == code.name) {
                let message = format!("two codes of `{}` are called `{}`", operation.id, code.name);
                problems.push(
                    Diagnostic::error(rules::DUPLICATE_NAME, code.span, message)
                        .related(first.span, "the other one"),
                );
            }
            let succeeds = code.is_success(&envelope.success);
            if succeeds != (code.class == CodeClass::Ok) {
                let message = if succeeds {
                    format!("a code that means success is of class `{}`", code.class)
                } else {
                    "a code of class `ok` that does not mean success".to_owned()
                };
                problems.push(
                    Diagnostic::error(rules::CODE_CLASS, code.span, message).related(
                        envelope.span,
                        "what means success, stands in `x-envelope` here",
                    ),
                );
            }
            seen.push(code);
        }
        for problem in problems {
            self.diagnostics.push(problem);
        }
    }
}

/// What a code has to be in an envelope with these codes of success, if it is not. `+1` and `007` would name a code a
/// second time.
fn misfit(code: &wire::Code<'_>, success: &Success<'_>) -> Option<&'static str> {
    let Success::Values(values) = success else {
        return None;
    };
    let fits = |help, fits: bool| (!fits).then_some(help);
    match values.first()? {
        wire::Code::Integer(_) => fits(
            "codes are integers, or \"null\"",
            matches!(code, wire::Code::Integer(_)),
        ),
        wire::Code::Boolean(_) => fits(
            "codes are \"true\", \"false\" or \"null\"",
            matches!(code, wire::Code::Text(text) if text == "true" || text == "false"),
        ),
        wire::Code::Text(_) => None,
    }
}
