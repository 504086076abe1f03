//! The generated client against a real server on loopback: all operations, success, refusal, odd envelopes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a call that should have ended otherwise has failed"
)]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use bilispec_client::{
    Buyer, Client, ConfirmOrder, CreateOrder, Effect, Error, Fen, GetCreateStatus, GetOrder,
    GetProject, IdType, ListBuyers, OrderId, OrderIdText, OrderStatus, PrepareOrder, QuickPay,
    QuickPayOtype, QuickPayReceipt, QuickPayStatus, RightPrice, UnfinishedOrderData, UserId, YesNo,
    codes,
};
use bilispec_tests::loopback::{Answer, Loopback};
use bilispec_tests::session::{self, BILI_JCT, SESSDATA, TOKEN};

async fn server() -> (Loopback, Client) {
    let server = Loopback::start().await;
    let client = Client::builder()
        .credentials(session::credentials())
        .base_url("https://api.bilibili.com", &server.url)
        .base_url("https://show.bilibili.com", &server.url)
        .build()
        .unwrap();
    (server, client)
}

fn charge() -> QuickPay {
    let up_mid = UserId(293_793_435);
    QuickPay::new(20, up_mid, QuickPayOtype::Up, up_mid)
}

fn an_order() -> CreateOrder {
    CreateOrder::new(85826, 177_360, 499_160, 1, Fen(39800), TOKEN)
}

/// A charge that is answered so; exactly one request reaches the server.
async fn charged(answer: Answer) -> Result<QuickPayReceipt, Error> {
    let (server, client) = server().await;
    server.answer(answer);
    let result = client.charge().quick_pay(&charge()).await;
    assert_eq!(server.requests().len(), 1);
    result
}

/// The same for an order.
async fn ordered(answer: Answer) -> Error {
    let (server, client) = server().await;
    server.answer(answer);
    let error = client.ticket().create_order(&an_order()).await.unwrap_err();
    assert_eq!(server.requests().len(), 1);
    error
}

#[tokio::test]
async fn the_way_of_an_order() {
    let (server, client) = server().await;
    let tickets = client.ticket();

    server.answer(Answer::fixture("get_project/success"));
    let project = tickets
        .get_project(&GetProject::new(85826))
        .await
        .unwrap()
        .unwrap();
    let screen = &project.screen_list[0];
    let ticket = &screen.ticket_list[0];
    // Prices say fen, in their type and in what they print.
    assert_eq!(ticket.price.to_string(), format!("{} fen", ticket.price.0));

    server.answer(Answer::fixture("prepare_order/success"));
    let request = PrepareOrder::new(project.id, screen.id, ticket.id, 1);
    let prepared = tickets.prepare_order(&request).await.unwrap();
    let token = prepared.token.unwrap();

    server.answer(Answer::fixture("confirm_order/success"));
    let confirmed = tickets
        .confirm_order(&ConfirmOrder::new(token.clone()))
        .await
        .unwrap();

    server.answer(Answer::fixture("list_buyers/success"));
    let buyers = tickets.list_buyers(&ListBuyers::new()).await.unwrap().list;
    assert_eq!(buyers.len(), 2);

    server.answer(Answer::fixture("create_order/success"));
    let request = CreateOrder::new(
        project.id,
        screen.id,
        ticket.id,
        1,
        confirmed.pay_money,
        token,
    )
    .buyer_info(buyers);
    let created = tickets.create_order(&request).await.unwrap();
    assert_eq!(created.order_id, OrderId(4_000_000_000_000_001));

    server.answer(Answer::fixture("get_create_status/pending"));
    server.answer(Answer::fixture("get_create_status/success"));
    let request = GetCreateStatus::new(created.token);
    let pending = tickets.get_create_status(&request).await.unwrap_err();
    assert!(pending.is_pending());
    assert_eq!(
        pending.code(),
        Some(codes::get_create_status::ORDER_PENDING)
    );
    let status = tickets.get_create_status(&request).await.unwrap();
    assert_eq!(OrderId::try_from(&status.order_id), Ok(created.order_id));

    server.answer(Answer::fixture("get_order/unpaid"));
    let order = tickets
        .get_order(&GetOrder::new(created.order_id))
        .await
        .unwrap();
    assert_eq!(order.status, Some(OrderStatus::Unpaid));

    server.answer(Answer::fixture("quick_pay/success"));
    let receipt = client.charge().quick_pay(&charge()).await.unwrap();
    assert_eq!((receipt.status, receipt.exp), (QuickPayStatus::Paid, 2));

    let asked: Vec<String> = server
        .requests()
        .iter()
        .map(|asked| format!("{} {}", asked.method, asked.uri.path()))
        .collect();
    assert_eq!(
        asked,
        [
            "GET /api/ticket/project/get",
            "POST /api/ticket/order/prepare",
            "GET /api/ticket/order/confirmInfo",
            "GET /api/ticket/buyer/list",
            "POST /api/ticket/order/createV2",
            "GET /api/ticket/order/createstatus",
            "GET /api/ticket/order/createstatus",
            "GET /api/ticket/order/info",
            "POST /x/ugcpay/trade/elec/pay/quick",
        ]
    );
}

#[tokio::test]
async fn a_session_goes_only_where_it_is_needed() {
    let (server, client) = server().await;
    server.answer(Answer::fixture("get_project/minimal"));
    client
        .ticket()
        .get_project(&GetProject::new(85827))
        .await
        .unwrap();
    server.answer(Answer::fixture("quick_pay/success"));
    client.charge().quick_pay(&charge()).await.unwrap();
    let [without, with] = server.requests().try_into().unwrap();
    assert!(!without.headers.contains_key("cookie"));
    assert_eq!(with.headers["cookie"], format!("SESSDATA={SESSDATA}"));
    assert!(with.body.ends_with(&format!("&csrf={BILI_JCT}")));
    assert_eq!(with.uri.query(), None);
}

#[tokio::test]
async fn code_0_is_not_success() {
    for (fixture, outcome) in [
        ("quick_pay/below_minimum", QuickPayStatus::BelowMinimum),
        (
            "quick_pay/insufficient_b_coins",
            QuickPayStatus::InsufficientBCoins,
        ),
        ("quick_pay/retired", QuickPayStatus::Retired),
    ] {
        let Err(Error::Declined(declined)) = charged(Answer::fixture(fixture)).await else {
            panic!("{fixture}");
        };
        assert!(declined.outcome() == outcome, "{fixture}");
        assert_eq!(
            (declined.code(), declined.effect()),
            (Some(0), Effect::NotDone)
        );
    }
    let unlisted =
        bilispec_tests::fixture("quick_pay/success").replace("\"status\": 4", "\"status\": 7");
    let Err(Error::Declined(declined)) = charged(Answer::json(unlisted)).await else {
        panic!("unlisted");
    };
    assert!(declined.outcome() == QuickPayStatus::Unknown(7));
    assert_eq!(declined.outcome().integer(), Some(7));
}

#[tokio::test]
async fn a_paid_charge_that_cannot_be_read_is_done() {
    let body = bilispec_tests::fixture("quick_pay/success").replace("\"exp\": 2", "\"exp\": null");
    let Err(Error::Decode(error)) = charged(Answer::json(body)).await else {
        panic!();
    };
    assert_eq!(error.effect(), Effect::Done);
    assert!(error.outcome().unwrap() == QuickPayStatus::Paid);
    assert_eq!(
        (error.path(), error.expected(), error.found()),
        ("/data/exp", "an integer", "null")
    );
}

#[tokio::test]
async fn the_odd_envelopes() {
    // What comes, the code that it has, and the data.
    for (body, code) in [
        (
            r#"{"errno":null,"errtag":0,"msg":"请填写正确的联系人手机号","data":null}"#,
            None,
        ),
        (
            r#"{"code":100009,"message":"库存不足","data":{}}"#,
            Some(100_009),
        ),
        (
            r#"{"errno":null,"code":100009,"msg":"库存不足"}"#,
            Some(100_009),
        ),
        (r#"{"errno":100009,"msg":""}"#, Some(100_009)),
        (r#"{"errno":100009,"data":null}"#, Some(100_009)),
        (r#"{"errno":100009,"data":{}}"#, Some(100_009)),
        (
            r#"{"errno":100009,"data":{"orderId":null,"token":null}}"#,
            Some(100_009),
        ),
        (r#"{"errno":100009,"data":true}"#, Some(100_009)),
    ] {
        let error = ordered(Answer::json(body)).await;
        assert!(matches!(error, Error::Api(_)), "{body}: {error:?}");
        assert_eq!(error.code(), code, "{body}");
        assert_eq!(error.effect(), Effect::NotDone, "{body}");
        assert!(!error.to_string().contains("missing field"));
    }
    // Codes that disagree about success, and one of another type than the spec has, are no proof of a refusal.
    for body in [
        r#"{"errno":100009,"code":0,"msg":"库存不足"}"#,
        r#"{"errno":"100009","data":[]}"#,
    ] {
        let error = ordered(Answer::json(body)).await;
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{body}: {error:?}"
        );
        assert_eq!(error.effect(), Effect::Unknown, "{body}");
    }
    let page = ordered(Answer::html(412)).await;
    assert!(
        matches!(page, Error::OutcomeUnknown(_)) && page.is_risk_control(),
        "{page:?}"
    );
    let page = ordered(Answer::html(504)).await;
    assert!(matches!(page, Error::OutcomeUnknown(_)), "{page:?}");

    let (server, client) = server().await;
    let request = GetProject::new(71951);
    for (answer, variant) in [
        (Answer::html(412), "Risk"),
        (Answer::html(429), "Status"),
        (Answer::html(503), "Status"),
        (Answer::html(302).header("location", "/elsewhere"), "Status"),
        (Answer::html(200), "NotJson"),
        (Answer::json("{}"), "Decode"),
        (Answer::json(r#"{"errno":0}"#), ""),
        (Answer::fixture("get_project/data_null"), ""),
        (Answer::fixture("get_project/unnumbered"), "Api"),
    ] {
        let name = format!("{answer:?}");
        server.answer(answer);
        match client.ticket().get_project(&request).await {
            // A success without data, where the payload may be null.
            Ok(project) => assert!(variant.is_empty() && project.is_none(), "{name:.80}"),
            Err(error) => {
                assert!(
                    format!("{error:?}").starts_with(variant) && !variant.is_empty(),
                    "{name:.80}: {error:?}"
                );
                assert_eq!(error.effect(), Effect::NotDone);
            }
        }
    }
}

#[tokio::test]
async fn refusals_carry_what_their_codes_are_known_to() {
    let error = ordered(Answer::fixture("create_order/wrong_price")).await;
    let Error::Api(error) = error else { panic!() };
    assert_eq!(
        (error.code(), error.name()),
        (Some(codes::create_order::WRONG_PRICE), Some("WrongPrice"))
    );
    assert_eq!(
        error.data_as::<RightPrice>().unwrap().pay_money,
        Some(Fen(39800))
    );
    assert!(!error.description().is_empty() && !error.description_zh().is_empty());

    let Error::Api(error) = ordered(Answer::fixture("create_order/unfinished_order")).await else {
        panic!();
    };
    let data: UnfinishedOrderData = error.data_as().unwrap();
    assert_eq!(data.order_id, Some(OrderId(4_000_000_000_000_001)));

    let (server, client) = server().await;
    server.answer(Answer::fixture("prepare_order/risk_control"));
    let request = PrepareOrder::new(85826, 177_360, 499_160, 1);
    let error = client.ticket().prepare_order(&request).await.unwrap_err();
    assert!(
        matches!(error, Error::Risk(_)) && error.is_risk_control(),
        "{error:?}"
    );
}

#[tokio::test]
async fn ids_above_32_bits_survive_in_every_form() {
    let (server, client) = server().await;
    let large = "9007199254740993";
    let body = bilispec_tests::fixture("get_create_status/success")
        .replace("\"4000000000000001\"", &format!("\"{large}\""));
    server.answer(Answer::json(body));
    let status = client
        .ticket()
        .get_create_status(&GetCreateStatus::new("t"))
        .await
        .unwrap();
    assert_eq!(status.order_id, OrderIdText::from(large));
    let id = OrderId::try_from(&status.order_id).unwrap();
    assert_eq!(id, OrderId(9_007_199_254_740_993));

    server.answer(Answer::fixture("get_order/paid"));
    let request = GetOrder::new(id).timestamp(5);
    client.ticket().get_order(&request).await.unwrap();
    let asked = server.requests();
    assert_eq!(
        asked[1].uri.query(),
        Some(format!("order_id={large}&timestamp=5").as_str())
    );

    // An integer where the spec has text is a fault, named as such.
    let body = bilispec_tests::fixture("get_create_status/success")
        .replace("\"4000000000000001\"", "4000000000000001");
    server.answer(Answer::json(body));
    let error = client
        .ticket()
        .get_create_status(&GetCreateStatus::new("t"))
        .await
        .unwrap_err();
    let Error::Decode(error) = error else {
        panic!()
    };
    assert_eq!(
        (error.path(), error.expected(), error.found()),
        ("/data/order_id", "a string", "an integer")
    );
}

#[tokio::test]
async fn error_code_comes_in_both_forms_and_goes_back_as_it_came() {
    let (server, client) = server().await;
    for (fixture, form) in [
        ("list_buyers/success", "\"error_code\":\"0\""),
        ("list_buyers/masked", "\"error_code\":0"),
    ] {
        server.answer(Answer::fixture(fixture));
        let mut buyers = client
            .ticket()
            .list_buyers(&ListBuyers::new())
            .await
            .unwrap()
            .list;
        buyers.truncate(1);
        assert!(buyers[0].error_code.as_ref().is_some_and(|code| *code == 0));
        server.answer(Answer::fixture("create_order/success"));
        let request = an_order().buyer_info(buyers);
        client.ticket().create_order(&request).await.unwrap();
        let sent = server.requests().last().unwrap().body.clone();
        let sent = sent.replace("%22", "\"").replace("%3A", ":");
        assert!(sent.contains(form), "{sent}");
    }
}

#[tokio::test]
async fn a_request_outside_the_documented_bounds_stays_here_unless_told() {
    let (server, client) = server().await;
    let mut low = charge();
    low.elec_num = 5;
    let error = client.charge().quick_pay(&low).await.unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent);
    assert_eq!(
        error.to_string(),
        "quick_pay: not sent: elec_num is outside the documented bounds; the answer is status -2 (expected 20 to 99990)"
    );
    let mut odd = charge();
    odd.otype = QuickPayOtype::Unknown("live".to_owned());
    let error = client.charge().quick_pay(&odd).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "quick_pay: not sent: otype is not as the spec says: a value that the spec does not list (expected \"up\", \"archive\")"
    );
    assert!(server.requests().is_empty());

    server.answer(Answer::fixture("quick_pay/below_minimum"));
    let error = client
        .charge()
        .quick_pay(&low)
        .unchecked()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Declined(_)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_person_can_be_made_by_hand() {
    let mut buyer = Buyer::new(1, 2, "id", "name", "tel", IdType::Passport);
    buyer.is_default = Some(YesNo::Yes);
    assert!(buyer.error_code.is_none() && buyer.extra.is_empty());
    assert_eq!(format!("{:?}", UserId(7)), "UserId(…)");
}
