//! Fisher's exact test of a table of two by two, and Holm's method over many of them.

use statrs::distribution::{Discrete, Hypergeometric};

/// Counts beyond this are of no capture; below it, all arithmetic here is exact enough.
pub const HIGHEST: u64 = 1 << 40;

/// The chance of a table that is at least as far from equal rates, were they equal: twice that of the smaller tail.
///
/// The table is `[with, without]` of one side, then of the other. `None`: counts beyond [`HIGHEST`].
pub fn fisher(table: [u64; 4]) -> Option<f64> {
    if table.iter().any(|count| *count > HIGHEST) {
        return None;
    }
    let [a, b, c, d] = table;
    let (row, column, all) = (a + b, a + c, a + b + c + d);
    if row == 0 || row == all || column == 0 || column == all {
        return Some(1.0);
    }
    let distribution = Hypergeometric::new(all, row, column).ok()?;
    let here = distribution.ln_pmf(a);
    // From one table to the next in a tail, chances shrink by a ratio of products of its cells.
    let below = tail(here, [a, d], [b, c]);
    let above = tail(here, [b, c], [a, d]);
    Some((2.0 * below.min(above)).min(1.0))
}

/// The chance of a table and of all beyond it, in the direction in which `falling` cells fall.
fn tail(here: f64, mut falling: [u64; 2], mut rising: [u64; 2]) -> f64 {
    let (mut term, mut sum) = (1.0_f64, 1.0_f64);
    loop {
        let [x, y] = falling;
        let [u, v] = rising;
        if x == 0 || y == 0 {
            break;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts are below 2^41")]
        let ratio = (x as f64 * y as f64) / ((u + 1) as f64 * (v + 1) as f64);
        term *= ratio;
        sum += term;
        // What follows is smaller than rounding once the chances fall.
        if ratio < 1.0 && term < sum * 1e-17 {
            break;
        }
        // More than a tail of half: the other one is the smaller.
        if here + sum.ln() > 0.0 {
            return 1.0;
        }
        falling = [x - 1, y - 1];
        rising = [u + 1, v + 1];
    }
    (here + sum.ln()).exp()
}

/// Which of several chances are too small to be one, so that the chance of any false `true` is at most `rate`: the
/// smallest has to be below rate/m, the next below rate/(m-1), and so on until one is not.
pub fn holm(chances: &[f64], rate: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    let chance = |number: &usize| chances.get(*number).copied().unwrap_or(1.0);
    order.sort_by(|a, b| chance(a).total_cmp(&chance(b)));
    let mut differs = vec![false; chances.len()];
    for (rank, number) in order.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a number of tests")]
        let left = (chances.len() - rank) as f64;
        if chance(number) > rate / left {
            break;
        }
        if let Some(differs) = differs.get_mut(*number) {
            *differs = true;
        }
    }
    differs
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::stats_tests::{Alternative, fishers_exact};

    #[test]
    fn the_chance_is_that_of_the_smaller_tail_twice() {
        for table in [
            [20, 0, 0, 20],
            [3, 5, 4, 50],
            [1, 9, 11, 3],
            [0, 20, 7, 13],
            [10, 10, 10, 10],
            [1, 0, 0, 1],
            [200, 17, 150, 90],
            [5, 0, 5, 0],
            [0, 0, 3, 4],
        ] {
            let side = |side| fishers_exact(&table, side).unwrap();
            let expected = (2.0 * side(Alternative::Less).min(side(Alternative::Greater))).min(1.0);
            let found = fisher(table).unwrap();
            assert!(
                (found - expected).abs() <= 1e-9 * expected.max(1e-12),
                "{table:?}: {found} {expected}"
            );
        }
    }

    #[test]
    fn large_counts_take_no_time_and_none_overflow() {
        for table in [
            [HIGHEST, HIGHEST, HIGHEST, HIGHEST],
            [HIGHEST, 0, 0, HIGHEST],
            [1_000_000, 2_000_000, 1_000_000, 2_000_000],
            [HIGHEST, 1, HIGHEST - 5, 9],
        ] {
            let chance = fisher(table).unwrap();
            assert!((0.0..=1.0).contains(&chance), "{table:?}: {chance}");
        }
        assert_eq!(fisher([u64::MAX, 1, 1, 1]), None);
    }

    #[test]
    fn holm_stops_at_the_first_that_may_be_chance() {
        let rate = 0.001;
        assert_eq!(holm(&[], rate), [false; 0]);
        assert_eq!(holm(&[0.0005, 0.9], rate), [true, false]);
        assert_eq!(holm(&[0.0006, 0.9], rate), [false, false]);
        assert_eq!(holm(&[0.0009, 0.0004, 0.0001], rate), [true, true, true]);
        assert_eq!(holm(&[0.0009, 0.0006, 0.0001], rate), [false, false, true]);
    }
}
