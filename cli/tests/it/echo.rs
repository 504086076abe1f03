//! `x-echo`: a success that does not repeat what the call asked for is reported where both are captured.

use crate::support::{Har, PAY_FORM, Sandbox, fixture, pay};
use serde_json::{Value, json};

fn receipt(change: impl FnOnce(&mut Value)) -> Value {
    let mut body = fixture("quick_pay", "success");
    change(&mut body["data"]);
    body
}

/// The places of the findings about repeated values, with what was expected and found, and the exit code.
fn echoes(sandbox: &Sandbox, arguments: &[&str]) -> (Vec<[String; 4]>, i32) {
    let ran = sandbox.run(&[&["validate", "--format", "json"], arguments].concat());
    let report = ran.report();
    let findings = report["findings"].as_array().unwrap().iter();
    let echoes = findings.filter(|finding| finding["rule"] == "response.echo");
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let found = echoes.map(|finding| {
        ["severity", "instance_path", "expected", "found"].map(|key| text(finding, key))
    });
    (found.collect(), ran.code)
}

#[test]
fn a_receipt_for_another_amount_or_person_is_an_error() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(pay())
        .add(pay().body(&receipt(|data| data["elec_num"] = json!(99990))))
        .add(pay().body(&receipt(|data| data["up_mid"] = json!(1))));
    sandbox.write("charges.har", har.text());
    let (found, code) = echoes(&sandbox, &["charges.har"]);
    assert_eq!(code, 1);
    let expected = [
        [
            "error",
            "/data/elec_num",
            "the call's `elec_num`, 20",
            "99990",
        ],
        [
            "error",
            "/data/up_mid",
            "the call's `up_mid` (masked)",
            "an integer (masked)",
        ],
    ];
    assert_eq!(found, expected.map(|row| row.map(str::to_owned)));
    // The finding leads to the word, and there is nothing to be learned from it.
    let human = sandbox.run(&["validate", "charges.har"]).stdout;
    assert!(human.contains("x-echo: elec_num"), "{human}");
    assert!(!human.contains("293793435"), "{human}");
    let learned = sandbox.run(&["learn", "--dry-run", "charges.har"]);
    assert_eq!(
        (learned.code, learned.stdout.as_str()),
        (0, "nothing to learn\n")
    );
    let rule = sandbox.run(&["explain", "response.echo"]);
    assert_eq!(rule.code, 0, "{}", rule.all());
}

#[test]
fn what_is_no_success_or_was_not_captured_is_not_compared() {
    let sandbox = Sandbox::new();
    let body = |case| fixture("quick_pay", case);
    let other = PAY_FORM.replace("elec_num=20", "elec_num=30");
    let mut har = Har::default();
    // Declined and refused: a receipt of nothing.
    for case in [
        "below_minimum",
        "insufficient_b_coins",
        "retired",
        "bad_request",
    ] {
        har.add(pay().form(&other).body(&body(case)));
    }
    // A member that is not there, and one that is null, are other rules' business.
    har.add(pay().body(&receipt(|data| {
        data.as_object_mut().unwrap().remove("elec_num");
    })));
    har.add(pay().body(&receipt(|data| data["elec_num"] = Value::Null)));
    sandbox.write("charges.har", har.text());
    let (found, _) = echoes(&sandbox, &["charges.har"]);
    assert!(found.is_empty(), "{found:?}");
    // A bare body comes without what was asked for.
    let body = receipt(|data| data["elec_num"] = json!(7));
    sandbox.write("body.json", body.to_string());
    let (found, code) = echoes(&sandbox, &["--operation", "quick_pay", "body.json"]);
    assert_eq!((found, code), (Vec::new(), 0));
}

#[test]
fn numbers_and_texts_of_the_same_value_are_the_same() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/charge/quick_pay.yaml",
        "                          order_no:\n                            type: string\n",
        "                          order_no:\n                            x-echo: oid\n                            type: string\n",
    );
    let paid = receipt(|data| data["order_no"] = json!("293793435"));
    let text = paid
        .to_string()
        .replace("\"elec_num\":20", "\"elec_num\":2e1");
    let mut har = Har::default();
    har.add(pay().body(&paid));
    har.add(pay().content(json!({"mimeType": "application/json", "text": text})));
    sandbox.write("same.har", har.text());
    let (found, code) = echoes(&sandbox, &["same.har"]);
    assert_eq!((found, code), (Vec::new(), 0));
    har.add(pay().body(&receipt(|data| data["order_no"] = json!("0293793435"))));
    sandbox.write("other.har", har.text());
    let (found, _) = echoes(&sandbox, &["other.har"]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn fixtures_are_compared_with_their_requests() {
    let sandbox = Sandbox::new();
    let text = sandbox.read("fixtures/quick_pay/success.json");
    sandbox.write(
        "fixtures/quick_pay/success.json",
        text.replace("\"elec_num\": 20", "\"elec_num\": 21"),
    );
    let lint = sandbox.run(&["lint"]);
    assert_eq!(lint.code, 1);
    assert!(
        lint.stdout.contains("error[fixture-invalid]") && lint.stdout.contains("/data/elec_num"),
        "{}",
        lint.all()
    );
}
