//! What rules look at.

use std::collections::HashMap;
use std::ops::Deref;

use bilispec_engine::Severity;

use super::conform::Conformity;
use crate::bodies::Bodies;
use crate::coverage::survey::Survey;
use crate::coverage::tree::Fact;
use crate::model::{Api, Field, Operation, Parameter, TypeDef, TypeKind};
use crate::openapi::{self, Document, SchemaObject};
use crate::source::{Project, Span};

/// A spec, as far as it could be read.
pub(super) struct Context<'a> {
    pub(super) project: &'a Project,
    pub(super) document: &'a Document,
    pub(super) api: &'a Api,
    /// Operations as written, by the place of their ids.
    written: HashMap<Span, &'a openapi::Operation>,
}

/// A spec without errors, with its fixtures.
pub(super) struct Whole<'a> {
    context: &'a Context<'a>,
    pub(super) bodies: Bodies,
    pub(super) survey: Survey<'a>,
    pub(super) conformity: Conformity,
}

impl<'a> Whole<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let bodies = Bodies::read(context.project, context.api);
        let survey = Survey::new(context.document, context.api, &bodies);
        let conformity = Conformity::new(context.project, context.api, &bodies);
        Self {
            context,
            bodies,
            survey,
            conformity,
        }
    }
}

impl Whole<'_> {
    /// Whether all fixtures of an operation are JSON and as their schema says. If not, what they show is not to be
    /// relied on, and has been reported.
    pub(super) fn is_sound(&self, operation: &Operation) -> bool {
        let broken = self.conformity.replies.iter().any(|breach| {
            breach.operation == operation.id && breach.finding.severity == Severity::Error
        });
        let mut examples = operation.examples.iter();
        !broken && examples.all(|example| self.bodies.value(example).is_some())
    }

    /// What is stated of operations and envelopes whose fixtures are sound.
    pub(super) fn facts(&self) -> impl Iterator<Item = (&str, &[Fact])> {
        let operations = self.api.operations.iter().zip(&self.survey.operations);
        let all_sound = self.api.operations.iter().all(|one| self.is_sound(one));
        let envelopes = self.api.envelopes.iter().zip(&self.survey.envelopes);
        let operations = operations
            .filter(|(operation, _)| self.is_sound(operation))
            .map(|(operation, tree)| (operation.id.as_str(), tree.facts()));
        let envelopes = envelopes
            .filter(move |_| all_sound)
            .map(|(envelope, tree)| (envelope.name.as_str(), tree.facts()));
        operations.chain(envelopes)
    }
}

impl<'a> Deref for Whole<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Self::Target {
        self.context
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(project: &'a Project, document: &'a Document, api: &'a Api) -> Self {
        Self {
            project,
            document,
            api,
            written: items(document).map(|one| (one.id.span, one)).collect(),
        }
    }

    /// All structs with their fields.
    pub(super) fn structs(&self) -> impl Iterator<Item = (&'a TypeDef, &'a [Field])> {
        self.api.types.iter().filter_map(|def| match &def.kind {
            TypeKind::Struct { fields } => Some((def, fields.as_slice())),
            TypeKind::Enum { .. } | TypeKind::Union { .. } => None,
        })
    }

    /// All parameters with their operations.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'a Operation, &'a Parameter)> {
        self.api.operations.iter().flat_map(|operation| {
            let parameters = operation.request.parameters.iter();
            parameters.map(move |parameter| (operation, parameter))
        })
    }

    /// The operation as written.
    pub(super) fn written(&self, operation: &Operation) -> Option<&'a openapi::Operation> {
        self.written.get(&operation.span).copied()
    }

    /// The keywords of the schema at a place.
    pub(super) fn schema(&self, span: Span) -> Option<&'a SchemaObject> {
        let id = self.document.schemas.at(span)?;
        self.document.schemas.get(id).object()
    }

    /// The properties of all envelopes, success and refusal, each once.
    pub(super) fn envelope_schemas(&self) -> Vec<&'a SchemaObject> {
        let mut found: Vec<&SchemaObject> = Vec::new();
        for operation in &self.api.operations {
            for object in self.envelope_schemas_of(operation) {
                if !found.iter().any(|known| known.span == object.span) {
                    found.push(object);
                }
            }
        }
        found
    }

    /// The success schema of an operation's reply and the refusal.
    fn envelope_schemas_of(&self, operation: &Operation) -> Vec<&'a SchemaObject> {
        let document = self.document;
        let chain = |id| {
            let chain = crate::coverage::tree::chain(document, id).into_iter();
            chain.map(|(_, object)| object)
        };
        let reply = document.schemas.at(operation.reply.schema.span);
        let branches = reply
            .into_iter()
            .flat_map(chain)
            .filter_map(|object| object.one_of.as_ref())
            .flat_map(|list| &list.value);
        branches
            .flat_map(|id| chain(*id))
            .flat_map(|branch| {
                let parts = branch.all_of.iter().flat_map(|list| &list.value);
                let success = parts
                    .flat_map(|id| chain(*id))
                    .filter(|part| part.envelope.is_some());
                let refusal = branch.not.is_some().then_some(branch);
                success.chain(refusal)
            })
            .collect()
    }
}

/// All operations as written.
fn items(document: &Document) -> impl Iterator<Item = &openapi::Operation> {
    document.root.paths.iter().flat_map(|member| {
        let item = &member.value.value;
        let all = [&item.get, &item.post, &item.put, &item.patch, &item.delete];
        all.into_iter().flatten().map(AsRef::as_ref)
    })
}
