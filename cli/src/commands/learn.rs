//! `learn`: what captures have that the spec does not, shown as a diff, asked for and written.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use bilispec::discover;
use bilispec::harmless::{harmless, no_commands};
use bilispec::learn::{self, Changed, Decision, Learned, Proposal, Settings};
use bilispec::progress::Progress;
use bilispec::report::Place;
use bilispec::{patch, validate};
use bilispec_codegen::presence;

use super::common::{Exit, load, print, spec, unusable};
use super::validate::{form, say};
use crate::args::{Global, Learn};
use crate::terminal::Terminal;

/// How it is decided what is taken in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Ask,
    Accept,
    Show,
}

pub(super) fn learn(global: &Global, args: &Learn, terminal: Terminal) -> Exit {
    let Some(spec) = spec(global, terminal) else {
        return Exit::Failed;
    };
    let Some(loaded) = load(global, terminal) else {
        return Exit::Failed;
    };
    if loaded.api.is_none() {
        return unusable(&loaded, terminal);
    }
    drop(loaded);
    let mode = mode(args.accept, args.dry_run, &args.inputs, Mode::Show).unwrap_or_else(|mode| {
        let but = if args.counts { " but the counts" } else { "" };
        terminal.note(&format!(
            "nobody can be asked here: nothing is written{but}; --accept writes it"
        ));
        mode
    });
    let spool = match spooled(&args.inputs, terminal) {
        Ok(spool) => spool,
        Err(exit) => return exit,
    };
    let settings = Settings {
        validate: validate::Settings {
            operation: args.operation.clone(),
            form: form(args.input),
            base_urls: args.base_url.clone(),
            ..validate::Settings::default()
        },
        requests: args.requests,
        presence: true,
        counts: args.counts,
        stdin: spool.as_ref().map(|spool| spool.path().to_owned()),
    };
    let mut asker = Asker::new(mode, terminal);
    let learned = learn::learn(
        &spec,
        &args.inputs,
        &settings,
        &Progress::default(),
        &mut |proposal| asker.decide(proposal),
        &mut |event| say(terminal, event),
    );
    // Bodies alone tell no calls.
    let learned = if learned.complete && args.operation.is_none() {
        let settings = discover::Settings {
            base_urls: args.base_url.clone(),
            stdin: settings.stdin.clone(),
            allow_http: false,
        };
        let mut decide = |proposal: &Proposal| asker.decide(proposal);
        discover::beyond(learned, &args.inputs, &settings, args.narrow, &mut decide)
    } else {
        learned
    };
    // Where nothing is taken in, the counts alone are written, if they were asked for.
    let counted = learned.counted.as_ref();
    if let Some(counted) = counted.filter(|_| mode == Mode::Show && !args.dry_run) {
        if let Err((path, error)) = counted.write() {
            terminal.error(&format!("{path}: {error}"));
            return Exit::Failed;
        }
        for changed in counted.changed() {
            terminal.note(&format!("written: {}", harmless(&changed.path)));
        }
    }
    let (exit, is_written) = finish(&learned, mode, args.generate, terminal);
    if args.generate && is_written {
        return exit.and(super::generate::client_of(&spec, terminal));
    }
    exit
}

/// How it is decided, by flags and by whether anybody can be asked; `Err`: nobody can, and this is what is done then.
pub(super) fn mode(
    accept: bool,
    dry_run: bool,
    inputs: &[PathBuf],
    otherwise: Mode,
) -> Result<Mode, Mode> {
    let can_ask = io::stdin().is_terminal() && io::stdout().is_terminal() && !reads_stdin(inputs);
    match (accept, dry_run) {
        (true, _) => Ok(Mode::Accept),
        (_, true) => Ok(Mode::Show),
        _ if can_ask => Ok(Mode::Ask),
        _ => Err(otherwise),
    }
}

fn reads_stdin(inputs: &[PathBuf]) -> bool {
    inputs.iter().any(|input| input.as_os_str() == "-")
}

/// Standard input, if it is among the inputs, in a file.
pub(super) fn spooled(
    inputs: &[PathBuf],
    terminal: Terminal,
) -> Result<Option<tempfile::NamedTempFile>, Exit> {
    reads_stdin(inputs)
        .then(spool)
        .transpose()
        .map_err(|error| {
            terminal.error(&format!("stdin: {error}"));
            Exit::Failed
        })
}

/// Standard input in a file that only this user can read, and that is gone afterwards.
fn spool() -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::NamedTempFile::new()?;
    io::copy(&mut io::stdin().lock(), &mut file)?;
    file.flush()?;
    Ok(file)
}

/// After so many differences, a line says how far the run has come.
const PROGRESS: usize = 50;

pub(super) struct Asker {
    mode: Mode,
    seen: usize,
    /// All that follow are taken.
    all: bool,
    terminal: Terminal,
}

impl Asker {
    pub(super) fn new(mode: Mode, terminal: Terminal) -> Self {
        Self {
            mode,
            seen: 0,
            all: false,
            terminal,
        }
    }

    pub(super) fn decide(&mut self, proposal: &Proposal) -> Decision {
        self.seen += 1;
        if self.mode != Mode::Ask && self.seen.is_multiple_of(PROGRESS) {
            self.terminal
                .line(&format!("{} differences tried so far", self.seen));
        }
        let is_plain = proposal.caution.is_none();
        match self.mode {
            Mode::Accept | Mode::Show if is_plain => Decision::Take,
            Mode::Accept | Mode::Show => Decision::Leave,
            Mode::Ask if self.all && is_plain => Decision::Take,
            Mode::Ask => self.ask(proposal),
        }
    }

    fn ask(&mut self, proposal: &Proposal) -> Decision {
        let color = self.terminal.color_out();
        let text = described(proposal, color) + &diffs(&proposal.changes, color);
        if Terminal::data(&no_commands(&text)).is_err() {
            return Decision::Stop;
        }
        loop {
            let question = "take this into the spec? [y]es, [n]o, [a]ll that follow, [q]uit: ";
            if Terminal::data(question).is_err() {
                return Decision::Stop;
            }
            let mut answer = String::new();
            match io::stdin().lock().read_line(&mut answer) {
                Ok(0) | Err(_) => return Decision::Stop,
                Ok(_) => {}
            }
            match answer.trim().to_ascii_lowercase().as_str() {
                "y" | "yes" => return Decision::Take,
                "n" | "no" => return Decision::Leave,
                "a" | "all" => {
                    self.all = true;
                    return Decision::Take;
                }
                "q" | "quit" => return Decision::Stop,
                _ => {}
            }
        }
    }
}

/// Prints and writes what was learned. How it ended, and whether the spec was written. `generate`: the client follows.
pub(super) fn finish(
    learned: &Learned,
    mode: Mode,
    generate: bool,
    terminal: Terminal,
) -> (Exit, bool) {
    let color = terminal.color_out();
    let mut text = String::new();
    if mode != Mode::Ask {
        for proposal in &learned.taken {
            text.push_str(&described(proposal, color));
        }
    }
    let cautioned = learned.declined.iter().filter(|_| mode != Mode::Ask);
    for proposal in cautioned {
        let why = proposal.caution.as_deref().unwrap_or_default();
        text.push_str(&left(
            &proposal.title,
            &proposal.place,
            &proposal.seen,
            why,
            color,
        ));
    }
    for one in &learned.left {
        text.push_str(&left(&one.title, &one.place, &one.seen, &one.why, color));
    }
    // A project that begins is not one before something is in it.
    let changes = if learned.taken.is_empty() {
        Vec::new()
    } else {
        learned.draft.changed()
    };
    text.push_str(&what_is_written(&changes, mode, terminal));
    text.push_str(&tally(learned, &changes, mode, generate));
    for note in &learned.notes {
        terminal.note(note);
    }
    if learned.further > 0 {
        terminal.note(&format!(
            "{} more differences were not looked at: a run tries {}; learn again when these are settled",
            learned.further,
            learn::MOST
        ));
    }
    if learned.requests > 0 {
        let what = match learned.requests {
            1 => "one difference in requests is".to_owned(),
            several => format!("{several} differences in requests are"),
        };
        terminal.note(&format!(
            "{what} not proposed: they speak of the captured caller; --requests takes in unknown parameters and values"
        ));
    }
    if mode != Mode::Show
        && (!learned.taken.is_empty() || learned.counted.is_some())
        && let Err((path, error)) = learned.draft.write()
    {
        terminal.error(&format!("{path}: {error}"));
        return (Exit::Failed, false);
    }
    let undone = !learned.left.is_empty()
        || learned.further > 0
        || mode != Mode::Ask && !learned.declined.is_empty()
        || mode == Mode::Show && !learned.taken.is_empty();
    let vacuous = learned.why_nothing();
    // What could not be read has been said.
    if let Some(reason) = vacuous.filter(|_| learned.complete || learned.exchanges > 0) {
        terminal.error(&harmless(reason));
    }
    let exit = match (learned.complete && vacuous.is_none(), undone) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Fine,
    };
    let exit = print(&no_commands(&text), exit, terminal);
    let is_written = mode != Mode::Show && !learned.taken.is_empty() && exit != Exit::Failed;
    (exit, is_written)
}

/// The spec's changes as a diff; of fixtures only their names, for they are long, unless more is asked for.
fn what_is_written(changes: &[Changed], mode: Mode, terminal: Terminal) -> String {
    let color = terminal.color_out();
    let mut text = String::new();
    // Counts are for machines.
    let is_old = |changed: &&Changed| changed.old.is_some() && !is_count(changed);
    // What was asked for has been shown.
    if mode != Mode::Ask {
        let old: Vec<Changed> = changes.iter().filter(is_old).cloned().collect();
        text.push_str(&diffs(&old, color));
    }
    let new: Vec<Changed> = changes.iter().filter(|one| !is_old(one)).cloned().collect();
    if terminal.is_verbose() {
        text.push_str(&diffs(&new, color));
    } else if !new.is_empty() {
        for changed in &new {
            let lines = changed.new.lines().count();
            let (what, how) = if is_count(changed) {
                ("counts", "")
            } else if is_fixture(changed) {
                ("fixture", ", redacted")
            } else {
                ("new file", "")
            };
            let path = harmless(&changed.path);
            let _ = writeln!(text, "{what}: {path} ({lines} lines{how})");
        }
        text.push('\n');
    }
    text
}

fn is_fixture(changed: &Changed) -> bool {
    Path::new(&changed.path).starts_with("fixtures")
}

fn is_count(changed: &Changed) -> bool {
    Path::new(&changed.path).ends_with(presence::FILE)
}

/// The diffs of changes, one after the other.
pub(super) fn patches<'c>(changes: impl IntoIterator<Item = &'c Changed>, color: bool) -> String {
    let changes = changes.into_iter();
    changes
        .map(|changed| patch::unified(&changed.path, changed.old.as_deref(), &changed.new, color))
        .collect()
}

fn diffs(changes: &[Changed], color: bool) -> String {
    let mut text = patches(changes, color);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

const GREEN: &str = "\u{1b}[1;92m";
const YELLOW: &str = "\u{1b}[1;33m";
const BLUE: &str = "\u{1b}[1;94m";
const BOLD: &str = "\u{1b}[1m";
const OFF: &str = "\u{1b}[0m";

/// A head line in the manner of diagnostics, with its place below.
fn head(word: &str, style: &str, title: &str, place: &Place, color: bool) -> String {
    let Place { file, line, column } = place;
    let (title, file) = (harmless(title), harmless(file));
    if color {
        format!("{style}{word}{OFF}{BOLD}: {title}{OFF}\n  {BLUE}-->{OFF} {file}:{line}:{column}\n")
    } else {
        format!("{word}: {title}\n  --> {file}:{line}:{column}\n")
    }
}

fn described(proposal: &Proposal, color: bool) -> String {
    let mut text = head("new", GREEN, &proposal.title, &proposal.place, color);
    let _ = writeln!(text, "   = seen: {}", harmless(&proposal.seen));
    if let Some(caution) = &proposal.caution {
        let _ = writeln!(text, "   = think first: {}", harmless(caution));
    }
    text.push('\n');
    text
}

fn left(title: &str, place: &Place, seen: &str, why: &str, color: bool) -> String {
    let mut text = head("left to you", YELLOW, title, place, color);
    let _ = writeln!(text, "   = seen: {}", harmless(seen));
    let _ = writeln!(text, "   = why: {}", harmless(why));
    text.push('\n');
    text
}

fn tally(learned: &Learned, changes: &[Changed], mode: Mode, generate: bool) -> String {
    let count = |count: usize, one: &str, several: &str| match count {
        1 => format!("one {one}"),
        count => format!("{count} {several}"),
    };
    if learned.exchanges == 0 || learned.why_nothing().is_some() {
        return String::new();
    }
    if learned.taken.is_empty() {
        let left = learned.left.len() + learned.declined.len();
        return if left == 0 {
            "nothing to learn\n".to_owned()
        } else {
            format!(
                "nothing learned; {} left to you\n",
                count(left, "difference", "differences")
            )
        };
    }
    let fixtures = changes.iter().filter(|one| is_fixture(one)).count();
    let counts = changes.iter().filter(|one| is_count(one)).count();
    let files = changes.len() - fixtures - counts;
    let mut text = format!(
        "{} in {}, {}",
        count(learned.taken.len(), "change", "changes"),
        count(files, "file", "files"),
        count(fixtures, "fixture", "fixtures"),
    );
    let left = learned.left.len() + learned.declined.len();
    if left > 0 {
        let _ = write!(
            text,
            "; {} left to you",
            count(left, "difference", "differences")
        );
    }
    text.push_str(match (mode, generate) {
        (Mode::Show, _) => "; nothing is written\n",
        (_, true) => "; now `bilispec lint` names what only you can add\n",
        (_, false) => {
            "; now `bilispec lint` names what only you can add, and `bilispec generate` writes the client\n"
        }
    });
    text
}
