//! A schema, and the plan by which the pass over bytes checks against it.

use std::sync::OnceLock;

use super::compile;
use super::plan::Plan;
use crate::schema::table::{Arrays, Code, NodeId, Outcome, Parts, Table};
use crate::schema::{Schema, SchemaError};
use bilispec_wire::envelope::Act;
use std::borrow::Cow;

/// Checks JSON texts against a [`Schema`].
#[derive(Debug, Clone)]
pub struct Validator {
    schema: Schema,
    /// What the pass over a text goes by; worked out when it is first needed.
    plan: OnceLock<Box<Plan>>,
}

impl Validator {
    /// Checks against this schema.
    pub const fn new(schema: Schema) -> Self {
        Validator {
            schema,
            plan: OnceLock::new(),
        }
    }

    /// Checks against the schema of a document; see [`Schema::from_json_str`].
    pub fn from_json_str(text: &str) -> Result<Self, SchemaError> {
        Schema::from_json_str(text).map(Self::new)
    }

    /// Checks against a schema that is already a value; see [`Schema::from_json`].
    pub fn from_json(schema: &serde_json::Value) -> Result<Self, SchemaError> {
        Schema::from_json(schema).map(Self::new)
    }

    /// What texts are checked against.
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    pub(super) const fn table(&self) -> &Table {
        self.schema.table()
    }

    pub(super) fn plan(&self) -> &Plan {
        self.plan
            .get_or_init(|| Box::new(compile::plan(self.table())))
    }
}

/// A validator among static arrays: for generated code.
#[doc(hidden)]
pub const fn validator(
    arrays: &'static Arrays,
    root: NodeId,
    codes: &'static [Code],
    lists_codes: bool,
    envelope: u32,
    outcome: Option<Outcome>,
    act: Act,
) -> Validator {
    Validator::new(Schema::fixed(Table {
        parts: Parts::Static(arrays),
        root,
        codes: Cow::Borrowed(codes),
        lists_codes,
        envelope,
        outcome,
        act,
    }))
}
