//! Self-contained JSON Schema documents (2020-12) for validation, with the way back to the spec.
//!
//! A document mirrors the schemas of the spec: their keywords, annotations and order, numbers as written. What
//! a schema refers to stands below the root's `$defs`, once, under a number, and `$ref` leads nowhere else.
//! A reply's document has the codes that the operation can answer with at its root, as `x-codes`; the `x-codes`
//! of the envelope's schema are among them and gone from their own place.
//!
//! Knows schemas and parameters; does not know what validates with them.

mod act;
mod codes;
mod document;
mod origin;
mod part;
mod request;
mod text;
mod writer;

pub use document::SchemaDoc;
pub use origin::Origin;
pub use part::reply_part;

use crate::model::{Api, Code, Described, Operation, Parameter, Place, SchemaRef};
use crate::source::Project;
use document::{document, node};
use writer::Writer;

/// The document of a schema of the spec.
pub fn at(project: &Project, schema: &SchemaRef) -> SchemaDoc {
    document(Writer::new(project), node(project, schema), |_| ())
}

/// The document of the reply of a success; the codes stand at its root.
pub fn reply(project: &Project, api: &Api, operation: &Operation) -> SchemaDoc {
    let root = node(project, &operation.reply.schema);
    let root = root.filter(|_| !operation.reply.is_undescribed);
    document(Writer::new(project), root, |writer| {
        codes::write(writer, api, operation);
        act::write(writer, api, operation);
    })
}

/// The document of the JSON body that replies of a description have; `None` where there is none.
pub fn reply_to(
    project: &Project,
    api: &Api,
    operation: &Operation,
    described: Described,
) -> Option<SchemaDoc> {
    let schema = operation.body_schema(described)?;
    Some(match described {
        Described::Reply => reply(project, api, operation),
        Described::Status(_) | Described::Unlisted => at(project, schema),
    })
}

/// The document of what an operation takes at one place: an object, its members the parameters or fields.
///
/// It speaks of values, not of their texts: an integer in a query is an integer, and a form field that holds
/// JSON ([`Parameter::json_in_string`]) is the value that its text stands for. Cookies include those of the
/// session. A parameter's own annotations stand beside those of its schema and win over them; one that can be
/// sent as a bare key has `x-allow-empty`.
pub fn request(project: &Project, api: &Api, operation: &Operation, place: Place) -> SchemaDoc {
    request::write(project, api, operation, place)
}

/// The document of one parameter's value, its own annotations at the root.
pub fn parameter(project: &Project, parameter: &Parameter) -> SchemaDoc {
    request::write_one(project, parameter)
}

/// The document of what `data` carries with a code, if anything is known of it.
pub fn code_data(project: &Project, code: &Code) -> Option<SchemaDoc> {
    let data = code.data.as_ref()?;
    Some(at(project, &data.schema))
}
