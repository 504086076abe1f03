//! `new`: an endpoint more, ready to be edited.

use std::fmt::Write as _;

use bilispec::harmless::{harmless, no_commands};
use bilispec::scaffold::{self, Material, Wanted};

use super::common::{Exit, print, spec, unusable};
use super::learn::patches;
use crate::args::{Global, New};
use crate::terminal::Terminal;

pub(super) fn new(global: &Global, args: &New, terminal: Terminal) -> Exit {
    let Some(spec) = spec(global, terminal) else {
        return Exit::Failed;
    };
    let loaded = bilispec_codegen::load(&spec);
    if loaded.api.is_none() {
        return unusable(&loaded, terminal);
    }
    let material = match &args.from {
        Some(sample) => scaffold::from_capture(sample, &args.base_url),
        None => Ok(Material::default()),
    };
    let wanted = Wanted {
        operation: args.operation.clone(),
        method: args.method.clone(),
        url: args.url.clone(),
        tag: args.tag.clone(),
        allow_http: args.allow_http,
    };
    let added = material.and_then(|material| scaffold::add(&spec, &wanted, material));
    let (draft, notes) = match added {
        Ok(added) => added,
        Err(why) => {
            terminal.error(&why);
            return Exit::Failed;
        }
    };
    if let Err((path, error)) = draft.write() {
        terminal.error(&format!("{path}: {error}"));
        return Exit::Failed;
    }
    for note in &notes {
        terminal.note(&harmless(note));
    }
    let changed = draft.changed();
    let edited = changed.iter().filter(|changed| changed.old.is_some());
    let mut text = patches(edited, terminal.color_out());
    for changed in changed.iter().filter(|changed| changed.old.is_none()) {
        let _ = writeln!(
            text,
            "new: {} ({} lines)",
            changed.path,
            changed.new.lines().count()
        );
    }
    text.push_str("now edit it: `bilispec lint` names what only you can say, `bilispec generate` writes the client\n");
    print(&no_commands(&text), Exit::Fine, terminal)
}
