//! One request, made again while its failure may pass: which failures are worth another attempt.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::{Harmless, Retry};
use crate::client::Core;
use crate::error::Error;
use crate::exchange::exchange;
use crate::headers::retry_after;
use crate::operation::{CodeClass, Operation};
use crate::received::Received;
use crate::reply;
use crate::time::SystemTime;
use crate::trace;
use crate::transport::{Cause, Rules};

/// One request, sent again as the policy says.
pub(crate) async fn retrying(
    harmless: Harmless,
    policy: Retry,
    core: &Core,
    operation: &'static Operation,
    request: http::Request<Bytes>,
    rules: Rules,
) -> Result<Received, Error> {
    let mut attempt = 1;
    loop {
        let result = exchange(harmless, core, operation, request.clone(), rules).await;
        let Some(asked) = passing(operation, &result).filter(|_| attempt < policy.attempts) else {
            return result;
        };
        let Some(wait) = policy.wait(attempt, asked, random()) else {
            return result;
        };
        trace::again(attempt, wait);
        core.transport().wait(wait).await;
        attempt += 1;
    }
}

/// Whether a failure may pass, and the wait that the server asks for; none of its own is zero.
fn passing(operation: &Operation, result: &Result<Received, Error>) -> Option<Duration> {
    let received = match result {
        Ok(received) => received,
        Err(error) => {
            let passes = matches!(
                error.cause(),
                Some(Cause::Connect | Cause::Timeout | Cause::Interrupted)
            );
            return passes.then_some(Duration::ZERO);
        }
    };
    let class = reply::class(operation, &received.body);
    let status = received.status;
    let passes = match class {
        Some(CodeClass::Server) => true,
        Some(CodeClass::Risk) => false,
        _ => matches!(
            status,
            StatusCode::TOO_MANY_REQUESTS
                | StatusCode::INTERNAL_SERVER_ERROR
                | StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT
        ),
    };
    passes.then(|| retry_after(&received.headers, SystemTime::now()).unwrap_or_default())
}

/// What the standard library seeds its maps with is random enough to spread waits.
fn random() -> u64 {
    RandomState::new().hash_one(())
}
