//! The commands that put the spec into words.

use bilispec::describe;
use bilispec::formats::json;
use bilispec_codegen::coverage;

use super::common::{Exit, print, style, with_project, with_whole_project};
use crate::args::{Global, Plain};
use crate::terminal::Terminal;

pub(super) fn list(global: &Global, format: Plain, terminal: Terminal) -> Exit {
    with_project(global, terminal, |project| {
        let operations = describe::list(project.api);
        let text = match format {
            Plain::Human => describe::print_list(&operations),
            Plain::Json => json(&operations),
        };
        print(&text, Exit::Fine, terminal)
    })
}

pub(super) fn show(global: &Global, id: &str, terminal: Terminal) -> Exit {
    with_whole_project(global, terminal, |project| match project.operation(id) {
        Ok(operation) => print(
            &describe::show(project.api, operation, style(terminal)),
            Exit::Fine,
            terminal,
        ),
        Err(message) => {
            terminal.error(&message);
            Exit::Failed
        }
    })
}

pub(super) fn explain(global: &Global, code: &str, terminal: Terminal) -> Exit {
    with_whole_project(global, terminal, |project| {
        match describe::explain(project.api, code, style(terminal)) {
            Ok(text) => print(&text, Exit::Fine, terminal),
            Err(near) => {
                let near: Vec<_> = near.iter().map(|near| format!("`{near}`")).collect();
                let meant = if near.is_empty() {
                    String::new()
                } else {
                    format!(" (did you mean {}?)", near.join(" or "))
                };
                terminal.error(&format!(
                    "the spec has nothing called `{code}`, and there is no such rule{meant}"
                ));
                Exit::Failed
            }
        }
    })
}

pub(super) fn coverage(global: &Global, format: Plain, terminal: Terminal) -> Exit {
    with_whole_project(global, terminal, |project| {
        let files = &project.loaded.project;
        let coverage = coverage::of(files, project.document, project.api);
        let text = match format {
            Plain::Human => describe::print_coverage(&coverage, style(terminal)),
            Plain::Json => json(&coverage),
        };
        print(&text, Exit::Fine, terminal)
    })
}
