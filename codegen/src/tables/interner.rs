//! The arrays of joined tables while they grow. Whatever is put in twice is there once, so that equal things have equal
//! numbers: that is also how two schemas are compared.

use std::collections::HashMap;
use std::fmt::Debug;

use bilispec_engine::table::{
    ArrayRule, Branches, Check, Constant, Dependent, Envelope, Expect, Held, Known, List, NONE,
    Node, NodeId, Note, ObjectRule, Patterned, Place, Property, Table, Text,
};

/// An array in which each run of items stands once.
#[derive(Debug)]
pub(crate) struct Pool<T> {
    pub(crate) items: Vec<T>,
    /// By what it looks like; the items have no order of their own.
    runs: HashMap<String, List>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            runs: HashMap::new(),
        }
    }
}

impl<T: Debug> Pool<T> {
    fn run(&mut self, items: Vec<T>) -> List {
        if items.is_empty() {
            return List::default();
        }
        let key = format!("{items:?}");
        let (start, len) = (number(self.items.len()), number(items.len()));
        *self.runs.entry(key).or_insert_with(|| {
            self.items.extend(items);
            List { start, len }
        })
    }

    fn one(&mut self, item: T) -> u32 {
        self.run(vec![item]).start
    }
}

/// Lengths fit: a spec of four thousand million parts is not a spec.
pub(super) fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(NONE)
}

/// The arrays.
#[derive(Debug, Default)]
pub(crate) struct Pools {
    /// Each text once; a [`Text`] counts in all of them, one after the other.
    pub(crate) strings: Vec<String>,
    known_strings: HashMap<String, Text>,
    bytes: usize,
    /// In the order in which they are written, which [`super::join`] decides.
    pub(crate) nodes: Vec<Node>,
    pub(crate) objects: Pool<ObjectRule>,
    pub(crate) arrays: Pool<ArrayRule>,
    pub(crate) checks: Pool<Check>,
    pub(crate) properties: Pool<Property>,
    pub(crate) patterned: Pool<Patterned>,
    pub(crate) dependents: Pool<Dependent>,
    pub(crate) ids: Pool<u32>,
    pub(crate) texts: Pool<Text>,
    pub(crate) constants: Pool<Constant>,
    pub(crate) patterns: Pool<String>,
    pub(crate) notes: Pool<Note>,
    pub(crate) known: Pool<Known>,
    pub(crate) envelopes: Pool<Envelope>,
    pub(crate) expects: Pool<Expect>,
    pub(crate) places: Vec<Place>,
}

impl Pools {
    pub(super) fn text(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        if let Some(known) = self.known_strings.get(text) {
            return *known;
        }
        let made = Text {
            start: number(self.bytes),
            len: number(text.len()),
        };
        self.bytes += text.len();
        self.strings.push(text.to_owned());
        self.known_strings.insert(text.to_owned(), made);
        made
    }
}

/// Takes parts of a table over into pools.
pub(super) struct Copy<'c> {
    pub(super) from: &'c Table,
    pub(super) into: &'c mut Pools,
    /// The new number of a node.
    pub(super) renumber: &'c dyn Fn(NodeId) -> NodeId,
}

impl Copy<'_> {
    /// A node without its place.
    pub(super) fn node(&mut self, node: &Node) -> Node {
        let checks = self.from.checks(node).to_vec();
        let checks: Vec<Check> = checks.into_iter().map(|check| self.check(check)).collect();
        Node {
            types: node.types,
            never: node.never,
            holds_sensitive: node.holds_sensitive,
            parent: NONE,
            tail: Text::default(),
            object: self
                .from
                .object(node)
                .map_or(NONE, |rule| self.object(*rule)),
            array: self.from.array(node).map_or(NONE, |rule| self.array(*rule)),
            checks: self.into.checks.run(checks),
            note: self.from.note(node).map_or(NONE, |note| self.note(*note)),
        }
    }

    pub(super) fn id(&self, id: NodeId) -> NodeId {
        if id == NONE {
            NONE
        } else {
            (self.renumber)(id)
        }
    }

    pub(super) fn text(&mut self, text: Text) -> Text {
        self.into.text(self.from.str(text))
    }

    pub(super) fn texts(&mut self, list: List) -> List {
        let texts = self.from.text_list(list).iter();
        let texts: Vec<Text> = texts
            .map(|text| self.into.text(self.from.str(*text)))
            .collect();
        self.into.texts.run(texts)
    }

    pub(super) fn envelope(&mut self, envelope: u32) -> u32 {
        let Some(envelope) = self.from.envelope(envelope).copied() else {
            return NONE;
        };
        let copy = Envelope {
            node: self.id(envelope.node),
            code: self.texts(envelope.code),
            message: self.texts(envelope.message),
            data: self.text(envelope.data),
            success: self.constants(envelope.success),
            absent: envelope.absent,
        };
        self.into.envelopes.one(copy)
    }

    fn object(&mut self, rule: ObjectRule) -> u32 {
        // Positions within the properties, which keep their order.
        let by_name = self.from.ids(rule.by_name).to_vec();
        let patterns = self.from.patterned(rule.patterns).iter();
        let patterns: Vec<Patterned> = patterns
            .map(|patterned| Patterned {
                pattern: self
                    .into
                    .patterns
                    .one(self.from.pattern_source(patterned.pattern).to_owned()),
                node: self.id(patterned.node),
            })
            .collect();
        let copy = ObjectRule {
            declares: rule.declares,
            properties: self.properties(rule.properties),
            by_name: self.into.ids.run(by_name),
            patterns: self.into.patterned.run(patterns),
            additional: self.id(rule.additional),
            required: self.texts(rule.required),
        };
        self.into.objects.one(copy)
    }

    fn array(&mut self, rule: ArrayRule) -> u32 {
        let copy = ArrayRule {
            prefix: self.ids(rule.prefix),
            items: self.id(rule.items),
            contains: self.id(rule.contains),
            ..rule
        };
        self.into.arrays.one(copy)
    }

    fn check(&mut self, check: Check) -> Check {
        check.holding(match check.held() {
            Held::Constant(constant) => Held::Constant(self.constant(constant)),
            Held::Constants(list) => Held::Constants(self.constants(list)),
            Held::Pattern(pattern) => {
                let source = self.from.pattern_source(pattern).to_owned();
                Held::Pattern(self.into.patterns.one(source))
            }
            Held::Dependents(list) => Held::Dependents(self.dependents(list)),
            Held::Schema(id) => Held::Schema(self.id(id)),
            Held::Schemas(list) => Held::Schemas(self.ids(list)),
            Held::Named(list) => Held::Named(self.properties(list)),
            Held::Condition(of) => Held::Condition(Branches {
                test: self.id(of.test),
                then: self.id(of.then),
                otherwise: self.id(of.otherwise),
            }),
            number @ (Held::Limit(_) | Held::Bound(_) | Held::Flag(_)) => number,
        })
    }

    fn dependents(&mut self, list: List) -> List {
        let dependents = self.from.dependents(list).to_vec();
        let dependents: Vec<Dependent> = dependents
            .into_iter()
            .map(|dependent| Dependent {
                name: self.text(dependent.name),
                required: self.texts(dependent.required),
            })
            .collect();
        self.into.dependents.run(dependents)
    }

    fn note(&mut self, note: Note) -> u32 {
        let known = self.from.known(&note).to_vec();
        let known: Vec<Known> = known
            .into_iter()
            .map(|known| Known {
                value: self.constant(known.value),
                name: self.text(known.name),
            })
            .collect();
        let expect = self.from.expect(&note).copied().map_or(NONE, |expect| {
            let copy = Expect {
                below: self.text(expect.below),
                above: self.text(expect.above),
                ..expect
            };
            self.into.expects.one(copy)
        });
        let copy = Note {
            sensitive: note.sensitive,
            known: self.into.known.run(known),
            names: self.texts(note.names),
            success: self.constants(note.success),
            envelope: self.envelope(note.envelope),
            expect,
            json_text: note.json_text,
            content: self.id(note.content),
            allow_empty: note.allow_empty,
            echo: self.text(note.echo),
        };
        self.into.notes.one(copy)
    }

    fn ids(&mut self, list: List) -> List {
        let ids: Vec<u32> = self.from.ids(list).iter().map(|id| self.id(*id)).collect();
        self.into.ids.run(ids)
    }

    fn properties(&mut self, list: List) -> List {
        let properties = self.from.properties(list).to_vec();
        let properties: Vec<Property> = properties
            .into_iter()
            .map(|property| Property {
                name: self.text(property.name),
                node: self.id(property.node),
            })
            .collect();
        self.into.properties.run(properties)
    }

    fn constants(&mut self, list: List) -> List {
        let constants = self.from.constants(list).to_vec();
        let constants: Vec<Constant> = constants
            .into_iter()
            .map(|constant| self.constant(constant))
            .collect();
        self.into.constants.run(constants)
    }

    fn constant(&mut self, constant: Constant) -> Constant {
        match constant {
            Constant::Text(text) => Constant::Text(self.text(text)),
            Constant::Json(text) => Constant::Json(self.text(text)),
            Constant::Null | Constant::Bool(_) | Constant::Number(_) => constant,
        }
    }
}
