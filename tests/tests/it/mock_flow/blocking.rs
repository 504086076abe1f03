//! The same by the client for programs without async, which a test's own runtime has no part in.

use std::thread;
use std::time::Duration;

use bilispec::mock::{Balance, Options, Running};
use bilispec::report::Severity;
use bilispec_client::blocking::Client;
use bilispec_client::{
    ConfirmOrder, Cookies, CreateOrder, Credentials, GetCreateStatus, GetOrder, GetProject,
    ListBuyers, OrderId, Polling, PrepareOrder, QuickPayStatus,
};
use bilispec_tests::mocked::{asking, at, mock, validated};
use bilispec_tests::session;

use crate::mock_flow::{charge, declined, refused};

fn client_with(mock: &Running, credentials: impl Into<Cookies>) -> Client {
    let builder = Client::builder().credentials(credentials);
    at(builder, mock).build().unwrap()
}

/// A thread of a program without async; the mock goes on meanwhile.
async fn on_a_thread<T: Send + 'static>(program: impl FnOnce() -> T + Send + 'static) -> T {
    let (give, take) = tokio::sync::oneshot::channel();
    thread::spawn(move || give.send(program()));
    take.await.unwrap()
}

fn order(client: &Client, count: i64) -> OrderId {
    let tickets = client.ticket();
    let project = tickets.get_project(&GetProject::new(85826)).send();
    let project = project.unwrap().unwrap();
    let screen = &project.screen_list[0];
    let ticket = &screen.ticket_list[0];
    let request = PrepareOrder::new(project.id, screen.id, ticket.id, count);
    let prepared = tickets.prepare_order(&request).send().unwrap();
    let token = prepared.token.unwrap();
    let request = ConfirmOrder::new(token.clone());
    let confirmed = tickets.confirm_order(&request).send().unwrap();
    assert_eq!(confirmed.count, count);
    let buyers = tickets.list_buyers(&ListBuyers::new()).send().unwrap().list;
    let request = CreateOrder::new(
        project.id,
        screen.id,
        ticket.id,
        count,
        confirmed.pay_money,
        token,
    );
    let request = request.buyer_info(buyers);
    let created = tickets.create_order(&request).send().unwrap();
    let request = GetCreateStatus::new(created.token);
    let polling = Polling::within(Duration::from_secs(60)).every(Polling::SHORTEST_INTERVAL);
    let status = tickets.get_create_status(&request).poll(polling).send();
    let id = OrderId::try_from(&status.unwrap().order_id).unwrap();
    assert_eq!(id, created.order_id);
    let shown = tickets.get_order(&GetOrder::new(id)).send().unwrap();
    assert_eq!(
        (shown.order_id, shown.count),
        (Some(id.into()), Some(count))
    );
    id
}

#[tokio::test]
async fn the_flow_of_an_order_and_a_charge_and_their_recording() {
    let folder = tempfile::tempdir().unwrap();
    let har = folder.path().join("blocking.har");
    let mock = mock(Options {
        record: Some(har.clone()),
        ..Options::default()
    })
    .await;
    let client = client_with(&mock, session::credentials());
    let exp = on_a_thread(move || {
        order(&client, 2);
        client.charge().quick_pay(&charge(50)).send().unwrap().exp
    });
    assert_eq!(exp.await, 2);
    mock.stop().await.unwrap();

    let report = validated(&har);
    assert_eq!(report.count(Severity::Error), 0, "{:#?}", report.findings);
    assert_eq!(report.findings, [], "nor a warning");
    // One of them the pending one.
    assert_eq!((report.exchanges.total, report.exchanges.checked), (9, 9));
    session::assert_discreet(&std::fs::read_to_string(&har).unwrap());
}

#[tokio::test]
async fn the_seven_answers_of_a_charge() {
    let mock = mock(Options {
        balance: Some(Balance {
            parameter: "elec_num".to_owned(),
            holds: 1000,
        }),
        ..Options::default()
    })
    .await;
    let client = client_with(&mock, session::credentials());
    let stranger = client_with(&mock, Credentials::new("", "c5f0"));
    let builder = Client::builder().credentials(session::credentials());
    let retired = at(builder, &mock)
        .transport(asking("prefer", "example=retired"))
        .build()
        .unwrap();
    on_a_thread(move || {
        let paid = client.charge().quick_pay(&charge(1000)).send().unwrap();
        assert_eq!((paid.status, paid.elec_num), (QuickPayStatus::Paid, 1000));
        let answer = |batteries| {
            let request = charge(batteries);
            let call = client.charge().quick_pay(&request).unchecked();
            declined(call.send())
        };
        assert_eq!(answer(19), QuickPayStatus::BelowMinimum);
        assert_eq!(answer(1001), QuickPayStatus::InsufficientBCoins);
        let request = charge(20);
        let answer = retired.charge().quick_pay(&request).send();
        assert_eq!(declined(answer), QuickPayStatus::Retired);

        let answer = stranger.charge().quick_pay(&request).unchecked().send();
        assert_eq!(refused(answer), Some(-101));
        let with = |name: &str, value: &str| {
            let call = client.charge().quick_pay(&request).unchecked();
            refused(call.extra_param(name, value).send())
        };
        assert_eq!(with("csrf", "x"), Some(-111));
        assert_eq!(with("otype", "moon"), Some(-400));
    })
    .await;
    mock.stop().await.unwrap();
}
