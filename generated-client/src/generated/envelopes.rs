// Written by `bilispec generate`; do not edit.

use bilispec_runtime::operation as table;

/// 会员购接口的外层结构；先看 errno，没有或为 null 时看 code。
/// The outer object of `show.bilibili.com`. errno decides; where it is absent or null, code does.
///
/// Note: The notes give errno, errtag, msg and data. In 2024 code stood beside errno with the same value; in 2026 a sibling endpoint is reported with errno, code, errtag, msg, message and data, and `createV2` with code, message and data alone.
///
/// Note: The data of a refusal is {}, null, an object whose members are all null, or, reported for callers who aren't logged in, a bool. Read the envelope first, the payload only after a success.
///
/// Evidence: observed.
pub(super) static TICKET_ENVELOPE: table::Envelope = table::Envelope {
    code: &["errno", "code"],
    message: &["msg", "message"],
    data: "data",
    success: &[0],
    codes: &[
        table::Code {
            value: Some(0),
            name: "Success",
            class: table::CodeClass::Ok,
            zh: "成功。",
            en: "Success.",
        },
        table::Code {
            value: None,
            name: "Unnumbered",
            class: table::CodeClass::Parameter,
            zh: "没有编号的错误：errno 为 null，原因只见于 msg。",
            en: "An error without a number: errno is null, and only msg gives the reason.",
        },
    ],
};

/// 主站接口的外层结构；code 为 0 只表示已受理，不代表业务成功。
/// The outer object of `api.bilibili.com`. Code 0 means that the call was answered, not that the business act happened.
///
/// Note: The data of a refusal is absent or, with -352, may hold `v_voucher`. Read the envelope first, the payload only after a success.
///
/// Evidence: observed.
pub(super) static CHARGE_ENVELOPE: table::Envelope = table::Envelope {
    code: &["code"],
    message: &["message"],
    data: "data",
    success: &[0],
    codes: &[
        table::Code {
            value: Some(0),
            name: "Answered",
            class: table::CodeClass::Ok,
            zh: "已受理；不代表充电成功。",
            en: "The call was answered. No proof of a charge: data.status tells.",
        },
    ],
};
