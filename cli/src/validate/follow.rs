//! Opens an input that is still being written.

use std::fs::File;
use std::io::{self, Read};

use crate::capture::{Source, Stop};

/// Opens what is followed.
pub(super) fn open(source: &Source, stop: &Stop) -> io::Result<Box<dyn Read + Send>> {
    let path = match source {
        Source::Stdin => return Ok(Box::new(stop.pipe(io::stdin()))),
        Source::File(path) => path,
    };
    let file = File::open(path)?;
    if file.metadata()?.is_file() {
        Ok(Box::new(stop.file(file)))
    } else {
        Ok(Box::new(stop.pipe(file)))
    }
}
