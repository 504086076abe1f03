//! The JSON Schemas of the generated types: they take what the types read, and refuse what they refuse.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a fixture that is gone has failed"
)]

use std::path::Path;

use bilispec_client::schemars::{JsonSchema, schema_for};
use bilispec_client::{
    ConfirmOrder, CreateOrder, GetCreateStatus, GetOrder, GetProject, ListBuyers, PrepareOrder,
    QuickPay, Request,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The payloads of an operation's fixtures, and its requests in the spec's examples.
fn payloads(operation: &str) -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = root.join("fixtures").join(operation);
    let mut payloads: Vec<(String, Value)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let mut body: Value = serde_json::from_str(&text).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, body["data"].take())
        })
        .collect();
    payloads.sort_by(|a, b| a.0.cmp(&b.0));
    payloads
}

/// Every value of a document in turn replaced by another kind of value.
fn mutants(value: &Value) -> Vec<Value> {
    fn paths(value: &Value, at: &str, out: &mut Vec<String>) {
        out.push(at.to_owned());
        let children: Vec<(String, &Value)> = match value {
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
                .collect(),
            Value::Array(items) => items
                .iter()
                .take(2)
                .enumerate()
                .map(|(index, value)| (index.to_string(), value))
                .collect(),
            _ => Vec::new(),
        };
        for (name, child) in children {
            paths(child, &format!("{at}/{name}"), out);
        }
    }
    let mut all = Vec::new();
    paths(value, "", &mut all);
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!("text"),
        json!([]),
        json!({}),
    ];
    all.iter()
        .flat_map(|path| {
            others.iter().map(move |other| {
                let mut mutant = value.clone();
                *mutant.pointer_mut(path).unwrap() = other.clone();
                mutant
            })
        })
        .collect()
}

/// A schema and its type agree on the fixtures and on their mutants; gives how many each way.
fn agree<T: JsonSchema + DeserializeOwned>(operation: &str) -> (usize, usize) {
    let schema = schema_for!(T);
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    let (mut taken, mut refused) = (0, 0);
    for (name, payload) in payloads(operation) {
        for document in std::iter::once(payload.clone()).chain(mutants(&payload)) {
            let reads = serde_json::from_value::<T>(document.clone()).is_ok();
            assert_eq!(
                validator.is_valid(&document),
                reads,
                "{operation} {name}: {document}"
            );
            taken += usize::from(reads);
            refused += usize::from(!reads);
        }
    }
    (taken, refused)
}

#[test]
fn the_schemas_of_replies_agree_with_their_types() {
    type Reply<R> = <R as Request>::Reply;
    for (operation, (taken, refused)) in [
        ("get_project", agree::<Reply<GetProject>>("get_project")),
        (
            "prepare_order",
            agree::<Reply<PrepareOrder>>("prepare_order"),
        ),
        (
            "confirm_order",
            agree::<Reply<ConfirmOrder>>("confirm_order"),
        ),
        ("list_buyers", agree::<Reply<ListBuyers>>("list_buyers")),
        ("create_order", agree::<Reply<CreateOrder>>("create_order")),
        (
            "get_create_status",
            agree::<Reply<GetCreateStatus>>("get_create_status"),
        ),
        ("get_order", agree::<Reply<GetOrder>>("get_order")),
        ("quick_pay", agree::<Reply<QuickPay>>("quick_pay")),
    ] {
        assert!(
            taken > 10 && refused > 10,
            "{operation}: {taken}, {refused}"
        );
    }
}

#[test]
fn requests_have_schemas_and_descriptions() {
    let schema = schema_for!(QuickPay);
    let schema = schema.as_value();
    assert_eq!(
        schema["required"],
        json!(["elec_num", "up_mid", "otype", "oid"])
    );
    let text = schema["properties"]["elec_num"]["description"].as_str();
    assert!(
        text.is_some_and(|text| text.contains("20 to 99990")),
        "{schema:#}"
    );
    let otype = &schema["$defs"]["QuickPayOtype"];
    assert_eq!(otype["anyOf"][0], json!({ "const": "up", "title": "Up" }));
    let schema = schema_for!(CreateOrder);
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    let request = CreateOrder::new(1, 2, 3, 1, bilispec_client::Fen(100), "token");
    assert!(validator.is_valid(&serde_json::to_value(&request).unwrap()));
    assert!(!validator.is_valid(&json!({})));
}
