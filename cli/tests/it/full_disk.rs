//! Disks that are full before all is written: of several files that belong together all are there afterwards or none,
//! what stood there before stands there still, and what is printed about it is true.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Har, Ran, Sandbox, finish, fixture, pay, repository};
use serde_json::json;

/// All that is below a folder: files with what they hold, folders without.
fn tree(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let is_folder = path.is_dir();
            let content = (!is_folder).then(|| fs::read(&path).unwrap());
            found.insert(path.display().to_string(), content);
            if is_folder {
                open.push(path);
            }
        }
    }
    found
}

/// A run that can write no file larger than so many blocks of 512 bytes: to the command, what a full disk is.
fn limited(sandbox: &Sandbox, blocks: u32, arguments: &[&str]) -> Ran {
    let mut command = Command::new("sh");
    // Without the trap the signal ends the process, which is no error that it could report.
    command
        .args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\""])
        .arg(blocks.to_string())
        .arg(env!("CARGO_BIN_EXE_bilispec"))
        .args(arguments)
        .current_dir(sandbox.path());
    finish(&mut command, b"")
}

/// Nothing changed, the failure is named, and nothing is called written.
fn nothing_happened(sandbox: &Sandbox, blocks: u32, arguments: &[&str]) {
    let before = tree(sandbox.path());
    let ran = limited(sandbox, blocks, arguments);
    assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.all());
    assert!(ran.stderr.contains("File too large"), "{}", ran.all());
    for claim in ["written:", "added:", "accepted"] {
        assert!(!ran.all().contains(claim), "{}", ran.all());
    }
    let after = tree(sandbox.path());
    let names = |tree: &BTreeMap<String, Option<Vec<u8>>>| -> Vec<String> {
        tree.keys().cloned().collect()
    };
    assert_eq!(
        names(&before),
        names(&after),
        "{arguments:?}: {}",
        ran.all()
    );
    assert!(before == after, "{arguments:?}: {}", ran.all());
}

#[test]
fn generate_writes_its_files_as_one_set() {
    let sandbox = Sandbox::new();
    // Some of the files fit, others don't.
    nothing_happened(&sandbox, 40, &["generate"]);
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    // Those of before stay, though new ones were ready.
    sandbox.edit(
        "spec/charge/quick_pay.yaml",
        "Charge a creator",
        "Charge somebody",
    );
    nothing_happened(&sandbox, 200, &["generate"]);
    let ran = sandbox.run(&["generate"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.stdout.contains("written: docs/index.html"),
        "{}",
        ran.all()
    );
}

#[test]
fn what_other_commands_write_is_one_set_too() {
    let sandbox = Sandbox::new();
    let mut body = fixture("quick_pay", "success");
    body["data"]["bonus"] = json!(1);
    let mut har = Har::default();
    har.add(pay().body(&body));
    sandbox.write("one.har", har.text());
    let page = fs::read(repository().join("docs/quick_pay.md")).unwrap();
    sandbox.write("notes.md", page);
    for arguments in [
        &["learn", "--accept", "one.har"][..],
        &["learn", "--accept", "--counts", "one.har"],
        &["init", "fresh"],
        &["import", "notes.md", "--out", "api"],
        &["discover", "--accept", "one.har", "--out", "found"],
    ] {
        nothing_happened(&sandbox, 4, arguments);
    }
}

/// A disk that is full for real, at each of several stages.
#[test]
fn a_disk_without_room_for_all_gets_none() {
    let script = r#"
mount -t tmpfs -o "size=$1k" tmpfs "$2" || { echo "no disk"; exit 0; }
cp -r "$3/spec" "$3/fixtures" "$2"; cd "$2"
state() { find . | sort; find . -type f | sort | xargs cat | cksum; }
before=$(state); said=$("$4" generate 2>&1); code=$?; after=$(state)
[ "$before" = "$after" ] && echo same || echo changed
echo "exit $code"; echo "$said"
"#;
    for room in [2000, 9000] {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("unshare");
        command
            .args(["-rm", "sh", "-c", script, "sh", &room.to_string()])
            .arg(folder.path())
            .arg(repository())
            .arg(env!("CARGO_BIN_EXE_bilispec"));
        let Ok(output) = command.output() else {
            return eprintln!("skipped: there is no `unshare` to mount a disk with");
        };
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let denied = String::from_utf8_lossy(&output.stderr);
        if said.starts_with("no disk") || said.is_empty() {
            return eprintln!("skipped: no disk of its own: {denied}");
        }
        if room == 9000 {
            assert!(said.starts_with("changed\nexit 0\n"), "{said}");
        } else {
            assert!(said.starts_with("same\nexit 2\n"), "{room}: {said}");
            assert!(said.contains("No space left on device"), "{said}");
            assert!(!said.contains("written:"), "{said}");
        }
    }
}
