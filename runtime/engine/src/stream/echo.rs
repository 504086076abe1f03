//! Members that have to equal a parameter of the call (`x-echo`), compared where they stand in a text that the pass went
//! through. What is not equal at the first look is for the tree's report to put into words.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::doubt::{at, place_of};
use super::plan::Root;
use super::{Checked, State};
use crate::schema::table::{Check, NONE, NodeId, Table};
use bilispec_wire::json::text;

/// A schema that reaches further than this is left to the tree.
const MOST: usize = 4096;

/// A member that has to equal a parameter.
#[derive(Debug, Clone)]
pub(super) struct Echo {
    path: Vec<String>,
    parameter: String,
}

/// How schemas lead to each other.
enum Way {
    /// It applies to the same value.
    Same(NodeId),
    /// It applies to a member.
    Member(NodeId, String),
    /// It applies to values whose place the schema does not tell.
    Within(NodeId),
}

/// All such members; `None` if one of them stands where no path of names leads to.
pub(super) fn echoes(table: &Table) -> Option<Vec<Echo>> {
    let mut found = Vec::new();
    if table.act.echoes.is_empty() {
        return Some(found);
    }
    let mut met = HashSet::new();
    let mut queue = vec![(table.root, Some(Vec::<String>::new()))];
    while let Some((id, path)) = queue.pop() {
        if !met.insert((id, path.clone())) {
            continue;
        }
        if met.len() > MOST {
            return None;
        }
        let note = table.note(table.node(id));
        let parameter = note.map_or("", |note| table.str(note.echo));
        if !parameter.is_empty() {
            found.push(Echo {
                path: path.clone()?,
                parameter: parameter.to_owned(),
            });
        }
        for way in ways(table, id) {
            queue.push(match way {
                Way::Same(id) => (id, path.clone()),
                Way::Within(id) => (id, None),
                Way::Member(id, name) => {
                    let mut path = path.clone();
                    if let Some(path) = &mut path {
                        path.push(name);
                    }
                    (id, path)
                }
            });
        }
    }
    Some(found)
}

/// Where a schema leads to.
fn ways(table: &Table, id: NodeId) -> Vec<Way> {
    let node = table.node(id);
    let mut ways = Vec::new();
    if let Some(rule) = table.object(node) {
        let properties = table.properties(rule.properties).iter();
        ways.extend(properties.map(|one| Way::Member(one.node, table.str(one.name).to_owned())));
        let patterned = table.patterned(rule.patterns).iter();
        ways.extend(patterned.map(|one| Way::Within(one.node)));
        ways.push(Way::Within(rule.additional));
    }
    if let Some(rule) = table.array(node) {
        let items = table.ids(rule.prefix).iter().copied();
        ways.extend(items.chain([rule.items, rule.contains]).map(Way::Within));
    }
    if let Some(note) = table.note(node) {
        ways.push(Way::Within(note.content));
    }
    for check in table.checks(node) {
        match *check {
            Check::Ref(id) | Check::Not(id) => ways.push(Way::Same(id)),
            Check::AllOf(list) | Check::AnyOf(list) | Check::OneOf(list) => {
                ways.extend(table.ids(list).iter().copied().map(Way::Same));
            }
            Check::If {
                test,
                then,
                otherwise,
            } => ways.extend([test, then, otherwise].map(Way::Same)),
            Check::DependentSchemas(list) => {
                ways.extend(table.properties(list).iter().map(|one| Way::Same(one.node)));
            }
            _ => {}
        }
    }
    let id = |way: &Way| match way {
        Way::Same(id) | Way::Member(id, _) | Way::Within(id) => *id,
    };
    ways.retain(|way| id(way) != NONE);
    ways
}

impl Checked<'_> {
    /// Whether each member that has to repeat a parameter of the call does. `false` says nothing: then
    /// [`Schema::echo_findings`](crate::Schema::echo_findings) has to be asked.
    ///
    /// `sent` gives the value of a parameter as a text, strings without quotes; `None` if it is not known.
    pub fn echoes_agree<'s>(&self, sent: &dyn Fn(&str) -> Option<Cow<'s, str>>) -> bool {
        let State::Passed(..) = self.state else {
            return false;
        };
        let Some(echoes) = &self.schema.plan().echoes else {
            return false;
        };
        echoes.iter().all(|echo| {
            let value = at(self.bytes, echo.path.iter().map(String::as_str));
            value.is_none_or(|value| echo_agrees(value, || sent(&echo.parameter)))
        })
    }

    /// Where the values stand that the answer rests on, and those that have to repeat parameters; `None` of a reply that
    /// took more than one pass.
    pub fn parts(&self) -> Option<Parts<'_>> {
        let State::Passed(_, code) = self.state else {
            return None;
        };
        let echoes = self.schema.plan().echoes.as_ref()?;
        let echoes = echoes.iter().filter_map(|echo| {
            let place = place_of(self.bytes, echo.path.iter().map(String::as_str))?;
            Some((place, echo.parameter.as_str()))
        });
        let table = self.schema.table();
        let codes = match &self.schema.plan().root {
            Root::Envelope(envelope) => envelope.keys.as_slice(),
            Root::Site(_) | Root::Tree => &[],
        };
        let codes = codes
            .iter()
            .filter_map(|key| place_of(self.bytes, [table.str(*key)]));
        let outcome = table.outcome.filter(|_| code.is_success);
        let outcome = outcome.and_then(|place| place_of(self.bytes, table.strs(place.path)));
        Some(Parts {
            answer: codes.chain(outcome).collect(),
            echoes: echoes.collect(),
        })
    }
}

/// Where parts of a reply stand in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'s> {
    /// The codes, and what states the outcome: replies that have the same values there, and the same members, have the
    /// same answer.
    pub answer: Vec<Range<usize>>,
    /// The members that have to repeat a parameter of the call, and the parameter's name.
    pub echoes: Vec<(Range<usize>, &'s str)>,
}

/// Whether a value, as JSON text, repeats what was sent of a parameter; see [`Checked::echoes_agree`].
pub fn echo_agrees<'s>(value: &[u8], sent: impl FnOnce() -> Option<Cow<'s, str>>) -> bool {
    match text_of(value) {
        Text::None => true,
        Text::Unclear => false,
        Text::Of(text) => sent().is_none_or(|asked| asked.as_bytes() == text),
    }
}

/// A value as a parameter would carry it.
enum Text<'b> {
    Of(&'b [u8]),
    /// No parameter carries such a value.
    None,
    /// It can be written in several ways.
    Unclear,
}

fn text_of(value: &[u8]) -> Text<'_> {
    match value {
        [b'"', text @ .., b'"'] if !text.contains(&b'\\') => Text::Of(text),
        b"true" | b"false" => Text::Of(value),
        b"null" | [b'{' | b'[', ..] => Text::None,
        [first @ b'1'..=b'9', ..] if text::plain_integer(value, 0, *first) == Some(value.len()) => {
            Text::Of(value)
        }
        _ => Text::Unclear,
    }
}
