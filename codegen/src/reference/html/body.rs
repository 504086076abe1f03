//! The pages themselves: blocks as HTML, each heading with a link to itself, and some of them folded.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::super::content::{Block, Inline, Page, Row, Table, Text};
use super::text::{code, head, inline, title, words};
use crate::html::{escape, escape_content, slug};
use crate::labels::{self, Piece, Spoken};

/// As long is what an id takes of a heading.
const LONGEST: usize = 60;

/// A section that the contents lead to.
pub(super) struct Section {
    /// The name of its page.
    pub(super) page: String,
    pub(super) id: String,
    /// Its heading, as markup.
    pub(super) text: String,
}

/// Pages in the making.
pub(super) struct Body {
    pub(super) text: String,
    pub(super) sections: Vec<Section>,
    /// Every id there is.
    ids: HashSet<String>,
    spoken: Spoken,
}

impl Body {
    pub(super) fn new(spoken: Spoken) -> Self {
        Self {
            text: String::new(),
            sections: Vec::new(),
            ids: HashSet::new(),
            spoken,
        }
    }

    pub(super) fn page(&mut self, page: &Page) {
        let id = self.id(&page.name);
        let _ = writeln!(
            self.text,
            "<section id=\"{id}\" aria-label=\"{}\" data-name=\"{}\">\n<h1>{}{}</h1>",
            escape(&page.title),
            escape(&page.short),
            title(&page.title, self.spoken),
            link(&id)
        );
        // The levels of headings whose text is folded, and the level of the last heading.
        let (mut folds, mut last) = (Vec::new(), 1);
        for (number, block) in page.blocks.iter().enumerate() {
            let Block::Heading {
                level,
                text,
                folded,
            } = block
            else {
                self.block(block, &page.name);
                continue;
            };
            while folds.pop_if(|fold| *fold >= *level).is_some() {
                self.text.push_str("</details>\n");
            }
            // No level is left out.
            let shown = (*level).min(last + 1);
            last = shown;
            let count = folded.then(|| {
                let after = page.blocks.iter().skip(number + 1);
                count(after.take_while(|next| !ends(next, *level)))
            });
            self.heading(text, shown, count, page);
            if *folded {
                folds.push(*level);
            }
        }
        for _ in folds {
            self.text.push_str("</details>\n");
        }
        self.text.push_str("</section>\n");
    }

    /// `count`: of what is folded below it.
    fn heading(&mut self, text: &Text, shown: u8, count: Option<usize>, page: &Page) {
        let id = self.id(&format!("{}--{}", page.name, anchor(text)));
        let words = inline(text, &page.name, self.spoken);
        let link = link(&id);
        let _ = match count {
            // A control holds no other one: the link stands before it.
            Some(count) => writeln!(
                self.text,
                "{link}<details class=part>\n<summary><h{shown} id=\"{id}\">{words}</h{shown}> <small>{count}</small></summary>"
            ),
            None => writeln!(self.text, "<h{shown} id=\"{id}\">{words}{link}</h{shown}>"),
        };
        if shown == 2 {
            self.sections.push(Section {
                page: page.name.clone(),
                id,
                text: words,
            });
        }
    }

    /// An id that nothing else has.
    fn id(&mut self, wanted: &str) -> String {
        let wanted = slug(wanted);
        let mut id = wanted.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }

    fn block(&mut self, block: &Block, page: &str) {
        let spoken = self.spoken;
        match block {
            // Those of pages are written with what stands below them; examples have none.
            Block::Heading { level, text, .. } => {
                let text = inline(text, page, spoken);
                let _ = writeln!(self.text, "<h{level}>{text}</h{level}>");
            }
            Block::Paragraph(text) => {
                let _ = writeln!(self.text, "<p>{}</p>", inline(text, page, spoken));
            }
            Block::Address(url) => {
                let _ = writeln!(self.text, "<p class=\"url\"><code>{}</code></p>", code(url));
            }
            Block::Emphasis(text) => {
                let _ = writeln!(self.text, "<p><em>{}</em></p>", words(text, spoken));
            }
            Block::List(items) => {
                self.text.push_str("<ul>\n");
                for item in items {
                    let _ = writeln!(self.text, "<li>{}</li>", inline(item, page, spoken));
                }
                self.text.push_str("</ul>\n");
            }
            Block::Table(table) => self.table(table, page),
            Block::Example {
                title,
                anchor,
                blocks,
            } => {
                let id = self.id(&format!("{page}--{anchor}"));
                let title = inline(title, page, spoken);
                let _ = writeln!(
                    self.text,
                    "<details id=\"{id}\">\n<summary>{title}</summary>"
                );
                for inner in blocks {
                    self.block(inner, page);
                }
                self.text.push_str("</details>\n");
            }
            Block::Code { language, text } => {
                let _ = writeln!(
                    self.text,
                    "<pre tabindex=\"0\" aria-label=\"{language}\"><code>{}</code></pre>",
                    escape_content(text)
                );
            }
        }
    }

    /// End tags that a table does without are left out: pages have thousands of cells.
    fn table(&mut self, table: &Table, page: &str) {
        let class = class(table.heads);
        let path = shared(table);
        let _ = match path {
            Some(path) => write!(
                self.text,
                "<table class={class} data-path=\"{}\">\n<thead><tr>",
                escape(path)
            ),
            None => write!(self.text, "<table class={class}>\n<thead><tr>"),
        };
        for head in table.heads {
            let head = self::head(head, self.spoken);
            let _ = write!(self.text, "<th scope=col>{head}");
        }
        self.text.push_str("\n<tbody>\n");
        for row in &table.rows {
            self.row(row, page, path.is_some());
        }
        self.text.push_str("</table>\n");
    }

    fn row(&mut self, row: &Row, page: &str, is_shared: bool) {
        if row.anchor.is_empty() {
            self.text.push_str("<tr>");
        } else {
            let id = self.id(&format!("{page}--{}", row.anchor));
            let _ = if is_shared {
                write!(self.text, "<tr id=\"{id}\">")
            } else {
                let path = escape(&row.path);
                write!(self.text, "<tr id=\"{id}\" data-path=\"{path}\">")
            };
        }
        for (index, cell) in row.cells.iter().enumerate() {
            let text = inline(cell, page, self.spoken);
            let _ = if index == 0 {
                write!(self.text, "<th scope=row>{text}")
            } else {
                write!(self.text, "<td>{text}")
            };
        }
        self.text.push('\n');
    }
}

/// What leads to a heading, beside it.
fn link(id: &str) -> String {
    format!(" <a class=to href=\"#{id}\">#</a>")
}

/// Whether a block is a heading that ends what stands below one of this level.
fn ends(block: &Block, level: u8) -> bool {
    matches!(block, Block::Heading { level: next, .. } if *next <= level)
}

/// The path that all rows of a table have in common.
fn shared(table: &Table) -> Option<&str> {
    let first = table.rows.first()?.path.as_str();
    table
        .rows
        .iter()
        .all(|row| row.path == first)
        .then_some(first)
}

/// The number of rows and examples among blocks, or of list items where there are neither.
fn count<'b>(blocks: impl Iterator<Item = &'b Block>) -> usize {
    let mut all = (0, 0);
    for block in blocks {
        match block {
            Block::Table(table) => all.0 += table.rows.len(),
            Block::List(items) => all.1 += items.len(),
            Block::Example { .. } => all.0 += 1,
            _ => {}
        }
    }
    if all.0 > 0 { all.0 } else { all.1 }
}

/// What the id of a heading is made of: the object that it is of, or its words in English.
fn anchor(text: &[Inline]) -> String {
    let first = text.iter().find_map(|piece| match piece {
        Inline::Code(code) => Some(format!("object-{code}")),
        Inline::Text(words) => labels::pieces(words).first().map(|piece| match piece {
            Piece::Words(words) => (*words).trim().to_owned(),
            Piece::Label(label) => label.en.to_lowercase(),
        }),
        _ => None,
    });
    let first = first.unwrap_or_default();
    first.chars().take(LONGEST).collect()
}

/// What the widths of a table's columns go by.
fn class(heads: &[&str]) -> &'static str {
    match heads {
        labels::PARAMETER_HEADS => "parameters",
        labels::FIELD_HEADS | labels::BRANCH_HEADS => "fields",
        labels::CODE_HEADS | labels::CODE_INDEX_HEADS => "codes",
        labels::OPERATION_HEADS => "operations",
        _ => "other",
    }
}
