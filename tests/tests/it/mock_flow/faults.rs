//! Faults on demand, and what the log says of them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bilispec::mock::Options;
use bilispec_client::{Effect, Error};
use bilispec_tests::mocked::{client_asking, mock};
use bilispec_tests::session;

use crate::mock_flow::charge;

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
