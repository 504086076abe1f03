//! One call, owned, with what it sent and what came back taken apart.

use bilispec_codegen::model::BodyKind;
use bilispec_codegen::source::Json;
use bilispec_wire::percent;

use crate::capture::{Body, Exchange, Message};
use crate::names;
use crate::route::{Route, Router};
use crate::url;

/// Names and values in their order.
pub(crate) type Pairs = Vec<(String, String)>;

/// What was sent in the body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sent {
    Nothing,
    Form(Pairs),
    Json(Json),
    /// The names of its parts, and whether each is a file.
    Multipart(Vec<(String, bool)>),
    /// Any other text.
    Text,
    /// Bytes that are no text.
    Bytes,
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reply {
    Json(Json),
    /// Nothing, as a 204 has it.
    Empty,
    /// Text or bytes of this media type.
    Other(String),
    /// It is not in the capture; why.
    Missing(String),
}

/// One call and its answer.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// As reports name it.
    pub(crate) sample: String,
    pub(crate) method: String,
    /// Scheme and host.
    pub(crate) origin: String,
    /// The path's steps, decoded.
    pub(crate) steps: Vec<String>,
    pub(crate) query: Pairs,
    /// Names in lower case.
    pub(crate) headers: Pairs,
    pub(crate) cookies: Pairs,
    pub(crate) media_type: Option<String>,
    pub(crate) body_text: Option<String>,
    pub(crate) sent: Sent,
    pub(crate) url: String,
    pub(crate) status: u16,
    pub(crate) reply: Reply,
    /// The reply as it was captured.
    pub(crate) reply_text: String,
}

/// An exchange as a call; or why it is none.
pub(crate) fn of(
    exchange: &Exchange<'_>,
    sample: String,
    base_urls: &[(String, String)],
) -> Result<Call, String> {
    let address = exchange.url.as_deref().ok_or("no address in the capture")?;
    let (scheme, _) = address
        .split_once("://")
        .ok_or("an address without a scheme")?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err("another scheme than http and https".to_owned());
    }
    let parsed = url::parse(address).ok_or("an address without a host")?;
    let mut origin = format!("{scheme}://{}", parsed.authority);
    let mut own = steps(parsed.path);
    for (host, base) in base_urls {
        let Some(base) = url::parse(base) else {
            continue;
        };
        let before = steps(base.path);
        if base.authority == parsed.authority && own.starts_with(&before) {
            own.drain(..before.len());
            origin = match host.split_once("://") {
                Some(_) => host.trim_end_matches('/').to_owned(),
                None => format!("https://{host}"),
            };
        }
    }
    let headers = exchange.request.headers.iter().flatten();
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_string()));
    let (reply, reply_text) = reply(exchange);
    let (sent, body_text) = sent(&exchange.request);
    Ok(Call {
        sample,
        method: exchange
            .method
            .as_deref()
            .unwrap_or("GET")
            .to_ascii_uppercase(),
        origin,
        steps: own,
        query: pairs(parsed.query.unwrap_or_default()),
        headers: headers.filter(|(name, _)| !name.starts_with(':')).collect(),
        cookies: cookies(exchange),
        media_type: exchange.request.media_type.as_deref().map(str::to_owned),
        body_text,
        sent,
        url: address.to_owned(),
        // What a browser shows from its cache is the reply that it got before.
        status: match (exchange.status, &reply) {
            (Some(304), Reply::Json(_)) | (None, _) => 200,
            (Some(status), _) => status,
        },
        reply,
        reply_text,
    })
}

/// The steps of a path, decoded.
pub(crate) fn steps(path: &str) -> Vec<String> {
    let steps = path.split('/').filter(|step| !step.is_empty());
    steps
        .map(|step| url::decode(step, false).into_owned())
        .collect()
}

/// The names and values of a query or a form, decoded; what has no name is left out.
pub(crate) fn pairs(text: &str) -> Pairs {
    let pairs = url::form(text).filter(|(name, _)| !name.is_empty());
    pairs
        .map(|(name, value)| (name.into_owned(), value.unwrap_or_default().into_owned()))
        .collect()
}

fn cookies(exchange: &Exchange<'_>) -> Pairs {
    let lines = exchange.request.header("cookie");
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    });
    pairs.collect()
}

fn reply(exchange: &Exchange<'_>) -> (Reply, String) {
    let bytes = match &exchange.response.body {
        Body::Bytes(bytes) => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        Body::Pairs(_) => &[],
        Body::Absent(absence) => {
            let empty = matches!(exchange.status, Some(204 | 205));
            let reply = if empty {
                Reply::Empty
            } else {
                Reply::Missing(absence.to_string())
            };
            return (reply, String::new());
        }
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return (Reply::Empty, String::new());
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    if let Ok(json) = Json::parse(bytes) {
        return (Reply::Json(json), text.to_owned());
    }
    // What stands around JSON is taken off, as `validate` does.
    if let Some(json) = json(&exchange.response, bytes) {
        let text = json.to_string();
        return (Reply::Json(json), text);
    }
    let media_type = exchange.response.media_type.as_deref();
    let media_type = media_type.unwrap_or("application/octet-stream");
    (Reply::Other(media_type.to_owned()), text.to_owned())
}

/// The JSON of a reply's body, without what may stand around it.
pub(crate) fn json(response: &Message<'_>, bytes: &[u8]) -> Option<Json> {
    let json =
        |bytes: &[u8]| Json::parse(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok();
    json(bytes).or_else(|| json(&response.unwrap(bytes).ok()?.bytes))
}

/// What a request's body holds, and its text.
fn sent(request: &Message<'_>) -> (Sent, Option<String>) {
    let media_type = request.media_type.as_deref().unwrap_or_default();
    let is_multipart = media_type.starts_with("multipart/");
    let text = match &request.body {
        Body::Bytes(bytes) if is_multipart => {
            let parts = parts(&String::from_utf8_lossy(bytes));
            return (Sent::Multipart(parts), None);
        }
        Body::Pairs(pairs) if is_multipart => {
            let parts = pairs.iter().map(|(name, _)| (name.to_string(), false));
            return (Sent::Multipart(parts.collect()), None);
        }
        Body::Bytes(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => return (Sent::Bytes, None),
        },
        Body::Pairs(pairs) => url::form_of(pairs),
        Body::Absent(_) => String::new(),
    };
    if text.trim().is_empty() {
        return (Sent::Nothing, None);
    }
    let kind = essence(media_type).map(|name| BodyKind::of_media_type(&name));
    let sent = match (Json::parse(text.as_bytes()), kind) {
        (Ok(json @ (Json::Object(_) | Json::Array(_))), _) | (Ok(json), Some(BodyKind::Json)) => {
            Sent::Json(json)
        }
        _ if names::is_form(request.media_type.as_deref(), &text) => Sent::Form(pairs(&text)),
        (_, Some(BodyKind::Bytes)) => Sent::Bytes,
        _ => Sent::Text,
    };
    (sent, Some(text))
}

/// A media type in lower case, without its parameters; `None` where it is none.
fn essence(media_type: &str) -> Option<String> {
    let name = media_type.split(';').next().unwrap_or_default();
    let name = name.trim().to_ascii_lowercase();
    let is_token = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte);
        !part.is_empty() && part.bytes().all(fits)
    };
    let (kind, subtype) = name.split_once('/')?;
    (is_token(kind) && is_token(subtype) && name.len() <= 100).then_some(name)
}

/// The parts of a multipart body, by their heads.
fn parts(body: &str) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for line in body.lines() {
        let Some((name, rest)) = line.split_once(':') else {
            continue;
        };
        if !name.trim().eq_ignore_ascii_case("content-disposition") {
            continue;
        }
        let parameter = |wanted: &str| {
            rest.split(';').find_map(|piece| {
                let (name, value) = piece.split_once('=')?;
                (name.trim() == wanted).then(|| value.trim().trim_matches('"').to_owned())
            })
        };
        if let Some(name) =
            parameter("name").filter(|name| !name.is_empty() && !url::is_private(name))
            && parts.iter().all(|(known, _)| *known != name)
        {
            parts.push((name, parameter("filename").is_some()));
        }
    }
    parts
}

impl Call {
    /// The JSON that came back.
    pub(crate) fn json(&self) -> Option<&Json> {
        match &self.reply {
            Reply::Json(json) => Some(json),
            _ => None,
        }
    }

    /// The media type of what it sent, in lower case and without parameters, if it names one.
    pub(crate) fn essence(&self) -> Option<String> {
        essence(self.media_type.as_deref()?)
    }

    /// Whether HTTP says that it succeeded.
    pub(crate) fn is_answered(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A value of the query, the form or the JSON body, by name.
    pub(crate) fn text_of(&self, name: &str) -> Option<String> {
        let found = |pairs: &Pairs| {
            pairs
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.clone())
        };
        match &self.sent {
            Sent::Form(fields) => found(fields),
            Sent::Json(json) => match json.get(name)? {
                Json::String(text) => Some(text.clone()),
                Json::Number(number) => Some(number.to_string()),
                _ => None,
            },
            _ => None,
        }
        .or_else(|| found(&self.query))
    }

    /// Whether it asks as GraphQL does.
    pub(crate) fn is_graphql(&self) -> bool {
        let asks = self.text_of("query").is_some_and(|text| {
            let text = text.trim_start();
            let words = ["{", "query", "mutation", "subscription", "fragment"];
            words.iter().any(|word| text.starts_with(word))
        });
        let is_persisted = match &self.sent {
            Sent::Json(json) => json.at("/extensions/persistedQuery").is_some(),
            _ => self
                .text_of("extensions")
                .is_some_and(|text| text.contains("persistedQuery")),
        };
        asks || is_persisted || self.text_of("operationName").is_some()
    }

    /// Its address as the spec has it.
    pub(crate) fn address(&self) -> String {
        let query = self
            .url
            .split_once('?')
            .map_or(String::new(), |(_, query)| format!("?{query}"));
        let mut address = self.origin.clone();
        for step in &self.steps {
            address.push('/');
            percent::segment(&mut address, step);
        }
        address + &query
    }

    /// The number of the operation that it is of.
    pub(crate) fn operation(&self, router: &Router) -> Option<usize> {
        let body = |name: &str| self.text_of(name);
        match router.find(Some(&self.method), &self.address(), Some(&body)) {
            Route::Operation(number, _) => Some(number),
            Route::OtherMethod(_) | Route::Unknown => None,
        }
    }

    /// The exchange again, for who redacts it and makes a fixture of it.
    pub(crate) fn exchange(&self) -> Exchange<'_> {
        let body = self.body_text.as_deref().map(str::as_bytes);
        Exchange {
            method: Some(self.method.as_str().into()),
            url: Some(self.address().into()),
            request: Message {
                media_type: self.media_type.as_deref().map(Into::into),
                body: body.map_or_else(Body::default, |body| Body::Bytes(body.into())),
                ..Message::default()
            },
            status: Some(self.status),
            response: Message {
                body: Body::Bytes(self.reply_text.as_bytes().into()),
                ..Message::default()
            },
            ..Exchange::default()
        }
    }
}
