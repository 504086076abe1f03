// Written by `bilispec generate`; do not edit.

use bilispec_runtime::{Repeatable, Request, Values, operation as table};
use serde::{Deserialize, Serialize};
use super::{Buyer, ProjectId};
use super::envelopes::TICKET_ENVELOPE;
use super::schemas::LIST_BUYERS_VALIDATORS;

/// 购买人信息 / The account's buyers
///
/// 列出账号里保存的购买人，下单时从中选取。
/// Lists the buyers that are stored with the account; an order names some of them.
///
/// What [`list_buyers`](super::TicketCalls::list_buyers) sends.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct ListBuyers {
    /// 只写键名，不带等号与值；可不传。
    /// A bare key without `=` and value; optional.
    ///
    /// Note: 笔记的列表写的是空字符串，示例里却只有参数名、没有 `=`；客户端也这样传。 The notes' table gives an empty string, their example a bare key without `=`, as clients send it.
    ///
    /// Evidence: documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_default: Option<String>,
    /// 项目 id；可不传。
    /// The project's id; optional.
    ///
    /// Note: 笔记的列表写的是 `project_id`，示例里却是 `projectId`。客户端传 `projectId` 或者不传，没有传 `project_id` 的。 The notes' table says `project_id`, their example `projectId`. Clients send `projectId` or nothing, none sends `project_id`.
    ///
    /// Evidence: documented.
    #[serde(rename = "projectId")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<ProjectId>,
}

impl ListBuyers {
    /// One without any value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`is_default`](Self::is_default).
    /// 只写键名，不带等号与值；可不传。
    /// A bare key without `=` and value; optional.
    #[must_use]
    pub fn is_default(mut self, is_default: impl Into<String>) -> Self {
        self.is_default = Some(is_default.into());
        self
    }

    /// Sets [`project_id`](Self::project_id).
    /// 项目 id；可不传。
    /// The project's id; optional.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<ProjectId>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }
}

impl Request for ListBuyers {
    type Reply = BuyerList;

    fn operation(&self) -> &'static table::Operation {
        &OPERATION
    }

    fn values(&self, values: &mut Values) {
        values.push(&self.is_default);
        values.push(&self.project_id);
    }
}

impl Repeatable for ListBuyers {}

/// 账号的购买人。
/// The account's buyers.
///
/// Evidence: observed.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(bilispec_runtime::schemars::JsonSchema),
    schemars(crate = "bilispec_runtime::schemars")
)]
#[non_exhaustive]
pub struct BuyerList {
    /// 购买人列表。
    /// The buyers.
    ///
    /// Evidence: observed.
    pub list: Vec<Buyer>,
}

impl BuyerList {
    /// One with what is required.
    pub fn new(list: Vec<Buyer>) -> Self {
        Self { list }
    }
}

pub(super) const PARAMETERS: &[table::Parameter] = &[
    table::Parameter::new("is_default", table::Place::Query).bare(),
    table::Parameter::new("projectId", table::Place::Query),
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
    id: "list_buyers",
    method: table::Method::GET,
    host: "https://show.bilibili.com",
    path: "/api/ticket/buyer/list",
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
    validators: &LIST_BUYERS_VALIDATORS,
};
