//! What a plain scalar is under YAML 1.2's core schema, and which forms are too treacherous to accept.

use serde_json::Number;

use super::NodeKind;

/// A plain scalar, resolved.
pub(super) enum Resolved {
    /// A value.
    Value(NodeKind),
    /// A form that readers of YAML disagree about, or that JSON cannot say: why, and what to write.
    Refused(&'static str, String),
}

/// Resolves the text of an unquoted scalar.
pub(super) fn resolve(text: &str) -> Resolved {
    let value = match text {
        "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        "true" | "True" | "TRUE" => NodeKind::Bool(true),
        "false" | "False" | "FALSE" => NodeKind::Bool(false),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF"
        | ".nan" | ".NaN" | ".NAN" => {
            return Resolved::Refused(
                "JSON has no such number",
                format!("quote it if it is a text: \"{text}\""),
            );
        }
        _ => {
            return number(text)
                .unwrap_or_else(|| Resolved::Value(NodeKind::String(text.to_owned())));
        }
    };
    Resolved::Value(value)
}

/// A number, or `None` for a text.
fn number(text: &str) -> Option<Resolved> {
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(text, digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(text, digits, 8);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let whole = leading_digits(unsigned);
    let rest = unsigned.strip_prefix(whole).unwrap_or_default();
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => {
            let digits = leading_digits(rest);
            (Some(digits), rest.strip_prefix(digits).unwrap_or_default())
        }
        None => (None, rest),
    };
    if whole.is_empty() && fraction.is_none_or(str::is_empty) {
        return None;
    }
    let exponent = match rest.strip_prefix(['e', 'E']) {
        Some(exponent) => {
            let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            if digits.is_empty() || leading_digits(digits) != digits {
                return None;
            }
            Some(exponent)
        }
        None if rest.is_empty() => None,
        None => return None,
    };
    if whole.len() > 1 && whole.starts_with('0') {
        return Some(Resolved::Refused(
            "readers of YAML disagree about numbers with leading zeros",
            format!("quote it if it is a text: \"{text}\", or drop the zeros"),
        ));
    }
    if fraction.is_none() && exponent.is_none() {
        return Some(integer(text, sign, whole));
    }
    let float = format!(
        "{sign}{}.{}e{}",
        if whole.is_empty() { "0" } else { whole },
        fraction.filter(|digits| !digits.is_empty()).unwrap_or("0"),
        exponent.unwrap_or("0")
    );
    let value = float.parse::<f64>().ok().and_then(Number::from_f64);
    Some(value.map_or_else(
        || out_of_range(text),
        |value| Resolved::Value(NodeKind::Number(value)),
    ))
}

fn leading_digits(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn integer(text: &str, sign: &str, digits: &str) -> Resolved {
    let value = if sign.is_empty() {
        digits.parse::<u64>().ok().map(Number::from)
    } else {
        format!("-{digits}").parse::<i64>().ok().map(Number::from)
    };
    value.map_or_else(
        || out_of_range(text),
        |value| Resolved::Value(NodeKind::Number(value)),
    )
}

/// `0x1f`, `0o17`: YAML 1.2 has them, so they are numbers; anything else behind the prefix is a text.
fn radix(text: &str, digits: &str, radix: u32) -> Option<Resolved> {
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let value = u64::from_str_radix(digits, radix).ok().map(Number::from);
    Some(value.map_or_else(
        || out_of_range(text),
        |value| Resolved::Value(NodeKind::Number(value)),
    ))
}

fn out_of_range(text: &str) -> Resolved {
    Resolved::Refused(
        "the number is out of range",
        format!("quote it if it is a text: \"{text}\""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(text: &str) -> String {
        match resolve(text) {
            Resolved::Value(NodeKind::String(text)) => format!("text {text}"),
            Resolved::Value(NodeKind::Number(number)) => format!("number {number}"),
            Resolved::Value(kind) => format!("{kind:?}"),
            Resolved::Refused(why, _) => format!("refused: {why}"),
        }
    }

    #[test]
    fn yaml_1_2_and_nothing_of_1_1() {
        for (text, expected) in [
            ("no", "text no"),
            ("On", "text On"),
            ("yes", "text yes"),
            ("~", "Null"),
            ("True", "Bool(true)"),
            ("tRue", "text tRue"),
            ("1_000", "text 1_000"),
            ("1:30", "text 1:30"),
            ("0o17", "number 15"),
            ("0o18", "text 0o18"),
            ("0x1F", "number 31"),
            (
                "0777",
                "refused: readers of YAML disagree about numbers with leading zeros",
            ),
            (
                "-007",
                "refused: readers of YAML disagree about numbers with leading zeros",
            ),
            ("0", "number 0"),
            ("-0", "number 0"),
            ("+12", "number 12"),
            ("-12", "number -12"),
            ("9223372036854775808", "number 9223372036854775808"),
            (
                "-9223372036854775809",
                "refused: the number is out of range",
            ),
            (
                "18446744073709551616",
                "refused: the number is out of range",
            ),
            ("1.5", "number 1.5"),
            (".5", "number 0.5"),
            ("1.", "number 1.0"),
            ("1e3", "number 1000.0"),
            ("1e999", "refused: the number is out of range"),
            ("1e", "text 1e"),
            (".", "text ."),
            ("-", "text -"),
            ("+", "text +"),
            ("1.2.3", "text 1.2.3"),
            ("2020-12-01", "text 2020-12-01"),
            (".inf", "refused: JSON has no such number"),
            ("0x", "text 0x"),
        ] {
            assert_eq!(resolved(text), expected, "{text}");
        }
    }
}
