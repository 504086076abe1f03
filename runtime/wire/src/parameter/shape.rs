//! Shapes of values, as far as their form on the wire depends on them.

use std::borrow::Cow;

/// Which shape a parameter's values have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One number, boolean or text.
    Single,
    /// A list of single values.
    List,
    /// A single value or a list of them. A list of one is the single value: the wire can't tell them apart.
    SingleOrList,
    /// An object of single values with these members.
    Members(Cow<'static, [Cow<'static, str>]>),
    /// An object of single values with members of any name.
    Map,
}

impl Shape {
    /// An object with these members, for constant data.
    pub const fn members(names: &'static [Cow<'static, str>]) -> Self {
        Self::Members(Cow::Borrowed(names))
    }

    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Members(_) | Self::Map)
    }

    pub(crate) fn may_be_list(&self) -> bool {
        matches!(self, Self::List | Self::SingleOrList)
    }

    /// Whether an object may have a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        match self {
            Self::Members(names) => names.iter().any(|known| known == name),
            Self::Map => true,
            Self::Single | Self::List | Self::SingleOrList => false,
        }
    }
}
