//! JSON that has no schema: kept as it came.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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

    /// What it is: `null`, `a boolean`, `a number`, `a string`, `an array`, `an object`.
    pub fn kind(&self) -> &'static str {
        match self.as_str().as_bytes().first() {
            Some(b'n') => "null",
            Some(b't' | b'f') => "a boolean",
            Some(b'"') => "a string",
            Some(b'[') => "an array",
            Some(b'{') => "an object",
            _ => "a number",
        }
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
