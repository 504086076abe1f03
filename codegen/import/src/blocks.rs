//! Notes as blocks: headings, paragraphs, lists, tables, code, each with the number of its line.
//!
//! Markdown is read by `pulldown-cmark`; what it would pass over in silence (cells beyond a table's columns) is told
//! here. Knows Markdown and nothing of endpoints.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::lines::Line;
use super::sink::Sink;
use super::text::{Piece, Text};

/// A block of notes.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

/// What a block is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Heading(u8, Text),
    /// Its lines, each with its number.
    Paragraph(Vec<(usize, Text)>),
    Quote(Text),
    List(Vec<Item>),
    Table(Table),
    Code {
        language: String,
        text: String,
    },
}

/// An item of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) text: Text,
    pub(super) items: Vec<Item>,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<(usize, Vec<Text>)>,
}

/// Reads blocks.
pub(super) fn read(lines: &[Line], sink: &mut Sink) -> Vec<Block> {
    let lines = apart(lines);
    let mut source = String::new();
    let mut starts = Vec::new();
    for line in &lines {
        starts.push((source.len(), line.number));
        source.push_str(&line.text);
        source.push('\n');
    }
    let mut reader = Reader {
        source: &source,
        starts: &starts,
        sink,
        blocks: Vec::new(),
        text: Text::default(),
        lines: Vec::new(),
        items: Vec::new(),
        lists: Vec::new(),
        quote: 0,
        quoted: Text::default(),
        table: None,
        cells: Vec::new(),
        code: None,
        links: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range);
    }
    let mut blocks = reader.blocks;
    blocks.sort_by_key(|block| block.line);
    blocks
}

/// A table begins a block of its own, also where nothing stands between it and the line before; its tabs are spaces.
fn apart(lines: &[Line]) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    let mut in_code = false;
    for (index, line) in lines.iter().enumerate() {
        let mut line = line.clone();
        in_code ^= line.text.trim_start().starts_with("```");
        if !in_code && line.text.contains('|') {
            line.text = line.text.replace('\t', " ");
            let next = lines.get(index + 1);
            let head = next.is_some_and(|next| is_separator(&next.text));
            let before = all.last().map(|line| line.text.trim()).unwrap_or_default();
            if head && !before.is_empty() && !before.starts_with("```") {
                all.push(Line {
                    number: line.number,
                    text: String::new(),
                });
            }
        }
        all.push(line);
    }
    all
}

fn is_separator(line: &str) -> bool {
    let line = line.trim();
    line.contains("--")
        && line.contains('|')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

struct Reader<'a> {
    source: &'a str,
    /// Where each line starts, and its number in the notes.
    starts: &'a [(usize, usize)],
    sink: &'a mut Sink,
    blocks: Vec<Block>,
    /// The text that is being read.
    text: Text,
    /// Lines of a paragraph that are done.
    lines: Vec<(usize, Text)>,
    /// Items that are being read, outermost first.
    items: Vec<Item>,
    /// Items of lists that are being read, outermost first.
    lists: Vec<Vec<Item>>,
    quote: usize,
    quoted: Text,
    table: Option<Table>,
    cells: Vec<Text>,
    code: Option<(String, String)>,
    /// Where the texts of links began, and where they lead.
    links: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn number(&self, at: usize) -> usize {
        let index = self.starts.partition_point(|(start, _)| *start <= at);
        let line = self.starts.get(index.saturating_sub(1));
        line.map_or(1, |(_, number)| *number)
    }

    fn push(&mut self, at: usize, kind: Kind) {
        let line = self.number(at);
        self.blocks.push(Block { line, kind });
    }

    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        let at = range.start;
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.text.push(Piece::Text(text.into_string())),
            },
            Event::Code(code) => self.text.push(Piece::Code(code.into_string())),
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html),
            Event::SoftBreak | Event::HardBreak => self.line_break(at),
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn html(&mut self, html: &str) {
        let word = html.trim().trim_matches(['<', '>', '/', ' ']);
        if word.eq_ignore_ascii_case("br") {
            self.text.push(Piece::Break);
        } else if !html.trim().starts_with("<!--") {
            self.text.push(Piece::Text(html.to_owned()));
        }
    }

    fn line_break(&mut self, at: usize) {
        let in_paragraph = self.items.is_empty() && self.quote == 0 && self.table.is_none();
        if in_paragraph {
            let line = self.number(at);
            let text = std::mem::take(&mut self.text);
            self.lines.push((line, text));
        } else {
            self.text.push(Piece::Break);
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::BlockQuote(_) => self.quote += 1,
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(word) => word.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((language, String::new()));
            }
            Tag::List(_) => {
                self.keep_item_text();
                self.lists.push(Vec::new());
            }
            Tag::Item => {
                let line = self.number(at);
                self.items.push(Item {
                    line,
                    ..Item::default()
                });
            }
            Tag::Table(_) => self.table = Some(Table::default()),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((self.text.len(), dest_url.into_string()));
            }
            _ => {}
        }
    }

    /// A tight item's text ends where a list inside of it begins.
    fn keep_item_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some(item) = self.items.last_mut() {
            if !item.text.is_empty() && !text.is_empty() {
                item.text.push(Piece::Break);
            }
            item.text.append(text);
        }
    }

    fn end(&mut self, tag: TagEnd, range: &std::ops::Range<usize>) {
        let at = range.start;
        match tag {
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text);
                self.push(at, Kind::Heading(depth(level), text));
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.paragraph(range),
            TagEnd::BlockQuote(_) => {
                self.quote = self.quote.saturating_sub(1);
                let text = std::mem::take(&mut self.quoted);
                if !text.is_empty() {
                    self.push(at, Kind::Quote(text));
                }
            }
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    self.push(at, Kind::Code { language, text });
                }
            }
            TagEnd::Item => {
                self.keep_item_text();
                if let Some(item) = self.items.pop()
                    && let Some(list) = self.lists.last_mut()
                {
                    list.push(item);
                }
            }
            TagEnd::List(_) => {
                let list = self.lists.pop().unwrap_or_default();
                match self.items.last_mut() {
                    Some(item) => item.items.extend(list),
                    None => self.push(at, Kind::List(list)),
                }
            }
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.text)),
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut self.cells);
                if let Some(table) = &mut self.table {
                    table.heads = cells.iter().map(Text::words).collect();
                }
            }
            TagEnd::TableRow => self.row(range),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.push(at, Kind::Table(table));
                }
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some((from, to)) = self.links.pop() {
                    let shown = self.text.since(from);
                    // Where it leads is written too, unless it is another page or written already.
                    if !to.is_empty() && shown != to && !is_page(&to) {
                        self.text.push(Piece::Text(format!(" ({to})")));
                    }
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, range: &std::ops::Range<usize>) {
        if !self.items.is_empty() {
            return self.keep_item_text();
        }
        let text = std::mem::take(&mut self.text);
        if self.quote > 0 {
            if !self.quoted.is_empty() {
                self.quoted.push(Piece::Break);
            }
            self.quoted.append(text);
            return;
        }
        let number = self.number(range.end.saturating_sub(2).max(range.start));
        let mut lines = std::mem::take(&mut self.lines);
        lines.push((number, text));
        lines.retain(|(_, text)| !text.words().is_empty());
        if !lines.is_empty() {
            self.push(range.start, Kind::Paragraph(lines));
        }
    }

    fn row(&mut self, range: &std::ops::Range<usize>) {
        let number = self.number(range.start);
        let cells = std::mem::take(&mut self.cells);
        let written = self.source.get(range.clone()).map_or(0, cells_of);
        let Some(table) = &mut self.table else {
            return;
        };
        let columns = table.heads.len();
        if written != columns {
            let message = format!("a row of {written} cells in a table of {columns} columns");
            if written > columns {
                self.sink.unread(number, message);
                return;
            }
            self.sink
                .remark(number, message + "; the others are taken for empty");
        }
        table.rows.push((number, cells));
    }
}

/// Whether a link leads to another page of the same notes, or to a place on this one.
fn is_page(to: &str) -> bool {
    let markdown = std::path::Path::new(to)
        .extension()
        .is_some_and(|extension| extension == "md");
    to.starts_with('#') || markdown && !to.contains("://")
}

/// How many cells a row has.
fn cells_of(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut count = 1;
    let mut escaped = false;
    let mut ends = false;
    for c in row.chars() {
        ends = c == '|' && !escaped;
        count += usize::from(ends);
        escaped = c == '\\' && !escaped;
    }
    if ends { count - 1 } else { count }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
