//! Schema documents: what they hold, and the way from each part of them back to the spec.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test that cannot set up its spec, or that finds a place outside of it, has failed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use bilispec_codegen::model::Place;
use bilispec_codegen::schema::{self, SchemaDoc};
use bilispec_codegen::source::{Node, Project, pointer};
use bilispec_codegen::{Loaded, load};
use serde_json::Value;

const PLACES: [Place; 6] = [
    Place::Path,
    Place::Query,
    Place::Header,
    Place::Cookie,
    Place::Form,
    Place::Json,
];

fn spec() -> Loaded {
    let loaded = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml"));
    assert_eq!(loaded.diagnostics.list(), []);
    loaded
}

fn small() -> Loaded {
    let loaded =
        load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/small/spec/openapi.yaml"));
    assert_eq!(loaded.diagnostics.list(), []);
    loaded
}

/// All documents of a spec by name.
fn documents(loaded: &Loaded) -> BTreeMap<String, SchemaDoc> {
    let mut all = BTreeMap::new();
    let api = loaded.api.as_ref().unwrap();
    for operation in &api.operations {
        let id = &operation.id;
        all.insert(
            format!("{id} reply"),
            schema::reply(&loaded.project, api, operation),
        );
        for place in PLACES {
            let doc = schema::request(&loaded.project, api, operation, place);
            all.insert(format!("{id} {place:?}"), doc);
        }
        for parameter in &operation.request.parameters {
            let name = format!("{id} {:?} {}", parameter.place, parameter.name);
            all.insert(name, schema::parameter(&loaded.project, parameter));
        }
        for code in &operation.codes {
            if let Some(doc) = schema::code_data(&loaded.project, code) {
                all.insert(format!("{id} {:?}", code.integer()), doc);
            }
        }
    }
    all
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

fn last(path: &str) -> String {
    pointer::split(path).unwrap().pop().unwrap_or_default()
}

/// Where a path of a document leads: the text from there to the end of the line, and the value at the pointer.
fn place<'p>(project: &'p Project, doc: &SchemaDoc, path: &str) -> (&'p str, &'p Node) {
    let origin = doc.locate(path);
    let files = project.files();
    let file = files.iter().find(|file| file.path() == origin.file);
    let file = file.unwrap_or_else(|| panic!("{path}: {origin:?}"));
    let line = file.text().lines().nth(origin.line as usize - 1);
    let line = line.unwrap_or_else(|| panic!("{path}: {origin:?}"));
    let column = line.char_indices().nth(origin.column as usize - 1);
    let node = pointer::get(file.tree().unwrap(), &origin.pointer);
    let node = node.unwrap_or_else(|| panic!("{path}: {origin:?}"));
    let (start, _) = column.unwrap_or_else(|| panic!("{path}: {origin:?}"));
    (&line[start..], node)
}

/// Whether a text in the spec, that may be quoted or begin on the next line, begins as `name` does.
fn begins(text: &str, name: &str) -> bool {
    let first = name.split(['\n', '"']).next().unwrap();
    let quoted = text.strip_prefix(['"', '\'']).unwrap_or(text);
    text.starts_with(first) || quoted.starts_with(first) || text == "|-"
}

/// Every part of a document that mirrors the spec leads to its own words there.
fn mirrors(project: &Project, name: &str, doc: &SchemaDoc, path: &str, value: &Value) {
    let (text, node) = place(project, doc, path);
    let own = last(path);
    let definition = path
        .strip_prefix("/$defs/")
        .is_some_and(|rest| !rest.contains('/'));
    // A definition and a document itself go by the key that they have in their file.
    let named = if definition || path.is_empty() {
        last(&doc.locate(path).pointer)
    } else if own.parse::<usize>().is_err() || path == format!("/x-codes/{own}") {
        own
    } else {
        match value {
            Value::String(text) => text.clone(),
            Value::Object(_) => match node.entries().unwrap() {
                [] => "{}".to_owned(),
                [entry, ..] => entry.key.text.clone(),
            },
            other => other.to_string(),
        }
    };
    assert!(
        begins(text, &named),
        "{name}, {path}: `{named}` is not at the start of `{text}`"
    );
    if !path.ends_with("/$ref") && !value.is_object() && !value.is_array() {
        assert_eq!(node.to_json().to_value(), *value, "{name}, {path}");
    }
}

/// The parts of a request's document that stand for no single value of the spec.
fn is_put_together(path: &str) -> bool {
    let steps = pointer::split(path).unwrap();
    match steps.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["type" | "properties" | "required"] | ["required" | "properties", _] => true,
        ["properties", cookie, "type" | "x-sensitive"] => cookie == "SESSDATA",
        _ => false,
    }
}

fn every_part(loaded: &Loaded) -> usize {
    let project = &loaded.project;
    let mut parts = 0;
    for (name, doc) in documents(loaded) {
        let json = doc.json();
        let body = name.ends_with("Form") || name.ends_with("Json");
        let request = PLACES
            .iter()
            .any(|place| name.ends_with(&format!(" {place:?}")));
        let put_together = request && !(body && doc.locate("").pointer.ends_with("/schema"));
        let parameter = !request && name.split(' ').count() == 3;
        walk(&json, "", &mut |path, value| {
            parts += 1;
            // `x-reply` gathers what the operation says elsewhere: its effect and what proves it.
            let gathered = path == "/x-reply" || path.starts_with("/x-reply/");
            if path == "/$defs" || path.ends_with("/x-allow-empty") || gathered {
                return;
            }
            if parameter && path.is_empty() {
                let (text, _) = place(project, &doc, path);
                assert!(
                    begins(text, name.splitn(3, ' ').nth(2).unwrap()),
                    "{name}: {text}"
                );
                return;
            }
            if !(put_together && is_put_together(path)) {
                mirrors(project, &name, &doc, path, value);
                return;
            }
            let (text, _) = place(project, &doc, path);
            let (own, below) = (last(path), path.rsplit_once('/').map(|(below, _)| below));
            match below {
                Some("/properties") => assert!(begins(text, &own), "{name}, {path}: {text}"),
                Some("/required") => {
                    let known = begins(text, "required") || begins(text, value.as_str().unwrap());
                    assert!(known, "{name}, {path}: {text}");
                }
                _ => {
                    let known = [
                        "parameters:",
                        "get:",
                        "post:",
                        "required:",
                        "x-sensitive:",
                        "name:",
                        "SESSDATA",
                    ];
                    assert!(
                        known.iter().any(|known| text.starts_with(known)),
                        "{name}, {path}: {text}"
                    );
                }
            }
        });
    }
    parts
}

#[test]
fn every_part_leads_to_its_own_words() {
    let parts = every_part(&spec());
    assert!(parts > 3500, "{parts}");
    every_part(&small());
}

/// A reference leads to a definition, each definition is referred to, and none is there twice.
#[test]
fn definitions_are_there_once() {
    for loaded in [spec(), small()] {
        for (name, doc) in documents(&loaded) {
            let json = doc.json();
            let mut used = BTreeSet::new();
            walk(&json, "", &mut |path, value| {
                if path.ends_with("/$ref") && !path.contains("/default/") {
                    let target = value.as_str().unwrap();
                    let number = target.strip_prefix("#/$defs/").unwrap();
                    used.insert(number.parse::<usize>().unwrap());
                }
            });
            let defs = json.get("$defs");
            let defs = defs.map_or(0, |defs| defs.as_object().unwrap().len());
            assert_eq!(used, (0..defs).collect(), "{name}");
            let places = (0..defs).map(|number| doc.locate(&format!("/$defs/{number}")));
            let places: BTreeSet<_> = places.map(|place| (place.file, place.pointer)).collect();
            assert_eq!(places.len(), defs, "{name}: each of another place");
        }
    }
}

/// The documents of a spec that has everything once, to look at.
#[test]
fn documents_of_a_small_spec() {
    let mut out = String::new();
    for (name, doc) in documents(&small()) {
        writeln!(out, "{name}\n{}\n", doc.json_text).unwrap();
    }
    insta::assert_snapshot!(out);
}

#[test]
fn missing_members_are_found_where_they_are_asked_for() {
    let loaded = spec();
    let api = loaded.api.as_ref().unwrap();
    let operation = api.operation("get_project").unwrap();
    let doc = schema::request(&loaded.project, api, operation, Place::Query);
    let origin = doc.locate_item("/required", "id");
    assert_eq!(
        (origin.file.as_str(), origin.pointer.as_str()),
        ("spec/ticket/get_project.yaml", "/get/parameters/1/required")
    );
    let doc = schema::reply(&loaded.project, api, operation);
    let defs = doc.json()["$defs"].as_object().unwrap().len();
    let mut definitions = (0..defs).map(|number| format!("/$defs/{number}"));
    let project = definitions.find(|path| doc.locate(path).pointer == "/Project");
    let path = project.unwrap() + "/required";
    let (text, _) = place(&loaded.project, &doc, &path);
    assert!(text.starts_with("required: [id, screen_list]"), "{text}");
    let item = doc.locate_item(&path, "screen_list");
    assert_eq!(item.pointer, "/Project/required/1");
    assert_eq!(doc.locate_item(&path, "x").pointer, "/Project/required");
}

/// A path that leads nowhere ends at the last value on the way, and no path is too odd.
#[test]
fn paths_that_lead_nowhere() {
    let loaded = spec();
    let api = loaded.api.as_ref().unwrap();
    let doc = schema::reply(&loaded.project, api, api.operation("quick_pay").unwrap());
    let root = doc.locate("");
    assert!(root.pointer.ends_with("/schema"));
    for path in [
        "/nothing",
        "nothing",
        "/oneOf/7/x",
        "//",
        "/$defs/99/x",
        "/oneOf/-1",
        "中",
    ] {
        assert!(
            doc.locate(path).pointer.starts_with(&root.pointer),
            "{path}"
        );
    }
    let deep = doc.locate("/oneOf/0/allOf/1/properties/data/properties/exp/nothing/at/all");
    assert!(deep.pointer.ends_with("/properties/exp"), "{deep:?}");
}
