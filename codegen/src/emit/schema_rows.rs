//! One row of each of the engine's arrays, as a call of the function that makes it.

use bilispec_engine::Sensitivity;
use bilispec_engine::table::{
    ArrayRule, Check, Code, CodeKey, Constant, Dependent, Envelope, Expect, Known, List, NONE,
    Node, Note, Number, ObjectRule, Outcome, Patterned, Place, Property, Text, rows,
};

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{float, integer, option};

/// A value in a row.
pub(super) trait Cell {
    fn cell(&self) -> TokenStream;
}

/// A call of the function that makes a row of these cells.
macro_rules! row {
    ($function:ident($($cell:expr),+)) => {{
        let cells = [$(Cell::cell(&$cell)),+];
        quote!($function(#(#cells),*))
    }};
}

/// A value that is wrapped in the variant of an enum.
macro_rules! variant {
    ($name:ident::$variant:ident, $value:expr) => {{
        let value = Cell::cell(&$value);
        quote!($name::$variant(#value))
    }};
}

impl Cell for bool {
    fn cell(&self) -> TokenStream {
        quote!(#self)
    }
}

/// The place of something, or that there is nothing.
impl Cell for u32 {
    fn cell(&self) -> TokenStream {
        if *self == NONE {
            return quote!(NONE);
        }
        integer(*self)
    }
}

macro_rules! integers {
    ($($ty:ty)+) => {$(
        impl Cell for $ty {
            fn cell(&self) -> TokenStream {
                integer(*self)
            }
        }
    )+};
}

integers! { u64 i64 }

/// Rows that are made of their members.
macro_rules! plain {
    ($($ty:ident: $function:ident($($member:ident),+);)+) => {$(
        impl Cell for $ty {
            fn cell(&self) -> TokenStream {
                row! { $function($(self.$member),+) }
            }
        }
    )+};
}

plain! {
    Text: text(start, len);
    List: list(start, len);
    ObjectRule: object(declares, properties, by_name, patterns, additional, required);
    ArrayRule: array(prefix, items, contains, min_contains, max_contains);
    Property: property(name, node);
    Patterned: patterned(pattern, node);
    Dependent: dependent(name, required);
    Known: known(value, name);
    Envelope: envelope(node, code, message, data, success, absent);
    Expect: expect(minimum, maximum, below, above);
    Place: place(node, keyword, at);
    Outcome: outcome(path, node);
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> TokenStream {
        option(self.as_ref().map(Cell::cell))
    }
}

impl Cell for Number {
    fn cell(&self) -> TokenStream {
        match self {
            Self::Unsigned(value) => variant!(Number::Unsigned, *value),
            Self::Negative(value) => variant!(Number::Negative, *value),
            Self::Float(value) => {
                // JSON has no others.
                let value = float(*value);
                quote!(Number::Float(#value))
            }
        }
    }
}

/// The sum of those flags that are up.
fn flags<const COUNT: usize>(flags: [(bool, u8); COUNT]) -> u64 {
    let up = flags.iter().filter(|(up, _)| *up);
    up.map(|(_, flag)| u64::from(*flag)).sum()
}

impl Cell for Node {
    fn cell(&self) -> TokenStream {
        let types = u64::from(self.types.0);
        let flags = flags([
            (self.never, rows::NEVER),
            (self.holds_sensitive, rows::HOLDS_SENSITIVE),
        ]);
        row! { node(types, flags, self.parent, self.tail, self.object, self.array, self.checks, self.note) }
    }
}

/// Of an enum, the variants that hold one cell each, and those that are written another way.
macro_rules! holding {
    ($value:expr, $name:ident { $($variant:ident)+ } $($other:tt)*) => {
        match $value {
            $($name::$variant(value) => variant!($name::$variant, value),)+
            $($other)*
        }
    };
}

impl Cell for Constant {
    fn cell(&self) -> TokenStream {
        holding! {
            *self,
            Constant { Bool Number Text Json }
            Self::Null => quote!(Constant::Null),
        }
    }
}

impl Cell for Check {
    fn cell(&self) -> TokenStream {
        holding! {
            *self,
            Check {
                Enum Const Minimum Maximum ExclusiveMinimum ExclusiveMaximum MultipleOf MinLength MaxLength Pattern
                MinItems MaxItems MinProperties MaxProperties DependentRequired PropertyNames Ref AllOf AnyOf OneOf Not
                DependentSchemas
            }
            Self::UniqueItems => quote!(Check::UniqueItems),
            Self::If { test, then, otherwise } => {
                let (test, then, otherwise) = (test.cell(), then.cell(), otherwise.cell());
                quote!(Check::If { test: #test, then: #then, otherwise: #otherwise })
            }
        }
    }
}

/// The source of a pattern.
impl Cell for String {
    fn cell(&self) -> TokenStream {
        quote!(Pattern::fixed(#self))
    }
}

impl Cell for Note {
    fn cell(&self) -> TokenStream {
        let sensitive = |sensitivity| self.sensitive == Some(sensitivity);
        let flags = flags([
            (sensitive(Sensitivity::Credential), rows::CREDENTIAL),
            (sensitive(Sensitivity::Personal), rows::PERSONAL),
            (self.json_text, rows::JSON_TEXT),
            (self.allow_empty, rows::ALLOW_EMPTY),
        ]);
        row! { note(flags, self.known, self.names, self.success, self.envelope, self.expect, self.content, self.echo) }
    }
}

impl Cell for Code {
    fn cell(&self) -> TokenStream {
        let number = |value: Option<i64>| row! { code(value, self.name, self.class, self.data) };
        match self.value {
            CodeKey::Null => number(None),
            CodeKey::Integer(value) => number(Some(value)),
            CodeKey::Text(value) => row! { text_code(value, self.name, self.class, self.data) },
        }
    }
}
