//! Names and values as queries and forms carry them.

/// Appends `text` as `application/x-www-form-urlencoded` has it.
pub(crate) fn form(out: &mut String, text: &str) {
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            out.push('+');
        }
        append(out, word, &['*', '-', '.', '_']);
    }
}

/// Appends `text` as one segment of a path.
pub(crate) fn segment(out: &mut String, text: &str) {
    append(out, text, &['-', '.', '_', '~']);
}

/// Appends `text` with all escaped but letters, digits and `kept`.
fn append(out: &mut String, mut text: &str, kept: &[char]) {
    loop {
        let plain =
            text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || kept.contains(&c));
        let (before, after) = text.split_at(text.len() - plain.len());
        out.push_str(before);
        let mut chars = after.chars();
        let Some(odd) = chars.next() else { return };
        for byte in odd.encode_utf8(&mut [0; 4]).bytes() {
            escape(out, byte);
        }
        text = chars.as_str();
    }
}

fn escape(out: &mut String, byte: u8) {
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_no_letter_or_digit_is_escaped() {
        let mut out = String::new();
        super::form(&mut out, "a b*-._~/?&=+%\"购");
        assert_eq!(out, "a+b*-._%7E%2F%3F%26%3D%2B%25%22%E8%B4%AD");
        let mut out = String::new();
        super::segment(&mut out, "a b/../~c");
        assert_eq!(out, "a%20b%2F..%2F~c");
    }
}
