//! The commands that put the spec into words, as a user sees them.

use crate::support::{Sandbox, command, finish, repository};

/// A command in the repository itself, on its own spec.
fn run(arguments: &[&str]) -> crate::support::Ran {
    finish(command().args(arguments).current_dir(repository()), b"")
}

#[test]
fn list_names_every_operation_on_a_line() {
    let ran = run(&["list"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    insta::assert_snapshot!(ran.stdout);
    let json = run(&["list", "--format", "json"]).report();
    assert_eq!(
        json.as_array().unwrap().len(),
        ran.stdout.lines().count() - 1
    );
}

#[test]
fn show_tells_all_of_an_operation() {
    insta::assert_snapshot!("show_quick_pay", run(&["show", "quick_pay"]).all());
    insta::assert_snapshot!("show_prepare_order", run(&["show", "prepare_order"]).all());
}

#[test]
fn every_operation_can_be_shown() {
    for operation in run(&["list", "--format", "json"])
        .report()
        .as_array()
        .unwrap()
    {
        let ran = run(&["show", operation["operation"].as_str().unwrap()]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{operation}");
        for section in ["Parameters", "Reply", "Codes", "Fixtures"] {
            assert!(ran.stdout.contains(section), "{operation}: no {section}");
        }
    }
}

#[test]
fn an_operation_that_is_not_there_is_a_near_miss() {
    let ran = run(&["show", "quikc_pay"]);
    insta::assert_snapshot!(ran.all(), @r"
    exit 2
    --- stderr
    error: the spec has no operation `quikc_pay` (did you mean `quick_pay`?)
    ");
}

#[test]
fn explain_tells_a_code_apart_by_operation() {
    insta::assert_snapshot!(run(&["explain", "100041"]).all());
}

#[test]
fn explain_takes_negative_codes_null_names_and_outcomes() {
    insta::assert_snapshot!("explain_negative", run(&["explain", "-101"]).all());
    insta::assert_snapshot!("explain_outcome", run(&["explain", "-4"]).all());
    insta::assert_snapshot!("explain_null", run(&["explain", "null"]).all());
    assert_eq!(
        run(&["explain", "notloggedin"]).stdout,
        run(&["explain", "-101"]).stdout,
        "by name"
    );
    assert_eq!(
        run(&["explain", "InsufficientBCoins"]).stdout,
        run(&["explain", "-4"]).stdout,
        "by name"
    );
}

#[test]
fn explain_says_what_comes_with_a_code_and_what_to_do_when_money_is_at_stake() {
    insta::assert_snapshot!("explain_data", run(&["explain", "100034"]).all());
    let ran = run(&["explain", "900001"]);
    assert!(
        ran.stdout
            .contains("look whether it took effect before it is made again"),
        "{}",
        ran.all()
    );
}

#[test]
fn explain_takes_the_ids_of_rules() {
    insta::assert_snapshot!(run(&["explain", "response.enum"]).all(), @r"
    exit 0
    --- stdout
    response.enum (validate, error)
      The value is none of those that the spec lists.
    ");
    assert!(
        run(&["explain", "request.expect"])
            .stdout
            .contains("(validate, warning")
    );
    assert!(
        run(&["explain", "response.status"])
            .stdout
            .contains("HTTP status")
    );
    assert!(
        run(&["explain", "duplicate-key"])
            .stdout
            .contains("(lint, error)")
    );
    assert!(
        run(&["explain", "missing-fil"])
            .stderr
            .contains("`missing-file`")
    );
}

#[test]
fn a_code_that_is_not_known_is_a_near_miss_or_nothing() {
    let ran = run(&["explain", "100040"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("`100041`"), "{}", ran.stderr);
    let ran = run(&["explain", "zebra"]);
    assert_eq!(
        ran.stderr,
        "error: the spec has nothing called `zebra`, and there is no such rule\n"
    );
}

#[test]
fn coverage_counts_and_names_what_no_fixture_shows() {
    insta::assert_snapshot!(run(&["coverage"]).all());
    let json = run(&["coverage", "--format", "json"]).report();
    let sum = |level: &str| -> u64 {
        json["operations"]
            .as_array()
            .unwrap()
            .iter()
            .chain(json["envelopes"].as_array().unwrap())
            .map(|one| one["fields"]["counts"][level].as_u64().unwrap())
            .sum()
    };
    for level in ["observed", "reported", "documented"] {
        assert_eq!(json["total"]["fields"][level], sum(level));
    }
}

#[test]
fn coverage_sees_what_a_fixture_no_longer_shows() {
    let project = Sandbox::new();
    let unshown = |project: &Sandbox| {
        let report = project.run(&["coverage", "--format", "json"]).report();
        let operation = report["operations"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["name"] == "quick_pay");
        operation.unwrap()["values"]["not_shown"].clone()
    };
    assert_eq!(unshown(&project), serde_json::json!([]));
    project.edit(
        "fixtures/quick_pay/insufficient_b_coins.json",
        "\"status\": -4",
        "\"status\": 4",
    );
    assert_eq!(
        unshown(&project),
        serde_json::json!(["QuickPayStatus::InsufficientBCoins (-4)"])
    );
}

/// What proves a call, what blocks it, what its reply repeats and what clients do without is told wherever facts are.
#[test]
fn proofs_texts_that_block_echoes_and_needs_are_told_everywhere() {
    let run = |arguments: &[&str]| {
        let ran = finish(command().args(arguments).current_dir(repository()), b"");
        assert_eq!(ran.code, 0, "{}", ran.all());
        ran.stdout
    };
    let page =
        |name: &str| std::fs::read_to_string(repository().join(format!("docs/{name}.md"))).unwrap();
    for (text, said) in [
        (
            run(&["show", "create_order"]),
            "proof of a success: orderId, token",
        ),
        (run(&["show", "create_order"]), "defaultBBR"),
        (run(&["explain", "defaultBBR"]), "BlockedByGateway"),
        (run(&["explain", "BlockedByGateway"]), "defaultBBR"),
        (
            run(&["explain", "elec_num"]),
            "In a success it equals the call's elec_num.",
        ),
        (
            run(&["explain", "orderId"]),
            "Its presence proves that the call took place.",
        ),
        (run(&["explain", "error_code"]), "Clients do without it."),
        (
            page("create_order"),
            "成功的凭据 / proof of a success: `orderId`, `token`",
        ),
        (page("create_order"), "拦截的文字 / Texts that block"),
        (
            page("create_order"),
            "缺省为调用时的时间 / the time of the call by default",
        ),
        (
            page("quick_pay"),
            "成功时等于请求的参数 / in a success it equals the call's: `up_mid`",
        ),
        (page("list_buyers"), "客户端可缺 / clients do without it"),
        (run(&["bundle"]), "x-proof"),
        (run(&["bundle"]), "x-echo"),
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // No note that documents the call says what a buyer consists of.
    let buyers = page("create_order");
    let (_, buyers) = buyers.split_once("object: `Buyer`").unwrap();
    let (buyers, _) = buyers.split_once("object: `DeliverInfo`").unwrap();
    assert!(!buyers.contains("`documented`"), "{buyers}");
    assert!(buyers.contains("`reported`"), "{buyers}");
    let shown = run(&["show", "create_order"]);
    assert!(!shown.contains("documented  The buyer's id"), "{shown}");
}
