//! Values of an enum have names.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "enum-unnamed",
    title: "The values of an `enum` have no names.",
    why: "A variant's name would be made from its value: `Value4` says nothing, and a text's name changes with the text.",
    remedy: "write `x-enum-varnames` beside `enum`, a PascalCase name for each value",
    severity: Severity::Warning,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (_, schema) in context.document.schemas.iter() {
        let Some(object) = schema.object() else {
            continue;
        };
        if let (Some(values), None) = (&object.values, &object.enum_names) {
            sink.push(sink.at(values.span, "the values have no names"));
        }
    }
}
