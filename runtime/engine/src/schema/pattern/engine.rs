//! The crate that matches patterns. Both never backtrack, and agree on what `translate` writes.
//!
//! With the feature `regex` it is `regex`, which is fast and knows Unicode's properties: for the generator and the
//! command, which check captures in bulk. Without, it is `regex-lite`, which is a tenth of the work to compile: for
//! programs that depend on a generated client.

#[cfg(feature = "regex")]
pub(super) use regex::Regex;
#[cfg(not(feature = "regex"))]
pub(super) use regex_lite::Regex;

/// What is written differently for the two.
pub(super) struct Dialect {
    /// It knows `\p{…}`.
    pub(super) properties: bool,
    /// `\b` and `\B` between characters of ASCII.
    pub(super) boundaries: [&'static str; 2],
}

pub(super) const FULL: Dialect = Dialect {
    properties: true,
    boundaries: [r"(?-u:\b)", r"(?-u:\B)"],
};
pub(super) const LIGHT: Dialect = Dialect {
    properties: false,
    boundaries: [r"\b", r"\B"],
};
pub(super) const DIALECT: Dialect = if cfg!(feature = "regex") { FULL } else { LIGHT };

/// Compiles what was translated, or says why it can't be.
#[cfg(feature = "regex")]
pub(super) fn build(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|error| {
        // The last line says what is wrong; those before it draw the translated pattern.
        let text = error.to_string();
        let last = text.lines().last().unwrap_or_default();
        last.trim_start_matches("error: ").to_owned()
    })
}

/// Compiles what was translated, or says why it can't be.
#[cfg(not(feature = "regex"))]
pub(super) fn build(pattern: &str) -> Result<Regex, String> {
    // As deep as the other one goes, so that what the generator accepted is not refused here.
    let mut builder = regex_lite::RegexBuilder::new(pattern);
    let built = builder.nest_limit(250).build();
    built.map_err(|error| error.to_string())
}
