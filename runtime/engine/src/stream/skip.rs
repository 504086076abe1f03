//! Over values of which nothing is to be known. All of their grammar is held to.

use bilispec_wire::json::scan::space;
use bilispec_wire::json::text::{self, Fail};

/// Why the pass stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// The text is not JSON.
    Syntax,
    /// The document needs the tree: it repeats a key, say.
    Tree,
    /// The reply turned out to be of another form than was expected; once more from the start.
    Again,
    /// Something is to be said of a reply's payload, if its code, which comes later, is one of
    /// success.
    Early,
}

/// What is wrong and where, the tree's reader will say.
impl Fail for Halt {
    #[inline(always)]
    fn fail(_: &'static str, _: usize) -> Self {
        Halt::Syntax
    }
}

/// The offset behind what was read.
pub(super) type At = Result<usize, Halt>;

/// Behind a scalar that is easily told to be one: a string without escapes or an integer.
#[inline(always)]
pub(super) fn scalar(bytes: &[u8], at: usize) -> Option<usize> {
    match *bytes.get(at)? {
        b'"' => text::plain_string(bytes, at),
        first @ b'0'..=b'9' => {
            text::plain_integer(bytes, at, first).filter(|end| !text::goes_on(bytes, *end))
        }
        _ => None,
    }
}

/// Over a value of any kind. `depth` is how many levels it may open.
pub(super) fn value(bytes: &[u8], mut at: usize, depth: u32) -> At {
    // One bit for each open container, the innermost last: set for objects.
    let (mut kinds, mut open) = (0_u128, 0_u32);
    loop {
        match bytes.get(at) {
            Some(b'"') => at = text::string(bytes, at + 1)?,
            Some(b'-' | b'0'..=b'9') => at = text::number(bytes, at)?.0,
            Some(bracket @ (b'{' | b'[')) => {
                if open >= depth {
                    return Err(Halt::Syntax);
                }
                let object = *bracket == b'{';
                at = space(bytes, at + 1);
                if bytes.get(at) == Some(if object { &b'}' } else { &b']' }) {
                    at += 1;
                } else {
                    open += 1;
                    kinds = kinds << 1 | u128::from(object);
                    if object {
                        at = text::key(bytes, at)?;
                    }
                    continue;
                }
            }
            _ => at = text::name(bytes, at)?,
        }
        loop {
            if open == 0 {
                return Ok(at);
            }
            at = space(bytes, at);
            let object = kinds & 1 == 1;
            match bytes.get(at) {
                Some(b',') => {
                    at = space(bytes, at + 1);
                    if object {
                        at = text::key(bytes, at)?;
                    }
                    break;
                }
                Some(b'}') if object => {}
                Some(b']') if !object => {}
                _ => return Err(Halt::Syntax),
            }
            at += 1;
            open -= 1;
            kinds >>= 1;
        }
    }
}
