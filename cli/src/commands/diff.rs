//! `diff`: what changed in the spec since a revision or a folder.

use bilispec::diff::{self, Base, Changes};
use bilispec::formats::json;
use bilispec::project;
use bilispec_codegen::diff::Class;

use super::common::{Exit, print, style, with_whole_project};
use crate::args::{DiffFormat, FailOnChange, Global};
use crate::terminal::Terminal;

pub(super) fn diff(
    global: &Global,
    name: &str,
    format: DiffFormat,
    fail_on: FailOnChange,
    terminal: Terminal,
) -> Exit {
    with_whole_project(global, terminal, |project| {
        let base = match Base::open(name, project.loaded) {
            Ok(base) => base.loaded,
            Err(message) => {
                terminal.error(&message);
                return Exit::Failed;
            }
        };
        let Some(was) = &base.api else {
            Terminal::write_err(&project::diagnostics(&base, terminal.color_err()));
            terminal.error(&format!(
                "the spec of {name} can't be used: {}",
                project::tally(&base)
            ));
            return Exit::Failed;
        };
        let found = bilispec_codegen::diff::diff(was, project.api);
        let found = Changes::of(&found, &base, project.loaded);
        let text = match format {
            DiffFormat::Human => diff::human(&found, name, style(terminal)),
            DiffFormat::Json => json(&found),
            DiffFormat::Changelog => diff::changelog(&found),
        };
        let exit = if fails(&found, fail_on) {
            Exit::Findings
        } else {
            Exit::Fine
        };
        print(&text, exit, terminal)
    })
}

fn fails(found: &Changes, fail_on: FailOnChange) -> bool {
    let least = match fail_on {
        FailOnChange::Breaking => Class::Breaking,
        FailOnChange::Additive => Class::Additive,
        FailOnChange::Documentation => Class::Documentation,
        FailOnChange::Never => return false,
    };
    found.gravest().is_some_and(|gravest| gravest >= least)
}
