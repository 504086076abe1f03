//! What a finding says: expected, found and message. Everything of a document that ends up in a
//! report passes through here, so this is also where values are masked and cut.

use crate::evaluate::local::type_of;
use crate::schema::keyword::{Check, Held};
use crate::schema::table::{Constant, Table};
use bilispec_wire::json::number::Number;
use bilispec_wire::json::{Value, quote};

/// Longer texts are cut.
const LONGEST: usize = 60;
/// Longer lists are cut.
const MOST: usize = 12;

/// A value as a report shows it.
pub(super) fn found(value: &Value<'_>, masked: bool) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        _ if masked => format!("{} (masked)", kind(value)),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => cut(number.text()),
        Value::String(text) => {
            let mut out = String::new();
            quote(&cut(text), &mut out);
            out
        }
    }
}

/// The type of a value, with its article.
pub(super) fn kind(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::Number(number) if number.value.is_integer() => "an integer".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        other => format!("a {}", type_of(other).describe()),
    }
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A key as a message shows it.
pub(super) fn name(key: &str) -> String {
    let mut quoted = String::new();
    quote(&cut(key), &mut quoted);
    format!("`{}`", quoted.trim_matches('"'))
}

/// A list of values, as in `4, -2, -4, 0`.
pub(super) fn list(values: impl IntoIterator<Item = String>) -> String {
    let mut out = String::new();
    for (index, value) in values.into_iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        if index == MOST {
            out.push('…');
            break;
        }
        out.push_str(&cut(&value));
    }
    out
}

pub(super) fn constants(table: &Table, values: &[Constant]) -> String {
    list(values.iter().map(|value| table.show(*value)))
}

fn number(value: Number) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What a check about the value alone expects.
pub(super) fn expected(table: &Table, check: &Check) -> String {
    match *check {
        Check::Enum(values) => constants(table, table.constants(values)),
        Check::Const(value) => constants(table, &[value]),
        Check::Minimum(least) => format!("at least {}", number(least)),
        Check::Maximum(most) => format!("at most {}", number(most)),
        Check::ExclusiveMinimum(below) => format!("more than {}", number(below)),
        Check::ExclusiveMaximum(above) => format!("less than {}", number(above)),
        Check::MultipleOf(step) => format!("a multiple of {}", number(step)),
        Check::MinLength(least) => {
            format!("at least {}", plural(least, "character", "characters"))
        }
        Check::MaxLength(most) => format!("at most {}", plural(most, "character", "characters")),
        Check::Pattern(pattern) => format!("text like /{}/", cut(table.pattern_source(pattern))),
        Check::MinItems(least) => format!("at least {}", plural(least, "item", "items")),
        Check::MaxItems(most) => format!("at most {}", plural(most, "item", "items")),
        Check::UniqueItems(_) => "no item twice".to_owned(),
        Check::MinProperties(least) => format!("at least {}", plural(least, "member", "members")),
        Check::MaxProperties(most) => format!("at most {}", plural(most, "member", "members")),
        _ => String::new(),
    }
}

/// What stands there, for a check about the value alone: where the size is at fault, the size.
pub(super) fn measured(check: Check, value: &Value<'_>, masked: bool) -> String {
    match (check.held(), value) {
        (Held::Limit(_), Value::Array(items)) => items.len().to_string(),
        (Held::Limit(_), Value::Object(object)) => object.members().len().to_string(),
        (Held::Limit(_), Value::String(text)) if masked => {
            format!("{} characters (masked)", text.chars().count())
        }
        _ => found(value, masked),
    }
}

/// The bounds of an `x-expect`, as in `20 to 99990`.
pub(super) fn bounds(minimum: Option<Number>, maximum: Option<Number>) -> String {
    match (minimum, maximum) {
        (Some(least), Some(most)) => format!("{} to {}", number(least), number(most)),
        (Some(least), None) => format!("at least {}", number(least)),
        (None, Some(most)) => format!("at most {}", number(most)),
        (None, None) => String::new(),
    }
}

/// Whether a key by its name holds a credential or a personal datum, whatever the spec says of it: the last net under a
/// forgotten `x-sensitive`.
pub(super) fn looks_sensitive(key: &str) -> bool {
    bilispec_wire::privacy::of_name(key).is_some()
}
