//! Calls as captures hold them, owned, with what they sent and what came back taken apart.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bilispec_codegen::source::Json;

use crate::capture::{
    self, Batch, Body, Exchange, Form, Input, Message, Options, Reader, Sample, Source,
};
use crate::names;
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
    /// Another media type.
    Other(String),
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

/// What captures hold.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    pub(crate) list: Vec<Call>,
    /// Exchanges that are no calls of an API, with the reason, counted.
    pub(crate) aside: Vec<(String, u64)>,
    /// What could not be read.
    pub(crate) errors: Vec<String>,
    /// How many exchanges there were.
    pub(crate) total: u64,
    /// All of them, in their order.
    pub(crate) listed: Vec<Listed>,
}

/// An exchange of a capture, in a line.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) sample: String,
    pub(crate) method: String,
    /// As it may be printed.
    pub(crate) address: String,
    pub(crate) status: Option<u16>,
    /// Its place among the calls; or why it is none.
    pub(crate) call: Result<usize, String>,
}

/// Reads captures. `base_urls`: hosts, and the addresses under which captures have them.
pub(crate) fn read(
    inputs: &[PathBuf],
    stdin: Option<&Path>,
    base_urls: &[(String, String)],
) -> Calls {
    let mut calls = Calls::default();
    let found = capture::expand(inputs, Path::new("."), &|_| false);
    for (name, error) in found.failures {
        calls.errors.push(format!("{name}: {error}"));
    }
    for name in found.empty_folders {
        calls
            .errors
            .push(format!("{name}: there is no file in this folder"));
    }
    for input in &found.inputs {
        if let Err(why) = calls.input(input, stdin, base_urls) {
            calls.errors.push(format!("{}: {why}", input.name));
        }
    }
    calls
}

impl Calls {
    fn input(
        &mut self,
        input: &Input,
        stdin: Option<&Path>,
        base_urls: &[(String, String)],
    ) -> Result<(), String> {
        let open =
            |path: &Path| -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(File::open(path)?)) };
        let bytes = match (&input.source, stdin) {
            (Source::File(path), _) => open(path),
            (Source::Stdin, Some(path)) => open(path),
            (Source::Stdin, None) => Ok(Box::new(io::stdin()) as Box<dyn Read + Send>),
        };
        let bytes = bytes.map_err(|error| error.to_string())?;
        let mut reader = match Reader::open(bytes, Options::default()) {
            Ok(reader) => reader,
            Err(_) if input.found => return Ok(()),
            Err(error) => return Err(error.to_string()),
        };
        if reader.form() == Form::Body {
            return Err("it is a reply body, which does not tell its call; give `new` the address with --url".to_owned());
        }
        let mut batch = Batch::default();
        while reader.read(&mut batch) {
            let mut broken = Vec::new();
            let damage = batch.each(|item| {
                self.total += 1;
                let sample = Sample {
                    input: &input.name,
                    position: item.position,
                }
                .to_string();
                match item.exchange {
                    Ok(exchange) => self.exchange(&exchange, sample, base_urls),
                    Err(error) => broken.push(format!("{sample}: {}", error.0)),
                }
                true
            });
            self.errors.append(&mut broken);
            if let Some(damage) = damage {
                return Err(damage.to_string());
            }
        }
        Ok(())
    }

    fn exchange(
        &mut self,
        exchange: &Exchange<'_>,
        sample: String,
        base_urls: &[(String, String)],
    ) {
        let mut listed = Listed {
            sample: sample.clone(),
            method: url::shortened(exchange.method.as_deref().unwrap_or("GET"), 16),
            address: url::without_query(exchange.url.as_deref().unwrap_or_default()),
            status: exchange.status,
            call: Ok(self.list.len()),
        };
        match of(exchange, sample, base_urls).and_then(is_a_call) {
            Ok(call) => self.list.push(call),
            Err(why) => {
                listed.call = Err(why.clone());
                self.set_aside(why);
            }
        }
        self.listed.push(listed);
    }

    pub(crate) fn set_aside(&mut self, why: String) {
        match self.aside.iter_mut().find(|(known, _)| *known == why) {
            Some((_, count)) => *count += 1,
            None => self.aside.push((why, 1)),
        }
    }
}

/// Media types of pages and what belongs to them.
fn is_of_a_page(media_type: &str) -> bool {
    ["image/", "font/", "video/", "audio/"]
        .iter()
        .any(|family| media_type.starts_with(family))
        || matches!(
            media_type,
            "text/html"
                | "text/css"
                | "text/javascript"
                | "application/javascript"
                | "application/x-javascript"
                | "application/wasm"
                | "application/manifest+json"
                | "application/font-woff"
        )
}

/// Preflights, redirects and parts of pages are none.
fn is_a_call(call: Call) -> Result<Call, String> {
    if call.method == "OPTIONS" {
        return Err("a preflight of a browser".to_owned());
    }
    if (300..400).contains(&call.status) && call.status != 304 {
        return Err("a redirect".to_owned());
    }
    if call.status == 0 || call.status == 304 {
        return Err("no answer, or none with a body".to_owned());
    }
    match &call.reply {
        Reply::Other(media_type)
            if call.method == "GET" && call.status < 400 && is_of_a_page(media_type) =>
        {
            Err(format!(
                "a part of a page ({})",
                url::shortened(media_type, 40)
            ))
        }
        _ => Ok(call),
    }
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
    let steps = |path: &str| -> Vec<String> {
        let steps = path.split('/').filter(|step| !step.is_empty());
        steps
            .map(|step| url::decode(step, false).into_owned())
            .collect()
    };
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
    let pairs = url::form(parsed.query.unwrap_or_default());
    let query =
        pairs.map(|(name, value)| (name.into_owned(), value.unwrap_or_default().into_owned()));
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
        query: query.filter(|(name, _)| !name.is_empty()).collect(),
        headers: headers.filter(|(name, _)| !name.starts_with(':')).collect(),
        cookies: cookies(exchange),
        media_type: exchange.request.media_type.as_deref().map(str::to_owned),
        body_text,
        sent,
        url: address.to_owned(),
        status: exchange.status.unwrap_or(200),
        reply,
        reply_text,
    })
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
    let media_type = exchange.response.media_type.as_deref();
    let media_type = media_type.unwrap_or("application/octet-stream");
    (Reply::Other(media_type.to_owned()), text.to_owned())
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
            Err(_) => return (Sent::Other(media_type.to_owned()), None),
        },
        Body::Pairs(pairs) => url::form_of(pairs),
        Body::Absent(_) => String::new(),
    };
    if text.trim().is_empty() {
        return (Sent::Nothing, None);
    }
    let sent = match Json::parse(text.as_bytes()) {
        Ok(json @ (Json::Object(_) | Json::Array(_))) => Sent::Json(json),
        _ if names::is_form(request.media_type.as_deref(), &text) => {
            let pairs = url::form(&text);
            let pairs = pairs
                .map(|(name, value)| (name.into_owned(), value.unwrap_or_default().into_owned()));
            Sent::Form(pairs.filter(|(name, _)| !name.is_empty()).collect())
        }
        _ => Sent::Other(if media_type.is_empty() {
            "text/plain".to_owned()
        } else {
            media_type.to_owned()
        }),
    };
    (sent, Some(text))
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
            url::encode_into(&mut address, step);
        }
        address + &query
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
