//! A receipt for another amount or person than was asked for: the call's result stays what it is, and `drift()` reports it.
#![allow(
    clippy::unwrap_used,
    reason = "a call that should have ended otherwise has failed"
)]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use bilispec_client::testing::{Answer, InMemory};
use bilispec_client::validate::{Finding, Report};
use bilispec_client::{Client, Credentials, QuickPay, QuickPayOtype, UserId, validate};
use serde_json::{Value, json};

fn client(transport: &InMemory) -> Client {
    Client::builder()
        .credentials(Credentials::new("s", "j"))
        .transport(transport.clone())
        .build()
        .unwrap()
}

fn charge() -> QuickPay {
    QuickPay::new(20, UserId(7), QuickPayOtype::Up, UserId(7))
}

fn receipt(change: &[(&str, Value)]) -> String {
    let mut data = json!({
        "mid": 1, "up_mid": 7, "order_no": "X", "elec_num": 20, "exp": 2, "status": 4, "msg": ""
    });
    for (name, value) in change {
        data.as_object_mut()
            .unwrap()
            .insert((*name).to_owned(), value.clone());
    }
    json!({"code": 0, "message": "0", "ttl": 1, "data": data}).to_string()
}

fn echoes(report: &Report) -> Vec<&Finding> {
    let findings = report.findings.iter();
    findings
        .filter(|finding| finding.id == "response.echo")
        .collect()
}

#[tokio::test]
async fn a_receipt_for_another_amount_or_person_is_ok_and_drifts() {
    for (change, places) in [
        (vec![], vec![]),
        (vec![("elec_num", json!(99990))], vec!["/data/elec_num"]),
        (vec![("up_mid", json!(1))], vec!["/data/up_mid"]),
        (
            vec![("elec_num", json!(19)), ("up_mid", json!(8))],
            vec!["/data/elec_num", "/data/up_mid"],
        ),
    ] {
        let transport = InMemory::new();
        let client = client(&transport);
        let body = receipt(&change);
        transport.answer(Answer::json(body.clone()));
        client.charge().quick_pay(&charge()).await.unwrap();
        transport.answer(Answer::json(body.clone()));
        let raw = client.charge().quick_pay(&charge()).raw().await.unwrap();
        let early = raw.drift().unwrap();
        let reply = raw.typed().unwrap();
        let drift = reply.drift();
        assert_eq!(drift, early);
        let found: Vec<&str> = echoes(&drift)
            .iter()
            .map(|finding| finding.instance_path.as_str())
            .collect();
        assert_eq!(found, places, "{body}");
        // Whoever has the reply alone can't know.
        let alone = validate::quick_pay_reply(body.as_bytes()).into_report();
        assert!(echoes(&alone).is_empty() && !alone.has_errors());
        // The amount may be printed, the person may not.
        let shown = format!("{drift:?}");
        assert!(
            !shown.contains("found: \"8\"") && !shown.contains(", 7\""),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn a_value_in_place_of_the_request_s_is_what_was_asked_for() {
    let transport = InMemory::new();
    let client = client(&transport);
    transport.answer(Answer::json(receipt(&[("elec_num", json!(5))])));
    let charge = charge();
    let call = client.charge().quick_pay(&charge).unchecked();
    let raw = call.extra_param("elec_num", "5").raw().await.unwrap();
    assert!(echoes(&raw.drift().unwrap()).is_empty());
}

#[tokio::test]
async fn what_is_no_success_repeats_nothing() {
    for body in [
        receipt(&[
            ("status", json!(-2)),
            ("elec_num", json!(0)),
            ("up_mid", json!(0)),
        ]),
        receipt(&[("elec_num", json!(1))]).replace("\"code\":0", "\"code\":-400"),
    ] {
        let transport = InMemory::new();
        let client = client(&transport);
        transport.answer(Answer::json(body.clone()));
        let error = client.charge().quick_pay(&charge()).await.unwrap_err();
        assert!(echoes(&error.drift().unwrap()).is_empty(), "{body}");
    }
}

#[tokio::test]
async fn without_a_value_the_time_of_the_call_is_sent() {
    use bilispec_client::{GetOrder, OrderId};
    let now = || {
        let passed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        i64::try_from(passed.unwrap().as_millis()).unwrap()
    };
    let transport = InMemory::new();
    let client = client(&transport);
    let sent = |transport: &InMemory| -> i64 {
        let request = transport.requests().pop().unwrap();
        let url = request.url();
        let (_, stamp) = url.rsplit_once("timestamp=").unwrap();
        stamp.parse().unwrap()
    };
    let request = GetOrder::new(OrderId(4_000_000_000_000_001));
    assert_eq!(request.timestamp, None);
    let before = now();
    drop(client.ticket().get_order(&request).await);
    let stamp = sent(&transport);
    assert!(before <= stamp && stamp <= now(), "{stamp}");
    // Another call is at another time, and one's own time is sent as it is.
    tokio::time::sleep(std::time::Duration::from_millis(3)).await;
    drop(client.ticket().get_order(&request).await);
    assert!(sent(&transport) > stamp);
    drop(client.ticket().get_order(&request.timestamp(5)).await);
    assert_eq!(sent(&transport), 5);
}
