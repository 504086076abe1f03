//! Schemas that are refused: all reasons at once, by name and place.

use bilispec_engine::{Document, Rule, SchemaError, Severity, Side, Validator};

#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let problems: Vec<String> = match Validator::from_json_str(text) {
        Ok(_) => panic!("{text} is not refused"),
        Err(error) => error.problems().iter().map(ToString::to_string).collect(),
    };
    assert_eq!(problems, expected, "{text}");
}

#[test]
fn every_reason_is_named_with_its_place() {
    refused(
        r#"{"unevaluatedProperties":false,"properties":{"a/b":{"$anchor":"x","pattern":"(?=a)"},"c":{"$id":"y"}},"anyOf":[{"nullable":true}]}"#,
        &[
            "/unevaluatedProperties: the keyword `unevaluatedProperties` is not supported",
            "/properties/a~1b/$anchor: the keyword `$anchor` is not supported",
            "/properties/a~1b/pattern: the pattern `(?=a)`: look-ahead `(?=…)` is not supported",
            "/properties/c/$id: the keyword `$id` is not supported",
            "/anyOf/0/nullable: the keyword `nullable` is not supported",
        ],
    );
}

#[test]
fn malformed_keywords() {
    for (text, expected) in [
        (r#"{"type":"strng"}"#, "/type: `strng` is not a type"),
        (
            r#"{"type":[]}"#,
            "/type: `type` must be a type or a list of them",
        ),
        (r#"{"enum":1}"#, "/enum: `enum` must be an array"),
        (r#"{"minimum":"1"}"#, "/minimum: `minimum` must be a number"),
        (
            r#"{"multipleOf":0}"#,
            "/multipleOf: `multipleOf` must be a number above zero",
        ),
        (
            r#"{"minLength":-1}"#,
            "/minLength: `minLength` must be a whole number, zero or above",
        ),
        (
            r#"{"required":"a"}"#,
            "/required: `required` must be a list of strings",
        ),
        (
            r#"{"required":["a","a"]}"#,
            "/required: `required` names `a` twice",
        ),
        (
            r#"{"items":[{}]}"#,
            "/items: a schema is an object, `true` or `false`",
        ),
        (
            r#"{"allOf":[]}"#,
            "/allOf: `allOf` must be a list of at least one schema",
        ),
        (
            r#"{"properties":[]}"#,
            "/properties: `properties` must be an object",
        ),
        (
            r#"{"pattern":"["}"#,
            "/pattern: the pattern `[`: a class `[…` is not closed",
        ),
        (
            r#"{"patternProperties":{"\\Z":{}}}"#,
            "/patternProperties/\\Z: the pattern `\\Z`: `\\Z` is no escape of ECMA-262",
        ),
        (
            r##"{"$ref":"#/$defs/x"}"##,
            "/$ref: `$ref` to `#/$defs/x`: there is no schema",
        ),
        (
            r#"{"$ref":"other.json"}"#,
            "/$ref: `$ref` to `other.json`: only places in this document",
        ),
        (
            r##"{"$ref":"#name"}"##,
            "/$ref: `$ref` to the anchor `#name` is not supported",
        ),
        (
            r##"{"enum":[1],"$ref":"#/enum/0"}"##,
            "/$ref: `$ref` to `#/enum/0`: there is no schema",
        ),
        (r#"{"a":1}"#, "/a: the keyword `a` is not supported"),
        ("3", "the root: a schema is an object, `true` or `false`"),
        (
            r#"{"type":"null","type":"string"}"#,
            "/type: `type` is repeated",
        ),
        (
            r#"{"properties":{"a":{},"a":{}}}"#,
            "/properties/a: `a` is repeated",
        ),
        (
            r#"{"uniqueItems":1}"#,
            "/uniqueItems: `uniqueItems` must be `true` or `false`",
        ),
        (
            r#"{"x-sensitive":"very"}"#,
            "/x-sensitive: `x-sensitive` must be `credential`, `personal` or `none`",
        ),
        (
            r#"{"x-codes":{"a":{}}}"#,
            "/x-codes/a: a code needs `name` and `class`",
        ),
        (
            r#"{"x-codes":{"1":{"name":"A"}}}"#,
            "/x-codes/1: a code needs `name` and `class`",
        ),
        (
            r#"{"x-envelope":{"code":[]}}"#,
            "/x-envelope: `x-envelope` must be an object with `code` (places) and `success` (values, or `absent`)",
        ),
        (
            r#"{"$schema":"http://json-schema.org/draft-07/schema#"}"#,
            "/$schema: `$schema` names `http://json-schema.org/draft-07/schema#`: only draft 2020-12 is supported",
        ),
        (
            r#"{"contentSchema":{"$dynamicRef":"x"}}"#,
            "/contentSchema/$dynamicRef: the keyword `$dynamicRef` is not supported",
        ),
    ] {
        refused(text, &[expected]);
    }
}

#[test]
fn circles_that_never_reach_a_smaller_value() {
    for text in [
        r##"{"$ref":"#"}"##,
        r##"{"allOf":[{"anyOf":[{"$ref":"#/allOf/0"}]}]}"##,
        r##"{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"not":{"$ref":"#/$defs/a"}}}}"##,
        r##"{"if":{},"then":{"$ref":"#"}}"##,
    ] {
        let error = Validator::from_json_str(text).expect_err(text);
        assert!(
            error.to_string().contains("refers back to itself"),
            "{text}: {error}"
        );
    }
    // Through a member or an item it ends with the document.
    assert!(
        Validator::from_json_str(r##"{"properties":{"a":{"$ref":"#"}},"items":{"$ref":"#"}}"##)
            .is_ok()
    );
}

#[test]
fn text_that_is_no_json() {
    assert!(matches!(
        Validator::from_json_str("{"),
        Err(SchemaError::Syntax(_))
    ));
}

#[test]
fn annotations_are_let_pass() {
    let text = r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","$comment":"","title":"","description":"",
        "default":1,"examples":[],"deprecated":true,"readOnly":true,"writeOnly":true,"format":"date-time",
        "contentMediaType":"text/plain","contentEncoding":"base64","contentSchema":true,"x-anything":{"$id":1},"$defs":{}}"#;
    let schema = Validator::from_json_str(text).unwrap();
    assert!(
        schema
            .schema()
            .is_valid(&Document::parse(br#""no date""#).unwrap())
    );
}

#[test]
fn documents_and_schemas_as_deep_as_they_may_be() {
    // 127 levels, each with twelve schemas that apply to it through each other.
    let mut one = r##"{"items":{"$ref":"#"}}"##.to_owned();
    for _ in 0..12 {
        one = format!(r#"{{"anyOf":[{{"allOf":[{one}]}}]}}"#);
    }
    let schema = Validator::from_json_str(&one).unwrap();
    let body = format!("{}{}", "[".repeat(127), "]".repeat(127));
    let document = Document::parse(body.as_bytes()).unwrap();
    let violations = schema.schema().violations(&document);
    let report = schema.schema().report_document(&document, Side::Response);
    assert_eq!(schema.schema().is_valid(&document), violations.is_empty());
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.rule == Rule::Depth)
    );

    let shallow = Document::parse(b"[[[[[[[[[[]]]]]]]]]]").unwrap();
    assert!(schema.schema().is_valid(&shallow));
}

#[test]
fn branches_that_double_the_work_at_every_level_come_to_an_end() {
    let branch = r##"{"allOf":[{"items":{"$ref":"#"}},{"const":0}]}"##;
    let schema = Validator::from_json_str(&format!(r#"{{"anyOf":[{branch},{branch}]}}"#)).unwrap();
    let body = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let document = Document::parse(body.as_bytes()).unwrap();
    assert!(!schema.schema().is_valid(&document));
    let report = schema.schema().report_document(&document, Side::Response);
    assert!(report.has_errors());
}

#[test]
fn rules_are_listed_and_found_by_id() {
    for rule in Rule::ALL {
        for side in [Side::Request, Side::Response] {
            assert_eq!(Rule::by_id(rule.id(side)), Some(*rule));
        }
        assert!(rule.summary().ends_with('.'), "{rule:?}");
    }
    assert_eq!(Rule::by_id("response.nothing"), None);
    assert_eq!(Rule::UnknownCode.severity(), Severity::Warning);
}
