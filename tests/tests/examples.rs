//! The client's examples, run against a server on loopback.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a call that fails has failed; their mains are not run"
)]

use std::time::Duration;

use bilispec_client::{Client, OrderStatus, ProjectId, UserId};
use bilispec_tests::loopback::{Answer, Loopback};
use bilispec_tests::session;

#[path = "../../generated-client/examples/charge.rs"]
mod charge;
#[path = "../../generated-client/examples/order.rs"]
mod order;
#[path = "../../generated-client/examples/raw.rs"]
mod raw;

async fn server() -> (Loopback, Client) {
    let server = Loopback::start().await;
    let client = Client::builder()
        .credentials(session::credentials())
        .base_url("https://api.bilibili.com", &server.url)
        .base_url("https://show.bilibili.com", &server.url)
        .build()
        .unwrap();
    (server, client)
}

#[tokio::test]
async fn charge() {
    let (server, client) = server().await;
    let up_mid = UserId(293_793_435);
    // What it has a word for; it prints that.
    for answer in [
        Answer::fixture("quick_pay/success"),
        Answer::fixture("quick_pay/insufficient_b_coins"),
        Answer::fixture("quick_pay/not_logged_in"),
        Answer::html(504),
    ] {
        server.answer(answer);
        charge::charge(&client, up_mid).await.unwrap();
    }
    // What it leaves to its caller.
    server.answer(Answer::fixture("quick_pay/retired"));
    let error = charge::charge(&client, up_mid).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "quick_pay: it did not happen: Retired (0)"
    );
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn order() {
    let (server, client) = server().await;
    for fixture in [
        "get_project/success",
        "prepare_order/success",
        "confirm_order/success",
        "list_buyers/success",
        "create_order/success",
        "get_create_status/pending",
        "get_create_status/pending",
        "get_create_status/success",
        "get_order/unpaid",
    ] {
        server.answer(Answer::fixture(fixture));
    }
    let pause = Duration::from_millis(1);
    let order = order::order(&client, ProjectId(85826), pause)
        .await
        .unwrap();
    assert_eq!(order.status, Some(OrderStatus::Unpaid));
    assert_eq!(server.requests().len(), 9);
}

#[tokio::test]
async fn raw() {
    let (server, client) = server().await;
    server.answer(Answer::fixture("get_project/success"));
    let (name, bytes) = raw::look(&client, ProjectId(85826)).await.unwrap();
    assert!(name.is_some());
    assert_eq!(bytes, bilispec_tests::fixture("get_project/success").len());
    assert_eq!(
        server.requests()[0].uri.query(),
        Some("version=134&id=85826&lang=zh")
    );
}
