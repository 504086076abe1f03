//! The recording: a HAR file that is whole after each exchange, whatever ends the mock.
//!
//! Exchanges are written by a thread of its own, each over the closing brackets of the one before. What the spec calls
//! a credential or personal, cookies, and parameters that it doesn't know are written as [`super::mask`] puts them, all
//! of it goes through `redact`, and of the headers only those that say how a body is to be read. Addresses are those of the spec's hosts, so that
//! `validate` finds the operations.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use bilispec_codegen::model::Place;
use bytes::Bytes;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::mask;
use super::play::Play;
use super::request::{Incoming, Request};
use super::time;
use crate::redact::Redactor;
use crate::url;

const HEAD: &str = concat!(
    r#"{"log":{"version":"1.2","creator":{"name":"bilispec mock","version":""#,
    env!("CARGO_PKG_VERSION"),
    "\"},\"entries\":["
);
const TAIL: &str = "\n]}}\n";
/// Exchanges that may wait to be written before calls wait too.
const QUEUE: usize = 1024;
/// Headers of a request that are recorded as they are.
const HEADERS: [&str; 5] = [
    "content-type",
    "accept",
    "user-agent",
    "prefer",
    super::fault::HEADER,
];

/// An entry, or `None` at the end.
pub(super) type Message = Option<String>;

/// A recording that is under way.
#[derive(Debug)]
pub(super) struct Recorder {
    sender: mpsc::Sender<Message>,
    thread: JoinHandle<io::Result<()>>,
}

impl Recorder {
    /// Starts a file.
    pub(super) fn new(path: &Path, redactor: Redactor) -> io::Result<Self> {
        let mut file = File::create(path)?;
        file.write_all(HEAD.as_bytes())?;
        file.write_all(TAIL.as_bytes())?;
        let (sender, receiver) = mpsc::channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("mock-recording".to_owned())
            .spawn(move || write(file, receiver, redactor))?;
        Ok(Self { sender, thread })
    }

    /// Where exchanges go.
    pub(super) fn sender(&self) -> mpsc::Sender<Message> {
        self.sender.clone()
    }

    /// Waits until all that was sent so far is written. Blocks.
    pub(super) fn finish(self) -> io::Result<()> {
        // Calls that were given up may still hold a sender, so the end is signalled and not only waited for.
        let _ = self.sender.blocking_send(None);
        self.thread
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the recording broke off")))
    }
}

fn write(
    mut file: File,
    mut receiver: mpsc::Receiver<Message>,
    mut redactor: Redactor,
) -> io::Result<()> {
    let mut end = HEAD.len() as u64;
    let mut first = true;
    while let Some(Some(entry)) = receiver.blocking_recv() {
        let mut text = String::new();
        let mut next = Some(entry);
        // Those that wait are written together.
        let mut ended = false;
        while let Some(entry) = next {
            text.push_str(if first { "\n" } else { ",\n" });
            // What can't be read is left out; its place stays taken.
            text.push_str(redactor.entry(&entry).as_deref().unwrap_or("null"));
            first = false;
            next = match receiver.try_recv() {
                Ok(None) => {
                    ended = true;
                    None
                }
                Ok(more) => more,
                Err(_) => None,
            };
        }
        file.seek(SeekFrom::Start(end))?;
        end += text.len() as u64;
        text.push_str(TAIL);
        file.write_all(text.as_bytes())?;
        if ended {
            break;
        }
    }
    file.sync_all()
}

/// An exchange as it is recorded.
pub(super) struct Exchange<'a> {
    pub(super) play: &'a Play,
    /// Scheme and host of the spec.
    pub(super) host: &'a str,
    pub(super) incoming: &'a Incoming,
    pub(super) request: &'a Request,
    pub(super) started: SystemTime,
    pub(super) took: Duration,
    pub(super) status: u16,
    pub(super) media_type: &'a str,
    /// `None` for one that was cut.
    pub(super) body: Option<&'a Bytes>,
}

impl Exchange<'_> {
    /// The entry, on one line.
    pub(super) fn entry(&self) -> String {
        let took = u64::try_from(self.took.as_millis()).unwrap_or(u64::MAX);
        let mut response = json!({
            "status": self.status,
            "statusText": "",
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": [{"name": "content-type", "value": self.media_type}],
            "content": {"size": self.body.map_or(0, Bytes::len), "mimeType": self.media_type},
            "redirectURL": "",
            "headersSize": -1,
            "bodySize": self.body.map_or(0, Bytes::len),
        });
        if let (Some(body), Some(content)) = (self.body, response.get_mut("content"))
            && let Some(content) = content.as_object_mut()
        {
            let text = String::from_utf8_lossy(body).into_owned();
            content.insert("text".to_owned(), text.into());
        }
        json!({
            "startedDateTime": time::rfc3339(self.started),
            "time": took,
            "request": self.request(),
            "response": response,
            "cache": {},
            "timings": {"send": 0, "wait": took, "receive": 0},
        })
        .to_string()
    }

    fn request(&self) -> Value {
        let query = self.pairs(Place::Query);
        let mut url = format!("{}{}", self.host, self.incoming.split().0);
        if !query.is_empty() {
            url.push('?');
            url.push_str(&encoded(&query));
        }
        let form = self.body();
        let mut request = json!({
            "method": self.incoming.method,
            "url": url,
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": self.headers(),
            "queryString": query
                .iter()
                .map(|(name, value)| json!({"name": name, "value": value.as_deref().unwrap_or_default()}))
                .collect::<Vec<_>>(),
            "headersSize": -1,
            "bodySize": form.as_ref().map_or(0, |(_, text)| text.len()),
        });
        if let (Some((media_type, text)), Some(request)) = (form, request.as_object_mut()) {
            let data = json!({"mimeType": media_type, "text": text});
            request.insert("postData".to_owned(), data);
        }
        request
    }

    fn headers(&self) -> Vec<Value> {
        let mut headers: Vec<Value> = HEADERS
            .iter()
            .filter_map(|name| Some((name, self.incoming.header(name)?)))
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        for field in self.fields(Place::Header) {
            let value = mask::parameter(self.play, &field.name, &field.text);
            headers.push(json!({"name": field.name, "value": value}));
        }
        let cookies = self.request.cookies.iter();
        let cookies: Vec<_> = cookies
            .map(|(name, _)| format!("{name}={}", mask::HIDDEN))
            .collect();
        if !cookies.is_empty() {
            headers.push(json!({"name": "cookie", "value": cookies.join("; ")}));
        }
        headers
    }

    fn fields(&self, place: Place) -> impl Iterator<Item = &super::request::Field> {
        let fields = self.request.fields.iter();
        fields.filter(move |field| field.place == place)
    }

    fn pairs(&self, place: Place) -> Vec<(&str, Option<String>)> {
        self.fields(place)
            .map(|field| {
                let text = mask::parameter(self.play, &field.name, &field.text);
                let text = (!field.bare).then(|| text.into_owned());
                (field.name.as_str(), text)
            })
            .collect()
    }

    /// The body that was sent: its type, and its text.
    fn body(&self) -> Option<(&str, String)> {
        if let Some(json) = &self.request.json {
            let mut json = json.clone();
            if let bilispec_codegen::source::Json::Object(members) = &mut json {
                for (name, value) in members {
                    let known = self
                        .play
                        .parameters
                        .iter()
                        .find(|known| known.name == *name);
                    if known.is_none_or(|known| known.sensitive.is_some()) {
                        mask::json(value);
                    }
                }
            }
            return Some(("application/json", json.to_string()));
        }
        if self.incoming.body.is_empty() {
            return None;
        }
        let form = encoded(&self.pairs(Place::Form));
        Some(("application/x-www-form-urlencoded", form))
    }
}

fn encoded(pairs: &[(&str, Option<String>)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        url::encode_into(&mut text, name);
        if let Some(value) = value {
            text.push('=');
            url::encode_into(&mut text, value);
        }
    }
    text
}
