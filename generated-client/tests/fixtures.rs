// Written by `bilispec generate`; do not edit.
//! Each fixture, decoded, encoded again, and compared with itself.

use bilispec_client::testing::check_fixture;
use bilispec_client::{self as client, OPERATIONS, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn check<R>(file: &str, request: &str)
where
    R: Request + DeserializeOwned,
    R::Reply: Serialize,
{
    let body = std::fs::read_to_string(file).unwrap_or_default();
    let checked = check_fixture::<R>(OPERATIONS, request, &body);
    assert_eq!(checked.err(), None, "{file}");
}

#[test]
fn get_project_success() {
    check::<client::GetProject>(
        "../fixtures/get_project/success.json",
        "{\"version\":134,\"id\":85826}",
    );
}

#[test]
fn get_project_reported_fields() {
    check::<client::GetProject>(
        "../fixtures/get_project/reported_fields.json",
        "{\"version\":134,\"id\":85826}",
    );
}

#[test]
fn get_project_minimal() {
    check::<client::GetProject>(
        "../fixtures/get_project/minimal.json",
        "{\"version\":134,\"id\":85827}",
    );
}

#[test]
fn get_project_no_screens() {
    check::<client::GetProject>(
        "../fixtures/get_project/no_screens.json",
        "{\"version\":134,\"id\":85827}",
    );
}

#[test]
fn get_project_data_null() {
    check::<client::GetProject>(
        "../fixtures/get_project/data_null.json",
        "{\"version\":134,\"id\":85828}",
    );
}

#[test]
fn get_project_unnumbered() {
    check::<client::GetProject>(
        "../fixtures/get_project/unnumbered.json",
        "{\"version\":134,\"id\":1}",
    );
}

#[test]
fn prepare_order_success() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/success.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_success_2024() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/success_2024.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_older_names() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/older_names.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":2,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_newer_filled() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/newer_filled.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":2,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_no_token() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/no_token.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_account_abnormal() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/account_abnormal.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_account_abnormal_null() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/account_abnormal_null.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_risk_control() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/risk_control.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_risk_control_null() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/risk_control_null.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_risk_blocked() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/risk_blocked.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_captcha_needed() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/captcha_needed.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_sale_over() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/sale_over.json",
        "{\"project_id\":85826,\"screen_id\":177359,\"sku_id\":499161,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_selection_invalid() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/selection_invalid.json",
        "{\"project_id\":85826,\"screen_id\":1,\"sku_id\":1,\"count\":1,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn prepare_order_over_limit() {
    check::<client::PrepareOrder>(
        "../fixtures/prepare_order/over_limit.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":99,\"order_type\":1,\"token\":\"\"}",
    );
}

#[test]
fn confirm_order_success() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/success.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn confirm_order_reported_fields() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/reported_fields.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn confirm_order_minimal() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/minimal.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn confirm_order_express_collect() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/express_collect.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn confirm_order_express_vip_free() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/express_vip_free.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn confirm_order_unnumbered() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/unnumbered.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0002.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn confirm_order_page_expired() {
    check::<client::ConfirmOrder>(
        "../fixtures/confirm_order/page_expired.json",
        "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0003.\",\"voucher\":\"\",\"project_id\":83707}",
    );
}

#[test]
fn list_buyers_success() {
    check::<client::ListBuyers>(
        "../fixtures/list_buyers/success.json",
        "{\"is_default\":\"\",\"projectId\":85826}",
    );
}

#[test]
fn list_buyers_masked() {
    check::<client::ListBuyers>(
        "../fixtures/list_buyers/masked.json",
        "{\"is_default\":\"\",\"projectId\":85826}",
    );
}

#[test]
fn list_buyers_empty() {
    check::<client::ListBuyers>(
        "../fixtures/list_buyers/empty.json",
        "{\"is_default\":\"\",\"projectId\":85826}",
    );
}

#[test]
fn list_buyers_not_logged_in() {
    check::<client::ListBuyers>(
        "../fixtures/list_buyers/not_logged_in.json",
        "{\"is_default\":\"\",\"projectId\":85826}",
    );
}

#[test]
fn create_order_success() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/success.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":2,\"pay_money\":79600,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer_info\":[{\"id\":1000001,\"uid\":100000001,\"account_channel\":\"\",\"personal_id\":\"000000000000000000\",\"name\":\"张三\",\"id_card_front\":\"\",\"id_card_back\":\"\",\"is_default\":1,\"tel\":\"13000000000\",\"error_code\":\"0\",\"id_type\":0,\"verify_status\":1,\"accountId\":100000001},{\"id\":1000002,\"uid\":100000001,\"account_channel\":\"\",\"personal_id\":\"000000000000000000\",\"name\":\"李四\",\"id_card_front\":\"\",\"id_card_back\":\"\",\"is_default\":0,\"tel\":\"13000000000\",\"error_code\":\"0\",\"id_type\":0,\"verify_status\":1,\"accountId\":100000001}]}",
    );
}

#[test]
fn create_order_contact_only() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/contact_only.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_paper_ticket() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/paper_ticket.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":40800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\",\"deliver_info\":{\"name\":\"张三\",\"tel\":\"13000000000\",\"addr_id\":1000001,\"addr\":\"示例路 1 号\"}}",
    );
}

#[test]
fn create_order_busy() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/busy.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_ordered_too_fast() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/ordered_too_fast.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_buyers_wrong() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/buyers_wrong.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer_info\":[]}",
    );
}

#[test]
fn create_order_buyer_unavailable() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/buyer_unavailable.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer_info\":[{\"id\":1000001,\"uid\":100000001,\"account_channel\":\"\",\"personal_id\":\"000000000000000000\",\"name\":\"张三\",\"id_card_front\":\"\",\"id_card_back\":\"\",\"is_default\":1,\"tel\":\"13000000000\",\"error_code\":\"0\",\"id_type\":0,\"verify_status\":1,\"accountId\":100000001}]}",
    );
}

#[test]
fn create_order_contact_rejected() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/contact_rejected.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"1\"}",
    );
}

#[test]
fn create_order_wrong_price() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/wrong_price.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":1,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_unfinished_order() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/unfinished_order.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_unpaid_order() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/unpaid_order.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_token_invalid() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/token_invalid.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0002.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_token_expired() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/token_expired.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0003.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_captcha_needed() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/captcha_needed.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_sale_over() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/sale_over.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_out_of_stock() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/out_of_stock.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn create_order_already_bought() {
    check::<client::CreateOrder>(
        "../fixtures/create_order/already_bought.json",
        "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}",
    );
}

#[test]
fn get_create_status_success() {
    check::<client::GetCreateStatus>(
        "../fixtures/get_create_status/success.json",
        "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000001}",
    );
}

#[test]
fn get_create_status_without_code_url() {
    check::<client::GetCreateStatus>(
        "../fixtures/get_create_status/without_code_url.json",
        "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000001}",
    );
}

#[test]
fn get_create_status_nothing_to_pay() {
    check::<client::GetCreateStatus>(
        "../fixtures/get_create_status/nothing_to_pay.json",
        "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000002}",
    );
}

#[test]
fn get_create_status_order_id_only() {
    check::<client::GetCreateStatus>(
        "../fixtures/get_create_status/order_id_only.json",
        "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000009}",
    );
}

#[test]
fn get_create_status_pending() {
    check::<client::GetCreateStatus>(
        "../fixtures/get_create_status/pending.json",
        "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000003}",
    );
}

#[test]
fn get_create_status_queueing() {
    check::<client::GetCreateStatus>(
        "../fixtures/get_create_status/queueing.json",
        "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000003}",
    );
}

#[test]
fn get_order_unpaid() {
    check::<client::GetOrder>(
        "../fixtures/get_order/unpaid.json",
        "{\"order_id\":4000000000000001,\"timestamp\":1700000000000}",
    );
}

#[test]
fn get_order_paid() {
    check::<client::GetOrder>(
        "../fixtures/get_order/paid.json",
        "{\"order_id\":4000000000000002,\"timestamp\":1700000000000}",
    );
}

#[test]
fn get_order_cancelled() {
    check::<client::GetOrder>(
        "../fixtures/get_order/cancelled.json",
        "{\"order_id\":4000000000000003,\"timestamp\":1700000000000}",
    );
}

#[test]
fn get_order_unnumbered() {
    check::<client::GetOrder>(
        "../fixtures/get_order/unnumbered.json",
        "{\"order_id\":1,\"timestamp\":1700000000000}",
    );
}

#[test]
fn quick_pay_success() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/success.json",
        "{\"elec_num\":20,\"up_mid\":293793435,\"otype\":\"up\",\"oid\":293793435}",
    );
}

#[test]
fn quick_pay_below_minimum() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/below_minimum.json",
        "{\"elec_num\":1,\"up_mid\":293793435,\"otype\":\"up\",\"oid\":293793435}",
    );
}

#[test]
fn quick_pay_insufficient_b_coins() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/insufficient_b_coins.json",
        "{\"elec_num\":999,\"up_mid\":293793435,\"otype\":\"up\",\"oid\":293793435}",
    );
}

#[test]
fn quick_pay_retired() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/retired.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"archive\",\"oid\":170001}",
    );
}

#[test]
fn quick_pay_not_logged_in() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/not_logged_in.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}",
    );
}

#[test]
fn quick_pay_csrf_failed() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/csrf_failed.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}",
    );
}

#[test]
fn quick_pay_bad_request() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/bad_request.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"archive\",\"oid\":1}",
    );
}

#[test]
fn quick_pay_server_error() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/server_error.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}",
    );
}

#[test]
fn quick_pay_risk_control() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/risk_control.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}",
    );
}

#[test]
fn quick_pay_risk_control_no_data() {
    check::<client::QuickPay>(
        "../fixtures/quick_pay/risk_control_no_data.json",
        "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}",
    );
}
