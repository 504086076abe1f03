//! JSON that has no schema, or one of several: kept as it came.

use std::fmt;

use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::decode::decode;
use crate::members::{self, Member};

/// Any JSON value, as received. `Debug` prints what it is and how long, never its content.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
    /// The text as received.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Reads it as `T`.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }

    /// Writes `value` as JSON.
    pub fn new(value: &(impl Serialize + ?Sized)) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        match self.as_str().as_bytes().first() {
            Some(b'n') => Kind::Null,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
            // However it is written: `1.0` and `1e3` are integers.
            _ => match bilispec_wire::json::text::value(self.as_str().as_bytes()) {
                Some(number) if number.is_integer() => Kind::Integer,
                _ => Kind::Number,
            },
        }
    }

    /// It is one of these.
    pub fn is(&self, kinds: &[Kind]) -> bool {
        let kind = self.kind();
        kinds.contains(&kind) || (kind == Kind::Integer && kinds.contains(&Kind::Number))
    }

    /// It is an object whose member `name` is one of `values`, JSON texts.
    pub fn member_is(&self, name: &str, values: &[&str]) -> bool {
        let Member::One(raw) = members::at(self.as_str(), &[name]) else {
            return false;
        };
        let Ok(member) = raw.get().parse::<serde_json::Value>() else {
            return false;
        };
        values.iter().any(|value| {
            value
                .parse()
                .is_ok_and(|value: serde_json::Value| value == member)
        })
    }

    /// Reads it as a branch of a `oneOf`. The error keeps the way to the fault inside the branch.
    pub fn branch<T: DeserializeOwned, E: de::Error>(&self) -> Result<T, E> {
        decode(self.as_str()).map_err(|fault| E::custom(fault.nested()))
    }
}

/// What a JSON value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number without fraction and exponent.
    Integer,
    /// Any number.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

impl From<&RawValue> for RawJson {
    fn from(value: &RawValue) -> Self {
        Self(value.to_owned())
    }
}

/// Equal as values: white space and the order of members do not count.
impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
            || matches!(
                (self.parse::<serde_json::Value>(), other.parse::<serde_json::Value>()),
                (Ok(a), Ok(b)) if a == b
            )
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({}, {} bytes)", self.kind(), self.as_str().len())
    }
}
