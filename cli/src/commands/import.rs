//! `import`: a spec from notes, and what of them could not be read.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bilispec::{file, project};
use bilispec_import::{Imported, Remark};

use super::common::{Exit, print};
use crate::args::Import;
use crate::terminal::Terminal;

pub(super) fn import(args: &Import, terminal: Terminal) -> Exit {
    let mut notes = Vec::new();
    for path in &args.notes {
        let name = path.display().to_string();
        match read(path) {
            Ok(text) => notes.push((name, text)),
            Err(why) => {
                terminal.error(&format!("{name}: {why}"));
                return Exit::Failed;
            }
        }
    }
    let imported = bilispec_import::import(&notes);
    if imported.files.is_empty() {
        Terminal::write_err(&list("not read:", &imported.unread));
        terminal.error("the notes describe no endpoint: nothing was written");
        return Exit::Failed;
    }
    if !args.force && !is_free(&imported, &args.out, terminal) {
        return Exit::Failed;
    }
    let mut text = String::new();
    let files = imported.files.iter().map(|made| (&made.path, &made.text));
    let files: Vec<_> = files.collect();
    if let Err((path, error)) = file::write_all(&args.out, &files) {
        terminal.error(&format!("{}: {error}", path.display()));
        return Exit::Failed;
    }
    for made in &imported.files {
        let _ = writeln!(text, "written: {}", made.path);
    }
    text.push_str(&list("\nnot read:", &imported.unread));
    text.push_str(&list(
        "\ndecided for the notes; look at each:",
        &imported.remarks,
    ));
    let _ = writeln!(
        text,
        "\n{}, {}, {} not read",
        count(imported.endpoints, "endpoint"),
        count(imported.files.len(), "file"),
        imported.unread.len()
    );
    let whole = imported.unread.is_empty();
    let exit = print(
        &text,
        if whole { Exit::Fine } else { Exit::Failed },
        terminal,
    );

    // What was made has to be of use: whatever is wrong with it is told now.
    let loaded = bilispec_codegen::load(&args.out.join("spec/openapi.yaml"));
    if loaded.diagnostics.has_errors() {
        Terminal::write_err(&project::diagnostics(&loaded, terminal.color_err()));
        terminal.error(
            "the notes make no sound spec: see above what to mend in the files that were written",
        );
        return Exit::Failed;
    }
    exit
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..good).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        format!("line {line} is not UTF-8")
    })
}

/// Nothing is written over what somebody has; all that is in the way is named.
fn is_free(imported: &Imported, out: &Path, terminal: Terminal) -> bool {
    let taken = imported.files.iter().filter(|made| {
        let there = fs::read(out.join(&made.path));
        there.is_ok_and(|bytes| bytes != made.text.as_bytes())
    });
    let taken: Vec<&str> = taken.map(|made| made.path.as_str()).collect();
    if taken.is_empty() {
        return true;
    }
    let folder = out.display();
    for path in &taken {
        terminal.error(&format!("{path} is in {folder} already"));
    }
    terminal.error(
        "nothing was written: name another folder with --out, or write over these with --force",
    );
    false
}

fn list(title: &str, remarks: &[Remark]) -> String {
    if remarks.is_empty() {
        return String::new();
    }
    let lines = remarks.iter().map(|remark| format!("  {remark}\n"));
    format!("{title}\n{}", lines.collect::<String>())
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
