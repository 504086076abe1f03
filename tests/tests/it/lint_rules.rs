//! What each rule of the lint finds, and what it leaves alone.
//!
//! Each file of `tests/lint/*.case` changes the spec in `tests/lint/base`, in which no rule finds anything, in the
//! way that `support` describes; the snapshot beside this file is every finding of the result. A case whose
//! first line begins with `Nothing:` is one that has none.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that cannot be set up has failed"
)]

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{case, folder};
use bilispec_codegen::{Loaded, diagnostics, lint};

#[test]
fn lint_rules() {
    let base = folder("lint/base");
    let clean = check(&base);
    assert_eq!(
        crate::support::report(&clean, &base),
        "0 errors, 0 warnings\n",
        "no rule finds anything in the base"
    );
    let mut found = BTreeSet::new();
    insta::glob!("../../lint", "*.case", |path| {
        let (cause, folder) = case(&base, path);
        let loaded = check(folder.path());
        let list = loaded.diagnostics.list();
        found.extend(list.iter().map(|finding| finding.rule));
        let nothing = cause.starts_with("Nothing:");
        assert_eq!(list.is_empty(), nothing, "{}: {list:#?}", path.display());
        if !nothing {
            let report = crate::support::report(&loaded, folder.path());
            insta::with_settings!({ description => cause, omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(report);
            });
        }
    });
    let reader: BTreeSet<&str> = diagnostics::rules::ALL.iter().map(|(id, _)| *id).collect();
    for rule in lint::all().filter(|rule| !reader.contains(rule.id)) {
        assert!(found.contains(rule.id), "no case for {}", rule.id);
    }
}

#[test]
fn the_spec_is_clean_and_a_second_look_finds_no_more() {
    let root = folder("..");
    let mut loaded = check(&root);
    assert_eq!(
        crate::support::report(&loaded, &root),
        "0 errors, 0 warnings\n"
    );
    lint::run(&mut loaded);
    assert_eq!(loaded.diagnostics.list(), []);
}

fn check(root: &Path) -> Loaded {
    let mut loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    lint::run(&mut loaded);
    loaded
}
