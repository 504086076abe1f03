//! The real client against the mock over a real socket: the flow of an order, the answers of a charge, faults, the
//! recording, and many calls at once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a call that should have ended otherwise has failed, and a check that is skipped says so"
)]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bilispec::mock::Options;
use bilispec::report::Severity;
use bilispec_client::{
    Client, ConfirmOrder, CreateOrder, Credentials, Effect, Error, GetCreateStatus, GetOrder,
    GetProject, ListBuyers, OrderId, PrepareOrder, QuickPay, QuickPayOtype, QuickPayReceipt,
    QuickPayStatus, UserId,
};
use bilispec_tests::mocked::{client, client_asking, client_with, mock, validated};
use bilispec_tests::session;

fn charge(batteries: i64) -> QuickPay {
    QuickPay::new(batteries, UserId(7), QuickPayOtype::Up, UserId(7))
}

/// A charge that spec and client would not send.
async fn charged_anyway(client: &Client, batteries: i64) -> Result<QuickPayReceipt, Error> {
    client
        .charge()
        .quick_pay(&charge(batteries))
        .unchecked()
        .await
}

fn declined(result: Result<QuickPayReceipt, Error>) -> QuickPayStatus {
    match result.unwrap_err() {
        Error::Declined(declined) => {
            let payload: QuickPayReceipt = declined.data_as().unwrap();
            payload.status
        }
        other => panic!("{other}"),
    }
}

fn refused(result: Result<QuickPayReceipt, Error>) -> Option<i64> {
    match result.unwrap_err() {
        Error::Api(refused) => refused.code(),
        other => panic!("{other}"),
    }
}

/// A whole order, and its number.
async fn order(client: &Client, count: i64) -> OrderId {
    let tickets = client.ticket();
    let project = tickets.get_project(&GetProject::new(85826)).await;
    let project = project.unwrap().unwrap();
    let screen = &project.screen_list[0];
    let ticket = &screen.ticket_list[0];
    let prepared = tickets
        .prepare_order(&PrepareOrder::new(project.id, screen.id, ticket.id, count))
        .await
        .unwrap();
    let token = prepared.token.unwrap();
    let confirmed = tickets
        .confirm_order(&ConfirmOrder::new(token.clone()))
        .await
        .unwrap();
    assert_eq!(
        (confirmed.project_id, confirmed.screen_id, confirmed.count),
        (project.id, screen.id, count)
    );
    let buyers = tickets.list_buyers(&ListBuyers::new()).await.unwrap().list;
    let request = CreateOrder::new(
        project.id,
        screen.id,
        ticket.id,
        count,
        confirmed.pay_money,
        token,
    );
    let created = tickets
        .create_order(&request.buyer_info(buyers))
        .await
        .unwrap();
    let status = GetCreateStatus::new(created.token);
    let pending = tickets.get_create_status(&status).await.unwrap_err();
    assert!(pending.is_pending(), "{pending}");
    let status = tickets.get_create_status(&status).await.unwrap();
    assert_eq!(OrderId::try_from(&status.order_id), Ok(created.order_id));
    let shown = tickets
        .get_order(&GetOrder::new(created.order_id))
        .await
        .unwrap();
    assert_eq!(shown.order_id, Some(created.order_id.into()));
    assert_eq!(shown.count, Some(count));
    created.order_id
}

#[tokio::test]
async fn the_flow_of_an_order_hangs_together_and_its_recording_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let har = folder.path().join("flow.har");
    let mock = mock(Options {
        record: Some(har.clone()),
        ..Options::default()
    })
    .await;
    let client = client(&mock);
    let first = order(&client, 2).await;
    assert_ne!(first, order(&client, 1).await);
    assert_eq!(client.charge().quick_pay(&charge(50)).await.unwrap().exp, 5);
    mock.stop().await.unwrap();

    let report = validated(&har);
    assert_eq!(report.count(Severity::Error), 0, "{:#?}", report.findings);
    assert_eq!(report.findings, [], "nor a warning");
    assert_eq!((report.exchanges.total, report.exchanges.checked), (17, 17));
    session::assert_discreet(&std::fs::read_to_string(&har).unwrap());
}

#[tokio::test]
async fn values_that_nobody_issued_are_refused() {
    let mock = mock(Options::default()).await;
    let client = client(&mock);
    let tickets = client.ticket();
    let made_up = || bilispec_client::PrepareToken::from("wGFAKEFAKEFAKEFAKEFAKEFAKE0001.");
    let confirmed = tickets.confirm_order(&ConfirmOrder::new(made_up())).await;
    assert!(matches!(confirmed.unwrap_err(), Error::Api(_)));
    let request = CreateOrder::new(85826, 177_360, 499_160, 1, 39800, made_up());
    let created = tickets.create_order(&request).await.unwrap_err();
    assert!(created.is_token(), "{created}");
    let status = tickets
        .get_create_status(&GetCreateStatus::new("0123456789abcdef0123456789abcdef"))
        .await;
    assert!(matches!(status.unwrap_err(), Error::Api(_)));
    let shown = tickets.get_order(&GetOrder::new(1)).await;
    assert!(matches!(shown.unwrap_err(), Error::Api(_)));

    // What was issued for one call is nothing to another.
    let prepare = PrepareOrder::new(85826, 177_360, 499_160, 1);
    let token = tickets
        .prepare_order(&prepare)
        .await
        .unwrap()
        .token
        .unwrap();
    let status = GetCreateStatus::new(token.0);
    let status = tickets.get_create_status(&status).await.unwrap_err();
    assert!(!status.is_pending(), "{status}");
    mock.stop().await.unwrap();
}

#[tokio::test]
async fn the_seven_answers_of_a_charge() {
    let mock = mock(Options {
        b_coins: Some(100),
        ..Options::default()
    })
    .await;
    let client = client(&mock);

    let paid = client.charge().quick_pay(&charge(1000)).await.unwrap();
    assert_eq!(
        (paid.status, paid.up_mid, paid.elec_num, paid.exp),
        (QuickPayStatus::Paid, UserId(7), 1000, 100)
    );
    let again = client.charge().quick_pay(&charge(1000)).await.unwrap();
    assert_ne!(paid.order_no, again.order_no);
    let below = declined(charged_anyway(&client, 19).await);
    assert_eq!(below, QuickPayStatus::BelowMinimum);
    let poor = declined(client.charge().quick_pay(&charge(1001)).await);
    assert_eq!(poor, QuickPayStatus::InsufficientBCoins);
    let retired = client_asking(&mock, "prefer", "example=retired");
    let retired = declined(retired.charge().quick_pay(&charge(20)).await);
    assert_eq!(retired, QuickPayStatus::Retired);

    let stranger = client_with(&mock, Credentials::new("", "c5f0"));
    assert_eq!(refused(charged_anyway(&stranger, 20).await), Some(-101));
    let forged = charge(20);
    let forged = client.charge().quick_pay(&forged).unchecked();
    assert_eq!(refused(forged.extra_param("csrf", "x").await), Some(-111));
    let bad = charge(20);
    let bad = client.charge().quick_pay(&bad).unchecked();
    assert_eq!(refused(bad.extra_param("otype", "moon").await), Some(-400));
    mock.stop().await.unwrap();
}

#[tokio::test]
async fn without_a_sum_the_account_is_what_the_examples_say() {
    let mock = mock(Options::default()).await;
    let client = client(&mock);
    // The spec's example of a charge that can't be paid asks for 999.
    let poor = declined(client.charge().quick_pay(&charge(999)).await);
    assert_eq!(poor, QuickPayStatus::InsufficientBCoins);
    client.charge().quick_pay(&charge(990)).await.unwrap();
    // Beyond the documented bound too, which has no answer of its own.
    let poor = declined(charged_anyway(&client, 100_000).await);
    assert_eq!(poor, QuickPayStatus::InsufficientBCoins);
    mock.stop().await.unwrap();
}

#[tokio::test]
async fn faults_are_what_the_client_says_of_them() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&log);
    let mock = mock(Options {
        log: Arc::new(move |served| heard.lock().unwrap().push(served.to_string())),
        ..Options::default()
    })
    .await;
    let faulty = |fault| client_asking(&mock, "x-mock-fault", fault);

    let error = faulty("html-412").charge().quick_pay(&charge(20)).await;
    assert!(error.unwrap_err().is_risk_control());
    let error = faulty("html-504").charge().quick_pay(&charge(20)).await;
    let error = error.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error}");
    let error = faulty("cut").charge().quick_pay(&charge(20)).await;
    let error = error.unwrap_err();
    assert_eq!(error.effect(), Effect::Unknown, "{error}");
    let clock = std::time::Instant::now();
    let slow = faulty("delay=200").charge().quick_pay(&charge(20)).await;
    assert!(slow.is_ok() && clock.elapsed() >= Duration::from_millis(200));
    let error = faulty("explode").charge().quick_pay(&charge(20)).await;
    assert!(error.is_err());
    mock.stop().await.unwrap();

    let log = log.lock().unwrap().join("\n");
    assert_eq!(
        log,
        "quick_pay: 412 a page in front of the service, forced: html-412\n\
         quick_pay: 504 a page in front of the service, forced: html-504\n\
         quick_pay: 200 Paid (success), forced: cut\n\
         quick_pay: 200 Paid (success), forced: delay=200\n\
         quick_pay: 400 x-mock-fault knows delay=MILLISECONDS, html-STATUS (html-412, html-504) and cut"
    );
    session::assert_discreet(&log);
}

/// Each caller gets its own answer, and each order its own number.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_at_once_are_neither_lost_nor_mixed_up() {
    let folder = tempfile::tempdir().unwrap();
    let har = folder.path().join("many.har");
    let mock = mock(Options {
        record: Some(har.clone()),
        ..Options::default()
    })
    .await;
    let client = client(&mock);
    let calls: Vec<_> = (0..1000)
        .map(|caller| {
            let client = client.clone();
            tokio::spawn(async move {
                let to = UserId(caller + 1);
                let batteries = 20 + caller % 900;
                let request = QuickPay::new(batteries, to, QuickPayOtype::Up, to);
                let receipt = client.charge().quick_pay(&request).await.unwrap();
                assert_eq!(
                    (receipt.up_mid, receipt.elec_num, receipt.exp),
                    (to, batteries, batteries / 10)
                );
                receipt.order_no
            })
        })
        .collect();
    let mut numbers = std::collections::HashSet::new();
    for call in calls {
        numbers.insert(call.await.unwrap());
    }
    assert_eq!(numbers.len(), 1000);
    mock.stop().await.unwrap();
    let report = validated(&har);
    assert_eq!((report.exchanges.checked, report.findings.len()), (1000, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn flows_at_once_are_not_mixed_up() {
    let mock = mock(Options::default()).await;
    let client = client(&mock);
    let flows: Vec<_> = (1..=40)
        .map(|count| {
            let client = client.clone();
            tokio::spawn(async move { order(&client, count).await })
        })
        .collect();
    let mut numbers = std::collections::HashSet::new();
    for flow in flows {
        numbers.insert(flow.await.unwrap());
    }
    assert_eq!(numbers.len(), 40);
    mock.stop().await.unwrap();
}

/// `BILISPEC_LONG=1` makes it the ten thousand that the client is held to.
#[tokio::test]
async fn calls_in_a_row_share_a_connection() {
    let calls = if std::env::var_os("BILISPEC_LONG").is_some() {
        10_000
    } else {
        500
    };
    let mock = mock(Options::default()).await;
    let client = client(&mock);
    for _ in 0..calls {
        client
            .ticket()
            .list_buyers(&ListBuyers::new())
            .await
            .unwrap();
    }
    assert_eq!(mock.connections(), 1);
    mock.stop().await.unwrap();
}

/// Forty thousand orders begun, a thousand at a time, next to a thousand that are charged: what is remembered of the
/// old ones goes, and nothing is left of a call that has ended. Takes a while: `BILISPEC_LONG=1` runs it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_stays_flat() {
    if std::env::var_os("BILISPEC_LONG").is_none() {
        return eprintln!("skipped: BILISPEC_LONG is not set");
    }
    let Some(_) = resident() else {
        return eprintln!("skipped: there is no /proc/self/status to ask");
    };
    let mock = mock(Options::default()).await;
    let client = client(&mock);
    let mut sizes = Vec::new();
    for _ in 0..40 {
        let calls: Vec<_> = (0..1000)
            .map(|caller| {
                let client = client.clone();
                tokio::spawn(async move {
                    let request = PrepareOrder::new(85826, 177_360, 499_160, caller + 1);
                    let prepared = client.ticket().prepare_order(&request).await.unwrap();
                    let request = ConfirmOrder::new(prepared.token.unwrap());
                    let confirmed = client.ticket().confirm_order(&request).await.unwrap();
                    assert_eq!(confirmed.count, caller + 1);
                    client.charge().quick_pay(&charge(20)).await.unwrap();
                })
            })
            .collect();
        for call in calls {
            call.await.unwrap();
        }
        sizes.push(resident().unwrap());
    }
    println!("KiB after each thousand: {sizes:?}");
    // The mock remembers ten thousand, so from the fifteenth round on there is nothing more to hold.
    let settled = sizes[15..20].iter().max().unwrap();
    let end = sizes[35..].iter().min().unwrap();
    assert!(end * 100 <= settled * 105, "{sizes:?}");
    mock.stop().await.unwrap();
}

/// What the process holds, in KiB.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
