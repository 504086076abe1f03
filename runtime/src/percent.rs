//! Names and values as queries and forms carry them.

/// Appends `text` as `application/x-www-form-urlencoded` has it.
pub(crate) fn form(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'*' | b'-' | b'.' | b'_' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => escape(out, byte),
        }
    }
}

/// Appends `text` as one segment of a path.
pub(crate) fn segment(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => escape(out, byte),
        }
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
