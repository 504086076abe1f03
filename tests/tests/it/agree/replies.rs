//! (b) Replies in both directions: validators without an error ⇒ the client decodes, to the same code, outcome and
//! values; the client decodes ⇒ every error of the validators is one that may be forgiven.
//!
//! Over the odd replies, for calls that read, write and spend, and over every fixture of the spec and its mutations.

use bilispec_client::testing::InMemory;
use bilispec_client::{
    Builder, Call as ClientCall, ConfirmOrder, Core, CreateOrder, Credentials, GetCreateStatus,
    GetOrder, GetProject, ListBuyers, OPERATIONS, PrepareOrder, QuickPay, Request,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::agree::cases::{Case, Operation, enveloped, reply};
use crate::agree::committed::examples;
use crate::agree::forgiven::{self, Places};
use crate::agree::harness::{Call, built};
use crate::agree::known::Differences;
use crate::agree::requests::is_ready;
use crate::agree::rng::{Rng, values_each};
use crate::agree::told;

pub(crate) const PREFIX: &str = "b/odd/";
pub(crate) const COMMITTED: &str = "b/fixture/";

const EFFECTS: [&str; 3] = ["none", "write", "spend"];

/// What the client makes of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// A value.
    Ok,
    /// A refusal, by its code.
    Api,
    /// What came can't be decoded.
    Decode,
    /// Nobody knows.
    OutcomeUnknown,
    /// Anything but a value or an effect that is excluded.
    NotOk,
}

impl Verdict {
    fn is(self, result: &Value) -> bool {
        let kind = result["kind"].as_str();
        match self {
            Self::Ok => result.get("ok").is_some(),
            Self::Api => kind == Some("Api"),
            Self::Decode => kind == Some("Decode"),
            Self::OutcomeUnknown => kind == Some("OutcomeUnknown") && result["effect"] == "Unknown",
            Self::NotOk => result.get("ok").is_none(),
        }
    }
}

/// What the validators report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    /// A finding, but no error.
    Finding,
    Error,
}

/// The odd replies, with what a call that reads makes of it, what one that writes or spends, and the validators.
fn odd() -> Vec<(&'static str, String, Verdict, Verdict, Told)> {
    use Told::{Error, Finding, Nothing};
    use Verdict::{Api, Decode, NotOk, Ok, OutcomeUnknown};
    let up = r#""message":"","data":{"state":"up"}}"#;
    let with = |rest: &str| format!(r#"{{"code":0,"message":"","data":{{"state":"up",{rest}}}}}"#);
    let code = |code: &str| format!(r#"{{"code":{code},{up}"#);
    let deep = format!("{}1{}", "[".repeat(140), "]".repeat(140));
    vec![
        ("plain", code("0"), Ok, Ok, Nothing),
        ("code-0.0", code("0.0"), Ok, Ok, Nothing),
        ("code-0e0", code("0e0"), Ok, Ok, Nothing),
        ("code-minus-0", code("-0"), Ok, Ok, Nothing),
        ("code-text", code("\"0\""), Api, OutcomeUnknown, Error),
        (
            "code-twice-1-0",
            code(r#"1,"code":0"#),
            Api,
            OutcomeUnknown,
            Finding,
        ),
        (
            "code-twice-0-1",
            code(r#"0,"code":1"#),
            Api,
            OutcomeUnknown,
            Finding,
        ),
        ("code-twice-equal", code(r#"0,"code":0"#), Ok, Ok, Finding),
        (
            "data-twice",
            r#"{"code":0,"message":"","data":{"state":"down"},"data":{"state":"up"}}"#.to_owned(),
            Ok,
            OutcomeUnknown,
            Finding,
        ),
        ("since-1.0", with(r#""since":1.0"#), Ok, Ok, Nothing),
        ("since-1e3", with(r#""since":1e3"#), Ok, Ok, Nothing),
        ("since-minus-0", with(r#""since":-0"#), Ok, Ok, Nothing),
        (
            "since-beyond-64-bits",
            with(r#""since":99999999999999999999"#),
            Decode,
            Decode,
            Error,
        ),
        (
            "since-fraction",
            with(r#""since":1.5"#),
            Decode,
            Decode,
            Error,
        ),
        ("lone-surrogate", with(r#""y":"\ud800""#), Ok, Ok, Finding),
        (
            "outcome-twice",
            with(r#""state":"down""#),
            Ok,
            OutcomeUnknown,
            Finding,
        ),
        (
            "field-twice",
            with(r#""since":1,"since":2"#),
            Ok,
            Ok,
            Finding,
        ),
        ("code-null", code("null"), NotOk, OutcomeUnknown, Error),
        (
            "code-absent",
            format!("{{{up}"),
            NotOk,
            OutcomeUnknown,
            Error,
        ),
        (
            "refusal",
            r#"{"code":-404,"message":"x"}"#.to_owned(),
            Api,
            Api,
            Nothing,
        ),
        (
            "refusal-404.0",
            r#"{"code":-404.0,"message":"x"}"#.to_owned(),
            Api,
            Api,
            Nothing,
        ),
        (
            "data-null",
            r#"{"code":0,"message":"","data":null}"#.to_owned(),
            Decode,
            OutcomeUnknown,
            Error,
        ),
        (
            "data-absent",
            r#"{"code":0,"message":""}"#.to_owned(),
            Decode,
            OutcomeUnknown,
            Error,
        ),
        (
            "message-null",
            r#"{"code":0,"message":null,"data":{"state":"up"}}"#.to_owned(),
            Ok,
            Ok,
            Nothing,
        ),
        (
            "byte-order-mark",
            format!("\u{feff}{}", code("0")),
            Ok,
            Ok,
            Finding,
        ),
        ("deep", with(&format!(r#""x":{deep}"#)), NotOk, NotOk, Error),
    ]
}

/// The plain operation by effect; its outcome is `state`, where it changes something.
fn case_of(effect: &'static str) -> Case {
    let mut operation = Operation::plain();
    operation.effect = effect;
    operation.method = if effect == "none" { "get" } else { "post" };
    let mut payload = crate::agree::cases::payload();
    if effect != "none" {
        payload["properties"]["state"] = json!({
            "title": "SendState",
            "type": "string",
            "enum": ["up", "down"],
            "x-enum-varnames": ["Up", "Down"],
            "x-enum-descriptions": ["可用。\nUp.", "不可用。\nDown."],
            "x-success": ["up"],
            "description": "状态。\nThe state.",
        });
    }
    operation.responses = json!({"200": reply(&enveloped(&payload), &["success", "refused"])});
    Case::new(format!("reply-{effect}"), operation)
}

pub(crate) fn cases() -> Vec<Case> {
    EFFECTS.into_iter().map(case_of).collect()
}

#[test]
fn odd_replies_have_the_verdicts_of_the_table() {
    let mut differences = Differences::new(PREFIX);
    for effect in EFFECTS {
        let case = crate::agree::cases::case(&format!("reply-{effect}"));
        if !is_ready(case, &mut differences) {
            continue;
        }
        let odd = odd();
        let call = |body: &String| Call {
            request: json!({}),
            status: 200,
            body: body.clone(),
        };
        let calls: Vec<Call> = odd.iter().map(|(_, body, ..)| call(body)).collect();
        let outputs = built().call(case, &calls);
        for ((name, body, reading, changing, told), output) in odd.iter().zip(&outputs) {
            let key = format!("{effect}/{name}");
            let expected = if effect == "none" { reading } else { changing };
            differences.expect(
                &format!("{key}/client"),
                expected.is(&output["result"]),
                || {
                    format!(
                        "    {body}\n    expected {expected:?}, the client: {}",
                        output["result"]
                    )
                },
            );
            let findings = output["findings"].as_array().unwrap();
            let has_error = findings.iter().any(|one| one["error"] == true);
            let met = match (has_error, findings.is_empty()) {
                (true, _) => Told::Error,
                (_, false) => Told::Finding,
                _ => Told::Nothing,
            };
            differences.expect(&format!("{key}/validators"), met == *told, || {
                format!(
                    "    {body}\n    expected {told:?}, the validators: {}",
                    output["findings"]
                )
            });
            let strict = effect != "none";
            both(
                &key,
                body,
                output,
                (strict, &Places::plain()),
                &mut differences,
            );
        }
    }
    differences.finish();
}

/// Both directions of one reply. `strict`: the call changes something, and nothing is forgiven about code and outcome.
fn both(
    key: &str,
    body: &str,
    output: &Value,
    (strict, places): (bool, &Places),
    differences: &mut Differences,
) {
    let result = &output["result"];
    let answer = &output["reply"];
    let errors: Vec<&Value> = output["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["error"] == true)
        .collect();
    let shown = || {
        format!(
            "    {body}\n    the client: {result}\n    the validators: {answer} {}",
            output["findings"]
        )
    };
    let is_ok = result.get("ok").is_some();
    let succeeded = answer["success"] == true && answer["outcome"] != false;
    let same_code = result["code"].is_null() || result["code"] == answer["code"];
    if errors.is_empty() {
        let kind = result["kind"].as_str();
        let same = match (answer["success"] == true, answer["outcome"] == false) {
            // Nobody can say what came of it, and both say why.
            _ if !answer["doubt"].is_null() => {
                kind == Some("OutcomeUnknown") && result["doubt"] == answer["doubt"]
            }
            (true, false) => is_ok,
            (true, true) => kind == Some("Declined"),
            _ => matches!(kind, Some("Api" | "Risk")) && same_code,
        };
        differences.expect(&format!("{key}/passed-and-not-decoded"), same, shown);
        if is_ok {
            let differs = other_value(&result["ok"], body);
            differences.expect(&format!("{key}/other-values"), differs.is_none(), || {
                format!("{}\n    at {differs:?}", shown())
            });
        }
    }
    // A refusal without a code that can be read is no reading of the reply.
    let decodes = is_ok
        || match result["kind"].as_str() {
            Some("Api") => !result["code"].is_null(),
            kind => kind == Some("Declined"),
        };
    if decodes {
        let unforgiven = errors
            .iter()
            .find(|error| !forgiven::is_forgiven(error, places, is_ok));
        differences.expect(
            &format!("{key}/decoded-in-spite-of-errors"),
            unforgiven.is_none(),
            || format!("{}\n    not to be forgiven: {unforgiven:?}", shown()),
        );
    }
    if strict && decodes {
        differences.expect(
            &format!("{key}/other-outcome"),
            is_ok == succeeded && same_code,
            shown,
        );
    }
}

/// Where a decoded value is another one than what stands in the body; `None` if all that was decoded stands there.
fn other_value(decoded: &Value, body: &str) -> Option<String> {
    // What can't be read here in one way is no proof of a difference.
    let body: Value = serde_json::from_str(body.trim_start_matches('\u{feff}')).ok()?;
    differs(decoded, body.get("data")?, "")
}

fn differs(decoded: &Value, sent: &Value, at: &str) -> Option<String> {
    match (decoded, sent) {
        (Value::Object(decoded), Value::Object(sent)) => {
            decoded.iter().find_map(|(name, value)| {
                let at = format!("{at}/{name}");
                match sent.get(name) {
                    Some(sent) => differs(value, sent, &at),
                    None if value.is_null() => None,
                    None => Some(format!("{at}: {value} decoded, nothing sent")),
                }
            })
        }
        (Value::Array(decoded), Value::Array(sent)) if decoded.len() == sent.len() => {
            let mut pairs = decoded.iter().zip(sent).enumerate();
            pairs.find_map(|(index, (decoded, sent))| {
                differs(decoded, sent, &format!("{at}/{index}"))
            })
        }
        (Value::Number(decoded), Value::Number(sent)) if decoded.as_f64() == sent.as_f64() => None,
        // JSON text in a string is decoded to what it says.
        (decoded, Value::String(text)) if !decoded.is_string() => {
            match serde_json::from_str::<Value>(text) {
                Ok(sent) => differs(decoded, &sent, at),
                Err(_) => Some(format!("{at}: {decoded} decoded, {text:?} sent")),
            }
        }
        (decoded, sent) if decoded == sent => None,
        (decoded, sent) => Some(format!("{at}: {decoded} decoded, {sent} sent")),
    }
}

/// What the committed client makes of a reply, and its validators.
async fn committed<R>(request: &Value, body: &str) -> Value
where
    R: Request + DeserializeOwned,
    R::Reply: Serialize,
{
    let request: R = serde_json::from_value(request.clone()).unwrap();
    let input = json!({"reply": {"status": 200, "body": body}});
    let transport = InMemory::new();
    transport.answer(told::answer(&input));
    let core = Builder::<Core>::new(OPERATIONS)
        .credentials(Credentials::new("session", "csrf"))
        .transport(transport.clone())
        .build()
        .unwrap();
    let result = ClientCall::new(&core, &request).unchecked().await;
    let mut output = told::outcome(result, &transport);
    let report = request
        .operation()
        .validators
        .reply(body.as_bytes())
        .into_report();
    told::report(&mut output, "reply", &report);
    output
}

async fn committed_call(operation: &str, request: &Value, body: &str) -> Value {
    match operation {
        "get_project" => committed::<GetProject>(request, body).await,
        "prepare_order" => committed::<PrepareOrder>(request, body).await,
        "confirm_order" => committed::<ConfirmOrder>(request, body).await,
        "list_buyers" => committed::<ListBuyers>(request, body).await,
        "create_order" => committed::<CreateOrder>(request, body).await,
        "get_create_status" => committed::<GetCreateStatus>(request, body).await,
        "get_order" => committed::<GetOrder>(request, body).await,
        "quick_pay" => committed::<QuickPay>(request, body).await,
        other => panic!("the client has no operation {other}"),
    }
}

/// What is put in the place of a value.
const OTHERS: [&str; 16] = [
    "null",
    "0",
    "1",
    "-7",
    "1.5",
    "1.0",
    "1e3",
    "\"\"",
    "\"7\"",
    "\"x\"",
    "true",
    "false",
    "[]",
    "{}",
    "99999999999999999999",
    "\"中文\"",
];

/// Changes one value of a body, or takes it away.
fn mutate(body: &mut Value, rng: &mut Rng) {
    let mut pointers = Vec::new();
    collect(body, "", &mut pointers);
    let pointer = rng.pick(&pointers).clone();
    if rng.below(5) == 0 {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        if let Some(object) = body.pointer_mut(parent).and_then(Value::as_object_mut) {
            object.remove(&name.replace("~1", "/").replace("~0", "~"));
            return;
        }
    }
    let other = OTHERS[rng.below(OTHERS.len())];
    *body.pointer_mut(&pointer).unwrap() = serde_json::from_str(other).unwrap();
}

fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    let mut below = |name: &str, value: &Value| {
        let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        pointers.push(at.clone());
        collect(value, &at, pointers);
    };
    match value {
        Value::Object(members) => {
            // In one order, whatever `serde_json` was built with: the same bodies are tried in each build.
            let members: std::collections::BTreeMap<_, _> = members.iter().collect();
            for (name, value) in members {
                below(name, value);
            }
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
}

#[tokio::test]
async fn the_fixtures_and_their_mutations_are_read_alike_by_client_and_validators() {
    let mut differences = Differences::new(COMMITTED);
    let api = bilispec_codegen::load(&bilispec_tests::root().join("spec/openapi.yaml"))
        .api
        .unwrap();
    let examples = examples(&api);
    let count = values_each(examples.len());
    let mut checked = 0;
    for example in &examples {
        let strict = example.effect != "none";
        let places = Places::of(&api, api.operation(&example.operation).unwrap());
        let mut rng = Rng::of(&format!("{}/{}", example.operation, example.case));
        for number in 0..count {
            let mut body: Value = serde_json::from_str(&example.body).unwrap();
            // The first is the fixture as it stands.
            if number > 0 {
                (0..=rng.below(2)).for_each(|_| mutate(&mut body, &mut rng));
            }
            let body = body.to_string();
            let output = committed_call(&example.operation, &example.request, &body).await;
            assert_eq!(output["times"], 1, "{output}");
            let how = (strict, &places);
            both(&example.operation, &body, &output, how, &mut differences);
            checked += 1;
        }
    }
    assert_eq!(checked, examples.len() * count);
    differences.finish();
}
