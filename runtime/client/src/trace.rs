//! What of a call is told to `tracing`: a span with operation, status, code and time, and how it ended.
//!
//! Names and numbers only. Without the feature `tracing` all of it is nothing.

use std::time::Duration;

use http::StatusCode;

use crate::error::Error;
use crate::operation::Operation;

/// The span of one call.
#[derive(Clone)]
pub(crate) struct Span {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(feature = "tracing")]
impl Span {
    pub(crate) fn of(operation: &Operation) -> Self {
        use tracing::field::Empty;
        Self {
            span: tracing::info_span!(
                target: "bilispec",
                "call",
                operation = operation.id,
                status = Empty,
                code = Empty,
                error = Empty,
                effect = Empty,
                elapsed_ms = Empty,
            ),
        }
    }

    pub(crate) fn status(&self, status: StatusCode) {
        self.span.record("status", status.as_u16());
    }

    pub(crate) fn code(&self, code: Option<i64>) {
        if let Some(code) = code {
            self.span.record("code", code);
        }
    }

    /// Runs the call inside the span, and tells how it ended.
    pub(crate) async fn around<T>(
        &self,
        call: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        use tracing::Instrument as _;
        let began = crate::time::Instant::now();
        let result = call.instrument(self.span.clone()).await;
        let elapsed = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.span.record("elapsed_ms", elapsed);
        if let Err(error) = &result {
            if let Some(status) = error.status() {
                self.status(status);
            }
            self.code(error.code());
            self.span.record("error", error.name());
            self.span
                .record("effect", tracing::field::debug(error.effect()));
        }
        self.span.in_scope(|| match &result {
            Ok(_) => tracing::debug!(target: "bilispec", "the call succeeded"),
            // Its text is made of names and numbers, see `error`.
            Err(error) => tracing::warn!(target: "bilispec", "{error}"),
        });
        result
    }
}

#[cfg(not(feature = "tracing"))]
#[expect(clippy::unused_self, reason = "with tracing there is a span")]
impl Span {
    pub(crate) fn of(_: &Operation) -> Self {
        Self {}
    }

    pub(crate) fn status(&self, _: StatusCode) {}

    pub(crate) fn code(&self, _: Option<i64>) {}

    pub(crate) async fn around<T>(
        &self,
        call: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        call.await
    }
}

/// A call that was dropped has its answer, or can't have one any more.
pub(crate) fn given_up(operation: &Operation, error: Option<&Error>) {
    #[cfg(feature = "tracing")]
    match error {
        None => tracing::info!(
            target: "bilispec",
            operation = operation.id,
            "a call that was dropped succeeded"
        ),
        Some(error) => tracing::warn!(
            target: "bilispec",
            operation = operation.id,
            effect = tracing::field::debug(error.effect()),
            "a call that was dropped: {error}"
        ),
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (operation, error);
}

/// The call is sent again after this wait.
pub(crate) fn again(attempt: u32, wait: Duration) {
    #[cfg(feature = "tracing")]
    tracing::info!(
        target: "bilispec",
        attempt,
        wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
        "the attempt failed; the call changes nothing and is made again"
    );
    #[cfg(not(feature = "tracing"))]
    let _ = (attempt, wait);
}
