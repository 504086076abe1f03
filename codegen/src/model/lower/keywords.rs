//! Keywords that no Rust type follows from: which are refused, and which only restrict values.

use super::builder::Builder;
use crate::openapi::{SchemaId, SchemaObject};
use crate::source::Span;

impl Builder<'_> {
    /// Whether subschemas only restrict an object whose properties are listed beside them.
    pub(super) fn is_constraint(&self, object: &SchemaObject, parts: &[SchemaId]) -> bool {
        object.properties.is_some() && parts.iter().all(|id| self.only_restricts(*id, 0))
    }

    /// Whether a schema says nothing of members but that they are there or not, or have a constant value.
    pub(super) fn only_restricts(&self, id: SchemaId, depth: usize) -> bool {
        let Some(object) = self.document.schemas.get(id).object() else {
            return false;
        };
        let children = [&object.all_of, &object.any_of, &object.one_of]
            .into_iter()
            .flatten()
            .flat_map(|list| &list.value);
        let constant = |id: &SchemaId| {
            self.document
                .schemas
                .get(*id)
                .object()
                .is_some_and(|object| object.constant.is_some() || object.values.is_some())
        };
        depth < 8
            && object.types.is_none()
            && object.reference.is_none()
            && object.items.is_none()
            && object.additional_properties.is_none()
            && object
                .properties
                .iter()
                .flatten()
                .all(|member| constant(&member.value))
            && children
                .copied()
                .chain(object.not)
                .all(|id| self.only_restricts(id, depth + 1))
    }

    /// Reports the keywords of `object` that stand in `list`.
    pub(super) fn refuse(&mut self, object: &SchemaObject, list: &[Keyword], place: &str) {
        for (name, help, span) in list {
            if let Some(span) = span(self, object) {
                let what = if place.is_empty() {
                    format!("`{name}`")
                } else {
                    format!("`{name}` {place}")
                };
                self.unmapped(span, &what, help);
            }
        }
    }
}

/// A keyword, what to do instead, and where it stands in a schema if it does.
pub(super) type Keyword = (
    &'static str,
    &'static str,
    fn(&Builder<'_>, &SchemaObject) -> Option<Span>,
);

pub(super) const UNMAPPED: &[Keyword] = &[
    ("patternProperties", "use `additionalProperties`", |_, o| {
        o.pattern_properties.as_ref().map(|list| list.span)
    }),
    ("propertyNames", "", |b, o| {
        o.property_names
            .filter(|_| o.properties.is_some())
            .map(|id| b.span_of(id))
    }),
    ("prefixItems", "a list has items of one type", |b, o| {
        Some(b.span_of(*o.prefix_items.as_ref()?.first()?))
    }),
    ("contains", "", |b, o| o.contains.map(|id| b.span_of(id))),
    ("not", "", |b, o| {
        o.not
            .filter(|id| !b.only_restricts(*id, 0))
            .map(|id| b.span_of(id))
    }),
    (
        "if",
        "use `oneOf` with branches that a type or a constant member tells apart",
        |b, o| o.condition.map(|id| b.span_of(id)),
    ),
    ("dependentSchemas", "", |_, o| {
        o.dependent_schemas.as_ref().map(|list| list.span)
    }),
];

const AT_TARGET: &str = "write it at the target, or repeat the target's schema here";

pub(super) const BESIDE_REF: &[Keyword] = &[
    ("type", AT_TARGET, |_, o| {
        Some(o.types.as_ref()?.0.first()?.span)
    }),
    ("enum", AT_TARGET, |_, o| {
        o.values.as_ref().map(|values| values.span)
    }),
    ("x-known-values", AT_TARGET, |_, o| {
        o.known_values.as_ref().map(|values| values.span)
    }),
    ("properties", AT_TARGET, |_, o| {
        o.properties.as_ref().map(|list| list.span)
    }),
    ("additionalProperties", AT_TARGET, |b, o| {
        o.additional_properties.map(|id| b.span_of(id))
    }),
    ("patternProperties", AT_TARGET, |_, o| {
        o.pattern_properties.as_ref().map(|list| list.span)
    }),
    ("items", AT_TARGET, |b, o| o.items.map(|id| b.span_of(id))),
    ("prefixItems", AT_TARGET, |b, o| {
        Some(b.span_of(*o.prefix_items.as_ref()?.first()?))
    }),
    ("contentSchema", AT_TARGET, |b, o| {
        o.content_schema.map(|id| b.span_of(id))
    }),
    ("allOf", AT_TARGET, |_, o| {
        o.all_of.as_ref().map(|list| list.span)
    }),
    ("anyOf", AT_TARGET, |_, o| {
        o.any_of.as_ref().map(|list| list.span)
    }),
    ("oneOf", AT_TARGET, |_, o| {
        o.one_of.as_ref().map(|list| list.span)
    }),
    ("not", AT_TARGET, |b, o| o.not.map(|id| b.span_of(id))),
    ("if", AT_TARGET, |b, o| o.condition.map(|id| b.span_of(id))),
];

/// Whether a pattern lets nothing but digits and a sign through: anchored at both ends, and made of digits,
/// classes of digits, groups and counts.
pub(super) fn is_numeric(pattern: &str) -> bool {
    let Some(body) = pattern
        .strip_prefix('^')
        .and_then(|rest| rest.strip_suffix('$'))
    else {
        return false;
    };
    let mut depth = 0_usize;
    let mut digits = false;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '0'..='9' | '-' | '?' | '*' | '+' => 1,
            '(' => {
                depth += 1;
                if rest.starts_with("(?:") { 3 } else { 1 }
            }
            ')' if depth > 0 => {
                depth -= 1;
                1
            }
            // Outside of a group the anchors would hold for one alternative each.
            '|' if depth > 0 => 1,
            '\\' if rest.starts_with("\\d") => 2,
            '[' => match rest.find(']') {
                Some(end)
                    if rest.get(1..end).is_some_and(|class| {
                        class.chars().all(|c| c.is_ascii_digit() || c == '-')
                    }) =>
                {
                    end + 1
                }
                _ => return false,
            },
            '{' => match rest.find('}') {
                Some(end)
                    if rest.get(1..end).is_some_and(|count| {
                        count.chars().all(|c| c.is_ascii_digit() || c == ',')
                    }) =>
                {
                    end + 1
                }
                _ => return false,
            },
            _ => return false,
        };
        digits |= c.is_ascii_digit() || c == '[' || c == '\\';
        rest = rest.get(length..).unwrap_or_default();
    }
    digits && depth == 0
}

#[cfg(test)]
mod tests {
    use super::is_numeric;

    #[test]
    fn patterns_of_digits() {
        for pattern in [
            "^[0-9]+$",
            r"^\d+$",
            r"^-?\d{1,19}$",
            "^-?(0|[1-9][0-9]*)$",
            "^(?:0|1)$",
        ] {
            assert!(is_numeric(pattern), "{pattern}");
        }
        for pattern in [
            "[0-9]+",
            "^[a-z]+$",
            "^0|1$",
            "^$",
            r"^\w+$",
            "^[^0-9]+$",
            "^.*$",
            "^(0$",
            "^[0-9]+",
            "",
        ] {
            assert!(!is_numeric(pattern), "{pattern}");
        }
    }
}
