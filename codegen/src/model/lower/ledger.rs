//! The ledger of evidence as the model has it, and the ids that a spec cites.

use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::model::{Languages, Source};
use crate::openapi::Document;
use crate::source::{FileId, Node, Project, Spanned, to_u32};

/// `x-languages`.
pub(super) fn languages(document: &Document) -> Languages {
    let written = document.root.languages.as_ref();
    let names = written.iter().flat_map(|list| &list.value);
    Languages {
        names: names.map(|language| language.value.clone()).collect(),
        span: written.map(|list| list.span),
    }
}

/// The sources, in the order of the ledger.
pub(super) fn sources(document: &Document) -> Vec<Source> {
    let list = document.ledger.iter().flat_map(|ledger| &ledger.sources);
    list.map(|source| Source {
        id: source.id.value.clone(),
        kind: source.kind.value,
        place: source.place.value.trim().to_owned(),
        date: source.date.value.0.clone(),
        lineage: source.lineage.value.clone(),
        description: source
            .description
            .as_ref()
            .map(|text| text.value.trim().to_owned()),
    })
    .collect()
}

/// Reports what is wrong with the ledger, with languages, and with ids that are no source's.
pub(super) fn check(project: &Project, document: &Document, diagnostics: &mut Diagnostics) {
    check_languages(document, diagnostics);
    if !project.knows_sources() {
        return;
    }
    if let Some(ledger) = &document.ledger {
        ledger.check(diagnostics);
    }
    // A ledger that cannot be read, or not wholly, has been reported, and may have them all.
    let written = project.ledger().and_then(|ledger| ledger.get("sources"));
    let written = written.and_then(Node::items).map(<[Node]>::len);
    let read = document.ledger.as_ref().map(|ledger| ledger.sources.len());
    if project.ledger_file().is_some() && (read.is_none() || read != written) {
        return;
    }
    for id in cited(project) {
        match &document.ledger {
            Some(ledger) => ledger.check_id(&id, diagnostics),
            None => diagnostics.push(
                Diagnostic::error(
                    rules::UNKNOWN_NAME,
                    id.span,
                    format!(
                        "the source `{}` stands nowhere: the spec has no ledger",
                        id.value
                    ),
                )
                .help("describe it in evidence.yaml beside the root document"),
            ),
        }
    }
}

fn check_languages(document: &Document, diagnostics: &mut Diagnostics) {
    let list = document.root.languages.iter().flat_map(|list| &list.value);
    let mut seen: Vec<&str> = Vec::new();
    for language in list {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_tag = !language.value.is_empty() && language.value.chars().all(fits);
        let message = if !is_tag {
            format!("`{}` is not a language tag", language.value)
        } else if seen.contains(&language.value.as_str()) {
            format!("the language `{}` is there twice", language.value)
        } else {
            seen.push(&language.value);
            continue;
        };
        diagnostics.push(
            Diagnostic::error(rules::WRONG_VALUE, language.span, message)
                .help("write tags like zh and en, the first line's first"),
        );
    }
}

/// Every id that the spec names under `x-source`, in the order of its files.
pub(crate) fn cited(project: &Project) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    let files = project.files().iter().enumerate();
    for (index, file) in files {
        if project.ledger_file() != Some(FileId(to_u32(index)))
            && let Some(tree) = file.tree()
        {
            walk(tree, &mut found);
        }
    }
    found
}

fn walk(tree: &Node, found: &mut Vec<Spanned<String>>) {
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        for entry in node.entries().unwrap_or_default().iter().rev() {
            if entry.key.text == "x-source" {
                texts(&entry.value, found);
            } else {
                open.push(&entry.value);
            }
        }
        open.extend(node.items().unwrap_or_default().iter().rev());
    }
}

/// The texts of a list, or of a list of lists.
fn texts(node: &Node, found: &mut Vec<Spanned<String>>) {
    for item in node.items().unwrap_or_default() {
        match item.as_str() {
            Some(text) => found.push(Spanned::new(text.to_owned(), item.span)),
            None => texts(item, found),
        }
    }
}
