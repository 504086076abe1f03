//! Near misses: what somebody may have meant who wrote a name that does not exist.

use bilispec_codegen::diagnostics::suggest::nearest;

/// The candidates nearest to `name`, best first, three at most; none when nothing is near.
pub(crate) fn similar<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let mut left: Vec<_> = candidates.into_iter().collect();
    let mut found = Vec::new();
    while found.len() < 3 {
        let Some(next) = nearest(name, left.iter().copied()) else {
            break;
        };
        found.push(next);
        left.retain(|candidate| *candidate != next);
    }
    found
}

/// " (did you mean `a` or `b`?)", or nothing.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> String {
    let found: Vec<_> = similar(name, candidates)
        .into_iter()
        .map(|name| format!("`{name}`"))
        .collect();
    if found.is_empty() {
        String::new()
    } else {
        format!(" (did you mean {}?)", found.join(" or "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_named_and_far_ones_are_not() {
        let names = ["quick_pay", "get_project", "-101", "-111"];
        assert_eq!(similar("quikc_pay", names), ["quick_pay"]);
        assert_eq!(
            did_you_mean("-110", names),
            " (did you mean `-101` or `-111`?)"
        );
        assert_eq!(did_you_mean("zebra", names), "");
    }
}
