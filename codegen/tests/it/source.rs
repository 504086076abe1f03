//! Files into trees: what is accepted, where each value stands, and what is refused where.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot set up its files has failed"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bilispec_codegen::diagnostics::{Diagnostics, render};
use bilispec_codegen::source::{Node, NodeKind, Project, pointer};

/// Reads `text` as a whole project.
fn read(text: impl AsRef<[u8]>) -> (Project, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(folder.path().join("spec/openapi.yaml"), text).unwrap();
    load(&folder.path().join("spec/openapi.yaml"))
}

fn load(path: &Path) -> (Project, String) {
    let mut diagnostics = Diagnostics::default();
    let project = Project::load(path, &mut diagnostics);
    diagnostics.sort(&project);
    let text = diagnostics
        .list()
        .iter()
        .map(|d| render(d, &project, false))
        .collect();
    (project, text)
}

/// Every value with its pointer and its text.
fn places(project: &Project, node: &Node, path: &str, out: &mut String) {
    writeln!(out, "{path:<12} {:?}", project.slice(node.span)).unwrap();
    assert_eq!(
        project.pointer_of(node.span).as_deref(),
        Some(path),
        "the way back"
    );
    match &node.kind {
        NodeKind::Mapping(entries) => {
            for entry in entries {
                let written = project.slice(entry.key.span);
                if !written.starts_with(['"', '\'']) {
                    assert_eq!(written, entry.key.text);
                }
                places(
                    project,
                    &entry.value,
                    &format!("{path}/{}", pointer::escape(&entry.key.text)),
                    out,
                );
            }
        }
        NodeKind::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                places(project, item, &format!("{path}/{index}"), out);
            }
        }
        _ => {}
    }
}

#[test]
fn every_value_has_its_text() {
    let (project, errors) = read(
        "# 注释\n名: 值 # c\nlist:\n  - a: 1\n    b:\n  - [x, {y: z}]\n  -\n\"q/~\": 'it''s'\ntext: |-\n  中文\n  two\n\n\nfold: >\n  a\n  b\nempty: {}\nlast: \"\\u4e2d\"\r\n200: no\n",
    );
    assert_eq!(errors, "");
    let mut out = String::new();
    places(&project, project.document().unwrap(), "", &mut out);
    insta::assert_snapshot!(out);
    insta::assert_snapshot!(project.document().unwrap().to_json());
}

#[test]
fn what_yaml_offers_and_json_does_not() {
    let (_, errors) = read(
        "a: &here {x: 1}\nb: *here\nc:\n  <<: *here\n  d: !!str 5\n  e: !mine [1]\nf: &deep\n  g: 1\n? [complex, key]\n: value\n? *here\n: value\nf: again\nnum: 0777\nbig: 99999999999999999999\n",
    );
    insta::assert_snapshot!(errors);
}

#[test]
fn unreadable_files() {
    let mut all = String::new();
    for text in [
        &b"a: 1\nb: \xff\xfe\n"[..],
        b"\xff\xfea\x00:\x00 \x001\x00",
        b"\xef\xbb\xbfa: 1\n",
        b"a: 1\n---\nb: 2\n",
        b"",
        b"# nothing but a comment\n",
        b"a: [1, 2\nb: 3\n",
        b"a: \"open\n",
        b"a:\n\t- tab\n",
        b"a: nul \0 hides the rest\n",
        b"a: b: c\n",
        b"key: 'x' y\n",
    ] {
        all += &read(text).1;
        all += "----\n";
    }
    all += &load(Path::new("/nowhere/spec/openapi.yaml")).1;
    insta::assert_snapshot!(all);
}

#[test]
fn nesting_has_a_limit_and_no_stack_overflows() {
    for text in [
        "[".repeat(100_000),
        "- ".repeat(100_000),
        "{a: ".repeat(100_000),
        "? ".repeat(100_000),
    ] {
        let (_, errors) = read(&text);
        assert!(errors.starts_with("error["), "{errors:.300}");
    }
    let mut deep = String::new();
    for depth in 0..2_000 {
        writeln!(deep, "{}a:", " ".repeat(depth)).unwrap();
    }
    let (_, errors) = read(&deep);
    assert!(
        errors.contains("too-deep") && errors.matches("error[").count() == 1,
        "{errors:.300}"
    );
}

#[test]
fn files_stay_in_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    fs::create_dir_all(root.join("spec")).unwrap();
    fs::write(folder.path().join("secret.yaml"), "a: 1\n").unwrap();
    fs::write(root.join("spec/other.yaml"), "b: 2\n").unwrap();
    let refs = "x: {$ref: ../../secret.yaml}\ny: {$ref: other.yaml#/b}\nz: {$ref: linked.yaml}\nw: {$ref: nowhere.yaml}\n";
    fs::write(root.join("spec/openapi.yaml"), refs).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../../secret.yaml", root.join("spec/linked.yaml")).unwrap();
    let (project, errors) = load(&root.join("spec/openapi.yaml"));
    assert_eq!(errors, "", "whoever follows a reference reports it");
    let from = project.document().unwrap().span.file;
    let seen: Vec<String> = [
        "../../secret.yaml",
        "other.yaml#/b",
        "other.yaml#/bb",
        "linked.yaml",
        "nowhere.yaml",
    ]
    .iter()
    .map(|text| match project.resolve(text, from) {
        Ok(node) => node.describe(),
        Err(error) => error.to_string(),
    })
    .collect();
    assert_eq!(
        seen,
        [
            "it leads out of the project's folder",
            "the number 2",
            "spec/other.yaml has nothing at `/bb`",
            "spec/linked.yaml: a link leads out of the project's folder",
            "spec/nowhere.yaml: no such file",
        ]
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(400))]

    #[test]
    fn no_text_makes_it_panic(text in "([a-z:\\-?&*!|>\"'#{}\\[\\],%@` \n\t\r0-9~<.]|---\n|\\.\\.\\.\n|: |- |\n  |中|\u{feff}){0,60}") {
        let (project, _) = read(&text);
        if let Some(tree) = project.document() {
            places(&project, tree, "", &mut String::new());
        }
    }
}
