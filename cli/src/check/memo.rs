//! What was decided of addresses and answers that came before: captures hold the same ones again and again.
//!
//! It saves time and changes nothing: what is not in it is decided anew.

use std::ops::Range;

use bilispec_codegen::model::Described;
use bilispec_engine::{AnswerBasis, FieldsRoom, ReadCode};

use crate::capture::layout::Known;
use crate::presence::Form;

/// How many addresses are remembered.
const ADDRESSES: usize = 32;
/// Longer ones are not: each is a call of its own.
const LONGEST: usize = 1 << 10;
/// How many answers are remembered.
const ANSWERS: usize = 16;
/// An outcome that is written in more bytes is not remembered.
const LONGEST_OUTCOME: usize = 64;

/// See the module's text.
#[derive(Default)]
pub(super) struct Memo {
    addresses: Vec<Option<Address>>,
    answers: Vec<Answered>,
    /// The parameters that were counted since [`Self::begin`].
    sent: Vec<usize>,
    pub(super) room: FieldsRoom,
    /// The form of the call at hand is in the room.
    pub(super) has_form: bool,
}

/// A call's address and what it leads to.
struct Address {
    method: Option<String>,
    url: String,
    operation: usize,
    values: Vec<(String, String)>,
    /// The parameters in path and query, if nothing is to be reported of these.
    clean: Option<Vec<usize>>,
}

/// An answer of an operation.
struct Answered {
    operation: usize,
    described: Described,
    code: ReadCode,
    outcome: Option<Box<[u8]>>,
    came: Came,
}

/// What a reply's answer comes to.
#[derive(Debug, Clone)]
pub(super) struct Came {
    /// The number of its code among those of the spec.
    pub(super) code: Option<usize>,
    pub(super) to: To,
    /// Its status decided, for want of an envelope.
    pub(super) by_status: bool,
    pub(super) is_success: bool,
    /// Its payload is what the service answers.
    pub(super) shows_body: bool,
}

/// What is counted of an answer: an outcome by its name, or a refusal by its code.
#[derive(Debug, Clone)]
pub(super) enum To {
    Risk,
    Success(String),
    Refusal(String),
    Nothing,
}

impl Memo {
    /// The operation that an address is known to lead to, and the values in its path.
    pub(super) fn operation(
        &self,
        method: Option<&str>,
        url: &str,
    ) -> Option<(usize, Vec<(String, String)>)> {
        let known = self.find(method, url)?;
        Some((known.operation, known.values.clone()))
    }

    /// Remembers the operation of an address.
    pub(super) fn leads(
        &mut self,
        method: Option<&str>,
        url: &str,
        operation: usize,
        values: &[(String, String)],
    ) {
        if url.len() > LONGEST {
            return;
        }
        if self.addresses.is_empty() {
            self.addresses.resize_with(ADDRESSES, || None);
        }
        if let Some(place) = self.addresses.get_mut(slot(url)) {
            *place = Some(Address {
                method: method.map(str::to_owned),
                url: url.to_owned(),
                operation,
                values: values.to_vec(),
                clean: None,
            });
        }
    }

    fn find(&self, method: Option<&str>, url: &str) -> Option<&Address> {
        let known = self.addresses.get(slot(url))?.as_ref()?;
        (known.url == url && known.method.as_deref() == method).then_some(known)
    }

    /// The parameters that path and query hold, if nothing is to be reported of them.
    pub(super) fn clean(&self, method: Option<&str>, url: &str) -> Option<&[usize]> {
        self.find(method, url)?.clean.as_deref()
    }

    /// From here on, parameters are noted.
    pub(super) fn begin(&mut self) {
        self.sent.clear();
    }

    /// A parameter was sent.
    pub(super) fn note(&mut self, parameter: usize) {
        self.sent.push(parameter);
    }

    /// Nothing is to be reported of an address; the parameters are those since [`Self::begin`].
    pub(super) fn is_clean(&mut self, method: Option<&str>, url: &str) {
        let sent = std::mem::take(&mut self.sent);
        let known = self.addresses.get_mut(slot(url)).and_then(Option::as_mut);
        if let Some(known) =
            known.filter(|known| known.url == url && known.method.as_deref() == method)
        {
            known.clean = Some(sent);
        }
    }

    /// What an answer is known to come to.
    pub(super) fn answer(
        &self,
        operation: usize,
        described: Described,
        basis: AnswerBasis<'_>,
    ) -> Option<&Came> {
        let known = self.answers.iter().find(|known| {
            known.operation == operation
                && known.described == described
                && known.code == basis.code
                && known.outcome.as_deref() == basis.outcome
        });
        known.map(|known| &known.came)
    }

    /// Remembers what an answer comes to.
    pub(super) fn answers(
        &mut self,
        operation: usize,
        described: Described,
        basis: AnswerBasis<'_>,
        came: &Came,
    ) {
        let outcome = basis.outcome.unwrap_or_default();
        if self.answers.len() < ANSWERS && outcome.len() <= LONGEST_OUTCOME {
            self.answers.push(Answered {
                operation,
                described,
                code: basis.code,
                outcome: basis.outcome.map(Into::into),
                came: came.clone(),
            });
        }
    }
}

/// Where an address is looked for: calls of one capture mostly differ at the end.
fn slot(url: &str) -> usize {
    let end = url.as_bytes().last_chunk().copied().unwrap_or_default();
    let mixed = (u64::from_le_bytes(end) ^ url.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 59).unwrap_or_default() % ADDRESSES
}

/// The replies that were met before.
pub(super) type Replies = Known<Alike>;

/// What is known of a reply.
#[derive(Debug)]
pub(super) struct Alike {
    pub(super) operation: usize,
    pub(super) described: Described,
    pub(super) came: Came,
    pub(super) form: Form,
    /// The members that have to repeat a parameter of the call, and which.
    pub(super) echoes: Vec<(Range<usize>, String)>,
}
