//! The answers of a charge.

use bilispec::mock::{Balance, Options};
use bilispec_client::{Client, Credentials, Error, QuickPayReceipt, QuickPayStatus, UserId};
use bilispec_tests::mocked::{client, client_asking, client_with, mock};

use crate::mock_flow::{charge, declined, refused};

/// A charge that spec and client would not send.
async fn charged_anyway(client: &Client, batteries: i64) -> Result<QuickPayReceipt, Error> {
    client
        .charge()
        .quick_pay(&charge(batteries))
        .unchecked()
        .await
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
    let client = client(&mock);

    let paid = client.charge().quick_pay(&charge(1000)).await.unwrap();
    assert_eq!(
        (paid.status, paid.up_mid, paid.elec_num),
        (QuickPayStatus::Paid, UserId(7), 1000)
    );
    // It repeats what was asked for; an example that is asked for by name is what it is.
    let raw = client
        .charge()
        .quick_pay(&charge(1000))
        .raw()
        .await
        .unwrap();
    assert!(raw.typed().unwrap().drift().findings.is_empty());
    let shown = client_asking(&mock, "prefer", "example=success");
    let raw = shown.charge().quick_pay(&charge(1000)).raw().await.unwrap();
    let drift = raw.typed().unwrap().drift();
    let echoes = drift
        .findings
        .iter()
        .filter(|one| one.id == "response.echo");
    assert_eq!(echoes.count(), 2);
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
