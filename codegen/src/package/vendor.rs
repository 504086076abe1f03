//! Copies of the runtime's crates in a client's folder: which are out of date, and which somebody changed.
//!
//! A list of checksums beside the copies tells what an earlier run wrote. A file with the checksum of the list may be
//! replaced or removed; one with another is somebody's work, and nothing is written at all.

use std::collections::BTreeMap;
use std::path::Path;

use semver::Version;

use super::manifest::Manifest;
use super::runtime::{RUNTIME, VENDOR};
use crate::digest::sha256;
use crate::emit::CRATE_FOLDER;
use crate::files::{Failure, read};
use crate::text::is_chinese;

/// The list of checksums, as `sha256sum` writes and checks it.
const SUMS: &str = "SHA256SUMS";

/// The copies are laid out as they come: `cargo fmt` of a project with another layout leaves them alone.
const LAYOUT: (&str, &str) = ("rustfmt.toml", "disable_all_formatting = true\n");

/// A crate of the runtime, as the command carries it.
#[derive(Debug, Clone, Copy)]
pub struct Vendored {
    /// The crate's name, and that of its folder.
    pub name: &'static str,
    /// Its files: path below its folder, with `/`, and text.
    pub files: &'static [(&'static str, &'static str)],
}

/// What is to be done. Paths are below the output folder.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) write: Vec<(String, String)>,
    pub(crate) remove: Vec<String>,
    /// Files whose text is another one.
    pub(crate) stale: Vec<String>,
    /// Files that are not there, and in place of all of a crate's its folder.
    pub(crate) missing: Vec<String>,
}

/// Compares the copies below `out` with what is to stand there: nothing, if `crates` is empty.
pub(crate) fn plan(out: &Path, crates: &[Vendored]) -> Result<Plan, Failure> {
    let folder = out.join(CRATE_FOLDER).join(VENDOR);
    let sums = read(&folder.join(SUMS))?;
    if crates.is_empty() && sums.is_none() {
        return Ok(Plan::default());
    }
    let wanted = wanted(crates);
    not_older(&folder, &wanted)?;
    let mut plan = compared(
        &folder,
        &parse(sums.as_deref().unwrap_or_default()),
        &wanted,
    )?;
    let list = list(&wanted);
    if wanted.is_empty() {
        plan.remove.push(below(SUMS));
    } else if sums.as_deref() != Some(&list) {
        // Beside a change that it only records, the list is nothing to be named.
        if plan.write.is_empty() && plan.remove.is_empty() {
            plan.stale.push(below(SUMS));
        }
        plan.write.push((below(SUMS), list));
    }
    Ok(plan)
}

/// What is to be done for the files that are wanted and those that an earlier run wrote, by its checksums.
fn compared(
    folder: &Path,
    known: &BTreeMap<String, String>,
    wanted: &BTreeMap<String, String>,
) -> Result<Plan, Failure> {
    let mut plan = Plan::default();
    let mut changed = Vec::new();
    let mut missing = Vec::new();
    let gone = known.keys().filter(|name| !wanted.contains_key(*name));
    for name in wanted.keys().chain(gone) {
        let here = read(&folder.join(name))?;
        let ours = |text: &str| known.get(name) == Some(&sha256(text.as_bytes()));
        match (here, wanted.get(name)) {
            (Some(text), Some(wanted)) if text == *wanted => {}
            (Some(text), None) if ours(&text) => plan.remove.push(below(name)),
            (Some(text), Some(wanted)) if ours(&text) => {
                plan.stale.push(below(name));
                plan.write.push((below(name), wanted.clone()));
            }
            (Some(_), _) => changed.push(below(name)),
            (None, Some(wanted)) => {
                missing.push(name.as_str());
                plan.write.push((below(name), wanted.clone()));
            }
            (None, None) => {}
        }
    }
    plan.missing = folded(&missing, wanted);
    // Where no copies are wanted any more, what somebody changed stays, and is in nobody's way.
    if changed.is_empty() || wanted.is_empty() {
        return Ok(plan);
    }
    let list = changed.join(", ");
    Err(Failure::Package(format!(
        "changed by hand, and not written over: {list}; restore or delete what you don't need, or keep your own copy \
         elsewhere and name it with --runtime path:DIR"
    )))
}

/// The path below the output folder.
fn below(name: &str) -> String {
    format!("{CRATE_FOLDER}/{VENDOR}/{name}")
}

/// What is to stand there, by its path below the folder of copies.
fn wanted(crates: &[Vendored]) -> BTreeMap<String, String> {
    let mut wanted = BTreeMap::new();
    for one in crates {
        for (path, text) in one.files {
            wanted.insert(format!("{}/{path}", one.name), escaped(text));
        }
    }
    if !wanted.is_empty() {
        let (name, text) = LAYOUT;
        wanted.insert(name.to_owned(), text.to_owned());
    }
    wanted
}

/// A file with its Chinese letters, and the marks between them, as escapes. A project in another language has none of
/// its own, and what the runtime knows of Chinese names and words is in literals, where an escape is the same letter.
fn escaped(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_mark = matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
        if is_chinese(c) || is_mark {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// A command that is older than the copies does not take them back: what it generates is for its own.
fn not_older(folder: &Path, wanted: &BTreeMap<String, String>) -> Result<(), Failure> {
    let manifest = format!("{RUNTIME}/Cargo.toml");
    let Some(wanted) = wanted.get(&manifest).and_then(|text| version(text)) else {
        return Ok(());
    };
    match read(&folder.join(&manifest))?.and_then(|text| version(&text)) {
        Some(here) if here > wanted => Err(Failure::Package(format!(
            "{} is of version {here}, and this command of {wanted}: install the newer command",
            below(RUNTIME)
        ))),
        _ => Ok(()),
    }
}

fn version(manifest: &str) -> Option<Version> {
    Manifest::parse(manifest).ok()?.version()
}

/// Paths, with the folder of a crate of which nothing is there in place of all its files.
fn folded(missing: &[&str], wanted: &BTreeMap<String, String>) -> Vec<String> {
    let of = |name: &str| name.split_once('/').map(|(folder, _)| folder.to_owned());
    let count = |folder: &str, names: &mut dyn Iterator<Item = &str>| {
        names
            .filter(|name| of(name).as_deref() == Some(folder))
            .count()
    };
    let mut result: Vec<String> = Vec::new();
    for name in missing {
        let folder = of(name).filter(|folder| {
            let all = count(folder, &mut wanted.keys().map(String::as_str));
            count(folder, &mut missing.iter().copied()) == all
        });
        let path = folder.map_or_else(|| below(name), |folder| below(&folder) + "/");
        if !result.contains(&path) {
            result.push(path);
        }
    }
    result
}

fn list(wanted: &BTreeMap<String, String>) -> String {
    let lines = wanted
        .iter()
        .map(|(name, text)| format!("{}  {name}\n", sha256(text.as_bytes())));
    lines.collect()
}

/// Names and checksums of a list. A line that leads out of the folder is nobody's.
fn parse(list: &str) -> BTreeMap<String, String> {
    let lines = list.lines().filter_map(|line| line.split_once("  "));
    let inside = |name: &str| {
        !name.contains('\\')
            && !name.contains(':')
            && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
    };
    lines
        .filter(|(_, name)| inside(name) && *name != SUMS)
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect()
}
