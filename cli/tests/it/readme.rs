//! What README.md and the guide show as printed is what the command prints, and README says the same in both languages.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::outside::Outside;
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

/// Charges after the service has changed.
fn charges() -> Har {
    let mut har = Har::default();
    har.add(pay()).add(pay());
    har.add(pay().body(&fixture("quick_pay", "below_minimum")));
    let mut changed = fixture("quick_pay", "success");
    changed["data"]["status"] = json!(-9);
    har.add(pay().body(&changed));
    har.add(
        pay()
            .status(412)
            .content(json!({"mimeType": "text/html", "text": "<!DOCTYPE html>"})),
    );
    har
}

#[test]
fn the_first_picture_is_what_the_command_prints() {
    let sandbox = Sandbox::new();
    sandbox.write("charges.har", charges().text());
    let ran = sandbox.run(&["validate", "charges.har"]);
    assert_eq!(ran.code, 1);
    check("README.md", "What it finds", &ran.stdout);
    check("README.zh.md", "能发现什么", &ran.stdout);
}

#[test]
fn the_drifted_capture_is_printed_as_the_guide_shows_it() {
    let sandbox = Sandbox::new();
    sandbox.write("evening.har", evening().text());
    let ran = sandbox.run(&["validate", "evening.har"]);
    assert_eq!(ran.code, 1);
    check("docs/guide/validate.md", "What it finds", &ran.stdout);
}

#[test]
fn coverage_is_printed_as_the_guide_shows_it() {
    let ran = Sandbox::new().run(&["coverage"]);
    check("docs/guide/coverage.md", "Coverage", &ran.stdout);
}

/// The notes of the door for notes.
const NOTES: &str = r#"# Shop

## Get an item

- URL: https://api.shop.example/v1/item
- Method: GET
- Params:
  - id: number, the item

```json
{"code": 0, "message": "ok", "data": {"id": 7, "name": "tea", "price": 350}}
```
"#;

/// The lines of all `sh` blocks of a section.
fn commands<'r>(readme: &'r str, section: &str) -> Vec<&'r str> {
    let (_, rest) = readme.split_once(&format!("\n## {section}\n")).unwrap();
    let body = rest.split("\n## ").next().unwrap();
    let blocks = body.split("```sh\n").skip(1);
    blocks
        .flat_map(|block| block.split("```").next().unwrap().lines())
        .collect()
}

/// The doors are walked through word for word, by the command as it is installed, in a folder outside any checkout. What
/// stands behind a command's `#` is printed by it.
#[test]
fn each_door_opens_as_the_readme_says() {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let outside = Outside::new();
    outside.write("evening.har", crate::discover::EVENING);
    outside.write("notes.md", NOTES);
    let shop = std::fs::read_to_string(repository().join("tests/foreign/shop.yaml")).unwrap();
    outside.write("shop.yaml", &shop);
    let mut walked = 0;
    for door in [
        "I have a capture",
        "I have an OpenAPI document",
        "I have notes",
    ] {
        let mut below = String::new();
        for line in commands(&readme, door) {
            let (command, shown) = line.split_once('#').unwrap_or((line, ""));
            let words: Vec<&str> = command.split_whitespace().collect();
            match words.as_slice() {
                ["cd", folder] => (*folder).clone_into(&mut below),
                // Cargo prints what it likes; that it ends well is what is told.
                ["cargo", rest @ ..] => drop(outside.builds(&below, rest)),
                // It serves until it is ended: the tests of the mock have it.
                ["bilispec", "mock", ..] => {}
                ["bilispec", rest @ ..] => {
                    let ran = outside.run(&below, rest);
                    let printed = ran.stdout.clone() + &ran.stderr;
                    assert!(printed.contains(shown.trim()), "{line}: {}", ran.all());
                    assert!(
                        !shown.trim().is_empty() || ran.code == 0,
                        "{line}: {}",
                        ran.all()
                    );
                    walked += 1;
                }
                other => panic!("{door}: {other:?} is not a command of a door"),
            }
        }
    }
    assert_eq!(walked, 7, "commands of the three doors");
}

/// Blocks of code and numbers, in their order, and how many sections there are.
fn outline(readme: &str) -> (usize, Vec<&str>, Vec<String>) {
    let sections = readme.matches("\n## ").count();
    let blocks = readme.split("```").skip(1).step_by(2).collect();
    let prose: String = readme.split("```").step_by(2).collect();
    let mut figures: Vec<String> = prose
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|figure| figure.trim_matches('.').to_owned())
        .filter(|figure| !figure.is_empty())
        .collect();
    figures.sort();
    (sections, blocks, figures)
}

#[test]
fn the_readme_says_the_same_in_both_languages() {
    let read = |name: &str| std::fs::read_to_string(repository().join(name)).unwrap();
    let (english, chinese) = (read("README.md"), read("README.zh.md"));
    assert_eq!(outline(&english), outline(&chinese));
    assert!(english.split_whitespace().count() < 1500);
    for readme in [&english, &chinese] {
        let targets = readme
            .split("](")
            .skip(1)
            .map(|rest| rest.split(')').next().unwrap());
        for target in targets {
            assert!(repository().join(target).exists(), "{target}");
        }
    }
}

/// Compares a section's first block with what was printed; with `BILISPEC_UPDATE=1`, writes it.
fn check(file: &str, section: &str, printed: &str) {
    let path = repository().join(file);
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(&format!("# {section}\n")).unwrap();
    let (between, rest) = rest.split_once("```text\n").unwrap();
    let (block, after) = rest.split_once("```\n").unwrap();
    if std::env::var_os("BILISPEC_UPDATE").is_some() {
        let readme = format!("{before}# {section}\n{between}```text\n{printed}```\n{after}");
        std::fs::write(&path, readme).unwrap();
        return;
    }
    let message =
        "run this test with BILISPEC_UPDATE=1 and --test-threads=1, and look at the difference";
    assert_eq!(
        without_lines(block),
        without_lines(printed),
        "{file}, {section}: {message}"
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
