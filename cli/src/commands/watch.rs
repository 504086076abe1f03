//! `generate --watch`: a turn at every save.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use bilispec::watch::Turns;
use bilispec_codegen::openapi::EDITOR_SCHEMA;
use notify::{EventKind, RecursiveMode, Watcher};

use super::common::{Exit, spec, style};
use crate::args::Global;
use crate::terminal::Terminal;

/// Editors save in several steps: a turn begins when none came for this long, …
const REST: Duration = Duration::from_millis(10);
/// … or when steps have come for this long.
const PATIENCE: Duration = Duration::from_millis(60);

pub(super) fn follow(global: &Global, out: Option<PathBuf>, terminal: Terminal) -> Exit {
    let Some(spec) = spec(global, terminal) else {
        return Exit::Failed;
    };
    if !spec.is_file() {
        terminal.error(&format!("{}: no such file", spec.display()));
        return Exit::Failed;
    }
    let mut turns = Turns::new(spec, out, style(terminal));
    let (sender, events) = mpsc::channel();
    let failed = |error: &notify::Error| {
        terminal.error(&format!("files can't be watched: {error}"));
        Exit::Failed
    };
    let mut watcher = match notify::recommended_watcher(sender) {
        Ok(watcher) => watcher,
        Err(error) => return failed(&error),
    };
    let root = turns.root();
    // Notices carry paths without links in them.
    let real_root = root.canonicalize().unwrap_or(root);
    let mut watched: BTreeSet<PathBuf> = BTreeSet::new();
    let mut begun = Instant::now();
    let mut because = String::new();
    // Folders before what is in them: what is saved meanwhile is not missed.
    let mut folders = turns.folders();
    loop {
        for folder in folders {
            if watched.contains(&folder) {
                continue;
            }
            if let Err(error) = watcher.watch(&folder, RecursiveMode::Recursive) {
                return failed(&error);
            }
            watched.insert(folder);
        }
        let turn = turns.turn();
        folders = turn.folders;
        let took = begun.elapsed().as_millis();
        let text = format!("{because}{} ({took} ms)\n", turn.text.trim_end());
        if let Err(error) = Terminal::data(&text) {
            terminal.error(&format!("stdout can't be written: {error}"));
            return Exit::Failed;
        }
        let changed = match next(&events, &real_root, &mut begun) {
            Ok(changed) => changed,
            Err(error) => return failed(&error),
        };
        because = format!("\nsaved: {}\n", changed.join(", "));
    }
}

/// Waits for saves, and names what was saved. `begun` becomes the moment at which the first was heard of.
fn next(
    events: &mpsc::Receiver<notify::Result<notify::Event>>,
    root: &Path,
    begun: &mut Instant,
) -> notify::Result<Vec<String>> {
    let ended = || notify::Error::generic("the watcher has stopped");
    let mut changed = BTreeSet::new();
    loop {
        let event = if changed.is_empty() {
            events.recv().map_err(|_| ended())?
        } else {
            if begun.elapsed() >= PATIENCE {
                break;
            }
            match events.recv_timeout(REST) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        };
        let event = event?;
        let is_first = changed.is_empty();
        changed.extend(event_paths(&event, root));
        if is_first {
            *begun = Instant::now();
        }
    }
    Ok(changed.into_iter().collect())
}

/// The files of an event that a spec or its fixtures can consist of.
fn event_paths(event: &notify::Event, root: &Path) -> Vec<String> {
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    let names = event.paths.iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?;
        let extension = Path::new(name).extension()?.to_str()?;
        // The schema for editors is what a turn writes itself.
        let is_ours = ["yaml", "yml", "json"].contains(&extension)
            && !name.starts_with('.')
            && name != EDITOR_SCHEMA;
        let inside = path.strip_prefix(root).unwrap_or(path);
        is_ours.then(|| inside.display().to_string().replace('\\', "/"))
    });
    names.collect()
}
