//! Every form of input, the message about one that can't be read, and the exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a helper of tests fails as a test does"
)]

use std::process::Stdio;

use crate::support::{Har, PAY_FORM, SESSION, Sandbox, command, finish, fixture, pay, project};
use serde_json::{Value, json};

fn body(operation: &str, case: &str) -> String {
    fixture(operation, case).to_string()
}

fn counts(report: &Value) -> [u64; 5] {
    ["total", "checked", "unmatched", "not_checked", "set_aside"]
        .map(|name| report["exchanges"][name].as_u64().unwrap())
}

#[test]
fn the_fixtures_hold() {
    let ran = Sandbox::new().run(&["validate", "fixtures"]);
    insta::assert_snapshot!(ran.all());
}

#[test]
fn one_exchange_is_one_exchange_in_every_form() {
    let sandbox = Sandbox::new();
    let mut drifted = fixture("quick_pay", "success");
    drifted["data"]["status"] = json!(-9);
    let body = drifted.to_string();
    let exchange = json!({
        "method": "POST", "url": "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick",
        "request_headers": {"Cookie": SESSION}, "request_body": PAY_FORM,
        "status": 200, "response_headers": [["Content-Type", "application/json"]], "response_body": body,
    });
    sandbox.write("one.har", Har::default().add(pay().body(&drifted)).text());
    sandbox.write("one.ndjson", format!("\r\n{exchange}\r\n"));
    sandbox.write(
        "named.ndjson",
        format!(
            "{}\n",
            json!({"operation": "quick_pay", "response_body": drifted})
        ),
    );
    sandbox.write("one.json", &body);
    sandbox.write("quick_pay/any.json", &body);
    sandbox.write(
        "pretty.json",
        serde_json::to_string_pretty(&drifted).unwrap(),
    );
    let check = |arguments: &[&str], stdin: &str, sample: &str| {
        let ran = sandbox.run_with(
            &[&["validate", "--format", "json"], arguments].concat(),
            stdin.as_bytes(),
        );
        let report = ran.report();
        assert_eq!(
            (ran.code, counts(&report)),
            (1, [1, 1, 0, 0, 0]),
            "{}",
            ran.all()
        );
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1, "{}", ran.all());
        assert_eq!(findings[0]["rule"], "response.enum");
        assert_eq!(findings[0]["samples"], json!([sample]));
    };
    check(&["one.har"], "", "one.har#0");
    check(&["one.ndjson"], "", "one.ndjson:2");
    check(&["named.ndjson"], "", "named.ndjson:1");
    check(&["one.json", "--operation", "quick_pay"], "", "one.json");
    check(
        &["pretty.json", "--operation", "quick_pay", "--input", "body"],
        "",
        "pretty.json",
    );
    check(
        &["one.json", "--operation", "quick_pay", "--input", "ndjson"],
        "",
        "one.json:1",
    );
    check(&["quick_pay"], "", "quick_pay/any.json");
    check(&["quick_pay/any.json"], "", "quick_pay/any.json");
    check(&["-", "--operation", "quick_pay"], &body, "stdin");
    check(&["-"], &sandbox.read("one.har"), "stdin#0");
    check(&["-"], &sandbox.read("one.ndjson"), "stdin:2");
    check(&["./one.har"], "", "one.har#0");
    // A name says nothing.
    sandbox.write("har.txt", sandbox.read("one.har"));
    check(&["har.txt"], "", "har.txt#0");
}

#[test]
fn inputs_add_up() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", Har::default().add(pay()).add(project()).text());
    sandbox.write(
        "b.ndjson",
        json!({"operation": "list_buyers", "response_body": fixture("list_buyers", "success")})
            .to_string(),
    );
    let report = sandbox
        .run(&[
            "validate",
            "a.har",
            "b.ndjson",
            "fixtures/quick_pay",
            "--format",
            "json",
        ])
        .report();
    assert_eq!(counts(&report), [13, 13, 0, 0, 0]);
    let operations: Vec<_> = report["operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["operation"].clone())
        .collect();
    assert_eq!(
        operations,
        ["get_project", "list_buyers", "quick_pay"],
        "in the order of the spec"
    );
}

#[test]
fn what_cannot_be_read_is_named_with_what_it_looks_like() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.har", "\n");
    sandbox.write("page.html", "<!DOCTYPE html><html></html>");
    sandbox.write("reply.json", body("quick_pay", "success"));
    sandbox.write(
        "entries.ndjson",
        "{\"request\":{},\"response\":{}}\n{\"request\":{},\"response\":{}}\n",
    );
    sandbox.write("reply.txt", "HTTP/1.1 200 OK\r\n\r\n{}");
    sandbox.write("half.json", "{\"code\":0,");
    sandbox.write("nothing.har", "{\"log\":{\"version\":\"1.2\"}}");
    sandbox.write("folder/.keep", "");
    let mut all = Vec::new();
    for arguments in [
        &["missing.har"][..],
        &["empty.har"],
        &["page.html"],
        &["reply.json"],
        &["entries.ndjson"],
        &["reply.txt"],
        &["half.json", "--operation", "quick_pay"],
        &["nothing.har"],
        &["folder"],
        &["reply.json", "--input", "body"],
        &["reply.json", "--operation", "quikc_pay"],
    ] {
        let ran = sandbox.run(&[&["validate"], arguments].concat());
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.all());
        all.push(format!(
            "$ validate {}\n{}{}\n",
            arguments.join(" "),
            ran.stdout,
            ran.stderr
        ));
    }
    insta::assert_snapshot!(all.concat());
}

#[test]
fn one_bad_input_does_not_hide_the_others() {
    let sandbox = Sandbox::new();
    sandbox.write("good.har", Har::default().add(pay()).text());
    let ran = sandbox.run(&["validate", "missing.har", "good.har", "--format", "json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(counts(&ran.report()), [1, 1, 0, 0, 0]);
    assert_eq!(ran.stderr, "error: missing.har: no such file or folder\n");
}

#[test]
fn a_file_that_is_cut_off_is_reported_as_far_as_it_goes() {
    let sandbox = Sandbox::new();
    let whole = Har::default().add(pay()).add(pay()).add(pay()).text();
    sandbox.write("cut.har", &whole[..whole.len() - 40]);
    let ran = sandbox.run(&["validate", "cut.har"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "error: cut.har: cut off; 2 exchanges could be read\n"
    );
    assert!(
        ran.stdout.ends_with("2 exchanges, 0 errors, 0 warnings\n"),
        "{}",
        ran.stdout
    );
}

#[test]
fn folders_say_what_is_in_the_wrong_place() {
    let sandbox = Sandbox::new();
    sandbox.write("fixtures/README.md", "# Fixtures\n");
    sandbox.write(
        "fixtures/quick_pai/success.json",
        body("quick_pay", "success"),
    );
    sandbox.write(
        "fixtures/quick_pai/retired.json",
        body("quick_pay", "retired"),
    );
    sandbox.write("fixtures/quick_pay/broken.json", "<html>");
    sandbox.write(
        "fixtures/sessions/evening.har",
        Har::default().add(pay()).text(),
    );
    let ran = sandbox.run(&["validate", "fixtures", "--format", "json"]);
    insta::assert_snapshot!(format!("exit {}\n{}", ran.code, ran.stderr));
    let report = ran.report();
    assert_eq!(counts(&report), [72, 70, 0, 2, 0]);
    assert_eq!(
        report["not_checked"][0]["sample"],
        "fixtures/quick_pai/retired.json"
    );
}

#[test]
fn fail_on_decides_what_a_finding_costs() {
    let sandbox = Sandbox::new();
    let mut new_field = fixture("quick_pay", "success");
    new_field["data"]["bonus"] = json!(1);
    let mut drifted = new_field.clone();
    drifted["data"]["status"] = json!(-9);
    sandbox.write(
        "warning.har",
        Har::default().add(pay().body(&new_field)).text(),
    );
    sandbox.write("error.har", Har::default().add(pay().body(&drifted)).text());
    sandbox.write("clean.har", Har::default().add(pay()).text());
    let codes = |file: &str| {
        ["error", "warning", "never"]
            .map(|level| sandbox.run(&["validate", file, "--fail-on", level]).code)
    };
    assert_eq!(codes("clean.har"), [0, 0, 0]);
    assert_eq!(codes("warning.har"), [0, 1, 0]);
    assert_eq!(codes("error.har"), [1, 1, 0]);
    assert_eq!(
        sandbox.run(&["validate", "error.har"]).code,
        1,
        "the default is error"
    );
    assert_eq!(codes("missing.har"), [2, 2, 2]);
}

#[test]
fn nothing_that_matches_is_exit_2_with_the_reason() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "other.har",
        Har::default()
            .add(crate::support::Entry::get(
                "https://other.example/a?b=c",
                &json!({}),
            ))
            .text(),
    );
    insta::assert_snapshot!(sandbox.run(&["validate", "other.har"]).all(), @r"
    exit 2
    --- stdout
    no operation: GET https://other.example/a ×1

    not met: --require any: no reply was checked of 1 exchange; 1 unmatched: GET https://other.example/a ×1

    1 exchange (0 checked, 1 unmatched), 0 errors, 0 warnings
    ");
    assert_eq!(sandbox.run(&["validate", "other.har", "-q"]).stderr, "");
    let ran = sandbox.run_with(&["validate", "-", "--input", "ndjson"], b"");
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (
            2,
            "not met: --require any: there is no exchange in the input\n\n0 exchanges, 0 errors, 0 warnings\n"
        )
    );
    assert_eq!(sandbox.run_with(&["validate", "-"], b"").code, 2);
}

#[test]
fn the_report_goes_to_a_file_where_it_is_wanted() {
    let sandbox = Sandbox::new();
    let to_stdout = sandbox.run(&["validate", "fixtures"]).stdout;
    let ran = sandbox.run(&[
        "validate",
        "fixtures",
        "--output",
        "report.txt",
        "--color",
        "always",
    ]);
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
    assert_eq!(sandbox.read("report.txt"), to_stdout, "without colours");
    let ran = sandbox.run(&["validate", "fixtures", "--output", "no/such/folder.txt"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.starts_with("error: no/such/folder.txt: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn verbose_says_what_was_read() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", Har::default().add(pay()).text());
    assert_eq!(
        sandbox.run(&["validate", "a.har", "-v"]).stderr,
        "a.har: HAR, 1 read\n"
    );
}

#[test]
fn a_reader_that_goes_away_does_not_change_the_verdict() {
    let sandbox = Sandbox::new();
    let mut drifted = fixture("quick_pay", "success");
    drifted["data"]["status"] = json!(-9);
    sandbox.write("a.har", Har::default().add(pay().body(&drifted)).text());
    let mut child = command();
    child
        .args(["validate", "a.har"])
        .current_dir(sandbox.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
}

#[test]
fn the_command_works_in_any_checkout() {
    let sandbox = Sandbox::new();
    let mut command = command();
    let ran = finish(
        command
            .args(["validate", "../fixtures"])
            .current_dir(sandbox.path().join("spec")),
        b"",
    );
    assert_eq!(ran.code, 0, "{}", ran.all());
}
