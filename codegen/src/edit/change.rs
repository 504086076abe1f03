//! Changes of single values, and why one is not made.

use std::fmt;

use crate::source::Json;

/// A change of one value of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// JSON pointer to the value that is changed.
    pub pointer: String,
    /// What becomes of it.
    pub change: Change,
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The mapping gets a member: behind the member `after`, else behind its last one. Nothing in place of a value
    /// (`properties:`) counts as a mapping without members.
    Insert {
        /// The new member's key.
        key: String,
        /// Its value.
        value: Json,
        /// The member that it is to follow.
        after: Option<String>,
    },
    /// The list gets an item at its end.
    Append(Json),
    /// Another value stands in place of a scalar, or of a collection in brackets.
    Replace(Json),
    /// The member or item is taken out.
    Remove,
}

impl Edit {
    /// A member at the end of a mapping.
    pub fn insert(pointer: impl Into<String>, key: impl Into<String>, value: Json) -> Self {
        let change = Change::Insert {
            key: key.into(),
            value,
            after: None,
        };
        Self {
            pointer: pointer.into(),
            change,
        }
    }

    /// A member behind another one.
    pub fn insert_after(
        pointer: impl Into<String>,
        after: impl Into<String>,
        key: impl Into<String>,
        value: Json,
    ) -> Self {
        let change = Change::Insert {
            key: key.into(),
            value,
            after: Some(after.into()),
        };
        Self {
            pointer: pointer.into(),
            change,
        }
    }

    /// An item at the end of a list.
    pub fn append(pointer: impl Into<String>, item: Json) -> Self {
        Self {
            pointer: pointer.into(),
            change: Change::Append(item),
        }
    }

    /// Another value.
    pub fn replace(pointer: impl Into<String>, value: Json) -> Self {
        Self {
            pointer: pointer.into(),
            change: Change::Replace(value),
        }
    }

    /// A member or an item less.
    pub fn remove(pointer: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            change: Change::Remove,
        }
    }
}

/// Why a change was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text is not YAML that specs are written in.
    Unreadable,
    /// There is no value at the pointer.
    Missing(String),
    /// The value at the pointer can't be changed so, or is laid out in a way that this module leaves alone.
    Unfit(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the file can't be read"),
            Self::Missing(pointer) => write!(f, "there is nothing at `{pointer}`"),
            Self::Unfit(pointer) => {
                write!(
                    f,
                    "what stands at `{pointer}` can't be changed in place without touching more than it"
                )
            }
        }
    }
}

impl std::error::Error for EditError {}
