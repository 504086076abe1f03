//! The commands about the spec itself.

use std::path::Path;

use bilispec::describe::rule_help;
use bilispec::{project, report};
use bilispec_codegen::{Options, bundle, diagnostics, lint};
use clap::CommandFactory as _;

use super::describe::json;
use super::report::folder;
use super::{Exit, deliver, load_with, print, with_project};
use crate::args::{Cli, Global, LintFormat, Notation};
use crate::terminal::Terminal;

pub(super) fn completions(shell: clap_complete::Shell, terminal: Terminal) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "bilispec", &mut script);
    print(&String::from_utf8_lossy(&script), Exit::Fine, terminal)
}

pub(super) fn bundle(
    global: &Global,
    notation: Notation,
    output: Option<&Path>,
    terminal: Terminal,
) -> Exit {
    with_project(global, terminal, |project| {
        let sources = &project.loaded.project;
        match bundle::build(sources) {
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
