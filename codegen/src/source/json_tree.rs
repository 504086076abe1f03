//! A JSON file as a tree with places.
//!
//! YAML's parser would read most of JSON, but not its surrogate pairs, and slowly: documents of other people's APIs are
//! megabytes of it. What a text or a number means is `serde_json`'s business; here stands where it is.

use std::collections::HashMap;

use super::span::to_u32;
use super::{Entry, FileId, Key, Node, NodeKind, Span, refused};
use crate::diagnostics::{Diagnostic, Diagnostics, rules};

/// As deep as values may be nested; the same as in YAML.
const MAX_DEPTH: usize = 120;

/// Reads `text`. `None`: it is not JSON, and why has been reported.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut reader = Reader {
        file,
        text,
        at: 0,
        diagnostics,
    };
    let read = reader.document();
    match read {
        Ok(node) => Some(node),
        Err(fault) => {
            diagnostics.push(*fault.0);
            None
        }
    }
}

/// After a fault nothing in the text is sure.
struct Fault(Box<Diagnostic>);

struct Reader<'t, 'd> {
    file: FileId,
    text: &'t str,
    at: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'t> Reader<'t, '_> {
    fn document(&mut self) -> Result<Node, Fault> {
        let node = self.value(0)?;
        self.space();
        if self.peek().is_some() {
            return Err(self.fault("something behind the value"));
        }
        Ok(node)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn fault(&self, why: &str) -> Fault {
        let start = to_u32(self.at);
        let span = Span {
            file: self.file,
            start,
            end: start,
        };
        let message = format!("invalid JSON: {why}");
        Fault(Box::new(Diagnostic::error(
            rules::INVALID_JSON,
            span,
            message,
        )))
    }

    fn span(&self, start: usize) -> Span {
        Span {
            file: self.file,
            start: to_u32(start),
            end: to_u32(self.at),
        }
    }

    fn slice(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        self.space();
        let start = self.at;
        if depth >= MAX_DEPTH {
            let problem = refused::too_deep(MAX_DEPTH, self.span(start));
            return Err(Fault(Box::new(problem)));
        }
        let kind = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => NodeKind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", NodeKind::Bool(true))?,
            Some(b'f') => self.word("false", NodeKind::Bool(false))?,
            Some(b'n') => self.word("null", NodeKind::Null)?,
            Some(_) => return Err(self.fault("expected a value")),
            None => return Err(self.fault("unexpected end")),
        };
        Ok(Node {
            span: self.span(start),
            kind,
        })
    }

    fn word(&mut self, word: &str, kind: NodeKind) -> Result<NodeKind, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            self.at += word.len();
            return Ok(kind);
        }
        Err(self.fault("expected a value"))
    }

    fn number(&mut self) -> Result<NodeKind, Fault> {
        let start = self.at;
        while let Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        let number = serde_json::from_str(self.slice(start)).ok();
        number.map(NodeKind::Number).ok_or_else(|| {
            self.at = start;
            self.fault("a number that JSON does not have")
        })
    }

    fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        self.at += 1;
        let mut plain = true;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    plain = false;
                    self.at += 2;
                }
                Some(0..=0x1f) => return Err(self.fault("a control character in a text")),
                Some(_) => self.at += 1,
                None => return Err(self.fault("a text without an end")),
            }
        }
        self.at += 1;
        let quoted = self.slice(start);
        if plain {
            let text = quoted.get(1..quoted.len().saturating_sub(1));
            return Ok(text.unwrap_or_default().to_owned());
        }
        serde_json::from_str(quoted).map_err(|_| {
            self.at = start;
            self.fault("an escape in a text that JSON does not have")
        })
    }

    fn array(&mut self, depth: usize) -> Result<NodeKind, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(NodeKind::Sequence(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    items.shrink_to_fit();
                    return Ok(NodeKind::Sequence(items));
                }
                _ => return Err(self.fault("expected `,` or `]`")),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<NodeKind, Fault> {
        self.at += 1;
        let mut entries: Vec<Entry> = Vec::new();
        let mut known: HashMap<String, Span> = HashMap::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(NodeKind::Mapping(entries));
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.fault("expected a key in quotes"));
            }
            let text = self.string()?;
            let span = self.span(start);
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.fault("expected `:`"));
            }
            self.at += 1;
            let value = self.value(depth + 1)?;
            if let Some(first) = known.get(&text) {
                let problem = refused::duplicate(&text, span, *first);
                self.diagnostics.push(problem);
            } else {
                known.insert(text.clone(), span);
                let key = Key { text, span };
                entries.push(Entry { key, value });
            }
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    entries.shrink_to_fit();
                    return Ok(NodeKind::Mapping(entries));
                }
                _ => return Err(self.fault("expected `,` or `}`")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::diagnostics::Diagnostics;
    use crate::source::FileId;

    fn read(text: &str) -> Result<String, String> {
        let mut diagnostics = Diagnostics::default();
        let node = parse(FileId::default(), text, &mut diagnostics);
        match (node, diagnostics.list()) {
            (Some(node), []) => Ok(node.to_json().to_string()),
            (_, list) => Err(list.iter().map(|one| one.message.as_str()).collect()),
        }
    }

    #[test]
    fn what_serde_json_reads_is_read_the_same() {
        for text in [
            r#"{"a": [1, -2.5e3, true, null, "x"], "b": {}, "c": []}"#,
            r#" "\ud83d\ude00 \/ \u0041 \n" "#,
            "0",
            "18446744073709551615",
            "\"é\"",
        ] {
            let expected: serde_json::Value = serde_json::from_str(text).unwrap();
            let found: serde_json::Value = serde_json::from_str(&read(text).unwrap()).unwrap();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_told() {
        for text in [
            "",
            "{",
            "[1,]",
            "{a: 1}",
            "{\"a\" 1}",
            "01",
            "1e999",
            "\"",
            "\"\\",
            "\"\\ud800\"",
            "\"\\x\"",
            "tru",
            "{} {}",
            "\"\n\"",
            "[1 2]",
            "-",
            "{\"a\":1,}",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(
            read("{\"a\":1,\"a\":2}"),
            Err("the key `a` is there twice".to_owned())
        );
        let deep = "[".repeat(500);
        assert_eq!(
            read(&deep),
            Err("values are nested more than 120 deep".to_owned())
        );
    }

    #[test]
    fn every_value_has_its_text() {
        let text = "{\n \"a\": [true, \"b\"]}";
        let node = parse(FileId::default(), text, &mut Diagnostics::default()).unwrap();
        let item = node.get("a").and_then(|list| list.items()?.get(1)).unwrap();
        assert_eq!(
            text.get(item.span.start as usize..item.span.end as usize),
            Some("\"b\"")
        );
        assert_eq!(node.entry("a").map(|entry| entry.key.span.start), Some(3));
    }
}
