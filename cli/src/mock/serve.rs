//! The server: from a connection to a request, from an answer to a response; the log and the recording on the way.
//!
//! What is answered is decided in [`super::answer`].

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use axum::Router;
use axum::body::{self, Body};
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::answer::Answerer;
use super::fault::{self, Wanted};
use super::host;
use super::options::{Log, Options};
use super::record::{Exchange, Message, Recorder};
use super::reply::Answer;
use super::request::{Incoming, Request};
use super::served::Served;
use crate::redact::Redactor;
use crate::route::Route;
use crate::url;

/// The largest body of a request.
const LARGEST: usize = 1024 * 1024;
/// How long calls under way are waited for at the end.
const GRACE: Duration = Duration::from_secs(2);
const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// A mock that answers calls.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
    recorder: Option<Recorder>,
    connections: Arc<AtomicU64>,
}

/// A listener that counts what it accepts.
struct Counting {
    listener: TcpListener,
    connections: Arc<AtomicU64>,
}

impl Listener for Counting {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        let accepted = Listener::accept(&mut self.listener).await;
        self.connections.fetch_add(1, Ordering::Relaxed);
        accepted
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

struct Shared {
    answerer: Answerer,
    log: Log,
    record: Option<mpsc::Sender<Message>>,
    patience: Duration,
}

/// An operation by number, with the values of its path.
type Found = (usize, Vec<(String, String)>);

/// What goes out.
struct Outgoing {
    answer: Answer,
    media_type: &'static str,
    /// Methods that the path knows, for one that it doesn't.
    allow: Option<&'static str>,
    cut: bool,
}

impl Running {
    pub(super) fn start(
        answerer: Answerer,
        redactor: Option<Redactor>,
        listener: TcpListener,
        options: &Options,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let recorder = options
            .record
            .as_deref()
            .zip(redactor)
            .map(|(path, redactor)| Recorder::new(path, redactor))
            .transpose()?;
        let shared = Arc::new(Shared {
            answerer,
            log: Arc::clone(&options.log),
            record: recorder.as_ref().map(Recorder::sender),
            patience: options.patience,
        });
        let connections = Arc::new(AtomicU64::new(0));
        let listener = Counting {
            listener,
            connections: Arc::clone(&connections),
        };
        let router = Router::new().fallback(handle).with_state(shared);
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(serve(listener, router, options.patience, stopped));
        Ok(Self {
            address,
            stop,
            task,
            recorder,
            connections,
        })
    }

    /// How many connections it has accepted so far.
    pub fn connections(&self) -> u64 {
        self.connections.load(Ordering::Relaxed)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, as a base URL.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes no more calls, waits a moment for those under way, and finishes the recording.
    pub async fn stop(mut self) -> io::Result<()> {
        let _ = self.stop.send(());
        match tokio::time::timeout(GRACE, &mut self.task).await {
            Ok(ended) => ended.map_err(io::Error::other)?,
            Err(_) => self.task.abort(),
        }
        match self.recorder {
            Some(recorder) => tokio::task::spawn_blocking(|| recorder.finish())
                .await
                .map_err(io::Error::other)?,
            None => Ok(()),
        }
    }
}

/// Answers connections until it is told to stop; then waits for the calls under way.
async fn serve(
    mut listener: Counting,
    router: Router,
    patience: Duration,
    mut stopped: oneshot::Receiver<()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    let graceful = GracefulShutdown::new();
    loop {
        let (stream, _) = tokio::select! {
            accepted = listener.accept() => accepted,
            // A mock that was dropped is one that was stopped.
            _ = &mut stopped => break,
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = http.serve_connection(TokioIo::new(stream), service);
        // A connection that breaks is its caller's matter.
        tokio::spawn(graceful.watch(connection));
    }
    drop(listener);
    graceful.shutdown().await;
}

async fn handle(
    State(shared): State<Arc<Shared>>,
    request: axum::extract::Request,
) -> Response<Body> {
    let started = (SystemTime::now(), Instant::now());
    let (parts, body) = request.into_parts();
    let target = parts.uri.path_and_query();
    let target = target.map_or("/", |target| target.as_str()).to_owned();
    let foreign = host::foreign(&parts, &shared.answerer.plan.router);
    let received = tokio::time::timeout(shared.patience, body::to_bytes(body, LARGEST)).await;
    let late = received.is_err();
    let received = received.unwrap_or_else(|_| Ok(bytes::Bytes::new()));
    let whole = received.is_ok() && !late;
    let incoming = Incoming {
        method: parts.method.as_str().to_owned(),
        target,
        headers: parts.headers,
        body: received.unwrap_or_default(),
    };
    let served = Served::new(&incoming);
    if foreign.is_some() {
        let answer = Answer::own(
            421,
            "the Host header names neither this machine nor a host of the spec",
        );
        return response(shared.done(served, Outgoing::plain(answer)));
    }
    if late {
        let answer = Answer::own(408, "the body did not come in time");
        return response(shared.done(served, Outgoing::plain(answer)));
    }
    if !whole {
        let answer = Answer::own(413, "the body is larger than 1 MiB, or broke off");
        return response(shared.done(served, Outgoing::plain(answer)));
    }
    let (outgoing, entry) = shared.call(&incoming, served, started).await;
    if let (Some(record), Some(entry)) = (&shared.record, entry) {
        // The recording ends only with the mock.
        let _ = record.send(Some(entry)).await;
    }
    response(outgoing)
}

impl Outgoing {
    fn plain(answer: Answer) -> Self {
        Self {
            answer,
            media_type: JSON,
            allow: None,
            cut: false,
        }
    }
}

impl Served {
    /// A call that nothing is known of yet.
    fn new(incoming: &Incoming) -> Self {
        Self {
            method: incoming.method.clone(),
            path: url::shortened(&url::public_path(incoming.split().0), 300),
            operation: None,
            status: 0,
            says: String::new(),
            case: None,
            findings: Vec::new(),
            echoes: Vec::new(),
            forced: Vec::new(),
        }
    }
}

impl Shared {
    /// Answers a call; with a recording, its entry too.
    async fn call(
        &self,
        incoming: &Incoming,
        mut served: Served,
        (started, clock): (SystemTime, Instant),
    ) -> (Outgoing, Option<String>) {
        let (number, path) = match self.route(incoming) {
            Ok(found) => found,
            Err(outgoing) => return (self.done(served, *outgoing), None),
        };
        let Some(play) = self.answerer.plan.operations.get(number) else {
            let answer = Answer::own(404, "no such operation");
            return (self.done(served, Outgoing::plain(answer)), None);
        };
        let request = Request::read(play, incoming, path);
        served.operation = Some(play.id.clone());
        served.findings.clone_from(&request.findings);
        let mut outgoing = match Wanted::read(incoming) {
            Err(error) => Outgoing::plain(Answer::own(400, &error)),
            Ok(wanted) => {
                if let Some(delay) = wanted.delay {
                    served.forced.push(format!("delay={}", delay.as_millis()));
                    tokio::time::sleep(delay).await;
                }
                let mut outgoing = self.forced(number, &request, &wanted, &mut served);
                outgoing.cut = wanted.cut;
                outgoing
            }
        };
        if outgoing.cut {
            served.forced.push("cut".to_owned());
        }
        outgoing = self.done(served, outgoing);
        let host = self.answerer.plan.hosts.get(play.host);
        let entry = match (&self.record, host) {
            (Some(_), Some(host)) => {
                let answer = &outgoing.answer;
                let body = answer.recorded.as_ref().unwrap_or(&answer.body);
                let exchange = Exchange {
                    play,
                    host,
                    incoming,
                    request: &request,
                    started,
                    took: clock.elapsed(),
                    status: answer.status,
                    media_type: outgoing.media_type,
                    body: (!outgoing.cut).then_some(body),
                };
                Some(exchange.entry())
            }
            _ => None,
        };
        (outgoing, entry)
    }

    /// What was asked for by header, or what the spec says.
    fn forced(
        &self,
        number: usize,
        request: &Request,
        wanted: &Wanted,
        served: &mut Served,
    ) -> Outgoing {
        let Some(play) = self.answerer.plan.operations.get(number) else {
            return Outgoing::plain(Answer::own(404, "no such operation"));
        };
        if let Some(status) = wanted.html {
            served.forced.push(format!("html-{status}"));
            return Outgoing {
                answer: Answer {
                    status,
                    body: fault::page(status),
                    recorded: None,
                    says: "a page in front of the service".to_owned(),
                    case: None,
                },
                media_type: HTML,
                allow: None,
                cut: false,
            };
        }
        let Some(case) = &wanted.example else {
            return Outgoing::plain(self.answerer.answer(number, play, request));
        };
        if let Some(fixture) = play.case(case) {
            served.forced.push("example".to_owned());
            let values = request.values(play);
            let sent = |name: &str| values.get(name).cloned();
            let echoes = play
                .reply
                .schema()
                .echo_findings(&fixture.bytes, &sent)
                .into_iter();
            served.echoes = echoes
                .map(|finding| format!("{}: {}", finding.instance_path, finding.message))
                .collect();
            return Outgoing::plain(Answer::fixture(play, fixture));
        }
        let cases = play.fixtures.iter().map(|fixture| fixture.case.as_str());
        let cases: Vec<_> = cases.collect();
        let why = format!("{} has these examples: {}", play.id, cases.join(", "));
        Outgoing::plain(Answer::own(400, &why))
    }

    /// The operation that a call is of, with the values of its path. Operations of several hosts share one port, so
    /// the path decides; only where two hosts have the same one must the `Host` header say which is meant. It may name
    /// another server than the first, or one that values of its variables make.
    fn route(&self, incoming: &Incoming) -> Result<Found, Box<Outgoing>> {
        let plan = &self.answerer.plan;
        let (path, query) = incoming.split();
        let said = incoming.header(header::HOST.as_str()).unwrap_or_default();
        let said = url::parse(&format!("https://{said}")).map(|url| url.authority);
        let body = |name: &str| incoming.field(name);
        let find = |address: &str| {
            let method = Some(incoming.method.as_str());
            plan.router.find(method, address, Some(&body))
        };
        let named = said.iter().filter(|said| plan.router.serves(said));
        for said in named {
            if let Route::Operation(number, values) = find(&format!("https://{said}{path}?{query}"))
            {
                return Ok((number, values));
            }
        }
        let mut found: Vec<Found> = Vec::new();
        let mut other = None;
        let first = plan.hosts.iter().filter_map(|host| url::parse(host));
        let first: Vec<String> = first.map(|url| url.authority).collect();
        // Whoever calls another server may have put this one in its place.
        for hosts in [first, plan.router.hosts()] {
            for host in hosts {
                match find(&format!("https://{host}{path}?{query}")) {
                    Route::Operation(number, values) => found.push((number, values)),
                    Route::OtherMethod(number) => other = other.or(Some(number)),
                    Route::Unknown => {}
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found.dedup_by_key(|(number, _)| *number);
        match (found.pop(), found.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(_), false) => Err(Box::new(Outgoing::plain(Answer::own(
                421,
                &format!(
                    "several hosts of the spec have this path: name one in the Host header ({})",
                    plan.hosts.join(", ")
                ),
            )))),
            (None, _) => {
                let known = other.and_then(|number| plan.operations.get(number));
                let answer = match known {
                    Some(play) => {
                        Answer::own(405, &format!("{} is called with {}", play.id, play.method))
                    }
                    None => Answer::own(404, "the spec has no such call"),
                };
                Err(Box::new(Outgoing {
                    allow: known.map(|play| play.method),
                    ..Outgoing::plain(answer)
                }))
            }
        }
    }

    /// Tells of a call.
    fn done(&self, mut served: Served, outgoing: Outgoing) -> Outgoing {
        served.status = outgoing.answer.status;
        served.says.clone_from(&outgoing.answer.says);
        served.case.clone_from(&outgoing.answer.case);
        (self.log)(&served);
        outgoing
    }
}

fn response(outgoing: Outgoing) -> Response<Body> {
    let Outgoing {
        answer,
        media_type,
        allow,
        cut,
    } = outgoing;
    let length = answer.body.len();
    let body = if cut {
        fault::cut(&answer.body)
    } else {
        Body::from(answer.body)
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(allow) = allow {
        headers.insert(header::ALLOW, HeaderValue::from_static(allow));
    }
    response
}
