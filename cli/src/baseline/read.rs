//! Reads a baseline. What is wrong with it is told with file, line and column; nothing is passed over.

use bilispec_codegen::diagnostics::Diagnostics;
use bilispec_codegen::source::{Node, NodeKind, SourceFile, Span};
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::Error as NameError;

use super::{Baseline, Date, Entry};
use crate::report::Part;
use crate::similar::did_you_mean;

/// The members of an entry; the first six have to be there.
const MEMBERS: [&str; 8] = [
    "rule",
    "operation",
    "part",
    "schema",
    "instance",
    "reason",
    "expires",
    "found",
];

/// Reads a baseline's text; `name` is what messages call the file.
pub fn read(name: &str, text: &str) -> Result<Baseline, Vec<String>> {
    let mut diagnostics = Diagnostics::default();
    let file = SourceFile::read(name.to_owned(), text.to_owned(), &mut diagnostics);
    let mut reading = Reading {
        file: &file,
        problems: Vec::new(),
    };
    for diagnostic in diagnostics.list() {
        reading.problem(diagnostic.span.unwrap_or_default(), &diagnostic.message);
    }
    let mut entries = Vec::new();
    if let Some(tree) = file.tree() {
        reading.document(tree, &mut entries);
    }
    if reading.problems.is_empty() {
        Ok(Baseline { entries })
    } else {
        Err(reading.problems)
    }
}

struct Reading<'f> {
    file: &'f SourceFile,
    problems: Vec<String>,
}

impl Reading<'_> {
    fn problem(&mut self, span: Span, text: &str) {
        let place = self.file.position(span.start);
        let (line, column) = (place.line, place.column);
        self.problems
            .push(format!("{}:{line}:{column}: {text}", self.file.path()));
    }

    fn document(&mut self, tree: &Node, entries: &mut Vec<Entry>) {
        let Some(members) = tree.entries() else {
            return self.problem(tree.span, "a baseline has a list `accepted`");
        };
        for member in members {
            match (member.key.text.as_str(), member.value.items()) {
                ("accepted", Some(items)) => {
                    for item in items {
                        entries.extend(self.entry(item));
                    }
                }
                ("accepted", None) => self.problem(member.value.span, "`accepted` is a list"),
                ("version", _) => {
                    if member.value.to_json().as_i64() != Some(1) {
                        self.problem(member.value.span, "only version 1 is known");
                    }
                }
                (other, _) => {
                    let text = format!(
                        "a baseline has no `{other}`{}",
                        did_you_mean(other, ["accepted", "version"])
                    );
                    self.problem(member.key.span, &text);
                }
            }
        }
        if tree.get("accepted").is_none() {
            self.problem(tree.span, "a baseline has a list `accepted`");
        }
    }

    fn entry(&mut self, node: &Node) -> Option<Entry> {
        let before = self.problems.len();
        let Some(members) = node.entries() else {
            self.problem(
                node.span,
                "an accepted finding has members: rule, operation, …",
            );
            return None;
        };
        for member in members {
            let name = member.key.text.as_str();
            if !MEMBERS.contains(&name) {
                let text = format!(
                    "an accepted finding has no `{name}`{}",
                    did_you_mean(name, MEMBERS)
                );
                self.problem(member.key.span, &text);
            }
        }
        let [rule, operation, part, schema, instance, reason] =
            ["rule", "operation", "part", "schema", "instance", "reason"]
                .map(|name| self.text(node, name));
        let part = part.and_then(|(text, span)| self.part(&text, span));
        if let Some((text, span)) = &reason
            && text.trim().is_empty()
        {
            self.problem(*span, "a reason says something");
        }
        let expires = match node.get("expires").map(|value| (&value.kind, value.span)) {
            None | Some((NodeKind::Null, _)) => None,
            Some((NodeKind::String(text), span)) => {
                let date = text.parse::<Date>();
                if date.is_err() {
                    self.problem(span, "a date is written as 2027-03-31");
                }
                date.ok()
            }
            Some((_, span)) => {
                self.problem(span, "a date is written as 2027-03-31");
                None
            }
        };
        let found = node.get("found").map(|value| match &value.kind {
            NodeKind::String(text) => text.clone(),
            _ => value.to_json().to_string(),
        });
        let line = self.file.position(node.span.start).line;
        if self.problems.len() > before {
            return None;
        }
        Some(Entry {
            rule: rule?.0,
            operation: operation?.0,
            part: part?,
            schema: schema?.0,
            instance: instance?.0,
            found,
            reason: reason?.0,
            expires,
            line,
        })
    }

    fn text(&mut self, node: &Node, name: &str) -> Option<(String, Span)> {
        match node.get(name) {
            Some(value) => match value.as_str() {
                Some(text) => return Some((text.to_owned(), value.span)),
                None => self.problem(value.span, &format!("`{name}` is a text")),
            },
            None => self.problem(node.span, &format!("an accepted finding has `{name}`")),
        }
        None
    }

    fn part(&mut self, text: &str, span: Span) -> Option<Part> {
        let part: Result<Part, NameError> = Part::deserialize(text.into_deserializer());
        if part.is_err() {
            self.problem(
                span,
                &format!("there is no part `{}`", crate::url::shortened(text, 40)),
            );
        }
        part.ok()
    }
}
