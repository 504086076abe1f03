//! What is sent: parameters and the fields of the body as one list.

use super::operation::Source;
use super::structs::{bounds, field_name};
use super::types::Scope;
use super::view::View;
use super::{Builder, docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{
    BodyKind, Docs, Expect, Operation, Parameter, Place, Request, SchemaRef, SuccessField, Type,
};
use crate::openapi::words::{Evidence, Location};
use crate::openapi::{self, Encoding, ExpectMark, Members, Ref, SchemaId};
use crate::source::{Json, Spanned};

impl<'a> Builder<'a> {
    pub(super) fn request(&mut self, source: &Source<'a>, scope: &Scope) -> Request {
        let mut drafts = self.parameter_drafts(source);
        let before = drafts.len();
        let body = source.operation.request_body.as_ref();
        let (kind, schema, title) = body.map_or((BodyKind::None, None, None), |body| {
            self.body(body, &mut drafts)
        });
        let shared = self.check_same_as(&drafts, before);
        let own: Vec<bool> = shared;
        let rust_names = names::members(
            drafts
                .iter()
                .zip(&own)
                .filter(|(_, repeats)| !**repeats)
                .map(|(draft, _)| (draft.name.value.as_str(), draft.rust_name)),
        );
        let mut rust_names = rust_names.into_iter();
        let mut parameters = Vec::new();
        for (draft, repeats) in drafts.iter().zip(&own) {
            let rust_name = if *repeats {
                names::snake(&draft.name.value)
            } else {
                rust_names.next().unwrap_or_default()
            };
            parameters.push(self.parameter(draft, rust_name, scope));
        }
        let type_name = title.filter(|title| *title != scope.name).map_or_else(
            || scope.name.clone(),
            |title| self.type_names.unique(&title, ""),
        );
        let docs = body.map_or_else(
            || {
                docs::docs(
                    source.operation.summary.as_ref(),
                    source.operation.description.as_ref(),
                    None,
                    source.evidence,
                )
            },
            |body| {
                docs::docs(
                    None,
                    body.description.as_ref(),
                    body.notes.as_ref(),
                    body.evidence.as_ref().map_or(source.evidence, |e| e.value),
                )
            },
        );
        let span = body.map_or(source.operation.id.span, |body| body.span);
        Request {
            type_name,
            docs,
            parameters,
            body: kind,
            schema,
            span,
        }
    }

    /// Path, query, header and cookie parameters: the path item's unless the operation has its own, then the operation's.
    fn parameter_drafts(&mut self, source: &Source<'a>) -> Vec<Draft<'a>> {
        let item = source.item.parameters.as_deref().unwrap_or_default();
        let own = source.operation.parameters.as_deref().unwrap_or_default();
        for list in [item, own] {
            for (index, parameter) in list.iter().enumerate() {
                let same = |other: &&Ref<openapi::Parameter>| same_parameter(other, parameter);
                if let Some(first) = list.iter().take(index).find(same) {
                    let message =
                        format!("the parameter `{}` is there twice", parameter.name.value);
                    self.diagnostics.push(
                        Diagnostic::error(rules::DUPLICATE_NAME, parameter.name.span, message)
                            .related(first.name.span, "first defined here"),
                    );
                }
            }
        }
        let inherited = item
            .iter()
            .filter(|parameter| !own.iter().any(|mine| same_parameter(mine, parameter)));
        inherited
            .chain(own)
            .map(|parameter| self.draft(parameter))
            .collect()
    }

    fn draft(&mut self, parameter: &'a Ref<openapi::Parameter>) -> Draft<'a> {
        let view = self.view(parameter.schema);
        let place = match parameter.location.value {
            Location::Path => Place::Path,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
        };
        let from_schema = field_name(&view);
        Draft {
            name: &parameter.name,
            rust_name: parameter
                .rust_name
                .as_ref()
                .map(|name| name.value.0.as_str())
                .or(from_schema),
            place,
            required: parameter.required.as_ref().is_some_and(|flag| flag.value),
            json_in_string: false,
            evidence: parameter.evidence.as_ref().map(|evidence| evidence.value),
            view,
            parameter: Some(&parameter.value),
        }
    }

    /// The body's fields, how they travel, and its schema and title.
    fn body(
        &mut self,
        body: &'a Ref<openapi::RequestBody>,
        drafts: &mut Vec<Draft<'a>>,
    ) -> (BodyKind, Option<SchemaRef>, Option<String>) {
        let media = &body.content;
        let kind = match media.name.value.as_str() {
            "application/x-www-form-urlencoded" => BodyKind::Form,
            "application/json" => BodyKind::Json,
            other => {
                let message = format!("bodies of {other} are not supported");
                self.error(
                    rules::UNSUPPORTED,
                    media.name.span,
                    message,
                    "write application/x-www-form-urlencoded or application/json",
                );
                return (BodyKind::None, None, None);
            }
        };
        let place = if kind == BodyKind::Form {
            Place::Form
        } else {
            Place::Json
        };
        let Some(id) = media.value.schema else {
            self.error(
                rules::MISSING_KEY,
                media.value.span,
                "the body has no `schema`",
                "describe its fields",
            );
            return (kind, None, None);
        };
        let view = self.view(id);
        let Some((object, properties)) = view
            .object()
            .and_then(|object| Some((object, object.properties.as_ref()?)))
        else {
            if view.object().is_some() {
                self.unmapped(
                    view.span,
                    "a body without named fields",
                    "write `type: object` and `properties`",
                );
            }
            return (kind, Some(self.schema_ref(view.span)), None);
        };
        for keyword in [&object.all_of, &object.any_of, &object.one_of]
            .into_iter()
            .flatten()
        {
            if !keyword.value.iter().all(|id| self.only_restricts(*id, 0)) {
                self.unmapped(
                    keyword.span,
                    "alternatives of a request body",
                    "they may only say which fields go together",
                );
            }
        }
        self.check_required(object, properties);
        let required = body.value.required.unwrap_or(false);
        if let Some(encoding) = &media.value.encoding {
            self.check_encoding(encoding, properties, kind);
        }
        for member in properties {
            let encoding = media
                .value
                .encoding
                .as_ref()
                .and_then(|list| list.get(&member.name.value));
            let view = self.view(member.value);
            drafts.push(Draft {
                name: &member.name,
                rust_name: field_name(&view),
                place,
                required: required
                    && object
                        .required
                        .iter()
                        .flatten()
                        .any(|name| name.value == member.name.value),
                json_in_string: encoding.is_some_and(|encoding| encoding.content_type.is_some()),
                evidence: None,
                view,
                parameter: None,
            });
        }
        if !required
            && object
                .required
                .as_ref()
                .is_some_and(|list| !list.is_empty())
        {
            self.error(
                rules::WRONG_VALUE,
                body.span,
                "the body has required fields but is not required itself",
                "write `required: true` beside `content`",
            );
        }
        let title = object
            .title
            .as_ref()
            .map(|title| names::pascal(&title.value));
        (kind, Some(self.schema_ref(view.span)), title)
    }

    fn check_encoding(
        &mut self,
        encoding: &Members<Encoding>,
        properties: &Members<SchemaId>,
        kind: BodyKind,
    ) {
        for member in encoding {
            if properties.member(&member.name.value).is_none() {
                let message = format!("`{}` is no field of the body", member.name.value);
                self.error(rules::UNKNOWN_NAME, member.name.span, message, "");
            }
            if kind != BodyKind::Form {
                self.error(
                    rules::UNSUPPORTED,
                    member.name.span,
                    "only fields of a form have an encoding",
                    "",
                );
            }
            if let Some(content) = member
                .value
                .content_type
                .as_ref()
                .filter(|content| content.value != "application/json")
            {
                let message = format!("a field that holds {}", content.value);
                self.error(
                    rules::UNSUPPORTED,
                    content.span,
                    message,
                    "only application/json is supported",
                );
            }
        }
    }

    /// Which drafts repeat a field of the body (`x-same-as`); the field is there, and of the same type.
    fn check_same_as(&mut self, drafts: &[Draft<'a>], before: usize) -> Vec<bool> {
        let mut repeats = Vec::new();
        for draft in drafts {
            let same_as = draft
                .parameter
                .and_then(|parameter| parameter.same_as.as_ref());
            repeats.push(same_as.is_some());
            let Some(same_as) = same_as else { continue };
            let Some(field) = drafts
                .iter()
                .skip(before)
                .find(|field| field.name.value == same_as.value)
            else {
                let fields = drafts
                    .iter()
                    .skip(before)
                    .map(|field| field.name.value.as_str());
                let near = crate::diagnostics::suggest::nearest(&same_as.value, fields);
                let help = near.map_or_else(
                    || "it names a field of the request body".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("`{}` is no field of the body", same_as.value);
                self.error(rules::UNKNOWN_NAME, same_as.span, message, &help);
                continue;
            };
            let kind = |view: &View<'a>| {
                (
                    view.find(|o| o.types.as_ref())
                        .map(|types| types.0.iter().map(|kind| kind.value).collect::<Vec<_>>()),
                    view.find(|o| o.newtype.as_ref()).map(|name| &name.value),
                )
            };
            if kind(&draft.view) != kind(&field.view) {
                let message = format!(
                    "`{}` is of another type than the field that it repeats",
                    draft.name.value
                );
                self.diagnostics.push(
                    Diagnostic::error(rules::SAME_AS_TYPE, draft.view.span, message)
                        .related(field.view.span, "the field"),
                );
            }
        }
        repeats
    }

    fn parameter(&mut self, draft: &Draft<'a>, rust_name: String, scope: &Scope) -> Parameter {
        let view = &draft.view;
        let evidence = draft.evidence.or(view.evidence()).unwrap_or(scope.evidence);
        let inner = Scope {
            name: format!("{}{}", scope.name, names::pascal(&draft.name.value)),
            evidence,
        };
        let lowered = self.lower_view(view, &inner);
        let schema_sensitive = view.find(|object| object.sensitive.as_ref());
        let from_cookie = draft
            .parameter
            .and_then(|p| p.from_cookie.as_ref())
            .or(view.find(|object| object.from_cookie.as_ref()));
        let sensitive = draft
            .parameter
            .and_then(|p| p.sensitive.as_ref())
            .or(schema_sensitive)
            .map(|word| word.value);
        let expect = draft
            .parameter
            .and_then(|p| p.expect.as_ref())
            .or(view.find(|object| object.expect.as_ref()));
        let parameter = Parameter {
            name: draft.name.value.clone(),
            rust_name,
            place: draft.place,
            ty: lowered.ty,
            required: draft.required,
            nullable: lowered.nullable && draft.place == Place::Json,
            default: view
                .find(|object| object.default.as_ref())
                .map(|value| value.value.clone()),
            constant: view
                .find(|object| object.constant.as_ref())
                .map(|value| value.value.clone()),
            allow_empty: draft
                .parameter
                .and_then(|p| p.allow_empty.as_ref())
                .is_some_and(|flag| flag.value),
            json_in_string: draft.json_in_string,
            from_cookie: from_cookie.map(|cookie| cookie.value.clone()),
            same_as: draft
                .parameter
                .and_then(|p| p.same_as.as_ref())
                .map(|name| name.value.clone()),
            sensitive,
            expect: expect.map(expectation),
            bounds: bounds(view),
            docs: Self::parameter_docs(draft, evidence),
            deprecated: draft.parameter.and_then(|p| p.deprecated).unwrap_or(false)
                || view
                    .find(|object| object.deprecated.as_ref())
                    .is_some_and(|flag| flag.value),
            schema: self.schema_ref(view.span),
            span: draft.name.span,
        };
        self.check_parameter(&parameter, draft, lowered.nullable);
        if let Some(cookie) = from_cookie {
            self.cookie_source(&parameter, cookie);
        }
        parameter
    }

    fn parameter_docs(draft: &Draft<'a>, evidence: Evidence) -> Docs {
        let mut docs = Self::schema_docs(&draft.view, evidence);
        docs.evidence = evidence;
        if let Some(parameter) = draft.parameter {
            let own = docs::docs(
                None,
                parameter.description.as_ref(),
                parameter.notes.as_ref(),
                evidence,
            );
            if parameter.description.is_some() {
                (docs.zh, docs.en) = (own.zh, own.en);
            }
            docs.notes.splice(0..0, own.notes);
        }
        docs
    }

    /// What a text on the wire can hold.
    fn check_parameter(&mut self, parameter: &Parameter, draft: &Draft<'a>, nullable: bool) {
        let span = draft.view.span;
        if parameter.place != Place::Json {
            let scalar = !matches!(
                parameter.ty,
                Type::Struct(_)
                    | Type::Union(_)
                    | Type::Array(_)
                    | Type::Map(_)
                    | Type::RawJson
                    | Type::JsonString(_)
                    | Type::Nullable(_)
                    | Type::Boxed(_)
            );
            if !scalar && !parameter.json_in_string && draft.view.object().is_some() {
                self.unmapped(
                    span,
                    &format!("`{}`, which is no single value", parameter.name),
                    "a form field that holds JSON says so under `encoding`: `contentType: application/json`",
                );
            }
            if nullable && scalar {
                self.unmapped(
                    span,
                    &format!("a null in `{}`", parameter.name),
                    "texts have no null: leave it out of `required` instead",
                );
            }
        }
        if parameter.allow_empty && parameter.place != Place::Query {
            self.error(
                rules::UNSUPPORTED,
                parameter.span,
                "only a query key can be bare",
                "",
            );
        }
        if let Some(expect) = &parameter.expect {
            if !matches!(parameter.ty, Type::Integer) {
                self.error(
                    rules::WRONG_VALUE,
                    expect.span,
                    "`x-expect` bounds an integer",
                    "",
                );
            }
            if expect
                .minimum
                .zip(expect.maximum)
                .is_some_and(|(low, high)| low > high)
            {
                self.error(
                    rules::WRONG_VALUE,
                    expect.span,
                    "the minimum is above the maximum",
                    "",
                );
            }
        }
    }

    /// The answers that `x-expect` names are values of the payload's `x-success` property.
    pub(super) fn check_expect(&mut self, operation: &Operation) {
        for expect in operation
            .request
            .parameters
            .iter()
            .filter_map(|parameter| parameter.expect.as_ref())
        {
            for (name, value) in expect.below.iter().chain(&expect.above) {
                let known = operation.reply.success.as_ref().is_some_and(|success| {
                    success.path.last() == Some(name) && self.has_value(success, value)
                });
                if !known {
                    let message = format!(
                        "the documented answer `{name}: {value}` is none that the reply can give"
                    );
                    self.error(
                        rules::UNKNOWN_NAME,
                        expect.span,
                        message,
                        "it names the `x-success` property and one of its values",
                    );
                }
            }
        }
    }

    fn has_value(&self, success: &SuccessField, value: &Json) -> bool {
        let def = self.types.get(success.ty.index());
        def.is_some_and(|def| match &def.kind {
            crate::model::TypeKind::Enum { variants, .. } => {
                variants.iter().any(|variant| variant.value == *value)
            }
            _ => false,
        })
    }
}

fn same_parameter(a: &openapi::Parameter, b: &openapi::Parameter) -> bool {
    a.name.value == b.name.value && a.location.value == b.location.value
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
        span: mark.span,
    }
}

/// A parameter before its type is known.
struct Draft<'a> {
    name: &'a Spanned<String>,
    rust_name: Option<&'a str>,
    place: Place,
    required: bool,
    json_in_string: bool,
    evidence: Option<Evidence>,
    view: View<'a>,
    /// The parameter object; a body's field has none.
    parameter: Option<&'a openapi::Parameter>,
}
