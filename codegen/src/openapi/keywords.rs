//! Which keywords of JSON Schema hold schemas, and in what form. Knows nothing of what they mean.

/// What a keyword holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// One schema.
    Schema,
    /// A list of schemas.
    List,
    /// Schemas by name.
    Map,
    /// Anything else: what looks like a reference in there is none.
    Data,
}

/// What the keyword `name` holds.
pub(crate) fn holds(name: &str) -> Holds {
    match name {
        "additionalProperties"
        | "contains"
        | "contentSchema"
        | "else"
        | "if"
        | "items"
        | "not"
        | "propertyNames"
        | "then" => Holds::Schema,
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Holds::List,
        "$defs" | "dependentSchemas" | "patternProperties" | "properties" => Holds::Map,
        _ => Holds::Data,
    }
}

/// Every extension of this project, wherever it may stand.
pub(super) const EXTENSIONS: &[&str] = &[
    "x-added",
    "x-blocked",
    "x-codes",
    "x-default",
    "x-echo",
    "x-effect",
    "x-enum-descriptions",
    "x-enum-varnames",
    "x-envelope",
    "x-evidence",
    "x-expect",
    "x-from-cookie",
    "x-known-values",
    "x-languages",
    "x-needed",
    "x-newtype",
    "x-notes",
    "x-plain-http",
    "x-proof",
    "x-provenance",
    "x-rust-name",
    "x-same-as",
    "x-sensitive",
    "x-source",
    "x-success",
    "x-unit",
    "x-when",
];
