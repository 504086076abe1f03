//! A field that can be null occurs in both forms.

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::coverage::tree::Kind;
use crate::diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "null-not-shown",
    title: "A nullable field that fixtures show in one form only.",
    why: "A client that reads only one of the two forms passes every test.",
    remedy: "add a fixture with the other form; a `composed` one will do",
    severity: Severity::Warning,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    for (name, facts) in whole.facts() {
        let fields = facts.iter().filter(|fact| fact.kind == Kind::Field);
        for fact in fields.filter(|fact| fact.nullable && fact.seen.shown) {
            let missing = match (fact.seen.null, fact.seen.filled) {
                (true, false) => "only as null",
                (false, true) => "never as null",
                _ => continue,
            };
            let message = format!("fixtures of `{name}` show `{}` {missing}", fact.name);
            sink.push(sink.at(fact.span, message));
        }
    }
}
