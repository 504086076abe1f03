//! The cases of `tests/mapping`: a piece of a spec each, and the client that is generated from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::Loaded;
use bilispec_codegen::diagnostics::render;
use bilispec_codegen::generate;
use tempfile::TempDir;

/// A piece of a spec.
#[derive(Debug)]
pub struct Case {
    /// Of its file.
    pub name: String,
    /// What it shows.
    pub rule: String,
    sections: BTreeMap<String, String>,
}

impl Case {
    /// Reads a case.
    ///
    /// # Panics
    /// If it is not written as cases are.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the case can be read");
        let (rule, rest) = text.split_once('\n').expect("the first line is the rule");
        let sections = rest
            .split("== ")
            .filter_map(|section| section.split_once('\n'));
        Self {
            name: path
                .file_stem()
                .expect("it has a name")
                .to_string_lossy()
                .into_owned(),
            rule: rule.to_owned(),
            sections: sections
                .map(|(name, text)| (name.trim().to_owned(), text.to_owned()))
                .collect(),
        }
    }

    /// All cases.
    ///
    /// # Panics
    /// If they cannot be read.
    pub fn all() -> Vec<Self> {
        let entries = fs::read_dir(folder()).expect("tests/mapping is there");
        let paths = entries.map(|entry| entry.expect("it can be listed").path());
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "case")
            })
            .collect();
        paths.sort();
        paths.iter().map(|path| Self::read(path)).collect()
    }

    /// Nothing should be made of it.
    pub fn is_refused(&self) -> bool {
        self.rule.starts_with("REFUSED")
    }

    /// The spec that it is a piece of, read, and the project's folder.
    ///
    /// # Panics
    /// If the temporary folder cannot be written.
    pub fn load(&self) -> (TempDir, Loaded) {
        let root = tempfile::tempdir().expect("a temporary folder");
        let spec = root.path().join("spec");
        fs::create_dir(&spec).expect("a folder in it");
        for name in ["openapi.yaml", "envelope.yaml"] {
            fs::copy(folder().join("base/spec").join(name), spec.join(name)).expect("a copy");
        }
        fs::write(spec.join("case.yaml"), self.operation()).expect("the case's file");
        let loaded = bilispec_codegen::load(&spec.join("openapi.yaml"));
        (root, loaded)
    }

    /// The generated files by name, without their folder; what is wrong with the spec, if anything is.
    ///
    /// # Errors
    /// The diagnostics, as a person sees them.
    ///
    /// # Panics
    /// If the temporary folder cannot be written.
    pub fn generate(&self) -> Result<BTreeMap<String, String>, String> {
        let (root, loaded) = self.load();
        let found = |found: &bilispec_codegen::diagnostics::Diagnostics| -> String {
            let list = found.list().iter();
            list.map(|one| render(one, &loaded.project, false))
                .collect()
        };
        match generate::generate(&loaded, root.path(), false) {
            Err(generate::Failure::Spec(diagnostics)) => Err(found(&diagnostics)),
            Err(generate::Failure::File(path, error)) => {
                Err(format!("{}: {error}", path.display()))
            }
            Err(generate::Failure::Foreign(path)) => Err(format!("{path} is in the way")),
            Err(generate::Failure::Package(why)) => Err(why),
            Ok(_) => {
                let folder = root.path().join("generated-client/src/generated");
                let entries = fs::read_dir(folder).expect("the output");
                let read = |entry: std::io::Result<fs::DirEntry>| {
                    let path = entry.expect("a file").path();
                    let name = path
                        .file_name()
                        .expect("its name")
                        .to_string_lossy()
                        .into_owned();
                    (name, fs::read_to_string(&path).expect("its text"))
                };
                Ok(entries.map(read).collect())
            }
        }
    }

    fn operation(&self) -> String {
        let section = |name: &str| self.sections.get(name).map_or("", String::as_str);
        let indented = |text: &str, by: usize| -> String {
            let pad = " ".repeat(by);
            let lines: Vec<String> = text.lines().map(|line| format!("{pad}{line}")).collect();
            lines.join("\n")
        };
        let method = match section("method").trim() {
            "" => "get",
            method => method,
        };
        let mut operation = section("operation").to_owned();
        if !operation.contains("x-effect:") {
            operation.push_str("x-effect: none\n");
        }
        fs::read_to_string(folder().join("base/operation.yaml"))
            .expect("the frame of all cases")
            .replace("METHOD", method)
            .replace("OPERATION", &indented(&operation, 2))
            .replace("PAYLOAD", &indented(section("payload"), 24))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("mapping")
}
