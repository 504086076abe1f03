//! Bodies that are JSON only once something is taken off: compression, a charset that is not UTF-8, a JSONP callback, a
//! guard against inclusion, levels deeper than anybody reads.
//!
//! All of it is tried only on a body that is not JSON as it stands: writers keep `content-encoding` and `charset` on texts
//! that they have decoded already. Each step is named, and each is bounded by [`BOUND`].

mod charset;
mod depth;
mod kinds;
mod packing;
mod script;

use std::borrow::Cow;

pub(crate) use depth::LEVELS;
pub(crate) use kinds::BOUND;
pub use kinds::{Packing, Problem};

/// So many packings inside each other are undone.
const LAYERS: usize = 4;

/// What a capture says of how a body is written.
#[derive(Debug, Clone, Default)]
pub struct Declared<'a> {
    /// The names of `content-encoding`, in the order in which they were applied.
    pub encodings: Vec<Cow<'a, str>>,
    /// The `charset` of `content-type`.
    pub charset: Option<Cow<'a, str>>,
}

/// Something that was taken off a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// It stood in a file beside the capture.
    File,
    /// A writer took its bytes for characters of Latin-1.
    Latin1,
    /// It was packed.
    Packing(Packing),
    /// It was written in this charset.
    Charset(&'static str),
    /// A prefix kept pages from including it as a script.
    Guard,
    /// It was the argument of a JavaScript function.
    Callback,
    /// It was nested deeper than clients read; what lies deeper was left out.
    Depth,
}

impl Step {
    /// How reports call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Latin1 => "bytes as Latin-1",
            Self::Packing(packing) => packing.name(),
            Self::Charset(name) => name,
            Self::Guard => "guard prefix",
            Self::Callback => "JSONP",
            Self::Depth => "depth",
        }
    }

    /// What is odd about a body that needs it; `None` of what HTTP and captures do to any body.
    pub fn oddity(self) -> Option<String> {
        match self {
            Self::File | Self::Latin1 | Self::Packing(_) => None,
            Self::Charset(name) => Some(format!("the text is written in {name}, not in UTF-8")),
            Self::Guard => Some("a guard against inclusion stands in front of the JSON".to_owned()),
            Self::Callback => Some("the JSON is the argument of a JSONP callback".to_owned()),
            Self::Depth => Some(format!("the text is nested deeper than {LEVELS} levels")),
        }
    }
}

/// A body without what was around it.
#[derive(Debug)]
pub struct Unwrapped<'b> {
    /// What is left.
    pub bytes: Cow<'b, [u8]>,
    /// What was taken off, the outermost first.
    pub steps: Vec<Step>,
}

/// Takes off what can be taken off. A body that needs none of it comes back as it is.
pub(crate) fn unwrap<'b>(
    bytes: &'b [u8],
    declared: &Declared<'_>,
) -> Result<Unwrapped<'b>, Problem> {
    let mut steps = Vec::new();
    let mut bytes = Cow::Borrowed(bytes);
    unpack(&mut bytes, declared, &mut steps)?;
    if let Some((text, name)) = charset::decode(&bytes, declared.charset.as_deref())? {
        bytes = Cow::Owned(text.into_bytes());
        steps.push(Step::Charset(name));
    }
    for (strip, step) in [
        (script::guarded as fn(&str) -> Option<&str>, Step::Guard),
        (script::argument, Step::Callback),
    ] {
        let inner = std::str::from_utf8(&bytes).ok().and_then(strip);
        if let Some(inner) = inner.map(|inner| inner.as_bytes().to_vec()) {
            bytes = Cow::Owned(inner);
            steps.push(step);
        }
    }
    if let Some(shallow) = depth::pruned(&bytes) {
        bytes = Cow::Owned(shallow);
        steps.push(Step::Depth);
    }
    Ok(Unwrapped { bytes, steps })
}

/// Undoes the packings that the headers name, and those that a body shows itself.
fn unpack(
    bytes: &mut Cow<'_, [u8]>,
    declared: &Declared<'_>,
    steps: &mut Vec<Step>,
) -> Result<(), Problem> {
    let named = declared
        .encodings
        .iter()
        .rev()
        .filter_map(|name| Packing::named(name));
    let mut named = named.take(LAYERS);
    for _ in 0..LAYERS {
        let shown = Packing::of(bytes).or_else(|| {
            let raw = packing::latin1(bytes)?;
            let shown = Packing::of(&raw)?;
            *bytes = Cow::Owned(raw);
            steps.push(Step::Latin1);
            Some(shown)
        });
        // A name without a stream that fits is what is left of one that was unpacked already.
        let packing = match (shown, named.next()) {
            (Some(shown), _) => shown,
            (None, Some(Packing::Gzip | Packing::Zstd)) => continue,
            (None, Some(packing)) if !packing::is_text(bytes) => {
                if let Some(raw) = packing::latin1(bytes) {
                    *bytes = Cow::Owned(raw);
                    steps.push(Step::Latin1);
                }
                packing
            }
            (None, Some(_)) => continue,
            (None, None) => return Ok(()),
        };
        *bytes = Cow::Owned(packing.unpack(bytes, BOUND)?);
        steps.push(Step::Packing(packing));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
