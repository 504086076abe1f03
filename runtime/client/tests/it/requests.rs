//! From a request to what leaves: places, cookies, checks, over the transport in memory.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use crate::common::quick_pay::{Client, Credentials};
use crate::common::{
    BILI_JCT, HOST, SESSDATA, assert_discreet, client, credentials, receipt, request,
};
use bilispec_runtime::Error;
use bilispec_runtime::http::header::COOKIE;
use bilispec_runtime::testing::{Answer, InMemory, Sending};

/// The one request that `make` sends.
fn sent(transport: &InMemory) -> Sending {
    let requests = transport.requests();
    assert_eq!(requests.len(), 1);
    assert_discreet(&format!("{requests:?} {transport:?}"));
    requests[0].clone()
}

fn answering() -> InMemory {
    InMemory::responding(|_| Answer::json(receipt("4")))
}

#[tokio::test]
async fn a_charge_is_a_form_with_its_cookie_and_csrf() {
    let transport = answering();
    client(&transport)
        .charge()
        .quick_pay(&request())
        .await
        .unwrap();
    let sent = sent(&transport);
    assert_eq!(sent.method(), "POST");
    assert_eq!(
        sent.url(),
        "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick"
    );
    assert_eq!(
        sent.body(),
        format!("elec_num=20&up_mid=293793435&otype=up&oid=293793435&csrf={BILI_JCT}")
    );
    assert_eq!(sent.headers()[COOKIE], format!("SESSDATA={SESSDATA}"));
    assert!(sent.headers()[COOKIE].is_sensitive());
    assert_eq!(
        sent.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert!(sent.wants_fresh_connection());
}

#[tokio::test]
async fn an_undocumented_parameter_goes_with_the_body() {
    let transport = answering();
    let client = client(&transport);
    let call = client.charge();
    let request = request();
    call.quick_pay(&request)
        .extra_param("is_bp_remains_prior", "t r&ue")
        .await
        .unwrap();
    assert!(
        sent(&transport)
            .body()
            .ends_with("&is_bp_remains_prior=t+r%26ue")
    );

    let Err(Error::Invalid(error)) = call.quick_pay(&request).extra_param("oid", "7").await else {
        panic!();
    };
    assert_eq!(error.problems()[0].parameter(), "oid");
    call.quick_pay(&request)
        .extra_param("oid", "7")
        .unchecked()
        .await
        .unwrap();
    let sent = &transport.requests()[1];
    assert!(sent.body().contains("&oid=7&csrf="), "{}", sent.body());
    assert_eq!(sent.body().matches("oid=").count(), 1);
}

#[tokio::test]
async fn without_credentials_nothing_leaves_and_everything_wrong_is_said_at_once() {
    let transport = answering();
    let client = Client::builder()
        .transport(transport.clone())
        .build()
        .unwrap();
    let mut low = request();
    low.elec_num = -1;
    let Err(Error::Invalid(error)) = client.charge().quick_pay(&low).await else {
        panic!();
    };
    let wrong: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        wrong,
        [
            "bili_jct is missing from the credentials",
            "SESSDATA is missing from the credentials",
        ]
    );
    client.charge().quick_pay(&low).unchecked().await.unwrap();
    let sent = sent(&transport);
    assert!(!sent.headers().contains_key(COOKIE));
    assert!(!sent.body().contains("csrf"));
}

#[tokio::test]
async fn credentials_go_to_no_other_host() {
    let transport = answering();
    let client = Client::builder()
        .credentials(credentials())
        .transport(transport.clone())
        .base_url(HOST, "https://mirror.example")
        .build()
        .unwrap();
    let error = client.charge().quick_pay(&request()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "quick_pay: not sent: bili_jct is not sent: the base URL is not a host of the spec; \
         SESSDATA is not sent: the base URL is not a host of the spec"
    );
    client
        .charge()
        .quick_pay(&request())
        .unchecked()
        .await
        .unwrap();
    let sent = sent(&transport);
    assert_eq!(
        sent.url(),
        "https://mirror.example/x/ugcpay/trade/elec/pay/quick"
    );
    assert!(!sent.headers().contains_key(COOKIE));
    assert!(!sent.body().contains(BILI_JCT));
}

#[test]
fn a_client_that_would_not_be_safe_is_not_built() {
    let fails =
        |client: Result<Client, bilispec_runtime::BuildError>| client.unwrap_err().to_string();
    let over = |from: &str, to: &str| Client::builder().base_url(from, to).build();
    assert_eq!(
        fails(over(HOST, "http://api.bilibili.com")),
        "the base URL for https://api.bilibili.com: plain http goes to this machine only, or to an http address of the spec"
    );
    assert_eq!(
        fails(over("https://other.example", "http://127.0.0.1:1")),
        "https://other.example is not a host of the spec, which has https://api.bilibili.com"
    );
    let split = Client::builder()
        .credentials(Credentials::new("a; admin=1", BILI_JCT))
        .build();
    let text = fails(split);
    assert_eq!(
        text,
        "the credential SESSDATA has characters that no cookie can have"
    );
}

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let builder = Client::builder().credentials(credentials());
    assert_discreet(&format!("{builder:?} {:?}", credentials()));
    let client = builder.build().unwrap();
    assert_eq!(
        format!("{client:?}"),
        r#"Client { core: Client { hosts: ["https://api.bilibili.com"], credentials: Cookies{"SESSDATA", "bili_jct"}, .. } }"#
    );
}
