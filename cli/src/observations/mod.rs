//! What captures teach: of everything that differs from the spec the place, how often, and what the values were like.
//!
//! Gathered while exchanges are checked, in bounded memory: of values only their kinds are kept, except where the spec
//! lists values one by one; and of exchanges only those that show something which none before them did. Does not know
//! what is made of it.

pub(crate) mod keys;
mod sample;
mod shape;

use bilispec_wire::envelope::Code as CodeValue;
use std::collections::{BTreeMap, BTreeSet};

use bilispec_codegen::presence::{Count, Counts};
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::{Finding, Rule};

use crate::capture::Exchange;
use crate::report::Part;

pub use sample::Witness;
pub use shape::Shape;
pub(crate) use shape::facts as facts_of;

/// So many places are told of each lesson.
const SAMPLES: usize = 3;
/// So many values are kept of a list that lacks them.
const VALUES: usize = 100;
/// So many lessons are kept; what comes later is found when the first ones are learned.
const LESSONS: usize = 10_000;
/// So many findings of one part of an exchange are learned from.
pub(crate) const FINDINGS: usize = 1000;

/// What a lesson is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The file of the spec, from the project's root.
    pub file: String,
    /// The keyword or list that the capture goes beyond, as a JSON pointer.
    pub pointer: String,
    /// In which way.
    pub about: About,
    /// In which part of exchanges.
    pub part: Part,
}

/// In which way a capture goes beyond the spec.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// It has a field or parameter of this name.
    Field(String),
    /// It lacks the member of this name.
    Missing(String),
    /// An operation, by its number, answers with this code.
    Code(usize, Option<CodeValue<'static>>),
    /// An operation, by its number, answers with this HTTP status.
    Status(usize, u16),
    /// It breaks this rule.
    Rule(Rule),
}

/// What is known of one difference.
#[derive(Debug, Clone, Default)]
pub struct Lesson {
    /// All occurrences.
    pub count: u64,
    /// The exchanges concerned.
    pub exchanges: u64,
    /// The operations concerned, by number.
    pub operations: BTreeSet<usize>,
    /// Some of the exchanges, as reports name them.
    pub samples: Vec<String>,
    /// The first place in a body, as a JSON pointer.
    pub instance_path: String,
    /// What the values were like.
    pub shape: Shape,
    /// The values themselves, each once, where the spec lists values or bounds.
    pub values: Vec<Json>,
    /// There were more values than are kept.
    pub more_values: bool,
    /// The values must not be shown, by the spec or by the names on the way to them.
    pub masked: bool,
}

/// All that some exchanges taught, one after the other.
#[derive(Debug, Default)]
pub struct Lessons {
    all: BTreeMap<Key, Lesson>,
    witnesses: sample::Witnesses,
    /// What the exchange at hand touched, and what it shows.
    touched: BTreeSet<Key>,
    shown: BTreeSet<String>,
    /// How often members were there, by operation.
    presence: BTreeMap<usize, Counts>,
}

impl Lessons {
    /// By place in the spec.
    pub fn all(&self) -> impl Iterator<Item = (&Key, &Lesson)> {
        self.all.iter()
    }

    /// How often members of an operation's replies were there.
    pub fn presence(&self) -> impl Iterator<Item = (usize, &Counts)> {
        self.presence
            .iter()
            .map(|(number, counts)| (*number, counts))
    }

    /// A body that was not counted before shows this.
    pub(crate) fn count(&mut self, operation: usize, digest: &str, seen: BTreeMap<String, Count>) {
        let counts = self.presence.entry(operation).or_default();
        counts.add(digest, seen);
    }

    /// The exchanges that show all of it between them.
    pub fn witnesses(&self) -> &[Witness] {
        self.witnesses.list()
    }

    /// Something of the exchange at hand differs; `value` is what stands there.
    pub(crate) fn note(
        &mut self,
        operation: usize,
        key: Key,
        finding: Option<&Finding>,
        value: Option<&Json>,
    ) {
        if self.all.len() >= LESSONS && !self.all.contains_key(&key) {
            return;
        }
        let mut facts = Vec::new();
        let lesson = self.all.entry(key.clone()).or_default();
        lesson.count += 1;
        lesson.operations.insert(operation);
        if let Some(finding) = finding {
            lesson.masked |= finding.found.ends_with("(masked)");
            if lesson.instance_path.is_empty() {
                lesson.instance_path.clone_from(&finding.instance_path);
            }
        }
        match (&key.about, value) {
            (About::Field(name), Some(value)) => {
                lesson.shape.add(name, value);
                shape::facts(value, &mut facts);
            }
            (About::Status(..), Some(value)) => {
                lesson.shape.add("", value);
                shape::facts(value, &mut facts);
            }
            (About::Rule(rule), Some(value)) => {
                let name = lesson.instance_path.rsplit('/').next().unwrap_or_default();
                lesson.shape.add(name, value);
                facts.push(shape::kind_of(value).word().to_owned());
                if lists(*rule) {
                    facts.push(value.to_string());
                    lesson.keep(value);
                }
            }
            _ => facts.push(String::new()),
        }
        let about = fact(&key);
        self.shown
            .extend(facts.into_iter().map(|fact| format!("{about} {fact}")));
        self.touched.insert(key);
    }

    /// The exchange at hand has been looked at.
    pub(crate) fn end(&mut self, operation: usize, sample: &str, exchange: &Exchange<'_>) {
        for key in std::mem::take(&mut self.touched) {
            if let Some(lesson) = self.all.get_mut(&key) {
                lesson.exchanges += 1;
                if lesson.samples.len() < SAMPLES {
                    lesson.samples.push(sample.to_owned());
                }
            }
        }
        let shown = std::mem::take(&mut self.shown);
        if self.witnesses.wants(&shown) {
            let witness = Witness::of(operation, sample, exchange, shown);
            self.witnesses.extend(witness);
        }
    }

    /// Takes over what exchanges taught that came later.
    pub(crate) fn absorb(&mut self, later: Self) {
        for (key, lesson) in later.all {
            if let Some(known) = self.all.get_mut(&key) {
                known.absorb(lesson);
            } else if self.all.len() < LESSONS {
                self.all.insert(key, lesson);
            }
        }
        self.witnesses.extend(later.witnesses.into_list());
        for (operation, counts) in later.presence {
            self.presence.entry(operation).or_default().absorb(counts);
        }
    }
}

/// What all facts about a lesson begin with.
pub(crate) fn fact(key: &Key) -> String {
    format!("{}#{} {:?}", key.file, key.pointer, key.about)
}

/// Whether a rule is about a list of values, or a bound: then the values themselves are learned.
fn lists(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Enum | Rule::UnknownValue | Rule::Minimum | Rule::Maximum
    )
}

impl Lesson {
    fn keep(&mut self, value: &Json) {
        if self.values.contains(value) {
            return;
        }
        if self.values.len() < VALUES {
            self.values.push(value.clone());
        } else {
            self.more_values = true;
        }
    }

    fn absorb(&mut self, later: Self) {
        self.count += later.count;
        self.exchanges += later.exchanges;
        self.operations.extend(later.operations);
        let room = SAMPLES.saturating_sub(self.samples.len());
        self.samples.extend(later.samples.into_iter().take(room));
        self.shape.merge(later.shape);
        for value in &later.values {
            self.keep(value);
        }
        self.more_values |= later.more_values;
        self.masked |= later.masked;
    }
}

/// The value of a body at a finding's place; the path goes on inside a text that holds JSON.
pub(crate) fn value_at(root: &Json, path: &str) -> Option<Json> {
    let steps = pointer::split(path)?;
    let mut value = root;
    for (index, step) in steps.iter().enumerate() {
        value = match value {
            Json::Object(members) => {
                let (_, value) = members.iter().find(|(key, _)| key == step)?;
                value
            }
            Json::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            Json::String(text) => {
                let within = Json::parse(text.as_bytes()).ok()?;
                return value_at(&within, &pointer::join(steps.get(index..)?));
            }
            _ => return None,
        };
    }
    Some(value.clone())
}
