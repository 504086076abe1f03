//! The word that may have been meant.

/// The candidate nearest to `word`, if it is near enough to be a slip.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = match word.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        length => length / 3 + 1,
    };
    // Long garbage would cost time and be no slip.
    if word.len() > 100 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let same_but_for_case = candidate != word && fold(candidate) == fold(word);
        let found = if same_but_for_case {
            0
        } else {
            distance(word, candidate)
        };
        let nearer = best.is_none_or(|(known, _)| found < known);
        // A candidate has to share more than it differs in.
        if found <= limit && found < candidate.chars().count() && candidate != word && nearer {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// `operation_id`, `OperationID` and `operationId` are one word.
fn fold(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Edits from one word to the other; swapping two neighbours is one edit.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (row, c) in from.chars().enumerate() {
        let mut new = vec![row + 1];
        for (column, d) in to.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (at(&old, column) + usize::from(c != *d))
                .min(at(&old, column + 1) + 1)
                .min(at(&new, column) + 1);
            let before = column.checked_sub(1).and_then(|column| to.get(column));
            if previous == Some(*d) && before == Some(&c) && column > 0 {
                cost = cost.min(at(&older, column - 1) + 1);
            }
            new.push(cost);
        }
        older = std::mem::replace(&mut old, new);
        previous = Some(c);
    }
    old.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let words = ["integer", "string", "object", "operationId", "in", "type"];
        for (word, expected) in [
            ("intger", Some("integer")),
            ("sting", Some("string")),
            ("operation_id", Some("operationId")),
            ("tpye", Some("type")),
            ("Object", Some("object")),
            ("xyz", None),
            ("callbacks", None),
            ("io", Some("in")),
            ("", None),
            ("integer", None),
        ] {
            assert_eq!(nearest(word, words), expected, "{word}");
        }
    }

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(distance("tpye", "type"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
