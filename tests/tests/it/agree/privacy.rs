//! (d) What the lint calls sensitive is masked by `redact`, `learn`, `mock --record` and reports, and the other way round.
//!
//! By names: each is the name of a field of a reply and of a query parameter, once where the spec describes it without a
//! mark, once where the spec doesn't know it, once where it is marked.

use std::fmt::Write as _;
use std::path::PathBuf;

use bilispec::project::Project;
use bilispec::redact::Redactor;
use bilispec_codegen::{Loaded, lint};
use serde_json::{Value, json};

use crate::agree::cases::{Case, HOST, Operation, enveloped, payload, reply};
use crate::agree::exchange::{Exchange, Mocked, har, learned, validated};
use crate::agree::harness::{project, write_project};
use crate::agree::known::Differences;
use crate::agree::wire::Sent;

pub(crate) const PREFIX: &str = "d/";

/// Names whose values are a secret or somebody's, in the spellings of APIs.
const PRIVATE: [&str; 84] = [
    "access_key",
    "access_token",
    "accessToken",
    "account_id",
    "addr",
    "address",
    "android_id",
    "api_key",
    "apiKey",
    "auth",
    "authorization",
    "avatar",
    "bank_card",
    "bankCardNo",
    "bearer",
    "bili_jct",
    "birth",
    "birthdate",
    "birthday",
    "buvid3",
    "buyer_name",
    "cert_no",
    "client_ip",
    "consignee",
    "contact",
    "cookie",
    "credential",
    "csrf",
    "csrf_token",
    "customer_id",
    "device_id",
    "email",
    "fingerprint",
    "id_card",
    "id_card_front",
    "id_number",
    "identity",
    "idfa",
    "imei",
    "ip",
    "ip_addr",
    "jwt",
    "lat",
    "latitude",
    "lng",
    "login_id",
    "longitude",
    "mail",
    "mid",
    "mobile",
    "nickname",
    "open_id",
    "openid",
    "otp",
    "passport",
    "passwd",
    "password",
    "personal_id",
    "phone",
    "private_key",
    "ptoken",
    "pwd",
    "qq",
    "real_name",
    "receiver",
    "recipient",
    "refresh_key",
    "refresh_token",
    "secret",
    "sessdata",
    "session",
    "session_id",
    "sid",
    "sign",
    "signature",
    "tel",
    "telephone",
    "ticket_key",
    "token",
    "uid",
    "union_id",
    "user_id",
    "username",
    "wechat",
];
/// Names of values that are nobody's.
const PUBLIC: [&str; 12] = [
    "count",
    "description",
    "id",
    "middle",
    "price",
    "project_id",
    "screen_id",
    "state",
    "telegram",
    "title",
    "total",
    "version",
];
/// A value that only its name says something of.
const VALUE: &str = "q7Zk20vPx";

/// A spec whose reply and query have a value of this name; without it, if `described` is not given.
fn spec(name: &str, described: Option<Value>) -> (Case, Loaded) {
    let mut operation = Operation::plain();
    let mut payload = payload();
    if let Some(schema) = &described {
        payload["properties"][name] = schema.clone();
        let value = json!({"value": "x"});
        let parameter = json!({
            "name": name,
            "in": "query",
            "description": "值。\nA value.",
            "schema": schema,
            "examples": {"success": value, "refused": value},
        });
        operation
            .members
            .insert("parameters".to_owned(), json!([parameter]));
    }
    operation.responses = json!({"200": reply(&enveloped(&payload), &["success", "refused"])});
    let body = body(name);
    operation.fixtures.retain(|(case, _)| case != "success");
    operation.fixtures.push(("success".to_owned(), body));
    let kind = match &described {
        None => "unknown",
        Some(schema) if schema["x-sensitive"].is_null() => "plain",
        Some(_) => "marked",
    };
    let case = Case::new(format!("privacy-{kind}"), operation);
    write_project(&case);
    let loaded = crate::agree::harness::loaded(&case);
    assert!(
        loaded.api.is_some(),
        "{name}: {}",
        crate::agree::harness::errors(&loaded)
    );
    (case, loaded)
}

fn described() -> Value {
    json!({"type": "string", "description": "值。\nA value."})
}

fn marked() -> Value {
    json!({"type": "string", "x-sensitive": "personal", "description": "值。\nA value."})
}

fn body(name: &str) -> String {
    let mut data = json!({"state": "up"});
    data[name] = json!(VALUE);
    json!({"code": 0, "message": "", "data": data}).to_string()
}

fn sent(name: &str) -> Sent {
    Sent {
        method: "GET".to_owned(),
        url: format!("{HOST}/v1/send?{name}={VALUE}"),
        headers: Vec::new(),
        body: String::new(),
    }
}

fn exchange(name: &str) -> Exchange {
    Exchange {
        sent: sent(name),
        status: 200,
        body: body(name),
    }
}

/// The output of `redact`, and how many exchanges it read.
fn redacted(loaded: &Loaded, exchange: &Exchange) -> String {
    let mut redactor = Redactor::new(Project::of(loaded).unwrap(), Vec::new());
    let capture = har(std::slice::from_ref(exchange));
    let mut out = Vec::new();
    let (told, result) = redactor.redact(
        "capture.har",
        None,
        None,
        std::io::Cursor::new(capture.into_bytes()),
        &mut out,
    );
    assert!(result.is_ok(), "{:?}", result.err());
    assert_eq!(told.exchanges, 1);
    String::from_utf8(out).unwrap()
}

/// Where the value stands in the redacted capture: in the reply, in the query.
fn open(redacted: &str) -> Vec<&'static str> {
    let har: Value = serde_json::from_str(redacted).unwrap();
    let entry = &har["log"]["entries"][0];
    let in_reply = entry["response"].to_string().contains(VALUE);
    let in_query = entry["request"].to_string().contains(VALUE);
    let places = [(in_reply, "reply"), (in_query, "query")];
    places
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, place)| place)
        .collect()
}

/// Whether the lint asks for a mark, at the reply and the query.
fn asks(loaded: &mut Loaded) -> usize {
    lint::run(loaded);
    let list = loaded.diagnostics.list().iter();
    list.filter(|one| one.rule == "sensitive-missing").count()
}

#[test]
fn what_is_called_sensitive_is_masked_and_the_other_way_round() {
    let mut differences = Differences::new(PREFIX);
    let mut checked = 0;
    for name in PRIVATE {
        let (_, mut plain) = spec(name, Some(described()));
        let asked = asks(&mut plain);
        differences.expect(&format!("lint/{name}"), asked == 2, || {
            format!("    {asked} of 2 places are asked for")
        });
        let (_, unknown) = spec(name, None);
        let text = redacted(&unknown, &exchange(name));
        differences.expect(
            &format!("redact-unknown/{name}"),
            open(&text).is_empty(),
            || format!("    open: {:?}", open(&text)),
        );
        checked += 1;
    }
    for name in PUBLIC {
        let (_, mut plain) = spec(name, Some(described()));
        let asked = asks(&mut plain);
        differences.expect(&format!("lint/{name}"), asked == 0, || {
            "    the lint asks for a mark".to_owned()
        });
        let (_, unknown) = spec(name, None);
        let text = redacted(&unknown, &exchange(name));
        differences.expect(
            &format!("redact-unknown/{name}"),
            open(&text).len() == 2,
            || format!("    open: {:?}", open(&text)),
        );
        checked += 1;
    }
    assert_eq!(checked, PRIVATE.len() + PUBLIC.len());
    differences_of_marked(&mut differences);
    differences.finish();
}

/// What is marked is masked everywhere, whatever it is called: `redact`, reports, `learn`, `mock --record`.
fn differences_of_marked(differences: &mut Differences) {
    for name in ["count", "token", "wechat", "title"] {
        let (case, loaded) = spec(name, Some(marked()));
        let text = redacted(&loaded, &exchange(name));
        differences.expect(
            &format!("redact-marked/{name}"),
            open(&text).is_empty(),
            || format!("    open: {:?}", open(&text)),
        );

        // A value that the report has something to say of: it is not a text.
        let number = "907135528";
        let mut odd = exchange(name);
        odd.body = odd.body.replace(&format!("\"{VALUE}\""), number);
        let report = validated(&loaded, &[odd.clone()]);
        assert!(
            !report.findings.is_empty(),
            "{name}: the number is reported"
        );
        let text = serde_json::to_string(&report).unwrap();
        differences.expect(&format!("report/{name}"), !text.contains(number), || {
            format!("    {text}")
        });

        let path = project(&case).join("spec/openapi.yaml");
        let mut text = String::new();
        for line in learned(&path, &[odd]) {
            let _ = writeln!(text, "{line}");
        }
        differences.expect(&format!("learn/{name}"), !text.contains(number), || {
            format!("    {text}")
        });
        recorded("marked", name, &loaded, differences);
    }
    // What the spec doesn't know, a recording masks, and `learn` gives it a mark.
    for name in ["token", "wechat"] {
        let (_, unknown) = spec(name, None);
        recorded("unknown", name, &unknown, differences);
    }
}

fn recorded(kind: &str, name: &str, loaded: &Loaded, differences: &mut Differences) {
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("recorded.har");
    let mock = Mocked::recording(loaded, Some(file.clone())).unwrap();
    let (status, _) = mock.answer(&sent(name));
    assert_eq!(status, 200);
    assert_eq!(mock.stop().len(), 1);
    let text = std::fs::read_to_string(file).unwrap();
    differences.expect(
        &format!("record-{kind}/{name}"),
        open(&text).is_empty(),
        || format!("    open: {:?}\n    {text}", open(&text)),
    );
}
