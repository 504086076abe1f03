//! Selectors (`x-when`): the constants that tell operations at one address apart.

use super::builder::Builder;
use super::source::Source;
use crate::diagnostics::rules;
use crate::model::{Condition, Parameter, Place, Type};
use crate::openapi::WhenMark;
use crate::source::{Json, Spanned};
use bilispec_wire::parameter::{Shape, Style};

impl<'a> Builder<'a> {
    /// The constants of a selector become parameters that are always sent: those of the query need not be described,
    /// those of a body are fields of it.
    pub(super) fn select(&mut self, source: &Source<'a>, parameters: &mut Vec<Parameter>) {
        let Some(mark) = &source.operation.when else {
            return;
        };
        for (place, member) in members(mark) {
            let value = &member.value;
            if matches!(value.value, Json::Array(_) | Json::Object(_) | Json::Null) {
                let message = "a selector is a text, a number or a boolean";
                self.error(rules::WRONG_VALUE, value.span, message, "");
                continue;
            }
            let name = &member.name.value;
            let known = parameters
                .iter_mut()
                .find(|known| known.place == place && known.name == *name);
            match known {
                Some(known) => {
                    let other = known.constant.as_ref();
                    if other.is_some_and(|other| *other != value.value) {
                        let message = format!("`{name}` has another constant value");
                        self.error(rules::WRONG_VALUE, value.span, message, "");
                        continue;
                    }
                    known.constant = Some(value.value.clone());
                    known.default = None;
                    known.required = true;
                }
                None if place == Place::Query => {
                    let constant = self.constant(&member.name, value, source);
                    parameters.push(constant);
                }
                None => {
                    let message = format!("`{name}` is not a field of the body");
                    let help = "describe it among the body's properties";
                    self.error(rules::UNKNOWN_NAME, member.name.span, message, help);
                }
            }
        }
    }

    fn constant(
        &self,
        name: &Spanned<String>,
        value: &Spanned<Json>,
        source: &Source<'a>,
    ) -> Parameter {
        let ty = match value.value {
            Json::Bool(_) => Type::Boolean,
            Json::Number(_) => Type::Number,
            _ => Type::String,
        };
        Parameter {
            name: name.value.clone(),
            rust_name: super::names::snake(&name.value),
            place: Place::Query,
            ty,
            required: true,
            nullable: false,
            default: None,
            default_now: None,
            constant: Some(value.value.clone()),
            allow_empty: false,
            json_in_string: false,
            style: Style::Form,
            explode: true,
            shape: Shape::Single,
            whole: false,
            from_cookie: None,
            same_as: None,
            sensitive: None,
            // The spec itself writes the value out.
            is_public: true,
            expect: None,
            bounds: crate::model::Bounds::default(),
            docs: super::docs::docs(None, None, None, source.standing.clone()),
            deprecated: false,
            schema: self.schema_ref(value.span),
            span: name.span,
        }
    }

    /// The selector as conditions.
    pub(super) fn conditions(mark: Option<&WhenMark>) -> Vec<Condition> {
        let members = mark.into_iter().flat_map(members);
        members
            .map(|(place, member)| Condition {
                place,
                name: member.name.value.clone(),
                value: member.value.value.clone(),
            })
            .collect()
    }
}

type Mark = crate::openapi::Member<Spanned<Json>>;

fn members(mark: &WhenMark) -> impl Iterator<Item = (Place, &Mark)> {
    let places = [
        (Place::Query, &mark.query),
        (Place::Form, &mark.form),
        (Place::Json, &mark.body),
    ];
    places
        .into_iter()
        .flat_map(|(place, list)| list.iter().flatten().map(move |member| (place, member)))
}

/// Whether no call can meet both: some constant of one is another in the other.
pub(super) fn are_disjoint(one: &[Condition], other: &[Condition]) -> bool {
    one.iter().any(|mine| {
        other.iter().any(|theirs| {
            theirs.place == mine.place && theirs.name == mine.name && theirs.value != mine.value
        })
    })
}
