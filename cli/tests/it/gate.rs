//! A run that checked nothing that proves anything is not green, in any format, and says why.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{Entry, Har, Ran, Sandbox, buyers, fixture, order, pay, project};
use serde_json::{Value, json};

const FORMATS: [&str; 6] = ["human", "json", "github", "sarif", "junit", "html"];

/// A vacuous run: the arguments behind `validate`, what is on stdin, and a text that each format has to hold.
struct Case {
    name: &'static str,
    arguments: Vec<&'static str>,
    input: Vec<u8>,
    why: &'static str,
}

fn case(name: &'static str, input: impl Into<Vec<u8>>, why: &'static str) -> Case {
    with(name, &[], input, why)
}

fn with(
    name: &'static str,
    arguments: &[&'static str],
    input: impl Into<Vec<u8>>,
    why: &'static str,
) -> Case {
    Case {
        name,
        arguments: arguments.to_vec(),
        input: input.into(),
        why,
    }
}

fn har(entries: impl IntoIterator<Item = Entry>) -> String {
    let mut har = Har::default();
    for entry in entries {
        har.add(entry);
    }
    har.text()
}

fn ten(entry: impl Fn() -> Entry) -> String {
    har((0..10).map(|_| entry()))
}

/// The same call at another address.
fn moved(mut entry: Entry, from: &str, to: &str) -> Entry {
    let url = entry.0["request"]["url"]
        .as_str()
        .unwrap()
        .replace(from, to);
    entry.0["request"]["url"] = url.into();
    entry
}

fn method(mut entry: Entry, method: &str) -> Entry {
    entry.0["request"]["method"] = method.into();
    entry
}

fn html(entry: Entry, status: u16) -> Entry {
    let page = json!({"mimeType": "text/html", "text": "<html>please log in</html>"});
    entry.status(status).content(page)
}

fn refused(code: i64) -> Value {
    json!({"code": code, "message": "no", "ttl": 1})
}

fn packed(encoding: &str, body: &[u8]) -> Entry {
    let content =
        json!({"mimeType": "application/json", "text": base64(body), "encoding": "base64"});
    let mut entry = pay().content(content);
    entry.0["response"]["headers"] = json!([{"name": "content-encoding", "value": encoding}]);
    entry
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .chain([&0, &0])
            .take(3)
            .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for digit in 0..4 {
            let index = bits >> (18 - 6 * digit) & 63;
            out.push(if digit > chunk.len() {
                '='
            } else {
                char::from(DIGITS[index])
            });
        }
    }
    out
}

fn websocket() -> Entry {
    let mut entry = Entry::call(
        "GET",
        "wss://api.bilibili.com/x/ugcpay/trade/elec/pay/quick",
        &json!({}),
    );
    entry.0["_webSocketMessages"] = json!([{"type": "receive", "data": "{}"}]);
    entry.0["response"]["content"] = json!({"size": 0, "mimeType": "x-unknown"});
    entry.status(101)
}

fn captures() -> Vec<Case> {
    let cut = har([pay(), pay()]);
    let cut_in_first = &cut[..cut.len() / 4];
    let broken = "{\"url\": \n".repeat(20_000);
    let foreign = "<?xml version=\"1.0\"?><root/>";
    let wrong_name = json!({"operation": "quikc_pay", "response_body": refused(0).to_string()});
    let gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x55, 0xaa];
    vec![
        case(
            "wrong host",
            ten(|| moved(pay(), "api.bilibili.com", "pay.example")),
            "--base-url api.bilibili.com=https://pay.example",
        ),
        case(
            "wrong port",
            ten(|| moved(pay(), "api.bilibili.com", "api.bilibili.com:8443")),
            "--base-url api.bilibili.com=https://api.bilibili.com:8443",
        ),
        case(
            "wrong scheme",
            ten(|| moved(pay(), "https://", "file:///")),
            "10 unmatched",
        ),
        case(
            "wrong path",
            ten(|| moved(pay(), "/quick", "/slow")),
            "10 unmatched",
        ),
        case(
            "wrong method",
            ten(|| method(pay(), "DELETE")),
            "10 unmatched",
        ),
        case("all 412", ten(|| html(pay(), 412)), "HTTP 412"),
        case("all 502", ten(|| html(pay(), 502)), "HTTP 502"),
        case(
            "all 302",
            ten(|| html(pay(), 302)),
            "10 preflights, redirects",
        ),
        case(
            "all 304",
            ten(|| pay().status(304).content(json!({"size": 0}))),
            "10 not checked",
        ),
        case(
            "all -101",
            ten(|| pay().body(&refused(-101))),
            "only refusals: -101 NotLoggedIn ×10",
        ),
        case(
            "refusals of an unlisted code",
            ten(|| order().body(&json!({"errno": 987_654, "msg": "no", "data": null}))),
            "only refusals: 987654 not in the spec ×10",
        ),
        case(
            "two refusals",
            har([
                pay().body(&refused(-101)),
                pay().body(&refused(-101)),
                pay().body(&refused(-111)),
            ]),
            "-101 NotLoggedIn ×2, -111 ",
        ),
        case(
            "risk control's code",
            ten(|| pay().body(&refused(-352))),
            "only refusals: ",
        ),
        case(
            "preflights",
            ten(|| method(pay(), "OPTIONS").status(204)),
            "10 preflights, redirects",
        ),
        case(
            "login page",
            ten(|| html(project(), 200)),
            "response body is not JSON (text/html, HTTP 200)",
        ),
        case(
            "broken gzip",
            ten(|| packed("gzip", &gzip)),
            "response body is packed (gzip), and the packed stream is cut off",
        ),
        case(
            "broken brotli",
            ten(|| packed("br", &gzip[2..])),
            "response body is packed (br), and the packed stream is ",
        ),
        case(
            "broken zstd",
            ten(|| packed("zstd", b"\x28\xb5\x2f\xfd\x24\x09")),
            "response body is packed (zstd), and the packed stream is ",
        ),
        case(
            "a file outside",
            ten(|| pay().content(json!({"_file": "../secret.json"}))),
            "response body is in a file",
        ),
        case(
            "another charset",
            ten(|| {
                pay().content(json!({"mimeType": "application/json; charset=gbk", "text": base64(b"{\"\xff\xff\"}"), "encoding": "base64"}))
            }),
            "response body is not valid GBK",
        ),
        case(
            "a script",
            ten(|| pay().content(json!({"mimeType": "text/javascript", "text": "cb(no)"}))),
            "response body is not JSON (text/javascript",
        ),
        case(
            "no bodies",
            ten(|| buyers().content(json!({"size": 120, "mimeType": "application/json"}))),
            "response body is not in the capture",
        ),
        case(
            "aborted",
            ten(|| pay().status(0).content(json!({"size": 0}))),
            "10 not checked",
        ),
        case(
            "empty body",
            ten(|| pay().content(json!({"mimeType": "application/json", "text": ""}))),
            "10 not checked",
        ),
        case(
            "cut JSON",
            ten(|| pay().content(json!({"mimeType": "application/json", "text": "{\"code\":0,"}))),
            "response body is not JSON",
        ),
        case("no entries", har([]), "there is no exchange in the input"),
        case(
            "web socket",
            ten(websocket),
            "10 preflights, redirects or web sockets",
        ),
        case(
            "entries that are none",
            Har::default().raw(json!(null)).raw(json!(7)).text(),
            "cannot be read",
        ),
        case("empty file", "", "there is nothing in it"),
        case("blank file", " \n\n", "stdin"),
        case("other format", foreign, "stdin"),
        case("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "stdin"),
        case("cut in the first entry", cut_in_first, "cut off"),
        with(
            "unreadable lines",
            &["--input", "ndjson"],
            broken,
            "20000 records cannot be read",
        ),
        with(
            "no exchange a line",
            &["--input", "ndjson"],
            "{\"a\": 1}\n".repeat(50),
            "not checked",
        ),
        with(
            "operation of a line",
            &["--input", "ndjson"],
            wrong_name.to_string() + "\n",
            "quikc_pay",
        ),
        with(
            "operation of the flag",
            &["--operation", "quikc_pay"],
            fixture("quick_pay", "success").to_string(),
            "quikc_pay",
        ),
        with(
            "body without JSON",
            &["--operation", "quick_pay", "--input", "body"],
            "<html>",
            "JSON",
        ),
        with(
            "wrong base",
            &["--base-url", "nowhere.example=http://localhost"],
            ten(pay),
            "nowhere.example",
        ),
    ]
}

fn run(sandbox: &Sandbox, case: &Case, format: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["validate", "-", "--format", format];
    arguments.extend(&case.arguments);
    arguments.extend(more);
    sandbox.run_with(&arguments, &case.input)
}

/// Whether a report of this format would be shown as a failure by what reads it.
fn is_red(format: &str, text: &str) -> bool {
    match format {
        "json" => {
            let report: Value = serde_json::from_str(text).unwrap();
            let unmet = report["requirements"].as_array().unwrap().iter();
            unmet
                .filter(|one| one["met"] == false && one["reason"].is_string())
                .count()
                > 0
                || !report["incomplete"].as_array().unwrap().is_empty()
        }
        "html" => text.contains("not clean"),
        "github" => text.lines().any(|line| line.starts_with("::error ")),
        "sarif" => {
            let log: Value = serde_json::from_str(text).unwrap();
            let run = &log["runs"][0];
            let results = run["results"].as_array().unwrap();
            run["invocations"][0]["executionSuccessful"] == false
                && results.iter().any(|result| result["level"] == "error")
        }
        "junit" => {
            let report = quick_junit::Report::deserialize_from_str(text).unwrap();
            let passed = report
                .test_suites
                .iter()
                .flat_map(|suite| &suite.test_cases)
                .filter(|case| matches!(case.status, quick_junit::TestCaseStatus::Success { .. }))
                .filter(|case| case.name.contains("conform"));
            // Refusals are checked and may conform; nothing else may say so.
            report.errors > 0 && (passed.count() == 0 || text.contains("only refusals: "))
        }
        _ => true,
    }
}

/// The same of a run in which something was checked, of which `JUnit` may say so.
fn is_failure(format: &str, text: &str) -> bool {
    if format == "junit" {
        let report = quick_junit::Report::deserialize_from_str(text).unwrap();
        return report.errors > 0;
    }
    is_red(format, text)
}

#[test]
fn no_vacuous_run_is_green_in_any_format() {
    let sandbox = Sandbox::new();
    let mut wrong = Vec::new();
    let cases = captures();
    assert!(cases.len() >= 20);
    for case in &cases {
        for format in FORMATS {
            {
                let more = &["--fail-on", "never"];
                let ran = run(&sandbox, case, format, more);
                let name = format!("{} as {format}", case.name);
                if ran.code != 2 {
                    wrong.push(format!("{name}: {}", ran.all()));
                } else if !(ran.stdout.contains(case.why)
                    || format == "human" && ran.stderr.contains(case.why))
                {
                    wrong.push(format!("{name} does not say {:?}: {}", case.why, ran.all()));
                } else if !is_red(format, &ran.stdout) {
                    wrong.push(format!("{name} looks green: {}", ran.all()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn inputs_read_in_part_are_not_green_though_something_was_checked() {
    let sandbox = Sandbox::new();
    let line = json!({"operation": "quick_pay", "status": 200, "response_body": fixture("quick_pay", "success").to_string()});
    let whole = har([pay(), pay(), pay()]);
    let cases = [
        with(
            "a broken line",
            &["--input", "ndjson"],
            format!("{line}\n{{\"url\":\n{line}\n"),
            "1 record cannot be read",
        ),
        case(
            "a broken entry",
            Har::default().add(pay()).raw(json!(7)).text(),
            "1 record cannot be read",
        ),
        case("cut", &whole[..whole.len() - 300], "cut off"),
    ];
    for case in &cases {
        for format in FORMATS {
            let ran = run(
                &sandbox,
                case,
                format,
                &["--require", "none", "--fail-on", "never"],
            );
            assert_eq!(ran.code, 2, "{} as {format}: {}", case.name, ran.all());
            assert!(
                ran.stdout.contains(case.why),
                "{} as {format}: {}",
                case.name,
                ran.all()
            );
            assert!(
                is_failure(format, &ran.stdout),
                "{} as {format}: {}",
                case.name,
                ran.all()
            );
        }
    }
}

#[test]
fn one_success_among_refusals_is_enough_and_bodies_by_operation_count() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", har([pay().body(&refused(-101)), pay()]));
    assert_eq!(sandbox.run(&["validate", "a.har"]).code, 0);
    sandbox.write("body.json", refused(-101).to_string());
    let ran = sandbox.run(&["validate", "body.json", "--operation", "quick_pay"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(sandbox.run(&["validate", "fixtures"]).code, 0);
}

#[test]
fn requirements_add_up_and_unmet_ones_end_with_1_unless_nothing_was_checked() {
    let sandbox = Sandbox::new();
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
        for format in FORMATS {
            let mut arguments = vec!["validate", input, "--format", format, "--fail-on", "never"];
            arguments.extend(requires.iter().flat_map(|one| ["--require", one]));
            let ran = sandbox.run(&arguments);
            assert_eq!(ran.code, code, "{input} {requires:?}: {}", ran.all());
            assert!(
                ran.stdout.contains(why),
                "{input} {requires:?}: {}",
                ran.all()
            );
            if code != 0 && format == "junit" {
                let report = quick_junit::Report::deserialize_from_str(&ran.stdout).unwrap();
                assert!(report.failures + report.errors > 0, "{}", ran.stdout);
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
