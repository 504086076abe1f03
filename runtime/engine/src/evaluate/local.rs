//! The keywords that look at one value and apply no schema to it or its parts: shared by the walk, the report and the
//! pass over bytes.

use crate::schema::keyword::{Check, Keyword};
use crate::schema::table::{Node, ObjectRule, Table, Types};
use bilispec_wire::json::Value;
use bilispec_wire::json::equal::all_unique;

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
    check.keyword().filter(|_| !holds(table, *check, value))
}

/// Whether a check lets a value pass that is about nothing but that. Those that apply schemas are the walk's.
fn holds(table: &Table, check: Check, value: &Value<'_>) -> bool {
    match (check, value) {
        (Check::Enum(list), _) => {
            let mut all = table.constants(list).iter();
            all.any(|constant| table.equals(*constant, value))
        }
        (Check::Const(constant), _) => table.equals(constant, value),
        (Check::Minimum(least), Value::Number(of)) => of.value.compare(least).is_ge(),
        (Check::Maximum(most), Value::Number(of)) => of.value.compare(most).is_le(),
        (Check::ExclusiveMinimum(below), Value::Number(of)) => of.value.compare(below).is_gt(),
        (Check::ExclusiveMaximum(above), Value::Number(of)) => of.value.compare(above).is_lt(),
        (Check::MultipleOf(step), Value::Number(of)) => of.value.is_multiple_of(step),
        (Check::MinLength(least), Value::String(text)) => least <= characters(text),
        (Check::MaxLength(most), Value::String(text)) => characters(text) <= most,
        (Check::Pattern(pattern), Value::String(text)) => table.matches(pattern, text),
        (Check::MinItems(least), Value::Array(items)) => least <= size(items.len()),
        (Check::MaxItems(most), Value::Array(items)) => size(items.len()) <= most,
        (Check::UniqueItems(true), Value::Array(items)) => all_unique(items),
        (Check::MinProperties(least), Value::Object(of)) => least <= size(of.members().len()),
        (Check::MaxProperties(most), Value::Object(of)) => size(of.members().len()) <= most,
        _ => true,
    }
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
