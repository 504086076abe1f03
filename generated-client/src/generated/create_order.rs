// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, masked_debug, operation as table};
use bilispec_runtime::wire::{IntOrString, Integer};
use serde::{Deserialize, Serialize};
use super::{
    Buyer, Fen, OrderId, OrderToken, OrderType, PrepareToken, ProjectId, ScreenId, SkuId,
};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::CREATE_ORDER_VALIDATORS;

/// 下单 / Place an order
///
/// 提交订单；成功只表示请求已受理，是否成单要用返回的 token 查询 `get_create_status`。
/// Places the order. Success means that it was taken in; whether it came about is asked of `get_create_status`, with the token returned.
///
/// What [`create_order`](super::TicketCalls::create_order) sends.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct CreateOrder {
    /// 项目 id。
    /// The project's id.
    ///
    /// Evidence: documented.
    pub project_id: ProjectId,
    /// 场次 id。
    /// The screen's id.
    ///
    /// Evidence: documented.
    pub screen_id: ScreenId,
    /// 票种 id，即 `ticket_list` 中的 id。
    /// The ticket type's id, `id` in `ticket_list`.
    ///
    /// Evidence: documented.
    pub sku_id: SkuId,
    /// 数量。
    /// How many tickets.
    ///
    /// Evidence: documented.
    pub count: i64,
    /// 应付金额，单位分：单价乘以数量，加运费。
    /// What is to be paid, in fen: price times number, and the express fee.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: documented.
    pub pay_money: Fen,
    /// 订单类型。
    /// The kind of order.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_type: Option<OrderType>,
    /// 当前时间，Unix 毫秒。
    /// The current time, as milliseconds of Unix time.
    ///
    /// Note: 笔记的列表写的是空字符串；而在两个查询接口的示例里以及实际请求中，都是 13 位毫秒数。 An empty string in the notes' list; in their examples of the two status calls, and on the wire, a 13-digit number of milliseconds.
    ///
    /// Unit: milliseconds. Evidence: documented.
    ///
    /// `None` sends the time of the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    /// `prepare_order` 返回的 token。
    /// The token that `prepare_order` returned.
    ///
    /// Note: 有三个不同的值都叫作 token；这里是 `prepare_order` 返回的那个。 Three different values are called token; this one is `prepare_order`'s answer.
    ///
    /// Evidence: documented.
    pub token: PrepareToken,
    /// 设备标识，可传空字符串。
    /// The device's id; it can be empty.
    ///
    /// Evidence: documented.
    #[serde(rename = "deviceId")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// 所选的购买人，取自 `list_buyers`；以 JSON 数组的文本传送。
    /// The chosen buyers, items of `list_buyers`; sent as the text of a JSON array.
    ///
    /// Note: 笔记称它为列表；实际传送的是装着 JSON 数组的字符串。 The notes call it a list; on the wire it is a string that holds a JSON array.
    ///
    /// Note: `id_bind` 为 0 的项目，客户端改传 buyer 与 tel。 For projects whose `id_bind` is 0, clients send buyer and tel instead.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_info: Option<Vec<Buyer>>,
    /// 联系人姓名；非实名项目（`id_bind` 为 0）用它代替 `buyer_info`。
    /// The contact's name, instead of `buyer_info`, for projects whose `id_bind` is 0.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer: Option<String>,
    /// 联系人手机号；非实名项目（`id_bind` 为 0）用它代替 `buyer_info`。
    /// The contact's phone number, instead of `buyer_info`, for projects whose `id_bind` is 0.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tel: Option<String>,
    /// 纸质票的收货信息；以 JSON 的文本传送。
    /// Where a paper ticket goes; sent as the text of JSON.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliver_info: Option<DeliverInfo>,
}

impl CreateOrder {
    /// One with what is required.
    pub fn new(
        project_id: impl Into<ProjectId>,
        screen_id: impl Into<ScreenId>,
        sku_id: impl Into<SkuId>,
        count: impl Integer,
        pay_money: impl Into<Fen>,
        token: impl Into<PrepareToken>,
    ) -> Self {
        Self {
            project_id: project_id.into(),
            screen_id: screen_id.into(),
            sku_id: sku_id.into(),
            count: count.integer(),
            pay_money: pay_money.into(),
            order_type: Some(OrderType::Normal),
            timestamp: None,
            token: token.into(),
            device_id: Some(String::new()),
            buyer_info: None,
            buyer: None,
            tel: None,
            deliver_info: None,
        }
    }

    /// Sets [`order_type`](Self::order_type).
    /// 订单类型。
    /// The kind of order.
    #[must_use]
    pub fn order_type(mut self, order_type: OrderType) -> Self {
        self.order_type = Some(order_type);
        self
    }

    /// Sets [`timestamp`](Self::timestamp).
    /// 当前时间，Unix 毫秒。
    /// The current time, as milliseconds of Unix time.
    #[must_use]
    pub fn timestamp(mut self, timestamp: impl Integer) -> Self {
        self.timestamp = Some(timestamp.integer());
        self
    }

    /// Sets [`device_id`](Self::device_id).
    /// 设备标识，可传空字符串。
    /// The device's id; it can be empty.
    #[must_use]
    pub fn device_id(mut self, device_id: impl Into<String>) -> Self {
        self.device_id = Some(device_id.into());
        self
    }

    /// Sets [`buyer_info`](Self::buyer_info).
    /// 所选的购买人，取自 `list_buyers`；以 JSON 数组的文本传送。
    /// The chosen buyers, items of `list_buyers`; sent as the text of a JSON array.
    #[must_use]
    pub fn buyer_info(mut self, buyer_info: Vec<Buyer>) -> Self {
        self.buyer_info = Some(buyer_info);
        self
    }

    /// Sets [`buyer`](Self::buyer).
    /// 联系人姓名；非实名项目（`id_bind` 为 0）用它代替 `buyer_info`。
    /// The contact's name, instead of `buyer_info`, for projects whose `id_bind` is 0.
    #[must_use]
    pub fn buyer(mut self, buyer: impl Into<String>) -> Self {
        self.buyer = Some(buyer.into());
        self
    }

    /// Sets [`tel`](Self::tel).
    /// 联系人手机号；非实名项目（`id_bind` 为 0）用它代替 `buyer_info`。
    /// The contact's phone number, instead of `buyer_info`, for projects whose `id_bind` is 0.
    #[must_use]
    pub fn tel(mut self, tel: impl Into<String>) -> Self {
        self.tel = Some(tel.into());
        self
    }

    /// Sets [`deliver_info`](Self::deliver_info).
    /// 纸质票的收货信息；以 JSON 的文本传送。
    /// Where a paper ticket goes; sent as the text of JSON.
    #[must_use]
    pub fn deliver_info(mut self, deliver_info: DeliverInfo) -> Self {
        self.deliver_info = Some(deliver_info);
        self
    }
}

masked_debug!(
    CreateOrder, project_id, screen_id, sku_id, count, pay_money, order_type, timestamp,
    token(masked), device_id(masked_option), buyer_info(masked_option),
    buyer(masked_option), tel(masked_option), deliver_info(masked_option)
);

impl Request for CreateOrder {
    type Reply = CreatedOrder;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.project_id);
        values.push(&self.screen_id);
        values.push(&self.sku_id);
        values.push(&self.count);
        values.push(&self.pay_money);
        values.push(&self.order_type);
        values.push_or_now(self.timestamp, bilispec_runtime::TimeUnit::Milliseconds);
        values.push(&self.token);
        values.push(&self.device_id);
        values.push(&self.buyer_info);
        values.push(&self.buyer);
        values.push(&self.tel);
        values.push(&self.deliver_info);
    }
}

/// 纸质票的收货信息；以 JSON 的文本传送。
/// Where a paper ticket goes; sent as the text of JSON.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct DeliverInfo {
    /// 收货人姓名。
    /// The name of who receives it.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 收货人手机号。
    /// The phone number.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tel: Option<String>,
    /// 地址 id，类型未说明。
    /// The address's id; its type isn't stated.
    ///
    /// Note: 类型不明，两种形式都接受。 The type isn't known; the spec takes both forms.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addr_id: Option<IntOrString>,
    /// 详细地址。
    /// The address.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addr: Option<String>,
}

impl DeliverInfo {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    DeliverInfo, name(masked_option), tel(masked_option), addr_id(masked_option),
    addr(masked_option)
);

/// 已受理的订单。
/// The order that was taken in.
///
/// Note: 抓到的成功回复里，值是占位符：字段名是见过的，值的类型出自客户端。 The captured success has placeholders: the keys are observed, the types of their values reported.
///
/// Evidence: observed.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct CreatedOrder {
    /// 订单号，16 位整数。
    /// The order's id, an integer of 16 digits.
    ///
    /// Note: 共 16 位：大于 2^31，小于 2^53。 16 digits: above 2^31, below 2^53.
    ///
    /// Evidence: reported.
    #[serde(rename = "orderId")]
    pub order_id: OrderId,
    /// 下单时间，Unix 秒。
    /// When it was placed, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: reported.
    #[serde(rename = "orderCreateTime")]
    pub order_create_time: Option<i64>,
    /// `get_create_status` 所需的 token，32 位十六进制。
    /// The token for `get_create_status`, 32 hexadecimal digits.
    ///
    /// Note: 有三个不同的值都叫作 token；`get_create_status` 用的是这一个。 Three different values are called token; `get_create_status` takes this one.
    ///
    /// Evidence: reported.
    pub token: OrderToken,
}

impl CreatedOrder {
    /// One with what is required.
    pub fn new(order_id: impl Into<OrderId>, token: impl Into<OrderToken>) -> Self {
        Self {
            order_id: order_id.into(),
            order_create_time: None,
            token: token.into(),
        }
    }
}

masked_debug!(CreatedOrder, order_id, order_create_time, token(masked));

/// 正确的金额。
/// The right price.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct RightPrice {
    /// 应付金额，单位分。
    /// What has to be paid, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub pay_money: Option<Fen>,
}

impl RightPrice {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 未完成的订单。
/// The unfinished order.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct UnfinishedOrderData {
    /// 该订单的订单号。
    /// That order's id.
    ///
    /// Evidence: reported.
    #[serde(rename = "orderId")]
    pub order_id: Option<OrderId>,
    /// 该订单的 token，可用它查询 `get_create_status`；可能没有。
    /// That order's token, with which `get_create_status` can be asked; it may be absent.
    ///
    /// Evidence: reported.
    pub token: Option<OrderToken>,
}

impl UnfinishedOrderData {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(UnfinishedOrderData, order_id, token(masked_option));

/// 未支付的订单。
/// The unpaid order.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct UnpaidOrderData {
    /// 该订单的订单号。
    /// That order's id.
    ///
    /// Evidence: reported.
    #[serde(rename = "orderId")]
    pub order_id: Option<OrderId>,
    /// 该订单的 token，可用它查询 `get_create_status`；可能没有。
    /// That order's token, with which `get_create_status` can be asked; it may be absent.
    ///
    /// Evidence: reported.
    pub token: Option<OrderToken>,
}

impl UnpaidOrderData {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(UnpaidOrderData, order_id, token(masked_option));

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("project_id", table::Place::Query).same_as("project_id"),
    table::Parameter::new("project_id", table::Place::Form).required(),
    table::Parameter::new("screen_id", table::Place::Form).required(),
    table::Parameter::new("sku_id", table::Place::Form).required(),
    table::Parameter::new("count", table::Place::Form).required(),
    table::Parameter::new("pay_money", table::Place::Form).required(),
    table::Parameter::new("order_type", table::Place::Form),
    table::Parameter::new("timestamp", table::Place::Form),
    table::Parameter::new("token", table::Place::Form).required(),
    table::Parameter::new("deviceId", table::Place::Form),
    table::Parameter::new("buyer_info", table::Place::Form).style(table::Style::Json),
    table::Parameter::new("buyer", table::Place::Form),
    table::Parameter::new("tel", table::Place::Form),
    table::Parameter::new("deliver_info", table::Place::Form).style(table::Style::Json),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Spend,
    proof: table::Proof::Members(
        table::Borrowed(
            &[
                table::ProofMember {
                    name: table::Borrowed("orderId"),
                    kinds: table::Borrowed(&[table::Kind::Integer]),
                },
                table::ProofMember {
                    name: table::Borrowed("token"),
                    kinds: table::Borrowed(&[table::Kind::String]),
                },
            ],
        ),
    ),
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
    id: "create_order",
    method: table::Method::POST,
    host: "https://show.bilibili.com",
    path: "/api/ticket/order/createV2",
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
    envelope: &TICKET_ENVELOPE,
    success: None,
    codes: &[
        table::Code {
            value: None,
            name: "ContactRejected",
            class: table::CodeClass::Parameter,
            zh: "没有编号的错误；见过的提示是“请填写正确的联系人手机号”，即联系人手机号不对。",
            en: "An error without a number; the text that is known asks for a correct phone number of the contact.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(1)),
            name: "MalformedRequest",
            class: table::CodeClass::Parameter,
            zh: "请求格式不对。",
            en: "The request is malformed.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(3)),
            name: "TooFast",
            class: table::CodeClass::Rate,
            zh: "太快，被短暂锁住。",
            en: "Too fast: locked for a short while.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(211)),
            name: "JustMissed",
            class: table::CodeClass::Stock,
            zh: "差一点，没抢到。",
            en: "Just missed.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(215)),
            name: "BuyerUnavailable",
            class: table::CodeClass::Parameter,
            zh: "购买人信息获取失败。",
            en: "The server could not get the buyer's data.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(219)),
            name: "StockShort",
            class: table::CodeClass::Stock,
            zh: "库存不够，或下单失败需重试；各客户端解读不一。",
            en: "Not enough stock, or the order failed and can be tried again; clients disagree.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(221)),
            name: "TooManyOrders",
            class: table::CodeClass::Rate,
            zh: "下单请求过多。",
            en: "Too many order requests.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_001)),
            name: "Congested",
            class: table::CodeClass::Rate,
            zh: "拥堵或限速；各客户端解读不一。",
            en: "Congestion or a speed limit; clients disagree.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_003)),
            name: "PersonLimit",
            class: table::CodeClass::Limit,
            zh: "达到每人限购一张的上限。",
            en: "The limit of one a person is reached.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_009)),
            name: "OutOfStock",
            class: table::CodeClass::Stock,
            zh: "库存不足。",
            en: "Nothing is left.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_016)),
            name: "ProjectNotOnSale",
            class: table::CodeClass::State,
            zh: "项目不在售。",
            en: "The project isn't on sale.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_017)),
            name: "TicketNotOnSale",
            class: table::CodeClass::State,
            zh: "票种不在售。",
            en: "The ticket type isn't on sale.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_034)),
            name: "WrongPrice",
            class: table::CodeClass::Parameter,
            zh: "金额不对；data.pay_money 是正确的金额。",
            en: "The price is wrong; data.pay_money is the right one.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_039)),
            name: "SaleOver",
            class: table::CodeClass::State,
            zh: "活动收摊啦，下次要快点哦：销售已结束。",
            en: "The sale is over.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_041)),
            name: "TokenInvalid",
            class: table::CodeClass::Token,
            zh: "token 缺失或无效，或尚未开售；各客户端解读不一。",
            en: "The token is missing or invalid, or the sale hasn't begun; clients disagree.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_044)),
            name: "CaptchaNeeded",
            class: table::CodeClass::Risk,
            zh: "需要验证码；本项目不处理。",
            en: "A captcha is asked for. Nothing in this project solves it.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_048)),
            name: "UnfinishedOrder",
            class: table::CodeClass::Pending,
            zh: "已有未完成的订单，见 data.orderId。",
            en: "An unfinished order exists: data.orderId.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_049)),
            name: "AlreadyBought",
            class: table::CodeClass::Limit,
            zh: "已购买过，限购一张。",
            en: "Already bought; the limit is one.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_050)),
            name: "TokenExpired",
            class: table::CodeClass::Token,
            zh: "当前页面已失效，请返回详情页重新下单：此前的 token 不能再用。",
            en: "The page is no longer valid; go back to the project's page and order anew: the token from before is of no use.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_051)),
            name: "PreparationExpired",
            class: table::CodeClass::Token,
            zh: "订单准备已过期，需重新准备。",
            en: "The preparation of the order has expired: prepare again.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_079)),
            name: "UnpaidOrder",
            class: table::CodeClass::Pending,
            zh: "同一购买人有未支付的订单，见 data.orderId。",
            en: "An unpaid order of the same buyer exists: data.orderId.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_098)),
            name: "MembersOrLimit",
            class: table::CodeClass::Limit,
            zh: "仅限会员，或超出限购；各客户端解读不一。",
            en: "For members only, or over the purchase limit; clients disagree.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(209_001)),
            name: "BuyerDataWrong",
            class: table::CodeClass::Parameter,
            zh: "购买人信息有误，例如“请选择1位购买人”；提示不止一种。",
            en: "The buyers' data is wrong, for example their number; several texts are known.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(209_002)),
            name: "BuyerInfoMissing",
            class: table::CodeClass::Parameter,
            zh: "缺少购买人信息。",
            en: "The buyers are missing.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(900_001)),
            name: "OrderedTooFast",
            class: table::CodeClass::Rate,
            zh: "前方拥堵，请重试；也有客户端解读为下单过快、被系统限制。",
            en: "Too much traffic, try again; one client reads it as orders that came too fast.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(900_002)),
            name: "Busy",
            class: table::CodeClass::Rate,
            zh: "前方拥堵，请重试。",
            en: "Too much traffic; try again.",
        },
    ],
    validators: &CREATE_ORDER_VALIDATORS,
};
