// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{
    Request, Values, integer_enum, masked_debug, operation as table, string_enum,
};
use bilispec_runtime::wire::Integer;
use serde::{Deserialize, Serialize};
use super::UserId;
use super::envelopes::CHARGE_ENVELOPE;
use super::schemas::QUICK_PAY_VALIDATORS;

/// 以 B 币充电 / Charge a creator with B-coins
///
/// 直接用账户里的 B 币为一位 UP 主充电；10 电池合 1 B 币，一般可得 1 经验。
/// Pays a creator straight from the account's B-coins; ten batteries are one B-coin and usually bring one point of experience.
///
/// What [`quick_pay`](super::ChargeCalls::quick_pay) sends.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct QuickPay {
    /// 充电电池数，必须在 20 至 99990 之间；10 电池合 1 B 币。
    /// How many batteries to charge, 20 to 99990; ten batteries are one B-coin.
    ///
    /// Note: 笔记写明最少 20，而 status 为 -2 的示例特意传了 1；拒绝发送 1 的客户端无法重现这一结果。 The minimum is documented as 20, and the sample of status -2 sends 1 on purpose: a client that refuses 1 can't reproduce the documented outcome.
    ///
    /// Note: 后来的版本写的是 2 至 9999，与这里的 20 至 99990 不同。 A later edition has 2 to 9999 where this one has 20 to 99990.
    ///
    /// Note: 超过 99990 时返回什么，没有记载。 What is answered above 99990 is documented nowhere.
    ///
    /// Note: 1 B 币折合 10 电池，余额不足的示例传 999，即 99.9 B 币，不是整数；非 10 的倍数怎样扣款，没有说明。 One B-coin is ten batteries, and the sample of too few coins sends 999, which is 99.9 coins: no whole number. How what is no multiple of ten is charged is not stated.
    ///
    /// Evidence: documented.
    pub elec_num: i64,
    /// 收到充电的用户 UID。
    /// The user who receives the charge.
    ///
    /// Evidence: documented.
    pub up_mid: UserId,
    /// 充电来源。
    /// Where the charge comes from.
    ///
    /// Evidence: documented.
    pub otype: QuickPayOtype,
    /// 来源的编号：空间充电为收款用户的 UID，视频充电为视频 av 号。
    /// The source's id: the receiving user's id for `up`, the video's av number for `archive`.
    ///
    /// Evidence: documented.
    pub oid: i64,
}

impl QuickPay {
    /// One with what is required.
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

masked_debug!(QuickPay, elec_num, up_mid(masked), otype, oid(masked));

impl Request for QuickPay {
    type Reply = QuickPayReceipt;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.elec_num);
        values.push(&self.up_mid);
        values.push(&self.otype);
        values.push(&self.oid);
    }
}

/// 充电来源。
/// Where the charge comes from.
///
/// Evidence: documented.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum QuickPayOtype {
    /// 空间充电。
    /// From the user's page.
    ///
    /// Value: `"up"`. Evidence: documented.
    Up,
    /// 视频充电。
    /// From a video.
    ///
    /// Value: `"archive"`. Evidence: documented.
    Archive,
    /// A value that the spec does not list.
    Unknown(String),
}

string_enum!(QuickPayOtype, Up = "up", Archive = "archive");

/// 充电结果。
/// What came of the charge.
///
/// Evidence: observed.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct QuickPayReceipt {
    /// 付款账号的 UID；未成功时为 0。
    /// The paying user; 0 when nothing was charged.
    ///
    /// Note: 笔记写作“本用户UID”，而失败的示例里为 0。 The note calls it the own user id, and it is 0 in the samples that failed.
    ///
    /// Evidence: observed.
    pub mid: UserId,
    /// 收到充电的用户 UID；未成功时为 0。
    /// The user who receives the charge; 0 when nothing was charged.
    ///
    /// Evidence: observed.
    pub up_mid: UserId,
    /// 留言凭证，用于给这次充电添加留言；未成功时为空。
    /// The token with which a message can be added to this charge; empty when nothing was charged.
    ///
    /// Note: 后来的版本说明，elec/message 以参数 `order_id` 接受它。 A later edition says that elec/message takes it, as its parameter `order_id`.
    ///
    /// Evidence: observed.
    pub order_no: String,
    /// 充电电池数；未成功时为 0。
    /// How many batteries were charged; 0 when nothing was.
    ///
    /// Evidence: observed.
    pub elec_num: i64,
    /// 获得的经验数，一般每 10 电池得 1；未成功时为 0。
    /// Experience gained, usually 1 for ten batteries; 0 when nothing was charged.
    ///
    /// Evidence: observed.
    pub exp: i64,
    /// 业务结果；只有 4 表示充电成功。
    /// What came of the charge; only 4 means that it happened.
    ///
    /// Evidence: observed.
    pub status: QuickPayStatus,
    /// 错误信息，默认为空，成功时即是如此。
    /// The server's text; empty by default, and so on success.
    ///
    /// Note: status 为 -2 的示例里有内部编号 88201，为 -4 的示例里有 800409904（“B 币余额不足”），笔记都没有解释。 The sample of status -2 has the inner number 88201, that of -4 has 800409904 (“B 币余额不足”, too few B-coins); the note explains neither.
    ///
    /// Evidence: observed.
    pub msg: String,
}

impl QuickPayReceipt {
    /// One with what is required.
    pub fn new(
        mid: impl Into<UserId>,
        up_mid: impl Into<UserId>,
        order_no: impl Into<String>,
        elec_num: impl Integer,
        exp: impl Integer,
        status: QuickPayStatus,
        msg: impl Into<String>,
    ) -> Self {
        Self {
            mid: mid.into(),
            up_mid: up_mid.into(),
            order_no: order_no.into(),
            elec_num: elec_num.integer(),
            exp: exp.integer(),
            status,
            msg: msg.into(),
        }
    }
}

masked_debug!(
    QuickPayReceipt, mid(masked), up_mid(masked), order_no(masked), elec_num, exp,
    status, msg
);

/// 业务结果；只有 4 表示充电成功。
/// What came of the charge; only 4 means that it happened.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum QuickPayStatus {
    /// 充电成功。
    /// The charge happened.
    ///
    /// Value: `4`. Evidence: observed.
    Paid,
    /// 低于 20 电池下限。
    /// Below the minimum of 20 batteries.
    ///
    /// Value: `-2`. Evidence: observed.
    BelowMinimum,
    /// B 币不足。
    /// Not enough B-coins.
    ///
    /// Value: `-4`. Evidence: observed.
    InsufficientBCoins,
    /// 接口停用，未扣款。
    /// The endpoint is retired; nothing was charged.
    ///
    /// Value: `0`. Evidence: reported.
    Retired,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(
    QuickPayStatus, Paid = 4, BelowMinimum = -2, InsufficientBCoins = -4, Retired = 0
);

/// 风控附带的数据，可能没有。
/// What risk control says with it; it may be absent.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ChargeRiskData {
    /// 风控凭证；本项目不使用。
    /// Risk control's voucher; nothing in this project uses it.
    ///
    /// Evidence: reported.
    pub v_voucher: Option<String>,
}

impl ChargeRiskData {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(ChargeRiskData, v_voucher(masked_option));

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("elec_num", table::Place::Form).required(),
    table::Parameter::new("up_mid", table::Place::Form).required(),
    table::Parameter::new("otype", table::Place::Form).required(),
    table::Parameter::new("oid", table::Place::Form).required(),
    table::Parameter::new("csrf", table::Place::Form).required().from_cookie("bili_jct"),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Spend,
    proof: table::Proof::Undeclared,
    blocked: table::Borrowed(&[]),
    echoes: table::Borrowed(&[table::Borrowed("elec_num"), table::Borrowed("up_mid")]),
};

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "quick_pay",
    method: table::Method::POST,
    host: "https://api.bilibili.com",
    path: "/x/ugcpay/trade/elec/pay/quick",
    act: ACT,
    other_hosts: &[],
    logins: &[
        &[
            table::Login {
                name: "SESSDATA",
                place: table::LoginPlace::Cookie,
            },
        ],
    ],
    login_optional: false,
    body: table::Body::Form,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Enveloped,
    envelope: &CHARGE_ENVELOPE,
    success: Some(table::SuccessField {
        path: &["status"],
        known: &[
            table::KnownOutcome {
                value: table::OutcomeValue::Integer(4),
                name: "Paid",
                success: true,
                zh: "充电成功。",
                en: "The charge happened.",
            },
            table::KnownOutcome {
                value: table::OutcomeValue::Integer(-2),
                name: "BelowMinimum",
                success: false,
                zh: "低于 20 电池下限。",
                en: "Below the minimum of 20 batteries.",
            },
            table::KnownOutcome {
                value: table::OutcomeValue::Integer(-4),
                name: "InsufficientBCoins",
                success: false,
                zh: "B 币不足。",
                en: "Not enough B-coins.",
            },
            table::KnownOutcome {
                value: table::OutcomeValue::Integer(0),
                name: "Retired",
                success: false,
                zh: "接口停用，未扣款。",
                en: "The endpoint is retired; nothing was charged.",
            },
        ],
    }),
    codes: &[
        table::Code {
            value: Some(table::CodeValue::Integer(-101)),
            name: "NotLoggedIn",
            class: table::CodeClass::Auth,
            zh: "账号未登录：SESSDATA 缺失或失效。",
            en: "Not logged in: SESSDATA is missing or no longer valid.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(-111)),
            name: "CsrfFailed",
            class: table::CodeClass::Auth,
            zh: "CSRF 校验失败：csrf 与 cookie bili_jct 不符。",
            en: "The CSRF check failed: csrf isn't what the cookie bili_jct holds.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(-400)),
            name: "BadRequest",
            class: table::CodeClass::Parameter,
            zh: "请求错误：参数缺失或不合法。",
            en: "A bad request: a parameter is missing or wrong.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(-500)),
            name: "ServerError",
            class: table::CodeClass::Server,
            zh: "服务器错误。",
            en: "The server failed.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(-352)),
            name: "RiskControl",
            class: table::CodeClass::Risk,
            zh: "被整个主机通用的网页风控拦下。",
            en: "Stopped by the web risk control that covers the whole host.",
        },
    ],
    validators: &QUICK_PAY_VALIDATORS,
};
