//! A file's text as a tree: YAML 1.2, and of that only what JSON can say.
//!
//! Anchors, aliases, merge keys and tags are refused by name: they have no counterpart in JSON, other tools
//! read them differently, and `$ref` does their work. The tree is built over the parser's events with a stack
//! of its own, so no input can overflow ours.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::anchors::{Anchors, merge};
use super::offsets::Offsets;
use super::refused;
use super::scalar::{Resolved, resolve};
use super::{Entry, FileId, Key, Node, NodeKind, Span};
use crate::diagnostics::{Diagnostic, Diagnostics, rules};

/// As deep as values may be nested; JSON readers stop at 128 too.
const MAX_DEPTH: usize = 120;

/// Reads `text`. `None`: nothing of it is usable, and why has been reported.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        text,
        offsets: Offsets::new(file, text),
        diagnostics,
        stack: Vec::new(),
        skipping: 0,
        root: None,
        anchors: Anchors::default(),
    };
    let mut documents = 0_u32;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::DocumentStart(_), span)) => {
                documents += 1;
                if documents > 1 {
                    let span = builder.offsets.span(&span);
                    builder.diagnostics.push(
                        Diagnostic::error(
                            rules::MULTIPLE_DOCUMENTS,
                            span,
                            "a second YAML document in one file",
                        )
                        .help("put it into a file of its own"),
                    );
                    break;
                }
            }
            Ok((event, span)) => {
                let span = builder.offsets.span(&span);
                builder.event(event, span);
            }
            Err(error) => {
                builder.syntax_error(&error);
                return None;
            }
        }
    }
    if builder.root.is_none() {
        let span = Span {
            file,
            start: 0,
            end: 0,
        };
        builder.diagnostics.push(Diagnostic::error(
            rules::EMPTY_FILE,
            span,
            "the file holds nothing",
        ));
    }
    builder.root
}

/// A collection that is being read.
enum Frame {
    Sequence {
        span: Span,
        items: Vec<Node>,
        anchor: usize,
    },
    Mapping {
        span: Span,
        entries: Vec<Entry>,
        anchor: usize,
        /// Mappings whose members are taken over where it has none of its own.
        merged: Vec<Node>,
        index: HashMap<String, Span>,
        key: Pending,
    },
}

/// What the next value of a mapping belongs to.
enum Pending {
    /// The next event is a key.
    Key,
    /// The value of this key.
    Value(Key),
    /// What is merged into the mapping.
    Merge,
    /// A value to be dropped: its key was refused.
    Dropped,
}

struct Builder<'a> {
    text: &'a str,
    offsets: Offsets,
    diagnostics: &'a mut Diagnostics,
    stack: Vec<Frame>,
    /// Open collections of a subtree that is passed over.
    skipping: usize,
    root: Option<Node>,
    anchors: Anchors,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        if self.skipping > 0 {
            match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => self.skipping += 1,
                Event::SequenceEnd | Event::MappingEnd => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                self.scalar(&text, style, span, anchor);
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                if self.may_open(span) {
                    self.stack.push(Frame::Sequence {
                        span,
                        items: Vec::new(),
                        anchor,
                    });
                }
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                if self.may_open(span) {
                    self.stack.push(Frame::Mapping {
                        span,
                        entries: Vec::new(),
                        anchor,
                        merged: Vec::new(),
                        index: HashMap::new(),
                        key: Pending::Key,
                    });
                }
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => {
                let name = self.slice(span);
                self.diagnostics.push(refused::alias(name, span));
                let node = self.anchors.get(anchor).unwrap_or_else(|| {
                    let problem = refused::unknown_alias(self.text, span);
                    self.diagnostics.push(problem);
                    let kind = NodeKind::Broken;
                    Node { span, kind }
                });
                self.value(node);
            }
            _ => {}
        }
    }

    fn slice(&self, span: Span) -> &str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// Anchors and tags stand before the node that the event is about.
    fn refuse_properties(&mut self, anchor: usize, tag: Option<&saphyr_parser::Tag>, span: Span) {
        if anchor > 0 {
            self.diagnostics.push(refused::anchor(self.text, span));
        }
        if tag.is_some() {
            self.diagnostics.push(refused::tag(self.text, span));
        }
    }

    fn may_open(&mut self, span: Span) -> bool {
        if let Some(Frame::Mapping {
            key: key @ Pending::Key,
            ..
        }) = self.stack.last_mut()
        {
            *key = Pending::Dropped;
            self.skipping = 1;
            self.diagnostics.push(refused::key_of_many(span));
            return false;
        }
        if self.stack.len() < MAX_DEPTH {
            return true;
        }
        self.skipping = 1;
        self.diagnostics.push(refused::too_deep(MAX_DEPTH, span));
        self.value(Node {
            span,
            kind: NodeKind::Broken,
        });
        false
    }

    fn close(&mut self, end: Span) {
        match self.stack.pop() {
            // A tree is kept for as long as the run: no room is left for more.
            Some(Frame::Sequence {
                span,
                mut items,
                anchor,
            }) => {
                items.shrink_to_fit();
                let last = items.last().map(|item| item.span.end);
                let span = self.close_span(span, end, '[', last);
                let kind = NodeKind::Sequence(items);
                self.anchored(Node { span, kind }, anchor);
            }
            Some(Frame::Mapping {
                span,
                mut entries,
                anchor,
                merged,
                ..
            }) => {
                let last = entries.last().map(|entry| entry.value.span.end);
                let span = self.close_span(span, end, '{', last);
                merge(&mut entries, merged);
                entries.shrink_to_fit();
                let kind = NodeKind::Mapping(entries);
                self.anchored(Node { span, kind }, anchor);
            }
            None => {}
        }
    }

    /// Collections in brackets end with them; the others with their last value, since the parser only notices
    /// their end at whatever comes next.
    fn close_span(&self, start: Span, end: Span, bracket: char, last: Option<u32>) -> Span {
        let in_brackets = self
            .text
            .get(start.start as usize..)
            .is_some_and(|text| text.starts_with(bracket));
        let end = if in_brackets {
            end.end
        } else {
            last.unwrap_or(start.end)
        };
        Span {
            end: end.max(start.start),
            ..start
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span, anchor: usize) {
        if let Some(Frame::Mapping {
            key: Pending::Key, ..
        }) = self.stack.last()
        {
            self.key(text, style, span);
            return;
        }
        let kind = if style == ScalarStyle::Plain {
            match resolve(text) {
                Resolved::Value(kind) => kind,
                Resolved::Refused(why, help) => {
                    self.diagnostics.push(
                        Diagnostic::error(
                            rules::AMBIGUOUS_SCALAR,
                            span,
                            format!("`{text}`: {why}"),
                        )
                        .help(help),
                    );
                    NodeKind::Broken
                }
            }
        } else {
            NodeKind::String(text.to_owned())
        };
        // Nothing at all, as in `key:`, has no text to point at: it stands right behind its key.
        let span = match self.stack.last() {
            Some(Frame::Mapping {
                key: Pending::Value(key),
                ..
            }) if span.start == span.end => Span {
                start: key.span.end,
                end: key.span.end,
                ..span
            },
            _ => self.trim(span),
        };
        self.anchored(Node { span, kind }, anchor);
    }

    /// A value that may have an anchor.
    fn anchored(&mut self, node: Node, anchor: usize) {
        self.anchors.keep(anchor, &node);
        self.value(node);
    }

    /// Block scalars reach to the next token: without the blank rest.
    fn trim(&self, span: Span) -> Span {
        let length = self.slice(span).trim_end().len();
        Span {
            end: span.start + super::span::to_u32(length),
            ..span
        }
    }

    fn key(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let span = self.trim(span);
        let Some(Frame::Mapping {
            index,
            key: pending,
            ..
        }) = self.stack.last_mut()
        else {
            return;
        };
        if text == "<<" && style == ScalarStyle::Plain {
            *pending = Pending::Merge;
            self.diagnostics.push(refused::merge(span));
            return;
        }
        let problem = if text.is_empty() && style == ScalarStyle::Plain {
            Some(refused::key_of_nothing(span))
        } else {
            let first = index.get(text);
            first.map(|first| refused::duplicate(text, span, *first))
        };
        if let Some(problem) = problem {
            *pending = Pending::Dropped;
            self.diagnostics.push(problem);
        } else {
            index.insert(text.to_owned(), span);
            *pending = Pending::Value(Key {
                text: text.to_owned(),
                span,
            });
        }
    }

    fn value(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Frame::Sequence { items, .. }) => items.push(node),
            Some(Frame::Mapping {
                entries,
                key,
                merged,
                ..
            }) => match std::mem::replace(key, Pending::Key) {
                Pending::Value(key) => entries.push(Entry { key, value: node }),
                Pending::Merge => merged.push(node),
                Pending::Dropped => {}
                // Only an alias can come here: as a key it has been reported, and its value is dropped.
                Pending::Key => *key = Pending::Dropped,
            },
        }
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let start = self.offsets.byte(error.marker().index());
        let span = Span {
            file: self.offsets.file(),
            start,
            end: start,
        };
        self.diagnostics.push(refused::syntax(error.info(), span));
    }
}
