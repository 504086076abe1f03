//! The one reader of replies: which code a reply carries, what its payload proves, and what follows from both.
//!
//! Client, validators, and the commands that read captures through them go by [`judge`], so that they can't disagree
//! about whether a call succeeded. Knows [`Words`], and no operation; what the classes of codes mean to an effect is the
//! client's to know.

mod words;

pub use words::{
    Act, Blocked, Code, Kind, OutcomeWords, Proof, ProofMember, SideEffect, Success, Words,
};

use std::borrow::Cow;
use std::fmt;

use crate::json::{Value, pointer};

/// What stands where the code should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<'v> {
    /// The operation has no envelope.
    NoEnvelope,
    /// The reply is not an object.
    NoObject,
    /// None of the places holds anything; this is the first, as a pointer.
    Absent(String),
    /// Only nulls; this is the first place that holds one.
    Null(String),
    /// What can't be a code of this envelope.
    OtherType(String),
    /// A code and its place.
    Code(String, Code<'v>),
}

impl Reading<'_> {
    /// Where it stands, as a JSON pointer; empty for the whole reply.
    pub fn pointer(&self) -> &str {
        match self {
            Reading::NoEnvelope | Reading::NoObject => "",
            Reading::Absent(at)
            | Reading::Null(at)
            | Reading::OtherType(at)
            | Reading::Code(at, _) => at,
        }
    }
}

/// Why nobody can say whether a call that writes or spends took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// No code can be read.
    NoCode,
    /// The code is of another type than the spec's.
    CodeOfAnotherType,
    /// Two codes of one envelope disagree about success.
    CodesDisagree,
    /// What decides stands there several times, with different values.
    Repeated,
    /// A refusal by code, beside what proves the act.
    RefusalBesideProof,
    /// A refusal by HTTP status, beside what proves the act.
    StatusBesideProof,
    /// A text that blocks, beside what proves the act.
    BlockedBesideProof,
    /// An outcome that is none of success, beside what proves the act.
    OutcomeBesideProof,
    /// A success without the proof that the operation declares.
    WithoutProof,
    /// A success without an outcome that can be read.
    WithoutOutcome,
    /// A success of a call for which the spec declares no proof.
    Undecided,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Doubt::NoCode => "no code can be read",
            Doubt::CodeOfAnotherType => "the code is of another type than the spec's",
            Doubt::CodesDisagree => "the codes disagree about success",
            Doubt::Repeated => "what decides stands there several times, with different values",
            Doubt::RefusalBesideProof => "the code refuses, and the payload holds proof of the act",
            Doubt::StatusBesideProof => {
                "the HTTP status refuses, and the payload holds proof of the act"
            }
            Doubt::BlockedBesideProof => {
                "the message says blocked, and the payload holds proof of the act"
            }
            Doubt::OutcomeBesideProof => {
                "the outcome is not a success, and the payload holds proof of the act"
            }
            Doubt::WithoutProof => "a success without the proof that the spec declares",
            Doubt::WithoutOutcome => "a success without an outcome that can be read",
            Doubt::Undecided => "a success, and the spec declares no proof",
        })
    }
}

/// What a reply says of its call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It succeeded, and what the operation declares proves it.
    Success,
    /// It was taken, and its outcome is none of success.
    Declined,
    /// It was refused with a code.
    Refused,
    /// It was refused with a success code and this one of the texts that block.
    Blocked(usize),
    /// It can't be read. Only of calls that change nothing; of others it is a doubt.
    Unreadable,
    /// Nobody can say. Only of calls that write or spend.
    Unknown(Doubt),
}

/// A reply, read.
#[derive(Debug, Clone)]
pub struct Judgement<'v> {
    /// The code, or what stands in its place. Where codes disagree, the first that refuses.
    pub code: Reading<'v>,
    /// The server's own text: the first that is not empty.
    pub message: Option<Cow<'v, str>>,
    /// The payload, null or not.
    pub data: Option<&'v Value<'v>>,
    /// The outcome, if it can be read.
    pub outcome: Option<Code<'v>>,
    /// Members of the payload that prove the act, by their place among those that the spec declares.
    pub proof: Vec<usize>,
    /// Codes of the envelope disagree about success, or one stands there with different values.
    pub codes_disagree: bool,
    /// What follows.
    pub verdict: Verdict,
}

/// What the HTTP status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The call was answered: 2xx.
    Answered,
    /// Anything else.
    Refused,
}

/// Reads a reply.
pub fn judge<'v>(words: &Words<'_>, root: &'v Value<'v>, status: Status) -> Judgement<'v> {
    let codes = Codes::read(words, root);
    let data = root.at(words.data);
    let outcome = words.outcome.as_ref().and_then(|outcome| {
        let path = outcome.path.iter().map(|name| pointer::token(name));
        let path: String = path.flat_map(|name| ["/".to_owned(), name]).collect();
        let (value, repeated) = data?.0.at(&path)?;
        Some((outcome.read(value)?, repeated))
    });
    let payload = data.map(|(data, _)| data);
    let (proof, proof_repeated) = proof(words.act, payload);
    let repeated = codes.repeated
        || declares_proof(words) && data.is_some_and(|(_, repeated)| repeated)
        || outcome.as_ref().is_some_and(|(_, repeated)| *repeated)
        || proof_repeated;
    let message = messages(words, root).find(|text| !text.is_empty());
    let blocked = messages(words, root).find_map(|text| blocked(words.act, text));
    let mut judgement = Judgement {
        code: codes.reading,
        message: message.map(Cow::Borrowed),
        data: payload,
        outcome: outcome.map(|(outcome, _)| outcome),
        proof,
        codes_disagree: codes.disagree,
        verdict: Verdict::Unreadable,
    };
    judgement.verdict = verdict(words, &judgement, repeated, blocked, status);
    judgement
}

fn declares_proof(words: &Words<'_>) -> bool {
    words.outcome.is_some() || !matches!(words.act.proof, Proof::Undeclared)
}

fn verdict(
    words: &Words<'_>,
    read: &Judgement<'_>,
    repeated: bool,
    blocked: Option<usize>,
    status: Status,
) -> Verdict {
    let changes = words.act.effect != SideEffect::None;
    let doubt = |doubt: Doubt, otherwise: Verdict| {
        if changes {
            Verdict::Unknown(doubt)
        } else {
            otherwise
        }
    };
    let happened = words.outcome.as_ref().is_some_and(|words| {
        let outcome = read.outcome.as_ref();
        outcome.is_some_and(|outcome| words.success.contains(outcome))
    });
    let evidence = changes && (happened || !read.proof.is_empty());
    if read.codes_disagree {
        return doubt(Doubt::CodesDisagree, Verdict::Refused);
    }
    if repeated && changes {
        return Verdict::Unknown(Doubt::Repeated);
    }
    let succeeds = match &read.code {
        Reading::NoEnvelope => true,
        Reading::Absent(_) | Reading::Null(_) if matches!(words.success, Success::Absent) => true,
        Reading::NoObject | Reading::Absent(_) => {
            return doubt(Doubt::NoCode, Verdict::Unreadable);
        }
        Reading::Null(_) if !words.lists_null => return doubt(Doubt::NoCode, Verdict::Refused),
        Reading::Null(_) => false,
        Reading::OtherType(_) => return doubt(Doubt::CodeOfAnotherType, Verdict::Refused),
        Reading::Code(_, code) => words.success.has(code),
    };
    let is_pending = |code: &Reading<'_>| match code {
        Reading::Code(_, code) => words.pending.contains(&code.key()),
        _ => false,
    };
    if !succeeds && is_pending(&read.code) {
        return Verdict::Refused;
    }
    if !succeeds {
        return if evidence {
            Verdict::Unknown(Doubt::RefusalBesideProof)
        } else {
            Verdict::Refused
        };
    }
    if status == Status::Refused {
        return if evidence {
            Verdict::Unknown(Doubt::StatusBesideProof)
        } else {
            Verdict::Refused
        };
    }
    if let Some(blocked) = blocked {
        return if evidence {
            Verdict::Unknown(Doubt::BlockedBesideProof)
        } else {
            Verdict::Blocked(blocked)
        };
    }
    success(words, read, happened, doubt)
}

/// What a success code is worth.
fn success(
    words: &Words<'_>,
    read: &Judgement<'_>,
    happened: bool,
    doubt: impl Fn(Doubt, Verdict) -> Verdict,
) -> Verdict {
    if words.outcome.is_some() {
        if read.outcome.is_none() {
            return doubt(Doubt::WithoutOutcome, Verdict::Unreadable);
        }
        if !happened {
            return if read.proof.is_empty() {
                Verdict::Declined
            } else {
                doubt(Doubt::OutcomeBesideProof, Verdict::Declined)
            };
        }
    }
    match &words.act.proof {
        Proof::Members(members) if read.proof.len() < members.len() => {
            doubt(Doubt::WithoutProof, Verdict::Success)
        }
        Proof::Undecided => doubt(Doubt::Undecided, Verdict::Success),
        Proof::Undeclared if words.outcome.is_none() && words.act.effect == SideEffect::Spend => {
            Verdict::Unknown(Doubt::Undecided)
        }
        Proof::Undeclared | Proof::Members(_) => Verdict::Success,
    }
}

/// Which of the texts that block a message contains.
fn blocked(act: &Act, message: &str) -> Option<usize> {
    let texts = &act.blocked;
    texts.iter().position(|one| message.contains(&*one.text))
}

/// The members that prove the act, and whether one of them stands there with different values.
fn proof(act: &Act, data: Option<&Value<'_>>) -> (Vec<usize>, bool) {
    let (Proof::Members(members), Some(Value::Object(object))) = (&act.proof, data) else {
        return (Vec::new(), false);
    };
    let mut repeated = false;
    let mut found = Vec::new();
    for (at, wanted) in members.iter().enumerate() {
        let Some(member) = object.get(&wanted.name) else {
            continue;
        };
        repeated |= member.differs;
        if wanted.is_proved_by(&member.value) {
            found.push(at);
        }
    }
    (found, repeated)
}

impl ProofMember {
    /// Whether a value proves the act: it is of the schema's type, and says more than that there is nothing.
    pub fn is_proved_by(&self, value: &Value<'_>) -> bool {
        proves(value) && is_of(value, &self.kinds)
    }
}

/// A value that says more than that there is nothing.
fn proves(value: &Value<'_>) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(number) => !number.value.is_zero(),
        Value::String(text) => {
            let text = text.trim();
            !text.is_empty() && text != "0"
        }
        Value::Array(items) => !items.is_empty(),
        Value::Object(object) => !object.members().is_empty(),
    }
}

fn is_of(value: &Value<'_>, kinds: &[Kind]) -> bool {
    let is = |kind: &Kind| match (kind, value) {
        (Kind::Boolean, Value::Bool(_))
        | (Kind::Number, Value::Number(_))
        | (Kind::String, Value::String(_))
        | (Kind::Array, Value::Array(_))
        | (Kind::Object, Value::Object(_)) => true,
        (Kind::Integer, Value::Number(number)) => number.as_i64().is_some(),
        _ => false,
    };
    kinds.is_empty() || kinds.iter().any(is)
}

/// The texts at the places of the message; a number as it is written.
fn messages<'v>(words: &Words<'_>, root: &'v Value<'v>) -> impl Iterator<Item = &'v str> {
    let places = words.message.iter();
    places.filter_map(|place| match root.at(place)?.0 {
        Value::String(text) => Some(text.as_ref()),
        Value::Number(number) => Some(number.text()),
        _ => None,
    })
}

/// The codes of a reply, all places together.
struct Codes<'v> {
    reading: Reading<'v>,
    /// One of them stands there several times, with different values.
    repeated: bool,
    /// They say different things of success.
    disagree: bool,
}

impl<'v> Codes<'v> {
    fn read(words: &Words<'_>, root: &'v Value<'v>) -> Self {
        let none = |reading| Codes {
            reading,
            repeated: false,
            disagree: false,
        };
        let Some(first_place) = words.code.first() else {
            return none(Reading::NoEnvelope);
        };
        if !matches!(root, Value::Object(_)) {
            return none(Reading::NoObject);
        }
        let mut codes = none(Reading::Absent(pointer::of(first_place)));
        let mut first_succeeds = None;
        for place in &words.code {
            let Some((value, repeated)) = root.at(place) else {
                continue;
            };
            codes.repeated |= repeated;
            if *value == Value::Null {
                if matches!(codes.reading, Reading::Absent(_)) {
                    codes.reading = Reading::Null(pointer::of(place));
                }
                continue;
            }
            let code = Code::of(value).filter(|code| words.success.is_form_of(code));
            let succeeds = code.as_ref().is_some_and(|code| words.success.has(code));
            let reading = match code {
                Some(code) => Reading::Code(pointer::of(place), code),
                None => Reading::OtherType(pointer::of(place)),
            };
            match first_succeeds {
                None => {
                    first_succeeds = Some(succeeds);
                    codes.reading = reading;
                }
                Some(first) if first != succeeds => {
                    // The refusal is what has to be named.
                    if first && !codes.disagree {
                        codes.reading = reading;
                    }
                    codes.disagree = true;
                }
                Some(_) => {}
            }
        }
        codes.disagree |= codes.repeated;
        codes
    }
}

#[cfg(test)]
mod tests;
