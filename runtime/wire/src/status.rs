//! Keys of replies by HTTP status, and which of them is meant.

/// A key of `responses`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Exact(u16),
    /// `4XX`, `5XX`.
    Class(u8),
    /// `default`.
    Default,
}

impl Status {
    /// Whether a status of a reply falls under the key.
    pub fn covers(self, status: u16) -> bool {
        match self {
            Status::Exact(exact) => exact == status,
            Status::Class(class) => u16::from(class) == status / 100,
            Status::Default => true,
        }
    }
}

/// The closest of several keys to a status, by its place: the status itself, its class, or what holds for all others.
pub fn closest(keys: impl Iterator<Item = Status>, status: u16) -> Option<usize> {
    keys.enumerate()
        .filter(|(_, key)| key.covers(status))
        .min_by_key(|(_, key)| match key {
            Status::Exact(_) => 0,
            Status::Class(_) => 1,
            Status::Default => 2,
        })
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_key_is_meant() {
        let keys = [
            Status::Default,
            Status::Class(4),
            Status::Exact(404),
            Status::Exact(200),
        ];
        let of = |status| closest(keys.into_iter(), status);
        assert_eq!(of(404), Some(2));
        assert_eq!(of(403), Some(1));
        assert_eq!(of(500), Some(0));
        assert_eq!(of(200), Some(3));
        assert_eq!(closest([Status::Exact(200)].into_iter(), 201), None);
    }
}
