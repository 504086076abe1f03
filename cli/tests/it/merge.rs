//! A capture validated whole says what its parts say together, in every field but the samples.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{
    Entry, Har, Sandbox, buyers, fixture, order, pay, prepare, project, repository,
};
use std::sync::LazyLock;

use bilispec::capture::{self, Form};
use bilispec::check;
use bilispec::project::Project;
use bilispec::report::{self, Report};
use bilispec::validate;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Exchanges of every kind: clean, drifted, broken, unmatched, set aside, with and without cookies.
fn kinds() -> Vec<Value> {
    let changed = |operation: &str, change: &dyn Fn(&mut Value)| {
        let mut body = fixture(operation, "success");
        change(&mut body);
        body
    };
    let mut bare = buyers();
    bare.0["request"]["headers"] = json!([]);
    let mut bare_pay = pay();
    bare_pay.0["request"]["headers"] = json!([{"name": "Accept", "value": "*/*"}]);
    vec![
        project().0,
        pay().0,
        buyers().0,
        prepare()
            .body(&fixture("prepare_order", "account_abnormal"))
            .0,
        order().body(&fixture("create_order", "out_of_stock")).0,
        pay().body(&fixture("quick_pay", "below_minimum")).0,
        pay()
            .body(&changed("quick_pay", &|body| {
                body["data"]["status"] = json!(-9);
            }))
            .0,
        pay()
            .body(&changed("quick_pay", &|body| {
                body["data"]["mid"] = json!("1");
            }))
            .0,
        project()
            .body(&changed("get_project", &|body| {
                body["data"]["screen_list"][0]["new"] = json!(1);
            }))
            .0,
        bare.0,
        bare_pay.0,
        pay()
            .cookie("other=1")
            .status(412)
            .content(json!({"mimeType": "text/html", "text": "<html>"}))
            .0,
        pay().status(302).0,
        Entry::get("https://other.example/a?b=1", &json!({})).0,
        Entry::get("https://other.example/b", &json!({})).0,
        json!({"request": {}}),
        json!(null),
    ]
}

struct Bench {
    loaded: bilispec_codegen::Loaded,
    kinds: Vec<Value>,
}

impl Bench {
    fn new() -> Self {
        Self {
            loaded: bilispec_codegen::load(&repository().join("spec/openapi.yaml")),
            kinds: kinds(),
        }
    }

    fn project(&self) -> Project<'_> {
        Project::of(&self.loaded).unwrap()
    }

    /// The report over some exchanges, as its JSON says it.
    fn report(&self, picks: &[usize], form: Form) -> Report {
        let entries = picks
            .iter()
            .map(|pick| self.kinds[pick % self.kinds.len()].clone());
        let text = if form == Form::Ndjson {
            entries.map(|entry| line(&entry) + "\n").collect()
        } else {
            let mut har = Har::default();
            for entry in entries {
                har.raw(entry);
            }
            har.text()
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part");
        std::fs::write(&path, text).unwrap();
        let inputs = capture::expand(&[path], folder.path(), &|_| false);
        let settings = validate::Settings {
            form: Some(form),
            ..validate::Settings::default()
        };
        let outcome = validate::validate(self.project(), inputs, &settings, &mut |_| {});
        let json = serde_json::to_string(&outcome.report).unwrap();
        serde_json::from_str(&json).unwrap()
    }

    fn merge(&self, reports: Vec<Report>) -> Report {
        report::merge(reports, check::known(self.project()))
    }
}

/// A HAR entry as a logger would write it.
fn line(entry: &Value) -> String {
    let request = &entry["request"];
    if request["url"].is_null() {
        return entry.to_string();
    }
    json!({
        "method": request["method"], "url": request["url"], "request_headers": request["headers"],
        "request_body": request["postData"]["text"], "status": entry["response"]["status"],
        "response_headers": entry["response"]["headers"], "response_body": entry["response"]["content"]["text"],
    })
    .to_string()
}

/// Everything but the samples, which name other files.
fn bare(report: &Report) -> Value {
    let mut report = report.clone();
    let withheld = report.cookies.withheld.iter_mut();
    for finding in report.findings.iter_mut().chain(withheld) {
        assert!(!finding.samples.is_empty() && finding.samples.len() <= 5);
        finding.samples.clear();
    }
    for one in &mut report.not_checked {
        one.sample.clear();
    }
    for one in &mut report.unmatched {
        one.samples.clear();
    }
    // These name the parts.
    report.incomplete.clear();
    serde_json::to_value(report).unwrap()
}

/// Reading the spec takes longer than a case.
static BENCH: LazyLock<Bench> = LazyLock::new(Bench::new);

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_whole_is_the_sum_of_its_parts(
        picks in proptest::collection::vec(0_usize..17, 0..40),
        cuts in proptest::collection::vec(0_usize..40, 0..5),
        ndjson: bool,
    ) {
        let bench = &*BENCH;
        let form = if ndjson { Form::Ndjson } else { Form::Har };
        let whole = bench.report(&picks, form);
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(picks.len())).collect();
        cuts.extend([0, picks.len()]);
        cuts.sort_unstable();
        let parts: Vec<_> = cuts
            .windows(2)
            .map(|ends| bench.report(&picks[ends[0]..ends[1]], form))
            .collect();
        prop_assert_eq!(bare(&bench.merge(parts.clone())), bare(&whole));
        // In stages, too; and a report alone stays what it is.
        let middle = parts.len() / 2;
        let stages = vec![bench.merge(parts[..middle].to_vec()), bench.merge(parts[middle..].to_vec())];
        prop_assert_eq!(bare(&bench.merge(stages)), bare(&whole));
        prop_assert_eq!(&bench.merge(vec![whole.clone()]), &whole);
    }
}

#[test]
fn long_lists_add_up_too() {
    let mut bench = Bench::new();
    let mut body = fixture("quick_pay", "success");
    bench.kinds = (0..300)
        .flat_map(|number| {
            // Every seventh address is called often, wherever it comes in the order.
            let url = format!("https://other.example/{}", (number * 37) % 251);
            body["data"] = fixture("quick_pay", "success")["data"].clone();
            body["data"][format!("new_{}", (number * 53) % 257)] = json!(number);
            [
                Entry::get(&url, &json!({})).0,
                json!(null),
                pay().body(&body).0,
            ]
        })
        .collect();
    let picks: Vec<_> = (0..bench.kinds.len()).collect();
    let whole = bench.report(&picks, Form::Har);
    assert_eq!(
        (
            whole.findings.len(),
            whole.unmatched.len(),
            whole.not_checked.len()
        ),
        (200, 200, 200)
    );
    assert!(
        whole.others.findings > 0 && whole.others.unmatched > 0 && whole.others.not_checked == 100
    );
    let parts = picks
        .chunks(117)
        .map(|part| bench.report(part, Form::Har))
        .collect();
    assert_eq!(bare(&bench.merge(parts)), bare(&whole));
}

#[test]
fn merge_reads_files_and_pipes() {
    let sandbox = Sandbox::new();
    let entries = kinds();
    let mut har = Har::default();
    for entry in &entries {
        har.raw(entry.clone());
    }
    sandbox.write("whole.har", har.text());
    let whole = sandbox.run(&["validate", "whole.har", "--format", "json"]);
    let mut pipe = String::new();
    for (number, part) in entries.chunks(5).enumerate() {
        let mut har = Har::default();
        for entry in part {
            har.raw(entry.clone());
        }
        let label = format!("part-{number}");
        let ran = sandbox.run_with(
            &["validate", "-", "--label", &label, "--format", "json"],
            har.text().as_bytes(),
        );
        sandbox.write(&format!("{label}.json"), &ran.stdout);
        pipe.push_str(&ran.stdout);
    }
    let names = ["part-0.json", "part-1.json", "part-2.json", "part-3.json"];
    let merged = sandbox.run(&[&["merge"], &names[..], &["--format", "json"]].concat());
    assert_eq!(merged.code, whole.code);
    let [whole, read] =
        [&whole, &merged].map(|ran| serde_json::from_value::<Report>(ran.report()).unwrap());
    assert_eq!(bare(&read), bare(&whole));
    assert!(
        read.findings
            .iter()
            .flat_map(|finding| &finding.samples)
            .all(|sample| sample.starts_with("part-"))
    );
    let piped = sandbox.run_with(&["merge", "-", "--format", "json"], pipe.as_bytes());
    assert_eq!(piped.stdout, merged.stdout);
    // What is printed for people needs nothing but the reports.
    let human = sandbox.run(&[&["merge"], &names[..]].concat());
    let last = |text: &str| text.lines().last().unwrap().to_owned();
    let whole = sandbox.run(&["validate", "whole.har"]);
    assert_eq!(last(&human.stdout), last(&whole.stdout));
}

#[test]
fn what_is_no_report_is_named() {
    let sandbox = Sandbox::new();
    sandbox.write("a.json", "{\"schema_version\": 2}");
    sandbox.write("b.json", "");
    for (name, told) in [
        (
            "a.json",
            "error: a.json: is not a report of `validate --format json`: missing field `exchanges`",
        ),
        ("b.json", "error: b.json: there is no report in it"),
        ("c.json", "error: c.json: "),
    ] {
        let ran = sandbox.run(&["merge", name]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.starts_with(told), "{}", ran.stderr);
    }
}
