//! Schema documents: what they hold, and the way from each part of them back to the spec.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot set up its spec has failed"
)]

use std::collections::BTreeSet;
use std::path::Path;

use bilispec_codegen::diagnostics::Diagnostics;
use bilispec_codegen::model::SchemaRef;
use bilispec_codegen::schema::{self, SchemaDoc};
use bilispec_codegen::source::{Node, Project, pointer};
use serde_json::Value;

fn project() -> Project {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    let mut diagnostics = Diagnostics::default();
    let project = Project::load(&spec, &mut diagnostics);
    assert_eq!(diagnostics.list(), []);
    project
}

fn schema_ref(project: &Project, node: &Node) -> SchemaRef {
    SchemaRef {
        file: node.span.file,
        pointer: project.pointer_of(node.span).unwrap(),
        span: node.span,
    }
}

/// The schemas of all replies and bodies of the spec.
fn schemas(project: &Project) -> Vec<SchemaRef> {
    let mut found = Vec::new();
    let document = project.document().unwrap();
    for path in document.get("paths").unwrap().entries().unwrap() {
        let reference = path.value.get("$ref").unwrap();
        let item = project
            .resolve(reference.as_str().unwrap(), reference.span.file)
            .unwrap();
        let operation = item.get("get").or_else(|| item.get("post")).unwrap();
        let content = [
            "responses/200/content/application~1json/schema",
            "requestBody/content/application~1x-www-form-urlencoded/schema",
        ];
        for place in content {
            if let Some(node) = pointer::get(operation, &format!("/{place}")) {
                found.push(schema_ref(project, node));
            }
        }
    }
    assert_eq!(found.len(), 11);
    found
}

/// Calls `visit` with every path of a value and what stands there.
fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(path, value);
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                walk(value, &format!("{path}/{}", pointer::escape(key)), visit);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{path}/{index}"), visit);
            }
        }
        _ => {}
    }
}

/// Where a path of a document leads: text from there on, and the value at the origin's pointer.
fn place<'p>(project: &'p Project, doc: &SchemaDoc, path: &str) -> (&'p str, &'p Node) {
    let origin = doc.locate(path);
    let file = project
        .files()
        .iter()
        .find(|file| file.path() == origin.file)
        .unwrap_or_else(|| panic!("{path}: {origin:?}"));
    let line = file.text().lines().nth(origin.line as usize - 1).unwrap();
    let (start, _) = line.char_indices().nth(origin.column as usize - 1).unwrap();
    let node = pointer::get(file.tree().unwrap(), &origin.pointer).unwrap();
    (&line[start..], node)
}

/// Every part of a mirrored document is found in the spec, at its own words.
#[test]
fn every_part_leads_to_its_own_words() {
    let project = project();
    let mut paths = 0;
    for schema in schemas(&project) {
        let doc = schema::at(&project, &schema);
        let json = doc.json();
        walk(&json, "", &mut |path, value| {
            if path == "/$defs" {
                return;
            }
            paths += 1;
            let (text, node) = place(&project, &doc, path);
            let name = pointer::split(path).unwrap().pop();
            let definition = path
                .strip_prefix("/$defs/")
                .is_some_and(|rest| !rest.contains('/'));
            let named = match name {
                // The key in the file is what the schema is called there.
                _ if definition || path.is_empty() => pointer::split(&doc.locate(path).pointer)
                    .unwrap()
                    .pop()
                    .unwrap(),
                Some(name) if name.parse::<usize>().is_err() => name,
                _ => match value {
                    Value::String(text) => text.clone(),
                    Value::Object(_) => node.entries().unwrap()[0].key.text.clone(),
                    other => other.to_string(),
                },
            };
            let first = named.split(['\n', '"']).next().unwrap();
            // A text may be quoted, or begin on the next line.
            let quoted = text.strip_prefix(['"', '\'']).unwrap_or(text);
            assert!(
                text.starts_with(first) || quoted.starts_with(first) || text == "|-",
                "{path}: `{first}` is not at the start of `{text}`"
            );
            if !path.ends_with("/$ref") && !value.is_object() && !value.is_array() {
                assert_eq!(node.to_json().to_value(), *value, "{path}");
            }
        });
    }
    assert!(paths > 2500, "{paths}");
}

/// A reference leads to a definition, each definition is referred to, and none is there twice.
#[test]
fn definitions_are_there_once() {
    let project = project();
    for schema in schemas(&project) {
        let doc = schema::at(&project, &schema);
        let json = doc.json();
        let mut used = BTreeSet::new();
        walk(&json, "", &mut |path, value| {
            if path.ends_with("/$ref") {
                let target = value.as_str().unwrap();
                let number = target.strip_prefix("#/$defs/").unwrap();
                used.insert(number.parse::<usize>().unwrap());
            }
        });
        let defs = json
            .get("$defs")
            .map_or(0, |defs| defs.as_object().unwrap().len());
        assert_eq!(used, (0..defs).collect());
        let origins: BTreeSet<_> = (0..defs)
            .map(|number| {
                let origin = doc.locate(&format!("/$defs/{number}"));
                (origin.file, origin.pointer)
            })
            .collect();
        assert_eq!(origins.len(), defs, "each of another place");
    }
}
