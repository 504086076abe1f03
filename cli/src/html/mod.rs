//! Pages for a browser: one file that needs nothing else, in the style of the reference.
//!
//! Texts get into [`Markup`] through functions that escape them, and in no other way.

pub(crate) mod plot;

use std::fmt::Write as _;

use bilispec_codegen::html::{STYLE, escape, slug};

use crate::harmless::harmless;

/// What the pages here have beside the reference's style.
const MORE_STYLE: &str = include_str!("page.css");

/// Lets the page do nothing but show itself; there is no script.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A text as it may stand on a page: nothing in it is markup, and nothing steers how the rest is shown.
fn safe(text: &str) -> String {
    escape(&harmless(text))
}

/// Markup whose texts are escaped.
#[derive(Debug, Clone, Default)]
pub(crate) struct Markup(String);

impl Markup {
    /// Text alone.
    pub(crate) fn of(text: &str) -> Self {
        Self(safe(text))
    }

    /// Text as code; long words break anywhere.
    pub(crate) fn code(text: &str) -> Self {
        Self(format!("<code>{}</code>", safe(text)))
    }

    /// The same, of a text that may be empty.
    pub(crate) fn code_or_nothing(text: &str) -> Self {
        if text.is_empty() {
            Self::default()
        } else {
            Self::code(text)
        }
    }

    /// A word with a colour of its own: error, warning, or another class of the style.
    pub(crate) fn badge(class: &'static str, text: &str) -> Self {
        Self(format!("<span class=\"e {class}\">{}</span>", safe(text)))
    }

    /// More behind it.
    pub(crate) fn then(mut self, more: &Self) -> Self {
        self.0.push_str(&more.0);
        self
    }

    /// More behind it, after a space.
    pub(crate) fn and(mut self, more: &Self) -> Self {
        self.0.push(' ');
        self.0.push_str(&more.0);
        self
    }

    pub(crate) fn heading(&mut self, level: u8, text: &Self) {
        let _ = writeln!(self.0, "<h{level}>{}</h{level}>", text.0);
    }

    pub(crate) fn paragraph(&mut self, text: &Self) {
        let _ = writeln!(self.0, "<p>{}</p>", text.0);
    }

    /// A list, unless there is nothing in it.
    pub(crate) fn list_of(&mut self, items: Vec<Self>) {
        if !items.is_empty() {
            self.list(items);
        }
    }

    pub(crate) fn list(&mut self, items: impl IntoIterator<Item = Self>) {
        self.0.push_str("<ul>\n");
        for item in items {
            let _ = writeln!(self.0, "<li>{}</li>", item.0);
        }
        self.0.push_str("</ul>\n");
    }

    /// A table; on a phone each cell stands below its head.
    pub(crate) fn table(&mut self, heads: &[&str], rows: impl IntoIterator<Item = Vec<Self>>) {
        self.0.push_str("<table class=\"report\">\n<thead><tr>");
        for head in heads {
            let _ = write!(self.0, "<th scope=\"col\">{}</th>", escape(head));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.0.push_str("<tr>");
            for (number, cell) in row.iter().enumerate() {
                let head = escape(heads.get(number).copied().unwrap_or_default());
                let _ = if number == 0 {
                    write!(self.0, "<th scope=\"row\">{}</th>", cell.0)
                } else {
                    write!(self.0, "<td data-head=\"{head}\">{}</td>", cell.0)
                };
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody>\n</table>\n");
    }

    /// Lines of a text as it stands, one of them marked: number, text, whether it is the one.
    pub(crate) fn lines(&mut self, name: &str, lines: &[(usize, &str, bool)]) {
        let _ = write!(
            self.0,
            "<pre tabindex=\"0\" aria-label=\"{}\"><code>",
            escape(name)
        );
        let width = lines
            .last()
            .map_or(1, |(number, ..)| number.to_string().len());
        for (number, text, is_marked) in lines {
            let text = safe(text);
            let _ = if *is_marked {
                writeln!(self.0, "<mark>{number:>width$} | {text}</mark>")
            } else {
                writeln!(self.0, "{number:>width$} | {text}")
            };
        }
        self.0.push_str("</code></pre>\n");
    }

    /// What is shown when somebody asks.
    pub(crate) fn details(&mut self, summary: &Self, inner: &Self) {
        let _ = writeln!(
            self.0,
            "<details>\n<summary>{}</summary>\n{}</details>",
            summary.0, inner.0
        );
    }

    /// All of another one.
    pub(crate) fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }
}

/// A page in the making.
#[derive(Debug)]
pub(crate) struct Page {
    title: String,
    contents: String,
    main: String,
}

impl Page {
    pub(crate) fn new(title: &str) -> Self {
        Self {
            title: escape(title),
            contents: String::new(),
            main: String::new(),
        }
    }

    /// Adds a section under an id, which the contents lead to.
    pub(crate) fn section(&mut self, id: &str, title: &str, inner: &Markup) {
        let (id, title) = (slug(id), safe(title));
        let _ = writeln!(self.contents, "<li><a href=\"#{id}\">{title}</a></li>");
        let _ = writeln!(
            self.main,
            "<section id=\"{id}\" aria-label=\"{title}\">\n<h1>{title}</h1>\n{}</section>",
            inner.0
        );
    }

    pub(crate) fn finish(self) -> String {
        let Self {
            title,
            contents,
            main,
        } = self;
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}</title>\n<style>\n{STYLE}{MORE_STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">skip to the text</a>\n\
             <header>\n<span class=\"name\">{title}</span>\n</header>\n\
             <nav id=\"contents\" aria-label=\"contents\">\n<ul>\n{contents}</ul>\n</nav>\n\
             <main id=\"main\" tabindex=\"-1\">\n{main}</main>\n</body>\n</html>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let evil = "\"'><script>alert(1)</script>&\0";
        let mut inner = Markup::of(evil).then(&Markup::code(evil));
        inner.heading(2, &Markup::badge("error", evil));
        inner.table(&[evil, evil], [vec![Markup::of(evil), Markup::code(evil)]]);
        inner.lines(evil, &[(1, evil, true), (2, evil, false)]);
        let copy = inner.clone();
        inner.details(&Markup::of(evil), &copy);
        let mut page = Page::new(evil);
        page.section(evil, evil, &inner);
        let page = page.finish();
        assert!(
            !page.contains("<script") && !page.contains("\"'>"),
            "{page}"
        );
        assert!(!page.contains('\0'));
    }
}
