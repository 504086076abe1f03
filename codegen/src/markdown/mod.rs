//! Text of a spec as Markdown for doc comments: the one writer of all emitters.
//!
//! A text is parsed as Markdown and written back in a subset that cannot do more than show text: paragraphs, emphasis,
//! lists, links to http and https, code spans. A block of code is marked as text, so that rustdoc never compiles it; HTML
//! is shown as it was written. Does not know what the texts mean, nor in which comment they end up.
//!
//! **Architecture invariant:** a line that is written here opens no block of its own kind where it is joined with other
//! lines: it begins with none of the characters that Markdown gives a meaning at the beginning of a line, unless this
//! module put them there.

mod inline;
#[cfg(test)]
mod tests;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::text::is_invisible;
use inline::Inline;

/// Lists and quotes that may stand within each other; what is deeper becomes paragraphs.
const MAX_DEPTH: usize = 8;

/// A text of several blocks, as lines of Markdown. Neither the first nor the last is empty.
pub(crate) fn block(text: &str) -> Vec<String> {
    let text = clean(text);
    let mut blocks = Blocks {
        events: Parser::new_ext(&text, Options::empty()),
        depth: 0,
    };
    blocks.until(None)
}

/// A text that belongs into one line: a cell of a table, a title, what follows a label. Nothing in it is a block.
pub(crate) fn inline(text: &str) -> String {
    let text = clean(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    // Behind a word nothing opens a block.
    let line = format!("x {}", words.join(" "));
    let mut inline = Inline::for_one_line();
    for event in Parser::new_ext(&line, Options::empty()) {
        inline.event(event);
    }
    let line = inline.into_lines().join(" ");
    inline::begin_as_text(line.strip_prefix('x').unwrap_or(&line).trim())
}

/// A name or value as a code span. Empty for an empty one.
pub(crate) fn code(text: &str) -> String {
    let mut inline = Inline::for_one_line();
    inline.code(&clean(text));
    inline.into_lines().join(" ")
}

/// Without characters that a comment cannot have, or that rustc warns of in one; line ends as `\n`.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push_str("    "),
            c if c.is_control() || is_invisible(c) => clean.push(' '),
            c => clean.push(c),
        }
    }
    clean
}

/// Blocks as they are read.
struct Blocks<'t> {
    events: Parser<'t>,
    depth: usize,
}

impl<'t> Blocks<'t> {
    /// The lines of all blocks up to the end of the one that is open.
    fn until(&mut self, end: Option<TagEnd>) -> Vec<String> {
        let mut lines = Vec::new();
        let mut loose = Inline::default();
        while let Some(event) = self.events.next() {
            if let Event::End(found) = &event
                && Some(*found) == end
            {
                break;
            }
            match self.nested(event) {
                // Text without a paragraph of its own: the items of a tight list have such.
                Err(event) => loose.event(event),
                Ok(nested) => {
                    append(&mut lines, std::mem::take(&mut loose).into_lines());
                    append(&mut lines, nested);
                }
            }
        }
        append(&mut lines, loose.into_lines());
        lines
    }

    /// The lines of the block that an event begins or is; or the event, if it belongs to a line.
    fn nested(&mut self, event: Event<'t>) -> Result<Vec<String>, Event<'t>> {
        Ok(match event {
            Event::Start(Tag::CodeBlock(kind)) => self.code_block(&kind),
            Event::Start(Tag::HtmlBlock) => self.paragraph(TagEnd::HtmlBlock),
            Event::Start(Tag::Paragraph) => self.paragraph(TagEnd::Paragraph),
            Event::Start(Tag::Heading { level, .. }) => {
                let mut inline = Inline::default();
                inline.event(Event::Start(Tag::Strong));
                self.fill(&mut inline, TagEnd::Heading(level));
                inline.event(Event::End(TagEnd::Strong));
                inline.into_lines()
            }
            Event::Start(Tag::List(first)) => self.list(first),
            // A quote becomes what is quoted.
            Event::Start(tag @ (Tag::BlockQuote(_) | Tag::Item)) => self.until(Some(tag.to_end())),
            Event::Rule => Vec::new(),
            event => return Err(event),
        })
    }

    fn paragraph(&mut self, end: TagEnd) -> Vec<String> {
        let mut inline = Inline::default();
        self.fill(&mut inline, end);
        inline.into_lines()
    }

    fn fill(&mut self, inline: &mut Inline, end: TagEnd) {
        for event in self.events.by_ref() {
            if matches!(&event, Event::End(found) if *found == end) {
                break;
            }
            inline.event(event);
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> Vec<String> {
        let mut text = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(part) => text.push_str(&part),
                _ => {}
            }
        }
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        if lines.iter().all(|line| line.is_empty()) && matches!(kind, CodeBlockKind::Indented) {
            return Vec::new();
        }
        let longest = text.split(|c| c != '`').map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        let mut block = vec![format!("{fence}text")];
        block.extend(lines.into_iter().map(str::to_owned));
        block.push(fence);
        block
    }

    fn list(&mut self, first: Option<u64>) -> Vec<String> {
        let end = TagEnd::List(first.is_some());
        let mut items = Vec::new();
        self.depth += 1;
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.until(Some(TagEnd::Item))),
                Event::End(found) if found == end => break,
                _ => {}
            }
        }
        self.depth -= 1;
        let mut lines = Vec::new();
        let mut number = first;
        if holds_blocks(&items) {
            items.retain(|item| !item.is_empty());
            number = first.map(|_| 1);
        }
        for item in items {
            let marker = number.map_or("- ".to_owned(), |number| format!("{number}. "));
            number = number.map(|number| number.saturating_add(1).min(999_999_999));
            if self.depth >= MAX_DEPTH {
                append(&mut lines, item);
            } else {
                lines.extend(marked(&marker, item));
            }
        }
        lines
    }
}

/// Whether items hold more than a line each. Such a list is numbered from 1 on, because no other begins right behind a
/// line of text: of another, the first line would be text there, and what is indented below it code, or a fence alone.
fn holds_blocks(items: &[Vec<String>]) -> bool {
    items.iter().any(|item| item.len() > 1)
}

/// An item's lines behind its marker. One without text is left out: its marker alone would underline what stands above.
fn marked(marker: &str, item: Vec<String>) -> Vec<String> {
    let indent = " ".repeat(marker.len());
    let lines = item.into_iter().enumerate();
    lines
        .map(|(index, line)| match index {
            0 => format!("{marker}{line}"),
            _ if line.is_empty() => line,
            _ => format!("{indent}{line}"),
        })
        .collect()
}

/// Another block, an empty line before it.
fn append(lines: &mut Vec<String>, block: Vec<String>) {
    if !lines.is_empty() && !block.is_empty() {
        lines.push(String::new());
    }
    lines.extend(block);
}
