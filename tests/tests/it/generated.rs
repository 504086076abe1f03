//! The generated client is the one that the spec gives, and a change of the spec shows in it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a project that cannot be set up has failed"
)]

use std::fs;
use std::path::Path;

use bilispec_codegen::Loaded;
use bilispec_codegen::bodies::Bodies;
use bilispec_codegen::emit::{self, OutputFile};
use bilispec_codegen::generate::{self, Failure, Outcome};
use bilispec_codegen::tables;
use bilispec_tests::{copy_folder, root};

const GENERATED: &str = "generated-client/src/generated";

fn generate(project: &Path, check: bool) -> Outcome {
    let loaded = bilispec_codegen::load(&project.join("spec/openapi.yaml"));
    generate::generate(&loaded, project, check).unwrap()
}

/// A copy of the spec, and of what is generated from it.
fn copy() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    for folder in ["spec", "fixtures", "generated-client", "docs"] {
        copy_folder(&root().join(folder), &project.path().join(folder));
    }
    project
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{} has no {from:?}", file.display());
    fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn the_generated_client_is_up_to_date() {
    let outcome = generate(&root(), true);
    assert!(outcome.is_current(), "run `bilispec generate`: {outcome:?}");
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    let files = || -> Vec<OutputFile> {
        let loaded = bilispec_codegen::load(&root().join("spec/openapi.yaml"));
        let api = loaded.api.as_ref().unwrap();
        let engine = tables::tables(&loaded.project, api).unwrap();
        let bodies = Bodies::read(&loaded.project, api);
        emit::client(api, &engine, &bodies, &mut loaded.diagnostics.clone())
    };
    let first = files();
    assert_eq!(first, files());
    for file in first {
        let line = file.text.lines().next().unwrap();
        assert_eq!(line, "// Written by `bilispec generate`; do not edit.");
        assert!(
            file.text.ends_with('\n') && !file.text.ends_with("\n\n"),
            "{}",
            file.path
        );
    }
}

/// An error of the generator shows as one, and never as a file that does not compile.
#[test]
fn what_does_not_parse_is_reported_with_its_operation_and_nothing_is_made() {
    let mut loaded = bilispec_codegen::load(&root().join("spec/openapi.yaml"));
    let mut api = loaded.api.take().unwrap();
    let engine = tables::tables(&loaded.project, &api).unwrap();
    api.operations[1].request.type_name = "Not; a name".to_owned();
    let mut found = loaded.diagnostics.clone();
    let bodies = Bodies::read(&loaded.project, &api);
    let files = emit::client(&api, &engine, &bodies, &mut found);
    assert_eq!(files, []);
    let own = format!(
        "the Rust generated for `{}` does not parse: ",
        api.operations[1].id
    );
    let internal: Vec<_> = found
        .list()
        .iter()
        .filter(|one| one.rule == "internal")
        .collect();
    assert!(
        internal.iter().any(|one| one.message.starts_with(&own)),
        "{internal:?}"
    );
    let failure = generate::generate(
        &Loaded {
            api: Some(api),
            ..loaded
        },
        Path::new("/nowhere"),
        false,
    );
    assert!(matches!(failure, Err(Failure::Spec(_))));
}

/// The emitters build tokens; text of Rust is made at one place, after it was parsed.
#[test]
fn emitters_do_not_write_rust_as_text() {
    let folder = root().join("codegen/src/emit");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        seen += 1;
        // `layout` makes the text, `docs` writes Markdown, `tokens` checks names and groups digits.
        let allowed: &[&str] = match name {
            "layout.rs" => &["push_str(", "push('"],
            "docs.rs" => &["push_str(", "push(c)", "push('", "write!("],
            "tokens.rs" => &["parse_str", "push('", ".parse()"],
            _ => &[],
        };
        for banned in [
            "push_str(",
            "push('",
            "write!(",
            "writeln!(",
            "parse_str",
            ".parse()",
            "parse::<",
            "from_str",
            "String::from(\"",
        ] {
            let fine =
                allowed.contains(&banned) || (banned == "String::from(\"" && name == "tokens.rs");
            assert!(fine || !code.contains(banned), "{name} has `{banned}`");
        }
        for literal in code.split("format!(").skip(1) {
            let literal = literal.trim_start().lines().next().unwrap();
            for rust in [
                "{{", "fn ", "pub ", "#[", "let ", "use ", "=> ", "&'", ";\"",
            ] {
                assert!(!literal.contains(rust), "{name}: {literal} makes Rust");
            }
        }
    }
    assert!(seen > 10, "the emitters are elsewhere");
}

#[test]
fn a_renamed_field_is_stale_until_it_is_generated_and_then_its_fixtures_do_not_fit() {
    let project = copy();
    let spec = project.path().join("spec/charge/quick_pay.yaml");
    replace(
        &spec,
        "                          exp:\n",
        "                          experience:\n",
    );
    replace(
        &spec,
        "elec_num, exp, status",
        "elec_num, experience, status",
    );

    let outcome = generate(project.path(), true);
    let stale = format!("{GENERATED}/quick_pay.rs");
    let touched = [
        stale.clone(),
        format!("{GENERATED}/schemas.rs"),
        "docs/index.html".to_owned(),
        "docs/quick_pay.md".to_owned(),
    ];
    assert_eq!(
        (
            outcome.stale,
            outcome.missing.len(),
            outcome.left_over.len()
        ),
        (touched.to_vec(), 0, 0)
    );
    let before = fs::read_to_string(project.path().join(&stale)).unwrap();
    assert!(before.contains("pub exp: i64"), "--check writes nothing");

    let written = generate(project.path(), false).stale;
    assert_eq!(written, touched);
    let after = fs::read_to_string(project.path().join(&stale)).unwrap();
    assert!(after.contains("pub experience: i64") && !after.contains("pub exp: i64"));
    assert!(generate(project.path(), true).is_current());
    // That the fixtures fail then: `dependents.rs`, which compiles it.
}

/// Clients carry the fixtures: they are stale once what one of them says is another, and however it is laid out, they are
/// not.
#[test]
fn an_edited_fixture_makes_the_client_stale() {
    let project = copy();
    let fixture = project.path().join("fixtures/quick_pay/success.json");
    let file = format!("{GENERATED}/fixtures.rs");
    let text = fs::read_to_string(project.path().join(&file)).unwrap();
    assert!(
        !text.contains("include") && !text.contains("../"),
        "a packed crate has no other files"
    );

    replace(&fixture, "{", " {\r\n");
    assert!(!generate(project.path(), true).stale.contains(&file));
    replace(&fixture, "\"msg\": \"\"", "\"msg\": \"B\\u5e01 \"");
    assert!(generate(project.path(), true).stale.contains(&file));
    generate(project.path(), false);
    let text = fs::read_to_string(project.path().join(&file)).unwrap();
    assert!(text.contains(r#""msg":"B\u5e01 ""#), "an escape stays one");

    fs::write(&fixture, "<p>\r\n\"# down </p>").unwrap();
    generate(project.path(), false);
    let text = fs::read_to_string(project.path().join(&file)).unwrap();
    assert!(
        text.contains(r##""<p>\r\n\"# down </p>""##),
        "what is not JSON stays as it is"
    );

    fs::write(&fixture, b"{\"message\":\"\xff\"}").unwrap();
    let loaded = bilispec_codegen::load(&project.path().join("spec/openapi.yaml"));
    let Err(Failure::Spec(found)) = generate::generate(&loaded, project.path(), true) else {
        panic!("a body that no text can hold is left out in silence");
    };
    let found = found
        .list()
        .iter()
        .find(|one| one.rule == "not-utf8")
        .unwrap();
    assert_eq!(
        found.message,
        "fixtures/quick_pay/success.json is not UTF-8"
    );
}

#[test]
fn what_is_no_longer_generated_is_removed_and_what_was_never_generated_stays() {
    let project = copy();
    let folder = project.path().join(GENERATED);
    let own = folder.join("by_hand.rs");
    fs::write(&own, "// Written by hand.\n").unwrap();
    replace(
        &project.path().join("spec/openapi.yaml"),
        "  /x/ugcpay/trade/elec/pay/quick:\n    $ref: charge/quick_pay.yaml\n",
        "",
    );

    let outcome = generate(project.path(), true);
    assert_eq!(
        outcome.left_over,
        [
            "docs/quick_pay.md".to_owned(),
            format!("{GENERATED}/quick_pay.rs")
        ]
    );
    assert!(folder.join("quick_pay.rs").exists());
    generate(project.path(), false);
    assert!(!folder.join("quick_pay.rs").exists());
    assert!(own.exists());
    assert!(generate(project.path(), true).is_current());
}

#[test]
fn line_ends_of_the_checkout_do_not_count() {
    let project = copy();
    let file = project.path().join(GENERATED).join("quick_pay.rs");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace('\n', "\r\n")).unwrap();
    assert!(generate(project.path(), true).is_current());
}

#[test]
fn nothing_is_generated_from_half_a_spec() {
    let project = copy();
    replace(
        &project.path().join("spec/charge/quick_pay.yaml"),
        "type: integer",
        "type: interger",
    );
    fs::remove_file(project.path().join(GENERATED).join("codes.rs")).unwrap();
    let loaded = bilispec_codegen::load(&project.path().join("spec/openapi.yaml"));
    let failure = generate::generate(&loaded, project.path(), false);
    assert!(matches!(failure, Err(Failure::Spec(found)) if found.has_errors()));
    assert!(!project.path().join(GENERATED).join("codes.rs").exists());
}
