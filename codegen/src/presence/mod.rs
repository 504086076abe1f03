//! In how many captured objects each member of a reply was there: what `x-needed` rests on.
//!
//! Counted along what the spec describes, so that no name of a capture comes in; kept in `presence.yaml` beside the root
//! document. Knows no capture: whoever has one gives its payload and the digest of its body.

mod count;
mod walk;

use crate::coverage::survey::code as code_of;
use bilispec_wire::envelope::Success;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::bodies::Bodies;
use crate::coverage::added::{Added, Owner};
use crate::digest::sha256;
use crate::model::{Api, Envelope, Operation, Provenance};
use crate::openapi::Document;
use crate::openapi::presence::Recorded;
use crate::source::{Json, Project};

pub use crate::source::PRESENCE as FILE;
pub use count::Count;
pub use walk::Members;

/// What bodies of one operation show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// SHA-256 of each body.
    captures: BTreeSet<String>,
    /// By JSON pointer from the reply's outermost object on; items are `0`, values of a map `*`.
    members: BTreeMap<String, Count>,
}

impl Counts {
    /// Takes in what one body shows, unless it has been taken in before.
    pub fn add(&mut self, digest: &str, seen: BTreeMap<String, Count>) {
        if !self.captures.insert(digest.to_owned()) {
            return;
        }
        for (pointer, count) in seen {
            let sum = self.members.entry(pointer).or_default();
            sum.captures += u64::from(count.present > 0);
            sum.present += count.present;
            sum.parents += count.parents;
        }
    }

    /// A body that shows what another one did, such as a fixture made of a capture, is not counted again.
    pub fn know(&mut self, body: &[u8]) {
        self.captures.insert(sha256(body));
    }

    /// Takes over the counts of other bodies: none of them is among those that are counted here.
    pub fn absorb(&mut self, other: Self) {
        self.captures.extend(other.captures);
        for (pointer, count) in other.members {
            let sum = self.members.entry(pointer).or_default();
            sum.captures += count.captures;
            sum.present += count.present;
            sum.parents += count.parents;
        }
    }

    /// How often the member at a pointer was there.
    pub fn member(&self, pointer: &str) -> Option<Count> {
        self.members.get(pointer).copied()
    }

    /// Whether the body with this digest has been taken in.
    pub fn has(&self, digest: &str) -> bool {
        self.captures.contains(digest)
    }
}

/// The counts of a spec, by operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Presence(BTreeMap<String, Counts>);

impl Presence {
    /// What `presence.yaml` holds; nothing if there is none.
    pub fn recorded(document: &Document) -> Self {
        document.presence.as_ref().map(Self::of).unwrap_or_default()
    }

    fn of(recorded: &Recorded) -> Self {
        let number = |value: i64| u64::try_from(value).unwrap_or_default();
        let operations = recorded.operations.iter().map(|operation| {
            let captures = operation.value.captures.iter();
            let members = operation.value.members.iter().map(|member| {
                let count = Count {
                    captures: number(member.value.captures.value),
                    present: number(member.value.present.value),
                    parents: number(member.value.parents.value),
                };
                (member.name.value.clone(), count)
            });
            let counts = Counts {
                captures: captures.map(|digest| digest.value.0.clone()).collect(),
                members: members.collect(),
            };
            (operation.name.value.clone(), counts)
        });
        Self(operations.collect())
    }

    /// Takes in the spec's own fixtures that were captured or printed in notes; what was added to one is left out.
    #[must_use]
    pub fn with_fixtures(mut self, project: &Project, document: &Document, api: &Api) -> Self {
        let bodies = Bodies::read(project, api);
        let members = Members::new(document, api);
        for (number, operation) in api.operations.iter().enumerate() {
            self.fixtures(&bodies, &members, (number, operation), api);
        }
        self
    }

    fn fixtures(
        &mut self,
        bodies: &Bodies,
        members: &Members<'_>,
        (number, operation): (usize, &Operation),
        api: &Api,
    ) {
        for example in &operation.examples {
            let body = bodies.of(example);
            let Some((body, value)) = body.and_then(|body| Some((body, body.value.as_ref().ok()?)))
            else {
                continue;
            };
            let success = is_success(api.envelope(operation.reply.envelope), value);
            if example.provenance == Provenance::Composed || !success {
                continue;
            }
            let digest = sha256(&body.bytes);
            let added = Added::new(&example.added);
            let counts = self.0.entry(operation.id.clone()).or_default();
            if !counts.has(&digest) {
                counts.add(
                    &digest,
                    members.count(number, value, Owner::Plain(Some(&added))),
                );
            }
        }
    }

    /// The digests of bodies that show nothing new of an operation: those that are counted, and the spec's own fixtures.
    pub fn known(project: &Project, document: &Document, api: &Api) -> BTreeSet<(usize, String)> {
        let mut known = BTreeSet::new();
        let recorded = Self::recorded(document);
        for (number, operation) in api.operations.iter().enumerate() {
            let counted = recorded.operation(&operation.id);
            let counted = counted.into_iter().flat_map(|counts| &counts.captures);
            known.extend(counted.map(|digest| (number, digest.clone())));
            for example in &operation.examples {
                let body = project.read(&example.file);
                known.extend(body.ok().map(|body| (number, sha256(&body))));
            }
        }
        known
    }

    /// What is counted of an operation.
    pub fn operation(&self, id: &str) -> Option<&Counts> {
        self.0.get(id)
    }

    /// The same, to count more.
    pub fn operation_mut(&mut self, id: &str) -> &mut Counts {
        self.0.entry(id.to_owned()).or_default()
    }

    /// How many bodies are counted.
    pub fn captures(&self) -> usize {
        self.0.values().map(|counts| counts.captures.len()).sum()
    }

    /// The file, in the order of names, so that two runs over the same captures write the same.
    pub fn to_yaml(&self) -> String {
        let mut text = crate::openapi::editor_line(FILE);
        text.push_str(
            "# In how many captured objects each member of a reply was there; `bilispec learn` writes it. Counts are those of\n\
             # the bodies whose digests are listed, and a body counts once.\n\noperations:\n",
        );
        for (operation, counts) in &self.0 {
            let _ = writeln!(text, "  {}:\n    captures:", key(operation));
            for digest in &counts.captures {
                let _ = writeln!(text, "      - {}", key(digest));
            }
            text.push_str("    members:\n");
            for (pointer, count) in &counts.members {
                let Count {
                    captures,
                    present,
                    parents,
                } = count;
                let _ = writeln!(
                    text,
                    "      {}: {{ captures: {captures}, present: {present}, parents: {parents} }}",
                    key(pointer)
                );
            }
            if counts.members.is_empty() {
                let end = text.trim_end().len();
                text.truncate(end);
                text.push_str(" {}\n");
            }
        }
        text
    }
}

/// A text as YAML has it: as it stands where nothing in it means something, and digits alone never as a number.
fn key(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '*' | '.');
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let exponent = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'e');
    if begins && !exponent && text.chars().all(plain) && !text.is_empty() {
        return text.to_owned();
    }
    Json::String(text.to_owned()).to_string()
}

/// Whether a body is that of a success, by its code.
fn is_success(envelope: &Envelope, body: &Value) -> bool {
    let at = |key: &String| match key.strip_prefix('/') {
        Some(_) => body.pointer(key),
        None => body.get(key),
    };
    let mut codes = envelope.code.iter().filter_map(at);
    match codes.find(|code| !code.is_null()) {
        None => envelope.is_none() || envelope.success == Success::Absent,
        Some(code) => code_of(code).is_some_and(|code| envelope.success.has(&code)),
    }
}
