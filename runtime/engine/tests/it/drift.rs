//! Drift: unknown fields, values and codes, repeated keys, and nothing else.

use crate::check;

#[test]
fn unknown_fields() {
    let schema = r#"{"properties":{"a":{"properties":{"x":{}}},"b":{}}}"#;
    check(
        schema,
        r#"{"a":{"y":1},"new":{"deep":{"a":1}},"b":{"anything":1}}"#,
        &[
            "warning response.unknown-field /a/y <- /properties/a/properties: a listed field | an integer",
            "warning response.unknown-field /new <- /properties: a listed field | an object",
        ],
    );
    for quiet in [
        // Nothing is declared, so nothing is unknown.
        "{}",
        r#"{"type":"object"}"#,
        r#"{"additionalProperties":{"type":"integer"}}"#,
        r#"{"required":["q"]}"#,
        // Declared by pattern, or by another schema that applies.
        r#"{"properties":{"a":{}},"patternProperties":{"^q":{}}}"#,
        r#"{"properties":{"a":{}},"allOf":[{"properties":{"q":{}}}]}"#,
        r##"{"properties":{"a":{}},"$ref":"#/$defs/q","$defs":{"q":{"properties":{"q":{}}}}}"##,
        r#"{"properties":{"a":{}},"if":{"required":["q"]},"then":{"properties":{"q":{}}}}"#,
        r#"{"properties":{"a":{}},"if":{"required":["z"]},"else":{"properties":{"q":{}}}}"#,
        r#"{"properties":{"a":{}},"oneOf":[{"properties":{"q":{"type":"integer"}}},{"properties":{"q":{"type":"null"}}}]}"#,
        r#"{"properties":{"a":{}},"dependentSchemas":{"q":{"properties":{"q":{}}}}}"#,
    ] {
        check(quiet, r#"{"q":1}"#, &[]);
    }
    for (not_applied, place) in [
        (
            r#"{"properties":{"a":{}},"if":{"required":["z"]},"then":{"properties":{"q":{}}}}"#,
            "/properties",
        ),
        (
            r#"{"properties":{"a":{}},"not":{"required":["z"],"properties":{"q":{}}}}"#,
            "/properties",
        ),
        (
            r#"{"oneOf":[{"required":["z"],"properties":{"q":{},"z":{}}},{"properties":{"a":{}}}]}"#,
            "/oneOf/1/properties",
        ),
        (
            r#"{"properties":{"a":{}},"additionalProperties":true}"#,
            "/properties",
        ),
        // Of several declarations, the one with most fields is the one it is missing from.
        (
            r#"{"allOf":[{"properties":{"a":{}}},{"properties":{"b":{},"c":{}}}]}"#,
            "/allOf/1/properties",
        ),
    ] {
        check(
            not_applied,
            r#"{"q":1}"#,
            &[&format!(
                "warning response.unknown-field /q <- {place}: a listed field | an integer"
            )],
        );
    }
}

#[test]
fn an_excluded_field_is_an_error_and_not_drift_besides() {
    check(
        r#"{"properties":{"a":{}},"additionalProperties":false}"#,
        r#"{"p":{"q":1},"a":1,"r":null}"#,
        &[
            "error response.additional-properties /p <- /additionalProperties: no such member | an object",
            "error response.additional-properties /r <- /additionalProperties: no such member | null",
        ],
    );
}

#[test]
fn open_values() {
    let known = |base: &str, values: &str| {
        let values: Vec<String> = values
            .split(' ')
            .map(|value| format!(r#"{{"value":{value},"name":"N"}}"#))
            .collect();
        format!(r#"{{{base}"x-known-values":[{}]}}"#, values.join(","))
    };
    let open = known(r#""type":["integer","string","null"],"#, "0 1 -2");
    for body in ["0", "1.0", "-2", "null", r#""0""#, r#""-2""#] {
        check(&open, body, &[]);
    }
    check(
        &open,
        "7",
        &["warning response.unknown-value  <- /x-known-values: 0, 1, -2 | 7"],
    );
    check(
        &open,
        r#""01""#,
        &[r#"warning response.unknown-value  <- /x-known-values: 0, 1, -2 | "01""#],
    );
    check(
        &open,
        "true",
        &["error response.type  <- /type: integer or string or null | true"],
    );
    let text = known(r#""type":"string","#, r#""up" "archive""#);
    check(&text, r#""up""#, &[]);
    check(
        &text,
        r#""live""#,
        &[r#"warning response.unknown-value  <- /x-known-values: "up", "archive" | "live""#],
    );
}

#[test]
fn repeated_keys() {
    let schema = r#"{"properties":{"a":{"type":"integer"},"raw":{}}}"#;
    check(
        schema,
        r#"{"a":"x","a":1,"a":2}"#,
        &["warning response.duplicate-key /a <- /properties/a: once | 3 times"],
    );
    // The last one counts.
    check(
        schema,
        r#"{"a":1,"a":"x"}"#,
        &[
            "warning response.duplicate-key /a <- /properties/a: once | 2 times",
            r#"error response.type /a <- /properties/a/type: integer | "x""#,
        ],
    );
    check(
        schema,
        r#"{"n":1,"\u006e":2}"#,
        &[
            "warning response.duplicate-key /n <- : once | 2 times",
            "warning response.unknown-field /n <- /properties: a listed field | an integer",
        ],
    );
    // What no schema describes is nobody's business.
    check(schema, r#"{"raw":{"b":1,"b":2}}"#, &[]);
    check(
        r#"{"additionalProperties":{"type":"integer"}}"#,
        r#"{"m":1,"m":2}"#,
        &["warning response.duplicate-key /m <- : once | 2 times"],
    );
}
