//! What a client can do without, what it can't, and what it hands on as it came.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use bilispec_client::testing::{Answer, InMemory};
use bilispec_client::{
    Client, CreateOrder, Credentials, Error, ListBuyers, OrderToken, PrepareOrder, PrepareToken,
};
use serde_json::{Value, json};

fn client(transport: &InMemory) -> Client {
    Client::builder()
        .credentials(Credentials::new("s", "j"))
        .transport(transport.clone())
        .build()
        .unwrap()
}

fn reply(data: &Value) -> Answer {
    Answer::json(json!({"errno": 0, "msg": "", "data": data}).to_string())
}

fn buyer() -> Value {
    json!({
        "id": 1_000_001, "uid": 100_000_001, "account_channel": "", "personal_id": "000000000000000000",
        "name": "张三", "id_card_front": "", "id_card_back": "", "is_default": 1, "tel": "13000000000",
        "error_code": "0", "id_type": 0, "verify_status": 1, "accountId": 100_000_001
    })
}

fn without(value: &Value, names: &[&str]) -> Value {
    let mut value = value.clone();
    for name in names {
        value.as_object_mut().unwrap().remove(*name).unwrap();
    }
    value
}

#[tokio::test]
async fn a_token_outlives_what_nobody_needs() {
    let token = json!("wGFAKE.");
    for (data, at) in [
        (json!({"token": token, "ptoken": null}), "/data"),
        (json!({"token": token, "shield": null}), "/data/shield"),
        (json!({"token": token, "shield": "none"}), "/data/shield"),
        (json!({"token": token, "shield": [1]}), "/data/shield"),
        (json!({"token": token, "shield": {}}), "/data/shield"),
        (
            json!({"token": token, "shield": {"open": "yes"}}),
            "/data/shield/open",
        ),
    ] {
        let transport = InMemory::new();
        transport.answer(reply(&data));
        let client = client(&transport);
        let request = PrepareOrder::new(71951, 1, 1, 1);
        let raw = client.ticket().prepare_order(&request).raw().await.unwrap();
        let prepared = raw.typed().unwrap();
        assert_eq!(
            prepared.token,
            Some(PrepareToken::from("wGFAKE.")),
            "{data}"
        );
        let drift = prepared.drift();
        let reported = drift
            .findings
            .iter()
            .find(|one| one.instance_path.starts_with(at));
        assert!(
            drift.has_errors() && reported.is_some(),
            "{data}: {drift:?}"
        );
    }
}

#[tokio::test]
async fn buyers_come_without_what_rests_on_one_capture_and_not_without_their_ids() {
    let transport = InMemory::new();
    let client = client(&transport);
    let lean = without(
        &buyer(),
        &["error_code", "accountId", "verify_status", "is_default"],
    );
    transport.answer(reply(&json!({"list": [lean, buyer()]})));
    let buyers = client
        .ticket()
        .list_buyers(&ListBuyers::new())
        .await
        .unwrap()
        .list;
    assert_eq!(buyers.len(), 2);
    assert!(buyers[0].error_code.is_none() && buyers[0].account_id.is_none());
    assert_eq!(buyers[1].verify_status, Some(1));
    // What came without them can be sent without them.
    transport.answer(reply(&json!({"orderId": 1, "token": "t"})));
    let request = CreateOrder::new(71951, 1, 1, 2, 100, PrepareToken::from("t")).buyer_info(buyers);
    client.ticket().create_order(&request).await.unwrap();

    for needed in ["id", "name", "tel", "personal_id"] {
        transport.answer(reply(&json!({"list": [without(&buyer(), &[needed])]})));
        let error = client
            .ticket()
            .list_buyers(&ListBuyers::new())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{needed}: {error:?}");
    }
}

#[tokio::test]
async fn what_the_spec_does_not_know_is_sent_back_as_it_came() {
    let transport = InMemory::new();
    let client = client(&transport);
    let mut known = without(&buyer(), &["account_channel", "id_card_front"]);
    let unknown = json!({
        "isBuyerInfoVerified": true, "isBuyerValid": false, "disabledErr": null,
        "nested": {"deep": [1, 2.5, "x"]}, "large": u64::MAX, "错误": "无"
    });
    known
        .as_object_mut()
        .unwrap()
        .extend(unknown.as_object().unwrap().clone());
    transport.answer(reply(&json!({"list": [known, buyer()]})));
    let buyers = client
        .ticket()
        .list_buyers(&ListBuyers::new())
        .await
        .unwrap()
        .list;
    assert_eq!(
        buyers[0].extra.get("isBuyerValid").as_deref(),
        Some("false")
    );
    assert!(buyers[1].extra.is_empty());
    assert!(!format!("{:?}", buyers[0]).contains("isBuyer"));

    transport.answer(reply(&json!({"orderId": 1, "token": "t"})));
    let token = PrepareToken::from("wGFAKE.");
    let request = CreateOrder::new(71951, 1, 1, 2, 100, token).buyer_info(buyers);
    let created = client.ticket().create_order(&request).await.unwrap();
    assert_eq!(created.token, OrderToken::from("t"));
    let requests = transport.requests();

    let sent = requests[1]
        .body()
        .split('&')
        .find_map(|pair| pair.strip_prefix("buyer_info="));
    let text = percent_decoded(sent.unwrap());
    let sent: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(sent, json!([known, buyer()]));
}

fn percent_decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
        } else {
            byte
        });
    }
    String::from_utf8(bytes).unwrap()
}
