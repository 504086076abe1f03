//! How well an API is known: what is observed, reported and documented, and what no fixture shows.
//!
//! Data only; does not know how it is printed.

pub(crate) mod added;
mod holds;
pub(crate) mod ledger;
pub(crate) mod marker;
pub(crate) mod survey;
pub(crate) mod tree;

use serde::Serialize;

use crate::bodies::Bodies;
use crate::model::{Api, Evidence, Operation, Provenance};
use crate::openapi::Document;
use crate::source::Project;
pub use ledger::{Evidenced, Untaken};

use survey::Survey;
use tree::{Fact, Kind};

/// How well an API is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// 1; members are only ever added under this number.
    pub schema_version: u32,
    /// In the order of the spec.
    pub operations: Vec<Entry>,
    /// What operations share: the outer objects of replies, and the codes that every one of them can bring.
    pub envelopes: Vec<Entry>,
    /// All of them together.
    pub total: Total,
    /// What became of the facts of the ledger of evidence; absent if the spec has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Evidenced>,
}

/// How well one operation, or one envelope, is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The operation's id, or the envelope's name.
    pub name: String,
    /// Fields of the payload, and of what codes carry: `screen_list[].id`, `[100034].pay_money`.
    pub fields: Facts,
    /// Parameters, and fields of those that hold JSON: `buyer_info[].tel`.
    pub parameters: Facts,
    /// Named values, open and closed, each once: `QuickPayStatus::Paid (4)`.
    pub values: Facts,
    /// Codes: `-101 NotLoggedIn`.
    pub codes: Facts,
    /// Fixtures by where they come from; an envelope has none of its own.
    pub fixtures: Fixtures,
}

/// Facts of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// How many there are.
    pub counts: Counts,
    /// Seen in a captured body.
    pub observed: Vec<String>,
    /// Sent, read or typed by independent clients.
    pub reported: Vec<String>,
    /// Stated by the notes only.
    pub documented: Vec<String>,
    /// Those of all levels that no fixture and no example shows.
    pub not_shown: Vec<String>,
}

/// How many facts there are of each level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Seen in a captured body.
    pub observed: usize,
    /// Sent, read or typed by independent clients.
    pub reported: usize,
    /// Stated by the notes only.
    pub documented: usize,
    /// Those of all levels that no fixture and no example shows.
    pub not_shown: usize,
}

/// How many fixtures there are of each provenance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Fixtures {
    /// Printed in the notes.
    pub sample: usize,
    /// Captured, values masked.
    pub captured: usize,
    /// Put together.
    pub composed: usize,
}

/// The sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Fields.
    pub fields: Counts,
    /// Parameters.
    pub parameters: Counts,
    /// Values; a shared enum counts once for each operation that uses it.
    pub values: Counts,
    /// Codes.
    pub codes: Counts,
    /// Fixtures.
    pub fixtures: Fixtures,
}

/// Counts a spec's facts. A fixture that cannot be read shows nothing; the lint says why.
pub fn of(project: &Project, document: &Document, api: &Api) -> Coverage {
    let bodies = Bodies::read(project, api);
    let survey = Survey::new(document, api, &bodies);
    let ledger = document.ledger.as_ref().map(|ledger| {
        let cited = crate::model::cited(project);
        ledger::join(ledger, api, &survey, &cited)
    });
    Coverage {
        ledger,
        ..Coverage::new(api, &survey)
    }
}

impl Coverage {
    fn new(api: &Api, survey: &Survey<'_>) -> Self {
        let operations: Vec<Entry> = api
            .operations
            .iter()
            .zip(&survey.operations)
            .map(|(operation, tree)| Entry {
                fixtures: Fixtures::of(operation),
                ..Entry::new(&operation.id, tree.facts())
            })
            .collect();
        let envelopes: Vec<Entry> = api
            .envelopes
            .iter()
            .zip(&survey.envelopes)
            .map(|(envelope, tree)| Entry::new(&envelope.name, tree.facts()))
            .collect();
        let mut total = Total::default();
        for entry in operations.iter().chain(&envelopes) {
            total.add(entry);
        }
        Self {
            schema_version: 1,
            operations,
            envelopes,
            total,
            ledger: None,
        }
    }
}

impl Entry {
    fn new(name: &str, facts: &[Fact]) -> Self {
        Self {
            name: name.to_owned(),
            fields: Facts::of(facts, Kind::Field),
            parameters: Facts::of(facts, Kind::Parameter),
            values: Facts::of(facts, Kind::Value),
            codes: Facts::of(facts, Kind::Code),
            fixtures: Fixtures::default(),
        }
    }
}

impl Facts {
    fn of(facts: &[Fact], kind: Kind) -> Self {
        let mut own = Self::default();
        for fact in facts.iter().filter(|fact| fact.kind == kind) {
            let list = match fact.level {
                Evidence::Observed => &mut own.observed,
                Evidence::Reported => &mut own.reported,
                Evidence::Documented => &mut own.documented,
            };
            list.push(fact.name.clone());
            if !fact.seen.shown {
                own.not_shown.push(fact.name.clone());
            }
        }
        own.counts = Counts {
            observed: own.observed.len(),
            reported: own.reported.len(),
            documented: own.documented.len(),
            not_shown: own.not_shown.len(),
        };
        own
    }
}

impl Counts {
    /// All of them, whatever their level.
    pub fn all(self) -> usize {
        self.observed + self.reported + self.documented
    }

    fn add(&mut self, other: Self) {
        self.observed += other.observed;
        self.reported += other.reported;
        self.documented += other.documented;
        self.not_shown += other.not_shown;
    }
}

impl Fixtures {
    fn of(operation: &Operation) -> Self {
        let mut own = Self::default();
        for example in &operation.examples {
            match example.provenance {
                Provenance::Sample => own.sample += 1,
                Provenance::Captured => own.captured += 1,
                Provenance::Composed => own.composed += 1,
            }
        }
        own
    }

    /// All of them, wherever they come from.
    pub fn all(self) -> usize {
        self.sample + self.captured + self.composed
    }
}

impl Total {
    fn add(&mut self, entry: &Entry) {
        self.fields.add(entry.fields.counts);
        self.parameters.add(entry.parameters.counts);
        self.values.add(entry.values.counts);
        self.codes.add(entry.codes.counts);
        self.fixtures.sample += entry.fixtures.sample;
        self.fixtures.captured += entry.fixtures.captured;
        self.fixtures.composed += entry.fixtures.composed;
    }
}
