//! Errors and effects: how a call can end, what is then known, and what to do.
//!
//! # Three questions, in this order
//! 1. **Did it happen?** [`Error::effect`] answers that for every error, and nothing else does: HTTP 200 is not a success,
//!    code 0 is not a success, and a lost answer is no failure.
//! 2. **Why not?** The variant, and the predicates beside it ([`is_auth`], [`is_pending`], [`is_risk_control`] …).
//! 3. **What exactly?** The accessors: code, its description, outcome, JSON path, HTTP status, headers, trace id, and
//!    the reply as received.
//!
//! # Effects
//!
//! | [`Effect`] | means | a call that spends may then be |
//! | --- | --- | --- |
//! | [`NotSent`](Effect::NotSent) | nothing left this machine | made again |
//! | [`NotDone`](Effect::NotDone) | the server has said no, or the call changes nothing anyway | made again, once the reason is gone |
//! | [`Done`](Effect::Done) | it happened, though the reply can't be read wholly | never made again |
//! | [`Unknown`](Effect::Unknown) | nobody here knows | made again only after a look at the account |
//!
//! Where nothing proves one of the first three, it is the last. A code or an outcome that the spec doesn't list proves
//! nothing about a call that writes or spends.
//!
//! # Variants
//! The first that applies, in this order.
//!
//! | [`Error`] | when | effect | what to do |
//! | --- | --- | --- | --- |
//! | [`Invalid`](Error::Invalid) | the request breaks its schema or a documented bound, or lacks a credential | `NotSent` | [`problems`](error::Invalid::problems) names each; mend the request, or send it with [`unchecked`](crate::Call::unchecked) |
//! | [`Transport`](Error::Transport) | no whole reply came; of a call that spends only if it certainly did not leave | `NotSent`; otherwise `NotDone` for a call that changes nothing, `Unknown` for one that writes | try again; [`cause`](Error::cause) says what failed |
//! | [`OutcomeUnknown`](Error::OutcomeUnknown) | a call that spends left, and its answer is lost or unreadable: time-out, broken connection, 5xx, redirect, HTML, cut, too large | `Unknown` | see below |
//! | [`Risk`](Error::Risk) | HTTP 412, or a code of class risk | `NotDone` | stop for a long while; use the service's own app |
//! | [`Status`](Error::Status) | HTTP other than 2xx | `NotDone`; `Unknown` for a call that writes, unless a known code says why | 429: wait; 5xx: later |
//! | [`NotJson`](Error::NotJson) | HTTP 2xx with a body that is not JSON | `NotDone`; `Unknown` for a call that writes | mostly a page in front of the service: later |
//! | [`Api`](Error::Api) | the envelope has a code other than success | `NotDone`; `Unknown` for a code that the spec doesn't list or that says the server failed, where the call writes or spends | by the code's [`class`](Error::class); [`description`](error::Api::description) says what it means on this call |
//! | [`Declined`](Error::Declined) | the call was answered, and what it was for did not happen: code 0, `status` -4 | `NotDone`; `Unknown` for an outcome that the spec doesn't list, where the call writes or spends | by the [`outcome`](error::Declined::outcome) |
//! | [`Decode`](Error::Decode) | JSON that is not what the spec says: [`path`](error::Decode::path), [`expected`](error::Decode::expected), [`found`](error::Decode::found) | `Done` once code and outcome prove it; `Unknown` where they can't be read; `NotDone` for a call that changes nothing | read [`outcome`](error::Decode::outcome) and [`raw_body`](Error::raw_body); mend the spec |
//!
//! # After `OutcomeUnknown`
//! `create_order` and `quick_pay` leave once, on a connection of their own, and nothing below this library sends them
//! again. When the answer is lost, none of the eight calls can tell what happened. So:
//!
//! - **`create_order`**: look at the account's orders, in the app or on the site. Another attempt is safe only when no
//!   order is there. If one is, a later attempt is refused with 100048 or 100079, and the refusal's data names it:
//!   [`UnfinishedOrderData`](crate::UnfinishedOrderData).
//! - **`quick_pay`**: look at the account's B-coin records. No code tells of an earlier charge; a second one is simply
//!   paid as well.
//!
//! ```
//! # use bilispec_client::{Effect, Error};
//! /// Whether a call that spends may be made again without a look at the account.
//! fn may_repeat(error: &Error) -> bool {
//!     matches!(error.effect(), Effect::NotSent | Effect::NotDone)
//! }
//! ```
//!
//! # Calls that are given up
//! `tokio::time::timeout`, `select!` and an aborted task drop a call before it has its answer. A call that writes or spends
//! owns its request from its first poll on: the exchange goes on without its caller, ends within the transport's
//! time-outs, and [`Client::unsettled`](crate::Client::unsettled) has an entry with what came of it. A future that was
//! never polled has sent nothing. Give the call a [`key`](crate::Call::key), to know it again.
//!
//! ```no_run
//! # use std::time::Duration;
//! # use bilispec_client::{Client, CreateOrder, Effect, UnsettledState};
//! # async fn order(client: Client, request: CreateOrder) {
//! let call = client.ticket().create_order(&request).key("seat 17");
//! if tokio::time::timeout(Duration::from_secs(2), call.into_future()).await.is_err() {
//!     // …later, and before another attempt:
//!     for entry in client.unsettled().iter().filter(|entry| entry.key() == Some("seat 17")) {
//!         match entry.state() {
//!             UnsettledState::Running => println!("wait"),
//!             UnsettledState::Settled(Effect::Done) => println!("ordered"),
//!             UnsettledState::Settled(Effect::NotSent | Effect::NotDone) => println!("not ordered"),
//!             UnsettledState::Settled(Effect::Unknown) => println!("look at the account's orders"),
//!         }
//!     }
//! }
//! # }
//! ```
//!
//! Clones of a client share the list. At most 64 of its entries are over: the oldest of them goes first,
//! [`forget`](crate::Unsettled::forget) takes one out, and one that is running stays. It does not outlive the process. When
//! the runtime that a call was polled in shuts down before the answer, or the transport has no way to run an exchange by
//! itself ([`detach`](crate::transport::Transport::detach)), the effect is `Unknown`, or `NotSent` where nothing can have
//! left. Blocking calls can't be given up: `send` returns when the exchange is over.
//!
//! # Calls that change nothing
//! The other calls can be made again whenever one pleases, and [`Retry`](crate::Retry) does so if it is asked to:
//! for a client with [`Builder::retry`](crate::Builder::retry), for a call with [`Call::retry`](crate::Call::retry).
//! It exists for calls that change nothing alone: on any other it does not compile. [`Call::poll`](crate::Call::poll)
//! asks for the state of an order until it is there, no faster than a person would.
//!
//! # What errors don't say
//! Neither `Display` nor `Debug` prints a body, a header, a parameter's value or the server's own words; they can name
//! people and carry tokens. Logging an error is safe. [`Error::message`], [`Error::raw_body`] and [`Error::headers`]
//! give what was left out; [`Error::drift`] checks the body against the spec, and masks what is sensitive.
//!
//! [`is_auth`]: Error::is_auth
//! [`is_pending`]: Error::is_pending
//! [`is_risk_control`]: Error::is_risk_control

#[cfg(doc)]
use crate::{Effect, Error, error};
