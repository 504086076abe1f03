//! What a document that nobody here wrote leaves unsaid: groups, what a call changes, bodies that are one value.

use super::builder::Builder;
use super::types::{Lowered, Scope};
use super::{docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{
    BodyKind, Bounds, Docs, Evidence, Method, Parameter, Place, SideEffect, Tag, Type,
};
use crate::openapi::words::SensitivityMark;
use crate::openapi::{self, Ref, SchemaId};
use crate::source::Span;
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

    /// A body that is one value and not a list of fields.
    pub(super) fn whole_body(
        &mut self,
        body: &'a Ref<openapi::RequestBody>,
        id: SchemaId,
        scope: &Scope,
    ) -> Parameter {
        let view = self.view(id);
        let standing = view.standing(&scope.standing);
        let inner = Scope {
            name: format!("{}Body", scope.name),
            standing: standing.clone(),
        };
        let lowered = self.lower_view(&view, &inner);
        let raw = lowered.ty == Type::RawJson;
        let mark = view.find(|object| object.sensitive.as_ref());
        let mark = mark.map(|word| word.value);
        Parameter {
            nullable: lowered.nullable && !raw,
            ty: lowered.ty,
            place: Place::Json,
            whole: true,
            sensitive: mark.and_then(SensitivityMark::sensitivity),
            is_public: mark == Some(SensitivityMark::None),
            bounds: super::structs::bounds(&view),
            docs: Docs {
                within: self.level_within(&view, &standing),
                ..Self::body_docs(body, Self::schema_docs(&view, &standing))
            },
            schema: self.schema_ref(view.span),
            ..self.raw_body(body, BodyKind::Text, scope)
        }
    }

    /// A body that is a text, or bytes.
    pub(super) fn raw_body(
        &mut self,
        body: &'a Ref<openapi::RequestBody>,
        kind: BodyKind,
        scope: &Scope,
    ) -> Parameter {
        let view = body.content.value.schema.map(|id| self.view(id));
        let mark = view.as_ref();
        let mark = mark.and_then(|view| view.find(|object| object.sensitive.as_ref()));
        let mark = mark.map(|word| word.value);
        let standing = view.as_ref().map_or_else(
            || scope.standing.clone(),
            |view| view.standing(&scope.standing),
        );
        let docs = view.as_ref().map_or_else(
            || docs::docs(None, None, None, standing.clone()),
            |view| Self::schema_docs(view, &standing),
        );
        Parameter {
            name: "body".to_owned(),
            rust_name: "body".to_owned(),
            place: Place::Body,
            ty: if kind == BodyKind::Bytes {
                Type::Bytes
            } else {
                Type::String
            },
            required: body.value.required.unwrap_or(false),
            nullable: false,
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
            sensitive: mark.and_then(SensitivityMark::sensitivity),
            is_public: mark == Some(SensitivityMark::None),
            expect: None,
            bounds: Bounds::default(),
            docs: Self::body_docs(body, docs),
            deprecated: false,
            schema: self.schema_ref(view.map_or(body.value.span, |view| view.span)),
            span: body.value.span,
        }
    }

    /// What a body is that is one value: in the words of its own, else of its schema.
    fn body_docs(body: &openapi::RequestBody, docs: Docs) -> Docs {
        if body.description.is_none() {
            return docs;
        }
        let own = docs::docs(None, body.description.as_ref(), None, docs.evidence);
        Docs {
            zh: own.zh,
            en: own.en,
            ..docs
        }
    }

    /// A value whose alternatives cannot be told apart stays as it comes; that is reported, with the reason.
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
pub(super) fn effect(method: Method) -> SideEffect {
    match method {
        Method::Get => SideEffect::None,
        Method::Post | Method::Put | Method::Patch | Method::Delete => SideEffect::Write,
    }
}
