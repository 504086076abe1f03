//! Which files a crate consists of.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::manifest::{self, MANIFEST};

const LICENSES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];

/// A file as it is handed out.
pub(crate) struct File {
    /// Below the crate's folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The files, and the paths of all that was read for them.
pub(crate) struct Embedded {
    pub(crate) files: Vec<File>,
    pub(crate) read: Vec<String>,
}

/// The files of the crate that is being compiled.
pub(crate) fn embedded() -> Result<Embedded, String> {
    let folder = env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo names no CARGO_MANIFEST_DIR")?;
    let folder = PathBuf::from(folder);
    let mut found = Found::default();
    let own = found.read(&folder.join(MANIFEST))?;
    // A packed crate's manifest needs no workspace, whatever stands above it.
    let root = workspace(&folder).filter(|_| manifest::needs_workspace(&own));
    let tables = match &root {
        Some(root) => Some(found.read(&root.join(MANIFEST))?),
        None => None,
    };
    let text = manifest::render(&own, tables.as_deref())?;
    found.add(MANIFEST, text);
    for name in LICENSES {
        let text = found.read(&root.as_ref().unwrap_or(&folder).join(name))?;
        found.add(name, text);
    }
    found.walk(&folder, "src")?;
    found.files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Embedded {
        files: found.files,
        read: found.read,
    })
}

/// The folder of the workspace that a crate is in.
fn workspace(folder: &Path) -> Option<PathBuf> {
    let mut above = folder.ancestors().skip(1);
    above
        .find(|folder| {
            fs::read_to_string(folder.join(MANIFEST)).is_ok_and(|text| manifest::is_root(&text))
        })
        .map(Path::to_path_buf)
}

#[derive(Default)]
struct Found {
    files: Vec<File>,
    read: Vec<String>,
}

impl Found {
    fn add(&mut self, path: &str, text: String) {
        self.files.push(File {
            path: path.to_owned(),
            text,
        });
    }

    /// A text, with line ends as they are everywhere.
    fn read(&mut self, path: &Path) -> Result<String, String> {
        let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let text = fs::read_to_string(path).map_err(|error| failed(&error))?;
        let name = path.to_str().ok_or_else(|| failed(&"not UTF-8"))?;
        self.read.push(name.to_owned());
        Ok(text.replace("\r\n", "\n"))
    }

    /// All files below a folder of the crate.
    fn walk(&mut self, root: &Path, below: &str) -> Result<(), String> {
        let folder = root.join(below);
        let failed = |error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name();
            let name = name
                .to_str()
                .ok_or_else(|| format!("{below}: a name that is not UTF-8"))?;
            let path = format!("{below}/{name}");
            if entry.path().is_dir() {
                self.walk(root, &path)?;
            } else {
                let text = self.read(&entry.path())?;
                self.add(&path, text);
            }
        }
        Ok(())
    }
}
