//! The client's examples, each run against the mock over a real socket.
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a call that fails has failed; their mains are not run"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bilispec::mock::{Options, Running};
use bilispec_client::{OrderStatus, Polling, ProjectId, UserId, blocking as without_async};
use bilispec_tests::mocked::{at, client, client_asking, mock};

#[path = "../../../generated-client/examples/blocking.rs"]
mod blocking;
#[path = "../../../generated-client/examples/charge.rs"]
mod charge;
#[path = "../../../generated-client/examples/order.rs"]
mod order;
#[path = "../../../generated-client/examples/raw.rs"]
mod raw;

/// A mock, and what it says of each call.
async fn logging() -> (Running, Arc<Mutex<Vec<String>>>) {
    let log = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&log);
    let options = Options {
        log: Arc::new(move |served| heard.lock().unwrap().push(served.to_string())),
        ..Options::default()
    };
    (mock(options).await, log)
}

fn lines(log: &Mutex<Vec<String>>) -> String {
    log.lock().unwrap().join("\n")
}

#[tokio::test]
async fn charge() {
    let (mock, log) = logging().await;
    let up_mid = UserId(293_793_435);
    charge::charge(&client(&mock), up_mid).await.unwrap();
    // What else it has a word for; it prints that.
    for (header, answer) in [
        ("prefer", "example=insufficient_b_coins"),
        ("prefer", "example=not_logged_in"),
        ("x-mock-fault", "html-504"),
    ] {
        let client = client_asking(&mock, header, answer);
        charge::charge(&client, up_mid).await.unwrap();
    }
    // What it leaves to its caller.
    let client = client_asking(&mock, "prefer", "example=retired");
    let error = charge::charge(&client, up_mid).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "quick_pay: the outcome is Retired (0); it was not done"
    );
    assert_eq!(
        lines(&log),
        "quick_pay: 200 Paid (success)\n\
         quick_pay: 200 InsufficientBCoins (insufficient_b_coins), forced: example\n\
         quick_pay: 200 -101 NotLoggedIn (not_logged_in), forced: example\n\
         quick_pay: 504 a page in front of the service, forced: html-504\n\
         quick_pay: 200 Retired (retired), forced: example"
    );
}

#[tokio::test]
async fn order() {
    let (mock, log) = logging().await;
    let polling = Polling::within(Duration::from_secs(60)).every(Polling::SHORTEST_INTERVAL);
    let order = order::order(&client(&mock), ProjectId(85826), polling)
        .await
        .unwrap();
    assert_eq!(order.status, Some(OrderStatus::Unpaid));
    assert_eq!(
        lines(&log),
        "get_project: 200 Success (success)\n\
         prepare_order: 200 Success (newer_filled)\n\
         confirm_order: 200 Success (reported_fields)\n\
         list_buyers: 200 Success (success)\n\
         create_order: 200 Success (success)\n\
         get_create_status: 200 100012 OrderPending (pending)\n\
         get_create_status: 200 Success (success)\n\
         get_order: 200 Success (unpaid)"
    );
}

#[tokio::test]
async fn raw() {
    let (mock, log) = logging().await;
    let (name, bytes) = raw::look(&client(&mock), ProjectId(85826)).await.unwrap();
    assert!(name.is_some());
    assert!(bytes > 1000, "{bytes}");
    assert_eq!(
        lines(&log),
        "get_project: 200 Success (success); request /lang: `lang` is not in the spec"
    );
}

#[tokio::test]
async fn blocking() {
    let (mock, _) = logging().await;
    let client = at(without_async::Client::builder(), &mock).build().unwrap();
    let prices = tokio::task::spawn_blocking(move || blocking::prices(&client, ProjectId(85826)));
    assert_eq!(
        prices.await.unwrap().unwrap(),
        [
            "6月22日昼场12:30-14:00, 普通票-提前购票: 398 yuan",
            "6月22日夜场18:30-20:00, 普通票-提前购票: 398 yuan",
        ]
    );
}
