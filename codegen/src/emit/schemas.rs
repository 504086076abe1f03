//! The engine's tables as static data: the part of the output that nobody reads.
//!
//! Rows stand as closely as they fit, and rustfmt is told to leave them so. What they mean is the engine's to know.

use bilispec_runtime::validate::Sensitivity;
use bilispec_runtime::validate::table::{
    ArrayRule, Check, Code, Constant, Dependent, Envelope, Expect, Known, List, NONE, Node, Note,
    Number, ObjectRule, Outcome, Patterned, Place, Property, Text, rows,
};

use super::literal::{integer, string};
use super::source::HEADER;
use super::write::Code as Lines;
use crate::model::{Api, Place as Part};
use crate::tables::{Entry, Tables};

/// `schemas.rs`: arrays, schemas, and what belongs to which operation.
pub(super) fn definition(api: &Api, tables: &Tables) -> String {
    let pools = &tables.pools;
    let mut out = File::default();
    out.lines.line(HEADER);
    out.lines.line(
        "#![allow(clippy::wildcard_imports, reason = \"a short name for each kind of row\")]",
    );
    out.lines.gap();
    out.lines
        .line("use bilispec_runtime::validate::Validators;");
    out.lines
        .line("use bilispec_runtime::validate::table::rows::*;");
    for (name, operation) in names(api).zip(&tables.operations) {
        let reply = out.schema(&operation.reply);
        let mut fields = vec![("reply", format!("&SCHEMAS[{reply}]"))];
        for (part, field) in PARTS {
            let entry = operation.requests.iter().find(|(place, _)| *place == part);
            let schema = entry.map(|(_, entry)| format!("&SCHEMAS[{}]", out.schema(entry)));
            let value = match (part, schema) {
                (Part::Query, Some(schema)) => schema,
                (_, Some(schema)) => format!("Some({schema})"),
                (_, None) => "None".to_owned(),
            };
            fields.push((field, value));
        }
        out.lines.gap();
        let head = format!("pub(super) static {name}: Validators = Validators {{");
        out.lines.enclosed(&head, "};", |lines| {
            for (field, value) in fields {
                lines.line(format!("{field}: {value},"));
            }
        });
    }
    let schemas = std::mem::take(&mut out.schemas);
    out.array("SCHEMAS", "Schema", schemas);
    out.text(&pools.strings);
    let arrays: [(&str, &str, &str, Vec<String>); 16] = [
        ("nodes", "NODES", "Node", each(&pools.nodes, node)),
        (
            "objects",
            "OBJECTS",
            "ObjectRule",
            each(&pools.objects.items, object),
        ),
        (
            "arrays",
            "ARRAY_RULES",
            "ArrayRule",
            each(&pools.arrays.items, array),
        ),
        (
            "checks",
            "CHECKS",
            "Check",
            each(&pools.checks.items, check),
        ),
        (
            "properties",
            "PROPERTIES",
            "Property",
            each(&pools.properties.items, property),
        ),
        (
            "patterned",
            "PATTERNED",
            "Patterned",
            each(&pools.patterned.items, |one| patterned(*one)),
        ),
        (
            "dependents",
            "DEPENDENTS",
            "Dependent",
            each(&pools.dependents.items, dependent),
        ),
        (
            "ids",
            "IDS",
            "u32",
            each(&pools.ids.items, |id| number(*id)),
        ),
        (
            "texts",
            "TEXTS",
            "Text",
            each(&pools.texts.items, |one| text(*one)),
        ),
        (
            "constants",
            "CONSTANTS",
            "Constant",
            each(&pools.constants.items, |one| constant(*one)),
        ),
        (
            "patterns",
            "PATTERNS",
            "Pattern",
            each(&pools.patterns.items, |one| pattern(one)),
        ),
        ("notes", "NOTES", "Note", each(&pools.notes.items, note)),
        ("known", "KNOWN", "Known", each(&pools.known.items, known)),
        (
            "envelopes",
            "ENVELOPES",
            "Envelope",
            each(&pools.envelopes.items, envelope),
        ),
        (
            "expects",
            "EXPECTS",
            "Expect",
            each(&pools.expects.items, expect),
        ),
        ("places", "PLACES", "Place", each(&pools.places, place)),
    ];
    out.lines.gap();
    out.lines
        .enclosed("static ARRAYS: Arrays = Arrays {", "};", |lines| {
            lines.line("text: Borrowed(TEXT),");
            for (field, name, _, _) in &arrays {
                lines.line(format!("{field}: Borrowed(&{name}),"));
            }
        });
    for (_, name, ty, rows) in arrays {
        out.array(name, ty, rows);
    }
    out.lines.into_text()
}

/// The name of each operation's static.
pub(super) fn names(api: &Api) -> impl Iterator<Item = String> {
    api.operations
        .iter()
        .map(|operation| super::tables::constant(&operation.rust_name))
}

/// The parts of a request, by the field of the runtime's row.
const PARTS: [(Part, &str); 5] = [
    (Part::Path, "path"),
    (Part::Query, "query"),
    (Part::Header, "header"),
    (Part::Form, "form"),
    (Part::Json, "json"),
];

#[derive(Default)]
struct File {
    lines: Lines,
    schemas: Vec<String>,
}

impl File {
    /// The number of a schema among the file's.
    fn schema(&mut self, entry: &Entry) -> usize {
        let codes = each(&entry.codes, code).join(", ");
        self.schemas.push(format!(
            "schema(&ARRAYS, {}, &[{codes}], {}, {}, {})",
            number(entry.root),
            entry.lists_codes,
            number(entry.envelope),
            entry.outcome.map_or("None".to_owned(), outcome),
        ));
        self.schemas.len() - 1
    }

    fn array(&mut self, name: &str, ty: &str, rows: Vec<String>) {
        let head = format!("static {name}: [{ty}; {}] = [", rows.len());
        self.lines.gap();
        if rows.is_empty() {
            return self.lines.line(head + "];");
        }
        self.lines.line("#[rustfmt::skip]");
        self.lines.line(head);
        self.lines.wrapped(rows.into_iter().map(|row| row + ","));
        self.lines.line("];");
    }

    /// One text a line, all of them one literal.
    fn text(&mut self, strings: &[String]) {
        self.lines.gap();
        self.lines.line("#[rustfmt::skip]");
        self.lines.line("static TEXT: &str = \"\\");
        for text in strings {
            let quoted = string(text);
            let inside = quoted
                .strip_prefix('"')
                .and_then(|text| text.strip_suffix('"'));
            let inside = inside.unwrap_or_default();
            // A line's first spaces are not part of the literal.
            let inside = match inside.strip_prefix(' ') {
                Some(rest) => format!("\\x20{rest}"),
                None => inside.to_owned(),
            };
            self.lines.line(inside + "\\");
        }
        self.lines.line("\";");
    }
}

fn each<T>(items: &[T], row: impl Fn(&T) -> String) -> Vec<String> {
    items.iter().map(row).collect()
}

fn number(value: u32) -> String {
    if value == NONE {
        "NONE".to_owned()
    } else {
        integer(value.into())
    }
}

fn text(text: Text) -> String {
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

fn node(node: &Node) -> String {
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

fn object(rule: &ObjectRule) -> String {
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

fn array(rule: &ArrayRule) -> String {
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

fn check(check: &Check) -> String {
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

fn constant(value: Constant) -> String {
    match value {
        Constant::Null => "Constant::Null".to_owned(),
        Constant::Bool(value) => format!("Constant::Bool({value})"),
        Constant::Number(value) => format!("Constant::Number({})", numeric(value)),
        Constant::Text(value) => format!("Constant::Text({})", text(value)),
        Constant::Json(value) => format!("Constant::Json({})", text(value)),
    }
}

fn property(property: &Property) -> String {
    format!(
        "property({}, {})",
        text(property.name),
        number(property.node)
    )
}

fn patterned(patterned: Patterned) -> String {
    format!(
        "patterned({}, {})",
        number(patterned.pattern),
        number(patterned.node)
    )
}

fn pattern(source: &str) -> String {
    format!("Pattern::fixed({})", string(source))
}

fn dependent(dependent: &Dependent) -> String {
    format!(
        "dependent({}, {})",
        text(dependent.name),
        list(dependent.required)
    )
}

fn note(note: &Note) -> String {
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

fn known(known: &Known) -> String {
    format!("known({}, {})", constant(known.value), text(known.name))
}

fn envelope(envelope: &Envelope) -> String {
    format!(
        "envelope({}, {}, {}, {})",
        number(envelope.node),
        list(envelope.code),
        text(envelope.data),
        list(envelope.success),
    )
}

fn expect(expect: &Expect) -> String {
    format!(
        "expect({}, {}, {}, {})",
        option(expect.minimum, numeric),
        option(expect.maximum, numeric),
        text(expect.below),
        text(expect.above),
    )
}

fn place(place: &Place) -> String {
    format!(
        "place({}, {}, {})",
        number(place.node),
        text(place.keyword),
        text(place.at)
    )
}

fn code(code: &Code) -> String {
    format!(
        "code({}, {}, {}, {})",
        option(code.value, integer),
        text(code.name),
        text(code.class),
        number(code.data),
    )
}

fn outcome(outcome: Outcome) -> String {
    format!("outcome({}, {})", list(outcome.path), number(outcome.node))
}
