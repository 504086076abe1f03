//! Numbers that are none: Python's writers put `NaN` and `Infinity` where a time is not known.

use memchr::memmem;

use super::string;

/// The words, and what HAR files have for a number that is not known, as long as they are.
const WORDS: [(&[u8], &[u8]); 3] = [
    (b"NaN", b"-1 "),
    (b"-Infinity", b"-1       "),
    (b"Infinity", b"-1      "),
];

/// Puts -1 in the place of such numbers, and tells whether there were any. Strings are left alone.
pub(crate) fn mend(json: &mut [u8]) -> bool {
    if memmem::find(json, b"NaN").is_none() && memmem::find(json, b"Infinity").is_none() {
        return false;
    }
    let (mut at, mut mended) = (0, false);
    while let Some(byte) = json.get(at).copied() {
        if byte == b'"' {
            // A string without an end ends the search.
            at = string::end(json, at + 1).unwrap_or(json.len());
        }
        let word = WORDS.iter().find(|(word, _)| {
            let rest = json.get(at..).unwrap_or_default();
            rest.starts_with(word)
        });
        if let Some((word, number)) = word
            && let Some(place) = json.get_mut(at..at + word.len())
        {
            place.copy_from_slice(number);
            at += word.len() - 1;
            mended = true;
        }
        at += 1;
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_none_become_unknown_ones() {
        let mut json = *br#"{"a":NaN,"b":[-Infinity, Infinity],"c":"NaN \" Infinity"}"#;
        assert!(mend(&mut json));
        let json = std::str::from_utf8(&json).unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(
            value,
            serde_json::json!({"a": -1, "b": [-1, -1], "c": "NaN \" Infinity"})
        );
        for whole in [r#"{"a":"NaN"}"#, "{}", "\"NaN"] {
            let mut same = whole.as_bytes().to_vec();
            assert!(!mend(&mut same));
            assert_eq!(same, whole.as_bytes());
        }
    }
}
