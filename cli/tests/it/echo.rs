//! `x-echo`: a success that does not repeat what the call asked for is reported where both are captured.

use crate::support::{Entry, Har, PAY_FORM, Sandbox, fixture, pay};
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
fn a_number_is_what_it_amounts_to_and_a_text_is_letter_by_letter() {
    let sandbox = Sandbox::new();
    let number = "type: integer\n                            minimum: 0";
    let text = sandbox.read("spec/charge/quick_pay.yaml");
    let text = text.replace(number, "type: integer");
    sandbox.write(
        "spec/charge/quick_pay.yaml",
        text.replacen(
            "                          order_no:\n                            type: string\n",
            "                          order_no:\n                            x-echo: elec_num\n                            \
             oneOf: [{ type: string }, { type: number }, { type: boolean }]\n",
            1,
        ),
    );
    let form = |amount: &str| PAY_FORM.replace("elec_num=20", &format!("elec_num={amount}"));
    for (asked, answered, places) in [
        ("20", "20", 0),
        ("20", "20.0", 0),
        ("20", "2e1", 0),
        ("20", "20.5", 1),
        ("20.50", "20.5", 0),
        ("20.50", "\"20.5\"", 1),
        ("20", "\"20\"", 0),
        ("20", "\"020\"", 1),
        ("true", "true", 0),
        ("true", "false", 1),
        ("abc", "20", 1),
        ("9223372036854775807", "9223372036854775807", 0),
        ("9223372036854775807", "9223372036854775806", 1),
    ] {
        let mut body = receipt(|data| {
            data.as_object_mut().unwrap().remove("elec_num");
        })
        .to_string();
        let from = body.find("\"order_no\":").unwrap() + "\"order_no\":".len();
        let to = from + body[from..].find(',').unwrap();
        body.replace_range(from..to, answered);
        let content = json!({"mimeType": "application/json", "text": body});
        let mut har = Har::default();
        har.add(pay().form(&form(asked)).content(content));
        sandbox.write("one.har", har.text());
        let (found, _) = echoes(&sandbox, &["one.har"]);
        assert_eq!(found.len(), places, "{asked} {answered}: {found:?}");
    }
}

/// Each item of a list counts, and what stands in a text that holds JSON.
#[test]
fn lists_and_texts_of_json_are_looked_into() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/ticket/schemas/ticket.yaml",
        "    project_id:\n",
        "    project_id:\n      x-echo: id\n",
    );
    sandbox.edit(
        "spec/ticket/schemas/project.yaml",
        "          first:\n",
        "          shown:\n            type: array\n            items: { type: object, properties: { of: { type: integer, x-echo: id } } }\n          first:\n",
    );
    let mut body = fixture("get_project", "success");
    let screen = body["data"]["screen_list"][0].clone();
    let screens = body["data"]["screen_list"].as_array_mut().unwrap();
    screens.push(screen);
    let lists = screens
        .iter()
        .map(|screen| screen["ticket_list"].as_array().unwrap().len());
    let others = lists.sum::<usize>() as u64 - 1;
    body["data"]["performance_image"] = json!({"shown": [{"of": 85826}, {"of": 3}, {}]})
        .to_string()
        .into();
    body["data"]["screen_list"][1]["ticket_list"][0]["project_id"] = json!(4);
    let address = "https://show.bilibili.com/api/ticket/project/get?version=134&id=85826";
    let mut har = Har::default();
    har.add(Entry::get(address, &body));
    // The same reply for whoever asked for another project: each of its items is another one's.
    har.add(Entry::get(&address.replace("85826", "4"), &body));
    sandbox.write("shown.har", har.text());
    let ran = sandbox.run(&["validate", "shown.har", "--format", "json"]);
    let report = ran.report();
    let found: Vec<(&str, &str, u64)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "response.echo")
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap();
            (
                text("instance_path"),
                text("found"),
                one["count"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(ran.code, 1, "{}", ran.all());
    let first = "/data/screen_list/0/ticket_list/0/project_id";
    let mut expected = vec![
        ("/data/screen_list/1/ticket_list/0/project_id", "4", 1),
        (first, "85826", others),
        ("/data/performance_image/shown/1/of", "3", 2),
        ("/data/performance_image/shown/0/of", "85826", 1),
    ];
    let mut found = found;
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
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
