//! Usual changes as patches, `tests/recipes`: each touches no more files than it may, and works.
//!
//! A patch brings a test of its own. All of them are applied one after the other to a copy of the sources, which is built
//! then; that takes minutes, and is done by `.ci/long`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A recipe, how many files of production code it may touch, and the package whose tests show that it works.
const RECIPES: [(&str, usize, &str); 4] = [
    ("keyword", 5, "bilispec-engine"),
    ("word", 6, "bilispec-codegen"),
    ("style", 3, "bilispec-wire"),
    ("login", 4, "bilispec-codegen"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn patch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("recipes/{name}.patch"))
}

/// The files that a patch touches.
fn touched(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(patch(name)).unwrap();
    let files = text.lines().filter_map(|line| line.strip_prefix("+++ b/"));
    files.map(str::to_owned).collect()
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let run = Command::new("git")
        .current_dir(folder)
        // A folder of the copy is not one of the repository around it.
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap())
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    if run.status.success() {
        Ok(text(&run.stdout))
    } else {
        Err(text(&run.stderr))
    }
}

#[test]
fn recipes_touch_few_files() {
    for (name, most, _) in RECIPES {
        let touched = touched(name);
        let (tests, production): (Vec<_>, Vec<_>) =
            touched.iter().partition(|file| file.contains("/tests/"));
        assert!(!tests.is_empty(), "{name} has no test");
        assert!(
            !production.is_empty() && production.len() <= most,
            "{name} touches {}: {production:?}",
            production.len(),
        );
    }
}

/// Against the files as they stand, one patch after the other.
#[test]
fn recipes_apply() {
    let copy = tempfile::tempdir().unwrap();
    for (name, ..) in RECIPES {
        for file in touched(name) {
            let (from, to) = (root().join(&file), copy.path().join(&file));
            if from.exists() && !to.exists() {
                std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                std::fs::copy(from, to).unwrap();
            }
        }
        let file = patch(name);
        if let Err(error) = git(copy.path(), &["apply", &file.display().to_string()]) {
            panic!("{name}: {error}");
        }
    }
}

#[test]
#[ignore = "builds a copy of the workspace: minutes"]
fn recipes_work() {
    let copy = tempfile::tempdir().unwrap();
    for file in git(
        &root(),
        &[
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
    )
    .unwrap()
    .split_terminator('\0')
    {
        let (from, to) = (root().join(file), copy.path().join(file));
        if from.is_file() {
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(from, to).unwrap();
        }
    }
    for (name, ..) in RECIPES {
        let file = patch(name).display().to_string();
        git(copy.path(), &["apply", &file]).unwrap();
    }
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        // What is not ours has been built there.
        let target = root().join("target");
        cargo.current_dir(copy.path()).args(arguments);
        cargo.arg("--locked").env("CARGO_TARGET_DIR", target);
        let run = cargo.output().unwrap();
        let text = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{arguments:?}: {text}");
    };
    // Nothing that names a keyword, a style or a login is left out.
    cargo(&["check", "--workspace"]);
    for (name, _, package) in RECIPES {
        cargo(&[
            "test",
            "--package",
            package,
            "--test",
            &format!("recipe_{name}"),
        ]);
    }
}
