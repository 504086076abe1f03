// Written by `bilispec generate`; do not edit.

use super::schemas::{
    CONFIRM_ORDER_VALIDATORS, CREATE_ORDER_VALIDATORS, GET_CREATE_STATUS_VALIDATORS,
    GET_ORDER_VALIDATORS, GET_PROJECT_VALIDATORS, LIST_BUYERS_VALIDATORS,
    PREPARE_ORDER_VALIDATORS, QUICK_PAY_VALIDATORS,
};
pub use bilispec_runtime::validate::{
    Answer, Checked, CodeRead, CodeValue, Doubt, Fields, Finding, OutcomeRead, Report,
    Rule, Severity, Side, SyntaxError, Validator, Validators,
};

/// Checks the body of a reply to [`get_project`](super::TicketCalls::get_project).
///
/// 项目完整信息 / A project with its screens and ticket types
pub fn get_project_reply(body: &[u8]) -> Checked<'_> {
    GET_PROJECT_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`get_project`](super::TicketCalls::get_project).
pub fn get_project_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    GET_PROJECT_VALIDATORS.query(fields)
}

/// Checks the body of a reply to [`prepare_order`](super::TicketCalls::prepare_order).
///
/// 准备订单，取得 token / Prepare an order and get its token
pub fn prepare_order_reply(body: &[u8]) -> Checked<'_> {
    PREPARE_ORDER_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`prepare_order`](super::TicketCalls::prepare_order).
pub fn prepare_order_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    PREPARE_ORDER_VALIDATORS.query(fields)
}

/// Checks the form of a request of [`prepare_order`](super::TicketCalls::prepare_order).
pub fn prepare_order_form<'f>(fields: impl Into<Fields<'f>>) -> Report {
    PREPARE_ORDER_VALIDATORS.form(fields)
}

/// Checks the body of a reply to [`confirm_order`](super::TicketCalls::confirm_order).
///
/// 订单完整信息 / The prepared order in full
pub fn confirm_order_reply(body: &[u8]) -> Checked<'_> {
    CONFIRM_ORDER_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`confirm_order`](super::TicketCalls::confirm_order).
pub fn confirm_order_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    CONFIRM_ORDER_VALIDATORS.query(fields)
}

/// Checks the body of a reply to [`list_buyers`](super::TicketCalls::list_buyers).
///
/// 购买人信息 / The account's buyers
pub fn list_buyers_reply(body: &[u8]) -> Checked<'_> {
    LIST_BUYERS_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`list_buyers`](super::TicketCalls::list_buyers).
pub fn list_buyers_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    LIST_BUYERS_VALIDATORS.query(fields)
}

/// Checks the body of a reply to [`create_order`](super::TicketCalls::create_order).
///
/// 下单 / Place an order
pub fn create_order_reply(body: &[u8]) -> Checked<'_> {
    CREATE_ORDER_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`create_order`](super::TicketCalls::create_order).
pub fn create_order_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    CREATE_ORDER_VALIDATORS.query(fields)
}

/// Checks the form of a request of [`create_order`](super::TicketCalls::create_order).
pub fn create_order_form<'f>(fields: impl Into<Fields<'f>>) -> Report {
    CREATE_ORDER_VALIDATORS.form(fields)
}

/// Checks the body of a reply to [`get_create_status`](super::TicketCalls::get_create_status).
///
/// 查询下单结果 / Whether the order came about
pub fn get_create_status_reply(body: &[u8]) -> Checked<'_> {
    GET_CREATE_STATUS_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`get_create_status`](super::TicketCalls::get_create_status).
pub fn get_create_status_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    GET_CREATE_STATUS_VALIDATORS.query(fields)
}

/// Checks the body of a reply to [`get_order`](super::TicketCalls::get_order).
///
/// 查询订单 / An order and its status
pub fn get_order_reply(body: &[u8]) -> Checked<'_> {
    GET_ORDER_VALIDATORS.reply(body)
}

/// Checks the query of a request of [`get_order`](super::TicketCalls::get_order).
pub fn get_order_query<'f>(fields: impl Into<Fields<'f>>) -> Report {
    GET_ORDER_VALIDATORS.query(fields)
}

/// Checks the body of a reply to [`quick_pay`](super::ChargeCalls::quick_pay).
///
/// 以 B 币充电 / Charge a creator with B-coins
pub fn quick_pay_reply(body: &[u8]) -> Checked<'_> {
    QUICK_PAY_VALIDATORS.reply(body)
}

/// Checks the form of a request of [`quick_pay`](super::ChargeCalls::quick_pay).
pub fn quick_pay_form<'f>(fields: impl Into<Fields<'f>>) -> Report {
    QUICK_PAY_VALIDATORS.form(fields)
}
