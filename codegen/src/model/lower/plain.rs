//! What a document that nobody here wrote leaves unsaid: groups, what a call changes, replies without an outer object.

use super::operation::Source;
use super::types::{Lowered, Scope};
use super::{Builder, docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{
    Effect, Envelope, EnvelopeId, Evidence, Method, Parameter, Place, Reply, Status, Tag,
};
use crate::openapi::{self, Member, Ref, Response, SchemaId};
use crate::source::{Span, to_u32};
use bilispec_wire::parameter::{Shape, Style};

/// The group of operations that name none.
pub(super) const NO_TAG: &str = "default";

impl<'a> Builder<'a> {
    /// The tags that the document lists, and those that only operations name.
    pub(super) fn plain_tags(&mut self) -> Vec<Tag> {
        let root = &self.document.root;
        let listed = root.tags.as_deref().unwrap_or_default();
        let mut tags: Vec<Tag> = Vec::new();
        let mut add = |name: &str, docs, span| {
            if tags.iter().all(|known: &Tag| known.name != name) {
                tags.push(Tag {
                    name: name.to_owned(),
                    rust_name: String::new(),
                    docs,
                    span,
                });
            }
        };
        for tag in listed {
            let docs = docs::docs(None, tag.description.as_ref(), None, Evidence::Documented);
            add(&tag.name.value, docs, tag.name.span);
        }
        for member in &root.paths {
            let item = &member.value.value;
            let operations = [&item.get, &item.post, &item.put, &item.patch, &item.delete];
            for operation in operations.into_iter().filter_map(Option::as_deref) {
                let (name, span) = tag(operation);
                add(
                    name,
                    docs::docs(None, None, None, Evidence::Documented),
                    span,
                );
            }
        }
        let rust_names = names::members_beside(
            crate::model::CLIENT_METHODS,
            tags.iter().map(|tag| (tag.name.as_str(), None)),
        );
        for (tag, rust_name) in tags.iter_mut().zip(rust_names) {
            let group = crate::model::group_name(&rust_name);
            if !self.type_names.take(&group) {
                self.error(
                    rules::DUPLICATE_NAME,
                    tag.span,
                    format!("`{group}` is the name of another Rust type"),
                    "",
                );
            }
            tag.rust_name = rust_name;
        }
        tags
    }

    /// The replies of a call without an outer object: all successes as one.
    pub(super) fn plain_reply(&mut self, source: &Source<'a>, scope: &Scope) -> Reply {
        let operation = source.operation;
        let successes: Vec<&Member<Ref<Response>>> = operation
            .responses
            .iter()
            .filter(|member| is_success(&member.name.value))
            .collect();
        // Where no success is described, what holds for all other statuses holds for that, too.
        let rest = operation.responses.iter();
        let successes = if successes.is_empty() {
            rest.filter(|member| member.name.value == "default")
                .collect()
        } else {
            successes
        };
        let with_body = successes
            .iter()
            .find(|member| member.value.content.is_some());
        let Some(main) = with_body.or(successes.first()) else {
            if operation.responses.broken.iter().any(|key| is_success(key)) {
                return self.no_reply(operation.id.span, scope);
            }
            return self.undescribed(operation);
        };
        let response = &main.value;
        let docs = docs::docs(
            None,
            Some(&response.description),
            None,
            Evidence::Documented,
        );
        let envelope = self.no_envelope();
        let status = super::responses::status(&main.name.value).unwrap_or(Status::Exact(200));
        let Some(content) = &response.content else {
            let schema = self.schema_ref(response.value.span);
            return Reply {
                status,
                envelope,
                payload: crate::model::Type::RawJson,
                payload_nullable: true,
                empty: true,
                success: None,
                proof: None,
                echoes: Vec::new(),
                readable: true,
                docs,
                schema: schema.clone(),
                payload_schema: schema,
                span: response.value.span,
            };
        };
        if content.name.value != "application/json" {
            let message = format!("a reply of {}", content.name.value);
            let help = "replies are application/json";
            self.error(rules::UNSUPPORTED, content.name.span, message, help);
            return self.no_reply(content.name.span, scope);
        }
        let inner = Scope {
            name: format!("{}Reply", scope.name),
            ..scope.clone()
        };
        let (lowered, span) = match content.value.schema {
            Some(id) => (self.lower(id, &inner), self.span_of(id)),
            None => (Lowered::raw(), content.value.span),
        };
        let sometimes_empty = successes
            .iter()
            .any(|member| member.value.content.is_none());
        let raw = lowered.ty == crate::model::Type::RawJson;
        Reply {
            status,
            envelope,
            payload: lowered.ty,
            payload_nullable: lowered.nullable && !raw || sometimes_empty,
            empty: false,
            readable: !lowered.broken,
            success: None,
            proof: None,
            echoes: Vec::new(),
            docs,
            schema: self.schema_ref(span),
            payload_schema: self.schema_ref(span),
            span,
        }
    }

    /// The replies of a call of which no success is described: whatever comes, unless it leads elsewhere.
    fn undescribed(&mut self, operation: &'a openapi::Operation) -> Reply {
        let responses = &operation.responses;
        let span = responses.span;
        let scope = Scope {
            name: String::new(),
            standing: Evidence::Documented.into(),
        };
        if responses
            .iter()
            .any(|member| member.name.value.starts_with('3'))
        {
            self.error(
                rules::UNSUPPORTED,
                span,
                "an operation whose only success is a redirect",
                "a client decodes what comes with a status of 200 to 299",
            );
            return self.no_reply(operation.id.span, &scope);
        }
        let raw = self.raw_instead(span, "no success is described");
        let schema = self.schema_ref(span);
        Reply {
            status: Status::Default,
            envelope: self.no_envelope(),
            payload: raw.ty,
            payload_nullable: true,
            empty: false,
            success: None,
            proof: None,
            echoes: Vec::new(),
            readable: true,
            docs: docs::docs(None, None, None, Evidence::Documented),
            schema: schema.clone(),
            payload_schema: schema,
            span,
        }
    }

    /// The one that stands in for all replies that have none.
    fn no_envelope(&mut self) -> EnvelopeId {
        if let Some(id) = self.no_envelope {
            return id;
        }
        let span = self.document.root.version.span;
        self.envelopes.push(Envelope {
            name: "NoEnvelope".to_owned(),
            code: Vec::new(),
            message: Vec::new(),
            data: String::new(),
            members: Vec::new(),
            success: Vec::new(),
            codes: Vec::new(),
            blocked: Vec::new(),
            docs: docs::docs(None, None, None, Evidence::Documented),
            schema: self.schema_ref(span),
            span,
        });
        let id = EnvelopeId(to_u32(self.envelopes.len() - 1));
        self.no_envelope = Some(id);
        id
    }

    /// A body that is one value and not a list of fields.
    pub(super) fn whole_body(
        &mut self,
        body: &'a Ref<openapi::RequestBody>,
        id: SchemaId,
        name: &str,
        scope: &Scope,
    ) -> Parameter {
        let view = self.view(id);
        let inner = Scope {
            name: format!("{}Body", scope.name),
            ..scope.clone()
        };
        let lowered = self.lower_view(&view, &inner);
        let raw = lowered.ty == crate::model::Type::RawJson;
        Parameter {
            name: name.to_owned(),
            rust_name: name.to_owned(),
            place: Place::Json,
            ty: lowered.ty,
            required: body.value.required.unwrap_or(false),
            nullable: lowered.nullable && !raw,
            default: None,
            default_now: None,
            constant: None,
            allow_empty: false,
            json_in_string: false,
            style: Style::Json,
            explode: false,
            shape: Shape::Single,
            whole: true,
            from_cookie: None,
            same_as: None,
            sensitive: None,
            is_public: false,
            expect: None,
            bounds: super::structs::bounds(&view),
            docs: docs::docs(
                None,
                body.value.description.as_ref(),
                None,
                Evidence::Documented,
            ),
            deprecated: false,
            schema: self.schema_ref(view.span),
            span: body.value.span,
        }
    }

    /// A value whose alternatives cannot be told apart stays as it comes; that is said, with the reason.
    pub(super) fn raw_instead(&mut self, span: Span, why: &str) -> Lowered {
        self.diagnostics.push(
            Diagnostic::warning(
                rules::RAW_JSON,
                span,
                format!("raw JSON instead of a type: {why}"),
            )
            .help("nothing of the value is lost; it is decoded by whoever knows what it is"),
        );
        Lowered::raw()
    }
}

/// The tag that an operation is grouped by, and where it stands.
pub(super) fn tag(operation: &openapi::Operation) -> (&str, Span) {
    let first = operation.tags.as_ref().and_then(|tags| tags.value.first());
    first.map_or((NO_TAG, operation.id.span), |tag| {
        (tag.value.as_str(), tag.span)
    })
}

/// What a method suggests: reading changes nothing, anything else may.
pub(super) fn effect(method: Method) -> Effect {
    match method {
        Method::Get => Effect::None,
        Method::Post | Method::Put | Method::Patch | Method::Delete => Effect::Write,
    }
}

pub(super) fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2')
}
