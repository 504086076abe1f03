//! Files that are written whole or not at all.
//!
//! A run that is stopped half-way leaves what stood there before. What is not a file (a pipe, `/dev/null`) is written
//! to as it is.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file in the making. Without [`Self::commit`] nothing of it stays.
#[derive(Debug)]
pub struct NewFile {
    out: BufWriter<File>,
    /// What is written to, and what it becomes; `None` where it is written in place.
    pending: Option<(PathBuf, PathBuf)>,
}

impl NewFile {
    /// Begins a file that will stand at `path`.
    pub fn create(path: &Path) -> io::Result<Self> {
        // What a link leads to is replaced, not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let known = fs::metadata(&target).ok();
        if known.as_ref().is_some_and(|known| !known.is_file()) {
            return Ok(Self {
                out: BufWriter::new(OpenOptions::new().write(true).open(&target)?),
                pending: None,
            });
        }
        let name = target.file_name().unwrap_or_default();
        let (file, pending) = (0..100)
            .find_map(|attempt| {
                let mut hidden = OsString::from(".");
                hidden.push(name);
                hidden.push(format!(".{}-{attempt}.tmp", std::process::id()));
                let pending = target.with_file_name(hidden);
                match OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .open(&pending)
                {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => None,
                    opened => Some(opened.map(|file| (file, pending))),
                }
            })
            .unwrap_or_else(|| Err(io::ErrorKind::AlreadyExists.into()))?;
        if let Some(known) = known {
            // Somebody may have chosen who reads the old one.
            let _ = file.set_permissions(known.permissions());
        }
        Ok(Self {
            out: BufWriter::new(file),
            pending: Some((pending, target)),
        })
    }

    /// The file is whole: it takes its place.
    pub fn commit(mut self) -> io::Result<()> {
        self.out.flush()?;
        if let Some((pending, target)) = self.pending.take() {
            fs::rename(&pending, target).inspect_err(|_| {
                let _ = fs::remove_file(&pending);
            })?;
        }
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some((pending, _)) = self.pending.take() {
            let _ = fs::remove_file(pending);
        }
    }
}

/// Writes a file whole or not at all.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = NewFile::create(path)?;
    file.write_all(content)?;
    file.commit()
}

/// Writes several files, with the folders that they need: all of them or, if one can't be, none. On a failure, the path
/// concerned.
pub fn write_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), (PathBuf, io::Error)> {
    let mut ready = Vec::new();
    for (path, content) in files {
        let begin = || {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            let before = match fs::read(path) {
                Ok(before) => Some(before),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
            let mut file = NewFile::create(path)?;
            file.write_all(content)?;
            file.flush()?;
            Ok((path, file, before))
        };
        ready.push(begin().map_err(|error| (path.clone(), error))?);
    }
    let mut done: Vec<(&PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (path, file, before) in ready {
        if let Err(error) = file.commit() {
            // What has taken its place already gives it back.
            for (path, before) in done {
                let _ = match before {
                    Some(before) => write(path, &before),
                    None => fs::remove_file(path),
                };
            }
            return Err((path.clone(), error));
        }
        done.push((path, before));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_its_place_only_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        write(&path, b"one").unwrap();
        let mut half = NewFile::create(&path).unwrap();
        half.write_all(b"tw").unwrap();
        drop(half);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1, "nothing is left over: {names:?}");
    }

    #[test]
    fn several_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let files = |last: &str| {
            vec![
                (at("a"), b"new".to_vec()),
                (at("deep/er/b"), b"new".to_vec()),
                (at(last), b"new".to_vec()),
            ]
        };
        fs::write(at("a"), "old").unwrap();
        fs::create_dir(at("taken")).unwrap();
        fs::write(at("taken/x"), "").unwrap();
        let (path, _) = write_all(&files("taken")).unwrap_err();
        assert_eq!(path, at("taken"));
        assert_eq!(fs::read(at("a")).unwrap(), b"old");
        assert!(!at("deep/er/b").exists());
        write_all(&files("c")).unwrap();
        for name in ["a", "deep/er/b", "c"] {
            assert_eq!(fs::read(at(name)).unwrap(), b"new", "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_stays_what_it_is() {
        let device = Path::new("/dev/null");
        write(device, b"x").unwrap();
        assert!(!fs::metadata(device).unwrap().is_file());
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(folder.path().join("target"), &link).unwrap();
        fs::write(folder.path().join("target"), b"old").unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(folder.path().join("target")).unwrap(), b"new");
    }
}
