//! Finds where a JSON object or list ends, in pieces of any length.
//!
//! It counts brackets outside of strings. Kinds of brackets are not compared, and nothing else is looked at: a parser
//! looks at the value later and says so better.

use super::simd::{Block, Escapes, between, lowest};

/// See the module's text.
#[derive(Debug, Default)]
pub(super) struct Walk {
    depth: usize,
    in_string: bool,
    escapes: Escapes,
}

impl Walk {
    /// Walks over the next bytes, the first ones beginning with a bracket; gives where the value ends among them.
    pub(super) fn over(&mut self, bytes: &[u8]) -> Option<usize> {
        let (blocks, rest) = bytes.as_chunks();
        for (number, block) in blocks.iter().enumerate() {
            if let Some(last) = self.block(Block::of(block)) {
                return Some(number * Block::BYTES + last + 1);
            }
        }
        let before = bytes.len() - rest.len();
        let last = rest.iter().position(|byte| self.byte(*byte))?;
        Some(before + last + 1)
    }

    /// Where the value's last byte is in a block.
    #[inline]
    fn block(&mut self, block: Block) -> Option<usize> {
        let backslashes = block.mask(|lane| lane.equal(b'\\'));
        let escaped = self.escapes.escaped(backslashes);
        let quotes = block.mask(|lane| lane.equal(b'"')) & !escaped;
        let around = if self.in_string { !0 } else { 0 };
        let strings = between(quotes) ^ around;
        self.in_string = strings >> 63 == 1;
        if strings == !0 {
            return None;
        }
        let opening = block.mask(super::simd::Lane::opening) & !strings;
        let closing = block.mask(super::simd::Lane::closing) & !strings;
        if (closing.count_ones() as usize) < self.depth {
            self.depth += opening.count_ones() as usize;
            self.depth -= closing.count_ones() as usize;
            return None;
        }
        let mut brackets = opening | closing;
        while brackets != 0 {
            let bit = brackets & brackets.wrapping_neg();
            brackets ^= bit;
            if self.bracket(opening & bit != 0) {
                return Some(lowest(bit));
            }
        }
        None
    }

    /// Whether the value ends with this byte.
    fn byte(&mut self, byte: u8) -> bool {
        let escaped = std::mem::take(&mut self.escapes.open);
        match byte {
            b'\\' => self.escapes.open = !escaped,
            b'"' => self.in_string ^= !escaped,
            b'{' | b'[' if !self.in_string => return self.bracket(true),
            b'}' | b']' if !self.in_string => return self.bracket(false),
            _ => {}
        }
        false
    }

    /// Whether the value ends with this bracket.
    fn bracket(&mut self, opens: bool) -> bool {
        if opens {
            self.depth += 1;
        } else {
            self.depth = self.depth.saturating_sub(1);
        }
        self.depth == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &[u8], pieces: usize) -> Option<usize> {
        let mut walk = Walk::default();
        let mut before = 0;
        for piece in text.chunks(pieces) {
            if let Some(end) = walk.over(piece) {
                return Some(before + end);
            }
            before += piece.len();
        }
        None
    }

    #[test]
    fn the_end_is_the_same_in_pieces_of_any_length() {
        let words: [&[u8]; 14] = [
            b"{",
            b"}",
            b"[",
            b"]",
            b"\"",
            b"\\",
            b"\\\"",
            b"\\\\",
            b"x",
            b"{}",
            b"[[",
            b"]]",
            b"\"a}\"",
            b"12345678901234567890123456789012345678901234567890",
        ];
        let mut state = 1_u64;
        let mut ended = 0;
        for round in 0..3000 {
            let mut text = b"{".to_vec();
            for _ in 0..round % 120 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                text.extend_from_slice(words[usize::try_from(state >> 33).unwrap() % words.len()]);
            }
            let by_byte = end(&text, 1);
            ended += u32::from(by_byte.is_some());
            for pieces in [63, 64, 65, 100, text.len()] {
                assert_eq!(
                    end(&text, pieces),
                    by_byte,
                    "in pieces of {pieces}: {text:?}"
                );
            }
        }
        assert!(ended > 500, "{ended}");
    }

    #[test]
    fn strings_hold_what_they_like() {
        for text in [
            r#"{"a":"}\"]"}"#,
            r#"[1,[2],"\\"]"#,
            r#"{"a":"\\\"}"}"#,
            "{\"long\":\"}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}\"}",
        ] {
            let more = format!("{text}, {{}}]");
            assert_eq!(end(more.as_bytes(), 200), Some(text.len()), "{text}");
        }
    }
}
