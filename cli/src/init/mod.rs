//! A project of one's own: a spec with a first endpoint and its fixtures, the crate that the client is generated into,
//! and a first test.
//!
//! The files stand beside this one as they are written, with the project's name to be filled in. Nothing that is there
//! already is touched.

use std::fs;
use std::io;
use std::path::Path;

use bilispec_codegen::generate::{self, Failure};
use bilispec_codegen::labels::Spoken;
use bilispec_codegen::load;
use bilispec_codegen::package::{self, Package, Runtime};
use bilispec_codegen::text::is_chinese;

use crate::file;
use crate::generate_summary;
use crate::package::CRATES;

/// What stands for the project's name in the files.
const NAME: &str = "PROJECT";

/// What stands for the name of the client's library in them.
const LIBRARY: &str = "LIBRARY";

/// The files, by their path in the project.
const FILES: &[(&str, &str)] = &[
    (".gitignore", include_str!("template/gitignore")),
    ("README.md", include_str!("template/README.md")),
    ("Cargo.toml", include_str!("template/workspace.toml")),
    (
        "generated-client/tests/first.rs",
        include_str!("template/first.rs.txt"),
    ),
    ("spec/openapi.yaml", include_str!("template/openapi.yaml")),
    (
        "spec/envelopes.yaml",
        include_str!("template/envelopes.yaml"),
    ),
    (
        "spec/example/get_status.yaml",
        include_str!("template/get_status.yaml"),
    ),
    (
        "fixtures/get_status/success.json",
        include_str!("template/success.json"),
    ),
    (
        "fixtures/get_status/not_found.json",
        include_str!("template/not_found.json"),
    ),
];

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The project's name.
    pub name: String,
    /// What a person edits.
    pub files: Vec<&'static str>,
    /// How many files were generated from it, without those of the runtime.
    pub generated: usize,
    /// Whether a copy of the runtime is among it.
    pub vendored: bool,
}

/// A file of the template, in which all texts stand in both languages: in Chinese, and behind ` / ` or on the next line in
/// English.
fn spoken(text: &str, language: Spoken) -> String {
    let word = match language {
        Spoken::Both => "x-languages: [zh, en]\n",
        Spoken::Chinese => "x-languages: [zh]\n",
        // English is what a spec without the word is read as.
        Spoken::English => "",
    };
    let text = text.replace("x-languages: LANGUAGES\n", word);
    if language == Spoken::Both {
        return text;
    }
    let mut lines = String::new();
    let mut after_chinese = false;
    for line in text.split_inclusive('\n') {
        let has_chinese = line.chars().any(is_chinese);
        let is_translation = std::mem::replace(&mut after_chinese, false);
        if has_chinese && let Some((chinese, english)) = line.split_once(" / ") {
            let (name, chinese) = chinese.split_once(": ").unwrap_or(("", chinese));
            let one = language.choose(chinese, english.trim_end());
            lines.extend([name, ": ", &one, "\n"]);
        } else if has_chinese {
            after_chinese = true;
            lines.push_str(if language == Spoken::Chinese {
                line
            } else {
                ""
            });
        } else if !is_translation || language == Spoken::English {
            lines.push_str(line);
        }
    }
    lines
}

/// Begins a project in a folder that is empty or not there yet. `name`: else that of the folder; `runtime`: where the
/// client's crate has the runtime from, else a copy beside it.
pub fn init(
    folder: &Path,
    name: Option<&str>,
    language: Spoken,
    runtime: Option<Runtime>,
) -> Result<Begun, String> {
    let shown = folder.display();
    let failed = |error: io::Error| format!("{shown}: {error}");
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                let entry = entry.map_err(failed)?.file_name();
                // A repository without anything in it is empty.
                if entry != ".git" {
                    let entry = entry.to_string_lossy().into_owned();
                    return Err(format!(
                        "{shown} is not empty: there is {}; a project begins in a folder of its own",
                        crate::url::shortened(&entry, 60)
                    ));
                }
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let name = match name {
        Some(name) if is_name(name) => name.to_owned(),
        Some(name) => return Err(not_a_name(name)),
        None => name_of(folder),
    };
    let (crate_name, library) = names(&name);
    let files: Vec<(&str, String)> = FILES
        .iter()
        .map(|(path, text)| {
            let text = spoken(text, language);
            (*path, text.replace(NAME, &name).replace(LIBRARY, &library))
        })
        .collect();
    file::write_all(folder, &files)
        .map_err(|(path, error)| format!("{}: {error}", path.display()))?;
    let (outcome, _) = generated(folder, crate_name, runtime)?;
    let vendored = |path: &&String| path.starts_with(package::VENDOR_FOLDER);
    let copied = outcome.missing.iter().filter(vendored).count();
    let made = outcome.missing.len() + outcome.stale.len() + outcome.unchanged;
    let files: Vec<&'static str> = FILES
        .iter()
        .map(|(path, _)| *path)
        .chain(package::OWNED.iter().copied())
        .collect();
    Ok(Begun {
        generated: made.saturating_sub(package::OWNED.len() + copied),
        vendored: copied > 0,
        name,
        files,
    })
}

/// Files of every project, whatever it describes.
const COMMON: [&str; 3] = [".gitignore", "README.md", "Cargo.toml"];

/// Whether a project may begin in a folder that may hold other files: what it is called.
pub fn room_for(folder: &Path, name: Option<&str>) -> Result<String, String> {
    for taken in ["spec", "fixtures", "generated-client", "docs", "Cargo.toml"] {
        if folder.join(taken).exists() {
            return Err(format!(
                "{}: there is {taken} already, and no spec/openapi.yaml; a project begins in a folder of its own: --out DIR",
                folder.display()
            ));
        }
    }
    match name {
        Some(name) if is_name(name) => Ok(name.to_owned()),
        Some(name) => Err(not_a_name(name)),
        None => Ok(name_of(folder)),
    }
}

fn not_a_name(name: &str) -> String {
    format!(
        "`{}` is not a name for a project: lower-case letters, digits and `-`",
        crate::url::shortened(name, 60)
    )
}

/// The files around a spec that is there already, and what is generated from it. What is there is kept. Returns the
/// project's name, and a line for what the client does not have.
pub fn complete(
    folder: &Path,
    name: Option<&str>,
    runtime: Option<Runtime>,
) -> Result<(String, String), String> {
    let name = name.map_or_else(|| name_of(folder), str::to_owned);
    let (crate_name, library) = names(&name);
    let common = FILES
        .iter()
        .filter(|(path, _)| COMMON.contains(path) && !folder.join(path).exists());
    let files: Vec<(&str, String)> = common
        .map(|(path, text)| (*path, text.replace(NAME, &name).replace(LIBRARY, &library)))
        .collect();
    file::write_all(folder, &files)
        .map_err(|(path, error)| format!("{}: {error}", path.display()))?;
    let (_, left_out) = generated(folder, crate_name, runtime)?;
    Ok((name, left_out))
}

/// The client's crate and its library.
fn names(name: &str) -> (String, String) {
    let crate_name = format!("{name}-client");
    let library = package::library_name(&crate_name);
    (crate_name, library)
}

fn generated(
    folder: &Path,
    crate_name: String,
    runtime: Option<Runtime>,
) -> Result<(generate::Outcome, String), String> {
    let package = Package {
        name: Some(crate_name),
        runtime,
        vendored: CRATES.to_vec(),
    };
    let loaded = load(&folder.join("spec/openapi.yaml"));
    let left_out = loaded.api.as_ref().map(generate_summary::left_out);
    let outcome = generate::generate_with(&loaded, folder, false, &package);
    let outcome = outcome.map_err(|failure| match failure {
        Failure::Spec(_) => "the first spec can't be generated from".to_owned(),
        Failure::File(path, error) => format!("{}: {error}", path.display()),
        Failure::Foreign(path) => format!("{path} is there already"),
        Failure::Package(why) => why,
    })?;
    Ok((outcome, left_out.unwrap_or_default()))
}

/// A name that a package can have.
fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(fits)
        && !name.ends_with('-')
        && name.len() <= 50
}

/// The folder's name as a package's.
fn name_of(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    let name = bilispec_codegen::model::snake_case(&name).replace('_', "-");
    if is_name(&name) {
        name
    } else {
        "my-api".to_owned()
    }
}
