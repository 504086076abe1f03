//! One entry of a HAR file, read for what it holds: every member may be missing, odd or of another type.
//!
//! One walk over the entry finds the members that matter ([`places`]); what they hold is decoded after that, the bodies
//! in place.
//! Known quirks are handled here and tested one by one below. The file around the entry is [`super::har`]'s.

mod places;

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use super::content::text;
use super::decode::{Pairs, Record, number, pairs, pairs_at};
use super::exchange::{body, essence, json_error};
use super::{Absence, Body, Broken, Exchange, Message, beside, repair, unescape};
use places::{Content, Place, Request, Response, places};
pub(super) use places::{Like, Places, layout};

/// Reads one entry. Its bodies are decoded where they stand; `folder` is where files beside the capture are, and
/// `like` the entry that it is like, if there was one.
pub(super) fn read<'a>(
    json: &'a mut [u8],
    folder: Option<&Path>,
    like: Option<&Like>,
) -> Result<Exchange<'a>, Broken> {
    let mut found = places(json, like);
    if found.is_none() && repair::mend(json) {
        found = places(json, None);
    }
    let Some(Places { request, response }) = found else {
        return Err(Broken(match json_error(json) {
            None => "the entry is not an object".to_owned(),
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
    let record = Record::new(json);
    let json = record.bytes;
    let status = response
        .as_ref()
        .and_then(|response| number(slice(json, &response.status)?));
    // 0 is what browsers write for a call that was aborted, blocked or answered from nowhere.
    let status = status
        .and_then(|status| u16::try_from(status).ok())
        .filter(|status| *status != 0);
    let url = record.text(url).ok_or_else(no_url)?;
    Ok(Exchange {
        operation: None,
        method: text_at(record, &request.method),
        url: Some(with_query(url, slice(json, &request.query))),
        request: request_message(record, &request, &sent, folder),
        status,
        response: match response {
            Some(response) if status.is_some() => {
                response_message(record, &response, &answered, folder)
            }
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

fn text_at<'a>(record: Record<'a>, place: &Place) -> Option<Cow<'a, str>> {
    record.text(place.clone()?)
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
    slice(json, place).and_then(pairs).map(only_headers)
}

fn only_headers(mut lines: Pairs<'_>) -> Pairs<'_> {
    // HTTP/2's `:authority` and its like are no headers.
    lines.retain(|(name, _)| !name.starts_with(':'));
    lines
}

/// The content type, from the member that is there for it or else from the headers.
fn own_type<'a>(
    record: Record<'a>,
    content: Option<&Content>,
    header: impl FnOnce() -> Option<Cow<'a, str>>,
) -> Option<Cow<'a, str>> {
    let own = content
        .and_then(|content| text_at(record, &content.mime_type))
        .filter(|own| own.contains('/'));
    own.or_else(header)
}

/// A body that was put into a file, if it was.
fn in_file<'a>(json: &[u8], content: Option<&Content>, folder: Option<&Path>) -> Option<Body<'a>> {
    let name = slice(json, &content?.file).and_then(text)?;
    Some(match beside::read(folder, &name) {
        Ok(bytes) => Body::Bytes(Cow::Owned(bytes)),
        Err(why) => Body::Absent(Absence::InFile(why)),
    })
}

fn content_type<'a>(lines: &Pairs<'a>) -> Option<Cow<'a, str>> {
    let mut lines = lines.iter().rev();
    lines
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        .map(|(_, value)| value.clone())
}

fn request_message<'a>(
    record: Record<'a>,
    request: &Request,
    sent: &Place,
    folder: Option<&Path>,
) -> Message<'a> {
    let json = record.bytes;
    let mut headers = match &request.lines {
        Some(places) => Some(only_headers(pairs_at(record, places))),
        None => headers(json, &request.headers),
    };
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
    let content_type = own_type(record, request.post.as_ref(), || {
        headers.as_ref().and_then(content_type)
    });
    let body = match &request.post {
        Some(post) => request_body(json, post, sent),
        None => Body::default(),
    };
    let filed = match &body {
        Body::Absent(_) => in_file(json, request.post.as_ref(), folder),
        _ => None,
    };
    Message {
        headers,
        media_type: content_type.clone().map(essence),
        content_type,
        in_file: filed.is_some(),
        body: filed.unwrap_or(body),
        ..Message::default()
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
fn response_message<'a>(
    record: Record<'a>,
    response: &Response,
    answered: &Place,
    folder: Option<&Path>,
) -> Message<'a> {
    let json = record.bytes;
    let content_type = own_type(record, response.content.as_ref(), || {
        headers(json, &response.headers)
            .as_ref()
            .and_then(content_type)
    });
    let captured = slice(json, answered).map(body);
    let filed = match captured {
        None => in_file(json, response.content.as_ref(), folder),
        Some(_) => None,
    };
    let in_file = filed.is_some();
    let size = response
        .content
        .as_ref()
        .and_then(|content| slice(json, &content.size));
    let absent = || match size.and_then(number) {
        Some(0) => Body::Absent(Absence::Nothing),
        _ => Body::default(),
    };
    Message {
        headers: None,
        unread_headers: slice(json, &response.headers),
        media_type: content_type.clone().map(essence),
        content_type,
        body: captured.or(filed).unwrap_or_else(absent),
        in_file,
    }
}

#[cfg(test)]
mod tests;
