//! What stands in `examples/` does what it says.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::process::Command;

use crate::support::{Sandbox, finish, repository, secrets};
use bilispec::report::Report;

#[test]
fn shards_add_up_to_the_whole() {
    if Command::new("bash")
        .arg("-c")
        .arg("command -v split xargs")
        .output()
        .is_err()
    {
        return; // There is no bash here.
    }
    let sandbox = Sandbox::new();
    sandbox.write("a.ndjson", secrets::ndjson().repeat(7));
    let whole = sandbox.run(&["validate", "a.ndjson", "--format", "json"]);
    let mut bash = Command::new("bash");
    bash.arg(repository().join("examples/shards.sh"))
        .args(["a.ndjson", "10", "2"])
        .env("BILISPEC", env!("CARGO_BIN_EXE_bilispec"))
        .current_dir(sandbox.path());
    let sharded = finish(&mut bash, b"");
    let bare = |text: &str| {
        let mut report: Report = serde_json::from_str(text).unwrap();
        for finding in &mut report.findings {
            finding.samples.clear();
        }
        for one in &mut report.unmatched {
            one.samples.clear();
        }
        for one in &mut report.not_checked {
            one.sample.clear();
        }
        report
    };
    assert_eq!((sharded.code, sharded.stderr.as_str()), (1, ""));
    assert_eq!(bare(&sharded.stdout), bare(&whole.stdout));
    assert!(
        sharded.stdout.contains("\"part-aaaaa:1\""),
        "{}",
        sharded.stdout
    );
}
