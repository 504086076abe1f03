//! The report as data: its JSON form is a contract, and its JSON Schema is derived from these types.

use std::ops::AddAssign;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Counts, Coverage, Finding, Severity};
use crate::presence::Presence;

/// What a run of `validate` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// 2; members are only ever added under this number.
    pub schema_version: u32,
    /// How many exchanges the input held and what became of them.
    pub exchanges: Exchanges,
    /// Everything that differs from the spec, each cause once.
    pub findings: Vec<Finding>,
    /// The operations that the input holds, in the order of the spec.
    pub operations: Vec<OperationSummary>,
    /// Calls that no operation of the spec describes.
    pub unmatched: Vec<Unmatched>,
    /// Exchanges whose reply could not be looked at, and why.
    pub not_checked: Vec<NotChecked>,
    /// What was taken off bodies before their JSON could be read (`gzip`, `GBK`, `JSONP`, …), and off how many.
    #[serde(default, skip_serializing_if = "Counts::is_empty")]
    pub decoded: Counts,
    /// What was required of the run (`--require`), and whether it is met.
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// How many records of the input are no readable exchange; `exchanges.not_checked` counts them too.
    #[serde(default)]
    pub unreadable: u64,
    /// Why the report does not cover all of the input, one entry a cause; empty if it does.
    #[serde(default)]
    pub incomplete: Vec<String>,
    /// What the lists above leave out.
    #[serde(default, skip_serializing_if = "Others::none")]
    pub others: Others,
    /// How many of the findings are accepted by a baseline; they are in the list all the same.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub accepted: u64,
    /// What there is to know of cookies when this report is merged with others.
    #[serde(default, skip_serializing_if = "Cookies::none")]
    pub cookies: Cookies,
}

/// Something that was required of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Requirement {
    /// As `--require` takes it: `any`, `all`, `matched`, `OPERATION`, `OPERATION=N`.
    pub require: String,
    /// Whether it is met.
    pub met: bool,
    /// Why it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How many exchanges there were; `total` is the sum of the other four.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Exchanges {
    /// All.
    pub total: u64,
    /// Their reply was checked against the spec.
    pub checked: u64,
    /// No operation has their host, path and method.
    pub unmatched: u64,
    /// Their reply could not be looked at.
    pub not_checked: u64,
    /// Preflights, redirects and web sockets.
    pub set_aside: u64,
}

/// Browsers leave cookies out of what they export, so a missing one counts only where some exchange has any. That
/// another part of the capture may show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cookies {
    /// Some exchange has a Cookie header.
    #[serde(default)]
    pub seen: bool,
    /// What would have been found about cookies, if some exchange had one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Finding>,
}

impl Cookies {
    fn none(&self) -> bool {
        *self == Self::default()
    }
}

/// What an operation answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OperationSummary {
    /// The operation's id.
    pub operation: String,
    /// How many exchanges, without those set aside.
    pub exchanges: u64,
    /// How many of their replies were checked.
    #[serde(default)]
    pub checked: u64,
    /// How many of these `--require` counts: replies whose success payload was checked, and bodies that were given
    /// with the operation's name, refusals too.
    #[serde(default)]
    pub qualifying: u64,
    /// Successes by what came of the business act.
    pub outcomes: Counts,
    /// Refusals by code; `null` for a code that is null.
    pub refusals: Counts,
    /// Answers of risk control: by code, or HTTP 412.
    pub risk: u64,
    /// Documented outcomes that did not occur.
    pub never_seen: Vec<String>,
    /// What of the operation's description its exchanges showed.
    #[serde(default)]
    pub coverage: Coverage,
    /// What its successful replies held.
    #[serde(default)]
    pub presence: Presence,
}

/// A call that the spec does not describe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unmatched {
    /// The method.
    pub method: String,
    /// The address without its query.
    pub url: String,
    /// How often.
    pub count: u64,
    /// On a host of the spec: the path, with `{id}` for each step that looks like a value. Absent for other hosts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Another host of the spec has an operation with this path and method: the value of `--base-url` that maps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The first few exchanges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<String>,
}

/// An exchange whose reply could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotChecked {
    /// Where it stands.
    pub sample: String,
    /// Why.
    pub reason: String,
}

/// What each list leaves out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Others {
    /// Occurrences of findings that are not in `findings`.
    #[serde(default)]
    pub findings: u64,
    /// Calls that are not in `unmatched`.
    #[serde(default)]
    pub unmatched: u64,
    /// Of these, calls to hosts of the spec.
    #[serde(default)]
    pub undescribed: u64,
    /// Causes that are not in `incomplete`.
    #[serde(default)]
    pub incomplete: u64,
    /// Exchanges that are not in `not_checked`.
    #[serde(default)]
    pub not_checked: u64,
    /// Of the operations' `refusals`.
    #[serde(default)]
    pub refusals: u64,
}

impl AddAssign for Exchanges {
    fn add_assign(&mut self, more: Self) {
        self.total += more.total;
        self.checked += more.checked;
        self.unmatched += more.unmatched;
        self.not_checked += more.not_checked;
        self.set_aside += more.set_aside;
    }
}

impl AddAssign for Others {
    fn add_assign(&mut self, more: Self) {
        self.findings += more.findings;
        self.unmatched += more.unmatched;
        self.undescribed += more.undescribed;
        self.incomplete += more.incomplete;
        self.not_checked += more.not_checked;
        self.refusals += more.refusals;
    }
}

impl Others {
    fn none(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Report {
    /// How many findings of this severity no baseline accepts.
    pub fn count(&self, severity: Severity) -> usize {
        self.open()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// The findings that no baseline accepts.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.accepted.is_none())
    }

    /// Whether it covers all of the input.
    pub fn is_whole(&self) -> bool {
        self.incomplete.is_empty() && self.unreadable == 0
    }

    /// Whether nothing was checked that proves anything, though that was required.
    pub fn is_vacuous(&self) -> bool {
        self.unmet().any(|one| one.require == "any")
    }

    /// The requirements that are not met.
    pub fn unmet(&self) -> impl Iterator<Item = &Requirement> {
        self.requirements.iter().filter(|one| !one.met)
    }

    /// What an operation answered.
    pub fn operation(&self, id: &str) -> Option<&OperationSummary> {
        self.operations.iter().find(|one| one.operation == id)
    }

    /// How many replies of an operation `--require` counts.
    pub fn qualifying(&self, id: &str) -> u64 {
        self.operation(id).map_or(0, |one| one.qualifying)
    }

    /// The JSON Schema of the report's JSON form.
    pub fn json_schema() -> serde_json::Value {
        let mut schema = schemars::schema_for!(Self);
        schema.insert("$id".to_owned(), "bilispec-report.schema.json".into());
        schema.into()
    }
}
