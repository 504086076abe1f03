//! One row of each of the engine's arrays, as a call of the function that makes it.

use bilispec_engine::Sensitivity;
use bilispec_engine::table::{
    ArrayRule, Check, Code, Constant, Dependent, Envelope, Expect, Known, List, NONE, Node, Note,
    Number, ObjectRule, Outcome, Patterned, Place, Property, Text, rows,
};

use super::literal::{integer, string};

pub(super) fn each<T>(items: &[T], row: impl Fn(&T) -> String) -> Vec<String> {
    items.iter().map(row).collect()
}

pub(super) fn number(value: u32) -> String {
    if value == NONE {
        "NONE".to_owned()
    } else {
        integer(value.into())
    }
}

pub(super) fn text(text: Text) -> String {
    format!("text({}, {})", number(text.start), number(text.len))
}

fn list(list: List) -> String {
    format!("list({}, {})", number(list.start), number(list.len))
}

/// The sum of those flags that are up.
fn flags<const COUNT: usize>(flags: [(bool, u8); COUNT]) -> u8 {
    flags
        .iter()
        .filter(|(up, _)| *up)
        .map(|(_, flag)| flag)
        .sum()
}

pub(super) fn node(node: &Node) -> String {
    let flags = flags([
        (node.never, rows::NEVER),
        (node.holds_sensitive, rows::HOLDS_SENSITIVE),
    ]);
    format!(
        "node({}, {flags}, {}, {}, {}, {}, {}, {})",
        node.types.0,
        number(node.parent),
        text(node.tail),
        number(node.object),
        number(node.array),
        list(node.checks),
        number(node.note),
    )
}

pub(super) fn object(rule: &ObjectRule) -> String {
    format!(
        "object({}, {}, {}, {}, {}, {})",
        rule.declares,
        list(rule.properties),
        list(rule.by_name),
        list(rule.patterns),
        number(rule.additional),
        list(rule.required),
    )
}

pub(super) fn array(rule: &ArrayRule) -> String {
    format!(
        "array({}, {}, {}, {}, {})",
        list(rule.prefix),
        number(rule.items),
        number(rule.contains),
        option(rule.min_contains, |count| count.to_string()),
        option(rule.max_contains, |count| count.to_string()),
    )
}

fn option<T>(value: Option<T>, row: impl Fn(T) -> String) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({})", row(value)))
}

pub(super) fn check(check: &Check) -> String {
    let (name, value) = match *check {
        Check::Enum(values) => ("Enum", list(values)),
        Check::Const(value) => ("Const", constant(value)),
        Check::Minimum(bound) => ("Minimum", numeric(bound)),
        Check::Maximum(bound) => ("Maximum", numeric(bound)),
        Check::ExclusiveMinimum(bound) => ("ExclusiveMinimum", numeric(bound)),
        Check::ExclusiveMaximum(bound) => ("ExclusiveMaximum", numeric(bound)),
        Check::MultipleOf(step) => ("MultipleOf", numeric(step)),
        Check::MinLength(count) => ("MinLength", count.to_string()),
        Check::MaxLength(count) => ("MaxLength", count.to_string()),
        Check::Pattern(pattern) => ("Pattern", number(pattern)),
        Check::MinItems(count) => ("MinItems", count.to_string()),
        Check::MaxItems(count) => ("MaxItems", count.to_string()),
        Check::UniqueItems => return "Check::UniqueItems".to_owned(),
        Check::MinProperties(count) => ("MinProperties", count.to_string()),
        Check::MaxProperties(count) => ("MaxProperties", count.to_string()),
        Check::DependentRequired(dependents) => ("DependentRequired", list(dependents)),
        Check::PropertyNames(id) => ("PropertyNames", number(id)),
        Check::Ref(id) => ("Ref", number(id)),
        Check::AllOf(ids) => ("AllOf", list(ids)),
        Check::AnyOf(ids) => ("AnyOf", list(ids)),
        Check::OneOf(ids) => ("OneOf", list(ids)),
        Check::Not(id) => ("Not", number(id)),
        Check::If {
            test,
            then,
            otherwise,
        } => {
            let (test, then, otherwise) = (number(test), number(then), number(otherwise));
            return format!("Check::If {{ test: {test}, then: {then}, otherwise: {otherwise} }}");
        }
        Check::DependentSchemas(properties) => ("DependentSchemas", list(properties)),
    };
    format!("Check::{name}({value})")
}

fn numeric(value: Number) -> String {
    match value {
        Number::Unsigned(value) => format!("Number::Unsigned({value})"),
        Number::Negative(value) => format!("Number::Negative({value})"),
        Number::Float(value) => format!("Number::Float({value:?})"),
    }
}

pub(super) fn constant(value: Constant) -> String {
    match value {
        Constant::Null => "Constant::Null".to_owned(),
        Constant::Bool(value) => format!("Constant::Bool({value})"),
        Constant::Number(value) => format!("Constant::Number({})", numeric(value)),
        Constant::Text(value) => format!("Constant::Text({})", text(value)),
        Constant::Json(value) => format!("Constant::Json({})", text(value)),
    }
}

pub(super) fn property(property: &Property) -> String {
    format!(
        "property({}, {})",
        text(property.name),
        number(property.node)
    )
}

pub(super) fn patterned(patterned: Patterned) -> String {
    format!(
        "patterned({}, {})",
        number(patterned.pattern),
        number(patterned.node)
    )
}

pub(super) fn pattern(source: &str) -> String {
    format!("Pattern::fixed({})", string(source))
}

pub(super) fn dependent(dependent: &Dependent) -> String {
    format!(
        "dependent({}, {})",
        text(dependent.name),
        list(dependent.required)
    )
}

pub(super) fn note(note: &Note) -> String {
    let flags = flags([
        (
            note.sensitive == Some(Sensitivity::Credential),
            rows::CREDENTIAL,
        ),
        (
            note.sensitive == Some(Sensitivity::Personal),
            rows::PERSONAL,
        ),
        (note.json_text, rows::JSON_TEXT),
        (note.allow_empty, rows::ALLOW_EMPTY),
    ]);
    format!(
        "note({flags}, {}, {}, {}, {}, {}, {})",
        list(note.known),
        list(note.names),
        list(note.success),
        number(note.envelope),
        number(note.expect),
        number(note.content),
    )
}

pub(super) fn known(known: &Known) -> String {
    format!("known({}, {})", constant(known.value), text(known.name))
}

pub(super) fn envelope(envelope: &Envelope) -> String {
    format!(
        "envelope({}, {}, {}, {})",
        number(envelope.node),
        list(envelope.code),
        text(envelope.data),
        list(envelope.success),
    )
}

pub(super) fn expect(expect: &Expect) -> String {
    format!(
        "expect({}, {}, {}, {})",
        option(expect.minimum, numeric),
        option(expect.maximum, numeric),
        text(expect.below),
        text(expect.above),
    )
}

pub(super) fn place(place: &Place) -> String {
    format!(
        "place({}, {}, {})",
        number(place.node),
        text(place.keyword),
        text(place.at)
    )
}

pub(super) fn code(code: &Code) -> String {
    format!(
        "code({}, {}, {}, {})",
        option(code.value, integer),
        text(code.name),
        text(code.class),
        number(code.data),
    )
}

pub(super) fn outcome(outcome: Outcome) -> String {
    format!("outcome({}, {})", list(outcome.path), number(outcome.node))
}
