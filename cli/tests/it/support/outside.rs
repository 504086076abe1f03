//! The command as it is installed: alone in a folder outside any checkout, with crates that cargo builds there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::{Ran, finish, repository};

/// A folder outside any checkout, with a copy of the binary in it.
pub(crate) struct Outside {
    folder: tempfile::TempDir,
}

impl Outside {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let binary = folder
            .path()
            .join(format!("bilispec{}", std::env::consts::EXE_SUFFIX));
        fs::copy(env!("CARGO_BIN_EXE_bilispec"), &binary).unwrap();
        // A process that another test starts meanwhile holds the copy open for an instant, and nobody may run it then.
        let busy = || {
            let ran = Command::new(&binary).arg("--version").output();
            ran.is_err_and(|error| error.kind() == ErrorKind::ExecutableFileBusy)
        };
        while busy() {
            std::thread::sleep(Duration::from_millis(5));
        }
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A run in a folder below, which is made if need be.
    pub(crate) fn run(&self, below: &str, arguments: &[&str]) -> Ran {
        let folder = self.path().join(below);
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new(self.path().join("bilispec"));
        finish(command.args(arguments).current_dir(folder), b"")
    }

    /// A run that succeeds.
    pub(crate) fn runs(&self, below: &str, arguments: &[&str]) -> Ran {
        let ran = self.run(below, arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.all());
        ran
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// What cargo makes of a folder below. Nothing is patched; versions are those of this repository, so that they are
    /// there without a network, and what was built once is not built again.
    pub(crate) fn cargo(&self, below: &str, arguments: &[&str]) -> Output {
        let folder = self.path().join(below);
        let mut owner = owner();
        if owner.as_deref() != Some(self.path()) {
            make_newest(self.path());
            *owner = Some(self.path().to_owned());
        }
        fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Command::new(cargo)
            .args(arguments)
            .arg("--offline")
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target())
            // As everything else that is built there, so that what crates depend on is built once.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            .output()
            .unwrap()
    }

    /// The same, which succeeds, without a warning; what was printed.
    pub(crate) fn builds(&self, below: &str, arguments: &[&str]) -> String {
        let output = self.cargo(below, arguments);
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "cargo {arguments:?} in {below}: {text}"
        );
        let mut lines = text.lines();
        let is_warned = lines.any(|line| line.starts_with("warning"));
        assert!(!is_warned, "cargo {arguments:?} in {below}: {text}");
        text.into_owned()
    }
}

/// The folder that built last. Cargo names what it builds after a package's place in its workspace, so that two folders
/// with a package of one name share files in the target folder: each builds and runs alone.
fn owner() -> MutexGuard<'static, Option<PathBuf>> {
    static OWNER: Mutex<Option<PathBuf>> = Mutex::new(None);
    OWNER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Marks all files of a folder as changed, so that cargo does not take what another folder built for theirs.
fn make_newest(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            make_newest(&path);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "rs" || extension == "toml")
        {
            let file = fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(SystemTime::now()).unwrap();
        }
    }
}

/// Where crates outside of the workspace are built, all of them, those of other tests as well.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("dependents/target")
}
