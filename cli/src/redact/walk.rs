//! Replaces values in JSON, in place: what may stay is copied byte for byte.
//!
//! Knows schemas and names, not captures. What it replaces it tells, by the place in the exchange.

use std::borrow::Cow;

use bilispec_codegen::source::pointer;
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{members, text as content_of};
use super::names;
use super::pseudonym::{Faker, Kind};
use super::schema::{Nodes, Scales};
use super::summary::{Found, MOST};

/// Values nested deeper than this are not read.
const DEEPEST: usize = 128;

/// See the module's text.
#[derive(Debug, Default)]
pub(super) struct Core {
    pub(super) faker: Faker,
    scales: Scales,
    /// Values that are public, whatever they are.
    allowed: Vec<String>,
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
}

/// What is known of the value at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'n, 's> {
    pub(super) nodes: &'n Nodes<'s>,
    /// What a container around it says.
    pub(super) inherited: Option<Kind>,
    pub(super) name: &'n str,
}

impl Around<'_, '_> {
    /// Why a value must not be passed on, by the spec, or by its name where the spec does not know it.
    pub(super) fn kind(&self) -> Option<Kind> {
        let said = self.nodes.kind().or(self.inherited);
        let named = || {
            if self.nodes.known() {
                None
            } else {
                names::of_field(self.name)
            }
        };
        said.or_else(named)
    }

    fn kind_of(&self, text: &str, strict: bool) -> Option<Kind> {
        let by_value = || {
            if self.nodes.known() && !strict {
                None
            } else {
                names::of_value(self.name, text)
            }
        };
        self.kind().or_else(by_value)
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
        let inherited = around.kind();
        let tells_apart = inherited.is_some() && around.nodes.tells_apart();
        let mut rest = text;
        for (key, value) in members(text)? {
            let gap = before(rest, value.get())?;
            rest = behind(rest, value.get())?;
            let nodes = around.nodes.member(&key);
            // The keys of a map are data, whatever the spec says of its values.
            let kind = if around.nodes.names(&key) {
                None
            } else {
                names::of_value("", &key)
            };
            let fake = kind.and_then(|kind| self.faker.text(kind, &key, &mut |_| true));
            let name = if let (Some(kind), Some(fake)) = (kind, fake) {
                self.step(&fake, |core| core.tell(kind));
                out.push_str(&gap.replace(key.as_ref(), &fake));
                Cow::Owned(fake)
            } else {
                out.push_str(gap);
                key
            };
            let inherited = inherited.filter(|_| !(tells_apart && nodes.known()));
            let inner = Around {
                nodes: &nodes,
                inherited,
                name: &name,
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
            inherited: around.kind(),
            name: around.name,
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
        let kind = around.kind_of(text, self.strict);
        if text.trim_start().starts_with(['{', '[']) {
            let inside = around.nodes.inside();
            let inner = Around {
                nodes: &inside,
                inherited: kind,
                name: around.name,
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
            // Addresses carry credentials in their query, whatever the field.
            let is_address = text.starts_with('/') || text.contains("://");
            return (is_address && text.contains(['?', '@', '#']))
                .then(|| self.url(text, None))
                .filter(|url| url != text);
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
        let kind = around.kind_of(text, self.strict)?;
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
