//! Equality and uniqueness of JSON values as JSON Schema means them: `1` equals `1.0`, and the
//! order of keys does not count.

use std::cmp::Ordering;

use crate::json::{Object, Value};

/// Whether two values are the same.
pub fn equal(a: &Value<'_>, b: &Value<'_>) -> bool {
    order(a, b).is_eq()
}

/// Whether no two items are the same. Sorting finds out without comparing each with each.
pub fn all_unique(items: &[Value<'_>]) -> bool {
    let mut sorted: Vec<&Value<'_>> = items.iter().collect();
    sorted.sort_unstable_by(|a, b| order(a, b));
    sorted
        .windows(2)
        .all(|pair| !matches!(pair, [a, b] if equal(a, b)))
}

/// Some total order that calls the same values equal; which order does not matter.
fn order(a: &Value<'_>, b: &Value<'_>) -> Ordering {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Number(a), Value::Number(b)) => a.value.compare(b.value),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Array(a), Value::Array(b)) => a.len().cmp(&b.len()).then_with(|| {
            a.iter()
                .zip(b)
                .map(|(a, b)| order(a, b))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        }),
        (Value::Object(a), Value::Object(b)) => objects(a, b),
        _ => rank(a).cmp(&rank(b)),
    }
}

fn objects(a: &Object<'_>, b: &Object<'_>) -> Ordering {
    let size = a.members().len().cmp(&b.members().len());
    if size.is_ne() {
        return size;
    }
    let by_key = |object: &Object<'_>| {
        let mut at: Vec<usize> = (0..object.members().len()).collect();
        at.sort_by(|a, b| {
            let key = |at: usize| object.members().get(at).map(|member| member.key.as_ref());
            key(*a).cmp(&key(*b))
        });
        at
    };
    for (left, right) in by_key(a).into_iter().zip(by_key(b)) {
        if let (Some(left), Some(right)) = (a.members().get(left), b.members().get(right)) {
            let order = left
                .key
                .cmp(&right.key)
                .then_with(|| order(&left.value, &right.value));
            if order.is_ne() {
                return order;
            }
        }
    }
    Ordering::Equal
}

fn rank(value: &Value<'_>) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}
