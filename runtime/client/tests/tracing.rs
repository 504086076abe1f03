//! What a subscriber that takes everything hears of calls: a span each, and nothing that is nobody's business.
//!
//! It listens to `log` as well, so what the HTTP and TLS libraries say is searched too.
#![cfg(all(feature = "tracing", feature = "reqwest"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[path = "it/common/mod.rs"]
mod common;

use std::io;
use std::sync::{Arc, Mutex};

use bilispec_runtime::{Builder, Call, Core, Retry};
use common::others::{ALL, GetStatus, coded};
use common::server::{Server, Step, answer, http};
use common::{HOST, assert_discreet, credentials, receipt, request};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// Everything that was written.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Paper {
    /// What was written since the last time.
    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut self.0.lock().unwrap())).unwrap()
    }
}

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Paper {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

fn core(url: &str) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .base_url(HOST, url)
        .retry(Retry::new().first_wait(Retry::SHORTEST_WAIT).attempts(2))
        .build()
        .unwrap()
}

/// The line with which the span of a call ends.
fn closing(text: &str, operation: &str) -> String {
    let operation = format!("operation=\"{operation}\"");
    let mut lines = text.lines().rev();
    let line = lines.find(|line| line.contains(&operation) && line.contains("close"));
    assert!(line.is_some(), "{text}");
    line.unwrap_or_default().to_owned()
}

/// One test: the subscriber is the process's.
#[tokio::test]
async fn a_span_for_each_call_and_nothing_sensitive() {
    let paper = Paper::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(paper.clone())
        .init();

    let server = Server::start(answer(http("200 OK", "", receipt("4")))).await;
    Call::new(&core(&server.url), &request()).await.unwrap();
    let text = paper.take();
    assert!(
        text.contains("reqwest") || text.contains("hyper"),
        "log is heard too: {text}"
    );
    let line = closing(&text, "quick_pay");
    for field in ["INFO", "status=200", "code=0", "elapsed_ms="] {
        assert!(line.contains(field), "{line}");
    }
    assert!(!line.contains("error="), "{line}");
    assert_discreet(&text);

    let server = Server::start(answer(http("200 OK", "", receipt("-4")))).await;
    Call::new(&core(&server.url), &request()).await.unwrap_err();
    let text = paper.take();
    let line = closing(&text, "quick_pay");
    for field in [
        "status=200",
        "code=0",
        "error=\"Declined\"",
        "effect=NotDone",
    ] {
        assert!(line.contains(field), "{line}");
    }
    assert_discreet(&text);

    // What lost its answer is a warning that says so.
    let server = Server::start(vec![Step::Read]).await;
    Call::new(&core(&server.url), &request()).await.unwrap_err();
    let text = paper.take();
    let line = closing(&text, "quick_pay");
    assert!(
        line.contains("error=\"OutcomeUnknown\" effect=Unknown"),
        "{line}"
    );
    assert!(!line.contains("status="), "{line}");
    let warning = text.lines().find(|line| line.contains("WARN"));
    assert!(warning.unwrap().contains("look before repeating"), "{text}");
    assert_discreet(&text);

    // Its URL holds a token; each attempt is told, the call is one span.
    let server = Server::start(answer(http("503 Service Unavailable", "", coded(-500)))).await;
    Call::new(&core(&server.url), &GetStatus::new())
        .await
        .unwrap_err();
    let text = paper.take();
    let line = closing(&text, "get_status");
    for field in ["status=503", "code=-500", "error=\"Status\""] {
        assert!(line.contains(field), "{line}");
    }
    assert_eq!(text.matches("made again").count(), 1, "{text}");
    let closed = |line: &&str| line.contains("close") && line.contains("get_status");
    assert_eq!(text.lines().filter(closed).count(), 1, "{text}");
    assert_discreet(&text);

    // A reply as received has a span as well, and one that is refused before it is sent.
    let server = Server::start(answer(http("412 Precondition Failed", "", "<html>"))).await;
    let request = GetStatus::new();
    let core = core(&server.url);
    Call::new(&core, &request).raw().await.unwrap();
    assert!(closing(&paper.take(), "get_status").contains("status=412"));
    let empty = Builder::<Core>::new(ALL)
        .base_url(HOST, &server.url)
        .build()
        .unwrap();
    Call::new(&empty, &request).await.unwrap_err();
    let text = paper.take();
    assert!(closing(&text, "get_status").contains("error=\"Invalid\" effect=NotSent"));
    assert_discreet(&text);
}
