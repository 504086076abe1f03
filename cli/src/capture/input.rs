//! The inputs that a command line names: files, folders, standard input.
//!
//! A folder is walked; a reply body's operation is the name of the nearest folder that is one. Which names are
//! operations is asked of the caller.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One thing to read.
#[derive(Debug)]
pub struct Input {
    /// Its name in reports: relative to the project's folder where it is inside, else as given.
    pub name: String,
    /// Where it is.
    pub source: Source,
    /// The operation whose name its folder has.
    pub operation: Option<String>,
    /// It was found in a folder rather than named, so it may be something that was never meant to be read.
    pub found: bool,
}

/// Where an input comes from.
#[derive(Debug)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// All inputs of a run, and what could not be looked into.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order of the command line, the files of a folder by name.
    pub inputs: Vec<Input>,
    /// Paths that could not be read, with the reason.
    pub failures: Vec<(String, io::Error)>,
    /// Folders that hold no file at all.
    pub empty_folders: Vec<String>,
}

/// Finds what a command line's `INPUT…` stands for. `root` is the project's folder.
pub fn expand(paths: &[PathBuf], root: &Path, is_operation: &dyn Fn(&str) -> bool) -> Inputs {
    let mut walk = Walk {
        root,
        is_operation,
        found: Inputs::default(),
    };
    for path in paths {
        if path.as_os_str() == "-" {
            walk.found.inputs.push(Input {
                name: "stdin".to_owned(),
                source: Source::Stdin,
                operation: None,
                found: false,
            });
            continue;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let before = walk.found.inputs.len();
                walk.folder(path);
                if walk.found.inputs.len() == before && walk.found.failures.is_empty() {
                    walk.found.empty_folders.push(shown(path, root));
                }
            }
            Ok(_) => walk.file(path, false),
            Err(error) => walk.found.failures.push((shown(path, root), error)),
        }
    }
    walk.found
}

struct Walk<'a> {
    root: &'a Path,
    is_operation: &'a dyn Fn(&str) -> bool,
    found: Inputs,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.found.failures.push((shown(folder, self.root), error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            // `.gitkeep`, `.DS_Store`: a hidden file is nobody's capture.
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            // A link to a folder is not followed: it may lead back to where it came from.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.folder(&path),
                Ok(kind) if kind.is_symlink() && path.is_dir() => {}
                Ok(_) => self.file(&path, true),
                Err(error) => self.found.failures.push((shown(&path, self.root), error)),
            }
        }
    }

    fn file(&mut self, path: &Path, found: bool) {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let folders = absolute
            .ancestors()
            .skip(1)
            .filter_map(Path::file_name)
            .filter_map(|name| name.to_str());
        let operation = folders
            .take(2)
            .find(|name| (self.is_operation)(name))
            .map(str::to_owned);
        let source = Source::File(path.to_path_buf());
        self.found.inputs.push(Input {
            name: shown(path, self.root),
            source,
            operation,
            found,
        });
    }
}

/// A path as reports print it.
pub(crate) fn shown(path: &Path, root: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let relative = absolute
        .strip_prefix(root)
        .ok()
        .filter(|relative| !relative.as_os_str().is_empty());
    let text = relative.unwrap_or(path).to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '/' {
        text
    } else {
        text.replace('\\', "/").into()
    };
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_walked_in_order_and_names_its_operations() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for file in [
            "fixtures/b/2.json",
            "fixtures/b/1.json",
            "fixtures/a/x.json",
            "fixtures/.keep",
            "fixtures/README.md",
        ] {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        let seen = |paths: &[&str]| -> Vec<_> {
            let paths: Vec<_> = paths
                .iter()
                .map(|path| {
                    if *path == "-" {
                        path.into()
                    } else {
                        root.join(path)
                    }
                })
                .collect();
            let inputs = expand(&paths, root, &|name| name == "b");
            assert!(inputs.failures.is_empty());
            inputs
                .inputs
                .iter()
                .map(|input| format!("{} {:?} {}", input.name, input.operation, input.found))
                .collect()
        };
        assert_eq!(
            seen(&["fixtures"]),
            [
                "fixtures/README.md None true",
                "fixtures/a/x.json None true",
                "fixtures/b/1.json Some(\"b\") true",
                "fixtures/b/2.json Some(\"b\") true"
            ]
        );
        assert_eq!(
            seen(&["fixtures/b/2.json", "-"]),
            ["fixtures/b/2.json Some(\"b\") false", "stdin None false"]
        );
    }

    #[test]
    fn what_is_missing_or_empty_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing.har");
        let inputs = expand(
            &[missing, folder.path().to_path_buf()],
            folder.path(),
            &|_| false,
        );
        assert_eq!(inputs.failures.len(), 1);
        assert_eq!(inputs.failures[0].0, "missing.har");
        assert!(inputs.inputs.is_empty());
    }
}
