//! `x-expect` lies within the bounds of the schema.

use super::super::context::Context;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use serde_json::Number;

pub(super) const RULE: Rule = Rule {
    id: "expect-bounds",
    title: "`x-expect` and the bounds of the schema contradict each other.",
    why: "The schema says what the wire carries at all, `x-expect` what leads to success. A value that is expected has to be one that can be sent; and a documented answer to a value that can't be sent is never given.",
    remedy: "widen the schema's `minimum` or `maximum`, or mend `x-expect`",
    severity: Severity::Error,
    check: Check::Anywhere(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (_, parameter) in context.parameters() {
        let Some(expect) = &parameter.expect else {
            continue;
        };
        let (low, high) = (&parameter.bounds.minimum, &parameter.bounds.maximum);
        let below = |bound: i64, limit: &Number| limit.as_i64().is_some_and(|limit| bound < limit);
        let above = |bound: i64, limit: &Number| limit.as_i64().is_some_and(|limit| bound > limit);
        let bounds = [("minimum", expect.minimum), ("maximum", expect.maximum)];
        for (name, bound) in bounds {
            let Some(bound) = bound else { continue };
            for limit in [
                low.as_ref().filter(|low| below(bound, low)),
                high.as_ref().filter(|high| above(bound, high)),
            ]
            .into_iter()
            .flatten()
            {
                let message = format!(
                    "`{}` is expected with a {name} of {bound}, which the schema's bound of {limit} does not let through",
                    parameter.name
                );
                sink.push(
                    sink.at(expect.span, message)
                        .related(parameter.schema.span, "the schema"),
                );
            }
        }
        let unreachable = [
            (
                !expect.below.is_empty(),
                expect.minimum,
                low,
                "below",
                "minimum",
            ),
            (
                !expect.above.is_empty(),
                expect.maximum,
                high,
                "above",
                "maximum",
            ),
        ];
        for (documented, bound, limit, side, name) in unreachable {
            let same = bound
                .zip(limit.as_ref())
                .is_some_and(|(bound, limit)| limit.as_i64() == Some(bound));
            if documented && (bound.is_none() || same) {
                let message = format!(
                    "nothing that can be sent as `{}` leads to the answer `{side}`",
                    parameter.name
                );
                let help = if same {
                    format!("drop the schema's `{name}`: the server answers such values")
                } else {
                    format!("give `x-expect` a `{name}`")
                };
                sink.push(sink.at(expect.span, message).help(help));
            }
        }
    }
}
