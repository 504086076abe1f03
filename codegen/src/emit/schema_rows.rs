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

impl Cell for u64 {
    fn cell(&self) -> TokenStream {
        integer(*self)
    }
}

impl Cell for i64 {
    fn cell(&self) -> TokenStream {
        integer(*self)
    }
}

impl Cell for Text {
    fn cell(&self) -> TokenStream {
        row! { text(self.start, self.len) }
    }
}

impl Cell for List {
    fn cell(&self) -> TokenStream {
        row! { list(self.start, self.len) }
    }
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

impl Cell for Constant {
    fn cell(&self) -> TokenStream {
        match self {
            Self::Null => quote!(Constant::Null),
            Self::Bool(value) => variant!(Constant::Bool, *value),
            Self::Number(value) => variant!(Constant::Number, *value),
            Self::Text(value) => variant!(Constant::Text, *value),
            Self::Json(value) => variant!(Constant::Json, *value),
        }
    }
}

/// The sum of those flags that are up.
fn flags<const COUNT: usize>(flags: [(bool, u8); COUNT]) -> u64 {
    let up = flags.iter().filter(|(up, _)| *up);
    up.map(|(_, flag)| u64::from(*flag)).sum()
}

pub(super) fn node(node: &Node) -> TokenStream {
    let (types, flags) = (
        u64::from(node.types.0),
        flags([
            (node.never, rows::NEVER),
            (node.holds_sensitive, rows::HOLDS_SENSITIVE),
        ]),
    );
    row! { node(types, flags, node.parent, node.tail, node.object, node.array, node.checks, node.note) }
}

pub(super) fn object(rule: &ObjectRule) -> TokenStream {
    row! {
        object(rule.declares, rule.properties, rule.by_name, rule.patterns, rule.additional, rule.required)
    }
}

pub(super) fn array(rule: &ArrayRule) -> TokenStream {
    row! { array(rule.prefix, rule.items, rule.contains, rule.min_contains, rule.max_contains) }
}

pub(super) fn check(check: &Check) -> TokenStream {
    match *check {
        Check::Enum(value) => variant!(Check::Enum, value),
        Check::Const(value) => variant!(Check::Const, value),
        Check::Minimum(value) => variant!(Check::Minimum, value),
        Check::Maximum(value) => variant!(Check::Maximum, value),
        Check::ExclusiveMinimum(value) => variant!(Check::ExclusiveMinimum, value),
        Check::ExclusiveMaximum(value) => variant!(Check::ExclusiveMaximum, value),
        Check::MultipleOf(value) => variant!(Check::MultipleOf, value),
        Check::MinLength(value) => variant!(Check::MinLength, value),
        Check::MaxLength(value) => variant!(Check::MaxLength, value),
        Check::Pattern(value) => variant!(Check::Pattern, value),
        Check::MinItems(value) => variant!(Check::MinItems, value),
        Check::MaxItems(value) => variant!(Check::MaxItems, value),
        Check::UniqueItems => quote!(Check::UniqueItems),
        Check::MinProperties(value) => variant!(Check::MinProperties, value),
        Check::MaxProperties(value) => variant!(Check::MaxProperties, value),
        Check::DependentRequired(value) => variant!(Check::DependentRequired, value),
        Check::PropertyNames(value) => variant!(Check::PropertyNames, value),
        Check::Ref(value) => variant!(Check::Ref, value),
        Check::AllOf(value) => variant!(Check::AllOf, value),
        Check::AnyOf(value) => variant!(Check::AnyOf, value),
        Check::OneOf(value) => variant!(Check::OneOf, value),
        Check::Not(value) => variant!(Check::Not, value),
        Check::If {
            test,
            then,
            otherwise,
        } => {
            let (test, then, otherwise) = (test.cell(), then.cell(), otherwise.cell());
            quote!(Check::If { test: #test, then: #then, otherwise: #otherwise })
        }
        Check::DependentSchemas(value) => variant!(Check::DependentSchemas, value),
    }
}

pub(super) fn property(property: &Property) -> TokenStream {
    row! { property(property.name, property.node) }
}

pub(super) fn patterned(patterned: Patterned) -> TokenStream {
    row! { patterned(patterned.pattern, patterned.node) }
}

pub(super) fn pattern(source: &String) -> TokenStream {
    quote!(Pattern::fixed(#source))
}

pub(super) fn dependent(dependent: &Dependent) -> TokenStream {
    row! { dependent(dependent.name, dependent.required) }
}

pub(super) fn note(note: &Note) -> TokenStream {
    let sensitive = |sensitivity| note.sensitive == Some(sensitivity);
    let flags = flags([
        (sensitive(Sensitivity::Credential), rows::CREDENTIAL),
        (sensitive(Sensitivity::Personal), rows::PERSONAL),
        (note.json_text, rows::JSON_TEXT),
        (note.allow_empty, rows::ALLOW_EMPTY),
    ]);
    row! { note(flags, note.known, note.names, note.success, note.envelope, note.expect, note.content, note.echo) }
}

pub(super) fn known(known: &Known) -> TokenStream {
    row! { known(known.value, known.name) }
}

pub(super) fn envelope(envelope: &Envelope) -> TokenStream {
    row! {
        envelope(envelope.node, envelope.code, envelope.message, envelope.data, envelope.success, envelope.absent)
    }
}

pub(super) fn expect(expect: &Expect) -> TokenStream {
    row! { expect(expect.minimum, expect.maximum, expect.below, expect.above) }
}

pub(super) fn place(place: &Place) -> TokenStream {
    row! { place(place.node, place.keyword, place.at) }
}

pub(super) fn code(code: &Code) -> TokenStream {
    let number = |value: Option<i64>| row! { code(value, code.name, code.class, code.data) };
    match code.value {
        CodeKey::Null => number(None),
        CodeKey::Integer(value) => number(Some(value)),
        CodeKey::Text(value) => row! { text_code(value, code.name, code.class, code.data) },
    }
}

pub(super) fn outcome(outcome: &Outcome) -> TokenStream {
    row! { outcome(outcome.path, outcome.node) }
}
