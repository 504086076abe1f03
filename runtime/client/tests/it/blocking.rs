//! The blocking client over real sockets: from a plain thread, from many, and from inside an async program.
#![cfg(all(feature = "blocking", feature = "reqwest"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::time::Duration;

use crate::common::others::{ALL, GetStatus, coded};
use crate::common::server::{Server, Step, http, keep};
use crate::common::{HOST, assert_discreet, credentials, receipt, request};
use bilispec_runtime::blocking::{Call, Core};
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::transport::ReqwestSettings;
use bilispec_runtime::{Builder, Effect, Error, Polling, Retry};

fn core(url: &str) -> Core {
    let mut settings = ReqwestSettings::default();
    settings.connect_timeout = Duration::from_millis(300);
    settings.timeout = Duration::from_millis(800);
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .base_url(HOST, url)
        .settings(settings)
        .build()
        .unwrap()
}

fn in_memory(transport: &InMemory) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .transport(transport.clone())
        .build()
        .unwrap()
}

/// A server on a thread of its own, as for a program without async.
fn server(steps: Vec<Step>) -> Server {
    let (give, take) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            give.send(Server::start(steps).await).unwrap();
            std::future::pending::<()>().await;
        });
    });
    take.recv().unwrap()
}

#[test]
fn calls_from_a_program_without_async() {
    let server = server(keep(http("200 OK", "", coded(0))));
    let core = core(&server.url);
    for _ in 0..3 {
        let status = Call::new(&core, &GetStatus::new()).send().unwrap();
        assert_eq!(status.order_id, "7");
        // The thread that drives the connection has it back a moment after the reply.
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!((server.requests(), server.connections()), (3, 1));
    let raw = Call::new(&core, &GetStatus::new()).raw().send().unwrap();
    assert_eq!(raw.status(), 200);
    assert_eq!(raw.decode().unwrap().order_id, "7");
    let error = Call::new(&core, &request()).send().unwrap_err();
    assert_eq!(
        error.effect(),
        Effect::Unknown,
        "its payload has no outcome"
    );
    assert_eq!((server.requests(), server.connections()), (5, 2));
    assert_discreet(&format!("{core:?}"));
}

#[test]
fn many_threads_share_a_client_and_it_ends_with_the_last_of_them() {
    let server = server(keep(http("200 OK", "", coded(0))));
    let core = core(&server.url);
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let core = core.clone();
            std::thread::spawn(move || {
                for _ in 0..20 {
                    Call::new(&core, &GetStatus::new()).send().unwrap();
                }
            })
        })
        .collect();
    drop(core);
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(server.requests(), 160);
    // A connection is free a moment after its reply, so a thread that hurries may open another.
    assert!(server.connections() < 80, "{}", server.connections());
}

#[test]
fn time_outs_work_without_a_runtime_of_the_callers() {
    let server = server(vec![Step::Read, Step::Stall]);
    let core = core(&server.url);
    let error = Call::new(&core, &request()).send().unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert!(error.is_timeout());
    assert_eq!(server.requests(), 1);
}

/// It blocks the thread there, and panics neither in a call nor when it is dropped.
#[tokio::test(flavor = "current_thread")]
async fn inside_an_async_program() {
    let server = server(keep(http("200 OK", "", receipt("4"))));
    let core = core(&server.url);
    Call::new(&core, &request()).send().unwrap();
    let moved = core.clone();
    tokio::task::spawn_blocking(move || Call::new(&moved, &request()).send().unwrap())
        .await
        .unwrap();
    drop(core);
    assert_eq!(server.requests(), 2);
}

#[test]
fn options_retries_and_polls_are_those_of_the_async_client() {
    let transport = InMemory::new();
    let core = in_memory(&transport);
    for answer in [
        Answer::html(503, ""),
        Answer::json(coded(100_012)),
        Answer::json(coded(0)),
    ] {
        transport.answer(answer);
    }
    let status = Call::new(&core, &GetStatus::new())
        .extra_param("extra", "1")
        .unchecked()
        .retry(Retry::new())
        .poll(Polling::within(Duration::from_secs(9)))
        .send()
        .unwrap();
    assert_eq!(status.order_id, "7");
    assert_eq!(transport.waits().len(), 2);
    assert!(
        transport
            .requests()
            .iter()
            .all(|sent| sent.query().ends_with("&extra=1"))
    );
}
