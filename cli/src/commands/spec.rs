//! The commands about the spec itself.

use bilispec::project;
use clap::CommandFactory as _;

use super::{Exit, load, print};
use crate::args::{Cli, Global};
use crate::terminal::Terminal;

pub(super) fn completions(shell: clap_complete::Shell, terminal: Terminal) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "bilispec", &mut script);
    print(&String::from_utf8_lossy(&script), Exit::Fine, terminal)
}

pub(super) fn lint(global: &Global, terminal: Terminal) -> Exit {
    let Some(loaded) = load(global, terminal) else {
        return Exit::Failed;
    };
    let text =
        project::diagnostics(&loaded, terminal.color_out()) + &project::tally(&loaded) + "\n";
    let exit = match (&loaded.api, loaded.diagnostics.has_errors()) {
        (None, _) => Exit::Failed,
        (Some(_), true) => Exit::Findings,
        (Some(_), false) => Exit::Fine,
    };
    print(&text, exit, terminal)
}
