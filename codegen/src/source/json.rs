//! A JSON value that keeps the order of its members as written.

use std::fmt;

use bilispec_wire::envelope::Code;
use bilispec_wire::json::pointer;
use serde_json::Number;

/// A JSON value whose objects keep the order of their members.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number; integers stay integers.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object, its members in the order of the source.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number, if it is an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(s) => Some(s),
            _ => None,
        }
    }

    /// The member called `name`, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(members) => members
                .iter_mut()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The code of a reply that it is, if it can be one.
    pub fn as_code(&self) -> Option<Code<'_>> {
        match self {
            Self::String(text) => Some(Code::Text(text.into())),
            Self::Bool(value) => Some(Code::Boolean(*value)),
            other => other.as_i64().map(Code::Integer),
        }
    }

    /// The value at a place of a reply: the name of a member, or a JSON pointer.
    pub fn at(&self, place: &str) -> Option<&Self> {
        pointer::tokens(place).try_fold(self, |at, name| at.get(&name))
    }

    /// Writes a value at a place; objects on the way are made. Nothing is changed where something else stands on the way.
    pub fn set(&mut self, place: &str, value: Self) {
        let mut at = self;
        for name in pointer::tokens(place) {
            let Self::Object(members) = at else { return };
            let known = members.iter().position(|(key, _)| *key == name);
            let index = known.unwrap_or_else(|| {
                members.push((name.into_owned(), Self::Object(Vec::new())));
                members.len() - 1
            });
            let Some((_, next)) = members.get_mut(index) else {
                return;
            };
            at = next;
        }
        *at = value;
    }

    /// The same value for code that works on `serde_json`; the order of members may be lost there.
    pub fn to_value(&self) -> serde_json::Value {
        use serde_json::Value;
        match self {
            Self::Null => Value::Null,
            Self::Bool(b) => Value::Bool(*b),
            Self::Number(n) => Value::Number(n.clone()),
            Self::String(s) => Value::String(s.clone()),
            Self::Array(items) => Value::Array(items.iter().map(Self::to_value).collect()),
            Self::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(key, value)| (key.clone(), value.to_value()))
                    .collect(),
            ),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&Code<'_>> for Json {
    fn from(code: &Code<'_>) -> Self {
        match code {
            Code::Integer(code) => (*code).into(),
            Code::Text(code) => code.as_ref().into(),
            Code::Boolean(code) => (*code).into(),
        }
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::Array(items)
    }
}

/// Compact JSON text, members in their order.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(b) => write!(f, "{b}"),
            Self::Number(n) => write!(f, "{n}"),
            Self::String(s) => write!(f, "{}", serde_json::Value::from(s.as_str())),
            Self::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        f.write_str(",")?;
                    }
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{}:{value}", serde_json::Value::from(key.as_str()))?;
                }
                f.write_str("}")
            }
        }
    }
}
