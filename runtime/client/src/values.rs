//! What a request carries: its values in the order of its operation's parameters, as JSON texts.

use std::ops::Range;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::operation::Operation;
use crate::time::{SystemTime, UNIX_EPOCH};
use crate::wire::Binary;

/// What is sent with one call. Generated request structs are this.
pub trait Request: Send + Sync {
    /// The payload of a success.
    type Reply: DeserializeOwned + Send;

    /// The call.
    fn operation(&self) -> &'static Operation;

    /// Hands over a value for each parameter that has [`Source::Value`](crate::operation::Source::Value), in their
    /// order.
    fn values(&self, values: &mut Values);
}

/// Room for the texts of most requests.
const USUAL_LENGTH: usize = 256;

/// Takes the values of a request.
pub struct Values {
    list: Vec<Taken>,
    /// All JSON texts, one after the other, and what was written of those that are not sent.
    texts: Vec<u8>,
}

enum Taken {
    Absent,
    Json(Range<usize>),
    Bytes(Bytes),
    Unwritable,
}

/// What a time is counted in, from the start of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

impl TimeUnit {
    /// The time by this machine's clock; `None` where that is before 1970.
    fn now(self) -> Option<i64> {
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        match self {
            Self::Seconds => i64::try_from(passed.as_secs()).ok(),
            Self::Milliseconds => i64::try_from(passed.as_millis()).ok(),
        }
    }
}

/// A value of a request.
pub(crate) enum Value<'v> {
    /// It is not sent.
    Absent,
    /// JSON text.
    Json(&'v str),
    /// Bytes that are no JSON.
    Bytes(Bytes),
    /// It has no JSON form, which only hand-written types manage.
    Unwritable,
}

impl Values {
    /// Room for the values of an operation with so many parameters.
    pub(crate) fn of(parameters: usize) -> Self {
        Self {
            list: Vec::with_capacity(parameters),
            texts: Vec::with_capacity(USUAL_LENGTH),
        }
    }

    /// The next value; null is not a value.
    pub fn push<T: Serialize + ?Sized>(&mut self, value: &T) {
        let start = self.texts.len();
        let written = serde_json::to_writer(&mut self.texts, value);
        let json = self.texts.get(start..).unwrap_or_default();
        self.list.push(match written {
            Ok(()) if json == b"null" => Taken::Absent,
            Ok(()) => Taken::Json(start..self.texts.len()),
            Err(_) => Taken::Unwritable,
        });
    }

    /// The next value, bytes that are sent as they are.
    pub fn push_bytes<'v>(&mut self, value: impl Into<Option<&'v Binary>>) {
        self.list.push(match value.into() {
            Some(bytes) => Taken::Bytes(bytes.clone().into_bytes()),
            None => Taken::Absent,
        });
    }

    /// The next value, or the time of the call where there is none.
    pub fn push_or_now(&mut self, value: Option<i64>, unit: TimeUnit) {
        self.push(&value.or_else(|| unit.now()));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Value<'_>> {
        self.list.iter().map(|taken| match taken {
            Taken::Absent => Value::Absent,
            Taken::Bytes(bytes) => Value::Bytes(bytes.clone()),
            Taken::Json(place) => {
                let text = self.texts.get(place.clone()).unwrap_or_default();
                std::str::from_utf8(text).map_or(Value::Unwritable, Value::Json)
            }
            Taken::Unwritable => Value::Unwritable,
        })
    }
}
