//! How long the mock waits for a caller.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::time::Duration;

use bilispec::mock::Options;
use bilispec_tests::mocked::mock;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What comes back on a connection that sends no more than this; `None` if it stays open.
async fn answer(sent: &str) -> Option<String> {
    let options = Options {
        patience: Duration::from_millis(300),
        ..Options::default()
    };
    let mock = mock(options).await;
    let mut stream = TcpStream::connect(mock.address()).await.unwrap();
    stream.write_all(sent.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let closed =
        tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    closed.ok()?.ok();
    Some(String::from_utf8_lossy(&answer).into_owned())
}

#[tokio::test]
async fn what_does_not_come_is_not_waited_for() {
    for sent in [
        "",
        "POST /x/ugcpay/trade/elec/pay/quick HTTP/1.1\r\n",
        "POST /x/ugcpay/trade/elec/pay/quick HTTP/1.1\r\nhost: localhost\r\nx-a: ",
    ] {
        let answer = answer(sent).await;
        assert!(answer.is_some(), "{sent:?} is still open");
        assert!(!answer.unwrap().contains("200 OK"), "{sent:?}");
    }
    let slow = "POST /x/ugcpay/trade/elec/pay/quick HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\na=1";
    let answer = answer(slow).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}
