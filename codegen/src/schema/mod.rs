//! Self-contained JSON Schema documents for validation, with the way back to the spec. Being written; the calls:
//!
//! - `reply(&Loaded, &Operation) -> SchemaDoc`, `request(&Loaded, &Operation, Place) -> SchemaDoc`,
//!   `parameter(&Loaded, &Parameter) -> SchemaDoc`, `code_data(&Loaded, &Code) -> Option<SchemaDoc>`,
//!   `at(&Project, &SchemaRef) -> SchemaDoc`
//! - `SchemaDoc { pub json_text: String }`, `.json() -> serde_json::Value`, `.locate(path) -> Origin`

/// A schema document of its own: `$ref` only to `#/$defs/N`.
#[derive(Debug, Clone)]
pub struct SchemaDoc {
    /// The document; `serde_json` sorts the members of objects.
    pub json: serde_json::Value,
    /// The same as text, members in the order of the spec.
    pub json_text: String,
}

/// Where a part of a schema document stands in the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Relative to the project's root, with `/`.
    pub file: String,
    /// JSON pointer in that file.
    pub pointer: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}
