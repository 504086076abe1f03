//! The commands about the spec itself.

use std::path::Path;

use bilispec::describe::rule_help;
use bilispec::formats::folder;
use bilispec::formats::json;
use bilispec::{project, report};
use bilispec_codegen::{Options, bundle, diagnostics, lint};
use clap::CommandFactory as _;
use clap_complete::env::Shells;

use super::common::{Exit, deliver, load_with, print, with_whole_project};
use crate::args::{Cli, Global, LintFormat, Notation};
use crate::terminal::Terminal;

/// A script that makes a shell ask this command: the answers come from its arguments and from the spec at hand.
pub(super) fn completions(shell: clap_complete::Shell, terminal: Terminal) -> Exit {
    let shells = Shells::builtins();
    let completer = shells.completer(&shell.to_string());
    let mut script = Vec::new();
    let written = completer.map(|completer| {
        completer.write_registration("COMPLETE", "bilispec", "bilispec", "bilispec", &mut script)
    });
    if let Some(Ok(())) = written {
        return print(&String::from_utf8_lossy(&script), Exit::Fine, terminal);
    }
    terminal.error(&format!("there is no script for {shell}"));
    Exit::Failed
}

/// Writes manual pages: one of the command, and one of each of its commands.
pub(super) fn manual(folder: &Path, terminal: Terminal) -> Exit {
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), folder));
    match written {
        Ok(()) => Exit::Fine,
        Err(error) => {
            terminal.error(&format!("{}: {error}", folder.display()));
            Exit::Failed
        }
    }
}

pub(super) fn bundle(
    global: &Global,
    notation: Notation,
    output: Option<&Path>,
    terminal: Terminal,
) -> Exit {
    with_whole_project(global, terminal, |project| {
        let sources = &project.loaded.project;
        match bundle::build(sources, Some(project.api)) {
            Ok(document) => {
                let text = match notation {
                    Notation::Yaml => bundle::to_yaml(&document),
                    Notation::Json => bundle::to_json(&document),
                };
                deliver(&text, output, Exit::Fine, terminal)
            }
            Err(diagnostics) => {
                for diagnostic in &diagnostics {
                    let text = diagnostics::render(diagnostic, sources, terminal.color_err());
                    Terminal::write_err(&text);
                }
                terminal.error("the spec can't be bundled");
                Exit::Failed
            }
        }
    })
}

pub(super) fn lint(global: &Global, format: LintFormat, terminal: Terminal) -> Exit {
    let Some(mut loaded) = load_with(global, &Options::default(), terminal) else {
        return Exit::Failed;
    };
    lint::run(&mut loaded);
    let tally = project::tally(&loaded) + "\n";
    let folder = || folder(loaded.project.root());
    let text = match format {
        LintFormat::Human => project::diagnostics(&loaded, terminal.color_out()) + &tally,
        LintFormat::Json => json(&project::LintReport::of(&loaded)),
        LintFormat::Github => report::github(&project::annotations(&loaded), &folder(), &tally),
        LintFormat::Sarif => {
            let complete = loaded.api.is_some();
            let annotations = project::annotations(&loaded);
            json(&report::sarif(
                &annotations,
                &folder(),
                complete,
                &rule_help,
            ))
        }
    };
    let exit = match (&loaded.api, loaded.diagnostics.has_errors()) {
        (None, _) => Exit::Failed,
        (Some(_), true) => Exit::Findings,
        (Some(_), false) => Exit::Fine,
    };
    print(&text, exit, terminal)
}
