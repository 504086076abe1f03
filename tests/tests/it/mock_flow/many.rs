//! Many calls: at once, one after the other, and for long.

use bilispec::mock::Options;
use bilispec_client::{ListBuyers, QuickPay, QuickPayOtype, UserId};
use bilispec_tests::mocked::{mock, patient, validated};

use crate::mock_flow::order::order;

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
    let client = patient(&mock);
    let calls: Vec<_> = (0..1000)
        .map(|caller| {
            let client = client.clone();
            tokio::spawn(async move {
                let to = UserId(caller + 1);
                let batteries = 20 + caller % 900;
                let request = QuickPay::new(batteries, to, QuickPayOtype::Up, to);
                let receipt = client.charge().quick_pay(&request).await.unwrap();
                assert_eq!((receipt.up_mid, receipt.elec_num), (to, batteries));
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
    let client = patient(&mock);
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
    let client = patient(&mock);
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
