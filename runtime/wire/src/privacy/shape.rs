//! What a whole value says of itself.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::list::{FAMILIES, WORDS};
use super::{Kind, is_key};

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A telephone number.
    Phone,
    /// An address of mail.
    Mail,
    /// A number of a Chinese identity card.
    IdentityNumber,
    /// A number of a bank card.
    BankCard,
    /// A Chinese car plate.
    Plate,
    /// An address of a machine, IP or hardware.
    Machine,
    /// Latitude and longitude.
    Coordinates,
    /// A JSON Web Token.
    Jwt,
    /// A key, or an id drawn at random.
    Key,
    /// What stands behind a private name in a text.
    Named(Kind),
}

impl Shape {
    /// Why such a value must not be passed on.
    pub fn kind(self) -> Kind {
        match self {
            Self::Jwt | Self::Key => Kind::Credential,
            Self::Named(kind) => kind,
            _ => Kind::Personal,
        }
    }

    /// Whether a public number or id never looks so.
    pub fn is_certain(self) -> bool {
        matches!(
            self,
            Self::Mail | Self::IdentityNumber | Self::Jwt | Self::Named(_)
        )
    }
}

type Check = fn(&str) -> bool;

/// What a whole value looks like.
pub fn shape_of(text: &str) -> Option<Shape> {
    if text.len() < 6 || text.len() > 4096 {
        return None;
    }
    let bytes = text.as_bytes();
    let digits = bytes.iter().all(u8::is_ascii_digit);
    if digits || (bytes.len() == 18 && bytes.iter().take(17).all(u8::is_ascii_digit)) {
        return shape_of_digits(text);
    }
    if is_jwt(text) {
        return Some(Shape::Jwt);
    }
    let checks: [(Check, Shape); 5] = [
        (is_mail, Shape::Mail),
        (is_machine, Shape::Machine),
        (is_plate, Shape::Plate),
        (is_coordinates, Shape::Coordinates),
        (is_key, Shape::Key),
    ];
    checks
        .into_iter()
        .find(|(is, _)| is(text))
        .map(|(_, shape)| shape)
}

pub(super) fn shape_of_digits(digits: &str) -> Option<Shape> {
    if is_phone(digits) {
        Some(Shape::Phone)
    } else if is_identity_number(digits) {
        Some(Shape::IdentityNumber)
    } else if is_bank_card(digits) {
        Some(Shape::BankCard)
    } else {
        None
    }
}

/// Eleven digits as China's mobile phones have them.
pub fn is_phone(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 11
        && bytes.first() == Some(&b'1')
        && matches!(bytes.get(1), Some(b'3'..=b'9'))
        && bytes.iter().all(u8::is_ascii_digit)
}

/// Eighteen places as China's identity cards have them: a province, a day of birth in the past, and a check digit. One
/// with a wrong check digit counts as well: whoever mistypes a number is still meant.
pub fn is_identity_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let form = bytes.len() == 18
        && bytes.iter().take(17).all(u8::is_ascii_digit)
        && matches!(bytes.last(), Some(b'0'..=b'9' | b'X' | b'x'));
    if !form {
        return false;
    }
    let number = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|part| part.parse::<u32>().ok())
            .unwrap_or_default()
    };
    let province = matches!(number(0, 2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    province
        && (1900..=2035).contains(&number(6, 10))
        && (1..=12).contains(&number(10, 12))
        && (1..=31).contains(&number(12, 14))
}

/// 15 to 19 digits that a card network gives out, with the right check digit (Luhn).
fn is_bank_card(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let number = |length: usize| {
        digits
            .get(..length)
            .and_then(|part| part.parse::<u32>().ok())
            .unwrap_or_default()
    };
    let network = match bytes.len() {
        15 => matches!(number(2), 34 | 37),
        16 => {
            matches!(number(1), 4)
                || matches!(number(2), 51..=55 | 62 | 65)
                || matches!(number(4), 2221..=2720 | 3528..=3589 | 6011)
        }
        17..=19 => number(2) == 62,
        _ => false,
    };
    network && bytes.iter().all(u8::is_ascii_digit) && luhn(bytes)
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| {
            let digit = u32::from(digit - b'0');
            match (index % 2, digit) {
                (1, 9) => 9,
                (1, digit) => digit * 2 % 9,
                (_, digit) => digit,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// An address of mail.
pub fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    !local.is_empty()
        && domain.contains('.')
        && !domain.ends_with('.')
        && local.chars().all(plain)
        && domain.chars().all(plain)
}

/// Three parts of base64, of which the first is a JSON object.
pub(super) fn is_jwt(text: &str) -> bool {
    text.starts_with("eyJ")
        && text.split('.').count() == 3
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte))
}

/// An IP address that some machine has, or a hardware address.
pub(super) fn is_machine(text: &str) -> bool {
    if let Ok(address) = text.parse::<Ipv4Addr>() {
        let [a, b, c, d] = address.octets();
        // Four small numbers are a version; what ends with 0 is a network; 192.0.2.0/24 is reserved for documents.
        let version = a < 10 && b < 20 && c < 100;
        return !(version || d == 0 || a == 127 || (a, b, c) == (192, 0, 2));
    }
    if let Ok(address) = text.parse::<Ipv6Addr>() {
        let documentation = matches!(address.segments(), [0x2001, 0xdb8, ..]);
        return text.len() >= 6 && !address.is_loopback() && !documentation;
    }
    let parts: Vec<&str> = text.split([':', '-']).collect();
    parts.len() == 6
        && text.len() == 17
        && text
            .bytes()
            .any(|byte| byte != b'0' && byte.is_ascii_hexdigit())
        && parts
            .iter()
            .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// A province, a letter, and five or six letters and digits with a digit among them.
pub(super) fn is_plate(text: &str) -> bool {
    let mut chars = text.chars();
    let province = chars.next().is_some_and(|c| PROVINCES.contains(c));
    let letter = chars.next().is_some_and(|c| c.is_ascii_uppercase());
    let rest = chars.as_str().trim_start_matches(['·', ' ']);
    province
        && letter
        && matches!(rest.len(), 5 | 6)
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && rest
            .bytes()
            .any(|byte| byte.is_ascii_digit() && byte != b'0')
}

/// Two numbers of four and more decimals.
pub(super) fn is_coordinates(text: &str) -> bool {
    let Some((one, other)) = text.split_once(',') else {
        return false;
    };
    let is = |text: &str, most: f64| {
        let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
        decimals.len() >= 4
            && decimals.bytes().all(|byte| byte.is_ascii_digit())
            && text
                .parse::<f64>()
                .is_ok_and(|value| value != 0.0 && value.abs() <= most)
    };
    let other = other.trim_start();
    is(one, 180.0) && is(other, 180.0)
}

/// Two to four Chinese letters that begin with a family name and are no common word.
pub(super) fn is_han_name(text: &str) -> bool {
    let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    text.len() <= 12
        && (2..=4).contains(&text.chars().count())
        && text.chars().all(han)
        && text.chars().next().is_some_and(|c| FAMILIES.contains(c))
        && !WORDS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_what_only_looks_so() {
        for (text, shape) in [
            ("13812345678", Shape::Phone),
            ("110101199003077758", Shape::IdentityNumber),
            ("11010119900307775X", Shape::IdentityNumber),
            ("6222024158279401998", Shape::BankCard),
            ("4111111111111111", Shape::BankCard),
            ("me@mail.example", Shape::Mail),
            ("203.0.113.77", Shape::Machine),
            ("fe80::1ff:fe23:4567:890a", Shape::Machine),
            ("a4:5e:60:e7:12:0b", Shape::Machine),
            ("京A12B45", Shape::Plate),
            ("39.90812,116.39748", Shape::Coordinates),
            ("eyJhbGciOi.eyJzdWIi.c2ln", Shape::Jwt),
        ] {
            assert_eq!(shape_of(text), Some(shape), "{text}");
        }
        for text in [
            "1754820001186",
            "123456789012345678",
            "4111111111111112",
            "1.2.3.4",
            "120.0.0.0",
            "12:30:00",
            "2025-07-11",
            "a@b",
            "京A",
            "1.5,2.5",
            "85826",
            "127.0.0.1",
            "192.0.2.7",
        ] {
            assert_eq!(shape_of(text), None, "{text}");
        }
        assert!(is_han_name("张三丰") && !is_han_name("金额") && !is_han_name("数量"));
    }
}
