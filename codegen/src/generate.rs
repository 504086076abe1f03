//! Output on disk: what is written, what is stale, what no longer belongs there.
//!
//! One function for the command, for `--check` and for the test that runs on every change. Everything is read before
//! anything is written, and all files are replaced together or none, so that a failure leaves no half of them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Loaded;
use crate::bodies::Bodies;
use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::emit::{self, CRATE_FOLDER, FOLDER, HEADER, OutputFile, TESTS_FOLDER};
use crate::file;
pub use crate::files::Failure;
use crate::files::read;
use crate::labels::PAGE_HEADER;
use crate::model::Dialect;
use crate::openapi::{EDITOR_SCHEMA, editor_schema};
use crate::package::{Package, VendorPlan};
use crate::reference;
use crate::source::Project;
use crate::tables;

/// What a run did or, with `check`, would do. Paths are below the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files whose text is another one.
    pub stale: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that an earlier run wrote and this one does not.
    pub left_over: Vec<String>,
    /// Generated files that are as they should be; copies of the runtime are not counted.
    pub unchanged: usize,
}

impl Outcome {
    /// Nothing was to be done.
    pub fn is_current(&self) -> bool {
        self.stale.is_empty() && self.missing.is_empty() && self.left_over.is_empty()
    }
}

/// A folder of generated files: its path, their extension, and the line that tells them from others.
type Home = (&'static str, &'static str, &'static str);

const CLIENT: &[Home] = &[(FOLDER, "rs", HEADER), (TESTS_FOLDER, "rs", HEADER)];
const REFERENCE: &[Home] = &[
    (reference::FOLDER, "md", PAGE_HEADER),
    (reference::FOLDER, "html", PAGE_HEADER),
];

/// What is to stand below the output folder.
struct Output {
    /// Written at every run.
    files: Vec<OutputFile>,
    /// Written where they are not there, and the reader's own from then on.
    once: Vec<OutputFile>,
    /// Copies of the runtime's crates.
    vendored: VendorPlan,
    /// Where an earlier run may have left files that this one does not write.
    homes: Vec<Home>,
}

/// Writes the typed client of a spec, the schema of spec files and the reference below `out`, and removes what an earlier
/// run wrote there and this one does not. With `check`, changes nothing.
///
/// Of a document from elsewhere the client alone is written. Where no crate is around it, one is written, too. Calls that
/// no client can make ([`Operation::unsendable`](crate::model::Operation::unsendable)) stand in the reference alone.
pub fn generate(loaded: &Loaded, out: &Path, check: bool) -> Result<Outcome, Failure> {
    generate_with(loaded, out, check, &Package::default())
}

/// The same, with what is asked of the crate around generated code.
pub fn generate_with(
    loaded: &Loaded,
    out: &Path,
    check: bool,
    package: &Package,
) -> Result<Outcome, Failure> {
    let mut diagnostics = loaded.diagnostics.clone();
    let Some(api) = &loaded.api else {
        return write(&loaded.project, diagnostics, None, out, check);
    };
    let client = api.sendable();
    let engine = match tables::tables(&loaded.project, &client) {
        Ok(engine) => engine,
        Err(error) => {
            let message = format!("the schemas cannot be checked against: {error}");
            diagnostics.push(Diagnostic::without_place(rules::SCHEMA_REFUSED, message));
            return write(&loaded.project, diagnostics, None, out, check);
        }
    };
    let uses = engine.use_properties();
    let plan = package.plan(api, uses, root_document(&loaded.project), out)?;
    let bodies = Bodies::read(&loaded.project, api);
    let mut files = emit::client(&client, &engine, &bodies, &mut diagnostics);
    let homes = if api.dialect == Dialect::Plain {
        CLIENT.to_vec()
    } else {
        files.extend(emit::fixture_tests(
            &client,
            &plan.library,
            &mut diagnostics,
        ));
        files.push(editor(&loaded.project));
        files.extend(reference::files(api, &bodies));
        [CLIENT, REFERENCE].concat()
    };
    files.extend(plan.files);
    let output = Output {
        files,
        once: plan.once,
        vendored: plan.vendored,
        homes,
    };
    write(&loaded.project, diagnostics, Some(output), out, check)
}

/// Writes the reference alone, as [`generate()`] does.
pub fn reference(loaded: &Loaded, out: &Path, check: bool) -> Result<Outcome, Failure> {
    let mut diagnostics = loaded.diagnostics.clone();
    let output = loaded.api.as_ref().map(|api| {
        if api.dialect == Dialect::Plain {
            let message = "a reference is written of specs with our own words, not of documents from elsewhere";
            diagnostics.push(Diagnostic::without_place(rules::UNSUPPORTED, message));
        }
        Output {
            files: reference::files(api, &Bodies::read(&loaded.project, api)),
            once: Vec::new(),
            vendored: VendorPlan::default(),
            homes: REFERENCE.to_vec(),
        }
    });
    write(&loaded.project, diagnostics, output, out, check)
}

fn write(
    project: &Project,
    mut diagnostics: Diagnostics,
    output: Option<Output>,
    out: &Path,
    check: bool,
) -> Result<Outcome, Failure> {
    match output {
        Some(output) if !diagnostics.has_errors() => bring_up_to_date(&output, out, check),
        _ => {
            diagnostics.sort(project);
            Err(Failure::Spec(diagnostics))
        }
    }
}

/// The path of the root document.
fn root_document(project: &Project) -> &str {
    project.files().first().map_or("", |file| file.path())
}

/// The JSON Schema of spec files, beside the root document: editors complete and check by it.
fn editor(project: &Project) -> OutputFile {
    let folder = root_document(project)
        .rsplit_once('/')
        .map_or("spec", |(folder, _)| folder);
    OutputFile {
        path: format!("{folder}/{EDITOR_SCHEMA}"),
        text: format!("{:#}\n", editor_schema().as_value()),
    }
}

fn bring_up_to_date(output: &Output, out: &Path, check: bool) -> Result<Outcome, Failure> {
    let Output {
        files,
        once,
        vendored,
        homes,
    } = output;
    let mut outcome = Outcome::default();
    let mut written = Vec::new();
    for file in files {
        let path = within(out, &file.path)?;
        match read(&path)? {
            Some(text) if text == file.text => {
                outcome.unchanged += 1;
                continue;
            }
            // People write pages by hand, and into this very folder.
            Some(text) if file.text.contains(PAGE_HEADER) && !begins(&text, PAGE_HEADER) => {
                return Err(Failure::Foreign(file.path.clone()));
            }
            Some(_) => outcome.stale.push(file.path.clone()),
            None => outcome.missing.push(file.path.clone()),
        }
        written.push((&file.path, &file.text));
    }
    for file in once {
        let path = within(out, &file.path)?;
        if !path.exists() {
            outcome.missing.push(file.path.clone());
            written.push((&file.path, &file.text));
        }
    }
    outcome.stale.extend_from_slice(&vendored.stale);
    outcome.missing.extend_from_slice(&vendored.missing);
    for (path, text) in &vendored.write {
        written.push((path, text));
    }
    let known: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    outcome.left_over = left_over(homes, out, &known)?;
    outcome.left_over.extend_from_slice(&vendored.remove);
    if check {
        return Ok(outcome);
    }
    fn failed(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.to_owned();
        |error| Failure::File(path, error)
    }
    file::write_all(out, &written).map_err(|(path, error)| Failure::File(path, error))?;
    let crate_folder = out.join(CRATE_FOLDER);
    for path in &outcome.left_over {
        let path = out.join(path);
        fs::remove_file(&path).map_err(failed(&path))?;
        // Copies of the runtime lie deep. A folder that is not empty stays.
        let folders = path.ancestors().skip(1);
        let mut inside = folders
            .take_while(|folder| folder.starts_with(&crate_folder) && **folder != crate_folder);
        while inside
            .next()
            .is_some_and(|folder| fs::remove_dir(folder).is_ok())
        {}
    }
    Ok(outcome)
}

/// Unknown files in the folders of generated files that begin as those do: an earlier run wrote them. Others are left
/// alone.
fn left_over(homes: &[Home], out: &Path, known: &BTreeSet<&str>) -> Result<Vec<String>, Failure> {
    let mut paths = Vec::new();
    for (name, extension, header) in homes {
        let folder = within(out, name)?;
        let failed = |error| Failure::File(folder.clone(), error);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let path = entry.path();
            let file = format!("{name}/{}", entry.file_name().to_string_lossy());
            let fits = path.extension().is_some_and(|other| other == *extension);
            if fits
                && !known.contains(file.as_str())
                && path.is_file()
                && read(&path)?.is_some_and(|text| begins(&text, header))
            {
                paths.push(file);
            }
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a text has the header where generated files have it: HTML begins with its doctype.
fn begins(text: &str, header: &str) -> bool {
    // What the command was called in the headers of before.
    let earlier = header.replace("`bilispec generate`", "`cargo spec generate`");
    text.lines()
        .take(2)
        .any(|line| line == header || line == earlier)
}

/// Where a file of the output stands, unless a link leads out of the folder.
fn within(out: &Path, name: &str) -> Result<PathBuf, Failure> {
    file::within(out, name).map_err(|error| Failure::File(out.join(name), error))
}
