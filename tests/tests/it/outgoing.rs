//! What each operation sends, from the examples of the spec, secrets masked; and against the notes' own examples.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a spec that cannot be read has failed"
)]

use bilispec_client::testing::{Answer, InMemory, Sending};
use bilispec_client::{
    Builder, Call, ConfirmOrder, Core, CreateOrder, Credentials, GetCreateStatus, GetOrder,
    GetProject, ListBuyers, OPERATIONS, PrepareOrder, QuickPay, QuickPayOtype, Request,
};
use bilispec_codegen::model::{Api, Operation};
use bilispec_codegen::source::Json;
use bilispec_tests::root;
use serde::de::DeserializeOwned;

const SESSDATA: &str = "the-session";
const BILI_JCT: &str = "the-csrf-token";

/// The request as text, what may not be printed as its name.
fn masked(sending: &Sending) -> String {
    let mut text = format!("{} {}\n", sending.method(), sending.url());
    let mut headers: Vec<String> = sending
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
        .collect();
    headers.sort();
    text.extend(headers);
    text = format!("{text}\n{}", sending.body());
    text.replace(SESSDATA, "‹SESSDATA›")
        .replace(BILI_JCT, "‹bili_jct›")
}

/// The example's request, as JSON of the request struct.
fn example(api: &Api, operation: &str, case: &str) -> String {
    let operation: &Operation = api.operation(operation).unwrap();
    let example = operation
        .examples
        .iter()
        .find(|example| example.case == case)
        .unwrap();
    let members = example
        .request
        .iter()
        .map(|argument| (argument.name.clone(), argument.value.clone()));
    // A parameter that is sent twice is there twice.
    let mut unique: Vec<(String, Json)> = Vec::new();
    for (name, value) in members {
        if !unique.iter().any(|(known, _)| *known == name) {
            unique.push((name, value));
        }
    }
    Json::Object(unique).to_string()
}

/// The one request that a call sends.
async fn sent<R: Request>(request: &R, unchecked: bool) -> Sending {
    let transport = InMemory::responding(|_| Answer::json("{}"));
    let core = Builder::<Core>::new(OPERATIONS)
        .credentials(Credentials::new(SESSDATA, BILI_JCT))
        .transport(transport.clone())
        .build()
        .unwrap();
    let call = Call::new(&core, request);
    let _ = if unchecked { call.unchecked() } else { call }.await;
    let requests = transport.requests();
    assert_eq!(requests.len(), 1);
    requests[0].clone()
}

async fn send<R: Request + DeserializeOwned>(api: &Api, operation: &str, case: &str) -> String {
    let request: R = serde_json::from_str(&example(api, operation, case)).unwrap();
    let sending = sent(&request, false).await;
    format!("== {operation}, {case}\n{}\n", masked(&sending))
}

#[tokio::test]
async fn the_requests_of_the_examples() {
    let api = bilispec_codegen::load(&root().join("spec/openapi.yaml"))
        .api
        .unwrap();
    let texts = [
        send::<GetProject>(&api, "get_project", "success").await,
        send::<PrepareOrder>(&api, "prepare_order", "success").await,
        send::<ConfirmOrder>(&api, "confirm_order", "success").await,
        send::<ListBuyers>(&api, "list_buyers", "success").await,
        send::<CreateOrder>(&api, "create_order", "success").await,
        send::<CreateOrder>(&api, "create_order", "paper_ticket").await,
        send::<GetCreateStatus>(&api, "get_create_status", "success").await,
        send::<GetOrder>(&api, "get_order", "unpaid").await,
        send::<QuickPay>(&api, "quick_pay", "success").await,
    ];
    insta::assert_snapshot!(texts.join("\n"));
}

#[tokio::test]
async fn the_requests_that_the_notes_give_as_examples() {
    let show = "https://show.bilibili.com/api/ticket";
    let request = GetProject::new(71951);
    let sending = sent(&request, false).await;
    assert_eq!(
        sending.url(),
        format!("{show}/project/get?version=134&id=71951")
    );

    let request = ConfirmOrder::new("wGRWFGYAARkPAAHmjQEAAQAF1vY.");
    let sending = sent(&request, false).await;
    assert_eq!(
        sending.url(),
        format!("{show}/order/confirmInfo?token=wGRWFGYAARkPAAHmjQEAAQAF1vY.&voucher=")
    );

    let request = ListBuyers::new().is_default("").project_id(71951);
    let sending = sent(&request, false).await;
    assert_eq!(
        sending.url(),
        format!("{show}/buyer/list?is_default&projectId=71951")
    );

    let request =
        GetCreateStatus::new("0693eb804082c07c3b8b1fe6f99baf90").timestamp(1_683_362_919_630);
    let sending = sent(&request, false).await;
    assert_eq!(
        sending.url(),
        format!(
            "{show}/order/createstatus?token=0693eb804082c07c3b8b1fe6f99baf90&timestamp=1683362919630"
        )
    );

    let request = GetOrder::new(4_007_620_767_596_999).timestamp(1_683_362_919_723);
    let sending = sent(&request, false).await;
    assert_eq!(
        sending.url(),
        format!("{show}/order/info?order_id=4007620767596999&timestamp=1683362919723")
    );

    for elec_num in [20, 1, 999] {
        let request = QuickPay::new(elec_num, 293_793_435, QuickPayOtype::Up, 293_793_435);
        // The notes' second sample is below the bound on purpose.
        let sending = sent(&request, elec_num < 20).await;
        // The notes say http; a cookie never travels over it.
        assert_eq!(
            sending.url(),
            "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick"
        );
        assert_eq!(
            sending.body(),
            format!("elec_num={elec_num}&up_mid=293793435&otype=up&oid=293793435&csrf={BILI_JCT}")
        );
        assert_eq!(sending.headers()["cookie"], format!("SESSDATA={SESSDATA}"));
    }
}
