//! What coverage counts, by level and by what fixtures show, in a small spec.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a spec that cannot be set up has failed"
)]

use bilispec_codegen::coverage::{self, Facts};

#[test]
fn facts_by_level_and_what_no_fixture_shows() {
    let root = crate::support::folder("lint/base");
    let coverage = of(&root);
    let [get, buy] = coverage.operations.as_slice() else {
        panic!("two operations");
    };
    let envelope = coverage.envelopes.first().unwrap();
    let lines = |facts: &Facts| {
        let levels = [
            ("observed", &facts.observed),
            ("reported", &facts.reported),
            ("documented", &facts.documented),
            ("not shown", &facts.not_shown),
        ];
        let lines = levels.into_iter().filter(|(_, list)| !list.is_empty());
        let lines = lines.map(|(level, list)| format!("\n    {level}: {}", list.join(", ")));
        lines.collect::<String>()
    };
    let mut text = String::new();
    for entry in [get, buy, envelope] {
        text.push_str(&entry.name);
        for (what, facts) in [
            ("fields", &entry.fields),
            ("parameters", &entry.parameters),
            ("values", &entry.values),
            ("codes", &entry.codes),
        ] {
            text.extend(["\n  ", what, &lines(facts)]);
        }
        text.push('\n');
    }
    insta::assert_snapshot!(text);
    let all: usize = [&get.fields, &buy.fields, &envelope.fields]
        .iter()
        .map(|facts| facts.counts.all())
        .sum();
    assert_eq!(coverage.total.fields.all(), all);
    assert_eq!(coverage.total.fixtures.all(), 5);
    assert_eq!(
        (
            buy.fixtures.sample,
            buy.fixtures.captured,
            buy.fixtures.composed
        ),
        (1, 0, 2)
    );
}

#[test]
fn a_fixture_that_is_gone_or_no_json_shows_nothing() {
    let base = crate::support::folder("lint/base");
    let (_, folder) =
        crate::support::case(&base, &crate::support::folder("lint/fixture_not_json.case"));
    let coverage = of(folder.path());
    let get = coverage.operations.first().unwrap();
    assert!(get.fields.not_shown.contains(&"seller.tel".to_owned()));
    assert!(get.fields.not_shown.contains(&"extra.colour".to_owned()));
    assert!(!get.fields.not_shown.contains(&"note".to_owned()));
}

fn of(root: &std::path::Path) -> coverage::Coverage {
    let loaded = bilispec_codegen::load(&root.join("spec/openapi.yaml"));
    let document = loaded.document.as_ref().unwrap();
    coverage::of(&loaded.project, document, loaded.api.as_ref().unwrap())
}
