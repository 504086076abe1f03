//! A string that holds a JSON document.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A string that holds JSON: the text as received, parsed on demand.
///
/// A text that is not JSON decodes all the same and fails in [`parse`](Self::parse) only. `Debug` prints the length, as
/// such strings often hold what people typed.
pub struct JsonString<T> {
    text: String,
    holds: PhantomData<fn() -> T>,
}

impl<T> JsonString<T> {
    /// From a text, which is not looked at.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            holds: PhantomData,
        }
    }

    /// The text as received.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: DeserializeOwned> JsonString<T> {
    /// Reads the text.
    pub fn parse(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.text)
    }
}

impl<T: Serialize> JsonString<T> {
    /// Writes `value` as the text.
    pub fn new(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::to_string(value).map(Self::from_text)
    }
}

// Not derived: none of these needs anything of `T`.
impl<T> Clone for JsonString<T> {
    fn clone(&self) -> Self {
        Self::from_text(self.text.clone())
    }
}

impl<T> PartialEq for JsonString<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for JsonString<T> {}

impl<T> fmt::Debug for JsonString<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsonString({} bytes)", self.text.len())
    }
}

impl<T> Serialize for JsonString<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for JsonString<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from_text)
    }
}
