//! Tells an input's form from its beginning. Its name doesn't matter: captures are renamed, piped and mislabelled.

use super::decode::BOM;
use super::scan::is_space;
use super::window::Window;

/// The forms that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An HTTP archive.
    Har,
    /// An exchange a line.
    Ndjson,
    /// One reply body.
    Body,
}

/// What was found instead of a known form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// There is nothing at all.
    Empty,
    /// JSON that could be a reply body, if only its operation were known.
    NoOperation(String),
    /// Something else.
    LooksLike(String),
}

/// Looks at the beginning of an input. `ended`: it is all there is; `bodies`: the operation is known, so that plain
/// JSON is a reply body.
pub(crate) fn detect(beginning: &[u8], ended: bool, bodies: bool) -> Result<Form, Unknown> {
    let text = beginning.strip_prefix(BOM).unwrap_or(beginning);
    let start = text
        .iter()
        .position(|byte| !is_space(*byte))
        .unwrap_or(text.len());
    let text = text.get(start..).unwrap_or_default();
    match text.first() {
        None => Err(Unknown::Empty),
        Some(b'{' | b'[') => json(text, ended, bodies),
        Some(_) if bodies && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok() => {
            Ok(Form::Body)
        }
        Some(_) => Err(Unknown::LooksLike(foreign(text))),
    }
}

fn json(text: &[u8], ended: bool, bodies: bool) -> Result<Form, Unknown> {
    let keys = keys(text);
    let has = |name: &str, first: u8| keys.iter().any(|(key, byte)| key == name && *byte == first);
    let archive = has("log", b'{')
        || has("entries", b'[')
        || (has("creator", b'{') && (has("version", b'"') || has("pages", b'[')));
    if archive || is_entry_list(text) {
        return Ok(Form::Har);
    }
    let lines = Lines::look(text, ended);
    if lines.exchanges || (lines.complete == 0 && is_exchange(&keys)) {
        return Ok(Form::Ndjson);
    }
    if has("request", b'{') && has("response", b'{') {
        let what = "HAR entries outside a HAR file: put them in {\"log\": {\"entries\": […]}}";
        return Err(Unknown::LooksLike(what.to_owned()));
    }
    if bodies {
        return Ok(if lines.complete > 1 {
            Form::Ndjson
        } else {
            Form::Body
        });
    }
    let names: Vec<_> = keys
        .iter()
        .map(|(key, _)| format!("`{key}`"))
        .take(5)
        .collect();
    let what = match (text.first(), names.as_slice()) {
        (Some(b'['), _) => "a JSON list".to_owned(),
        (_, []) => "a JSON object without keys".to_owned(),
        (_, names) => format!("a JSON object with {}", names.join(", ")),
    };
    let many = if lines.complete > 1 {
        ", and more of its kind, one a line"
    } else {
        ""
    };
    Err(Unknown::NoOperation(format!("{what}{many}")))
}

/// The keys of the first object, as far as they can be seen, and the first byte of each one's value.
fn keys(text: &[u8]) -> Vec<(String, u8)> {
    let mut found = Vec::new();
    let mut window = Window::new(text, 1 << 10);
    if !matches!(window.skip(b""), Ok(Some(b'{'))) {
        return found;
    }
    window.advance(1);
    while let Ok(Some(b'"')) = window.skip(b",") {
        let Ok(Some(key)) = window.value() else {
            break;
        };
        let Ok(key) = serde_json::from_slice::<String>(key) else {
            break;
        };
        if !matches!(window.skip(b""), Ok(Some(b':'))) {
            break;
        }
        window.advance(1);
        let Ok(Some(first)) = window.skip(b"") else {
            break;
        };
        found.push((key, first));
        if window.pass_value().is_err() {
            break;
        }
    }
    found
}

fn is_entry_list(text: &[u8]) -> bool {
    let Some(inner) = text.strip_prefix(b"[") else {
        return false;
    };
    let keys = keys(inner);
    keys.iter()
        .any(|(key, first)| key == "request" && *first == b'{')
}

/// Whether an object's keys are those of an NDJSON exchange.
fn is_exchange(keys: &[(String, u8)]) -> bool {
    let has = |name: &str| keys.iter().any(|(key, _)| key == name);
    has("response_body")
        || ((has("url") || has("operation"))
            && (has("status") || has("method") || has("request_body")))
}

/// What the first lines are.
struct Lines {
    /// How many of them are JSON values of their own.
    complete: usize,
    /// Whether one of them is an exchange.
    exchanges: bool,
}

impl Lines {
    fn look(text: &[u8], ended: bool) -> Self {
        let mut seen = Self {
            complete: 0,
            exchanges: false,
        };
        for line in text.split_inclusive(|byte| *byte == b'\n').take(20) {
            if !line.ends_with(b"\n") && !ended {
                break;
            }
            let blank = line.iter().all(|byte| is_space(*byte));
            if !blank && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok() {
                seen.complete += 1;
                seen.exchanges |= is_exchange(&keys(line));
            }
        }
        seen
    }
}

/// A guess at what else it is, for the error message.
fn foreign(text: &[u8]) -> String {
    let starts = |magic: &[u8]| text.starts_with(magic);
    let lower = text
        .get(..64.min(text.len()))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let guess = match () {
        () if starts(b"\xff\xfe") || starts(b"\xfe\xff") || text.get(1) == Some(&0) => {
            "UTF-16 text: convert it to UTF-8"
        }
        () if starts(b"\x1f\x8b") => "a gzip file: unpack it first",
        () if starts(b"PK\x03\x04") => "a zip archive: unpack it first",
        () if starts(b"\x28\xb5\x2f\xfd") => "a zstd file: unpack it first",
        () if starts(b"SQLite format 3") => "an SQLite database",
        () if starts(b"\xd4\xc3\xb2\xa1")
            || starts(b"\xa1\xb2\xc3\xd4")
            || starts(b"\x0a\x0d\x0d\x0a") =>
        {
            "a packet capture: export the HTTP exchanges as HAR"
        }
        () if is_tnetstring(text) => {
            "a mitmproxy flow dump: write it as HAR with `mitmdump -nr FLOWS --set hardump=OUT.har`"
        }
        () if lower.starts_with(b"http/") => {
            "a raw HTTP reply with its headers: give the body alone, with --operation"
        }
        () if lower.starts_with(b"curl ") => "a curl command line",
        () if ["get ", "post ", "put ", "delete "]
            .iter()
            .any(|method| lower.starts_with(method.as_bytes())) =>
        {
            "a raw HTTP request"
        }
        () if lower.starts_with(b"<!doctype html") || lower.starts_with(b"<html") => "an HTML page",
        () if starts(b"<") => "XML or HTML",
        () if std::str::from_utf8(text).is_err() && text.contains(&0) => "binary data",
        () => "plain text",
    };
    guess.to_owned()
}

fn is_tnetstring(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits > 0 && text.get(digits) == Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Result<Form, Unknown> {
        detect(text.as_bytes(), true, false)
    }

    fn looks_like(text: &[u8]) -> String {
        match detect(text, true, false) {
            Err(Unknown::LooksLike(what) | Unknown::NoOperation(what)) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn har_is_known_by_its_frame() {
        for text in [
            "\u{feff}\n{\"log\" : {\"version\": \"1.2\"}}",
            r#"{"version":"1.2","creator":{},"pages":[]"#,
            r#"{"entries":[]}"#,
            r#"[{"startedDateTime":"","request":{"method":"GET"#,
        ] {
            assert_eq!(form(text), Ok(Form::Har), "{text}");
        }
    }

    #[test]
    fn ndjson_is_known_by_its_members() {
        let line = r#"{"operation":"quick_pay","response_body":{"code":0}}"#;
        assert_eq!(form(line), Ok(Form::Ndjson));
        assert_eq!(form(&format!("\n{line}\r\n\n{line}")), Ok(Form::Ndjson));
        assert_eq!(
            form(&format!("{{broken\n{line}\n")),
            Ok(Form::Ndjson),
            "a broken first line"
        );
        assert_eq!(
            detect(
                br#"{"url":"https://a.example","status":200,"response_body":"{"#,
                false,
                false
            ),
            Ok(Form::Ndjson)
        );
    }

    #[test]
    fn plain_json_is_a_body_once_its_operation_is_known() {
        let pretty = "{\n  \"code\": 0\n}\n";
        assert_eq!(
            form(pretty),
            Err(Unknown::NoOperation("a JSON object with `code`".into()))
        );
        assert_eq!(detect(pretty.as_bytes(), true, true), Ok(Form::Body));
        assert_eq!(
            detect(b"{\"code\":0}\n{\"code\":1}\n", true, true),
            Ok(Form::Ndjson)
        );
        assert_eq!(detect(b"null", true, true), Ok(Form::Body));
    }

    #[test]
    fn anything_else_is_named() {
        assert_eq!(form(" \n"), Err(Unknown::Empty));
        assert_eq!(
            looks_like(b"{\"request\":{},\"response\":{}}\n"),
            "HAR entries outside a HAR file: put them in {\"log\": {\"entries\": […]}}"
        );
        assert_eq!(
            looks_like(b"{\"a\":1}\n{\"a\":2}\n"),
            "a JSON object with `a`, and more of its kind, one a line"
        );
        assert_eq!(looks_like(b"[1,2]"), "a JSON list");
        assert_eq!(looks_like(b"<!DOCTYPE html><html>"), "an HTML page");
        assert_eq!(
            looks_like(b"HTTP/2 200\r\n"),
            "a raw HTTP reply with its headers: give the body alone, with --operation"
        );
        assert_eq!(looks_like(b"\x1f\x8b\x08"), "a gzip file: unpack it first");
        assert_eq!(looks_like(b"{\0\"\0"), "a JSON object without keys");
        assert!(looks_like(b"2471:4:type;4:http;").starts_with("a mitmproxy flow dump"));
        assert_eq!(looks_like(b"hello"), "plain text");
    }
}
