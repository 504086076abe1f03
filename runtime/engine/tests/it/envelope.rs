//! Replies: success or refusal, read from the code.

use bilispec_engine::{Answer, CodeRead, OutcomeRead};

use crate::check;

/// The ticket host's envelope around a small payload, as the spec writes it.
const TICKET: &str = r##"{
  "oneOf": [
    {"allOf": [{"$ref": "#/$defs/0"}, {"properties": {"data": {"$ref": "#/$defs/2"}}}]},
    {"$ref": "#/$defs/3"}
  ],
  "$defs": {
    "0": {"type": "object", "x-envelope": {"code": ["errno", "code"], "message": ["msg"], "data": "data", "success": [0]},
          "allOf": [{"$ref": "#/$defs/1"}], "required": ["data"],
          "properties": {"errno": {"type": ["integer", "null"]}, "code": {"type": "integer"}, "msg": {"type": "string"}, "data": {}}},
    "1": {"anyOf": [{"required": ["errno"], "properties": {"errno": {"const": 0}}},
                    {"required": ["code"], "properties": {"errno": {"type": "null"}, "code": {"const": 0}}}]},
    "2": {"type": ["object", "null"], "required": ["mid", "status"], "properties": {
          "mid": {"type": "integer"},
          "status": {"type": "integer", "enum": [4, -2, 0], "x-enum-varnames": ["Paid", "BelowMinimum", "Retired"], "x-success": [4]}}},
    "3": {"type": "object", "not": {"$ref": "#/$defs/1"}, "anyOf": [{"required": ["errno"]}, {"required": ["code"]}],
          "properties": {"errno": {"type": ["integer", "null"]}, "code": {"type": "integer"}, "msg": {"type": "string"}, "data": true}}
  },
  "x-codes": {
    "0": {"name": "Success", "class": "ok"},
    "null": {"name": "Unnumbered", "class": "parameter"},
    "-401": {"name": "RiskControl", "class": "risk"},
    "3": {"name": "TooFast", "class": "rate"},
    "100034": {"name": "WrongPrice", "class": "parameter",
               "data": {"type": "object", "required": ["pay_money"], "properties": {"pay_money": {"type": "integer"}}}}
  }
}"##;

fn answer(code: Option<(&str, Option<i64>)>, name: Option<&str>, class: Option<&str>) -> Answer {
    Answer {
        code: code.map(|(key, value)| CodeRead {
            key: key.to_owned(),
            value: value.map(bilispec_engine::CodeValue::Integer),
        }),
        code_name: name.map(str::to_owned),
        class: class.map(str::to_owned),
        risk: class == Some("risk"),
        ..Answer::default()
    }
}

#[test]
fn success() {
    let report = check(
        TICKET,
        r#"{"errno":0,"msg":"","data":{"mid":1,"status":4}}"#,
        &[],
    );
    let outcome = OutcomeRead {
        instance_path: "/data/status".to_owned(),
        value: "4".to_owned(),
        name: Some("Paid".to_owned()),
        is_success: true,
    };
    let expected = Answer {
        is_success: true,
        outcome: Some(outcome),
        ..answer(Some(("errno", Some(0))), Some("Success"), Some("ok"))
    };
    assert_eq!(report.answer, expected);

    // Read from the second key; the business act did not happen.
    let report = check(
        TICKET,
        r#"{"errno":null,"code":0,"data":{"mid":1,"status":-2}}"#,
        &[],
    );
    assert_eq!(report.answer.code.unwrap().key, "code");
    let outcome = report.answer.outcome.unwrap();
    assert_eq!(
        (outcome.name.as_deref(), outcome.is_success),
        (Some("BelowMinimum"), false)
    );

    // A payload that may be null has no outcome.
    let report = check(TICKET, r#"{"errno":0,"data":null}"#, &[]);
    assert_eq!(
        (report.answer.is_success, report.answer.outcome),
        (true, None)
    );
}

#[test]
fn faults_of_a_success_are_measured_by_the_success() {
    let report = check(
        TICKET,
        r#"{"errno":0,"data":{"mid":"1","status":-9,"extra":true},"trace":"x"}"#,
        &[
            r"error response.type /data/mid <- /$defs/2/properties/mid/type: integer | a string (masked)",
            "error response.enum /data/status <- /$defs/2/properties/status/enum: 4, -2, 0 | -9",
            "warning response.unknown-field /data/extra <- /$defs/2/properties: a listed field | a boolean",
            "warning response.unknown-field /trace <- /$defs/0/properties: a listed field | a string",
        ],
    );
    let outcome = report.answer.outcome.unwrap();
    assert_eq!(
        (outcome.value.as_str(), outcome.name, outcome.is_success),
        ("-9", None, false)
    );
    check(
        TICKET,
        r#"{"errno":0}"#,
        &["error response.required /data <- /$defs/0/required: object or null | nothing"],
    );
    check(
        TICKET,
        r#"{"errno":0,"data":true}"#,
        &["error response.type /data <- /$defs/2/type: object or null | true"],
    );
    check(
        TICKET,
        r#"{"errno":0,"code":"0","data":null}"#,
        &[
            r#"error response.envelope /code <- /$defs/0/x-envelope: a whole number in errno or code | "0""#,
        ],
    );
}

#[test]
fn data_of_a_refusal_may_be_anything() {
    for data in [
        "",
        r#","data":{}"#,
        r#","data":null"#,
        r#","data":true"#,
        r#","data":{"a":null,"b":null}"#,
        r#","data":{"ga_data":{"risk_level":1,"x":1,"x":2}}"#,
        r#","data":[1]"#,
    ] {
        for code in ["-401", "100034", "3"] {
            check(
                TICKET,
                &format!(r#"{{"errno":{code},"msg":""{data}}}"#),
                &[],
            );
        }
    }
    let report = check(
        TICKET,
        r#"{"errno":-401,"msg":"","data":{"ga_data":{}}}"#,
        &[],
    );
    assert_eq!(
        report.answer,
        answer(
            Some(("errno", Some(-401))),
            Some("RiskControl"),
            Some("risk")
        )
    );
}

#[test]
fn faults_of_a_refusal_are_measured_by_the_refusal() {
    check(
        TICKET,
        r#"{"errno":3,"msg":5,"hint":"x"}"#,
        &[
            "error response.type /msg <- /$defs/3/properties/msg/type: string | 5",
            "warning response.unknown-field /hint <- /$defs/3/properties: a listed field | a string",
        ],
    );
}

#[test]
fn what_a_code_is_known_to_carry_is_checked_if_it_is_there() {
    for data in [
        r#"{"pay_money":29800,"more":1}"#,
        r#"{"pay_money":null}"#,
        "{}",
        "null",
        "true",
    ] {
        check(TICKET, &format!(r#"{{"errno":100034,"data":{data}}}"#), &[]);
    }
    check(
        TICKET,
        r#"{"errno":100034,"data":{"pay_money":"29800"}}"#,
        &[
            r#"error response.type /data/pay_money <- /x-codes/100034/data/properties/pay_money/type: integer | "29800""#,
        ],
    );
    // With another code the same data means nothing.
    check(TICKET, r#"{"errno":3,"data":{"pay_money":"29800"}}"#, &[]);
}

#[test]
fn an_unlisted_code_is_drift_at_the_key_it_was_read_from() {
    let listed = "null, -401, 0, 3, 100034";
    for (body, key, code) in [
        (r#"{"errno":7,"msg":"x"}"#, "errno", "7"),
        (r#"{"code":7}"#, "code", "7"),
        (r#"{"errno":null,"code":-7}"#, "code", "-7"),
    ] {
        let report = check(
            TICKET,
            body,
            &[&format!(
                "warning response.unknown-code /{key} <- /x-codes: {listed} | {code}"
            )],
        );
        assert_eq!(
            report.answer,
            answer(Some((key, code.parse().ok())), None, None)
        );
    }
    let report = check(TICKET, r#"{"errno":null,"msg":"请填写"}"#, &[]);
    assert_eq!(
        report.answer,
        answer(Some(("errno", None)), Some("Unnumbered"), Some("parameter"))
    );
    // Without a list there is no unlisted code.
    let unlisted = TICKET.replace("\"x-codes\"", "\"x-other\"");
    check(&unlisted, r#"{"errno":7}"#, &[]);
    let no_null = TICKET.replace(
        "\"null\": {\"name\": \"Unnumbered\"",
        "\"9\": {\"name\": \"Nine\"",
    );
    check(
        &no_null,
        r#"{"errno":null}"#,
        &["warning response.unknown-code /errno <- /x-codes: -401, 0, 3, 9, 100034 | null"],
    );
}

#[test]
fn neither_success_nor_refusal() {
    for (body, path, found) in [
        ("{}", "/errno", "nothing"),
        (
            r#"{"msg":"x","data":{"mid":"1"},"new":1}"#,
            "/errno",
            "nothing",
        ),
        (
            r#"{"errno":"0","data":{"mid":1,"status":4}}"#,
            "/errno",
            r#""0""#,
        ),
        (r#"{"errno":0.5}"#, "/errno", "0.5"),
        (r#"{"errno":{},"code":0}"#, "/errno", "an object"),
        (r#"{"errno":null,"code":true}"#, "/code", "true"),
        (r#"{"code":null}"#, "/code", "null"),
    ] {
        let expected = format!(
            "error response.envelope {path} <- /$defs/0/x-envelope: a whole number in errno or code | {found}"
        );
        let report = check(TICKET, body, &[&expected]);
        assert!(!report.answer.is_success, "{body}");
    }
    for (body, found) in [
        ("[]", "an array"),
        (r#""<html>""#, "a string (masked)"),
        ("null", "null"),
        ("3", "an integer (masked)"),
    ] {
        check(
            TICKET,
            body,
            &[&format!(
                "error response.envelope  <- /$defs/0/x-envelope: an object | {found}"
            )],
        );
    }
}

#[test]
fn a_whole_number_is_a_code_however_it_is_written() {
    let report = check(TICKET, r#"{"errno":0.0,"data":null}"#, &[]);
    assert!(report.answer.is_success);
    let report = check(TICKET, r#"{"errno":30e-1}"#, &[]);
    assert_eq!(report.answer.code_name.as_deref(), Some("TooFast"));
}

#[test]
fn two_codes_contradict_each_other() {
    let report = check(
        TICKET,
        r#"{"errno":3,"errno":0,"data":null}"#,
        &[
            "warning response.contradiction /errno <- /$defs/0/x-envelope: evidence that agrees | evidence that does not",
            "warning response.duplicate-key /errno <- /$defs/0/properties/errno: once | 2 times",
        ],
    );
    assert!(!report.answer.is_success);
}
