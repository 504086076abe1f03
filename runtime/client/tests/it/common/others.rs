//! More operations by hand: one that changes nothing, one that writes what costs nothing, and one that orders.

use bilispec_runtime::operation::{
    Act, Body, Borrowed, Code, CodeClass, CodeValue, Envelope, Kind, Login, LoginPlace, Operation,
    Parameter, Place, Proof, ProofMember, ReplyBody, SideEffect, Success,
};
use bilispec_runtime::validate::Validators;
use bilispec_runtime::{Repeatable, Request, Values};
use serde::{Deserialize, Serialize};

use super::HOST;
use super::quick_pay::QUICK_PAY;

/// Whether the order came about; changes nothing.
#[derive(Clone, Debug)]
pub struct GetStatus {
    pub token: String,
}

impl GetStatus {
    pub fn new() -> Self {
        Self {
            token: TOKEN.to_owned(),
        }
    }
}

/// A credential that has to travel in the URL.
pub const TOKEN: &str = "t0ken-t0ken-t0ken-t0ken-t0ken-t0";

impl Request for GetStatus {
    type Reply = Status;

    fn operation(&self) -> &'static Operation {
        &GET_STATUS
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.token);
    }
}

impl Repeatable for GetStatus {}

/// The order.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Status {
    pub order_id: String,
}

/// Writes something that costs nothing.
#[derive(Clone, Debug)]
pub struct Prepare;

impl Request for Prepare {
    type Reply = Status;

    fn operation(&self) -> &'static Operation {
        &PREPARE
    }

    fn values(&self, _: &mut Values) {}
}

/// Orders something, without parameters.
#[derive(Clone, Debug)]
pub struct Order;

impl Request for Order {
    type Reply = Status;

    fn operation(&self) -> &'static Operation {
        &ORDER
    }

    fn values(&self, _: &mut Values) {}
}

pub static GET_STATUS: Operation = Operation {
    id: "get_status",
    method: http::Method::GET,
    host: HOST,
    path: "/status",
    act: Act::undeclared(SideEffect::None),
    logins: &[&[Login {
        name: "SESSDATA",
        place: LoginPlace::Cookie,
    }]],
    other_hosts: &[],
    login_optional: false,
    body: Body::None,
    parameters: &[Parameter::new("token", Place::Query).required()],
    envelope: &ENVELOPE,
    success: None,
    codes: &[],
    validators: Validators::ANYTHING,
    reply: ReplyBody::Enveloped,
};

pub static PREPARE: Operation = Operation {
    id: "prepare",
    method: http::Method::POST,
    path: "/prepare",
    act: Act::undeclared(SideEffect::Write),
    body: Body::Form,
    host: HOST,
    logins: &[&[Login {
        name: "SESSDATA",
        place: LoginPlace::Cookie,
    }]],
    other_hosts: &[],
    login_optional: false,
    parameters: &[],
    envelope: &ENVELOPE,
    success: None,
    codes: &[],
    validators: Validators::ANYTHING,
    reply: ReplyBody::Enveloped,
};

/// Orders something, and can be answered that something is pending.
pub static ORDER: Operation = Operation {
    id: "order",
    method: http::Method::POST,
    path: "/order",
    act: Act {
        effect: SideEffect::Spend,
        proof: Proof::Members(Borrowed(&[ProofMember {
            name: Borrowed("order_id"),
            kinds: Borrowed(&[Kind::String]),
        }])),
        blocked: Borrowed(&[]),
        echoes: Borrowed(&[]),
    },
    body: Body::Form,
    host: HOST,
    logins: &[&[Login {
        name: "SESSDATA",
        place: LoginPlace::Cookie,
    }]],
    other_hosts: &[],
    login_optional: false,
    parameters: &[],
    envelope: &ENVELOPE,
    success: None,
    codes: &[],
    validators: Validators::ANYTHING,
    reply: ReplyBody::Enveloped,
};

static ENVELOPE: Envelope = Envelope {
    code: &["code"],
    message: &["message"],
    data: "data",
    success: Success::Values(Borrowed(&[CodeValue::Integer(0)])),
    codes: &[
        code(Some(0), "Success", CodeClass::Ok),
        code(Some(100_012), "OrderPending", CodeClass::Pending),
        code(Some(3), "TooFast", CodeClass::Rate),
        code(Some(-101), "NotLoggedIn", CodeClass::Auth),
        code(Some(-400), "BadRequest", CodeClass::Parameter),
        code(Some(100_009), "OutOfStock", CodeClass::Stock),
        code(Some(100_039), "SaleOver", CodeClass::State),
        code(Some(100_049), "AlreadyBought", CodeClass::Limit),
        code(Some(100_050), "TokenExpired", CodeClass::Token),
        code(Some(100_041), "AccountAbnormal", CodeClass::Account),
        code(Some(-352), "RiskControl", CodeClass::Risk),
        code(Some(-500), "ServerError", CodeClass::Server),
    ],
};

const fn code(value: Option<i64>, name: &'static str, class: CodeClass) -> Code {
    Code {
        value: match value {
            Some(value) => Some(CodeValue::Integer(value)),
            None => None,
        },
        name,
        class,
        zh: "说明",
        en: "What it means.",
    }
}

/// A code of this class.
pub fn code_of(class: CodeClass) -> i64 {
    let mut codes = ENVELOPE.codes.iter();
    codes
        .find_map(|code| {
            code.value
                .as_ref()?
                .integer()
                .filter(|_| code.class == class)
        })
        .unwrap()
}

/// A reply with this code, and with the order that only a success has.
pub fn coded(code: i64) -> String {
    if code == 0 {
        return with_order(code);
    }
    format!(r#"{{"code":{code},"message":"","data":null}}"#)
}

/// A reply with this code and an order.
pub fn with_order(code: i64) -> String {
    format!(r#"{{"code":{code},"message":"","data":{{"order_id":"7"}}}}"#)
}

/// All operations of the tests.
pub static ALL: &[&Operation] = &[&QUICK_PAY, &GET_STATUS, &PREPARE, &ORDER];
