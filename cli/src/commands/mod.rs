//! One function a command: what the command line says goes to the library, what comes back is printed.

mod common;
mod compare;
mod describe;
mod diff;
mod discover;
mod generate;
mod history;
mod import;
mod init;
mod interrupt;
mod learn;
mod live;
mod merge;
mod mock;
mod new;
mod redact;
mod report;
mod spec;
mod validate;
mod watch;

use crate::args::{Cli, Command};
use crate::terminal::Terminal;
pub(crate) use common::Exit;

pub(crate) fn run(cli: Cli) -> Exit {
    let Cli { global, command } = cli;
    let terminal = Terminal::new(&global);
    match command {
        Command::Completions { shell } => spec::completions(shell, terminal),
        Command::Man { folder } => spec::manual(&folder, terminal),
        Command::Lint { format } => spec::lint(&global, format, terminal),
        Command::Validate(args) => validate::validate(&global, &args, terminal),
        Command::Merge { reports, delivery } => {
            merge::merge(&global, &reports, &delivery, terminal)
        }
        Command::Compare(args) => compare::compare(&global, &args, terminal),
        Command::History {
            folder,
            format,
            output,
        } => history::history(&global, &folder, format, output.as_deref(), terminal),
        Command::Redact(args) => redact::redact(&global, &args, terminal),
        Command::List {
            captures,
            base_url,
            format,
        } if !captures.is_empty() => {
            discover::list(&global, &captures, &base_url, format, terminal)
        }
        Command::List { format, .. } => describe::list(&global, format, terminal),
        Command::Fixture {
            operation,
            case,
            from,
            base_url,
        } => discover::fixture(&global, [&operation, &case, &from], &base_url, terminal),
        Command::Show { operation } => describe::show(&global, &operation, terminal),
        Command::Explain { code } => describe::explain(&global, &code, terminal),
        Command::Coverage { format } => describe::coverage(&global, format, terminal),
        Command::Bundle { format, output } => {
            spec::bundle(&global, format, output.as_deref(), terminal)
        }
        Command::Generate {
            check,
            watch,
            out,
            name,
            runtime,
            foreign,
        } => {
            if watch {
                return watch::follow(&global, out, terminal);
            }
            let out = out.as_deref();
            let package = generate::Asked { name, runtime };
            generate::generate(&global, check, out, package, &foreign, terminal)
        }
        Command::Diff {
            base,
            format,
            fail_on,
        } => diff::diff(&global, &base, format, fail_on, terminal),
        Command::Discover(args) => discover::discover(&global, &args, terminal),
        Command::Learn(args) => learn::learn(&global, &args, terminal),
        Command::Init {
            folder,
            name,
            lang,
            runtime,
        } => init::init(&folder, name.as_deref(), lang.into(), &runtime, terminal),
        Command::New(args) => new::new(&global, &args, terminal),
        Command::Docs { check, out } => generate::docs(&global, check, out.as_deref(), terminal),
        Command::Import(args) => import::import(&args, terminal),
        Command::Mock(args) => mock::mock(&global, args, terminal),
    }
}
