//! Regular expressions of schemas, as ECMA-262 reads them in its unicode mode.
//!
//! `translate` brings them into a syntax that never backtracks, `engine` is the crate that matches them.

mod engine;
#[cfg(test)]
mod tests;
mod translate;

use std::borrow::Cow;
use std::sync::OnceLock;

use engine::{DIALECT, Regex};
use translate::translate;

/// A pattern, compiled when it is first needed.
#[derive(Debug, Clone)]
pub struct Pattern {
    source: Cow<'static, str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Compiles at once, and says why it can't.
    pub(crate) fn new(source: &str) -> Result<Self, String> {
        let regex = engine::build(&translate(source, &DIALECT)?)?;
        let compiled = OnceLock::new();
        let _ = compiled.set(Some(regex));
        Ok(Pattern {
            source: source.to_owned().into(),
            compiled,
        })
    }

    /// One that is compiled when it is first needed; a text that is no pattern matches everything.
    ///
    /// # Panics
    ///
    /// In a `static`, that is while it is compiled: where the pattern needs what this crate was built without.
    pub const fn fixed(source: &'static str) -> Self {
        assert_supported(source);
        Pattern {
            source: Cow::Borrowed(source),
            compiled: OnceLock::new(),
        }
    }

    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        let compile = || engine::build(&translate(&self.source, &DIALECT).ok()?).ok();
        let regex = self.compiled.get_or_init(compile);
        regex.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

/// Refuses a pattern that needs what this crate was built without; in a `static`, while that is compiled.
///
/// # Panics
///
/// Where the pattern asks for a Unicode property and the feature `regex` is off.
pub const fn assert_supported(source: &str) {
    assert!(
        DIALECT.properties || !needs_regex(source),
        "a pattern of the spec has `\\p{{…}}`: enable the feature `regex` of bilispec-runtime"
    );
}

/// Whether a pattern asks for a Unicode property, which only the engine behind the feature `regex` knows.
pub const fn needs_regex(source: &str) -> bool {
    let mut source = source.as_bytes();
    while let [first, rest @ ..] = source {
        source = match (*first, rest) {
            (b'\\', [b'p' | b'P', ..]) => return true,
            (b'\\', [_, rest @ ..]) => rest,
            _ => rest,
        };
    }
    false
}
