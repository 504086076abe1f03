//! Trying it without an account and without spending: a mock over HTTP, and a transport in memory.
//!
//! # The mock
//! `bilispec mock` (in this project's checkout `cargo spec mock`) is an HTTP server on 127.0.0.1 that answers as the
//! spec and the fixtures say. A client calls it with [`Builder::base_url`](crate::Builder::base_url); cookies may
//! travel there over plain http, as to no other place:
//!
//! ```
//! # use bilispec_client::{BuildError, Client, Credentials};
//! # fn client() -> Result<Client, BuildError> {
//! let client = Client::builder()
//!     .credentials(Credentials::new("any", "any"))
//!     .base_url("https://api.bilibili.com", "http://127.0.0.1:4010")
//!     .base_url("https://show.bilibili.com", "http://127.0.0.1:4010")
//! #   .transport(bilispec_client::testing::InMemory::new())
//!     .build()?;
//! # Ok(client)
//! # }
//! # client().unwrap();
//! ```
//!
//! A charge below 20 batteries is declined with -2, one beyond the account (`--balance elec_num=NUMBER`) with -4; the token of
//! `prepare_order` is what `confirm_order` and `create_order` take, and a new order is pending before it is there.
//! A header in the request forces an answer: `Prefer: example=retired` a fixture, `x-mock-fault: html-504`, `html-412`,
//! `cut` or `delay=500` a fault.
//!
//! # In memory
//! [`testing`](crate::testing) has a transport that sends nothing: answers are queued, requests are kept, and no time
//! passes. A program's own tests need no server and no port:
//!
//! ```
//! # use bilispec_client::{Client, Credentials, Effect, Error, QuickPay, QuickPayOtype, UserId};
//! use bilispec_client::testing::{Answer, InMemory};
//! use bilispec_client::transport::{Cause, Sent};
//!
//! # #[allow(deprecated)]
//! # async fn test() -> Result<(), Box<dyn std::error::Error>> {
//! let transport = InMemory::new();
//! transport.answer(Answer::failure(Cause::Timeout, Sent::Maybe));
//! let client = Client::builder()
//!     .credentials(Credentials::new("any", "any"))
//!     .transport(transport.clone())
//!     .build()?;
//!
//! let request = QuickPay::new(20, UserId(7), QuickPayOtype::Up, UserId(7));
//! let error = client.charge().quick_pay(&request).await.unwrap_err();
//! assert!(matches!(error, Error::OutcomeUnknown(_)));
//! assert_eq!(error.effect(), Effect::Unknown);
//! assert_eq!(transport.requests().len(), 1);
//! # Ok(())
//! # }
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(test()).unwrap();
//! ```
//!
//! With the feature `fixtures` the same transport answers with the spec's own fixtures:
//! [`InMemory::with_fixtures`](crate::testing::InMemory::with_fixtures).
