// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{
    Repeatable, Request, Values, integer_enum, masked_debug, operation as table,
};
use bilispec_runtime::wire::{IntOrString, Integer, RawJson};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use super::{Fen, IdBind, OrderType, PrepareToken, ProjectId, ScreenId, SkuId, YesNo};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::CONFIRM_ORDER_VALIDATORS;

/// 订单完整信息 / The prepared order in full
///
/// 下单之前查看准备好的订单：项目、场次、票种与应付金额。
/// Shows the prepared order before it is placed: project, screen, ticket type and what is to be paid.
///
/// What [`confirm_order`](super::TicketCalls::confirm_order) sends.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ConfirmOrder {
    /// `prepare_order` 返回的 token。
    /// The token that `prepare_order` returned.
    ///
    /// Note: 有三个不同的值都叫作 token；这里是 `prepare_order` 返回的那个。 Three different values are called token; this one is `prepare_order`'s answer.
    ///
    /// Evidence: documented.
    pub token: PrepareToken,
    /// 传空字符串。
    /// Sent empty.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voucher: Option<String>,
    /// 项目 id；部分客户端会传。
    /// The project's id; some clients send it.
    ///
    /// Evidence: reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<ProjectId>,
}

impl ConfirmOrder {
    /// One with what is required.
    pub fn new(token: impl Into<PrepareToken>) -> Self {
        Self {
            token: token.into(),
            voucher: Some(String::new()),
            project_id: None,
        }
    }

    /// Sets [`voucher`](Self::voucher).
    /// 传空字符串。
    /// Sent empty.
    #[must_use]
    pub fn voucher(mut self, voucher: impl Into<String>) -> Self {
        self.voucher = Some(voucher.into());
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
}

masked_debug!(ConfirmOrder, token(masked), voucher(masked_option), project_id);

impl Request for ConfirmOrder {
    type Reply = OrderConfirmation;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.token);
        values.push(&self.voucher);
        values.push(&self.project_id);
    }
}

impl Repeatable for ConfirmOrder {}

/// 准备好的订单的完整信息。
/// The prepared order in full.
///
/// Evidence: observed.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct OrderConfirmation {
    /// 项目 id。
    /// The project's id.
    ///
    /// Evidence: observed.
    pub project_id: ProjectId,
    /// 项目名称。
    /// The project's name.
    ///
    /// Evidence: observed.
    pub project_name: Option<String>,
    /// 项目图片的地址，以 // 开头。
    /// The address of the project's picture; it begins with //.
    ///
    /// Evidence: observed.
    pub project_img: Option<String>,
    /// 订单类型。
    /// The kind of order.
    ///
    /// Evidence: observed.
    pub order_type: Option<OrderType>,
    /// 需要哪些购买人信息，逗号分隔：1 手机号、2 身份证、3 证件照；空表示不需要。
    /// What is asked of the buyer, as a list with commas: 1 phone, 2 identity card, 3 photo of it; empty for nothing.
    ///
    /// Evidence: observed.
    pub buyer_info: Option<String>,
    /// 运费，单位分。
    /// What express costs, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub express_fee: Option<Fen>,
    /// 运费方式。
    /// How express is paid.
    ///
    /// Evidence: observed.
    pub express_type: Option<ExpressType>,
    /// 场馆名称。
    /// The venue's name.
    ///
    /// Evidence: observed.
    pub venue_name: Option<String>,
    /// 场次 id。
    /// The screen's id.
    ///
    /// Evidence: observed.
    pub screen_id: ScreenId,
    /// 场次名称。
    /// The screen's name.
    ///
    /// Evidence: observed.
    pub screen_name: Option<String>,
    /// 票的形式。
    /// What form the ticket has.
    ///
    /// Note: 见过 2；各取值的含义出自客户端。 2 was seen; the meanings are reported.
    ///
    /// Evidence: observed.
    pub ticket_type: Option<TicketMedium>,
    /// 配送方式。
    /// How tickets are delivered.
    ///
    /// Note: 见过 1；各取值的含义出自客户端。 1 was seen; the meanings are reported.
    ///
    /// Evidence: observed.
    pub deliver_type: Option<DeliverType>,
    /// 数量。
    /// How many tickets.
    ///
    /// Evidence: observed.
    pub count: i64,
    /// 商品总价，单位分。
    /// What the tickets cost together, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub item_total_money: Option<Fen>,
    /// 应付金额，单位分；下单时原样传回。
    /// What is to be paid, in fen; `create_order` takes it.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub pay_money: Fen,
    /// 优惠券；只见过空列表。
    /// Coupons; only an empty list was seen.
    ///
    /// Note: 只见过 \[\]，列表项是什么尚不清楚。 Only \[\] was seen; what its items are is unknown.
    ///
    /// Evidence: observed.
    #[serde(rename = "couponList")]
    pub coupon_list: Option<Vec<RawJson>>,
    /// 年卡。
    /// The year card.
    ///
    /// Evidence: observed.
    pub year_card: Option<YearCard>,
    /// 是否需要联系人；见过 0。
    /// Whether a contact is asked for; 0 was seen.
    ///
    /// Evidence: observed.
    pub need_contact: Option<i64>,
    /// 实名方式。
    /// How identities are bound to tickets.
    ///
    /// Evidence: observed.
    pub id_bind: Option<IdBind>,
    /// 票种。
    /// The ticket type.
    ///
    /// Evidence: observed.
    pub ticket_info: ConfirmedTicket,
    /// 可选的购买人，可为 null。
    /// The buyers to choose from, or null.
    ///
    /// Evidence: reported.
    #[serde(rename = "buyerList")]
    pub buyer_list: Option<ConfirmedBuyers>,
    /// 下单的地址。
    /// The address at which the order is placed.
    ///
    /// Note: 类型没有记录，按字段名视为文字。 Its type is not recorded; by its name it is taken as a text.
    ///
    /// Evidence: reported.
    #[serde(rename = "orderCreateUrl")]
    pub order_create_url: Option<String>,
    /// 是否热门项目。
    /// Whether it is a hot project.
    ///
    /// Evidence: reported.
    #[serde(rename = "hotProject")]
    pub hot_project: Option<bool>,
    /// 是否套票。
    /// Whether it is a package.
    ///
    /// Evidence: reported.
    pub is_package: Option<i64>,
    /// 优惠活动，没有时为 null。
    /// A discount campaign; null when there is none.
    ///
    /// Evidence: reported.
    pub act: Option<ConfirmedAct>,
    /// 入场须知。
    /// What to know on entering.
    ///
    /// Evidence: observed.
    pub enter_notice: Option<String>,
    /// 是否显示收银台。
    /// Whether a cashier page is shown.
    ///
    /// Evidence: observed.
    pub show_cashier: Option<bool>,
    /// 是否有购票协议。
    /// Whether there is a purchase agreement.
    ///
    /// Evidence: observed.
    pub purchase_agreement: Option<bool>,
    /// 联系人信息，只见过 null。
    /// The contact; only null was seen.
    ///
    /// Note: 只见过 null。 Only null was seen.
    ///
    /// Evidence: observed.
    pub contact_info: Option<RawJson>,
}

impl OrderConfirmation {
    /// One with what is required.
    pub fn new(
        project_id: impl Into<ProjectId>,
        screen_id: impl Into<ScreenId>,
        count: impl Integer,
        pay_money: impl Into<Fen>,
        ticket_info: ConfirmedTicket,
    ) -> Self {
        Self {
            project_id: project_id.into(),
            project_name: None,
            project_img: None,
            order_type: None,
            buyer_info: None,
            express_fee: None,
            express_type: None,
            venue_name: None,
            screen_id: screen_id.into(),
            screen_name: None,
            ticket_type: None,
            deliver_type: None,
            count: count.integer(),
            item_total_money: None,
            pay_money: pay_money.into(),
            coupon_list: None,
            year_card: None,
            need_contact: None,
            id_bind: None,
            ticket_info,
            buyer_list: None,
            order_create_url: None,
            hot_project: None,
            is_package: None,
            act: None,
            enter_notice: None,
            show_cashier: None,
            purchase_agreement: None,
            contact_info: None,
        }
    }
}

masked_debug!(
    OrderConfirmation, project_id, project_name, project_img, order_type, buyer_info,
    express_fee, express_type, venue_name, screen_id, screen_name, ticket_type,
    deliver_type, count, item_total_money, pay_money, coupon_list, year_card,
    need_contact, id_bind, ticket_info, buyer_list, order_create_url, hot_project,
    is_package, act, enter_notice, show_cashier, purchase_agreement,
    contact_info(masked_option)
);

/// 运费方式。
/// How express is paid.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ExpressType {
    /// 见过，含义不明。
    /// Seen; what it means is unknown.
    ///
    /// Value: `0`. Evidence: observed.
    Unspecified,
    /// 普通快递。
    /// Ordinary express.
    ///
    /// Value: `1`. Evidence: reported.
    Normal,
    /// 免运费。
    /// Free of charge.
    ///
    /// Value: `2`. Evidence: reported.
    Free,
    /// 到付。
    /// Paid on delivery.
    ///
    /// Value: `3`. Evidence: reported.
    Collect,
    /// 会员免运费。
    /// Free for members.
    ///
    /// Value: `4`. Evidence: reported.
    VipFree,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(
    ExpressType, Unspecified = 0, Normal = 1, Free = 2, Collect = 3, VipFree = 4
);

/// 票的形式。
/// What form the ticket has.
///
/// Note: 见过 2；各取值的含义出自客户端。 2 was seen; the meanings are reported.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum TicketMedium {
    /// 纸质票。
    /// A paper ticket.
    ///
    /// Value: `1`. Evidence: reported.
    Paper,
    /// 电子票。
    /// An e-ticket.
    ///
    /// Value: `2`. Evidence: observed.
    ETicket,
    /// 外部票。
    /// A ticket from elsewhere.
    ///
    /// Value: `3`. Evidence: reported.
    External,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(TicketMedium, Paper = 1, ETicket = 2, External = 3);

/// 配送方式。
/// How tickets are delivered.
///
/// Note: 见过 1；各取值的含义出自客户端。 1 was seen; the meanings are reported.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DeliverType {
    /// 无需配送。
    /// Nothing is delivered.
    ///
    /// Value: `1`. Evidence: observed.
    NotNeeded,
    /// 自取。
    /// Picked up.
    ///
    /// Value: `2`. Evidence: reported.
    PickUp,
    /// 快递。
    /// Sent by express.
    ///
    /// Value: `3`. Evidence: reported.
    Express,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(DeliverType, NotNeeded = 1, PickUp = 2, Express = 3);

/// 年卡。
/// The year card.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct YearCard {
    /// 以 0 或 1 表示的是否，不是布尔值。
    /// Yes or no as 1 or 0, not a bool.
    ///
    /// Evidence: observed.
    pub can_use: Option<YesNo>,
    /// 年卡优惠。
    /// The reduction that it gives.
    ///
    /// Evidence: reported.
    pub discount: Option<i64>,
    /// 使用年卡后的应付金额，单位分。
    /// What is to be paid with it, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub pay_money: Option<Fen>,
}

impl YearCard {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 票种。
/// The ticket type.
///
/// Evidence: observed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ConfirmedTicket {
    /// 票种 id。
    /// The ticket type's id.
    ///
    /// Evidence: observed.
    pub sku_id: SkuId,
    /// 票种名称。
    /// The ticket type's name.
    ///
    /// Evidence: observed.
    pub name: Option<String>,
    /// 单价，单位分。
    /// The price of one, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub price: Option<Fen>,
    /// 数量。
    /// How many tickets.
    ///
    /// Evidence: observed.
    pub count: Option<i64>,
    /// 关联场次的名称；见过空列表，也可能为 null。
    /// The names of the linked screens; an empty list was seen, and it may be null.
    ///
    /// Note: 这里见过 \[\]；`get_project` 里同名的列表是 null。 \[\] was seen here; the same list is null in `get_project`.
    ///
    /// Evidence: observed.
    pub link_sc_name: Option<Vec<String>>,
    /// 是否套票；见过 0。
    /// Whether it is a package; 0 was seen.
    ///
    /// Evidence: observed.
    pub is_package: Option<i64>,
    /// 套票所含张数。
    /// How many tickets the package holds.
    ///
    /// Evidence: observed.
    pub package_num: Option<i64>,
}

impl ConfirmedTicket {
    /// One with what is required.
    pub fn new(sku_id: impl Into<SkuId>) -> Self {
        Self {
            sku_id: sku_id.into(),
            name: None,
            price: None,
            count: None,
            link_sc_name: None,
            is_package: None,
            package_num: None,
        }
    }
}

/// 可选的购买人，可为 null。
/// The buyers to choose from, or null.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ConfirmedBuyers {
    /// 购买人，客户端按 `list_buyers` 的列表项读取。
    /// The buyers; clients read them as items of `list_buyers`.
    ///
    /// Evidence: reported.
    pub list: Option<Vec<BTreeMap<String, RawJson>>>,
    /// 最多可选的人数。
    /// How many can be chosen at most.
    ///
    /// Evidence: reported.
    pub max_limit: Option<i64>,
}

impl ConfirmedBuyers {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(ConfirmedBuyers, list(masked_option), max_limit);

/// 优惠活动，没有时为 null。
/// A discount campaign; null when there is none.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ConfirmedAct {
    /// 活动 id。
    /// The campaign's id.
    ///
    /// Note: 类型没有记录，两种形式都接受。 Its type is not recorded; the spec takes both forms.
    ///
    /// Evidence: reported.
    pub act_id: Option<IntOrString>,
}

impl ConfirmedAct {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("token", table::Place::Query).required(),
    table::Parameter::new("voucher", table::Place::Query),
    table::Parameter::new("project_id", table::Place::Query),
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
    id: "confirm_order",
    method: table::Method::GET,
    host: "https://show.bilibili.com",
    path: "/api/ticket/order/confirmInfo",
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
            value: Some(table::CodeValue::Integer(100_050)),
            name: "TokenExpired",
            class: table::CodeClass::Token,
            zh: "当前页面已失效，请返回详情页重新下单：此前的 token 不能再用。",
            en: "The page is no longer valid; go back to the project's page and order anew: the token from before is of no use.",
        },
    ],
    validators: &CONFIRM_ORDER_VALIDATORS,
};
