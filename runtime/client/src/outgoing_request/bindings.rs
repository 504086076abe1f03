//! Which parameters of a call have a value, and from where it is.

use std::borrow::Cow;

use bytes::Bytes;

use crate::check::Problem;
use crate::operation::{Operation, Parameter, Place, Source};
use crate::values::{Value, Values};
use bilispec_wire::parameter::Unencodable;

/// A parameter with its value as JSON text.
pub(super) struct Given<'v> {
    pub(super) parameter: &'static Parameter,
    pub(super) json: Cow<'v, str>,
    /// What is sent in place of it: the whole body.
    pub(super) bytes: Option<Bytes>,
    /// An extra parameter stands in its place: a text, sent as it is.
    pub(super) replaced: bool,
}

impl<'v> Given<'v> {
    fn new(parameter: &'static Parameter, json: Cow<'v, str>) -> Self {
        Self {
            parameter,
            json,
            bytes: None,
            replaced: false,
        }
    }

    /// Its text where it is one text by itself.
    pub(super) fn text(&self) -> Cow<'_, str> {
        serde_json::from_str::<String>(&self.json).map_or(Cow::Borrowed(&*self.json), Cow::Owned)
    }

    /// Its text as a header.
    pub(super) fn written(&self) -> Result<Cow<'_, str>, Unencodable> {
        if self.replaced {
            Ok(self.text())
        } else {
            self.parameter.encode_text(&self.json)
        }
    }

    pub(super) fn refused(&self, error: Unencodable) -> Problem {
        Problem::new(&self.parameter.name, error.to_string())
    }
}

/// Each parameter that has a value; `cookie` gives the value of a cookie that may be sent.
pub(super) fn resolve<'v, 'c>(
    operation: &'static Operation,
    values: &'v Values,
    cookie: impl Fn(&str) -> Option<&'c str>,
    extra: &[(String, String)],
    problems: &mut Vec<Problem>,
) -> Vec<Given<'v>> {
    let mut values = values.iter();
    let mut given: Vec<Given<'v>> = Vec::with_capacity(operation.parameters.len());
    for parameter in operation.parameters {
        let json = match &parameter.source {
            Source::Constant(json) => Some(Cow::Borrowed(json.as_ref())),
            Source::Cookie(name) => cookie(name).map(|text| quoted(text).into()),
            Source::SameAs(_) => None,
            Source::Value => match values.next() {
                Some(Value::Json(json)) => Some(Cow::Borrowed(json)),
                Some(Value::Bytes(bytes)) => {
                    given.push(Given {
                        bytes: Some(bytes),
                        ..Given::new(parameter, Cow::Borrowed("null"))
                    });
                    None
                }
                Some(Value::Unwritable) => {
                    problems.push(Problem::new(&parameter.name, "cannot be written as JSON"));
                    None
                }
                Some(Value::Absent) | None => parameter.nullable.then_some(Cow::Borrowed("null")),
            },
        };
        given.extend(json.map(|json| Given::new(parameter, json)));
    }
    for parameter in operation.parameters {
        let Source::SameAs(other) = &parameter.source else {
            continue;
        };
        let source = given.iter().find(|given| {
            given.parameter.name == *other
                && matches!(given.parameter.place, Place::Form | Place::Json)
        });
        let json = source.map(|source| source.json.clone());
        given.extend(json.map(|json| Given::new(parameter, json)));
    }
    // An extra parameter of a known one's name stands in its place; without `unchecked` that is a problem already.
    for given in &mut given {
        if let Some((_, text)) = extra.iter().find(|(name, _)| given.parameter.name == *name) {
            given.json = quoted(text).into();
            given.replaced = true;
        }
    }
    given
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    // A text has a JSON form.
    serde_json::to_string(text).unwrap_or_default()
}
