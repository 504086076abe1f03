//! What a reply answered, and what is counted of it.

use bilispec_codegen::model::{Described, Operation};
use bilispec_engine::{Answer, Checked, CodeValue};

use super::alike;
use super::call::Call;
use super::checker::Checker;
use super::counted::{by_status_alone, is_success};
use super::findings::{Findings, Held};
use super::listed::SUCCESS;
use super::memo::{Came, To};
use crate::names::is_name;

/// The outcome of a success whose property holds nothing that the spec lists or can't be read, and of a reply whose
/// evidence contradicts itself or lacks the proof that the spec declares.
const UNKNOWN: &str = "Unknown";

impl Checker<'_> {
    /// What an answer comes to.
    pub(super) fn came(
        &self,
        call: &Call<'_, '_>,
        described: Described,
        status: u16,
        answer: &Answer,
    ) -> Came {
        let Operation { reply, .. } = call.operation;
        let api = self.project.api;
        let by_status = api.envelope(reply.envelope).is_none();
        let is_success = if by_status {
            is_success(status)
        } else {
            answer.is_success && !answer.risk
        };
        let to = if by_status && !(is_success && reply.success.is_some()) {
            by_status_alone(status)
        } else {
            answered(call.operation, answer)
        };
        let code = answer
            .code
            .as_ref()
            .filter(|_| described == Described::Reply);
        let code = code.and_then(|code| {
            let key = code.value.as_ref().map(ToString::to_string);
            let key = key.as_deref().unwrap_or("null");
            self.known
                .get(call.number)?
                .codes
                .iter()
                .position(|one| one == key)
        });
        Came {
            code,
            to,
            by_status,
            is_success,
            // A success that lacks its proof shows what the service answers, too.
            shows_body: described == Described::Reply && (is_success || answer.doubt.is_some()),
        }
    }

    /// Counts a reply of which nothing is to be reported; `false` if that takes a closer look.
    pub(super) fn clean(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
        (described, status): (Described, u16),
        checked: &Checked<'_>,
        bytes: &[u8],
    ) -> bool {
        if into.lessons.is_some() || !checked.is_clean() || !checked.is_passed() {
            return false;
        }
        let mut replies = std::mem::take(&mut into.memory.replies);
        let is_clean = if let Some((known, by)) = alike::find(&mut replies, call, described, bytes)
        {
            into.alike(call, known, by, bytes)
        } else if let Some(came) = self.unlike(into, call, (described, status), checked) {
            into.counted(call, &came, Held::Bytes(bytes));
            replies.learn(|| into.learned(call, described, checked, came, bytes));
            true
        } else {
            false
        };
        into.memory.replies = replies;
        is_clean
    }

    /// What an answer comes to of which nothing is to be reported, of a reply that is like none before; `None` if that
    /// takes a closer look.
    fn unlike(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
        (described, status): (Described, u16),
        checked: &Checked<'_>,
    ) -> Option<Came> {
        let basis = checked.answer_basis()?;
        let memo = &mut into.memory.memo;
        let asked = |name: &str| call.asked_in(memo, name);
        if described == Described::Reply && !checked.echoes_agree(&asked) {
            return None;
        }
        if let Some(came) = memo.answer(call.number, described, basis) {
            return Some(came.clone());
        }
        let came = self.came(call, described, status, &checked.answer());
        // What the status decides, the code does not.
        if !came.by_status {
            memo.answers(call.number, described, basis, &came);
        }
        Some(came)
    }
}

/// What the envelope and the payload say.
fn answered(operation: &Operation, answer: &Answer) -> To {
    if answer.risk {
        To::Risk
    } else if answer.doubt.is_some() {
        To::Success(UNKNOWN.to_owned())
    } else if answer.blocked {
        let name = answer.code_name.as_deref().unwrap_or(UNKNOWN);
        To::Refusal(name.to_owned())
    } else if answer.is_success {
        let outcome = match (&answer.outcome, &operation.reply.success) {
            (Some(outcome), _) => outcome.name.as_deref().unwrap_or(UNKNOWN),
            (None, Some(_)) => UNKNOWN,
            (None, None) => SUCCESS,
        };
        To::Success(outcome.to_owned())
    } else if let Some(code) = &answer.code {
        To::Refusal(match &code.value {
            None => "null".to_owned(),
            // A text that the spec does not list is the server's own, and may be anything.
            Some(CodeValue::Text(text)) if answer.code_name.is_none() && !is_name(text) => {
                UNKNOWN.to_owned()
            }
            Some(code) => code.to_string(),
        })
    } else {
        To::Nothing
    }
}
