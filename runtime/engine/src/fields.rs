//! What a request carries by name: the pairs of a query or a form, in whichever way a caller holds them.

use std::borrow::Cow;

use bilispec_wire::json::{Document, SyntaxError, Value};
use bilispec_wire::urlencoded;

/// Names with their values as texts, decoded, in the order in which they were sent.
///
/// ```
/// use bilispec_engine::Fields;
///
/// let sent = Fields::from("otype=up&oid=293%37");
/// let held = Fields::from([("otype", "up"), ("oid", "2937")]);
/// assert_eq!(sent, held);
/// assert_eq!(Fields::from_json(br#"{"otype": "up", "oid": 2937}"#)?, held);
/// # Ok::<(), bilispec_engine::SyntaxError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Fields<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// They were members of a JSON object, whose values are whole: none of them is in a parameter's style.
    whole: bool,
}

/// However they were held.
impl PartialEq for Fields<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.pairs == other.pairs
    }
}

impl Eq for Fields<'_> {}

impl Fields<'_> {
    /// The members of a JSON object as a form would carry them: some servers take either. A member
    /// that is null is not sent in a form. What is not an object has no fields.
    pub fn from_json(text: &[u8]) -> Result<Fields<'static>, SyntaxError> {
        let document = Document::parse(text)?;
        let mut fields = Vec::new();
        if let Value::Object(object) = document.root() {
            for member in object.members() {
                let text = match &member.value {
                    Value::Null => continue,
                    Value::String(text) => text.clone().into_owned(),
                    other => other.to_json(),
                };
                let field = (
                    Cow::Owned(member.key.clone().into_owned()),
                    Cow::Owned(text),
                );
                fields.extend((0..member.times).map(|_| field.clone()));
            }
        }
        Ok(Fields {
            pairs: fields,
            whole: true,
        })
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.pairs.iter();
        pairs.map(|(name, value)| (name.as_ref(), value.as_ref()))
    }

    /// The value of the first field of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|field| field.0 == name)
            .map(|field| field.1)
    }

    /// Whether each value is whole, in no parameter's style.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// A query or a form as text, still encoded; a bare name has an empty value.
impl<'a> From<&'a str> for Fields<'a> {
    fn from(text: &'a str) -> Self {
        let pairs = urlencoded::pairs(text);
        pairs
            .map(|(name, value)| (name, value.unwrap_or_default()))
            .collect()
    }
}

/// Names and values, decoded.
impl<'a, N: AsRef<str>, V: AsRef<str>> From<&'a [(N, V)]> for Fields<'a> {
    fn from(pairs: &'a [(N, V)]) -> Self {
        pairs
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
            .collect()
    }
}

/// Names and values, decoded.
impl<'a, N, V, const COUNT: usize> From<[(N, V); COUNT]> for Fields<'a>
where
    N: Into<Cow<'a, str>>,
    V: Into<Cow<'a, str>>,
{
    fn from(pairs: [(N, V); COUNT]) -> Self {
        pairs.into_iter().collect()
    }
}

/// Names and values, decoded.
impl<'a, N: Into<Cow<'a, str>>, V: Into<Cow<'a, str>>> From<Vec<(N, V)>> for Fields<'a> {
    fn from(pairs: Vec<(N, V)>) -> Self {
        pairs.into_iter().collect()
    }
}

impl<'a, N: Into<Cow<'a, str>>, V: Into<Cow<'a, str>>> FromIterator<(N, V)> for Fields<'a> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        Self {
            pairs: pairs
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            whole: false,
        }
    }
}
