//! Checksums of files and bodies.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// SHA-256, in 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
