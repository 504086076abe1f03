//! Many tables into one: schemas that stand at one place and say the same become one.
//!
//! What a schema says includes what the schemas say that it leads to, in circles too. So all schemas of one place are
//! taken for one at first, and parted for as long as any two of a group turn out to differ.

use std::collections::HashMap;

use bilispec_engine::Schema;
use bilispec_engine::table::{Act, Code, CodeKey, NONE, Node, NodeId, Outcome, Place, Table, Text};

use super::interner::{Copy, Pools, number};
use super::places::Places;
use crate::schema::SchemaDoc;

/// A schema that is to be joined with others.
#[derive(Debug)]
pub(super) struct Part {
    schema: Schema,
    places: Places,
}

impl Part {
    pub(super) fn new(document: &SchemaDoc, schema: Schema) -> Self {
        let places = Places::new(document, schema.table());
        Self { schema, places }
    }

    fn table(&self) -> &Table {
        self.schema.table()
    }
}

/// One of the schemas that were joined: what of its table is not an array.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) root: NodeId,
    pub(crate) codes: Vec<Code>,
    pub(crate) lists_codes: bool,
    pub(crate) envelope: u32,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) act: Act,
}

/// The group of each node, by part.
type Groups = Vec<Vec<u32>>;

/// Joins the tables; the entries are in the order of the parts.
pub(super) fn join(parts: &[Part]) -> (Pools, Vec<Entry>) {
    let mut groups = by_place(parts);
    let mut count = 0;
    loop {
        let (parted, found) = part_further(parts, &groups);
        groups = parted;
        // Groups are only ever parted, so that as many are the same ones.
        if found == count {
            break;
        }
        count = found;
    }
    write(parts, &groups)
}

/// Gives equal keys equal numbers, in the order in which they come first.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, key: String) -> u32 {
        let next = number(self.0.len());
        *self.0.entry(key).or_insert(next)
    }
}

fn by_place(parts: &[Part]) -> Groups {
    let mut numbers = Numbers::default();
    let mut of = |place: &String| numbers.of(place.clone());
    let parts = parts.iter();
    parts
        .map(|part| part.places.nodes.iter().map(&mut of).collect())
        .collect()
}

/// The groups by what their members say, as far as the groups so far tell; and how many there are.
fn part_further(parts: &[Part], groups: &Groups) -> (Groups, usize) {
    let mut scratch = Pools::default();
    let mut numbers = Numbers::default();
    let mut parted = Groups::new();
    for (part, own) in parts.iter().zip(groups) {
        let renumber = |id: NodeId| group(own, id);
        let mut copy = Copy {
            from: part.table(),
            into: &mut scratch,
            renumber: &renumber,
        };
        let nodes = part.table().parts.nodes.iter().zip(&part.places.keywords);
        let said = nodes.zip(own).map(|((node, keywords), group)| {
            numbers.of(format!("{group} {:?} {keywords:?}", copy.node(node)))
        });
        parted.push(said.collect());
    }
    (parted, numbers.0.len())
}

fn group(groups: &[u32], id: NodeId) -> u32 {
    groups.get(id as usize).copied().unwrap_or(NONE)
}

/// One node for each group, and the entries that lead to them.
fn write(parts: &[Part], groups: &Groups) -> (Pools, Vec<Entry>) {
    let mut pools = Pools::default();
    let mut entries = Vec::new();
    for (part, own) in parts.iter().zip(groups) {
        let renumber = |id: NodeId| group(own, id);
        for (id, node) in (0..NONE).zip(part.table().parts.nodes.iter()) {
            // Groups are numbered as they come, so that this is the first of its group.
            if renumber(id) != number(pools.nodes.len()) {
                continue;
            }
            let mut copy = Copy {
                from: part.table(),
                into: &mut pools,
                renumber: &renumber,
            };
            let copied = copy.node(node);
            let placed = placed(&mut copy, part, id, node, copied);
            pools.nodes.push(placed);
        }
        let mut copy = Copy {
            from: part.table(),
            into: &mut pools,
            renumber: &renumber,
        };
        let entry = entry(&mut copy);
        entries.push(entry);
    }
    sort_places(&mut pools);
    (pools, entries)
}

/// A node with its place: from the schema around it where that is how it is called, else as it is.
fn placed(copy: &mut Copy<'_>, part: &Part, id: NodeId, node: &Node, mut copied: Node) -> Node {
    let place = |id: NodeId| {
        part.places
            .nodes
            .get(id as usize)
            .map_or("", String::as_str)
    };
    let own = copy.id(id);
    let tail = copy.from.str(node.tail);
    if node.parent != NONE && place(id).strip_prefix(place(node.parent)) == Some(tail) {
        copied.parent = copy.id(node.parent);
        copied.tail = copy.text(node.tail);
    } else {
        put(copy.into, own, "", place(id));
    }
    let keywords = part.places.keywords.get(id as usize);
    for (keyword, at) in keywords.into_iter().flatten() {
        put(copy.into, own, keyword, at);
    }
    copied
}

fn put(pools: &mut Pools, node: NodeId, keyword: &str, at: &str) {
    let (keyword, at) = (pools.text(keyword), pools.text(at));
    pools.places.push(Place { node, keyword, at });
}

/// The engine looks places up by node and keyword.
fn sort_places(pools: &mut Pools) {
    let mut start = 0;
    let starts = pools.strings.iter().map(|text| {
        let from = start;
        start += number(text.len());
        (from, text.as_str())
    });
    let by_start: HashMap<u32, &str> = starts.collect();
    let keyword = |text: Text| match text.len {
        0 => "",
        _ => by_start.get(&text.start).copied().unwrap_or_default(),
    };
    let order = |place: &Place| (place.node, keyword(place.keyword).to_owned());
    pools.places.sort_by_cached_key(order);
}

fn entry(copy: &mut Copy<'_>) -> Entry {
    let from = copy.from;
    let codes = from.codes.iter();
    let codes: Vec<Code> = codes
        .map(|code| Code {
            value: match code.value {
                CodeKey::Text(text) => CodeKey::Text(copy.text(text)),
                number => number,
            },
            name: copy.text(code.name),
            class: copy.text(code.class),
            data: copy.id(code.data),
        })
        .collect();
    Entry {
        root: copy.id(from.root),
        codes,
        lists_codes: from.lists_codes,
        envelope: copy.envelope(from.envelope),
        outcome: from.outcome.map(|outcome| Outcome {
            path: copy.texts(outcome.path),
            node: copy.id(outcome.node),
        }),
        act: from.act.clone(),
    }
}
