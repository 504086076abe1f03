//! The 200 answer: success or refusal, and the payload of a success.

use super::docs::Standing;
use super::operation::Source;
use super::types::{Lowered, Scope};
use super::view::View;
use super::{Builder, docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{Envelope, EnvelopeId, EnvelopeMember, Evidence, Reply, Status};
use crate::openapi::{EnvelopeMark, Media, MediaType, SchemaId, SchemaKind, SchemaObject};
use crate::source::{Span, Spanned, to_u32};

const SHAPE: &str = "`oneOf` of two branches: `allOf` of the envelope's success schema and `properties` with the payload; and the refusal";

impl<'a> Builder<'a> {
    pub(super) fn reply(&mut self, source: &Source<'a>, scope: &Scope) -> Reply {
        let operation = source.operation;
        let response = operation.responses.get("200");
        let Some(response) = response else {
            if !operation.responses.broken.iter().any(|key| key == "200") {
                let message = "the operation has no response \"200\"";
                self.error(rules::MISSING_KEY, operation.id.span, message, SHAPE);
            }
            return self.no_reply(operation.id.span, scope);
        };
        let standing = scope
            .standing
            .or(response.evidence.as_ref(), response.sources.as_ref());
        let docs = docs::docs(
            None,
            Some(&response.description),
            response.notes.as_ref(),
            standing.clone(),
        );
        let scope = Scope {
            name: format!("{}Data", scope.name),
            standing,
        };
        let schema = response
            .content
            .as_ref()
            .and_then(|content| self.json_schema(content));
        let Some(id) = schema else {
            if response.content.is_none() {
                self.missing(
                    "response",
                    response.value.span,
                    "content",
                    response.value.span,
                    SHAPE,
                );
            }
            return Reply {
                docs,
                ..self.no_reply(response.span, &scope)
            };
        };
        let span = self.span_of(id);
        let Some(parts) = self.parts(id) else {
            return Reply {
                docs,
                ..self.no_reply(span, &scope)
            };
        };
        let envelope = self.envelope(&parts);
        let payload = self.view(parts.payload);
        let lowered = self.lower_view(&payload, &scope);
        let success = self.success(&payload, &lowered.ty);
        let proof = self.proof(&payload);
        Reply {
            status: Status::Exact(200),
            envelope,
            payload: lowered.ty,
            payload_nullable: lowered.nullable,
            empty: false,
            readable: !lowered.broken && success.is_ok(),
            success: success.ok().flatten(),
            proof,
            echoes: Vec::new(),
            docs,
            schema: self.schema_ref(span),
            payload_schema: self.schema_ref(payload.span),
            span,
        }
    }

    fn json_schema(&mut self, content: &Media<MediaType>) -> Option<SchemaId> {
        if content.name.value != "application/json" {
            let message = format!("a reply of {}", content.name.value);
            self.error(
                rules::UNSUPPORTED,
                content.name.span,
                message,
                "replies are application/json",
            );
            return None;
        }
        if content.value.schema.is_none() {
            self.missing(
                "reply",
                content.value.span,
                "schema",
                content.value.span,
                SHAPE,
            );
        }
        content.value.schema
    }

    /// Stands in where there is no readable reply; an error has been reported, so nothing is made of it.
    pub(super) fn no_reply(&mut self, span: Span, scope: &Scope) -> Reply {
        self.incomplete = true;
        if self.envelopes.is_empty() {
            self.envelopes.push(Envelope {
                name: "Envelope".to_owned(),
                code: Vec::new(),
                message: Vec::new(),
                data: String::new(),
                success: Vec::new(),
                codes: Vec::new(),
                blocked: Vec::new(),
                docs: docs::docs(None, None, None, scope.standing.clone()),
                members: Vec::new(),
                schema: self.schema_ref(span),
                span,
            });
        }
        let Lowered { ty, nullable, .. } = Lowered::broken();
        Reply {
            status: Status::Exact(200),
            envelope: EnvelopeId(0),
            payload: ty,
            payload_nullable: nullable,
            empty: false,
            success: None,
            proof: None,
            echoes: Vec::new(),
            readable: false,
            docs: docs::docs(None, None, None, scope.standing.clone()),
            schema: self.schema_ref(span),
            payload_schema: self.schema_ref(span),
            span,
        }
    }

    /// Takes the reply's schema apart; reports what it lacks.
    fn parts(&mut self, id: SchemaId) -> Option<Parts<'a>> {
        let view = self.view(id);
        // Unreadable: reported.
        let object = view.object()?;
        let Some(branches) = &object.one_of else {
            self.error(
                rules::ENVELOPE_SHAPE,
                object.span,
                "the reply is no envelope",
                SHAPE,
            );
            return None;
        };
        let views: Vec<View<'a>> = branches.value.iter().map(|id| self.view(*id)).collect();
        // What cannot be read has been reported, and may be what is missing.
        if views.iter().any(|view| self.is_broken(view)) {
            return None;
        }
        let success = views.iter().find_map(|branch| self.success_branch(branch));
        let Some((success_view, success, rest)) = success else {
            self.error(
                rules::ENVELOPE_SHAPE,
                branches.span,
                "no branch of the reply has `x-envelope`",
                SHAPE,
            );
            return None;
        };
        let mark = success.envelope.as_ref()?;
        let others: Vec<&View<'a>> = views
            .iter()
            .filter(|branch| self.success_branch(branch).is_none())
            .collect();
        let [refusal] = others.as_slice() else {
            self.error(
                rules::ENVELOPE_SHAPE,
                branches.span,
                format!("{} branches beside one success", others.len()),
                SHAPE,
            );
            return None;
        };
        self.check_exclusive(success, refusal);
        let payload = self.payload(&mark.value, &rest, branches.span)?;
        Some(Parts {
            id: success_view.target,
            object: success,
            mark,
            payload,
        })
    }

    fn is_broken(&self, view: &View<'a>) -> bool {
        let parts = view.object().and_then(|object| object.all_of.as_ref());
        let parts = parts.into_iter().flat_map(|list| &list.value);
        matches!(view.kind, SchemaKind::Broken)
            || parts
                .into_iter()
                .any(|id| matches!(self.view(*id).kind, SchemaKind::Broken))
    }

    /// The success schema of a branch and what the branch adds to it, if it is the success.
    fn success_branch(
        &self,
        branch: &View<'a>,
    ) -> Option<(View<'a>, &'a SchemaObject, Vec<View<'a>>)> {
        let parts: Vec<View<'a>> = branch
            .object()?
            .all_of
            .as_ref()?
            .value
            .iter()
            .map(|id| self.view(*id))
            .collect();
        let index = parts.iter().position(|part| {
            part.object()
                .is_some_and(|object| object.envelope.is_some())
        })?;
        let mut rest = parts;
        let success = rest.remove(index);
        let object = success.object()?;
        Some((success, object, rest))
    }

    /// A refusal is `not` the very schema that makes a success.
    fn check_exclusive(&mut self, success: &SchemaObject, refusal: &View<'a>) {
        let tests = success
            .all_of
            .iter()
            .flat_map(|list| list.value.iter().copied())
            .chain(success.reference.iter().filter_map(|r| r.value.target));
        let tests: Vec<SchemaId> = tests.map(|id| self.view(id).target).collect();
        let not = refusal
            .object()
            .and_then(|object| object.not)
            .map(|id| self.view(id).target);
        if not.is_none_or(|not| !tests.contains(&not)) {
            self.diagnostics.push(
                Diagnostic::error(rules::ENVELOPE_SHAPE, refusal.span, "success and refusal do not exclude each other")
                    .related(success.span, "the success")
                    .help("the success has the test under `allOf`, and the refusal `not` with a `$ref` to the same test"),
            );
        }
    }

    /// The payload's schema: the one property that the branch gives the envelope.
    fn payload(&mut self, mark: &EnvelopeMark, rest: &[View<'a>], span: Span) -> Option<SchemaId> {
        let mut payload = None;
        for part in rest {
            let Some(object) = part.object() else {
                continue;
            };
            let others = [
                object
                    .types
                    .as_ref()
                    .and_then(|types| types.0.first())
                    .filter(|kind| kind.value != crate::model::JsonKind::Object)
                    .map(|kind| kind.span),
                object.one_of.as_ref().map(|list| list.span),
                object.any_of.as_ref().map(|list| list.span),
                object.all_of.as_ref().map(|list| list.span),
                object.values.as_ref().map(|list| list.span),
            ];
            for other in others.into_iter().flatten() {
                self.error(
                    rules::ENVELOPE_SHAPE,
                    other,
                    "a branch adds nothing but the payload to its envelope",
                    SHAPE,
                );
            }
            for member in object.properties.iter().flatten() {
                if member.name.value == mark.data.value {
                    payload = Some(member.value);
                } else {
                    let message = format!("`{}` belongs to the envelope", member.name.value);
                    self.error(
                        rules::ENVELOPE_SHAPE,
                        member.name.span,
                        message,
                        "describe it once, in the envelope's success schema",
                    );
                }
            }
        }
        if payload.is_none() {
            let message = format!("the reply does not say what `{}` is", mark.data.value);
            self.error(rules::ENVELOPE_SHAPE, span, message, SHAPE);
        }
        payload
    }

    fn envelope(&mut self, parts: &Parts<'a>) -> EnvelopeId {
        if let Some(id) = self.envelope_ids.get(&parts.id) {
            return *id;
        }
        let (object, mark) = (parts.object, &parts.mark.value);
        let properties = object.properties.as_ref();
        let keys = mark
            .code
            .value
            .iter()
            .chain(&mark.message.value)
            .chain(std::iter::once(&mark.data));
        for key in keys {
            if properties
                .and_then(|list| list.member(&key.value))
                .is_none()
            {
                self.error(
                    rules::UNKNOWN_NAME,
                    key.span,
                    format!("the envelope has no property `{}`", key.value),
                    "describe it beside `x-envelope`, under `properties`",
                );
            }
        }
        for (list, span) in [
            (mark.code.value.len(), mark.code.span),
            (mark.message.value.len(), mark.message.span),
            (mark.success.value.len(), mark.success.span),
        ] {
            if list == 0 {
                self.error(
                    rules::WRONG_VALUE,
                    span,
                    "an empty list",
                    "an envelope has a code, a message and a code that means success",
                );
            }
        }
        let standing = self
            .view(parts.id)
            .standing(&Standing::from(Evidence::Documented));
        let codes = self.codes(object.codes.as_ref());
        let blocked = self.blocked(object.blocked.as_ref(), &standing);
        self.used_marks
            .extend(object.blocked.as_ref().map(|blocked| blocked.span));
        self.used_marks.insert(parts.mark.span);
        self.used_marks
            .extend(object.codes.as_ref().map(|codes| codes.span));
        let pointer = self.project.pointer_of(object.span).unwrap_or_default();
        let name = object.title.as_ref().map_or_else(
            || pointer.rsplit('/').next().unwrap_or_default(),
            |title| title.value.as_str(),
        );
        let strings = |list: &Spanned<Vec<Spanned<String>>>| {
            list.value.iter().map(|key| key.value.clone()).collect()
        };
        let members = self.envelope_members(object, &standing);
        self.envelopes.push(Envelope {
            name: self.type_names.unique(&names::pascal(name), ""),
            code: strings(&mark.code),
            message: strings(&mark.message),
            data: mark.data.value.clone(),
            success: mark.success.value.clone(),
            codes,
            blocked,
            docs: docs::docs(
                None,
                object.description.as_ref(),
                object.notes.as_ref(),
                standing,
            ),
            members,
            schema: self.schema_ref(object.span),
            span: parts.mark.span,
        });
        let id = EnvelopeId(to_u32(self.envelopes.len() - 1));
        self.envelope_ids.insert(parts.id, id);
        id
    }

    fn envelope_members(&self, object: &SchemaObject, around: &Standing) -> Vec<EnvelopeMember> {
        let required = |name: &str| {
            object
                .required
                .iter()
                .flatten()
                .any(|key| key.value == name)
        };
        let properties = object.properties.iter().flatten();
        properties
            .map(|member| {
                let view = self.view(member.value);
                let types = view.find(|object| object.types.as_ref());
                let kinds = types.into_iter().flat_map(|types| &types.0);
                EnvelopeMember {
                    name: member.name.value.clone(),
                    kinds: kinds.map(|kind| kind.value).collect(),
                    required: required(&member.name.value),
                    sensitive: view
                        .find(|object| object.sensitive.as_ref())
                        .and_then(|word| word.value.sensitivity()),
                    docs: Self::schema_docs(&view, around),
                    span: member.name.span,
                }
            })
            .collect()
    }
}

/// A reply's schema, taken apart.
struct Parts<'a> {
    id: SchemaId,
    object: &'a SchemaObject,
    mark: &'a Spanned<EnvelopeMark>,
    payload: SchemaId,
}
