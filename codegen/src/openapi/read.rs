//! From tree to typed values: one trait, one context, all problems into the sink.
//!
//! Reading never stops at the first problem: a value that cannot be read is reported and left out, and the
//! rest of its object is read all the same.

use std::collections::HashSet;

use super::keywords::EXTENSIONS;
use super::plain::Dialect;
use super::schema_id::{Met, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, rules, suggest};
use crate::source::{Entry, Node, NodeKind, Project, RefError, Span};

/// What reading needs at hand.
pub(crate) struct Reader<'a> {
    pub(super) project: &'a Project,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) schemas: Met<'a>,
    /// Keys that are there but whose values could not be read: they are not missing.
    pub(super) unreadable: Unreadable,
    /// The key whose value is being read, for messages.
    pub(super) key: String,
    /// Whose document it is.
    pub(super) dialect: Dialect,
}

/// Objects and their keys.
pub(crate) type Unreadable = HashSet<(Span, &'static str)>;

/// A value that can be read from a node. `None`: it cannot, and why has been reported.
pub(crate) trait Read: Sized {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self>;
}

/// A member of an object: asked for, or optional.
pub(crate) trait Slot: Sized {
    /// Reads the member if it is there; `None` if the whole object is no use without it.
    fn slot<'a>(owner: Owner<'a>, key: &'static str, reader: &mut Reader<'a>) -> Option<Self>;
}

/// The object whose members are read.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'n> {
    pub(super) entries: &'n [Entry],
    pub(super) span: Span,
    pub(super) what: &'static str,
}

impl<T: Read> Slot for T {
    fn slot<'a>(owner: Owner<'a>, key: &'static str, reader: &mut Reader<'a>) -> Option<Self> {
        if let Some(entry) = owner.entries.iter().find(|entry| entry.key.text == key) {
            key.clone_into(&mut reader.key);
            return T::read(&entry.value, reader);
        }
        let message = format!("the {} has no `{key}`", owner.what);
        reader
            .diagnostics
            .push(Diagnostic::error(rules::MISSING_KEY, owner.span, message));
        None
    }
}

impl<T: Read> Slot for Option<T> {
    fn slot<'a>(owner: Owner<'a>, key: &'static str, reader: &mut Reader<'a>) -> Option<Self> {
        let entry = owner.entries.iter().find(|entry| entry.key.text == key);
        let value = entry.and_then(|entry| {
            key.clone_into(&mut reader.key);
            T::read(&entry.value, reader)
        });
        if entry.is_some() && value.is_none() {
            reader.unreadable.insert((owner.span, key));
        }
        Some(value)
    }
}

/// Keys that are no keys of ours: known all the same, with what to do about it.
pub(crate) type Unsupported = &'static [(&'static str, &'static str)];

impl<'a> Reader<'a> {
    /// The members of a mapping, after a look at their keys.
    pub(super) fn object<'n>(
        &mut self,
        node: &'n Node,
        what: &'static str,
        keys: &'static [&'static str],
        unsupported: &[Unsupported],
    ) -> Option<Owner<'n>> {
        let NodeKind::Mapping(entries) = &node.kind else {
            self.expected("a mapping", what, node);
            return None;
        };
        // Of a document from elsewhere only what operations lead to is read.
        let entries = match self.dialect {
            Dialect::Plain if what == "components" => entries
                .iter()
                .position(|entry| entry.key.text == "securitySchemes")
                .and_then(|at| entries.get(at..=at))
                .unwrap_or_default(),
            _ => entries.as_slice(),
        };
        for entry in entries {
            if !keys.contains(&entry.key.text.as_str()) {
                self.unknown(entry, what, keys, unsupported);
            }
        }
        Some(Owner {
            entries,
            span: node.span,
            what,
        })
    }

    fn unknown(
        &mut self,
        entry: &Entry,
        what: &str,
        keys: &[&'static str],
        unsupported: &[Unsupported],
    ) {
        let (name, span) = (entry.key.text.as_str(), entry.key.span);
        let diagnostic = if name.starts_with("x-") {
            if EXTENSIONS.contains(&name) {
                let message = format!("`{name}` has no meaning on {}", article(what));
                Diagnostic::warning(rules::UNKNOWN_EXTENSION, span, message).label("not read here")
            } else {
                let near = suggest::nearest(
                    name,
                    keys.iter().copied().filter(|key| key.starts_with("x-")),
                );
                Diagnostic::warning(
                    rules::UNKNOWN_EXTENSION,
                    span,
                    format!("`{name}` is no extension of this project"),
                )
                .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
            }
        } else if let Some((_, help)) = unsupported
            .iter()
            .copied()
            .flatten()
            .find(|(key, _)| *key == name)
        {
            let message = format!("`{name}` is not supported on {}", article(what));
            Diagnostic::error(rules::UNSUPPORTED, span, message).help(*help)
        } else {
            let near = suggest::nearest(name, keys.iter().copied());
            let help = near.map_or_else(
                || own_keys(what, keys),
                |near| format!("did you mean `{near}`?"),
            );
            Diagnostic::error(
                rules::UNKNOWN_KEY,
                span,
                format!("`{name}` is not a key of {}", article(what)),
            )
            .help(help)
        };
        self.diagnostics.push(diagnostic);
    }

    /// The schema at a node, which is read when the rest is done.
    pub(super) fn schema(&mut self, node: &'a Node) -> SchemaId {
        let (id, is_new) = self.schemas.number(node);
        if is_new {
            match &node.kind {
                NodeKind::Bool(_) | NodeKind::Mapping(_) => {
                    self.schemas.unread.push_back((id, node));
                }
                _ => self.expected("a schema", "", node),
            }
        }
        id
    }

    /// Reports a value of the wrong type.
    pub(super) fn expected(&mut self, wanted: &str, what: &str, node: &Node) {
        if node.kind == NodeKind::Broken {
            return;
        }
        let whose = if what.is_empty() {
            format!("`{}`", self.key)
        } else {
            format!("the {what}")
        };
        let message = format!("expected {wanted} for {whose}, found {}", node.describe());
        let diagnostic = Diagnostic::error(rules::WRONG_TYPE, node.span, message);
        self.diagnostics.push(match (&node.kind, wanted) {
            (NodeKind::Bool(_) | NodeKind::Number(_), TEXT) => {
                let text = self.project.slice(node.span);
                diagnostic.help(format!("quote it: \"{text}\""))
            }
            (NodeKind::String(_), INTEGER | COUNT | NUMBER) => {
                diagnostic.help("numbers are digits without quotes or underscores")
            }
            (NodeKind::String(_), TRUTH) => diagnostic.help("write true or false, without quotes"),
            _ => diagnostic,
        });
    }

    /// One of the words of a closed list.
    pub(super) fn word<T: Copy>(
        &mut self,
        node: &Node,
        what: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let Some(text) = node.as_str() else {
            self.expected(&article(what), "", node);
            return None;
        };
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let near = suggest::nearest(text, words.iter().map(|(word, _)| *word));
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let help = near.map_or_else(
                || format!("it is {}", list(&all, "or")),
                |near| format!("did you mean `{near}`?"),
            );
            let rule = if what == "type" {
                rules::UNKNOWN_TYPE
            } else {
                rules::WRONG_VALUE
            };
            self.diagnostics.push(
                Diagnostic::error(rule, node.span, format!("`{text}` is no {what}")).help(help),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// Follows `$ref` until something else comes; `None` has been reported.
    pub(super) fn follow(&mut self, node: &'a Node) -> Option<&'a Node> {
        let mut visited = HashSet::new();
        let mut node = node;
        while let Some(entry) = node.entry("$ref") {
            if !visited.insert(node.span) {
                self.circular(entry.value.span);
                return None;
            }
            for other in node
                .entries()
                .unwrap_or_default()
                .iter()
                .filter(|other| other.key.text != "$ref")
            {
                let message = format!("`{}` beside `$ref` is not read here", other.key.text);
                self.diagnostics.push(
                    Diagnostic::error(rules::UNSUPPORTED, other.key.span, message)
                        .help("only schemas may add to what they refer to: write it at the target"),
                );
            }
            node = self.target(&entry.value)?;
        }
        Some(node)
    }

    /// The node that the text of a `$ref` names; `None` has been reported.
    pub(super) fn target(&mut self, text: &Node) -> Option<&'a Node> {
        let Some(reference) = text.as_str() else {
            self.expected("a reference", "", text);
            return None;
        };
        match self.project.resolve(reference, text.span.file) {
            Ok(node) => Some(node),
            // That file's own trouble has been reported.
            Err(RefError::Unreadable) => None,
            Err(error) => {
                let rule = if matches!(error, RefError::File(..)) {
                    rules::MISSING_FILE
                } else {
                    rules::DANGLING_REF
                };
                let help = match &error {
                    RefError::Nothing(_, _, Some(near)) => Some(format!("did you mean `#{near}`?")),
                    _ => None,
                };
                let message = format!("`{reference}` leads nowhere: {error}");
                self.diagnostics
                    .push(Diagnostic::error(rule, text.span, message).maybe_help(help));
                None
            }
        }
    }

    pub(super) fn circular(&mut self, span: Span) {
        self.diagnostics.push(
            Diagnostic::error(
                rules::CIRCULAR_REF,
                span,
                "this `$ref` leads back to itself",
            )
            .help("recursion needs a property or a list in between"),
        );
    }
}

pub(super) const TEXT: &str = "a text";
pub(super) const TRUTH: &str = "true or false";
pub(super) const NUMBER: &str = "a number";
pub(super) const INTEGER: &str = "an integer";
pub(super) const COUNT: &str = "an integer that is not negative";

/// The word with its article.
fn article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {what}")
}

/// The keys of an object, if they are few enough to be of help.
fn own_keys(what: &str, keys: &[&str]) -> String {
    let plain: Vec<&str> = keys
        .iter()
        .copied()
        .filter(|key| !key.starts_with("x-"))
        .collect();
    if plain.len() > 12 {
        return "extensions begin with `x-`".to_owned();
    }
    format!(
        "{} has the keys {}; extensions begin with `x-`",
        article(what),
        list(&plain, "and")
    )
}

/// `a`, `b` and `c`.
fn list(words: &[&str], and: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => format!("`{last}`"),
        Some((last, rest)) => {
            let rest: Vec<String> = rest.iter().map(|word| format!("`{word}`")).collect();
            format!("{} {and} `{last}`", rest.join(", "))
        }
    }
}
