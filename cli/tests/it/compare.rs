//! What `compare` finds between two captures, and what it does not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use crate::support::{Sandbox, fixture, repository};
use bilispec::capture;
use bilispec::check;
use bilispec::compare::{Comparison, Settings, compare};
use bilispec::presence::{Counters, Shape};
use bilispec::project::Project;
use bilispec::report::{OperationSummary, Report, merge};
use bilispec::validate;
use bilispec_codegen::Loaded;
use bilispec_codegen::schema;
use serde_json::{Value, json};

static LOADED: LazyLock<Loaded> =
    LazyLock::new(|| bilispec_codegen::load(&repository().join("spec/openapi.yaml")));

fn the_project() -> Project<'static> {
    Project::of(&LOADED).unwrap()
}

/// The report over bodies of an operation, one a line.
fn report(operation: &str, bodies: &[Value]) -> Report {
    let mut text = String::new();
    for body in bodies {
        let line = json!({"operation": operation, "status": 200, "response_body": body});
        writeln!(text, "{line}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ndjson");
    std::fs::write(&path, text).unwrap();
    let inputs = capture::expand(&[path], folder.path(), &|_| false);
    let settings = validate::Settings::default();
    validate::validate(the_project(), inputs, &settings, &mut |_| ()).report
}

fn compared(old: &Report, new: &Report) -> Comparison {
    compare(old, new, the_project(), Settings::default()).unwrap()
}

fn rules(comparison: &Comparison) -> Vec<String> {
    let findings = comparison.findings.iter();
    findings
        .map(|finding| format!("{} {}", finding.rule, finding.instance_path))
        .collect()
}

/// The places of all members below `data`, lists as `*`.
fn members(value: &Value, at: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let place = format!("{at}/{name}");
                into.insert(place.clone());
                members(value, &place, into);
            }
        }
        Value::Array(items) => {
            for item in items {
                members(item, &format!("{at}/*"), into);
            }
        }
        _ => {}
    }
}

/// Takes a member away, from all items of lists.
fn remove(value: &mut Value, steps: &[&str]) {
    match (value, steps) {
        (Value::Array(items), ["*", rest @ ..]) => {
            for item in items {
                remove(item, rest);
            }
        }
        (Value::Object(object), [name]) => {
            object.remove(*name);
        }
        (Value::Object(object), [name, rest @ ..]) => {
            if let Some(value) = object.get_mut(*name) {
                remove(value, rest);
            }
        }
        _ => {}
    }
}

/// Every member of the fixtures of successes, gone from 20 replies after 20 replies with it.
#[test]
fn a_member_that_vanishes_from_all_replies_is_reported_with_rates() {
    let (mut total, mut silent) = (0, Vec::new());
    for operation in &the_project().api.operations {
        let path = repository().join(format!("fixtures/{}/success.json", operation.id));
        if !path.exists() {
            continue;
        }
        let whole = fixture(&operation.id, "success");
        let old = report(&operation.id, &vec![whole.clone(); 20]);
        let mut places = BTreeSet::new();
        members(&whole["data"], "/data", &mut places);
        for place in places {
            total += 1;
            let mut body = whole.clone();
            let steps: Vec<_> = place.split('/').skip(1).collect();
            remove(&mut body, &steps);
            let new = report(&operation.id, &vec![body; 20]);
            let comparison = compared(&old, &new);
            let found = comparison.findings.iter().find(|finding| {
                finding.rule == "presence.vanished" && finding.instance_path == place
            });
            let rates = |finding: &bilispec::report::Finding| {
                finding.expected.contains("20 of 20 replies")
                    && finding.found.contains("0 of 20 replies")
                    && finding.spec.line > 0
            };
            // The outcome of a call that spends is unknown without its proof: that is told beside it.
            let is_alone = comparison.findings.iter().all(|finding| {
                finding.instance_path == place || finding.rule == "presence.outcome"
            });
            if !found.is_some_and(rates) || !is_alone {
                silent.push(format!(
                    "{} {place}: {:?}",
                    operation.id,
                    rules(&comparison)
                ));
            }
        }
    }
    assert_eq!(total, 189);
    assert!(
        silent.len() <= 2,
        "{} of {total}: {silent:#?}",
        silent.len()
    );
}

/// A generator of numbers, the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
}

/// A reply with members that come, go, and are null, at all kinds of rates; items of a list share their fate.
fn varied(operation: &str, random: &mut Random) -> Value {
    let mut body = fixture(operation, "success");
    let mut places = BTreeSet::new();
    members(&body["data"], "/data", &mut places);
    for (number, place) in places.iter().enumerate() {
        let rate = [1, 5, 30, 50, 97][number % 5];
        let steps: Vec<_> = place.split('/').skip(1).collect();
        if random.chance(rate) {
            if random.chance(50) {
                remove(&mut body, &steps);
            } else if let Some(value) = body.pointer_mut(place) {
                *value = [json!(null), json!(""), json!(3), json!([])][number % 4].clone();
            }
        }
    }
    if let Some(list) = body.pointer_mut("/data/list").and_then(Value::as_array_mut)
        && let Some(first) = list.first().cloned()
    {
        *list = vec![first; 1 + random.next() as usize % 6];
    }
    body
}

/// 100 halvings of the same 2,000 exchanges: what differs is chance, and the chance of a report is one in a thousand.
#[test]
fn halves_of_an_unchanged_capture_are_alike() {
    let mut random = Random(7);
    let operations = ["quick_pay", "list_buyers"];
    let shapes = operations.map(|id| {
        let operation = the_project().api.operation(id).unwrap();
        Arc::new(Shape::new(
            &schema::reply(&LOADED.project, LOADED.api.as_ref().unwrap(), operation).json(),
        ))
    });
    let replies: Vec<(usize, Vec<u8>)> = (0..2000)
        .map(|number| {
            let operation = number % 2;
            let body = varied(operations[operation], &mut random);
            (operation, body.to_string().into_bytes())
        })
        .collect();
    let base = merge([], check::known(the_project()));
    let (mut reported, mut tests) = (Vec::new(), 0);
    for _ in 0..100 {
        let mut halves: Vec<Vec<Counters>> = (0..2)
            .map(|_| shapes.iter().cloned().map(Counters::new).collect())
            .collect();
        for (operation, body) in &replies {
            let half = (random.next() >> 40) as usize % 2;
            halves[half][*operation].reply(body, 0);
        }
        let of = |counters: &[Counters]| Report {
            operations: operations
                .iter()
                .zip(counters)
                .map(|(id, counters)| OperationSummary {
                    operation: (*id).to_owned(),
                    presence: counters.presence(),
                    ..OperationSummary::default()
                })
                .collect(),
            ..base.clone()
        };
        let comparison = compared(&of(&halves[0]), &of(&halves[1]));
        tests += comparison.tests;
        reported.extend(rules(&comparison));
    }
    assert!(tests > 3000, "{tests}");
    assert!(reported.len() <= 1, "{reported:?}");
}

#[test]
fn each_kind_of_change_has_its_rule_and_one_finding() {
    let whole = fixture("list_buyers", "success");
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut body = whole.clone();
        let list = body["data"]["list"].as_array_mut().unwrap();
        *list = vec![list[0].clone(); 3];
        change(&mut body["data"]);
        body
    };
    let plain = changed(&|_| ());
    let old = report("list_buyers", &vec![plain.clone(); 40]);
    let all = |change: &dyn Fn(&mut Value)| vec![changed(change); 40];
    let half = |change: &dyn Fn(&mut Value)| {
        let mut bodies = all(change);
        bodies.truncate(25);
        bodies.extend(vec![plain.clone(); 15]);
        bodies
    };
    let name = |data: &mut Value, value: Value| {
        for item in data["list"].as_array_mut().unwrap() {
            item["name"] = value.clone();
        }
    };
    let cases: [(Vec<Value>, &[&str]); 7] = [
        (all(&|_| ()), &[]),
        (
            all(&|data| drop(data.as_object_mut().unwrap().remove("list"))),
            &["presence.vanished /data/list"],
        ),
        (
            half(&|data| {
                for item in data["list"].as_array_mut().unwrap() {
                    item.as_object_mut().unwrap().remove("name");
                }
            }),
            &["presence.rarer /data/list/*/name"],
        ),
        // Each reply has it still, though no longer each item.
        (
            all(&|data| drop(data["list"][0].as_object_mut().unwrap().remove("name"))),
            &["presence.rarer /data/list/*/name"],
        ),
        (
            all(&|data| name(data, json!(null))),
            &["presence.null /data/list/*/name"],
        ),
        (
            all(&|data| name(data, json!(5))),
            &["presence.kind /data/list/*/name"],
        ),
        (
            all(&|data| data["list"] = json!([])),
            &["presence.empty /data/list"],
        ),
    ];
    for (bodies, expected) in cases {
        let new = report("list_buyers", &bodies);
        assert_eq!(rules(&compared(&old, &new)), expected);
    }
    // The other way round it appears.
    let mut without = whole.clone();
    remove(&mut without, &["data", "list", "*", "name"]);
    let new = report("list_buyers", &vec![without; 40]);
    assert_eq!(
        rules(&compared(&new, &old)),
        ["presence.appeared /data/list/*/name"]
    );
}

#[test]
fn values_codes_and_outcomes_are_compared() {
    let of = |status: i64| {
        let mut body = fixture("quick_pay", "success");
        body["data"]["status"] = json!(status);
        body
    };
    let refused = json!({"code": -101, "message": "账号未登录", "ttl": 1});
    let old = report("quick_pay", &vec![of(4); 60]);
    let mut bodies = vec![of(4); 30];
    bodies.extend(vec![of(-2); 30]);
    bodies.extend(vec![refused; 30]);
    let found = rules(&compared(&old, &report("quick_pay", &bodies)));
    for rule in [
        "presence.value /data/status",
        "presence.code ",
        "presence.outcome ",
    ] {
        assert!(found.iter().any(|found| found == rule), "{rule}: {found:?}");
    }
}

#[test]
fn the_command_has_the_exit_codes_of_validate() {
    let sandbox = Sandbox::new();
    let whole = fixture("quick_pay", "success");
    let mut without = whole.clone();
    remove(&mut without, &["data", "exp"]);
    for (name, body, count) in [
        ("few", &whole, 19),
        ("old", &whole, 20),
        ("same", &whole, 30),
        ("gone", &without, 20),
    ] {
        let report = report("quick_pay", &vec![body.clone(); count]);
        sandbox.write(name, serde_json::to_string(&report).unwrap());
    }
    sandbox.write("one", r#"{"schema_version": 1}"#);
    sandbox.write(
        "absurd",
        sandbox
            .read("gone")
            .replace(": 20,", ": 18446744073709551615,")
            .replace(":20", ":18446744073709551615"),
    );
    for (old, new, code, text) in [
        ("old", "same", 0, "0 errors, 0 warnings"),
        ("old", "gone", 1, "presence.vanished"),
        ("old", "few", 2, "too few to decide"),
        ("old", "one", 2, "schema version 1"),
        ("old", "none", 2, "none: "),
        ("old", "absurd", 2, "counts that no capture has"),
    ] {
        for format in ["human", "json", "github", "sarif"] {
            let ran = sandbox.run(&["compare", old, new, "--format", format]);
            assert_eq!(ran.code, code, "{old} {new}: {}", ran.all());
            if format == "human" {
                assert!(ran.all().contains(text), "{old} {new}: {}", ran.all());
            }
        }
    }
    let human = sandbox.run(&["compare", "old", "gone"]);
    for text in [
        "/data/exp: the member vanished",
        "as before: 20 of 20 replies (100.0 %)",
        "0 of 20 replies (0.0 %)",
        "spec/",
    ] {
        assert!(human.stdout.contains(text), "{text}: {}", human.all());
    }
    let back = sandbox.run(&["compare", "gone", "old"]);
    assert_eq!(back.code, 0, "{}", back.all());
    let back = sandbox.run(&["compare", "gone", "old", "--fail-on", "warning"]);
    assert_eq!(back.code, 1, "{}", back.all());
    for rate in ["0", "1", "x", "-0.1"] {
        let ran = sandbox.run(&["compare", "old", "same", &format!("--error-rate={rate}")]);
        assert_eq!(ran.code, 2, "{rate}");
    }
    let json = sandbox.run(&["compare", "old", "gone", "--format", "json"]);
    let validator = jsonschema::validator_for(&Comparison::json_schema()).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(&json.report())
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}
