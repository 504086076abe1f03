//! `discover`: the calls of captures that no operation describes, as operations; or a whole project of them.

use std::path::{Path, PathBuf};

use bilispec::discover::{self, Settings};
use bilispec::harmless::no_commands;
use bilispec::init;
use bilispec::learn::Draft;
use bilispec::project;

use super::learn::{Asker, Mode, finish, mode, spooled};
use super::validate::say;
use super::{Exit, print, unusable};
use crate::args::{Discover, Global};
use crate::terminal::Terminal;

pub(super) fn discover(global: &Global, args: &Discover, terminal: Terminal) -> Exit {
    let folder = args.out.clone().unwrap_or_else(|| PathBuf::from("."));
    let known = match (&global.spec, &args.out) {
        (Some(spec), _) => Some(spec.clone()),
        (None, Some(out)) => Some(out.join("spec/openapi.yaml")).filter(|spec| spec.exists()),
        (None, None) => project::find(Path::new(".")),
    };
    let begins = known.is_none();
    let spec = known.unwrap_or_else(|| folder.join("spec/openapi.yaml"));
    let draft = if begins {
        match init::room_for(&folder, args.name.as_deref()) {
            Ok(name) => discover::begin(&spec, &name),
            Err(why) => {
                terminal.error(&why);
                return Exit::Failed;
            }
        }
    } else {
        let draft = Draft::open(&spec);
        if draft.project().is_none() {
            return unusable(draft.loaded(), terminal);
        }
        draft
    };
    let otherwise = if begins { Mode::Accept } else { Mode::Show };
    let mode = mode(args.accept, args.dry_run, &args.inputs, otherwise).unwrap_or_else(|mode| {
        if mode == Mode::Show {
            terminal.note("nobody can be asked here: nothing is written; --accept writes it");
        }
        mode
    });
    let spool = match spooled(&args.inputs) {
        Ok(spool) => spool,
        Err(error) => {
            terminal.error(&format!("stdin: {error}"));
            return Exit::Failed;
        }
    };
    let settings = Settings {
        base_urls: args.base_url.clone(),
        allow_http: args.allow_http,
        stdin: spool.as_ref().map(|spool| spool.path().to_owned()),
    };
    let mut asker = Asker::new(mode, terminal);
    let found = discover::discover(
        draft,
        &args.inputs,
        &settings,
        &mut |proposal| asker.decide(proposal),
        &mut |event| say(terminal, event),
    );
    let exit = finish(&found, mode, terminal);
    let is_written = mode != Mode::Show && !found.taken.is_empty() && exit != Exit::Failed;
    if begins && is_written {
        return generated(args, &folder, exit, terminal);
    }
    exit
}

/// The rest of a project that begins: what surrounds the spec, and its client.
fn generated(args: &Discover, folder: &Path, exit: Exit, terminal: Terminal) -> Exit {
    let done = args
        .runtime
        .below(folder)
        .and_then(|runtime| init::complete(folder, args.name.as_deref(), runtime));
    match done {
        Ok(name) => {
            let text = format!(
                "{name} begins: `cargo test` tries the client, `bilispec lint` names what only you can say\n"
            );
            print(&no_commands(&text), exit, terminal)
        }
        Err(why) => {
            terminal.error(&why);
            Exit::Failed
        }
    }
}
