//! Many calls: at once, one after the other, and for long.

use bilispec::mock::Options;
use bilispec_client::{ConfirmOrder, ListBuyers, PrepareOrder, QuickPay, QuickPayOtype, UserId};
use bilispec_tests::mocked::{mock, patient, validated};

use crate::charge;
use crate::order::order;

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
    let client = patient(&mock);
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
