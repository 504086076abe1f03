//! Pages as Markdown (GFM). What the spec says is shown as it was written: everything with a meaning is escaped.

use std::fmt::Write as _;

use super::content::{Block, Inline, Page, Table};
use super::names::{INDEX, page_file};
use crate::labels::{self, PAGE_HEADER, Spoken};

/// The whole text of a page.
pub(super) fn write(page: &Page, spoken: Spoken) -> String {
    let mut out = format!(
        "{PAGE_HEADER}\n\n# {}\n",
        inline(&[Inline::Text(page.title.clone())], Place::Line)
    );
    if page.name != INDEX {
        let index = spoken.choose(labels::INDEX.zh, labels::INDEX.en);
        let _ = writeln!(out, "\n[{index}]({})", page_file(INDEX));
    }
    for block in &page.blocks {
        self::block(&mut out, block, spoken);
    }
    out
}

fn block(out: &mut String, block: &Block, spoken: Spoken) {
    out.push('\n');
    match block {
        Block::Heading { level, text, .. } => {
            let marks = "#".repeat(usize::from(*level));
            let _ = writeln!(out, "{marks} {}", inline(text, Place::Line));
        }
        Block::Paragraph(text) => {
            let _ = writeln!(out, "{}", inline(text, Place::Paragraph));
        }
        Block::Address(url) => {
            let _ = writeln!(out, "> {}", escape(url));
        }
        Block::Emphasis(text) => {
            let _ = writeln!(out, "*{}*", escape(text));
        }
        Block::List(items) => {
            for item in items {
                let _ = writeln!(out, "- {}", begin(&inline(item, Place::Line)));
            }
        }
        Block::Table(table) => self::table(out, table, spoken),
        Block::Example { title, blocks, .. } => {
            let _ = writeln!(out, "### {}", inline(title, Place::Line));
            for inner in blocks {
                self::block(out, inner, spoken);
            }
        }
        Block::Code { language, text } => {
            let fence = fence(text);
            let _ = writeln!(out, "{fence}{language}\n{text}\n{fence}");
        }
    }
}

/// A fence that the text does not hold.
fn fence(text: &str) -> String {
    let longest = text
        .lines()
        .map(|line| {
            let line = line.trim_start();
            line.len() - line.trim_start_matches('`').len()
        })
        .max();
    "`".repeat(longest.unwrap_or_default().max(2) + 1)
}

fn table(out: &mut String, table: &Table, spoken: Spoken) {
    let heads: Vec<&str> = table.heads.iter().map(|head| spoken.head(head)).collect();
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(table.heads.len()));
    for row in &table.rows {
        out.push('|');
        for cell in &row.cells {
            let text = inline(cell, Place::Cell);
            let gap = if text.is_empty() { "" } else { " " };
            let _ = write!(out, "{gap}{text} |");
        }
        out.push('\n');
    }
}

/// Where a text stands: what a line break is, and what has a meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Cell,
    Line,
    Paragraph,
}

fn inline(text: &[Inline], place: Place) -> String {
    let mut out = String::new();
    pieces(&mut out, text, place);
    if place == Place::Paragraph {
        let lines: Vec<_> = out.split('\n').map(begin).collect();
        out = lines.join("\n");
    }
    out
}

fn pieces(out: &mut String, text: &[Inline], place: Place) {
    for piece in text {
        match piece {
            Inline::Text(words) | Inline::English(words) => out.push_str(&escape(words)),
            Inline::Code(code) => out.push_str(&self::code(code, place)),
            Inline::Sources { label, ids } => {
                let ids: Vec<String> = ids.iter().map(|id| code(id, place)).collect();
                let _ = write!(out, "{}: {}", escape(label), ids.join(", "));
            }
            Inline::Evidence(evidence) => {
                let _ = write!(out, "`{evidence}`");
            }
            Inline::Strong(words) => {
                let _ = write!(out, "**{}**", escape(words));
            }
            Inline::Link { text, page } => {
                let _ = write!(out, "[{}]({})", code(text, place), page_file(page));
            }
            Inline::Both { zh, en, lines } => {
                pieces(out, zh, place);
                match lines {
                    true => pieces(out, &[Inline::Break], place),
                    false => out.push_str(" / "),
                }
                pieces(out, en, place);
            }
            Inline::Value(line) => pieces(out, line, place),
            Inline::Break => out.push_str(match place {
                Place::Cell => "<br>",
                Place::Line => " ",
                // A backslash would stand in the text of readers that know no hard breaks.
                Place::Paragraph => "  \n",
            }),
        }
    }
}

/// Code in backticks, more of them than it holds in a row.
fn code(code: &str, place: Place) -> String {
    let mut longest = 0;
    let mut run = 0;
    for c in code.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if code.is_empty() || code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    let mut code = code.replace(['\n', '\r'], " ");
    if place == Place::Cell {
        code = code.replace('|', r"\|");
    }
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// Words in which nothing is markup.
fn escape(text: &str) -> String {
    let mut out = String::new();
    let mut previous = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let inside_word = previous.is_alphanumeric() && next.is_alphanumeric();
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '*' | '[' | ']' | '|' | '`' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '_' if !inside_word => out.push_str(r"\_"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
        previous = c;
    }
    out
}

/// A line of a paragraph that could begin something else.
fn begin(line: &str) -> String {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < line.len() && digits.starts_with(['.', ')']);
    if numbered {
        let number = line.len() - digits.len();
        let (number, rest) = line.split_at(number);
        format!("{number}\\{rest}")
    } else if line.starts_with(['#', '-', '+', '=']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_is_markup() {
        for (text, written) in [
            ("a_b _c_", r"a_b \_c\_"),
            ("<b>&", "&lt;b&gt;&amp;"),
            ("a | b", r"a \| b"),
            ("*x* [y](z) `w`", r"\*x\* \[y\](z) \`w\`"),
            ("价格，单位分", "价格，单位分"),
        ] {
            assert_eq!(escape(text), written);
        }
        for (line, written) in [
            ("1. x", "1\\. x"),
            ("- x", "\\- x"),
            ("# x", "\\# x"),
            ("-101", "\\-101"),
            ("20 x", "20 x"),
        ] {
            assert_eq!(begin(line), written);
        }
    }

    #[test]
    fn code_is_fenced_by_more_than_it_holds() {
        assert_eq!(code("a", Place::Cell), "`a`");
        assert_eq!(code("a`b", Place::Cell), "``a`b``");
        assert_eq!(code("`", Place::Cell), "`` ` ``");
        assert_eq!(code("a|b", Place::Cell), r"`a\|b`");
        assert_eq!(fence("x"), "```");
        assert_eq!(fence("````\n"), "`````");
    }
}
