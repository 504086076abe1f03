//! The default transport against servers that misbehave: what it says of each fault, and that it sends once.
#![cfg(feature = "reqwest")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

mod common;

use std::sync::Arc;
use std::time::Duration;

use bilispec_runtime::transport::{ReqwestSettings, ReqwestTransport, Rules, Transport};
use bilispec_runtime::{Effect, Error};
use common::quick_pay::{Client, QuickPayStatus};
use common::server::{Behaviour, Server, http};
use common::{HOST, assert_discreet, credentials, receipt, request};
use reqwest::redirect::Policy;

fn settings() -> ReqwestSettings {
    let mut settings = ReqwestSettings::default();
    settings.connect_timeout = Duration::from_millis(300);
    settings.read_timeout = Duration::from_millis(400);
    settings.timeout = Duration::from_millis(800);
    settings
}

fn client(url: &str) -> Client {
    Client::builder()
        .credentials(credentials())
        .base_url(HOST, url)
        .settings(settings())
        .body_limit(10_000)
        .build()
        .unwrap()
}

/// The error of a charge, and how many requests reached the server.
async fn charge(behaviour: Behaviour) -> (Error, usize) {
    let server = Server::start(behaviour).await;
    let error = client(&server.url)
        .charge()
        .quick_pay(&request())
        .await
        .unwrap_err();
    let mut text = format!("{error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(below) = source {
        text = format!("{text} {below} {below:?}");
        source = below.source();
    }
    assert_discreet(&text);
    (error, server.requests())
}

#[tokio::test]
async fn a_charge_over_a_real_socket() {
    let server = Server::start(Behaviour::Answer(http("200 OK", "", &receipt("4")))).await;
    let client = client(&server.url);
    let receipt = client.charge().quick_pay(&request()).await.unwrap();
    assert_eq!(receipt.status, QuickPayStatus::Paid);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn what_never_left_is_proved_so() {
    // Bound and dropped, so that nobody listens there.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client(&url)
        .charge()
        .quick_pay(&request())
        .await
        .unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent, "{error:?}");
    assert!(matches!(error, Error::Transport(_)));

    let stalled = Server::start(Behaviour::Stall).await;
    let url = stalled.url.replace("http://", "https://");
    let error = client(&url)
        .charge()
        .quick_pay(&request())
        .await
        .unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent, "{error:?}");
    assert!(error.is_timeout());

    let closed = Server::start(Behaviour::CloseBeforeReading).await;
    let url = closed.url.replace("http://", "https://");
    let error = client(&url)
        .charge()
        .quick_pay(&request())
        .await
        .unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent, "{error:?}");
    // It waits for the server's side of the handshake, which is plain text here.
    let plain = Server::start(Behaviour::Answer(String::new())).await;
    let url = plain.url.replace("http://", "https://");
    let error = client(&url)
        .charge()
        .quick_pay(&request())
        .await
        .unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent, "{error:?}");
}

#[tokio::test]
async fn what_may_have_arrived_is_unknown_and_sent_once() {
    let long = "x".repeat(20_000);
    for (behaviour, arrived) in [
        (Behaviour::Stall, 0),
        (Behaviour::CloseAfterReading, 1),
        (Behaviour::StallAfterReading, 1),
        (Behaviour::Answer("HTTP/1.1 200 OK\r\ncontent-le".into()), 1),
        (
            Behaviour::Answer("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"code\":0".into()),
            1,
        ),
        (Behaviour::Answer("nonsense\r\n\r\n".into()), 1),
        (
            Behaviour::AnswerAndStall("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{".into()),
            1,
        ),
        (
            Behaviour::AnswerAndStall(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"cod".into(),
            ),
            1,
        ),
        (Behaviour::Answer(http("200 OK", "", &long)), 1),
        (
            Behaviour::Answer(format!(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4e20\r\n{long}\r\n0\r\n\r\n"
            )),
            1,
        ),
        (
            Behaviour::Answer(http(
                "200 OK",
                "content-encoding: gzip\r\n",
                "\u{1f}\u{fffd}",
            )),
            1,
        ),
        (
            Behaviour::Answer(http("302 Found", "location: /elsewhere\r\n", "")),
            1,
        ),
        (
            Behaviour::Answer(http(
                "307 Temporary Redirect",
                "location: http://127.0.0.1:9/\r\n",
                "",
            )),
            1,
        ),
        (
            Behaviour::Answer(http(
                "308 Permanent Redirect",
                "location: https://example.com/\r\n",
                "",
            )),
            1,
        ),
        (Behaviour::Answer(http("408 Request Timeout", "", "")), 1),
        (Behaviour::Answer(http("502 Bad Gateway", "", "<html>")), 1),
        (
            Behaviour::Answer(http(
                "503 Service Unavailable",
                "retry-after: 0\r\n",
                "<html>",
            )),
            1,
        ),
        (
            Behaviour::Answer(http("504 Gateway Timeout", "", "<html>")),
            1,
        ),
    ] {
        let name = format!("{behaviour:?}");
        let (error, requests) = charge(behaviour).await;
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{name:.80}: {error:?}"
        );
        assert_eq!(error.effect(), Effect::Unknown);
        assert_eq!(requests, arrived, "{name:.80}: {error:?}");
    }
}

/// Whether the request left before the close was noticed is a race; the error and the count have to agree.
#[tokio::test]
async fn a_connection_closed_at_once_is_proved_unsent_or_unknown() {
    for _ in 0..20 {
        let (error, requests) = charge(Behaviour::CloseBeforeReading).await;
        match error {
            Error::Transport(error) => assert_eq!(error.effect(), Effect::NotSent),
            other => assert!(matches!(other, Error::OutcomeUnknown(_)), "{other:?}"),
        }
        assert_eq!(requests, 0);
    }
}

#[tokio::test]
async fn a_call_that_spends_has_a_connection_of_its_own() {
    let server = Server::start(Behaviour::AnswerAndKeep(http("200 OK", "", &receipt("4")))).await;
    let client = client(&server.url);
    for calls in 1..=3 {
        client.charge().quick_pay(&request()).await.unwrap();
        assert_eq!((server.requests(), server.connections()), (calls, calls));
    }
}

#[tokio::test]
async fn calls_that_do_not_spend_share_connections() {
    let server = Server::start(Behaviour::AnswerAndKeep(http("200 OK", "", "{}"))).await;
    let transport = ReqwestTransport::new(settings()).unwrap();
    for _ in 0..5 {
        let mut request = http::Request::new(bytes::Bytes::new());
        *request.uri_mut() = server.url.parse().unwrap();
        let response = transport.send(request, Rules::new(100)).await.unwrap();
        assert_eq!(response.body().as_ref(), b"{}");
    }
    assert_eq!((server.requests(), server.connections()), (5, 1));
}

#[tokio::test]
async fn a_client_of_ones_own_that_follows_redirects_is_noticed() {
    let target = Server::start(Behaviour::Answer(http("200 OK", "", &receipt("4")))).await;
    let location = format!("location: {}/\r\n", target.url);
    let server = Server::start(Behaviour::Answer(http("302 Found", &location, ""))).await;
    let own = || {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(rustls::RootCertStore::empty())
            .with_no_client_auth();
        let builder = reqwest::Client::builder().tls_backend_preconfigured(tls);
        builder.no_proxy().build().unwrap()
    };
    let followed = ReqwestTransport::from_clients(own(), own());
    let client = Client::builder()
        .credentials(credentials())
        .base_url(HOST, &server.url)
        .transport(followed)
        .build()
        .unwrap();
    let error = client.charge().quick_pay(&request()).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");

    let follow = |builder: reqwest::ClientBuilder| builder.redirect(Policy::limited(10));
    let mended = ReqwestTransport::with_builder(settings(), follow).unwrap();
    let client = Client::builder()
        .credentials(credentials())
        .base_url(HOST, &server.url)
        .transport(mended)
        .build()
        .unwrap();
    let error = client.charge().quick_pay(&request()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 302);
    assert_eq!(
        target.requests(),
        1,
        "only the client that followed went there"
    );
}

#[tokio::test]
async fn the_limit_is_in_bytes_and_inclusive() {
    for (length, fits) in [(100, true), (101, false)] {
        let body = "x".repeat(length);
        let chunked = format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n"
        );
        for answer in [http("200 OK", "", &body), chunked] {
            let server = Server::start(Behaviour::Answer(answer)).await;
            let transport = ReqwestTransport::new(settings()).unwrap();
            let mut request = http::Request::new(bytes::Bytes::new());
            *request.uri_mut() = server.url.parse().unwrap();
            let result = transport.send(request, Rules::new(100)).await;
            assert_eq!(result.is_ok(), fits, "{length}");
            assert!(result.is_ok_and(|response| response.body().len() == length) == fits);
        }
    }
}
