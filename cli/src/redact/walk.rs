//! Replaces values in JSON, in place: what may stay is copied byte for byte.
//!
//! Knows schemas and names, not captures. What it replaces it tells, by the place in the exchange.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use bilispec_codegen::source::pointer;
use bilispec_wire::privacy::{self, Beside, Kind, Name, Shape};
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{members, text as content_of};
use super::pseudonym::Faker;
use super::schema::{Nodes, Scales};
use super::summary::{Found, MOST};

/// Values nested deeper than this are not read.
const DEEPEST: usize = 128;
/// So many names are remembered.
const NAMES: usize = 20_000;
/// A longer name is read each time.
const LONG: usize = 64;

/// See the module's text.
#[derive(Debug, Default)]
pub(super) struct Core {
    pub(super) faker: Faker,
    scales: Scales,
    /// Values that are public, whatever they are.
    pub(super) allowed: Vec<String>,
    /// What a value says by itself counts even where the spec calls it harmless.
    pub(super) strict: bool,
    /// Where the walk is: a part of the exchange and a JSON pointer.
    pub(super) part: &'static str,
    path: Vec<String>,
    /// The exchange at hand.
    pub(super) sample: String,
    pub(super) found: Vec<Found>,
    /// How many values were replaced.
    pub(super) values: u64,
    /// How deep the walk is inside of packed texts.
    pub(super) depth: usize,
    /// Whether texts are pointed at in which people's names and addresses could stand.
    pub(super) points_at_prose: bool,
    /// The places of such texts: the first exchange, and how many more there are.
    pub(super) prose: BTreeMap<String, (String, u64)>,
    names: HashMap<String, Name>,
    pages: HashMap<String, usize>,
}

/// What is known of the value at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'n, 's> {
    pub(super) nodes: &'n Nodes<'s>,
    /// What a container around it says.
    pub(super) inherited: Option<Kind>,
    pub(super) name: Name,
    /// What stands beside it.
    pub(super) beside: Beside,
}

impl Around<'static, 'static> {
    /// Nothing is known.
    pub(super) fn nothing() -> Self {
        static NOTHING: Nodes<'static> = Nodes::none();
        Self {
            nodes: &NOTHING,
            inherited: None,
            name: Name::default(),
            beside: Beside::default(),
        }
    }
}

impl Around<'_, '_> {
    /// Why a value must not be passed on, whatever it is: by the spec, or by its name unless the spec says otherwise.
    pub(super) fn kind(&self) -> Option<Kind> {
        let said = self.nodes.kind().or(self.inherited);
        said.or_else(|| {
            if self.nodes.is_public() {
                None
            } else {
                self.name.kind(self.beside)
            }
        })
    }

    /// What a container passes on to what is in it. The spec describes the members by themselves.
    fn kind_of_container(&self) -> Option<Kind> {
        let said = self.nodes.kind().or(self.inherited);
        said.or_else(|| {
            if self.nodes.known() {
                None
            } else {
                self.name.kind(self.beside)
            }
        })
    }

    /// Why this value must not be passed on. A number that the spec describes is what the spec says it is.
    pub(super) fn of_value(&self, text: &str, strict: bool) -> Option<Kind> {
        if self.nodes.known() && !strict {
            let is_number =
                self.nodes.takes_numbers() && text.bytes().all(|byte| byte.is_ascii_digit());
            // Numbers of orders have a right check digit now and then.
            let is_vague = is_number || self.is_public();
            return privacy::shape_of(text)
                .filter(|shape| shape.is_certain() || !(is_vague || *shape == Shape::BankCard))
                .map(Shape::kind);
        }
        self.name.of_value(self.beside, text)
    }

    /// Whether the spec says that it is not sensitive.
    pub(super) fn is_public(&self) -> bool {
        self.nodes.is_public()
    }
}

impl Core {
    /// A walk that leaves some values alone.
    pub(super) fn allowing(allowed: Vec<String>) -> Self {
        Self {
            allowed,
            ..Self::default()
        }
    }

    /// Tells that something at this place was replaced.
    pub(super) fn tell(&mut self, kind: Kind) {
        self.values += 1;
        if self.found.len() >= MOST {
            return;
        }
        let mut path = String::new();
        for step in &self.path {
            path.push('/');
            path.push_str(&pointer::escape(step));
        }
        let place = format!("{} {path}", self.part);
        self.found.push(Found {
            sample: self.sample.clone(),
            place: place.trim_end().to_owned(),
            kind,
        });
    }

    /// Points at a text that people write: names and addresses in it have no shape.
    pub(super) fn point(&mut self) {
        let mut path = String::new();
        for step in &self.path {
            path.push('/');
            if step.bytes().all(|byte| byte.is_ascii_digit()) {
                path.push('*');
            } else {
                path.push_str(&pointer::escape(step));
            }
        }
        let place = format!("{} {path}", self.part).trim_end().to_owned();
        if self.prose.len() < MOST || self.prose.contains_key(&place) {
            let entry = self.prose.entry(place);
            entry.or_insert_with(|| (self.sample.clone(), 0)).1 += 1;
        }
    }

    /// What a name says.
    pub(super) fn name(&mut self, name: &str) -> Name {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let read = Name::of(name);
        if name.len() <= LONG && self.names.len() < NAMES {
            self.names.insert(name.to_owned(), read);
        }
        read
    }

    /// A number for a page, the same each time.
    pub(super) fn page(&mut self, id: &str) -> usize {
        let next = self.pages.len() + 1;
        *self.pages.entry(id.to_owned()).or_insert(next)
    }

    /// A name in place of one that is somebody's; `None` if it may stay.
    pub(super) fn key(&mut self, key: &str) -> Option<String> {
        if !privacy::is_private_key(key) {
            return None;
        }
        let kind = privacy::shape_of(key).map_or(Kind::Personal, Shape::kind);
        if self.allowed.iter().any(|allowed| allowed == key) {
            return None;
        }
        let fake = self.faker.text(kind, key, &mut |_| true)?;
        self.step(&fake, |core| core.tell(kind));
        Some(fake)
    }

    /// Does something one step further in.
    pub(super) fn step<T>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(crate::url::shortened(name, 60));
        let result = work(self);
        self.path.pop();
        result
    }

    /// A JSON document without what must not be passed on; `None` if it can't be read.
    pub(super) fn json(&mut self, text: &str, around: Around<'_, '_>) -> Option<String> {
        let raw: &RawValue = serde_json::from_str(text).ok()?;
        let mut out = String::with_capacity(text.len());
        out.push_str(before(text, raw.get())?);
        self.value(raw, around, 0, &mut out)?;
        out.push_str(behind(text, raw.get())?);
        Some(out)
    }

    fn value(
        &mut self,
        raw: &RawValue,
        around: Around<'_, '_>,
        depth: usize,
        out: &mut String,
    ) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let text = raw.get();
        match text.as_bytes().first()? {
            b'{' => self.object(text, around, depth, out),
            b'[' => self.list(text, around, depth, out),
            b'"' => {
                let content = content_of(raw)?;
                match self.text(&content, around) {
                    Some(fake) => out.push_str(&serde_json::to_string(&fake).ok()?),
                    None => out.push_str(text),
                }
                Some(())
            }
            b't' | b'f' | b'n' => {
                out.push_str(text);
                Some(())
            }
            _ => {
                let fake = self.number(text, around);
                out.push_str(fake.as_deref().unwrap_or(text));
                Some(())
            }
        }
    }

    fn object(
        &mut self,
        text: &str,
        around: Around<'_, '_>,
        depth: usize,
        out: &mut String,
    ) -> Option<()> {
        let inherited = around.kind_of_container();
        let tells_apart = inherited.is_some() && around.nodes.tells_apart();
        let mut rest = text;
        let members = members(text)?;
        let beside = Beside::members(members.iter().map(|(key, _)| self.name(key)));
        for (key, value) in members {
            let gap = before(rest, value.get())?;
            rest = behind(rest, value.get())?;
            let nodes = around.nodes.member(&key);
            // The keys of a map are data, whatever the spec says of its values.
            let fake = if around.nodes.names(&key) {
                None
            } else {
                self.key(&key)
            };
            let name = if let Some(fake) = fake {
                out.push_str(&renamed(gap, &fake)?);
                Cow::Owned(fake)
            } else {
                out.push_str(gap);
                key
            };
            let inherited = inherited.filter(|_| !(tells_apart && nodes.known()));
            let inner = Around {
                nodes: &nodes,
                inherited,
                name: self.name(&name),
                beside,
            };
            self.step(&name, |core| core.value(value, inner, depth + 1, out))?;
        }
        out.push_str(rest);
        Some(())
    }

    fn list(
        &mut self,
        text: &str,
        around: Around<'_, '_>,
        depth: usize,
        out: &mut String,
    ) -> Option<()> {
        let nodes = around.nodes.items();
        let inner = Around {
            nodes: &nodes,
            inherited: around.kind_of_container(),
            name: around.name,
            beside: around.beside,
        };
        let mut rest = text;
        let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        for (index, item) in items.into_iter().enumerate() {
            out.push_str(before(rest, item.get())?);
            rest = behind(rest, item.get())?;
            self.step(&index.to_string(), |core| {
                core.value(item, inner, depth + 1, out)
            })?;
        }
        out.push_str(rest);
        Some(())
    }

    /// A text instead of `text`; `None` if it may stay.
    pub(super) fn text(&mut self, text: &str, around: Around<'_, '_>) -> Option<String> {
        let kind = around.kind();
        if text.trim_start().starts_with(['{', '[']) {
            let inside = around.nodes.inside();
            let inner = Around {
                nodes: &inside,
                inherited: kind,
                name: around.name,
                beside: around.beside,
            };
            if let Some(redacted) = self.json(text, inner) {
                return (redacted != text).then_some(redacted);
            }
        }
        if self.allowed.iter().any(|allowed| allowed == text)
            || around.nodes.lists(&Value::String(text.to_owned()))
        {
            return None;
        }
        let Some(kind) = kind else {
            return self.inside(text, &around);
        };
        let typed = |text: &str| {
            let is_number = around.nodes.takes_numbers()
                && serde_json::from_str::<serde_json::Number>(text).is_ok();
            if is_number {
                text.to_owned()
            } else {
                Value::String(text.to_owned()).to_string()
            }
        };
        let Self { faker, scales, .. } = self;
        let weight = scales.weigh(around.nodes, &typed(text));
        let fake = faker.text(kind, text, &mut |fake| {
            scales.weigh(around.nodes, &typed(fake)) == weight
        })?;
        self.tell(kind);
        Some(fake)
    }

    fn number(&mut self, text: &str, around: Around<'_, '_>) -> Option<String> {
        let kind = around
            .kind()
            .or_else(|| around.of_value(text, self.strict))?;
        let value: Value = serde_json::from_str(text).unwrap_or(Value::Null);
        if self.allowed.iter().any(|allowed| allowed == text) || around.nodes.lists(&value) {
            return None;
        }
        let Self { faker, scales, .. } = self;
        let weight = scales.weigh(around.nodes, text);
        let fake =
            faker.number_text(text, &mut |fake| scales.weigh(around.nodes, fake) == weight)?;
        self.tell(kind);
        Some(fake)
    }
}

/// What stands before a member's value, with another name in place of the member's.
fn renamed(gap: &str, name: &str) -> Option<String> {
    let (start, end) = (gap.find('"')?, gap.rfind('"')?);
    let name = serde_json::to_string(name).ok()?;
    Some(format!(
        "{}{name}{}",
        gap.get(..start)?,
        gap.get(end + 1..)?
    ))
}

/// What stands in `text` before a part of it.
fn before<'t>(text: &'t str, part: &str) -> Option<&'t str> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    text.get(..start)
}

/// What stands in `text` behind a part of it.
fn behind<'t>(text: &'t str, part: &str) -> Option<&'t str> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    text.get(start + part.len()..)
}
