//! Captures with secrets in every place where one can stand.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Entry, Har, buyers, fixture, order, pay, prepare};

/// What must be in no output: each stands somewhere in [`har`].
pub(crate) const SECRETS: [&str; 31] = [
    "5e55da7a5e55da7a",
    "c5f2c5f2c5f2c5f2c5f2c5f2c5f2c5f2",
    "b1c2d3e4f5a6b7c8",
    "bearer-5ecret-77",
    "pr0xyp4ss",
    "xcsrf-header-91",
    "fragment-5ecret",
    "user1nfo",
    "querytoken-31",
    "refererkey-42",
    "setcookie-val-9",
    "211011199003077758",
    "13812345678",
    "13987654321",
    "欧阳娜娜",
    "诸葛亮亮",
    "zhu@mail.example",
    "北京市朝阳区建国路",
    "prepare-t0ken-aa",
    "order-t0ken-bb",
    "488776655",
    "399887766",
    "unmatched-sess-5",
    "formpass-88",
    "inner-json-tok3n",
    "html-body-secret",
    "multipart-secret",
    "ws-secret-message",
    "brokenjson-secret",
    "eyJhbGciOi",
    "15811112222",
];

fn with(mut entry: Entry, change: impl FnOnce(&mut Value)) -> Value {
    change(&mut entry.0);
    entry.0
}

/// Exchanges that hold all of [`SECRETS`], with faults at sensitive places and beside them.
pub(crate) fn entries() -> Vec<Value> {
    let cookie = "SESSDATA=5e55da7a5e55da7a%2Cb1c2d3e4f5a6b7c8*; bili_jct=c5f2c5f2c5f2c5f2c5f2c5f2c5f2c5f2; DedeUserID=488776655";
    let mut list = fixture("list_buyers", "success");
    let buyer = &mut list["data"]["list"][0];
    buyer["name"] = json!("诸葛亮亮");
    buyer["tel"] = json!("13812345678");
    buyer["personal_id"] = json!("211011199003077758");
    buyer["uid"] = json!("488776655");
    buyer["contact_email"] = json!("zhu@mail.example");
    buyer["is_default"] = json!(7);
    let buyer_text = json!([buyer]).to_string();
    let mut prepared = fixture("prepare_order", "success");
    prepared["data"]["token"] = json!("prepare-t0ken-aa");
    prepared["data"]["ptoken"] = json!({"value": "inner-json-tok3n"});
    let mut created = fixture("create_order", "success");
    created["data"]["token"] = json!("order-t0ken-bb");
    created["data"]["extra_json"] =
        json!(json!({"access_token": "inner-json-tok3n", "tel": 13_987_654_321_u64}).to_string());
    let mut paid = fixture("quick_pay", "success");
    paid["data"]["mid"] = json!(488_776_655);
    paid["data"]["up_mid"] = json!("399887766");
    paid["data"]["status"] = json!(-9);
    // A key that is somebody's.
    paid["data"]["15811112222"] = json!(1);
    let form: String = url_encoded(&[
        ("project_id", "85826"), ("screen_id", "193111"), ("sku_id", "x581111"), ("count", "1"), ("pay_money", "38000"),
        ("order_type", "1"), ("timestamp", "1717000000000"), ("token", "prepare-t0ken-aa"), ("deviceId", "b1c2d3e4f5a6b7c8"),
        ("buyer_info", &buyer_text), ("tel", "13987654321"), ("buyer", "欧阳娜娜"),
        ("deliver_info", &json!({"name": "欧阳娜娜", "tel": "13987654321", "addr_id": 488_776_655, "addr": "北京市朝阳区建国路", "x": 1}).to_string()),
    ]);
    let headers = json!([
        {"name": "Cookie", "value": cookie}, {"name": "Authorization", "value": "Bearer bearer-5ecret-77"},
        {"name": "Proxy-Authorization", "value": "Basic pr0xyp4ss"}, {"name": "X-CSRF-Token", "value": "xcsrf-header-91"},
        {"name": "Referer", "value": "https://show.bilibili.com/x?access_key=refererkey-42"},
        {"name": ":path", "value": "/api?csrf=querytoken-31"},
    ]);
    vec![
        with(buyers().body(&list), |entry| {
            entry["request"]["headers"] = headers.clone();
            entry["response"]["headers"] = json!([["Set-Cookie", "sid=setcookie-val-9; Path=/"]]);
            entry["request"]["cookies"] = json!([{"name": "SESSDATA", "value": "5e55da7a5e55da7a", "httpOnly": true}]);
            entry["_initiator"] = json!({"stack": {"url": "https://a.example/?token=querytoken-31"}});
        }),
        prepare().cookie(cookie).body(&prepared).0,
        order().form(&form).cookie(cookie).body(&created).0,
        with(pay().body(&paid), |entry| {
            entry["request"]["postData"] = json!({"mimeType": "application/x-www-form-urlencoded", "params": [
                {"name": "elec_num", "value": "5"}, {"name": "up_mid", "value": "399887766"}, {"name": "otype", "value": "up"},
                {"name": "csrf", "value": "c5f2c5f2c5f2c5f2c5f2c5f2c5f2c5f2"}, {"name": "weird_phone", "value": "15811112222"}]});
        }),
        // Base64, and JSON in place of a form.
        with(pay(), |entry| {
            let body = json!({"code": 0, "message": "0", "ttl": 1, "data": {"mid": 488_776_655, "order_no": "order-t0ken-bb"}});
            use base64::Engine as _;
            let packed = base64::engine::general_purpose::STANDARD.encode(body.to_string());
            entry["response"]["content"] = json!({"mimeType": "application/json", "text": packed, "encoding": "base64"});
            entry["request"]["postData"] = json!({"mimeType": "application/json",
                "text": json!({"elec_num": 20, "up_mid": 399_887_766, "otype": "up", "oid": "399887766", "csrf": "c5f2c5f2c5f2c5f2c5f2c5f2c5f2c5f2"}).to_string()});
        }),
        // What the spec does not describe.
        Entry::call("POST", "https://user1nfo:pr0xyp4ss@other.example/u/15811112222?SESSDATA=unmatched-sess-5&x=1#fragment-5ecret",
            &json!({"data": {"realname": "欧阳娜娜", "mobile": 13_812_345_678_u64, "idcard": "211011199003077758", "jwt": "eyJhbGciOi.eyJzdWIi.c2ln",
                "note": "plain", "15811112222": 1, "nested": json!({"session_key": "inner-json-tok3n"}).to_string()}}))
            .form("password=formpass-88&kept=1&csrf=c5f2c5f2c5f2c5f2c5f2c5f2c5f2c5f2").0,
        pay().status(412).content(json!({"mimeType": "text/html", "text": "<p>html-body-secret</p>"})).0,
        pay().content(json!({"mimeType": "application/json", "text": "{\"token\": \"brokenjson-secret\""})).0,
        with(pay(), |entry| {
            entry["request"]["postData"] = json!({"mimeType": "multipart/form-data; boundary=x", "text": "--x\r\nname=\"csrf\"\r\n\r\nmultipart-secret"});
            entry["_webSocketMessages"] = json!([{"type": "send", "data": "ws-secret-message"}]);
        }),
    ]
}

/// The same as a HAR file.
pub(crate) fn har() -> String {
    let mut har = Har::default();
    for entry in entries() {
        har.raw(entry);
    }
    har.text()
}

/// The same as a log, a line an exchange.
pub(crate) fn ndjson() -> String {
    entries().iter().map(|entry| line(entry) + "\n").collect()
}

fn line(entry: &Value) -> String {
    let request = &entry["request"];
    let mut headers = request["headers"].clone();
    if let Some(mime) = request["postData"]["mimeType"].as_str() {
        let line = json!({"name": "Content-Type", "value": mime});
        headers.as_array_mut().unwrap().push(line);
    }
    json!({
        "method": request["method"], "url": request["url"], "request_headers": headers,
        "request_body": request["postData"]["text"], "status": entry["response"]["status"],
        "response_headers": entry["response"]["headers"], "response_body": entry["response"]["content"]["text"],
        "note": {"user_id": 488_776_655}
    })
    .to_string()
}

/// A text with everything but letters and digits percent-encoded.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

fn url_encoded(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    pairs.join("&")
}

/// The secrets that a text holds, plain, in escapes of JSON or addresses, or in base64.
pub(crate) fn leaks(text: &str) -> Vec<&'static str> {
    use base64::Engine as _;
    let unpacked: String = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)))
        .filter(|word| word.len() > 12)
        .filter_map(|word| base64::engine::general_purpose::STANDARD.decode(word).ok())
        .filter_map(|bytes| String::from_utf8(bytes).ok())
        .collect();
    let holds = |secret: &&&str| {
        let (mut escaped, mut encoded) = (String::new(), String::new());
        for unit in secret.encode_utf16() {
            let _ = write!(escaped, "\\u{unit:04x}");
        }
        for byte in secret.bytes() {
            let _ = write!(encoded, "%{byte:02X}");
        }
        [**secret, &escaped, &encoded]
            .iter()
            .any(|form| text.contains(form) || unpacked.contains(form))
    };
    SECRETS.iter().filter(holds).copied().collect()
}
