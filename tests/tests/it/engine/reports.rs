//! What a report says of any document agrees with the plain verdict: it has an error exactly where
//! the document is invalid, and each of its errors is one of the plain violations.

use std::collections::HashSet;

use bilispec_engine::{
    Document, Finding, Keyword, Report, Rule, Severity, Side, Validator, Violation,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::engine::{cases, generate};

/// All pairs of paths among the violations, those of branches included. A report speaks of missing
/// and excluded members at their own place, of names at the member.
fn places(violations: &[Violation], out: &mut HashSet<(String, String)>) {
    for violation in violations {
        let at = (
            violation.instance_path.clone(),
            violation.schema_path.clone(),
        );
        out.insert(at);
        for branch in &violation.branches {
            places(branch, out);
        }
    }
}

fn parent(path: &str) -> String {
    path.rsplit_once('/')
        .map(|(up, _)| up.to_owned())
        .unwrap_or_default()
}

fn agrees(schema: &Validator, document: &Document<'_>) -> Result<Report, String> {
    let violations = schema.schema().violations(document);
    let report = schema.schema().report_document(document, Side::Response);
    // Numbers that clients have no room for are an error of replies, and none of JSON Schema.
    let is_error =
        |finding: &Finding| finding.severity == Severity::Error && finding.rule != Rule::OutOfRange;
    let has_errors = report.findings.iter().any(is_error);
    // Of a reply whose codes disagree neither form is meant: that is reported in place of "none of the branches", and of
    // nothing else.
    let mut rules = report.findings.iter().map(|finding| finding.rule);
    let of_forms = |violation: &Violation| {
        violation.instance_path.is_empty()
            && matches!(violation.keyword, Keyword::OneOf | Keyword::AnyOf)
    };
    let is_instead = !has_errors
        && rules.any(|rule| rule == Rule::Contradiction)
        && violations.iter().all(of_forms);
    if has_errors == violations.is_empty() && !is_instead {
        return Err(format!(
            "{:#?}\nviolations {violations:#?}",
            report.findings
        ));
    }
    let mut known = HashSet::new();
    places(&violations, &mut known);
    // Names are told only where the object itself is of a right type: any other finding about a type there is about them.
    let named: HashSet<String> = report
        .findings
        .iter()
        .filter(|finding| finding.keyword == "propertyNames")
        .map(|finding| parent(&finding.instance_path))
        .collect();
    let types: HashSet<&str> = violations
        .iter()
        .filter(|violation| violation.keyword == Keyword::Type)
        .filter(|violation| !named.contains(&violation.instance_path))
        .map(|violation| violation.instance_path.as_str())
        .collect();
    let mut said = HashSet::new();
    for finding in &report.findings {
        if !said.insert((finding.rule, &finding.instance_path)) {
            return Err(format!("said twice: {finding:?}"));
        }
        if !is_error(finding) || finding.rule == Rule::Envelope {
            continue;
        }
        let at = match finding.keyword {
            "required" | "dependentRequired" | "additionalProperties" | "propertyNames" => {
                parent(&finding.instance_path)
            }
            // Said of a member, found where the branches stand.
            "oneOf" | "anyOf" => {
                let here = (finding.instance_path.clone(), finding.schema_path.clone());
                if known.contains(&here) {
                    finding.instance_path.clone()
                } else {
                    parent(&finding.instance_path)
                }
            }
            _ => finding.instance_path.clone(),
        };
        if !known.contains(&(at, finding.schema_path.clone())) {
            return Err(format!("no violation: {finding:?}\n{violations:#?}"));
        }
        let about_itself = !matches!(
            finding.keyword,
            "required"
                | "dependentRequired"
                | "additionalProperties"
                | "propertyNames"
                | "oneOf"
                | "anyOf"
        );
        if about_itself
            && finding.keyword != "type"
            && types.contains(finding.instance_path.as_str())
        {
            return Err(format!("beside a wrong type: {finding:?}"));
        }
    }
    Ok(report)
}

proptest! {
    #![proptest_config(cases(200, 8_000))]

    #[test]
    fn generated(
        schema in generate::schema(),
        documents in proptest::collection::vec(generate::document(), 12),
    ) {
        // The report asserts what strings hold, the plain verdict does not.
        let schema: Value = serde_json::from_str(&schema.to_string().replace("contentMediaType", "x-media")).unwrap();
        if let Ok(schema) = Validator::from_json(&schema) {
            for document in documents {
                let text = document.to_string();
                let document = Document::parse(text.as_bytes()).unwrap();
                if let Err(why) = agrees(&schema, &document) {
                    return Err(TestCaseError::fail(format!("{text}\n{why}")));
                }
            }
        }
    }
}

/// An envelope with a payload, and bodies made of a few likely and unlikely values: whatever comes,
/// the report has an error exactly when the plain verdict does. Where two codes disagree about success,
/// neither form of reply is meant: that is reported once, and nothing is measured by a form.
#[test]
fn envelopes() {
    let schema = Validator::from_json(&json!({
        "oneOf": [
            {"allOf": [{"$ref": "#/$defs/success"}, {"properties": {"data": {"type": "object", "required": ["s"],
                "properties": {"s": {"enum": [4, -2], "x-success": [4]}}}}}]},
            {"$ref": "#/$defs/refusal"}
        ],
        "$defs": {
            "is": {"anyOf": [{"required": ["errno"], "properties": {"errno": {"const": 0}}},
                {"required": ["code"], "properties": {"errno": {"type": "null"}, "code": {"const": 0}}}]},
            "success": {"type": "object", "x-envelope": {"code": ["errno", "code"], "success": [0]}, "allOf": [{"$ref": "#/$defs/is"}],
                "required": ["data"], "properties": {"errno": {"type": ["integer", "null"]}, "code": {"type": "integer"}, "msg": {"type": "string"}}},
            "refusal": {"type": "object", "not": {"$ref": "#/$defs/is"}, "anyOf": [{"required": ["errno"]}, {"required": ["code"]}],
                "properties": {"errno": {"type": ["integer", "null"]}, "code": {"type": "integer"}, "msg": {"type": "string"}, "data": true}}
        },
        "x-codes": {"0": {"name": "Ok", "class": "ok"}, "7": {"name": "Seven", "class": "state"}}
    }))
    .unwrap();
    let values = [
        "",
        "null",
        "0",
        "7",
        "9",
        "0.5",
        "\"0\"",
        "true",
        "{}",
        "[]",
        "{\"s\":4}",
        "{\"s\":1}",
    ];
    let mut bodies = 0;
    for errno in values {
        for code in values {
            for data in values {
                for msg in ["", "\"m\"", "3"] {
                    let members: Vec<String> = [
                        ("errno", errno),
                        ("code", code),
                        ("data", data),
                        ("msg", msg),
                    ]
                    .iter()
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(key, value)| format!("\"{key}\":{value}"))
                    .collect();
                    let body = format!("{{{}}}", members.join(","));
                    let document = Document::parse(body.as_bytes()).unwrap();
                    let violations = schema.schema().violations(&document);
                    let report = schema.schema().report_document(&document, Side::Response);
                    let filled = |code: &str| !matches!(code, "" | "null");
                    let disagree = filled(errno) && filled(code) && (errno == "0") != (code == "0");
                    let refuses = if errno == "0" { code } else { errno };
                    let contradicts = disagree && matches!(refuses, "7" | "9");
                    let said = report
                        .findings
                        .iter()
                        .filter(|finding| finding.rule == Rule::Contradiction)
                        .count();
                    assert_eq!(
                        said,
                        usize::from(contradicts),
                        "{body}: {:?}",
                        report.findings
                    );
                    let broken = !violations.is_empty() && !contradicts;
                    assert_eq!(
                        report.has_errors(),
                        broken || disagree && !contradicts,
                        "{body}: {:?}",
                        report.findings
                    );
                    let envelope = report
                        .findings
                        .iter()
                        .filter(|finding| finding.id == "response.envelope")
                        .count();
                    assert!(
                        envelope == 0 || report.findings.len() == 1,
                        "{body}: {:?}",
                        report.findings
                    );
                    bodies += 1;
                }
            }
        }
    }
    println!("envelopes: {bodies} bodies");
}

/// Two schemas that apply to one object may both refuse a name.
#[test]
fn a_name_is_refused_once() {
    let names = json!({"propertyNames": {"maxLength": 1}});
    let schema =
        Validator::from_json(&json!({"allOf": [names], "propertyNames": {"pattern": "^a"}}))
            .unwrap();
    let document = Document::parse(br#"{"bb":1,"b":2,"a":3}"#).unwrap();
    let report = agrees(&schema, &document).unwrap();
    let places: Vec<&str> = report
        .findings
        .iter()
        .map(|finding| finding.instance_path.as_str())
        .collect();
    assert_eq!(places, ["/bb", "/b"]);
}

/// A value of the wrong type, where an envelope stands as well: that no envelope can be read is all there
/// is to say of it.
#[test]
fn nothing_is_measured_beside_an_envelope_of_the_wrong_type() {
    let envelope = json!({"type": "null", "x-envelope": {"code": ["code"], "success": [0]}});
    for beside in [
        json!({"type": "null", "maxLength": 0}),
        json!({"type": "null", "not": true}),
        json!({"type": "null", "not": {}, "enum": [null]}),
        json!({"type": "object", "minLength": 9, "const": 1}),
    ] {
        let alternatives = json!({"anyOf": [envelope]});
        let schema = Validator::from_json(&json!({"allOf": [beside, alternatives]})).unwrap();
        for document in ["\"a\"", "false", "7.5", "[1]"] {
            let document = Document::parse(document.as_bytes()).unwrap();
            let report = agrees(&schema, &document).unwrap();
            let rules: Vec<Rule> = report.findings.iter().map(|finding| finding.rule).collect();
            assert_eq!(rules, [Rule::Envelope], "{:#?}", report.findings);
        }
    }
}
