//! Shapes of values, as far as their form on the wire depends on them.

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
    Members(Names),
    /// An object of single values with members of any name.
    Map,
}

impl Shape {
    /// An object with these members, for constant data.
    pub const fn members(names: &'static [&'static str]) -> Self {
        Self::Members(Names::Borrowed(names))
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

/// Names of members: of constant data, or made at run time.
#[derive(Debug, Clone)]
pub enum Names {
    /// Of constant data.
    Borrowed(&'static [&'static str]),
    /// Made at run time.
    Owned(Vec<String>),
}

impl Names {
    /// The names, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let (borrowed, owned) = match self {
            Self::Borrowed(names) => (*names, &[][..]),
            Self::Owned(names) => (&[][..], names.as_slice()),
        };
        let borrowed = borrowed.iter().copied();
        borrowed.chain(owned.iter().map(String::as_str))
    }
}

/// However they are held.
impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Names {}

impl FromIterator<String> for Names {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        Self::Owned(names.into_iter().collect())
    }
}
