//! What client and mock hold after very many calls: no more than after many. A file of its own, because it counts what
//! the whole process allocates.

#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use std::alloc::System;
use std::time::Duration;

use bilispec::mock::Options;
use bilispec_client::{ConfirmOrder, PrepareOrder, QuickPay, QuickPayOtype, UserId};
use bilispec_tests::mocked::{mock, patient};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Orders begun, a thousand at a time, each next to a charge. The mock remembers ten thousand, so that from the eleventh
/// round on nothing more may be held, and nothing is left of a call that has ended.
///
/// Bytes are counted as they are asked for and given back. What the process takes from the system goes on growing for a
/// while, to about what a thousand connections at once need at their worst, because an allocator keeps what it has.
/// `BILISPEC_LONG=200` runs two hundred rounds instead of twenty.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute and more"]
async fn memory_stays_flat() {
    let long = std::env::var("BILISPEC_LONG").unwrap_or_default();
    let rounds = long.parse().unwrap_or(0).max(20);
    let mock = mock(Options::default()).await;
    let client = patient(&mock);
    let mut sizes = Vec::new();
    for _ in 0..rounds {
        let calls: Vec<_> = (0..1000)
            .map(|caller| {
                let client = client.clone();
                tokio::spawn(async move {
                    let request = PrepareOrder::new(85826, 177_360, 499_160, caller + 1);
                    let prepared = client.ticket().prepare_order(&request).await.unwrap();
                    let request = ConfirmOrder::new(prepared.token.unwrap());
                    let confirmed = client.ticket().confirm_order(&request).await.unwrap();
                    assert_eq!(confirmed.count, caller + 1);
                    let request = QuickPay::new(20, UserId(7), QuickPayOtype::Up, UserId(7));
                    client.charge().quick_pay(&request).await.unwrap();
                })
            })
            .collect();
        for call in calls {
            call.await.unwrap();
        }
        sizes.push((settled().await, resident()));
    }
    println!("KiB held, and taken from the system, after each round: {sizes:?}");
    let full = sizes[10].0;
    let most = sizes[10..].iter().map(|(held, _)| *held).max().unwrap();
    assert!(most * 100 <= full * 103, "{sizes:?}");
    mock.stop().await.unwrap();
}

/// KiB that are allocated once the connections of the last round are gone.
async fn settled() -> usize {
    let mut last = usize::MAX;
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let stats = COUNTED.stats();
        let now = (stats.bytes_allocated - stats.bytes_deallocated) / 1024;
        if now >= last {
            return now;
        }
        last = now;
    }
}

/// KiB that the process has taken from the system.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
