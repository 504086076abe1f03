//! An integer that some answers carry as a number and others as a string of digits.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

/// An integer that may come as a string of digits. It keeps the form that it came in.
///
/// Two of them are equal if number *and* form are; compare [`get`](Self::get) where only the number counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntOrString {
    value: i64,
    /// The text as received, which need not be the shortest one ("007").
    text: Option<Box<str>>,
}

impl IntOrString {
    /// The number.
    pub fn get(&self) -> i64 {
        self.value
    }

    /// It came as a string.
    pub fn is_string(&self) -> bool {
        self.text.is_some()
    }
}

impl From<i64> for IntOrString {
    fn from(value: i64) -> Self {
        Self { value, text: None }
    }
}

impl From<IntOrString> for i64 {
    fn from(value: IntOrString) -> Self {
        value.value
    }
}

impl PartialEq<i64> for IntOrString {
    fn eq(&self, other: &i64) -> bool {
        self.value == *other
    }
}

impl fmt::Display for IntOrString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl Serialize for IntOrString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.text {
            Some(text) => serializer.serialize_str(text),
            None => serializer.serialize_i64(self.value),
        }
    }
}

impl<'de> Deserialize<'de> for IntOrString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl Visitor<'_> for Either {
            type Value = IntOrString;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an integer or a string of digits")
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<IntOrString, E> {
                Ok(value.into())
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<IntOrString, E> {
                i64::try_from(value)
                    .map(IntOrString::from)
                    .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(value), &self))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<IntOrString, E> {
                let invalid = || E::invalid_value(de::Unexpected::Other("another string"), &self);
                // i64's own reader takes a plus sign, which no server of this sort writes.
                if text.starts_with('+') {
                    return Err(invalid());
                }
                let value = text.parse().map_err(|_| invalid())?;
                Ok(IntOrString {
                    value,
                    text: Some(text.into()),
                })
            }
        }

        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::IntOrString;

    #[test]
    fn both_forms_are_read_and_written_back_as_they_came() {
        for (text, value) in [
            ("0", 0),
            ("\"0\"", 0),
            ("\"007\"", 7),
            ("-4", -4),
            ("9007199254740993", 9_007_199_254_740_993),
        ] {
            let read: IntOrString = serde_json::from_str(text).unwrap();
            assert_eq!(read.get(), value);
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
        }
    }

    #[test]
    fn anything_else_is_refused_without_repeating_it() {
        for text in [
            "\"+1\"",
            "\"\"",
            "\"1.5\"",
            "\"secret\"",
            "1.5",
            "null",
            "true",
            "18446744073709551615",
        ] {
            let error = serde_json::from_str::<IntOrString>(text)
                .unwrap_err()
                .to_string();
            assert!(
                error.contains("expected an integer or a string of digits"),
                "{error}"
            );
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
