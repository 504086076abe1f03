//! `discover`: a whole spec from captures, and what it may not do: reject what it came from, tell somebody's data, or
//! decide about money.

use std::fs;

use crate::discover_calls::asks_for_the_login;
use crate::support::outside::Outside;
use crate::support::{Entry, Har, Ran, SESSION, repository};
use bilispec_codegen::load;
use bilispec_codegen::model::{Api, Operation, Place};
use serde_json::{Value, json};

/// What the fixtures hold of people, and what the requests log in with.
const SECRETS: [&str; 3] = ["0f0f0f0f", "293793435", "13800000001"];

fn pairs(operation: &Operation, case: &str, place: Place) -> String {
    let example = operation
        .examples
        .iter()
        .find(|example| example.case == case)
        .unwrap();
    let given = example.request.iter().filter(|given| given.place == place);
    form_urlencoded(given.map(|given| {
        let text = match &given.value {
            bilispec_codegen::source::Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        (given.name.clone(), text)
    }))
}

fn form_urlencoded(pairs: impl Iterator<Item = (String, String)>) -> String {
    let encode = |text: &str| {
        let bytes = text.bytes();
        let encoded = bytes.map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        });
        encoded.collect::<String>()
    };
    let pairs = pairs.map(|(name, value)| format!("{}={}", encode(&name), encode(&value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// One exchange for each fixture, as a browser with a session would have it.
fn exchanges(api: &Api) -> Vec<Entry> {
    let mut all = Vec::new();
    for operation in &api.operations {
        for example in &operation.examples {
            let text = fs::read_to_string(repository().join(&example.file)).unwrap();
            let body: Value = serde_json::from_str(&text).unwrap();
            let query = pairs(operation, &example.case, Place::Query);
            let url = format!("{}{}?{query}", operation.host, operation.path);
            let url = url.trim_end_matches('?').to_owned();
            let mut entry = Entry::call(operation.method.as_str(), &url, &body);
            let form = pairs(operation, &example.case, Place::Form);
            if !form.is_empty() {
                entry = entry.form(&form);
            }
            if operation.security.is_required() && !example.case.contains("not_logged_in") {
                entry = entry.cookie(SESSION);
            }
            all.push(entry);
        }
    }
    all
}

pub(crate) fn har(entries: impl IntoIterator<Item = Entry>) -> String {
    let mut har = Har::default();
    for entry in entries {
        har.add(entry);
    }
    har.text()
}

fn own() -> Vec<Entry> {
    let loaded = load(&repository().join("spec/openapi.yaml"));
    exchanges(loaded.api.as_ref().unwrap())
}

/// A project discovered from a capture, in a folder outside any checkout.
pub(crate) fn discovered(capture: &str, arguments: &[&str]) -> (Outside, Ran) {
    let outside = Outside::new();
    outside.write("evening.har", capture);
    let arguments: Vec<&str> = ["discover", "evening.har", "--name", "evening"]
        .iter()
        .chain(arguments)
        .copied()
        .collect();
    let ran = outside.run("", &arguments);
    (outside, ran)
}

/// How many exchanges have an error, from a report.
pub(crate) fn errors(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    errors
        .map(|finding| {
            format!(
                "{} {} {} ×{}",
                finding["rule"], finding["operation"], finding["instance_path"], finding["count"]
            )
        })
        .collect()
}

pub(crate) fn all_texts(outside: &Outside) -> String {
    let mut open = vec![outside.path().join("spec"), outside.path().join("fixtures")];
    let mut all = String::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    all
}

#[test]
fn the_fixtures_as_one_capture() {
    let entries = own();
    let count = entries.len();
    let (outside, ran) = discovered(&har(entries), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let spec = outside.read("spec/openapi.yaml");
    assert_eq!(spec.matches(".yaml").count(), 8, "eight operations: {spec}");
    let envelopes = outside.read("spec/envelopes.yaml");
    assert_eq!(envelopes.matches("x-envelope:").count(), 2, "{envelopes}");
    assert!(envelopes.contains("code: [errno, code]"), "{envelopes}");
    let validated = outside.run(
        "",
        &[
            "validate",
            "evening.har",
            "--format",
            "json",
            "--require",
            "all",
        ],
    );
    let report = validated.report();
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!(report["exchanges"]["checked"], json!(count));
    let lint = outside.run("", &["lint"]);
    assert!(!lint.stdout.contains("error["), "{}", lint.all());
    let texts = all_texts(&outside);
    for secret in SECRETS {
        assert!(!texts.contains(secret), "{secret}");
    }
    let pay = all_texts(&outside);
    assert!(
        pay.contains("x-proof: undecided"),
        "nobody decided what proves a payment"
    );
}

#[test]
fn every_second_exchange_tells_the_rest() {
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for (index, entry) in own().into_iter().enumerate() {
        if index % 2 == 0 {
            first.push(entry);
        } else {
            rest.push(entry);
        }
    }
    let (outside, ran) = discovered(&har(first), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    outside.write("rest.har", &har(rest));
    let validated = outside.run(
        "",
        &[
            "validate",
            "rest.har",
            "--format",
            "json",
            "--require",
            "none",
        ],
    );
    let errors = errors(&validated.report());
    assert!(errors.len() <= 2, "{errors:#?}");
}

/// An evening with the app of a shop: ten endpoints, header and cookie logins, csrf, refusals, an outage in between.
pub(crate) const EVENING: &str = include_str!("evening.ndjson");

#[test]
fn an_api_that_nobody_knows() {
    let (outside, ran) = discovered(EVENING, &[]);
    assert!(ran.code <= 1, "{}", ran.all());
    let root = outside.read("spec/openapi.yaml");
    for path in [
        "/api/v1/shops/{shop_id}/items",
        "/api/v1/user/profile",
        "/api/v1/cart/add",
        "/api/v1/orders/{order_id}/pay",
        "/api/v1/coupon/redeem",
        "/api/v1/orders/{order_id}",
        "/api/v1/inventory",
    ] {
        let there = [format!("{path}\":"), format!("{path}:")];
        assert!(
            there.iter().any(|line| root.contains(line)),
            "{path}: {root}"
        );
    }
    assert!(
        root.contains("in: header\n      name: X-Auth-Token"),
        "{root}"
    );
    assert!(root.contains("in: cookie\n      name: session"), "{root}");
    let pay = outside.read("spec/petmart/pay_order.yaml");
    assert!(
        pay.contains("x-effect: spend") && pay.contains("x-proof: undecided"),
        "{pay}"
    );
    assert!(
        pay.contains("enum: [paid, insufficient_balance, order_closed]"),
        "{pay}"
    );
    assert!(
        !pay.contains("x-success:"),
        "no flag decides what a payment is: {pay}"
    );
    let redeem = outside.read("spec/petmart/redeem_coupon.yaml");
    assert!(redeem.contains("x-from-cookie: XSRF-TOKEN"), "{redeem}");
    let envelopes = outside.read("spec/envelopes.yaml");
    for name in [
        "TokenExpired",
        "CsrfTokenMismatch",
        "CouponAlreadyUsed",
        "StockNotEnough",
        "OrderNotFound",
        "NoSuchShop",
    ] {
        assert!(envelopes.contains(name), "{name}: {envelopes}");
    }
    let lint = outside.run("", &["lint"]);
    assert!(lint.stdout.contains("question-open"), "{}", lint.all());
    let texts = all_texts(&outside);
    for secret in [
        "tok_5f1d9c0e77b84a31a2f0c9de",
        "xsrf9b2e77aa01",
        "s3cr3tsess",
        "ann@example.org",
        "900719925474099312",
    ] {
        assert!(!texts.contains(secret), "{secret}");
    }
    let validated = outside.run(
        "",
        &[
            "validate",
            "evening.har",
            "--format",
            "json",
            "--require",
            "none",
        ],
    );
    assert_eq!(errors(&validated.report()), Vec::<String>::new());
    // What a person decides: three lines.
    let decided = pay.replace("                        x-proof: undecided\n", "");
    let values = "enum: [paid, insufficient_balance, order_closed]\n";
    let decided = decided.replace(
        values,
        &format!("{values}                            x-success: [paid]\n"),
    );
    outside.write("spec/petmart/pay_order.yaml", &decided);
    let decided = redeem.replace("x-proof: undecided", "x-proof: [coupon_id]");
    outside.write("spec/petmart/redeem_coupon.yaml", &decided);
    outside.runs("", &["generate"]);
    outside.write("generated-client/tests/mocked.rs", MOCKED);
    outside.builds("", &["test", "--quiet"]);
}

/// The client against the mock of its own spec, as its user would write it.
const MOCKED: &str = include_str!("mocked.rs.txt");

#[test]
fn what_is_there_already_is_not_described_again() {
    let (outside, _) = discovered(EVENING, &[]);
    let before = all_texts(&outside);
    let again = outside.run("", &["discover", "evening.har", "--accept"]);
    assert!(!again.stdout.contains("new: "), "{}", again.all());
    assert_eq!(all_texts(&outside), before);
    // Somebody else's folder is not begun in.
    outside.write("other/Cargo.toml", "[package]");
    outside.write("other/evening.har", EVENING);
    let taken = outside.run("other", &["discover", "evening.har", "--out", "."]);
    assert_eq!(taken.code, 2, "{}", taken.all());
    assert!(taken.stderr.contains("Cargo.toml"), "{}", taken.all());
    let dry = outside.run(
        "dry",
        &["discover", "../evening.har", "--out", ".", "--dry-run"],
    );
    assert_eq!(dry.code, 1, "{}", dry.all());
    assert!(!outside.path().join("dry/spec").exists());
}

#[test]
fn http_is_described_where_it_stays_at_home() {
    let one = |url: &str| {
        let body = json!({"code": 0, "msg": "ok", "data": {"up": true}});
        har([
            Entry::call("GET", url, &body),
            Entry::call("GET", url, &body),
        ])
    };
    for url in [
        "http://127.0.0.1:8900/v1/state",
        "http://192.168.1.1/v1/state",
        "http://router.lan/v1/state",
    ] {
        let (outside, ran) = discovered(&one(url), &[]);
        assert_eq!(ran.code, 0, "{url}: {}", ran.all());
        assert!(outside.read("spec/openapi.yaml").contains("/v1/state"));
    }
    let (outside, ran) = discovered(&one("http://api.example.com/v1/state"), &[]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(ran.stdout.contains("its address is http"), "{}", ran.all());
    assert!(!outside.path().join("spec").exists());
    // A login does not leave this machine without TLS.
    let body = json!({"code": 0, "msg": "ok", "data": {"up": true}});
    let with_login =
        || Entry::call("GET", "http://router.lan/v1/state", &body).cookie("session=s3cr3tsess");
    let (outside, ran) = discovered(&har([with_login()]), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    asks_for_the_login(&outside, "x-plain-http: nothing");
    let mapped = ["--base-url", "api.example.com=http://127.0.0.1:8900"];
    let (outside, ran) = discovered(&one("http://127.0.0.1:8900/v1/state"), &mapped);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(all_texts(&outside).contains("https://api.example.com"));
}

/// Ids of all kinds and people's numbers are parameters of the path; names with numbers in them are not.
#[test]
fn no_id_enters_a_path() {
    let body = json!({"code": 0, "message": "ok", "data": {"id": 1}});
    let urls = [
        "/v1/users/83920175/orders/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "/v2/days/2026-11-28/report.json",
        "/files/9f86d081884c7d65.json",
        "/video/BV1xx411c7mD/related",
        "/members/13812345678/points",
        "/jobs/4711:cancel",
        "/oauth2/v1/level3/createV2",
    ];
    let entries =
        urls.map(|url| Entry::call("GET", &format!("https://api.example.com{url}"), &body));
    let (outside, ran) = discovered(&har(entries), &[]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let root = outside.read("spec/openapi.yaml");
    for path in [
        "/v1/users/{user_id}/orders/{order_id}",
        "/v2/days/{day_id}/report.json",
        "/files/{file_id}.json",
        "/video/{video_id}/related",
        "/members/{member_id}/points",
        "/jobs/{job_id}:cancel",
        "/oauth2/v1/level3/createV2",
    ] {
        assert!(root.contains(path), "{path}: {root}");
    }
}

#[test]
fn a_capture_is_listed_and_an_exchange_of_it_becomes_a_fixture() {
    let (outside, _) = discovered(EVENING, &[]);
    let listed = outside.run("", &["list", "evening.har"]);
    assert_eq!(listed.code, 0, "{}", listed.all());
    let lines: Vec<&str> = listed.stdout.lines().collect();
    assert_eq!(
        lines.len(),
        26,
        "a head and an entry a line: {}",
        listed.all()
    );
    let has = |sample: &str, words: &str| {
        let mut own = lines
            .iter()
            .filter(|line| line.starts_with(&format!("{sample} ")));
        assert!(
            own.any(|line| line.contains(words)),
            "{sample}: {}",
            listed.all()
        );
    };
    has("evening.har:1", "list_items");
    has("evening.har:10", "pay_order");
    has("evening.har:25", "DELETE");
    let json = outside.run("", &["list", "evening.har", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json[9]["operation"], "pay_order");
    // Where there is no spec, there is still a list.
    let bare = outside.run("bare", &["list", "../evening.har"]);
    assert_eq!(bare.stdout.lines().count(), 26, "{}", bare.all());

    let from = ["--from", "evening.har:1"];
    let made = outside.run(
        "",
        &[&["fixture", "list_items", "first_page"], &from[..]].concat(),
    );
    assert_eq!(made.code, 0, "{}", made.all());
    assert!(
        outside
            .read("fixtures/list_items/first_page.json")
            .contains("\"has_more\": true")
    );
    assert!(
        outside
            .read("spec/petmart/list_items.yaml")
            .contains("first_page:")
    );
    for (arguments, why) in [
        (["list_items", "first_page", "evening.har:1"], "already"),
        (
            ["list_items", "Other Case", "evening.har:1"],
            "lower-case letters",
        ),
        (
            ["pay_order", "other", "evening.har:1"],
            "a call of `list_items`",
        ),
        (["list_items", "other", "evening.har:99"], "there is none"),
        (["list_items", "other", "evening.har"], "evening.har"),
        (["nobody", "other", "evening.har:1"], "nobody"),
    ] {
        let [operation, case, from] = arguments;
        let ran = outside.run("", &["fixture", operation, case, "--from", from]);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.all());
        assert!(ran.stderr.contains(why), "{arguments:?}: {}", ran.all());
    }
}
