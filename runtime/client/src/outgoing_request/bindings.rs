//! Which parameters of a call have a value, and from where it is.

use std::borrow::Cow;

use bytes::Bytes;

use super::Outgoing;
use super::quoted;
use crate::check::Problem;
use crate::operation::{Parameter, Place, Source};
use crate::values::{Value, Values};

/// A parameter with its value as JSON text.
pub(super) struct Given {
    pub(super) parameter: &'static Parameter,
    pub(super) json: Cow<'static, str>,
    /// What is sent in place of it: the whole body.
    pub(super) bytes: Option<Bytes>,
    /// An extra parameter stands in its place: a text, sent as it is.
    pub(super) replaced: bool,
}

impl Given {
    fn new(parameter: &'static Parameter, json: Cow<'static, str>) -> Self {
        Self {
            parameter,
            json,
            bytes: None,
            replaced: false,
        }
    }
}

impl Outgoing<'_> {
    /// Each parameter that has a value.
    pub(super) fn resolve(&self, values: Values, problems: &mut Vec<Problem>) -> Vec<Given> {
        let mut values = values.into_iter();
        let mut given: Vec<Given> = Vec::with_capacity(self.operation.parameters.len());
        for parameter in self.operation.parameters {
            let json = match &parameter.source {
                Source::Constant(json) => Some(Cow::Borrowed(json.as_ref())),
                Source::Cookie(name) => self.cookie(name).map(|text| quoted(text).into()),
                Source::SameAs(_) => None,
                Source::Value => match values.next() {
                    Some(Value::Json(json)) => Some(json.into()),
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
                    Some(Value::Absent) | None => {
                        parameter.nullable.then_some(Cow::Borrowed("null"))
                    }
                },
            };
            given.extend(json.map(|json| Given::new(parameter, json)));
        }
        for parameter in self.operation.parameters {
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
            if let Some((_, text)) = self
                .extra
                .iter()
                .find(|(name, _)| given.parameter.name == *name)
            {
                given.json = quoted(text).into();
                given.replaced = true;
            }
        }
        given
    }
}
