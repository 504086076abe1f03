//! What is encoded is decoded again, or refused: every place, style, explode and shape.

use std::borrow::Cow;

use super::*;
use crate::urlencoded;

const TEXTS: [&str; 14] = [
    "a",
    "",
    " b ",
    "c,d",
    "e|f",
    "g.h",
    "i;j",
    "k=l",
    "m[n]",
    "中 é😀",
    "%2C",
    "a+b&c#/?",
    "\"q\\",
    "tail ",
];

fn parameter(place: Place, style: Style, explode: bool, shape: Shape) -> Parameter {
    Parameter {
        style,
        explode,
        shape,
        ..Parameter::new("p", place)
    }
}

fn all() -> Vec<Parameter> {
    let styles = [
        (
            Place::Path,
            &[Style::Simple, Style::Label, Style::Matrix, Style::Json][..],
        ),
        (Place::Header, &[Style::Simple, Style::Json]),
        (Place::Cookie, &[Style::Form, Style::Json]),
        (
            Place::Query,
            &[
                Style::Form,
                Style::Space,
                Style::Pipe,
                Style::DeepObject,
                Style::Json,
            ],
        ),
        (
            Place::Form,
            &[
                Style::Form,
                Style::Space,
                Style::Pipe,
                Style::DeepObject,
                Style::Json,
            ],
        ),
    ];
    let members = || Shape::members(&["a", "b"]);
    let mut all = Vec::new();
    for (place, styles) in styles {
        for style in styles {
            for explode in [true, false] {
                for shape in [
                    Shape::Single,
                    Shape::List,
                    Shape::SingleOrList,
                    members(),
                    Shape::Map,
                ] {
                    let deep = *style == Style::DeepObject;
                    if deep != (deep && explode && shape.is_object()) {
                        continue;
                    }
                    all.push(parameter(place, *style, explode, shape));
                }
            }
        }
    }
    all
}

/// All values of a shape that the texts make.
fn values(shape: &Shape) -> Vec<Texts<'static>> {
    let mut values = Vec::new();
    let one = || TEXTS.iter().map(|text| Cow::Borrowed(*text));
    let lists = || {
        let pairs = one().flat_map(|first| one().map(move |second| vec![first.clone(), second]));
        one().map(|item| vec![item]).chain(pairs).map(Texts::List)
    };
    match shape {
        Shape::Single => values.extend(one().map(Texts::One)),
        Shape::List => values.extend(lists()),
        Shape::SingleOrList => {
            values.extend(one().map(Texts::One));
            values.extend(
                lists().filter(|list| matches!(list, Texts::List(items) if items.len() > 1)),
            );
        }
        Shape::Members(_) => {
            for (a, b) in one().flat_map(|a| one().map(move |b| (a.clone(), b))) {
                values.push(Texts::Members(vec![
                    ("a".into(), a.clone()),
                    ("b".into(), b),
                ]));
                values.push(Texts::Members(vec![("a".into(), a)]));
            }
        }
        Shape::Map => values
            .extend(one().flat_map(|a| one().map(move |b| Texts::Members(vec![(a.clone(), b)])))),
    }
    values
}

fn json(value: &Texts<'_>) -> String {
    match value {
        Texts::One(text) => serde_json::to_string(text),
        Texts::List(items) => serde_json::to_string(items),
        Texts::Members(members) => {
            let object: serde_json::Map<String, serde_json::Value> = members
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string().into()))
                .collect();
            serde_json::to_string(&object)
        }
        Texts::Json(text) => return text.to_string(),
    }
    .unwrap()
}

/// Encodes and decodes; `None` where the value is refused.
fn back(parameter: &Parameter, json: &str) -> Option<Vec<(String, Texts<'static>)>> {
    let mut text = String::new();
    let fields: Vec<(String, String)> = match parameter.place {
        Place::Query | Place::Form => {
            parameter.encode_pairs(json, &mut text).ok()?;
            urlencoded::pairs(&text)
                .map(|(name, value)| (name.into_owned(), value.unwrap_or_default().into_owned()))
                .collect()
        }
        Place::Cookie => {
            let cookies = parameter.encode_cookies(json).ok()?;
            cookies
                .into_iter()
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect()
        }
        Place::Header => {
            let text = parameter.encode_text(json).ok()?;
            vec![("P".to_owned(), text.trim().to_owned())]
        }
        _ => {
            parameter.encode_path(json, &mut text).ok()?;
            assert!(!text.contains('/'), "{text}");
            vec![(
                "p".to_owned(),
                urlencoded::decode(&text, false).into_owned(),
            )]
        }
    };
    let fields = fields
        .into_iter()
        .map(|(name, value)| (name.into(), value.into()));
    let decoded = decode(std::slice::from_ref(parameter), parameter.place, fields);
    Some(
        decoded
            .into_iter()
            .map(|(name, value)| (name.into_owned(), value))
            .collect(),
    )
}

#[test]
fn what_is_encoded_is_decoded_again_or_refused() {
    let mut carried = 0;
    for parameter in all() {
        let mut own = 0;
        for value in values(&parameter.shape) {
            let json = json(&value);
            let Some(decoded) = back(&parameter, &json) else {
                continue;
            };
            own += 1;
            let expected = if parameter.style == Style::Json {
                Texts::Json(json.clone().into())
            } else {
                value
            };
            assert_eq!(
                decoded,
                [("p".to_owned(), expected)],
                "{parameter:?} {json}"
            );
        }
        assert!(own > 5, "{parameter:?} carries {own} values");
        carried += own;
    }
    assert!(carried > 5000, "{carried}");
}

#[test]
fn what_would_be_nothing_or_something_else_is_refused() {
    for parameter in all().iter().filter(|one| one.style != Style::Json) {
        let mut out = String::new();
        for (json, why) in [
            ("[]", Unencodable::Empty),
            ("{}", Unencodable::Empty),
            ("[[1]]", Unencodable::Nested),
            (r#"{"a":{"b":1}}"#, Unencodable::Nested),
            ("[null]", Unencodable::Null),
            ("[1", Unencodable::Syntax),
        ] {
            assert_eq!(
                parameter.encode_pairs(json, &mut out),
                Err(why),
                "{parameter:?}"
            );
        }
    }
}

#[test]
fn the_forms_are_those_of_openapi() {
    let array = r#"["blue","black"]"#;
    let object = r#"{"R":100,"G":200}"#;
    let path = |style, explode, json| {
        let mut out = String::new();
        parameter(Place::Path, style, explode, Shape::List)
            .encode_path(json, &mut out)
            .unwrap();
        out
    };
    assert_eq!(path(Style::Matrix, false, array), ";p=blue,black");
    assert_eq!(path(Style::Matrix, true, array), ";p=blue;p=black");
    assert_eq!(path(Style::Matrix, false, object), ";p=R,100,G,200");
    assert_eq!(path(Style::Matrix, true, object), ";R=100;G=200");
    assert_eq!(path(Style::Label, false, array), ".blue,black");
    assert_eq!(path(Style::Label, true, array), ".blue.black");
    assert_eq!(path(Style::Label, true, object), ".R=100.G=200");
    assert_eq!(path(Style::Simple, false, object), "R,100,G,200");
    assert_eq!(path(Style::Simple, true, object), "R=100,G=200");
    let query = |style, explode, json| {
        let mut out = "q=1".to_owned();
        parameter(Place::Query, style, explode, Shape::List)
            .encode_pairs(json, &mut out)
            .unwrap();
        out
    };
    assert_eq!(query(Style::Form, false, array), "q=1&p=blue,black");
    assert_eq!(query(Style::Form, true, array), "q=1&p=blue&p=black");
    assert_eq!(query(Style::Form, true, object), "q=1&R=100&G=200");
    assert_eq!(query(Style::Space, false, array), "q=1&p=blue%20black");
    assert_eq!(query(Style::Pipe, false, object), "q=1&p=R%7C100%7CG%7C200");
    assert_eq!(
        query(Style::DeepObject, true, object),
        "q=1&p%5BR%5D=100&p%5BG%5D=200"
    );
    assert_eq!(
        query(Style::Json, true, array),
        "q=1&p=%5B%22blue%22%2C%22black%22%5D"
    );
}
