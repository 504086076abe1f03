#![allow(
    clippy::unwrap_used,
    reason = "a schema that cannot be read has failed"
)]

use bilispec_engine::{Document, Schema};
use proptest::prelude::*;

use super::*;

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap()
}

/// A document with these schemas, conditions set apart; its schemas.
fn set_apart(schemas: &str) -> String {
    let mut document = json(&format!(r#"{{"components":{{"schemas":{schemas}}}}}"#));
    super::set_apart(&mut document);
    document
        .get("components")
        .unwrap()
        .get("schemas")
        .unwrap()
        .to_string()
}

#[test]
fn conditions_stand_where_nobody_makes_types_of_them() {
    for (before, after) in [
        // A test that others refer to is gone; what it needs in any case is required.
        (
            r##"{"Test":{"anyOf":[{"required":["code"],"properties":{"code":{"const":0}}}]},
                 "Reply":{"allOf":[{"$ref":"#/components/schemas/Test"}],"properties":{"code":{"type":"integer"}}},
                 "Refusal":{"not":{"$ref":"#/components/schemas/Test"},"required":["code"],"properties":{"code":{"type":"integer"}}}}"##,
            r#"{"Reply":{"required":["code"],"properties":{"code":{"type":"integer"}},"not":{"not":{"required":["code"],"properties":{"code":{"const":0}}}}},"Refusal":{"not":{"required":["code"],"properties":{"code":{"const":0}}},"required":["code"],"properties":{"code":{"type":"integer"}}}}"#,
        ),
        // One or the other, beside something that is denied already.
        (
            r#"{"A":{"not":{"required":["c"]},"anyOf":[{"required":["a"]},{"required":["b"]}],"properties":{"a":{"type":"string"}}}}"#,
            r#"{"A":{"not":{"anyOf":[{"required":["c"]},{"not":{"anyOf":[{"required":["a"]},{"required":["b"]}]}}]},"properties":{"a":{"type":"string"}}}}"#,
        ),
        // What is required needs no condition.
        (
            r##"{"A":{"allOf":[{"$ref":"#/components/schemas/B"},{"required":["b"]}],"required":["a"]},"B":{"properties":{"a":true}}}"##,
            r##"{"A":{"allOf":[{"$ref":"#/components/schemas/B"}],"required":["a","b"]},"B":{"properties":{"a":true}}}"##,
        ),
        (
            r#"{"A":{"properties":{"a":true},"anyOf":[{"required":["a"]},{"required":["a","b"]}]}}"#,
            r#"{"A":{"required":["a"],"properties":{"a":true}}}"#,
        ),
    ] {
        assert_eq!(set_apart(before), after);
    }
}

#[test]
fn what_describes_values_stays() {
    for schemas in [
        // Types, by a title, a description, or what they consist of.
        r#"{"A":{"properties":{"a":true},"anyOf":[{"title":"B","required":["a"]},{"required":["b"]}]}}"#,
        r#"{"A":{"properties":{"a":true},"oneOf":[{"properties":{"b":{"type":"string"}}},{"required":["b"]}]}}"#,
        // Nothing else says what it is.
        r#"{"A":{"oneOf":[{"required":["a"],"properties":{"kind":{"const":1}}},{"properties":{"kind":{"const":2}}}]}}"#,
        // References that lead nowhere, or round.
        r##"{"A":{"properties":{"a":true},"allOf":[{"$ref":"#/components/schemas/None"}]}}"##,
        r##"{"A":{"properties":{"a":true},"allOf":[{"$ref":"#/components/schemas/B"}]},"B":{"$ref":"#/components/schemas/B"}}"##,
        // Data that looks like a schema.
        r#"{"A":{"properties":{"a":true},"default":{"properties":{"a":true},"anyOf":[{"required":["a"]}]}}}"#,
    ] {
        assert_eq!(set_apart(schemas), schemas);
    }
    // A condition is there as long as something refers to it.
    let used = r##"{"A":{"required":["a"]},"B":{"oneOf":[{"$ref":"#/components/schemas/A"},{"type":"null"}]}}"##;
    assert_eq!(set_apart(used), used);
}

fn condition() -> impl Strategy<Value = String> {
    let name = prop_oneof![Just("a"), Just("b")];
    let value = prop_oneof![
        Just(r#"{"const":0}"#),
        Just(r#"{"type":"null"}"#),
        Just(r#"{"enum":[0,1]}"#),
        Just(r#"{"not":{"const":1}}"#)
    ];
    let leaf = prop_oneof![
        name.clone()
            .prop_map(|name| format!(r#"{{"required":["{name}"]}}"#)),
        (name.clone(), value.clone())
            .prop_map(|(name, value)| format!(r#"{{"properties":{{"{name}":{value}}}}}"#)),
        (name.clone(), name, value).prop_map(|(one, name, value)| format!(
            r#"{{"required":["{one}"],"properties":{{"{name}":{value}}}}}"#
        )),
        Just(r##"{"$ref":"#/components/schemas/C"}"##.to_owned()),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let key = prop_oneof![Just("anyOf"), Just("oneOf"), Just("allOf")];
        let list = (key, prop::collection::vec(inner.clone(), 1..3));
        prop_oneof![
            list.prop_map(|(key, all)| format!(r#"{{"{key}":[{}]}}"#, all.join(","))),
            inner.prop_map(|one| format!(r#"{{"not":{one}}}"#)),
        ]
    })
}

/// Whether each of the values conforms to the first of these schemas.
fn verdicts(schemas: &str) -> Vec<bool> {
    let schemas = schemas.replace("#/components/schemas/", "#/$defs/");
    let schema =
        Schema::from_json_str(&format!(r##"{{"$ref":"#/$defs/A","$defs":{schemas}}}"##)).unwrap();
    let values = ["", "null", "0", "1", "2", r#""x""#];
    let member =
        |name: &str, value: &str| (!value.is_empty()).then(|| format!(r#""{name}":{value}"#));
    let objects = values.iter().flat_map(|a| {
        values.iter().map(move |b| {
            let members: Vec<String> = [member("a", a), member("b", b)]
                .into_iter()
                .flatten()
                .collect();
            format!("{{{}}}", members.join(","))
        })
    });
    let all = objects.chain(["[]".to_owned(), "null".to_owned()]);
    all.map(|text| schema.is_valid(&Document::parse(text.as_bytes()).unwrap()))
        .collect()
}

proptest! {
    #[test]
    fn what_conforms_is_the_same(
        (shared, any, one) in (condition(), condition(), condition()),
        all in prop::collection::vec(condition(), 1..3),
        denied in condition(),
        keys in 1..32_u8,
    ) {
        let shared = shared.replace("#/components/schemas/C", "#/components/schemas/D");
        let written = [
            (1, format!(r#""anyOf":[{any},{one}]"#)),
            (2, format!(r#""oneOf":[{one},{any}]"#)),
            (4, format!(r#""allOf":[{}]"#, all.join(","))),
            (8, format!(r#""not":{denied}"#)),
            (16, r#""required":["b"]"#.to_owned()),
        ];
        let written = written.into_iter().filter(|(bit, _)| keys & bit != 0).map(|(_, text)| text + ",");
        let own: String = written.collect();
        let schemas = format!(
            r#"{{"A":{{{own}"properties":{{"a":{{"type":["integer","null"]}}}}}},"C":{shared},"D":{{"required":["a"]}}}}"#
        );
        let after = set_apart(&schemas);
        prop_assert_eq!(verdicts(&schemas), verdicts(&after), "{} {}", schemas, after);
        for list in ["anyOf", "oneOf", "allOf"] {
            let own = json(&after).get("A").unwrap().get(list).is_some();
            prop_assert!(!own, "{}", after);
        }
    }
}
