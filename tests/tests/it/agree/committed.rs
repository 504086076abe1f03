//! (a) for the eight operations: what the committed client sends of random values.

use bilispec_client::testing::InMemory;
use bilispec_client::{
    Builder, Call, ConfirmOrder, Core, CreateOrder, GetCreateStatus, GetOrder, GetProject,
    ListBuyers, OPERATIONS, PrepareOrder, QuickPay, Request,
};
use bilispec_codegen::model::{Api, Operation, SideEffect};
use bilispec_codegen::{Loaded, schema};
use bilispec_tests::{fixture, root, session};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::agree::known::Differences;
use crate::agree::requests::{Side, command, own_findings};
use crate::agree::rng::{Rng, values_each};
use crate::agree::told;
use crate::agree::wire::Sent;

pub(crate) const PREFIX: &str = "a/operation/";

/// An example of the spec.
pub(crate) struct Example {
    pub(crate) operation: String,
    pub(crate) case: String,
    pub(crate) effect: &'static str,
    pub(crate) request: Value,
    pub(crate) body: String,
}

/// All examples of the spec.
pub(crate) fn examples(api: &Api) -> Vec<Example> {
    let mut all = Vec::new();
    for operation in &api.operations {
        for example in &operation.examples {
            let mut request = Map::new();
            for argument in &example.request {
                let value = serde_json::from_str(&argument.value.to_string()).unwrap();
                request.entry(argument.name.clone()).or_insert(value);
            }
            all.push(Example {
                operation: operation.id.clone(),
                case: example.case.clone(),
                effect: match operation.effect {
                    SideEffect::None => "none",
                    SideEffect::Write => "write",
                    SideEffect::Spend => "spend",
                },
                request: Value::Object(request),
                body: fixture(&format!("{}/{}", operation.id, example.case)),
            });
        }
    }
    all
}

/// A random value that a schema allows. Bounds of what a server does with a value (`x-expect`) count as well.
fn random(schema: &Value, root: &Value, rng: &mut Rng) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let found = root.pointer(reference.trim_start_matches('#'));
        return random(
            found.unwrap_or_else(|| panic!("{reference} leads nowhere")),
            root,
            rng,
        );
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    let known = schema["enum"]
        .as_array()
        .or_else(|| schema["x-known-values"].as_array());
    if let Some(values) = known {
        let picked = rng.pick(values);
        // `x-known-values` says more of each than its value.
        return picked.get("value").unwrap_or(picked).clone();
    }
    if let Some(branches) = schema["oneOf"]
        .as_array()
        .or_else(|| schema["anyOf"].as_array())
    {
        return random(&rng.pick(branches).clone(), root, rng);
    }
    let content = &schema["contentSchema"];
    if !content.is_null() {
        return random(content, root, rng);
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => rng.pick(kinds).clone(),
        kind => kind.clone(),
    };
    match kind.as_str() {
        Some("integer") => {
            let bound = |name: &str| {
                [&schema[name], &schema["x-expect"][name]]
                    .into_iter()
                    .find_map(Value::as_i64)
            };
            let least = bound("minimum").unwrap_or(1);
            json!(least + i64::try_from(rng.below(90_000)).unwrap())
        }
        Some("number") => json!(f64::from(u8::try_from(rng.below(200)).unwrap()) / 4.0),
        Some("boolean") => json!(rng.flip()),
        Some("null") => Value::Null,
        Some("array") => (0..=rng.below(3))
            .map(|_| random(&schema["items"], root, rng))
            .collect(),
        Some("object") => object(schema, root, rng),
        _ if schema["pattern"] == "^[0-9]+$" || schema["pattern"] == "^-?[0-9]+$" => {
            json!(rng.text("0123456789"))
        }
        _ => {
            assert!(
                schema["pattern"].is_null(),
                "a text of this pattern can't be made yet: {schema}"
            );
            json!(rng.text("abcXYZ019-_ &=%+/?#,;中é😀\"'[]{}"))
        }
    }
}

fn object(schema: &Value, root: &Value, rng: &mut Rng) -> Value {
    let properties = schema["properties"].as_object().into_iter().flatten();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    properties
        .filter_map(|(name, property)| {
            let is_there = required.contains(&json!(name)) || rng.below(4) > 0;
            is_there.then(|| (name.clone(), random(property, root, rng)))
        })
        .collect::<Map<_, _>>()
        .into()
}

/// Random values of a request, by the schemas of its parameters.
fn request(loaded: &Loaded, operation: &Operation, rng: &mut Rng) -> Value {
    let mut request = Map::new();
    for parameter in &operation.request.parameters {
        // These have no value of their own.
        if parameter.from_cookie.is_some() || parameter.same_as.is_some() {
            continue;
        }
        if parameter.required || rng.below(4) > 0 {
            let schema = schema::parameter(&loaded.project, parameter).json();
            request.insert(parameter.name.clone(), random(&schema, &schema, rng));
        }
    }
    Value::Object(request)
}

async fn send<R>(request: &Value, body: &str) -> Result<Value, String>
where
    R: Request + DeserializeOwned,
    R::Reply: Serialize,
{
    let request: R = serde_json::from_value(request.clone()).map_err(|error| error.to_string())?;
    let transport = InMemory::new();
    transport.answer(told::answer(
        &json!({"reply": {"status": 200, "body": body}}),
    ));
    let core = Builder::<Core>::new(OPERATIONS)
        .credentials(session::credentials())
        .transport(transport.clone())
        .build()
        .unwrap();
    let result = Call::new(&core, &request).await;
    let mut output = told::outcome(result, &transport);
    let validators = request.operation().validators;
    let query = told::query(&output);
    told::report(&mut output, "query", &validators.query(query.as_str()));
    let form = told::body(&output);
    if !form.is_empty() {
        told::report(&mut output, "form", &validators.form(form.as_str()));
    }
    Ok(output)
}

async fn send_as(operation: &str, request: &Value, body: &str) -> Result<Value, String> {
    match operation {
        "get_project" => send::<GetProject>(request, body).await,
        "prepare_order" => send::<PrepareOrder>(request, body).await,
        "confirm_order" => send::<ConfirmOrder>(request, body).await,
        "list_buyers" => send::<ListBuyers>(request, body).await,
        "create_order" => send::<CreateOrder>(request, body).await,
        "get_create_status" => send::<GetCreateStatus>(request, body).await,
        "get_order" => send::<GetOrder>(request, body).await,
        "quick_pay" => send::<QuickPay>(request, body).await,
        other => panic!("the client has no operation {other}"),
    }
}

#[test]
fn what_the_committed_client_sends_is_read_alike_everywhere() {
    let mut differences = Differences::new(PREFIX);
    let spec = root().join("spec/openapi.yaml");
    let loaded = bilispec_codegen::load(&spec);
    let api = loaded.api.as_ref().unwrap();
    assert_eq!(api.operations.len(), OPERATIONS.len());
    let count = values_each(api.operations.len());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for operation in &api.operations {
        let mut rng = Rng::of(&operation.id);
        let body = fixture(&format!("{}/{}", operation.id, operation.examples[0].case));
        let mut sents = Vec::new();
        for _ in 0..count {
            let mut request = request(&loaded, operation, &mut rng);
            // The reply is that of the first example, and repeats what that one asks for.
            for given in &operation.examples[0].request {
                if operation.reply.echoes.contains(&given.name) {
                    request[given.name.as_str()] = given.value.to_value();
                }
            }
            let output = runtime.block_on(send_as(&operation.id, &request, &body));
            let sent = output.as_ref().ok().and_then(Sent::of);
            let (Ok(output), Some(sent)) = (&output, sent) else {
                differences.add(
                    &format!("{}/send", operation.id),
                    format!("    values {request}\n    {output:?}"),
                );
                continue;
            };
            let own = own_findings(output);
            differences.expect(
                &format!("{}/validators", operation.id),
                own.is_empty(),
                || {
                    format!(
                        "    values {request}\n{}\n    its own validators: {own:?}",
                        sent.shown()
                    )
                },
            );
            let other = read_again(operation, &request, &sent);
            differences.expect(
                &format!("{}/decoded", operation.id),
                other.is_none(),
                || {
                    format!(
                        "    values {request}\n{}\n    read again: {other:?}",
                        sent.shown()
                    )
                },
            );
            sents.push((request, sent));
        }
        let side = Side {
            name: &operation.id,
            loaded: &loaded,
            spec: &spec,
            status: 200,
            body: &body,
        };
        command(&side, &sents, &mut differences);
    }
    differences.finish();
}

/// The first value of a request that does not stand in what was sent.
fn read_again(operation: &Operation, request: &Value, sent: &Sent) -> Option<String> {
    use bilispec_codegen::model::Place;
    let query = sent.target().split_once('?').map_or("", |(_, query)| query);
    for (name, value) in request.as_object().unwrap() {
        let parameters = operation
            .request
            .parameters
            .iter()
            .filter(|one| one.name == *name);
        for parameter in parameters {
            let text = match parameter.place {
                Place::Query => query,
                _ => sent.body.as_str(),
            };
            let found = crate::agree::wire::pair(text, name);
            let same = found.as_deref().is_some_and(|found| match value {
                Value::String(text) => found == text,
                other => serde_json::from_str::<Value>(found).is_ok_and(|found| found == *other),
            });
            if !same {
                return Some(format!("{name} = {value}, sent {found:?}"));
            }
        }
    }
    None
}
