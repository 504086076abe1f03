//! The default transport over real sockets: connections, redirects that a caller asked for, and the body's limit.
#![cfg(feature = "reqwest")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use std::sync::Arc;
use std::time::Duration;

use crate::common::quick_pay::{Client, QuickPayStatus};
use crate::common::server::{Server, answer, chunked, http, keep};
use crate::common::{HOST, credentials, receipt, request};
use bilispec_runtime::transport::{ReqwestSettings, ReqwestTransport, Rules, Transport};
use bilispec_runtime::{Effect, Error};
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

#[tokio::test]
async fn a_charge_over_a_real_socket() {
    let server = Server::start(answer(http("200 OK", "", receipt("4")))).await;
    let client = client(&server.url);
    let receipt = client.charge().quick_pay(&request()).await.unwrap();
    assert_eq!(receipt.status, QuickPayStatus::Paid);
    assert_eq!(server.requests(), 1);
}

/// Whether the request left before the close was noticed is a race; the error and the count have to agree.
#[tokio::test]
async fn a_connection_closed_at_once_is_proved_unsent_or_unknown() {
    for _ in 0..20 {
        let server = Server::start(vec![]).await;
        let client = client(&server.url);
        let error = client.charge().quick_pay(&request()).await.unwrap_err();
        match error {
            Error::Transport(error) => assert_eq!(error.effect(), Effect::NotSent),
            other => assert!(matches!(other, Error::OutcomeUnknown(_)), "{other:?}"),
        }
        assert_eq!(server.requests(), 0);
    }
}

#[tokio::test]
async fn a_call_that_spends_has_a_connection_of_its_own() {
    let server = Server::start(keep(http("200 OK", "", receipt("4")))).await;
    let client = client(&server.url);
    for calls in 1..=3 {
        client.charge().quick_pay(&request()).await.unwrap();
        assert_eq!((server.requests(), server.connections()), (calls, calls));
    }
}

#[tokio::test]
async fn calls_that_do_not_spend_share_connections() {
    let server = Server::start(keep(http("200 OK", "", "{}"))).await;
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
    let target = Server::start(answer(http("200 OK", "", receipt("4")))).await;
    let location = format!("location: {}/\r\n", target.url);
    let server = Server::start(answer(http("302 Found", &location, ""))).await;
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
        for reply in [http("200 OK", "", &body), chunked(&body)] {
            let server = Server::start(answer(reply)).await;
            let transport = ReqwestTransport::new(settings()).unwrap();
            let mut request = http::Request::new(bytes::Bytes::new());
            *request.uri_mut() = server.url.parse().unwrap();
            let result = transport.send(request, Rules::new(100)).await;
            assert_eq!(result.is_ok(), fits, "{length}");
            assert!(result.is_ok_and(|response| response.body().len() == length) == fits);
        }
    }
}
