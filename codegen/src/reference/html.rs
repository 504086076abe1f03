//! All pages as one HTML page that needs nothing else: no network, no framework, and no script to be read.
//!
//! The script only searches what stands on the page. Every text of the spec is escaped; style and script are ours.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::INDEX;
use super::content::{Block, Inline, Page, Row, Table};
use super::sources;
use crate::html::{STYLE, escape, slug};
use crate::labels::{self, Label, PAGE_HEADER, Spoken, head_in_english};

const SCRIPT: &str = include_str!("page.js");

/// Lets the page do nothing but show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub(super) fn write(index: &Page, operations: &[Page], spoken: Spoken) -> String {
    let mut out = Html {
        text: String::new(),
        ids: HashSet::new(),
        spoken,
    };
    let language = if spoken == Spoken::English {
        "en"
    } else {
        "zh-CN"
    };
    let both = |label: Label| spoken.choose(label.zh, label.en);
    let (skip, search_for) = (both(labels::SKIP), both(labels::SEARCH_FOR));
    let (menu, search) = (
        marked(labels::CONTENTS, spoken),
        marked(labels::SEARCH, spoken),
    );
    let title = escape(&index.title);
    let _ = write!(
        out.text,
        "<!doctype html>\n{PAGE_HEADER}\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">{skip}</a>\n\
         <header>\n<a class=\"name\" href=\"#{INDEX}\">{title}</a>\n\
         <button type=\"button\" id=\"menu\" aria-expanded=\"false\" aria-controls=\"contents\" hidden>{menu}</button>\n\
         <form role=\"search\" id=\"search\" hidden>\n\
         <label for=\"query\">{search}</label>\n\
         <input type=\"search\" id=\"query\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"{search_for}\" aria-describedby=\"count\">\n\
         </form>\n\
         <div id=\"results\" hidden>\n<p id=\"count\" role=\"status\"></p>\n<ol id=\"hits\"></ol>\n</div>\n\
         </header>\n"
    );
    contents(&mut out.text, index, operations, &both(labels::CONTENTS));
    out.text.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    for page in std::iter::once(index).chain(operations) {
        out.page(page);
    }
    let script = script(spoken);
    let _ = write!(
        out.text,
        "</main>\n<script>\n{script}</script>\n</body>\n</html>\n"
    );
    out.text
}

/// The script with its words.
fn script(spoken: Spoken) -> String {
    let words = [
        ("@EXAMPLE@", "示例", "example"),
        ("@FOUND@", "${found.length} 项", "${found.length} found"),
        (
            "@FIRST@",
            "显示前 ${MOST} 项",
            "the first ${MOST} are shown",
        ),
        ("@NOTHING@", "没有找到", "nothing found"),
    ];
    words
        .iter()
        .fold(SCRIPT.to_owned(), |script, (mark, zh, en)| {
            script.replace(mark, &spoken.choose(zh, en))
        })
}

/// A label whose English is marked as such.
fn marked(label: Label, spoken: Spoken) -> String {
    match spoken {
        Spoken::Both => format!("{} <span lang=\"en\">{}</span>", label.zh, label.en),
        one => one.choose(label.zh, label.en),
    }
}

fn contents(out: &mut String, index: &Page, operations: &[Page], label: &str) {
    let _ = writeln!(out, "<nav id=\"contents\" aria-label=\"{label}\">\n<ul>");
    let _ = writeln!(
        out,
        "<li><a href=\"#{INDEX}\">{}</a></li>",
        escape(&index.short)
    );
    out.push_str("</ul>\n");
    let mut groups: Vec<&str> = Vec::new();
    for page in operations {
        let group = page.group.as_deref().unwrap_or_default();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    for group in groups {
        let _ = writeln!(out, "<p>{}</p>\n<ul>", escape(group));
        for page in operations {
            if page.group.as_deref().unwrap_or_default() == group {
                let _ = writeln!(
                    out,
                    "<li><a href=\"#{}\"><code>{}</code><br>{}</a></li>",
                    slug(&page.name),
                    escape(&page.short),
                    escape(&page.title)
                );
            }
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</nav>\n");
}

/// A page in the making.
struct Html {
    text: String,
    /// Every id there is.
    ids: HashSet<String>,
    spoken: Spoken,
}

impl Html {
    fn page(&mut self, page: &Page) {
        let id = self.id(&page.name);
        let _ = writeln!(
            self.text,
            "<section id=\"{id}\" aria-label=\"{}\" data-name=\"{}\">\n<h1>{}</h1>",
            escape(&page.title),
            escape(&page.short),
            escape(&page.title)
        );
        for block in &page.blocks {
            self.block(block, &page.name);
        }
        self.text.push_str("</section>\n");
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
        match block {
            Block::Heading { level, text } => {
                let _ = writeln!(self.text, "<h{level}>{}</h{level}>", inline(text, page));
            }
            Block::Paragraph(text) => {
                let _ = writeln!(self.text, "<p>{}</p>", inline(text, page));
            }
            Block::Address(url) => {
                let _ = writeln!(
                    self.text,
                    "<p class=\"url\"><code>{}</code></p>",
                    escape(url)
                );
            }
            Block::Emphasis(text) => {
                let _ = writeln!(self.text, "<p><em>{}</em></p>", escape(text));
            }
            Block::List(items) => {
                self.text.push_str("<ul>\n");
                for item in items {
                    let _ = writeln!(self.text, "<li>{}</li>", inline(item, page));
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
                let _ = writeln!(
                    self.text,
                    "<details id=\"{id}\">\n<summary>{}</summary>",
                    inline(title, page)
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
                    escape(text)
                );
            }
        }
    }

    fn table(&mut self, table: &Table, page: &str) {
        let _ = write!(
            self.text,
            "<table class=\"{}\">\n<thead><tr>",
            class(table.heads)
        );
        for head in table.heads {
            let english = head_in_english(head);
            let first = self.spoken.head(head);
            let _ = write!(self.text, "<th scope=\"col\">{}", escape(first));
            if self.spoken == Spoken::Both && english != *head {
                let _ = write!(self.text, " <span lang=\"en\">{}</span>", escape(english));
            }
            self.text.push_str("</th>");
        }
        self.text.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(row, page);
        }
        self.text.push_str("</tbody>\n</table>\n");
    }

    fn row(&mut self, row: &Row, page: &str) {
        if row.anchor.is_empty() {
            self.text.push_str("<tr>");
        } else {
            let id = self.id(&format!("{page}--{}", row.anchor));
            let _ = write!(
                self.text,
                "<tr id=\"{id}\" data-path=\"{}\">",
                escape(&row.path)
            );
        }
        for (index, cell) in row.cells.iter().enumerate() {
            let text = inline(cell, page);
            let _ = if index == 0 {
                write!(self.text, "<th scope=\"row\">{text}</th>")
            } else {
                write!(self.text, "<td>{text}</td>")
            };
        }
        self.text.push_str("</tr>\n");
    }
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

/// `page`: the one that the text stands on, whose table of sources its ids lead to.
fn inline(text: &[Inline], page: &str) -> String {
    let mut out = String::new();
    for piece in text {
        let _ = match piece {
            Inline::Text(words) => write!(out, "{}", escape(words)),
            Inline::English(words) => write!(out, "<span lang=\"en\">{}</span>", escape(words)),
            Inline::Code(code) => write!(out, "<code>{}</code>", escape(code)),
            Inline::Source(id) => write!(
                out,
                "<a href=\"#{}\"><code>{}</code></a>",
                slug(&format!("{page}--{}", sources::anchor(id))),
                escape(id)
            ),
            Inline::Evidence(evidence) => {
                write!(
                    out,
                    "<span class=\"e {evidence}\" lang=\"en\">{evidence}</span>"
                )
            }
            Inline::Strong(words) => write!(out, "<strong>{}</strong>", escape(words)),
            Inline::Link { text, page } => write!(
                out,
                "<a href=\"#{}\"><code>{}</code></a>",
                slug(page),
                escape(text)
            ),
            Inline::Break => write!(out, "<br>"),
        };
    }
    out
}
