//! Files below the output folder: read as they are compared, and replaced as a whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;

/// Why nothing was generated.
#[derive(Debug)]
pub enum Failure {
    /// The spec has errors, or something in it has no place in the output; all of them.
    Spec(Diagnostics),
    /// A file cannot be read or written.
    File(PathBuf, io::Error),
    /// A page would take the place of a file that somebody wrote; its path below the output folder.
    Foreign(String),
    /// The crate around generated code is not what was asked for, and can't be made so; why.
    Package(String),
}

/// The text of a file, `None` when there is none. Line ends are a matter of the checkout.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        Ok(bytes) => {
            let text = String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            Ok(Some(if text.contains('\r') {
                text.replace("\r\n", "\n")
            } else {
                text
            }))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::File(path.to_owned(), error)),
    }
}
