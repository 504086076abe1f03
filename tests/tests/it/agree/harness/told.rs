//! What a client sent, made of a reply and reports of it, as JSON: the same for clients that are compiled outside and for
//! the committed one.

use bilispec_runtime::Error;
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::validate::{Checked, CodeValue, Report};
use serde::Serialize;
use serde_json::{Value, json};

/// The reply that the line gives.
pub(crate) fn answer(input: &Value) -> Answer {
    let reply = &input["reply"];
    let status = reply["status"]
        .as_u64()
        .and_then(|status| u16::try_from(status).ok())
        .unwrap_or(200);
    let answer = Answer::json(reply_body(reply)).status(status);
    match reply["type"].as_str() {
        // As long as the program runs: it ends with its input.
        Some(media) => answer.header("content-type", String::leak(media.to_owned())),
        None => answer,
    }
}

/// The reply's body: a text, or any bytes.
fn reply_body(reply: &Value) -> Vec<u8> {
    match serde_json::from_value(reply["bytes"].clone()) {
        Ok(bytes) => bytes,
        Err(_) => reply["body"].as_str().unwrap_or_default().into(),
    }
}

/// What was sent and what came of it.
pub(crate) fn outcome<T: Serialize>(result: Result<T, Error>, transport: &InMemory) -> Value {
    let requests = transport.requests();
    let sent = requests.first().map(|sent| {
        let headers = sent.headers().iter();
        let headers: Vec<(String, String)> = headers
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        json!({"method": sent.method().as_str(), "url": sent.url(), "headers": headers, "body": sent.body()})
    });
    let result = match result {
        Ok(reply) => json!({"ok": serde_json::to_value(&reply).expect("a reply can be written")}),
        Err(error) => {
            let kind: String = format!("{error:?}")
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .collect();
            json!({
                "kind": kind,
                "error": error.to_string(),
                "code": error.code().map(Value::from).or_else(|| error.code_text().map(Value::from)),
                "doubt": match &error {
                    Error::OutcomeUnknown(error) => error.doubt().map(|doubt| format!("{doubt:?}")),
                    _ => None,
                },
                "effect": format!("{:?}", error.effect()),
                "body": error.raw_body().map(|body| String::from_utf8_lossy(body).into_owned()),
                "drift": error.drift().map(|report| findings(&report)),
            })
        }
    };
    json!({"times": requests.len(), "sent": sent, "result": result, "findings": []})
}

/// Adds what a validator reports; a reply's code and outcome too.
pub(crate) fn report(output: &mut Value, part: &str, report: &Report) {
    let list = output["findings"].as_array_mut().expect("a list");
    for mut finding in findings(report) {
        finding["part"] = json!(part);
        list.push(finding);
    }
    if part == "reply" {
        output["reply"] = json!({
            "code": report.answer.code.as_ref().map(|code| code.value.as_ref().map(code_value)),
            "success": report.answer.is_success,
            "doubt": report.answer.doubt.map(|doubt| format!("{doubt:?}")),
            "outcome": report.answer.outcome.as_ref().map(|outcome| outcome.is_success),
        });
    }
}

/// Adds what the function for error bodies reports of the reply; null where it says that there is none to check.
#[allow(dead_code, reason = "the committed client has no error bodies")]
pub(crate) fn error(
    output: &mut Value,
    input: &Value,
    check: for<'b> fn(u16, &'b [u8]) -> Option<Checked<'b>>,
) {
    let reply = &input["reply"];
    let status = reply["status"]
        .as_u64()
        .and_then(|status| u16::try_from(status).ok());
    let body = reply_body(reply);
    let report = check(status.unwrap_or(200), &body).map(Checked::into_report);
    output["error"] = json!(report.map(|report| findings(&report)));
}

fn findings(report: &Report) -> Vec<Value> {
    let list = report.findings.iter().map(|finding| {
        json!({
            "id": finding.id,
            "path": finding.instance_path,
            "error": format!("{:?}", finding.severity) == "Error",
            "expected": finding.expected,
            "found": finding.found,
        })
    });
    list.collect()
}

fn code_value(code: &CodeValue<'_>) -> Value {
    match code {
        CodeValue::Integer(code) => json!(code),
        CodeValue::Text(code) => json!(code),
        // The client's errors have a name for it, and no value.
        CodeValue::Boolean(_) => Value::Null,
    }
}

fn text<'v>(output: &'v Value, pointer: &str) -> &'v str {
    output
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The query that was sent.
pub(crate) fn query(output: &Value) -> String {
    let url = text(output, "/sent/url");
    url.split_once('?')
        .map_or("", |(_, query)| query)
        .to_owned()
}

/// The body that was sent.
pub(crate) fn body(output: &Value) -> String {
    text(output, "/sent/body").to_owned()
}

/// The headers that were sent.
#[allow(
    dead_code,
    reason = "requests of the committed client have no parameters there"
)]
pub(crate) fn headers(output: &Value) -> Vec<(String, String)> {
    serde_json::from_value(output["sent"]["headers"].clone()).unwrap_or_default()
}

/// The parameter `p` of a path `/v1/send/{p}`.
#[allow(
    dead_code,
    reason = "requests of the committed client have no parameters there"
)]
pub(crate) fn path(output: &Value) -> Vec<(String, String)> {
    let url = text(output, "/sent/url")
        .split('?')
        .next()
        .unwrap_or_default();
    let value = url.split_once("/v1/send/").map(|(_, value)| value);
    // Escapes are undone as a form's are, but for `+`, which is itself here.
    let text = value.map(|value| format!("p={}", value.replace('+', "%2B")));
    let fields = text
        .as_deref()
        .map(bilispec_runtime::validate::Fields::from);
    let pairs = fields
        .iter()
        .flat_map(bilispec_runtime::validate::Fields::iter);
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}
