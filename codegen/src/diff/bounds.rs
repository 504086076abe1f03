//! Bounds that became narrower or wider.

use crate::model::Bounds;

/// Whether bounds became narrower in any respect; `None` when they are the same.
pub(super) fn tighter(was: &Bounds, now: &Bounds) -> Option<bool> {
    if was == now {
        return None;
    }
    let number =
        |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_f64);
    let rises =
        |was: Option<f64>, now: Option<f64>| now.is_some_and(|now| was.is_none_or(|was| now > was));
    let falls =
        |was: Option<f64>, now: Option<f64>| now.is_some_and(|now| was.is_none_or(|was| now < was));
    #[expect(
        clippy::cast_precision_loss,
        reason = "only which of two lengths is larger is asked"
    )]
    let length = |bound: Option<u64>| bound.map(|bound| bound as f64);
    Some(
        rises(number(&was.minimum), number(&now.minimum))
            || rises(number(&was.exclusive_minimum), number(&now.exclusive_minimum))
            || falls(number(&was.maximum), number(&now.maximum))
            || falls(number(&was.exclusive_maximum), number(&now.exclusive_maximum))
            || rises(length(was.min_length), length(now.min_length))
            || falls(length(was.max_length), length(now.max_length))
            || rises(length(was.min_items), length(now.min_items))
            || falls(length(was.max_items), length(now.max_items))
            // Which of two patterns or steps allows more is not to be told: look.
            || (now.pattern.is_some() && was.pattern != now.pattern)
            || (now.multiple_of.is_some() && was.multiple_of != now.multiple_of),
    )
}
