//! The real client against the mock over a real socket: the flow of an order, the answers of a charge, faults, the
//! recording, and many calls at once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a call that should have ended otherwise has failed, and a check that is skipped says so"
)]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

mod blocking;
mod charge;
mod faults;
mod many;
mod order;

use bilispec_client::{Error, QuickPay, QuickPayOtype, QuickPayReceipt, QuickPayStatus, UserId};

fn charge(batteries: i64) -> QuickPay {
    QuickPay::new(batteries, UserId(7), QuickPayOtype::Up, UserId(7))
}

fn declined(result: Result<QuickPayReceipt, Error>) -> QuickPayStatus {
    match result.unwrap_err() {
        Error::Declined(declined) => {
            let payload: QuickPayReceipt = declined.data_as().unwrap();
            payload.status
        }
        other => panic!("{other}"),
    }
}

fn refused(result: Result<QuickPayReceipt, Error>) -> Option<i64> {
    match result.unwrap_err() {
        Error::Api(refused) => refused.code(),
        other => panic!("{other}"),
    }
}
