// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{
    Repeatable, Request, Values, integer_enum, masked_debug, operation as table,
};
use bilispec_runtime::wire::{Integer, JsonString, Kind, RawJson};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use super::{Fen, IdBind, Image, ProjectId, ScreenId, SkuId, UserId};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::GET_PROJECT_VALIDATORS;

/// 项目完整信息 / A project with its screens and ticket types
///
/// 查询一个项目的全部信息，含场次与票种；无需登录。
/// Everything about a project, with its screens and ticket types. No login is needed.
///
/// What [`get_project`](super::TicketCalls::get_project) sends.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct GetProject {
    /// 固定为 134，含义没有说明。
    /// Always 134; what it means is not stated.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// 项目 id。
    /// The project's id.
    ///
    /// Evidence: documented.
    pub id: ProjectId,
}

impl GetProject {
    /// One with what is required.
    pub fn new(id: impl Into<ProjectId>) -> Self {
        Self {
            version: Some(134),
            id: id.into(),
        }
    }

    /// Sets [`version`](Self::version).
    /// 固定为 134，含义没有说明。
    /// Always 134; what it means is not stated.
    #[must_use]
    pub fn version(mut self, version: impl Integer) -> Self {
        self.version = Some(version.integer());
        self
    }
}

impl Request for GetProject {
    type Reply = Option<Project>;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.version);
        values.push(&self.id);
    }
}

impl Repeatable for GetProject {}

/// 项目的完整信息；部分较新的项目为 null。
/// Everything about the project; null for some newer ones.
///
/// Note: 部分较新的项目，data 本身就是 null。 data itself is null for some newer projects.
///
/// Evidence: observed.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Project {
    /// 一个账号的 UID，未说明是谁的。
    /// A user's id; whose isn't stated.
    ///
    /// Evidence: observed.
    pub mid: Option<UserId>,
    /// 项目 id。
    /// The project's id.
    ///
    /// Evidence: observed.
    pub id: ProjectId,
    /// 项目名称。
    /// The project's name.
    ///
    /// Evidence: observed.
    pub name: Option<String>,
    /// 场馆 id。
    /// The venue's id.
    ///
    /// Evidence: observed.
    pub venue_id: Option<i64>,
    /// 场地 id。
    /// The id of the place inside the venue.
    ///
    /// Evidence: observed.
    pub place_id: Option<i64>,
    /// 是否隐藏；见过 0。
    /// Whether it is hidden; 0 was seen.
    ///
    /// Evidence: observed.
    pub hide: Option<i64>,
    /// 状态，取值含义不明；见过 1。
    /// Its status; the values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    pub status: Option<i64>,
    /// 是否销售；见过 1。
    /// Whether it is sold; 1 was seen.
    ///
    /// Evidence: observed.
    pub is_sale: Option<i64>,
    /// 活动开始时间，Unix 秒。
    /// When the event begins, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: observed.
    pub start_time: Option<i64>,
    /// 活动结束时间，Unix 秒。
    /// When the event ends, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: observed.
    pub end_time: Option<i64>,
    /// 项目图片，是装着 JSON 的字符串。
    /// The project's pictures: a string that holds JSON.
    ///
    /// Evidence: observed.
    pub performance_image: Option<JsonString<PerformanceImages>>,
    /// 票务说明，可为空。
    /// A text about the tickets; may be empty.
    ///
    /// Evidence: observed.
    pub ticket_desc: Option<String>,
    /// 是否推荐；见过 0。
    /// Whether it is recommended; 0 was seen.
    ///
    /// Evidence: observed.
    pub recommend: Option<i64>,
    /// 类型，取值含义不明；见过 6。
    /// A type; its values are unknown, 6 was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "type")]
    pub type_: Option<i64>,
    /// 是否选座；见过 0。
    /// Whether seats are chosen; 0 was seen.
    ///
    /// Evidence: observed.
    pub pick_seat: Option<i64>,
    /// 项目类型，取值含义不明；见过 1。
    /// The kind of project; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    pub project_type: Option<i64>,
    /// 是否有价格。
    /// Whether it has a price.
    ///
    /// Evidence: observed.
    pub is_price: Option<bool>,
    /// 运费，单位分；可为 null，也可能没有。
    /// What express costs, in fen; it may be null or absent.
    ///
    /// Note: 有时为 null，有时没有。 null or absent at times.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub express_fee: Option<Fen>,
    /// 是否免运费；见过 0。
    /// Whether express is free; 0 was seen.
    ///
    /// Evidence: observed.
    pub express_free_flag: Option<i64>,
    /// 需要哪些购买人信息，逗号分隔：1 手机号、2 身份证、3 证件照；空表示不需要。
    /// What is asked of the buyer, as a list with commas: 1 phone, 2 identity card, 3 photo of it; empty for nothing.
    ///
    /// Evidence: observed.
    pub buyer_info: Option<String>,
    /// 开售时间，Unix 秒；-1 表示未设置。
    /// When the sale begins, as seconds of Unix time; -1 means not set.
    ///
    /// Note: 据报告，-1 表示没有设置。 -1 is reported to mean that it isn't set.
    ///
    /// Unit: seconds. Evidence: observed.
    pub sale_begin: Option<i64>,
    /// 停售时间，Unix 秒。
    /// When the sale ends, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: observed.
    pub sale_end: Option<i64>,
    /// 距开售的秒数，可为负数。
    /// Seconds until the sale begins; may be negative.
    ///
    /// Note: 单位没有说明；在抓到的回复里，以秒计的 `sale_begin` 减去 `count_down` 正是抓取当日。 The unit isn't stated; in the captured body `sale_begin` minus `count_down` gives the day of the capture, in seconds.
    ///
    /// Unit: seconds. Evidence: observed.
    pub count_down: Option<i64>,
    /// 收藏状态，只见过 null。
    /// Whether it is a favourite; only null was seen.
    ///
    /// Note: 只见过 null。 Only null was seen.
    ///
    /// Evidence: observed.
    pub fav_status: Option<RawJson>,
    /// 市场价的范围。
    /// The range of market prices.
    ///
    /// Evidence: observed.
    pub market_price: Option<PriceRange>,
    /// 是否有电子票。
    /// Whether there are e-tickets.
    ///
    /// Evidence: observed.
    pub has_eticket: Option<bool>,
    /// 是否有纸质票。
    /// Whether there are paper tickets.
    ///
    /// Evidence: observed.
    pub has_paper_ticket: Option<bool>,
    /// 是否可退；见过 0。
    /// Whether tickets can be returned; 0 was seen.
    ///
    /// Evidence: observed.
    pub is_refund: Option<i64>,
    /// 是否独家；见过 1。
    /// Whether it is sold here only; 1 was seen.
    ///
    /// Evidence: observed.
    pub is_exclusive: Option<i64>,
    /// 是否全部可退。
    /// Whether all tickets can be returned.
    ///
    /// Evidence: observed.
    pub all_refund: Option<bool>,
    /// 可退的票种；见过空列表，其中的内容未见过。
    /// The ticket types that can be returned; only an empty list was seen.
    ///
    /// Note: 只见过 \[\]；列表项只能由字段名推测，因此不作限定。 Only \[\] was seen; what its items are follows from the name alone, so the spec leaves them open.
    ///
    /// Evidence: observed.
    pub refund_sku_ids: Option<Vec<RawJson>>,
    /// 商家 id。
    /// The merchant's id.
    ///
    /// Evidence: observed.
    pub merchant_id: Option<i64>,
    /// 众筹信息，没有时为 null；内容未见过。
    /// Crowdfunding; null when there is none. What the object holds is unknown.
    ///
    /// Note: 只见过 null；据报告可为对象。 Only null was seen; an object is reported.
    ///
    /// Evidence: observed.
    pub crowdfund: Option<BTreeMap<String, RawJson>>,
    /// 渠道用户 id。
    /// The channel's user id.
    ///
    /// Evidence: observed.
    pub channel_user_id: Option<i64>,
    /// 可选的日期。
    /// The dates that can be chosen.
    ///
    /// Evidence: observed.
    pub sales_dates: Option<Vec<SalesDate>>,
    /// 场次列表。
    /// The screens.
    ///
    /// Evidence: observed.
    pub screen_list: Vec<Screen>,
    /// 销售状态的文字。
    /// The state of the sale, as text.
    ///
    /// Evidence: reported.
    pub sale_flag: Option<String>,
    /// 销售状态。
    /// The state of the sale.
    ///
    /// Evidence: reported.
    pub sale_flag_number: Option<SaleState>,
    /// 是否免费。
    /// Whether it is free.
    ///
    /// Evidence: reported.
    pub is_free: Option<bool>,
    /// 是否热门项目。
    /// Whether it is a hot project.
    ///
    /// Evidence: reported.
    #[serde(rename = "hotProject")]
    pub hot_project: Option<bool>,
    /// 实名方式。
    /// How identities are bound to tickets.
    ///
    /// Evidence: reported.
    pub id_bind: Option<IdBind>,
    /// 是否需要联系人。
    /// Whether a contact is asked for.
    ///
    /// Evidence: reported.
    pub need_contact: Option<i64>,
    /// 服务器当前时间。
    /// The server's time.
    ///
    /// Note: 单位没有说明；同一回复里的其他时间以秒计。 The unit isn't stated; the other times of this body are seconds.
    ///
    /// Evidence: reported.
    pub current_time: Option<i64>,
    /// 场馆。
    /// The venue.
    ///
    /// Evidence: reported.
    pub venue_info: Option<Venue>,
    /// 项目介绍，可为 null。
    /// What the event is, or null.
    ///
    /// Evidence: reported.
    pub performance_desc: Option<PerformanceDescription>,
}

impl Project {
    /// One with what is required.
    pub fn new(id: impl Into<ProjectId>, screen_list: Vec<Screen>) -> Self {
        Self {
            mid: None,
            id: id.into(),
            name: None,
            venue_id: None,
            place_id: None,
            hide: None,
            status: None,
            is_sale: None,
            start_time: None,
            end_time: None,
            performance_image: None,
            ticket_desc: None,
            recommend: None,
            type_: None,
            pick_seat: None,
            project_type: None,
            is_price: None,
            express_fee: None,
            express_free_flag: None,
            buyer_info: None,
            sale_begin: None,
            sale_end: None,
            count_down: None,
            fav_status: None,
            market_price: None,
            has_eticket: None,
            has_paper_ticket: None,
            is_refund: None,
            is_exclusive: None,
            all_refund: None,
            refund_sku_ids: None,
            merchant_id: None,
            crowdfund: None,
            channel_user_id: None,
            sales_dates: None,
            screen_list,
            sale_flag: None,
            sale_flag_number: None,
            is_free: None,
            hot_project: None,
            id_bind: None,
            need_contact: None,
            current_time: None,
            venue_info: None,
            performance_desc: None,
        }
    }
}

masked_debug!(
    Project, mid(masked_option), id, name, venue_id, place_id, hide, status, is_sale,
    start_time, end_time, performance_image, ticket_desc, recommend, type_, pick_seat,
    project_type, is_price, express_fee, express_free_flag, buyer_info, sale_begin,
    sale_end, count_down, fav_status, market_price, has_eticket, has_paper_ticket,
    is_refund, is_exclusive, all_refund, refund_sku_ids, merchant_id, crowdfund,
    channel_user_id(masked_option), sales_dates, screen_list, sale_flag,
    sale_flag_number, is_free, hot_project, id_bind, need_contact, current_time,
    venue_info, performance_desc
);

/// 项目的图片。
/// The project's pictures.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PerformanceImages {
    /// 一张图片。
    /// A picture.
    ///
    /// Evidence: observed.
    pub first: Option<Image>,
    /// 一张图片。
    /// A picture.
    ///
    /// Evidence: observed.
    pub banner: Option<Image>,
}

impl PerformanceImages {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 市场价的范围。
/// The range of market prices.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PriceRange {
    /// 最低价；见过 0，单位未说明。
    /// The lowest; 0 was seen, the unit isn't stated.
    ///
    /// Evidence: observed.
    pub min: Option<i64>,
    /// 最高价；见过 0，单位未说明。
    /// The highest; 0 was seen, the unit isn't stated.
    ///
    /// Evidence: observed.
    pub max: Option<i64>,
    /// 是否有市场价。
    /// Whether there is one.
    ///
    /// Evidence: observed.
    pub has: Option<bool>,
}

impl PriceRange {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 一个可选的日期。
/// A date that can be chosen.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct SalesDate {
    /// 日期。
    /// The date.
    ///
    /// Evidence: reported.
    pub date: Option<String>,
}

impl SalesDate {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 一个场次。
/// A screen: one date and time of the project.
///
/// Note: 抓到的两个场次一个缺尾、一个缺头，没有一份回复包含全部字段。 The two captured screens are cut at opposite ends: no single body shows all fields.
///
/// Note: 销售状态在这里叫 `saleFlag`，在票种里叫 `sale_flag`。 The sale flag is called `saleFlag` here and `sale_flag` in the ticket types.
///
/// Evidence: observed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Screen {
    /// 销售状态及其显示文字。
    /// The state of the sale, and how it is shown.
    ///
    /// Evidence: observed.
    #[serde(rename = "saleFlag")]
    pub sale_flag: Option<SaleFlag>,
    /// 场次 id，即其他接口的 `screen_id`。
    /// The screen's id, `screen_id` elsewhere.
    ///
    /// Evidence: observed.
    pub id: ScreenId,
    /// 开始时间，Unix 秒。
    /// When it begins, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: observed.
    pub start_time: Option<i64>,
    /// 场次名称。
    /// The screen's name.
    ///
    /// Evidence: observed.
    pub name: Option<String>,
    /// 类型，取值含义不明；见过 1。
    /// A type; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "type")]
    pub type_: Option<i64>,
    /// 票面类型，取值含义不明；见过 12，与 `confirm_order` 的 `ticket_type` 不同。
    /// A kind of ticket; its values are unknown, 12 was seen. Not `confirm_order`'s `ticket_type`.
    ///
    /// Note: 见过 12。与 `confirm_order` 里取值 1 至 3 的 `ticket_type` 不是一回事。 12 was seen. Not the `ticket_type` of `confirm_order`, which has 1 to 3.
    ///
    /// Evidence: observed.
    pub ticket_type: Option<i64>,
    /// 场次类型，取值含义不明；见过 1。
    /// The kind of screen; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    pub screen_type: Option<i64>,
    /// 取票方式。
    /// How the tickets get to the buyer.
    ///
    /// Note: 见过 1；1 与 3 的含义出自客户端。 1 was seen; the meanings of 1 and 3 are reported.
    ///
    /// Evidence: observed.
    pub delivery_type: Option<ScreenDeliveryType>,
    /// 是否选座；见过 0。
    /// Whether seats are chosen; 0 was seen.
    ///
    /// Evidence: observed.
    pub pick_seat: Option<i64>,
    /// 票种列表。
    /// The ticket types.
    ///
    /// Evidence: observed.
    pub ticket_list: Vec<Ticket>,
    /// 运费，单位分；-1 与 -2 表示没有。
    /// What express costs, in fen; -1 and -2 mean that there is none.
    ///
    /// Note: 据报告，-1 与 -2 表示没有运费。 -1 and -2 are reported to mean that there is none.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub express_fee: Option<Fen>,
    /// 是否免运费；见过 0。
    /// Whether express is free; 0 was seen.
    ///
    /// Evidence: observed.
    pub express_free_flag: Option<i64>,
    /// 优惠标签，只见过 null。
    /// A discount's label; only null was seen.
    ///
    /// Note: 只见过 null。 Only null was seen.
    ///
    /// Evidence: observed.
    pub discount_tag: Option<RawJson>,
    /// 点选后跳转的页面，见过 confirm。
    /// The page that a click leads to; "confirm" was seen.
    ///
    /// Evidence: observed.
    pub jump_page: Option<String>,
    /// 是否可点选。
    /// Whether it can be clicked.
    ///
    /// Evidence: observed.
    pub clickable: Option<bool>,
    /// 是否有返利。
    /// Whether there is a rebate.
    ///
    /// Evidence: observed.
    pub is_rebate: Option<bool>,
    /// 停售时间，Unix 秒。
    /// When the sale ends, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: observed.
    pub sale_end: Option<i64>,
    /// 开售时间，Unix 秒。
    /// When the sale begins, as seconds of Unix time.
    ///
    /// Unit: seconds. Evidence: observed.
    pub sale_start: Option<i64>,
    /// 销售状态。
    /// The state of the sale.
    ///
    /// Evidence: observed.
    pub sale_flag_number: Option<SaleState>,
    /// 显示的日期，形如 2024-05-20。
    /// The date that is shown, as 2024-05-20.
    ///
    /// Evidence: observed.
    pub show_date: Option<String>,
    /// 开始时间的文字。
    /// When it begins, as text.
    ///
    /// Note: 见于同类接口 `infoByDate` 的回复（2026-04），一个客户端在这里读取它。 In a body of the sibling `infoByDate` (2026-04); one client reads it here.
    ///
    /// Evidence: reported.
    pub start_time_str: Option<String>,
    /// 关联 id。
    /// The id of a link.
    ///
    /// Evidence: reported.
    pub link_id: Option<i64>,
}

impl Screen {
    /// One with what is required.
    pub fn new(id: impl Into<ScreenId>, ticket_list: Vec<Ticket>) -> Self {
        Self {
            sale_flag: None,
            id: id.into(),
            start_time: None,
            name: None,
            type_: None,
            ticket_type: None,
            screen_type: None,
            delivery_type: None,
            pick_seat: None,
            ticket_list,
            express_fee: None,
            express_free_flag: None,
            discount_tag: None,
            jump_page: None,
            clickable: None,
            is_rebate: None,
            sale_end: None,
            sale_start: None,
            sale_flag_number: None,
            show_date: None,
            start_time_str: None,
            link_id: None,
        }
    }
}

/// 销售状态及其显示文字。
/// The state of the sale, and how it is shown.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct SaleFlag {
    /// 销售状态。
    /// The state of the sale.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    pub number: Option<SaleState>,
    /// 显示文字，可为 null。
    /// The text that is shown, or null.
    ///
    /// Note: 据报告可为 null。 null is reported.
    ///
    /// Evidence: observed.
    pub display_name: Option<String>,
}

impl SaleFlag {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 销售状态。
/// The state of the sale.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum SaleState {
    /// 尚未开售。
    /// Not yet on sale.
    ///
    /// Value: `1`. Evidence: reported.
    NotYetOnSale,
    /// 在售。
    /// On sale.
    ///
    /// Value: `2`. Evidence: observed.
    OnSale,
    /// 已停售。
    /// The sale was stopped.
    ///
    /// Value: `3`. Evidence: observed.
    Stopped,
    /// 已售罄。
    /// Sold out.
    ///
    /// Value: `4`. Evidence: observed.
    SoldOut,
    /// 不可售。
    /// Not available.
    ///
    /// Value: `5`. Evidence: reported.
    NotAvailable,
    /// 库存紧张。
    /// Low stock.
    ///
    /// Value: `6`. Evidence: reported.
    LowStock,
    /// 见于客户端的列表，含义没有记录。
    /// In a client's table; what it means is not recorded.
    ///
    /// Value: `7`. Evidence: reported.
    State7,
    /// 暂时售罄。
    /// Sold out for now.
    ///
    /// Value: `8`. Evidence: reported.
    TemporarilySoldOut,
    /// 见于客户端的列表，含义没有记录。
    /// In a client's table; what it means is not recorded.
    ///
    /// Value: `9`. Evidence: reported.
    State9,
    /// 见于客户端的列表，含义没有记录。
    /// In a client's table; what it means is not recorded.
    ///
    /// Value: `101`. Evidence: reported.
    State101,
    /// 已结束。
    /// Over.
    ///
    /// Value: `102`. Evidence: reported.
    Ended,
    /// 见于客户端的列表，含义没有记录。
    /// In a client's table; what it means is not recorded.
    ///
    /// Value: `103`. Evidence: reported.
    State103,
    /// 不可选。
    /// Can't be selected.
    ///
    /// Value: `105`. Evidence: reported.
    NotSelectable,
    /// 见于客户端的列表，含义没有记录。
    /// In a client's table; what it means is not recorded.
    ///
    /// Value: `106`. Evidence: reported.
    State106,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(
    SaleState, NotYetOnSale = 1, OnSale = 2, Stopped = 3, SoldOut = 4, NotAvailable = 5,
    LowStock = 6, State7 = 7, TemporarilySoldOut = 8, State9 = 9, State101 = 101, Ended =
    102, State103 = 103, NotSelectable = 105, State106 = 106
);

/// 取票方式。
/// How the tickets get to the buyer.
///
/// Note: 见过 1；1 与 3 的含义出自客户端。 1 was seen; the meanings of 1 and 3 are reported.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ScreenDeliveryType {
    /// 电子票。
    /// An e-ticket.
    ///
    /// Value: `1`. Evidence: observed.
    ETicket,
    /// 快递。
    /// Sent by express.
    ///
    /// Value: `3`. Evidence: reported.
    Express,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(ScreenDeliveryType, ETicket = 1, Express = 3);

/// 一个票种。
/// A ticket type.
///
/// Evidence: observed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Ticket {
    /// 开售时间，Unix 秒；与文本形式的 `sale_start` 并存。
    /// When the sale begins, as seconds of Unix time; `sale_start` beside it is text.
    ///
    /// Unit: seconds. Evidence: observed.
    #[serde(rename = "saleStart")]
    pub sale_start_at: Option<i64>,
    /// 停售时间，Unix 秒；与文本形式的 `sale_end` 并存。
    /// When the sale ends, as seconds of Unix time; `sale_end` beside it is text.
    ///
    /// Unit: seconds. Evidence: observed.
    #[serde(rename = "saleEnd")]
    pub sale_end_at: Option<i64>,
    /// 票种 id，即其他接口的 `sku_id`；在同一列表里可能重复。
    /// The ticket type's id, `sku_id` elsewhere; it may occur more than once in a list.
    ///
    /// Note: 在同一列表里可能重复出现。 It may occur more than once in a list.
    ///
    /// Evidence: observed.
    pub id: SkuId,
    /// 所属项目 id。
    /// The project it belongs to.
    ///
    /// Evidence: observed.
    pub project_id: Option<ProjectId>,
    /// 单价，单位分。
    /// The price of one, in fen.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: observed.
    pub price: Fen,
    /// 票种名称。
    /// The ticket type's name.
    ///
    /// Evidence: observed.
    pub desc: Option<String>,
    /// 开售时间，形如 2024-05-20 15:00:00。
    /// When the sale begins, as 2024-05-20 15:00:00.
    ///
    /// Evidence: observed.
    pub sale_start: Option<String>,
    /// 停售时间，形如 2024-05-21 14:30:00。
    /// When the sale ends, as 2024-05-21 14:30:00.
    ///
    /// Evidence: observed.
    pub sale_end: Option<String>,
    /// 类型，取值含义不明；见过 1。
    /// A type; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    #[serde(rename = "type")]
    pub type_: Option<i64>,
    /// 是否可匿名购买。
    /// Whether it can be bought anonymously.
    ///
    /// Evidence: observed.
    pub anonymous_buy: Option<bool>,
    /// 关联场次，可为空。
    /// The screens it is linked to; may be empty.
    ///
    /// Evidence: observed.
    pub link_sc: Option<String>,
    /// 销售类型，取值含义不明；见过 1。
    /// How it is sold; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    pub sale_type: Option<i64>,
    /// 是否销售；见过 1。
    /// Whether it is sold; 1 was seen.
    ///
    /// Evidence: observed.
    pub is_sale: Option<i64>,
    /// 含义不明；见过 -1。
    /// Unknown; -1 was seen.
    ///
    /// Evidence: observed.
    pub less_vt: Option<i64>,
    /// 含义不明；见过 -1。
    /// Unknown; -1 was seen.
    ///
    /// Evidence: observed.
    pub less_lv: Option<i64>,
    /// 数量。
    /// A number of tickets.
    ///
    /// Evidence: observed.
    pub num: Option<i64>,
    /// 数量类型，取值含义不明；见过 0。
    /// What kind of number that is; its values are unknown, 0 was seen.
    ///
    /// Evidence: observed.
    pub num_type: Option<i64>,
    /// 销售状态及其显示文字。
    /// The state of the sale, and how it is shown.
    ///
    /// Evidence: observed.
    pub sale_flag: Option<SaleFlag>,
    /// 固定的限购。
    /// The fixed purchase limit.
    ///
    /// Evidence: observed.
    pub static_limit: Option<StaticLimit>,
    /// 退票设置，取值含义不明；见过 -10，另有 0 与 10。
    /// Whether it can be returned; its values are unknown: -10 was seen, 0 and 10 are reported.
    ///
    /// Note: 见过 -10；据报告还有 0 与 10。含义不明。 -10 was seen; 0 and 10 are reported. What they mean is unknown.
    ///
    /// Evidence: observed.
    pub is_refund: Option<i64>,
    /// 优惠，取值含义不明；见过 0。
    /// A discount; its values are unknown, 0 was seen.
    ///
    /// Evidence: observed.
    pub cf_discount: Option<i64>,
    /// 排序权重。
    /// Its weight in the order of the list.
    ///
    /// Evidence: observed.
    pub weight: Option<i64>,
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
    /// 优惠活动，没有时为 null。
    /// A discount campaign; null when there is none.
    ///
    /// Note: 只见过 null；对象的内容出自客户端。 Only null was seen; the object is reported.
    ///
    /// Evidence: observed.
    pub discount_act: Option<DiscountAct>,
    /// 关联场次的名称，没有时为 null。
    /// The names of the linked screens; null when there are none.
    ///
    /// Note: 只见过 null；据报告可为文字的列表。`confirm_order` 里是 \[\]。 Only null was seen; a list of texts is reported. `confirm_order` has \[\].
    ///
    /// Evidence: observed.
    pub link_sc_name: Option<Vec<String>>,
    /// 含义不明；见过 0。
    /// Unknown; 0 was seen.
    ///
    /// Evidence: observed.
    pub is_use_qus: Option<i64>,
    /// 是否可点选。
    /// Whether it can be clicked.
    ///
    /// Evidence: observed.
    pub clickable: Option<bool>,
    /// 返利，只见过 null。
    /// A rebate; only null was seen.
    ///
    /// Note: 只见过 null。 Only null was seen.
    ///
    /// Evidence: observed.
    pub rebate: Option<RawJson>,
    /// 销售状态。
    /// The state of the sale.
    ///
    /// Evidence: observed.
    pub sale_flag_number: Option<SaleState>,
    /// 所属场次的名称。
    /// The name of the screen it belongs to.
    ///
    /// Evidence: observed.
    pub screen_name: Option<String>,
}

impl Ticket {
    /// One with what is required.
    pub fn new(id: impl Into<SkuId>, price: impl Into<Fen>) -> Self {
        Self {
            sale_start_at: None,
            sale_end_at: None,
            id: id.into(),
            project_id: None,
            price: price.into(),
            desc: None,
            sale_start: None,
            sale_end: None,
            type_: None,
            anonymous_buy: None,
            link_sc: None,
            sale_type: None,
            is_sale: None,
            less_vt: None,
            less_lv: None,
            num: None,
            num_type: None,
            sale_flag: None,
            static_limit: None,
            is_refund: None,
            cf_discount: None,
            weight: None,
            is_package: None,
            package_num: None,
            discount_act: None,
            link_sc_name: None,
            is_use_qus: None,
            clickable: None,
            rebate: None,
            sale_flag_number: None,
            screen_name: None,
        }
    }
}

/// 固定的限购。
/// The fixed purchase limit.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct StaticLimit {
    /// 限购数量。
    /// How many can be bought.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    pub num: Option<i64>,
    /// 限购方式，取值含义不明；见过 1。
    /// How the limit applies; its values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    pub limit_option: Option<i64>,
    /// 数量类型，取值含义不明；见过 0。
    /// What kind of number that is; its values are unknown, 0 was seen.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    pub num_type: Option<i64>,
    /// What a reply has here besides, as it came; where the type is sent, it is sent, too.
    #[serde(flatten)]
    pub extra: bilispec_runtime::wire::Extra,
}

impl StaticLimit {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 优惠活动，没有时为 null。
/// A discount campaign; null when there is none.
///
/// Note: 只见过 null；对象的内容出自客户端。 Only null was seen; the object is reported.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct DiscountAct {
    /// 优惠价，单位分。
    /// The reduced price, in fen.
    ///
    /// Note: 单位没有说明，按票价的单位理解。 The unit isn't stated; taken to be that of the ticket's price.
    ///
    /// Unit: fen, a hundredth of a yuan. Evidence: reported.
    pub price: Option<Fen>,
    /// 参与人数。
    /// How many take part.
    ///
    /// Evidence: reported.
    pub participator: Option<i64>,
    /// 活动 id，大于 2^31。
    /// The campaign's id, above 2^31.
    ///
    /// Note: 大于 2^31。 Above 2^31.
    ///
    /// Evidence: reported.
    pub act_id: Option<i64>,
    /// 活动类型。
    /// The kind of campaign.
    ///
    /// Evidence: reported.
    pub act_type: Option<i64>,
    /// 限购数量。
    /// How many can be bought.
    ///
    /// Evidence: reported.
    pub buy_limit: Option<i64>,
    /// 本人是否参与。
    /// Whether the caller takes part.
    ///
    /// Evidence: reported.
    pub participator_status: Option<bool>,
}

impl DiscountAct {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 场馆。
/// The venue.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Venue {
    /// 场馆名称。
    /// Its name.
    ///
    /// Evidence: reported.
    pub name: Option<String>,
    /// 详细地址。
    /// Its address.
    ///
    /// Evidence: reported.
    pub address_detail: Option<String>,
}

impl Venue {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 项目介绍，可为 null。
/// What the event is, or null.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PerformanceDescription {
    /// 类型，取值含义不明。
    /// A type; its values are unknown.
    ///
    /// Evidence: reported.
    #[serde(rename = "type")]
    pub type_: Option<i64>,
    /// 介绍的各个部分。
    /// The parts of the text.
    ///
    /// Evidence: reported.
    pub list: Option<Vec<PerformanceSection>>,
}

impl PerformanceDescription {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 介绍的一个部分。
/// A part of the text.
///
/// Evidence: reported.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct PerformanceSection {
    /// 这一部分的名称。
    /// Which part it is.
    ///
    /// Evidence: reported.
    pub module: Option<String>,
    /// 内容，有时是字符串，有时是列表。
    /// What it says: a string in some parts, a list in others.
    ///
    /// Note: 有的部分是字符串，有的是列表；列表项是什么尚不清楚。 A string in some parts, a list in others; what the list's items are is unknown.
    ///
    /// Evidence: reported.
    pub details: Option<PerformanceDetails>,
}

impl PerformanceSection {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 内容，有时是字符串，有时是列表。
/// What it says: a string in some parts, a list in others.
///
/// Note: 有的部分是字符串，有的是列表；列表项是什么尚不清楚。 A string in some parts, a list in others; what the list's items are is unknown.
///
/// Evidence: reported.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PerformanceDetails {
    /// 一段文字。
    /// A text.
    ///
    /// Evidence: reported.
    Text(String),
    /// 一个列表，内容未见过。
    /// A list; what its items are is unknown.
    ///
    /// Evidence: reported.
    List(Vec<RawJson>),
    /// What the spec does not describe.
    Other(RawJson),
}

impl<'de> Deserialize<'de> for PerformanceDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        if raw.is(&[Kind::String]) {
            return raw.branch().map(Self::Text);
        }
        if raw.is(&[Kind::Array]) {
            return raw.branch().map(Self::List);
        }
        Ok(Self::Other(raw))
    }
}

impl Serialize for PerformanceDetails {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(value) => value.serialize(serializer),
            Self::List(value) => value.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

#[cfg(feature = "schemars")]
bilispec_runtime::json_schema!(PerformanceDetails, one of Text, List);

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("version", table::Place::Query),
    table::Parameter::new("id", table::Place::Query).required(),
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
    id: "get_project",
    method: table::Method::GET,
    host: "https://show.bilibili.com",
    path: "/api/ticket/project/get",
    act: ACT,
    other_hosts: &[],
    logins: &[],
    login_optional: false,
    body: table::Body::None,
    parameters: PARAMETERS,
    reply: table::ReplyBody::Enveloped,
    envelope: &TICKET_ENVELOPE,
    success: None,
    codes: &[],
    validators: &GET_PROJECT_VALIDATORS,
};
