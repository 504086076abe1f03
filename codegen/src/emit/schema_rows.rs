//! One row of each of the engine's arrays, as a call of the function that makes it.

use bilispec_engine::Sensitivity;
use bilispec_engine::table::{
    ArrayRule, Branches, Check, Code, CodeKey, Constant, Dependent, Envelope, Expect, Held, Known,
    List, NONE, Node, Note, Number, ObjectRule, Outcome, Patterned, Place, Property, Text, rows,
};

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens as _, TokenStreamExt as _, quote};

use super::tokens::{comma, float, ident, integer, option};

/// A value in a row. A document has tens of thousands: each is appended where it belongs, and never copied.
pub(super) trait Cell {
    /// Appends it as a value of its own.
    fn put(&self, into: &mut TokenStream);

    /// Appends it as arguments of a row's function.
    fn put_arguments(&self, into: &mut TokenStream) {
        self.put(into);
    }

    fn cell(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        self.put(&mut tokens);
        tokens
    }
}

/// A call of the function that makes a row of these cells.
macro_rules! row {
    ($into:ident: $function:ident($($cell:expr),+)) => {{
        let mut arguments = TokenStream::new();
        $(
            comma(&mut arguments);
            Cell::put_arguments(&$cell, &mut arguments);
        )+
        call($into, stringify!($function), arguments);
    }};
}

fn call(into: &mut TokenStream, function: &str, arguments: TokenStream) {
    into.append(ident(function));
    into.append(Group::new(Delimiter::Parenthesis, arguments));
}

/// A value that is wrapped in the variant of an enum.
macro_rules! variant {
    ($into:ident: $name:ident::$variant:ident, $value:expr) => {{
        quote!($name::$variant).to_tokens($into);
        $into.append(Group::new(Delimiter::Parenthesis, Cell::cell(&$value)));
    }};
}

impl Cell for bool {
    fn put(&self, into: &mut TokenStream) {
        self.to_tokens(into);
    }
}

/// The place of something, or that there is nothing.
impl Cell for u32 {
    fn put(&self, into: &mut TokenStream) {
        if *self == NONE {
            into.append(ident("NONE"));
        } else {
            integer(*self).to_tokens(into);
        }
    }
}

macro_rules! integers {
    ($($ty:ty)+) => {$(
        impl Cell for $ty {
            fn put(&self, into: &mut TokenStream) {
                integer(*self).to_tokens(into);
            }
        }
    )+};
}

integers! { u64 i64 }

/// Stretches of other arrays: two arguments of a row, and a call where they stand alone.
macro_rules! stretches {
    ($($ty:ident: $function:ident;)+) => {$(
        impl Cell for $ty {
            fn put(&self, into: &mut TokenStream) {
                row! { into: $function(self.start, self.len) }
            }

            fn put_arguments(&self, into: &mut TokenStream) {
                self.start.put(into);
                comma(into);
                self.len.put(into);
            }
        }
    )+};
}

stretches! {
    Text: text;
    List: list;
}

/// Rows that are made of their members.
macro_rules! plain {
    ($($ty:ident: $function:ident($($member:ident),+);)+) => {$(
        impl Cell for $ty {
            fn put(&self, into: &mut TokenStream) {
                row! { into: $function($(self.$member),+) }
            }
        }
    )+};
}

plain! {
    ObjectRule: object(declares, properties, by_name, patterns, additional, required);
    ArrayRule: array(prefix, items, contains, min_contains, max_contains);
    Property: property(name, node);
    Branches: branches(test, then, otherwise);
    Patterned: patterned(pattern, node);
    Dependent: dependent(name, required);
    Known: known(value, name);
    Envelope: envelope(node, code, message, data, success, absent);
    Expect: expect(minimum, maximum, below, above);
    Place: place(node, keyword, at);
    Outcome: outcome(path, node);
}

impl<T: Cell> Cell for Option<T> {
    fn put(&self, into: &mut TokenStream) {
        option(self.as_ref().map(Cell::cell)).to_tokens(into);
    }
}

impl Cell for Number {
    fn put(&self, into: &mut TokenStream) {
        match self {
            Self::Unsigned(value) => variant!(into: Number::Unsigned, *value),
            Self::Negative(value) => variant!(into: Number::Negative, *value),
            Self::Float(value) => {
                // JSON has no others.
                let value = float(*value);
                quote!(Number::Float(#value)).to_tokens(into);
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
    fn put(&self, into: &mut TokenStream) {
        let types = u64::from(self.types.0);
        let flags = flags([
            (self.never, rows::NEVER),
            (self.holds_sensitive, rows::HOLDS_SENSITIVE),
        ]);
        row! { into: node(types, flags, self.parent, self.tail, self.object, self.array, self.checks, self.note) }
    }
}

impl Cell for Constant {
    fn put(&self, into: &mut TokenStream) {
        match self {
            Self::Null => quote!(Constant::Null).to_tokens(into),
            Self::Bool(value) => variant!(into: Constant::Bool, *value),
            Self::Number(value) => variant!(into: Constant::Number, *value),
            Self::Text(value) => variant!(into: Constant::Text, *value),
            Self::Json(value) => variant!(into: Constant::Json, *value),
        }
    }
}

impl Cell for Check {
    fn put(&self, into: &mut TokenStream) {
        let (name, held) = (ident(self.variant()), self.held().cell());
        quote!(Check::#name(#held)).to_tokens(into);
    }
}

impl Cell for Held {
    fn put(&self, into: &mut TokenStream) {
        match self {
            Self::Limit(limit) => limit.put(into),
            Self::Bound(bound) => bound.put(into),
            Self::Flag(flag) => flag.put(into),
            Self::Constant(constant) => constant.put(into),
            Self::Constants(list)
            | Self::Dependents(list)
            | Self::Schemas(list)
            | Self::Named(list) => list.put(into),
            Self::Pattern(at) | Self::Schema(at) => at.put(into),
            Self::Condition(branches) => branches.put(into),
        }
    }
}

/// The source of a pattern.
impl Cell for String {
    fn put(&self, into: &mut TokenStream) {
        quote!(Pattern::fixed(#self)).to_tokens(into);
    }
}

impl Cell for Note {
    fn put(&self, into: &mut TokenStream) {
        let sensitive = |sensitivity| self.sensitive == Some(sensitivity);
        let flags = flags([
            (sensitive(Sensitivity::Credential), rows::CREDENTIAL),
            (sensitive(Sensitivity::Personal), rows::PERSONAL),
            (self.json_text, rows::JSON_TEXT),
            (self.allow_empty, rows::ALLOW_EMPTY),
        ]);
        row! { into: note(flags, self.known, self.names, self.success, self.envelope, self.expect, self.content, self.echo) }
    }
}

impl Cell for Code {
    fn put(&self, into: &mut TokenStream) {
        match self.value {
            CodeKey::Null => row! { into: code(None::<i64>, self.name, self.class, self.data) },
            CodeKey::Integer(value) => {
                row! { into: code(Some(value), self.name, self.class, self.data) }
            }
            CodeKey::Text(value) => {
                row! { into: text_code(value, self.name, self.class, self.data) }
            }
        }
    }
}
