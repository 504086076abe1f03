//! What is sent: parameters and the fields of the body as one list.

use super::builder::Builder;
use super::draft::Draft;
use super::source::Source;
use super::structs::field_name;
use super::types::Scope;
use super::view::View;
use super::{docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::http;
use crate::model::{BodyKind, Place, Request, SchemaRef};
use crate::openapi::words::Location;
use crate::openapi::{self, Encoding, Members, Ref, SchemaId, SchemaObject};
use crate::source::Spanned;

impl<'a> Builder<'a> {
    pub(super) fn request(&mut self, source: &Source<'a>, scope: &Scope) -> Request {
        let mut drafts = self.parameter_drafts(source);
        let before = drafts.len();
        let body = source.operation.request_body.as_ref();
        let incomplete = std::mem::take(&mut self.incomplete);
        let media_type = body.map(|body| &body.content.name);
        let kind = media_type.map_or(BodyKind::None, |name| self.body_kind(name));
        let whole = body.and_then(|body| self.as_whole(body, kind));
        let (schema, title) = match (body, whole) {
            (None, _) => (None, None),
            (Some(_), Some(id)) => (Some(self.schema_ref(self.span_of(id))), None),
            (Some(_), None) if matches!(kind, BodyKind::Text | BodyKind::Bytes) => (None, None),
            (Some(body), None) => self.body(body, kind, &mut drafts),
        };
        let shared = self.check_same_as(&drafts, before);
        let own: Vec<bool> = shared;
        let is_one = whole.is_some() || matches!(kind, BodyKind::Text | BodyKind::Bytes);
        let taken: &[&str] = match (self.is_plain(), is_one) {
            (true, _) => &["body", "default", "new"],
            (false, true) => &["body"],
            (false, false) => &[],
        };
        let rust_names = names::members_beside(
            taken,
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
        if let Some(body) = body.filter(|_| is_one) {
            let parameter = match whole {
                Some(id) => self.whole_body(body, id, scope),
                None => self.raw_body(body, kind, scope),
            };
            parameters.push(parameter);
        }
        self.select(source, &mut parameters);
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
                    source.standing.clone(),
                )
            },
            |body| {
                docs::docs(
                    None,
                    body.description.as_ref(),
                    body.notes.as_ref(),
                    source
                        .standing
                        .or(body.evidence.as_ref(), body.sources.as_ref()),
                )
            },
        );
        let lost = self
            .document
            .is_unreadable(source.operation.span, "requestBody")
            || self
                .document
                .is_unreadable(source.operation.span, "parameters");
        let readable = !self.incomplete && !lost;
        self.incomplete |= incomplete || lost;
        let span = body.map_or(source.operation.id.span, |body| body.span);
        Request {
            type_name,
            docs,
            parameters,
            body: kind,
            media_type: media_type.map(|name| name.value.clone()),
            schema,
            readable,
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
            .filter_map(|parameter| self.draft(parameter))
            .collect()
    }

    fn draft(&mut self, parameter: &'a Ref<openapi::Parameter>) -> Option<Draft<'a>> {
        let content = parameter.content.as_ref();
        if let Some(media) = content.filter(|media| media.name.value != "application/json") {
            let message = format!("a parameter that holds {}", media.name.value);
            let help = "only application/json is supported";
            self.error(rules::UNSUPPORTED, media.name.span, message, help);
        }
        let schema = content.map_or(parameter.schema, |media| media.value.schema);
        let Some(schema) = schema else {
            let help = "describe its value with `schema`, or with `content` where it is JSON text";
            let span = parameter.name.span;
            self.missing("parameter", parameter.value.span, "schema", span, help);
            self.incomplete = true;
            return None;
        };
        let view = self.view(schema);
        let place = match parameter.location.value {
            Location::Path => Place::Path,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
        };
        let from_schema = field_name(&view);
        Some(Draft {
            name: &parameter.name,
            rust_name: self.rust_name(parameter.rust_name.as_ref()).or(from_schema),
            place,
            required: parameter.required.as_ref().is_some_and(|flag| flag.value),
            json_in_string: content.is_some(),
            view,
            parameter: Some(&parameter.value),
            encoding: None,
        })
    }

    /// By its media type.
    fn body_kind(&mut self, name: &Spanned<String>) -> BodyKind {
        let kind = BodyKind::of_media_type(&name.value);
        if let Err(why) = http::media_type(&name.value) {
            let message = format!("`{}` is not a media type", name.value);
            self.error(rules::WRONG_VALUE, name.span, message, why);
        }
        // In a spec of ours such a call stands in the pages, and lint names it.
        if kind == BodyKind::Multipart && self.is_plain() && !self.document.reading {
            let message = format!("bodies of {} are not supported", name.value);
            self.error(rules::UNSUPPORTED, name.span, message, "");
        }
        kind
    }

    /// The schema of a JSON body that is one value and not a list of fields: it is not an object with properties. In a
    /// document from elsewhere also where nobody could write it otherwise: it may be left out although it has required
    /// fields.
    fn as_whole(&self, body: &'a Ref<openapi::RequestBody>, kind: BodyKind) -> Option<SchemaId> {
        let id = body
            .content
            .value
            .schema
            .filter(|_| kind == BodyKind::Json)?;
        let view = self.view(id);
        let object = view.object();
        let lists = object.and_then(|object| object.properties.as_ref());
        let (Some(object), Some(_)) = (object, lists) else {
            return Some(id);
        };
        if !self.is_plain() {
            return None;
        }
        let alternatives = [&object.all_of, &object.any_of, &object.one_of];
        let chooses = alternatives
            .into_iter()
            .flatten()
            .any(|list| !list.value.iter().all(|id| self.only_restricts(*id, 0)));
        let optional = !body.value.required.unwrap_or(false);
        let demands = self.demands(object);
        let nullable = object.types.iter().flat_map(|types| &types.0).count() > 1;
        (chooses || optional && demands || nullable).then_some(id)
    }

    /// Whether an object requires something of what is sent.
    fn demands(&self, object: &SchemaObject) -> bool {
        let mut required = object.required.iter().flatten();
        required.any(|name| {
            let properties = object.properties.as_ref();
            let property = properties.and_then(|list| list.get(&name.value));
            property.is_none_or(|id| self.travels(&self.view(*id)))
        })
    }

    /// The body's fields, its schema and its title.
    fn body(
        &mut self,
        body: &'a Ref<openapi::RequestBody>,
        kind: BodyKind,
        drafts: &mut Vec<Draft<'a>>,
    ) -> (Option<SchemaRef>, Option<String>) {
        let media = &body.content;
        let place = if kind == BodyKind::Json {
            Place::Json
        } else {
            Place::Form
        };
        let Some(id) = media.value.schema else {
            self.error(
                rules::MISSING_KEY,
                media.value.span,
                "the body has no `schema`",
                "describe its fields",
            );
            return (None, None);
        };
        let view = self.view(id);
        let Some((object, properties)) = view
            .object()
            .and_then(|object| Some((object, object.properties.as_ref()?)))
        else {
            if kind == BodyKind::Multipart {
                return (Some(self.schema_ref(view.span)), None);
            }
            self.incomplete = true;
            if view.object().is_some() {
                self.without_type(
                    view.span,
                    "a body without named fields",
                    "write `type: object` and `properties`",
                );
            }
            return (Some(self.schema_ref(view.span)), None);
        };
        for keyword in [&object.all_of, &object.any_of, &object.one_of]
            .into_iter()
            .flatten()
        {
            if !keyword.value.iter().all(|id| self.only_restricts(*id, 0)) {
                self.without_type(
                    keyword.span,
                    "alternatives of a request body",
                    "they may only say which fields go together",
                );
            }
        }
        self.check_required(object, properties);
        let demands = self.demands(object);
        // A form that nobody here described is always sent where it has fields that are.
        let required = body.value.required.unwrap_or(demands && self.is_plain());
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
            if !self.travels(&view) {
                continue;
            }
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
                // A part that is an object is JSON unless the spec says otherwise.
                json_in_string: encoding
                    .and_then(|encoding| encoding.content_type.as_ref())
                    .map_or_else(
                        || kind == BodyKind::Multipart && view.object().is_some_and(is_open),
                        |content| content.value == "application/json",
                    ),
                encoding,
                view,
                parameter: None,
            });
        }
        if !required && demands && !self.is_plain() {
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
        (Some(self.schema_ref(view.span)), title)
    }

    fn check_encoding(
        &mut self,
        encoding: &Members<Encoding>,
        properties: &Members<SchemaId>,
        kind: BodyKind,
    ) {
        for member in encoding {
            if properties.member(&member.name.value).is_none() {
                let message = format!("`{}` is not a field of the body", member.name.value);
                self.error(rules::UNKNOWN_NAME, member.name.span, message, "");
            }
            if kind == BodyKind::Json {
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
                // A part may be anything.
                .filter(|_| kind == BodyKind::Form)
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
                let message = format!("`{}` is not a field of the body", same_as.value);
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
}

/// Whether it has members.
fn is_open(object: &SchemaObject) -> bool {
    object.properties.is_some() || object.additional_properties.is_some()
}

fn same_parameter(a: &openapi::Parameter, b: &openapi::Parameter) -> bool {
    a.name.value == b.name.value && a.location.value == b.location.value
}
