//! What README.md shows as printed is what the command prints.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Entry, Har, Sandbox, fixture, pay, prepare, project, repository};
use serde_json::{Value, json};

/// An evening on which the service had changed.
fn evening() -> Har {
    let changed = |operation: &str, change: &dyn Fn(&mut Value)| {
        let mut body = fixture(operation, "success");
        change(&mut body);
        body
    };
    let mut har = Har::default();
    har.add(project()).add(pay()).add(pay());
    har.add(pay().body(&fixture("quick_pay", "below_minimum")));
    for _ in 0..3 {
        har.add(pay().body(&changed("quick_pay", &|body| {
            body["data"]["status"] = json!(-9);
        })));
    }
    har.add(pay().body(&changed("quick_pay", &|body| {
        body["data"]["mid"] = json!("100000001");
    })));
    har.add(project().body(&changed("get_project", &|body| {
        body["data"]["vip_price"] = json!(38000);
    })));
    har.add(prepare().body(&fixture("prepare_order", "account_abnormal")));
    let five = pay().body(&changed("quick_pay", &|body| {
        body["data"]["elec_num"] = json!(5);
    }));
    har.add(five.form(
        "elec_num=5&up_mid=293793435&otype=up&oid=293793435&csrf=00000000000000000000000000000000",
    ));
    har.add(
        pay()
            .status(412)
            .content(json!({"mimeType": "text/html", "text": "<!DOCTYPE html>"})),
    );
    har.add(Entry::get(
        "https://data.bilibili.com/log/web?t=1",
        &json!({}),
    ));
    har
}

#[test]
fn the_drifted_capture_is_printed_as_the_readme_shows_it() {
    let sandbox = Sandbox::new();
    sandbox.write("evening.har", evening().text());
    let ran = sandbox.run(&["validate", "evening.har"]);
    assert_eq!(ran.code, 1);
    check("What it finds", &ran.stdout);
}

#[test]
fn coverage_is_printed_as_the_readme_shows_it() {
    let ran = Sandbox::new().run(&["coverage"]);
    check("Coverage", &ran.stdout);
}

/// Compares a section's first block with what was printed; with `BILISPEC_UPDATE=1`, writes it.
fn check(section: &str, printed: &str) {
    let path = repository().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(&format!("\n## {section}\n")).unwrap();
    let (between, rest) = rest.split_once("```text\n").unwrap();
    let (block, after) = rest.split_once("```\n").unwrap();
    if std::env::var_os("BILISPEC_UPDATE").is_some() {
        let readme = format!("{before}\n## {section}\n{between}```text\n{printed}```\n{after}");
        std::fs::write(&path, readme).unwrap();
        return;
    }
    let message =
        "run this test with BILISPEC_UPDATE=1 and --test-threads=1, and look at the difference";
    assert_eq!(
        without_lines(block),
        without_lines(printed),
        "README.md, {section}: {message}"
    );
}

/// Line numbers of the spec may be those of the last edit but one.
fn without_lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| match line.split_once("--> ") {
            Some((_, place)) => place.split(':').next().unwrap().to_owned(),
            None => line
                .trim_start()
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .trim_start()
                .to_owned(),
        })
        .collect()
}
