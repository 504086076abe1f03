//! Near misses: what somebody may have meant who wrote a name that does not exist.

/// The candidates closest to `name`, best first, three at most; none when nothing is close.
pub(crate) fn similar<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let wanted = name.to_lowercase();
    // A third of the letters may be wrong, and one always.
    let limit = (wanted.chars().count() / 3).max(1);
    let mut found: Vec<_> = candidates
        .into_iter()
        .map(|candidate| {
            let lower = candidate.to_lowercase();
            let contained = wanted.len() > 2
                && (lower.contains(&wanted) || wanted.contains(&lower))
                && !lower.is_empty();
            (
                if contained {
                    1
                } else {
                    distance(&wanted, &lower)
                },
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    found.sort();
    found.dedup();
    found
        .into_iter()
        .map(|(_, candidate)| candidate)
        .take(3)
        .collect()
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

/// Letters to insert, drop, change or swap with their neighbour to turn one word into the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, letter) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&row, j) + usize::from(letter != *other);
            let mut best = changed.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = j > 0 && last == Some(*other) && b.get(j - 1) == Some(&letter);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_found_and_far_ones_are_not() {
        let names = [
            "quick_pay",
            "get_project",
            "get_order",
            "list_buyers",
            "-101",
            "-111",
        ];
        assert_eq!(similar("quikc_pay", names), ["quick_pay"]);
        assert_eq!(similar("project", names), ["get_project"]);
        assert_eq!(similar("QUICK_PAY", names), ["quick_pay"]);
        assert_eq!(similar("-110", names), ["-101", "-111"]);
        assert_eq!(similar("zebra", names), Vec::<&str>::new());
        assert_eq!(
            did_you_mean("-110", names),
            " (did you mean `-101` or `-111`?)"
        );
        assert_eq!(did_you_mean("", names), "");
    }
}
