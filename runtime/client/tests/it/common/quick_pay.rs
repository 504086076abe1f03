//! One operation by hand, in the shape that the generator writes: the runtime's tests stand on it.

use bilispec_runtime::operation::{
    Act, Body, Borrowed, Code, CodeClass, CodeValue, Envelope, KnownOutcome, Login, LoginPlace,
    Operation, OutcomeValue, Parameter, Place, ReplyBody, SideEffect, Success, SuccessField,
};
use bilispec_runtime::secrecy::SecretString;
use bilispec_runtime::validate::Validators;
use bilispec_runtime::wire::Integer;
use bilispec_runtime::{
    Builder, Call, Cookies, Core, Request, Values, integer_enum, newtype, string_enum,
};
use serde::{Deserialize, Serialize};

/// A user.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UserId(pub i64);

newtype!(UserId(i64));

/// Where the charge comes from.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum QuickPayOtype {
    /// From the user's page.
    Up,
    /// From a video.
    Archive,
    /// Anything else.
    Unknown(String),
}

string_enum!(QuickPayOtype, Up = "up", Archive = "archive");

/// Charge a creator with B-coins.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QuickPay {
    /// How many batteries to charge.
    pub elec_num: i64,
    /// The user who receives the charge.
    pub up_mid: UserId,
    /// Where the charge comes from.
    pub otype: QuickPayOtype,
    /// The source's id.
    pub oid: i64,
}

impl QuickPay {
    /// A request with what is required.
    pub fn new(
        elec_num: impl Integer,
        up_mid: impl Into<UserId>,
        otype: QuickPayOtype,
        oid: impl Integer,
    ) -> Self {
        Self {
            elec_num: elec_num.integer(),
            up_mid: up_mid.into(),
            otype,
            oid: oid.integer(),
        }
    }
}

impl Request for QuickPay {
    type Reply = QuickPayReceipt;

    fn operation(&self) -> &'static Operation {
        &QUICK_PAY
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.elec_num);
        values.push(&self.up_mid);
        values.push(&self.otype);
        values.push(&self.oid);
    }
}

/// What came of a charge.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[non_exhaustive]
pub struct QuickPayReceipt {
    /// The paying user; 0 when nothing was charged.
    pub mid: UserId,
    /// The user who was charged.
    pub up_mid: UserId,
    /// The order.
    pub order_no: String,
    /// How many batteries.
    pub elec_num: i64,
    /// Experience gained.
    pub exp: i64,
    /// What came of the charge.
    pub status: QuickPayStatus,
    /// The server's text.
    pub msg: String,
}

/// What came of the charge.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum QuickPayStatus {
    /// The charge happened.
    Paid,
    /// Below the minimum of 20 batteries.
    BelowMinimum,
    /// Not enough B-coins.
    InsufficientBCoins,
    /// The endpoint is retired; nothing was charged.
    Retired,
    /// Anything else.
    Unknown(i64),
}

integer_enum!(
    QuickPayStatus,
    Paid = 4,
    BelowMinimum = -2,
    InsufficientBCoins = -4,
    Retired = 0
);

pub static QUICK_PAY: Operation = Operation {
    id: "quick_pay",
    method: http::Method::POST,
    host: "https://api.bilibili.com",
    path: "/x/ugcpay/trade/elec/pay/quick",
    act: Act::undeclared(SideEffect::Spend),
    logins: &[&[Login {
        name: "SESSDATA",
        place: LoginPlace::Cookie,
    }]],
    other_hosts: &[],
    login_optional: false,
    body: Body::Form,
    parameters: &[
        Parameter::new("elec_num", Place::Form).required(),
        Parameter::new("up_mid", Place::Form).required(),
        Parameter::new("otype", Place::Form).required(),
        Parameter::new("oid", Place::Form).required(),
        Parameter::new("csrf", Place::Form)
            .required()
            .from_cookie("bili_jct"),
    ],
    reply: ReplyBody::Enveloped,
    envelope: &ENVELOPE,
    success: Some(SuccessField {
        path: &["status"],
        known: &[
            known(4, "Paid", true),
            known(-2, "BelowMinimum", false),
            known(-4, "InsufficientBCoins", false),
            known(0, "Retired", false),
        ],
    }),
    codes: &[
        code(Some(0), "Answered", CodeClass::Ok),
        code(Some(-101), "NotLoggedIn", CodeClass::Auth),
        code(Some(-352), "RiskControl", CodeClass::Risk),
        code(Some(-500), "ServerError", CodeClass::Server),
    ],
    validators: Validators::ANYTHING,
};

static ENVELOPE: Envelope = Envelope {
    code: &["code"],
    message: &["message"],
    data: "data",
    success: Success::Values(Borrowed(&[CodeValue::Integer(0)])),
    codes: &[],
};

const fn known(value: i64, name: &'static str, success: bool) -> KnownOutcome {
    KnownOutcome {
        value: OutcomeValue::Integer(value),
        name,
        success,
        zh: "说明",
        en: "What it means.",
    }
}

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

/// All operations.
pub static OPERATIONS: &[&Operation] = &[&QUICK_PAY];

/// The client.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// Puts a client together.
    pub fn builder() -> Builder<Self> {
        Builder::new(OPERATIONS)
    }

    /// Charging a creator, paid in B-coins.
    pub fn charge(&self) -> Charge<'_> {
        Charge { core: &self.core }
    }
}

impl From<Core> for Client {
    fn from(core: Core) -> Self {
        Self { core }
    }
}

/// Charging a creator, paid in B-coins.
#[derive(Clone, Copy, Debug)]
pub struct Charge<'a> {
    core: &'a Core,
}

impl<'a> Charge<'a> {
    /// Charge a creator with B-coins.
    pub fn quick_pay(self, request: &'a QuickPay) -> Call<'a, QuickPay> {
        Call::new(self.core, request)
    }
}

/// The session's cookies.
#[derive(Clone, Debug)]
pub struct Credentials {
    cookies: Cookies,
}

impl Credentials {
    /// A session.
    pub fn new(sessdata: impl Into<SecretString>, bili_jct: impl Into<SecretString>) -> Self {
        Self {
            cookies: Cookies::new()
                .with("SESSDATA", sessdata)
                .with("bili_jct", bili_jct),
        }
    }
}

impl From<Credentials> for Cookies {
    fn from(credentials: Credentials) -> Self {
        credentials.cookies
    }
}
