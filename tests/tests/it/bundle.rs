//! The spec as one file, and its schemas as documents, in the hands of others: OpenAPI readers that know nothing
//! of this project, and the `jsonschema` crate with every fixture.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set up its spec has failed"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bilispec::discover;
use bilispec::learn::Decision;
use bilispec_codegen::labels::Spoken;
use bilispec_codegen::model::{Api, Operation, Place};
use bilispec_codegen::source::{Json, pointer};
use bilispec_codegen::{Loaded, bundle, load, schema};
use bilispec_engine::{Document, Schema, Side};
use bilispec_tests::mapping::Case;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

const PLACES: [Place; 6] = [
    Place::Path,
    Place::Query,
    Place::Header,
    Place::Cookie,
    Place::Form,
    Place::Json,
];

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn spec() -> Loaded {
    let loaded = load(&root().join("spec/openapi.yaml"));
    assert!(!loaded.diagnostics.has_errors());
    loaded
}

fn api(loaded: &Loaded) -> &Api {
    loaded.api.as_ref().unwrap()
}

fn bundled(loaded: &Loaded) -> Json {
    bundle::build(&loaded.project, loaded.api.as_ref()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    options.build(schema).unwrap()
}

/// Method, path and id of every operation, as the model has them.
fn operations(api: &Api) -> BTreeSet<(String, String, String)> {
    let operations = api.operations.iter();
    operations
        .map(|operation| {
            let method = format!("{:?}", operation.method).to_uppercase();
            (method, operation.path.clone(), operation.id.clone())
        })
        .collect()
}

fn fixture(file: &str) -> Value {
    serde_json::from_slice(&fs::read(root().join(file)).unwrap()).unwrap()
}

/// The reply's schema of an operation, as a pointer into the bundle.
fn reply_schema(operation: &Operation) -> String {
    let method = format!("{:?}", operation.method).to_lowercase();
    let path = pointer::escape(&operation.path);
    format!("/paths/{path}/{method}/responses/200/content/application~1json/schema")
}

#[test]
fn oas3_reads_the_bundle() {
    let loaded = spec();
    let document = bundled(&loaded);
    let from_yaml = oas3::from_yaml(bundle::to_yaml(&document)).unwrap();
    let from_json = oas3::from_json(bundle::to_json(&document)).unwrap();
    assert_eq!(from_yaml, from_json, "both texts say the same");
    assert!(from_yaml.validate_version().is_ok());
    let found: BTreeSet<_> = from_yaml
        .operations()
        .map(|(path, method, operation)| {
            let id = operation.operation_id.clone().unwrap();
            (method.to_string(), path, id)
        })
        .collect();
    assert_eq!(found, operations(api(&loaded)));
    for operation in &api(&loaded).operations {
        let read = from_yaml.operation_by_id(&operation.id).unwrap();
        let replies = read.responses(&from_yaml);
        let content = &replies["200"].content["application/json"];
        assert!(
            content.schema(&from_yaml).unwrap().is_some(),
            "{}",
            operation.id
        );
        let examples = content.examples(&from_yaml);
        assert_eq!(examples.len(), operation.examples.len(), "{}", operation.id);
        assert_eq!(
            replies.len(),
            operation.statuses.len() + 1,
            "{}",
            operation.id
        );
    }
}

#[test]
fn roas_reads_the_bundle() {
    use roas::validation::{Options, Validate};
    let loaded = spec();
    let text = bundle::to_json(&bundled(&loaded));
    let document: roas::v3_1::spec::Spec = serde_json::from_str(&text).unwrap();
    let paths = document.paths.as_ref().unwrap();
    let found: BTreeSet<_> = paths
        .iter()
        .flat_map(|(path, item)| {
            let operations = item.operations.iter().flatten();
            operations.map(|(method, operation)| {
                let id = operation.operation_id.clone().unwrap();
                (method.to_uppercase(), path.clone(), id)
            })
        })
        .collect();
    assert_eq!(found, operations(api(&loaded)));
    // It does not look for references in the items of what may be a list or null.
    if let Err(error) = document.validate(Options::IgnoreUnusedSchemas.only(), None) {
        panic!("{error}");
    }
}

/// What the bundle's examples hold is what the fixtures hold, member by member in the same order.
#[test]
fn examples_are_the_fixtures() {
    let loaded = spec();
    let document: Value = serde_json::from_str(&bundle::to_json(&bundled(&loaded))).unwrap();
    let ordered = bundle::to_json(&bundled(&loaded));
    let mut count = 0;
    for operation in &api(&loaded).operations {
        let media = reply_schema(operation);
        let media = document
            .pointer(media.strip_suffix("/schema").unwrap())
            .unwrap();
        for example in &operation.examples {
            let inlined = &media["examples"][&example.case];
            assert_eq!(inlined["value"], fixture(&example.file), "{}", example.file);
            assert!(inlined.get("externalValue").is_none());
            assert!(inlined["x-provenance"].is_string());
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
    let success = fs::read(root().join("fixtures/quick_pay/success.json")).unwrap();
    let text = bundle::to_json(&Json::parse(&success).unwrap());
    let deep: Vec<_> = ordered.lines().map(str::trim).collect();
    let wanted: Vec<_> = text.lines().skip(1).map(str::trim).collect();
    let wanted = wanted.split_last().unwrap().1;
    assert!(
        deep.windows(wanted.len()).any(|lines| lines == wanted),
        "order is kept"
    );
}

/// A reply spoilt in ways that no operation's schema may let pass.
fn spoilt(fixture: &Value) -> Vec<Value> {
    let mut all = vec![json!({}), json!([]), Value::Null];
    let members = fixture.as_object().unwrap();
    for code in ["errno", "code"] {
        if members.contains_key(code) {
            let mut broken = members.clone();
            broken.insert(code.to_owned(), json!("0"));
            all.push(Value::Object(broken));
        }
    }
    let mut without = members.clone();
    without.remove("errno");
    without.remove("code");
    all.push(Value::Object(without));
    let succeeds = ["errno", "code"]
        .iter()
        .all(|code| members.get(*code).is_none_or(|code| *code == 0));
    if succeeds {
        for data in [json!("text"), json!(7)] {
            let mut broken = members.clone();
            broken.insert("data".to_owned(), data);
            all.push(Value::Object(broken));
        }
        let mut broken = members.clone();
        broken.remove("data");
        all.push(Value::Object(broken));
    }
    all
}

/// Every fixture is valid, and spoilt it is not: by the bundle, by the reply's document, and by the engine.
#[test]
fn fixtures_hold_against_the_bundle_and_the_documents() {
    let loaded = spec();
    let document: Value = serde_json::from_str(&bundle::to_json(&bundled(&loaded))).unwrap();
    let (mut valid, mut broken, mut blocked) = (0, 0, 0);
    for operation in &api(&loaded).operations {
        let mut whole = document.clone();
        whole["$ref"] = json!(format!("#{}", reply_schema(operation)));
        let by_bundle = validator(&whole);
        let reply = schema::reply(&loaded.project, api(&loaded), operation);
        let by_document = validator(&reply.json());
        let engine = Schema::from_json_str(&reply.json_text).unwrap();
        let verdicts = |value: &Value| {
            let text = value.to_string();
            let parsed = Document::parse(text.as_bytes()).unwrap();
            [
                by_bundle.is_valid(value),
                by_document.is_valid(value),
                engine.is_valid(&parsed),
            ]
        };
        for example in &operation.examples {
            let fixture = fixture(&example.file);
            let report = engine.report(fixture.to_string().as_bytes(), Side::Response);
            if report.unwrap().answer.blocked {
                // A text that blocks stands beside the code of a success, whose payload no plain schema can do without.
                assert_eq!(verdicts(&fixture), [false; 3], "{}", example.file);
                blocked += 1;
                continue;
            }
            assert_eq!(verdicts(&fixture), [true; 3], "{}", example.file);
            valid += 1;
            for value in spoilt(&fixture) {
                assert_eq!(verdicts(&value), [false; 3], "{}: {value}", example.file);
                for error in by_document.iter_errors(&value) {
                    let origin = reply.locate(error.schema_path().as_str());
                    assert!(origin.file.starts_with("spec/"), "{}", error.schema_path());
                }
                broken += 1;
            }
        }
    }
    assert!(valid > 50 && broken > 300, "{valid} {broken}");
    assert_eq!(blocked, 1, "the gateway's answer to createV2");
}

/// Every example's request is what the documents of its places say, and without a required value it is not.
#[test]
fn requests_hold_against_their_documents() {
    let loaded = spec();
    let mut missing = 0;
    for operation in &api(&loaded).operations {
        for place in PLACES {
            let doc = schema::request(&loaded.project, api(&loaded), operation, place);
            let by_document = validator(&doc.json());
            let engine = Schema::from_json_str(&doc.json_text).unwrap();
            if place == Place::Cookie {
                continue;
            }
            for example in &operation.examples {
                let arguments = example
                    .request
                    .iter()
                    .filter(|argument| argument.place == place);
                let sent: Map<_, _> = arguments
                    .map(|argument| (argument.name.clone(), argument.value.to_value()))
                    .collect();
                let name = format!("{} {}, {place:?}", operation.id, example.case);
                let verdicts = |sent: Map<String, Value>| {
                    let value = Value::Object(sent);
                    let text = value.to_string();
                    let parsed = Document::parse(text.as_bytes()).unwrap();
                    [by_document.is_valid(&value), engine.is_valid(&parsed)]
                };
                assert_eq!(verdicts(sent.clone()), [true; 2], "{name}");
                for parameter in operation
                    .request
                    .parameters
                    .iter()
                    .filter(|p| p.place == place && p.required)
                {
                    let mut without = sent.clone();
                    without.remove(&parameter.name);
                    assert_eq!(
                        verdicts(without),
                        [false; 2],
                        "{name} without {}",
                        parameter.name
                    );
                    missing += 1;
                }
            }
        }
        for parameter in &operation.request.parameters {
            let doc = schema::parameter(&loaded.project, parameter);
            let by_document = validator(&doc.json());
            for example in &operation.examples {
                let argument = example.request.iter();
                let mut argument =
                    argument.filter(|a| (a.place, &a.name) == (parameter.place, &parameter.name));
                if let Some(argument) = argument.next() {
                    assert!(
                        by_document.is_valid(&argument.value.to_value()),
                        "{} {}",
                        operation.id,
                        parameter.name
                    );
                }
            }
        }
    }
    assert!(missing > 100, "{missing}");
}

/// The session's cookie is asked for where the operation needs it.
#[test]
fn cookies_hold_against_their_documents() {
    let loaded = spec();
    for operation in &api(&loaded).operations {
        let doc = schema::request(&loaded.project, api(&loaded), operation, Place::Cookie);
        let by_document = validator(&doc.json());
        let needs = operation.security.is_required();
        assert_eq!(by_document.is_valid(&json!({})), !needs, "{}", operation.id);
        assert!(
            by_document.is_valid(&json!({"SESSDATA": "x"})),
            "{}",
            operation.id
        );
        let sensitive = doc
            .json()
            .pointer("/properties/SESSDATA/x-sensitive")
            .cloned();
        assert_eq!(
            sensitive,
            needs.then(|| json!("credential")),
            "{}",
            operation.id
        );
    }
}

/// What fixtures of refusals carry is what their codes say, at the document's root and on its own.
#[test]
fn data_of_codes_hold_against_their_documents() {
    let loaded = spec();
    let mut checked = BTreeSet::new();
    for operation in &api(&loaded).operations {
        let reply = schema::reply(&loaded.project, api(&loaded), operation).json();
        let codes: Vec<_> = api(&loaded).codes(operation).collect();
        let listed: BTreeSet<_> = reply["x-codes"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let known: BTreeSet<_> = codes.iter().map(|code| code.key()).collect();
        assert_eq!(listed, known, "{}", operation.id);
        for code in codes {
            let key = code.key();
            let entry = &reply["x-codes"][&key];
            assert_eq!(entry["name"], code.name.as_str());
            let Some(doc) = schema::code_data(&loaded.project, code) else {
                assert!(entry.get("data").is_none());
                continue;
            };
            let mut root = reply.clone();
            let members = root.as_object_mut().unwrap();
            members.retain(|key, _| key == "$defs" || key == "x-codes");
            members.insert("$ref".to_owned(), json!(format!("#/x-codes/{key}/data")));
            let [alone, at_root] = [validator(&doc.json()), validator(&root)];
            for example in &operation.examples {
                let fixture = fixture(&example.file);
                let answered = [&fixture["errno"], &fixture["code"]].map(Value::as_i64);
                if code.value.is_some() && answered.contains(&code.integer()) {
                    let data = &fixture["data"];
                    assert!(
                        alone.is_valid(data) && at_root.is_valid(data),
                        "{}",
                        example.file
                    );
                    assert!(!alone.is_valid(&json!("x")) && !at_root.is_valid(&json!("x")));
                    checked.insert((operation.id.clone(), key.clone()));
                }
            }
        }
    }
    assert!(checked.len() >= 4, "{checked:?}");
}

/// Generators of other languages name types after components: what has a name here has it there.
#[test]
fn named_types_are_components() {
    let loaded = spec();
    let document: Value = serde_json::from_str(&bundle::to_json(&bundled(&loaded))).unwrap();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for name in [
        "QuickPayReceipt",
        "QuickPayStatus",
        "CreatedOrder",
        "Project",
        "PreparedOrder",
    ] {
        assert_eq!(schemas[name]["title"], name);
    }
    // None is there twice, and none is numbered.
    let ends_in_digit = |name: &&String| name.ends_with(|c: char| c.is_ascii_digit());
    assert_eq!(schemas.keys().find(ends_in_digit), None);
    let quick_pay = api(&loaded).operation("quick_pay").unwrap();
    assert_eq!(
        document.pointer(&reply_schema(quick_pay)).unwrap(),
        &json!({"oneOf": [
            {"$ref": "#/components/schemas/QuickPaySuccess"},
            {"$ref": "#/components/schemas/ChargeRefusal"},
        ]})
    );
    assert_eq!(
        schemas["QuickPaySuccess"],
        json!({"allOf": [
            {"$ref": "#/components/schemas/ChargeEnvelope"},
            {"properties": {"data": {"$ref": "#/components/schemas/QuickPayReceipt"}}},
        ]})
    );
    // The test for a success is not a type; the members that it always needs are required of the type.
    assert!(schemas.keys().all(|name| !name.ends_with("IsSuccess")));
    let envelope = &schemas["ChargeEnvelope"];
    assert_eq!(envelope["required"], json!(["data", "code"]));
    assert!(envelope.get("allOf").is_none() && envelope["not"]["not"].is_object());
    // Readers that ask the root for servers get those of the operations.
    let servers = document["servers"].as_array().unwrap();
    let urls: Vec<&str> = servers
        .iter()
        .filter_map(|one| one["url"].as_str())
        .collect();
    assert_eq!(urls.len(), 2, "{urls:?}");
    assert!(urls.contains(&"https://api.bilibili.com"), "{urls:?}");
}

/// What generators of other languages would have to invent a name for, which they number: an object with members, listed
/// values, a choice or a condition that stands in place, at this pointer.
fn unnamed(schema: &Value, at: &str, is_named: bool, found: &mut Vec<String>) {
    let Some(members) = schema.as_object() else {
        return;
    };
    let makes_a_type = |key: &str| members.contains_key(key);
    if !is_named
        && ["properties", "enum", "anyOf", "allOf"]
            .into_iter()
            .any(makes_a_type)
    {
        found.push(at.to_owned());
    }
    for (key, member) in members {
        let at = format!("{at}/{key}");
        match (key.as_str(), member) {
            // A choice is written down where it stands, and so is a list; what they consist of has names.
            ("anyOf" | "oneOf", Value::Array(branches)) => {
                for branch in branches {
                    unnamed(branch, &at, false, found);
                    if branch.get("required").is_some() {
                        found.push(at.clone());
                    }
                }
            }
            // What is added to something that has a name belongs to the type.
            ("allOf", Value::Array(parts)) => {
                let own = parts.iter().filter(|part| part.get("$ref").is_none());
                let is_one = own.clone().count() == 1 && is_named;
                own.for_each(|part| unnamed(part, &at, is_one, found));
            }
            ("items" | "additionalProperties" | "contentSchema", member) => {
                unnamed(member, &at, false, found);
            }
            ("properties" | "patternProperties", Value::Object(properties)) => {
                for (name, property) in properties {
                    unnamed(property, &format!("{at}/{name}"), false, found);
                }
            }
            _ => {}
        }
    }
}

/// All of a bundle that has no name.
fn unnamed_in(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let schemas = document["components"]["schemas"].as_object();
    for (name, schema) in schemas.into_iter().flatten() {
        unnamed(schema, name, true, &mut found);
    }
    let mut open = vec![(&document["paths"], String::new())];
    open.push((&document["components"]["responses"], "responses".to_owned()));
    while let Some((value, at)) = open.pop() {
        for (key, member) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{key}");
            if key == "schema" {
                unnamed(member, &at, false, &mut found);
            } else if !matches!(key.as_str(), "examples" | "example") {
                open.push((member, at));
            }
        }
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            open.push((item, format!("{at}/{index}")));
        }
    }
    found
}

/// A spec that is made of a capture.
fn discovered(folder: &Path) -> Loaded {
    let spec = folder.join("spec/openapi.yaml");
    let capture = root().join("cli/tests/it/evening.ndjson");
    let learned = discover::discover(
        discover::begin(&spec, "shop"),
        &[capture],
        &discover::Settings::default(),
        &mut |_| Decision::Take,
        &mut |_| {},
    );
    learned.draft.write().unwrap();
    load(&spec)
}

/// What conforms to a bundle is what conforms to the spec as its files have it: nothing is lost with the conditions.
fn conforms_as_before(loaded: &Loaded) -> usize {
    let before = bundle::build(&loaded.project, None).unwrap().to_value();
    let after = bundled(loaded).to_value();
    let mut counted = 0;
    for operation in &api(loaded).operations {
        if before.pointer(&reply_schema(operation)).is_none() {
            // It answers without a body.
            assert!(operation.examples.is_empty(), "{}", operation.id);
            continue;
        }
        let [before, after] = [&before, &after].map(|document| {
            let mut whole = document.clone();
            let place = reply_schema(operation)
                .replace('{', "%7B")
                .replace('}', "%7D");
            whole["$ref"] = json!(format!("#{place}"));
            validator(&whole)
        });
        for example in &operation.examples {
            let Ok(bytes) = loaded.project.read(&example.file) else {
                continue;
            };
            let fixture: Value = serde_json::from_slice(&bytes).unwrap();
            let members = fixture.as_object().cloned().unwrap_or_default();
            // As it is, and without each of its members.
            let without = members.keys().map(|name| {
                let mut members = members.clone();
                members.remove(name);
                Value::Object(members)
            });
            for value in without.chain([fixture.clone()]) {
                let same = before.is_valid(&value) == after.is_valid(&value);
                assert!(same, "{}: {value}", example.file);
                counted += 1;
            }
        }
    }
    counted
}

/// Our spec, every rule of the mapping, a project that has just begun, and one that was made of a capture.
#[test]
fn nothing_in_a_bundle_is_left_to_be_numbered() {
    let begun = tempfile::tempdir().unwrap();
    bilispec::init::init(begun.path(), Some("shop"), Spoken::English, None).unwrap();
    let begun = load(&begun.path().join("spec/openapi.yaml"));
    let folder = tempfile::tempdir().unwrap();
    let discovered = discovered(folder.path());
    assert!(api(&discovered).operations.len() > 5);
    let mut specs = Vec::new();
    for (name, loaded) in [
        ("ours", spec()),
        ("begun", begun),
        ("discovered", discovered),
    ] {
        assert!(conforms_as_before(&loaded) > 4, "{name}");
        specs.push((name.to_owned(), loaded));
    }
    for case in Case::all().iter().filter(|case| !case.is_refused()) {
        specs.push((case.name.clone(), case.load().1));
    }
    assert!(specs.len() > 20);
    // As the files have it, without the names of types, much would be.
    let plain = bundle::to_json(&bundle::build(&spec().project, None).unwrap());
    assert!(unnamed_in(&serde_json::from_str(&plain).unwrap()).len() > 10);
    for (name, loaded) in specs {
        let document: Value = serde_json::from_str(&bundle::to_json(&bundled(&loaded))).unwrap();
        let own: BTreeSet<&str> = api(&loaded)
            .types
            .iter()
            .map(|def| def.rust_name.as_str())
            .collect();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let is_numbered = |name: &&String| {
            name.ends_with(|c: char| c.is_ascii_digit()) && !own.contains(name.as_str())
        };
        assert_eq!(schemas.keys().find(is_numbered), None, "{name}");
        assert_eq!(unnamed_in(&document), [""; 0], "{name}");
        for operation in document["paths"].as_object().unwrap().values() {
            let operations = operation.as_object().unwrap().values();
            let all = operations.filter(|one| one.get("operationId").is_some());
            assert!(all.clone().all(|one| one["summary"].is_string()), "{name}");
        }
    }
}
