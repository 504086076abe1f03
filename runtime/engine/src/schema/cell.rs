//! What the rows of a table consist of.

#![allow(missing_docs, reason = "hidden, like the table itself")]

use bilispec_wire::json::number::Number;

/// Position of a node in a table's nodes.
pub type NodeId = u32;

/// Stands where a node, a rule or a note is absent.
pub const NONE: u32 = u32::MAX;

/// A part of a table's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Text {
    pub start: u32,
    pub len: u32,
}

/// A run of entries in one of the table's arrays; which one, the field that holds it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    pub start: u32,
    pub len: u32,
}

/// JSON types as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Types(pub u8);

impl Types {
    pub const NULL: Types = Types(1);
    pub const BOOLEAN: Types = Types(2);
    pub const INTEGER: Types = Types(4);
    /// Every number; the bit of integers is part of it.
    pub const NUMBER: Types = Types(8 | 4);
    pub const STRING: Types = Types(16);
    pub const ARRAY: Types = Types(32);
    pub const OBJECT: Types = Types(64);

    pub const ALL: Types = Types(127);

    pub const NAMES: [(&'static str, Types); 7] = [
        ("null", Types::NULL),
        ("boolean", Types::BOOLEAN),
        ("number", Types::NUMBER),
        ("integer", Types::INTEGER),
        ("string", Types::STRING),
        ("array", Types::ARRAY),
        ("object", Types::OBJECT),
    ];

    pub fn contains(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    pub fn overlaps(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn with(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    pub(crate) fn and(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the set, as in `integer or null`.
    pub fn describe(self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for (name, types) in Types::NAMES {
            let implied = types == Types::INTEGER && self.contains(Types::NUMBER);
            if self.contains(types) && !implied {
                names.push(name);
            }
        }
        // `null` reads best at the end.
        if names.first() == Some(&"null") {
            names.rotate_left(1);
        }
        names.join(" or ")
    }
}

/// A value in an enum or a const.
#[derive(Debug, Clone, Copy)]
pub enum Constant {
    Null,
    Bool(bool),
    Number(Number),
    Text(Text),
    /// An array or an object, as JSON text: too rare to be worth a shape of its own.
    Json(Text),
}
