//! The account that is charged: the one thing that the mock does and the spec does not say.
//!
//! The spec knows that a charge can be answered with "not enough B-coins" and that ten batteries are one B-coin which
//! usually brings one point of experience, but only in words. What these words mean for a number is written here, by
//! the names below, and nowhere else; an operation that has them not is paid from no account.
//!
//! The account is never drained: every charge is checked against the same sum, so that an answer doesn't depend on how
//! many calls came before it.

use bilispec_codegen::model::{Api, Operation, SideEffect, TypeKind};
use bilispec_codegen::source::Json;

use super::body;
use super::plan::{Fixture, Says};
use super::request::Values;

/// The parameter that says how much is charged.
const BATTERIES: &str = "elec_num";
/// The outcome of a charge that the account can't pay.
const INSUFFICIENT: &str = "InsufficientBCoins";
/// The field of the payload that says what a charge brought.
const EXPERIENCE: &str = "exp";
/// Batteries to the B-coin, which brings one point of experience.
const BATTERIES_A_COIN: u64 = 10;
/// B-coins of an account where neither the caller nor a fixture says anything.
const B_COINS: u64 = 100;

/// An account and how an operation charges it.
#[derive(Debug)]
pub(super) struct Account {
    batteries: u64,
    /// Names from the payload down to the field that states the outcome.
    outcome: Vec<String>,
    /// Its value when the account can't pay.
    insufficient: Json,
}

impl Account {
    /// The account of an operation that charges one. Without a sum from the caller it is what the operation's own
    /// examples ask for: just too little for the smallest request that a fixture shows as not paid.
    pub(super) fn of(
        api: &Api,
        operation: &Operation,
        fixtures: &[Fixture],
        b_coins: Option<u64>,
    ) -> Option<Self> {
        let success = operation.reply.success.as_ref()?;
        let counts = |name: &str| name == BATTERIES;
        let counted = operation.request.parameters.iter();
        let counted = counted
            .map(|parameter| &parameter.name)
            .any(|name| counts(name));
        if operation.effect != SideEffect::Spend || !counted {
            return None;
        }
        let TypeKind::Enum { variants, .. } = &api.type_def(success.ty).kind else {
            return None;
        };
        let refused = variants
            .iter()
            .find(|variant| variant.rust_name == INSUFFICIENT)?;
        let not_paid = Says::Declined(INSUFFICIENT.to_owned());
        let shown = operation
            .examples
            .iter()
            .zip(fixtures)
            .filter(|(_, fixture)| fixture.says == not_paid)
            .flat_map(|(example, _)| &example.request)
            .filter(|argument| counts(&argument.name))
            .filter_map(|argument| u64::try_from(argument.value.as_i64()?).ok())
            .min()
            .map(|batteries| batteries.saturating_sub(1) / BATTERIES_A_COIN);
        let b_coins = b_coins.or(shown).unwrap_or(B_COINS);
        Some(Self {
            batteries: b_coins.saturating_mul(BATTERIES_A_COIN),
            outcome: success.path.clone(),
            insufficient: refused.value.clone(),
        })
    }

    /// The answer to a charge that the account can't pay: the field that states the outcome, and its value.
    pub(super) fn refuses(&self, values: &Values) -> Option<(&[String], &Json)> {
        let batteries: u64 = values.get(BATTERIES)?.parse().ok()?;
        (batteries > self.batteries).then_some((self.outcome.as_slice(), &self.insufficient))
    }

    /// Writes what a charge brought into its answer.
    pub(super) fn credit(values: &Values, data: &mut Json) {
        let batteries = values
            .get(BATTERIES)
            .and_then(|text| text.parse::<u64>().ok());
        if let Some(batteries) = batteries
            && let Some(experience) = body::member_mut(data, EXPERIENCE)
        {
            body::replace(experience, &(batteries / BATTERIES_A_COIN).to_string());
        }
    }
}
