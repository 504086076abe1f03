//! A long session with faults of many kinds: each is found, once, and nothing else is; the same in every form that a
//! capture comes in, packed or not, from a file or a pipe, and with any number of threads.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use std::io::Write as _;

use crate::support::{Entry, Har, Sandbox, buyers, fixture, order, pay, prepare, project};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

/// One kind of fault each: `rule severity operation part instance_path ×count`.
const EXPECTED: [&str; 19] = [
    "response.type error get_project response.body /data/is_sale ×1",
    "response.content error get_project response.body /data/performance_image/first ×1",
    "response.required error list_buyers response.body /data/list ×1",
    "response.type error list_buyers response.body /data/list/0/uid ×2",
    "response.envelope error quick_pay response.body /code ×1",
    "response.enum error quick_pay response.body /data/status ×3",
    "response.echo error quick_pay response.body /data/up_mid ×1",
    "response.unknown-field warning get_project response.body /data/vip_price ×1",
    "request.unknown-field warning get_project request.query /from ×1",
    "request.same-as warning prepare_order request.query /project_id ×1",
    "response.status warning quick_pay response.status  ×1",
    "response.status warning quick_pay response.status  ×1",
    "response.duplicate-key warning quick_pay response.body /code ×1",
    "response.unknown-code warning quick_pay response.body /code ×1",
    "request.required warning quick_pay request.cookie /SESSDATA ×1",
    "request.unknown-field warning quick_pay request.form /access_key ×1",
    "request.required warning quick_pay request.form /csrf ×1",
    "request.expect warning quick_pay request.form /elec_num ×1",
    "request.type warning quick_pay request.form /up_mid ×1",
];

fn changed(operation: &str, case: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = fixture(operation, case);
    change(&mut body);
    body
}

fn paid(change: impl FnOnce(&mut Value)) -> Entry {
    pay().body(&changed("quick_pay", "success", change))
}

fn page(change: impl FnOnce(&mut Value)) -> Entry {
    project().body(&changed("get_project", "success", change))
}

fn text(entry: Entry, text: &str) -> Entry {
    entry.content(json!({"mimeType": "application/json", "text": text}))
}

/// 25 exchanges without a fault, and 20 with one.
fn session() -> Har {
    let mut har = Har::default();
    for round in 0..5 {
        har.add(project())
            .add(buyers())
            .add(prepare())
            .add(order())
            .add(pay());
        // Faults stand between what is as it should be.
        match round {
            0 => {
                har.add(page(|body| body["data"]["is_sale"] = json!("1")))
                    .add(page(|body| {
                        body["data"]["vip_price"] = json!({"a": {"b": 1}});
                    }))
                    .add(page(|body| {
                        let performance = json!({"first": 1}).to_string();
                        body["data"]["performance_image"] = json!(performance);
                    }))
                    .add(buyers().body(&json!({"errno": 0, "errtag": 0, "msg": "", "data": {}})))
                    .add(buyers().body(&changed("list_buyers", "success", |body| {
                        for buyer in body["data"]["list"].as_array_mut().unwrap() {
                            buyer["uid"] = json!("100000001");
                        }
                    })));
            }
            1 => {
                for _ in 0..3 {
                    har.add(paid(|body| body["data"]["status"] = json!(-9)));
                }
                har.add(pay().body(&json!({"code": 88_214, "message": "", "ttl": 1})))
                    .add(pay().body(&json!({"message": "", "ttl": 1})))
                    .add(text(
                        pay(),
                        &fixture("quick_pay", "success").to_string().replacen(
                            "{\"code\":0,",
                            "{\"code\":0,\"code\":0,",
                            1,
                        ),
                    ));
            }
            2 => {
                har.add(pay().status(500).body(&json!({})))
                    .add(pay().status(418).body(&json!({})));
            }
            3 => {
                let form = crate::support::PAY_FORM;
                har.add(pay().form(&form.replace("&csrf=00000000000000000000000000000000", "")))
                    .add(pay().form(&format!("{form}&access_key=0")))
                    .add(
                        paid(|body| body["data"]["elec_num"] = json!(5))
                            .form(&form.replace("elec_num=20", "elec_num=5")),
                    )
                    .add(pay().form(&form.replace("up_mid=293793435", "up_mid=abc")));
                let mut without = pay();
                without.0["request"]["headers"] =
                    json!([{"name": "Cookie", "value": "bili_jct=0"}]);
                har.add(without);
            }
            _ => {
                let mut other = prepare();
                let url = other.0["request"]["url"]
                    .as_str()
                    .unwrap()
                    .replace("85826", "85827");
                other.0["request"]["url"] = url.into();
                har.add(other);
                let mut more = project();
                let url = format!("{}&from=app", more.0["request"]["url"].as_str().unwrap());
                more.0["request"]["url"] = url.into();
                har.add(more);
            }
        }
    }
    har
}

/// The same exchanges, one a line.
fn lines(har: &Har) -> String {
    let whole: Value = serde_json::from_str(&har.text()).unwrap();
    let line = |entry: &Value| {
        let (request, response) = (&entry["request"], &entry["response"]);
        let line = json!({
            "method": request["method"], "url": request["url"], "request_headers": request["headers"],
            "request_body": request["postData"]["text"], "status": response["status"],
            "response_headers": response["headers"], "response_body": response["content"]["text"],
        });
        format!("{line}\n")
    };
    whole["log"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn findings(report: &Value) -> Vec<String> {
    let line = |finding: &Value| {
        let text = |name: &str| finding[name].as_str().unwrap();
        let names = ["rule", "severity", "operation", "part", "instance_path"].map(text);
        format!("{} ×{}", names.join(" "), finding["count"])
    };
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

/// What a report says beside where it was seen.
fn without_samples(mut report: Value) -> Value {
    for finding in report["findings"].as_array_mut().unwrap() {
        finding["samples"] = json!(null);
    }
    for unchecked in report["not_checked"].as_array_mut().unwrap() {
        unchecked["sample"] = json!(null);
    }
    report
}

#[test]
fn every_fault_is_found_once_in_every_form() {
    let sandbox = Sandbox::new();
    let har = session();
    let (whole, lines) = (har.text(), lines(&har));
    sandbox.write("evening.har", &whole);
    sandbox.write("evening.ndjson", &lines);
    sandbox.write("evening.har.gz", gzip(whole.as_bytes()));
    // As `cat a.gz b.gz` makes it, in the middle of a line.
    let (one, two) = lines.as_bytes().split_at(lines.len() / 2);
    sandbox.write("evening.log", [gzip(one), gzip(two)].concat());
    let json = ["validate", "--format", "json"];
    let first = sandbox.run(&[&json[..], &["evening.har"]].concat());
    assert_eq!(findings(&first.report()), EXPECTED, "{}", first.all());
    assert_eq!(first.code, 1);
    assert_eq!(
        first.report()["exchanges"],
        json!({"total": 45, "checked": 43, "unmatched": 0, "not_checked": 2, "set_aside": 0})
    );
    let statuses: Vec<_> = first.report()["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "response.status")
        .map(|finding| finding["found"].clone())
        .collect();
    assert_eq!(
        statuses,
        ["418", "500"],
        "each undocumented status is named"
    );
    let expected = without_samples(first.report());
    for name in ["evening.ndjson", "evening.har.gz", "evening.log"] {
        let ran = sandbox.run(&[&json[..], &[name]].concat());
        assert_eq!(without_samples(ran.report()), expected, "{name}");
        assert_eq!(ran.code, 1);
    }
    for bytes in [whole.as_bytes(), lines.as_bytes(), &gzip(lines.as_bytes())] {
        let ran = sandbox.run_with(&[&json[..], &["-"]].concat(), bytes);
        assert_eq!(without_samples(ran.report()), expected, "through a pipe");
        assert_eq!(ran.code, 1);
    }
}

#[test]
fn the_number_of_threads_does_not_show() {
    let sandbox = Sandbox::new();
    let mut har = session();
    for number in 0..300 {
        har.add(Entry::get(
            &format!("https://other.example/{}", number % 230),
            &json!({"a": "b".repeat(5000)}),
        ));
        har.add(pay().body(&json!({"code": 90_000 + number % 250, "message": "", "ttl": 1})));
        har.raw(json!({"request": number}));
    }
    // Enough for several batches, cut off at the end.
    let list = har.list();
    let many = format!("{{\"log\":{{\"entries\":[{}", vec![list; 2].join(","));
    assert!(many.len() > 2 << 20, "{}", many.len());
    sandbox.write("long.har", &many);
    let run =
        |jobs: &str| sandbox.run(&["validate", "long.har", "--format", "json", "--jobs", jobs]);
    let alone = run("1");
    assert_eq!(alone.code, 2);
    assert!(alone.report()["findings"].as_array().unwrap().len() > 10);
    for jobs in ["2", "5"] {
        for _ in 0..2 {
            let ran = run(jobs);
            assert_eq!(ran.all(), alone.all(), "--jobs {jobs}");
        }
    }
    assert_eq!(run("0").code, 2, "no thread at all is a mistake");
}
