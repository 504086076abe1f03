//! (c) Two specs that encode some value to different bytes differ in `diff`.
//!
//! Every pair of the generated specs with a parameter of one shape, and one for each other thing that decides about a
//! request's bytes. What is different on the wire is taken from the clients, which are called with the same values.

use bilispec_codegen::diff::{Change, diff};
use bilispec_codegen::load;
use serde_json::{Value, json};

use crate::agree::cases::{self, Case, HOST, Operation};
use crate::agree::harness::{Call, State, built, loaded};
use crate::agree::known::Differences;
use crate::agree::parameters::{Parameter, Place, Shape};
use crate::agree::wire::Sent;

pub(crate) const PREFIX: &str = "c/";

/// Values that every place can carry, by shape.
fn values(shape: Shape) -> Vec<Value> {
    match shape {
        Shape::Text => vec![json!("ab")],
        Shape::Integer => vec![json!(7)],
        Shape::Boolean => vec![json!(true)],
        Shape::Texts => vec![json!(["ab"]), json!(["ab", "c"])],
        Shape::Integers => vec![json!([1]), json!([1, 2])],
        Shape::Object => vec![json!({"a": 1, "b": "x"})],
    }
}

/// All bytes of the requests that a case's client sends; nothing, if there is no such client.
fn bytes(case: &Case, parameter: &Parameter) -> Option<Vec<String>> {
    if !matches!(built().state(case), State::Ready) {
        return None;
    }
    let calls: Vec<Call> = values(parameter.shape)
        .into_iter()
        .map(|value| Call {
            request: json!({parameter.name: value}),
            status: 200,
            body: case.success().to_owned(),
        })
        .collect();
    let outputs = built().call(case, &calls);
    outputs
        .iter()
        .map(|output| Sent::of(output).map(|sent| sent.shown()))
        .collect()
}

/// In what two parameters are different.
fn between(one: &Parameter, other: &Parameter) -> String {
    let mut parts = Vec::new();
    let place = |place: Place| format!("{place:?}").to_lowercase();
    if one.place != other.place {
        parts.push(format!("{}-{}", place(one.place), place(other.place)));
    }
    if one.style != other.style {
        parts.push(format!("{}-{}", one.style, other.style));
    }
    if one.explode != other.explode {
        parts.push("explode".to_owned());
    }
    if one.name != other.name {
        parts.push("name".to_owned());
    }
    parts.join("+")
}

fn changes(one: &Case, other: &Case) -> Vec<Change> {
    let (one, other) = (loaded(one), loaded(other));
    diff(one.api.as_ref().unwrap(), other.api.as_ref().unwrap())
}

#[test]
fn specs_that_send_other_bytes_differ() {
    let mut differences = Differences::new(PREFIX);
    let with: Vec<(&Case, Parameter, Vec<String>)> = cases::all()
        .iter()
        .filter_map(|case| {
            let parameter = case.parameter?;
            Some((case, parameter, bytes(case, &parameter)?))
        })
        .collect();
    let mut pairs = 0;
    for (index, (one, parameter, sent)) in with.iter().enumerate() {
        let same_shape = with[index + 1..]
            .iter()
            .filter(|(_, other, _)| other.shape == parameter.shape);
        for (other, their, others) in same_shape {
            // A place or a style is another one: whatever else is, too, hides nothing.
            let one_thing = parameter.place == their.place || parameter.style == their.style;
            if sent == others || !one_thing {
                continue;
            }
            pairs += 1;
            let key = format!("parameter/{}", between(parameter, their));
            differences.expect(&key, !changes(one, other).is_empty(), || {
                format!(
                    "    {} and {}\n{}\n{}",
                    one.name,
                    other.name,
                    sent.join("\n"),
                    others.join("\n")
                )
            });
        }
    }
    assert!(pairs > 20, "{pairs} pairs were compared");
    others(&mut differences);
    differences.finish();
}

/// What else decides about a request's bytes: each beside the plain operation.
fn others(differences: &mut Differences) {
    let parameter = |schema: Value| {
        let value = json!({"value": "1"});
        let examples = json!({"success": value, "refused": value});
        let mut parameter = json!({"name": "p", "in": "query", "description": "值。\nA value.", "examples": examples});
        parameter["schema"] = schema;
        json!([parameter])
    };
    let text = |extra: Value| {
        let mut schema = json!({"type": "string", "description": "值。\nA value."});
        schema
            .as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        schema
    };
    let plain = Operation::plain;
    let body = |media: &str| {
        let schema = json!({
            "title": "Transmit", "type": "object", "required": ["p"],
            "properties": {"p": {"type": "string", "description": "值。\nA value."}},
        });
        let value = json!({"value": {"p": "x"}});
        let examples = json!({"success": value, "refused": value});
        let mut operation = Operation::plain();
        operation.method = "post";
        operation.with(
            "requestBody",
            json!({"required": true, "content": {media: {"schema": schema, "examples": examples}}}),
        )
    };
    let mut path = plain();
    path.path = "/v1/sent".to_owned();
    let mut method = plain();
    method.method = "post";
    let server = |url: &str| {
        let mut operation = plain();
        operation.servers = json!([{"url": url}]);
        operation
    };
    let mut variable = server("https://{region}.example.com");
    variable.servers[0]["variables"] = json!({"region": {"default": "api", "enum": ["api", "eu"]}});
    let login = |security: Value, scheme: Value| {
        let mut operation = plain().with("security", security);
        operation.logins = json!({"login": scheme});
        operation
    };
    let scheme = |mut scheme: Value| {
        scheme["description"] = json!("登录。\nThe login.");
        scheme["x-sensitive"] = json!("credential");
        scheme
    };
    let cookie = |name: &str| {
        login(
            json!([{"login": []}]),
            scheme(json!({"type": "apiKey", "in": "cookie", "name": name})),
        )
    };
    let pairs = [
        ("path", plain(), path),
        ("method", plain(), method),
        ("server", server(HOST), server("https://other.example.com")),
        ("server-variable", server(HOST), variable),
        (
            "media-type",
            body("application/json"),
            body("application/x-www-form-urlencoded"),
        ),
        (
            "constant",
            plain().with("parameters", parameter(text(json!({"const": "1"})))),
            plain().with("parameters", parameter(text(json!({"const": "2"})))),
        ),
        (
            "default",
            plain().with("parameters", parameter(text(json!({"default": "1"})))),
            plain().with("parameters", parameter(text(json!({"default": "2"})))),
        ),
        ("login", plain(), cookie("sess")),
        ("login-name", cookie("sess"), cookie("other")),
        (
            "login-place",
            cookie("sess"),
            login(
                json!([{"login": []}]),
                scheme(json!({"type": "apiKey", "in": "header", "name": "sess"})),
            ),
        ),
        (
            "selector",
            plain().with("x-when", json!({"query": {"action": "buy"}})),
            plain().with("x-when", json!({"query": {"action": "list"}})),
        ),
    ];
    for (name, one, other) in pairs {
        let cases = [
            Case::new(format!("diff-{name}-1"), one),
            Case::new(format!("diff-{name}-2"), other),
        ];
        let mut loaded = Vec::new();
        for case in &cases {
            crate::agree::harness::write_project(case);
            loaded.push(load(
                &crate::agree::harness::project(case).join("spec/openapi.yaml"),
            ));
        }
        match (&loaded[0].api, &loaded[1].api) {
            (Some(one), Some(other)) => {
                differences.expect(name, !diff(one, other).is_empty(), || {
                    "    nothing changed".to_owned()
                });
            }
            _ => differences.add(
                &format!("{name}/read"),
                loaded
                    .iter()
                    .map(crate::agree::harness::errors)
                    .collect::<String>(),
            ),
        }
    }
}
