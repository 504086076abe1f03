//! One session with every fault that the report layer is there for: each found exactly once, at its place, and
//! nothing else; and nothing sensitive in any output.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Entry, Har, Sandbox, buyers, fixture, order, pay, prepare, project};
use base64::Engine as _;
use serde_json::{Value, json};

/// What is expected of the session: `rule severity operation part instance_path ×count`.
const EXPECTED: [&str; 16] = [
    "response.type error get_project response.body /data/is_sale ×1",
    "response.required error list_buyers response.body /data ×1",
    "response.type error list_buyers response.body /data ×1",
    "response.type error list_buyers response.body /data ×1",
    "response.required error list_buyers response.body /data/list ×1",
    "response.type error list_buyers response.body /data/list ×1",
    "response.type error quick_pay response.body /data/exp ×1",
    "response.type error quick_pay response.body /data/mid ×1",
    "response.enum error quick_pay response.body /data/status ×3",
    "response.unknown-field warning get_project response.body /data/vip_price ×1",
    "response.unknown-code warning quick_pay response.body /code ×1",
    "response.unknown-field warning quick_pay response.body /data/bonus ×1",
    "request.required warning quick_pay request.cookie /SESSDATA ×1",
    "request.unknown-field warning quick_pay request.form /access_key ×1",
    "request.required warning quick_pay request.form /csrf ×1",
    "request.expect warning quick_pay request.form /elec_num ×1",
];

/// What must never be printed. Each is planted somewhere in the session.
const SECRETS: [&str; 12] = [
    "s3cr3tsess",
    "c5rfc5rf",
    "tokentoken",
    "querysecret",
    "张三丰",
    "13912345678",
    "110101199003078515",
    "987654321987",
    "headersecret",
    "ordertoken",
    "vouchersecret",
    "formsecret",
];

fn changed(operation: &str, case: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = fixture(operation, case);
    change(&mut body);
    body
}

fn paid(change: impl FnOnce(&mut Value)) -> Entry {
    pay().body(&changed("quick_pay", "success", change))
}

fn session() -> Har {
    let mut har = Har::default();
    // What is as it should be, with secrets in all the places that calls have.
    har.add(pay());
    har.add(project().cookie("SESSDATA=s3cr3tsess%2C1; bili_jct=c5rfc5rf"));
    let list = changed("list_buyers", "success", |body| {
        let buyer = &mut body["data"]["list"][0];
        buyer["name"] = "张三丰".into();
        buyer["tel"] = "13912345678".into();
        buyer["personal_id"] = "110101199003078515".into();
    });
    let chosen = json!([list["data"]["list"][0]]).to_string();
    let chosen: Vec<String> = chosen.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut secret = buyers().body(&list);
    secret.0["request"]["headers"]
        .as_array_mut()
        .unwrap()
        .push(json!(["Authorization", "headersecret"]));
    har.add(secret);
    let form = "project_id=85826&screen_id=193111&sku_id=581111&count=1&pay_money=38000&order_type=1&timestamp=1717000000000&token=tokentoken&deviceId=";
    har.add(
        order()
            .form(&format!("{form}&buyer_info={}", chosen.concat()))
            .body(&changed("create_order", "success", |body| {
                body["data"]["token"] = "ordertoken".into();
            })),
    );

    // An unlisted status, three times.
    for _ in 0..3 {
        har.add(paid(|body| body["data"]["status"] = json!(-9)));
    }
    // `errno` null with a message, `code` instead of `errno`: both are in the spec.
    har.add(
        order().body(
            &json!({"errno": null, "errtag": 0, "msg": "请填写正确的联系人手机号", "data": {}}),
        ),
    );
    har.add(project().body(&changed("get_project", "success", |body| {
        let code = body.as_object_mut().unwrap().remove("errno").unwrap();
        body["code"] = code;
    })));
    // The data of a refusal is never drift.
    for data in [
        json!(null),
        json!({}),
        json!({"token": null, "shield": null}),
        json!(true),
    ] {
        har.add(prepare().body(&json!({"errno": 100_041, "errtag": 0, "msg": "", "data": data})));
    }
    har.add(prepare().body(&json!({"errno": 100_041, "errtag": 0, "msg": ""})));
    // The data of a success is.
    for data in [json!(null), json!({}), json!({"list": null}), json!(true)] {
        har.add(buyers().body(&json!({"errno": 0, "errtag": 0, "msg": "", "data": data})));
    }
    har.add(buyers().body(&json!({"errno": 0, "errtag": 0, "msg": ""})));
    // Risk control: by code on either host, and by HTTP status.
    har.add(pay().body(
        &json!({"code": -352, "message": "-352", "ttl": 1, "data": {"v_voucher": "vouchersecret"}}),
    ));
    har.add(prepare().body(&fixture("prepare_order", "risk_control")));
    har.add(pay().status(412).content(
        json!({"mimeType": "text/html; charset=utf-8", "text": "<!DOCTYPE html><p>querysecret"}),
    ));
    // No text, and text in base64 that is read all the same.
    har.add(project().content(json!({"size": 42, "mimeType": "application/json"})));
    let body = changed("quick_pay", "success", |body| {
        body["data"]["bonus"] = json!({"coins": 1});
    });
    let packed = base64::engine::general_purpose::STANDARD.encode(body.to_string());
    har.add(
        pay()
            .content(json!({"mimeType": "application/json", "text": packed, "encoding": "base64"})),
    );
    // A foreign host, a preflight, a redirect, an entry that is none.
    har.add(Entry::get(
        "https://data.example/log?token=querysecret",
        &json!({"ok": true}),
    ));
    har.add(Entry::call(
        "OPTIONS",
        "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick",
        &json!({}),
    ));
    har.add(project().status(302));
    har.raw(json!({"request": {"method": "GET", "url": null}}));
    // A new field, a field turned null, ids turned into other types, an unlisted code.
    har.add(project().body(&changed("get_project", "success", |body| {
        body["data"]["vip_price"] = json!("张三丰");
        body["data"]["is_sale"] = json!("1");
    })));
    har.add(paid(|body| body["data"]["exp"] = json!(null)));
    har.add(paid(|body| body["data"]["mid"] = json!("987654321987")));
    har.add(pay().body(&json!({"code": 88_214, "message": "", "ttl": 1})));
    // Requests.
    har.add(
        pay().form("elec_num=20&up_mid=293793435&otype=up&oid=293793435&access_key=formsecret"),
    );
    har.add(
        paid(|body| body["data"]["elec_num"] = json!(5))
            .form(&crate::support::PAY_FORM.replace("elec_num=20", "elec_num=5")),
    );
    let mut without = pay();
    without.0["request"]["headers"] = json!([{"name": "Cookie", "value": "bili_jct=c5rfc5rf"}]);
    har.add(without);
    har
}

#[test]
fn every_fault_is_found_once_at_its_place_and_nothing_else_is() {
    let project = Sandbox::new();
    project.write("evening.har", session().text());
    let ran = project.run(&["validate", "evening.har", "--format", "json"]);
    let report = ran.report();
    let found: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect();
    assert_eq!(found, EXPECTED, "{}", ran.all());
    assert_eq!(ran.code, 2);
    assert_eq!(
        report["exchanges"],
        json!({"total": 35, "checked": 29, "unmatched": 1, "not_checked": 3, "set_aside": 2})
    );
    assert_eq!(
        report["unmatched"],
        json!([{"method": "GET", "url": "https://data.example/log", "count": 1, "samples": ["evening.har#24"]}])
    );
    // What was seen of the spec has its own tests, and grows with every field.
    let mut report = report;
    for operation in report["operations"].as_array_mut().unwrap() {
        let operation = operation.as_object_mut().unwrap();
        for seen in ["coverage", "presence"] {
            assert!(operation.remove(seen).is_some(), "{seen}");
        }
    }
    let text = serde_json::to_string_pretty(&report).unwrap() + "\n";
    crate::support::without_lines(|| insta::assert_snapshot!("session_json", text));
}

fn line(finding: &Value) -> String {
    let text = |name: &str| finding[name].as_str().unwrap();
    let names = ["rule", "severity", "operation", "part", "instance_path"].map(text);
    format!("{} ×{}", names.join(" "), finding["count"])
}

#[test]
fn the_report_for_people() {
    let project = Sandbox::new();
    project.write("evening.har", session().text());
    let ran = project.run(&["validate", "evening.har"]);
    crate::support::without_lines(|| insta::assert_snapshot!(ran.all()));
}

#[test]
fn each_finding_points_at_the_line_of_the_spec_that_it_breaks() {
    let project = Sandbox::new();
    project.write("evening.har", session().text());
    let report = project
        .run(&["validate", "evening.har", "--format", "json"])
        .report();
    for finding in report["findings"].as_array().unwrap() {
        let file = project.read(finding["spec"]["file"].as_str().unwrap());
        let number = |name: &str| usize::try_from(finding["spec"][name].as_u64().unwrap()).unwrap();
        let line = file.lines().nth(number("line") - 1).unwrap();
        let at: String = line.chars().skip(number("column") - 1).collect();
        let rule = finding["rule"].as_str().unwrap();
        let wanted = match rule.split('.').nth(1).unwrap() {
            "type" => "type:",
            "enum" => "enum:",
            "unknown-field" => "properties:",
            "unknown-code" => "x-codes:",
            "expect" => "x-expect:",
            "required" => finding["instance_path"]
                .as_str()
                .unwrap()
                .rsplit('/')
                .next()
                .unwrap(),
            other => panic!("{other}"),
        };
        assert!(
            at.starts_with(wanted) || rule == "request.required",
            "{rule}: {at:?} is not {wanted:?}"
        );
    }
}

#[test]
fn nothing_sensitive_is_printed_in_any_form() {
    let project = Sandbox::new();
    let text = session().text();
    project.write("evening.har", &text);
    // As the form sends it, the name is encoded.
    let planted = format!("{text}张三丰");
    for secret in SECRETS {
        assert!(planted.contains(secret), "{secret} is not planted");
    }
    let lines: Vec<String> = serde_json::from_str::<Value>(&text).unwrap()["log"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    project.write("entries.ndjson", lines.join("\n"));
    for arguments in [
        &["validate", "evening.har", "-v"][..],
        &["validate", "evening.har", "--format", "json"],
        &["validate", "evening.har", "--color", "always"],
        &["validate", "entries.ndjson"],
        &["validate", "evening.har", "--input", "ndjson"],
        &[
            "validate",
            "evening.har",
            "--input",
            "body",
            "--operation",
            "quick_pay",
        ],
    ] {
        let ran = project.run(arguments);
        for secret in SECRETS {
            assert!(
                !ran.all().contains(secret),
                "{arguments:?} prints {secret}:\n{}",
                ran.all()
            );
        }
    }
}
