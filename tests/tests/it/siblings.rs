//! Bodies of the kinds that captures show, with other texts, codes and members than any of them: client and validators
//! read the same of each, and for an order nothing is `Ok` or `Done` without its proof.
#![allow(clippy::unwrap_used, reason = "a call that cannot be made has failed")]

use bilispec_client::testing::{Answer, InMemory};
use bilispec_client::validate::{self, Report};
use bilispec_client::{
    Client, ConfirmOrder, CreateOrder, Credentials, Effect, Error, Fen, GetCreateStatus,
    GetProject, ListBuyers, OrderToken, PrepareOrder, PrepareToken, ProjectId, ScreenId, SkuId,
};

/// What came of a call: `Ok`, or the error's variant, with its effect and the name of the refusal.
fn shown<T>(result: Result<T, Error>) -> String {
    let Err(error) = result else {
        return "Ok".to_owned();
    };
    let variant = format!("{error:?}");
    let variant = variant.split('(').next().unwrap().to_owned();
    let name = match &error {
        Error::Api(api) => api.name().map(|name| format!(" {name}")),
        _ => None,
    };
    let effect = match error.effect() {
        Effect::NotSent => "NotSent",
        Effect::NotDone => "NotDone",
        Effect::Done => "Done",
        Effect::Unknown => "Unknown",
    };
    format!("{variant} {effect}{}", name.unwrap_or_default())
}

/// The same of the validators: what `Ok`, a refusal and an open outcome are to them.
fn told(report: &Report) -> &'static str {
    let answer = &report.answer;
    if answer.doubt.is_some() {
        "open"
    } else if answer.is_success && !answer.blocked {
        "success"
    } else {
        "refusal"
    }
}

fn client(transport: &InMemory) -> Client {
    Client::builder()
        .credentials(Credentials::new("s", "j"))
        .transport(transport.clone())
        .build()
        .unwrap()
}

#[tokio::test]
async fn orders() {
    let proof = r#""orderId":4000000000000001,"token":"t""#;
    for (body, expected, validators) in [
        // The gateway's text, wherever messages stand and whatever is around it.
        (
            r#"{"code":0,"message":"Request blocked by navigator rule defaultBBR","data":null}"#
                .to_owned(),
            "Api NotDone BlockedByGateway",
            "refusal",
        ),
        (
            r#"{"errno":0,"errtag":0,"msg":"blocked: defaultBBR (2)","data":{}}"#.to_owned(),
            "Api NotDone BlockedByGateway",
            "refusal",
        ),
        (
            r#"{"errno":0,"msg":"","message":"defaultBBR","data":{"orderId":null,"token":null}}"#
                .to_owned(),
            "Api NotDone BlockedByGateway",
            "refusal",
        ),
        (
            r#"{"code":0,"message":"x defaultBBR y","data":{"orderId":0,"token":""}}"#.to_owned(),
            "Api NotDone BlockedByGateway",
            "refusal",
        ),
        (
            format!(r#"{{"code":0,"message":"defaultBBR","data":{{{proof}}}}}"#),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"code":0,"message":"defaultBBR","data":{"token":"t"}}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        // Another rule of the same gateway, which nobody has listed yet: no proof, so that it is open.
        (
            r#"{"code":0,"message":"Request blocked by navigator rule otherRule","data":null}"#
                .to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"code":0,"message":"request blocked by DEFAULTBBR","data":null}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        // A success that lacks its proof, in part or wholly.
        (
            r#"{"errno":0,"msg":"","data":{}}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":0,"msg":""}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":0,"msg":"","data":{"orderId":4000000000000001}}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":0,"msg":"","data":{"orderId":"","token":"  "}}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":0,"msg":"","data":[]}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        // Codes that contradict each other, or a proof.
        (
            format!(r#"{{"errno":0,"code":100009,"message":"库存不足","data":{{{proof}}}}}"#),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":0,"code":100009,"message":"库存不足","data":null}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":100009,"code":0,"msg":"","data":null}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            format!(r#"{{"errno":100009,"msg":"","data":{{{proof}}}}}"#),
            "OutcomeUnknown Unknown",
            "open",
        ),
        (
            r#"{"errno":"0","msg":"","data":null}"#.to_owned(),
            "OutcomeUnknown Unknown",
            "open",
        ),
        // Refusals as they are.
        (
            r#"{"errno":100009,"code":100009,"msg":"库存不足","data":null}"#.to_owned(),
            "Api NotDone OutOfStock",
            "refusal",
        ),
        (
            r#"{"code":900001,"message":"前方拥堵，请重试.","data":{}}"#.to_owned(),
            "Api NotDone OrderedTooFast",
            "refusal",
        ),
        (
            r#"{"errno":987654,"msg":"新","data":null}"#.to_owned(),
            "Api Unknown",
            "refusal",
        ),
    ] {
        let transport = InMemory::new();
        transport.answer(Answer::json(body.clone()));
        let request = CreateOrder::new(
            ProjectId(85826),
            ScreenId(1),
            SkuId(2),
            1,
            Fen(6800),
            PrepareToken("t".into()),
        );
        let result = client(&transport).ticket().create_order(&request).await;
        assert_eq!(shown(result), expected, "{body}");
        assert_eq!(transport.requests().len(), 1);
        let report = validate::create_order_reply(body.as_bytes()).into_report();
        assert_eq!(told(&report), validators, "{body}: {report:?}");
    }
}

#[tokio::test]
async fn calls_that_change_nothing() {
    let transport = InMemory::new();
    let client = client(&transport);
    let tickets = client.ticket();
    // A queueing order is asked for again, whatever comes with the code.
    for data in ["null", "{}", r#"{"order_id":null}"#, r#"{"token":"t"}"#] {
        for code in [100_012, 100_079] {
            let body = format!(r#"{{"errno":{code},"msg":"排队中","data":{data}}}"#);
            transport.answer(Answer::json(body.clone()));
            let request = GetCreateStatus::new(OrderToken("t".into()));
            let error = tickets.get_create_status(&request).await.unwrap_err();
            assert!(error.is_pending(), "{body}: {error:?}");
        }
    }
    // Whatever the id is written as: what the validators take the client takes, and nothing else.
    for id in [
        "\"4000000000000001\"",
        "4000000000000001",
        "\"\"",
        "null",
        "[]",
    ] {
        let body = format!(r#"{{"errno":0,"msg":"","data":{{"order_id":{id}}}}}"#);
        transport.answer(Answer::json(body.clone()));
        let request = GetCreateStatus::new(OrderToken("t".into()));
        let is_read = tickets.get_create_status(&request).await.is_ok();
        let report = validate::get_create_status_reply(body.as_bytes()).into_report();
        assert_eq!(is_read, !report.has_errors(), "{body}: {report:?}");
    }
    // The page has run out, and risk control as a code of the envelope.
    transport.answer(Answer::json(
        r#"{"errno":100050,"msg":"当前页面已失效","data":{}}"#,
    ));
    let request = ConfirmOrder::new(PrepareToken("t".into()));
    assert_eq!(
        shown(tickets.confirm_order(&request).await),
        "Api NotDone TokenExpired"
    );
    for data in [
        "null",
        r#"{"ga_data":null}"#,
        r#"{"ga_data":{"riskParams":{}}}"#,
    ] {
        let body = format!(r#"{{"code":412,"message":"","data":{data}}}"#);
        transport.answer(Answer::json(body.clone()));
        let request = PrepareOrder::new(ProjectId(1), ScreenId(1), SkuId(2), 1);
        assert_eq!(
            shown(tickets.prepare_order(&request).await),
            "Risk NotDone",
            "{body}"
        );
    }
    // What a caller can do without costs nothing; the auditor reports it.
    for (body, missing) in [
        (
            r#"{"errno":0,"msg":"","data":{"token":"w.","ptoken":null}}"#,
            "/data/shield",
        ),
        (
            r#"{"errno":0,"msg":"","data":{"token":"w.","shield":7}}"#,
            "/data/shield",
        ),
        (
            r#"{"errno":0,"msg":"","data":{"token":"w.","shield":{}}}"#,
            "/data/shield/open",
        ),
    ] {
        transport.answer(Answer::json(body));
        let request = PrepareOrder::new(ProjectId(1), ScreenId(1), SkuId(2), 1);
        let prepared = tickets.prepare_order(&request).await.unwrap();
        assert_eq!(prepared.token, Some(PrepareToken("w.".into())), "{body}");
        let report = validate::prepare_order_reply(body.as_bytes()).into_report();
        let found = report
            .findings
            .iter()
            .any(|one| one.instance_path == missing);
        assert!(found, "{body}: {report:?}");
    }
    // No project, and no buyers.
    transport.answer(Answer::json(r#"{"errno":0,"msg":"","data":null}"#));
    let project = tickets.get_project(&GetProject::new(ProjectId(1))).await;
    assert!(project.unwrap().is_none());
    transport.answer(Answer::json(r#"{"errno":0,"msg":"","data":{"list":[]}}"#));
    assert!(
        tickets
            .list_buyers(&ListBuyers::new())
            .await
            .unwrap()
            .list
            .is_empty()
    );
}
