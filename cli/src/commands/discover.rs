//! `discover`: the calls of captures that no operation describes, as operations; or a whole project of them.

use std::path::{Path, PathBuf};

use bilispec::discover::{self, Settings, listing};
use bilispec::formats::json;
use bilispec::harmless::{self, no_commands};
use bilispec::init;
use bilispec::learn::Draft;
use bilispec::project::{self, Project};

use super::common::{Exit, print, spec, unusable};
use super::learn::{Asker, Mode, finish, mode, patches, spooled};
use super::validate::say;
use crate::args::{Discover, Global, Plain};
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
    let spool = match spooled(&args.inputs, terminal) {
        Ok(spool) => spool,
        Err(exit) => return exit,
    };
    let settings = Settings {
        base_urls: args.base_url.clone(),
        stdin: spool.as_ref().map(|spool| spool.path().to_owned()),
        allow_http: args.allow_http,
    };
    let mut asker = Asker::new(mode, terminal);
    let found = discover::discover(
        draft,
        &args.inputs,
        &settings,
        &mut |proposal| asker.decide(proposal),
        &mut |event| say(terminal, event),
    );
    let (exit, is_written) = finish(&found, mode, args.generate, terminal);
    if begins && is_written {
        return generated(args, &folder, exit, terminal);
    }
    if args.generate && is_written {
        return exit.and(super::generate::client_of(&spec, terminal));
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
        Ok((name, left_out)) => {
            let text = format!(
                "{left_out}{name} begins: `cargo test` tries the client, `bilispec lint` names what only you can say\n"
            );
            print(&no_commands(&text), exit, terminal)
        }
        Err(why) => {
            terminal.error(&why);
            Exit::Failed
        }
    }
}

/// `list CAPTURE`: with the operations of the spec, if there is one.
pub(super) fn list(
    global: &Global,
    captures: &[PathBuf],
    base_urls: &[(String, String)],
    format: Plain,
    terminal: Terminal,
) -> Exit {
    let path = global
        .spec
        .clone()
        .or_else(|| project::find(Path::new(".")));
    let loaded = path.map(|path| bilispec_codegen::load(&path));
    if let Some(loaded) = loaded.as_ref().filter(|loaded| loaded.api.is_none()) {
        return unusable(loaded, terminal);
    }
    let spool = match spooled(captures, terminal) {
        Ok(spool) => spool,
        Err(exit) => return exit,
    };
    let project = loaded.as_ref().and_then(Project::of);
    let stdin = spool.as_ref().map(tempfile::NamedTempFile::path);
    let (exchanges, errors) = listing::list(project, captures, stdin, base_urls);
    for error in &errors {
        terminal.error(&harmless::harmless(error));
    }
    let text = match format {
        Plain::Human => no_commands(&listing::print(&exchanges)),
        Plain::Json => json(&exchanges),
    };
    let exit = if errors.is_empty() {
        Exit::Fine
    } else {
        Exit::Failed
    };
    print(&text, exit, terminal)
}

/// `fixture OPERATION CASE --from EXCHANGE`.
pub(super) fn fixture(
    global: &Global,
    [operation, case, from]: [&str; 3],
    base_urls: &[(String, String)],
    terminal: Terminal,
) -> Exit {
    let Some(spec) = spec(global, terminal) else {
        return Exit::Failed;
    };
    let draft = Draft::open(&spec);
    if draft.project().is_none() {
        return unusable(draft.loaded(), terminal);
    }
    let made = discover::fixture(&draft, operation, case, from, base_urls);
    let draft = match made {
        Ok(draft) => draft,
        Err(why) => {
            terminal.error(&harmless::harmless(&why));
            return Exit::Failed;
        }
    };
    if let Err((path, error)) = draft.write() {
        terminal.error(&format!("{path}: {error}"));
        return Exit::Failed;
    }
    let text = patches(&draft.changed(), terminal.color_out());
    print(&no_commands(&text), Exit::Fine, terminal)
}
