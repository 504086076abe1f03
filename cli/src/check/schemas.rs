//! The schemas of one operation, built when they are first needed, and the way from their findings to the spec.

use std::fmt;
use std::sync::{Arc, OnceLock};

use bilispec_codegen::model::{Described, Operation, Place, Status};
use bilispec_codegen::schema::{self, SchemaDoc};
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::{CodeValue, Finding, PlainFields, Rule, Schema, SchemaError, Side};
use bilispec_wire::parameter::Parameter;

use super::listed::all_statuses;
use crate::observations::{self, About, Key, Lessons};
use crate::presence::Shape;
use crate::project::Project;
use crate::report::{self, Observation, Part, Severity};
use crate::url;
use bilispec_wire::privacy;

/// A path in a document is cut behind so many letters: its keys are the capture's.
const LONGEST: usize = 500;

/// A schema document and the table made from it.
pub(super) struct Compiled {
    document: SchemaDoc,
    pub(super) schema: Schema,
}

/// The engine refuses a schema that the spec's own reader took.
#[derive(Debug, Clone)]
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
    reply: Once,
    /// The places of the reply's values.
    shape: OnceLock<Arc<Shape>>,
    /// Of other statuses, in the order of the spec.
    statuses: Vec<Once>,
    /// How the parameters travel.
    pub(super) parameters: Vec<Parameter>,
    /// The statuses that the spec lists, each once.
    pub(super) listed: Vec<Status>,
    /// How a form's fields are checked in one pass, if they can be.
    plain_form: OnceLock<Option<PlainFields>>,
    /// By place, in the order of [`Place`].
    requests: [Once; 6],
}

/// A schema that is built when it is first asked for, by whichever thread that is.
type Once = OnceLock<Result<Compiled, SchemaFailure>>;

impl<'p> Schemas<'p> {
    pub(super) fn new(project: Project<'p>, operation: &'p Operation) -> Self {
        Self {
            project,
            operation,
            reply: Once::new(),
            shape: OnceLock::new(),
            statuses: operation.statuses.iter().map(|_| Once::new()).collect(),
            parameters: operation
                .request
                .parameters
                .iter()
                .map(bilispec_codegen::model::Parameter::wire)
                .collect(),
            listed: all_statuses(operation),
            plain_form: OnceLock::new(),
            requests: Default::default(),
        }
    }

    /// The schema of the JSON body of replies that the spec describes so; `None` where they have none.
    pub(super) fn reply_to(
        &self,
        described: Described,
    ) -> Option<Result<&Compiled, SchemaFailure>> {
        let once = match described {
            Described::Reply => &self.reply,
            Described::Status(number) => self.statuses.get(number)?,
            Described::Unlisted => return None,
        };
        let operation = self.operation;
        operation.body_schema(described)?;
        let built = once.get_or_init(|| compile(operation, self.document(described)));
        Some(built.as_ref().map_err(Clone::clone))
    }

    fn document(&self, described: Described) -> SchemaDoc {
        let (files, api) = (&self.project.loaded.project, self.project.api);
        let document = schema::reply_to(files, api, self.operation, described);
        document.unwrap_or_else(SchemaDoc::anything)
    }

    /// The places of the reply's values.
    pub(super) fn shape(&self) -> Arc<Shape> {
        let shape = self.shape.get_or_init(|| {
            let document = match self.reply.get() {
                Some(Ok(compiled)) => compiled.document.json(),
                _ => self.document(Described::Reply).json(),
            };
            Arc::new(Shape::new(&document))
        });
        Arc::clone(shape)
    }

    /// Where the spec describes a member of the reply: the place, and as file, `#` and JSON pointer.
    pub(super) fn member_place(&self, pointer: &str) -> Option<(report::Place, String)> {
        let shape = self.shape();
        let schema = shape.schema(pointer)?;
        let compiled = self.reply_to(Described::Reply)?.ok()?;
        let origin = compiled.document.locate(schema);
        let place = report::Place {
            file: origin.file.clone(),
            line: origin.line,
            column: origin.column,
        };
        Some((place, format!("{}#{}", origin.file, origin.pointer)))
    }

    /// The schema of all parameters at one place.
    pub(super) fn request(&self, place: Place) -> Result<&Compiled, SchemaFailure> {
        let [path, query, header, cookie, form, json] = &self.requests;
        let once = match place {
            Place::Path => path,
            Place::Query => query,
            Place::Header => header,
            Place::Cookie => cookie,
            Place::Form => form,
            // A text and bytes are not checked.
            Place::Json | Place::Body => json,
        };
        let built = once.get_or_init(|| {
            let (files, api) = (&self.project.loaded.project, self.project.api);
            let document = schema::request(files, api, self.operation, place);
            compile(self.operation, document)
        });
        built.as_ref().map_err(Clone::clone)
    }
}

impl Schemas<'_> {
    /// The schema of a form's fields and how they are checked in one pass; `None` if they can't be.
    pub(super) fn plain_form(&self) -> Result<Option<(&PlainFields, &Schema)>, SchemaFailure> {
        let compiled = self.request(Place::Form)?;
        let plain = self
            .plain_form
            .get_or_init(|| compiled.schema.plain_fields(&self.parameters, Place::Form));
        Ok(plain.as_ref().map(|plain| (plain, &compiled.schema)))
    }
}

pub(super) fn compile(
    operation: &Operation,
    document: SchemaDoc,
) -> Result<Compiled, SchemaFailure> {
    match Schema::from_json_str(&document.json_text) {
        Ok(schema) => Ok(Compiled { document, schema }),
        Err(error) => Err(SchemaFailure {
            operation: operation.id.clone(),
            error,
        }),
    }
}

impl Compiled {
    /// What findings teach; `read` gives what they are about.
    pub(super) fn teach(
        &self,
        lessons: &mut Lessons,
        operation: usize,
        findings: &[Finding],
        part: Part,
        read: impl FnOnce() -> Option<Json>,
    ) {
        if findings.is_empty() {
            return;
        }
        let root = read();
        for finding in findings.iter().take(observations::FINDINGS) {
            let origin = self.document.locate(&finding.schema_path);
            let value = root
                .as_ref()
                .and_then(|root| observations::value_at(root, &finding.instance_path));
            let name = || {
                let steps = pointer::split(&finding.instance_path).unwrap_or_default();
                steps.last().cloned().unwrap_or_default()
            };
            let about = match finding.rule {
                Rule::UnknownField | Rule::AdditionalProperties => About::Field(name()),
                Rule::Required => About::Missing(name()),
                Rule::UnknownCode => {
                    let code = value.as_ref().and_then(Json::as_code);
                    About::Code(operation, code.map(CodeValue::into_owned))
                }
                rule => About::Rule(rule),
            };
            let key = Key {
                file: origin.file,
                pointer: origin.pointer,
                about,
                part,
            };
            lessons.note(operation, key, Some(finding), value.as_ref());
        }
    }

    /// Something about the body as a whole.
    pub(super) fn at_root(&self, rule: Rule, message: String) -> Observation {
        let origin = self.document.locate("");
        Observation {
            rule: rule.id(Side::Response).to_owned(),
            severity: rule.severity().into(),
            part: Part::ResponseBody,
            instance_path: String::new(),
            schema_path: format!("{}#{}", origin.file, origin.pointer),
            place: report::Place {
                file: origin.file,
                line: origin.line,
                column: origin.column,
            },
            found: message.clone(),
            message,
            expected: "JSON as RFC 8259 has it".to_owned(),
        }
    }

    /// A finding of the engine, with its place in the spec.
    pub(super) fn observation(&self, finding: Finding, part: Part, side: Side) -> Observation {
        let origin = self.document.locate(&finding.schema_path);
        // Of a list of required members, the line that names the missing one tells most.
        let line = match finding.rule {
            Rule::Required => {
                let member = finding.instance_path.rsplit('/').next().unwrap_or_default();
                let member = pointer::split(&format!("/{member}")).unwrap_or_default();
                self.document.locate_item(
                    &finding.schema_path,
                    member.first().map_or("", String::as_str),
                )
            }
            _ => origin.clone(),
        };
        let severity = severity(&finding, side);
        let (path, message) = without_private_keys(&finding.instance_path, finding.message);
        Observation {
            rule: finding.id.to_owned(),
            severity,
            part,
            instance_path: url::shortened(&path, LONGEST),
            schema_path: format!("{}#{}", origin.file, origin.pointer),
            place: report::Place {
                file: line.file,
                line: line.line,
                column: line.column,
            },
            message,
            expected: finding.expected,
            found: finding.found,
        }
    }
}

/// A path and a message without keys that are somebody's: an object may be keyed by phone numbers.
fn without_private_keys(path: &str, mut message: String) -> (String, String) {
    let mut steps = Vec::new();
    for step in path.split('/') {
        let key = step.replace("~1", "/").replace("~0", "~");
        if privacy::is_private_key(&key) {
            message = message.replace(&key, "*");
            steps.push("*");
        } else {
            steps.push(step);
        }
    }
    (steps.join("/"), message)
}

/// What is wrong in a request speaks of a caller, not of the API: it is a warning, whatever it is.
fn severity(finding: &Finding, side: Side) -> Severity {
    match side {
        Side::Response => finding.severity.into(),
        Side::Request => Severity::Warning,
    }
}
