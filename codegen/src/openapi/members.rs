//! Mappings whose keys are names, and objects that may stand elsewhere.

use super::read::{Read, Reader};
use crate::diagnostics::{Diagnostic, rules};
use crate::source::{Node, NodeKind, Span, Spanned};

/// A mapping from names to values, in the order of the file.
#[derive(Debug, Clone)]
pub struct Members<T> {
    /// The whole mapping.
    pub span: Span,
    /// Its members.
    pub list: Vec<Member<T>>,
    /// Names of members that are there but could not be read.
    pub(crate) broken: Vec<String>,
}

/// A named value.
#[derive(Debug, Clone)]
pub struct Member<T> {
    /// The name.
    pub name: Spanned<String>,
    /// The value.
    pub value: T,
}

impl<T> Members<T> {
    /// The members, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Member<T>> {
        self.list.iter()
    }

    /// The value called `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.member(name).map(|member| &member.value)
    }

    /// The member called `name`.
    pub fn member(&self, name: &str) -> Option<&Member<T>> {
        self.list.iter().find(|member| member.name.value == name)
    }
}

impl<'m, T> IntoIterator for &'m Members<T> {
    type Item = &'m Member<T>;
    type IntoIter = std::slice::Iter<'m, Member<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl<T: Read> Read for Members<T> {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let NodeKind::Mapping(entries) = &node.kind else {
            reader.expected("a mapping", "", node);
            return None;
        };
        let mut members = Self {
            span: node.span,
            list: Vec::new(),
            broken: Vec::new(),
        };
        for entry in entries {
            reader.key.clone_from(&entry.key.text);
            match T::read(&entry.value, reader) {
                Some(value) => members.list.push(Member {
                    name: Spanned::new(entry.key.text.clone(), entry.key.span),
                    value,
                }),
                None => members.broken.push(entry.key.text.clone()),
            }
        }
        Some(members)
    }
}

/// An object written in place, or elsewhere and referred to.
#[derive(Debug, Clone)]
pub struct Ref<T> {
    /// The object.
    pub value: T,
    /// Where it stands itself.
    pub target: Span,
    /// The text of the `$ref`, if there is one.
    pub reference: Option<Spanned<String>>,
}

impl<T> std::ops::Deref for Ref<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Read> Read for Ref<T> {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let reference = node
            .get("$ref")
            .and_then(|text| Some(Spanned::new(text.as_str()?.to_owned(), text.span)));
        let target = reader.follow(node)?;
        Some(Self {
            value: T::read(target, reader)?,
            target: target.span,
            reference,
        })
    }
}

/// Members of which a few names are known, and the rest is refused.
#[derive(Debug, Clone)]
pub struct Media<T> {
    /// The media type in lower case, without its parameters.
    pub name: Spanned<String>,
    /// What there is to say of it.
    pub value: T,
}

impl<T: Read> Read for Media<T> {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let all = Members::<T>::read(node, reader)?;
        let span = all.span;
        let mut list = all.list.into_iter();
        let Some(first) = list.next() else {
            if node.entries().is_some_and(<[_]>::is_empty) {
                reader.diagnostics.push(Diagnostic::error(
                    rules::MISSING_KEY,
                    span,
                    "no media type",
                ));
            }
            return None;
        };
        for other in list {
            let message = format!("a second media type, `{}`", other.name.value);
            reader.diagnostics.push(
                Diagnostic::error(rules::UNSUPPORTED, other.name.span, message)
                    .related(first.name.span, "the first one")
                    .help("one media type a body; say in x-notes that others are accepted too"),
            );
        }
        Some(Self {
            name: Spanned {
                value: media_type(&first.name.value),
                ..first.name
            },
            value: first.value,
        })
    }
}

/// A media type in lower case and without its parameters: they make no difference here.
pub(super) fn media_type(written: &str) -> String {
    let name = written.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}
