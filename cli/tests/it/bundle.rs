//! `bundle`: one document, in both notations, on stdout or in a file.

use crate::support::Sandbox;

#[test]
fn the_bundle_is_one_document_in_either_notation() {
    let sandbox = Sandbox::new();
    let yaml = sandbox.run(&["bundle"]);
    assert_eq!((yaml.code, yaml.stderr.as_str()), (0, ""));
    assert!(
        yaml.stdout.starts_with("openapi: "),
        "{}",
        yaml.stdout.lines().next().unwrap_or_default()
    );
    let json = sandbox.run(&["bundle", "--format", "json"]);
    assert_eq!((json.code, json.stderr.as_str()), (0, ""));
    let document = json.report();
    assert_eq!(
        document["paths"].as_object().map(serde_json::Map::len),
        Some(8)
    );
    for text in [&yaml.stdout, &json.stdout] {
        assert!(
            !text.contains("externalValue"),
            "fixtures are written in place"
        );
        assert!(!text.contains(".yaml"), "nothing leads out of the document");
    }
}

#[test]
fn the_bundle_goes_to_a_file_where_it_is_wanted() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["bundle", "-o", "bundle.yaml"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
    assert_eq!(sandbox.read("bundle.yaml"), sandbox.run(&["bundle"]).stdout);
}
