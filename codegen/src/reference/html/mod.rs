//! All pages as one HTML page that needs nothing else: no network, no framework, and no script to be read.
//!
//! The script only searches, copies and marks what stands on the page. Every text of the spec is escaped; style and
//! script are ours. Ids of ours have a `-`, which no operation's name has.

mod body;
mod text;

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::content::Page;
use super::names::INDEX;
use crate::html::{STYLE, escape, slug};
use crate::labels::{self, Label, PAGE_HEADER, Spoken};
use body::{Body, Section};
use text::{title, words};

const SCRIPT: &str = include_str!("../page.js");

/// Lets the page do nothing but show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub(super) fn write(index: &Page, operations: &[Page], spoken: Spoken) -> String {
    let mut body = Body::new(spoken);
    for page in std::iter::once(index).chain(operations) {
        body.page(page);
    }
    let language = if spoken == Spoken::English {
        "en"
    } else {
        "zh-CN"
    };
    let plain = |label: Label| escape(&spoken.choose(label.zh, label.en));
    let label = |label: Label| match spoken {
        Spoken::Both => words(&label.to_string(), spoken),
        _ => plain(label),
    };
    let (skip, menu, search) = (
        label(labels::SKIP),
        label(labels::CONTENTS),
        label(labels::SEARCH),
    );
    let (search_for, contents_of) = (plain(labels::SEARCH_FOR), plain(labels::CONTENTS));
    let name = escape(&index.title);
    let head = title(&index.title, spoken);
    let switch = switch(spoken);
    let contents = contents(index, operations, &body.sections, spoken);
    let main = body.text;
    let script = script(spoken);
    format!(
        "<!doctype html>\n{PAGE_HEADER}\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#page-main\">{skip}</a>\n\
         <header>\n<a class=\"name\" href=\"#{INDEX}\">{head}</a>\n{switch}\
         <button type=\"button\" id=\"page-menu\" aria-expanded=\"false\" aria-controls=\"page-contents\" hidden>{menu}</button>\n\
         <form role=\"search\" id=\"page-search\" hidden>\n\
         <label for=\"page-query\">{search}</label>\n\
         <input type=\"search\" id=\"page-query\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"{search_for} ( / )\" aria-describedby=\"page-count\">\n\
         </form>\n\
         <div id=\"page-results\" hidden>\n<p id=\"page-count\" role=\"status\"></p>\n<ol id=\"page-hits\"></ol>\n</div>\n\
         </header>\n<script>\n{script}</script>\n\
         <nav id=\"page-contents\" aria-label=\"{contents_of}\">\n{contents}</nav>\n\
         <main id=\"page-main\" tabindex=\"-1\">\n{main}</main>\n</body>\n</html>\n"
    )
}

/// Lines without the spaces before them, which are for those who read the source.
fn without_margins(text: &str) -> String {
    text.lines()
        .flat_map(|line| [line.trim_start(), "\n"])
        .collect()
}

/// The script, which knows in which languages it speaks.
fn script(spoken: Spoken) -> String {
    let languages = match spoken {
        Spoken::Both => "both",
        Spoken::Chinese => "zh",
        Spoken::English => "en",
    };
    without_margins(SCRIPT)
        .replace("@LANGUAGES@", languages)
        .replace("@WORDS@", &script_words(spoken))
}

/// What the script says, in Chinese and in English.
const SCRIPT_WORDS: [(&str, &str, &str); 7] = [
    ("found", "# 项", "# found"),
    ("first", "显示前 # 项", "the first # are shown"),
    ("none", "没有找到", "nothing found"),
    ("copy", "复制", "copy"),
    ("copied", "已复制", "copied"),
    ("byHand", "请手动复制", "copy by hand"),
    ("link", "链接到这里", "link to this"),
];

/// The same as JSON, in the languages that the page has and no other.
fn script_words(spoken: Spoken) -> String {
    let words = SCRIPT_WORDS.map(|(name, zh, en)| {
        let both = match spoken {
            Spoken::Both => json!({"zh": zh, "en": en}),
            Spoken::Chinese => json!({"zh": zh}),
            Spoken::English => json!({"en": en}),
        };
        (name.to_owned(), both)
    });
    Value::from(serde_json::Map::from_iter(words)).to_string()
}

/// What chooses the language; it works without the script, too.
fn switch(spoken: Spoken) -> String {
    if spoken != Spoken::Both {
        return String::new();
    }
    let legend = escape(&labels::LANGUAGE.to_string());
    let mut out =
        format!("<div id=\"page-language\" role=\"radiogroup\" aria-label=\"{legend}\">\n");
    // What is shown to those who have no script is everything.
    for (id, label, name, checked) in [
        ("zh", "中文", labels::IN_CHINESE, ""),
        ("en", "EN", labels::IN_ENGLISH, ""),
        ("both", "中/EN", labels::IN_BOTH, " checked"),
    ] {
        let name = escape(&name.to_string());
        let _ = writeln!(
            out,
            "<label><input type=\"radio\" name=\"page-language\" id=\"page-{id}\" value=\"{id}\" aria-label=\"{label}: {name}\"{checked}>{label}</label>"
        );
    }
    out.push_str("</div>\n");
    out
}

/// The list of pages, each with its sections.
fn contents(index: &Page, operations: &[Page], sections: &[Section], spoken: Spoken) -> String {
    let mut out = String::from("<ul>\n");
    let first = words(&index.short, spoken);
    let _ = write!(out, "<li><a href=\"#{INDEX}\">{first}</a>");
    inner(&mut out, index, sections);
    out.push_str("</li>\n</ul>\n");
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
                let _ = write!(
                    out,
                    "<li><a href=\"#{}\"><code>{}</code><br>{}</a>",
                    slug(&page.name),
                    escape(&page.short),
                    title(&page.title, spoken)
                );
                inner(&mut out, page, sections);
                out.push_str("</li>\n");
            }
        }
        out.push_str("</ul>\n");
    }
    out
}

fn inner(out: &mut String, page: &Page, sections: &[Section]) {
    out.push_str("\n<ul>\n");
    for section in sections.iter().filter(|section| section.page == page.name) {
        let _ = writeln!(
            out,
            "<li><a href=\"#{}\">{}</a></li>",
            section.id, section.text
        );
    }
    out.push_str("</ul>\n");
}
