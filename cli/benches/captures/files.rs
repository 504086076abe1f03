//! Captures of any size: exchanges of two kinds, over and over.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use bilispec_codegen::bodies::Body;
use serde_json::{Value, json};

pub(super) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

fn fixture(name: &str) -> Value {
    let file = repository().join("fixtures").join(name);
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The text of a fixture as a server sends it: its own order of keys, without white space.
fn compact(name: &str) -> String {
    let bytes = fs::read(repository().join("fixtures").join(name)).unwrap();
    let value = serde_json::from_slice(&bytes).map_err(|error| error.to_string());
    Body { bytes, value }.compact().unwrap().into_owned()
}

/// A project's page with as many screens as large ones have: 40 KB.
fn widened(body: &str) -> String {
    let list = "\"screen_list\":[";
    let start = body.find(list).unwrap() + list.len();
    let mut depth = 1;
    let length = body[start..]
        .find(|letter| {
            depth +=
                i32::from(matches!(letter, '[' | '{')) - i32::from(matches!(letter, ']' | '}'));
            depth == 0
        })
        .unwrap();
    let (before, rest) = body.split_at(start);
    let (screens, after) = rest.split_at(length);
    let many = vec![screens; 40_000 / screens.len() + 1].join(",");
    format!("{before}{many}{after}")
}

/// An exchange: the n-th of its kind.
struct Exchange {
    method: &'static str,
    url: String,
    form: Option<String>,
    body: String,
}

fn exchanges() -> Vec<Exchange> {
    let project = widened(&compact("get_project/success.json"));
    let pay = compact("quick_pay/success.json");
    let of = |name: &str, path: &str| fixture(name).pointer(path).unwrap().to_string();
    let id = of("get_project/success.json", "/data/id");
    let mid = of("quick_pay/success.json", "/data/mid");
    let mut exchanges = Vec::new();
    for number in 0..440_u64 {
        if number % 11 == 0 {
            let other = (85_000 + number).to_string();
            exchanges.push(Exchange {
                method: "GET",
                url: format!(
                    "https://show.bilibili.com/api/ticket/project/get?version=134&id={other}"
                ),
                form: None,
                body: project.replace(&format!("\"id\":{id},"), &format!("\"id\":{other},")),
            });
        } else {
            let other = (200_000_000 + number * 7919).to_string();
            exchanges.push(Exchange {
                method: "POST",
                url: "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick".to_owned(),
                form: Some(format!(
                    "elec_num=20&up_mid={other}&otype=up&oid={other}&csrf={number:032x}"
                )),
                body: pay.replace(&mid, &other),
            });
        }
    }
    exchanges
}

fn entry(exchange: &Exchange) -> Value {
    let header = |(name, value): (&str, &str)| json!({"name": name, "value": value});
    let host = exchange.url.split('/').nth(2).unwrap();
    let headers: Vec<_> = [
        (":authority", host),
        (":method", exchange.method),
        (":scheme", "https"),
        ("accept", "application/json, text/plain, */*"),
        ("accept-encoding", "gzip, deflate, br, zstd"),
        ("accept-language", "zh-CN,zh;q=0.9,en;q=0.8"),
        ("cookie", "SESSDATA=0f0f0f0f%2C1700000000%2C00000; bili_jct=00000000000000000000000000000000; buvid3=00000000-0000-0000-0000-000000000000infoc"),
        ("origin", "https://www.bilibili.com"),
        ("referer", "https://www.bilibili.com/"),
        ("sec-fetch-dest", "empty"),
        ("sec-fetch-mode", "cors"),
        ("user-agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36"),
    ]
    .into_iter()
    .map(header)
    .collect();
    let answered: Vec<_> = [
        ("access-control-allow-credentials", "true"),
        ("access-control-allow-origin", "https://www.bilibili.com"),
        ("content-encoding", "br"),
        ("content-type", "application/json; charset=utf-8"),
        ("date", "Thu, 01 Jan 2026 00:00:00 GMT"),
        ("x-bili-trace-id", "0000000000000000"),
    ]
    .into_iter()
    .map(header)
    .collect();
    let mut request = json!({"method": exchange.method, "url": exchange.url, "httpVersion": "h2", "headers": headers, "queryString": [], "cookies": [], "headersSize": -1, "bodySize": 100});
    if let Some(form) = &exchange.form {
        request["postData"] =
            json!({"mimeType": "application/x-www-form-urlencoded", "text": form});
    }
    json!({
        "startedDateTime": "2026-01-01T00:00:00.000Z", "time": 63.2, "request": request,
        "response": {"status": 200, "statusText": "", "httpVersion": "h2", "headers": answered, "cookies": [],
            "content": {"size": exchange.body.len(), "mimeType": "application/json", "text": exchange.body},
            "redirectURL": "", "headersSize": -1, "bodySize": -1, "_transferSize": 700},
        "cache": {}, "timings": {"blocked": 1.5, "dns": -1, "ssl": -1, "connect": -1, "send": 0.2, "wait": 60.1, "receive": 1.4},
        "serverIPAddress": "0.0.0.0", "_initiator": {"type": "script"}, "_priority": "High", "_resourceType": "xhr"
    })
}

pub(super) fn generate(file: &Path, size: u64) {
    let entries: Vec<_> = exchanges()
        .iter()
        .map(|exchange| entry(exchange).to_string())
        .collect();
    fill(
        file,
        &entries,
        size,
        [
            "{\"log\":{\"version\":\"1.2\",\"creator\":{},\"pages\":[],\"entries\":[",
            ",",
            "]}}",
        ],
    );
}

/// Charges alone, small as scripts keep them, in the notation of Python's `json`.
pub(super) fn charges(file: &Path, size: u64) {
    let mid = fixture("quick_pay/success.json")
        .pointer("/data/mid")
        .unwrap()
        .to_string();
    let pay = compact("quick_pay/success.json");
    // As many as no memory of earlier ones is of use for.
    let entries: Vec<_> = (0..20_000_u64)
        .map(|number| charge(&pay, &mid, number))
        .collect();
    fill(
        file,
        &entries,
        size,
        [
            "{\"log\": {\"version\": \"1.2\", \"entries\": [",
            ", ",
            "]}}",
        ],
    );
}

fn charge(pay: &str, mid: &str, number: u64) -> String {
    let other = (200_000_000 + number * 7919).to_string();
    let body = pay.replace(mid, &other);
    let form = format!("elec_num=20&up_mid={other}&otype=up&oid={other}&csrf={number:032x}");
    let header = |name: &str, value: &str| json!({"name": name, "value": value});
    let cookie = format!("SESSDATA=0f0f0f0f%2C1700000000%2C00000; bili_jct={number:032x}");
    let form_type = "application/x-www-form-urlencoded";
    let entry = json!({
        "startedDateTime": "2026-01-01T00:00:00.000Z", "time": 1,
        "request": {
            "method": "POST", "url": "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick", "httpVersion": "HTTP/1.1",
            "headers": [header("Cookie", &cookie), header("Content-Type", form_type)],
            "queryString": [], "cookies": [], "headersSize": -1, "bodySize": -1,
            "postData": {"mimeType": form_type, "text": form}
        },
        "response": {
            "status": 200, "statusText": "", "httpVersion": "HTTP/1.1",
            "headers": [header("Content-Type", "application/json; charset=utf-8")], "cookies": [],
            "content": {"size": body.len(), "mimeType": "application/json", "text": body},
            "redirectURL": "", "headersSize": -1, "bodySize": -1
        },
        "cache": {}, "timings": {"send": 0, "wait": 0, "receive": 0}
    });
    spaced(&entry.to_string())
}

/// JSON without white space, with a space behind each comma and colon.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 8);
    let mut quoted = false;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        spaced.push(letter);
        match letter {
            '\\' => spaced.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' | ':' if !quoted => spaced.push(' '),
            _ => {}
        }
    }
    spaced
}

pub(super) fn pretty(file: &Path, size: u64) {
    let entries: Vec<_> = exchanges()
        .iter()
        .map(|exchange| {
            serde_json::to_string_pretty(&entry(exchange))
                .unwrap()
                .replace('\n', "\n      ")
        })
        .collect();
    fill(
        file,
        &entries,
        size,
        [
            "{\n  \"log\": {\n    \"entries\": [\n      ",
            ",\n      ",
            "\n    ]\n  }\n}\n",
        ],
    );
}

pub(super) fn ndjson(file: &Path, size: u64) {
    let line = |exchange: &Exchange| {
        let mut line = format!(
            "{{\"method\":{:?},\"url\":{:?},\"status\":200",
            exchange.method, exchange.url
        );
        if let Some(form) = &exchange.form {
            write!(line, ",\"request_body\":{form:?}").unwrap();
        }
        format!("{line},\"response_body\":{}}}", exchange.body)
    };
    let lines: Vec<_> = exchanges().iter().map(line).collect();
    fill(file, &lines, size, ["", "\n", "\n"]);
}

fn fill(file: &Path, records: &[String], size: u64, [before, between, after]: [&str; 3]) {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file).unwrap());
    out.write_all(before.as_bytes()).unwrap();
    let mut written = 0;
    for (number, record) in records.iter().cycle().enumerate() {
        if number > 0 {
            out.write_all(between.as_bytes()).unwrap();
        }
        out.write_all(record.as_bytes()).unwrap();
        written += (record.len() + between.len()) as u64;
        if written >= size {
            break;
        }
    }
    out.write_all(after.as_bytes()).unwrap();
    out.flush().unwrap();
}
