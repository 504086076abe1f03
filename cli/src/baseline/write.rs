//! Writes a baseline, so that two runs over the same findings write the same bytes.

use std::fmt::Write as _;

use super::Baseline;
use crate::harmless::steers;

const HEAD: &str = "\
# Findings of `bilispec validate` that are known and accepted: they are counted, but do not fail the run.
# `instance`: `*` is any one step. `found`: this value alone, else any. `reason`: yours. `expires: 2027-03-31`: the last day.
";

/// The file's text.
pub fn write(baseline: &Baseline) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("version: 1\n");
    if baseline.entries.is_empty() {
        out.push_str("accepted: []\n");
        return out;
    }
    out.push_str("accepted:\n");
    for entry in &baseline.entries {
        let part = serde_json::to_string(&entry.part).unwrap_or_default();
        let members = [
            ("rule", quoted(&entry.rule)),
            ("operation", quoted(&entry.operation)),
            ("part", part),
            ("schema", quoted(&entry.schema)),
            ("instance", quoted(&entry.instance)),
            ("reason", quoted(&entry.reason)),
        ];
        let found = entry.found.iter().map(|found| ("found", quoted(found)));
        let expires = entry
            .expires
            .map(|last| ("expires", quoted(&last.to_string())));
        let all = members.into_iter().chain(found).chain(expires);
        for (number, (name, value)) in all.enumerate() {
            let indent = if number == 0 { "  - " } else { "    " };
            let _ = writeln!(out, "{indent}{name}: {value}");
        }
    }
    out
}

/// A text as YAML writes it, in JSON's quotes. YAML takes some of the characters that steer a terminal for line breaks, or
/// refuses them.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in serde_json::to_string(text).unwrap_or_default().chars() {
        let _ = match u32::from(c) {
            code @ ..=0xffff if steers(c) => write!(out, "\\u{code:04x}"),
            code if steers(c) => write!(out, "\\U{code:08x}"),
            _ => write!(out, "{c}"),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, read};
    use super::*;
    use crate::report::Part;

    #[test]
    fn what_is_written_is_read() {
        let entry = |reason: &str, expires: Option<&str>| Entry {
            rule: "response.enum".into(),
            operation: "quick_pay".into(),
            part: Part::ResponseBody,
            schema: "spec/a.yaml#/post/enum".into(),
            instance: "/data/*/a: #b\u{2028}\"中\n\u{9b}\u{202e}\u{e0041}".into(),
            found: expires.map(|_| "-7".into()),
            reason: reason.into(),
            expires: expires.map(|day| day.parse().unwrap()),
            line: 0,
        };
        let baseline = Baseline {
            entries: vec![
                entry("since May: they know", Some("2030-01-31")),
                entry("no", None),
            ],
        };
        let text = write(&baseline);
        let mut read = read("b.yaml", &text).unwrap();
        for entry in &mut read.entries {
            assert!(entry.line > 0);
            entry.line = 0;
        }
        assert_eq!(read, baseline);
        assert_eq!(
            super::super::read("b.yaml", &write(&Baseline::default())),
            Ok(Baseline::default())
        );
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let text = "version: 2\naccepted:\n  - rule: a\n    operation: b\n    part: body\n    schema: c\n    instance: ''\n    reson: d\n    expires: 2027-02-30\n";
        assert_eq!(
            read("b.yaml", text).unwrap_err(),
            [
                "b.yaml:1:10: only version 1 is known",
                "b.yaml:8:5: an accepted finding has no `reson` (did you mean `reason`?)",
                "b.yaml:3:5: an accepted finding has `reason`",
                "b.yaml:5:11: there is no part `body`",
                "b.yaml:9:14: a date is written as 2027-03-31",
            ]
        );
        assert_eq!(
            read("b.yaml", "[]").unwrap_err(),
            ["b.yaml:1:1: a baseline has a list `accepted`"]
        );
    }
}
