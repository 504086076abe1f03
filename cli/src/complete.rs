//! What a shell may complete from the spec at hand: operations and codes.

use std::path::{Path, PathBuf};

use bilispec::project;
use bilispec_codegen::Loaded;
use clap_complete::CompletionCandidate;

/// The ids of the spec's operations.
pub(crate) fn operations() -> Vec<CompletionCandidate> {
    let loaded = spec();
    let api = loaded.iter().filter_map(|loaded| loaded.api.as_ref());
    let operations = api.flat_map(|api| &api.operations);
    operations
        .map(|operation| CompletionCandidate::new(&operation.id))
        .collect()
}

/// The codes of all envelopes, with their names.
pub(crate) fn codes() -> Vec<CompletionCandidate> {
    let loaded = spec();
    let api = loaded.iter().filter_map(|loaded| loaded.api.as_ref());
    let codes = api.flat_map(|api| {
        let operations = api.operations.iter();
        operations.flat_map(|operation| api.codes(operation))
    });
    let mut codes: Vec<(String, String)> = codes
        .map(|code| {
            let value = code.value.as_ref();
            let value = value.map_or_else(|| "null".to_owned(), ToString::to_string);
            (value, code.name.clone())
        })
        .collect();
    codes.sort();
    codes.dedup_by(|one, other| one.0 == other.0);
    let candidates = codes
        .into_iter()
        .map(|(value, name)| CompletionCandidate::new(value).help(Some(name.into())));
    candidates.collect()
}

/// The spec that the command line names, else the nearest one. What is wrong with it is not a matter of a shell's.
fn spec() -> Option<Loaded> {
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--spec");
    let named = arguments.nth(1).map(PathBuf::from);
    let path = named.or_else(|| project::find(Path::new(".")))?;
    Some(bilispec_codegen::load(&path))
}
