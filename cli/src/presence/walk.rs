//! Over the bytes of a body that is JSON, counting at each place of a shape what stands there. It decides nothing: what
//! it can't follow it leaves.

use super::Kind;
use super::counts::Counters;
use super::shape::{NONE, Named, Node, NodeId, Shape};
use bilispec_wire::json::number::Number;
use bilispec_wire::json::scan::{plain, space};
use bilispec_wire::json::text::{self, number_end};

/// Levels beyond this are not followed; a body that was checked has no more.
const DEPTH: u32 = 128;

const BOM: &[u8] = b"\xef\xbb\xbf";

struct Walk<'w> {
    shape: &'w Shape,
    bytes: &'w [u8],
    counters: &'w mut Counters,
}

impl Counters {
    /// Counts what stands in a body that is JSON; it is what stands at the place `at` of the whole reply.
    pub fn reply(&mut self, body: &[u8], at: u32) {
        let shape = self.begin();
        let mut walk = Walk {
            shape: &shape,
            bytes: body.strip_prefix(BOM).unwrap_or(body),
            counters: self,
        };
        let start = space(walk.bytes, 0);
        let _ = walk.value(at, start, DEPTH);
        self.finish(&shape);
    }
}

impl Walk<'_> {
    /// Over a value; gives what is behind it.
    fn value(&mut self, id: NodeId, at: usize, depth: u32) -> Option<usize> {
        let Some(node) = self.shape.node(id) else {
            return skip(self.bytes, at);
        };
        let (kind, end, is_empty) = match *self.bytes.get(at)? {
            b'{' => {
                // An empty object is told by the members that it lacks.
                self.counters.value(id, Kind::Object, false);
                return self.object(node, at, depth.checked_sub(1)?);
            }
            b'[' => {
                let is_empty = self.bytes.get(space(self.bytes, at + 1)) == Some(&b']');
                self.counters.value(id, Kind::Array, is_empty);
                return self.array(node, at, depth.checked_sub(1)?);
            }
            b'"' => {
                let end = string(self.bytes, at + 1)?;
                (Kind::String, end, end == at + 2)
            }
            b'n' => (Kind::Null, at + 4, false),
            b't' => (Kind::Boolean, at + 4, false),
            b'f' => (Kind::Boolean, at + 5, false),
            _ => {
                let end = number_end(self.bytes, at).max(at + 1);
                let text = self.bytes.get(at..end)?;
                (number(text), end, false)
            }
        };
        self.counters.value(id, kind, is_empty);
        if !node.values.is_empty() {
            self.counters.told(at..end);
            self.listed(node, at, end);
        }
        if node.content != NONE && kind == Kind::String {
            self.counters.told(at..end);
            self.content(node.content, at, end, depth);
        }
        Some(end)
    }

    fn object(&mut self, node: &Node, start: usize, depth: u32) -> Option<usize> {
        let bytes = self.bytes;
        let mut at = space(bytes, start + 1);
        if bytes.get(at) == Some(&b'}') {
            return Some(at + 1);
        }
        let mut slot = node.slots;
        loop {
            let key = at;
            let next = self.counters.expected(slot);
            let expected = node.members.get(next);
            let expected = expected.filter(|member| stands(bytes, key, member));
            let (id, behind) = if let Some(member) = expected {
                slot = node.slots + next + 1;
                (member.node, key + member.quoted.len())
            } else {
                let end = string(bytes, key + 1)?;
                let place = find(node, bytes.get(key..end)?);
                if let Some(place) = place {
                    self.counters.came(slot, place);
                    slot = node.slots + place + 1;
                }
                let member = place.and_then(|place| node.members.get(place));
                (member.map_or(node.others, |member| member.node), end)
            };
            at = space(bytes, behind);
            if bytes.get(at) != Some(&b':') {
                return None;
            }
            at = self.value(id, space(bytes, at + 1), depth)?;
            at = space(bytes, at);
            match bytes.get(at)? {
                b',' => at = space(bytes, at + 1),
                _ => return Some(at + 1),
            }
        }
    }

    fn array(&mut self, node: &Node, start: usize, depth: u32) -> Option<usize> {
        let bytes = self.bytes;
        let mut at = space(bytes, start + 1);
        if bytes.get(at) == Some(&b']') {
            return Some(at + 1);
        }
        loop {
            at = space(bytes, self.value(node.items, at, depth)?);
            match bytes.get(at)? {
                b',' => at = space(bytes, at + 1),
                _ => return Some(at + 1),
            }
        }
    }

    /// Counts a scalar that is one of the listed values.
    fn listed(&mut self, node: &Node, at: usize, end: usize) {
        let Some(text) = self.bytes.get(at..end) else {
            return;
        };
        let mut plain = text.into();
        if text.contains(&b'\\') {
            plain = serde_json::from_slice::<serde_json::Value>(text)
                .map_or(plain, |value| value.to_string().into_bytes().into());
        }
        let plain: std::borrow::Cow<'_, [u8]> = plain;
        let found = node.values.iter().find(|(value, _)| **value == *plain);
        if let Some((_, number)) = found {
            self.counters.listed(*number);
        }
    }

    /// Over the JSON text that a string holds.
    fn content(&mut self, id: NodeId, at: usize, end: usize, depth: u32) {
        let text = self.bytes.get(at..end);
        let text = text.and_then(|text| serde_json::from_slice::<String>(text).ok());
        let Some(text) =
            text.filter(|text| serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok())
        else {
            return;
        };
        let mut inner = Walk {
            shape: self.shape,
            bytes: text.as_bytes(),
            counters: self.counters,
        };
        let start = space(inner.bytes, 0);
        let _ = inner.value(id, start, depth);
    }
}

/// The kind of a number: 1.0 and 1e3 are integers, too.
fn number(number: &[u8]) -> Kind {
    let is_broken = number.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
    if is_broken && !text::value(number).is_some_and(Number::is_integer) {
        Kind::Number
    } else {
        Kind::Integer
    }
}

/// Whether a member's name stands there.
fn stands(bytes: &[u8], at: usize, member: &Named) -> bool {
    let name = bytes.get(at..at + member.quoted.len());
    name == Some(&*member.quoted)
}

/// The member of a key, by its number; the key with its quotes.
fn find(node: &Node, key: &[u8]) -> Option<usize> {
    if key.contains(&b'\\') {
        let name = serde_json::from_slice::<serde_json::Value>(key).ok()?;
        return named(node, name.to_string().as_bytes());
    }
    named(node, key)
}

fn named(node: &Node, key: &[u8]) -> Option<usize> {
    if node.by_name.is_empty() {
        let mut members = node.members.iter();
        return members.position(|member| &*member.quoted == key);
    }
    node.by_name.get(key).copied()
}

/// Behind a string whose characters begin at `at`.
fn string(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = plain(bytes, at);
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Behind a value that has no place.
fn skip(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut open = 0_u32;
    loop {
        at = match *bytes.get(at)? {
            b'"' => string(bytes, at + 1)?,
            b'{' | b'[' => {
                open += 1;
                at + 1
            }
            b'}' | b']' => {
                // Of a scalar, what is behind it is not passed.
                open = open.checked_sub(1)?;
                at + 1
            }
            b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => at + 1,
            _ => scalar_end(bytes, at + 1),
        };
        if open == 0 {
            return Some(at);
        }
    }
}

/// Behind a number or a name.
fn scalar_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let end = rest
        .iter()
        .position(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'.' | b'+' | b'-' | b'E'));
    end.map_or(bytes.len(), |end| from + end)
}
