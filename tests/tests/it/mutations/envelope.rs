//! What to expect of changes of the outer object.
//!
//! Which keys hold code, message and data, and which codes mean success, is the model's; what the outer object's
//! other members are is read from the spec as written, for the model has no fields of envelopes.

use std::collections::BTreeSet;

use bilispec_codegen::model::{Api, Code, JsonKind, Operation, Type};
use bilispec_codegen::openapi::{Document, SchemaId, SchemaObject};
use bilispec_engine::CodeValue;
use serde_json::{Value, json};

use crate::mutations::edit::{Edit, Mutation};
use crate::mutations::expect::{NEW, fits, samples};

/// Whether the outer object says that the call succeeded.
pub(crate) fn is_success(api: &Api, operation: &Operation, body: &Value) -> bool {
    let envelope = api.envelope(operation.reply.envelope);
    match code(api, operation, body) {
        Some((_, Some(code))) => envelope.success.has(&CodeValue::Integer(code)),
        _ => false,
    }
}

/// The key that the code is read from, and the code; `None` if there is none.
fn code(api: &Api, operation: &Operation, body: &Value) -> Option<(String, Option<i64>)> {
    let envelope = api.envelope(operation.reply.envelope);
    let present = envelope
        .code
        .iter()
        .filter(|key| body.get(key.as_str()).is_some());
    let present: Vec<&String> = present.collect();
    let filled = present.iter().find(|key| !body[key.as_str()].is_null());
    let key = filled.or(present.first())?;
    Some(((*key).clone(), body[key.as_str()].as_i64()))
}

/// What the reply's data is known to carry with its code.
pub(crate) fn carried<'a>(
    api: &'a Api,
    operation: &'a Operation,
    body: &Value,
) -> Option<&'a Type> {
    let (_, value) = code(api, operation, body)?;
    let code = api
        .codes(operation)
        .find(|code| code.value == value.map(CodeValue::Integer))?;
    code.data.as_ref().map(|data| &data.ty)
}

/// Changes of the outer object's members, of one that is new, and of the whole.
pub(crate) fn mutations(
    api: &Api,
    document: &Document,
    operation: &Operation,
    body: &Value,
) -> Vec<Mutation> {
    let envelope = api.envelope(operation.reply.envelope);
    let success = is_success(api, operation, body);
    let (read_from, _) = code(api, operation, body).unwrap();
    let described = described(document, operation, success);
    let mut all = Vec::new();
    let path = |name: &str| vec![name.to_owned()];
    for name in body.as_object().unwrap().keys() {
        let path = path(name);
        if *name == envelope.data {
            if success {
                all.push(Mutation::new(
                    "dropped",
                    &path,
                    Edit::Remove,
                    Some("response.required"),
                ));
            }
        } else if *name == read_from {
            all.extend(codes(api, document, operation, body, name));
        } else {
            all.push(Mutation::new("dropped", &path, Edit::Remove, None));
            let types = described.iter().find(|(known, _)| known == name);
            let types = &types.unwrap_or_else(|| panic!("{name} is not described")).1;
            // The message decides nothing, null or not.
            let may_be_null = types.contains(&JsonKind::Null) || envelope.message.contains(name);
            let null = (!may_be_null).then_some("response.type");
            all.push(Mutation::new("nulled", &path, Edit::Set(Value::Null), null));
            let order = |key: &str| envelope.code.iter().position(|known| known == key);
            // A key that is null now and comes before the code becomes the code itself.
            // Beside a success, what can't be a code contradicts it, wherever it stands.
            let decides = order(name) < order(&read_from) || success;
            let rule = if decides && order(name).is_some() {
                "response.envelope"
            } else {
                "response.type"
            };
            for other in samples().into_iter().filter(|other| !fits(other, types)) {
                all.push(Mutation::new(
                    "retyped",
                    &path,
                    Edit::Set(other),
                    Some(rule),
                ));
            }
        }
    }
    let rule = Some("response.unknown-field");
    all.push(Mutation::new(
        "added",
        &path(NEW),
        Edit::Set(json!({"deep": 1})),
        rule,
    ));
    for other in samples().into_iter().filter(|other| !other.is_object()) {
        all.push(Mutation {
            what: "retyped",
            path: Vec::new(),
            edit: Edit::Set(other),
            // Where no object is, its keys have no place either.
            expected: BTreeSet::from([("response.envelope", String::new())]),
        });
    }
    all
}

/// Changes of the code itself: they decide what the rest is, and what is found then is found at the code.
fn codes(
    api: &Api,
    document: &Document,
    operation: &Operation,
    body: &Value,
    key: &str,
) -> Vec<Mutation> {
    let path = vec![key.to_owned()];
    let judge = |what, edit| {
        let mutation = Mutation::new(what, &path, edit, None);
        let expected = judged(api, operation, &mutation.apply(body));
        Mutation {
            expected,
            ..mutation
        }
    };
    let envelope = api.envelope(operation.reply.envelope);
    let mut all = vec![
        judge("dropped", Edit::Remove),
        judge("unlisted", Edit::Set(json!(-987_654))),
    ];
    for other in samples().into_iter().filter(|other| !other.is_i64()) {
        all.push(judge("retyped", Edit::Set(other)));
    }
    // Without a code it is a refusal, if anything; and there null may be none of the code's types.
    let refusal = described(document, operation, false);
    let (_, types) = refusal.iter().find(|(known, _)| known == key).unwrap();
    let null = Edit::Set(Value::Null);
    all.push(if types.contains(&JsonKind::Null) {
        judge("nulled", null)
    } else {
        let mut others = envelope.code.iter().filter(|other| *other != key);
        let rule = if others.any(|other| body.get(other).is_some()) {
            "response.type"
        } else {
            "response.envelope"
        };
        Mutation::new("nulled", &path, null, Some(rule))
    });
    // With another of its refusals, the payload is none any more, and nothing is known of the data.
    let refuses = |code: &&Code| {
        code.value
            .as_ref()
            .is_some_and(|value| !envelope.success.has(value))
    };
    let mut plain = api.codes(operation).filter(refuses);
    if let Some(code) = plain.find(|code| code.data.is_none()) {
        all.push(judge("another code", Edit::Set(json!(code.integer()))));
    }
    all
}

/// What is to be said of a body's code.
fn judged(api: &Api, operation: &Operation, body: &Value) -> BTreeSet<(&'static str, String)> {
    let envelope = api.envelope(operation.reply.envelope);
    // Another place that says the opposite of success; it is the refusal that is named.
    let succeeds = |value: &Value| {
        let value = value.as_i64();
        value.is_some_and(|value| envelope.success.has(&CodeValue::Integer(value)))
    };
    let filled = || {
        let values = envelope.code.iter().filter_map(|key| body.get(key));
        values.filter(|value| !value.is_null())
    };
    let disagree = filled().any(succeeds) && !filled().all(succeeds);
    let contradiction = |key: &str| {
        let place = format!("/{key}");
        disagree.then_some(("response.contradiction", place))
    };
    let known = |value: Option<i64>| {
        api.codes(operation)
            .any(|code| code.value == value.map(CodeValue::Integer))
    };
    let (rule, key) = match code(api, operation, body) {
        None => ("response.envelope", envelope.code[0].clone()),
        Some((key, value)) if value.is_none() && !(body[&key].is_null() && known(None)) => {
            ("response.envelope", key)
        }
        Some((key, value)) if known(value) => return contradiction(&key).into_iter().collect(),
        Some((key, _)) => {
            let unknown = ("response.unknown-code", format!("/{key}"));
            return contradiction(&key).into_iter().chain([unknown]).collect();
        }
    };
    BTreeSet::from([(rule, format!("/{key}"))])
}

/// The members of a success or a refusal, each with its types.
fn described(
    document: &Document,
    operation: &Operation,
    success: bool,
) -> Vec<(String, Vec<JsonKind>)> {
    let reply = document.schemas.at(operation.reply.schema.span).unwrap();
    let branches = &object(document, reply).one_of.as_ref().unwrap().value;
    let found = branches.iter().find_map(|id| {
        let branch = object(document, *id);
        let parts = branch.all_of.iter().flat_map(|list| &list.value);
        let part = parts
            .map(|id| object(document, *id))
            .find(|part| part.envelope.is_some());
        match part {
            Some(part) => success.then_some(part),
            None => (!success).then_some(branch),
        }
    });
    let properties = found.unwrap().properties.as_ref().unwrap();
    let types = |id: SchemaId| -> Vec<JsonKind> {
        let object = document.schemas.get(id).object();
        let types = object.and_then(|object| object.types.as_ref());
        types
            .iter()
            .flat_map(|types| &types.0)
            .map(|kind| kind.value)
            .collect()
    };
    properties
        .iter()
        .map(|member| (member.name.value.clone(), types(member.value)))
        .collect()
}

/// The keywords of a schema, or of what it refers to.
fn object(document: &Document, id: SchemaId) -> &SchemaObject {
    let own = document.schemas.get(id).object().unwrap();
    match &own.reference {
        Some(reference) => object(document, reference.value.target.unwrap()),
        None => own,
    }
}
