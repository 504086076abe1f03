//! A name that stands in the code, and where it does.

/// A name that stands in the code.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mention {
    pub(super) path: Vec<String>,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// In a `use` that nobody else sees.
    Import,
    Path,
    Macro,
    /// A method that is called on `self`: the type's path, and the method.
    Method,
    /// In a text that may be read as something else than a path: nothing is wrong with a name that leads nowhere.
    Loose,
}

impl Mention {
    pub(super) fn import(path: Vec<String>) -> Self {
        let kind = Kind::Import;
        Self { path, kind }
    }
}
