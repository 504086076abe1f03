//! What a caller can ask of the mock with headers: a fixture by its case, or that something goes wrong on the way.
//!
//! `Prefer: example=CASE` (RFC 7240) answers with a fixture as it stands. `x-mock-fault` names faults, separated by
//! commas: `delay=MS` answers later, `html-STATUS` answers with that status and an HTML page, as what stands in front
//! of a service does, and the call then never reaches it; `cut` breaks the connection in the middle of the answer.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http_body::Frame;

use super::request::Incoming;

/// The header that names faults.
pub(super) const HEADER: &str = "x-mock-fault";
/// The longest delay, in milliseconds: longer than any client's time-out.
const LONGEST: u64 = 600_000;

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The case of a fixture.
    pub(super) example: Option<String>,
    pub(super) delay: Option<Duration>,
    /// The status of an HTML page.
    pub(super) html: Option<u16>,
    pub(super) cut: bool,
}

impl Wanted {
    /// Reads the headers of a request, or says what is wrong with them.
    pub(super) fn read(incoming: &Incoming) -> Result<Self, String> {
        let mut wanted = Self::default();
        for line in incoming.headers.get_all("prefer") {
            let line = line.to_str().unwrap_or_default();
            wanted.example = wanted.example.or_else(|| example(line));
        }
        for line in incoming.headers.get_all(HEADER) {
            for fault in line.to_str().unwrap_or_default().split(',').map(str::trim) {
                wanted.fault(fault)?;
            }
        }
        Ok(wanted)
    }

    fn fault(&mut self, fault: &str) -> Result<(), String> {
        let status = |text: &str| {
            let status = text.parse().ok()?;
            (200..600).contains(&status).then_some(status)
        };
        if fault == "cut" {
            self.cut = true;
        } else if let Some(delay) = fault
            .strip_prefix("delay=")
            .and_then(|text| text.parse().ok())
        {
            self.delay = Some(Duration::from_millis(LONGEST.min(delay)));
        } else if let Some(status) = fault.strip_prefix("html-").and_then(status) {
            self.html = Some(status);
        } else {
            return Err(format!(
                "{HEADER} knows delay=MILLISECONDS, html-STATUS (html-412, html-504) and cut"
            ));
        }
        Ok(())
    }
}

/// The case in a `Prefer` header.
fn example(line: &str) -> Option<String> {
    let mut preferences = line.split([',', ';']).map(str::trim);
    let value = preferences.find_map(|preference| {
        let (name, value) = preference.split_once('=')?;
        name.trim().eq_ignore_ascii_case("example").then_some(value)
    })?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// The page that stands in front of a service.
pub(super) fn page(status: u16) -> Bytes {
    format!("<!DOCTYPE html>\n<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>\n").into()
}

/// A body that promises all of `bytes`, and breaks the connection after the first half.
pub(super) fn cut(bytes: &Bytes) -> Body {
    Body::new(Cut {
        first: Some(bytes.slice(..bytes.len() / 2)),
        pause: None,
    })
}

struct Cut {
    first: Option<Bytes>,
    /// Lets the first half go out before the connection breaks.
    pause: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl http_body::Body for Cut {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = self.get_mut();
        if let Some(first) = this.first.take() {
            let pause = tokio::time::sleep(Duration::from_millis(20));
            this.pause = Some(Box::pin(pause));
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        if let Some(pause) = &mut this.pause
            && pause.as_mut().poll(context).is_pending()
        {
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionAborted.into())))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::*;

    fn read(headers: &[(&'static str, &'static str)]) -> Result<Wanted, String> {
        let headers = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        Wanted::read(&Incoming {
            method: "GET".to_owned(),
            target: "/".to_owned(),
            headers: headers.collect::<HeaderMap>(),
            body: Bytes::new(),
        })
    }

    #[test]
    fn headers_ask_for_fixtures_and_faults() {
        let example = |line| read(&[("prefer", line)]).unwrap().example;
        assert_eq!(example("example=retired").as_deref(), Some("retired"));
        assert_eq!(example("wait=10, Example=\"a\"; x=1").as_deref(), Some("a"));
        assert_eq!(example("respond-async"), None);
        let wanted = read(&[("x-mock-fault", "delay=250, html-504,cut")]).unwrap();
        assert_eq!(
            wanted,
            Wanted {
                example: None,
                delay: Some(Duration::from_millis(250)),
                html: Some(504),
                cut: true
            }
        );
        for wrong in ["delay", "delay=x", "html-99", "html-", "explode", ""] {
            assert!(read(&[("x-mock-fault", wrong)]).is_err(), "{wrong}");
        }
    }
}
