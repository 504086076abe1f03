//! The schemas of one operation, built when they are first needed, and the way from their findings to the spec.

use std::fmt;

use bilispec_codegen::model::{Operation, Place};
use bilispec_codegen::schema::{self, SchemaDoc};
use bilispec_runtime::validate::{Finding, Schema, SchemaError, Side};

use crate::project::Project;
use crate::report::{self, Observation, Part};

/// A schema document and the table made from it.
pub(super) struct Compiled {
    document: SchemaDoc,
    pub(super) schema: Schema,
}

/// The engine refuses a schema that the spec's own reader took.
#[derive(Debug)]
pub struct SchemaFailure {
    /// The operation.
    pub operation: String,
    /// Why.
    pub error: SchemaError,
}

impl fmt::Display for SchemaFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the schema of {} can't be used: {}",
            self.operation, self.error
        )
    }
}

/// See the module's text.
pub(super) struct Schemas<'p> {
    project: Project<'p>,
    operation: &'p Operation,
    reply: Option<Compiled>,
    requests: Vec<(Place, Compiled)>,
}

impl<'p> Schemas<'p> {
    pub(super) fn new(project: Project<'p>, operation: &'p Operation) -> Self {
        Self {
            project,
            operation,
            reply: None,
            requests: Vec::new(),
        }
    }

    fn compile(&self, document: SchemaDoc) -> Result<Compiled, SchemaFailure> {
        match Schema::from_json_str(&document.json_text) {
            Ok(schema) => Ok(Compiled { document, schema }),
            Err(error) => Err(SchemaFailure {
                operation: self.operation.id.clone(),
                error,
            }),
        }
    }

    /// The schema of the reply.
    pub(super) fn reply(&mut self) -> Result<&Compiled, SchemaFailure> {
        let compiled = match self.reply.take() {
            Some(compiled) => compiled,
            None => self.compile(schema::reply(self.project.loaded, self.operation))?,
        };
        Ok(self.reply.insert(compiled))
    }

    /// The schema of all parameters at one place.
    pub(super) fn request(&mut self, place: Place) -> Result<&Compiled, SchemaFailure> {
        let position = match self.requests.iter().position(|(known, _)| *known == place) {
            Some(position) => position,
            None => {
                let compiled =
                    self.compile(schema::request(self.project.loaded, self.operation, place))?;
                self.requests.push((place, compiled));
                self.requests.len() - 1
            }
        };
        match self.requests.get(position) {
            Some((_, compiled)) => Ok(compiled),
            None => unreachable!("just found or pushed"),
        }
    }
}

impl Compiled {
    /// A finding of the engine, with its place in the spec.
    pub(super) fn observation(
        &self,
        project: Project<'_>,
        finding: Finding,
        part: Part,
        side: Side,
    ) -> Observation {
        let origin = self.document.locate(&finding.schema_path);
        let place = project.place(&origin.file, &origin.pointer);
        Observation {
            rule: finding.id.to_owned(),
            severity: severity(&finding, side),
            part,
            instance_path: finding.instance_path,
            schema_path: format!("{}#{}", origin.file, origin.pointer),
            place: place.unwrap_or(report::Place {
                file: origin.file,
                line: origin.line,
                column: origin.column,
            }),
            message: finding.message,
            expected: finding.expected,
            found: finding.found,
        }
    }
}

/// What is wrong in a request speaks of a caller, not of the API: it is a warning, whatever it is.
fn severity(finding: &Finding, side: Side) -> report::Severity {
    use bilispec_runtime::validate::Severity;
    match (side, finding.severity) {
        (Side::Response, Severity::Error) => report::Severity::Error,
        _ => report::Severity::Warning,
    }
}
