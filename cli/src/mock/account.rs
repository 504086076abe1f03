//! The account that is charged: how much the mock takes of a parameter whose `x-expect` says what the answer is where the
//! account does not hold as much (`unpaid`).
//!
//! The account is never drained: every charge is checked against the same sum, so that an answer doesn't depend on how
//! many calls came before it.

use std::collections::BTreeMap;

use bilispec_codegen::model::Operation;
use bilispec_codegen::source::Json;

use super::body;
use super::fixture::Fixture;

/// What an account holds, in what a parameter counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// The parameter.
    pub parameter: String,
    /// The most that is paid.
    pub holds: i64,
}

/// An account, and the answer of an operation that charges more than it holds.
#[derive(Debug)]
pub(super) struct Account {
    balance: Balance,
    /// Members of the payload and their values.
    unpaid: Vec<(String, Json)>,
}

impl Account {
    /// The account of an operation that charges one. Without a sum from the caller it is what the operation's own
    /// examples ask for: just too little for the smallest request that a fixture shows as not paid.
    pub(super) fn of(
        operation: &Operation,
        fixtures: &[Fixture],
        data: &[String],
        given: Option<&Balance>,
    ) -> Option<Self> {
        let mut parameters = operation.request.parameters.iter();
        let (name, unpaid) = parameters.find_map(|parameter| {
            let unpaid = &parameter.expect.as_ref()?.unpaid;
            (!unpaid.is_empty()).then_some((&parameter.name, unpaid))
        })?;
        let is_unpaid = |fixture: &Fixture| {
            let payload = body::get(&fixture.json, data);
            let states = |(name, value): &(String, Json)| {
                payload.and_then(|payload| payload.get(name)) == Some(value)
            };
            unpaid.iter().all(states)
        };
        let shown = operation
            .examples
            .iter()
            .zip(fixtures)
            .filter(|(_, fixture)| is_unpaid(fixture))
            .flat_map(|(example, _)| &example.request)
            .filter(|argument| argument.name == *name)
            .filter_map(|argument| argument.value.as_i64())
            .min()
            .map(|least| least.saturating_sub(1));
        let given = given.filter(|given| given.parameter == *name);
        Some(Self {
            balance: Balance {
                parameter: name.clone(),
                holds: given.map(|given| given.holds).or(shown)?,
            },
            unpaid: unpaid.clone(),
        })
    }

    /// The answer to a charge that the account can't pay: members of the payload, and their values.
    pub(super) fn refuses(&self, values: &BTreeMap<String, String>) -> Option<&[(String, Json)]> {
        let sum: i64 = values.get(&self.balance.parameter)?.parse().ok()?;
        (sum > self.balance.holds).then_some(self.unpaid.as_slice())
    }
}
