//! The flow of an order.

use bilispec::mock::Options;
use bilispec::report::Severity;
use bilispec_client::{
    Client, ConfirmOrder, CreateOrder, Error, GetCreateStatus, GetOrder, GetProject, ListBuyers,
    OrderId, PrepareOrder,
};
use bilispec_tests::mocked::{client, mock, validated};
use bilispec_tests::session;

use crate::mock_flow::charge;

/// A whole order, and its number.
pub(crate) async fn order(client: &Client, count: i64) -> OrderId {
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
    assert_eq!(client.charge().quick_pay(&charge(50)).await.unwrap().exp, 2);
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
