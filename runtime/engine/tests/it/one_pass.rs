//! What is decided in one pass over a reply's bytes agrees with the tree: echoes, and what an answer rests on.

use bilispec_engine::{AnswerBasis, Validator};

/// A reply in an envelope, whose payload has two members that repeat a parameter, one of them within another.
const ECHOES: &str = r##"{
  "x-reply": {"effect": "none", "echoes": ["id", "name"]},
  "oneOf": [
    {"allOf": [{"$ref": "#/$defs/0"}, {"properties": {"data": {"$ref": "#/$defs/1"}}}]},
    {"type": "object", "properties": {"code": {"not": {"const": 0}}, "data": true}}
  ],
  "$defs": {
    "0": {"type": "object", "x-envelope": {"code": ["code"], "message": ["msg"], "data": "data", "success": [0]},
          "required": ["code"], "properties": {"code": {"const": 0}, "msg": {"type": "string"}, "data": {}}},
    "1": {"type": "object", "properties": {
          "id": {"type": ["integer", "string", "null", "boolean"], "x-echo": "id"},
          "more": {"type": "object", "properties": {"name": {"type": ["string", "array"], "x-echo": "name"}}}}}
  },
  "x-codes": {"0": {"name": "Success", "class": "ok"}, "-1": {"name": "No", "class": "rate"}}
}"##;

const VALUES: [&str; 16] = [
    "7",
    "70",
    "-7",
    "0",
    "7.0",
    "true",
    "null",
    "[]",
    "{}",
    "\"7\"",
    "\"a\"",
    "\"a\\u0062\"",
    "\"\"",
    "\"ab\"",
    "\"中\"",
    "18446744073709551616",
];
const SENT: [Option<&str>; 7] = [
    None,
    Some("7"),
    Some("a"),
    Some("ab"),
    Some("true"),
    Some(""),
    Some("中"),
];

fn bodies() -> Vec<String> {
    let mut bodies = vec![
        "{\"code\":0}".to_owned(),
        "{\"code\":0,\"data\":null}".to_owned(),
        "{\"code\":0,\"data\":[]}".to_owned(),
        "{\"code\":-1,\"msg\":\"no\"}".to_owned(),
        "{\"code\":-2,\"data\":{\"id\":1}}".to_owned(),
        " {\"code\" : 0, \"data\" : { \"more\" : 7 } } ".to_owned(),
    ];
    for id in VALUES {
        for name in VALUES {
            bodies.push(format!(
                "{{\"code\":0,\"data\":{{\"id\":{id},\"more\":{{\"name\":{name}}}}}}}"
            ));
        }
        bodies.push(format!(
            "{{\"data\":{{\"more\":{{}},\"id\":{id}}},\"code\":0}}"
        ));
        bodies.push(format!("{{\"code\":-1,\"data\":{{\"id\":{id}}}}}"));
    }
    bodies
}

#[test]
fn echoes_that_agree_are_not_reported() {
    let schema = Validator::from_json_str(ECHOES).unwrap();
    let (mut agreed, mut quiet) = (0, 0);
    for body in bodies() {
        let checked = schema.check_json_reply(body.as_bytes()).unwrap();
        for id in SENT {
            for name in SENT {
                let sent = |parameter: &str| if parameter == "id" { id } else { name };
                let found = schema
                    .schema()
                    .echo_findings(body.as_bytes(), &|name| sent(name).map(str::to_owned));
                quiet += u32::from(found.is_empty());
                if checked.echoes_agree(&|name| sent(name).map(Into::into)) {
                    agreed += 1;
                    assert_eq!(found, [], "{body} {id:?} {name:?}");
                }
            }
        }
    }
    assert!(
        agreed > 1000 && agreed * 10 > quiet * 4,
        "{agreed} of {quiet}"
    );
}

#[test]
fn echoes_below_lists_and_maps_are_left_to_the_tree() {
    for (below, body) in [
        (
            r#"{"type": "array", "items": {"x-echo": "id"}}"#,
            r#"{"a": [1]}"#,
        ),
        (
            r#"{"type": "object", "additionalProperties": {"x-echo": "id"}}"#,
            r#"{"a": {"b": 1}}"#,
        ),
        (
            r#"{"type": "object", "patternProperties": {"^a": {"x-echo": "id"}}}"#,
            r#"{"a": {"ab": 1}}"#,
        ),
    ] {
        let schema = format!(
            r#"{{"x-reply": {{"effect": "none", "echoes": ["id"]}}, "type": "object", "properties": {{"a": {below}}}}}"#
        );
        let schema = Validator::from_json_str(&schema).unwrap();
        let found = schema
            .schema()
            .echo_findings(body.as_bytes(), &|_| Some("2".to_owned()));
        assert_eq!(found.len(), 1, "{below}");
        let checked = schema.check_json_reply(body.as_bytes()).unwrap();
        assert!(!checked.echoes_agree(&|_| Some("2".into())), "{below}");
    }
}

#[test]
fn replies_whose_answers_rest_on_the_same_have_the_same_answer() {
    let outcome = ECHOES.replace(
        r#""id": {"type""#,
        r#""status": {"type": "integer", "enum": [4, 5, -2], "x-enum-varnames": ["Paid", "Twice", "Not"], "x-success": [4, 5]}, "id": {"type""#,
    );
    let schema = Validator::from_json_str(&outcome).unwrap();
    let mut bodies = bodies();
    for status in ["4", "5", "-2", "4 "] {
        for code in ["0", "-1", "-2", "null"] {
            bodies.push(format!(
                "{{\"code\":{code},\"data\":{{\"status\":{status},\"id\":1}}}}"
            ));
        }
    }
    let checked: Vec<_> = bodies
        .iter()
        .map(|body| schema.check_json_reply(body.as_bytes()).unwrap())
        .collect();
    let known: Vec<(AnswerBasis<'_>, _)> = checked
        .iter()
        .filter(|one| one.is_clean())
        .filter_map(|one| Some((one.answer_basis()?, one.answer())))
        .collect();
    assert!(known.len() > 20, "{}", known.len());
    let mut different = 0;
    for (basis, answer) in &known {
        for (other, theirs) in &known {
            if basis == other {
                assert_eq!(answer, theirs);
            }
            different += u32::from(answer != theirs);
        }
    }
    assert!(different > 0);
}
