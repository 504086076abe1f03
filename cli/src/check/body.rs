//! From a reply's bytes to its JSON: as it stands, or without what stands around it.

use std::borrow::Cow;

use bilispec_engine::SyntaxError;

use crate::capture::{Exchange, LEVELS, Message, Step, Unwrapped};
use crate::url;

/// Reads a body; if it is not JSON as it stands, once more without what stands around it. `Err`: why it can't be read.
pub(super) fn read<'b, T>(
    exchange: &Exchange<'_>,
    bytes: &'b [u8],
    read: impl Fn(&[u8]) -> Result<T, SyntaxError>,
) -> Result<(T, Unwrapped<'b>), String> {
    match read(bytes) {
        Ok(value) => Ok((value, as_it_stands(exchange, bytes))),
        Err(error) => unwrapped(exchange, bytes, &error, read),
    }
}

/// A body that is JSON as it stands.
pub(super) fn as_it_stands<'b>(exchange: &Exchange<'_>, bytes: &'b [u8]) -> Unwrapped<'b> {
    let in_file = exchange.response.in_file;
    Unwrapped {
        bytes: Cow::Borrowed(bytes),
        steps: if in_file {
            vec![Step::File]
        } else {
            Vec::new()
        },
    }
}

/// Reads a body, which is not JSON as it stands, without what stands around it. `Err`: why it can't be read.
pub(super) fn unwrapped<'b, T>(
    exchange: &Exchange<'_>,
    bytes: &'b [u8],
    plain: &SyntaxError,
    read: impl Fn(&[u8]) -> Result<T, SyntaxError>,
) -> Result<(T, Unwrapped<'b>), String> {
    let response = &exchange.response;
    let unwrapped = response
        .unwrap(bytes)
        .map_err(|problem| format!("response body {problem}"))?;
    if unwrapped.steps.is_empty() {
        return Err(not_json(response, bytes, exchange.status, plain));
    }
    match read(&unwrapped.bytes) {
        Ok(value) => {
            let mut steps = as_it_stands(exchange, bytes).steps;
            steps.extend(unwrapped.steps);
            let bytes = unwrapped.bytes;
            Ok((value, Unwrapped { bytes, steps }))
        }
        Err(error) => {
            let names: Vec<_> = unwrapped.steps.iter().map(|step| step.name()).collect();
            let reason = not_json(response, &unwrapped.bytes, exchange.status, &error);
            Err(format!("{reason}, after {}", names.join(", ")))
        }
    }
}

/// Whether a place lies where a text that was nested too deeply was cut.
pub(super) fn is_cut(instance_path: &str) -> bool {
    instance_path.matches('/').count() >= LEVELS as usize
}

/// Why a body is not JSON. Where it claims or seems to be, the fault's place helps; elsewhere the type says it all.
fn not_json(
    response: &Message<'_>,
    bytes: &[u8],
    status: Option<u16>,
    error: &SyntaxError,
) -> String {
    let media_type = response.media_type.as_deref();
    let mut what: Vec<_> = media_type
        .map(|name| url::shortened(name, 60))
        .into_iter()
        .collect();
    what.extend(status.map(|status| format!("HTTP {status}")));
    let what = if what.is_empty() {
        String::new()
    } else {
        format!(" ({})", what.join(", "))
    };
    let claims = response
        .media_type
        .as_deref()
        .is_none_or(|media_type| media_type.ends_with("json"));
    let seems = bytes
        .trim_ascii_start()
        .first()
        .is_some_and(|byte| matches!(byte, b'{' | b'['));
    let detail = if claims || seems {
        format!(": {error}")
    } else {
        String::new()
    };
    format!("response body is not JSON{what}{detail}")
}
