//! The client on the spec's fixtures, in memory: what a caller's own tests would look like.
#![allow(clippy::unwrap_used, reason = "a call that fails has failed")]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use std::fs;
use std::time::Duration;

use bilispec_client::testing::InMemory;
use bilispec_client::{
    Client, Credentials, Effect, Error, FIXTURES, GetCreateStatus, GetProject, ListBuyers, Polling,
    ProjectId, QuickPay, QuickPayOtype, QuickPayStatus, blocking,
};
use bilispec_engine::Document;
use bilispec_tests::root;

fn charge() -> QuickPay {
    QuickPay::new(20, 293_793_435, QuickPayOtype::Up, 293_793_435)
}

#[tokio::test]
async fn each_call_is_answered_with_a_fixture_of_its_operation() {
    let transport = InMemory::with_fixtures(FIXTURES);
    let client = Client::builder()
        .credentials(Credentials::new("session", "csrf"))
        .transport(transport.clone())
        .build()
        .unwrap();
    let project = client.ticket().get_project(&GetProject::new(85826)).await;
    assert_eq!(project.unwrap().unwrap().id, ProjectId(85826));
    let buyers = client.ticket().list_buyers(&ListBuyers::new()).await;
    assert!(!buyers.unwrap().list.is_empty());
    let receipt = client.charge().quick_pay(&charge()).await.unwrap();
    assert_eq!(receipt.status, QuickPayStatus::Paid);

    // A case by name, once; then the usual answer again.
    transport
        .example("quick_pay", "insufficient_b_coins")
        .unwrap();
    transport.example("quick_pay", "not_logged_in").unwrap();
    let declined = client.charge().quick_pay(&charge()).await.unwrap_err();
    assert!(
        matches!(&declined, Error::Declined(d) if d.outcome() == QuickPayStatus::InsufficientBCoins)
    );
    assert_eq!(declined.effect(), Effect::NotDone);
    assert!(
        client
            .charge()
            .quick_pay(&charge())
            .await
            .unwrap_err()
            .is_auth()
    );
    client.charge().quick_pay(&charge()).await.unwrap();

    let unknown = transport.example("quick_pay", "free").unwrap_err();
    assert!(unknown.contains("below_minimum"), "{unknown}");
    let unknown = transport.example("slow_pay", "success").unwrap_err();
    assert_eq!(unknown, "there is no fixture of an operation slow_pay");
}

/// Values, digits, the order of members and repeated keys are those of the files.
#[test]
fn the_clients_fixtures_are_what_the_files_hold() {
    for fixture in FIXTURES {
        let name = format!("{}/{}", fixture.operation.id, fixture.case);
        let file = fs::read_to_string(root().join(format!("fixtures/{name}.json"))).unwrap();
        let tree = |text: &str| {
            let document = Document::parse(text.as_bytes()).unwrap();
            format!("{:?}", document.into_root())
        };
        assert_eq!(tree(fixture.body), tree(&file), "{name}");
    }
    let folders = fs::read_dir(root().join("fixtures")).unwrap();
    let files = folders.map(|folder| fs::read_dir(folder.unwrap().path()).unwrap().count());
    assert_eq!(FIXTURES.len(), files.sum::<usize>());
}

#[test]
fn a_poll_from_a_program_without_async() {
    let transport = InMemory::with_fixtures(FIXTURES);
    transport.example("get_create_status", "pending").unwrap();
    transport.example("get_create_status", "pending").unwrap();
    let client = blocking::Client::builder()
        .credentials(Credentials::new("session", "csrf"))
        .transport(transport.clone())
        .build()
        .unwrap();
    let request = GetCreateStatus::new("0123456789abcdef0123456789abcdef");
    let polling = Polling::within(Duration::from_secs(30));
    let status = client
        .ticket()
        .get_create_status(&request)
        .poll(polling)
        .send();
    assert!(!status.unwrap().order_id.0.is_empty());
    assert_eq!(transport.requests().len(), 3);
}
