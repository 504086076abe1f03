//! Of several branches, only the one that the document chose is heard.

use crate::check;

#[test]
fn a_type_tells() {
    let schema =
        r#"{"anyOf":[{"type":"null"},{"type":"object","required":["a"],"properties":{"a":{}}}]}"#;
    check(schema, "null", &[]);
    check(
        schema,
        "{}",
        &["error response.required /a <- /anyOf/1/required: a value | nothing"],
    );
    check(
        schema,
        r#"{"a":1,"b":2}"#,
        &["warning response.unknown-field /b <- /anyOf/1/properties: a listed field | an integer"],
    );
    check(
        schema,
        "7",
        &["error response.type  <- /anyOf: object or null | 7"],
    );
}

#[test]
fn a_const_or_an_enum_tells() {
    let shapes = r##"{"oneOf":[{"$ref":"#/$defs/circle"},{"$ref":"#/$defs/square"}],"$defs":{
        "circle":{"required":["kind","r"],"properties":{"kind":{"const":"circle"},"r":{"type":"number"}}},
        "square":{"required":["kind","a"],"properties":{"kind":{"enum":["square","box"]},"a":{"type":"number"}}}}}"##;
    check(shapes, r#"{"kind":"circle","r":1}"#, &[]);
    check(
        shapes,
        r#"{"kind":"circle","r":"1"}"#,
        &[r#"error response.type /r <- /$defs/circle/properties/r/type: number | "1""#],
    );
    check(
        shapes,
        r#"{"a":1,"kind":"box","b":2,"a":"x"}"#,
        &[
            "warning response.duplicate-key /a <- /$defs/square/properties/a: once | 2 times",
            r#"error response.type /a <- /$defs/square/properties/a/type: number | "x""#,
            "warning response.unknown-field /b <- /$defs/square/properties: a listed field | an integer",
        ],
    );
    check(
        shapes,
        r#"{"kind":"star","r":1}"#,
        &[r#"error response.enum /kind <- /oneOf: "circle", "square", "box" | "star""#],
    );
    check(
        shapes,
        r#"{"r":1}"#,
        &["error response.one-of  <- /oneOf: one of 2 alternatives | an object"],
    );
    check(
        r#"{"anyOf":[{"const":1},{"enum":[2,3]}]}"#,
        "4",
        &["error response.enum  <- /anyOf: 1, 2, 3 | 4"],
    );
}

#[test]
fn the_type_of_a_member_tells() {
    let schema = r#"{"oneOf":[
        {"required":["id"],"properties":{"id":{"type":"integer"},"n":{"type":"string"}}},
        {"required":["id"],"properties":{"id":{"type":"string"},"n":{"type":"integer"},"m":{"type":"null"}}}]}"#;
    check(
        schema,
        r#"{"id":"x","n":1,"m":0}"#,
        &["error response.type /m <- /oneOf/1/properties/m/type: null | 0"],
    );
    // A document that chose neither is told so, once, and its fields are not called unknown.
    check(
        schema,
        r#"{"q":1}"#,
        &["error response.one-of  <- /oneOf: one of 2 alternatives | an object"],
    );
}

#[test]
fn more_than_one_branch() {
    let schema = r#"{"oneOf":[{"type":"integer"},{"minimum":2}]}"#;
    check(
        schema,
        "3",
        &["error response.one-of  <- /oneOf: exactly one alternative | 3"],
    );
    check(
        r#"{"anyOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}]}"#,
        r#"{"a":1,"b":2,"c":3}"#,
        &["warning response.unknown-field /c <- /anyOf/0/properties: a listed field | an integer"],
    );
}

#[test]
fn branches_within_branches() {
    check(
        r#"{"oneOf":[{"type":"string"},{"type":"array","items":{"anyOf":[{"type":"null"},{"type":"object","properties":{"a":{"type":"integer"}}}]}}]}"#,
        r#"[null,{"a":"x"},{"b":1}]"#,
        &[
            r#"error response.type /1/a <- /oneOf/1/items/anyOf/1/properties/a/type: integer | "x""#,
            "warning response.unknown-field /2/b <- /oneOf/1/items/anyOf/1/properties: a listed field | an integer",
        ],
    );
}
