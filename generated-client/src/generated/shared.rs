// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{integer_enum, masked_debug};
use bilispec_runtime::wire::IntOrString;
use serde::{Deserialize, Serialize};
use super::{BuyerId, UserId};

/// 一张图片。
/// A picture.
///
/// Evidence: observed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Image {
    /// 地址；项目图片的以 // 开头，不带协议。
    /// Its address; in a project it begins with //, without a scheme.
    ///
    /// Evidence: observed.
    pub url: Option<String>,
    /// 说明文字，可为空。
    /// Its caption; may be empty.
    ///
    /// Evidence: observed.
    pub desc: Option<String>,
}

impl Image {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }
}

/// 实名方式。
/// How identities are bound to tickets.
///
/// Evidence: reported.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum IdBind {
    /// 非实名。
    /// No identity is asked for.
    ///
    /// Value: `0`. Evidence: reported.
    NotNeeded,
    /// 一单一证。
    /// One identity an order.
    ///
    /// Value: `1`. Evidence: reported.
    PerOrder,
    /// 一票一证。
    /// One identity a ticket.
    ///
    /// Value: `2`. Evidence: observed.
    PerTicket,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(IdBind, NotNeeded = 0, PerOrder = 1, PerTicket = 2);

/// 订单类型。
/// The kind of order.
///
/// Evidence: documented.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OrderType {
    /// 普通订单，唯一见过的值。
    /// An ordinary order, the only value seen.
    ///
    /// Value: `1`. Evidence: observed.
    Normal,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(OrderType, Normal = 1);

/// 以 0 或 1 表示的是否，不是布尔值。
/// Yes or no as 1 or 0, not a bool.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum YesNo {
    /// 否。
    /// No.
    ///
    /// Value: `0`. Evidence: observed.
    No,
    /// 是。
    /// Yes.
    ///
    /// Value: `1`. Evidence: observed.
    Yes,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(YesNo, No = 0, Yes = 1);

/// 一位购买人；几乎全是个人信息，较新的回复由服务器用 \* 遮盖。
/// A buyer: nearly all of it is personal data, which newer answers mask with \*.
///
/// Note: 必有的字段出自一份抓到的回复；一个客户端的结构里没有 `error_code` 与 `accountId`，`verify_status` 则有默认值，可见它们未必总在。 What is required rests on one captured body. One client's struct has neither `error_code` nor `accountId`, and a default for `verify_status`: they may not always be there.
///
/// Evidence: observed.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct Buyer {
    /// 购买人 id。
    /// The buyer's id.
    ///
    /// Evidence: observed.
    pub id: BuyerId,
    /// 所属账号的 UID。
    /// The user id of the account.
    ///
    /// Evidence: observed.
    pub uid: UserId,
    /// 账号渠道，可为空，也可能没有。
    /// The account's channel; it may be empty or absent.
    ///
    /// Evidence: observed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_channel: Option<String>,
    /// 证件号码。
    /// The number of the identity document.
    ///
    /// Evidence: observed.
    pub personal_id: String,
    /// 姓名。
    /// The name.
    ///
    /// Evidence: observed.
    pub name: String,
    /// 证件正面照，可为空，也可能没有。
    /// A picture of the document's front; it may be empty or absent.
    ///
    /// Evidence: observed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_card_front: Option<String>,
    /// 证件背面照，可为空，也可能没有。
    /// A picture of the document's back; it may be empty or absent.
    ///
    /// Evidence: observed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_card_back: Option<String>,
    /// 以 0 或 1 表示的是否，不是布尔值。
    /// Yes or no as 1 or 0, not a bool.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_default: Option<YesNo>,
    /// 手机号。
    /// The phone number.
    ///
    /// Evidence: observed.
    pub tel: String,
    /// 错误码，见过字符串 "0"，也可能是整数。
    /// An error code: the string "0" was seen, an integer is reported.
    ///
    /// Note: 见过字符串 "0"；据报告可为整数。 The string "0" was seen; an integer is reported.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<IntOrString>,
    /// 证件类型。
    /// The kind of document.
    ///
    /// Evidence: observed.
    pub id_type: IdType,
    /// 认证状态，取值含义不明；见过 1。
    /// Whether the person is verified; the values are unknown, 1 was seen.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_status: Option<i64>,
    /// 账号 id。
    /// The account's id.
    ///
    /// Evidence: observed.
    ///
    /// `None` also where the reply has something else here; `drift()` reports it.
    #[serde(rename = "accountId")]
    #[serde(default, deserialize_with = "bilispec_runtime::wire::forgiving")]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<bilispec_runtime::wire::RawJson>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<i64>,
    /// What a reply has here besides, as it came; where the type is sent, it is sent, too.
    #[serde(flatten)]
    pub extra: bilispec_runtime::wire::Extra,
}

impl Buyer {
    /// One with what is required.
    pub fn new(
        id: impl Into<BuyerId>,
        uid: impl Into<UserId>,
        personal_id: impl Into<String>,
        name: impl Into<String>,
        tel: impl Into<String>,
        id_type: IdType,
    ) -> Self {
        Self {
            id: id.into(),
            uid: uid.into(),
            account_channel: None,
            personal_id: personal_id.into(),
            name: name.into(),
            id_card_front: None,
            id_card_back: None,
            is_default: None,
            tel: tel.into(),
            error_code: None,
            id_type,
            verify_status: None,
            account_id: None,
            extra: bilispec_runtime::wire::Extra::default(),
        }
    }
}

masked_debug!(
    Buyer, id(masked), uid(masked), account_channel, personal_id(masked), name(masked),
    id_card_front(masked_option), id_card_back(masked_option), is_default, tel(masked),
    error_code, id_type, verify_status, account_id(masked_option), extra
);

/// 证件类型。
/// The kind of document.
///
/// Evidence: observed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum IdType {
    /// 身份证。
    /// Identity card.
    ///
    /// Value: `0`. Evidence: observed.
    IdCard,
    /// 护照。
    /// Passport.
    ///
    /// Value: `1`. Evidence: reported.
    Passport,
    /// 港澳通行证。
    /// Permit for Hong Kong and Macau.
    ///
    /// Value: `2`. Evidence: reported.
    HongKongMacauPermit,
    /// 台湾居民的通行证。
    /// Permit of Taiwan's residents.
    ///
    /// Value: `3`. Evidence: reported.
    TaiwanPermit,
    /// A value that the spec does not list.
    Unknown(i64),
}

integer_enum!(
    IdType, IdCard = 0, Passport = 1, HongKongMacauPermit = 2, TaiwanPermit = 3
);
