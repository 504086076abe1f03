//! One turn of a loop over a spec that is being written: lint, generate, check the fixtures against it, and say what is
//! new since the turn before.
//!
//! Knows neither the file system's events nor the terminal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bilispec_codegen::diagnostics::{self, Diagnostic};
use bilispec_codegen::generate::{self, Failure};
use bilispec_codegen::package::Package;
use bilispec_codegen::{Loaded, lint, load};

use crate::capture;
use crate::generate_summary;
use crate::package::CRATES;
use crate::project::{Project, tally};
use crate::report::{Finding, Style, print_finding};
use crate::validate::{self, Settings};

/// Where fixtures stand in a project.
const FIXTURES: &str = "fixtures";

/// What makes a finding the same one after its line has moved.
type Key = Vec<String>;

/// The loop's memory.
#[derive(Debug)]
pub struct Turns {
    spec: PathBuf,
    out: Option<PathBuf>,
    style: Style,
    /// What was said of the spec, and of the fixtures: the key, and a line that recalls it.
    spec_findings: BTreeMap<Key, String>,
    fixture_findings: BTreeMap<Key, String>,
}

/// What a turn came to.
#[derive(Debug)]
pub struct Turn {
    /// What is to be printed.
    pub text: String,
    /// The folders that the spec's files and its fixtures stand in.
    pub folders: Vec<PathBuf>,
}

impl Turns {
    /// A loop over the spec whose root document is at `spec`, with output below `out`.
    pub fn new(spec: PathBuf, out: Option<PathBuf>, style: Style) -> Self {
        Self {
            spec,
            out,
            style,
            spec_findings: BTreeMap::new(),
            fixture_findings: BTreeMap::new(),
        }
    }

    /// The folder that the project's paths start from.
    pub fn root(&self) -> PathBuf {
        let spec = std::path::absolute(&self.spec).unwrap_or_else(|_| self.spec.clone());
        let root = spec.parent().and_then(Path::parent);
        root.unwrap_or(Path::new("/")).to_path_buf()
    }

    /// The folders that a spec and its fixtures stand in where nothing says otherwise.
    pub fn folders(&self) -> Vec<PathBuf> {
        let spec = self.spec.parent().map(Path::to_path_buf);
        let fixtures = self.root().join(FIXTURES);
        let folders = spec.into_iter().chain([fixtures]);
        folders.filter(|folder| folder.is_dir()).collect()
    }

    /// Looks at everything once.
    pub fn turn(&mut self) -> Turn {
        let mut loaded = load(&self.spec);
        lint::run(&mut loaded);
        let out = self.out.as_deref().unwrap_or(loaded.project.root());
        let package = Package {
            vendored: CRATES.to_vec(),
            ..Package::default()
        };
        let generated = generate::generate_with(&loaded, out, false, &package);
        // What only the emitters know is among the reasons of theirs.
        if let Err(Failure::Spec(found)) = &generated {
            loaded.diagnostics = found.clone();
        }
        let mut text = self.diagnostics(&loaded);
        let mut parts = vec![tally(&loaded)];
        match &generated {
            Ok(outcome) => {
                text.push_str(&generate_summary::list(outcome, false));
                parts.push(generate_summary::count(outcome, false));
            }
            Err(Failure::Spec(_)) => parts.push("nothing generated".to_owned()),
            Err(Failure::File(path, error)) => {
                parts.push(format!("nothing generated: {}: {error}", path.display()));
            }
            Err(Failure::Foreign(path)) => {
                parts.push(format!("nothing generated: {path} is somebody's own file"));
            }
            Err(Failure::Package(why)) => parts.push(format!("nothing generated: {why}")),
        }
        if let Some(project) = Project::of(&loaded) {
            let (said, counted) = self.fixtures(project);
            text.push_str(&said);
            parts.push(counted);
        }
        let _ = writeln!(text, "{}", parts.join("; "));
        Turn {
            text,
            folders: folders(&loaded),
        }
    }

    /// New diagnostics in full, those that are gone by a line.
    fn diagnostics(&mut self, loaded: &Loaded) -> String {
        let mut found = BTreeMap::new();
        let mut text = String::new();
        for diagnostic in loaded.diagnostics.list() {
            let key = key(diagnostic, loaded);
            if !self.spec_findings.contains_key(&key) {
                let rendered = diagnostics::render(diagnostic, &loaded.project, self.style.color);
                let _ = writeln!(text, "{rendered}");
            }
            found.insert(key, format!("{}: {}", diagnostic.rule, diagnostic.message));
        }
        text.push_str(&gone(&self.spec_findings, &found));
        self.spec_findings = found;
        text
    }

    fn fixtures(&mut self, project: Project<'_>) -> (String, String) {
        let folder = project.root().join(FIXTURES);
        if !folder.is_dir() {
            return (String::new(), "no fixtures".to_owned());
        }
        let is_operation = |name: &str| project.api.operation(name).is_some();
        let inputs = capture::expand(&[folder], project.root(), &is_operation);
        let mut text = String::new();
        let outcome = validate::validate(project, inputs, &Settings::default(), &mut |event| {
            if let validate::Event::Error(error) = event {
                let _ = writeln!(text, "error: {error}");
            }
        });
        let mut found = BTreeMap::new();
        for finding in outcome.report.open() {
            let key = vec![
                finding.rule.clone(),
                finding.operation.clone(),
                finding.instance_path.clone(),
                finding.schema_path.clone(),
            ];
            if !self.fixture_findings.contains_key(&key) {
                let _ = writeln!(text, "{}\n", print_finding(finding, &project, self.style));
            }
            found.insert(key, recall(finding));
        }
        text.push_str(&gone(&self.fixture_findings, &found));
        let (findings, total) = (found.len(), outcome.report.exchanges.total);
        self.fixture_findings = found;
        let plural =
            |count: u64, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let findings = plural(u64::try_from(findings).unwrap_or(u64::MAX), "finding");
        (text, format!("{}, {findings}", plural(total, "fixture")))
    }
}

fn key(diagnostic: &Diagnostic, loaded: &Loaded) -> Key {
    let file = diagnostic.place(&loaded.project).map(|(file, _)| file);
    let pointer = diagnostic
        .span
        .and_then(|span| loaded.project.pointer_of(span));
    vec![
        diagnostic.rule.to_owned(),
        diagnostic.message.clone(),
        file.unwrap_or_default().to_owned(),
        pointer.unwrap_or_default(),
    ]
}

fn recall(finding: &Finding) -> String {
    format!(
        "{}: {} {}: {}",
        finding.rule, finding.operation, finding.instance_path, finding.message
    )
}

/// What was said before and no longer holds, each sentence once.
fn gone(before: &BTreeMap<Key, String>, now: &BTreeMap<Key, String>) -> String {
    let mut gone: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, line) in before.iter().filter(|(key, _)| !now.contains_key(*key)) {
        *gone.entry(line).or_default() += 1;
    }
    gone.iter().fold(String::new(), |mut text, (line, count)| {
        let times = if *count > 1 {
            format!(" ×{count}")
        } else {
            String::new()
        };
        let _ = writeln!(text, "mended{times}: {line}");
        text
    })
}

/// Where the files are that a change of makes another turn worth it.
fn folders(loaded: &Loaded) -> Vec<PathBuf> {
    let root = loaded.project.root();
    let files = loaded.project.files().iter();
    let mut folders: Vec<PathBuf> = files
        .filter_map(|file| Some(root.join(file.path()).parent()?.to_path_buf()))
        .collect();
    folders.push(root.join(FIXTURES));
    folders.sort();
    // A folder is watched with what is in it.
    folders.dedup_by(|inner, outer| inner.starts_with(outer));
    folders.retain(|folder| folder.is_dir());
    folders
}
