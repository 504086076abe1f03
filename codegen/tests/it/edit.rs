//! Edits of YAML by span: the result means what was asked for, and every line that is not concerned is the same, byte
//! for byte.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_codegen::diagnostics::Diagnostics;
use bilispec_codegen::edit::{Edit, EditError, apply, value_at};
use bilispec_codegen::source::{Json, Node, NodeKind, SourceFile, pointer};

fn json(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap()
}

fn edited(text: &str, edit: Edit) -> String {
    apply(text, &[edit]).unwrap()
}

#[test]
fn members_of_a_mapping_in_lines() {
    let text =
        "a:\n  b: 1 # one\n  # of c\n  c:\n    d: |-\n      x\n      y\n\n  # the end\ne: {}\n";
    let value = json(r#"{"type":["integer","null"],"description":"甲\nb"}"#);
    assert_eq!(
        edited(text, Edit::insert("/a", "new", value)),
        "a:\n  b: 1 # one\n  # of c\n  c:\n    d: |-\n      x\n      y\n  new:\n    type: [integer, \"null\"]\n    description: |-\n      甲\n      b\n\n  # the end\ne: {}\n"
    );
    assert_eq!(
        edited(text, Edit::insert_after("/a", "b", "new", json("[]"))),
        "a:\n  b: 1 # one\n  new: []\n  # of c\n  c:\n    d: |-\n      x\n      y\n\n  # the end\ne: {}\n"
    );
    assert_eq!(
        edited(text, Edit::insert("/e", "no", json("true"))),
        text.replace("e: {}", "e: { \"no\": true }")
    );
    assert_eq!(
        edited("a:\n  b: 1", Edit::insert("/a", "c", json("2"))),
        "a:\n  b: 1\n  c: 2",
        "a file without a line feed at its end stays one"
    );
    assert_eq!(
        edited(
            "a:\r\n  b: 1\r\n",
            Edit::insert("/a", "c", json("{\"d\":2}"))
        ),
        "a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n"
    );
    assert_eq!(
        edited("a: # none yet\nb: 1\n", Edit::insert("/a", "c", json("2"))),
        "a: # none yet\n  c: 2\nb: 1\n"
    );
    assert_eq!(
        edited("- - a: 1\n    b: 2\n", Edit::insert("/0/0", "c", json("3"))),
        "- - a: 1\n    b: 2\n    c: 3\n"
    );
}

#[test]
fn members_and_items_in_brackets() {
    let text = "a: { b: 1, c: [x, \"y, z\"] } # kept\nd: [\n  1,\n  2, # two\n]\n";
    for (edit, from, to) in [
        (
            Edit::insert("/a", "new", json(r#""x, y""#)),
            "] }",
            "], new: \"x, y\" }",
        ),
        (
            Edit::insert_after("/a", "b", "new", json("null")),
            "b: 1,",
            "b: 1, new: null,",
        ),
        (
            Edit::append("/a/c", json(r#""null""#)),
            "z\"]",
            "z\", \"null\"]",
        ),
        (Edit::append("/d", json("-3")), "2, #", "2, -3, #"),
        (Edit::remove("/a/b"), "b: 1, ", ""),
        (Edit::remove("/a/c"), ", c: [x, \"y, z\"]", ""),
        (Edit::remove("/a/c/0"), "x, ", ""),
        (Edit::remove("/a/c/1"), ", \"y, z\"", ""),
        (
            Edit::replace("/a/c", json("{\"k\":[]}")),
            "[x, \"y, z\"]",
            "{ k: [] }",
        ),
    ] {
        assert_eq!(
            edited(text, edit.clone()),
            text.replacen(from, to, 1),
            "{edit:?}"
        );
    }
    assert_eq!(edited("a: []\n", Edit::append("/a", json("1"))), "a: [1]\n");
    assert_eq!(edited("a: [1]\n", Edit::remove("/a/0")), "a: []\n");
}

#[test]
fn items_in_lines() {
    let text = "list:\n  - a: 1\n    b: 2 # two\n  # between\n  - a: 3\nnext: |\n  x\n";
    assert_eq!(
        edited(
            text,
            Edit::append("/list", json(r#"{"a":4,"b":{"c":[1,{"d":2}]}}"#))
        ),
        "list:\n  - a: 1\n    b: 2 # two\n  # between\n  - a: 3\n  - a: 4\n    b:\n      c:\n        - 1\n        - d: 2\nnext: |\n  x\n"
    );
    assert_eq!(
        edited(text, Edit::remove("/list/0")),
        "list:\n  # between\n  - a: 3\nnext: |\n  x\n"
    );
    assert_eq!(
        edited(text, Edit::remove("/list/0/a")),
        "list:\n  - b: 2 # two\n  # between\n  - a: 3\nnext: |\n  x\n"
    );
    assert_eq!(
        edited("a:\n- x\n- y\n", Edit::append("/a", json("\"no\""))),
        "a:\n- x\n- y\n- \"no\"\n",
        "items may stand where their key stands"
    );
    assert_eq!(
        edited("a:\n  - one\n", Edit::append("/a", json("\"甲。\\nB.\""))),
        "a:\n  - one\n  - |-\n    甲。\n    B.\n"
    );
}

#[test]
fn scalars() {
    for (text, value, expected) in [
        (
            "type: integer # x\n",
            "[\"integer\",\"null\"]",
            "type: [integer, \"null\"] # x\n",
        ),
        ("type: 'a'\n", "\"a: b\"", "type: \"a: b\"\n"),
        ("type: \"a\"\n", "-1.5", "type: -1.5\n"),
        ("type: [a]\n", "\"a\"", "type: a\n"),
    ] {
        assert_eq!(edited(text, Edit::replace("/type", json(value))), expected);
    }
}

#[test]
fn what_cannot_be_done_without_touching_more_is_refused() {
    let unfit = |text: &str, edit: Edit| {
        let pointer = edit.pointer.clone();
        assert_eq!(
            apply(text, &[edit]),
            Err(EditError::Unfit(pointer)),
            "{text}"
        );
    };
    unfit("a: 1\n", Edit::insert("", "a", json("2")));
    unfit("a: 1\n", Edit::insert("/a", "b", json("2")));
    unfit("a: 1\n", Edit::append("/a", json("2")));
    unfit("a:\n  b: 1\n", Edit::remove("/a/b"));
    unfit("a:\n  b: 1\n", Edit::replace("/a", json("2")));
    unfit("a: |+\n  x\n\n", Edit::insert("", "b", json("2")));
    unfit("a: ~\n", Edit::insert("/a", "b", json("2")));
    let missing = |text: &str, edit: Edit| {
        let pointer = edit.pointer.clone();
        assert_eq!(
            apply(text, &[edit]),
            Err(EditError::Missing(pointer)),
            "{text}"
        );
    };
    missing("a: 1\n", Edit::remove("/b"));
    missing("a: [1]\n", Edit::remove("/a/1"));
    missing("a: 1\n", Edit::insert_after("", "b", "c", json("2")));
    let first_then_fails = [Edit::replace("/a", json("2")), Edit::remove("/b")];
    assert!(
        apply("a: 1\n", &first_then_fails).is_err(),
        "all or nothing"
    );
    assert_eq!(
        apply("a: [\n", &[Edit::remove("/a")]),
        Err(EditError::Unreadable)
    );
}

/// The lines in which two texts differ, of each.
fn differing<'t>(old: &'t str, new: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut old: Vec<&str> = old.split_inclusive('\n').collect();
    let mut new: Vec<&str> = new.split_inclusive('\n').collect();
    let same = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| old == new)
        .count();
    old.drain(..same);
    new.drain(..same);
    while old.last().is_some() && old.last() == new.last() {
        old.pop();
        new.pop();
    }
    (old, new)
}

fn yaml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "yaml") {
            found.push(path);
        }
    }
}

fn pointers(node: &Node, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match &node.kind {
        NodeKind::Mapping(entries) => {
            for entry in entries {
                let below = format!("{at}/{}", pointer::escape(&entry.key.text));
                pointers(&entry.value, &below, found);
            }
        }
        NodeKind::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Every place of the spec itself, each changed in every way that it allows.
#[test]
fn every_place_of_the_spec_can_be_changed_alone() {
    let mut files = Vec::new();
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    yaml_files(&spec, &mut files);
    files.sort();
    let (mut done, mut refused) = (0, 0);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let tree = SourceFile::read(String::new(), text.clone(), &mut Diagnostics::default());
        let mut all = Vec::new();
        pointers(tree.tree().unwrap(), "", &mut all);
        // Each edit reads the file twice: of the larger files, every few places will do.
        for at in all.iter().step_by(1 + all.len() / 20) {
            let old = value_at(&text, at).unwrap();
            let edits: Vec<(Edit, usize)> = match &old {
                Json::Object(_) => vec![(
                    Edit::insert(at, "x-new", json(r#"{"type":"integer","x":[1,2]}"#)),
                    3,
                )],
                Json::Array(_) => vec![(Edit::append(at, json("\"new\"")), 1)],
                _ => vec![(Edit::replace(at, json("\"new\"")), 1)],
            };
            for (edit, most) in edits {
                let Ok(new) = apply(&text, std::slice::from_ref(&edit)) else {
                    // A text of several lines is left alone.
                    assert!(
                        old.as_str().is_some_and(|old| old.contains('\n')),
                        "{edit:?}"
                    );
                    refused += 1;
                    continue;
                };
                done += 1;
                let (gone, added) = differing(&text, &new);
                assert!(gone.len() <= 1, "{} {edit:?}: {gone:?}", path.display());
                assert!(
                    added.len() <= most,
                    "{} {edit:?}: {added:?}",
                    path.display()
                );
            }
        }
    }
    assert!(done > 100 && refused < done / 2, "{done} {refused}");
}
