//! One line of an NDJSON file: an exchange in flat form, as a logger writes it.
//!
//! Every member is optional but something has to be there to look at; what the members are is part of the command's
//! contract.

use std::ops::Range;

use super::content::text;
use super::decode::{number, pairs};
use super::exchange::{body, essence, json_error};
use super::scan::Scan;
use super::{Body, Broken, Exchange, Message, unescape};

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

/// Where a member's value stands; `None` if it is absent or null. The last of a repeated key wins.
type Place = Option<Range<usize>>;

#[derive(Default)]
struct Places {
    operation: Place,
    method: Place,
    url: Place,
    request_headers: Place,
    request_body: Place,
    status: Place,
    response_headers: Place,
    response_body: Place,
    /// Whether there is a `response_body`, even if it is null.
    is_exchange: bool,
    /// Whether any member is there and not null.
    any: bool,
}

impl Places {
    fn member(&mut self, key: &[u8]) -> Option<&mut Place> {
        Some(match key {
            b"operation" => &mut self.operation,
            b"method" => &mut self.method,
            b"url" => &mut self.url,
            b"request_headers" => &mut self.request_headers,
            b"request_body" => &mut self.request_body,
            b"status" => &mut self.status,
            b"response_headers" => &mut self.response_headers,
            b"response_body" => {
                self.is_exchange = true;
                &mut self.response_body
            }
            _ => return None,
        })
    }
}

/// Finds the members; `None` if the line is not a JSON object.
fn places(json: &[u8]) -> Option<Places> {
    simdutf8::basic::from_utf8(json).ok()?;
    let mut scan = Scan::new(json);
    let mut places = Places::default();
    scan.object(|scan, key| {
        let value = scan.value()?;
        let value = (scan.slice(value.clone()) != b"null").then_some(value);
        if let Some(place) = places.member(key) {
            *place = value;
            places.any |= place.is_some();
        }
        Some(())
    })?;
    scan.end()?;
    Some(places)
}

/// Reads one line. `bodies`: a line without `response_body` is itself a reply body. Bodies are unescaped where they
/// stand.
pub(super) fn read(json: &mut [u8], bodies: bool) -> Result<Exchange<'_>, Broken> {
    let places = places(json);
    if bodies && !places.as_ref().is_some_and(|places| places.is_exchange) {
        if places.is_none()
            && let Some(error) = json_error(json)
        {
            return Err(not_json(&error));
        }
        return Ok(whole_body(json));
    }
    let Some(places) = places else {
        return Err(match json_error(json) {
            None => Broken("the line is not an object".to_owned()),
            Some(error) => not_json(&error),
        });
    };
    if !places.any {
        return Err(Broken(format!(
            "the line is no exchange: it has none of {}",
            MEMBERS.join(", ")
        )));
    }
    let sent = places
        .request_body
        .clone()
        .map(|place| content(json, place));
    let answered = places
        .response_body
        .clone()
        .map(|place| content(json, place));
    // From here on nothing changes any more.
    let json = &*json;
    let get = |place: &Place| json.get(place.clone()?);
    let message = |headers: &Place, content: &Place| {
        let headers = get(headers).and_then(pairs);
        let named = headers
            .iter()
            .flatten()
            .rfind(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let content_type = named.map(|(_, value)| value.clone());
        Message {
            media_type: content_type.clone().map(essence),
            content_type,
            body: get(content).map_or_else(Body::default, body),
            headers,
            ..Message::default()
        }
    };
    Ok(Exchange {
        operation: get(&places.operation).and_then(text),
        method: get(&places.method).and_then(text),
        url: get(&places.url).and_then(text),
        request: message(&places.request_headers, &sent),
        status: get(&places.status)
            .and_then(number)
            .and_then(|status| u16::try_from(status).ok()),
        response: message(&places.response_headers, &answered),
    })
}

/// An exchange of which only the reply body is known.
pub(super) fn whole_body(json: &[u8]) -> Exchange<'_> {
    Exchange {
        response: Message {
            body: body(json),
            ..Message::default()
        },
        ..Exchange::default()
    }
}

/// A text's content, or the JSON itself.
fn content(json: &mut [u8], place: Range<usize>) -> Range<usize> {
    if json.get(place.start) == Some(&b'"') {
        unescape::string(json, place)
    } else {
        place
    }
}

fn not_json(error: &serde_json::Error) -> Broken {
    Broken(format!("the line is no valid JSON: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(line: &str, bodies: bool) -> String {
        match read(&mut line.as_bytes().to_vec(), bodies) {
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
        assert_eq!(reply("[1]", false), "the line is not an object");
        assert_eq!(
            reply(r#"{"code":0"#, true),
            "the line is no valid JSON: EOF while parsing an object at line 1 column 9"
        );
    }
}
