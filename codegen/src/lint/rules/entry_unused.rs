//! What the catalogues describe is used.

use std::collections::HashSet;

use super::super::context::Whole;
use super::super::rule::{Check, Rule, Sink};
use crate::diagnostics::Severity;
use crate::source::{Entry, FileId, Node, NodeKind, Span, to_u32};

pub(super) const RULE: Rule = Rule {
    id: "entry-unused",
    title: "Something is described that nothing refers to.",
    why: "An entry of a catalogue that no operation uses is checked by nothing, and readers take it for a part of the API.",
    remedy: "refer to it with `$ref`, or delete it",
    severity: Severity::Warning,
    check: Check::Whole(check),
};

fn check(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let Some(root) = whole.project.document() else {
        return;
    };
    let schemes: Vec<&str> = whole
        .api
        .credentials
        .iter()
        .filter_map(|credential| credential.scheme.as_deref())
        .collect();
    let mut used = Used {
        whole,
        seen: HashSet::new(),
    };
    // What the root document only keeps for others is used by those alone.
    for entry in root.entries().unwrap_or_default() {
        if entry.key.text != "components" {
            used.follow(&entry.value);
        }
    }
    used.seen.insert(root.span);
    for group in root
        .get("components")
        .and_then(Node::entries)
        .unwrap_or_default()
    {
        for entry in group.value.entries().unwrap_or_default() {
            let is_scheme = group.key.text == "securitySchemes";
            let needed = is_scheme && schemes.contains(&entry.key.text.as_str());
            if !needed && !used.seen.contains(&entry.value.span) {
                unused(entry, sink);
            }
        }
    }
    for (index, file) in whole.project.files().iter().enumerate().skip(1) {
        let id = FileId(to_u32(index));
        // The ledger and the counts refer to the spec, not the other way round; what cites the ledger, `coverage` tells.
        if whole.project.is_beside(id) {
            continue;
        }
        let Some(tree) = file.tree().filter(|tree| tree.span.file == id) else {
            continue;
        };
        used.report(tree, sink);
    }
    unread(whole, sink);
}

fn unused(entry: &Entry, sink: &mut Sink<'_>) {
    let message = format!("nothing refers to `{}`", entry.key.text);
    sink.push(sink.at(entry.key.span, message));
}

/// What can be reached from the paths.
struct Used<'w, 'a> {
    whole: &'w Whole<'a>,
    seen: HashSet<Span>,
}

impl Used<'_, '_> {
    fn follow(&mut self, start: &Node) {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if !self.seen.insert(node.span) {
                continue;
            }
            for entry in node.entries().unwrap_or_default() {
                if let ("$ref", Some(text)) = (entry.key.text.as_str(), entry.value.as_str())
                    && let Ok(target) = self.whole.project.resolve(text, entry.value.span.file)
                {
                    open.push(target);
                }
                open.push(&entry.value);
            }
            open.extend(node.items().unwrap_or_default());
        }
    }

    /// Reports the entries of a file that were not reached; of a group, those in it.
    fn report(&self, node: &Node, sink: &mut Sink<'_>) {
        if self.seen.contains(&node.span) {
            return;
        }
        for entry in node.entries().unwrap_or_default() {
            if self.seen.contains(&entry.value.span) {
                continue;
            }
            if self.reaches_into(&entry.value) {
                self.report(&entry.value, sink);
            } else {
                unused(entry, sink);
            }
        }
    }

    /// Whether something within is used, and nothing but mappings stands in between: then it is a group.
    fn reaches_into(&self, node: &Node) -> bool {
        match &node.kind {
            NodeKind::Mapping(entries) => entries.iter().any(|entry| {
                self.seen.contains(&entry.value.span) || self.reaches_into(&entry.value)
            }),
            _ => false,
        }
    }
}

/// Files beside the root document that nothing refers to.
fn unread(whole: &Whole<'_>, sink: &mut Sink<'_>) {
    let Some(root) = whole.project.files().first() else {
        return;
    };
    let folder = root
        .path()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let mut files = Vec::new();
    list(&whole.project.root().join(folder), folder, &mut files, 0);
    let known = whole.project.files().iter();
    let known: HashSet<&str> = known.map(|file| file.path()).collect();
    for file in files.iter().filter(|file| !known.contains(file.as_str())) {
        sink.push(sink.without_place(format!("nothing refers to the file {file}")));
    }
}

fn list(folder: &std::path::Path, name: &str, files: &mut Vec<String>, depth: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        let is_yaml = entry
            .path()
            .extension()
            .is_some_and(|end| end == "yaml" || end == "yml");
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < 8 => list(&entry.path(), &name, files, depth + 1),
            Ok(kind) if kind.is_file() && is_yaml => files.push(name),
            _ => {}
        }
    }
}
