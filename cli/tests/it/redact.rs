//! A redacted capture holds no secret, says the same to `validate`, and stays what it is when redacted again.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{
    Entry, Har, Ran, Sandbox, command, finish, fixture, pay, repository, secrets,
};
use serde_json::{Value, json};

/// What of a report says something about the API: values that were there are not the same any more.
fn verdict(ran: &Ran) -> Value {
    let mut report = ran.report();
    for finding in report["findings"].as_array_mut().unwrap() {
        finding["found"] = Value::Null;
    }
    for call in report["unmatched"].as_array_mut().unwrap() {
        call["url"] = Value::Null;
    }
    for one in report["not_checked"].as_array_mut().unwrap() {
        one["reason"] = Value::Null;
    }
    report
}

fn check(sandbox: &Sandbox, input: &str) -> String {
    let ran = sandbox.run(&["redact", input, "-o", "once"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let once = sandbox.read("once");
    assert_eq!(secrets::leaks(&once), Vec::<&str>::new(), "{once}");
    let ran = sandbox.run(&["redact", "once", "-o", "twice"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        sandbox.read("twice"),
        once,
        "redacting again changes nothing"
    );
    let ran = sandbox.run(&["redact", "--check", "once"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    let reports = [input, "once"].map(|name| {
        let text = sandbox.read(name);
        sandbox.run_with(&["validate", "-", "--format", "json"], text.as_bytes())
    });
    let verdicts = reports.map(|ran| serde_json::to_string_pretty(&verdict(&ran)).unwrap());
    assert_eq!(verdicts[1], verdicts[0]);
    once
}

#[test]
fn secrets_of_every_place_are_gone_and_the_findings_stay() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", secrets::har());
    sandbox.write("a.ndjson", secrets::ndjson());
    let har = check(&sandbox, "a.har");
    assert!(
        har.contains("note") && har.contains("plain"),
        "what is nobody's stays"
    );
    check(&sandbox, "a.ndjson");
    let told = sandbox.run(&["redact", "--check", "a.har"]);
    assert_eq!(told.code, 1);
    for line in [
        "a.har#0: response body /data/list/0/tel: personal data",
        "a.har#0: request headers /Cookie/SESSDATA: a credential",
        "a.har#2: request form /buyer_info/0/name: personal data",
        "a.har#2: response body /data/extra_json/access_token: a credential",
        "a.har#5: request query /SESSDATA: a credential",
    ] {
        assert!(
            told.stdout.lines().any(|told| told == line),
            "{line}\n{}",
            told.stdout
        );
    }
    assert!(
        told.stderr
            .contains("note: a.har#7: the reply's body can't be read and is left out"),
        "{}",
        told.stderr
    );
}

#[test]
fn fakes_have_the_shape_of_what_they_replace() {
    let sandbox = Sandbox::new();
    let mut list = fixture("list_buyers", "success");
    let buyer = list["data"]["list"][0].clone();
    let people = [
        ("王小明", "13812345678", 488_776_655),
        ("诸葛", "13912345678", 488_776_656),
        ("诸葛", "13812345678", 488_776_655),
    ];
    let buyers = people.map(|(name, tel, uid)| {
        let mut buyer = buyer.clone();
        (buyer["name"], buyer["tel"], buyer["uid"]) = (json!(name), json!(tel), json!(uid));
        buyer
    });
    list["data"]["list"] = json!(buyers);
    sandbox.write(
        "a.ndjson",
        json!({"operation": "list_buyers", "response_body": list}).to_string(),
    );
    let once = check(&sandbox, "a.ndjson");
    let line: Value = serde_json::from_str(&once).unwrap();
    let seen: Vec<_> = line["response_body"]["data"]["list"]
        .as_array()
        .unwrap()
        .iter()
        .map(|buyer| json!([buyer["name"], buyer["tel"], buyer["uid"]]))
        .collect();
    assert_eq!(
        json!(seen),
        json!([
            ["张某某", "13000000000", 100_000_000],
            ["张三", "13000000001", 100_000_001],
            ["张三", "13000000000", 100_000_000]
        ])
    );
}

#[test]
fn what_is_cut_or_broken_is_never_passed_through() {
    let sandbox = Sandbox::new();
    let whole = secrets::har();
    for end in [whole.len() / 3, whole.len() / 2, whole.len() - 3] {
        let end = (0..=end)
            .rev()
            .find(|end| whole.is_char_boundary(*end))
            .unwrap();
        sandbox.write("cut.har", &whole[..end]);
        let ran = sandbox.run(&["redact", "cut.har", "-o", "out"]);
        assert_eq!(ran.code, 2, "{}", ran.all());
        assert!(ran.stderr.contains("cut.har: cut off"), "{}", ran.stderr);
        let out = sandbox.read("out");
        assert_eq!(secrets::leaks(&out), Vec::<&str>::new());
        assert!(
            serde_json::from_str::<Value>(&out).is_ok(),
            "what is written is a file"
        );
    }
    let entry = Entry::get("https://other.example/", &json!({}))
        .0
        .to_string();
    let broken = format!(
        "{{\"log\":{{\"entries\":[{entry},{{\"request\":{{\"cookies\":\"5e55da7a5e55da7a\",}}}},{entry}]}}}}"
    );
    sandbox.write("broken.har", broken);
    let ran = sandbox.run(&["redact", "broken.har", "-o", "out"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "note: broken.har#1: the entry can't be read and is left out\n"
        )
    );
    let out: Value = serde_json::from_str(&sandbox.read("out")).unwrap();
    assert_eq!(
        out["log"]["entries"][1],
        Value::Null,
        "samples count entries"
    );
    sandbox.write("no.txt", "SESSDATA=5e55da7a5e55da7a");
    let ran = sandbox.run(&["redact", "no.txt", "-o", "none"]);
    assert_eq!(ran.code, 2);
    assert!(!sandbox.path().join("none").exists());
}

#[test]
fn a_pipe_is_redacted_as_a_file_is() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", secrets::har());
    let ran = sandbox.run_with(&["redact", "-", "-o", "-"], secrets::har().as_bytes());
    sandbox.run(&["redact", "a.har", "-o", "out"]);
    assert_eq!(ran.stdout, sandbox.read("out"));
    // In place, too.
    sandbox.run(&["redact", "a.har", "-o", "a.har"]);
    assert_eq!(sandbox.read("a.har"), ran.stdout);
}

#[test]
fn a_wrong_value_stays_wrong_in_the_same_way() {
    let sandbox = Sandbox::new();
    let wrong = [
        json!("488776655"),
        json!(488_776_655.5),
        json!(null),
        json!([488_776_655]),
        json!({"a": 488_776_655}),
        json!(true),
        json!(""),
    ];
    let mut har = Har::default();
    for value in wrong {
        let mut body = fixture("quick_pay", "success");
        body["data"]["mid"] = value;
        har.add(pay().body(&body));
    }
    sandbox.write("a.har", har.text());
    check(&sandbox, "a.har");
}

#[test]
fn the_fixtures_hold_nobodys_data() {
    // Samples of the notes, published with them: the author's own id and a token that is spent, and words of the
    // service that stand beside an id.
    let published = [
        "293793435",
        "BPRG5CEC3VUPOOANA540",
        "ticket_prepare000000000_1754820001186",
        "ticket_prepare",
        "token.",
        "voucher_00000000-0000-0000-0000-000000000000",
    ];
    let mut arguments = vec!["redact", "--check", "fixtures"];
    for value in published {
        arguments.extend(["--allow", value]);
    }
    let ran = Sandbox::new().run(&arguments);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
}

/// The lines that the guide shows, in a folder of their own, where no spec is.
#[test]
fn a_capture_is_redacted_where_there_is_no_spec() {
    let folder = tempfile::tempdir().unwrap();
    let guide = std::fs::read_to_string(repository().join("docs/guide/capture.md")).unwrap();
    let (_, block) = guide.split_once("```json\n").unwrap();
    let (lines, _) = block.split_once("```").unwrap();
    let login = "a81fe09b3c77d2e45f1099aa";
    std::fs::write(
        folder.path().join("log.ndjson"),
        lines.replace("Bearer …", &format!("Bearer {login}")),
    )
    .unwrap();
    let run = |arguments: &[&str]| finish(command().current_dir(&folder).args(arguments), b"");
    let listed = run(&["list", "log.ndjson"]);
    assert_eq!(
        (listed.code, listed.stdout.lines().count()),
        (0, 3),
        "{}",
        listed.all()
    );
    let checked = run(&["redact", "--check", "log.ndjson"]);
    assert_eq!(
        (checked.code, checked.stdout.as_str()),
        (
            1,
            "log.ndjson:2: request headers /Authorization: a credential\n"
        ),
        "{}",
        checked.all()
    );
    assert!(
        checked.stderr.contains("note: no spec here"),
        "{}",
        checked.all()
    );
    let redacted = run(&["redact", "log.ndjson", "-o", "clean.ndjson"]);
    assert_eq!(redacted.code, 0, "{}", redacted.all());
    let clean = std::fs::read_to_string(folder.path().join("clean.ndjson")).unwrap();
    assert!(
        !clean.contains(login) && clean.contains("/v1/items"),
        "{clean}"
    );
    // One that is named has to be there.
    let named = run(&["redact", "--check", "log.ndjson", "--spec", "no.yaml"]);
    assert_eq!(named.code, 2, "{}", named.all());
}
