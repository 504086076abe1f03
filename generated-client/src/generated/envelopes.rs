// Written by `bilispec generate`; do not edit.

use bilispec_runtime::operation as table;

/// 会员购接口的外层结构；先看 errno，没有或为 null 时看 code。
/// The outer object of `show.bilibili.com`. errno decides; where it is absent or null, code does.
///
/// Note: 笔记列出 errno、errtag、msg 与 data。2024 年的回复里 code 与 errno 并存且相等；据报告，2026 年一个同类接口六个字段俱全：errno、code、errtag、msg、message、data，而 `createV2` 只有 code、message、data。 The notes give errno, errtag, msg and data. In 2024 code stood beside errno with the same value; in 2026 a sibling endpoint is reported with errno, code, errtag, msg, message and data, and `createV2` with code, message and data alone.
///
/// Note: 被拒绝时 data 可以是 {}、null、成员全为 null 的对象；据报告，未登录时还可能是布尔值。先看外层，成功之后才看 data。 The data of a refusal is {}, null, an object whose members are all null, or, reported for callers who aren't logged in, a bool. Read the envelope first, the payload only after a success.
///
/// Note: errno 与 code 并存而不相等时，各客户端读法不同：有的先看 errno，有的先看 code，有的只要其一不为 0 就视为错误；2025-05 有报告称两者混用。这里先看 errno。 Where errno and code are both there and differ, clients read them in three ways: errno first, code first, or either one that is not 0 as an error; in 2025-05 the two are reported to be mixed. Here errno comes first.
///
/// Note: 同类接口的一份回复（2026-04）与一个客户端的测试里，六个字段俱全。 A body of a sibling endpoint (2026-04) and a client's test have all six members.
///
/// Evidence: observed.
pub(super) static TICKET_ENVELOPE: table::Envelope = table::Envelope {
    code: &["errno", "code"],
    message: &["msg", "message"],
    data: "data",
    success: table::Success::Values(table::Borrowed(&[table::CodeValue::Integer(0)])),
    codes: &[
        table::Code {
            value: Some(table::CodeValue::Integer(0)),
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
/// Note: 被拒绝时没有 data；返回码为 -352 时 data 可能带有 `v_voucher`。先看外层，成功之后才看 data。 The data of a refusal is absent or, with -352, may hold `v_voucher`. Read the envelope first, the payload only after a success.
///
/// Evidence: observed.
pub(super) static CHARGE_ENVELOPE: table::Envelope = table::Envelope {
    code: &["code"],
    message: &["message"],
    data: "data",
    success: table::Success::Values(table::Borrowed(&[table::CodeValue::Integer(0)])),
    codes: &[
        table::Code {
            value: Some(table::CodeValue::Integer(0)),
            name: "Answered",
            class: table::CodeClass::Ok,
            zh: "已受理；不代表充电成功。",
            en: "The call was answered. No proof of a charge: data.status tells.",
        },
    ],
};
