//! `new`: an endpoint's file, its place in the root document and a first fixture; lint and generate work straight after.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Entry, Har, Sandbox, pay};
use serde_json::json;

const REFUND: &str = "https://show.bilibili.com/api/ticket/order/refund";
const SECRETS: [&str; 3] = ["s3cr3tsess", "c5rfc5rfc5rfc5rf", "13912345678"];

fn refund() -> Har {
    let body = json!({"errno": 0, "errtag": 0, "msg": "", "data": {
        "refund_id": 5, "tel": "13912345678", "items": [{"id": 1, "state": "open"}], "note": null,
    }});
    let form = "order_id=123&reason=changed%20mind&csrf=c5rfc5rfc5rfc5rf&tel=13912345678";
    let mut har = Har::default();
    har.add(pay());
    har.add(
        Entry::call("POST", &format!("{REFUND}?order_id=123&v=2"), &body)
            .form(form)
            .cookie("SESSDATA=s3cr3tsess; bili_jct=c5rfc5rfc5rfc5rf"),
    );
    har
}

/// No error of the lint but that nobody vouches yet for what is new; the client can be written, and the fixtures are as the spec says.
fn works(sandbox: &Sandbox) {
    let lint = sandbox.run(&["lint"]);
    let mut errors = lint.stdout.lines().filter(|line| line.starts_with("error"));
    assert!(
        errors.all(|line| line.starts_with("error[source-missing]")),
        "{}",
        lint.all()
    );
    assert!(
        lint.stdout.contains("description-missing"),
        "{}",
        lint.all()
    );
    let generated = sandbox.run(&["generate"]);
    assert_eq!(generated.code, 0, "{}", generated.all());
    let validated = sandbox.run(&["validate", "fixtures", "--fail-on", "warning"]);
    assert_eq!(validated.code, 0, "{}", validated.all());
}

#[test]
fn from_an_entry_of_a_capture() {
    let sandbox = Sandbox::new();
    sandbox.write("session.har", refund().text());
    let ran = sandbox.run(&["new", "refund_order", "--from", "session.har#1"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    works(&sandbox);
    let text = sandbox.read("spec/ticket/refund_order.yaml");
    let fixture = sandbox.read("fixtures/refund_order/captured.json");
    insta::assert_snapshot!(
        "new_from_an_entry",
        format!("{}\n== spec\n{text}\n== fixture\n{fixture}", ran.all())
    );
    for secret in SECRETS {
        assert!(
            !text.contains(secret) && !fixture.contains(secret) && !ran.all().contains(secret),
            "{secret}"
        );
    }
    let validated = sandbox.run(&["validate", "session.har", "--format", "json"]);
    assert_eq!(
        validated.report()["findings"],
        json!([]),
        "{}",
        validated.all()
    );
    let again = sandbox.run(&["learn", "--dry-run", "session.har"]);
    assert_eq!(
        (again.code, again.stdout.as_str()),
        (0, "nothing to learn\n")
    );
}

#[test]
fn from_a_body_and_from_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "body.json",
        json!({"code": 0, "message": "0", "ttl": 1, "data": [1, 2]}).to_string(),
    );
    let url = "https://api.bilibili.com/x/thing/{id}/list?page=1";
    let ran = sandbox.run(&[
        "new",
        "list_things",
        "--method",
        "get",
        "--url",
        url,
        "--body",
        "body.json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let text = sandbox.read("spec/charge/list_things.yaml");
    assert!(
        text.contains("    - name: id\n      in: path\n      required: true\n"),
        "{text}"
    );
    assert!(text.contains("type: array\n                        x-evidence: observed\n                        items:\n                          type: integer\n"), "{text}");
    works(&sandbox);

    let url = "https://new.example.com/pay/now";
    let ran = sandbox.run(&[
        "new", "pay_now", "--method", "POST", "--url", url, "--tag", "shop",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let text = sandbox.read("spec/shop/pay_now.yaml");
    assert!(text.contains("  x-effect: spend\n"), "{text}");
    assert!(text.contains("x-provenance: composed"), "{text}");
    assert!(
        sandbox
            .read("spec/openapi.yaml")
            .contains("  - name: shop\n")
    );
    works(&sandbox);

    // Another method of the same address stands in the same file.
    let url = "https://new.example.com/pay/now";
    let ran = sandbox.run(&["new", "pay_state", "--method", "GET", "--url", url]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        sandbox
            .read("spec/shop/pay_now.yaml")
            .contains("get:\n  operationId: pay_state\n")
    );
    works(&sandbox);
}

#[test]
fn what_cannot_be_added_is_refused_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    sandbox.write("session.har", refund().text());
    sandbox.write("other.html", "<html></html>");
    let root = sandbox.read("spec/openapi.yaml");
    for (arguments, why) in [
        (
            "get_order --method GET --url https://show.bilibili.com/a",
            "there is an operation `get_order` already",
        ),
        (
            "GetIt --method GET --url https://show.bilibili.com/a",
            "did you mean `get_it`?",
        ),
        (
            "../x --method GET --url https://show.bilibili.com/a",
            "is not a name for an operation",
        ),
        (
            "type --method GET --url https://show.bilibili.com/a",
            "no word of Rust's own",
        ),
        (
            "a --method GET --url http://show.bilibili.com/a?token=s3cr3tsess",
            "its address is http",
        ),
        (
            "a --method GET --url show.bilibili.com/a",
            "is not a whole address",
        ),
        (
            "a --method GET --url https://show.bilibili.com",
            "has no path",
        ),
        (
            "a --method GETT --url https://show.bilibili.com/a",
            "did you mean `GET`?",
        ),
        ("a --method GET", "name the address with --url"),
        (
            "a --url https://show.bilibili.com/a",
            "name the method with --method",
        ),
        (
            "a --method GET --url https://show.bilibili.com/api/ticket/project/get",
            "is described already, as `get_project`",
        ),
        (
            "a --method GET --url https://else.example.com/a",
            "name it with --tag; there are ticket, charge",
        ),
        (
            "a --method GET --url https://show.bilibili.com/a --tag ../x",
            "is not a name for a tag",
        ),
        (
            "a --method GET --url https://show.bilibili.com/v{version}/a",
            "a value is `{name}`, at the beginning of its step",
        ),
        (
            "a --from session.har",
            "name an entry, as in session.har#12",
        ),
        ("a --from session.har#7", "session.har has 2 entries"),
        ("a --from none.har#7", "none.har: no such file"),
        (
            "a --method GET --url https://show.bilibili.com/a --body other.html",
            "it looks like an HTML page",
        ),
    ] {
        let arguments: Vec<&str> = ["new"].into_iter().chain(arguments.split(' ')).collect();
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.all());
        assert!(ran.stderr.contains(why), "{arguments:?}: {}", ran.all());
        assert!(!ran.all().contains("s3cr3tsess"));
    }
    assert_eq!(sandbox.read("spec/openapi.yaml"), root);
    assert!(!sandbox.path().join("fixtures/a").exists());
}

/// What `new` wrote of an operation.
fn written(sandbox: &Sandbox, har: &Har, arguments: &[&str], file: &str) -> String {
    sandbox.write("session.har", har.text());
    let ran = sandbox.run(&[&["new"], arguments].concat());
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.all());
    sandbox.read(file)
}

#[test]
fn ids_of_a_captured_path_are_parameters() {
    let sandbox = Sandbox::new();
    let body = json!({"code": 0, "message": "0", "ttl": 1, "data": {"state": 2}});
    let order = |id: &str| {
        let url = format!("https://api.bilibili.com/v1/users/83920175/orders/{id}");
        Entry::get(&url, &body)
    };
    let mut har = Har::default();
    har.add(order("3f2504e0-4f89-11d3-9a0c-0305e82c3301"));
    har.add(order("9c858901-8a57-4791-81fe-4c455b099bc9"));
    let from = ["get_order_state", "--from", "session.har#0"];
    written(&sandbox, &har, &from, "spec/charge/get_order_state.yaml");
    let root = sandbox.read("spec/openapi.yaml");
    assert!(
        root.contains("/v1/users/{user_id}/orders/{order_id}"),
        "{root}"
    );
    assert!(
        !root.contains("83920175") && !root.contains("3f2504e0"),
        "{root}"
    );
    let validated = sandbox.run(&["validate", "session.har", "--format", "json"]);
    let report = validated.report();
    assert_eq!(report["exchanges"]["checked"], 2, "{}", validated.all());
    // A name that somebody gives to a value is its name.
    let url = "https://api.bilibili.com/v2/users/{mid}/orders/{order}:cancel";
    let named = [
        "cancel", "--method", "POST", "--url", url, "--tag", "charge",
    ];
    let text = written(&sandbox, &har, &named, "spec/charge/cancel.yaml");
    assert!(text.contains("- name: mid\n      in: path"), "{text}");
    assert!(
        sandbox
            .read("spec/openapi.yaml")
            .contains("/v2/users/{mid}/orders/{order}:cancel")
    );
}

#[test]
fn replies_without_an_envelope_and_bodies_of_other_kinds() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    let url = |path: &str| format!("https://plain.example.com/v1/{path}");
    har.add(Entry::get(&url("items"), &json!([{"id": 1, "name": "x"}])));
    har.add(Entry::get(
        &url("curve"),
        &json!({"points": [1, 2], "unit": "m"}),
    ));
    har.add(Entry::call("POST", &url("things"), &json!({"id": 7})).status(201));
    let multipart = "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\ncat\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--XX--\r\n";
    let mut upload = serde_json::to_value(
        json!({"request": {"method": "POST", "url": url("upload"), "headers": [], "postData": {
            "mimeType": "multipart/form-data; boundary=XX", "text": multipart,
        }}, "response": {"status": 200, "headers": [], "content": {
            "mimeType": "application/json", "text": "{\"stored\": true}",
        }}}),
    );
    har.raw(upload.as_mut().unwrap().take());
    for (number, operation, expected) in [
        (0, "list_items", "type: array"),
        (1, "get_curve", "points:"),
        (2, "create_thing", "\"201\":"),
    ] {
        let from = format!("session.har#{number}");
        let arguments = [operation, "--tag", "plain", "--from", &from];
        let text = written(
            &sandbox,
            &har,
            &arguments,
            &format!("spec/plain/{operation}.yaml"),
        );
        assert!(text.contains(expected), "{text}");
        assert!(
            !text.contains("envelopes.yaml") && !text.contains("Content-Disposition"),
            "{text}"
        );
    }
    let validated = sandbox.run(&["validate", "session.har", "--format", "json"]);
    assert_eq!(
        validated.report()["findings"],
        json!([]),
        "{}",
        validated.all()
    );
    let generated = sandbox.run(&["generate"]);
    assert_eq!(generated.code, 0, "{}", generated.all());
    // What no client can send is described and named, and nothing of its framing becomes a field.
    let upload = [
        "new",
        "upload_file",
        "--tag",
        "plain",
        "--from",
        "session.har#3",
    ];
    let made = sandbox.run(&upload);
    assert_eq!(made.code, 0, "{}", made.all());
    let text = sandbox.read("spec/plain/upload_file.yaml");
    assert!(
        text.contains("multipart/form-data:") && !text.contains("Content-Disposition"),
        "{text}"
    );
    let generated = sandbox.run(&["generate"]);
    let left_out = "upload_file (bodies of multipart/form-data are not supported)";
    assert!(
        generated.code == 0 && generated.stdout.contains(left_out),
        "{}",
        generated.all()
    );
}

#[test]
fn a_capture_of_a_proxy_is_of_the_host_behind_it() {
    let sandbox = Sandbox::new();
    let body = json!({"code": 0, "message": "0", "ttl": 1, "data": {"state": 2}});
    let mut har = Har::default();
    har.add(Entry::get("http://127.0.0.1:8900/v1/state", &body));
    let arguments = [
        "get_state",
        "--from",
        "session.har#0",
        "--base-url",
        "https://api.bilibili.com=http://127.0.0.1:8900",
    ];
    let text = written(&sandbox, &har, &arguments, "spec/charge/get_state.yaml");
    assert!(text.contains("url: https://api.bilibili.com"), "{text}");
}
