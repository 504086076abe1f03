//! Generated schemas within the supported subset, and documents that have something to do with
//! them: few names, few values, so that most keywords meet what they are about.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

const NAMES: &[&str] = &["a", "b", "code", "data", "x/y", "t~z", "", "é"];

pub(crate) fn name() -> impl Strategy<Value = String> {
    proptest::sample::select(NAMES).prop_map(str::to_owned)
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..6).prop_map(Value::from),
        proptest::sample::select(vec![
            json!(0.0),
            json!(-0.0),
            json!(1.0),
            json!(2.5),
            json!(-1.5),
            json!(0.1),
            json!(0.3),
            json!(1e300),
            json!(1e19),
            json!(9_007_199_254_740_992.0),
            json!(9_007_199_254_740_993_u64),
            json!(u64::MAX),
            json!(i64::MIN),
        ]),
        proptest::sample::select(vec![
            "", "a", "b", "ab", "abc", "12", "é", "日本", "a\nb", "1\u{664}"
        ])
        .prop_map(Value::from),
    ]
}

/// Any JSON value out of a small world.
pub(crate) fn document() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((name(), inner), 0..6)
                .prop_map(|members| { Value::Object(members.into_iter().collect::<Map<_, _>>()) }),
        ]
    })
}

fn types() -> impl Strategy<Value = Value> {
    const TYPES: &[&str] = &[
        "null", "boolean", "integer", "number", "string", "array", "object",
    ];
    prop_oneof![
        3 => proptest::sample::select(TYPES).prop_map(Value::from),
        2 => Just(json!("object")),
        1 => proptest::sample::subsequence(TYPES, 1..4).prop_map(Value::from),
    ]
}

fn small() -> impl Strategy<Value = Value> {
    prop_oneof![4 => (0_u64..4).prop_map(Value::from), 1 => Just(json!(2.0))]
}

fn bound() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => (-3_i64..6).prop_map(Value::from),
        1 => proptest::sample::select(vec![
            json!(0.5),
            json!(2.0),
            json!(1e19),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(9_007_199_254_740_992.0),
        ]),
    ]
}

fn pattern() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "^a",
        "b$",
        r"^\d+$",
        r"\w{2}",
        "^[^a-c]*$",
        r"^\S+$",
        "é",
        ".",
        "^$",
        "a|b",
        r"^\p{L}+$",
    ])
    .prop_map(str::to_owned)
}

fn names() -> impl Strategy<Value = Value> {
    proptest::sample::subsequence(NAMES, 0..4).prop_map(Value::from)
}

fn leaf() -> impl Strategy<Value = (String, Value)> {
    let key = |key: &'static str| move |value: Value| (key.to_owned(), value);
    prop_oneof![
        4 => types().prop_map(key("type")),
        2 => proptest::collection::vec(document(), 1..4).prop_map(Value::from).prop_map(key("enum")),
        2 => document().prop_map(key("const")),
        1 => bound().prop_map(key("minimum")),
        1 => bound().prop_map(key("maximum")),
        1 => bound().prop_map(key("exclusiveMinimum")),
        1 => bound().prop_map(key("exclusiveMaximum")),
        1 => proptest::sample::select(vec![json!(1), json!(2), json!(0.1), json!(0.5), json!(1e-7), json!(1e20)])
            .prop_map(key("multipleOf")),
        1 => small().prop_map(key("minLength")),
        1 => small().prop_map(key("maxLength")),
        1 => pattern().prop_map(Value::from).prop_map(key("pattern")),
        1 => small().prop_map(key("minItems")),
        1 => small().prop_map(key("maxItems")),
        1 => any::<bool>().prop_map(Value::from).prop_map(key("uniqueItems")),
        1 => small().prop_map(key("minProperties")),
        1 => small().prop_map(key("maxProperties")),
        3 => names().prop_map(key("required")),
        1 => small().prop_map(key("minContains")),
        1 => small().prop_map(key("maxContains")),
        1 => proptest::collection::btree_map(name(), names(), 0..3)
            .prop_map(|map| json!(map)).prop_map(key("dependentRequired")),
        1 => Just(json!("date")).prop_map(key("format")),
        1 => Just(json!("application/json")).prop_map(key("contentMediaType")),
        1 => Just(json!({"anything": [1]})).prop_map(key("x-other")),
        1 => Just(json!("personal")).prop_map(key("x-sensitive")),
        1 => Just(json!([{"value": 1, "name": "One"}, {"value": "a", "name": "A"}])).prop_map(key("x-known-values")),
        1 => Just(json!({"minimum": 1, "maximum": 3})).prop_map(key("x-expect")),
        1 => Just(json!({"code": ["code", "a"], "success": [0, 1]})).prop_map(key("x-envelope")),
        1 => Just(json!([1, "a"])).prop_map(key("x-success")),
        2 => proptest::sample::select(vec!["#/$defs/one", "#/$defs/two", "#/$defs/t~0z"])
            .prop_map(Value::from).prop_map(key("$ref")),
    ]
}

fn keyword(inner: BoxedStrategy<Value>) -> BoxedStrategy<(String, Value)> {
    let key = |key: &'static str| move |value: Value| (key.to_owned(), value);
    let map = |of: BoxedStrategy<Value>, by: BoxedStrategy<String>| {
        proptest::collection::btree_map(by, of, 0..4).prop_map(|map| json!(map))
    };
    let list = proptest::collection::vec(inner.clone(), 1..4).prop_map(Value::from);
    prop_oneof![
        6 => leaf(),
        5 => map(inner.clone(), name().boxed()).prop_map(key("properties")),
        1 => map(inner.clone(), pattern().boxed()).prop_map(key("patternProperties")),
        2 => inner.clone().prop_map(key("additionalProperties")),
        1 => Just(json!(false)).prop_map(key("additionalProperties")),
        1 => inner.clone().prop_map(key("propertyNames")),
        2 => inner.clone().prop_map(key("items")),
        1 => list.clone().prop_map(key("prefixItems")),
        2 => inner.clone().prop_map(key("contains")),
        1 => list.clone().prop_map(key("allOf")),
        2 => list.clone().prop_map(key("anyOf")),
        2 => list.prop_map(key("oneOf")),
        1 => inner.clone().prop_map(key("not")),
        1 => inner.clone().prop_map(key("if")),
        1 => inner.clone().prop_map(key("then")),
        1 => inner.clone().prop_map(key("else")),
        1 => map(inner.clone(), name().boxed()).prop_map(key("dependentSchemas")),
        1 => inner.prop_map(key("contentSchema")),
    ]
    .boxed()
}

fn schema_of(keywords: BoxedStrategy<(String, Value)>, most: usize) -> BoxedStrategy<Value> {
    prop_oneof![
        12 => proptest::collection::vec(keywords, 0..most)
            .prop_map(|keywords| Value::Object(keywords.into_iter().collect())),
        1 => any::<bool>().prop_map(Value::from),
    ]
    .boxed()
}

/// A schema with definitions that refer to each other, also in circles.
pub(crate) fn schema() -> impl Strategy<Value = Value> {
    let part = schema_of(leaf().boxed(), 4)
        .prop_recursive(3, 30, 4, |inner| schema_of(keyword(inner.boxed()), 5));
    (part.clone(), part.clone(), part.clone(), part).prop_map(|(root, one, two, three)| {
        let mut root = match root {
            Value::Object(root) => root,
            other => json!({"allOf": [other]})
                .as_object()
                .cloned()
                .unwrap_or_default(),
        };
        root.insert(
            "$defs".into(),
            json!({"one": one, "two": two, "t~z": three}),
        );
        Value::Object(root)
    })
}
