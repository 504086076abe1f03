//! What `generate` wrote, or would write, in words.

use std::fmt::Write as _;

use bilispec_codegen::generate::Outcome;
use bilispec_codegen::model::Api;

use crate::harmless::harmless;

/// A line that names the operations of a spec that the client does not have, with the reason; nothing where it has all.
pub fn left_out(api: &Api) -> String {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for operation in &api.operations {
        let Some(why) = operation.unsendable() else {
            continue;
        };
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, ids)) => ids.push(&operation.id),
            None => reasons.push((why, vec![&operation.id])),
        }
    }
    if reasons.is_empty() {
        return String::new();
    }
    let count: usize = reasons.iter().map(|(_, ids)| ids.len()).sum();
    let each: Vec<String> = reasons
        .iter()
        .map(|(why, ids)| format!("{} ({why})", ids.join(", ")))
        .collect();
    let each = harmless(&each.join("; ")).into_owned();
    let all = api.operations.len();
    format!("left out of the client: {count} of {all} operations: {each}\n")
}

/// A line for each file that was touched, or with `check` is not as the spec says.
pub fn list(outcome: &Outcome, check: bool) -> String {
    let (stale, missing, left_over) = if check {
        ("stale", "missing", "left over")
    } else {
        ("written", "added", "removed")
    };
    let mut text = String::new();
    for (what, paths) in [
        (stale, &outcome.stale),
        (missing, &outcome.missing),
        (left_over, &outcome.left_over),
    ] {
        for path in paths {
            let _ = writeln!(text, "{what}: {path}");
        }
    }
    text
}

/// How many files that were.
pub fn count(outcome: &Outcome, check: bool) -> String {
    let touched = outcome.stale.len() + outcome.missing.len() + outcome.left_over.len();
    let files = |count: usize| format!("{count} file{}", if count == 1 { "" } else { "s" });
    if touched == 0 {
        format!("{} up to date", files(outcome.unchanged))
    } else if check {
        format!(
            "{} not as the spec says; run `bilispec generate`",
            files(touched)
        )
    } else {
        format!("{}, {} unchanged", files(touched), outcome.unchanged)
    }
}
