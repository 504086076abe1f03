//! The reply of a success: which of an operation's responses it is, and what it carries.
//!
//! Knows statuses and media types; what an envelope is stands in [`super::envelope`].

use super::builder::Builder;
use super::docs;
use super::docs::Standing;
use super::envelope::SHAPE;
use super::responses::{is_success, main_response, status};
use super::source::Source;
use super::types::{Lowered, Scope};
use super::view::View;
use crate::diagnostics::rules;
use crate::model::{
    Docs, Envelope, EnvelopeId, Evidence, Reply, ReplyBody, SchemaRef, Status, Type,
};
use crate::openapi::{self, Member, Ref, Response, SchemaId};
use crate::source::{Span, to_u32};
use bilispec_wire::envelope::Success;

impl<'a> Builder<'a> {
    pub(super) fn reply(&mut self, source: &Source<'a>, scope: &Scope) -> Reply {
        let operation = source.operation;
        let responses = &operation.responses;
        let Some(main) = main_response(responses) else {
            if responses.broken.iter().any(|key| is_success(key)) {
                return self.no_reply(operation.id.span, scope);
            }
            if self.is_plain() {
                return self.undescribed(operation);
            }
            let message = "the operation describes no success";
            let help = "write what comes with HTTP 200, or with another status of 200 to 299";
            self.error(rules::MISSING_KEY, operation.id.span, message, help);
            return self.no_reply(operation.id.span, scope);
        };
        let response = &main.value;
        let standing = scope
            .standing
            .or(response.evidence.as_ref(), response.sources.as_ref());
        let docs = docs::docs(
            None,
            Some(&response.description),
            response.notes.as_ref(),
            standing.clone(),
        );
        let status = status(&main.name.value).unwrap_or(Status::Exact(200));
        let reply = self.main_reply(operation, response, scope, &standing);
        Reply {
            status,
            docs,
            ..reply
        }
    }

    fn main_reply(
        &mut self,
        operation: &'a openapi::Operation,
        response: &'a Ref<Response>,
        scope: &Scope,
        standing: &Standing,
    ) -> Reply {
        let Some(content) = &response.content else {
            let schema = self.schema_ref(response.value.span);
            let envelope = self.no_envelope();
            return bare(envelope, schema, ReplyBody::Nothing, response.value.span);
        };
        let body = ReplyBody::of_media_type(&content.name.value);
        let Some(id) = content.value.schema.filter(|_| body == ReplyBody::Json) else {
            let span = content.value.span;
            let schema = self.schema_ref(span);
            if body == ReplyBody::Json && !self.is_plain() {
                self.missing("reply", span, "schema", span, SHAPE);
            }
            let envelope = self.no_envelope();
            return bare(envelope, schema, body, span);
        };
        let scope = |name: &str| Scope {
            name: format!("{}{name}", scope.name),
            standing: standing.clone(),
        };
        if !self.is_plain() && self.is_enveloped(id) {
            return self.enveloped(id, &scope("Data"));
        }
        let span = self.span_of(id);
        let view = self.view(id);
        let lowered = self.lower(id, &scope("Reply"));
        let success = self.success(&view, &lowered.ty);
        let proof = self.proof(&view);
        let mut all = operation.responses.iter();
        let sometimes_empty =
            all.any(|member| is_success(&member.name.value) && member.value.content.is_none());
        let raw = lowered.ty == Type::RawJson;
        let schema = self.schema_ref(span);
        Reply {
            payload: lowered.ty,
            payload_nullable: lowered.nullable && !raw || sometimes_empty,
            readable: !lowered.broken && success.is_ok(),
            success: success.ok().flatten(),
            proof,
            ..bare(self.no_envelope(), schema, ReplyBody::Json, span)
        }
    }

    fn enveloped(&mut self, id: SchemaId, scope: &Scope) -> Reply {
        let span = self.span_of(id);
        let Some(parts) = self.parts(id) else {
            return self.no_reply(span, scope);
        };
        let envelope = self.envelope(&parts);
        let payload = self.view(parts.payload);
        let lowered = self.lower_view(&payload, scope);
        let success = self.success(&payload, &lowered.ty);
        let proof = self.proof(&payload);
        let schema = self.schema_ref(span);
        Reply {
            payload: lowered.ty,
            payload_nullable: lowered.nullable,
            readable: !lowered.broken && success.is_ok(),
            success: success.ok().flatten(),
            proof,
            payload_schema: self.schema_ref(payload.span),
            ..bare(envelope, schema, ReplyBody::Json, span)
        }
    }

    /// Whether a reply is meant to be an envelope: one is marked in it, or it is a choice between a schema and what is not
    /// that schema.
    fn is_enveloped(&self, id: SchemaId) -> bool {
        let view = self.view(id);
        let Some(object) = view.object() else {
            return false;
        };
        let branches = object.one_of.iter().flat_map(|list| &list.value);
        let branches: Vec<View<'a>> = branches.map(|id| self.view(*id)).collect();
        let marked = |view: &View<'a>| view.object().is_some_and(|one| one.envelope.is_some());
        let has_mark = |view: &View<'a>| {
            let parts = view.object().and_then(|object| object.all_of.as_ref());
            let mut parts = parts.into_iter().flat_map(|list| &list.value);
            marked(view) || parts.any(|id| marked(&self.view(*id)))
        };
        let refuses = |view: &View<'a>| view.object().is_some_and(|one| one.not.is_some());
        // What can't be read has been reported, and may be the mark.
        let speaks = |one: &View<'a>| has_mark(one) || refuses(one) || self.is_broken(one);
        has_mark(&view) || branches.iter().any(speaks)
    }

    /// Stands in where there is no readable reply; an error has been reported, so nothing is made of it.
    pub(super) fn no_reply(&mut self, span: Span, scope: &Scope) -> Reply {
        self.incomplete = true;
        let Lowered { ty, nullable, .. } = Lowered::broken();
        let schema = self.schema_ref(span);
        Reply {
            payload: ty,
            payload_nullable: nullable,
            readable: false,
            docs: docs::docs(None, None, None, scope.standing.clone()),
            ..bare(self.no_envelope(), schema, ReplyBody::Json, span)
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
        let leads_away = |member: &Member<Ref<Response>>| member.name.value.starts_with('3');
        // Whoever only checks replies sets such ones aside, and has the others.
        if !self.document.reading && responses.iter().any(leads_away) {
            self.error(
                rules::UNSUPPORTED,
                span,
                "an operation whose only success is a redirect",
                "a client decodes what comes with a status of 200 to 299",
            );
            return self.no_reply(operation.id.span, &scope);
        }
        self.raw_instead(span, "no success is described");
        let schema = self.schema_ref(span);
        Reply {
            status: Status::Default,
            is_undescribed: true,
            ..bare(self.no_envelope(), schema, ReplyBody::Json, span)
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
            success: Success::Values(Vec::new().into()),
            codes: Vec::new(),
            blocked: Vec::new(),
            docs: no_docs(),
            schema: self.schema_ref(span),
            span,
        });
        let id = EnvelopeId(to_u32(self.envelopes.len() - 1));
        self.no_envelope = Some(id);
        id
    }
}

fn no_docs() -> Docs {
    docs::docs(None, None, None, Evidence::Documented)
}

/// A reply of which no more is known than what its body is.
fn bare(envelope: EnvelopeId, schema: SchemaRef, body: ReplyBody, span: Span) -> Reply {
    Reply {
        status: Status::Exact(200),
        envelope,
        payload: match body {
            ReplyBody::Text => Type::String,
            ReplyBody::Nothing | ReplyBody::Json | ReplyBody::Bytes => Type::RawJson,
        },
        payload_nullable: matches!(body, ReplyBody::Nothing | ReplyBody::Json),
        body,
        success: None,
        proof: None,
        echoes: Vec::new(),
        readable: true,
        is_undescribed: false,
        docs: no_docs(),
        schema: schema.clone(),
        payload_schema: schema,
        span,
    }
}
