//! What the runtime's tests share.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

pub mod others;
pub mod quick_pay;
pub mod server;

use bilispec_runtime::testing::InMemory;
use quick_pay::{Client, Credentials, QuickPay, QuickPayOtype, UserId};

/// Secrets of these tests: no output may hold them.
pub const SESSDATA: &str = "s3ssdata-secret*31";
pub const BILI_JCT: &str = "0123456789abcdef0123456789abcdef";
/// A personal datum in a server's text.
pub const PERSON: &str = "13800138000";

pub const HOST: &str = "https://api.bilibili.com";

pub fn credentials() -> Credentials {
    Credentials::new(SESSDATA, BILI_JCT)
}

pub fn client(transport: &InMemory) -> Client {
    Client::builder()
        .credentials(credentials())
        .transport(transport.clone())
        .build()
        .unwrap()
}

pub fn request() -> QuickPay {
    let up_mid = UserId(293_793_435);
    QuickPay::new(20, up_mid, QuickPayOtype::Up, up_mid)
}

/// A reply of the charge host whose payload has this status.
pub fn receipt(status: &str) -> String {
    receipt_with(&format!(r#""status":{status},"exp":2"#))
}

/// A reply of the charge host with these members beside the usual ones.
pub fn receipt_with(members: &str) -> String {
    format!(
        r#"{{"code":0,"message":"0","ttl":1,"data":{{"mid":1,"up_mid":2,"order_no":"X","elec_num":20,"msg":"{PERSON}",{members}}}}}"#
    )
}

/// The same for an error and everything below it.
pub fn assert_discreet_with_causes(error: &(dyn std::error::Error + 'static)) {
    let mut error = Some(error);
    while let Some(here) = error {
        assert_discreet(&format!("{here} {here:?} {here:#?}"));
        error = here.source();
    }
}

/// Fails if a text that could end up in a log holds a secret or a personal datum.
pub fn assert_discreet(text: &str) {
    for secret in [SESSDATA, BILI_JCT, PERSON, others::TOKEN] {
        assert!(!text.contains(secret), "{text}");
    }
}
