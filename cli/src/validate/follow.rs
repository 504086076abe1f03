//! The same run over one input that is still being written: whoever watches hears of each record's findings before the
//! next record is read.

use std::fs::File;
use std::io::{self, Read};

use super::{Event, Found, Live, Outcome, Settings, run};
use crate::capture::{Inputs, Source, Stop};
use crate::progress::Progress;
use crate::project::Project;

/// Checks an input while it is written, until its writer ends it or `stop` does. A file has no end of its own, unless it is
/// a HAR that is closed.
pub fn follow(
    project: Project<'_>,
    inputs: Inputs,
    settings: &Settings,
    stop: &Stop,
    tell: &mut dyn FnMut(Event),
    found: &mut Found<'_>,
) -> Outcome {
    let live = Live {
        stop: stop.clone(),
        found,
    };
    let progress = Progress::default();
    run(project, inputs, settings, &progress, tell, Some(live))
}

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
