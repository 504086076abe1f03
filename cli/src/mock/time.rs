//! The time of an exchange, as archives write it.

use std::time::SystemTime;

use jiff::Timestamp;

/// A moment in UTC, to the millisecond.
pub(super) fn rfc3339(moment: SystemTime) -> String {
    // A clock before 1970 is wrong, and one beyond the year 9999 as well.
    let moment = Timestamp::try_from(moment).unwrap_or_default();
    format!("{:.3}", moment.max(Timestamp::UNIX_EPOCH))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn moments() {
        let check = |millis, text| {
            let moment = SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
            assert_eq!(rfc3339(moment), text);
        };
        check(0, "1970-01-01T00:00:00.000Z");
        check(951_782_400_000, "2000-02-29T00:00:00.000Z");
        check(1_700_000_000_123, "2023-11-14T22:13:20.123Z");
        check(4_102_444_799_999, "2099-12-31T23:59:59.999Z");
        let before = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(rfc3339(before), "1970-01-01T00:00:00.000Z");
    }
}
