//! The kinds of envelopes, and of statuses, each from a hand-written spec: lint, client, `validate` and mock agree on what
//! a success and a refusal is.

use bilispec_codegen::diagnostics::Severity;
use bilispec_codegen::lint;
use serde_json::{Value, json};

use crate::agree::cases::{Case, HOST, Operation, code, payload, plain_envelope, reply};
use crate::agree::exchange::{Exchange, Mocked, validated};
use crate::agree::harness::{Call, built, loaded};
use crate::agree::known::Differences;
use crate::agree::requests::{is_ready, told};
use crate::agree::wire::Sent;

pub(crate) const PREFIX: &str = "envelope/";

/// A kind of envelope: its words, and a reply of each sort.
struct Kind {
    name: &'static str,
    /// `x-envelope`.
    words: Value,
    /// Schema of the test that makes a success, and members of success and refusal.
    is_success: Value,
    code: Value,
    refusal_code: &'static str,
    success: &'static str,
    refusal: &'static str,
    /// Where `code` stands: members from the top down.
    at: &'static [&'static str],
    /// The payload's member; none if it is beside the code.
    data: Option<&'static str>,
}

fn kinds() -> Vec<Kind> {
    let integer = || json!({"type": "integer", "description": "返回码。\nThe code."});
    let text = || json!({"type": "string", "description": "返回码。\nThe code."});
    let words = |code: &str, message: &str, data: &str, success: Value| json!({"code": [code], "message": [message], "data": data, "success": success});
    vec![
        Kind {
            name: "integer",
            words: words("code", "message", "data", json!([0])),
            is_success: json!({"const": 0}),
            code: integer(),
            refusal_code: "-404",
            success: crate::agree::cases::SUCCESS,
            refusal: crate::agree::cases::REFUSAL,
            at: &["code"],
            data: Some("data"),
        },
        Kind {
            name: "string",
            words: words("code", "message", "data", json!(["ok"])),
            is_success: json!({"const": "ok"}),
            code: text(),
            refusal_code: "denied",
            success: r#"{"code":"ok","message":"","data":{"state":"up"}}"#,
            refusal: r#"{"code":"denied","message":"no"}"#,
            at: &["code"],
            data: Some("data"),
        },
        Kind {
            name: "boolean",
            words: words("success", "message", "data", json!([true])),
            is_success: json!({"const": true}),
            code: json!({"type": "boolean", "description": "返回码。\nThe code."}),
            refusal_code: "false",
            success: r#"{"success":true,"message":"","data":{"state":"up"}}"#,
            refusal: r#"{"success":false,"message":"no"}"#,
            at: &["success"],
            data: Some("data"),
        },
        Kind {
            name: "nested",
            words: words("/status/code", "/status/message", "/data", json!([0])),
            is_success: json!({"const": 0}),
            code: integer(),
            refusal_code: "-404",
            success: r#"{"status":{"code":0,"message":"ok"},"data":{"state":"up"}}"#,
            refusal: r#"{"status":{"code":-404,"message":"no"}}"#,
            at: &["status", "code"],
            data: Some("data"),
        },
        Kind {
            name: "flat",
            words: words("code", "message", "", json!([0])),
            is_success: json!({"const": 0}),
            code: integer(),
            refusal_code: "-404",
            success: r#"{"code":0,"message":"ok","state":"up"}"#,
            refusal: r#"{"code":-404,"message":"no"}"#,
            at: &["code"],
            data: None,
        },
        Kind {
            name: "absent-means-success",
            words: words("error", "message", "data", json!("absent")),
            is_success: json!(false),
            code: text(),
            refusal_code: "denied",
            success: r#"{"data":{"state":"up"}}"#,
            refusal: r#"{"error":"denied","message":"no"}"#,
            at: &["error"],
            data: Some("data"),
        },
        Kind {
            name: "success-200",
            words: words("code", "message", "data", json!([200])),
            is_success: json!({"const": 200}),
            code: integer(),
            refusal_code: "404",
            success: r#"{"code":200,"message":"ok","data":{"state":"up"}}"#,
            refusal: r#"{"code":404,"message":"no"}"#,
            at: &["code"],
            data: Some("data"),
        },
    ]
}

/// An object schema with one member, at the end of a path.
fn nested(at: &[&str], leaf: &Value, required: bool) -> Value {
    match at {
        [] => leaf.clone(),
        [name, rest @ ..] => {
            let mut object =
                json!({"type": "object", "properties": {*name: nested(rest, leaf, required)}});
            if required {
                object["required"] = json!([name]);
            }
            if !rest.is_empty() {
                object["properties"][*name]["description"] = json!("外层。\nIts part.");
            }
            object
        }
    }
}

impl Kind {
    fn schemas(&self) -> Value {
        let mut schemas = plain_envelope();
        schemas["IsSuccess"] = if self.words["success"] == "absent" {
            json!({"not": {"required": [self.at[0]]}})
        } else {
            json!({"anyOf": [nested(self.at, &self.is_success, true)]})
        };
        let message = json!({"type": "string", "description": "文字。\nThe text."});
        let mut properties = nested(self.at, &self.code, false)["properties"].clone();
        if self.at.len() > 1 {
            properties[self.at[0]]["properties"]["message"] = message;
        } else {
            properties["message"] = message;
        }
        let refusal = &mut schemas["Refusal"];
        refusal["required"] = json!([self.at[0]]);
        refusal["properties"] = properties.clone();
        if let Some(data) = self.data {
            refusal["properties"][data] = json!(true);
        }
        let success = &mut schemas["Success"];
        success["x-envelope"] = self.words.clone();
        let names = self.words["success"].as_array();
        success["x-codes"] = names
            .into_iter()
            .flatten()
            .map(|value| {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                (text, code("Success", "ok"))
            })
            .collect::<serde_json::Map<_, _>>()
            .into();
        success["required"] = self.data.into_iter().collect();
        success["properties"] = properties;
        if let Some(data) = self.data {
            success["properties"][data] = json!({"description": "数据。\nThe payload."});
        }
        schemas
    }

    fn case(&self) -> Case {
        let mut operation = Operation::plain();
        operation.schemas = self.schemas();
        let data = match self.data {
            Some(data) => json!({"properties": {data: payload()}}),
            None => payload(),
        };
        let schema = json!({"oneOf": [
            {"allOf": [{"$ref": "#/components/schemas/Success"}, data]},
            {"$ref": "#/components/schemas/Refusal"},
        ]});
        operation.responses = json!({"200": reply(&schema, &["success", "refused"])});
        operation.members.insert(
            "x-codes".to_owned(),
            json!({self.refusal_code: code("Denied", "state")}),
        );
        operation.fixtures = vec![
            ("success".to_owned(), self.success.to_owned()),
            ("refused".to_owned(), self.refusal.to_owned()),
        ];
        Case::new(format!("envelope-{}", self.name), operation)
    }
}

/// Operations without an envelope, by the statuses that they describe. Their refusals are HTTP 404.
fn statuses() -> Vec<Case> {
    let error = json!({
        "title": "Fault",
        "type": "object",
        "description": "错误。\nThe error.",
        "required": ["error"],
        "properties": {"error": {"type": "string", "description": "错误。\nThe error."}},
    });
    let bare = |name: &str, success: &str, refusal: &str, empty: bool| {
        let mut operation = Operation::plain();
        operation.schemas = json!({});
        let ok = if empty {
            json!({"description": "空。\nNothing."})
        } else {
            reply(&payload(), &["success"])
        };
        operation.responses = json!({success: ok, refusal: reply(&error, &["refused"])});
        let success = if empty {
            ""
        } else {
            r#"{"state":"up","since":1}"#
        };
        operation.fixtures = vec![("refused".to_owned(), r#"{"error":"no"}"#.to_owned())];
        if !empty {
            operation
                .fixtures
                .push(("success".to_owned(), success.to_owned()));
        }
        let mut case = Case::new(name, operation);
        case.status = if empty { 204 } else { 200 };
        case
    };
    vec![
        bare("envelope-none", "200", "404", false),
        bare("status-4xx", "200", "4XX", false),
        bare("status-default", "200", "default", false),
        bare("status-success-range", "2XX", "404", false),
        bare("status-204", "204", "404", true),
    ]
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = kinds().iter().map(Kind::case).collect();
    cases.extend(statuses());
    cases
}

#[test]
fn success_and_refusal_are_the_same_for_everybody() {
    let mut differences = Differences::new(PREFIX);
    for kind in kinds() {
        let case = crate::agree::cases::case(&format!("envelope-{}", kind.name));
        check(
            case,
            200,
            kind.refusal,
            Some(kind.refusal_code),
            &mut differences,
        );
    }
    for case in statuses() {
        check(
            crate::agree::cases::case(&case.name),
            404,
            r#"{"error":"no"}"#,
            None,
            &mut differences,
        );
    }
    differences.finish();
}

fn check(
    case: &Case,
    status: u16,
    refusal: &str,
    refusal_code: Option<&str>,
    differences: &mut Differences,
) {
    let key = |column: &str| format!("{}/{column}", case.name);
    if !is_ready(case, differences) {
        return;
    }
    let mut loaded = loaded(case);
    lint::run(&mut loaded);
    let errors = loaded.diagnostics.count(Severity::Error);
    differences.expect(&key("lint"), errors == 0, || {
        crate::agree::harness::errors(&loaded)
    });

    let call = |status, body: &str| Call {
        request: json!({}),
        status,
        body: body.to_owned(),
    };
    let outputs = built().call(
        case,
        &[call(case.status, case.success()), call(status, refusal)],
    );
    let ok = &outputs[0]["result"]["ok"];
    let is_up = if case.status == 204 {
        outputs[0]["result"].get("ok").is_some()
    } else {
        ok["state"] == "up"
    };
    differences.expect(&key("client-success"), is_up, || {
        format!("    {}\n    {}", case.success(), outputs[0])
    });
    let result = &outputs[1]["result"];
    let kind = if refusal_code.is_some() {
        "Api"
    } else {
        "Status"
    };
    let refused = result["kind"] == kind && result["effect"] == "NotDone";
    differences.expect(&key("client-refusal"), refused, || {
        format!("    {refusal}\n    {result}")
    });

    let sent = Sent {
        method: "GET".to_owned(),
        url: format!("{HOST}/v1/send"),
        headers: Vec::new(),
        body: String::new(),
    };
    let exchange = |status, body: &str| Exchange {
        sent: sent.clone(),
        status,
        body: body.to_owned(),
    };
    let report = validated(
        &loaded,
        &[
            exchange(case.status, case.success()),
            exchange(status, refusal),
        ],
    );
    let summary = report
        .operations
        .iter()
        .find(|one| one.operation == "transmit");
    let count = |counts: &[(String, u64)]| counts.iter().map(|(_, count)| count).sum::<u64>();
    let outcomes = summary.map_or(0, |one| count(&one.outcomes.0));
    let refusals = summary.map_or(&[][..], |one| &one.refusals.0);
    let shown = || format!("{report:#?}");
    differences.expect(&key("validate-outcome"), outcomes == 1, shown);
    let named = refusal_code.is_none_or(|code| refusals.iter().any(|(name, _)| name == code));
    differences.expect(
        &key("validate-refusal"),
        count(refusals) == 1 && named,
        shown,
    );
    let clean = report.findings.is_empty() && report.exchanges.checked == 2;
    differences.expect(&key("validate-clean"), clean, || told(&report));

    match Mocked::start(&loaded) {
        Err(told) => differences.add(&key("mock-success"), told),
        Ok(mock) => {
            let got = mock.answer(&sent);
            let expected: Result<Value, _> = serde_json::from_str(case.success());
            let same = expected.is_ok_and(|expected| {
                serde_json::from_str::<Value>(&got.1).is_ok_and(|got| got == expected)
            });
            let same =
                got.0 == case.status && (same || case.success().is_empty() && got.1.is_empty());
            differences.expect(&key("mock-success"), same, || format!("    {got:?}"));
            let mut asking = sent.clone();
            asking
                .headers
                .push(("prefer".to_owned(), "example=refused".to_owned()));
            let got = mock.answer(&asking);
            let same =
                serde_json::from_str::<Value>(&got.1).ok() == serde_json::from_str(refusal).ok();
            // A class or `default` has no status of its own.
            let covered = got.0 == status || case.name.starts_with("status-") && got.0 / 100 >= 4;
            differences.expect(&key("mock-refusal"), same && covered, || {
                format!("    {got:?}")
            });
            mock.stop();
        }
    }
}
