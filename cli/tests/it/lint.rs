//! `lint`: what it prints, and what its exit codes mean.

use crate::support::Sandbox;

#[test]
fn the_repository_s_spec_is_clean() {
    let ran = Sandbox::new().run(&["lint"]);
    insta::assert_snapshot!(ran.all(), @r"
    exit 0
    --- stdout
    0 errors, 0 warnings
    ");
}

#[test]
fn a_broken_rule_is_1() {
    let sandbox = Sandbox::new();
    sandbox.write("fixtures/quick_pay/leftover.json", "{\"code\": 0}");
    let ran = sandbox.run(&["lint"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""), "{}", ran.all());
    crate::support::without_lines(|| insta::assert_snapshot!("lint_error", ran.all()));
    // The spec itself can be used all the same.
    assert_eq!(sandbox.run(&["list"]).code, 0);
}

#[test]
fn a_warning_alone_is_0() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/charge/quick_pay.yaml",
        "  x-effect: spend\n",
        "  x-effect: spend\n  x-efect: spend\n",
    );
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        ran.stdout.contains("warning[unknown-extension]"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.ends_with("0 errors, 1 warning\n"),
        "{}",
        ran.stdout
    );
}

#[test]
fn what_makes_the_spec_unreadable_is_2_and_all_of_it_is_said_at_once() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/charge/quick_pay.yaml",
        "type: integer",
        "type: interger",
    );
    sandbox.edit(
        "spec/ticket/get_order.yaml",
        "operationId: get_order",
        "operationId: quick_pay",
    );
    sandbox.edit(
        "spec/ticket/list_buyers.yaml",
        "tags: [ticket]",
        "tagz: [ticket]",
    );
    sandbox.edit(
        "spec/ticket/create_order.yaml",
        "../codes.yaml#/ticket/",
        "../codes.yaml#/tickets/",
    );
    let ran = sandbox.run(&["lint"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    for file in [
        "charge/quick_pay",
        "ticket/get_order",
        "ticket/list_buyers",
        "ticket/create_order",
    ] {
        assert!(
            ran.stdout.contains(&format!(" spec/{file}.yaml:")),
            "{file}: {}",
            ran.stdout
        );
    }
    for name in ["interger", "quick_pay", "tagz", "tickets"] {
        assert!(ran.stdout.contains(name), "{name}: {}", ran.stdout);
    }
}

#[test]
fn what_is_no_spec_at_all_is_2() {
    for text in [
        "",
        "a: [1, 2",
        "\u{0}",
        "- 1\n- 2\n",
        "openapi: 2.0\n",
        "openapi: 3.1.0\nopenapi: 3.1.0\n",
    ] {
        let sandbox = Sandbox::new();
        sandbox.write("spec/openapi.yaml", text);
        let ran = sandbox.run(&["lint"]);
        assert_eq!(ran.code, 2, "{text:?}: {}", ran.all());
        assert!(
            ran.stdout.contains("spec/openapi.yaml"),
            "{text:?}: {}",
            ran.all()
        );
        assert!(!ran.all().contains("panicked"), "{text:?}: {}", ran.all());
    }
    let sandbox = Sandbox::new();
    sandbox.write("spec/openapi.yaml", b"openapi: 3.1.0\ninfo: \xff\n");
    assert_eq!(sandbox.run(&["lint"]).code, 2);
}
