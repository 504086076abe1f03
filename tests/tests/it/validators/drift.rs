//! `drift()` of what calls give: the typed reply, the raw one, and errors.
#![allow(
    deprecated,
    reason = "the charge is marked so, and is the call at hand"
)]

use bilispec_client::testing::{Answer, InMemory};
use bilispec_client::validate::Report;
use bilispec_client::{Client, Credentials, Error, QuickPay, QuickPayOtype, RawReply, Reply};

/// Rules and places.
type Rules = [(&'static str, &'static str)];

fn rules(report: &Report) -> Vec<(&str, &str)> {
    let findings = report.findings.iter();
    findings
        .map(|finding| (finding.id, finding.instance_path.as_str()))
        .collect()
}

fn receipt(status: &str, more: &str) -> String {
    format!(
        r#"{{"code":0,"message":"0","ttl":1,"data":{{"mid":1,"up_mid":2,"order_no":"x","elec_num":20,"exp":2,"status":{status},"msg":""{more}}}}}"#
    )
}

async fn raw(answer: Answer) -> RawReply<QuickPay> {
    let transport = InMemory::new();
    transport.answer(answer);
    let client = Client::builder()
        .credentials(Credentials::new("a", "b"))
        .transport(transport)
        .build()
        .unwrap();
    let request = QuickPay::new(20, 2, QuickPayOtype::Up, 2);
    client.charge().quick_pay(&request).raw().await.unwrap()
}

#[tokio::test]
async fn a_typed_reply_stands_beside_the_raw_one_and_tells_its_drift() {
    let body = receipt("4", r#","bonus":1"#);
    let reply: Reply<QuickPay> = raw(Answer::json(body.clone())).await.typed().unwrap();
    assert_eq!(reply.exp, 2);
    assert_eq!(reply.raw().body(), body.as_bytes());
    assert_eq!(
        rules(&reply.drift()),
        [("response.unknown-field", "/data/bonus")]
    );
    assert_eq!(
        reply.drift().answer.outcome.unwrap().name.as_deref(),
        Some("Paid")
    );
    let shown = format!("{reply:?}");
    assert!(
        !shown.contains("bonus") && shown.contains("exp: 2"),
        "{shown}"
    );
    assert_eq!(reply.into_payload().elec_num, 20);

    let clean = raw(Answer::json(receipt("4", ""))).await.typed().unwrap();
    assert_eq!(clean.drift().findings, []);
}

#[tokio::test]
async fn an_error_tells_the_drift_of_the_reply_that_it_carries() {
    let cases: [(&str, Answer, Option<&Rules>); 8] = [
        ("Declined", Answer::json(receipt("-4", "")), Some(&[])),
        (
            "Declined",
            Answer::json(receipt("-9", "")),
            Some(&[("response.enum", "/data/status")]),
        ),
        (
            "Decode",
            Answer::json(receipt("4", r#","exp":null"#)),
            Some(&[
                ("response.duplicate-key", "/data/exp"),
                ("response.type", "/data/exp"),
            ]),
        ),
        (
            "Api",
            Answer::json(r#"{"code":-101,"message":"no","ttl":1}"#),
            Some(&[]),
        ),
        (
            "Api",
            Answer::json(r#"{"code":-7,"message":"no","ttl":"1"}"#),
            Some(&[
                ("response.type", "/ttl"),
                ("response.unknown-code", "/code"),
            ]),
        ),
        (
            "OutcomeUnknown",
            Answer::html(200, "<html>"),
            Some(&[("response.syntax", "")]),
        ),
        ("OutcomeUnknown", Answer::html(502, "<html>"), None),
        (
            "Risk",
            Answer::json(r#"{"code":-412,"message":"","ttl":1}"#).status(412),
            None,
        ),
    ];
    for (name, answer, expected) in cases {
        let raw = raw(answer).await;
        let error = raw.decode().unwrap_err();
        assert!(format!("{error:?}").starts_with(name), "{error:?}");
        let report = error.drift();
        assert_eq!(raw.drift(), report);
        let mut found = report.as_ref().map(rules);
        if let Some(found) = &mut found {
            found.sort_unstable();
        }
        assert_eq!(found.as_deref(), expected, "{error:?}");
        if let Error::Api(error) = &error {
            assert_eq!(error.drift(), report);
        }
    }
}

#[tokio::test]
async fn an_error_without_a_reply_has_none() {
    let client = Client::builder()
        .credentials(Credentials::new("a", "b"))
        .transport(InMemory::new())
        .build()
        .unwrap();
    let request = QuickPay::new(20, 2, QuickPayOtype::Up, 2);
    let error = client.charge().quick_pay(&request).await.unwrap_err();
    assert_eq!(error.drift(), None);
    let invalid = QuickPay::new(1, 2, QuickPayOtype::Up, 2);
    let error = client.charge().quick_pay(&invalid).await.unwrap_err();
    assert_eq!(error.drift(), None);
}
