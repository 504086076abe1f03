// Written by `bilispec generate`; do not edit.

//! Each fixture, decoded, encoded again, and compared with itself.

use bilispec_client::testing::check_fixture;
use bilispec_client::{self as client, OPERATIONS, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn check<R>(file: &str, request: &str, status: u16)
where
    R: Request + DeserializeOwned,
    R::Reply: Serialize,
{
    let body = std::fs::read_to_string(file).unwrap_or_default();
    let checked = check_fixture::<R>(OPERATIONS, request, &body, status);
    assert_eq!(checked.err(), None, "{file}");
}

#[rustfmt::skip]
mod fixtures {
    use super::{check, client};

    #[test]
    fn get_project_success() {
        let file = "../fixtures/get_project/success.json";
        let request = "{\"version\":134,\"id\":85826}";
        check::<client::GetProject>(file, request, 200);
    }

    #[test]
    fn get_project_reported_fields() {
        let file = "../fixtures/get_project/reported_fields.json";
        let request = "{\"version\":134,\"id\":85826}";
        check::<client::GetProject>(file, request, 200);
    }

    #[test]
    fn get_project_minimal() {
        let file = "../fixtures/get_project/minimal.json";
        let request = "{\"version\":134,\"id\":85827}";
        check::<client::GetProject>(file, request, 200);
    }

    #[test]
    fn get_project_no_screens() {
        let file = "../fixtures/get_project/no_screens.json";
        let request = "{\"version\":134,\"id\":85827}";
        check::<client::GetProject>(file, request, 200);
    }

    #[test]
    fn get_project_data_null() {
        let file = "../fixtures/get_project/data_null.json";
        let request = "{\"version\":134,\"id\":85828}";
        check::<client::GetProject>(file, request, 200);
    }

    #[test]
    fn get_project_unnumbered() {
        let file = "../fixtures/get_project/unnumbered.json";
        let request = "{\"version\":134,\"id\":1}";
        check::<client::GetProject>(file, request, 200);
    }

    #[test]
    fn prepare_order_success() {
        let file = "../fixtures/prepare_order/success.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_success_2024() {
        let file = "../fixtures/prepare_order/success_2024.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_older_names() {
        let file = "../fixtures/prepare_order/older_names.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":2,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_newer_filled() {
        let file = "../fixtures/prepare_order/newer_filled.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":2,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_no_token() {
        let file = "../fixtures/prepare_order/no_token.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_account_abnormal() {
        let file = "../fixtures/prepare_order/account_abnormal.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_account_abnormal_null() {
        let file = "../fixtures/prepare_order/account_abnormal_null.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_risk_control() {
        let file = "../fixtures/prepare_order/risk_control.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_risk_control_null() {
        let file = "../fixtures/prepare_order/risk_control_null.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_risk_blocked() {
        let file = "../fixtures/prepare_order/risk_blocked.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_captcha_needed() {
        let file = "../fixtures/prepare_order/captcha_needed.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_sale_over() {
        let file = "../fixtures/prepare_order/sale_over.json";
        let request = "{\"project_id\":85826,\"screen_id\":177359,\"sku_id\":499161,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_selection_invalid() {
        let file = "../fixtures/prepare_order/selection_invalid.json";
        let request = "{\"project_id\":85826,\"screen_id\":1,\"sku_id\":1,\"count\":1,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn prepare_order_over_limit() {
        let file = "../fixtures/prepare_order/over_limit.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":99,\"order_type\":1,\"token\":\"\"}";
        check::<client::PrepareOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_success() {
        let file = "../fixtures/confirm_order/success.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_reported_fields() {
        let file = "../fixtures/confirm_order/reported_fields.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_minimal() {
        let file = "../fixtures/confirm_order/minimal.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_express_collect() {
        let file = "../fixtures/confirm_order/express_collect.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_express_vip_free() {
        let file = "../fixtures/confirm_order/express_vip_free.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_unnumbered() {
        let file = "../fixtures/confirm_order/unnumbered.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0002.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn confirm_order_page_expired() {
        let file = "../fixtures/confirm_order/page_expired.json";
        let request = "{\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0003.\",\"voucher\":\"\",\"project_id\":83707}";
        check::<client::ConfirmOrder>(file, request, 200);
    }

    #[test]
    fn list_buyers_success() {
        let file = "../fixtures/list_buyers/success.json";
        let request = "{\"is_default\":\"\",\"projectId\":85826}";
        check::<client::ListBuyers>(file, request, 200);
    }

    #[test]
    fn list_buyers_masked() {
        let file = "../fixtures/list_buyers/masked.json";
        let request = "{\"is_default\":\"\",\"projectId\":85826}";
        check::<client::ListBuyers>(file, request, 200);
    }

    #[test]
    fn list_buyers_empty() {
        let file = "../fixtures/list_buyers/empty.json";
        let request = "{\"is_default\":\"\",\"projectId\":85826}";
        check::<client::ListBuyers>(file, request, 200);
    }

    #[test]
    fn list_buyers_not_logged_in() {
        let file = "../fixtures/list_buyers/not_logged_in.json";
        let request = "{\"is_default\":\"\",\"projectId\":85826}";
        check::<client::ListBuyers>(file, request, 200);
    }

    #[test]
    fn create_order_success() {
        let file = "../fixtures/create_order/success.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":2,\"pay_money\":79600,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer_info\":[{\"id\":1000001,\"uid\":100000001,\"account_channel\":\"\",\"personal_id\":\"000000000000000000\",\"name\":\"张三\",\"id_card_front\":\"\",\"id_card_back\":\"\",\"is_default\":1,\"tel\":\"13000000000\",\"error_code\":\"0\",\"id_type\":0,\"verify_status\":1,\"accountId\":100000001},{\"id\":1000002,\"uid\":100000001,\"account_channel\":\"\",\"personal_id\":\"000000000000000000\",\"name\":\"李四\",\"id_card_front\":\"\",\"id_card_back\":\"\",\"is_default\":0,\"tel\":\"13000000000\",\"error_code\":\"0\",\"id_type\":0,\"verify_status\":1,\"accountId\":100000001}]}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_contact_only() {
        let file = "../fixtures/create_order/contact_only.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_paper_ticket() {
        let file = "../fixtures/create_order/paper_ticket.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":40800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\",\"deliver_info\":{\"name\":\"张三\",\"tel\":\"13000000000\",\"addr_id\":1000001,\"addr\":\"示例路 1 号\"}}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_blocked() {
        let file = "../fixtures/create_order/blocked.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_busy() {
        let file = "../fixtures/create_order/busy.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_ordered_too_fast() {
        let file = "../fixtures/create_order/ordered_too_fast.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_buyers_wrong() {
        let file = "../fixtures/create_order/buyers_wrong.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer_info\":[]}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_buyer_unavailable() {
        let file = "../fixtures/create_order/buyer_unavailable.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer_info\":[{\"id\":1000001,\"uid\":100000001,\"account_channel\":\"\",\"personal_id\":\"000000000000000000\",\"name\":\"张三\",\"id_card_front\":\"\",\"id_card_back\":\"\",\"is_default\":1,\"tel\":\"13000000000\",\"error_code\":\"0\",\"id_type\":0,\"verify_status\":1,\"accountId\":100000001}]}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_contact_rejected() {
        let file = "../fixtures/create_order/contact_rejected.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"1\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_wrong_price() {
        let file = "../fixtures/create_order/wrong_price.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":1,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_unfinished_order() {
        let file = "../fixtures/create_order/unfinished_order.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_unpaid_order() {
        let file = "../fixtures/create_order/unpaid_order.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_token_invalid() {
        let file = "../fixtures/create_order/token_invalid.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0002.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_token_expired() {
        let file = "../fixtures/create_order/token_expired.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0003.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_captcha_needed() {
        let file = "../fixtures/create_order/captcha_needed.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_sale_over() {
        let file = "../fixtures/create_order/sale_over.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_out_of_stock() {
        let file = "../fixtures/create_order/out_of_stock.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn create_order_already_bought() {
        let file = "../fixtures/create_order/already_bought.json";
        let request = "{\"project_id\":85826,\"screen_id\":177360,\"sku_id\":499160,\"count\":1,\"pay_money\":39800,\"order_type\":1,\"timestamp\":1700000000000,\"token\":\"wGFAKEFAKEFAKEFAKEFAKEFAKE0001.\",\"deviceId\":\"\",\"buyer\":\"张三\",\"tel\":\"13000000000\"}";
        check::<client::CreateOrder>(file, request, 200);
    }

    #[test]
    fn get_create_status_success() {
        let file = "../fixtures/get_create_status/success.json";
        let request = "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000001}";
        check::<client::GetCreateStatus>(file, request, 200);
    }

    #[test]
    fn get_create_status_without_code_url() {
        let file = "../fixtures/get_create_status/without_code_url.json";
        let request = "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000001}";
        check::<client::GetCreateStatus>(file, request, 200);
    }

    #[test]
    fn get_create_status_nothing_to_pay() {
        let file = "../fixtures/get_create_status/nothing_to_pay.json";
        let request = "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000002}";
        check::<client::GetCreateStatus>(file, request, 200);
    }

    #[test]
    fn get_create_status_order_id_only() {
        let file = "../fixtures/get_create_status/order_id_only.json";
        let request = "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000009}";
        check::<client::GetCreateStatus>(file, request, 200);
    }

    #[test]
    fn get_create_status_pending() {
        let file = "../fixtures/get_create_status/pending.json";
        let request = "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000003}";
        check::<client::GetCreateStatus>(file, request, 200);
    }

    #[test]
    fn get_create_status_queueing() {
        let file = "../fixtures/get_create_status/queueing.json";
        let request = "{\"token\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":1700000000000,\"project_id\":85826,\"orderId\":4000000000000003}";
        check::<client::GetCreateStatus>(file, request, 200);
    }

    #[test]
    fn get_order_unpaid() {
        let file = "../fixtures/get_order/unpaid.json";
        let request = "{\"order_id\":4000000000000001,\"timestamp\":1700000000000}";
        check::<client::GetOrder>(file, request, 200);
    }

    #[test]
    fn get_order_paid() {
        let file = "../fixtures/get_order/paid.json";
        let request = "{\"order_id\":4000000000000002,\"timestamp\":1700000000000}";
        check::<client::GetOrder>(file, request, 200);
    }

    #[test]
    fn get_order_cancelled() {
        let file = "../fixtures/get_order/cancelled.json";
        let request = "{\"order_id\":4000000000000003,\"timestamp\":1700000000000}";
        check::<client::GetOrder>(file, request, 200);
    }

    #[test]
    fn get_order_unnumbered() {
        let file = "../fixtures/get_order/unnumbered.json";
        let request = "{\"order_id\":1,\"timestamp\":1700000000000}";
        check::<client::GetOrder>(file, request, 200);
    }

    #[test]
    fn quick_pay_success() {
        let file = "../fixtures/quick_pay/success.json";
        let request = "{\"elec_num\":20,\"up_mid\":293793435,\"otype\":\"up\",\"oid\":293793435}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_below_minimum() {
        let file = "../fixtures/quick_pay/below_minimum.json";
        let request = "{\"elec_num\":1,\"up_mid\":293793435,\"otype\":\"up\",\"oid\":293793435}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_insufficient_b_coins() {
        let file = "../fixtures/quick_pay/insufficient_b_coins.json";
        let request = "{\"elec_num\":999,\"up_mid\":293793435,\"otype\":\"up\",\"oid\":293793435}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_retired() {
        let file = "../fixtures/quick_pay/retired.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"archive\",\"oid\":170001}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_not_logged_in() {
        let file = "../fixtures/quick_pay/not_logged_in.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_csrf_failed() {
        let file = "../fixtures/quick_pay/csrf_failed.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_bad_request() {
        let file = "../fixtures/quick_pay/bad_request.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"archive\",\"oid\":1}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_server_error() {
        let file = "../fixtures/quick_pay/server_error.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_risk_control() {
        let file = "../fixtures/quick_pay/risk_control.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}";
        check::<client::QuickPay>(file, request, 200);
    }

    #[test]
    fn quick_pay_risk_control_no_data() {
        let file = "../fixtures/quick_pay/risk_control_no_data.json";
        let request = "{\"elec_num\":20,\"up_mid\":100000001,\"otype\":\"up\",\"oid\":100000001}";
        check::<client::QuickPay>(file, request, 200);
    }
}
