//! A request body that notes when somebody starts to read it.
//!
//! An HTTP library reads the body only once it has a connection to write to, TLS included. A body that was never
//! polled is therefore the proof that the request did not leave, which no error of the library gives.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::Departure;

/// A body of known bytes, in one frame.
pub(super) struct Watched {
    bytes: Option<Bytes>,
    departure: Departure,
}

impl Watched {
    pub(super) fn new(bytes: Bytes, departure: Departure) -> Self {
        Self {
            bytes: Some(bytes).filter(|bytes| !bytes.is_empty()),
            departure,
        }
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.departure.leave();
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}
