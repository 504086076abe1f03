//! Numbers within the bounds of a schema.

use std::cmp::Ordering;

use bilispec_codegen::source::Json;

/// One end of what a schema's numbers may be.
struct Bound<'s> {
    number: &'s serde_json::Number,
    /// It is outside itself.
    open: bool,
}

/// The least and the most.
fn bounds(schema: &Json) -> [Option<Bound<'_>>; 2] {
    let number = |name: &str| schema.get(name)?.as_number();
    [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ]
    .map(|(closed, open)| {
        let outside = number(open).map(|number| Bound { number, open: true });
        outside.or_else(|| {
            // In OpenAPI 3.0 the other is a word about it.
            let open = schema.get(open) == Some(&Json::Bool(true));
            number(closed).map(|number| Bound { number, open })
        })
    })
}

impl Bound<'_> {
    fn value(&self) -> f64 {
        self.number.as_f64().unwrap_or_default()
    }

    /// The integer next to it, up or down.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is beyond all integers is cut to the last"
    )]
    fn integer(&self, up: bool) -> i64 {
        let step = if up { 1 } else { -1 };
        match self.number.as_i64() {
            Some(value) if self.open => value.saturating_add(step),
            Some(value) => value,
            None if up => self.value().ceil() as i64,
            None => self.value().floor() as i64,
        }
    }
}

/// An integer within a schema's bounds, or near them if there is none.
pub(super) fn whole(schema: &Json) -> i64 {
    let [least, most] = bounds(schema);
    let step = schema.get("multipleOf").and_then(Json::as_i64);
    let step = step.filter(|step| *step > 0).unwrap_or(1);
    let most = most.map_or(1, |most| most.integer(false).min(1));
    let value = least.map_or(most, |least| least.integer(true));
    match value.rem_euclid(step) {
        0 => value,
        up => value.saturating_add(step - up),
    }
}

/// A number within a schema's bounds: a whole one if there is one.
pub(super) fn fraction(schema: &Json) -> serde_json::Number {
    let whole = whole(schema);
    let [least, most] = bounds(schema);
    let fits = |value: &f64| {
        let inside = |bound: &Option<Bound<'_>>, order: Ordering| {
            bound.as_ref().is_none_or(|bound| {
                let found = value.total_cmp(&bound.value());
                found == order || found == Ordering::Equal && !bound.open
            })
        };
        inside(&least, Ordering::Greater) && inside(&most, Ordering::Less)
    };
    let step = schema.get("multipleOf").and_then(Json::as_number);
    let step = step.and_then(serde_json::Number::as_f64);
    #[expect(clippy::cast_precision_loss, reason = "bounds are compared so, too")]
    if fits(&(whole as f64)) && step.is_none_or(|step| (whole as f64 / step).fract() == 0.0) {
        return whole.into();
    }
    let (low, high) = (
        least.as_ref().map(Bound::value),
        most.as_ref().map(Bound::value),
    );
    let stepped = step.zip(low).map(|(step, low)| {
        let next = (low / step).floor() * step;
        if fits(&next) { next } else { next + step }
    });
    let between = low.zip(high).map(|(low, high)| f64::midpoint(low, high));
    let mut others = [stepped, low, high, between].into_iter().flatten();
    let other = others.find(fits).and_then(serde_json::Number::from_f64);
    other.unwrap_or_else(|| whole.into())
}

#[cfg(test)]
mod tests {
    use super::{fraction, whole};
    use bilispec_codegen::source::Json;

    fn schema(text: &str) -> Json {
        Json::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn numbers_are_within_their_bounds() {
        for (text, number) in [
            ("{}", "1"),
            (r#"{"minimum": 1.5}"#, "2"),
            (r#"{"minimum": 0.25, "maximum": 0.75}"#, "0.25"),
            (r#"{"exclusiveMinimum": 0, "exclusiveMaximum": 1}"#, "0.5"),
            (r#"{"minimum": 2, "exclusiveMinimum": true}"#, "3"),
            (r#"{"exclusiveMaximum": 0.5}"#, "0"),
            (r#"{"maximum": -0.5}"#, "-1"),
            (
                r#"{"minimum": 0.1, "maximum": 0.9, "multipleOf": 0.25}"#,
                "0.25",
            ),
            (r#"{"minimum": 3, "multipleOf": 2.5}"#, "5.0"),
            (r#"{"minimum": 1e300}"#, "1e+300"),
        ] {
            assert_eq!(fraction(&schema(text)).to_string(), number, "{text}");
        }
        for (text, number) in [
            ("{}", 1),
            (r#"{"minimum": 1.5}"#, 2),
            (r#"{"exclusiveMinimum": 1.5}"#, 2),
            (r#"{"exclusiveMinimum": 4}"#, 5),
            (r#"{"exclusiveMinimum": true, "minimum": 4}"#, 5),
            (r#"{"exclusiveMaximum": 1}"#, 0),
            (r#"{"maximum": 0.5}"#, 0),
            (r#"{"minimum": 7, "multipleOf": 5}"#, 10),
            (r#"{"minimum": 9007199254740993}"#, 9_007_199_254_740_993),
            (r#"{"minimum": 1e300}"#, i64::MAX),
        ] {
            assert_eq!(whole(&schema(text)), number, "{text}");
        }
    }
}
