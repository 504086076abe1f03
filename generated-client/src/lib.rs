//! A typed client of the endpoints in the spec: seven calls around ticket orders, and a charge paid in B-coins.
//!
//! Unofficial, for interoperability; no affiliation. Everything under `generated/` is written from the spec by
//! `bilispec generate`; this file is the rest.
//!
//! # A charge
//! ```no_run
//! use bilispec_client::{Client, Credentials, Effect, Error, QuickPay, QuickPayOtype, QuickPayStatus, UserId};
//!
//! # async fn charge(sessdata: &str, bili_jct: &str, up_mid: UserId) -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder().credentials(Credentials::new(sessdata, bili_jct)).build()?;
//! let request = QuickPay::new(20, up_mid, QuickPayOtype::Up, up_mid);
//! # #[allow(deprecated)]
//! match client.charge().quick_pay(&request).await {
//!     Ok(receipt) => println!("{} exp, order {}", receipt.exp, receipt.order_no),
//!     Err(Error::Declined(d)) if d.outcome() == QuickPayStatus::InsufficientBCoins => println!("not enough B-coins"),
//!     Err(Error::Api(e)) => eprintln!("{:?} {}", e.code(), e.description()),
//!     Err(e) if e.effect() == Effect::Unknown => eprintln!("{e}"), // may have been charged: look before repeating
//!     Err(e) => return Err(e.into()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # A ticket order
//! Six calls, each with what the ones before it gave: the project's screens and ticket types, a preparation and its
//! token, the sum to pay, the account's buyers, the order, its state.
//!
//! ```no_run
//! use std::time::Duration;
//! use bilispec_client::{
//!     Client, ConfirmOrder, CreateOrder, Error, GetCreateStatus, GetOrder, GetProject, ListBuyers, Order, OrderId,
//!     Polling, PrepareOrder, ProjectId,
//! };
//!
//! # async fn order(client: &Client, project: ProjectId) -> Result<Order, Box<dyn std::error::Error>> {
//! let tickets = client.ticket();
//! let details = tickets.get_project(&GetProject::new(project)).await?.ok_or("no such project")?;
//! let screen = details.screen_list.first().ok_or("no screen")?;
//! let ticket = screen.ticket_list.first().ok_or("no ticket")?;
//!
//! let prepared = tickets.prepare_order(&PrepareOrder::new(project, screen.id, ticket.id, 1)).await?;
//! let token = prepared.token.ok_or("no token: risk control wants something")?;
//! let confirmed = tickets.confirm_order(&ConfirmOrder::new(token.clone())).await?;
//! let mut buyers = tickets.list_buyers(&ListBuyers::new().project_id(project)).await?.list;
//! buyers.truncate(1);
//!
//! // This one spends: it is sent once, and an error says what is known of its effect.
//! let request = CreateOrder::new(project, screen.id, ticket.id, 1, confirmed.pay_money, token).buyer_info(buyers);
//! let created = tickets.create_order(&request).await?;
//!
//! // Pending at first; asked for every three seconds, for a minute.
//! let request = GetCreateStatus::new(created.token);
//! let state = tickets.get_create_status(&request).poll(Polling::within(Duration::from_secs(60))).await?;
//! let id = OrderId::try_from(&state.order_id)?;
//! let order = tickets.get_order(&GetOrder::new(id)).await?;
//! # Ok(order)
//! # }
//! ```
//!
//! `examples/` has both as programs. [`guide::trying`] says how to run them without an account.
//!
//! # Success and refusal
//! HTTP 200 is not success, and code 0 is not success. A call is `Ok` only if the HTTP status, the envelope's code and,
//! where the payload has one, the business outcome all say so. Everything else is an [`Error`], one variant for each thing
//! that a caller may want to do about it, and [`Error::effect`] says whether the server did what was asked:
//! [`guide::errors`].
//!
//! # Calls that spend
//! `create_order` and `quick_pay` are sent once, on a connection of their own, and never again: not by this library, not
//! by the HTTP library below it, whatever is set. [`Error::OutcomeUnknown`] means that nobody here knows what happened,
//! and none of the eight calls can tell. Look at the account's orders (`create_order`) or its B-coin records
//! (`quick_pay`) before another attempt. If an order came about after all, a later `create_order` for it is refused with
//! 100048 or 100079, which name it:
//!
//! ```no_run
//! # use bilispec_client::{Client, CreateOrder, Error, UnfinishedOrderData, codes};
//! # async fn order(client: Client, request: CreateOrder) {
//! match client.ticket().create_order(&request).await {
//!     Err(Error::Api(e)) if e.code() == Some(codes::create_order::UNFINISHED_ORDER) => {
//!         let order: Option<UnfinishedOrderData> = e.data_as();
//! #       let _ = order;
//!     }
//! #   _ => (),
//! }
//! # }
//! ```
//!
//! A future that is dropped takes nothing back: the request leaves at its first poll. [`Client::unsettled`] has what became
//! of a call that a time-out or a `select!` gave up: [`guide::errors`].
//!
//! # Repeating what changes nothing
//! Calls that change nothing are [`Repeatable`]: [`Call::poll`] asks until the answer is no longer pending, and a
//! [`Retry`], for a client or a call, rides over failures that pass. For any other call neither compiles.
//!
//! ```no_run
//! # use std::time::Duration;
//! # use bilispec_client::{Client, Error, GetCreateStatus, OrderToken, Polling};
//! # async fn wait(client: Client, token: OrderToken) -> Result<(), Error> {
//! let request = GetCreateStatus::new(token);
//! let polling = Polling::within(Duration::from_secs(60)); // every three seconds; never more often than every two
//! let status = client.ticket().get_create_status(&request).poll(polling).await?;
//! # let _ = status;
//! # Ok(())
//! # }
//! ```
//!
//! # Secrets
//! Credentials travel over https to the hosts of the spec, or to this machine, and nowhere else; they are wiped from
//! memory when dropped. No redirect is followed, no cookie of a reply is kept, and the environment's proxy is used only
//! if [`transport::ReqwestSettings`] says so. Nothing that is printed or traced holds a cookie, a token, a URL's query, a
//! body or the server's words.
//!
//! # Features
//! | feature | |
//! | --- | --- |
//! | `reqwest`, `rustls` (default) | the transport over reqwest, with TLS by rustls and ring and the platform's certificates |
//! | `native-tls` | TLS by the platform's own library |
//! | `blocking` | the same calls for programs without async, in `blocking` |
//! | `tracing` | a span for each call: operation, status, code, elapsed time, and how it failed |
//! | `schemars` | `JsonSchema` on all types |
//! | `regex` | patterns by `regex` instead of `regex-lite`: faster checks, more to compile |
//! | `fixtures` | the spec's fixtures as answers for tests: [`testing::InMemory::with_fixtures`] |
//!
//! Without `reqwest`, bring a [`transport::Transport`] of your own.
//!
//! # What the spec does not know
//! Unknown fields are ignored, unknown values of an enum are kept as its `Unknown`, unknown codes come with their number.
//! [`Call::raw`] gives the reply as received, [`Call::extra_param`] sends a parameter that the spec does not have,
//! [`Call::unchecked`] a request that it forbids. What was forgiven is not lost: `drift()`, on a reply that was asked for
//! with [`Call::raw`] and on every [`Error`], checks the body against the spec and tells.
//!
//! ```no_run
//! # use bilispec_client::{Client, QuickPay};
//! # async fn charge(client: Client, request: QuickPay) -> Result<(), Box<dyn std::error::Error>> {
//! # #[allow(deprecated)]
//! let receipt = client.charge().quick_pay(&request).raw().await?.typed()?;
//! println!("{} exp", receipt.exp);
//! for finding in receipt.drift().findings {
//!     eprintln!("{} {}: {} ({})", finding.id, finding.instance_path, finding.message, finding.schema_path);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Traffic of other programs
//! [`validate`] has the same checks as functions over bytes and fields, for a proxy, a queue or another client:
//!
//! ```
//! use bilispec_client::validate::{self, Severity};
//!
//! let report = validate::quick_pay_reply(br#"{"code": 0, "message": "0", "ttl": 1, "data": {"mid": "1"}}"#).into_report();
//! assert!(report.has_errors());
//! let mid = report.findings.iter().find(|finding| finding.instance_path == "/data/mid");
//! assert_eq!(mid.map(|finding| (finding.id, finding.severity)), Some(("response.type", Severity::Error)));
//!
//! // A form as text, or as pairs; values are read as the types that the spec gives them.
//! let report = validate::quick_pay_form("elec_num=5&up_mid=1&otype=up&oid=1&csrf=0");
//! assert_eq!(report.findings[0].id, "request.expect");
//! let pairs = [("elec_num", "20"), ("up_mid", "1"), ("otype", "up"), ("oid", "1"), ("csrf", "0")];
//! assert!(validate::quick_pay_form(pairs).findings.is_empty());
//!
//! // Every operation's row leads to the same checks.
//! let row = bilispec_client::OPERATIONS.iter().find(|row| row.id == "quick_pay").unwrap();
//! let html = row.validators.reply(b"<html>blocked</html>").into_report();
//! assert_eq!(html.findings[0].id, "response.syntax");
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[rustfmt::skip]
mod generated;
pub mod guide;
mod orders;

#[cfg(feature = "schemars")]
pub use bilispec_runtime::schemars;
pub use bilispec_runtime::wire::{Binary, IntOrString, Integer, JsonString, Kind, RawJson};
pub use bilispec_runtime::{
    BuildError, Builder, Call, Cookies, Core, Effect, Error, Outcome, PollCall, Polling, RawCall,
    RawReply, Repeatable, Reply, Request, Retry, Unsettled, UnsettledState, Values, WireEnum,
    bytes, error, http, operation, secrecy, testing, transport,
};
pub use generated::*;
pub use orders::OrderIdError;
