//! What a call that writes or spends may say: `Ok` and `Done` only with what the spec declares, `NotDone` only where no
//! evidence speaks for the act, and one request whatever comes back. And what errors print of it.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::borrow::Cow;

use bilispec_runtime::operation::{
    Act, Blocked, Body, Code, CodeClass, CodeValue, Envelope, Kind, KnownOutcome, Login,
    LoginPlace, Operation, OutcomeValue, Proof, ProofMember, ReplyBody, SideEffect, Success,
    SuccessField,
};
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::transport::{Cause, Sent};
use bilispec_runtime::validate::Validators;
use bilispec_runtime::{Builder, Call, Core, Effect, Error, Request, Values};
use serde::Deserialize;

const fn code(value: i64, class: CodeClass) -> Code {
    Code {
        value: Some(CodeValue::Integer(value)),
        name: "Listed",
        class,
        zh: "",
        en: "",
    }
}

static ENVELOPE: Envelope = Envelope {
    code: &["errno", "code"],
    message: &["message"],
    data: "data",
    success: Success::Values(Cow::Borrowed(&[CodeValue::Integer(0)])),
    codes: &[
        code(0, CodeClass::Ok),
        code(1, CodeClass::Auth),
        code(2, CodeClass::Parameter),
        code(3, CodeClass::Rate),
        code(4, CodeClass::Stock),
        code(5, CodeClass::State),
        code(6, CodeClass::Limit),
        code(7, CodeClass::Token),
        code(8, CodeClass::Pending),
        code(9, CodeClass::Account),
        code(10, CodeClass::Risk),
        code(11, CodeClass::Server),
    ],
};

static BLOCKED: [Blocked; 1] = [Blocked {
    text: Cow::Borrowed("defaultBBR"),
    name: Cow::Borrowed("BlockedByGateway"),
    class: Cow::Borrowed("rate"),
}];

static MEMBERS: [ProofMember; 2] = [
    ProofMember {
        name: Cow::Borrowed("orderId"),
        kinds: Cow::Borrowed(&[Kind::Integer]),
    },
    ProofMember {
        name: Cow::Borrowed("token"),
        kinds: Cow::Borrowed(&[Kind::String]),
    },
];

/// What an operation declares of its proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Declared {
    Nothing,
    Undecided,
    Members,
    Outcome,
}

const OUTCOMES: &[KnownOutcome] = &[
    KnownOutcome {
        value: OutcomeValue::Integer(4),
        name: "Paid",
        success: true,
        zh: "",
        en: "",
    },
    KnownOutcome {
        value: OutcomeValue::Integer(-2),
        name: "TooFew",
        success: false,
        zh: "",
        en: "",
    },
];

fn operation(changes: SideEffect, declared: Declared) -> &'static Operation {
    Box::leak(Box::new(owned(changes, declared)))
}

fn owned(changes: SideEffect, declared: Declared) -> Operation {
    Operation {
        id: "act",
        method: http::Method::POST,
        path: "/act",
        host: "https://api.example.com",
        act: Act {
            effect: changes,
            proof: match declared {
                Declared::Members => Proof::Members(Cow::Borrowed(&MEMBERS)),
                Declared::Undecided => Proof::Undecided,
                Declared::Nothing | Declared::Outcome => Proof::Undeclared,
            },
            blocked: Cow::Borrowed(&BLOCKED),
            echoes: Cow::Borrowed(&[]),
        },
        logins: &[],
        other_hosts: &[],
        login_optional: false,
        body: Body::None,
        parameters: &[],
        reply: ReplyBody::Enveloped,
        envelope: &ENVELOPE,
        success: (declared == Declared::Outcome).then_some(SuccessField {
            path: &["status"],
            known: OUTCOMES,
        }),
        codes: &[],
        validators: Validators::ANYTHING,
    }
}

/// Any payload.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Payload(#[expect(dead_code, reason = "only decoded")] serde_json::Value);

struct Acting(&'static Operation);

impl Request for Acting {
    type Reply = Payload;

    fn operation(&self) -> &'static Operation {
        self.0
    }

    fn values(&self, _: &mut Values) {}
}

async fn call(operation: &'static Operation, answer: Answer) -> Result<(), Error> {
    let transport = InMemory::new();
    transport.answer(answer);
    let operations: &'static [&'static Operation] = Box::leak(Box::new([operation]));
    let core = Builder::<Core>::new(operations)
        .transport(transport.clone())
        .build()
        .unwrap();
    let result = Call::new(&core, &Acting(operation)).await;
    assert_eq!(transport.requests().len(), 1);
    result.map(|_| ())
}

/// A payload, and for which declaration it is a whole proof, or evidence at all.
struct Data {
    json: &'static str,
    proves: &'static [Declared],
    speaks: &'static [Declared],
}

const DATA: [Data; 8] = {
    use Declared::{Members, Outcome};
    [
        Data {
            json: r#"{"orderId":7,"token":"t"}"#,
            proves: &[Members],
            speaks: &[Members],
        },
        Data {
            json: r#"{"orderId":7}"#,
            proves: &[],
            speaks: &[Members],
        },
        Data {
            json: r#"{"orderId":0,"token":""}"#,
            proves: &[],
            speaks: &[],
        },
        Data {
            json: "{}",
            proves: &[],
            speaks: &[],
        },
        Data {
            json: "null",
            proves: &[],
            speaks: &[],
        },
        Data {
            json: r#"{"status":4}"#,
            proves: &[Outcome],
            speaks: &[Outcome],
        },
        Data {
            json: r#"{"status":-2}"#,
            proves: &[],
            speaks: &[],
        },
        // Nobody knows which of them holds.
        Data {
            json: r#"{"status":-2,"status":4,"orderId":0,"orderId":7}"#,
            proves: &[],
            speaks: &[Members, Outcome],
        },
    ]
};

#[tokio::test]
async fn nothing_is_done_or_not_done_without_what_the_spec_declares() {
    let mut cases = 0;
    for changes in [SideEffect::Write, SideEffect::Spend] {
        for declared in [
            Declared::Nothing,
            Declared::Undecided,
            Declared::Members,
            Declared::Outcome,
        ] {
            let operation = operation(changes, declared);
            for status in [200, 400, 404, 412, 429, 500, 504] {
                for code in (0..=11).chain([99]) {
                    for data in &DATA {
                        check(operation, (changes, declared), status, code, data).await;
                        cases += 1;
                    }
                }
            }
        }
    }
    assert_eq!(cases, 2 * 4 * 7 * 13 * DATA.len());
}

async fn check(
    operation: &'static Operation,
    (changes, declared): (SideEffect, Declared),
    status: u16,
    code: i64,
    data: &Data,
) {
    let body = format!(r#"{{"errno":{code},"message":"x","data":{}}}"#, data.json);
    let shown = format!("{changes:?} {declared:?} HTTP {status} {body}");
    let result = call(operation, Answer::json(body).status(status)).await;
    let by_code = changes == SideEffect::Write && declared == Declared::Nothing;
    let proved = status == 200 && code == 0 && (by_code || data.proves.contains(&declared));
    let done = match &result {
        Ok(()) => true,
        Err(error) => error.effect() == Effect::Done,
    };
    assert_eq!(done, proved, "{shown}: {result:?}");
    let Err(error) = result else { return };
    let known = (1..=10).contains(&code) && code != 8;
    if error.effect() == Effect::NotDone {
        assert!(!data.speaks.contains(&declared), "{shown}: {error:?}");
        let declined = declared == Declared::Outcome && data.json.contains("-2") && code == 0;
        assert!(known || declined || status == 412, "{shown}: {error:?}");
        assert!(code != 0 || declined && status == 200, "{shown}: {error:?}");
    }
    // A contradiction has both sides in the error.
    if data.speaks.contains(&declared) && code != 8 && (code != 0 || status != 200) {
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{shown}: {error:?}"
        );
        assert_eq!(error.code(), Some(code), "{shown}");
        assert_eq!(error.status().unwrap(), status, "{shown}");
    }
}

#[tokio::test]
async fn a_pending_code_gives_what_it_carries_and_proves_nothing() {
    for changes in [SideEffect::Write, SideEffect::Spend] {
        let operation = operation(changes, Declared::Members);
        let body = r#"{"errno":8,"message":"","data":{"orderId":7,"token":"live"}}"#;
        let Err(Error::Api(error)) = call(operation, Answer::json(body)).await else {
            panic!();
        };
        assert_eq!(error.effect(), Effect::Unknown);
        assert_eq!(error.class(), Some(CodeClass::Pending));
        let data: serde_json::Value = error.data_as().unwrap();
        assert_eq!(data["token"], "live");
    }
}

#[tokio::test]
async fn a_blocked_text_refuses_a_success_code_and_contradicts_a_proof() {
    let operation = operation(SideEffect::Spend, Declared::Members);
    let blocked = |data: &str| {
        Answer::json(format!(
            r#"{{"code":0,"message":"Request blocked by navigator rule defaultBBR","data":{data}}}"#
        ))
    };
    let Err(Error::Api(error)) = call(operation, blocked("null")).await else {
        panic!();
    };
    assert_eq!(error.effect(), Effect::NotDone);
    assert_eq!(error.name(), Some("BlockedByGateway"));
    assert_eq!(error.class(), Some(CodeClass::Rate));
    let error = call(operation, blocked(r#"{"token":"t"}"#))
        .await
        .unwrap_err();
    assert_eq!(error.effect(), Effect::Unknown);
    let Error::OutcomeUnknown(error) = error else {
        panic!();
    };
    assert_eq!(error.evidence().collect::<Vec<_>>(), ["token"]);
}

#[tokio::test]
async fn codes_that_disagree_leave_it_open_for_all_but_what_reads() {
    let body = r#"{"errno":0,"code":4,"data":{"orderId":7,"token":"t"}}"#;
    let spends = operation(SideEffect::Spend, Declared::Members);
    let error = call(spends, Answer::json(body)).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    let reads = operation(SideEffect::None, Declared::Nothing);
    let Err(Error::Api(error)) = call(reads, Answer::json(body)).await else {
        panic!();
    };
    assert_eq!(error.code(), Some(4));
}

/// The same call with a payload of another kind.
struct Number(&'static Operation);

impl Request for Number {
    type Reply = u8;

    fn operation(&self) -> &'static Operation {
        self.0
    }

    fn values(&self, _: &mut Values) {}
}

/// Errors that no answer brings about alone: a success whose payload can't be read, and a call that lacks its login.
async fn beyond(proved: &'static Operation, changes: SideEffect) -> Vec<Error> {
    let mut lacking = owned(changes, Declared::Nothing);
    lacking.logins = &[&[Login {
        name: "SESSION",
        place: LoginPlace::Cookie,
    }]];
    let mut errors = Vec::new();
    for operation in [proved, Box::leak(Box::new(lacking))] {
        let transport = InMemory::new();
        transport.answer(Answer::json(
            r#"{"code":0,"data":{"status":4,"orderId":7,"token":"t"}}"#,
        ));
        let operations: &'static [&'static Operation] = Box::leak(Box::new([operation]));
        let core = Builder::<Core>::new(operations)
            .transport(transport)
            .build()
            .unwrap();
        errors.extend(Call::new(&core, &Number(operation)).await.err());
    }
    assert_eq!(errors.len(), 2, "{errors:?}");
    errors
}

/// Every error that calls give, and the words of its effect: these, and of no other effect.
#[tokio::test]
async fn errors_print_their_effect_in_its_words() {
    let all = [
        Effect::NotSent,
        Effect::NotDone,
        Effect::Done,
        Effect::Unknown,
    ];
    let mut seen = std::collections::BTreeSet::new();
    for changes in [SideEffect::Write, SideEffect::Spend] {
        let of_members = operation(changes, Declared::Members);
        let of_outcome = operation(changes, Declared::Outcome);
        let data = r#""data":{"status":4,"orderId":7,"token":"t"}"#;
        let mut errors = Vec::new();
        for operation in [of_members, of_outcome] {
            errors.extend(beyond(operation, changes).await);
            for answer in [
                Answer::failure(Cause::Connect, Sent::No),
                Answer::failure(Cause::Timeout, Sent::Maybe),
                Answer::html(200, "<html>"),
                Answer::html(412, "<html>"),
                Answer::html(503, "<html>"),
                Answer::json(r#"{"code":11}"#),
                Answer::json(r#"{"code":8}"#),
                Answer::json(r#"{"code":2}"#),
                Answer::json(r#"{"code":10}"#),
                Answer::json(r#"{"code":2}"#).status(403),
                Answer::json(r#"{"code":99}"#).status(403),
                Answer::json(r#"{"code":0,"data":{"status":-2}}"#),
                Answer::json(r#"{"code":0,"data":{"status":-9}}"#),
                Answer::json(format!(r#"{{"code":1,{data}}}"#)),
                Answer::json(r#"{"code":0,"data":{}}"#),
                Answer::json(r#"{"code":0,"message":"defaultBBR"}"#),
            ] {
                errors.extend(call(operation, answer).await.err());
            }
        }
        for error in errors {
            let text = error.to_string();
            for effect in all {
                let says = text.contains(&effect.to_string());
                assert_eq!(
                    says,
                    effect == error.effect(),
                    "{text}: {effect:?}, {error:?}"
                );
            }
            let variant = format!("{error:?}");
            let variant = variant.split('(').next().unwrap().to_owned();
            seen.insert(format!("{variant} {:?}", error.effect()));
        }
    }
    for expected in [
        "Api NotDone",
        "Api Unknown",
        "Declined NotDone",
        "Declined Unknown",
        "Decode Done",
        "Invalid NotSent",
        "NotJson Unknown",
        "OutcomeUnknown Unknown",
        "Risk NotDone",
        "Status NotDone",
        "Status Unknown",
        "Transport NotSent",
        "Transport Unknown",
    ] {
        assert!(seen.contains(expected), "{expected} is not among {seen:?}");
    }
}
