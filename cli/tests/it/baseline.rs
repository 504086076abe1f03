//! Accepted findings: counted, not hidden, and not forgotten.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{Har, Sandbox, fixture, pay};
use serde_json::json;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    let mut body = fixture("quick_pay", "success");
    body["data"]["status"] = json!(-9);
    body["data"]["extra"] = json!(1);
    sandbox.write("a.har", Har::default().add(pay().body(&body)).text());
    sandbox
}

#[test]
fn a_baseline_is_written_read_and_kept() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["validate", "a.har", "--write-baseline", "known.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        ran.stderr
            .contains("known.yaml: 2 entries have no reason but `?`: write why"),
        "{}",
        ran.stderr
    );
    let written = sandbox.read("known.yaml");
    assert!(written.contains("rule: \"response.enum\""), "{written}");

    sandbox.edit(
        "known.yaml",
        "reason: \"?\"",
        "reason: retired since May # a comment",
    );
    let ran = sandbox.run(&[
        "validate",
        "a.har",
        "--baseline",
        "known.yaml",
        "--format",
        "json",
        "--fail-on",
        "warning",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let report = ran.report();
    assert_eq!(report["accepted"], 2);
    assert_eq!(
        report["findings"].as_array().unwrap().len(),
        2,
        "not hidden"
    );
    assert_eq!(
        report["findings"][0]["accepted"],
        json!({"reason": "retired since May"})
    );

    let human = sandbox
        .run(&["validate", "a.har", "--baseline", "known.yaml"])
        .stdout;
    assert!(
        human.starts_with("accepted: response.enum quick_pay /data/status ×1: retired since May\n"),
        "{human}"
    );
    assert!(
        human.ends_with("1 exchange, 0 errors, 0 warnings, 2 accepted\n"),
        "{human}"
    );
    let sarif = sandbox
        .run(&[
            "validate",
            "a.har",
            "--baseline",
            "known.yaml",
            "--format",
            "sarif",
        ])
        .stdout;
    assert!(sarif.contains("\"justification\": \"retired since May\""));
    let junit = sandbox
        .run(&[
            "validate",
            "a.har",
            "--baseline",
            "known.yaml",
            "--format",
            "junit",
        ])
        .stdout;
    assert!(
        junit.contains("<skipped message=\"accepted: retired since May\"/>"),
        "{junit}"
    );

    // One finding is gone, another came: the reason stays, the entry of the first goes.
    let mut body = fixture("quick_pay", "success");
    body["data"]["status"] = json!(-9);
    body["data"]["other"] = json!(1);
    sandbox.write("b.har", Har::default().add(pay().body(&body)).text());
    let ran = sandbox.run(&[
        "validate",
        "b.har",
        "--baseline",
        "known.yaml",
        "--fail-on",
        "warning",
    ]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains(
            "known.yaml:12: response.unknown-field quick_pay /data/extra is no finding any more"
        ),
        "{}",
        ran.stderr
    );
    sandbox.run(&["validate", "b.har", "--write-baseline", "known.yaml"]);
    let renewed = sandbox.read("known.yaml");
    assert!(
        renewed.contains("retired since May") && renewed.contains("/data/other"),
        "{renewed}"
    );
    assert!(!renewed.contains("/data/extra"), "{renewed}");
}

#[test]
fn what_has_expired_counts_again() {
    let sandbox = sandbox();
    sandbox.run(&["validate", "a.har", "--write-baseline", "known.yaml"]);
    let entry = "reason: \"?\"";
    for (day, code) in [("2020-01-31", 1), ("9999-12-31", 0)] {
        let text = sandbox.read("known.yaml").replacen(
            entry,
            &format!("reason: x\n    expires: {day}"),
            1,
        );
        sandbox.write("now.yaml", text);
        let ran = sandbox.run(&["validate", "a.har", "--baseline", "now.yaml"]);
        assert_eq!(ran.code, code, "{}", ran.all());
        let told = "now.yaml:5: response.enum quick_pay /data/status was accepted until 2020-01-31 and counts again";
        assert_eq!(ran.stderr.contains(told), code == 1, "{}", ran.stderr);
        // Writing it again neither forgets the day nor accepts the finding anew.
        let ran = sandbox.run(&[
            "validate",
            "a.har",
            "--baseline",
            "now.yaml",
            "--write-baseline",
            "now.yaml",
        ]);
        assert_eq!(ran.code, code, "{}", ran.all());
        assert!(sandbox.read("now.yaml").contains(day));
    }
}

#[test]
fn a_baseline_that_cannot_be_used_ends_the_run() {
    let sandbox = sandbox();
    sandbox.write("known.yaml", "accepted:\n  - rule: x\n");
    let ran = sandbox.run(&["validate", "a.har", "--baseline", "known.yaml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .contains("error: known.yaml:2:5: an accepted finding has `operation`"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        sandbox
            .run(&["validate", "a.har", "--baseline", "none.yaml"])
            .code,
        2
    );
}
