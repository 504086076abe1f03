// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Repeatable, Request, Values, masked_debug, operation as table};
use bilispec_runtime::wire::{IntOrString, Integer, RawJson};
use serde::{Deserialize, Serialize};
use super::{Fen, OrderId, OrderIdText, OrderToken, ProjectId};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::GET_CREATE_STATUS_VALIDATORS;

/// 查询下单结果 / Whether the order came about
///
/// 轮询下单结果；成单后给出订单号与支付参数。
/// Asked repeatedly after `create_order`; once the order exists, it gives its id and how to pay.
///
/// What [`get_create_status`](super::TicketCalls::get_create_status) sends.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct GetCreateStatus {
    /// `create_order` 返回的 token。
    /// The token that `create_order` returned.
    ///
    /// Note: 有三个不同的值都叫作 token；这里是 `create_order` 返回的那个，即笔记里的 {`order_token`}。 Three different values are called token; this one is `create_order`'s answer, {`order_token`} in the notes.
    ///
    /// Evidence: documented.
    pub token: OrderToken,
    /// 当前时间，Unix 毫秒。
    /// The current time, as milliseconds of Unix time.
    ///
    /// Note: 笔记的列表写的是空字符串，示例里却是 13 位毫秒数。 An empty string in the notes' list, a 13-digit number of milliseconds in their example.
    ///
    /// Unit: milliseconds. Evidence: documented.
    ///
    /// `None` sends the time of the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// 项目 id；部分客户端会传。
    /// The project's id; some clients send it.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<ProjectId>,
    /// 订单号；部分客户端会传。
    /// The order's id; some clients send it.
    ///
    /// Evidence: reported.
    #[serde(rename = "orderId")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<OrderId>,
}

impl GetCreateStatus {
    /// One with what is required.
    pub fn new(token: impl Into<OrderToken>) -> Self {
        Self {
            token: token.into(),
            timestamp: None,
            project_id: None,
            order_id: None,
        }
    }

    /// Sets [`timestamp`](Self::timestamp).
    /// 当前时间，Unix 毫秒。
    /// The current time, as milliseconds of Unix time.
    #[must_use]
    pub fn timestamp(mut self, timestamp: impl Integer) -> Self {
        self.timestamp = Some(timestamp.integer());
        self
    }

    /// Sets [`project_id`](Self::project_id).
    /// 项目 id；部分客户端会传。
    /// The project's id; some clients send it.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<ProjectId>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sets [`order_id`](Self::order_id).
    /// 订单号；部分客户端会传。
    /// The order's id; some clients send it.
    #[must_use]
    pub fn order_id(mut self, order_id: impl Into<OrderId>) -> Self {
        self.order_id = Some(order_id.into());
        self
    }
}

masked_debug!(GetCreateStatus, token(masked), timestamp, project_id, order_id);

impl Request for GetCreateStatus {
    type Reply = CreateStatus;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.token);
        values.push_or_now(self.timestamp, bilispec_runtime::TimeUnit::Milliseconds);
        values.push(&self.project_id);
        values.push(&self.order_id);
    }
}

impl Repeatable for GetCreateStatus {}

/// 下单结果。
/// What came of the order.
///
/// Note: 抓到的回复里有些值是占位符：字段名见过，类型没有见过。 The captured body has placeholders for some values: their keys are observed, their types not.
///
/// Evidence: observed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct CreateStatus {
    /// 支付参数；无需付款的订单可能没有。
    /// How to pay; it may be absent for orders that cost nothing.
    ///
    /// Note: 无需付款的订单没有它，或者没有其中的 `code_url`。 It, or its `code_url`, is absent for orders that cost nothing.
    ///
    /// Evidence: observed.
    #[serde(rename = "payParam")]
    pub pay_param: Option<PayParam>,
    /// 订单号，为字符串。
    /// The order's id, as text.
    ///
    /// Note: 字段名见过，值的类型出自客户端。与 `create_order` 的 `orderId` 不同，这里出现整数即为不符。 The key is observed, the value's type reported. An integer is a violation here, unlike `create_order`'s `orderId`.
    ///
    /// Evidence: reported.
    pub order_id: OrderIdText,
}

impl CreateStatus {
    /// One with what is required.
    pub fn new(order_id: impl Into<OrderIdText>) -> Self {
        Self {
            pay_param: None,
            order_id: order_id.into(),
        }
    }
}

/// 支付参数；无需付款的订单可能没有。
/// How to pay; it may be absent for orders that cost nothing.
///
/// Note: 无需付款的订单没有它，或者没有其中的 `code_url`。 It, or its `code_url`, is absent for orders that cost nothing.
///
/// Evidence: observed.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PayParam {
    /// 收款方编号。
    /// The payee's id.
    ///
    /// Evidence: observed.
    #[serde(rename = "customerId")]
    pub customer_id: Option<i64>,
    /// 默认支付方式，见过 wechat。
    /// The way of paying that is chosen at first; "wechat" was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "defaultChoose")]
    pub default_choose: Option<String>,
    /// 设备类型，取值含义不明；见过 1。
    /// The kind of device; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "deviceType")]
    pub device_type: Option<i64>,
    /// 币种，见过 CNY。
    /// The currency; "CNY" was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "feeType")]
    pub fee_type: Option<String>,
    /// 订单有效期，为字符串，见过 "600"。
    /// How long the order is kept, as a string; "600" was seen.
    ///
    /// Note: 由数字组成的字符串，如 "600"；旁边的 `expire_time` 却是整数。 A string of digits, "600", while `expire_time` beside it is an integer.
    ///
    /// Evidence: observed.
    #[serde(rename = "orderExpire")]
    pub order_expire: Option<String>,
    /// 订单号；整数还是字符串未经证实。
    /// The order's id; whether an integer or a string isn't proved.
    ///
    /// Note: 类型未经证实，两种形式都接受。 The type isn't proved; the spec takes both forms.
    ///
    /// Evidence: observed.
    #[serde(rename = "orderId")]
    pub order_id: Option<IntOrString>,
    /// 原价，单位分。
    /// The full amount, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    #[serde(rename = "originalAmount")]
    pub original_amount: Option<Fen>,
    /// 应付金额，单位分。
    /// What is to be paid, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    #[serde(rename = "payAmount")]
    pub pay_amount: Option<Fen>,
    /// 商品编号。
    /// The product's id.
    ///
    /// Evidence: observed.
    #[serde(rename = "productId")]
    pub product_id: Option<i64>,
    /// 支付后返回的地址。
    /// Where to return after paying.
    ///
    /// Note: 字段名见过，值的类型出自客户端。 The key is observed, the value's type reported.
    ///
    /// Evidence: reported.
    #[serde(rename = "returnUrl")]
    pub return_url: Option<String>,
    /// 签名算法，见过 MD5。
    /// How it is signed; "MD5" was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "signType")]
    pub sign_type: Option<String>,
    /// 服务器时间；整数还是字符串未经证实。
    /// The server's time; whether an integer or a string isn't proved.
    ///
    /// Note: 类型未经证实，两种形式都接受。 The type isn't proved; the spec takes both forms.
    ///
    /// Evidence: observed.
    pub timestamp: Option<IntOrString>,
    /// 跟踪编号；类型未经证实。
    /// A trace id; its type isn't proved.
    ///
    /// Note: 类型未经证实，不作限定。 The type isn't proved; the spec leaves it open.
    ///
    /// Evidence: observed.
    #[serde(rename = "traceId")]
    pub trace_id: Option<RawJson>,
    /// 支付接口版本，见过 1.0。
    /// The payment's version; "1.0" was seen.
    ///
    /// Evidence: observed.
    pub version: Option<String>,
    /// 服务器对支付参数的签名。
    /// The server's signature of these parameters.
    ///
    /// Note: 字段名见过，值的类型出自客户端。 The key is observed, the value's type reported.
    ///
    /// Evidence: reported.
    pub sign: Option<String>,
    /// 付款二维码的内容；可能没有。
    /// What the payment's QR code holds; it may be absent.
    ///
    /// Note: 字段名见过，值的类型出自客户端；无需付款的订单没有它。 The key is observed, the value's type reported; absent for orders that cost nothing.
    ///
    /// Evidence: reported.
    pub code_url: Option<String>,
    /// 有效期，见过 300，单位未说明。
    /// How long it is valid; 300 was seen, the unit isn't stated.
    ///
    /// Evidence: observed.
    pub expire_time: Option<i64>,
    /// 是否可用花呗。
    /// Whether Huabei can be used.
    ///
    /// Note: 一个客户端 2024 年的四个版本都不设默认值地取用它，可见当时总在；类型没有记录，按字段名视为布尔值。 Four versions of 2024 of one client take it without a default, so it was always there then; its type is not recorded, by its name it is taken as a bool.
    ///
    /// Evidence: reported.
    pub use_huabei: Option<bool>,
    /// 支付类型，取值含义不明；见过 1。
    /// The kind of payment; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    pub pay_type: Option<i64>,
}

impl PayParam {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    PayParam, customer_id, default_choose, device_type, fee_type, order_expire, order_id,
    original_amount, pay_amount, product_id, return_url, sign_type, timestamp, trace_id,
    version, sign(masked_option), code_url(masked_option), expire_time, use_huabei,
    pay_type
);

/// 进行中的订单。
/// The order in progress.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PendingOrder {
    /// 订单号，为字符串。
    /// The order's id, as text.
    ///
    /// Evidence: reported.
    pub order_id: Option<OrderIdText>,
}

impl PendingOrder {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("token", table::Place::Query).required(),
    table::Parameter::new("timestamp", table::Place::Query),
    table::Parameter::new("project_id", table::Place::Query),
    table::Parameter::new("orderId", table::Place::Query),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::None,
    proof: table::Proof::Undeclared,
    blocked: table::Borrowed(
        &[
            table::Blocked {
                text: table::Borrowed("defaultBBR"),
                name: table::Borrowed("BlockedByGateway"),
                class: table::Borrowed("rate"),
            },
        ],
    ),
    echoes: table::Borrowed(&[]),
};

pub(super) static OPERATION: table::Operation = table::Operation {
    id: "get_create_status",
    method: table::Method::GET,
    host: "https://show.bilibili.com",
    path: "/api/ticket/order/createstatus",
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
    body: table::Body::None,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Enveloped,
    envelope: &TICKET_ENVELOPE,
    success: None,
    codes: &[
        table::Code {
            value: Some(table::CodeValue::Integer(100_012)),
            name: "OrderPending",
            class: table::CodeClass::Pending,
            zh: "订单尚未完成，稍后再查；data.order_id 已有。",
            en: "The order isn't finished yet: ask again later. data.order_id is there already.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_079)),
            name: "OrderQueueing",
            class: table::CodeClass::Pending,
            zh: "排队中：订单还在处理，稍后再查。",
            en: "In the queue: the order is still being worked on, ask again later.",
        },
    ],
    validators: &GET_CREATE_STATUS_VALIDATORS,
};
