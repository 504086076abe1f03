//! A JSON Schema, read into a table. It can say what was wrong with the schema; what a value makes
//! of it is the business of `evaluate` and `report`.

mod annotations;
mod build;
mod cell;
pub(crate) mod keyword;
mod keywords;
mod lookup;
pub(crate) mod pattern;
mod problem;
mod resolve;
pub(crate) mod rows;
pub(crate) mod table;

pub use problem::{SchemaError, SchemaProblem};
pub use table::Sensitivity;

use table::{List, NONE, Table};

use bilispec_wire::json::Document;

/// What a schema document says: verdicts and violations as JSON Schema has them. A [`Validator`](crate::Validator) checks
/// bytes against one.
///
/// It understands JSON Schema draft 2020-12 without identifiers, anchors, dynamic and remote
/// references, `unevaluated*` and vocabularies; `format` and the content keywords are annotations.
/// A document that uses anything else is refused as a whole, with every reason, because a keyword
/// that is passed over in silence would make a wrong verdict.
#[derive(Debug, Clone)]
pub struct Schema {
    table: Table,
}

impl Schema {
    /// Reads a schema document. The order of properties is kept: it predicts the order in which
    /// documents have them.
    pub fn from_json_str(text: &str) -> Result<Self, SchemaError> {
        let document = Document::parse(text.as_bytes()).map_err(SchemaError::Syntax)?;
        let mut builder = build::Builder::new(document.root());
        builder.schema(document.root(), NONE, "", "");
        builder.join();
        let problems = std::mem::take(&mut builder.problems);
        if !problems.is_empty() {
            return Err(SchemaError::Refused(problems));
        }
        let table = builder.into_table();
        if let Some(id) = resolve::circle(&table) {
            return Err(SchemaError::Refused(vec![SchemaProblem {
                pointer: table.pointer(id),
                keyword: "$ref".to_owned(),
                message: "the schema refers back to itself for the same value".to_owned(),
            }]));
        }
        Ok(Schema { table })
    }

    /// Reads a schema that is already a value. Properties come in the order that the value has
    /// them in, which is the alphabet's unless `serde_json` keeps the document's.
    pub fn from_json(schema: &serde_json::Value) -> Result<Self, SchemaError> {
        Self::from_json_str(&schema.to_string())
    }

    /// A schema whose table stands in generated code.
    pub(crate) const fn fixed(table: Table) -> Self {
        Schema { table }
    }

    #[doc(hidden)]
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// The names that the schema itself has properties for.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let table = &self.table;
        let rule = table.object(table.node(table.root));
        let properties = table.properties(rule.map_or_else(List::default, |rule| rule.properties));
        properties.iter().map(|property| table.str(property.name))
    }

    /// Where the schema itself stands.
    pub(crate) fn root_place(&self) -> String {
        self.table.pointer(self.table.root)
    }
}
