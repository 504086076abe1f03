//! Errors: each cause once, at its place.

use crate::check;

#[test]
fn each_keyword_has_its_rule() {
    for (schema, body, expected) in [
        (
            r#"{"type":"integer"}"#,
            r#""5""#,
            r#"error response.type  <- /type: integer | "5""#,
        ),
        (
            r#"{"type":["object","null"]}"#,
            "3",
            "error response.type  <- /type: object or null | 3",
        ),
        (
            r#"{"enum":[4,-2,-4,0]}"#,
            "-9",
            "error response.enum  <- /enum: 4, -2, -4, 0 | -9",
        ),
        (
            r#"{"const":"a"}"#,
            r#""b""#,
            r#"error response.const  <- /const: "a" | "b""#,
        ),
        (
            r#"{"minimum":5}"#,
            "4.5",
            "error response.minimum  <- /minimum: at least 5 | 4.5",
        ),
        (
            r#"{"exclusiveMaximum":5}"#,
            "5",
            "error response.maximum  <- /exclusiveMaximum: less than 5 | 5",
        ),
        (
            r#"{"multipleOf":0.01}"#,
            "0.001",
            "error response.multiple-of  <- /multipleOf: a multiple of 0.01 | 0.001",
        ),
        (
            r#"{"minLength":2}"#,
            r#""é""#,
            r#"error response.min-length  <- /minLength: at least 2 characters | "é""#,
        ),
        (
            r#"{"maxLength":1}"#,
            r#""ab""#,
            r#"error response.max-length  <- /maxLength: at most 1 character | "ab""#,
        ),
        (
            r#"{"pattern":"^\\d+$"}"#,
            r#""1a""#,
            r#"error response.pattern  <- /pattern: text like /^\d+$/ | "1a""#,
        ),
        (
            r#"{"minItems":2}"#,
            "[1]",
            "error response.min-items  <- /minItems: at least 2 items | 1",
        ),
        (
            r#"{"maxItems":1}"#,
            "[1,2]",
            "error response.max-items  <- /maxItems: at most 1 item | 2",
        ),
        (
            r#"{"uniqueItems":true}"#,
            "[1,1.0]",
            "error response.unique-items  <- /uniqueItems: no item twice | an array",
        ),
        (
            r#"{"contains":{"const":1}}"#,
            "[2]",
            "error response.contains  <- /contains: at least 1 such items | an array",
        ),
        (
            r#"{"minProperties":1}"#,
            "{}",
            "error response.min-properties  <- /minProperties: at least 1 member | 0",
        ),
        (
            r#"{"maxProperties":0}"#,
            r#"{"a":1}"#,
            "error response.max-properties  <- /maxProperties: at most 0 members | 1",
        ),
        (
            r#"{"required":["a"]}"#,
            "{}",
            "error response.required /a <- /required: a value | nothing",
        ),
        (
            r#"{"dependentRequired":{"a":["b"]},"properties":{"a":{},"b":{"type":"string"}}}"#,
            r#"{"a":1}"#,
            "error response.dependent-required /b <- /dependentRequired: string | nothing",
        ),
        (
            r#"{"properties":{"a":{}},"additionalProperties":false}"#,
            r#"{"x":"secret"}"#,
            "error response.additional-properties /x <- /additionalProperties: no such member | a string",
        ),
        (
            r#"{"propertyNames":{"pattern":"^[a-z]+$"}}"#,
            r#"{"A":1,"b":1}"#,
            "error response.property-names /A <- /propertyNames/pattern: another name | `A`",
        ),
        (
            r#"{"not":{"type":"string"}}"#,
            r#""x""#,
            r#"error response.not  <- /not: something else | "x""#,
        ),
        (
            r#"{"properties":{"a":false}}"#,
            r#"{"a":1}"#,
            "error response.false /a <- /properties/a: nothing | 1",
        ),
        (
            r#"{"if":{"minimum":5},"then":{"const":6}}"#,
            "7",
            "error response.const  <- /then/const: 6 | 7",
        ),
        (
            r##"{"items":{"$ref":"#/$defs/a~1b"},"$defs":{"a/b":{"type":"null"}}}"##,
            "[null,0]",
            "error response.type /1 <- /$defs/a~1b/type: null | 0",
        ),
    ] {
        check(schema, body, &[expected]);
    }
}

#[test]
fn a_wrong_type_is_that_and_nothing_else() {
    check(
        r#"{"type":"string","enum":["a"],"minimum":3,"allOf":[{"type":"string"},{"const":"a"}]}"#,
        "1",
        &["error response.type  <- /type: string | 1"],
    );
    // The path is what counts: below it, others still speak.
    check(
        r#"{"type":"object","required":["a"],"properties":{"a":{"type":"object","required":["b"]},"c":{"type":"null"}}}"#,
        r#"{"a":[],"c":2}"#,
        &[
            "error response.type /a <- /properties/a/type: object | an array",
            "error response.type /c <- /properties/c/type: null | 2",
        ],
    );
    // No drift is looked for in a value that should be something else.
    check(
        r#"{"properties":{"a":{"type":"string","properties":{"b":{}}}}}"#,
        r#"{"a":{"x":1}}"#,
        &["error response.type /a <- /properties/a/type: string | an object"],
    );
}

#[test]
fn schemas_that_say_the_same_are_heard_once() {
    check(
        r##"{"allOf":[{"$ref":"#/$defs/e"},{"$ref":"#/$defs/e"},{"required":["a"]},{"required":["b","a"]}],
            "$defs":{"e":{"required":["a"],"properties":{"a":{"type":"integer"}}}}}"##,
        "{}",
        &[
            "error response.required /a <- /$defs/e/required: integer | nothing",
            "error response.required /b <- /allOf/3/required: a value | nothing",
        ],
    );
    check(
        r#"{"allOf":[{"minimum":5},{"minimum":10},{"maximum":1}]}"#,
        "3",
        &[
            "error response.minimum  <- /allOf/0/minimum: at least 5 | 3",
            "error response.maximum  <- /allOf/2/maximum: at most 1 | 3",
        ],
    );
}

#[test]
fn places_follow_the_document() {
    check(
        r#"{"properties":{"a":{"items":{"properties":{"x/y":{"type":"integer"}}}},"b":{"type":"null"}}}"#,
        r#"{"b":1,"a":[{"x/y":"1"},{},{"x/y":null}]}"#,
        &[
            "error response.type /b <- /properties/b/type: null | 1",
            r#"error response.type /a/0/x~1y <- /properties/a/items/properties/x~1y/type: integer | "1""#,
            "error response.type /a/2/x~1y <- /properties/a/items/properties/x~1y/type: integer | null",
        ],
    );
}

#[test]
fn long_and_unruly_values_are_tamed() {
    let long = "x".repeat(200);
    let report = check(
        r#"{"type":"null"}"#,
        &format!("\"{long}\""),
        &[&format!(
            "error response.type  <- /type: null | \"{}…\"",
            "x".repeat(60)
        )],
    );
    assert!(report.has_errors());
    check(
        r#"{"type":"null"}"#,
        r#""\u001b[31m\u202e\n\"q\"""#,
        &[r#"error response.type  <- /type: null | "\u001b[31m\u202e\n\"q\"""#],
    );
    let values: Vec<String> = (0..40).map(|n| n.to_string()).collect();
    check(
        &format!(r#"{{"enum":[{}]}}"#, values.join(",")),
        "99",
        &["error response.enum  <- /enum: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … | 99"],
    );
}

#[test]
fn json_text_in_a_string_is_looked_into() {
    let image = r#"{"properties":{"image":{"type":"string","contentMediaType":"application/json","contentSchema":{
        "type":"object","required":["first"],"properties":{"first":{"type":"object","properties":{"url":{"type":"string"}}}}}}}}"#;
    let base = "/properties/image/contentSchema";
    check(image, r#"{"image":"{\"first\":{\"url\":\"//i\"}}"}"#, &[]);
    check(
        image,
        r#"{"image":"{\"first\":{\"url\":5,\"new\":1}}"}"#,
        &[
            &format!(
                "error response.content /image/first/url <- {base}/properties/first/properties/url/type: string | 5"
            ),
            &format!(
                "warning response.unknown-field /image/first/new <- {base}/properties/first/properties: a listed field | an integer"
            ),
        ],
    );
    check(
        image,
        r#"{"image":"{}"}"#,
        &[&format!(
            "error response.content /image/first <- {base}/required: object | nothing"
        )],
    );
    check(
        image,
        r#"{"image":"{first"}"#,
        &[
            r#"error response.content /image <- /properties/image/contentMediaType: JSON text | "{first""#,
        ],
    );
    check(
        image,
        r#"{"image":""}"#,
        &[r#"error response.content /image <- /properties/image/contentMediaType: JSON text | """#],
    );
    // What is not a string at all has the wrong type, not the wrong content.
    check(
        image,
        r#"{"image":{"first":{}}}"#,
        &["error response.type /image <- /properties/image/type: string | an object"],
    );
    // Encoded text and other media types are only annotations.
    check(
        r#"{"contentMediaType":"application/json","contentEncoding":"base64"}"#,
        r#""e30""#,
        &[],
    );
    check(
        r#"{"contentMediaType":"text/html","contentSchema":false}"#,
        r#""<p>""#,
        &[],
    );
    check(r#"{"contentSchema":false}"#, r#""{}""#, &[]);
}
