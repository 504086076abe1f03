//! What is required of a run, of parts and their sum, and of a capture to learn from.

use bilispec_codegen::load;
use serde_json::json;

use super::kinds::{har, html, moved, refused, ten};
use super::texts;
use crate::support::{Entry, Sandbox, pay, project};

#[test]
fn requirements_add_up_and_unmet_ones_end_with_1_unless_nothing_was_checked() {
    let sandbox = Sandbox::new();
    let loaded = load(&sandbox.path().join("spec/openapi.yaml"));
    sandbox.write("a.har", har([pay(), pay(), project()]));
    sandbox.write("none.har", har([pay().body(&refused(-101))]));
    sandbox.write(
        "near.har",
        har([
            pay(),
            moved(pay(), "/quick", "/77/state"),
            moved(pay(), "/quick", "/78/state"),
        ]),
    );
    sandbox.write(
        "far.har",
        har([pay(), Entry::get("https://other.example/a", &json!({}))]),
    );
    for (input, requires, code, why) in [
        ("a.har", &["quick_pay=2", "get_project"][..], 0, ""),
        ("a.har", &["any", "matched"], 0, ""),
        (
            "a.har",
            &["quick_pay=3"],
            1,
            "success payloads of quick_pay: 2 checked, 3 required",
        ),
        (
            "a.har",
            &["none", "quick_pay=3"],
            1,
            "2 checked, 3 required",
        ),
        (
            "a.har",
            &["list_buyers", "quick_pay"],
            1,
            "list_buyers: 0 checked, 1 required",
        ),
        ("a.har", &["all"], 1, "of 6 of 8 operations: "),
        ("fixtures", &["all"], 0, ""),
        ("none.har", &["none"], 0, ""),
        (
            "none.har",
            &["none", "quick_pay"],
            1,
            "0 checked, 1 required; 1 replies checked",
        ),
        ("none.har", &["quick_pay"], 2, "only refusals: -101"),
        (
            "near.har",
            &["matched"],
            1,
            "2 calls to hosts of the spec that no operation describes: POST /x/ugcpay/trade/elec/pay/{id}/state",
        ),
        ("far.har", &["matched"], 0, ""),
        ("a.har", &["fields=50%"], 0, ""),
        (
            "a.har",
            &["fields=100%"],
            1,
            "fewer than 100 percent of the fields were seen: get_project ",
        ),
        ("none.har", &["none", "fields=20%"], 1, "quick_pay 0 of "),
    ] {
        let mut arguments = vec!["validate", input, "--format", "json", "--fail-on", "never"];
        arguments.extend(requires.iter().flat_map(|one| ["--require", one]));
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.code, code, "{input} {requires:?}: {}", ran.all());
        for (format, text) in texts(&loaded, &ran.stdout) {
            assert!(text.contains(why), "{input} {requires:?} {format}: {text}");
            if code != 0 && format == "junit" {
                let report = quick_junit::Report::deserialize_from_str(&text).unwrap();
                assert!(report.failures + report.errors > 0, "{text}");
            }
        }
    }
    for (require, why) in [
        ("quikc_pay", "did you mean `quick_pay`?"),
        ("quick_pay=0", "an integer from 1"),
        ("fields=800%", "an integer from 1 to 100"),
    ] {
        for command in [&["validate", "a.har"], &["merge", "a.json"]] {
            let ran = sandbox.run(&[&command[..], &["--require", require]].concat());
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
            assert!(ran.stderr.contains(why), "{}", ran.stderr);
        }
    }
    assert_eq!(
        sandbox
            .run(&["validate", "a.har", "--require", "any", "--require", "none"])
            .code,
        2
    );
}

#[test]
fn undescribed_calls_are_listed_with_template_and_entries() {
    let sandbox = Sandbox::new();
    let near = |number: u32| moved(pay(), "/quick", &format!("/{number}/state"));
    sandbox.write("a.har", har([pay(), near(1), near(2)]));
    let ran = sandbox.run(&["validate", "a.har"]);
    let line = "no operation: POST /x/ugcpay/trade/elec/pay/{id}/state on api.bilibili.com ×2: a.har#1, a.har#2";
    assert!(ran.stdout.contains(line), "{}", ran.stdout);
    let report = sandbox
        .run(&["validate", "a.har", "--format", "json"])
        .report();
    assert_eq!(report["unmatched"][0]["samples"], json!(["a.har#1"]));
    assert_eq!(
        report["unmatched"][0]["template"],
        "/x/ugcpay/trade/elec/pay/{id}/state"
    );
}

#[test]
fn the_flag_of_the_hint_makes_the_capture_match() {
    let sandbox = Sandbox::new();
    let at = |entry| {
        moved(
            entry,
            "https://api.bilibili.com",
            "http://127.0.0.1:4010/proxy",
        )
    };
    sandbox.write("a.har", ten(|| at(pay())));
    let report = sandbox
        .run(&["validate", "a.har", "--format", "json"])
        .report();
    let flag = report["unmatched"][0]["base_url"].as_str().unwrap();
    assert_eq!(flag, "api.bilibili.com=http://127.0.0.1:4010/proxy");
    let ran = sandbox.run(&["validate", "a.har", "--base-url", flag]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let ran = sandbox.run(&["learn", "a.har", "--dry-run"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains(flag), "{}", ran.stderr);
    let ran = sandbox.run(&["learn", "a.har", "--dry-run", "--base-url", flag]);
    assert_eq!(ran.code, 0, "{}", ran.all());
}

#[test]
fn merge_judges_the_sum_of_parts() {
    let sandbox = Sandbox::new();
    let part = |input: String, name: &str, more: &[&str]| {
        let arguments = [
            &[
                "validate",
                "-",
                "--format",
                "json",
                "--label",
                name,
                "--require",
                "none",
            ],
            more,
        ]
        .concat();
        let ran = sandbox.run_with(&arguments, input.as_bytes());
        sandbox.write(name, &ran.stdout);
        ran.code
    };
    assert_eq!(part(har([pay().body(&refused(-101))]), "a.json", &[]), 0);
    assert_eq!(part(har([pay()]), "b.json", &[]), 0);
    assert_eq!(part(String::new(), "c.json", &["--input", "ndjson"]), 0);
    let whole = har([pay()]);
    assert_eq!(part(whole[..whole.len() - 1].to_owned(), "d.json", &[]), 2);
    for (parts, code) in [
        (&["merge", "a.json", "c.json"][..], 2),
        (&["merge", "c.json"], 2),
        (&["merge", "a.json", "b.json", "c.json"], 0),
        (
            &["merge", "a.json", "b.json", "--require", "quick_pay=2"],
            1,
        ),
        (
            &["merge", "b.json", "b.json", "--require", "quick_pay=2"],
            0,
        ),
        (&["merge", "a.json", "--require", "none"], 0),
        (&["merge", "b.json", "d.json"], 2),
    ] {
        let ran = sandbox.run(parts);
        assert_eq!(ran.code, code, "{parts:?}: {}", ran.all());
    }
    let ran = sandbox.run(&["merge", "a.json", "c.json"]);
    assert!(
        ran.stdout.contains("only refusals: -101 NotLoggedIn ×1"),
        "{}",
        ran.stdout
    );
}

#[test]
fn reports_of_another_version_are_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", har([pay()]));
    let mut report = sandbox
        .run(&["validate", "a.har", "--format", "json"])
        .report();
    assert_eq!(report["schema_version"], 2);
    for version in [1, 3] {
        report["schema_version"] = version.into();
        sandbox.write("a.json", report.to_string());
        let ran = sandbox.run(&["merge", "a.json"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        let expected = format!(
            "error: a.json: is a report of schema version {version}, and only version 2 can be merged"
        );
        assert!(ran.stderr.starts_with(&expected), "{}", ran.stderr);
    }
}

#[test]
fn learning_from_a_capture_in_which_nothing_was_checked_is_not_done() {
    let sandbox = Sandbox::new();
    for (name, input, code) in [
        (
            "host.har",
            ten(|| moved(pay(), "api.bilibili.com", "pay.example")),
            2,
        ),
        ("login.har", ten(|| html(project(), 200)), 2),
        ("none.har", har([]), 2),
        ("known.har", har([pay(), project()]), 0),
    ] {
        sandbox.write(name, input);
        for mode in ["--dry-run", "--accept"] {
            let ran = sandbox.run(&["learn", name, mode]);
            assert_eq!(ran.code, code, "{name}: {}", ran.all());
            assert_eq!(
                ran.stdout.contains("nothing to learn"),
                code == 0,
                "{name}: {}",
                ran.all()
            );
            assert_eq!(
                ran.stderr.contains("error: "),
                code != 0,
                "{name}: {}",
                ran.all()
            );
        }
    }
}
