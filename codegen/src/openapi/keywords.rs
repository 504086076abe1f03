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
