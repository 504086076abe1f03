//! No secret and no personal datum stands in anything that the client prints: every `Debug`, `Display` and cause is
//! searched for the suite's own.
#![allow(clippy::unwrap_used, reason = "a call that cannot be made has failed")]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use std::time::Duration;

use bilispec_client::testing::{self, InMemory};
use bilispec_client::transport::{Cause, ReqwestSettings, Sent};
use bilispec_client::{
    Buyer, BuyerId, BuyerList, Client, ConfirmOrder, CreateOrder, DeliverInfo, Error, Fen,
    GetCreateStatus, IdType, ListBuyers, OrderToken, PrepareToken, QuickPay, QuickPayOtype,
    RawJson, YesNo,
};
use bilispec_tests::loopback::{Answer, Loopback};
use bilispec_tests::session::{
    ADDRESS, BUYER_ID, NAME, PERSONAL_ID, SECRETS, TEL, TOKEN, assert_discreet, credentials, said,
};

fn buyer() -> Buyer {
    let mut buyer = Buyer::new(BUYER_ID, BUYER_ID, PERSONAL_ID, NAME, TEL, IdType::IdCard);
    buyer.is_default = Some(YesNo::Yes);
    buyer.account_id = Some(BUYER_ID);
    buyer.id_card_front = Some(format!("https://example.com/{PERSONAL_ID}.png"));
    buyer
}

fn order() -> CreateOrder {
    let mut address = DeliverInfo::new();
    address.name = Some(NAME.to_owned());
    address.tel = Some(TEL.to_owned());
    address.addr = Some(ADDRESS.to_owned());
    CreateOrder::new(1, 2, 3, 1, Fen(100), TOKEN)
        .buyer_info(vec![buyer()])
        .buyer(NAME)
        .tel(TEL)
        .device_id(TOKEN)
        .deliver_info(address)
}

/// A body that names everything.
fn everything() -> String {
    let all = SECRETS.join(" ");
    format!(
        r#"{{"errno":ERRNO,"code":ERRNO,"msg":"{all}","message":"{all}","data":{{"status":STATUS,"list":[{{"id":{BUYER_ID},"name":"{NAME}","tel":"{TEL}","personal_id":"{PERSONAL_ID}"}}],"{all}":"{all}","mid":"{all}","order_id":{BUYER_ID},"token":"{TOKEN}"}}}}"#
    )
}

#[test]
fn what_is_sent_and_received() {
    assert_discreet(&format!("{:?}{:#?}", order(), order()));
    assert_discreet(&format!("{:?}", ConfirmOrder::new(TOKEN)));
    assert_discreet(&format!("{:?}", GetCreateStatus::new(TOKEN)));
    assert_discreet(&format!(
        "{:?}",
        QuickPay::new(20, BUYER_ID, QuickPayOtype::Up, BUYER_ID)
    ));
    assert_discreet(&format!(
        "{:?}{:?}{:?}",
        PrepareToken::from(TOKEN),
        OrderToken::from(TOKEN),
        BuyerId(BUYER_ID)
    ));
    assert_discreet(&format!("{:?}", BuyerList::new(vec![buyer()])));
    assert_discreet(&format!("{:?}", RawJson::new(&SECRETS).unwrap()));
}

#[test]
fn the_client_and_its_parts() {
    let builder = Client::builder().credentials(credentials());
    assert_discreet(&format!("{builder:?}{:?}", credentials()));
    let client = builder.build().unwrap();
    assert_discreet(&format!(
        "{client:?}{:#?}{:?}{:?}",
        client,
        client.ticket(),
        client.charge()
    ));
    let broken = format!("{TOKEN};\u{7}");
    let builder = Client::builder().credentials(bilispec_client::Credentials::new(broken, TOKEN));
    assert_discreet(&said(&builder.build().unwrap_err()));
}

/// Every variant, with everything in message, data, headers and body.
#[tokio::test]
async fn every_error() {
    let body = |errno: &str, status: &str| {
        everything()
            .replace("ERRNO", errno)
            .replace("STATUS", status)
    };
    let transport = InMemory::new();
    let client = Client::builder()
        .credentials(credentials())
        .transport(transport.clone())
        .build()
        .unwrap();
    let mut variants = Vec::new();
    let answers = [
        testing::Answer::json(body("0", "4")),
        testing::Answer::json(body("0", "-4")),
        testing::Answer::json(body("0", "99")),
        testing::Answer::json(body("-101", "0")),
        testing::Answer::json(body("-352", "0")),
        testing::Answer::json(body("null", "0")),
        testing::Answer::json(body("-101", "0")).status(403),
        testing::Answer::html(412, everything()),
        testing::Answer::html(200, everything()),
        testing::Answer::html(500, everything()),
        testing::Answer::json(format!("[{}]", everything())),
        testing::Answer::failure(Cause::Timeout, Sent::Maybe),
        testing::Answer::failure(Cause::Connect, Sent::No),
    ];
    for answer in answers {
        assert_discreet(&format!(
            "{:?}",
            answer
                .clone()
                .header("set-cookie", bilispec_tests::session::SESSDATA)
        ));
        for call in 0..3 {
            transport.answer(
                answer
                    .clone()
                    .header("set-cookie", bilispec_tests::session::SESSDATA),
            );
            let error = match call {
                0 => client
                    .charge()
                    .quick_pay(&QuickPay::new(20, BUYER_ID, QuickPayOtype::Up, BUYER_ID))
                    .await
                    .err(),
                1 => client.ticket().list_buyers(&ListBuyers::new()).await.err(),
                _ => client.ticket().create_order(&order()).await.err(),
            };
            let Some(error) = error else { continue };
            assert_discreet(&said(&error));
            variants.push(format!("{error:?}").split('(').next().unwrap().to_owned());
        }
    }
    // Not sent: the request itself names everything.
    let otype = QuickPayOtype::Unknown(SECRETS.join(" "));
    let error = client
        .charge()
        .quick_pay(&QuickPay::new(-1, BUYER_ID, otype, BUYER_ID))
        .await
        .unwrap_err();
    assert_discreet(&said(&error));
    variants.push("Invalid".to_owned());
    variants.sort();
    variants.dedup();
    assert_eq!(
        variants,
        [
            "Api",
            "Declined",
            "Decode",
            "Invalid",
            "NotJson",
            "OutcomeUnknown",
            "Risk",
            "Status",
            "Transport"
        ]
    );
    assert_discreet(&format!("{transport:?}{:#?}", transport.requests()));
}

/// The errors of the default transport, which know the URL: it holds a token.
#[tokio::test]
async fn the_transports_errors() {
    let mut settings = ReqwestSettings::default();
    settings.connect_timeout = Duration::from_millis(200);
    settings.timeout = Duration::from_millis(300);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("http://{}", listener.local_addr().unwrap());
    let server = Loopback::start().await;
    for url in [
        silent.clone(),
        silent.replace("http", "https"),
        "http://127.0.0.1:1".to_owned(),
        server.url.clone(),
    ] {
        server.answer(
            Answer::html(307)
                .header("location", "http://127.0.0.1:1/")
                .header("set-cookie", bilispec_tests::session::SESSDATA),
        );
        let client = Client::builder()
            .credentials(credentials())
            .base_url("https://show.bilibili.com", &url)
            .settings(settings)
            .body_limit(10)
            .build()
            .unwrap();
        let error: Error = client
            .ticket()
            .confirm_order(&ConfirmOrder::new(TOKEN))
            .await
            .unwrap_err();
        assert_discreet(&said(&error));
        let error = client.ticket().create_order(&order()).await.unwrap_err();
        assert_discreet(&said(&error));
        let raw = client
            .ticket()
            .get_create_status(&GetCreateStatus::new(TOKEN))
            .raw()
            .await;
        raw.map_or_else(
            |error| assert_discreet(&said(&error)),
            |raw| assert_discreet(&format!("{raw:?}")),
        );
    }
}
