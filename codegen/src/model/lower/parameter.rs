//! One parameter: its type, where it comes from, what it is limited to.

use super::builder::Builder;
use super::docs::Standing;
use super::draft::Draft;
use super::structs::bounds;
use super::types::{Lowered, Scope};
use super::{docs, names};
use crate::diagnostics::rules;
use crate::http;
use crate::model::{Docs, Expect, Operation, Parameter, Place, SuccessField, Type, TypeKind, Unit};
use crate::openapi::words::SensitivityMark;
use crate::openapi::{ExpectMark, Members};
use crate::source::{Json, Spanned};

impl<'a> Builder<'a> {
    /// What HTTP's syntax allows where the parameter travels.
    fn check_name(&mut self, draft: &Draft<'a>) {
        let name = draft.name.value.as_str();
        let (what, fits) = match draft.place {
            Place::Header => ("a header", http::header_name(name)),
            Place::Cookie => ("a cookie", http::cookie_name(name)),
            Place::Path | Place::Query | Place::Form => ("a parameter", http::field_name(name)),
            Place::Json | Place::Body => return,
        };
        if let Err(why) = fits {
            let message = format!("`{name}` is not a name for {what}");
            self.error(rules::WRONG_VALUE, draft.name.span, message, why);
        }
    }

    pub(super) fn parameter(
        &mut self,
        draft: &Draft<'a>,
        rust_name: String,
        scope: &Scope,
    ) -> Parameter {
        self.check_name(draft);
        let view = &draft.view;
        let standing = match draft.parameter {
            Some(own) if own.evidence.is_some() || own.sources.is_some() => view
                .standing(&scope.standing)
                .or(own.evidence.as_ref(), own.sources.as_ref()),
            _ => view.standing(&scope.standing),
        };
        let inner = Scope {
            name: names::below(&scope.name, &draft.name.value),
            standing: standing.clone(),
        };
        let lowered = self.lower_view(view, &inner);
        let within = self.level_within(view, &standing);
        let schema_sensitive = view.find(|object| object.sensitive.as_ref());
        let from_cookie = draft
            .parameter
            .and_then(|p| p.from_cookie.as_ref())
            .or(view.find(|object| object.from_cookie.as_ref()));
        let mark = draft
            .parameter
            .and_then(|p| p.sensitive.as_ref())
            .or(schema_sensitive)
            .map(|word| word.value);
        let expect = draft
            .parameter
            .and_then(|p| p.expect.as_ref())
            .or(view.find(|object| object.expect.as_ref()));
        self.used_marks.extend(expect.map(|mark| mark.span));
        self.used_marks.extend(from_cookie.map(|mark| mark.span));
        let default_now = self.default_now(draft, &lowered);
        let (style, explode, shape) = self.writing(draft, &lowered);
        let parameter = Parameter {
            name: draft.name.value.clone(),
            rust_name,
            place: draft.place,
            ty: lowered.ty.clone(),
            required: draft.required,
            nullable: lowered.nullable && draft.place == Place::Json,
            // A default of ours is what clients send; anybody else's is what the server takes, and is left to it.
            default: view
                .find(|object| object.default.as_ref())
                .filter(|_| !self.is_plain())
                .map(|value| value.value.clone()),
            default_now,
            constant: view
                .find(|object| object.constant.as_ref())
                .map(|value| value.value.clone()),
            allow_empty: draft
                .parameter
                .and_then(|p| p.allow_empty.as_ref())
                .is_some_and(|flag| flag.value),
            json_in_string: draft.json_in_string,
            style,
            explode,
            shape,
            whole: false,
            from_cookie: from_cookie.map(|cookie| cookie.value.clone()),
            same_as: draft
                .parameter
                .and_then(|p| p.same_as.as_ref())
                .map(|name| name.value.clone()),
            sensitive: mark.and_then(SensitivityMark::sensitivity),
            is_public: mark == Some(SensitivityMark::None),
            expect: expect.map(expectation),
            bounds: bounds(view),
            docs: Docs {
                within,
                ..Self::parameter_docs(draft, standing)
            },
            deprecated: draft.parameter.and_then(|p| p.deprecated).unwrap_or(false)
                || view
                    .find(|object| object.deprecated.as_ref())
                    .is_some_and(|flag| flag.value),
            schema: self.schema_ref(view.span),
            span: draft.name.span,
        };
        self.check_parameter(&parameter, draft, &lowered);
        if let Some(cookie) = from_cookie.filter(|_| !lowered.broken) {
            let lost = view.is_unreadable(self.document, "x-sensitive")
                || draft
                    .parameter
                    .is_some_and(|own| self.document.is_unreadable(own.span, "x-sensitive"));
            self.cookie_source(&parameter, cookie, lost);
        }
        parameter
    }

    /// `x-default: now`, with the unit that the time is sent in.
    fn default_now(&mut self, draft: &Draft<'a>, lowered: &Lowered) -> Option<Unit> {
        let view = &draft.view;
        let mark = view.find(|object| object.computed.as_ref())?;
        self.used_marks.insert(mark.span);
        let unit = view.find(|object| object.unit.as_ref());
        let unit = unit.and_then(|unit| unit.value.known);
        let unit = unit.filter(|unit| matches!(unit, Unit::Seconds | Unit::Milliseconds));
        let other = view.find(|object| object.default.as_ref().or(object.constant.as_ref()));
        let whole = lowered.ty == Type::Integer || lowered.broken;
        let (message, help) = match unit {
            None => (
                "the time of the call needs a unit",
                "write `x-unit: s` or `x-unit: ms`",
            ),
            Some(_) if !whole => ("the time of the call is an integer", ""),
            Some(_) if draft.required => (
                "only an optional parameter has a default that clients compute",
                "take the parameter out of what is required",
            ),
            Some(_) if other.is_some() => ("there is another value beside it", "write one of them"),
            Some(unit) => return Some(unit),
        };
        self.error(rules::WRONG_VALUE, mark.span, message, help);
        None
    }

    fn parameter_docs(draft: &Draft<'a>, standing: Standing) -> Docs {
        let mut docs = Self::schema_docs(&draft.view, &standing);
        (docs.evidence, docs.sources, docs.stated) =
            (standing.evidence, standing.sources.clone(), standing.stated);
        if let Some(parameter) = draft.parameter {
            let own = docs::docs(
                None,
                parameter.description.as_ref(),
                parameter.notes.as_ref(),
                standing,
            );
            if parameter.description.is_some() {
                (docs.zh, docs.en) = (own.zh, own.en);
            }
            docs.notes.splice(0..0, own.notes);
        }
        docs
    }

    fn check_parameter(&mut self, parameter: &Parameter, draft: &Draft<'a>, lowered: &Lowered) {
        if parameter.place != Place::Json && !lowered.broken {
            self.check_text(parameter, draft, lowered.nullable);
        }
        if parameter.allow_empty && parameter.place != Place::Query {
            let message = "only a query key can be bare";
            self.error(rules::UNSUPPORTED, parameter.span, message, "");
        }
        if let Some(expect) = &parameter.expect {
            if parameter.ty != Type::Integer && !lowered.broken {
                let message = "`x-expect` bounds an integer";
                self.error(rules::WRONG_VALUE, expect.span, message, "");
            }
            let limits = expect.minimum.zip(expect.maximum);
            if limits.is_some_and(|(low, high)| low > high) {
                let message = "the minimum is above the maximum";
                self.error(rules::WRONG_VALUE, expect.span, message, "");
            }
        }
    }

    /// The answers that `x-expect` names are values of the payload's `x-success` property.
    pub(super) fn check_expect(&mut self, operation: &Operation) {
        if !operation.reply.readable {
            return;
        }
        let parameters = &operation.request.parameters;
        for expect in parameters
            .iter()
            .filter_map(|parameter| parameter.expect.as_ref())
        {
            for (side, answers) in [
                ("below", &expect.below),
                ("above", &expect.above),
                ("unpaid", &expect.unpaid),
            ] {
                for (name, value) in answers {
                    let success = operation.reply.success.as_ref();
                    let known = success.is_some_and(|success| {
                        success.path.last() == Some(name) && self.has_value(success, value)
                    });
                    if !known {
                        let node = self
                            .project
                            .node_of(expect.span)
                            .and_then(|node| node.get(side));
                        let entry = node.and_then(|node| node.entry(name));
                        let span = entry.map_or(expect.span, |entry| entry.key.span);
                        let message = format!("the reply has no answer `{name}: {value}`");
                        let help = "an answer is the `x-success` property and one of its values";
                        self.error(rules::UNKNOWN_NAME, span, message, help);
                    }
                }
            }
        }
    }

    fn has_value(&self, success: &SuccessField, value: &Json) -> bool {
        let def = self.types.get(success.ty.index());
        def.is_some_and(|def| match &def.kind {
            TypeKind::Enum { variants, .. } => {
                variants.iter().any(|variant| variant.value == *value)
            }
            _ => false,
        })
    }
}

fn expectation(mark: &ExpectMark) -> Expect {
    let answer = |members: &Option<Members<Spanned<Json>>>| {
        members
            .iter()
            .flatten()
            .map(|member| (member.name.value.clone(), member.value.value.clone()))
            .collect()
    };
    Expect {
        minimum: mark.minimum.as_ref().map(|number| number.value),
        maximum: mark.maximum.as_ref().map(|number| number.value),
        below: answer(&mark.below),
        above: answer(&mark.above),
        unpaid: answer(&mark.unpaid),
        span: mark.span,
    }
}
