//! JSON values as the wire has them: members in their order, numbers with their digits.

use std::borrow::Cow;

use super::number::Number;
use super::pointer;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, with its digits.
    Number(NumberText<'a>),
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object.
    Object(Object<'a>),
}

/// A number and the characters it was written with.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberText<'a> {
    /// The number as it was written.
    pub text: Cow<'a, str>,
    /// Its value.
    pub value: Number,
}

impl NumberText<'_> {
    /// The number as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The integer it stands for, also when written `4.0` or `40e-1`.
    pub fn as_i64(&self) -> Option<i64> {
        self.value.as_i64()
    }
}

impl<'a> Value<'a> {
    /// The member with this key.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        match self {
            Value::Object(object) => object.get(key).map(|member| &member.value),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, if the value is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&[Value<'a>]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&Object<'a>> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value at the end of a JSON pointer, and whether a key on the way stands there several times with different
    /// values; `None` where there is no such value.
    pub fn at(&self, pointer: &str) -> Option<(&Value<'a>, bool)> {
        let mut at = (self, false);
        for token in pointer::tokens(pointer) {
            at = match at.0 {
                Value::Object(object) => {
                    let member = object.get(&token)?;
                    (&member.value, at.1 || member.differs)
                }
                Value::Array(items) => (items.get(token.parse::<usize>().ok()?)?, at.1),
                _ => return None,
            };
        }
        Some(at)
    }

    /// The value as compact JSON text; of a repeated key, the last value.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, false);
        out
    }

    /// The same, with each integer of 64 bits in plain digits, however it was written: `1.0` and `1e3` as `1` and `1000`.
    pub fn to_plain_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, true);
        out
    }

    fn write(&self, out: &mut String, plain: bool) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Number(number) => match number.as_i64().filter(|_| plain) {
                Some(integer) => Number::from(integer).write(out),
                None => out.push_str(&number.text),
            },
            Value::String(text) => quote(text, out),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.push(if index == 0 { '[' } else { ',' });
                    item.write(out, plain);
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Value::Object(object) => {
                for (index, member) in object.members().iter().enumerate() {
                    out.push(if index == 0 { '{' } else { ',' });
                    quote(&member.key, out);
                    out.push(':');
                    member.value.write(out, plain);
                }
                out.push_str(if object.members().is_empty() {
                    "{}"
                } else {
                    "}"
                });
            }
        }
    }
}

/// Appends `text` as a JSON string. Beyond what JSON asks for, characters that steer a terminal or
/// turn the writing direction are escaped too, because such text ends up in reports.
pub fn quote(text: &str, out: &mut String) {
    use std::fmt::Write as _;
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
            {
                // All of these lie in the basic plane; writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The members of an object: each key once, with its last value, at the place of its first
/// occurrence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object<'a> {
    pub(super) members: Vec<Member<'a>>,
    /// Positions in `members` by key; empty for small objects, which are searched from the front.
    pub(super) by_key: Vec<u32>,
}

/// One member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'a> {
    /// The key, unescaped.
    pub key: Cow<'a, str>,
    /// The value; the last one, if the key is repeated.
    pub value: Value<'a>,
    /// How often the key was written.
    pub times: u32,
    /// It was written with different values.
    pub differs: bool,
}

impl<'a> Object<'a> {
    /// The members, in the order of the text.
    pub fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    /// The member with this key.
    pub fn get(&self, key: &str) -> Option<&Member<'a>> {
        if self.by_key.is_empty() {
            return self.members.iter().find(|member| member.key == key);
        }
        let at = self
            .by_key
            .binary_search_by(|at| {
                self.members
                    .get(*at as usize)
                    .map(|member| member.key.as_ref())
                    .cmp(&Some(key))
            })
            .ok()?;
        self.members.get(*self.by_key.get(at)? as usize)
    }

    /// Whether there is a member with this key.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}
