//! Secrets of every kind at every place, in every encoding, from a seeded generator: none stays. And what is public
//! stays.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::support::secrets::encoded;
use crate::support::{Entry, Har, Sandbox};

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % u64::try_from(below).unwrap()).unwrap()
    }

    fn text(&mut self, letters: &str, length: usize) -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..length)
            .map(|_| letters[self.next(letters.len())])
            .collect()
    }

    fn letters(&mut self, length: usize) -> String {
        self.text(
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789",
            length,
        )
    }

    fn digits(&mut self, length: usize) -> String {
        self.text("123456789", 1) + &self.text("0123456789", length - 1)
    }

    fn hexadecimal(&mut self, length: usize) -> String {
        self.text("0123456789abcdef", length)
    }
}

fn check_digit(number: &str) -> char {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = number.chars().map(|c| c.to_digit(10).unwrap());
    let sum: u32 = digits
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    "10X98765432"
        .chars()
        .nth(usize::try_from(sum % 11).unwrap())
        .unwrap()
}

fn bank_card(dice: &mut Dice) -> String {
    let number = format!("6222{}", dice.digits(14));
    let luhn = |number: &str| {
        let digits = number.chars().rev().enumerate();
        let sum: u32 = digits
            .map(|(index, c)| match (index % 2, c.to_digit(10).unwrap()) {
                (1, 9) => 9,
                (1, digit) => digit * 2 % 9,
                (_, digit) => digit,
            })
            .sum();
        sum.is_multiple_of(10)
    };
    ('0'..='9')
        .map(|digit| format!("{number}{digit}"))
        .find(|number| luhn(number))
        .unwrap()
}

/// Values that have a shape: they are known wherever they stand.
fn shaped(dice: &mut Dice) -> String {
    match dice.next(9) {
        0 => format!("13{}{}", dice.text("3456789", 1), dice.digits(8)),
        1 => format!("{}@mail.example", dice.letters(8).to_lowercase()),
        2 => {
            let number = format!("11010519{}0307{}", dice.text("3456789", 2), dice.digits(3));
            let number = number[..17].to_owned();
            let digit = check_digit(&number);
            format!("{number}{digit}")
        }
        3 => bank_card(dice),
        4 => format!(
            "eyJhbGciOiJIUzI1NiJ9.{}.{}",
            URL_SAFE_NO_PAD.encode(format!("{{\"sub\":\"{}\"}}", dice.digits(9))),
            dice.letters(43)
        ),
        5 => dice.hexadecimal(32),
        6 => dice.letters(32),
        7 => format!(
            "{}-{}-4{}-a{}-{}",
            dice.hexadecimal(8),
            dice.hexadecimal(4),
            dice.hexadecimal(3),
            dice.hexadecimal(3),
            dice.hexadecimal(12)
        ),
        _ => format!("203.0.{}.{}", 100 + dice.next(100), 10 + dice.next(200)),
    }
}

/// Values that only a name tells, and names that do.
fn named(dice: &mut Dice) -> (&'static str, String) {
    let names = [
        "password",
        "smscode",
        "access_token",
        "refreshToken",
        "csrf",
        "client_secret",
        "pwd",
        "sessionId",
        "wechat",
        "nickname",
        "passport",
        "real_name",
        "qq",
        "birthday",
        "plate",
        "verify_code",
        "appkey",
        "X-Auth-Token",
    ];
    let name = names[dice.next(names.len())];
    let value = match dice.next(3) {
        0 => format!("hunter{}", dice.digits(5)),
        // One and zeros but for the last four are the numbers that stand in for others: they are taken for nobody's.
        1 => match dice.digits(8) {
            taken if taken.starts_with("1000") => taken.replacen('1', "7", 1),
            other => other,
        },
        _ => dice.letters(12),
    };
    (name, value)
}

/// A value in one of the wrappings in which values travel.
fn wrapped(dice: &mut Dice, name: &str, value: &str) -> Value {
    match dice.next(9) {
        0 => json!({ name: value }),
        1 => json!({"deep": [{"list": [{ name: value }]}]}),
        2 => json!({"text": json!({ name: value }).to_string()}),
        3 => json!({"msg": format!("{name}={value} sent")}),
        4 => json!({"query": format!("mutation {{ login({name}: \"{value}\") {{ id }} }}")}),
        5 => {
            json!({"next": format!("https://cdn.example/p?{}={}&x=1", encoded(name), encoded(value))})
        }
        6 => json!({"b64": STANDARD.encode(format!("{name}={value}"))}),
        7 => json!({"b64": STANDARD.encode(json!({ name: value }).to_string())}),
        _ => json!({"form": encoded(&format!("{name}={value}&x=1"))}),
    }
}

/// An exchange with the value at one of the places of a HAR file.
fn entry(dice: &mut Dice, name: &str, value: &str) -> Value {
    let body = if dice.next(2) == 0 {
        wrapped(dice, name, value)
    } else {
        json!({"ok": 1})
    };
    let url = match dice.next(3) {
        0 => format!(
            "https://other.example/x?{}={}",
            encoded(name),
            encoded(value)
        ),
        _ => "https://other.example/x".to_owned(),
    };
    let mut entry = Entry::call("POST", &url, &body).0;
    match dice.next(12) {
        0 => {
            entry["request"]["headers"] =
                json!([{"name": "Cookie", "value": format!("a={value}")}]);
        }
        1 => {
            entry["request"]["headers"] =
                json!([{"name": "Authorization", "value": format!("Bearer {value}")}]);
        }
        2 => {
            let address = format!("https://x.example/?{}={}", encoded(name), encoded(value));
            entry["request"]["headers"] = json!([{"name": "Referer", "value": address}]);
        }
        3 => {
            let address = format!("https://x.example/cb?{}={}", encoded(name), encoded(value));
            entry["response"]["redirectURL"] = json!(address);
            entry["response"]["headers"] = json!([{"name": "Location", "value": address}]);
        }
        4 => entry["comment"] = json!(value),
        5 => entry["_custom"] = json!({"deep": value}),
        6 => entry["response"]["statusText"] = json!(value),
        7 => entry["cache"] = json!({"beforeRequest": {"eTag": value, "comment": value}}),
        8 => {
            entry["request"]["postData"] = json!({"mimeType": "application/x-www-form-urlencoded",
                "text": format!("a=1&{}={}", encoded(name), encoded(value))});
        }
        9 => {
            entry["request"]["postData"] = json!({"mimeType": "application/json",
                "text": wrapped(dice, name, value).to_string()});
        }
        10 => {
            entry["request"]["postData"] =
                json!({"mimeType": "text/plain", "text": format!("hi {value}")});
        }
        _ => {
            entry["request"]["queryString"] = json!([{"name": name, "value": value}]);
            entry["response"]["content"]["text"] =
                json!(STANDARD.encode(wrapped(dice, name, value).to_string()));
            entry["response"]["content"]["encoding"] = json!("base64");
        }
    }
    entry
}

/// A text, and all that is packed in it in base64 or percent-encoded.
fn unpacked(text: &str) -> String {
    let mut all = vec![text.to_owned()];
    let mut round = vec![text.to_owned()];
    for _ in 0..3 {
        let mut next = Vec::new();
        for text in &round {
            let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "+/=-_".contains(c)));
            for word in words.filter(|word| word.len() >= 12) {
                let plain = word
                    .trim_end_matches('=')
                    .replace('-', "+")
                    .replace('_', "/");
                let bytes = base64::engine::general_purpose::STANDARD_NO_PAD.decode(plain);
                next.extend(bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()));
            }
            if text.contains('%') {
                next.push(bilispec_wire::urlencoded::decode(text, true).into_owned());
            }
            if text.contains("\\u") {
                next.extend(
                    serde_json::from_str::<Value>(text)
                        .ok()
                        .map(|json| json.to_string()),
                );
            }
        }
        all.extend(next.iter().cloned());
        round = next;
    }
    all.join("\n")
}

/// What of `secrets` stays in a redacted capture of these exchanges; with the whole text, for messages.
fn left(sandbox: &Sandbox, secrets: &[(String, Value)]) -> Vec<String> {
    let mut har = Har::default();
    for (_, entry) in secrets {
        har.raw(entry.clone());
    }
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["redact", "a.har", "-o", "once"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let once = sandbox.read("once");
    let all = unpacked(&once);
    let left = secrets
        .iter()
        .filter(|(secret, _)| all.contains(secret.as_str()))
        .map(|(secret, entry)| format!("{secret}: {entry}"))
        .collect();
    let ran = sandbox.run(&["redact", "once", "-o", "twice"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let twice = sandbox.read("twice");
    let changed = once
        .lines()
        .zip(twice.lines())
        .find(|(one, other)| one != other);
    assert_eq!(changed, None, "redacting again changes nothing");
    left
}

/// So many secrets that their names give away and so many that only their shapes do, each with the entry that it is in.
fn secrets(dice: &mut Dice, count: usize) -> Vec<(String, Value)> {
    let mut secrets = Vec::new();
    for _ in 0..count {
        let (name, value) = named(dice);
        let entry = entry(dice, name, &value);
        secrets.push((value, entry));
        let value = shaped(dice);
        let entry = self::entry(dice, "note", &value);
        secrets.push((value, entry));
    }
    secrets
}

#[test]
fn no_secret_of_any_kind_stays_at_any_place() {
    let sandbox = Sandbox::new();
    let mut dice = Dice(7);
    let secrets = secrets(&mut dice, 600);
    let left = left(&sandbox, &secrets);
    assert!(left.is_empty(), "{} stay:\n{}", left.len(), left.join("\n"));
}

/// Five hundred values as APIs of shops have them, that say nothing of anybody.
fn harmless(dice: &mut Dice) -> Vec<(&'static str, Value)> {
    let words = [
        "adult ticket",
        "front row",
        "sold out",
        "Paid",
        "PENDING_PAYMENT",
        "createOrderV2",
        "application/json",
        "zh-CN",
        "Asia/Shanghai",
        "v2.13.4",
        "1.2.3.4",
        "上海站",
        "成人票",
        "已售罄",
        "2025国风音乐节",
        "看台A区",
        "Chrome/120.0.0.0",
        "/x/v2/order/list",
        "https://i0.hdslb.com/bfs/openplatform/cover-large.jpg",
        "BV1xx411c7mD",
        "invalid token: expired",
        "error code: 10004",
        "HTTP/1.1",
        "W/\"5e-abc\"",
        "#FF8800",
        "text/html; charset=utf-8",
        "Mon, 01 Dec 2025 08:00:00 GMT",
        "https://show.example/platform/detail.html?id=85826&from=pc",
        "sku=581111",
        "a=1&b=2",
        "internationalization",
    ];
    let mut values = Vec::new();
    for number in 0..500 {
        let text = words[dice.next(words.len())];
        values.push(match number % 14 {
            0 => ("price", json!(dice.next(100_000))),
            1 => ("count", json!(dice.next(1000))),
            2 => ("project_id", json!(10_000 + dice.next(900_000))),
            3 => ("start_time", json!(1_700_000_000 + dice.next(90_000_000))),
            4 => (
                "end_time_ms",
                json!((1_700_000_000 + dice.next(90_000_000)) * 1000),
            ),
            5 => (
                "date",
                json!(format!(
                    "2025-{:02}-{:02} 19:30:00",
                    1 + dice.next(12),
                    1 + dice.next(28)
                )),
            ),
            6 => (
                "order_no",
                json!(dice.digits(12).replacen(|_| true, "9", 1)),
            ),
            7 => ("item_id", json!(format!("1{}", dice.text("012", 18)))),
            8 => (
                "amount",
                json!(format!("{}.{:02}", dice.next(1000), dice.next(100))),
            ),
            9 => ("token_type", json!("Bearer")),
            10 => ("expires_in", json!(dice.next(10_000))),
            11 => ("status_name", json!(text)),
            12 => ("state", json!(text)),
            _ => ("title", json!(text)),
        });
    }
    values
}

#[test]
fn what_is_public_stays() {
    let sandbox = Sandbox::new();
    let mut dice = Dice(11);
    let values = harmless(&mut dice);
    let mut har = Har::default();
    for (name, value) in &values {
        har.raw(
            Entry::call(
                "GET",
                "https://other.example/x",
                &json!({"data": { *name: value }}),
            )
            .0,
        );
    }
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["redact", "a.har", "-o", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let out: Value = serde_json::from_str(&sandbox.read("out")).unwrap();
    let entries = out["log"]["entries"].as_array().unwrap();
    assert_eq!(entries.len(), values.len());
    let masked: Vec<_> = entries
        .iter()
        .zip(&values)
        .filter(|(entry, (name, value))| {
            let text = entry["response"]["content"]["text"].as_str().unwrap();
            let body: Value = serde_json::from_str(text).unwrap();
            body["data"][*name] != *value
        })
        .map(|(_, one)| one)
        .collect();
    assert!(masked.len() <= 5, "{} of 500: {masked:?}", masked.len());
}

/// Whatever the values: what is masked once is gone from the output, also in the forms in which it could hide.
#[test]
fn what_is_masked_once_is_gone_everywhere() {
    let config = Config::with_cases(40);
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[23; 32]);
    gone_everywhere(TestRunner::new_with_rng(config, seed));
}

/// For as many seconds as `BILISPEC_FUZZ_SECONDS` says, with values that no run before had.
#[test]
#[ignore = "runs for as long as it is told"]
fn what_is_masked_once_is_gone_for_long() {
    let seconds = std::env::var("BILISPEC_FUZZ_SECONDS").ok();
    let seconds = seconds
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(10);
    let begun = Instant::now();
    let mut tried = 0_u64;
    while begun.elapsed() < Duration::from_secs(seconds) {
        gone_everywhere(TestRunner::new(Config::with_cases(20)));
        tried += 20;
    }
    println!("{tried} captures of 12 secrets each in {seconds} s");
}

fn gone_everywhere(mut runner: TestRunner) {
    let sandbox = Sandbox::new();
    let result = runner.run(&proptest::num::u64::ANY, |seed| {
        let mut dice = Dice(seed);
        let secrets = secrets(&mut dice, 12);
        let left = left(&sandbox, &secrets);
        assert!(left.is_empty(), "{} stay:\n{}", left.len(), left.join("\n"));
        Ok(())
    });
    assert!(result.is_ok(), "{:?}", result.err());
}

#[test]
fn what_the_spec_calls_public_and_what_was_asked_for_stays() {
    let sandbox = Sandbox::new();
    let mut entry = Entry::call("GET", "https://other.example/x", &json!({"x": 1})).0;
    entry["comment"] = json!("mine");
    entry["_priority"] = json!("High");
    entry["_note"] = json!("token=q7Zk20vPx");
    let mut har = Har::default();
    har.raw(entry);
    sandbox.write("a.har", har.text());
    sandbox.run(&["redact", "a.har", "-o", "bare"]);
    let bare = sandbox.read("bare");
    assert!(
        !bare.contains("mine") && !bare.contains("_priority"),
        "{bare}"
    );
    let ran = sandbox.run(&["redact", "a.har", "--keep-extras", "-o", "kept"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let kept = sandbox.read("kept");
    assert!(
        kept.contains("\"comment\":\"mine\"") && kept.contains("\"_priority\":\"High\""),
        "{kept}"
    );
    assert!(!kept.contains("q7Zk20vPx"), "{kept}");
    let prose = Entry::call(
        "GET",
        "https://other.example/x",
        &json!({"message": "用户 张三丰 的订单已经取消"}),
    )
    .0;
    let mut har = Har::default();
    har.raw(prose);
    sandbox.write("prose.har", har.text());
    let ran = sandbox.run(&["redact", "--check", "prose.har"]);
    assert!(
        ran.stderr.contains("prose.har#0: response body /message"),
        "{}",
        ran.stderr
    );
}
