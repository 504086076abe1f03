//! Fixture bodies as trees that keep their members' order, and the few ways in which the mock changes one.
//!
//! A value is only ever replaced by one of the same kind, so that what conformed to the spec still does. Nothing here
//! knows an operation.

use bilispec_codegen::source::Json;
use bilispec_engine::{Document, Value};

/// Reads a body.
pub(super) fn parse(bytes: &[u8]) -> Result<Json, String> {
    let document = Document::parse(bytes).map_err(|error| error.to_string())?;
    Ok(ordered(document.root()))
}

fn ordered(value: &Value<'_>) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(bool) => Json::Bool(*bool),
        // What the engine reads as a number, serde_json does too.
        Value::Number(number) => number.text().parse().map_or(Json::Null, Json::Number),
        Value::String(text) => Json::String(text.clone().into_owned()),
        Value::Array(items) => Json::Array(items.iter().map(ordered).collect()),
        Value::Object(object) => Json::Object(
            object
                .members()
                .iter()
                .map(|member| (member.key.clone().into_owned(), ordered(&member.value)))
                .collect(),
        ),
    }
}

/// The value that names of members and indices lead to.
pub(super) fn get<'j>(json: &'j Json, path: &[String]) -> Option<&'j Json> {
    path.iter().try_fold(json, |json, step| match json {
        Json::Array(items) => items.get(step.parse::<usize>().ok()?),
        other => other.get(step),
    })
}

/// The same, to be changed.
pub(super) fn get_mut<'j>(json: &'j mut Json, path: &[String]) -> Option<&'j mut Json> {
    path.iter().try_fold(json, |json, step| match json {
        Json::Array(items) => items.get_mut(step.parse::<usize>().ok()?),
        other => member_mut(other, step),
    })
}

/// The member called `name`.
pub(super) fn member_mut<'j>(json: &'j mut Json, name: &str) -> Option<&'j mut Json> {
    match json {
        Json::Object(members) => members
            .iter_mut()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value),
        _ => None,
    }
}

/// Replaces a number or a string by what a text stands for, if that is of the same kind.
pub(super) fn replace(json: &mut Json, text: &str) {
    match json {
        Json::Number(number) => {
            if let Ok(integer) = text.parse::<i64>() {
                *number = integer.into();
            }
        }
        Json::String(string) => text.clone_into(string),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => {}
    }
}

/// How many letters and digits at a text's end a new value counts in.
const COUNTED: usize = 12;

/// A value of the same form as a fixture's, and another one for each number: the digits and letters at its end count.
pub(super) fn another(like: &Json, number: u64) -> Option<String> {
    match like {
        Json::Number(_) => {
            let number = i64::try_from(number).ok()?;
            Some(like.as_i64()?.checked_add(number)?.to_string())
        }
        Json::String(text) if !text.is_empty() => {
            let mut letters: Vec<char> = text.chars().collect();
            let mut left = number;
            let places = letters
                .iter_mut()
                .rev()
                .filter(|letter| letter.is_ascii_alphanumeric());
            for letter in places.take(COUNTED) {
                let digit = u32::try_from(left % 10).ok()?;
                *letter = char::from_digit(digit, 10)?;
                left /= 10;
            }
            let text: String = letters.into_iter().collect();
            // Too short to count this far: the rest follows.
            Some(if left == 0 {
                text
            } else {
                format!("{text}{left}")
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_numbers_stay_as_written() {
        let text = r#"{"b":1,"a":[null,true,-2.5,"x"],"c":{}}"#;
        assert_eq!(parse(text.as_bytes()).unwrap().to_string(), text);
        assert!(parse(b"{").is_err());
    }

    #[test]
    fn a_value_is_replaced_by_one_of_its_kind() {
        let check = |before: &str, text: &str, after: &str| {
            let mut json = parse(before.as_bytes()).unwrap();
            replace(&mut json, text);
            assert_eq!(json.to_string(), after);
        };
        check("1", "20", "20");
        check("1", "x", "1");
        check(r#""1""#, "20", r#""20""#);
        check("null", "20", "null");
        check("[]", "20", "[]");
    }

    #[test]
    fn new_values_look_like_the_old_ones() {
        let check = |like: &str, number, new: &str| {
            let json = parse(like.as_bytes()).unwrap();
            assert_eq!(another(&json, number).as_deref(), Some(new));
        };
        check("4000", 12, "4012");
        check(r#""abcdefabcdefabcdef.""#, 42, "abcdef000000000042.");
        check(r#""a-b""#, 345, "4-53");
        assert_eq!(another(&Json::Null, 1), None);
        assert_eq!(another(&Json::String(String::new()), 1), None);
    }

    #[test]
    fn paths_lead_into_lists_too() {
        let mut json = parse(br#"{"a":[{"b":7}]}"#).unwrap();
        let path = ["a", "0", "b"].map(str::to_owned);
        assert_eq!(get(&json, &path).and_then(Json::as_i64), Some(7));
        replace(get_mut(&mut json, &path).unwrap(), "8");
        assert_eq!(json.to_string(), r#"{"a":[{"b":8}]}"#);
        assert_eq!(get(&json, &["a".to_owned(), "x".to_owned()]), None);
    }
}
