//! A receipt for another amount or person than was asked for: the call's result stays what it is, and `drift()` reports it.
#![allow(
    clippy::unwrap_used,
    reason = "a call that should have ended otherwise has failed"
)]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use std::future::IntoFuture;
use std::time::Duration;

use bilispec_client::bytes::Bytes;
use bilispec_client::testing::{Answer, InMemory};
use bilispec_client::transport::{BoxFuture, Cause, Failure, Rules, Sent, Transport};
use bilispec_client::validate::{Finding, Report};
use bilispec_client::{
    Client, Credentials, Effect, QuickPay, QuickPayOtype, UnsettledState, UserId, http, validate,
};
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

/// Takes its time, and goes on without the call.
struct Slow(InMemory);

impl Transport for Slow {
    fn send(
        &self,
        request: http::Request<Bytes>,
        rules: Rules,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, Failure>> {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            self.0.send(request, rules).await
        })
    }

    fn wait(&self, time: Duration) -> BoxFuture<'_, ()> {
        self.0.wait(time)
    }

    fn detach(&self, exchange: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        drop(tokio::spawn(exchange));
        Ok(())
    }
}

/// A charge that was given up: what its reply holds is compared with what it asked for, as if it had been waited for.
#[tokio::test]
async fn a_call_that_was_dropped_tells_what_drifts() {
    let transport = InMemory::new();
    let client = Client::builder()
        .credentials(Credentials::new("s", "j"))
        .transport(Slow(transport.clone()))
        .build()
        .unwrap();
    for (body, effect, echoed, drifts) in [
        (receipt(&[]), Effect::Done, vec![], false),
        (
            receipt(&[("elec_num", json!(99990)), ("up_mid", json!(8))]),
            Effect::Done,
            vec!["/data/elec_num", "/data/up_mid"],
            true,
        ),
        (receipt(&[("new", json!(1))]), Effect::Done, vec![], true),
        (receipt(&[("exp", json!("2"))]), Effect::Done, vec![], true),
        (
            receipt(&[("status", json!(-2)), ("elec_num", json!(0))]),
            Effect::NotDone,
            vec![],
            false,
        ),
        (
            "{\"code\":-101,\"message\":\"\",\"ttl\":1}".to_owned(),
            Effect::NotDone,
            vec![],
            false,
        ),
        ("<html>".to_owned(), Effect::Unknown, vec![], true),
    ] {
        transport.answer(Answer::json(body.clone()));
        let charge = charge();
        let call = client.charge().quick_pay(&charge).into_future();
        let given_up = tokio::time::timeout(Duration::from_millis(5), call).await;
        assert!(given_up.is_err(), "{body}");
        let entry = client.unsettled().pop().unwrap();
        assert!(entry.drift().is_none(), "it is running: {entry:?}");
        while entry.state() == UnsettledState::Running {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        assert_eq!(entry.state(), UnsettledState::Settled(effect), "{body}");
        let drift = entry.drift().unwrap();
        assert_eq!(!drift.findings.is_empty(), drifts, "{body}: {drift:?}");
        let found = echoes(&drift);
        let found: Vec<&str> = found.iter().map(|one| one.instance_path.as_str()).collect();
        assert_eq!(found, echoed, "{body}");
        // An error that the call would have given says the same.
        let error = entry.error();
        assert!(error.is_none_or(|error| error.drift() == Some(drift)));
        assert!(entry.forget());
    }
    // Where no whole reply came, nothing can be compared.
    transport.answer(Answer::failure(Cause::Timeout, Sent::Maybe));
    let charge = charge();
    let call = client.charge().quick_pay(&charge).into_future();
    assert!(
        tokio::time::timeout(Duration::from_millis(5), call)
            .await
            .is_err()
    );
    let entry = client.unsettled().pop().unwrap();
    while entry.state() == UnsettledState::Running {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert_eq!(entry.state(), UnsettledState::Settled(Effect::Unknown));
    assert!(entry.drift().is_none());
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
    tokio::time::sleep(Duration::from_millis(3)).await;
    drop(client.ticket().get_order(&request).await);
    assert!(sent(&transport) > stamp);
    drop(client.ticket().get_order(&request.timestamp(5)).await);
    assert_eq!(sent(&transport), 5);
}
