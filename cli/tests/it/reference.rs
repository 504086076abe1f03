//! `docs` and `import` as they are started: what they write, say and end with.
#![allow(
    clippy::unwrap_used,
    reason = "a project that cannot be set up has failed"
)]

use crate::support::{Sandbox, repository};

#[test]
fn the_reference_is_written_and_checked_alone() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["docs", "--check"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(
        ran.stdout.contains("missing: docs/quick_pay.md\n"),
        "{}",
        ran.stdout
    );
    let ran = sandbox.run(&["docs"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(!sandbox.path().join("generated-client").exists());
    for name in ["docs/README.md", "docs/create_order.md", "docs/index.html"] {
        let committed = std::fs::read_to_string(repository().join(name)).unwrap();
        assert!(
            sandbox.read(name) == committed,
            "{name} is not as committed"
        );
    }
    assert_eq!(
        sandbox.run(&["docs", "--check"]).all(),
        "exit 0\n--- stdout\n10 files up to date\n"
    );
    // An operation that is gone takes its page with it, and nothing else.
    sandbox.write("docs/own.md", "# My own page\n");
    sandbox.write(
        "docs/gone.md",
        "<!-- Written by `bilispec generate`; do not edit. -->\n",
    );
    assert_eq!(
        sandbox.run(&["docs"]).all(),
        "exit 0\n--- stdout\nremoved: docs/gone.md\n1 file, 10 unchanged\n"
    );
    assert_eq!(sandbox.read("docs/own.md"), "# My own page\n");
}

#[test]
fn pages_that_somebody_wrote_stay() {
    let sandbox = Sandbox::new();
    sandbox.write("docs/README.md", "# Mine\n");
    let ran = sandbox.run(&["docs"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.contains("docs/README.md was not generated"),
        "{}",
        ran.stderr
    );
    assert_eq!(sandbox.read("docs/README.md"), "# Mine\n");
    let ran = sandbox.run(&["docs", "--out", "elsewhere"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
}

const NOTES: &str = "# 查询\n\n> https://api.example.com/x/thing\n\n*请求方式:GET*\n\n**url参数:**\n\n| 参数名 | 类型 | 内容 | 必要性 | 备注 |\n| --- | --- | --- | --- | --- |\n| id | num | 编号 | 必要 | |\n\n**示例:**\n\ncurl 'https://api.example.com/x/thing?id=7'\n\n```json\n{\"code\": 0, \"message\": \"\", \"data\": {\"name\": \"x\"}}\n```\n";

#[test]
fn notes_become_a_project_that_every_command_takes() {
    let sandbox = Sandbox::new();
    sandbox.write("notes.md", NOTES);
    let ran = sandbox.run(&["import", "notes.md", "--out", "made"]);
    insta::assert_snapshot!(ran.all(), @r"
    exit 0
    --- stdout
    written: fixtures/x_thing/sample_1.json
    written: spec/api/x_thing.yaml
    written: spec/envelopes.yaml
    written: spec/openapi.yaml

    1 endpoint, 4 files, 0 not read
    ");
    let spec = &["--spec", "made/spec/openapi.yaml"][..];
    for arguments in [
        &["lint"][..],
        &["generate"],
        &["validate", "made/fixtures"],
        &["list"],
    ] {
        let ran = sandbox.run(&[arguments, spec].concat());
        assert_eq!(ran.code, 0, "{arguments:?} {}", ran.all());
    }

    // Again: the same files are no obstacle, others are.
    let ran = sandbox.run(&["import", "notes.md", "--out", "made"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    sandbox.edit("made/spec/api/x_thing.yaml", "编号", "编号。");
    let ran = sandbox.run(&["import", "notes.md", "--out", "made"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .contains("spec/api/x_thing.yaml is in made already"),
        "{}",
        ran.stderr
    );
    assert!(
        sandbox
            .read("made/spec/api/x_thing.yaml")
            .contains("编号。")
    );
    let ran = sandbox.run(&["import", "notes.md", "--out", "made", "--force"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        !sandbox
            .read("made/spec/api/x_thing.yaml")
            .contains("编号。")
    );
}

#[test]
fn what_is_not_read_is_named_and_ends_with_two() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "notes.md",
        format!("{NOTES}\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"),
    );
    let ran = sandbox.run(&["import", "notes.md", "--out", "made"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    let line =
        "\nnot read:\n  notes.md:21: a table of 1 rows with heads that are not known: 甲 | 乙\n";
    assert!(ran.stdout.contains(line), "{}", ran.all());
    assert!(sandbox.path().join("made/spec/openapi.yaml").is_file());

    sandbox.write("empty.md", "# Nothing\n");
    sandbox.write("latin.md", b"# x\n\xff\n");
    for (file, said) in [
        ("empty.md", "the notes describe no endpoint"),
        ("latin.md", "latin.md: line 2 is not UTF-8"),
        ("missing.md", "missing.md: "),
    ] {
        let ran = sandbox.run(&["import", file, "--out", "none"]);
        assert_eq!(ran.code, 2, "{}", ran.all());
        assert!(ran.stderr.contains(said), "{}", ran.all());
        assert!(!sandbox.path().join("none").exists());
    }
}

#[test]
fn the_reference_comes_back_as_a_spec() {
    let sandbox = Sandbox::new();
    sandbox.run(&["docs"]);
    let mut arguments = vec!["import".to_owned()];
    for entry in std::fs::read_dir(sandbox.path().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.contains(".html") {
            arguments.push(format!("docs/{name}"));
        }
    }
    arguments.extend(["--out".to_owned(), "again".to_owned()]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ran = sandbox.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        ran.stdout
            .ends_with("\n8 endpoints, 80 files, 0 not read\n"),
        "{}",
        ran.stdout
    );
    let spec = ["--spec", "again/spec/openapi.yaml"];
    for command in [&["validate", "again/fixtures"][..], &["docs"]] {
        let ran = sandbox.run(&[command, &spec[..]].concat());
        assert_eq!(ran.code, 0, "{command:?} {}", ran.all());
    }
    // What the pages don't say: which names only look private.
    let ran = sandbox.run(&[&["lint"][..], &spec[..]].concat());
    let mut errors = ran.stdout.lines().filter(|line| line.starts_with("error"));
    assert!(
        errors.all(|line| line.starts_with("error[sensitive-missing]")),
        "{}",
        ran.all()
    );
}
