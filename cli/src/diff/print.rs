//! Changes for people: by what they mean, each with its place; and as lines for a change log.

use std::fmt::Write as _;

use bilispec_codegen::diff::Class;

use super::{ChangeLine, Changes};
use crate::report::Style;

/// All changes, the gravest first, and the lines for a change log.
///
/// `since` is how the other state is called.
pub fn human(changes: &Changes, since: &str, style: Style) -> String {
    let mut out = String::new();
    for class in Class::ALL {
        let mut changes = changes.class(class).peekable();
        if changes.peek().is_none() {
            continue;
        }
        let (on, off) = color(class, style);
        let _ = writeln!(out, "{on}{}{off}", class.name());
        let mut operation = None;
        for change in changes {
            if operation != Some(&change.operation) {
                operation = Some(&change.operation);
                let name = change.operation.as_deref();
                let _ = writeln!(out, "  {}", name.unwrap_or("shared by several"));
            }
            let _ = writeln!(out, "    {} {}", change.subject, change.message);
            let state = if change.state == "base" {
                format!(" of {since}")
            } else {
                String::new()
            };
            let _ = writeln!(
                out,
                "      --> {}:{}:{}{state}",
                change.file, change.line, change.column
            );
        }
        out.push('\n');
    }
    let log = changelog(changes);
    if !log.is_empty() {
        let _ = writeln!(out, "for the change log:\n\n{log}");
    }
    let summary = changes.summary;
    if changes.changes.is_empty() {
        let _ = writeln!(out, "nothing changed since {since}");
    } else {
        let _ = writeln!(
            out,
            "since {since}: {} breaking, {} additive, {} documentation",
            summary.breaking, summary.additive, summary.documentation
        );
    }
    out
}

/// Lines to copy into a change log in the form of Keep a Changelog. Changes of words have none.
pub fn changelog(changes: &Changes) -> String {
    let sections = [
        ("Added", "added"),
        ("Changed", "changed"),
        ("Removed", "removed"),
    ];
    let mut out = String::new();
    for (heading, kind) in sections {
        let mut lines = Vec::new();
        for class in [Class::Breaking, Class::Additive] {
            let changes = changes.class(class).filter(|change| change.kind == kind);
            lines.extend(changes.map(line));
        }
        if lines.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "### {heading}");
        for line in lines {
            let _ = writeln!(out, "- {line}");
        }
    }
    out
}

fn line(change: &ChangeLine) -> String {
    let breaking = if change.class == Class::Breaking.name() {
        "**Breaking:** "
    } else {
        ""
    };
    let operation = change
        .operation
        .as_deref()
        .filter(|operation| !change.subject.contains(operation));
    let operation = operation.map_or(String::new(), |operation| format!("{operation}: "));
    format!(
        "{breaking}{operation}{} {}.",
        change.subject, change.message
    )
}

fn color(class: Class, style: Style) -> (&'static str, &'static str) {
    match class {
        _ if !style.color => ("", ""),
        Class::Breaking => ("\u{1b}[1;91m", "\u{1b}[0m"),
        Class::Additive => ("\u{1b}[1;92m", "\u{1b}[0m"),
        Class::Documentation => ("\u{1b}[1;94m", "\u{1b}[0m"),
    }
}
