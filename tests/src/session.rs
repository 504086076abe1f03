//! A session whose secrets no output may hold, and the sentence that says so.

use bilispec_client::Credentials;

/// Credentials and personal data that the tests use. Long and odd enough not to occur by chance.
pub const SECRETS: [&str; 8] = [
    SESSDATA,
    BILI_JCT,
    TOKEN,
    NAME,
    TEL,
    PERSONAL_ID,
    ADDRESS,
    "7300417",
];

/// The session's cookie.
pub const SESSDATA: &str = "5e55da7a%2C1700000000*31";
/// Its CSRF token.
pub const BILI_JCT: &str = "c5f0c5f0c5f0c5f0c5f0c5f0c5f0c5f0";
/// A token of an order.
pub const TOKEN: &str = "wGT0kenT0kenT0kenT0kenT0ken0001.";
/// A buyer's name.
pub const NAME: &str = "王小明甲";
/// A buyer's phone number.
pub const TEL: &str = "13912345678";
/// The number of a buyer's identity card.
pub const PERSONAL_ID: &str = "310101199001011234";
/// Where a buyer lives.
pub const ADDRESS: &str = "某某路 17 弄 4 号";
/// A buyer's id.
pub const BUYER_ID: i64 = 7_300_417;

/// The session.
pub fn credentials() -> Credentials {
    Credentials::new(SESSDATA, BILI_JCT)
}

/// Fails if a text holds one of [`SECRETS`].
pub fn assert_discreet(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} stands in: {text}");
    }
}

/// All that an error can say, its causes included.
pub fn said(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}\n");
    let mut cause = error.source();
    while let Some(below) = cause {
        text = format!("{text}{below}\n{below:?}\n{below:#?}\n");
        cause = below.source();
    }
    text
}
