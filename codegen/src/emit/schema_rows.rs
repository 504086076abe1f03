//! One row of each of the engine's arrays, as a call of the function that makes it.

use bilispec_engine::Sensitivity;
use bilispec_engine::table::{
    ArrayRule, Check, Code, Constant, Dependent, Envelope, Expect, Known, List, NONE, Node, Note,
    Number, ObjectRule, Outcome, Patterned, Place, Property, Text, rows,
};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::tokens::{float, ident, integer, option};

pub(super) fn each<T>(items: &[T], row: impl Fn(&T) -> TokenStream) -> Vec<TokenStream> {
    items.iter().map(row).collect()
}

pub(super) fn number(value: u32) -> TokenStream {
    if value == NONE {
        quote!(NONE)
    } else {
        integer(value).into_token_stream()
    }
}

pub(super) fn text(text: Text) -> TokenStream {
    let (start, len) = (number(text.start), number(text.len));
    quote!(text(#start, #len))
}

fn list(list: List) -> TokenStream {
    let (start, len) = (number(list.start), number(list.len));
    quote!(list(#start, #len))
}

/// The sum of those flags that are up.
fn flags<const COUNT: usize>(flags: [(bool, u8); COUNT]) -> TokenStream {
    let up = flags.iter().filter(|(up, _)| *up);
    let sum: u8 = up.map(|(_, flag)| flag).sum();
    integer(sum).into_token_stream()
}

/// A call of the function that makes a row.
macro_rules! row {
    ($function:ident, $($value:expr),+ $(,)?) => {{
        let values = [$($value),+];
        quote!($function(#(#values),*))
    }};
}

pub(super) fn node(node: &Node) -> TokenStream {
    row!(
        node,
        integer(node.types.0).into_token_stream(),
        flags([
            (node.never, rows::NEVER),
            (node.holds_sensitive, rows::HOLDS_SENSITIVE),
        ]),
        number(node.parent),
        text(node.tail),
        number(node.object),
        number(node.array),
        list(node.checks),
        number(node.note),
    )
}

pub(super) fn object(rule: &ObjectRule) -> TokenStream {
    row!(
        object,
        rule.declares.into_token_stream(),
        list(rule.properties),
        list(rule.by_name),
        list(rule.patterns),
        number(rule.additional),
        list(rule.required),
    )
}

pub(super) fn array(rule: &ArrayRule) -> TokenStream {
    row!(
        array,
        list(rule.prefix),
        number(rule.items),
        number(rule.contains),
        option(rule.min_contains.map(integer)),
        option(rule.max_contains.map(integer)),
    )
}

pub(super) fn check(check: &Check) -> TokenStream {
    let (name, value) = match *check {
        Check::Enum(values) => ("Enum", list(values)),
        Check::Const(value) => ("Const", constant(value)),
        Check::Minimum(bound) => ("Minimum", numeric(bound)),
        Check::Maximum(bound) => ("Maximum", numeric(bound)),
        Check::ExclusiveMinimum(bound) => ("ExclusiveMinimum", numeric(bound)),
        Check::ExclusiveMaximum(bound) => ("ExclusiveMaximum", numeric(bound)),
        Check::MultipleOf(step) => ("MultipleOf", numeric(step)),
        Check::MinLength(count) => ("MinLength", integer(count).into_token_stream()),
        Check::MaxLength(count) => ("MaxLength", integer(count).into_token_stream()),
        Check::Pattern(pattern) => ("Pattern", number(pattern)),
        Check::MinItems(count) => ("MinItems", integer(count).into_token_stream()),
        Check::MaxItems(count) => ("MaxItems", integer(count).into_token_stream()),
        Check::UniqueItems => return quote!(Check::UniqueItems),
        Check::MinProperties(count) => ("MinProperties", integer(count).into_token_stream()),
        Check::MaxProperties(count) => ("MaxProperties", integer(count).into_token_stream()),
        Check::DependentRequired(dependents) => ("DependentRequired", list(dependents)),
        Check::PropertyNames(id) => ("PropertyNames", number(id)),
        Check::Ref(id) => ("Ref", number(id)),
        Check::AllOf(ids) => ("AllOf", list(ids)),
        Check::AnyOf(ids) => ("AnyOf", list(ids)),
        Check::OneOf(ids) => ("OneOf", list(ids)),
        Check::Not(id) => ("Not", number(id)),
        Check::If {
            test,
            then,
            otherwise,
        } => {
            let (test, then, otherwise) = (number(test), number(then), number(otherwise));
            return quote!(Check::If { test: #test, then: #then, otherwise: #otherwise });
        }
        Check::DependentSchemas(properties) => ("DependentSchemas", list(properties)),
    };
    let name = ident(name);
    quote!(Check::#name(#value))
}

fn numeric(value: Number) -> TokenStream {
    match value {
        Number::Unsigned(value) => {
            let value = integer(value);
            quote!(Number::Unsigned(#value))
        }
        Number::Negative(value) => {
            let value = integer(value);
            quote!(Number::Negative(#value))
        }
        // JSON has no other numbers.
        Number::Float(value) => {
            let value = float(value);
            quote!(Number::Float(#value))
        }
    }
}

pub(super) fn constant(value: Constant) -> TokenStream {
    match value {
        Constant::Null => quote!(Constant::Null),
        Constant::Bool(value) => quote!(Constant::Bool(#value)),
        Constant::Number(value) => {
            let value = numeric(value);
            quote!(Constant::Number(#value))
        }
        Constant::Text(value) => {
            let value = text(value);
            quote!(Constant::Text(#value))
        }
        Constant::Json(value) => {
            let value = text(value);
            quote!(Constant::Json(#value))
        }
    }
}

pub(super) fn property(property: &Property) -> TokenStream {
    row!(property, text(property.name), number(property.node))
}

pub(super) fn patterned(patterned: Patterned) -> TokenStream {
    row!(patterned, number(patterned.pattern), number(patterned.node))
}

pub(super) fn pattern(source: &str) -> TokenStream {
    quote!(Pattern::fixed(#source))
}

pub(super) fn dependent(dependent: &Dependent) -> TokenStream {
    row!(dependent, text(dependent.name), list(dependent.required))
}

pub(super) fn note(note: &Note) -> TokenStream {
    let sensitive = |sensitivity| note.sensitive == Some(sensitivity);
    row!(
        note,
        flags([
            (sensitive(Sensitivity::Credential), rows::CREDENTIAL),
            (sensitive(Sensitivity::Personal), rows::PERSONAL),
            (note.json_text, rows::JSON_TEXT),
            (note.allow_empty, rows::ALLOW_EMPTY),
        ]),
        list(note.known),
        list(note.names),
        list(note.success),
        number(note.envelope),
        number(note.expect),
        number(note.content),
    )
}

pub(super) fn known(known: &Known) -> TokenStream {
    row!(known, constant(known.value), text(known.name))
}

pub(super) fn envelope(envelope: &Envelope) -> TokenStream {
    row!(
        envelope,
        number(envelope.node),
        list(envelope.code),
        text(envelope.data),
        list(envelope.success),
    )
}

pub(super) fn expect(expect: &Expect) -> TokenStream {
    row!(
        expect,
        option(expect.minimum.map(numeric)),
        option(expect.maximum.map(numeric)),
        text(expect.below),
        text(expect.above),
    )
}

pub(super) fn place(place: &Place) -> TokenStream {
    row!(
        place,
        number(place.node),
        text(place.keyword),
        text(place.at)
    )
}

pub(super) fn code(code: &Code) -> TokenStream {
    row!(
        code,
        option(code.value.map(integer)),
        text(code.name),
        text(code.class),
        number(code.data),
    )
}

pub(super) fn outcome(outcome: Outcome) -> TokenStream {
    row!(outcome, list(outcome.path), number(outcome.node))
}
