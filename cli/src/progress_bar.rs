//! A line on stderr that says how far a long run has come: on a terminal only, and only past one second.

use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use bilispec::capture::{Inputs, Source};
use bilispec::progress::Progress;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};

/// Runs shorter than this need no line.
const PATIENCE: Duration = Duration::from_secs(1);
const STEP: Duration = Duration::from_millis(200);

static SHOWN: AtomicBool = AtomicBool::new(false);

/// Whether a line of progress may be on the terminal.
pub(crate) fn is_shown() -> bool {
    SHOWN.load(Ordering::Relaxed)
}

/// Does something while a line shows how far it has come.
pub(crate) fn during<T>(progress: &Progress, expected: u64, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return work();
    }
    progress.expected.store(expected, Ordering::Relaxed);
    let (done, waits) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || show(progress, &waits));
        let result = work();
        drop(done);
        result
    })
}

/// How many bytes there are to read; 0 where that is not known.
pub(crate) fn size(inputs: &Inputs) -> u64 {
    let sizes = inputs.inputs.iter().map(|input| match &input.source {
        Source::Stdin => None,
        Source::File(path) => path
            .metadata()
            .ok()
            .filter(std::fs::Metadata::is_file)
            .map(|file| file.len()),
    });
    sizes.sum::<Option<u64>>().unwrap_or(0)
}

fn show(progress: &Progress, done: &mpsc::Receiver<()>) {
    if !matches!(done.recv_timeout(PATIENCE), Err(RecvTimeoutError::Timeout)) {
        return;
    }
    let expected = Progress::get(&progress.expected);
    let bar = if expected > 0 {
        ProgressBar::new(expected)
    } else {
        ProgressBar::new_spinner()
    };
    let shape = if expected > 0 {
        "{wide_bar} {percent}% "
    } else {
        "{spinner} "
    };
    if let Ok(style) = ProgressStyle::with_template(&format!("{shape}{{msg}}")) {
        bar.set_style(style);
    }
    SHOWN.store(true, Ordering::Relaxed);
    loop {
        let bytes = Progress::get(&progress.bytes);
        bar.set_position(bytes);
        bar.set_message(format!(
            "{}, {} exchanges, {} findings",
            HumanBytes(bytes),
            HumanCount(Progress::get(&progress.exchanges)),
            HumanCount(Progress::get(&progress.findings)),
        ));
        bar.tick();
        if !matches!(done.recv_timeout(STEP), Err(RecvTimeoutError::Timeout)) {
            bar.finish_and_clear();
            return SHOWN.store(false, Ordering::Relaxed);
        }
    }
}
