//! Queries and forms: texts that stand for values.

use bilispec_engine::{Fields, FieldsRoom, Parameter, Place, Shape, Side, Style, Validator};

use crate::lines;

#[track_caller]
fn check(schema: &str, fields: &[(&str, &str)], expected: &[&str]) {
    let schema = Validator::from_json_str(schema).unwrap();
    let report = schema
        .schema()
        .report_fields(&[], Place::Form, &fields.into(), Side::Request);
    assert_eq!(lines(&report), expected, "{fields:?}");
}

const PAY: &str = r#"{"type":"object","required":["elec_num","otype","csrf"],"properties":{
    "elec_num":{"type":"integer","minimum":0,"x-expect":{"minimum":20,"maximum":99990,"below":{"status":-2}}},
    "otype":{"type":"string","enum":["up","archive"]},
    "csrf":{"type":"string","x-sensitive":"credential"},
    "agree":{"type":"boolean"},
    "any":{},
    "id":{"type":["integer","string"],"pattern":"^[0-9]+$"},
    "is_default":{"type":"integer","x-allow-empty":true},
    "info":{"type":"array","items":{"type":"object","properties":{"tel":{"type":"string","x-sensitive":"personal"}}}},
    "text":{"type":"string","contentMediaType":"application/json","contentSchema":{"type":"array"}}}}"#;

#[test]
fn texts_are_read_as_what_is_asked_for() {
    let sent = [("elec_num", "20"), ("otype", "up"), ("csrf", "0")];
    let with = |name: &'static str, text: &'static str| {
        let mut fields = sent.to_vec();
        fields.push((name, text));
        fields
    };
    check(PAY, &sent, &[]);
    for (name, text) in [
        ("agree", "true"),
        ("any", ""),
        ("any", "007"),
        ("id", "007"),
        ("id", "7"),
        ("is_default", ""),
        ("is_default", "1"),
        ("info", "[]"),
        ("info", r#"[{"tel":"1"}]"#),
        ("text", "[]"),
    ] {
        check(PAY, &with(name, text), &[]);
    }
    for (name, text, expected) in [
        (
            "agree",
            "1",
            r#"error request.type /agree <- /properties/agree/type: boolean | "1""#,
        ),
        (
            "id",
            "x",
            r#"error request.pattern /id <- /properties/id/pattern: text like /^[0-9]+$/ | "x""#,
        ),
        (
            "is_default",
            "yes",
            r#"error request.type /is_default <- /properties/is_default/type: integer | "yes""#,
        ),
        (
            "info",
            "x",
            "error request.type /info <- /properties/info/type: array | a string (masked)",
        ),
        (
            "info",
            r#"[{"tel":1}]"#,
            "error request.type /info/0/tel <- /properties/info/items/properties/tel/type: string | an integer (masked)",
        ),
        (
            "text",
            "{}",
            "error request.content /text <- /properties/text/contentSchema/type: array | an object",
        ),
        (
            "extra",
            "1",
            "warning request.unknown-field /extra <- /properties: a listed field | a string",
        ),
        (
            "otype",
            "up",
            "warning request.duplicate-key /otype <- /properties/otype: once | 2 times",
        ),
    ] {
        check(PAY, &with(name, text), &[expected]);
    }
}

#[test]
fn what_is_missing_or_wrong() {
    check(
        PAY,
        &[("elec_num", "abc"), ("otype", "live")],
        &[
            "error request.required /csrf <- /required: string | nothing",
            r#"error request.type /elec_num <- /properties/elec_num/type: integer | "abc""#,
            r#"error request.enum /otype <- /properties/otype/enum: "up", "archive" | "live""#,
        ],
    );
    for text in ["+5", "05", "0x5", "5.5", " 5", "5 ", ""] {
        let fields = [("elec_num", text), ("otype", "up"), ("csrf", "0")];
        let schema = Validator::from_json_str(PAY).unwrap();
        let report = schema
            .schema()
            .report_fields(&[], Place::Form, &fields.into(), Side::Request);
        assert_eq!(report.findings.len(), 1, "{text:?}: {report:?}");
        assert_eq!(report.findings[0].id, "request.type", "{text:?}");
    }
}

#[test]
fn documented_bounds_are_a_warning() {
    let place = "/elec_num <- /properties/elec_num";
    for (text, expected) in [
        (
            "5",
            vec![format!(
                "warning request.expect {place}/x-expect: 20 to 99990 | 5"
            )],
        ),
        (
            "99991",
            vec![format!(
                "warning request.expect {place}/x-expect: 20 to 99990 | 99991"
            )],
        ),
        ("99990", vec![]),
        // Below the schema's own bound, that is the cause.
        (
            "-1",
            vec![format!(
                "error request.minimum {place}/minimum: at least 0 | -1"
            )],
        ),
    ] {
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(
            PAY,
            &[("elec_num", text), ("otype", "up"), ("csrf", "0")],
            &expected,
        );
    }
    let schema = Validator::from_json_str(PAY).unwrap();
    let fields = Fields::from([("elec_num", "5"), ("otype", "up"), ("csrf", "0")]);
    let report = schema
        .schema()
        .report_fields(&[], Place::Form, &fields, Side::Request);
    assert_eq!(
        report.findings[0].message,
        "outside the documented bounds; the answer is status -2"
    );
}

#[test]
fn single_texts() {
    let schema = Validator::from_json_str(r#"{"type":"integer","maximum":5}"#).unwrap();
    assert!(
        schema
            .schema()
            .report_text("5", Side::Request)
            .findings
            .is_empty()
    );
    let report = schema.schema().report_text("6", Side::Request);
    assert_eq!(
        lines(&report),
        ["error request.maximum  <- /maximum: at most 5 | 6"]
    );
}

/// Lists and objects are decoded as their parameters are written, and each item is read as its schema asks for.
#[test]
fn lists_and_objects() {
    let schema = Validator::from_json_str(
        r#"{"type":"object","properties":{
            "ids":{"type":"array","uniqueItems":true,"items":{"type":"integer","maximum":5}},
            "kinds":{"type":"array","items":{"enum":["a","b"]}},
            "at":{"type":"object","required":["x","y"],"properties":{"x":{"type":"number"},"y":{"type":"number"}}},
            "filter":{"type":"object","additionalProperties":false,"properties":{"on":{"type":"boolean"}}},
            "raw":{"type":"array","items":{"type":"integer"}}}}"#,
    )
    .unwrap();
    let parameters = [
        Parameter::new("ids", Place::Query).shape(Shape::List),
        Parameter::new("kinds", Place::Query)
            .explode(false)
            .shape(Shape::List),
        Parameter::new("at", Place::Query).shape(Shape::members(&["x", "y"])),
        Parameter::new("filter", Place::Query)
            .style(Style::DeepObject)
            .shape(Shape::Map),
        Parameter::new("raw", Place::Query).style(Style::Json),
    ];
    let check = |query: &str, expected: &[&str]| {
        let fields = Fields::from(query);
        let report =
            schema
                .schema()
                .report_fields(&parameters, Place::Query, &fields, Side::Request);
        assert_eq!(lines(&report), expected, "{query}");
    };
    check(
        "ids=1&ids=2&kinds=a,b&x=1&y=2.5&filter%5Bon%5D=true&raw=%5B1%5D",
        &[],
    );
    check("ids=1", &[]);
    check(
        "ids=1&ids=1",
        &[
            "error request.unique-items /ids <- /properties/ids/uniqueItems: no item twice | an array",
        ],
    );
    check(
        "ids=6&ids=x",
        &[
            "error request.maximum /ids/0 <- /properties/ids/items/maximum: at most 5 | 6",
            r#"error request.type /ids/1 <- /properties/ids/items/type: integer | "x""#,
        ],
    );
    check(
        "kinds=a,c",
        &[r#"error request.enum /kinds/1 <- /properties/kinds/items/enum: "a", "b" | "c""#],
    );
    check(
        "x=1",
        &["error request.required /at/y <- /properties/at/required: number | nothing"],
    );
    check(
        "raw=1",
        &["error request.type /raw <- /properties/raw/type: array | 1"],
    );
}

/// The quick way says nothing of fields that the other one reports on, and knows the usual ones.
#[test]
fn plain_fields_conform_only_where_nothing_is_reported() {
    const NAMES: [&str; 8] = [
        "elec_num",
        "otype",
        "csrf",
        "agree",
        "any",
        "id",
        "is_default",
        "text",
    ];
    let texts = [
        "20",
        "0",
        "-1",
        "-0",
        "007",
        "1e3",
        "1.0",
        "99999",
        "12345678901234567890",
        "",
        "up",
        "archive",
        "true",
        "false",
        "null",
        "x",
        "中",
        "a\"b",
        "a\\b",
        "a\nb",
        "[]",
        "{}",
        "[1",
        " 1",
        "1 ",
        "1,\"csrf\":\"x",
        "-",
        "\u{feff}",
    ];
    let schema = Validator::from_json_str(PAY).unwrap();
    let parameters = NAMES.map(|name| Parameter::new(name, Place::Form));
    let plan = schema.plain_fields(&parameters, Place::Form).unwrap();
    let mut room = FieldsRoom::default();
    let mut state = 1_u64;
    let mut pick = |of: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % of
    };
    let (mut quick, mut clean) = (0, 0);
    for _ in 0..5_000 {
        let mut fields = vec![("elec_num", "20"), ("otype", "up"), ("csrf", "0")];
        for _ in 0..pick(4) {
            fields.push((NAMES[pick(NAMES.len())], texts[pick(texts.len())]));
        }
        if pick(4) == 0 {
            fields.swap(0, 1);
        }
        match pick(20) {
            0 => fields[2].0 = "unknown",
            1 => _ = fields.remove(0),
            2 => fields[0].1 = texts[pick(texts.len())],
            _ => {}
        }
        let pairs = fields
            .iter()
            .map(|(name, text)| ((*name).into(), Some((*text).into())));
        let report = schema.schema().report_fields(
            &parameters,
            Place::Form,
            &fields.as_slice().into(),
            Side::Request,
        );
        clean += u32::from(report.findings.is_empty());
        if schema.fields_conform(&plan, pairs, &mut room) {
            quick += 1;
            assert_eq!(lines(&report), [""; 0], "{fields:?}");
            let sent: Vec<_> = room.sent().map(|number| NAMES[number]).collect();
            let named: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
            assert_eq!(sent, named);
            for (name, text) in &fields {
                let number = NAMES.iter().position(|known| known == name).unwrap();
                assert_eq!(room.text(number), Some(*text));
            }
        }
    }
    assert!(quick > 700 && quick * 10 > clean * 9, "{quick} of {clean}");
}

#[test]
fn parameters_with_a_style_of_their_own_are_not_plain() {
    let schema = Validator::from_json_str(PAY).unwrap();
    for other in [
        Parameter::new("otype", Place::Form).shape(Shape::List),
        Parameter::new("otype", Place::Form).style(Style::Json),
        Parameter::new("otype", Place::Form).shape(Shape::Map),
    ] {
        let parameters = [Parameter::new("csrf", Place::Form), other];
        assert!(schema.plain_fields(&parameters, Place::Form).is_none());
        assert!(schema.plain_fields(&parameters, Place::Query).is_some());
    }
    assert!(schema.plain_fields(&[], Place::Header).is_none());
}
