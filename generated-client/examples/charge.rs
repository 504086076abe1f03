//! Charges a creator with 20 batteries, that is two B-coins, and says what came of it.
//!
//! It spends. Usage: `SESSDATA=… BILI_JCT=… cargo run -p bilispec-client --example charge -- UID [BASE-URL]`; with a base
//! URL on loopback, here or in `BASE_URL`, it calls that instead of the service.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

use std::env;
use std::error::Error as StdError;

use bilispec_client::{
    Client, Credentials, Effect, Error, QuickPay, QuickPayOtype, QuickPayStatus, UserId,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let mut arguments = env::args().skip(1);
    let up_mid = UserId::from(arguments.next().ok_or("whom? give a UID")?.parse::<i64>()?);
    let credentials = Credentials::new(env::var("SESSDATA")?, env::var("BILI_JCT")?);
    let mut builder = Client::builder().credentials(credentials);
    if let Some(url) = arguments.next().or_else(|| env::var("BASE_URL").ok()) {
        builder = builder.base_url("https://api.bilibili.com", url);
    }
    charge(&builder.build()?, up_mid).await
}

// The README shows this function's body.
#[expect(deprecated, reason = "the spec says that the endpoint is retired")]
pub(crate) async fn charge(client: &Client, up_mid: UserId) -> Result<(), Box<dyn StdError>> {
    let request = QuickPay::new(20, up_mid, QuickPayOtype::Up, up_mid);
    match client.charge().quick_pay(&request).await {
        Ok(receipt) => println!("charged: {} exp", receipt.exp),
        Err(Error::Declined(d)) if d.outcome() == QuickPayStatus::InsufficientBCoins => {
            println!("not enough B-coins");
        }
        Err(Error::Api(e)) => eprintln!("refused: {:?} {}", e.code(), e.description()),
        Err(e) if e.effect() == Effect::Unknown => eprintln!("{e}: look before repeating"),
        Err(e) => return Err(e.into()),
    }
    Ok(())
}
