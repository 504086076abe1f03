//! A charge, with every way in which it can end.
//!
//! `SESSDATA=… BILI_JCT=… cargo run --example charge -- UP_MID`; with `BASE_URL=http://127.0.0.1:4010`, against a mock.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::error::Error as StdError;

use bilispec_client::{
    Client, Credentials, Effect, Error, QuickPay, QuickPayOtype, QuickPayStatus, UserId,
};

/// Charges a creator and says what came of it.
#[expect(
    deprecated,
    reason = "the endpoint is retired, and still the one that spends"
)]
pub(crate) async fn charge(client: &Client, up_mid: UserId) -> Result<String, Error> {
    let request = QuickPay::new(20, up_mid, QuickPayOtype::Up, up_mid);
    match client.charge().quick_pay(&request).await {
        Ok(receipt) => Ok(format!("charged: {} exp", receipt.exp)),
        Err(Error::Declined(d)) if d.outcome() == QuickPayStatus::InsufficientBCoins => {
            Ok("not enough B-coins, nothing was charged".to_owned())
        }
        Err(Error::Api(e)) if e.effect() == Effect::NotDone => {
            Ok(format!("refused, {:?}: {}", e.code(), e.description()))
        }
        // It may have been charged: look at the account's B-coin records before another attempt.
        Err(e) if e.effect() == Effect::Unknown => Ok(format!("look before repeating: {e}")),
        Err(e) => Err(e),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let credentials = Credentials::new(variable("SESSDATA"), variable("BILI_JCT"));
    let mut builder = Client::builder().credentials(credentials);
    if let Ok(url) = std::env::var("BASE_URL") {
        builder = builder.base_url("https://api.bilibili.com", url);
    }
    let client = builder.build()?;
    let up_mid = std::env::args().nth(1).ok_or("whom to charge?")?;
    let said = charge(&client, UserId(up_mid.parse()?)).await?;
    println!("{said}");
    Ok(())
}
