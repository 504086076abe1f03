//! The spec as one file: what moves where, and text that every reader takes for the same.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot set up its files has failed"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bilispec_codegen::bundle;
use bilispec_codegen::diagnostics::{Diagnostics, render};
use bilispec_codegen::source::{Json, Project};
use proptest::prelude::*;

fn load(path: &Path) -> Project {
    let mut diagnostics = Diagnostics::default();
    let project = Project::load(path, &mut diagnostics);
    assert_eq!(diagnostics.list(), []);
    project
}

/// Reads YAML text as a value.
fn read(text: &str) -> Json {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec/openapi.yaml");
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(&path, text).unwrap();
    load(&path).document().unwrap().to_json()
}

#[test]
fn several_files_become_one() {
    let project =
        load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/split/spec/openapi.yaml"));
    let document = bundle::build(&project, None).unwrap();
    let yaml = bundle::to_yaml(&document);
    insta::assert_snapshot!(yaml);
    assert_eq!(read(&yaml), document, "YAML says the same");
    let json = bundle::to_json(&document);
    assert_eq!(
        Json::parse(json.as_bytes()).unwrap(),
        document,
        "JSON says the same"
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec/openapi.yaml");
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(folder.path().join("broken.json"), "{").unwrap();
    fs::write(
        &path,
        r##"openapi: 3.1.0
paths:
  /circle:
    $ref: "#/paths/~1circle"
  /a:
    get:
      parameters:
        - $ref: "#/components/parameters/x"
      responses:
        "200":
          content:
            application/json:
              examples:
                none: { externalValue: ../none.json }
                broken: { externalValue: ../broken.json }
                outside: { externalValue: ../../none.json }
"##,
    )
    .unwrap();
    let project = load(&path);
    let problems = bundle::build(&project, None).unwrap_err();
    let text: String = problems
        .iter()
        .map(|problem| render(problem, &project, false))
        .collect();
    insta::assert_snapshot!(text);
}

/// Words and shapes that some reader takes for something else than a text.
#[test]
fn treacherous_texts_are_quoted() {
    for text in [
        "no",
        "No",
        "NO",
        "yes",
        "on",
        "OFF",
        "y",
        "N",
        "true",
        "False",
        "null",
        "~",
        "",
        " ",
        "1",
        "-1",
        "+1",
        "0x1F",
        "0o17",
        "017",
        "1_000",
        "1.5",
        ".5",
        "1e3",
        "1e+3",
        ".inf",
        "-.INF",
        ".nan",
        "12:30",
        "190:20:30",
        "2020-12-01",
        "2020-12-01 10:00:00",
        "<<",
        "=",
        "-",
        "- a",
        "? a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "!a",
        "&a",
        "*a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "{}",
        "[]",
        "{a",
        "[a",
        ", a",
        "'a'",
        "\"a\"",
        " a",
        "a ",
        "\ta",
        "---",
        "...",
        "a\r\nb",
        "a\u{85}b",
        "a\u{2028}b",
        "\u{feff}",
        "\u{1f600}",
        "\0",
        "_1",
    ] {
        let yaml = bundle::to_yaml(&Json::String(text.to_owned()));
        assert!(yaml.starts_with('"') && yaml.is_ascii(), "{text:?}: {yaml}");
        assert_eq!(read(&yaml), Json::String(text.to_owned()));
    }
    for text in [
        "a",
        "GET",
        "/a/{b}",
        "$response.body#/a",
        "application/json",
        "中文：是",
        "nothing",
        "a, b",
        "it's",
    ] {
        let yaml = bundle::to_yaml(&Json::String(text.to_owned()));
        assert_eq!(yaml, format!("{text}\n"));
        assert_eq!(read(&yaml), Json::String(text.to_owned()));
    }
}

fn json() -> impl Strategy<Value = Json> {
    let text = prop_oneof![
        any::<String>(),
        "[ -~\n]{0,12}",
        "[a-z]{0,3}(\n {0,2}[a-z#:-]{0,3} ?){0,4}"
    ];
    // Not every float: serde_json reads some of them a little off.
    let float = (any::<i32>(), 0..9).prop_filter_map("no number", |(number, exponent)| {
        serde_json::Number::from_f64(f64::from(number) / f64::from(1 << exponent))
    });
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|number| Json::Number(number.into())),
        float.prop_map(Json::Number),
        text.clone().prop_map(Json::String),
    ];
    leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::Array),
            prop::collection::btree_map(text.clone(), inner, 0..5)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn yaml_says_what_it_was_given(value in json()) {
        let yaml = bundle::to_yaml(&value);
        prop_assert_eq!(read(&yaml), value, "{}", yaml);
    }

    #[test]
    fn json_says_what_it_was_given(value in json()) {
        let text = bundle::to_json(&value);
        prop_assert_eq!(Json::parse(text.as_bytes()).unwrap(), value, "{}", text);
    }
}

/// A key may be longer than readers look for its end.
#[test]
fn long_keys() {
    let value = Json::Object(vec![(
        "k ".repeat(800) + "k",
        Json::Object(vec![("a".to_owned(), Json::Bool(true))]),
    )]);
    assert_eq!(read(&bundle::to_yaml(&value)), value);
}

/// A chain of references without end in sight is refused, not followed until the stack is used up.
#[test]
fn long_chains() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec/openapi.yaml");
    fs::create_dir(folder.path().join("spec")).unwrap();
    let mut text = "paths:\n  /0: { summary: end }\n".to_owned();
    for number in 1..300 {
        writeln!(
            text,
            "  /{number}: {{ $ref: \"#/paths/~1{}\" }}",
            number - 1
        )
        .unwrap();
    }
    fs::write(&path, text).unwrap();
    let problems = bundle::build(&load(&path), None).unwrap_err();
    assert!(problems.iter().all(|problem| problem.rule == "too-deep"));
}
