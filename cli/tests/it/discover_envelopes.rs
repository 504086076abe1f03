//! `discover` and what replies stand in: codes of all forms and places, no envelope at all, statuses, replies that are no
//! JSON; several of them in one capture.

use crate::discover::{discovered, har};
use crate::support::Entry;
use serde_json::{Value, json};

/// A host's replies to one call: the operation, its HTTP statuses and bodies, what the spec says of the envelope (nothing
/// for none), and what `validate` counts: successes, and refusals by code.
struct Kind {
    host: &'static str,
    operation: &'static str,
    replies: Vec<(u16, Value)>,
    envelope: &'static [&'static str],
    successes: u64,
    refusals: &'static [&'static str],
}

fn kinds() -> Vec<Kind> {
    let kind = |host, operation, replies: &[(u16, Value)], envelope, successes, refusals| Kind {
        host,
        operation,
        replies: replies.to_vec(),
        envelope,
        successes,
        refusals,
    };
    vec![
        kind(
            "integer",
            "get_integer",
            &[
                (200, json!({"code": 0, "msg": "ok", "data": {"a": 1}})),
                (
                    200,
                    json!({"code": 40101, "msg": "token expired", "data": null}),
                ),
            ],
            &[
                "code: [code]",
                "message: [msg]",
                "data: data",
                "success: [0]",
            ],
            1,
            &["40101"],
        ),
        kind(
            "two-hundred",
            "get_two_hundred",
            &[
                (200, json!({"code": 200, "msg": "ok", "data": {"a": 1}})),
                (200, json!({"code": 500, "msg": "busy", "data": {}})),
            ],
            &["success: [200]"],
            1,
            &["500"],
        ),
        kind(
            "word",
            "get_word",
            &[
                (
                    200,
                    json!({"code": "SUCCESS", "msg": "ok", "data": {"a": 1}}),
                ),
                (
                    200,
                    json!({"code": "NOT_FOUND", "msg": "no such thing", "data": null}),
                ),
            ],
            &["success: [SUCCESS]"],
            1,
            &["NOT_FOUND"],
        ),
        kind(
            "digits",
            "get_digit",
            &[
                (200, json!({"code": "0", "msg": "ok", "data": {"a": 1}})),
                (200, json!({"code": "50012", "msg": "used", "data": null})),
            ],
            &["success: [\"0\"]"],
            1,
            &["50012"],
        ),
        kind(
            "flag",
            "get_flag",
            &[
                (
                    200,
                    json!({"success": true, "message": "", "data": {"a": 1}}),
                ),
                (
                    200,
                    json!({"success": false, "message": "no", "data": null}),
                ),
            ],
            &["code: [success]", "success: [true]"],
            1,
            &["false"],
        ),
        kind(
            "flag-and-code",
            "get_flag_and_code",
            &[
                (
                    200,
                    json!({"success": true, "errCode": "", "errMsg": "", "result": {"a": 1}}),
                ),
                (
                    200,
                    json!({"success": false, "errCode": "NO_RATE", "errMsg": "no rate", "result": null}),
                ),
            ],
            &[
                "code: [errCode]",
                "message: [errMsg]",
                "data: result",
                "success: [\"\"]",
            ],
            1,
            &["NO_RATE"],
        ),
        kind(
            "nested",
            "get_nested",
            &[
                (
                    200,
                    json!({"status": {"code": 0, "msg": "ok"}, "data": {"a": 1}}),
                ),
                (
                    200,
                    json!({"status": {"code": 7, "msg": "no"}, "data": null}),
                ),
            ],
            &["code: [/status/code]", "message: [/status/msg]"],
            1,
            &["7"],
        ),
        kind(
            "head",
            "get_head",
            &[
                (
                    200,
                    json!({"meta": {"code": 200, "message": "OK"}, "response": {"a": 1}}),
                ),
                (
                    200,
                    json!({"meta": {"code": 404, "message": "gone"}, "response": {}}),
                ),
            ],
            &["code: [/meta/code]", "data: response", "success: [200]"],
            1,
            &["404"],
        ),
        kind(
            "flat",
            "list_flat",
            &[
                (
                    200,
                    json!({"code": 0, "msg": "ok", "items": [{"a": 1}], "total": 1}),
                ),
                (200, json!({"code": 3, "msg": "no"})),
            ],
            &["data: \"\"", "success: [0]"],
            1,
            &["3"],
        ),
        kind(
            "absence",
            "get_absence",
            &[
                (200, json!({"access_token": "x", "expires_in": 7200})),
                (200, json!({"errcode": 40013, "errmsg": "invalid appid"})),
            ],
            &["code: [errcode]", "message: [errmsg]", "success: absent"],
            1,
            &["40013"],
        ),
        kind(
            "error-object",
            "get_error_object",
            &[
                (200, json!({"user": {"name": "x", "age": 3}})),
                (
                    200,
                    json!({"error": {"code": 190, "message": "expired", "type": "OAuth"}}),
                ),
            ],
            &[
                "code: [/error/code, error]",
                "message: [/error/message]",
                "success: absent",
            ],
            1,
            &["190"],
        ),
        kind(
            "object",
            "get_object",
            &[
                (200, json!({"id": 5, "name": "x"})),
                (404, json!({"detail": "no such object"})),
            ],
            &[],
            1,
            &["404"],
        ),
        kind(
            "list",
            "list",
            &[(200, json!([{"id": 5, "name": "x"}]))],
            &[],
            1,
            &[],
        ),
        kind(
            "created",
            "get_created",
            &[(201, json!({"id": 5, "name": "x"}))],
            &[],
            1,
            &[],
        ),
        kind(
            "state",
            "get_state",
            &[(200, json!({"id": 5, "status": "ok", "code": "CN"}))],
            &[],
            1,
            &[],
        ),
    ]
}

fn capture(kinds: &[Kind]) -> String {
    let entries = kinds.iter().flat_map(|kind| {
        let url = format!("https://api.{}.test/v1/{}", kind.host, kind.host);
        kind.replies
            .iter()
            .map(move |(status, reply)| Entry::call("GET", &url, reply).status(*status))
    });
    har(entries)
}

#[test]
fn all_envelopes_in_one_capture() {
    let kinds = kinds();
    let (outside, ran) = discovered(&capture(&kinds), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let envelopes = outside.read("spec/envelopes.yaml");
    let with_one = kinds.iter().filter(|kind| !kind.envelope.is_empty());
    assert_eq!(
        envelopes.matches("x-envelope:").count(),
        with_one.count(),
        "{envelopes}"
    );
    let validated = outside.run("", &["validate", "evening.har", "--format", "json"]);
    let report = validated.report();
    assert_eq!(report["findings"], json!([]), "{}", validated.all());
    let operations = report["operations"].as_array().unwrap();
    for kind in &kinds {
        let operation = operations
            .iter()
            .find(|one| one["operation"] == kind.operation);
        let operation = operation.unwrap_or_else(|| panic!("{}: {report:#}", kind.operation));
        assert_eq!(
            operation["outcomes"]["Success"], kind.successes,
            "{operation:#}"
        );
        let refusals = operation["refusals"].as_object().unwrap();
        let refusals: Vec<&str> = refusals.keys().map(String::as_str).collect();
        assert_eq!(refusals, kind.refusals, "{operation:#}");
        let file = outside.read(&format!(
            "spec/{0}/{1}.yaml",
            kind.host.replace('-', "_"),
            kind.operation
        ));
        if kind.envelope.is_empty() {
            assert!(!file.contains("envelopes.yaml"), "{file}");
            continue;
        }
        let references = file.split("envelopes.yaml#/").skip(1);
        let mut references = references.filter_map(|rest| rest.lines().next());
        let name = references
            .find_map(|name| name.strip_suffix("Success"))
            .unwrap();
        let (_, own) = envelopes
            .split_once(&format!("\n{name}Success:\n"))
            .unwrap();
        let (own, _) = own.split_once("\n  allOf:").unwrap();
        for line in kind.envelope {
            assert!(own.contains(line), "{}: {line}: {own}", kind.host);
        }
    }
    let lint = outside.run("", &["lint"]);
    assert!(!lint.stdout.contains("error["), "{}", lint.all());
    let generated = outside.run("", &["generate", "--check"]);
    assert_eq!(generated.code, 0, "{}", generated.all());
}
