//! What makes a reply that the pass went through one for a closer look: a call that writes or spends has to prove itself,
//! and a message may say that something in front of the service answered.

use super::pass::Code;
use super::passed::{Data, Passed};
use super::validator::Validator;
use crate::schema::table::Table;
use bilispec_wire::envelope::{Doubt, Proof, ProofMember, SideEffect};
use bilispec_wire::json::{Document, pointer};

impl Validator {
    /// Whether the evidence of a reply, which went through the pass, may contradict itself or fall short. Nothing is
    /// allocated by the answer that it does not.
    #[inline]
    pub(super) fn is_doubtful(&self, bytes: &[u8], code: Code, data: Data) -> bool {
        let act = &self.table().act;
        let changes = act.effect != SideEffect::None;
        code.read.is_some()
            && (changes || !act.blocked.is_empty())
            && self.looks_doubtful(bytes, code, data)
    }

    fn looks_doubtful(&self, bytes: &[u8], code: Code, data: Data) -> bool {
        let table = self.table();
        let Some(envelope) = table.envelope(table.envelope) else {
            return false;
        };
        let passed = Passed::new(bytes).knowing(data);
        let place = |place: &str| {
            if !place.starts_with('/') {
                return passed.at([place]);
            }
            let tokens: Vec<_> = pointer::tokens(place).collect();
            passed.at(tokens.iter().map(AsRef::as_ref))
        };
        let payload = || place(table.str(envelope.data));
        let act = &table.act;
        if !code.is_success {
            return act.effect != SideEffect::None
                && payload().is_some_and(|data| {
                    data.first() == Some(&b'{')
                        && (table.outcome.is_some() || proves_any(&act.proof, data))
                });
        }
        let mut messages = table.strs(envelope.message);
        let blocked = !act.blocked.is_empty()
            && messages.any(|name| {
                let may_be_there = name.starts_with('/') || may_name(bytes, name);
                let message = may_be_there.then(|| place(name)).flatten();
                // One with escapes is read by whoever looks closer.
                message.is_some_and(|message| {
                    message.contains(&b'\\')
                        || std::str::from_utf8(message).is_ok_and(|message| {
                            let mut texts = act.blocked.iter();
                            texts.any(|blocked| message.contains(&*blocked.text))
                        })
                })
            });
        blocked || act.effect != SideEffect::None && !proves(&act.proof, payload)
    }
}

/// Whether a text can hold a member of this name: most of the names of a message are in no reply, and to pass each of its
/// members for each of them would take as long as the check itself.
fn may_name(bytes: &[u8], name: &str) -> bool {
    // A letter or digit is written as it is, or behind `\u`.
    let is_plain = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let escape: &[u8] = if is_plain { b"\\u" } else { b"\\" };
    let has = |part| memchr::memmem::find(bytes, part).is_some();
    has(name.as_bytes()) || has(escape)
}

/// Whether any member of the proof is there.
fn proves_any(proof: &Proof, data: &[u8]) -> bool {
    let Proof::Members(members) = proof else {
        return false;
    };
    members.iter().any(|wanted| is_proved(wanted, data))
}

/// Whether all members of the proof are there.
fn proves<'b>(proof: &Proof, data: impl Fn() -> Option<&'b [u8]>) -> bool {
    let Proof::Members(members) = proof else {
        return true;
    };
    let data = data();
    members
        .iter()
        .all(|wanted| data.is_some_and(|data| is_proved(wanted, data)))
}

/// Whether a member of the proof is in the payload, as it has to be.
fn is_proved(wanted: &ProofMember, data: &[u8]) -> bool {
    let value = Passed::new(data).at([wanted.name.as_ref()]);
    let document = value.and_then(|value| Document::parse(value).ok());
    document.is_some_and(|document| wanted.is_proved_by(document.root()))
}

/// What leaves a success of the pass in doubt, whatever it holds.
pub(super) fn doubt(table: &Table, code: Code) -> Option<Doubt> {
    let act = &table.act;
    let undecided = match act.proof {
        Proof::Undecided => act.effect != SideEffect::None,
        Proof::Undeclared => act.effect == SideEffect::Spend && table.outcome.is_none(),
        Proof::Members(_) => false,
    };
    (code.is_success && undecided).then_some(Doubt::Undecided)
}
