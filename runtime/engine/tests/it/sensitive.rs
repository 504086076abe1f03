//! No sensitive value is ever shown, wherever it turns up.

use bilispec_engine::{Side, Validator};

/// The value that must not be seen.
const SECRET: &str = "13800000000";

fn reported(schema: &str, body: &str) -> String {
    let schema = Validator::from_json_str(schema).unwrap();
    let report = schema.report(body.as_bytes(), Side::Response).unwrap();
    assert!(!report.findings.is_empty(), "{body} should have a finding");
    format!("{report:?}")
}

#[test]
fn nothing_sensitive_is_shown() {
    let buyer = r#"{"type":"object","properties":{"tel":{"type":"string","x-sensitive":"personal"},"kind":{"type":"integer"}}}"#;
    let list = format!(r#"{{"properties":{{"list":{{"type":"array","items":{buyer}}}}}}}"#);
    let text = format!(
        r#"{{"properties":{{"info":{{"type":"string","contentMediaType":"application/json","contentSchema":{buyer}}}}}}}"#
    );
    let parent =
        r#"{"properties":{"who":{"x-sensitive":"personal","properties":{"kind":{"enum":["a"]}}}}}"#;
    let secrets: &[(&str, &str)] = &[
        // The value itself, in every form.
        (&list, r#"{"list":[{"tel":13800000000}]}"#),
        (
            r#"{"x-sensitive":"credential","maxLength":3}"#,
            r#""13800000000""#,
        ),
        (
            r#"{"x-sensitive":"credential","enum":["a"]}"#,
            r#""13800000000""#,
        ),
        (
            r#"{"x-sensitive":"credential","pattern":"^a"}"#,
            r#""13800000000""#,
        ),
        (
            r#"{"x-sensitive":"credential","type":"string","x-known-values":[{"value":"a","name":"A"}]}"#,
            r#""13800000000""#,
        ),
        (
            r#"{"allOf":[{"oneOf":[{"const":"a"},{"const":"b"}]},{"x-sensitive":"personal"}]}"#,
            r#""13800000000""#,
        ),
        // What should have held it.
        (&list, r#"{"list":"13800000000"}"#),
        (&list, r#"{"list":["13800000000"]}"#),
        (&text, r#"{"info":"13800000000{"}"#),
        (&text, r#"{"info":"{\"tel\":13800000000}"}"#),
        (&text, r#"{"info":"\"13800000000\""}"#),
        // What stands inside of it.
        (parent, r#"{"who":{"kind":"13800000000"}}"#),
        // What nobody knows yet.
        (&list, r#"{"phone":"13800000000"}"#),
        (&list, r#"{"list":[{"new":"13800000000"}]}"#),
        (
            r#"{"properties":{},"additionalProperties":false}"#,
            r#"{"x":"13800000000"}"#,
        ),
        // What its name gives away, although the spec says nothing.
        (
            r#"{"properties":{"access_token":{"type":"integer"}}}"#,
            r#"{"access_token":"13800000000"}"#,
        ),
        (
            r#"{"properties":{"SESSDATA":{"type":"null"}}}"#,
            r#"{"SESSDATA":"13800000000"}"#,
        ),
        (
            r#"{"properties":{"tel":{"properties":{"number":{"type":"null"}}}}}"#,
            r#"{"tel":{"number":13800000000}}"#,
        ),
        // A reply that is not an envelope is shown by its type.
        (
            r#"{"oneOf":[{"x-envelope":{"code":["code"],"success":[0]},"type":"object","required":["code"]},{"type":"object","maxProperties":0}]}"#,
            r#""13800000000""#,
        ),
    ];
    for (schema, body) in secrets {
        let shown = reported(schema, body);
        assert!(!shown.contains(SECRET), "{schema}\n{body}\n{shown}");
    }
}

#[test]
fn what_is_not_sensitive_is_shown() {
    let schema = r#"{"properties":{"who":{"x-sensitive":"personal"},"kind":{"enum":["a"]}}}"#;
    assert!(reported(schema, r#"{"kind":"13800000000"}"#).contains(SECRET));
}
