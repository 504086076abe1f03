//! The short way says nothing that the long one would not say: the same payload and code, or it leaves it.

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde::Deserialize;

use super::{closely, straight};
use crate::echo::Asked;
use crate::operation::{
    Act, Body, Borrowed, Code, CodeClass, CodeValue, Envelope, KnownOutcome, Operation,
    OutcomeValue, ReplyBody, SideEffect, Success, SuccessField,
};
use crate::received::Received;
use crate::wire::{IntOrString, JsonString, RawJson};
use bilispec_engine::Validators;

static ENVELOPE: Envelope = Envelope {
    code: &["errno", "code"],
    message: &["msg"],
    data: "data",
    success: Success::Values(Borrowed(&[CodeValue::Integer(0), CodeValue::Integer(1)])),
    codes: &[Code {
        value: Some(CodeValue::Integer(1)),
        name: "Checked",
        class: CodeClass::Risk,
        zh: "",
        en: "",
    }],
};

static PLAIN: Operation = Operation {
    id: "plain",
    method: Method::GET,
    host: "https://example.com",
    path: "/",
    act: Act::undeclared(SideEffect::None),
    other_hosts: &[],
    logins: &[],
    login_optional: false,
    body: Body::None,
    parameters: &[],
    reply: ReplyBody::Enveloped,
    envelope: &ENVELOPE,
    success: None,
    codes: &[],
    validators: Validators::ANYTHING,
};

static DECLINING: Operation = Operation {
    id: "declining",
    method: Method::GET,
    host: "https://example.com",
    path: "/",
    act: Act::undeclared(SideEffect::Spend),
    other_hosts: &[],
    logins: &[],
    login_optional: false,
    body: Body::None,
    parameters: &[],
    reply: ReplyBody::Enveloped,
    envelope: &ENVELOPE,
    success: Some(SuccessField {
        path: &["state", "status"],
        known: &[outcome(4, true), outcome(-4, false)],
    }),
    codes: &[],
    validators: Validators::ANYTHING,
};

const fn outcome(value: i64, success: bool) -> KnownOutcome {
    KnownOutcome {
        value: OutcomeValue::Integer(value),
        name: "",
        success,
        zh: "",
        en: "",
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Payload {
    id: i64,
    name: Option<String>,
    #[serde(rename = "orderId")]
    order_id: IntOrString,
    extra: Option<RawJson>,
    text: Option<JsonString<RawJson>>,
    state: State,
}

#[derive(Debug, PartialEq, Deserialize)]
struct State {
    status: i64,
}

/// Looks at one body both ways; whether the short one took it.
fn both(status: u16, body: &[u8]) -> [bool; 2] {
    let received = Received {
        status: StatusCode::from_u16(status).unwrap(),
        headers: HeaderMap::new(),
        body: Bytes::copy_from_slice(body),
        asked: Asked::default(),
    };
    [&PLAIN, &DECLINING].map(|operation| {
        let short = straight::<Option<Payload>>(operation, &received);
        let taken = short.is_some();
        if let Some((payload, code)) = short {
            let long = closely::<Option<Payload>>(operation, &received);
            let shown = String::from_utf8_lossy(body);
            let (other, other_code) = long.unwrap_or_else(|error| panic!("{shown}: {error}"));
            assert_eq!((payload, code), (other, other_code), "{shown}");
        }
        taken
    })
}

const DATA: &str = r#"{"id":7,"name":"é\"\u8d2d","orderId":"007","extra":{"a":[1,null]},"text":"[1]","more":1.5e3,"state":{"status":4}}"#;

#[test]
fn the_usual_success_is_taken_whatever_the_order_of_its_keys() {
    for body in [
        format!(r#"{{"errno":0,"msg":"ok","data":{DATA}}}"#),
        format!(r#"{{"data":{DATA},"msg":null,"code":0,"errno":null}}"#),
        format!("\u{feff} {{ \"more\":[{DATA}], \"errno\" : 0,\n \"data\" : {DATA} }}\t"),
    ] {
        assert_eq!(both(200, body.as_bytes()), [true, true], "{body}");
        assert_eq!(both(412, body.as_bytes()), [false, false], "{body}");
    }
    // Without a payload there is no outcome.
    assert_eq!(both(200, br#"{"errno":0,"data":null}"#), [true, false]);
}

#[test]
fn everything_else_is_left_to_the_long_way() {
    let declined = DATA.replace("\"status\":4", "\"status\":-4");
    for (body, taken) in [
        (format!(r#"{{"errno":0,"data":{declined}}}"#), [true, false]),
        (format!(r#"{{"errno":1,"data":{DATA}}}"#), [false; 2]),
        (format!(r#"{{"errno":2,"data":{DATA}}}"#), [false; 2]),
        (format!(r#"{{"errno":null,"data":{DATA}}}"#), [false; 2]),
        (
            format!(r#"{{"errno":2,"code":0,"data":{DATA}}}"#),
            [false; 2],
        ),
        (
            format!(r#"{{"errno":0,"errno":0,"data":{DATA}}}"#),
            [false; 2],
        ),
        (
            format!(r#"{{"errno":0,"data":null,"data":{DATA}}}"#),
            [false; 2],
        ),
        (
            format!(r#"{{"errno":0,"data":{DATA},"data":{DATA}}}"#),
            [false; 2],
        ),
        (format!(r#"{{"errno":0,"data":{DATA}}} ."#), [false; 2]),
        (format!(r#"[{{"errno":0,"data":{DATA}}}]"#), [false; 2]),
        (r#"{"errno":0}"#.to_owned(), [false; 2]),
        (r#"{"errno":0,"data":{}}"#.to_owned(), [false; 2]),
        (format!(r#"{{"data":{DATA}}}"#), [false; 2]),
        (String::new(), [false; 2]),
    ] {
        assert_eq!(both(200, body.as_bytes()), taken, "{body}");
    }
}

#[test]
fn no_damage_is_read_in_two_ways() {
    let whole = format!(r#"{{"msg":"","errno":0,"data":{DATA},"code":0}}"#).into_bytes();
    let mut taken = 0_usize;
    for at in 0..whole.len() {
        let (before, after) = whole.split_at(at);
        let _ = both(200, before);
        for byte in b"\"\\{}[],:01-e n\x00\xff" {
            let rest = after.get(1..).unwrap_or_default();
            for body in [
                [before, &[*byte], rest].concat(),
                [before, &[*byte], after].concat(),
            ] {
                taken += usize::from(both(200, &body)[0]);
            }
        }
    }
    assert!(taken > 500, "{taken} of the damaged ones are still replies");
}
