//! What becomes of a member.

use serde_json::Value;

/// What becomes of a member.
pub(super) enum Edit {
    Keep,
    New(String),
    Drop,
}

impl Edit {
    /// The new text; `None` if the old one stays.
    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::New(new) => Some(new),
            Self::Keep | Self::Drop => None,
        }
    }

    pub(super) fn of(new: Option<String>) -> Self {
        new.map_or(Self::Keep, Self::New)
    }
}

pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
