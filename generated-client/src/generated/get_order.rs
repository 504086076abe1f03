// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{
    Repeatable, Request, Values, integer_enum, masked_debug, operation as table,
};
use bilispec_runtime::wire::Integer;
use serde::{Deserialize, Serialize};
use super::{Fen, IdType, Image, OrderId, OrderIdText, OrderType, ScreenId};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::GET_ORDER_VALIDATORS;

/// 查询订单 / An order and its status
///
/// 按订单号查询订单的状态与内容。
/// Shows an order, with its status, by its id.
///
/// What [`get_order`](super::TicketCalls::get_order) sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct GetOrder {
    /// 订单号。
    /// The order's id.
    ///
    /// Evidence: documented.
    pub order_id: OrderId,
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
}

impl GetOrder {
    /// One with what is required.
    pub fn new(order_id: impl Into<OrderId>) -> Self {
        Self {
            order_id: order_id.into(),
            timestamp: None,
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
}

impl Request for GetOrder {
    type Reply = Order;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.order_id);
        values.push_or_now(self.timestamp, bilispec_runtime::TimeUnit::Milliseconds);
    }
}

impl Repeatable for GetOrder {}

/// 一个订单。
/// An order.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Order {
    /// 订单号，为字符串。
    /// The order's id, as text.
    ///
    /// Evidence: reported.
    pub order_id: Option<OrderIdText>,
    /// 下单账号的 UID，为字符串。
    /// The user id of who ordered, as text.
    ///
    /// Evidence: reported.
    pub uid: Option<String>,
    /// 订单类型。
    /// The kind of order.
    ///
    /// Evidence: reported.
    pub order_type: Option<OrderType>,
    /// 订单状态。
    /// The order's status.
    ///
    /// Evidence: reported.
    pub status: Option<OrderStatus>,
    /// 订单子状态；其余取值未知。
    /// The status in more detail; other values are unknown.
    ///
    /// Evidence: reported.
    pub sub_status: Option<OrderSubStatus>,
    /// 状态的文字，可能没有。
    /// The status as text; it may be absent.
    ///
    /// Evidence: reported.
    pub status_name: Option<String>,
    /// 子状态的文字，可能没有。
    /// The detailed status as text; it may be absent.
    ///
    /// Evidence: reported.
    pub sub_status_name: Option<String>,
    /// 商品 id。
    /// The id of what was ordered.
    ///
    /// Evidence: reported.
    pub item_id: Option<i64>,
    /// 数量。
    /// How many tickets.
    ///
    /// Evidence: reported.
    pub count: Option<i64>,
    /// 总价，单位分。
    /// The total, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub total_money: Option<Fen>,
    /// 商品总价，单位分。
    /// What the tickets cost together, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub item_total_money: Option<Fen>,
    /// 应付金额，单位分。
    /// What is to be paid, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub pay_money: Option<Fen>,
    /// 运费，单位分。
    /// What express costs, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub express_fee: Option<Fen>,
    /// 支付渠道，取值含义不明。
    /// How it is paid; the values are unknown.
    ///
    /// Evidence: reported.
    pub pay_channel: Option<i64>,
    /// 退款状态，取值含义不明。
    /// The status of a refund; the values are unknown.
    ///
    /// Evidence: reported.
    pub refund_status: Option<i64>,
    /// 支付时间，单位未说明。
    /// When it was paid; the unit isn't stated.
    ///
    /// Evidence: reported.
    pub pay_time: Option<i64>,
    /// 服务器当前时间，单位未说明。
    /// The server's time; the unit isn't stated.
    ///
    /// Evidence: reported.
    pub current_time: Option<i64>,
    /// 下单时间，单位未说明。
    /// When it was placed; the unit isn't stated.
    ///
    /// Evidence: reported.
    pub create_at: Option<i64>,
    /// 剩余支付时间，单位未说明。
    /// How much time is left to pay; the unit isn't stated.
    ///
    /// Evidence: reported.
    pub pay_remain_time: Option<i64>,
    /// 创建时间的文字。
    /// When it was created, as text.
    ///
    /// Evidence: reported.
    pub ctime: Option<String>,
    /// 来源。
    /// Where it comes from.
    ///
    /// Evidence: reported.
    pub source: Option<String>,
    /// 票务代理。
    /// The ticket agent.
    ///
    /// Evidence: reported.
    pub ticket_agent: Option<String>,
    /// 配送方式的文字。
    /// How it is delivered, as text.
    ///
    /// Evidence: reported.
    pub deliver_type_name: Option<String>,
    /// 是否免配送费。
    /// Whether delivery is free.
    ///
    /// Evidence: reported.
    pub free_deliver: Option<bool>,
    /// 一张图片。
    /// A picture.
    ///
    /// Evidence: reported.
    pub img: Option<Image>,
    /// 所订的项目与场次。
    /// The project and screen that were ordered.
    ///
    /// Evidence: reported.
    pub item_info: Option<OrderItem>,
    /// 票种。
    /// The ticket type.
    ///
    /// Evidence: reported.
    pub ticket_info: Option<OrderTicket>,
    /// 购买人。
    /// The buyers.
    ///
    /// Evidence: reported.
    pub buyer_infos: Option<Vec<OrderBuyer>>,
}

impl Order {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    Order, order_id, uid(masked_option), order_type, status, sub_status, status_name,
    sub_status_name, item_id, count, total_money, item_total_money, pay_money,
    express_fee, pay_channel, refund_status, pay_time, current_time, create_at,
    pay_remain_time, ctime, source, ticket_agent, deliver_type_name, free_deliver, img,
    item_info, ticket_info, buyer_infos
);

/// 订单状态。
/// The order's status.
///
/// Evidence: reported.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OrderStatus {
    /// 待支付。
    /// Not paid yet.
    ///
    /// Value: `1`. Evidence: reported.
    Unpaid,
    /// 已支付。
    /// Paid.
    ///
    /// Value: `2`. Evidence: reported.
    Paid,
    /// 已取消。
    /// Cancelled.
    ///
    /// Value: `4`. Evidence: reported.
    Cancelled,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(OrderStatus, Unpaid = 1, Paid = 2, Cancelled = 4);

/// 订单子状态；其余取值未知。
/// The status in more detail; other values are unknown.
///
/// Evidence: reported.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OrderSubStatus {
    /// 等待付款。
    /// Waiting for the payment.
    ///
    /// Value: `1`. Evidence: reported.
    WaitingForPayment,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(OrderSubStatus, WaitingForPayment = 1);

/// 所订的项目与场次。
/// The project and screen that were ordered.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct OrderItem {
    /// 项目名称。
    /// The project's name.
    ///
    /// Evidence: reported.
    pub name: Option<String>,
    /// 项目图片的地址。
    /// The address of the project's picture.
    ///
    /// Evidence: reported.
    pub img: Option<String>,
    /// 场馆名称。
    /// The venue's name.
    ///
    /// Evidence: reported.
    pub venue_name: Option<String>,
    /// 场次名称。
    /// The screen's name.
    ///
    /// Evidence: reported.
    pub screen_name: Option<String>,
    /// 时间的文字。
    /// The time, as text.
    ///
    /// Evidence: reported.
    pub time: Option<String>,
    /// 票的形式，为文字。
    /// What form the ticket has, as text.
    ///
    /// Evidence: reported.
    pub ticket_type_name: Option<String>,
    /// 场次 id。
    /// The screen's id.
    ///
    /// Evidence: reported.
    pub screen_id: Option<ScreenId>,
    /// 运费，单位分。
    /// What express costs, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub express_fee: Option<Fen>,
    /// 是否免运费。
    /// Whether express is free.
    ///
    /// Evidence: reported.
    pub express_free_flag: Option<i64>,
    /// 配送方式，取值未说明。
    /// How it is delivered; the values aren't stated.
    ///
    /// Evidence: reported.
    pub deliver_type: Option<i64>,
    /// 场次类型，取值未说明。
    /// The kind of screen; the values aren't stated.
    ///
    /// Evidence: reported.
    pub screen_type: Option<i64>,
    /// 关联 id。
    /// The id of a link.
    ///
    /// Evidence: reported.
    pub link_id: Option<i64>,
    /// 票的形式，取值未说明。
    /// What form the ticket has; the values aren't stated.
    ///
    /// Evidence: reported.
    pub ticket_type: Option<i64>,
}

impl OrderItem {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 票种。
/// The ticket type.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct OrderTicket {
    /// 单价，单位分。
    /// The price of one, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub price: Option<Fen>,
}

impl OrderTicket {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 一位购买人；都是个人信息。
/// A buyer: personal data.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct OrderBuyer {
    /// 姓名。
    /// The name.
    ///
    /// Evidence: reported.
    pub buyer: Option<String>,
    /// 手机号。
    /// The phone number.
    ///
    /// Evidence: reported.
    pub tel: Option<String>,
    /// 证件号码。
    /// The number of the identity document.
    ///
    /// Evidence: reported.
    pub personal_id: Option<String>,
    /// 证件类型。
    /// The kind of document.
    ///
    /// Evidence: reported.
    pub id_type: Option<IdType>,
}

impl OrderBuyer {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    OrderBuyer, buyer(masked_option), tel(masked_option), personal_id(masked_option),
    id_type
);

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("order_id", table::Place::Query).required(),
    table::Parameter::new("timestamp", table::Place::Query),
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
    id: "get_order",
    method: table::Method::GET,
    host: "https://show.bilibili.com",
    path: "/api/ticket/order/info",
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
    codes: &[],
    validators: &GET_ORDER_VALIDATORS,
};
