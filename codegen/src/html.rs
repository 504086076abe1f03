//! What all pages in HTML have in common: the style, what they may load (nothing), and how text is escaped.

/// The style of the pages, light and dark, for a desk, a phone and paper.
pub const STYLE: &str = include_str!("reference/page.css");

/// Text for HTML between tags, and nowhere else: quotes stay as they are.
pub fn escape_content(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // No character of HTML; a browser would put this in its place.
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Text for HTML, between tags and in attributes with double quotes.
pub fn escape(text: &str) -> String {
    escape_content(text)
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// What can stand in an id and in the address that leads to it.
pub fn slug(text: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.chars()
        .map(|c| if fits(c) { c } else { '-' })
        .collect()
}
