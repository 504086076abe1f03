//! Builds a client, and a call that gets as far as TLS, where nobody installed a provider.
#![deny(warnings)]

use bilispec_client::transport::ReqwestTransport;
use bilispec_client::{Client, Credentials, Effect, GetProject, QuickPay, QuickPayOtype};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let credentials = Credentials::new("session", "csrf");
    let client = Client::builder().credentials(credentials.clone()).build()?;
    println!("{client:?}");

    // Nobody listens there, or nobody who speaks TLS; in both cases nothing is sent.
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let url = format!("https://{}", listener.local_addr()?);
    std::thread::spawn(move || while listener.accept().is_ok() {});
    let client = Client::builder()
        .credentials(credentials)
        .base_url("https://api.bilibili.com", url.as_str())
        .base_url("https://show.bilibili.com", url.as_str())
        .build()?;
    let request = QuickPay::new(20, 293_793_435, QuickPayOtype::Up, 293_793_435);
    #[expect(deprecated, reason = "the endpoint is retired, and still the one that spends")]
    let error = client.charge().quick_pay(&request).await.unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent, "{error:?}");
    let error = client.ticket().get_project(&GetProject::new(71951)).await.unwrap_err();
    assert_eq!(error.effect(), Effect::NotSent, "{error:?}");

    // The same over a builder of the caller's own reqwest.
    let builder = |builder: reqwest::ClientBuilder| builder.user_agent("plain");
    let transport = ReqwestTransport::with_builder(Default::default(), builder)?;
    Client::builder().transport(transport).build()?;
    println!("fine");
    Ok(())
}
