//! `history`: dated reports as a page and as lines of a change log. `--format html` of a run.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{Har, Sandbox, fixture, pay, project};
use serde_json::{Value, json};

/// The report of a day: 25 charges, changed.
fn day(sandbox: &Sandbox, name: &str, change: &dyn Fn(usize, &mut Value)) {
    let lines: Vec<_> = (0..25)
        .map(|number| {
            let mut body = fixture("quick_pay", "success");
            change(number, &mut body);
            json!({"operation": "quick_pay", "status": 200, "response_body": body}).to_string()
        })
        .collect();
    sandbox.write("a.ndjson", lines.join("\n"));
    let file = format!("days/{name}.json");
    sandbox.write(&file, "");
    let arguments = [
        "validate",
        "a.ndjson",
        "--format",
        "json",
        "--fail-on",
        "never",
        "-o",
        &file,
    ];
    assert_eq!(sandbox.run(&arguments).code, 0);
}

fn days() -> Sandbox {
    let sandbox = Sandbox::new();
    day(&sandbox, "2026-11-01", &|_, _| ());
    day(&sandbox, "report 2026-11-03 evening", &|number, body| {
        if number < 3 {
            *body = json!({"code": -101, "message": "账号未登录", "ttl": 1});
        }
    });
    day(&sandbox, "2026-11-02", &|number, body| {
        body["data"]["msg"] = json!(if number % 2 == 0 { "a" } else { "" });
    });
    day(&sandbox, "2026-11-04", &|_, body| {
        body["data"].as_object_mut().unwrap().remove("exp");
    });
    sandbox
}

#[test]
fn days_are_put_in_order_and_changes_named() {
    let sandbox = days();
    let history = sandbox
        .run(&["history", "days", "--format", "json"])
        .report();
    let expected = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"];
    assert_eq!(history["days"], json!(expected));
    let operation = &history["operations"][0];
    let seen = |list: &str, name: &str| {
        let all = operation[list].as_array().unwrap();
        let one = all.iter().find(|one| one["name"] == name).unwrap();
        (
            one["first"].clone(),
            one["last"].clone(),
            one["days"].clone(),
        )
    };
    assert_eq!(
        seen("fields", "/data/exp"),
        (
            json!("2026-11-01"),
            json!("2026-11-03"),
            json!([[25, 25], [25, 25], [22, 22], [0, 25]])
        )
    );
    let (first, last, _) = seen("codes", "-101");
    assert_eq!((first, last), (json!("2026-11-03"), json!("2026-11-03")));
    let log = sandbox.run(&["history", "days", "--format", "changelog"]);
    assert_eq!(log.code, 0, "{}", log.all());
    for text in [
        "## 2026-11-04\n\n- quick_pay: `/data/exp`: the member vanished (as before: 22 of 22 replies (100.0 %), now 0 of 25 replies (0.0 %))",
        "## 2026-11-03\n",
        "- quick_pay: code -101 seen first (×3)",
    ] {
        assert!(log.stdout.contains(text), "{text}: {}", log.all());
    }
    let place = |day: &str| log.stdout.find(day).unwrap();
    assert!(place("## 2026-11-04") < place("## 2026-11-03"));
}

#[test]
fn the_page_has_plots_and_needs_nothing() {
    let sandbox = days();
    let ran = sandbox.run(&["history", "days", "-o", "history.html"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.all());
    let page = sandbox.read("history.html");
    assert!(page.matches("<svg").count() >= 3, "{page}");
    assert!(page.contains("2026-11-04 /data/exp: 0.0 %"), "{page}");
    assert_needs_nothing(&page);
}

/// No script, nothing from elsewhere, and each element closed.
fn assert_needs_nothing(page: &str) {
    for text in [
        "<script", "http:", "https:", "src=", "url(", "@import", "<link",
    ] {
        assert!(!page.contains(text), "{text}");
    }
    for tag in [
        "section", "table", "tr", "td", "details", "ul", "li", "svg", "pre", "code", "p", "span",
    ] {
        let open =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(open, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn what_is_no_dated_report_stops_the_command() {
    let sandbox = days();
    sandbox.write("empty/readme.txt", "");
    for (file, text, why) in [
        ("days/latest.json", "{}", "no day in the name"),
        ("days/2026-13-01.json", "{}", "no day in the name"),
        ("days/12026-11-01.json", "{}", "no day in the name"),
        (
            "days/2026-11-05.json",
            r#"{"schema_version":1}"#,
            "schema version 1",
        ),
        ("days/2026-11-05.json", "{", "is not a report"),
    ] {
        sandbox.write(file, text);
        let ran = sandbox.run(&["history", "days"]);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (2, ""),
            "{file}: {}",
            ran.all()
        );
        assert!(ran.stderr.contains(why), "{file}: {}", ran.all());
        std::fs::remove_file(sandbox.path().join(file)).unwrap();
    }
    for folder in ["empty", "none"] {
        assert_eq!(sandbox.run(&["history", folder]).code, 2);
    }
}

#[test]
fn texts_of_reports_stay_texts() {
    let sandbox = days();
    let evil = "</title><script>alert(1)</script>\u{202e}\u{1b}[31m";
    let text = sandbox.read("days/2026-11-04.json");
    let quoted = serde_json::to_string(evil).unwrap();
    let inner = quoted.trim_matches('"');
    let text = text
        .replace("\"Paid\"", &quoted)
        .replace("/data/msg", &format!("/data/{inner}"))
        .replace("\"quick_pay\"", &quoted);
    sandbox.write("days/2026-11-04.json", text);
    for format in ["html", "json", "changelog"] {
        let ran = sandbox.run(&["history", "days", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.all());
        assert!(
            !ran.stdout.contains('\u{1b}') && !ran.stdout.contains('\u{202e}'),
            "{format}"
        );
        assert!(
            format != "html" || !ran.stdout.contains("<script"),
            "{format}"
        );
    }
    let ran = sandbox.run(&["merge", "days/2026-11-04.json", "--format", "html"]);
    assert!(!ran.stdout.contains("<script") && !ran.stdout.contains('\u{202e}'));
    assert!(ran.stdout.contains("&lt;script&gt;"), "{}", ran.stdout);
}

#[test]
fn a_run_is_one_page() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(pay()).add(project());
    let mut body = fixture("quick_pay", "success");
    body["data"]["exp"] = json!("<b>2</b>");
    body["data"]["<i>"] = json!(1);
    har.add(pay().body(&body)).add(
        pay()
            .status(412)
            .content(json!({"mimeType": "text/html", "text": "<html>"})),
    );
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "html"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    let page = &ran.stdout;
    for text in [
        "<section id=\"summary\"",
        "<section id=\"findings\"",
        "<section id=\"outcomes\"",
        "<section id=\"coverage\"",
        "<section id=\"unchecked\"",
        "<code>quick_pay /data/exp</code>",
        "<mark>",
        "spec/",
        "response body is not",
        "fields not seen",
        "a.har#3",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("<b>") && !page.contains("<i>"), "{page}");
    assert_needs_nothing(page);
    assert!(page.contains("prefers-color-scheme: dark"));
}
