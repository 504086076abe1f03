//! Text of others, made fit to be printed: it neither steers a terminal nor gives commands to a build server.
//!
//! Captures, documents, reports and file names were written by strangers. Whoever quotes one in a line of text uses
//! [`harmless`]; what goes to a terminal or a log as a whole passes [`lines`], and JSON passes [`json`].

use std::borrow::Cow;
use std::fmt::Write as _;

pub use bilispec_codegen::text::{harmless, steers};

/// A text of several lines, without colours: as [`harmless`], but line ends stay, and no line is a command to a build
/// server.
pub fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&no_command(&harmless(line)));
    }
    out
}

/// A text with colours of our own, whose foreign parts are [`harmless`] already: no line is a command to a build server.
pub fn no_commands(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(no_command).collect();
    lines.join("\n")
}

/// GitHub takes a line that begins with `::` for a command, wherever it comes from; others one that holds `##[`,
/// `##vso[` or `##teamcity[`.
fn no_command(line: &str) -> Cow<'_, str> {
    let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
    let mut line: Cow<'_, str> = match rest.strip_prefix("::") {
        Some(rest) => format!("{indent}:\\:{rest}").into(),
        None => line.into(),
    };
    for command in ["##[", "##vso[", "##teamcity["] {
        if line.contains(command) {
            line = line
                .replace(command, &command.replacen('#', "#\\", 1))
                .into();
        }
    }
    line
}

/// JSON, with the characters that steer a terminal as escapes. Between strings there are none of them but line ends.
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && steers(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    // What build servers take for a command wherever it stands.
    out.replace("##", "#\\u0023")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers() {
        let odd = "a\u{1b}[2J\u{9b}31m\u{7f}\u{202e}\u{2066}\u{feff}\u{e0041}\u{fffe}\r\n\t\0b";
        assert!(harmless(odd).chars().all(|c| !steers(c)));
        assert!(matches!(harmless("plain 文"), Cow::Borrowed(_)));
        let text = json(&serde_json::json!({ odd: odd }).to_string());
        assert!(text.chars().all(|c| !steers(c)));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, serde_json::json!({ odd: odd }));
    }

    #[test]
    fn no_line_is_a_command() {
        for (text, printed) in [
            ("::error::x", ":\\:error::x"),
            ("a\n  ::stop-commands::x\nb", "a\n  :\\:stop-commands::x\nb"),
            ("a\r::add-mask::x", "a\u{fffd}::add-mask::x"),
            ("a ##[error]x", "a #\\#[error]x"),
            ("##vso[task.setvariable]x", "#\\#vso[task.setvariable]x"),
            ("std::io", "std::io"),
        ] {
            assert_eq!(lines(text), printed);
        }
    }
}
