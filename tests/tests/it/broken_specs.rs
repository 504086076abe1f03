//! Broken specs and the messages about them.
//!
//! Each file of `tests/broken/*.case` changes the sound spec in `tests/broken/base`, in the way that `support`
//! describes; the snapshot beside this file is every diagnostic of the result.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that cannot be set up has failed"
)]

use std::path::Path;

use crate::support::{case, folder};
use bilispec_codegen::diagnostics::Severity;

#[test]
fn broken_specs() {
    let base = folder("broken/base");
    assert_eq!(report(&base), "0 errors, 0 warnings\n", "the base is sound");
    let mut count = 0;
    insta::glob!("../../broken", "*.case", |path| {
        count += 1;
        let (cause, folder) = case(&base, path);
        let report = report(folder.path());
        assert!(
            !report.starts_with("0 errors, 0 warnings"),
            "{}: nothing found",
            path.display()
        );
        insta::with_settings!({ description => cause, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(report);
        });
    });
    assert!(count >= 25, "only {count} cases");
}

fn report(root: &Path) -> String {
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let errors = loaded.diagnostics.count(Severity::Error);
    assert_eq!(
        loaded.api.is_none(),
        errors > 0,
        "a model is made of what has no errors"
    );
    crate::support::report(&loaded, root)
}
