//! The default transport where another crate gave reqwest cookies, gzip, HTTP/2 and the system's proxies, and where the
//! environment names a proxy: none of it is used unless it was asked for.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[path = "it/common/mod.rs"]
mod common;

use std::process::Command;
use std::time::Duration;

use bilispec_runtime::transport::{ReqwestSettings, ReqwestTransport};
use bilispec_runtime::{Builder, Call, Core, Effect};
use common::others::{ALL, GetStatus, coded};
use common::server::{Server, answer, http, keep};
use common::{HOST, SESSDATA, assert_discreet_with_causes, credentials};

fn core(url: &str, settings: ReqwestSettings) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .base_url(HOST, url)
        .settings(settings)
        .build()
        .unwrap()
}

#[tokio::test]
async fn no_cookie_of_the_server_is_kept_and_no_packing_is_asked_for() {
    let headers = "set-cookie: SESSDATA=planted; Path=/\r\nset-cookie: other=planted\r\n";
    let server = Server::start(keep(http("200 OK", headers, coded(0)))).await;
    let core = core(&server.url, ReqwestSettings::default());
    for _ in 0..2 {
        Call::new(&core, &GetStatus::new()).await.unwrap();
    }
    for text in server.texts() {
        let text = text.to_ascii_lowercase();
        assert!(text.starts_with("get /status?token="), "{text}");
        assert!(!text.contains("planted"), "{text}");
        assert!(!text.contains("accept-encoding"), "{text}");
        assert!(!text.contains("referer"), "{text}");
        assert_eq!(text.matches("cookie:").count(), 1, "{text}");
    }
}

/// Started by the next test as a process of its own, with a proxy in its environment.
#[tokio::test]
async fn child() {
    let Ok(url) = std::env::var("BILISPEC_TEST_URL") else {
        return;
    };
    let mut settings = ReqwestSettings::default();
    settings.proxy_from_env = url.starts_with("https");
    let result = Call::new(&core(&url, settings), &GetStatus::new()).await;
    if url.starts_with("https") {
        let error = result.unwrap_err();
        assert_eq!(error.effect(), Effect::NotSent, "{error:?}");
        assert_discreet_with_causes(&error);
    } else {
        assert_eq!(result.unwrap().order_id, "7");
    }
}

async fn run_child(url: &str, proxy: &str) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child"])
        .env("BILISPEC_TEST_URL", url);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command
            .env(name, proxy)
            .env(name.to_ascii_lowercase(), proxy);
    }
    command.env_remove("NO_PROXY").env_remove("no_proxy");
    // Whether requests go out over a gateway: then plain HTTP_PROXY would be ignored.
    command.env_remove("REQUEST_METHOD");
    let run = tokio::task::spawn_blocking(move || command.output());
    let output = run.await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_in_the_environment_is_used_only_if_asked_for() {
    let proxy = Server::start(answer(http("502 Bad Gateway", "", ""))).await;
    let server = Server::start(answer(http("200 OK", "", coded(0)))).await;
    run_child(&server.url, &proxy.url).await;
    assert_eq!((server.requests(), proxy.connections()), (1, 0));

    run_child(&server.https(), &proxy.url).await;
    assert_eq!((server.connections(), proxy.connections()), (1, 1));
    let asked = proxy.texts().concat();
    assert!(asked.starts_with("CONNECT 127.0.0.1:"), "{asked}");
    assert!(!asked.contains(SESSDATA), "{asked}");
}

#[tokio::test]
async fn cookies_in_the_open_do_not_go_through_a_proxy() {
    let mut settings = ReqwestSettings::default();
    settings.proxy_from_env = true;
    let error = Builder::<Core>::new(ALL)
        .base_url(HOST, "http://127.0.0.1:1")
        .settings(settings)
        .build()
        .unwrap_err();
    assert!(error.to_string().contains("plain http"), "{error}");
}

#[test]
fn time_outs_that_make_no_sense_are_refused() {
    let settings = |connect: u64, read: u64, whole: u64| {
        let mut settings = ReqwestSettings::default();
        settings.connect_timeout = Duration::from_secs(connect);
        settings.read_timeout = Duration::from_secs(read);
        settings.timeout = Duration::from_secs(whole);
        settings
    };
    for (connect, read, whole) in [(31, 5, 30), (0, 5, 30), (5, 0, 30), (5, 5, 0)] {
        let settings = settings(connect, read, whole);
        assert!(ReqwestTransport::new(settings).is_err(), "{settings:?}");
        let error = Builder::<Core>::new(ALL)
            .settings(settings)
            .build()
            .unwrap_err();
        let cause = std::error::Error::source(&error).unwrap();
        let cause = std::error::Error::source(cause).unwrap().to_string();
        assert!(cause.contains("time-out"), "{cause}");
    }
    ReqwestTransport::new(settings(5, 60, 30)).unwrap();
    ReqwestTransport::new(ReqwestSettings::default()).unwrap();
}
