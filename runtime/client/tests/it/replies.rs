//! From a reply to the payload or the right error, over the transport in memory.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use crate::common::others::{ALL, GetStatus, code_of, coded};
use crate::common::quick_pay::{QuickPayReceipt, QuickPayStatus};
use crate::common::{PERSON, assert_discreet, client, credentials, receipt, receipt_with, request};
use bilispec_runtime::operation::CodeClass;
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::transport::{Cause, Sent};
use bilispec_runtime::{Builder, Call, Core, Effect, Error};

/// What the one call gives whose reply this is. The request arrives once, whatever comes back.
async fn reply_to(answer: Answer) -> Result<QuickPayReceipt, Error> {
    let transport = InMemory::new();
    transport.answer(answer);
    transport.answer(Answer::json(receipt("4")));
    let result = client(&transport).charge().quick_pay(&request()).await;
    assert_eq!(transport.requests().len(), 1);
    if let Err(error) = &result {
        assert_discreet(&format!("{error} {error:?} {error:#?}"));
    }
    result
}

async fn error_of(body: &str) -> Error {
    reply_to(Answer::json(body.to_owned())).await.unwrap_err()
}

/// `Variant Effect code`
fn summary(error: &Error) -> String {
    let variant = format!("{error:?}");
    let variant = variant.split('(').next().unwrap();
    format!("{variant} {:?} {:?}", error.effect(), error.code())
}

#[tokio::test]
async fn a_charge_that_happened_is_its_receipt() {
    let receipt = reply_to(Answer::json(receipt("4"))).await.unwrap();
    assert_eq!(receipt.status, QuickPayStatus::Paid);
    assert_eq!(receipt.exp, 2);
}

#[tokio::test]
async fn an_outcome_that_is_no_success_is_an_error() {
    for (status, expected) in [
        ("-2", QuickPayStatus::BelowMinimum),
        ("-4", QuickPayStatus::InsufficientBCoins),
        ("0", QuickPayStatus::Retired),
    ] {
        let Error::Declined(declined) = error_of(&receipt(status)).await else {
            panic!("{status}");
        };
        assert!(declined.outcome() == expected);
        assert_eq!(declined.outcome().as_enum(), Some(expected));
        assert_eq!(declined.effect(), Effect::NotDone);
        assert_eq!(declined.code(), Some(0));
        let payload: QuickPayReceipt = declined.data_as().unwrap();
        assert_eq!(payload.msg, PERSON);
    }
}

#[tokio::test]
async fn an_unlisted_outcome_keeps_its_number_and_proves_nothing() {
    let Error::Declined(declined) = error_of(&receipt("-9")).await else {
        panic!();
    };
    assert!(declined.outcome() == QuickPayStatus::Unknown(-9));
    assert_eq!(declined.outcome().integer(), Some(-9));
    assert_eq!(declined.outcome().name(), None);
    assert_eq!(declined.effect(), Effect::Unknown);
    assert_eq!(
        declined.to_string(),
        "quick_pay: it did not happen: an unlisted value (-9)"
    );
}

#[tokio::test]
async fn a_paid_charge_that_cannot_be_read_is_done() {
    for broken in [
        r#""status":4,"exp":null"#,
        r#""exp":"2","status":4"#,
        r#""status":4"#,
        r#""status":4,"exp":1,"exp":2"#,
        r#""status":"4","exp":2"#,
    ] {
        let error = error_of(&receipt_with(broken)).await;
        let Error::Decode(error) = error else {
            panic!("{broken}: {error:?}");
        };
        assert_eq!(error.effect(), Effect::Done, "{broken}");
        assert!(error.outcome().unwrap() == QuickPayStatus::Paid);
        assert!(error.raw_body().is_some());
    }
    let Error::Decode(error) = error_of(&receipt_with(r#""status":4,"exp":null"#)).await else {
        panic!();
    };
    assert_eq!(
        (error.path(), error.expected(), error.found()),
        ("/data/exp", "an integer", "null")
    );
}

#[tokio::test]
async fn a_declined_charge_that_cannot_be_read_is_declined_all_the_same() {
    let Error::Declined(declined) = error_of(&receipt_with(r#""status":-4,"exp":null"#)).await
    else {
        panic!();
    };
    assert!(declined.outcome() == QuickPayStatus::InsufficientBCoins);
    assert!(declined.data_as::<QuickPayReceipt>().is_none());
}

#[tokio::test]
async fn without_an_outcome_nothing_is_known() {
    for body in [
        r#"{"code":0}"#,
        r#"{"code":0,"data":null}"#,
        r#"{"code":0,"data":{}}"#,
        r#"{"code":0,"data":true}"#,
        r#"{"code":0,"data":[]}"#,
        r#"{"code":0,"data":{"status":null}}"#,
        r#"{"code":0,"data":{"status":{}}}"#,
        r#"{"code":0,"data":{"status":4,"status":-2}}"#,
    ] {
        let error = error_of(body).await;
        assert_eq!(summary(&error), "Decode Unknown Some(0)", "{body}");
        assert!(error.to_string().contains("/data/status"), "{error}");
    }
}

#[tokio::test]
async fn a_code_refuses_whatever_the_data() {
    for data in [
        "",
        r#","data":null"#,
        r#","data":{}"#,
        r#","data":{"mid":null}"#,
        r#","data":true"#,
        r#","data":[1]"#,
    ] {
        let error = error_of(&format!(
            r#"{{"code":-101,"message":"{PERSON}","ttl":1{data}}}"#
        ))
        .await;
        assert_eq!(summary(&error), "Api NotDone Some(-101)", "{data}");
        assert!(error.is_auth());
        assert_eq!(error.message(), Some(PERSON));
        assert_eq!(
            error.to_string(),
            "quick_pay: refused with code -101 (NotLoggedIn)"
        );
    }
    let Error::Api(error) = error_of(r#"{"code":-101,"data":{"n":7}}"#).await else {
        panic!();
    };
    assert_eq!(error.description(), "What it means.");
    assert_eq!(error.data_as::<serde_json::Value>().unwrap()["n"], 7);
}

#[tokio::test]
async fn what_a_code_proves() {
    for (body, expected) in [
        // Listed, and none of the server's own failures.
        (r#"{"code":-101}"#, "Api NotDone Some(-101)"),
        (r#"{"code":"-101"}"#, "Api NotDone Some(-101)"),
        // The server's own failure, a code that the spec does not list, and null.
        (r#"{"code":-500}"#, "Api Unknown Some(-500)"),
        (r#"{"code":-7}"#, "Api Unknown Some(-7)"),
        (r#"{"code":null,"message":"no"}"#, "Api Unknown None"),
        (
            r#"{"code":-352,"data":{"v_voucher":"x"}}"#,
            "Risk NotDone Some(-352)",
        ),
    ] {
        assert_eq!(summary(&error_of(body).await), expected, "{body}");
    }
}

#[tokio::test]
async fn a_spending_call_without_a_readable_answer_is_unknown() {
    for answer in [
        Answer::html(200, "<html>"),
        Answer::html(412, "<html>blocked"),
        Answer::html(502, "<html>"),
        Answer::html(504, "<html>"),
        Answer::html(302, ""),
        Answer::json(""),
        Answer::json(r#"{"code":0,"data":{"status":4"#),
        Answer::json(r#"{"code":0} trailing"#),
        Answer::json("[]"),
        Answer::json("{}"),
        Answer::json("null"),
        Answer::json(r#"{"code":{}}"#),
        Answer::json(r#"{"code":0,"code":-101}"#),
        Answer::json(receipt("4")).status(500),
        Answer::failure(Cause::Timeout, Sent::Maybe),
        Answer::failure(Cause::Interrupted, Sent::Maybe),
        Answer::failure(Cause::TooLarge, Sent::Maybe),
    ] {
        let name = format!("{answer:?}");
        let error = reply_to(answer).await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{name}: {error:?}"
        );
        assert_eq!(error.effect(), Effect::Unknown);
    }
    let blocked = reply_to(Answer::html(412, "<html>")).await.unwrap_err();
    assert!(blocked.is_risk_control());
}

#[tokio::test]
async fn what_did_not_leave_did_not_happen() {
    let error = reply_to(Answer::failure(Cause::Connect, Sent::No))
        .await
        .unwrap_err();
    assert_eq!(summary(&error), "Transport NotSent None");
    let Error::Transport(error) = error else {
        panic!()
    };
    assert_eq!(error.sent(), Sent::No);
    assert!(
        !reply_to(Answer::failure(Cause::Connect, Sent::No))
            .await
            .unwrap_err()
            .is_timeout()
    );
}

#[tokio::test]
async fn statuses_below_500_with_an_envelope_are_what_they_say() {
    for (status, body, expected) in [
        (412, r#"{"code":-412}"#, "Risk NotDone Some(-412)"),
        (403, r#"{"code":-101}"#, "Status NotDone Some(-101)"),
        (403, r#"{"code":-403}"#, "Status Unknown Some(-403)"),
        (429, r#"{"code":0}"#, "Status Unknown Some(0)"),
    ] {
        let error = reply_to(Answer::json(body).status(status))
            .await
            .unwrap_err();
        assert_eq!(summary(&error), expected, "{status} {body}");
    }
}

#[tokio::test]
async fn errors_carry_what_a_report_needs() {
    let answer = Answer::json(r#"{"code":-101,"message":"x"}"#).header("x-bili-trace-id", "7f");
    let error = reply_to(answer).await.unwrap_err();
    assert_eq!(error.operation(), "quick_pay");
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.trace_id(), Some("7f"));
    assert_eq!(error.class(), Some(CodeClass::Auth));
    assert_eq!(
        error.raw_body().unwrap().as_ref(),
        br#"{"code":-101,"message":"x"}"#
    );
    assert!(std::error::Error::source(&error).is_none());
}

#[tokio::test]
async fn a_raw_reply_is_given_whatever_it_is_and_reads_like_the_call() {
    let transport = InMemory::new();
    transport.answer(Answer::json(receipt("-4")).header("x-bili-trace-id", "7f"));
    let raw = client(&transport)
        .charge()
        .quick_pay(&request())
        .raw()
        .await
        .unwrap();
    assert_eq!(raw.status(), 200);
    assert_eq!(raw.trace_id(), Some("7f"));
    assert_eq!(raw.body().as_ref(), receipt("-4").as_bytes());
    assert!(matches!(raw.decode(), Err(Error::Declined(_))));
    assert_discreet(&format!("{raw:?}"));
}

/// What each class of code says of itself, and nothing else.
#[tokio::test]
async fn each_class_has_its_question() {
    type Question = fn(&Error) -> bool;
    let questions: [(CodeClass, Question); 11] = [
        (CodeClass::Auth, Error::is_auth),
        (CodeClass::Parameter, Error::is_parameter),
        (CodeClass::Rate, Error::is_rate_limited),
        (CodeClass::Stock, Error::is_out_of_stock),
        (CodeClass::State, Error::is_not_on_sale),
        (CodeClass::Limit, Error::is_over_limit),
        (CodeClass::Token, Error::is_token),
        (CodeClass::Pending, Error::is_pending),
        (CodeClass::Account, Error::is_account),
        (CodeClass::Risk, Error::is_risk_control),
        (CodeClass::Server, Error::is_server),
    ];
    for (class, _) in questions {
        let transport = InMemory::responding(move |_| Answer::json(coded(code_of(class))));
        let core = core(&transport);
        let error = Call::new(&core, &GetStatus::new()).await.unwrap_err();
        assert_eq!(error.class(), Some(class));
        for (other, asks) in questions {
            assert_eq!(asks(&error), class == other, "{class:?}: {other:?}");
        }
    }
    // HTTP says the same of some.
    for (status, asks) in [
        (401, Error::is_auth as Question),
        (412, Error::is_risk_control),
        (429, Error::is_rate_limited),
        (503, Error::is_server),
    ] {
        let transport = InMemory::responding(move |_| {
            Answer::html(status, "<html>").header("retry-after", "9")
        });
        let error = Call::new(&core(&transport), &GetStatus::new())
            .await
            .unwrap_err();
        for (_, other) in questions {
            assert_eq!(other(&error), std::ptr::fn_addr_eq(other, asks), "{status}");
        }
        assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(9)));
    }
}

/// Path, expected and found of replies that are JSON and not what they should be.
#[tokio::test]
async fn a_reply_that_does_not_fit_is_named_by_path_expected_and_found() {
    let outcome = "an integer, which is the outcome";
    for (body, path, expected, found) in [
        (
            receipt_with(r#""status":4,"exp":null"#),
            "/data/exp",
            "an integer",
            "null",
        ),
        (
            receipt_with(r#""status":4,"exp":"2""#),
            "/data/exp",
            "an integer",
            "a string",
        ),
        (
            receipt_with(r#""status":4"#),
            "/data/exp",
            "a value",
            "nothing",
        ),
        (
            receipt_with(r#""exp":2"#),
            "/data/status",
            outcome,
            "nothing",
        ),
        (
            receipt_with(r#""exp":2,"status":null"#),
            "/data/status",
            outcome,
            "null",
        ),
        (
            receipt_with(r#""exp":2,"status":true"#),
            "/data/status",
            outcome,
            "a boolean",
        ),
        (
            receipt_with(r#""status":4,"status":0"#),
            "/data/status",
            outcome,
            "several values",
        ),
        (
            r#"{"code":0,"data":[]}"#.to_owned(),
            "/data/status",
            outcome,
            "nothing",
        ),
    ] {
        let error = error_of(&body).await;
        let text = error.to_string();
        let Error::Decode(error) = error else {
            panic!("{body}: {error:?}");
        };
        assert_eq!(
            (error.path(), error.expected(), error.found()),
            (path, expected, found)
        );
        assert!(text.contains(path) && text.contains(found), "{text}");
    }
    // A call that changes nothing says it of the envelope as well; one that spends has lost its answer there.
    for (body, path, expected, found) in [
        ("[1]", "", "an object", "an array"),
        ("null", "", "an object", "null"),
        ("{}", "/code", "a code", "nothing"),
        (r#"{"code":true}"#, "/code", "a code", "a boolean"),
        (r#"{"code":{}}"#, "/code", "a code", "an object"),
        (
            r#"{"code":0,"code":1}"#,
            "/code",
            "a code",
            "several values",
        ),
        (r#"{"code":0}"#, "/data", "an object", "nothing"),
        (
            r#"{"code":0,"data":{},"data":1}"#,
            "/data",
            "one value",
            "several values",
        ),
        (
            r#"{"code":0,"data":{"order_id":7}}"#,
            "/data/order_id",
            "a string",
            "an integer",
        ),
    ] {
        let transport = InMemory::responding(move |_| Answer::json(body));
        let error = Call::new(&core(&transport), &GetStatus::new())
            .await
            .unwrap_err();
        let text = error.to_string();
        let Error::Decode(error) = error else {
            panic!("{body}: {error:?}");
        };
        assert_eq!(
            (error.path(), error.expected(), error.found()),
            (path, expected, found)
        );
        assert!(!text.contains(" at ,"), "{text}");
        assert_eq!(error.effect(), Effect::NotDone);
    }
}

fn core(transport: &InMemory) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .transport(transport.clone())
        .build()
        .unwrap()
}

/// What is handed from task to task and kept for later.
#[test]
fn errors_can_be_sent_shared_and_boxed() {
    fn anywhere<T: Send + Sync + std::error::Error + 'static>() {}
    anywhere::<Error>();
    anywhere::<bilispec_runtime::BuildError>();
    anywhere::<bilispec_runtime::transport::Failure>();
}
