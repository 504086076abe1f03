//! The HAR reader under random bytes: `cargo +nightly fuzz run har` in `cli/`, or with a stable compiler and
//! `RUSTC_BOOTSTRAP=1`.
//!
//! Beside not panicking, what it reads has to be what `serde_json` reads, where the whole input is JSON; and a broken
//! input never ends without saying so.

#![no_main]

use bilispec::capture::{Batch, Body, Form, Options, Reader};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    for form in [None, Some(Form::Har), Some(Form::Ndjson)] {
        let options = Options {
            form,
            bodies: bytes.len() % 2 == 0,
        };
        let Ok(mut reader) = Reader::open(bytes, options) else {
            continue;
        };
        let form = reader.form();
        let mut read = Vec::new();
        let mut broken = 0;
        let mut batch = Batch::default();
        while reader.read(&mut batch) {
            let damage = batch.each(|item| {
                match item.exchange {
                    Ok(exchange) => read.push(body(&exchange.response.body)),
                    Err(_) => {
                        broken += 1;
                        read.push(None);
                    }
                }
                true
            });
            broken += usize::from(damage.is_some());
        }
        if form == Form::Har {
            compare(bytes, &read, broken);
        }
    }
});

fn body(body: &Body<'_>) -> Option<Vec<u8>> {
    match body {
        Body::Bytes(bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

/// Checks what was read against what `serde_json` says of the same bytes.
fn compare(bytes: &[u8], read: &[Option<Vec<u8>>], broken: usize) {
    if bytes.starts_with(b"\x1f\x8b") || bytes.first() == Some(&b'x') {
        return;
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let whole: Value = match serde_json::from_slice(text) {
        Ok(whole) => whole,
        Err(_) => return,
    };
    let lists = [&whole["log"]["entries"], &whole["entries"], &whole];
    let Some(entries) = lists.iter().find_map(|list| list.as_array()) else {
        return;
    };
    // A key that occurs twice is read by `serde_json` as its last; the reader takes every list.
    if text.windows(9).filter(|part| part == b"\"entries\"").count() > 1 {
        return;
    }
    if read.len() != entries.len() {
        assert!(broken > 0, "{} of {} entries, without a word", read.len(), entries.len());
        return;
    }
    for (entry, read) in entries.iter().zip(read) {
        let content = &entry["response"]["content"];
        let (Some(text), None, Some(read)) = (content["text"].as_str(), content.get("encoding"), read) else {
            continue;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        assert_eq!(text.as_bytes(), read, "another body");
    }
}
