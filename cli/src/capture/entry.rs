//! One entry of a HAR file, read for what it holds: every member may be missing, odd or of another type.
//!
//! Known quirks are handled here and tested one by one below. The file around the entry is [`super::har`]'s.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::decode::{base64, body, bytes, members, number, pairs, text};
use super::{Absence, Body, Broken, Exchange, Message};

type Headers<'a> = Option<Vec<(Cow<'a, str>, Cow<'a, str>)>>;

/// The members of an object that matter here; the last of a repeated key wins.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Object<'a> {
    fn read(raw: &'a RawValue) -> Option<Self> {
        members(raw.get().as_bytes()).map(Self)
    }

    /// The value of a key, unless it is absent or null.
    fn get(&self, key: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().rfind(|(name, _)| name == key)?;
        (value.get() != "null").then_some(*value)
    }

    fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        self.get(key).and_then(text)
    }

    fn object(&self, key: &str) -> Option<Self> {
        self.get(key).and_then(Self::read)
    }
}

/// Reads one entry.
pub(super) fn read(json: &[u8]) -> Result<Exchange<'_>, Broken> {
    let Some(entry) = members(json).map(Object) else {
        return Err(Broken(match serde_json::from_slice::<&RawValue>(json) {
            Ok(_) => "the entry is no object".to_owned(),
            Err(error) => format!("the entry is no valid JSON: {error}"),
        }));
    };
    let request = entry
        .object("request")
        .ok_or_else(|| Broken("the entry has no request".to_owned()))?;
    let url = request
        .text("url")
        .ok_or_else(|| Broken("the entry's request has no url".to_owned()))?;
    let response = entry.object("response");
    let status = response
        .as_ref()
        .and_then(|response| response.get("status"))
        .and_then(number);
    // 0 is what browsers write for a call that was aborted, blocked or answered from nowhere.
    let status = status
        .and_then(|status| u16::try_from(status).ok())
        .filter(|status| *status != 0);
    Ok(Exchange {
        operation: None,
        method: request.text("method"),
        url: Some(with_query(url, &request)),
        request: request_message(&request),
        status,
        response: match response {
            Some(response) if status.is_some() => response_message(&response),
            _ => Message {
                body: Body::Absent(Absence::NoAnswer),
                ..Message::default()
            },
        },
    })
}

/// The address; a writer that keeps the query only as a list gets it put back.
fn with_query<'a>(url: Cow<'a, str>, request: &Object<'a>) -> Cow<'a, str> {
    if url.contains('?') {
        return url;
    }
    let query = request
        .get("queryString")
        .and_then(pairs)
        .unwrap_or_default();
    if query.is_empty() {
        return url;
    }
    let mut whole = url.into_owned();
    for (index, (name, value)) in query.iter().enumerate() {
        whole.push(if index == 0 { '?' } else { '&' });
        crate::url::encode_into(&mut whole, name);
        whole.push('=');
        crate::url::encode_into(&mut whole, value);
    }
    Cow::Owned(whole)
}

fn headers<'a>(message: &Object<'a>) -> Headers<'a> {
    let mut lines = message.get("headers").and_then(pairs)?;
    // HTTP/2's `:authority` and its like are no headers.
    lines.retain(|(name, _)| !name.starts_with(':'));
    Some(lines)
}

fn media_type(own: Option<Cow<'_, str>>, headers: &Headers<'_>) -> Option<String> {
    let own = own.filter(|own| own.contains('/'));
    let header = || {
        let lines = headers.iter().flatten();
        lines
            .rev()
            .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
            .map(|(_, value)| value.clone())
    };
    let whole = own.or_else(header)?;
    Some(super::essence(&whole))
}

fn request_message<'a>(request: &Object<'a>) -> Message<'a> {
    let mut headers = headers(request);
    // Some writers keep cookies only in a list of their own.
    let cookies = request.get("cookies").and_then(pairs).unwrap_or_default();
    let has_line = headers
        .iter()
        .flatten()
        .any(|(name, _)| name.eq_ignore_ascii_case("cookie"));
    if !cookies.is_empty() && !has_line {
        let line = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ");
        headers
            .get_or_insert_default()
            .push((Cow::Borrowed("Cookie"), Cow::Owned(line)));
    }
    let post = request.object("postData");
    let media_type = media_type(
        post.as_ref().and_then(|post| post.text("mimeType")),
        &headers,
    );
    let body = match post {
        Some(post) => request_body(&post),
        None => Body::default(),
    };
    Message {
        headers,
        media_type,
        body,
    }
}

fn request_body<'a>(post: &Object<'a>) -> Body<'a> {
    let sent = post
        .get("text")
        .map(|raw| decoded(raw, post.text("encoding")))
        .filter(|bytes| !bytes.is_empty());
    if let Some(bytes) = sent {
        return body(bytes);
    }
    match post.get("params").and_then(pairs) {
        Some(params) if !params.is_empty() => Body::Pairs(params),
        _ if post.get("text").is_some() => Body::Bytes(Cow::Borrowed(b"")),
        _ => Body::default(),
    }
}

fn response_message<'a>(response: &Object<'a>) -> Message<'a> {
    let headers = headers(response);
    let content = response.object("content");
    let media_type = media_type(
        content
            .as_ref()
            .and_then(|content| content.text("mimeType")),
        &headers,
    );
    let body =
        match content.and_then(|content| Some((content.get("text")?, content.text("encoding")))) {
            Some((text, encoding)) => body(decoded(text, encoding)),
            None => Body::default(),
        };
    Message {
        headers,
        media_type,
        body,
    }
}

/// The bytes behind a `text` member. A base64 flag on a text that is none is ignored: Firefox sets it so.
fn decoded<'a>(raw: &'a RawValue, encoding: Option<Cow<'_, str>>) -> Cow<'a, [u8]> {
    let plain = bytes(raw);
    match encoding {
        Some(encoding) if encoding.eq_ignore_ascii_case("base64") => {
            base64(&plain).map_or(plain, Cow::Owned)
        }
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPLY: &str = r#"{"code":0}"#;

    fn entry(request: &str, response: &str) -> String {
        format!(
            r#"{{"request":{{"method":"GET","url":"https://a.example/x?a=1"{request}}},"response":{{"status":200{response}}}}}"#
        )
    }

    fn reply(json: &str) -> String {
        match read(json.as_bytes()).unwrap().response.body {
            Body::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Body::Pairs(_) => "pairs".to_owned(),
            Body::Absent(absence) => absence.to_string(),
        }
    }

    fn content(content: &str) -> String {
        reply(&entry("", &format!(r#","content":{content}"#)))
    }

    #[test]
    fn bodies_as_writers_write_them() {
        assert_eq!(content(r#"{"text":"{\"code\":0}"}"#), REPLY);
        assert_eq!(
            content(r#"{"size":0,"mimeType":"text/html","text":"{\"code\":0}"}"#),
            REPLY,
            "odd size and type"
        );
        assert_eq!(
            content(r#"{"size":-1,"text":"eyJjb2RlIjowfQ==","encoding":"base64"}"#),
            REPLY
        );
        assert_eq!(
            content(r#"{"text":"{\"code\":0}","encoding":"base64"}"#),
            REPLY,
            "wrongly flagged"
        );
        assert_eq!(
            content(r#"{"text":"{\"code\":0}","encoding":"utf-8"}"#),
            REPLY
        );
        assert_eq!(
            content(r#"{"text":"\ufeff{\"code\":0}"}"#),
            REPLY,
            "byte-order mark"
        );
        assert_eq!(content(r#"{"text":{"code":0}}"#), REPLY, "the JSON itself");
        assert_eq!(
            content(r#"{"size":10}"#),
            "response body is not in the capture"
        );
        assert_eq!(content("null"), "response body is not in the capture");
        assert_eq!(
            content(r#"{"text":null}"#),
            "response body is not in the capture"
        );
        assert_eq!(
            content(r#"{"text":"H4sIAAA=","encoding":"base64"}"#),
            "response body is still compressed (gzip)"
        );
        assert_eq!(
            content(r#"{"text":"\u001f\u008b\b"}"#),
            "response body is still compressed (gzip, written as text)"
        );
    }

    #[test]
    fn a_content_encoding_header_does_not_make_text_packed() {
        let headers =
            r#","headers":[["content-encoding","gzip"]],"content":{"text":"{\"code\":0}"}"#;
        assert_eq!(reply(&entry("", headers)), REPLY);
    }

    #[test]
    fn calls_without_an_answer() {
        let request = r#"{"request":{"method":"GET","url":"https://a.example/"}"#;
        for rest in [
            "}",
            r#","response":null}"#,
            r#","response":{"status":0,"_error":"net::ERR_ABORTED"}}"#,
            r#","response":{}}"#,
        ] {
            assert_eq!(reply(&format!("{request}{rest}")), "no answer", "{rest}");
        }
    }

    #[test]
    fn requests_as_writers_write_them() {
        let json = entry(
            r#","headers":[{"name":":path","value":"/x"},{"name":"Cookie","value":"a=b"}],"postData":{"mimeType":"application/x-www-form-urlencoded; charset=UTF-8","text":"","params":[{"name":"a","value":"1"}]}"#,
            "",
        );
        let exchange = read(json.as_bytes()).unwrap();
        assert_eq!(
            exchange.request.media_type.as_deref(),
            Some("application/x-www-form-urlencoded")
        );
        assert_eq!(
            exchange.request.header("cookie").collect::<Vec<_>>(),
            ["a=b"]
        );
        assert_eq!(
            exchange.request.headers.as_ref().map(Vec::len),
            Some(1),
            "no pseudo-header"
        );
        assert!(matches!(&exchange.request.body, Body::Pairs(pairs) if pairs.len() == 1));

        let json = entry(
            r#","cookies":[{"name":"a","value":"b"},{"name":"c","value":"d"}],"postData":{"text":"YT0x","encoding":"base64"}"#,
            "",
        );
        let exchange = read(json.as_bytes()).unwrap();
        assert_eq!(
            exchange.request.header("cookie").collect::<Vec<_>>(),
            ["a=b; c=d"]
        );
        assert!(matches!(&exchange.request.body, Body::Bytes(bytes) if bytes.as_ref() == b"a=1"));
    }

    #[test]
    fn a_query_that_is_only_a_list_is_put_back() {
        let json = br#"{"request":{"url":"https://a.example/x","queryString":[{"name":"a b","value":"1&2"},{"name":"c"}]}}"#;
        assert_eq!(
            read(json).unwrap().url.as_deref(),
            Some("https://a.example/x?a%20b=1%262&c=")
        );
    }

    #[test]
    fn what_is_broken_says_so() {
        let broken = |json: &str| read(json.as_bytes()).unwrap_err().0;
        assert_eq!(broken("null"), "the entry is no object");
        assert_eq!(broken("{}"), "the entry has no request");
        assert_eq!(
            broken(r#"{"request":{"url":7}}"#),
            "the entry's request has no url"
        );
        assert_eq!(
            broken(r#"{"request":}"#),
            "the entry is no valid JSON: expected value at line 1 column 12"
        );
    }

    #[test]
    fn members_of_no_interest_may_be_anything() {
        let json = r#"{"startedDateTime":7,"time":null,"timings":[],"cache":"","_webSocketMessages":[{}],"request":{"method":"GET","url":"https://a.example/","headersSize":"x"},"response":{"status":"200","content":{"text":"{\"code\":0}"}}}"#;
        assert_eq!(reply(json), REPLY);
    }
}
