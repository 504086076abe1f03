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
    sandbox.write("other.json", "{\"result\": 1}");
    sandbox.write("spec/ticket/taken.yaml", "x: 1\n");
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
            "only https is described",
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
            "a --method GET --url https://api.bilibili.com/api/ticket/project/get",
            "OpenAPI has each path once",
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
            "taken --method GET --url https://show.bilibili.com/a",
            "spec/ticket/taken.yaml is there already",
        ),
        (
            "a --from session.har",
            "name an entry, as in session.har#12",
        ),
        ("a --from session.har#7", "session.har has 2 entries"),
        ("a --from none.har#7", "none.har: no such file"),
        (
            "a --method GET --url https://show.bilibili.com/a --body other.json",
            "describe its envelope first",
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
