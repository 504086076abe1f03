//! `learn`: what captures have that the spec does not goes into the spec, with fixtures, and nothing else changes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

use std::collections::BTreeMap;
use std::fs;

use crate::support::{
    Entry, Har, PAY_FORM, Sandbox, buyers, fixture, order, pay, prepare, project,
};
use serde_json::{Value, json};

/// What must be in no output and in no file that is written. Each is planted somewhere in the session.
const SECRETS: [&str; 7] = [
    "s3cr3tsess",
    "c5rfc5rf",
    "张三丰",
    "13912345678",
    "110101199003078515",
    "987654321987",
    "t0kent0ken",
];

fn changed(operation: &str, case: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = fixture(operation, case);
    change(&mut body);
    body
}

/// A session on an evening on which much had changed.
fn session() -> Har {
    let mut har = Har::default();
    for round in 0..3 {
        har.add(project().body(&changed("get_project", "success", |body| {
            let data = &mut body["data"];
            data["vip_price"] = json!(100 + round);
            data["promo"] =
                json!({"tag": "x", "rank": round, "phones": "13912345678", "when": null});
            data["contact_tel"] = json!("13912345678");
            match round {
                1 => {
                    data["promo"]["steps"] = json!([1, 2.5]);
                    data["is_price"] = json!(null);
                }
                2 => {
                    data["hide"] = json!("5");
                    data["status"] = json!("abc");
                    data.as_object_mut().unwrap().remove("screen_list");
                }
                _ => {}
            }
        })));
    }
    har.add(
        buyers()
            .cookie("SESSDATA=s3cr3tsess; bili_jct=c5rfc5rf")
            .body(&changed("list_buyers", "success", |body| {
                let buyer = &mut body["data"]["list"][0];
                buyer["name"] = json!("张三丰");
                buyer["personal_id"] = json!("110101199003078515");
                buyer["vip"] = json!(true);
                buyer["session_token"] = json!("t0kent0ken");
            })),
    );
    let form = PAY_FORM.replace("293793435", "987654321987");
    let paid = |change: &dyn Fn(&mut Value)| {
        pay()
            .form(&form)
            .body(&changed("quick_pay", "success", |body| change(body)))
    };
    har.add(paid(&|body| body["data"]["exp"] = json!(null)));
    har.add(paid(&|body| body["trace"] = json!("t")));
    har.add(
        pay()
            .form(&form)
            .body(&json!({"code": -799, "message": "too fast", "ttl": 1})),
    );
    har.add(prepare().body(&json!({"errno": 123_456, "errtag": 0, "msg": "", "data": {}})));
    har.add(project().body(&changed("get_project", "success", |body| {
        body["data"]["id_bind"] = json!(77);
    })));
    har.add(pay().form(&form).status(500).body(&json!({"x": 1})));
    har
}

/// Everything that the project consists of, by path.
fn files(sandbox: &Sandbox) -> BTreeMap<String, String> {
    fn walk(
        folder: &std::path::Path,
        root: &std::path::Path,
        found: &mut BTreeMap<String, String>,
    ) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    for part in ["spec", "fixtures"] {
        walk(&sandbox.path().join(part), sandbox.path(), &mut found);
    }
    found
}

/// The lines of `old` that are gone in `new`.
fn lost<'t>(old: &'t str, new: &'t str) -> Vec<&'t str> {
    let diff = similar::TextDiff::from_lines(old, new);
    let gone = diff
        .iter_all_changes()
        .filter(|change| change.tag() == similar::ChangeTag::Delete);
    gone.map(|change| change.value().trim()).collect()
}

#[test]
fn a_session_is_learned_and_then_has_nothing_new() {
    let sandbox = Sandbox::new();
    sandbox.write("evening.har", session().text());
    let before = files(&sandbox);

    let shown = sandbox.run(&["learn", "--dry-run", "evening.har"]);
    assert_eq!(shown.code, 1, "{}", shown.all());
    assert_eq!(files(&sandbox), before, "a dry run writes nothing");
    crate::support::without_lines(|| insta::assert_snapshot!("learn_session", shown.all()));

    let learned = sandbox.run(&["learn", "--accept", "evening.har"]);
    assert_eq!(learned.code, 0, "{}", learned.all());
    let after = files(&sandbox);
    // Counts are of more captures than before.
    let counted = |name: &str| name == "spec/presence.yaml";
    for (name, old) in before.iter().filter(|(name, _)| !counted(name)) {
        let expected: &[&str] = match name.as_str() {
            "spec/charge/quick_pay.yaml" => &["type: integer"],
            "spec/ticket/schemas/project.yaml" => &[
                "required: [id, screen_list]",
                "type: integer",
                "type: integer",
                "type: boolean",
            ],
            _ => &[],
        };
        assert_eq!(lost(old, &after[name]), expected, "{name}");
    }

    // A status that was seen leaves no fixture: the ledger has to say where.
    let lint = sandbox.run(&["lint"]);
    assert_eq!(lint.code, 1, "{}", lint.all());
    let left_to_say = [
        "source-missing",
        "note-language",
        "description-missing",
        "unit-missing",
        "field-not-shown",
        "null-not-shown",
    ];
    for line in lint
        .stdout
        .lines()
        .filter(|line| line.starts_with("warning["))
    {
        assert!(left_to_say.iter().any(|rule| line.contains(rule)), "{line}");
    }
    let generated = sandbox.run(&["generate"]);
    assert_eq!(generated.code, 0, "{}", generated.all());
    let validated = sandbox.run(&["validate", "evening.har", "--format", "json"]);
    // The receipts of the session are for somebody else, which no change of the spec mends.
    let findings = validated.report();
    let mut left = findings["findings"].as_array().unwrap().iter();
    assert!(
        left.all(|finding| finding["rule"] == "response.echo"),
        "{}",
        validated.all()
    );
    let fixtures = sandbox.run(&["validate", "fixtures", "--fail-on", "warning"]);
    assert_eq!(fixtures.code, 0, "{}", fixtures.all());
    let again = sandbox.run(&["learn", "--accept", "evening.har"]);
    assert_eq!(
        (again.code, again.stdout.as_str()),
        (0, "nothing to learn\n")
    );
    assert_eq!(files(&sandbox).len(), after.len());

    let everything = after
        .values()
        .chain([&shown.stdout, &shown.stderr, &learned.stdout]);
    let everything: String = everything.map(String::as_str).collect();
    for secret in SECRETS {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[test]
fn new_fields_are_marked_and_called_observed_where_a_fixture_shows_them() {
    let sandbox = Sandbox::new();
    sandbox.write("evening.har", session().text());
    sandbox.run(&["learn", "--accept", "evening.har"]);
    let project = sandbox.read("spec/ticket/schemas/project.yaml");
    assert!(
        project.ends_with(
            "    contact_tel:
      type: string
      x-sensitive: personal
    promo:
      type: object
      properties:
        phones:
          type: string
          x-sensitive: personal
        rank:
          type: integer
        tag:
          type: string
        when:
          x-notes:
            - Only null was seen.
        steps:
          type: array
          items:
            type: number
    vip_price:
      type: integer
"
        ),
        "{project}"
    );
    let buyer = sandbox.read("spec/ticket/schemas/buyer.yaml");
    assert!(
        buyer.ends_with(
            "    session_token:
      type: string
      x-sensitive: credential
    vip:
      type: boolean
"
        ),
        "{buyer}"
    );
    let codes = sandbox.read("spec/codes.yaml");
    assert!(codes.contains(
        "\n  CodeMinus799:\n    name: CodeMinus799\n    class: server\n    level: observed\n\nticket:\n"
    ), "{codes}");
    let pay = sandbox.read("spec/charge/quick_pay.yaml");
    assert!(
        pay.contains("    \"-799\":\n      $ref: ../codes.yaml#/charge/CodeMinus799\n  security:"),
        "{pay}"
    );
    assert!(
        pay.contains("exp:\n                            type: [integer, \"null\"]\n"),
        "{pay}"
    );
}

#[test]
fn what_the_spec_says_already_changes_nothing() {
    let sandbox = Sandbox::new();
    let before = files(&sandbox);
    for arguments in [
        &["learn", "--accept", "fixtures"][..],
        &[
            "learn",
            "--dry-run",
            "fixtures/quick_pay",
            "fixtures/get_order",
        ],
        &["learn", "fixtures"],
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (0, "nothing to learn\n"),
            "{}",
            ran.all()
        );
    }
    assert_eq!(files(&sandbox), before);
}

/// That a value of an outcome is listed makes the client say that nothing was spent: no flag decides that.
#[test]
fn an_outcome_of_a_call_that_spends_is_left_to_a_person() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(pay().body(&changed("quick_pay", "success", |body| {
        body["data"]["status"] = json!(-9);
    })));
    sandbox.write("one.har", har.text());
    let before = files(&sandbox);
    let ran = sandbox.run(&["learn", "--accept", "one.har"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(
        ran.stdout
            .contains("left to you: quick_pay /data/status: a new value: -9"),
        "{}",
        ran.all()
    );
    assert!(ran.stdout.contains("nothing was spent"), "{}", ran.all());
    assert_eq!(files(&sandbox), before);
}

#[test]
fn requests_are_learned_only_when_asked_for() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    let form = format!("{PAY_FORM}&device_token=t0kent0ken&from_page=3");
    har.add(pay().form(&form));
    har.add(Entry::get(
        "https://show.bilibili.com/api/ticket/project/get?version=134&id=85826&lang=zh",
        &fixture("get_project", "success"),
    ));
    sandbox.write("one.har", har.text());
    let before = files(&sandbox);
    let ran = sandbox.run(&["learn", "--accept", "one.har"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "nothing to learn\n"));
    assert!(
        ran.stderr
            .contains("3 differences in requests are not proposed"),
        "{}",
        ran.all()
    );
    assert_eq!(files(&sandbox), before);

    let ran = sandbox.run(&["learn", "--accept", "--requests", "one.har"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let pay = sandbox.read("spec/charge/quick_pay.yaml");
    for expected in [
        "            device_token:\n              type: string\n              x-sensitive: credential\n              x-evidence: reported\n",
        "            from_page:\n              type: integer\n              x-evidence: reported\n",
        "              from_page: 3\n",
    ] {
        assert!(pay.contains(expected), "{expected}\n{pay}");
    }
    assert!(!pay.contains("t0kent0ken"));
    let project = sandbox.read("spec/ticket/get_project.yaml");
    let expected = "    - name: lang\n      in: query\n      x-evidence: reported\n      schema:\n        type: string\n      examples:\n        captured:\n          value: zh\n";
    assert!(project.contains(expected), "{project}");
    // What a caller was seen to send is reported, and the ledger has to say by whom.
    let lint = sandbox.run(&["lint"]).stdout;
    let mut errors = lint.lines().filter(|line| line.starts_with("error"));
    assert!(
        errors.all(|line| line.starts_with("error[source-missing]")),
        "{lint}"
    );
    let validated = sandbox.run(&["validate", "one.har", "--format", "json"]);
    assert_eq!(
        validated.report()["findings"],
        json!([]),
        "{}",
        validated.all()
    );
}

#[test]
fn all_forms_of_input_are_read_stdin_too() {
    let sandbox = Sandbox::new();
    let body = changed("quick_pay", "success", |body| {
        body["data"]["bonus"] = json!(1);
    });
    sandbox.write("body.json", body.to_string());
    let line = json!({"operation": "quick_pay", "response_body": body});
    sandbox.write("log.ndjson", format!("{line}\n"));
    for (arguments, stdin) in [
        (
            &["learn", "--operation", "quick_pay", "body.json"][..],
            String::new(),
        ),
        (&["learn", "log.ndjson"], String::new()),
        (&["learn", "-"], format!("{line}\n")),
    ] {
        let ran = sandbox.run_with(arguments, stdin.as_bytes());
        assert_eq!(ran.code, 1, "{}", ran.all());
        assert!(
            ran.stdout
                .contains("new: quick_pay /data/bonus: a new field, an integer"),
            "{}",
            ran.all()
        );
        assert!(
            ran.stdout.contains(
                "+                          bonus:\n+                            type: integer\n"
            ),
            "{}",
            ran.all()
        );
        assert!(
            ran.stderr.contains("nobody can be asked here"),
            "{}",
            ran.all()
        );
    }
}

#[test]
fn what_cannot_be_read_ends_with_2_and_the_rest_is_learned() {
    let sandbox = Sandbox::new();
    let body = changed("quick_pay", "success", |body| {
        body["data"]["bonus"] = json!(1);
    });
    let line = json!({"operation": "quick_pay", "response_body": body});
    sandbox.write(
        "log.ndjson",
        format!("{line}\n{{\"operation\": \"quick_pay\", \"resp"),
    );
    let ran = sandbox.run(&["learn", "--accept", "log.ndjson", "missing.har"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        sandbox
            .read("spec/charge/quick_pay.yaml")
            .contains("bonus:")
    );
    assert_eq!(sandbox.run(&["learn", "missing.har"]).code, 2);
    assert_eq!(sandbox.run(&["learn"]).code, 2);
    assert_eq!(
        sandbox
            .run(&["learn", "--accept", "--dry-run", "log.ndjson"])
            .code,
        2
    );
    sandbox.edit(
        "spec/openapi.yaml",
        "openapi: 3.1.0",
        "openapi: 3.1.0\nnonsense: 1",
    );
    let ran = sandbox.run(&["learn", "log.ndjson"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        ran.stderr.contains("the spec can't be used"),
        "{}",
        ran.all()
    );
}

#[test]
fn values_of_sensitive_fields_and_data_in_names_never_enter_the_spec() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(project().body(&changed("get_project", "success", |body| {
        body["data"]["by_phone"] =
            json!({"13912345678": {"seats": 2}, "13812345678": {"seats": 3}});
        body["data"]["13912345678"] = json!(1);
    })));
    sandbox.write("one.har", har.text());
    let ran = sandbox.run(&["learn", "--accept", "-v", "one.har"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    let project = sandbox.read("spec/ticket/schemas/project.yaml");
    assert!(project.contains("    by_phone:\n      type: object\n      x-sensitive: personal\n      additionalProperties:\n        type: object\n        properties:\n          seats:\n            type: integer\n"), "{project}");
    assert!(
        ran.stdout.contains("its name looks like data"),
        "{}",
        ran.all()
    );
    for text in files(&sandbox).values().chain([&project]) {
        assert!(!text.contains("13912345678") && !text.contains("13812345678"));
    }
    assert_eq!(sandbox.run(&["lint"]).code, 0);
}

#[test]
fn an_order_is_learned_by_its_own_request() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(order().body(&changed("create_order", "success", |body| {
        body["data"]["queue"] = json!({"position": 3});
    })));
    sandbox.write("one.har", har.text());
    let ran = sandbox.run(&["learn", "--accept", "--generate", "one.har"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(!ran.stdout.contains("`bilispec generate`"), "{}", ran.all());
    // One command: the client and the pages have it, too.
    assert!(sandbox.read("docs/create_order.md").contains("queue"));
    assert_eq!(sandbox.run(&["generate", "--check"]).code, 0);
    let order = sandbox.read("spec/ticket/create_order.yaml");
    assert!(order.contains("          captured:\n            value:\n              project_id: 85826\n              screen_id: 193111\n"), "{order}");
    assert!(!order.contains("abcdef"), "{order}");
    let lint = sandbox.run(&["lint"]);
    assert_eq!(lint.code, 0, "{}", lint.all());
}

/// Keys that somebody put there, of other kinds than those that were reported: none becomes a field, and the next
/// capture, which has others, has nothing new.
#[test]
fn keys_of_all_kinds_of_data_are_maps() {
    let sandbox = Sandbox::new();
    let kinds = [
        ("weeks", ["2024-W01", "2024-W02"], ["2025-W31", "2025-W32"]),
        ("quarters", ["2024Q3", "2024Q4"], ["2025Q1", "2025Q2"]),
        ("months", ["2024-01", "2024-02"], ["2025-11", "2025-12"]),
        (
            "at",
            ["1700000000", "1700003600"],
            ["1710000000", "1710003600"],
        ),
        (
            "ips",
            ["10.0.0.7", "10.0.0.9"],
            ["10.0.3.7", "fe80:0:0:0:1:2:3:4"],
        ),
        ("prices", ["12.50", "100.00"], ["15.75", "9.99"]),
        ("chairs", ["A-12", "B-01"], ["C-21", "D-44"]),
        (
            "mail",
            ["ann@example.com", "bob@example.org"],
            ["cid@example.com", "dan@example.org"],
        ),
        (
            "ids",
            [
                "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
                "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
            ],
            [
                "8a1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d",
                "7b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
            ],
        ),
    ];
    let capture = |later: bool| {
        let mut har = Har::default();
        har.add(project().body(&changed("get_project", "success", |body| {
            for (name, now, next) in &kinds {
                let keys = if later { next } else { now };
                body["data"][*name] = keys
                    .iter()
                    .map(|key| ((*key).to_owned(), json!({"n": 1})))
                    .collect();
            }
        })));
        har.text()
    };
    sandbox.write("one.har", capture(false));
    sandbox.write("next.har", capture(true));
    let ran = sandbox.run(&["learn", "--accept", "one.har"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let spec = sandbox.read("spec/ticket/schemas/project.yaml");
    for (name, keys, _) in kinds {
        assert!(spec.contains(&format!("    {name}:\n")), "{name}: {spec}");
        assert!(!keys.iter().any(|key| spec.contains(key)), "{name}: {spec}");
    }
    let ran = sandbox.run(&["learn", "--dry-run", "next.har"]);
    assert_eq!(
        (ran.code, ran.stdout.contains("new:")),
        (0, false),
        "{}",
        ran.all()
    );
}
