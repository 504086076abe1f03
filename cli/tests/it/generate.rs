//! `generate` as it is started: what it writes, says and ends with.
#![allow(
    clippy::unwrap_used,
    reason = "a project that cannot be set up has failed"
)]

use std::fs;

use crate::support::{Sandbox, repository};

const TABLES: &str = "generated-client/src/generated/schemas.rs";
const QUICK_PAY: &str = "generated-client/src/generated/quick_pay.rs";

#[test]
fn the_client_is_written_and_then_up_to_date() {
    let sandbox = Sandbox::new();
    // The copy of the spec has its schema for editors already.
    let ran = sandbox.run(&["generate"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.contains(&format!("added: {QUICK_PAY}\n")),
        "{}",
        ran.stdout
    );
    let same = |name: &str| {
        assert_eq!(
            fs::read_to_string(sandbox.path().join(name)).unwrap(),
            fs::read_to_string(repository().join(name)).unwrap(),
            "{name}"
        );
    };
    same(QUICK_PAY);
    same("generated-client/tests/fixtures.rs");
    same("spec/bilispec.schema.json");

    let ran = sandbox.run(&["generate", "--check"]);
    assert_eq!(ran.all(), "exit 0\n--- stdout\n31 files up to date\n");
}

#[test]
fn a_renamed_field_makes_check_name_the_stale_file() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]);
    let spec = sandbox.path().join("spec/charge/quick_pay.yaml");
    let text = fs::read_to_string(&spec).unwrap();
    let renamed = text.replace(
        "                          exp:\n",
        "                          experience:\n",
    );
    let renamed = renamed.replace("elec_num, exp, status", "elec_num, experience, status");
    assert_ne!(text, renamed);
    fs::write(&spec, renamed).unwrap();

    let ran = sandbox.run(&["generate", "--check"]);
    assert_eq!(
        ran.all(),
        format!(
            "exit 1\n--- stdout\nstale: {QUICK_PAY}\nstale: {TABLES}\nstale: docs/index.html\nstale: docs/quick_pay.md\n4 files not as the spec says; run `bilispec generate`\n"
        )
    );
    let ran = sandbox.run(&["generate"]);
    assert_eq!(
        ran.all(),
        format!(
            "exit 0\n--- stdout\nwritten: {QUICK_PAY}\nwritten: {TABLES}\nwritten: docs/index.html\nwritten: docs/quick_pay.md\n4 files, 27 unchanged\n"
        )
    );
    let text = fs::read_to_string(sandbox.path().join(QUICK_PAY)).unwrap();
    assert!(text.contains("pub experience: i64"));
    assert_eq!(sandbox.run(&["generate", "--check"]).code, 0);
}

#[test]
fn output_goes_elsewhere_where_it_is_wanted() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["generate", "--out", "elsewhere"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(sandbox.path().join("elsewhere").join(QUICK_PAY).is_file());
    assert!(!sandbox.path().join("generated-client").exists());
}

#[test]
fn nothing_is_written_from_a_spec_with_an_error() {
    let sandbox = Sandbox::new();
    let spec = sandbox.path().join("spec/charge/quick_pay.yaml");
    let text = fs::read_to_string(&spec).unwrap();
    fs::write(&spec, text.replacen("type: integer", "type: interger", 1)).unwrap();
    for arguments in [&["generate"][..], &["generate", "--check"]] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert!(
            ran.stderr.contains("spec/charge/quick_pay.yaml:"),
            "{}",
            ran.stderr
        );
        assert!(
            ran.stderr.contains("nothing was generated: 1 error"),
            "{}",
            ran.stderr
        );
    }
    assert!(!sandbox.path().join("generated-client").exists());
}
