//! From a value to the bytes that carry it. What could not be decoded again is refused.

use std::borrow::Cow;
use std::fmt;

use super::{Parameter, Place, Style};
use crate::json::{Document, Value};
use crate::percent;

/// Why a value can't be written in its parameter's style. No text of it holds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unencodable {
    /// An empty list or object, which would be the same as none.
    Empty,
    /// A text holds what stands between items and members.
    Delimiter(char),
    /// A list or object inside of a list or object.
    Nested,
    /// Null inside of a list.
    Null,
    /// Space around a text, which headers do not keep.
    Space,
    /// The text is not JSON.
    Syntax,
}

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty, which cannot be sent: leave it out"),
            Self::Delimiter(delimiter) => {
                write!(f, "holds {delimiter:?}, which stands between its parts")
            }
            Self::Nested => {
                f.write_str("holds a list or an object inside of another, which cannot be sent")
            }
            Self::Null => f.write_str("holds null inside of a list, which cannot be sent"),
            Self::Space => f.write_str("has space around it, which headers do not keep"),
            Self::Syntax => f.write_str("is not JSON"),
        }
    }
}

impl std::error::Error for Unencodable {}

/// Name and text.
pub type Member<'j> = (Cow<'j, str>, Cow<'j, str>);

/// A value as texts.
enum Parts<'j> {
    One(Cow<'j, str>),
    List(Vec<Cow<'j, str>>),
    Object(Vec<Member<'j>>),
}

impl Parameter {
    /// Appends the value (JSON text) to a query or a form: a pair or several, with `&` in front if need be.
    ///
    /// # Errors
    ///
    /// When the value could not be decoded again; `out` may hold a part of it then.
    pub fn encode_pairs(&self, json: &str, out: &mut String) -> Result<(), Unencodable> {
        if self.style == Style::Json {
            pair(out, &self.name, json);
            return Ok(());
        }
        match self.parts(json)? {
            Parts::One(text) if text.is_empty() && self.bare => {
                separate(out);
                percent::form(out, &self.name);
            }
            Parts::One(text) => pair(out, &self.name, &text),
            Parts::List(items) => match self.delimiter() {
                None => items.iter().for_each(|item| pair(out, &self.name, item)),
                Some(delimiter) => {
                    separate(out);
                    percent::form(out, &self.name);
                    out.push('=');
                    joined(
                        out,
                        items.iter().map(AsRef::as_ref),
                        delimiter,
                        percent::form,
                    );
                }
            },
            Parts::Object(members) => match (self.style, self.delimiter()) {
                (Style::DeepObject, _) => {
                    for (name, value) in &members {
                        refuse(name, &['[', ']'])?;
                        pair(out, &format!("{}[{name}]", self.name), value);
                    }
                }
                (_, None) => members
                    .iter()
                    .for_each(|(name, value)| pair(out, name, value)),
                (_, Some(delimiter)) => {
                    separate(out);
                    percent::form(out, &self.name);
                    out.push('=');
                    let texts = members
                        .iter()
                        .flat_map(|(name, value)| [name.as_ref(), value]);
                    joined(out, texts, delimiter, percent::form);
                }
            },
        }
        Ok(())
    }

    /// The value (JSON text) as the names and texts of cookies.
    ///
    /// # Errors
    ///
    /// When the value could not be decoded again.
    pub fn encode_cookies<'j>(&'j self, json: &'j str) -> Result<Vec<Member<'j>>, Unencodable> {
        let name = || Cow::Borrowed(self.name.as_ref());
        if self.style == Style::Json {
            return Ok(vec![(name(), json.into())]);
        }
        let delimiter = self.delimiter();
        Ok(match self.parts(json)? {
            Parts::One(text) => vec![(name(), text)],
            Parts::List(items) if delimiter.is_none() => {
                items.into_iter().map(|item| (name(), item)).collect()
            }
            Parts::Object(members) if delimiter.is_none() => members,
            parts => vec![(name(), self.whole(parts, String::push_str).into())],
        })
    }

    /// The value (JSON text) as one text: that of a header.
    ///
    /// # Errors
    ///
    /// When the value could not be decoded again.
    pub fn encode_text<'j>(&self, json: &'j str) -> Result<Cow<'j, str>, Unencodable> {
        if self.style == Style::Json {
            return Ok(Cow::Borrowed(json));
        }
        Ok(match self.parts(json)? {
            Parts::One(text) => text,
            parts => self.whole(parts, String::push_str).into(),
        })
    }

    /// Appends the value (JSON text) to a path, escaped.
    ///
    /// # Errors
    ///
    /// When the value could not be decoded again; `out` may hold a part of it then.
    pub fn encode_path(&self, json: &str, out: &mut String) -> Result<(), Unencodable> {
        if self.style == Style::Json {
            percent::segment(out, json);
            return Ok(());
        }
        let parts = self.parts(json)?;
        out.push_str(&self.whole(parts, percent::segment));
        Ok(())
    }

    /// Headers lose space at the ends of what they carry.
    fn keeps(&self, text: &str) -> Result<(), Unencodable> {
        if self.place == Place::Header && text.trim() != text {
            return Err(Unencodable::Space);
        }
        Ok(())
    }

    /// A value as one text.
    fn whole(&self, parts: Parts<'_>, write: impl Fn(&mut String, &str)) -> String {
        let mut out = String::new();
        let delimiter = self.delimiter().unwrap_or(',');
        match self.style {
            Style::Label => out.push('.'),
            Style::Matrix => out.push(';'),
            _ => {}
        }
        let is_matrix = self.style == Style::Matrix;
        let by_name = is_matrix && !(self.explode && matches!(parts, Parts::Object(_)));
        if by_name {
            write(&mut out, &self.name);
            out.push('=');
        }
        match parts {
            Parts::One(text) => write(&mut out, &text),
            Parts::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(delimiter);
                        if is_matrix && self.explode {
                            write(&mut out, &self.name);
                            out.push('=');
                        }
                    }
                    write(&mut out, item);
                }
            }
            Parts::Object(members) => {
                let between = if self.explode { '=' } else { delimiter };
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(delimiter);
                    }
                    write(&mut out, name);
                    out.push(between);
                    write(&mut out, value);
                }
            }
        }
        out
    }

    /// The texts of a value, if they can be told apart again.
    fn parts<'j>(&self, json: &'j str) -> Result<Parts<'j>, Unencodable> {
        // What is not a text, list or object stands as it is; most texts have nothing that JSON escapes.
        if !json.starts_with(['[', '{']) {
            let text = single(json)?;
            self.keeps(&text)?;
            if self.shape.may_be_list()
                && let Some(delimiter) = self.delimiter()
            {
                refuse(&text, &[delimiter])?;
            }
            return Ok(Parts::One(text));
        }
        let root = Document::parse(json.as_bytes())
            .map_err(|_| Unencodable::Syntax)?
            .into_root();
        let delimiter = self.delimiter();
        let checked = |value: Value<'j>| {
            let text = leaf(value)?;
            self.keeps(&text)?;
            delimiter.map_or(Ok(()), |delimiter| refuse(&text, &[delimiter]))?;
            Ok(text)
        };
        match root {
            Value::Array(items) if items.is_empty() => Err(Unencodable::Empty),
            Value::Array(items) => {
                let texts: Result<_, _> = items.into_iter().map(checked).collect();
                Ok(Parts::List(texts?))
            }
            Value::Object(object) => {
                let mut members = Vec::with_capacity(object.members().len());
                // A member that is null is not sent: texts have no null.
                let members_there = object.members().iter();
                for member in members_there.filter(|member| member.value != Value::Null) {
                    let name = member.key.clone();
                    self.keeps(&name)?;
                    if let Some(delimiter) = delimiter {
                        refuse(
                            &name,
                            &[delimiter, if self.explode { '=' } else { delimiter }],
                        )?;
                    }
                    members.push((name, checked(member.value.clone())?));
                }
                if members.is_empty() {
                    return Err(Unencodable::Empty);
                }
                Ok(Parts::Object(members))
            }
            _ => Err(Unencodable::Syntax),
        }
    }
}

fn refuse(text: &str, delimiters: &[char]) -> Result<(), Unencodable> {
    let found = delimiters
        .iter()
        .find(|delimiter| text.contains(**delimiter));
    found.map_or(Ok(()), |delimiter| Err(Unencodable::Delimiter(*delimiter)))
}

fn leaf(value: Value<'_>) -> Result<Cow<'_, str>, Unencodable> {
    match value {
        Value::String(text) => Ok(text),
        Value::Null => Err(Unencodable::Null),
        Value::Array(_) | Value::Object(_) => Err(Unencodable::Nested),
        other => Ok(other.to_json().into()),
    }
}

/// A value without the quotes that JSON puts around texts.
fn single(json: &str) -> Result<Cow<'_, str>, Unencodable> {
    let Some(rest) = json.strip_prefix('"') else {
        return Ok(Cow::Borrowed(json));
    };
    let inside = rest.strip_suffix('"').ok_or(Unencodable::Syntax)?;
    if !inside.contains(['"', '\\']) {
        return Ok(Cow::Borrowed(inside));
    }
    serde_json::from_str(json).map_err(|_| Unencodable::Syntax)
}

fn joined<'t>(
    out: &mut String,
    texts: impl Iterator<Item = &'t str>,
    delimiter: char,
    write: impl Fn(&mut String, &str),
) {
    // A comma stands as it is; any other is escaped like what stands between two of it.
    let mut between = String::new();
    match delimiter {
        ',' => between.push(delimiter),
        _ => percent::segment(&mut between, delimiter.encode_utf8(&mut [0; 4])),
    }
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push_str(&between);
        }
        write(out, text);
    }
}

/// Appends a pair to a query or a form, with `&` in front if need be.
pub fn pair(out: &mut String, name: &str, value: &str) {
    separate(out);
    percent::form(out, name);
    out.push('=');
    percent::form(out, value);
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('&');
    }
}
