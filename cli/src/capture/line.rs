//! One line of an NDJSON file: an exchange in flat form, as a logger writes it.
//!
//! Every member is optional but something has to be there to look at; what the members are is part of the command's
//! contract.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::decode::{body, bytes, members, number, pairs, text};
use super::{Body, Broken, Exchange, Message, essence};

/// The members that a line may have.
pub(super) const MEMBERS: [&str; 8] = [
    "operation",
    "method",
    "url",
    "request_headers",
    "request_body",
    "status",
    "response_headers",
    "response_body",
];

/// Reads one line. `bodies`: a line without `response_body` is itself a reply body.
pub(super) fn read(json: &[u8], bodies: bool) -> Result<Exchange<'_>, Broken> {
    let members = members(json);
    let is_exchange = members
        .iter()
        .flatten()
        .any(|(name, _)| name == "response_body");
    if bodies && !is_exchange {
        serde_json::from_slice::<&RawValue>(json).map_err(|error| not_json(&error))?;
        return Ok(whole_body(json));
    }
    let Some(members) = members else {
        return Err(match serde_json::from_slice::<&RawValue>(json) {
            Ok(_) => Broken("the line is no object".to_owned()),
            Err(error) => not_json(&error),
        });
    };
    let get = |key: &str| {
        let (_, value) = members.iter().rfind(|(name, _)| name == key)?;
        (value.get() != "null").then_some(*value)
    };
    if !MEMBERS.iter().any(|member| get(member).is_some()) {
        return Err(Broken(format!(
            "the line is no exchange: it has none of {}",
            MEMBERS.join(", ")
        )));
    }
    Ok(Exchange {
        operation: get("operation").and_then(text),
        method: get("method").and_then(text),
        url: get("url").and_then(text),
        request: message(get("request_headers"), get("request_body")),
        status: get("status")
            .and_then(number)
            .and_then(|status| u16::try_from(status).ok()),
        response: message(get("response_headers"), get("response_body")),
    })
}

/// An exchange of which only the reply body is known.
pub(super) fn whole_body(json: &[u8]) -> Exchange<'_> {
    Exchange {
        response: Message {
            body: body(Cow::Borrowed(json)),
            ..Message::default()
        },
        ..Exchange::default()
    }
}

fn message<'a>(headers: Option<&'a RawValue>, content: Option<&'a RawValue>) -> Message<'a> {
    let headers = headers.and_then(pairs);
    let named = headers
        .iter()
        .flatten()
        .rfind(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let media_type = named.map(|(_, value)| essence(value));
    Message {
        media_type,
        body: content.map_or_else(Body::default, |raw| body(bytes(raw))),
        headers,
    }
}

fn not_json(error: &serde_json::Error) -> Broken {
    Broken(format!("the line is no valid JSON: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(line: &str, bodies: bool) -> String {
        match read(line.as_bytes(), bodies) {
            Ok(exchange) => match exchange.response.body {
                Body::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                _ => "none".to_owned(),
            },
            Err(Broken(reason)) => reason,
        }
    }

    #[test]
    fn a_reply_body_is_text_or_the_json_itself() {
        assert_eq!(
            reply(r#"{"operation":"x","response_body":"{\"a\":1.0}"}"#, false),
            r#"{"a":1.0}"#
        );
        assert_eq!(
            reply(r#"{"operation":"x","response_body":{"a": 1.0}}"#, false),
            r#"{"a": 1.0}"#,
            "its own bytes"
        );
        assert_eq!(
            reply(r#"{"operation":"x","response_body":null}"#, false),
            "none"
        );
        assert_eq!(reply(r#"{"operation":"x","status":"200"}"#, false), "none");
    }

    #[test]
    fn with_an_operation_a_line_may_be_a_body() {
        assert_eq!(reply(r#"{"code":0}"#, true), r#"{"code":0}"#);
        assert_eq!(reply(r#"{"response_body":"{}"}"#, true), "{}");
        assert_eq!(reply("[1]", true), "[1]");
    }

    #[test]
    fn a_line_of_another_shape_is_not_taken_for_fine() {
        assert!(
            reply(r#"{"request":{},"response":{}}"#, false).starts_with("the line is no exchange")
        );
        assert_eq!(reply("[1]", false), "the line is no object");
        assert_eq!(
            reply(r#"{"code":0"#, true),
            "the line is no valid JSON: EOF while parsing an object at line 1 column 9"
        );
    }
}
