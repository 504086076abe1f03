//! What characters are: those that a reader can't see, that change how others are read, or that are Chinese.

use std::borrow::Cow;

/// Whether a character shows nothing, or changes the reading direction of those around it: bidirectional controls, zero
/// width characters, line and paragraph separators, tags, byte order marks.
///
/// rustc refuses some of them in source text, terminals and editors reorder a line by others, and two names that
/// differ only in them look the same.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a character is one of Chinese writing.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A text for one line: control characters (line ends, too), characters that turn or hide text, and those that XML
/// can't hold become U+FFFD.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return text.into();
    }
    let letters = text.chars();
    letters
        .map(|c| if steers(c) { '\u{fffd}' } else { c })
        .collect()
}

/// Whether a character steers what it is printed on: a control character, one that turns or hides text, or one of the two
/// that are none.
pub fn steers(c: char) -> bool {
    c.is_control() || is_invisible(c) || matches!(c, '\u{fffe}' | '\u{ffff}')
}
