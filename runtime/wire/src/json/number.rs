//! The number model: what `serde_json` makes of a JSON number, compared without rounding.
//! An integer that fits stays an integer; everything else is the nearest `f64`.

use std::cmp::Ordering;

/// A JSON number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// Zero or positive.
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// Written with a fraction or an exponent, or too large for the others. Always finite.
    Float(f64),
}

/// 2^53: from here on not every integer has an `f64` of its own.
const MAX_SAFE: f64 = 9_007_199_254_740_992.0;
const TWO_63: f64 = 9_223_372_036_854_775_808.0;
const TWO_64: f64 = 18_446_744_073_709_551_616.0;

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        u64::try_from(value).map_or(Number::Negative(value), Number::Unsigned)
    }
}

impl Number {
    /// Reads the text of a JSON number; `None` if it is none, or overflows.
    pub fn parse(text: &str) -> Option<Number> {
        if text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // The usual case, an id or a price; the grammar's ban on leading zeros is kept below.
            if text.len() == 1 || !text.starts_with('0') {
                return text.parse().ok().map(Number::Unsigned);
            }
            return None;
        }
        // serde_json decides the rest, so that rounding and range are its own.
        let number: serde_json::Number = text.parse().ok()?;
        if let Some(value) = number.as_u64() {
            return Some(Number::Unsigned(value));
        }
        if let Some(value) = number.as_i64() {
            return Some(Number::Negative(value));
        }
        number
            .as_f64()
            .filter(|value| value.is_finite())
            .map(Number::Float)
    }

    /// Appends the shortest text that stands for the number.
    pub fn write(self, out: &mut String) {
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        let _ = match self {
            Number::Unsigned(value) => write!(out, "{value}"),
            Number::Negative(value) => write!(out, "{value}"),
            Number::Float(value) if value.abs() >= 1e16 => write!(out, "{value:e}"),
            Number::Float(value) => write!(out, "{value}"),
        };
    }

    /// Whether it is zero, of either sign.
    pub fn is_zero(self) -> bool {
        self.compare(Number::Unsigned(0)).is_eq()
    }

    /// Whether it has no fraction, however it is written.
    pub fn is_integer(self) -> bool {
        match self {
            Number::Unsigned(_) | Number::Negative(_) => true,
            Number::Float(value) => value.fract() == 0.0,
        }
    }

    /// The integer it stands for, if that fits.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range is tested just before"
    )]
    pub fn as_i64(self) -> Option<i64> {
        match self {
            Number::Unsigned(value) => i64::try_from(value).ok(),
            Number::Negative(value) => Some(value),
            Number::Float(value) => {
                (value.fract() == 0.0 && (-TWO_63..TWO_63).contains(&value)).then_some(value as i64)
            }
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "rounding is what the caller asks for"
    )]
    fn as_f64(self) -> f64 {
        match self {
            Number::Unsigned(value) => value as f64,
            Number::Negative(value) => value as f64,
            Number::Float(value) => value,
        }
    }

    /// The mathematical order; no NaN can occur.
    pub fn compare(self, other: Number) -> Ordering {
        use Number::{Float, Negative, Unsigned};
        match (self, other) {
            (Unsigned(a), Unsigned(b)) => a.cmp(&b),
            (Negative(a), Negative(b)) => a.cmp(&b),
            (Unsigned(_), Negative(_)) => Ordering::Greater,
            (Negative(_), Unsigned(_)) => Ordering::Less,
            (Float(a), Float(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            (Float(a), b) => compare_float(a, b),
            (a, Float(b)) => compare_float(b, a).reverse(),
        }
    }

    /// Whether the number is a whole multiple of `divisor`, which is above zero.
    pub fn is_multiple_of(self, divisor: Number) -> bool {
        let step = divisor.as_f64();
        if step.fract() == 0.0 {
            return self.is_multiple_of_whole(step);
        }
        let value = self.as_f64();
        if value == 0.0 {
            return true;
        }
        value.abs() >= step && divides_as_decimals(value, step)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the divisor is whole, positive and at most 2^53 here"
    )]
    fn is_multiple_of_whole(self, step: f64) -> bool {
        if step > 0.0 && step <= MAX_SAFE {
            match self {
                Number::Unsigned(value) => return value % (step as u64) == 0,
                Number::Negative(value) => return value % (step as i64) == 0,
                Number::Float(_) => {}
            }
        }
        let value = self.as_f64();
        value.fract() == 0.0 && value % step == 0.0
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each cast is made inside the range in which it keeps the whole part"
)]
fn compare_float(float: f64, whole: Number) -> Ordering {
    let floor = float.floor();
    let order = match whole {
        Number::Unsigned(value) => {
            if floor < 0.0 {
                return Ordering::Less;
            }
            if floor >= TWO_64 {
                return Ordering::Greater;
            }
            (floor as u64).cmp(&value)
        }
        Number::Negative(value) => {
            if floor < -TWO_63 {
                return Ordering::Less;
            }
            if floor >= 0.0 {
                return Ordering::Greater;
            }
            (floor as i64).cmp(&value)
        }
        Number::Float(value) => return float.partial_cmp(&value).unwrap_or(Ordering::Equal),
    };
    if order == Ordering::Equal && float > floor {
        Ordering::Greater
    } else {
        order
    }
}

/// Whether `value / step` is whole when both are read as the decimals that they print as: `0.1`
/// means one tenth, not the binary fraction beside it.
fn divides_as_decimals(value: f64, step: f64) -> bool {
    let (Some((value, value_exponent)), Some((step, step_exponent))) =
        (decimal(value), decimal(step))
    else {
        return false;
    };
    let shift = i64::from(value_exponent) - i64::from(step_exponent);
    if shift >= 0 {
        // value · 10^shift mod step, by squaring: exact at any size.
        let step = u128::from(step);
        let mut power = 10 % step;
        let mut rest = u128::from(value) % step;
        let mut left = shift;
        while left > 0 {
            if left & 1 == 1 {
                rest = rest * power % step;
            }
            power = power * power % step;
            left >>= 1;
        }
        rest == 0
    } else {
        // value mod step · 10^-shift; once the divisor has outgrown the value, there is a rest.
        let mut step = u128::from(step);
        for _ in shift..0 {
            step *= 10;
            if step > u128::from(value) {
                return false;
            }
        }
        u128::from(value) % step == 0
    }
}

/// The shortest decimal of a finite number other than zero, as digits and exponent, without sign.
fn decimal(value: f64) -> Option<(u64, i32)> {
    let text = format!("{:e}", value.abs());
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()?;
    Some((digits, exponent.parse::<i32>().ok()? - places))
}

#[cfg(test)]
mod tests {
    use super::Number;
    use std::cmp::Ordering;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn order_is_mathematical_across_the_three_forms() {
        for (a, b, order) in [
            ("4", "4.0", Ordering::Equal),
            ("-0", "0", Ordering::Equal),
            ("9007199254740993", "9007199254740992.0", Ordering::Greater),
            (
                "18446744073709551615",
                "18446744073709551616",
                Ordering::Less,
            ),
            ("-1", "-0.5", Ordering::Less),
            (
                "-9223372036854775808",
                "-9223372036854775809",
                Ordering::Equal,
            ),
            ("-3", "2", Ordering::Less),
            ("3", "2.5", Ordering::Greater),
        ] {
            assert_eq!(number(a).compare(number(b)), order, "{a} against {b}");
            assert_eq!(
                number(b).compare(number(a)),
                order.reverse(),
                "{b} against {a}"
            );
        }
    }

    #[test]
    fn multiples_are_those_of_the_written_decimals() {
        for (value, step, expected) in [
            ("0.3", "0.1", true),
            ("19.99", "0.01", true),
            ("0.0075", "0.0001", true),
            ("0.00751", "0.0001", false),
            ("1e308", "0.123456789", false),
            ("1e308", "0.5", true),
            ("7", "2", false),
            ("-8", "2", true),
            ("0.05", "0.1", false),
            ("12391239123", "1e-8", true),
        ] {
            assert_eq!(
                number(value).is_multiple_of(number(step)),
                expected,
                "{value} by {step}"
            );
        }
    }
}
