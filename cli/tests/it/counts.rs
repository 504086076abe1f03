//! `presence.yaml`: in how many captured objects each member was there. `learn` counts, one capture once, and the lint goes
//! by it.

use crate::support::{Har, Sandbox, buyers, fixture, project};
use serde_json::json;

const FILE: &str = "spec/presence.yaml";

/// The counts of a member: bodies, objects that have it, objects that could.
fn counts(sandbox: &Sandbox, operation: &str, pointer: &str) -> Option<[u64; 3]> {
    let text = sandbox.read(FILE);
    let own = text.split(&format!("\n  {operation}:\n")).nth(1)?;
    let own = own.lines().take_while(|line| line.starts_with("    "));
    let line = own.map(str::trim).find(|line| {
        let (name, _) = line.split_once(": {").unwrap_or_default();
        name == pointer
    })?;
    let mut numbers = line.split(|c: char| !c.is_ascii_digit());
    let mut next = || numbers.by_ref().find(|word| !word.is_empty());
    // Digits of the pointer come first.
    for _ in pointer.split('/').filter(|step| *step == "0") {
        next();
    }
    Some([next(), next(), next()].map(|word| word.unwrap().parse().unwrap()))
}

#[test]
fn a_capture_counts_once_however_often_it_is_learned() {
    let sandbox = Sandbox::new();
    let exists = |sandbox: &Sandbox| sandbox.path().join(FILE).exists();
    let _ = std::fs::remove_file(sandbox.path().join(FILE));
    let mut lean = fixture("list_buyers", "success");
    for buyer in lean["data"]["list"].as_array_mut().unwrap() {
        buyer.as_object_mut().unwrap().remove("account_channel");
    }
    let buyers_of_fixture = lean["data"]["list"].as_array().unwrap().len() as u64;
    let mut har = Har::default();
    // The same body three times, and a refusal, which shows nothing of a payload.
    for _ in 0..3 {
        har.add(buyers().body(&lean));
    }
    har.add(buyers().body(&fixture("list_buyers", "not_logged_in")));
    sandbox.write("evening.har", har.text());
    let at = "/data/list/0/account_channel";

    // Counts alone are nothing to learn.
    let ran = sandbox.run(&["learn", "evening.har", "--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(ran.stdout, "nothing to learn\n");
    assert!(!exists(&sandbox));
    let ran = sandbox.run(&["learn", "evening.har", "--counts", "--dry-run"]);
    assert!(!exists(&sandbox), "{}", ran.all());

    let ran = sandbox.run(&["learn", "evening.har", "--counts"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(
        ran.stderr.contains("written: spec/presence.yaml"),
        "{}",
        ran.all()
    );
    let [bodies, present, parents] = counts(&sandbox, "list_buyers", at).unwrap();
    // The captured fixture has it; the lean body, once, does not.
    let id = counts(&sandbox, "list_buyers", "/data/list/0/id").unwrap();
    assert_eq!(id[0], bodies + 1);
    assert_eq!([id[1], id[2]], [present + buyers_of_fixture, parents]);
    let first = sandbox.read(FILE);
    let again = sandbox.run(&["learn", "evening.har", "--counts", "--accept"]);
    assert_eq!(again.code, 0, "{}", again.all());
    assert_eq!(sandbox.read(FILE), first, "one capture counts once");
    let fixtures = sandbox.run(&["learn", "fixtures", "--counts"]);
    assert_eq!(fixtures.code, 0, "{}", fixtures.all());
    assert_eq!(
        sandbox.read(FILE),
        first,
        "fixtures are no captures of their own"
    );
    assert_eq!(sandbox.run(&["lint"]).code, 0);
}

#[test]
fn what_is_learned_brings_its_counts_and_no_name_of_a_capture() {
    let sandbox = Sandbox::new();
    let mut body = fixture("get_project", "success");
    body["data"]["vip_price"] = json!(5);
    sandbox.write("new.har", {
        let mut har = Har::default();
        har.add(project().body(&body));
        har.text()
    });
    let ran = sandbox.run(&["learn", "new.har", "--accept"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    // The fixture that was made of the capture is no second one.
    assert_eq!(
        counts(&sandbox, "get_project", "/data/vip_price").unwrap(),
        [1, 1, 1]
    );
    let text = sandbox.read(FILE);
    sandbox.write("odd.har", {
        let mut har = Har::default();
        body["data"]["13912345678"] = json!(1);
        har.add(project().body(&body));
        har.text()
    });
    let ran = sandbox.run(&["learn", "odd.har", "--counts"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert_ne!(sandbox.read(FILE), text);
    assert!(!sandbox.read(FILE).contains("13912345678"));
}

#[test]
fn the_lint_goes_by_the_counts() {
    let sandbox = Sandbox::new();
    let asks = |sandbox: &Sandbox| {
        let lint = sandbox.run(&["lint"]);
        lint.stdout
            .contains("`error_code` is required, and one captured body has it")
    };
    sandbox.edit(
        "spec/ticket/schemas/buyer.yaml",
        "    error_code:\n      type: [integer, string]\n      x-needed: false\n",
        "    error_code:\n      type: [integer, string]\n",
    );
    assert!(asks(&sandbox));
    let mut other = fixture("list_buyers", "success");
    other["data"]["list"].as_array_mut().unwrap().pop();
    let mut har = Har::default();
    har.add(buyers().body(&other));
    sandbox.write("second.har", har.text());
    let ran = sandbox.run(&["learn", "second.har", "--counts"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(!asks(&sandbox), "two captures have it");
}

#[test]
fn what_no_counting_gives_is_refused() {
    let digest = "0".repeat(64);
    for (text, said) in [
        ("operations: 1\n".to_owned(), "expected a mapping"),
        (
            "operations:\n  get_project:\n    captures: [abc]\n    members: {}\n".to_owned(),
            "no SHA-256",
        ),
        (
            format!(
                "operations:\n  get_project:\n    captures: [\"{digest}\"]\n    members:\n      /data/id: {{ captures: 1, present: 2, parents: 1 }}\n"
            ),
            "more than the objects that could have it",
        ),
        (
            format!(
                "operations:\n  get_project:\n    captures: [\"{digest}\"]\n    members:\n      /data/id: {{ captures: 2, present: 3, parents: 3 }}\n"
            ),
            "more than the bodies that were counted",
        ),
        (
            format!(
                "operations:\n  get_project:\n    captures: [\"{digest}\"]\n    members:\n      data: {{ captures: -1, present: 0, parents: 0 }}\n"
            ),
            "a count is not below 0",
        ),
        (
            format!("operations:\n  gone:\n    captures: [\"{digest}\"]\n    members: {{}}\n"),
            "warning[presence-stale]",
        ),
        (
            format!(
                "operations:\n  get_project:\n    captures: [\"{digest}\"]\n    members:\n      /data/gone: {{ captures: 0, present: 0, parents: 1 }}\n"
            ),
            "the reply of `get_project` has no `/data/gone`",
        ),
    ] {
        let sandbox = Sandbox::new();
        sandbox.write(FILE, text);
        let lint = sandbox.run(&["lint"]);
        assert!(lint.all().contains(said), "{said}: {}", lint.all());
        assert!(lint.all().contains("spec/presence.yaml:"), "{}", lint.all());
    }
}
