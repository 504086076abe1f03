//! JSON as notes write it: with comments behind members, and commas behind the last one.

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use bilispec_codegen::source::Json;

/// A document, and what its comments say of members: their path (`data.list[]`), and the comment.
#[derive(Debug, Clone)]
pub(super) struct Commented {
    pub(super) value: Json,
    pub(super) comments: Vec<(String, String)>,
}

/// Reads JSON with comments; what is wrong with it otherwise.
pub(super) fn read(text: &str) -> Result<Commented, String> {
    let mut scanner = Scanner::new(text, &ScannerOptions::default());
    let mut plain = String::new();
    let mut comments = Vec::new();
    let mut place = Place::default();
    let mut comma = false;
    loop {
        let token = match scanner.scan() {
            Ok(Some(token)) => token,
            Ok(None) => break,
            Err(error) => return Err(error.kind().to_string()),
        };
        if let Token::CommentLine(comment) | Token::CommentBlock(comment) = &token {
            let comment = comment.trim();
            if !comment.is_empty() {
                comments.push((place.path(), comment.to_owned()));
            }
            continue;
        }
        if comma && !matches!(token, Token::CloseBrace | Token::CloseBracket) {
            plain.push(',');
        }
        comma = token == Token::Comma;
        if !comma {
            let written = text.get(scanner.token_start()..scanner.token_end());
            plain.push_str(written.unwrap_or_default());
            plain.push(' ');
        }
        place.follow(&token);
    }
    if comma {
        plain.push(',');
    }
    let value = Json::parse(plain.as_bytes()).map_err(|error| {
        let text = error.to_string();
        // Its line and column are those of the text without comments.
        let what = text.split(" at line").next().unwrap_or_default();
        what.to_owned()
    })?;
    Ok(Commented { value, comments })
}

/// Where in a document a token stands.
#[derive(Default)]
struct Place {
    /// Objects with the member that was named last, and lists.
    open: Vec<Option<String>>,
    /// A text that may be a member's name.
    name: Option<String>,
}

impl Place {
    fn follow(&mut self, token: &Token<'_>) {
        match token {
            Token::OpenBrace => self.open.push(Some(String::new())),
            Token::OpenBracket => self.open.push(None),
            Token::CloseBrace | Token::CloseBracket => {
                self.open.pop();
            }
            Token::Colon => {
                if let (Some(name), Some(Some(member))) = (self.name.take(), self.open.last_mut()) {
                    *member = name;
                }
            }
            _ => {}
        }
        self.name = match token {
            Token::String(text) => Some(text.to_string()),
            _ => None,
        };
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            match open {
                None => path.push_str("[]"),
                Some(member) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(member);
                }
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_belong_to_the_member_before_them() {
        let text = "{\n  \"errno\": 0,// 错误码\n  \"url\": \"http://a\", /* b */\n  \"data\": {\"x\": [{\"y\": 1 // z\n}]} // 数据\n,}";
        let read = read(text).unwrap();
        assert_eq!(
            read.value.to_string(),
            r#"{"errno":0,"url":"http://a","data":{"x":[{"y":1}]}}"#
        );
        let expected = [
            ("errno", "错误码"),
            ("url", "b"),
            ("data.x[].y", "z"),
            ("data", "数据"),
        ];
        let expected = expected.map(|(path, text)| (path.to_owned(), text.to_owned()));
        assert_eq!(read.comments, expected);
    }

    #[test]
    fn what_is_no_json_is_told() {
        for text in [
            "",
            "{",
            "[1, 2",
            "{a: 1}",
            "nothing",
            "{\"a\": 0x1}",
            "'a'",
            &"[".repeat(100_000),
        ] {
            assert!(read(text).is_err(), "{text:.20}");
        }
    }
}
