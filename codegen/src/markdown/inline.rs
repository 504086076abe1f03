//! What stands in lines: words, code spans, emphasis, links.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Tag, TagEnd};

/// Emphasis within emphasis that is kept.
const MAX_DEPTH: usize = 4;

/// Lines that are being written.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// What is open, outermost first: where a link leads, or how text is emphasized, and the text so far.
    open: Vec<(Wrap, String)>,
    text: String,
    /// Whatever is in a table's cell must not have the character that ends it, not even in code.
    one_line: bool,
    /// Text that has been read, but not written: the parser cuts words where a character could have had a meaning.
    pending: String,
}

/// What stands around a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wrap {
    Emphasis(&'static str),
    /// To an address that may be written.
    Link(String),
    Nothing,
}

impl Inline {
    pub(super) fn for_one_line() -> Self {
        Self {
            one_line: true,
            ..Self::default()
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.pending.push_str(&text);
                return;
            }
            _ => self.flush(),
        }
        match event {
            Event::Code(text) => self.code(&text),
            Event::SoftBreak | Event::HardBreak => self.top().push('\n'),
            Event::Start(Tag::Emphasis) => self.start(Wrap::Emphasis("*")),
            Event::Start(Tag::Strong) => self.start(Wrap::Emphasis("**")),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.start(address(&dest_url).map_or(Wrap::Nothing, Wrap::Link));
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {
                self.end();
            }
            _ => {}
        }
    }

    /// A code span. Backticks in it are written as apostrophes, which end nothing.
    pub(super) fn code(&mut self, text: &str) {
        self.flush();
        let text = text.replace('`', "'").replace('\n', " ");
        if text.trim().is_empty() {
            return;
        }
        if self.one_line && text.contains('|') {
            let mut plain = String::new();
            words(&mut plain, &text, false);
            return self.top().push_str(&plain);
        }
        push_code(self.top(), &text);
    }

    /// The lines, each of which begins as text does.
    pub(super) fn into_lines(mut self) -> Vec<String> {
        self.flush();
        while !self.open.is_empty() {
            self.end();
        }
        let lines = self.text.split('\n').map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(begin_as_text)
            .collect()
    }

    fn top(&mut self) -> &mut String {
        match self.open.last_mut() {
            Some((_, text)) => text,
            None => &mut self.text,
        }
    }

    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        let in_link = self
            .open
            .iter()
            .any(|(wrap, _)| matches!(wrap, Wrap::Link(_)));
        words(self.top(), &text, !in_link);
    }

    fn start(&mut self, wrap: Wrap) {
        let links = matches!(wrap, Wrap::Link(_));
        let depth = self.open.len();
        let again = |(open, _): &(Wrap, String)| match (open, &wrap) {
            (Wrap::Link(_), Wrap::Link(_)) => true,
            (open, wrap) => open == wrap,
        };
        let wrap = if self.open.iter().any(again) || (!links && depth >= MAX_DEPTH) {
            Wrap::Nothing
        } else {
            wrap
        };
        self.open.push((wrap, String::new()));
    }

    fn end(&mut self) {
        let Some((wrap, text)) = self.open.pop() else {
            return;
        };
        let one_line = self.one_line;
        let top = self.top();
        let inner = text.trim();
        match wrap {
            Wrap::Nothing => push_link(top, &text),
            Wrap::Emphasis(_) if inner.is_empty() => top.push_str(&text),
            Wrap::Emphasis(mark) => {
                let (before, after) = around(&text);
                let _ = write!(top, "{before}{mark}{inner}{mark}{after}");
            }
            Wrap::Link(address) if inner.is_empty() || unescaped(inner) == address => {
                let _ = write!(top, "<{address}>");
            }
            Wrap::Link(address) => {
                let inner = if one_line {
                    inner.replace('\n', " ")
                } else {
                    inner.to_owned()
                };
                push_link(top, &format!("[{inner}]({})", destination(&address)));
            }
        }
    }
}

/// The white space before and after a text.
fn around(text: &str) -> (&str, &str) {
    let begin = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(begin);
    (before, rest.split_at(rest.trim_end().len()).1)
}

/// As it reads.
fn unescaped(text: &str) -> String {
    text.replace('\\', "")
}

/// An address that a link may lead to: http or https, of characters that end neither link nor comment.
fn address(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    let rest = ["http://", "https://"]
        .iter()
        .find_map(|scheme| lower.strip_prefix(scheme))?;
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') {
        return None;
    }
    let mut address = String::new();
    for c in url.chars() {
        if is_of_url(c) {
            address.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    Some(address)
}

/// An address between the parentheses of a link.
fn destination(address: &str) -> String {
    let mut out = String::new();
    for c in address.chars() {
        if !c.is_ascii_alphanumeric() && !matches!(c, '/' | ':' | '.' | '-' | '%' | '?' | '=') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What an address may have without being quoted; `|`, which ends a cell of a table, is not among them.
fn is_of_url(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// Text outside code: addresses as links, names of the wire as code, and everything that Markdown reads escaped.
fn words(out: &mut String, text: &str, links: bool) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(url) = url_at(rest).filter(|_| links) {
            let _ = write!(out, "<{url}>");
            rest = rest.split_at(url.len()).1;
            continue;
        }
        let name = name_at(rest);
        if name.is_empty() {
            push_text(out, c, rest.split_at(c.len_utf8()).1);
            rest = rest.split_at(c.len_utf8()).1;
            continue;
        }
        if is_identifier(name) {
            push_code(out, name);
        } else {
            out.push_str(name);
        }
        rest = rest.split_at(name.len()).1;
    }
}

/// A text that may begin with a link. An exclamation mark in front would make an image of that.
fn push_link(out: &mut String, text: &str) {
    if text.starts_with('[') && out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
    out.push_str(text);
}

/// A code span, apart from one that ends before it.
fn push_code(out: &mut String, text: &str) {
    if out.ends_with('`') {
        out.push(' ');
    }
    // The parser takes one space off both ends, if both have one.
    let space = if text.starts_with(' ') && text.ends_with(' ') {
        " "
    } else {
        ""
    };
    let _ = write!(out, "`{space}{text}{space}`");
}

fn push_text(out: &mut String, c: char, rest: &str) {
    match c {
        '`' => out.push('\''),
        '&' if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') => {
            out.push_str("\\&");
        }
        '[' | ']' | '<' | '>' | '*' | '#' | '\\' | '|' | '~' => {
            out.push('\\');
            out.push(c);
        }
        c => out.push(c),
    }
}

/// A line so that its beginning is text: no item, no underline, no rule.
pub(super) fn begin_as_text(line: &str) -> String {
    let mut chars = line.chars();
    let marks = match (chars.next(), chars.next()) {
        (Some('=' | ':' | '~'), _) => true,
        // A number may well be negative.
        (Some('-' | '+'), next) => next.is_none_or(|next| !next.is_ascii_digit()),
        _ => false,
    };
    if marks {
        return format!("\\{line}");
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    if !number.is_empty() && rest.starts_with(['.', ')']) {
        let after = rest.chars().nth(1);
        if after.is_none_or(char::is_whitespace) {
            return format!("{number}\\{rest}");
        }
    }
    line.to_owned()
}

/// The address that a text begins with, without the punctuation behind it.
fn url_at(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let end = text.find(|c| !is_of_url(c)).unwrap_or(text.len());
    let url = text.split_at(end).0;
    Some(url.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'', '*', ']']))
}

/// The name that a text begins with: letters, digits and underscores, and dots between them.
fn name_at(text: &str) -> &str {
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let dot = *byte == b'.' && end > 0 && bytes.get(end + 1).is_some_and(|next| in_name(*next));
        if !in_name(*byte) && !dot {
            break;
        }
        end += 1;
    }
    text.split_at(end).0
}

/// Something of the wire rather than a word: `order_id`, `data.status`, `deviceId`.
fn is_identifier(name: &str) -> bool {
    let lower = name.starts_with(|c: char| c.is_ascii_lowercase());
    let dotted = name.contains('.') && name.split('.').all(|part| part.len() > 1);
    name.contains('_') || (lower && (dotted || name.contains(|c: char| c.is_ascii_uppercase())))
}
