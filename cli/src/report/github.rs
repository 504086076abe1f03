//! Findings as workflow commands of GitHub Actions, which shows them at the lines they are about.
//!
//! GitHub shows ten errors and ten warnings of a step; the rest stands in the log.

use std::fmt::Write as _;

use super::{Annotation, Severity};

/// Prints annotations. `folder`: where the project stands in the repository, empty or with `/` at its end.
pub fn github(annotations: &[Annotation], folder: &str, summary: &str) -> String {
    let mut out = String::new();
    for annotation in annotations {
        let (command, accepted) = match (&annotation.accepted, annotation.severity) {
            (Some(accepted), _) => ("notice", format!("\naccepted: {}", accepted.reason)),
            (None, Severity::Error) => ("error", String::new()),
            (None, Severity::Warning) => ("warning", String::new()),
        };
        let mut properties = Vec::new();
        if !annotation.file.is_empty() {
            properties.push(("file", format!("{folder}{}", annotation.file)));
            properties.push(("line", annotation.line.to_string()));
            properties.push(("col", annotation.column.to_string()));
        }
        properties.push(("title", annotation.rule.clone()));
        let properties: Vec<_> = properties
            .into_iter()
            .map(|(name, value)| format!("{name}={}", escaped(&value, true)))
            .collect();
        let mut message = annotation.message.clone();
        for detail in &annotation.details {
            let _ = write!(message, "\n{detail}");
        }
        for (text, place) in &annotation.related {
            let _ = write!(
                message,
                "\n{text}: {folder}{}:{}:{}",
                place.file, place.line, place.column
            );
        }
        message.push_str(&accepted);
        let _ = writeln!(
            out,
            "::{command} {}::{}",
            properties.join(","),
            escaped(&message, false)
        );
    }
    // A line of text could be taken for a command only if it began with one.
    let _ = writeln!(out, "{}", summary.trim_end().trim_start_matches(':'));
    out
}

/// What would end a property or the line, in the runner's own escapes.
fn escaped(text: &str, property: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if property => out.push_str("%3A"),
            ',' if property => out.push_str("%2C"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_finding_ends_the_command() {
        let annotation = Annotation {
            rule: "a,b:c".into(),
            severity: Severity::Error,
            message: "50% of\r\n::stop-commands::x".into(),
            details: vec!["found: 1, 2".into()],
            related: Vec::new(),
            file: "spec/a,b:c%.yaml".into(),
            line: 3,
            column: 7,
            subject: None,
            identity: Vec::new(),
            accepted: None,
        };
        assert_eq!(
            github(&[annotation], "sub/", "1 error\n"),
            "::error file=sub/spec/a%2Cb%3Ac%25.yaml,line=3,col=7,title=a%2Cb%3Ac::50%25 of%0D%0A::stop-commands::x%0Afound: 1, 2\n1 error\n"
        );
    }
}
