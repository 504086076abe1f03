//! Files that are written whole or not at all.
//!
//! A run that is stopped half-way leaves what stood there before. What is written first has a name that nobody can foresee,
//! in the folder of the file that it becomes, is opened without following links, and is gone afterwards. What is not a
//! file (a pipe, `/dev/null`) is written to as it is.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

/// A file in the making. Without [`Self::commit`] nothing of it stays.
#[derive(Debug)]
pub struct NewFile {
    out: BufWriter<File>,
    /// What is written to, and what it becomes; `None` where it is written in place.
    pending: Option<(TempPath, PathBuf)>,
}

impl NewFile {
    /// Begins a file that will stand at `path`. Where that is a link, what it leads to is replaced.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let known = fs::metadata(&target).ok();
        if known.as_ref().is_some_and(|known| !known.is_file()) {
            return Ok(Self {
                out: BufWriter::new(OpenOptions::new().write(true).open(&target)?),
                pending: None,
            });
        }
        let folder = target
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let (file, pending) = beside(folder)?.into_parts();
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
        match self.pending.take() {
            Some((pending, target)) => pending.persist(target).map_err(|error| error.error),
            None => Ok(()),
        }
    }
}

/// A file of its own, with the rights that the user gives new files.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".bilispec-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Less what the user's mask takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes a file as a whole.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = NewFile::create(path)?;
    file.write_all(content)?;
    file.commit()
}

/// The path of `name` below a folder, if no link on the way leads out of the folder.
///
/// `name` has `/` between its steps, and none of them is `..`. What is not there yet leads nowhere else.
pub fn within(root: &Path, name: &str) -> io::Result<PathBuf> {
    let refused = |why: String| Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    let mut path = root.to_path_buf();
    for step in Path::new(name).components() {
        let Component::Normal(step) = step else {
            return refused(format!("`{name}` leads out of the folder"));
        };
        path.push(step);
        if fs::symlink_metadata(&path).is_ok_and(|known| known.is_symlink()) {
            let below = fs::canonicalize(root)
                .and_then(|root| Ok(fs::canonicalize(&path)?.starts_with(root)));
            if !below.unwrap_or(false) {
                return refused(
                    "it is a link that leads out of the folder, and is not followed".to_owned(),
                );
            }
        }
    }
    Ok(path)
}

/// Writes several files below a folder, with the folders that they need: all of them or, if one can't be, none. No link is
/// followed out of the folder. On a failure, the path concerned.
pub fn write_all<N: AsRef<str>, C: AsRef<[u8]>>(
    root: &Path,
    files: &[(N, C)],
) -> Result<(), (PathBuf, io::Error)> {
    let mut made = Vec::new();
    let written = write_each(root, files, &mut made);
    if written.is_err() {
        // The deepest first; one that has something in it stays.
        for folder in made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
    written
}

fn write_each<N: AsRef<str>, C: AsRef<[u8]>>(
    root: &Path,
    files: &[(N, C)],
    made: &mut Vec<PathBuf>,
) -> Result<(), (PathBuf, io::Error)> {
    let mut ready = Vec::new();
    for (name, content) in files {
        let name = name.as_ref();
        let mut begin = || {
            let path = within(root, name)?;
            if let Some(folder) = path.parent() {
                create_folders(folder, made)?;
            }
            let before = match fs::read(&path) {
                Ok(before) => Some(before),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
            let mut file = NewFile::create(&path)?;
            file.write_all(content.as_ref())?;
            file.flush()?;
            Ok((path, file, before))
        };
        ready.push(begin().map_err(|error| (root.join(name), error))?);
    }
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (path, file, before) in ready {
        if let Err(error) = file.commit() {
            // What has taken its place already gives it back.
            for (path, before) in done {
                let _ = match before {
                    Some(before) => write(&path, &before),
                    None => fs::remove_file(path),
                };
            }
            return Err((path, error));
        }
        done.push((path, before));
    }
    Ok(())
}

/// Makes a folder and those above it, and notes which of them were not there.
fn create_folders(folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing = folder.ancestors().take_while(|folder| {
        !folder.as_os_str().is_empty() && fs::symlink_metadata(folder).is_err()
    });
    let missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
    fs::create_dir_all(folder)?;
    made.extend(missing.into_iter().rev());
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
        let files = |last: &'static str| [("a", b"new"), ("deep/er/b", b"new"), (last, b"new")];
        fs::write(at("a"), "old").unwrap();
        fs::create_dir(at("taken")).unwrap();
        fs::write(at("taken/x"), "").unwrap();
        let (path, _) = write_all(folder.path(), &files("taken")).unwrap_err();
        assert_eq!(path, at("taken"));
        assert_eq!(fs::read(at("a")).unwrap(), b"old");
        assert!(!at("deep").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        write_all(folder.path(), &files("c")).unwrap();
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

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_else() {
        use std::os::unix::fs::symlink;
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("victim"), "old").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        symlink(at("real"), at("inner")).unwrap();
        symlink(outside.path(), at("out")).unwrap();
        symlink(outside.path().join("victim"), at("file")).unwrap();
        symlink(outside.path().join("nowhere"), at("dangling")).unwrap();
        symlink("../..", at("up")).unwrap();
        for name in [
            "out/victim",
            "out/new/x",
            "file",
            "dangling",
            "up/x",
            "../x",
            "/x",
        ] {
            let (_, error) =
                write_all(folder.path(), &[("first", "new"), (name, "new")]).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name}");
            assert!(!at("first").exists(), "{name}");
        }
        assert_eq!(fs::read(outside.path().join("victim")).unwrap(), b"old");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
        write_all(folder.path(), &[("inner/x", "new")]).unwrap();
        assert_eq!(fs::read(at("real/x")).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_others_foresee_are_not_used() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("victim"), "old").unwrap();
        for trap in ["x.new", ".x.tmp", "x.tmp", "x~"] {
            symlink(at("victim"), at(trap)).unwrap();
        }
        write(&at("x"), b"new").unwrap();
        assert_eq!(fs::read(at("victim")).unwrap(), b"old");
        assert!(!fs::symlink_metadata(at("x")).unwrap().is_symlink());
        let plain = at("plain");
        fs::write(&plain, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&at("x")), mode(&plain), "as any new file");
    }
}
