//! Which parameters of a call have a value, and from where it is.

use std::borrow::Cow;

use super::Outgoing;
use super::text::quoted;
use crate::check::Problem;
use crate::operation::{Form, Parameter, Place, Source};
use crate::values::{Value, Values};

/// A parameter with its value as JSON text.
pub(super) struct Given {
    pub(super) parameter: &'static Parameter,
    pub(super) json: Cow<'static, str>,
    pub(super) form: Form,
}

impl Given {
    fn new(parameter: &'static Parameter, json: Cow<'static, str>) -> Self {
        Self {
            parameter,
            json,
            form: parameter.form,
        }
    }
}

impl Outgoing<'_> {
    /// Each parameter that has a value.
    pub(super) fn resolve(&self, values: Values, problems: &mut Vec<Problem>) -> Vec<Given> {
        let mut values = values.into_iter();
        let mut given: Vec<Given> = Vec::with_capacity(self.operation.parameters.len());
        for parameter in self.operation.parameters {
            let json = match parameter.source {
                Source::Constant(json) => Some(Cow::Borrowed(json)),
                Source::Cookie(name) => self.cookie(name).map(|text| quoted(text).into()),
                Source::SameAs(_) => None,
                Source::Value => match values.next() {
                    Some(Value::Json(json)) => Some(json.into()),
                    Some(Value::Unwritable) => {
                        problems.push(Problem::new(parameter.name, "cannot be written as JSON"));
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
            let Source::SameAs(other) = parameter.source else {
                continue;
            };
            let source = given.iter().find(|given| {
                given.parameter.name == other && given.parameter.place == Place::Body
            });
            let json = source.map(|source| source.json.clone());
            given.extend(json.map(|json| Given::new(parameter, json)));
        }
        // An extra parameter of a known one's name stands in its place; without `unchecked` that is a problem already.
        for given in &mut given {
            if let Some((_, text)) = self
                .extra
                .iter()
                .find(|(name, _)| given.parameter.name == name)
            {
                given.json = quoted(text).into();
                if !matches!(given.form, Form::Plain | Form::BareKey) {
                    given.form = Form::Plain;
                }
            }
        }
        given
    }
}
