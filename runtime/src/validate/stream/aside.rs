//! What the pass does off its straight way: values that it hands to the tree, scalars that are
//! tested, keys that nobody knows. The findings are the tree's own, so they read the same.

use std::borrow::Cow;
use std::collections::HashSet;

use super::key::hash;
use super::plan::{Bits, NONE, ObjectPlan, Plan, Site, SiteId, Test, What};
use super::text::{self, At, Halt};
use super::walk::{DEPTH, Found, Pass};
use crate::validate::evaluate::local::{broken, type_of};
use crate::validate::json::{Document, Member, NumberText, Value};
use crate::validate::path::Path;
use crate::validate::report::{Here, Reporter, Scope, Side, is_known};
use crate::validate::schema::table::{List, Types};

/// Texts with escapes up to this size are read without asking for memory.
const ROOM: usize = 2048;

/// Keys of one object up to this number are compared one by one.
const FEW: usize = 32;

/// What the pass has ready for what is unusual.
pub(super) struct Aside<'a> {
    side: Side,
    reporter: Option<Box<Reporter<'a>>>,
    /// Bytes that were given to the tree.
    spent: usize,
    /// Hashes of the unknown keys of all objects that are open.
    pub(super) keys: Vec<u64>,
    /// Once they are many, those of an object, mixed with where the object begins.
    many: HashSet<u64>,
}

impl Aside<'_> {
    pub(super) fn new(side: Side) -> Self {
        Aside {
            side,
            reporter: None,
            spent: 0,
            keys: Vec::new(),
            many: HashSet::new(),
        }
    }

    /// Notes an unknown key at `at`. One that repeats, or has the hash of another, is the tree's.
    /// `object` is where its object begins, `first` where the keys of that one do.
    #[inline(always)]
    pub(super) fn key(
        &mut self,
        bytes: &[u8],
        at: usize,
        object: usize,
        first: usize,
    ) -> Result<(), Halt> {
        let end = text::plain(bytes, at + 1);
        let raw = bytes.get(at + 1..end).unwrap_or_default();
        let hash = if bytes.get(end) == Some(&b'"') {
            full_hash(raw)
        } else {
            let end = text::string(bytes, at + 1)?;
            full_hash(name(bytes, at, end)?.as_bytes())
        };
        let keys = self.keys.get(first..).unwrap_or_default();
        let repeated = if keys.len() < FEW {
            keys.contains(&hash)
        } else {
            self.among_many(hash, object, first)
        };
        if repeated {
            return Err(Halt::Tree);
        }
        self.keys.push(hash);
        Ok(())
    }

    #[inline(never)]
    fn among_many(&mut self, hash: u64, object: usize, first: usize) -> bool {
        let keys = self.keys.get(first..).unwrap_or_default();
        let mixed = |hash: &u64| hash ^ (object as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        if keys.len() == FEW {
            self.many.extend(keys.iter().map(mixed));
        }
        !self.many.insert(mixed(&hash))
    }

    /// Forgets what was found, for a text that is read again.
    pub(super) fn again(&mut self) {
        self.keys.clear();
        self.many.clear();
    }
}

fn full_hash(name: &[u8]) -> u64 {
    if name.len() <= 16 {
        return hash(name);
    }
    name.chunks(8).fold(name.len() as u64, |sum, chunk| {
        (sum.rotate_left(23) ^ hash(chunk)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// The text of the key that begins at `at`; `end` is anywhere behind it.
pub(super) fn name(bytes: &[u8], at: usize, end: usize) -> Result<Cow<'_, str>, Halt> {
    let end = text::string(bytes, at + 1)?.min(end);
    let (raw, escapes) = text::inside(bytes, at + 1, end);
    if !escapes {
        return utf8(raw).map(Cow::Borrowed);
    }
    let mut room = vec![0; raw.len()];
    let name = text::unescape(raw, &mut room).ok_or(Halt::Tree)?;
    utf8(name).map(|name| Cow::Owned(name.to_owned()))
}

fn utf8(bytes: &[u8]) -> Result<&str, Halt> {
    std::str::from_utf8(bytes).map_err(|_| Halt::Tree)
}

impl<'a> Pass<'a> {
    /// Lets the tree's reporter say something.
    pub(super) fn ask(&mut self, say: impl FnOnce(&mut Reporter<'a>)) -> Result<(), Halt> {
        let (table, side, bytes) = (self.table, self.aside.side, self.bytes.len());
        let reporter = self
            .aside
            .reporter
            .get_or_insert_with(|| Box::new(Reporter::new(table, bytes, side)));
        say(reporter);
        if reporter.walk.cut {
            return Err(Halt::Tree);
        }
        let said = reporter.findings.drain(..);
        self.found
            .extend(said.map(|finding| Found::Told(Box::new(finding))));
        Ok(())
    }

    /// The value between two offsets, as a tree.
    pub(super) fn parsed(&mut self, at: usize, end: usize) -> Result<Document<'a>, Halt> {
        self.aside.spent += end - at;
        // Once would be enough for any text; arrays in arrays that are all too long would be read
        // again at each level.
        if self.aside.spent > self.bytes.len().saturating_mul(3) + 1024 {
            return Err(Halt::Tree);
        }
        let slice = self.bytes.get(at..end).ok_or(Halt::Tree)?;
        Document::parse(slice).map_err(|_| Halt::Tree)
    }

    /// Lets the tree report on the value between two offsets.
    pub(super) fn visit(
        &mut self,
        site: &Site,
        at: usize,
        end: usize,
        path: &Path<'_>,
        scope: Scope,
    ) -> Result<(), Halt> {
        let document = self.parsed(at, end)?;
        let nodes = nodes(self.plan, site.nodes).to_vec();
        self.ask(|reporter| reporter.visit(nodes, document.root(), path, scope))
    }

    /// A value that neither the type nor the plan of a container settles.
    #[inline(never)]
    pub(super) fn other(
        &mut self,
        site: &'a Site,
        at: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let kind = match self.bytes.get(at) {
            Some(b'"') => Types::STRING,
            Some(b'{') => Types::OBJECT,
            Some(b'[') => Types::ARRAY,
            Some(b'n') => Types::NULL,
            _ => Types::BOOLEAN,
        };
        let end = text::skip(self.bytes, at, depth)?;
        if site.free.contains(kind) {
            return Ok(end);
        }
        if site.tested.contains(kind) && self.scalar_passes(site, kind, at, end)? {
            return Ok(end);
        }
        self.visit(site, at, end, path, scope)?;
        Ok(end)
    }

    #[inline(never)]
    pub(super) fn tested_number(
        &mut self,
        site: &'a Site,
        at: usize,
        end: usize,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let slice = self.bytes.get(at..end).ok_or(Halt::Tree)?;
        let number = text::value(slice).ok_or(Halt::Syntax)?;
        let value = Value::Number(NumberText {
            text: Cow::Borrowed(utf8(slice)?),
            value: number,
        });
        let kind = type_of(&value);
        let passes = site.free.contains(kind)
            || (site.tested.contains(kind) && self.passes(site, kind, &value)?);
        if !passes {
            self.visit(site, at, end, path, scope)?;
        }
        Ok(end)
    }

    fn scalar_passes(
        &mut self,
        site: &'a Site,
        kind: Types,
        at: usize,
        end: usize,
    ) -> Result<bool, Halt> {
        match self.bytes.get(at) {
            Some(b'n') => self.passes(site, kind, &Value::Null),
            Some(b'"') => {
                let (raw, escapes) = text::inside(self.bytes, at + 1, end);
                if !escapes {
                    return self.text_passes(site, raw);
                }
                if raw.len() <= ROOM {
                    let mut room = [0; ROOM];
                    let plain = text::unescape(raw, &mut room).ok_or(Halt::Tree)?;
                    self.text_passes(site, plain)
                } else {
                    let mut room = vec![0; raw.len()];
                    let plain = text::unescape(raw, &mut room).ok_or(Halt::Tree)?;
                    self.text_passes(site, plain)
                }
            }
            other => self.passes(site, kind, &Value::Bool(other == Some(&b't'))),
        }
    }

    fn text_passes(&mut self, site: &'a Site, text: &[u8]) -> Result<bool, Halt> {
        let value = Value::String(Cow::Borrowed(utf8(text)?));
        self.passes(site, Types::STRING, &value)
    }

    /// Whether there is nothing to be said of a scalar.
    fn passes(&mut self, site: &'a Site, kind: Types, value: &Value<'_>) -> Result<bool, Halt> {
        let table = self.table;
        for test in tests(self.plan, site.tests) {
            if test.types != kind {
                continue;
            }
            let passes = match test.what {
                What::Check(check) => broken(table, &check, value).is_none(),
                What::Known(note) => table
                    .note_at(note)
                    .is_none_or(|note| is_known(table, table.known(note), value)),
                What::Expect(note) => match (table.note_at(note), value) {
                    (Some(note), Value::Number(number)) => {
                        table.expect(note).is_none_or(|expect| {
                            let (least, most) = (expect.minimum, expect.maximum);
                            least.is_none_or(|least| number.value.compare(least).is_ge())
                                && most.is_none_or(|most| number.value.compare(most).is_le())
                        })
                    }
                    _ => true,
                },
                What::Content(content) => match value {
                    Value::String(text) => self.content_passes(content, text.as_bytes()),
                    _ => true,
                },
            };
            if !passes {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a string holds JSON text of which nothing is to be said.
    fn content_passes(&self, site: SiteId, text: &[u8]) -> bool {
        let mut inside = Pass::new(self.table, self.plan, text, self.aside.side);
        let start = text::space(text, 0);
        let scope = Scope {
            content: true,
            ..Scope::TOP
        };
        let end = inside.value(site, start, DEPTH, &Path::ROOT, scope);
        end.is_ok_and(|end| text::space(text, end) == text.len()) && inside.found.is_empty()
    }

    /// Missing members are told before the faults of those that are there.
    pub(super) fn missing(
        &mut self,
        plan: &'a ObjectPlan,
        has: &Bits,
        before: usize,
        path: &Path<'_>,
        scope: Scope,
    ) -> Result<(), Halt> {
        let present = |name: &str| {
            let mut places = plan.properties.iter().enumerate();
            places
                .find(|(_, property)| property.key.is(name.as_bytes()))
                .and_then(|(place, _)| Some(has.get(place / 64)? >> (place % 64) & 1 == 1))
                .unwrap_or(true)
        };
        let later = self.found.split_off(before);
        self.ask(|reporter| {
            let here = Here {
                nodes: &plan.applied,
                value: &Value::Null,
                path,
                scope,
            };
            reporter.missing(here, &present);
        })?;
        self.found.extend(later);
        Ok(())
    }

    /// A member that needs the tree to say which schemas apply to it.
    pub(super) fn member(
        &mut self,
        plan: &'a ObjectPlan,
        key: usize,
        at: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let end = text::skip(self.bytes, at, depth)?;
        let member = Member {
            key: name(self.bytes, key, at)?,
            value: self.parsed(at, end)?.into_root(),
            times: 1,
        };
        self.ask(|reporter| {
            let here = Here {
                nodes: &plan.applied,
                value: &Value::Null,
                path,
                scope,
            };
            let mut rules = reporter.rules(here.nodes, false);
            reporter.member(here, &mut rules, &member);
        })?;
        Ok(end)
    }
}

fn nodes(plan: &Plan, list: List) -> &[u32] {
    run(&plan.nodes, list)
}

fn tests(plan: &Plan, list: List) -> &[Test] {
    run(&plan.tests, list)
}

fn run<T>(all: &[T], list: List) -> &[T] {
    let start = list.start as usize;
    all.get(start..start.saturating_add(list.len as usize))
        .unwrap_or_default()
}

const _: () = assert!(NONE == crate::validate::schema::table::NONE);
