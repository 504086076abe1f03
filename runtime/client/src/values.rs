//! What a request carries: its values in the order of its operation's parameters, as JSON texts.

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

/// Takes the values of a request.
#[derive(Default)]
pub struct Values {
    list: Vec<Value>,
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
pub(crate) enum Value {
    /// It is not sent.
    Absent,
    /// JSON text.
    Json(String),
    /// Bytes that are no JSON.
    Bytes(Bytes),
    /// It has no JSON form, which only hand-written types manage.
    Unwritable,
}

impl Values {
    /// The next value; null is not a value.
    pub fn push<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.list.push(match serde_json::to_string(value) {
            Ok(json) if json == "null" => Value::Absent,
            Ok(json) => Value::Json(json),
            Err(_) => Value::Unwritable,
        });
    }

    /// The next value, bytes that are sent as they are.
    pub fn push_bytes<'v>(&mut self, value: impl Into<Option<&'v Binary>>) {
        self.list.push(match value.into() {
            Some(bytes) => Value::Bytes(bytes.clone().into_bytes()),
            None => Value::Absent,
        });
    }

    /// The next value, or the time of the call where there is none.
    pub fn push_or_now(&mut self, value: Option<i64>, unit: TimeUnit) {
        self.push(&value.or_else(|| unit.now()));
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = Value> {
        self.list.into_iter()
    }
}
