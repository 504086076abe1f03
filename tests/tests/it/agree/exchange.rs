//! What the command makes of requests: its mock answers them, `validate` and `learn` read them as a capture.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use bilispec::learn::{self, Decision};
use bilispec::mock::{Mock, Options, Running, Served};
use bilispec::progress::Progress;
use bilispec::project::Project;
use bilispec::report::Report;
use bilispec::{capture, validate};
use bilispec_codegen::Loaded;
use serde_json::{Value, json};

use crate::agree::wire::Sent;

/// A request and its reply.
#[derive(Clone)]
pub(crate) struct Exchange {
    pub(crate) sent: Sent,
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// A HAR file.
pub(crate) fn har(exchanges: &[Exchange]) -> String {
    let entry = |exchange: &Exchange| {
        let Exchange { sent, status, body } = exchange;
        let pairs = |pairs: &[(String, String)]| -> Vec<Value> {
            let pair = |(name, value): &(String, String)| json!({"name": name, "value": value});
            pairs.iter().map(pair).collect()
        };
        let mut request = json!({
            "method": sent.method, "url": sent.url, "httpVersion": "HTTP/1.1",
            "headers": pairs(&sent.headers), "queryString": [], "cookies": [],
            "headersSize": -1, "bodySize": sent.body.len(),
        });
        if !sent.body.is_empty() {
            let media = sent.header("content-type").unwrap_or_default();
            request["postData"] = json!({"mimeType": media, "text": sent.body});
        }
        let media = json!([{"name": "content-type", "value": "application/json"}]);
        let headers = if body.is_empty() { json!([]) } else { media };
        json!({
            "startedDateTime": "2026-01-01T00:00:00.000Z", "time": 1, "cache": {},
            "timings": {"send": 0, "wait": 0, "receive": 1},
            "request": request,
            "response": {
                "status": status, "statusText": "", "httpVersion": "HTTP/1.1", "headers": headers,
                "cookies": [], "redirectURL": "", "headersSize": -1, "bodySize": body.len(),
                "content": {"size": body.len(), "mimeType": "application/json", "text": body},
            },
        })
    };
    let entries: Vec<Value> = exchanges.iter().map(entry).collect();
    json!({"log": {"version": "1.2", "creator": {"name": "agree", "version": "1"}, "entries": entries}}).to_string()
}

/// The report of `validate` over exchanges. As many were read as there are.
pub(crate) fn validated(loaded: &Loaded, exchanges: &[Exchange]) -> Report {
    let capture = file(&har(exchanges));
    let project = Project::of(loaded).unwrap();
    let inputs = capture::expand(&[capture.path().to_owned()], project.root(), &|_| false);
    let settings = validate::Settings::default();
    let outcome = validate::validate(project, inputs, &settings, &mut |_| ());
    assert!(outcome.complete, "the capture is whole");
    assert_eq!(
        outcome.report.exchanges.total,
        u64::try_from(exchanges.len()).unwrap()
    );
    outcome.report
}

/// What `learn` would change, in words; nothing, if all is known. Requests are asked for.
pub(crate) fn learned(spec: &Path, exchanges: &[Exchange]) -> Vec<String> {
    let capture = file(&har(exchanges));
    let settings = learn::Settings {
        requests: true,
        ..learn::Settings::default()
    };
    let learned = learn::learn(
        spec,
        &[capture.path().to_owned()],
        &settings,
        &Progress::default(),
        &mut |_| Decision::Leave,
        &mut |_| (),
    );
    assert!(learned.complete, "the capture is whole");
    assert_eq!(learned.exchanges, u64::try_from(exchanges.len()).unwrap());
    let proposals = learned.declined.iter().map(|one| one.title.clone());
    let left = learned
        .left
        .iter()
        .map(|one| format!("{}: {}", one.title, one.why));
    proposals.chain(left).collect()
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".har").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

/// The mock of a spec, for as long as this is there.
pub(crate) struct Mocked {
    running: Running,
    runtime: tokio::runtime::Runtime,
    address: String,
    served: Arc<Mutex<Vec<Served>>>,
}

impl Mocked {
    /// What the mock says if it can't.
    pub(crate) fn start(loaded: &Loaded) -> Result<Self, String> {
        Self::recording(loaded, None)
    }

    /// The same, recording to a file.
    pub(crate) fn recording(loaded: &Loaded, record: Option<PathBuf>) -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let served = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&served);
        let options = Options {
            record,
            log: Arc::new(move |one: &Served| log.lock().unwrap().push(one.clone())),
            ..Options::default()
        };
        let mock = Mock::new(Project::of(loaded).unwrap(), options)?;
        let running = runtime.block_on(mock.start()).unwrap();
        let address = running.address().to_string();
        Ok(Self {
            running,
            runtime,
            address,
            served,
        })
    }

    /// Status and body of the answer to a request, which arrives byte for byte as it was sent.
    pub(crate) fn answer(&self, sent: &Sent) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = sent.url.split('/').nth(2).unwrap_or_default();
        let mut head = format!(
            "{} {} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n",
            sent.method,
            sent.target()
        );
        for (name, value) in &sent.headers {
            if !["host", "connection", "content-length"].contains(&name.as_str()) {
                head = format!("{head}{name}: {value}\r\n");
            }
        }
        if !sent.body.is_empty() || sent.method == "POST" {
            head = format!("{head}content-length: {}\r\n", sent.body.len());
        }
        stream
            .write_all(format!("{head}\r\n{}", sent.body).as_bytes())
            .unwrap();
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        let (head, body) = text
            .split_once("\r\n\r\n")
            .unwrap_or_else(|| panic!("no answer to {}: {text}", sent.shown()));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        (status.unwrap(), body.to_owned())
    }

    /// Ends it, and gives what it logged; a recording is whole afterwards.
    pub(crate) fn stop(self) -> Vec<Served> {
        self.runtime.block_on(self.running.stop()).unwrap();
        std::mem::take(&mut *self.served.lock().unwrap())
    }
}
