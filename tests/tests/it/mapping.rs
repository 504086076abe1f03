//! Each rule of the mapping from schema to Rust, as a small piece of a spec and the Rust that comes of it.
//!
//! A file of `tests/mapping/*.case` begins with the rule; then, after `== payload`, the schema of a reply's payload,
//! after `== operation` more keys of the operation, after `== method` the HTTP method. The snapshot beside this file
//! is all that is particular to it; that it compiles, without a warning, is `dependents.rs`. A rule that begins with
//! REFUSED is one that nothing is made of: the snapshot is the message about it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that cannot be set up has failed"
)]

use std::collections::BTreeMap;

use bilispec_tests::mapping;

#[test]
fn mapping() {
    let mut count = 0;
    insta::glob!("../../mapping", "*.case", |path| {
        count += 1;
        let case = mapping::Case::read(path);
        let text = match case.generate() {
            Ok(files) if !case.is_refused() => shown(&case, &files),
            Err(found) if case.is_refused() => found,
            Ok(_) => panic!("{}: nothing found", case.name),
            Err(found) => panic!("{}: {found}", case.name),
        };
        insta::with_settings!({ description => &case.rule, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(text);
        });
    });
    assert!(count >= 20, "only {count} cases");
}

/// The client, its modules and the envelope are alike in all of them, but for what the form's case shows. The engine's
/// tables are numbers; `validators` compares those of the whole spec.
fn shown(case: &mapping::Case, files: &BTreeMap<String, String>) -> String {
    let own = ["case.rs", "newtypes.rs", "codes.rs", "shared.rs"];
    let once = ["client.rs", "credentials.rs", "envelopes.rs", "mod.rs"];
    let checked = ["form", "json_body"].contains(&case.name.as_str());
    let shown = files.iter().filter(|(name, _)| {
        own.contains(&name.as_str())
            || (case.name == "form" && once.contains(&name.as_str()))
            || (checked && *name == "validate.rs")
    });
    let texts: Vec<String> = shown
        .map(|(name, text)| format!("==> {name}\n{text}"))
        .collect();
    texts.join("\n")
}
