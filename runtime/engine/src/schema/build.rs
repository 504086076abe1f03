//! From a schema document to the table. One pass over the document, then `$ref`s are joined up
//! (`finish`). Nothing stops at the first fault: every unknown or malformed keyword is noted with
//! its place, and only a document without any becomes a table.

use bilispec_wire::json::pointer::token;
use std::collections::HashMap;

use super::pattern::Pattern;
use super::problem::SchemaProblem;
use super::table::{
    ArrayRule, Check, Code, Constant, Dependent, Envelope, Expect, Known, List, NONE, Node, NodeId,
    Note, ObjectRule, Patterned, Property, Text, Types,
};
use bilispec_wire::envelope::Act;
use bilispec_wire::json::{Object, Value};

/// The arrays of the table while they grow.
#[derive(Default)]
pub(super) struct Pools {
    pub(super) text: String,
    known_texts: HashMap<String, Text>,
    pub(super) nodes: Vec<Node>,
    pub(super) objects: Vec<ObjectRule>,
    pub(super) arrays: Vec<ArrayRule>,
    pub(super) checks: Vec<Check>,
    pub(super) properties: Vec<Property>,
    pub(super) patterned: Vec<Patterned>,
    pub(super) dependents: Vec<Dependent>,
    pub(super) ids: Vec<u32>,
    pub(super) texts: Vec<Text>,
    pub(super) constants: Vec<Constant>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) notes: Vec<Note>,
    pub(super) known: Vec<Known>,
    pub(super) envelopes: Vec<Envelope>,
    pub(super) expects: Vec<Expect>,
    pub(super) codes: Vec<Code>,
}

/// Lengths fit: a schema of four thousand million parts is not a schema.
pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Appends a run to one of the pools.
pub(super) fn append<T>(pool: &mut Vec<T>, items: impl IntoIterator<Item = T>) -> List {
    let start = count(pool.len());
    pool.extend(items);
    List {
        start,
        len: count(pool.len()) - start,
    }
}

pub(super) fn push<T>(pool: &mut Vec<T>, item: T) -> u32 {
    let at = count(pool.len());
    pool.push(item);
    at
}

impl Pools {
    pub(super) fn text(&mut self, text: &str) -> Text {
        if let Some(known) = self.known_texts.get(text) {
            return *known;
        }
        let made = Text {
            start: count(self.text.len()),
            len: count(text.len()),
        };
        self.text.push_str(text);
        self.known_texts.insert(text.to_owned(), made);
        made
    }

    pub(super) fn text_list<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> List {
        let texts: Vec<Text> = texts.into_iter().map(|text| self.text(text)).collect();
        append(&mut self.texts, texts)
    }
}

/// A `$ref` that still waits for its target.
pub(super) struct Pending {
    pub(super) check: usize,
    pub(super) target: String,
    pub(super) at: String,
}

pub(super) struct Builder<'d> {
    pub(super) root: &'d Value<'d>,
    pub(super) pools: Pools,
    pub(super) by_pointer: HashMap<String, NodeId>,
    pub(super) pending: Vec<Pending>,
    pub(super) problems: Vec<SchemaProblem>,
    pub(super) lists_codes: bool,
    pub(super) act: Act,
}

/// A schema whose keywords are being read.
pub(super) struct Draft {
    pub(super) id: NodeId,
    /// Where it stands, for problems and for the schemas inside it.
    pub(super) pointer: String,
    pub(super) types: Types,
    pub(super) object: Option<ObjectRule>,
    pub(super) array: Option<ArrayRule>,
    pub(super) checks: Vec<Check>,
    /// Targets of `Check::Ref`s among `checks`, by position.
    pub(super) refs: Vec<(usize, String)>,
    pub(super) note: Option<Note>,
}

impl Draft {
    pub(super) fn object(&mut self) -> &mut ObjectRule {
        self.object.get_or_insert(ObjectRule {
            declares: false,
            properties: List::default(),
            by_name: List::default(),
            patterns: List::default(),
            additional: NONE,
            required: List::default(),
        })
    }

    pub(super) fn array(&mut self) -> &mut ArrayRule {
        self.array.get_or_insert(ArrayRule {
            prefix: List::default(),
            items: NONE,
            contains: NONE,
            min_contains: None,
            max_contains: None,
        })
    }

    pub(super) fn note(&mut self) -> &mut Note {
        self.note.get_or_insert(Note {
            sensitive: None,
            known: List::default(),
            names: List::default(),
            success: List::default(),
            envelope: NONE,
            expect: NONE,
            json_text: false,
            content: NONE,
            allow_empty: false,
            echo: Text::default(),
        })
    }
}

impl<'d> Builder<'d> {
    pub(super) fn new(root: &'d Value<'d>) -> Self {
        Builder {
            root,
            pools: Pools::default(),
            by_pointer: HashMap::new(),
            pending: Vec::new(),
            problems: Vec::new(),
            lists_codes: false,
            act: Act::READS,
        }
    }

    /// Notes a fault of `keyword` in the schema at `pointer`.
    pub(super) fn refuse(&mut self, pointer: &str, keyword: &str, message: impl Into<String>) {
        let pointer = if keyword.is_empty() {
            pointer.to_owned()
        } else {
            format!("{pointer}/{}", token(keyword))
        };
        self.problems.push(SchemaProblem {
            pointer,
            keyword: keyword.to_owned(),
            message: message.into(),
        });
    }

    /// Reads the schema at `parent`'s pointer plus `tail`.
    pub(super) fn schema(
        &mut self,
        value: &Value<'_>,
        parent: NodeId,
        parent_pointer: &str,
        tail: &str,
    ) -> NodeId {
        let pointer = format!("{parent_pointer}{tail}");
        let tail = self.pools.text(tail);
        let id = push(
            &mut self.pools.nodes,
            Node {
                types: Types::default(),
                never: false,
                holds_sensitive: false,
                parent,
                tail,
                object: NONE,
                array: NONE,
                checks: List::default(),
                note: NONE,
            },
        );
        self.by_pointer.insert(pointer.clone(), id);
        match value {
            Value::Bool(all) => self.change(id, |node| node.never = !all),
            Value::Object(keywords) => self.keywords(id, pointer, keywords),
            _ => self.refuse(&pointer, "", "a schema is an object, `true` or `false`"),
        }
        id
    }

    pub(super) fn change(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.pools.nodes.get_mut(id as usize) {
            change(node);
        }
    }

    fn keywords(&mut self, id: NodeId, pointer: String, keywords: &Object<'_>) {
        let mut draft = Draft {
            id,
            pointer,
            types: Types::default(),
            object: None,
            array: None,
            checks: Vec::new(),
            refs: Vec::new(),
            note: None,
        };
        for member in keywords.members() {
            if member.times > 1 {
                let pointer = draft.pointer.clone();
                self.refuse(
                    &pointer,
                    &member.key,
                    format!("`{}` is repeated", member.key),
                );
            }
            let known = self.keyword(&mut draft, &member.key, &member.value)
                || self.annotation(&mut draft, &member.key, &member.value);
            if !known {
                let pointer = draft.pointer.clone();
                let message = format!("the keyword `{}` is not supported", member.key);
                self.refuse(&pointer, &member.key, message);
            }
        }
        if holds_json(keywords) {
            draft.note().json_text = true;
        }
        let first = self.pools.checks.len();
        for (at, target) in draft.refs {
            self.pending.push(Pending {
                check: first + at,
                target,
                at: draft.pointer.clone(),
            });
        }
        let checks = append(&mut self.pools.checks, draft.checks);
        let object = draft
            .object
            .map_or(NONE, |rule| push(&mut self.pools.objects, rule));
        let array = draft
            .array
            .map_or(NONE, |rule| push(&mut self.pools.arrays, rule));
        let note = draft
            .note
            .map_or(NONE, |note| push(&mut self.pools.notes, note));
        self.change(id, |node| {
            node.types = draft.types;
            node.checks = checks;
            node.object = object;
            node.array = array;
            node.note = note;
        });
    }
}

/// Whether a string with these keywords holds JSON text that can be looked into.
fn holds_json(keywords: &Object<'_>) -> bool {
    let text = |key: &str| keywords.get(key).and_then(|member| member.value.as_str());
    let media = text("contentMediaType").unwrap_or_default();
    let essence = media.split(';').next().unwrap_or_default().trim();
    let json = essence.eq_ignore_ascii_case("application/json") || essence.ends_with("+json");
    json && text("contentEncoding").is_none()
}
