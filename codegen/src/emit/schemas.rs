//! The engine's tables as static data: the part of the output that nobody reads.
//!
//! Rows stand as closely as they fit, and rustfmt is told to leave them so. What they mean is the engine's to know.

use super::literal::string;
use super::schema_rows::{
    array, check, code, constant, dependent, each, envelope, expect, known, node, note, number,
    object, outcome, pattern, patterned, place, property, text,
};
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
