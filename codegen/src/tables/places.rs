//! Where the schemas of a document and their keywords stand in the spec, in the form that tables keep: only what does
//! not follow from the schema around it.

use std::cell::LazyCell;

use serde_json::Value;

use bilispec_engine::table::{NONE, NodeId, Table};

use crate::schema::SchemaDoc;

/// The places of one document's schemas.
#[derive(Debug)]
pub(super) struct Places {
    /// By node: file and pointer.
    pub(super) nodes: Vec<String>,
    /// By node: keywords that stand elsewhere than in their schema, as the table keeps them: as they are, or beginning
    /// with a slash, from the schema's own place on.
    pub(super) keywords: Vec<Vec<(String, String)>>,
}

impl Places {
    pub(super) fn new(document: &SchemaDoc, table: &Table) -> Self {
        let json = LazyCell::new(|| document.json());
        let pieces = document.pieces();
        let mut places = Self {
            nodes: Vec::new(),
            keywords: Vec::new(),
        };
        for (id, _) in (0..NONE).zip(table.parts.nodes.iter()) {
            let pointer = pointer(table, id);
            let own = place(document, &pointer);
            let keywords: Vec<&str> = if document.is_mirror(&pointer) {
                pieces.get(pointer.as_str()).cloned().unwrap_or_default()
            } else {
                let object = json.pointer(&pointer).and_then(Value::as_object);
                let keys = object.into_iter().flat_map(serde_json::Map::keys);
                keys.map(String::as_str).collect()
            };
            let keywords = keywords.into_iter().filter(|keyword| is_told(keyword));
            let elsewhere = keywords.filter_map(|keyword| {
                let at = place(document, &format!("{pointer}/{keyword}"));
                match at.strip_prefix(&own) {
                    Some(rest) if rest.strip_prefix('/') == Some(keyword) => None,
                    // A place of its own that only begins with the same letters has no slash there.
                    Some(rest) if rest.starts_with('/') => {
                        Some((keyword.to_owned(), rest.to_owned()))
                    }
                    _ => Some((keyword.to_owned(), at)),
                }
            });
            places.keywords.push(elsewhere.collect());
            places.nodes.push(own);
        }
        places
    }
}

fn place(document: &SchemaDoc, pointer: &str) -> String {
    let origin = document.locate(pointer);
    format!("{}#{}", origin.file, origin.pointer)
}

/// The pointer of a schema in the document that its table was built from.
fn pointer(table: &Table, id: NodeId) -> String {
    table.place(id, "")
}

/// Whether a finding can be about the keyword; the others are annotations that nobody breaks.
fn is_told(keyword: &str) -> bool {
    if keyword.starts_with("x-") {
        return matches!(
            keyword,
            "x-codes" | "x-envelope" | "x-expect" | "x-known-values"
        );
    }
    !matches!(
        keyword,
        "$comment"
            | "$defs"
            | "$ref"
            | "contentEncoding"
            | "contentSchema"
            | "default"
            | "deprecated"
            | "description"
            | "examples"
            | "format"
            | "readOnly"
            | "title"
            | "writeOnly"
    )
}
