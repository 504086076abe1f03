//! What holds for every command: the project is found, streams are kept apart, exit codes mean what they say.

use std::path::Path;
use std::process::Stdio;

use crate::support::{Sandbox, command, finish};

#[test]
fn help_and_version_are_data_and_mistakes_are_not() {
    let project = Sandbox::new();
    let help = project.run(&["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(help.stdout);
    let version = project.run(&["--version"]);
    assert_eq!((version.code, version.stderr.as_str()), (0, ""));
    for mistake in [
        &["--nonsense"][..],
        &[],
        &["validate"],
        &["list", "--color", "maybe"],
        &["validat"],
    ] {
        let ran = project.run(mistake);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{mistake:?}");
        assert!(!ran.stderr.is_empty(), "{mistake:?}");
    }
}

#[test]
fn the_nearest_spec_upwards_is_the_project() {
    let project = Sandbox::new();
    project.write("deep/er/README.md", "");
    let inside = finish(
        command()
            .arg("list")
            .current_dir(project.path().join("deep/er")),
        b"",
    );
    assert_eq!((inside.code, inside.stderr.as_str()), (0, ""));

    let outside = tempfile::tempdir().unwrap();
    let nothing = finish(command().arg("list").current_dir(outside.path()), b"");
    insta::assert_snapshot!(nothing.all(), @r"
    exit 2
    --- stderr
    error: there is no spec/openapi.yaml here or in any folder above; name one with --spec FILE
    ");
    let spec = project.path().join("spec/openapi.yaml");
    let named = finish(
        command()
            .arg("list")
            .arg("--spec")
            .arg(&spec)
            .current_dir(outside.path()),
        b"",
    );
    assert_eq!(named.stdout, inside.stdout);
}

#[test]
fn a_spec_with_an_error_stops_every_command_with_the_place() {
    let project = Sandbox::new();
    project.edit(
        "spec/charge/quick_pay.yaml",
        "type: integer",
        "type: interger",
    );
    for arguments in [
        &["list"][..],
        &["show", "quick_pay"],
        &["explain", "-101"],
        &["coverage"],
        &["validate", "fixtures"],
    ] {
        let ran = project.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(
            ran.stderr.contains("spec/charge/quick_pay.yaml:"),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("interger"), "{}", ran.stderr);
    }
    let lint = project.run(&["lint"]);
    assert_eq!(lint.code, 2, "{}", lint.all());
    assert!(lint.stdout.contains("interger"), "{}", lint.all());
    let missing = project.run(&["lint", "--spec", "spec/nothing.yaml"]);
    assert_eq!(missing.code, 2, "{}", missing.all());
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let project = Sandbox::new();
    let show = |extra: &[&str], no_color: Option<&str>| {
        let mut command = command();
        command
            .args(["show", "quick_pay"])
            .args(extra)
            .current_dir(project.path());
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        finish(&mut command, b"").stdout.contains('\u{1b}')
    };
    assert!(!show(&[], None), "a pipe is no terminal");
    assert!(show(&["--color", "always"], None));
    assert!(show(&["--color", "always"], Some("1")), "said aloud");
    assert!(!show(&["--color", "never"], None));
    assert!(!show(&[], Some("1")));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let project = Sandbox::new();
    for arguments in [
        &["show", "create_order"][..],
        &["completions", "bash"],
        &["coverage"],
        &["--help"],
    ] {
        let mut child = command();
        child
            .args(arguments)
            .current_dir(project.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = child.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "",
            "{arguments:?}"
        );
    }
}

#[test]
fn completions_come_for_every_shell() {
    let project = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = project.run(&["completions", shell]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{shell}");
        assert!(ran.stdout.contains("COMPLETE"), "{shell}");
    }
    let nowhere = tempfile::tempdir().unwrap();
    let ran = finish(
        command()
            .args(["completions", "bash"])
            .current_dir(nowhere.path()),
        b"",
    );
    assert_eq!(ran.code, 0, "no project is needed");
}

/// What a shell that has loaded the script is given for the last of these words.
fn completed(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut asked = command();
    asked
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true")
        .env("_CLAP_IFS", "\n")
        .args(["--", "bilispec"])
        .args(words)
        .current_dir(folder);
    let ran = finish(&mut asked, b"");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{words:?}");
    ran.stdout
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

#[test]
fn shells_complete_what_the_spec_at_hand_has() {
    let project = Sandbox::new();
    let of = |words: &[&str]| completed(project.path(), words);
    assert_eq!(of(&["valid"]), ["validate"]);
    assert_eq!(of(&["show", "quick"]), ["quick_pay"]);
    assert_eq!(
        of(&["validate", "--operation", "get_"]),
        ["get_project", "get_create_status", "get_order"]
    );
    assert_eq!(
        of(&["explain", "10004"]),
        ["100041", "100044", "100048", "100049"]
    );
    let nowhere = tempfile::tempdir().unwrap();
    assert!(completed(nowhere.path(), &["show", "quick"]).is_empty());
    let spec = project.path().join("spec/openapi.yaml");
    let named = ["--spec", spec.to_str().unwrap(), "show", "quick"];
    assert_eq!(completed(nowhere.path(), &named), ["quick_pay"]);
}

#[test]
fn manual_pages_are_written_one_a_command() {
    let project = Sandbox::new();
    let ran = project.run(&["man", "pages"]);
    assert_eq!(ran.all(), "exit 0\n");
    let page = project.read("pages/bilispec-validate.1");
    assert!(
        page.starts_with(".ie") && page.contains("\\-\\-fail\\-on"),
        "{page}"
    );
    assert!(project.path().join("pages/bilispec.1").is_file());
    project.write("file", "");
    assert_eq!(project.run(&["man", "file/below"]).code, 2);
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    let project = Sandbox::new();
    assert_eq!(project.run(&["list", "-q", "-v"]).code, 2);
    assert_eq!(project.run(&["list", "-q"]).code, 0);
}
