//! What the headers of a reply tell whoever looks for it: the server's number for the exchange, and how long to wait.

use std::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;

use crate::time::{SystemTime, UNIX_EPOCH, since_1970};

/// Headers in which servers put their number for an exchange, in the order in which they are looked for.
const TRACE_HEADERS: [&str; 3] = ["x-bili-trace-id", "x-trace-id", "x-request-id"];

/// The server's number for an exchange.
pub(crate) fn trace_id(headers: &HeaderMap) -> Option<&str> {
    TRACE_HEADERS
        .iter()
        .find_map(|name| headers.get(*name)?.to_str().ok())
}

/// `Retry-After`, in seconds or as a date; from `now`.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = since_1970(httpdate::parse_http_date(text).ok()?)?;
    let now = now.duration_since(UNIX_EPOCH).ok()?;
    Some(date.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::header::RETRY_AFTER;
    use http::{HeaderMap, HeaderValue};

    use super::retry_after;

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = httpdate::parse_http_date("Wed, 21 Oct 2015 07:28:00 GMT").unwrap();
        let read = |text: &str, now: SystemTime| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_str(text).unwrap());
            retry_after(&headers, now)
        };
        assert_eq!(read("7", now), Some(ms(7000)));
        assert_eq!(read("Wed, 21 Oct 2015 07:28:09 GMT", now), Some(ms(9000)));
        assert_eq!(read("Wed, 21 Oct 2015 07:27:00 GMT", now), Some(ms(0)));
        for odd in ["", "-1", "1.5", "soon", "99999999999999999999999"] {
            assert_eq!(read(odd, now), None, "{odd}");
        }
    }
}
