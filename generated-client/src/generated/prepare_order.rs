// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Request, Values, masked_debug, operation as table};
use bilispec_runtime::wire::{Integer, RawJson};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use super::{OrderType, PrepareToken, ProjectId, ScreenId, SkuId};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::PREPARE_ORDER_VALIDATORS;

/// 准备订单，取得 token / Prepare an order and get its token
///
/// 会员购下单的第一步：选定场次、票种与数量，取得后续步骤所需的 token。
/// The first step of an order: names the screen, the ticket type and the number, and returns the token of the next steps.
///
/// What [`prepare_order`](super::TicketCalls::prepare_order) sends.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PrepareOrder {
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
    /// 订单类型。
    /// The kind of order.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_type: Option<OrderType>,
    /// 传空字符串；不是本接口返回的 token。
    /// Sent empty; not the token that this call returns.
    ///
    /// Note: 笔记与客户端都传空字符串；不是本接口返回的 token。 Empty in the notes and in clients; not the token that this call returns.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

impl PrepareOrder {
    /// One with what is required.
    pub fn new(
        project_id: impl Into<ProjectId>,
        screen_id: impl Into<ScreenId>,
        sku_id: impl Into<SkuId>,
        count: impl Integer,
    ) -> Self {
        Self {
            project_id: project_id.into(),
            screen_id: screen_id.into(),
            sku_id: sku_id.into(),
            count: count.integer(),
            order_type: Some(OrderType::Normal),
            token: Some(String::new()),
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

    /// Sets [`token`](Self::token).
    /// 传空字符串；不是本接口返回的 token。
    /// Sent empty; not the token that this call returns.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }
}

masked_debug!(
    PrepareOrder, project_id, screen_id, sku_id, count, order_type, token(masked_option)
);

impl Request for PrepareOrder {
    type Reply = PreparedOrder;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.project_id);
        values.push(&self.screen_id);
        values.push(&self.sku_id);
        values.push(&self.count);
        values.push(&self.order_type);
        values.push(&self.token);
    }
}

/// 准备好的订单。
/// The prepared order.
///
/// Evidence: observed.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PreparedOrder {
    /// `confirm_order` 与 `create_order` 所需的 token；风控时为 null，也可能没有。
    /// The token for `confirm_order` and `create_order`; null when risk control answers, and it may be absent.
    ///
    /// Note: 风控介入时为 null；个别失败的回复里没有它。 null when risk control answers, and absent on odd failures.
    ///
    /// Evidence: observed.
    pub token: Option<PrepareToken>,
    /// 验证信息。
    /// Whether and how the caller is to be verified.
    ///
    /// Note: 2024 年及以前有十二个成员，后来只剩 open。 Until 2024 it had twelve members; later only open.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    pub shield: Option<Shield>,
    /// 项目名称；只见过 null。
    /// The project's name; only null was seen.
    ///
    /// Note: 只见过 null；可以是文字，是由其他回复的 `project_name` 推知的。 Only null was seen; that a text can stand here follows from the other replies' `project_name`.
    ///
    /// Evidence: observed.
    pub project_name: Option<String>,
    /// 场次名称；只见过 null。
    /// The screen's name; only null was seen.
    ///
    /// Note: 只见过 null；可以是文字，是由其他回复的 `screen_name` 推知的。 Only null was seen; that a text can stand here follows from the other replies' `screen_name`.
    ///
    /// Evidence: observed.
    pub screen_name: Option<String>,
    /// 项目图片地址；只见过 null。
    /// The address of the project's picture; only null was seen.
    ///
    /// Note: 只见过 null；可以是文字，是由其他回复的 `project_img` 推知的。 Only null was seen; that a text can stand here follows from the other replies' `project_img`.
    ///
    /// Evidence: observed.
    pub project_img: Option<String>,
    /// 旧回复中的 `project_name`。
    /// `project_name` as older replies spell it.
    ///
    /// Evidence: reported.
    #[serde(rename = "projectName")]
    pub project_name_camel: Option<String>,
    /// 旧回复中的 `screen_name`。
    /// `screen_name` as older replies spell it.
    ///
    /// Evidence: reported.
    #[serde(rename = "screenName")]
    pub screen_name_camel: Option<String>,
    /// 旧回复中的 `project_img`。
    /// `project_img` as older replies spell it.
    ///
    /// Evidence: reported.
    #[serde(rename = "projectImg")]
    pub project_img_camel: Option<String>,
    /// 风控对这次请求的判断。
    /// What risk control thinks of the call.
    ///
    /// Evidence: observed.
    pub ga_data: Option<RiskAssessment>,
    /// 锁定成功的座位；只见过 null。
    /// Seats that could be taken; only null was seen.
    ///
    /// Note: 只见过 null；按 `failed_seats` 的样子视为列表，列表项是什么尚不清楚。 Only null was seen; taken to be a list like `failed_seats`. What its items are is unknown.
    ///
    /// Evidence: observed.
    pub success_seats: Option<Vec<RawJson>>,
    /// 锁定失败的座位；见过空列表，也可能为 null。
    /// Seats that could not be taken; an empty list was seen, and it may be null.
    ///
    /// Note: 只见过 \[\]；据报告可为 null。列表项是什么尚不清楚。 Only \[\] was seen; null is reported. What its items are is unknown.
    ///
    /// Evidence: observed.
    pub failed_seats: Option<Vec<RawJson>>,
    /// 另一个 token，可为 null。
    /// Another token; may be null.
    ///
    /// Note: 只见过 null；据报告可为字符串。 Only null was seen; a string is reported.
    ///
    /// Evidence: observed.
    pub ptoken: Option<String>,
}

impl PreparedOrder {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    PreparedOrder, token(masked_option), shield, project_name, screen_name, project_img,
    project_name_camel, screen_name_camel, project_img_camel, ga_data, success_seats,
    failed_seats, ptoken(masked_option)
);

/// 验证信息。
/// Whether and how the caller is to be verified.
///
/// Note: 2024 年及以前有十二个成员，后来只剩 open。 Until 2024 it had twelve members; later only open.
///
/// Evidence: observed.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Shield {
    /// 是否要求验证；见过 0。
    /// Whether verification is asked for; 0 was seen.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    pub open: Option<i64>,
    /// 验证方法；只在 2024 年及以前的回复里。
    /// The method; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "verifyMethod")]
    pub verify_method: Option<String>,
    /// 验证类型；只在 2024 年及以前的回复里。
    /// The kind of verification; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "verifyType")]
    pub verify_type: Option<i64>,
    /// 验证关系；只在 2024 年及以前的回复里。
    /// The relation; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "verifyRelation")]
    pub verify_relation: Option<String>,
    /// 业务；只在 2024 年及以前的回复里。
    /// The business line; only in replies up to 2024.
    ///
    /// Evidence: observed.
    pub business: Option<String>,
    /// 接入方编号；只在 2024 年及以前的回复里。
    /// The calling service's id; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "customerId")]
    pub customer_id: Option<i64>,
    /// 验证凭证；只在 2024 年及以前的回复里。
    /// The voucher; only in replies up to 2024.
    ///
    /// Evidence: observed.
    pub voucher: Option<String>,
    /// 类型；只在 2024 年及以前的回复里。
    /// A type; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "type")]
    pub type_: Option<i64>,
    /// 手机网页的验证地址；只在 2024 年及以前的回复里。
    /// Where to verify on a mobile page; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "h5Url")]
    pub h5_url: Option<String>,
    /// 电脑网页的验证地址；只在 2024 年及以前的回复里。
    /// Where to verify on a desktop page; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "pcUrl")]
    pub pc_url: Option<String>,
    /// 提示文字；只在 2024 年及以前的回复里。
    /// A text; only in replies up to 2024.
    ///
    /// Evidence: observed.
    pub msg: Option<String>,
    /// 应用内的验证地址；只在 2024 年及以前的回复里。
    /// Where to verify in the app; only in replies up to 2024.
    ///
    /// Evidence: observed.
    #[serde(rename = "naUrl")]
    pub na_url: Option<String>,
}

impl Shield {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    Shield, open, verify_method, verify_type, verify_relation, business, customer_id,
    voucher(masked_option), type_, h5_url, pc_url, msg, na_url
);

/// 风控对这次请求的判断。
/// What risk control thinks of the call.
///
/// Evidence: observed.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct RiskAssessment {
    /// 风险等级。
    /// The level of risk.
    ///
    /// Evidence: observed.
    pub risk_level: Option<i64>,
    /// 这次判断的编号，内含用户 UID。
    /// The assessment's id; it contains the user's id.
    ///
    /// Evidence: observed.
    pub grisk_id: Option<String>,
    /// 风控要求的处理方式，可为空。
    /// What risk control asks for; may be empty.
    ///
    /// Note: 只见过 \[\]；列表项为文字，出自客户端。 Only \[\] was seen; that its items are texts is reported.
    ///
    /// Evidence: observed.
    pub decisions: Option<Vec<String>>,
    /// 风控参数，可为 null，内容不作描述。
    /// Risk control's parameters, or null; their keys are not modelled.
    ///
    /// Note: 只见过 null；据报告可为对象，成员或全为 null，或有内容。其中的字段不作描述。 Only null was seen; an object is reported, of nulls or filled. Its keys are not modelled.
    ///
    /// Evidence: observed.
    #[serde(rename = "riskParams")]
    pub risk_params: Option<BTreeMap<String, RawJson>>,
    /// 风控结果。
    /// Risk control's result.
    ///
    /// Evidence: observed.
    #[serde(rename = "riskResult")]
    pub risk_result: Option<i64>,
    /// 含义不明，只见过 null，也可能没有。
    /// Unknown; only null was seen, and it may be absent.
    ///
    /// Note: 只见过 null；据报告，有时没有它。 Only null was seen; it is reported to be absent at times.
    ///
    /// Evidence: observed.
    pub open: Option<RawJson>,
}

impl RiskAssessment {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(
    RiskAssessment, risk_level, grisk_id(masked_option), decisions,
    risk_params(masked_option), risk_result, open
);

/// 风控附带的数据。
/// What comes with it.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct TicketRiskData {
    /// 风控的判断，字段与 `prepare_order` 成功时的 `ga_data` 相同。
    /// What risk control thinks of the call, with the keys that `ga_data` has in `prepare_order`'s success.
    ///
    /// Evidence: reported.
    pub ga_data: Option<BTreeMap<String, RawJson>>,
}

impl TicketRiskData {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(TicketRiskData, ga_data(masked_option));

/// 风控附带的数据。
/// What comes with it.
///
/// Evidence: reported.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct RiskBlockedData {
    /// 风控的判断，字段与 `prepare_order` 成功时的 `ga_data` 相同，也可能是空对象。
    /// What risk control thinks of the call, with the keys that `ga_data` has in `prepare_order`'s success; it can be empty.
    ///
    /// Evidence: reported.
    pub ga_data: Option<BTreeMap<String, RawJson>>,
}

impl RiskBlockedData {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

masked_debug!(RiskBlockedData, ga_data(masked_option));

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("project_id", table::Place::Query).same_as("project_id"),
    table::Parameter::new("project_id", table::Place::Form).required(),
    table::Parameter::new("screen_id", table::Place::Form).required(),
    table::Parameter::new("sku_id", table::Place::Form).required(),
    table::Parameter::new("count", table::Place::Form).required(),
    table::Parameter::new("order_type", table::Place::Form),
    table::Parameter::new("token", table::Place::Form),
];

/// What the call changes, and what proves it.
pub(super) const ACT: table::Act = table::Act {
    effect: table::SideEffect::Write,
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
    id: "prepare_order",
    method: table::Method::POST,
    host: "https://show.bilibili.com",
    path: "/api/ticket/order/prepare",
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
            value: Some(table::CodeValue::Integer(-401)),
            name: "RiskControl",
            class: table::CodeClass::Risk,
            zh: "被风控拦下，msg 为空，data.ga_data 写着风控的判断。",
            en: "Stopped by risk control. msg is empty, and data.ga_data says what it thinks.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(412)),
            name: "RiskBlocked",
            class: table::CodeClass::Risk,
            zh: "被风控拦下，data.ga_data 写着风控的判断。",
            en: "Stopped by risk control; data.ga_data says what it thinks.",
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
            name: "AccountAbnormal",
            class: table::CodeClass::Account,
            zh: "您的账号存在异常，暂时无法购票；也可能只是尚未开售。",
            en: "The account is called abnormal and can't buy for now; also answered when the sale simply hasn't begun.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_044)),
            name: "CaptchaNeeded",
            class: table::CodeClass::Risk,
            zh: "需要验证码；本项目不处理。",
            en: "A captcha is asked for. Nothing in this project solves it.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_080)),
            name: "SelectionInvalid",
            class: table::CodeClass::Parameter,
            zh: "项目、场次、票种或日期不对；与 SelectionRejected 含义相同。",
            en: "The project, screen, sku or date is wrong; the same meaning as SelectionRejected.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_082)),
            name: "SelectionRejected",
            class: table::CodeClass::Parameter,
            zh: "项目、场次、票种或日期不对；与 SelectionInvalid 含义相同。",
            en: "The project, screen, sku or date is wrong; the same meaning as SelectionInvalid.",
        },
        table::Code {
            value: Some(table::CodeValue::Integer(100_098)),
            name: "MembersOrLimit",
            class: table::CodeClass::Limit,
            zh: "仅限会员，或超出限购；各客户端解读不一。",
            en: "For members only, or over the purchase limit; clients disagree.",
        },
    ],
    validators: &PREPARE_ORDER_VALIDATORS,
};
