//! The state to compare with: a folder, or a revision of the git repository that the project is in.
//!
//! A revision's files are brought to a folder of their own for as long as they are needed; the checkout stays as it is.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use bilispec_codegen::Loaded;

/// No file of a spec is larger.
const MAX_BYTES: u64 = 16 << 20;

/// The state to compare with.
#[derive(Debug)]
pub struct Base {
    /// The spec as it was.
    pub loaded: Loaded,
    /// Where a revision's files are as long as this lives.
    _folder: Option<tempfile::TempDir>,
}

impl Base {
    /// Reads the spec of `name`, a folder or a git revision; `current` is the spec at hand.
    ///
    /// A name that is both is the folder: revisions can be written in other ways (`refs/heads/NAME`).
    pub fn open(name: &str, current: &Loaded) -> Result<Self, String> {
        let root = current.project.root();
        let document = current.project.files().first().map(|file| file.path());
        let document = document.ok_or("the spec at hand can't be read")?;
        let path = Path::new(name);
        if path.is_dir() {
            let spec = path.join(document);
            if !spec.is_file() {
                return Err(format!("{name}: there is no {document} in it"));
            }
            return Ok(Self {
                loaded: bilispec_codegen::load(&spec),
                _folder: None,
            });
        }
        if path.is_file() {
            return Ok(Self {
                loaded: bilispec_codegen::load(path),
                _folder: None,
            });
        }
        let commit = revision(root, name)?;
        let folder = tempfile::Builder::new()
            .prefix("bilispec-")
            .tempdir()
            .map_err(|error| format!("a folder for the files of {name} can't be made: {error}"))?;
        extract(root, &commit, folder.path())
            .map_err(|why| format!("the files of {name} can't be read: {why}"))?;
        let spec = folder.path().join(document);
        if !spec.is_file() {
            return Err(format!("{name} has no {document}"));
        }
        Ok(Self {
            loaded: bilispec_codegen::load(&spec),
            _folder: Some(folder),
        })
    }
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).stdin(Stdio::null());
    command
}

/// The commit that a revision names.
fn revision(root: &Path, name: &str) -> Result<String, String> {
    let not_there = || format!("{name} is not a folder, and git can't be asked for a revision");
    let output = git(root)
        .args(["rev-parse", "--verify", "--quiet", "--end-of-options"])
        .arg(format!("{name}^{{commit}}"))
        .output()
        .map_err(|error| format!("{}: {error}", not_there()))?;
    let commit = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() && !commit.is_empty() {
        return Ok(commit);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().trim_start_matches("fatal: ");
    Err(if said.is_empty() {
        format!("{name} is neither a folder nor a revision of this git repository")
    } else {
        format!("{}: {said}", not_there())
    })
}

/// Writes what a spec can consist of, as it stands in a commit below the project's folder, to `folder`.
fn extract(root: &Path, commit: &str, folder: &Path) -> Result<(), String> {
    let output = git(root)
        .args(["ls-tree", "-r", "-z", commit])
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(said.trim().to_owned());
    }
    let mut reader = Objects::open(root)?;
    for entry in output.stdout.split(|byte| *byte == 0) {
        let Some((id, path)) = wanted(entry) else {
            continue;
        };
        if let Some(bytes) = reader.read(id)? {
            let path = folder.join(path);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(|error| error.to_string())?;
            fs::write(&path, bytes).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

/// The object and path of a line of `ls-tree` that may be a file of a spec.
fn wanted(entry: &[u8]) -> Option<(&str, PathBuf)> {
    let entry = std::str::from_utf8(entry).ok()?;
    let (head, path) = entry.split_once('\t')?;
    let mut words = head.split(' ');
    let (mode, kind, id) = (words.next()?, words.next()?, words.next()?);
    let is_file = kind == "blob" && mode.starts_with("100");
    let extension = Path::new(path).extension()?.to_str()?;
    let is_text = ["yaml", "yml", "json"].contains(&extension);
    // Git itself refuses to store such paths; a repository made by other means is no reason to write elsewhere.
    let stays = !path.starts_with('/') && path.split('/').all(|part| part != "..");
    (is_file && is_text && stays).then(|| (id, PathBuf::from(path)))
}

/// A process that hands out objects, one after the other.
struct Objects {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Objects {
    fn open(root: &Path) -> Result<Self, String> {
        let mut child = git(root)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let out = child.stdout.take().ok_or("git has no output")?;
        Ok(Self {
            child,
            out: BufReader::new(out),
        })
    }

    /// The content of an object; `None` for one that is too large to be read as part of a spec.
    fn read(&mut self, id: &str) -> Result<Option<Vec<u8>>, String> {
        let failed = |error: std::io::Error| error.to_string();
        let input = self.child.stdin.as_mut().ok_or("git has no input")?;
        writeln!(input, "{id}").map_err(failed)?;
        input.flush().map_err(failed)?;
        let mut head = String::new();
        self.out.read_line(&mut head).map_err(failed)?;
        let size = head.trim_end().rsplit(' ').next();
        let size: u64 = size
            .and_then(|size| size.parse().ok())
            .ok_or_else(|| format!("git says `{}`", head.trim_end()))?;
        let mut body = (&mut self.out).take(size + 1);
        if size > MAX_BYTES {
            std::io::copy(&mut body, &mut std::io::sink()).map_err(failed)?;
            return Ok(None);
        }
        let mut bytes = Vec::new();
        body.read_to_end(&mut bytes).map_err(failed)?;
        if bytes.pop() != Some(b'\n') {
            return Err("git's answer was cut off".to_owned());
        }
        Ok(Some(bytes))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // It ends when nobody asks any more.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
