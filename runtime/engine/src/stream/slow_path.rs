//! What the pass does off its straight way: values that it hands to the tree, scalars that are
//! tested, keys that nobody knows.

use std::borrow::Cow;

use super::found::{Found, Told};
use super::name::{name, utf8};
use super::pass::{Pass, Step};
use super::plan::{NONE, ObjectPlan, Site, SiteId, What};
use super::skip::{self, At, Halt};
use crate::evaluate::local::{broken, type_of};
use crate::path::Path;
use crate::report::{Here, Reporter, Rule, Scope, Severity, Side, is_beyond, is_known};
use crate::schema::table::{Note, Types};
use bilispec_wire::json::scan::space;
use bilispec_wire::json::text::{self, DEPTH};
use bilispec_wire::json::{Document, Member, NumberText, Value};

/// Texts with escapes up to these sizes are read without asking for memory.
const ROOM: usize = 256;
const LARGE_ROOM: usize = 16 * 1024;

impl<'a> Pass<'a> {
    /// Lets the tree's reporter say something.
    pub(super) fn ask(&mut self, say: impl FnOnce(&mut Reporter<'a>)) -> Result<(), Halt> {
        self.decided()?;
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
            .extend(said.map(|finding| Found::Worded(Box::new(finding))));
        Ok(())
    }

    /// The value between two offsets, as a tree.
    pub(super) fn parsed(&mut self, at: usize, end: usize) -> Result<Document<'a>, Halt> {
        self.decided()?;
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
        let nodes = self.plan.nodes_of(site).to_vec();
        self.ask(|reporter| reporter.visit(nodes, document.root(), path, scope))
    }

    /// A value that neither the type nor the plan of a container settles.
    #[inline(never)]
    pub(super) fn other(
        &mut self,
        site: &'a Site,
        id: SiteId,
        at: usize,
        depth: u32,
        path: &Path<'_>,
        scope: Scope,
    ) -> At {
        let kind = match self.peek(at) {
            Some(b'"') => Types::STRING,
            Some(b'{') => Types::OBJECT,
            Some(b'[') => Types::ARRAY,
            Some(b'n') => Types::NULL,
            _ => Types::BOOLEAN,
        };
        let end = skip::value(self.bytes, at, depth)?;
        if site.free.contains(kind) {
            return Ok(end);
        }
        // The message of an envelope may be null, whatever its schema says; the tree knows.
        if kind == Types::NULL && self.is_message(path) {
            return Err(Halt::Tree);
        }
        let told = if site.tested.contains(kind) {
            match self.peek(at) {
                Some(b'n') => self.told(site, kind, &Value::Null, scope),
                Some(b'"') => self.text_told(site, at + 1, end, scope)?,
                other => self.told(site, kind, &Value::Bool(other == Some(b't')), scope),
            }
        } else {
            None
        };
        self.scalar(site, id, kind, [at, end], told, path, scope)?;
        Ok(end)
    }

    /// Whether the message of an envelope stands there, as the tree has it; asks for no memory where messages are
    /// members at the top.
    fn is_message(&self, path: &Path<'_>) -> bool {
        let Some(envelope) = self.table.envelope(self.table.envelope) else {
            return false;
        };
        let mut places = self.table.strs(envelope.message);
        self.aside.side == Side::Response
            && places.any(|place| {
                if place.starts_with('/') {
                    path.pointer() == place
                } else {
                    path.is_member(place)
                }
            })
    }

    /// A number that is not simply let pass.
    #[inline(never)]
    pub(super) fn number(
        &mut self,
        site: &'a Site,
        id: SiteId,
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
        // Rare, and only the tree knows which of the schemas behind references and branches want an integer.
        if self.aside.side == Side::Response && is_beyond(Types::INTEGER, number) {
            return Err(Halt::Tree);
        }
        if site.free.contains(kind) {
            return Ok(end);
        }
        let tested = site.tested.contains(kind);
        let told = tested.then(|| self.told(site, kind, &value, scope));
        self.scalar(site, id, kind, [at, end], told.flatten(), path, scope)?;
        Ok(end)
    }

    /// Notes the findings about a value. `told` is how much, if the tests know.
    #[expect(
        clippy::too_many_arguments,
        reason = "a value, where it stands, and what holds there"
    )]
    fn scalar(
        &mut self,
        site: &'a Site,
        id: SiteId,
        kind: Types,
        [at, end]: [usize; 2],
        told: Option<Told>,
        path: &Path<'_>,
        scope: Scope,
    ) -> Result<(), Halt> {
        let told = match told {
            Some(told) if told.count == 0 => return Ok(()),
            Some(told) if site.steady.contains(kind) => told,
            None if site.misfit.contains(kind) => Told::ERROR,
            _ => return self.visit(site, at, end, path, scope),
        };
        self.decided()?;
        self.found.push(Found::Scalar {
            at,
            end,
            site: id,
            scope,
            told,
        });
        Ok(())
    }

    /// How much there is to be said of the string between two offsets.
    fn text_told(
        &self,
        site: &'a Site,
        from: usize,
        end: usize,
        scope: Scope,
    ) -> Result<Option<Told>, Halt> {
        let (raw, escapes) = text::inside(self.bytes, from, end);
        if !escapes {
            return self.plain_told(site, raw, scope);
        }
        let told = |room: &mut [u8]| {
            let plain = text::unescape(raw, room).ok_or(Halt::Tree)?;
            self.plain_told(site, plain, scope)
        };
        if raw.len() <= ROOM {
            told(&mut [0; ROOM])
        } else if raw.len() <= LARGE_ROOM {
            told(&mut [0; LARGE_ROOM])
        } else {
            told(&mut vec![0; raw.len()])
        }
    }

    fn plain_told(&self, site: &'a Site, text: &[u8], scope: Scope) -> Result<Option<Told>, Halt> {
        let value = Value::String(Cow::Borrowed(utf8(text)?));
        Ok(self.told(site, Types::STRING, &value, scope))
    }

    /// How much there is to be said of a scalar; `None` if only the tree knows. It counts as the
    /// report does, which says nothing twice.
    fn told(&self, site: &'a Site, kind: Types, value: &Value<'_>, scope: Scope) -> Option<Told> {
        let table = self.table;
        let mut said = Said::default();
        let (mut unlisted, mut unexpected) = (false, false);
        let mut told = Told::default();
        for test in self.plan.tests_of(site) {
            if test.types != kind {
                continue;
            }
            match test.what {
                What::Check(check) => {
                    if let Some(keyword) = broken(table, &check, value) {
                        said.insert(Rule::of(keyword));
                    }
                }
                What::Known(note) => {
                    let known = |note: &Note| is_known(table, table.known(note), value);
                    unlisted |= scope.drift && !table.note_at(note).is_none_or(known);
                }
                What::Expect(note) => {
                    let expect = table.note_at(note).and_then(|note| table.expect(note));
                    if let (Some(expect), Value::Number(number)) = (expect, value) {
                        let (least, most) = (expect.minimum, expect.maximum);
                        unexpected |= least
                            .is_some_and(|least| number.value.compare(least).is_lt())
                            || most.is_some_and(|most| number.value.compare(most).is_gt());
                    }
                }
                What::Content(content) => {
                    if let Value::String(text) = value {
                        let inside = self.content_told(content, text.as_bytes(), scope)?;
                        told.add(inside.count as usize, inside.errors);
                    }
                }
            }
        }
        if unlisted && !said.contains(Rule::Enum) && !said.contains(Rule::Const) {
            said.insert(Rule::UnknownValue);
        }
        if unexpected && !said.contains(Rule::Minimum) && !said.contains(Rule::Maximum) {
            said.insert(Rule::Expect);
        }
        told.add(said.count(), said.errors);
        Some(told)
    }

    /// The same for the JSON text that a string holds.
    fn content_told(&self, content: SiteId, text: &[u8], scope: Scope) -> Option<Told> {
        let mut inside = Pass::new(self.table, self.plan, text, self.aside.side);
        let start = space(text, 0);
        let scope = Scope {
            content: true,
            ..scope
        };
        let end = inside.value(content, start, DEPTH, &Path::ROOT, Step::Here, scope);
        match end {
            Ok(end) if space(text, end) == text.len() => {
                let mut told = Told::default();
                for found in &inside.found {
                    told.add(found.count(), found.is_error());
                }
                Some(told)
            }
            Ok(_) | Err(Halt::Syntax) => Some(Told::ERROR),
            Err(_) => None,
        }
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
        let end = skip::value(self.bytes, at, depth)?;
        let member = Member {
            key: name(self.bytes, key)?,
            value: self.parsed(at, end)?.into_root(),
            times: 1,
            differs: false,
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

/// The rules that a value breaks, each once.
#[derive(Default)]
struct Said {
    rules: u64,
    errors: bool,
}

impl Said {
    fn insert(&mut self, rule: Rule) {
        self.rules |= 1 << rule as u32;
        self.errors |= rule.severity() == Severity::Error;
    }

    fn contains(&self, rule: Rule) -> bool {
        self.rules >> rule as u32 & 1 == 1
    }

    fn count(&self) -> usize {
        self.rules.count_ones() as usize
    }
}

const _: () = assert!(Rule::ALL.len() <= 64);
const _: () = assert!(NONE == crate::schema::table::NONE);
