//! What came of a call that the server answered: the value of the payload's `x-success` field.
//!
//! It is read on its own, before the rest of the payload, so that nothing beside it can hide it.

use std::fmt;

use bilispec_wire::envelope::Code;

use crate::members::{self, Member};
use crate::operation::{KnownOutcome, OutcomeValue, SuccessField};

/// What came of a call, as the payload says it.
///
/// Compare it with the enum of the field, `declined.outcome() == QuickPayStatus::InsufficientBCoins`, or take it as one
/// with [`as_enum`](Self::as_enum).
#[derive(Clone)]
pub struct Outcome {
    value: Value,
    known: Option<&'static KnownOutcome>,
}

#[derive(Clone, PartialEq, Eq)]
enum Value {
    Integer(i64),
    String(String),
}

/// An enum of the wire: integers or strings with names, others kept.
pub trait WireEnum: Sized {
    /// From an integer, if it is an enum of integers.
    fn from_integer(value: i64) -> Option<Self> {
        let _ = value;
        None
    }

    /// From a string, if it is an enum of strings.
    fn from_text(value: &str) -> Option<Self> {
        let _ = value;
        None
    }
}

impl Outcome {
    /// Reads the field from the payload's text, as it usually is; `None` asks for a closer look.
    pub(crate) fn read(field: &'static SuccessField, data: &str) -> Option<Self> {
        let Member::One(raw) = members::at(data, field.path) else {
            return None;
        };
        let integers = matches!(
            field.known.first().map(|known| known.value),
            Some(OutcomeValue::Integer(_))
        );
        Some(Self::new(
            field,
            if integers {
                Value::Integer(raw.get().parse().ok()?)
            } else {
                Value::String(serde_json::from_str(raw.get()).ok()?)
            },
        ))
    }

    /// The outcome that the reader of envelopes found.
    pub(crate) fn of(field: &'static SuccessField, code: &Code<'_>) -> Option<Self> {
        let value = match code {
            Code::Integer(value) => Value::Integer(*value),
            Code::Text(text) => Value::String(text.clone().into_owned()),
            Code::Boolean(_) => return None,
        };
        Some(Self::new(field, value))
    }

    fn new(field: &'static SuccessField, value: Value) -> Self {
        let known = field
            .known
            .iter()
            .find(|known| match (&value, known.value) {
                (Value::Integer(a), OutcomeValue::Integer(b)) => *a == b,
                (Value::String(a), OutcomeValue::String(b)) => a == b,
                _ => false,
            });
        Self { value, known }
    }

    /// The spec knows the value, and it means that the act happened.
    pub(crate) fn is_success(&self) -> bool {
        self.known.is_some_and(|known| known.success)
    }

    /// The value, of an enum of integers.
    pub fn integer(&self) -> Option<i64> {
        match self.value {
            Value::Integer(value) => Some(value),
            Value::String(_) => None,
        }
    }

    /// The value, of an enum of strings.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Integer(_) => None,
            Value::String(value) => Some(value),
        }
    }

    /// Its name in the spec; `None` for a value that the spec does not list.
    pub fn name(&self) -> Option<&'static str> {
        self.known.map(|known| known.name)
    }

    /// What the spec says of it, in English.
    pub fn description(&self) -> &'static str {
        self.known
            .map_or("a value that the spec does not list", |known| known.en)
    }

    /// What the spec says of it, in Chinese.
    pub fn description_zh(&self) -> &'static str {
        self.known.map_or("文档未列出的值", |known| known.zh)
    }

    /// As the enum of its field. An unlisted value is the enum's `Unknown`.
    pub fn as_enum<E: WireEnum>(&self) -> Option<E> {
        match &self.value {
            Value::Integer(value) => E::from_integer(*value),
            Value::String(value) => E::from_text(value),
        }
    }
}

impl<E: WireEnum + PartialEq> PartialEq<E> for Outcome {
    fn eq(&self, other: &E) -> bool {
        self.as_enum::<E>().as_ref() == Some(other)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value, self.known) {
            (Value::Integer(value), Some(known)) => write!(f, "{} ({value})", known.name),
            (Value::Integer(value), None) => write!(f, "an unlisted value ({value})"),
            (Value::String(_), Some(known)) => f.write_str(known.name),
            // An unlisted text is the server's own, and may say anything about anybody.
            (Value::String(_), None) => f.write_str("an unlisted value"),
        }
    }
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
