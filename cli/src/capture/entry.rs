//! One entry of a HAR file, read for what it holds: every member may be missing, odd or of another type.
//!
//! One walk over the entry finds the members that matter; what they hold is decoded after that, the bodies in place.
//! Known quirks are handled here and tested one by one below. The file around the entry is [`super::har`]'s.

use std::borrow::Cow;
use std::ops::Range;

use super::decode::{Pairs, body, number, pairs, text};
use super::scan::Scan;
use super::{Absence, Body, Broken, Exchange, Message, unescape};

/// Where a member's value stands; `None` if it is absent or null. The last of a repeated key wins.
type Place = Option<Range<usize>>;

/// Where the members of an entry stand.
#[derive(Default)]
struct Places {
    request: Option<Request>,
    response: Option<Response>,
}

#[derive(Default)]
struct Request {
    method: Place,
    url: Place,
    headers: Place,
    cookies: Place,
    query: Place,
    post: Option<Content>,
}

#[derive(Default)]
struct Response {
    status: Place,
    headers: Place,
    content: Option<Content>,
}

/// The members of `postData` and of `content`.
#[derive(Default)]
struct Content {
    text: Place,
    encoding: Place,
    mime_type: Place,
    params: Place,
}

/// Passes a value that matters.
fn value(scan: &mut Scan<'_>) -> Option<Place> {
    let place = scan.value()?;
    Some((scan.slice(place.clone()) != b"null").then_some(place))
}

/// Passes an object whose members matter; anything else is as good as nothing.
#[expect(
    clippy::option_option,
    reason = "no JSON, no object, and an object are three things"
)]
fn object<T: Default>(
    scan: &mut Scan<'_>,
    mut member: impl FnMut(&mut T, &mut Scan<'_>, &[u8]) -> Option<()>,
) -> Option<Option<T>> {
    if scan.next() != Some(b'{') {
        scan.value()?;
        return Some(None);
    }
    let mut found = T::default();
    scan.object(|scan, key| member(&mut found, scan, key))?;
    Some(Some(found))
}

fn request(request: &mut Request, scan: &mut Scan<'_>, key: &[u8]) -> Option<()> {
    match key {
        b"method" => request.method = value(scan)?,
        b"url" => request.url = value(scan)?,
        b"headers" => request.headers = value(scan)?,
        b"cookies" => request.cookies = value(scan)?,
        b"queryString" => request.query = value(scan)?,
        b"postData" => request.post = object(scan, content)?,
        _ => scan.pass()?,
    }
    Some(())
}

fn response(response: &mut Response, scan: &mut Scan<'_>, key: &[u8]) -> Option<()> {
    match key {
        b"status" => response.status = value(scan)?,
        b"headers" => response.headers = value(scan)?,
        b"content" => response.content = object(scan, content)?,
        _ => scan.pass()?,
    }
    Some(())
}

fn content(content: &mut Content, scan: &mut Scan<'_>, key: &[u8]) -> Option<()> {
    match key {
        b"text" => content.text = value(scan)?,
        b"encoding" => content.encoding = value(scan)?,
        b"mimeType" => content.mime_type = value(scan)?,
        b"params" => content.params = value(scan)?,
        _ => scan.pass()?,
    }
    Some(())
}

/// Finds the members; `None` if the entry is no JSON object.
fn places(json: &[u8]) -> Option<Places> {
    simdutf8::basic::from_utf8(json).ok()?;
    let mut scan = Scan::new(json);
    let found = object::<Places>(&mut scan, |places, scan, key| {
        match key {
            b"request" => places.request = object(scan, request)?,
            b"response" => places.response = object(scan, response)?,
            _ => scan.pass()?,
        }
        Some(())
    })?;
    scan.end()?;
    found
}

/// Reads one entry. Its bodies are decoded where they stand.
pub(super) fn read(json: &mut [u8]) -> Result<Exchange<'_>, Broken> {
    let Some(Places { request, response }) = places(json) else {
        return Err(Broken(match super::json_error(json) {
            None => "the entry is no object".to_owned(),
            Some(error) => format!("the entry is no valid JSON: {error}"),
        }));
    };
    let request = request.ok_or_else(|| Broken("the entry has no request".to_owned()))?;
    let no_url = || Broken("the entry's request has no url".to_owned());
    let is_text = |place: &Range<usize>| json.get(place.start) == Some(&b'"');
    let url = request.url.clone().filter(is_text).ok_or_else(no_url)?;
    let sent = request.post.as_ref().and_then(|post| decoded(json, post));
    let answered = response
        .as_ref()
        .and_then(|response| response.content.as_ref())
        .and_then(|content| decoded(json, content));
    // From here on nothing changes any more.
    let json = &*json;
    let status = response
        .as_ref()
        .and_then(|response| number(slice(json, &response.status)?));
    // 0 is what browsers write for a call that was aborted, blocked or answered from nowhere.
    let status = status
        .and_then(|status| u16::try_from(status).ok())
        .filter(|status| *status != 0);
    let url = text(json.get(url).unwrap_or_default()).ok_or_else(no_url)?;
    Ok(Exchange {
        operation: None,
        method: slice(json, &request.method).and_then(text),
        url: Some(with_query(url, slice(json, &request.query))),
        request: request_message(json, &request, &sent),
        status,
        response: match response {
            Some(response) if status.is_some() => response_message(json, &response, &answered),
            _ => Message {
                body: Body::Absent(Absence::NoAnswer),
                ..Message::default()
            },
        },
    })
}

fn slice<'a>(json: &'a [u8], place: &Place) -> Option<&'a [u8]> {
    json.get(place.clone()?)
}

/// The bytes behind a `text` member. A base64 flag on a text that is none is ignored: Firefox sets it so.
fn decoded(json: &mut [u8], content: &Content) -> Place {
    let place = content.text.clone()?;
    let in_base64 = slice(json, &content.encoding)
        .and_then(text)
        .is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64"));
    if json.get(place.start) != Some(&b'"') {
        // The JSON itself.
        return Some(place);
    }
    let plain = unescape::string(json, place);
    if !in_base64 {
        return Some(plain);
    }
    let length = json.get_mut(plain.clone()).and_then(unescape::base64);
    Some(match length {
        Some(length) => plain.start..plain.start + length,
        None => plain,
    })
}

/// The address; a writer that keeps the query only as a list gets it put back.
fn with_query<'a>(url: Cow<'a, str>, query: Option<&[u8]>) -> Cow<'a, str> {
    if url.contains('?') {
        return url;
    }
    let query = query.and_then(pairs).unwrap_or_default();
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

fn headers<'a>(json: &'a [u8], place: &Place) -> Option<Pairs<'a>> {
    let mut lines = slice(json, place).and_then(pairs)?;
    // HTTP/2's `:authority` and its like are no headers.
    lines.retain(|(name, _)| !name.starts_with(':'));
    Some(lines)
}

/// The media type, from the member that is there for it or else from the headers.
fn media_type<'a>(
    json: &'a [u8],
    content: Option<&Content>,
    header: impl FnOnce() -> Option<Cow<'a, str>>,
) -> Option<Cow<'a, str>> {
    let own = content
        .and_then(|content| slice(json, &content.mime_type))
        .and_then(text)
        .filter(|own| own.contains('/'));
    own.or_else(header).map(super::essence)
}

fn content_type<'a>(lines: &Pairs<'a>) -> Option<Cow<'a, str>> {
    let mut lines = lines.iter().rev();
    lines
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        .map(|(_, value)| value.clone())
}

fn request_message<'a>(json: &'a [u8], request: &Request, sent: &Place) -> Message<'a> {
    let mut headers = headers(json, &request.headers);
    // Some writers keep cookies only in a list of their own.
    let has_line = headers
        .iter()
        .flatten()
        .any(|(name, _)| name.eq_ignore_ascii_case("cookie"));
    let cookies = slice(json, &request.cookies)
        .filter(|_| !has_line)
        .and_then(pairs)
        .unwrap_or_default();
    if !cookies.is_empty() {
        let line = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ");
        headers
            .get_or_insert_default()
            .push((Cow::Borrowed("Cookie"), Cow::Owned(line)));
    }
    let media_type = media_type(json, request.post.as_ref(), || {
        headers.as_ref().and_then(content_type)
    });
    let body = match &request.post {
        Some(post) => request_body(json, post, sent),
        None => Body::default(),
    };
    Message {
        headers,
        media_type,
        body,
    }
}

fn request_body<'a>(json: &'a [u8], post: &Content, sent: &Place) -> Body<'a> {
    let text = slice(json, sent);
    if let Some(bytes) = text.filter(|bytes| !bytes.is_empty()) {
        return body(bytes);
    }
    match slice(json, &post.params).and_then(pairs) {
        Some(params) if !params.is_empty() => Body::Pairs(params),
        _ if text.is_some() => Body::Bytes(Cow::Borrowed(b"")),
        _ => Body::default(),
    }
}

/// The answer. Its headers matter only where nothing else tells the type.
fn response_message<'a>(json: &'a [u8], response: &Response, answered: &Place) -> Message<'a> {
    let media_type = media_type(json, response.content.as_ref(), || {
        headers(json, &response.headers)
            .as_ref()
            .and_then(content_type)
    });
    Message {
        headers: None,
        media_type,
        body: slice(json, answered).map_or_else(Body::default, body),
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
        match read(&mut json.as_bytes().to_vec()).unwrap().response.body {
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
        let mut json = json.into_bytes();
        let exchange = read(&mut json).unwrap();
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
        let mut json = json.into_bytes();
        let exchange = read(&mut json).unwrap();
        assert_eq!(
            exchange.request.header("cookie").collect::<Vec<_>>(),
            ["a=b; c=d"]
        );
        assert!(matches!(&exchange.request.body, Body::Bytes(bytes) if bytes.as_ref() == b"a=1"));
    }

    #[test]
    fn a_query_that_is_only_a_list_is_put_back() {
        let mut json = *br#"{"request":{"url":"https://a.example/x","queryString":[{"name":"a b","value":"1&2"},{"name":"c"}]}}"#;
        assert_eq!(
            read(&mut json).unwrap().url.as_deref(),
            Some("https://a.example/x?a%20b=1%262&c=")
        );
    }

    #[test]
    fn what_is_broken_says_so() {
        let broken = |json: &str| read(&mut json.as_bytes().to_vec()).unwrap_err().0;
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
