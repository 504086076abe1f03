//! What a request carries: its values in the order of its operation's parameters, as JSON texts.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::operation::Operation;

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

/// A value of a request.
pub(crate) enum Value {
    /// It is not sent.
    Absent,
    /// JSON text.
    Json(String),
    /// It has no JSON form, which only hand-written types manage.
    Unwritable,
}

impl Values {
    /// The next value; null is no value.
    pub fn push<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.list.push(match serde_json::to_string(value) {
            Ok(json) if json == "null" => Value::Absent,
            Ok(json) => Value::Json(json),
            Err(_) => Value::Unwritable,
        });
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = Value> {
        self.list.into_iter()
    }
}
