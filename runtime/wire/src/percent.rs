//! Names and values as queries and forms carry them.

/// Appends `text` as `application/x-www-form-urlencoded` has it.
pub fn form(out: &mut String, text: &str) {
    append(
        out,
        text,
        |byte| matches!(byte, b'*' | b'-' | b'.' | b'_'),
        true,
    );
}

/// Appends `text` as one segment of a path.
pub fn segment(out: &mut String, text: &str) {
    append(
        out,
        text,
        |byte| matches!(byte, b'-' | b'.' | b'_' | b'~'),
        false,
    );
}

/// Appends `text`, with all escaped but letters, digits and what is kept; a space as a plus, or escaped too.
fn append(out: &mut String, text: &str, kept: impl Fn(u8) -> bool, plus: bool) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(odd) = rest
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || kept(byte)))
    {
        // What stands before the odd one is ASCII, so that this is the border of a character.
        let (before, after) = rest.split_at(odd);
        out.push_str(before);
        let mut chars = after.chars();
        match chars.next() {
            Some(' ') if plus => out.push('+'),
            Some(odd) => {
                for byte in odd.encode_utf8(&mut [0; 4]).bytes() {
                    escape(out, byte);
                }
            }
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
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
