//! Texts that are nested deeper than clients read: what lies deeper is replaced by null, so that the rest can be checked.

use bilispec_wire::json::text::DEPTH;

use super::super::scan;

/// So many levels of lists and objects are read.
pub(crate) const LEVELS: u32 = DEPTH;

/// The text with null for each list and object that lies too deep; `None` if there is none, or if it is not JSON.
pub(super) fn pruned(json: &[u8]) -> Option<Vec<u8>> {
    if !is_deep(json) || !scan::is_json(json) {
        return None;
    }
    let mut out = Vec::with_capacity(json.len());
    let mut depth = 0_u32;
    walk(json, |byte, change| {
        let inside = depth > LEVELS;
        match change {
            Change::In => depth += 1,
            Change::Out => depth = depth.saturating_sub(1),
            Change::None => {}
        }
        let is_cut = change == Change::In && depth == LEVELS + 1;
        if is_cut {
            out.extend_from_slice(b"null");
        } else if !inside {
            out.push(byte);
        }
        true
    });
    Some(out)
}

fn is_deep(json: &[u8]) -> bool {
    let mut depth = 0_u32;
    let mut deepest = 0;
    walk(json, |_, change| {
        match change {
            Change::In => depth += 1,
            Change::Out => depth = depth.saturating_sub(1),
            Change::None => {}
        }
        deepest = deepest.max(depth);
        deepest <= LEVELS
    });
    deepest > LEVELS
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    In,
    Out,
    None,
}

/// Hands each byte to `look`, with what it does to the depth, until that has seen enough.
fn walk(json: &[u8], mut look: impl FnMut(u8, Change) -> bool) {
    let (mut in_string, mut escaped) = (false, false);
    for byte in json.iter().copied() {
        let change = match byte {
            _ if escaped => {
                escaped = false;
                Change::None
            }
            b'\\' if in_string => {
                escaped = true;
                Change::None
            }
            b'"' => {
                in_string = !in_string;
                Change::None
            }
            b'{' | b'[' if !in_string => Change::In,
            b'}' | b']' if !in_string => Change::Out,
            _ => Change::None,
        };
        if !look(byte, change) {
            return;
        }
    }
}
