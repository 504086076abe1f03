//! Days, as people write them: 2027-03-31.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Today, by UTC.
    pub fn today() -> Self {
        Self(TimeZone::UTC.to_datetime(Timestamp::now()).date())
    }
}

impl FromStr for Date {
    type Err = ();

    /// Reads `2027-03-31`, and nothing that is longer or shorter.
    fn from_str(text: &str) -> Result<Self, ()> {
        let date: jiff::civil::Date = text.parse().map_err(drop)?;
        let date = Self(date);
        (date.to_string() == text).then_some(date).ok_or(())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_what_is_none() {
        for day in ["2024-02-29", "2000-02-29", "1970-01-01", "9999-12-31"] {
            assert_eq!(day.parse::<Date>().unwrap().to_string(), day);
        }
        for none in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-1-1",
            "2024-04-31",
            "+024-01-01",
            "x",
        ] {
            assert!(none.parse::<Date>().is_err(), "{none}");
        }
    }
}
