//! Kinds of runs that check nothing that proves anything.

use crate::support::{Entry, Har, buyers, fixture, order, pay, project};
use serde_json::{Value, json};

/// A vacuous run: the arguments behind `validate`, what is on stdin, and a text that each format has to hold.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) arguments: Vec<&'static str>,
    pub(super) input: Vec<u8>,
    pub(super) why: &'static str,
}

pub(super) fn case(name: &'static str, input: impl Into<Vec<u8>>, why: &'static str) -> Case {
    with(name, &[], input, why)
}

pub(super) fn with(
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

pub(super) fn har(entries: impl IntoIterator<Item = Entry>) -> String {
    let mut har = Har::default();
    for entry in entries {
        har.add(entry);
    }
    har.text()
}

pub(super) fn ten(entry: impl Fn() -> Entry) -> String {
    har((0..10).map(|_| entry()))
}

/// The same call at another address.
pub(super) fn moved(mut entry: Entry, from: &str, to: &str) -> Entry {
    let url = entry.0["request"]["url"]
        .as_str()
        .unwrap()
        .replace(from, to);
    entry.0["request"]["url"] = url.into();
    entry
}

pub(super) fn method(mut entry: Entry, method: &str) -> Entry {
    entry.0["request"]["method"] = method.into();
    entry
}

pub(super) fn html(entry: Entry, status: u16) -> Entry {
    let page = json!({"mimeType": "text/html", "text": "<html>please log in</html>"});
    entry.status(status).content(page)
}

pub(super) fn refused(code: i64) -> Value {
    json!({"code": code, "message": "no", "ttl": 1})
}

pub(super) fn packed(encoding: &str, body: &[u8]) -> Entry {
    let content =
        json!({"mimeType": "application/json", "text": base64(body), "encoding": "base64"});
    let mut entry = pay().content(content);
    entry.0["response"]["headers"] = json!([{"name": "content-encoding", "value": encoding}]);
    entry
}

pub(super) fn base64(bytes: &[u8]) -> String {
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

pub(super) fn websocket() -> Entry {
    let mut entry = Entry::call(
        "GET",
        "wss://api.bilibili.com/x/ugcpay/trade/elec/pay/quick",
        &json!({}),
    );
    entry.0["_webSocketMessages"] = json!([{"type": "receive", "data": "{}"}]);
    entry.0["response"]["content"] = json!({"size": 0, "mimeType": "x-unknown"});
    entry.status(101)
}

pub(super) fn captures() -> Vec<Case> {
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
