//! The fixtures of a spec, each read once: their bytes, their text, and what they hold as JSON.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use crate::model::{Api, Example};
use crate::source::Project;

/// The fixtures of all operations.
#[derive(Debug, Default)]
pub struct Bodies {
    by_file: HashMap<String, Body>,
}

/// A fixture.
#[derive(Debug)]
pub struct Body {
    /// Its bytes, as the file has them.
    pub bytes: Vec<u8>,
    /// Its value, or why it is not JSON.
    pub value: Result<Value, String>,
}

impl Bodies {
    /// Reads the files that the examples of a spec name. One that cannot be read is left out.
    pub fn read(project: &Project, api: &Api) -> Self {
        let examples = api
            .operations
            .iter()
            .flat_map(|operation| &operation.examples);
        let by_file = examples.filter_map(|example| {
            let bytes = project.read(&example.file).ok()?;
            let value = serde_json::from_slice(&bytes).map_err(|error| error.to_string());
            Some((example.file.clone(), Body { bytes, value }))
        });
        Self {
            by_file: by_file.collect(),
        }
    }

    /// The fixture of an example; `None` if the file cannot be read.
    pub fn of(&self, example: &Example) -> Option<&Body> {
        self.by_file.get(&example.file)
    }

    /// The fixture's value, if it is JSON.
    pub fn value(&self, example: &Example) -> Option<&Value> {
        self.of(example)?.value.as_ref().ok()
    }
}

impl Body {
    /// The body as a text; `None` if it is not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The body without the white space between the tokens of JSON, everything else as it was written: digits, escapes,
    /// the order of members, repeated keys. What is not JSON stands as it is. `None` if it is not UTF-8.
    pub fn compact(&self) -> Option<Cow<'_, str>> {
        let text = self.text()?;
        Some(match self.value {
            Ok(_) => Cow::Owned(compact(text)),
            Err(_) => Cow::Borrowed(text),
        })
    }
}

/// A text that is JSON, without white space outside of strings.
fn compact(json: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = |c: &char| {
        if escaped {
            escaped = false;
            return true;
        }
        match c {
            '"' => quoted = !quoted,
            '\\' => escaped = true,
            ' ' | '\t' | '\r' | '\n' => return quoted,
            _ => {}
        }
        true
    };
    json.chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "what cannot be read has failed")]

    use super::*;
    use bilispec_wire::json::Document;

    fn body(text: &str) -> Body {
        Body {
            bytes: text.as_bytes().to_owned(),
            value: serde_json::from_str(text).map_err(|error| error.to_string()),
        }
    }

    #[test]
    fn only_white_space_between_tokens_goes() {
        for (text, compacted) in [
            (
                " { \"a\" : [ 1 , -2.50 ,\r\n\t1e+3 ] }\n",
                r#"{"a":[1,-2.50,1e+3]}"#,
            ),
            (
                r#"{ "a b" : " \" \\ " , "c\\" : "\u0020" }"#,
                r#"{"a b":" \" \\ ","c\\":"\u0020"}"#,
            ),
            (r#"{"b":1, "a":2, "b":3}"#, r#"{"b":1,"a":2,"b":3}"#),
            (" true ", "true"),
            ("\"\u{a0} \u{3000}\" ", "\"\u{a0} \u{3000}\""),
        ] {
            assert_eq!(body(text).compact().unwrap(), compacted);
            // This tree knows digits, order and repeated keys.
            let tree = |text: &str| {
                format!(
                    "{:?}",
                    Document::parse(text.as_bytes()).unwrap().into_root()
                )
            };
            assert_eq!(tree(text), tree(compacted));
        }
    }

    #[test]
    fn what_is_not_json_stands_as_it_is() {
        for text in [
            "",
            " <p>\r\n a  b </p>\n",
            "{ \"a\" : 1 } ;",
            "\u{feff}{ }",
            "{ \"a\" : \"\t\" }",
            "1e999 ",
        ] {
            assert_eq!(body(text).compact().unwrap(), text);
        }
        let bytes = Body {
            bytes: vec![b'"', 0xff, b'"'],
            value: Err("not UTF-8".to_owned()),
        };
        assert_eq!(bytes.compact(), None);
    }
}
