//! `init`: a project of one's own.

use std::fmt::Write as _;
use std::path::Path;

use bilispec::init;
use bilispec_codegen::labels::Spoken;

use super::common::{Exit, print};
use crate::args::Runtime;
use crate::terminal::Terminal;

pub(super) fn init(
    folder: &Path,
    name: Option<&str>,
    language: Spoken,
    runtime: &Runtime,
    terminal: Terminal,
) -> Exit {
    let begun = runtime
        .below(folder)
        .and_then(|runtime| init::init(folder, name, language, runtime));
    let begun = match begun {
        Ok(begun) => begun,
        Err(why) => {
            terminal.error(&why);
            return Exit::Failed;
        }
    };
    if terminal.is_quiet() {
        return Exit::Fine;
    }
    let mut text = format!("{} begins:\n", begun.name);
    for file in &begun.files {
        let _ = writeln!(text, "  {file}");
    }
    let copy = if begun.vendored {
        ", and a copy of the runtime beside the client"
    } else {
        ""
    };
    let _ = writeln!(text, "and {} generated files{copy}", begun.generated);
    text.push_str("now `bilispec new OPERATION --from session.har#0` adds an endpoint, and `cargo test` tries the client\n");
    print(&text, Exit::Fine, terminal)
}
