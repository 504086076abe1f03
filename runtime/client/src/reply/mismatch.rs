//! Why a reply can't be read: what should stand where, and what stands there.

use bilispec_wire::envelope::{Judgement, Reading};
use bilispec_wire::json::{Value, pointer};

use crate::decode::{self, Mismatch};
use crate::envelope::data_pointer;
use crate::operation::{Operation, OutcomeValue};

/// What stands where one key occurs with several values.
const SEVERAL: &str = "several values";

/// Of a reply without a code, or without an outcome, that could be read.
pub(super) fn unreadable(
    operation: &Operation,
    root: Option<&Value<'_>>,
    judgement: &Judgement<'_>,
) -> Mismatch {
    let (expected, found) = match &judgement.code {
        Reading::NoObject => ("an object", root.map_or("nothing", decode::kind)),
        Reading::Absent(_) | Reading::OtherType(_) | Reading::Null(_) => ("a code", "nothing"),
        Reading::NoEnvelope | Reading::Code(..) => return outcome(operation, root),
    };
    Mismatch {
        pointer: judgement.code.pointer().to_owned(),
        expected: expected.to_owned(),
        found: found.to_owned(),
    }
}

fn outcome(operation: &Operation, root: Option<&Value<'_>>) -> Mismatch {
    let mut at = data_pointer(operation);
    let field = operation.success.as_ref();
    for name in field.map_or(&[][..], |field| field.path) {
        at.push('/');
        at.push_str(&pointer::token(name));
    }
    let known = field.and_then(|field| field.known.first());
    Mismatch {
        expected: match known.map(|known| known.value) {
            Some(OutcomeValue::Integer(_)) => "an integer, which is the outcome",
            _ => "a string, which is the outcome",
        }
        .to_owned(),
        found: match root.and_then(|root| root.at(&at)) {
            Some((_, true)) => SEVERAL,
            Some((value, false)) => decode::kind(value),
            None => "nothing",
        }
        .to_owned(),
        pointer: at,
    }
}
