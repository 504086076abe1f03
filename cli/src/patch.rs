//! What changes in files, as a unified diff that people read and `git apply` takes.

use std::fmt::Write as _;

use ::similar::{ChangeTag, TextDiff};

use crate::harmless::harmless;

/// So many lines around a change are shown.
const CONTEXT: usize = 3;

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const BOLD: &str = "\u{1b}[1m";
const OFF: &str = "\u{1b}[0m";

/// The diff of one file; `old` is `None` for a new one. Empty where nothing changes.
pub fn unified(path: &str, old: Option<&str>, new: &str, color: bool) -> String {
    let diff = TextDiff::from_lines(old.unwrap_or_default(), new);
    let mut out = String::new();
    let mut line = |style: &str, text: &str| {
        let _ = if color && !style.is_empty() {
            writeln!(out, "{style}{text}{OFF}")
        } else {
            writeln!(out, "{text}")
        };
    };
    let mut head = true;
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if std::mem::take(&mut head) {
            let from = old.map_or_else(|| "/dev/null".to_owned(), |_| format!("a/{path}"));
            line(BOLD, &format!("--- {from}"));
            line(BOLD, &format!("+++ b/{path}"));
        }
        line(CYAN, &hunk.header().to_string());
        for change in hunk.iter_changes() {
            let (style, sign) = match change.tag() {
                ChangeTag::Delete => (RED, '-'),
                ChangeTag::Insert => (GREEN, '+'),
                ChangeTag::Equal => ("", ' '),
            };
            let text = change.value();
            let text = text.strip_suffix('\n').unwrap_or(text);
            let shown: Vec<_> = text.split('\t').map(harmless).collect();
            line(style, &format!("{sign}{}", shown.join("\t")));
            if change.missing_newline() {
                line("", "\\ No newline at end of file");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_diff_that_git_takes() {
        let old = "a\nb\nc\nd\ne\nf\n";
        let new = "a\nb\nc\nd\nE\nf";
        assert_eq!(
            unified("x/y.yaml", Some(old), new, false),
            "--- a/x/y.yaml\n+++ b/x/y.yaml\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n-f\n+E\n+f\n\\ No newline at end of file\n"
        );
        assert_eq!(
            unified("n", None, "1\n2\n", false),
            "--- /dev/null\n+++ b/n\n@@ -0,0 +1,2 @@\n+1\n+2\n"
        );
        assert_eq!(unified("n", Some(old), old, true), "");
        assert!(unified("n", None, "1\n", true).contains("\u{1b}[32m+1\u{1b}[0m\n"));
    }
}
