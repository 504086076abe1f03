//! The keywords that look at one value and apply no schema to it or its parts: shared by the
//! verdict, the list of violations and the report.

use super::keyword::Keyword;
use crate::schema::table::{Check, Node, ObjectRule, Table, Types};
use bilispec_wire::json::Value;
use bilispec_wire::json::equal::all_unique;
use bilispec_wire::json::number::Number;

/// The type of a value. A whole number is an integer, however it is written.
pub(crate) fn type_of(value: &Value<'_>) -> Types {
    match value {
        Value::Null => Types::NULL,
        Value::Bool(_) => Types::BOOLEAN,
        Value::Number(number) if number.value.is_integer() => Types::INTEGER,
        // The bit of numbers that are no integers.
        Value::Number(_) => Types(Types::NUMBER.0 & !Types::INTEGER.0),
        Value::String(_) => Types::STRING,
        Value::Array(_) => Types::ARRAY,
        Value::Object(_) => Types::OBJECT,
    }
}

/// Whether `type` lets the value pass.
pub(crate) fn type_fits(node: &Node, value: &Value<'_>) -> bool {
    node.types.is_empty() || node.types.overlaps(type_of(value))
}

/// The keyword that the value breaks, if `check` is about the value alone.
pub(crate) fn broken(table: &Table, check: &Check, value: &Value<'_>) -> Option<Keyword> {
    let (keyword, holds) = match (*check, value) {
        (Check::Enum(list), _) => {
            let mut all = table.constants(list).iter();
            (
                Keyword::Enum,
                all.any(|constant| table.equals(*constant, value)),
            )
        }
        (Check::Const(constant), _) => (Keyword::Const, table.equals(constant, value)),
        (_, Value::Number(number)) => bound(check, number.value)?,
        (_, Value::String(text)) => match *check {
            Check::MinLength(least) => (Keyword::MinLength, least <= characters(text)),
            Check::MaxLength(most) => (Keyword::MaxLength, characters(text) <= most),
            Check::Pattern(pattern) => (Keyword::Pattern, table.matches(pattern, text)),
            _ => return None,
        },
        (_, Value::Array(items)) => match *check {
            Check::MinItems(least) => (Keyword::MinItems, least <= size(items.len())),
            Check::MaxItems(most) => (Keyword::MaxItems, size(items.len()) <= most),
            Check::UniqueItems => (Keyword::UniqueItems, all_unique(items)),
            _ => return None,
        },
        (_, Value::Object(object)) => {
            let members = size(object.members().len());
            match *check {
                Check::MinProperties(least) => (Keyword::MinProperties, least <= members),
                Check::MaxProperties(most) => (Keyword::MaxProperties, members <= most),
                _ => return None,
            }
        }
        _ => return None,
    };
    (!holds).then_some(keyword)
}

fn bound(check: &Check, number: Number) -> Option<(Keyword, bool)> {
    Some(match *check {
        Check::Minimum(least) => (Keyword::Minimum, number.compare(least).is_ge()),
        Check::Maximum(most) => (Keyword::Maximum, number.compare(most).is_le()),
        Check::ExclusiveMinimum(below) => {
            (Keyword::ExclusiveMinimum, number.compare(below).is_gt())
        }
        Check::ExclusiveMaximum(above) => {
            (Keyword::ExclusiveMaximum, number.compare(above).is_lt())
        }
        Check::MultipleOf(step) => (Keyword::MultipleOf, number.is_multiple_of(step)),
        _ => return None,
    })
}

fn characters(text: &str) -> u64 {
    size(text.chars().count())
}

pub(crate) fn size(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

/// The names that `required` asks for and the object lacks; `has` tells what it has.
pub(crate) fn missing<'t>(
    table: &'t Table,
    rule: &ObjectRule,
    has: &'t dyn Fn(&str) -> bool,
) -> impl Iterator<Item = &'t str> {
    table.strs(rule.required).filter(|name| !has(name))
}

/// The names that `dependentRequired` asks for and the object lacks.
pub(crate) fn missing_dependents<'t>(
    table: &'t Table,
    check: &Check,
    has: &'t dyn Fn(&str) -> bool,
) -> impl Iterator<Item = &'t str> {
    let list = match *check {
        Check::DependentRequired(list) => table.dependents(list),
        _ => &[],
    };
    list.iter()
        .filter(|dependent| has(table.str(dependent.name)))
        .flat_map(|dependent| table.strs(dependent.required))
        .filter(|name| !has(name))
}
