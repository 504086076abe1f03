//! Input that was made to do harm: what is printed steers nothing, what is written stays where it belongs, and what HTTP
//! has no place for is refused where it stands.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

use std::fs;
use std::time::{Duration, Instant};

use crate::support::{Har, Sandbox, fixture, pay};
use quick_xml::events::Event;
use serde_json::{Value, json};

/// What would steer a terminal, or be no character of XML.
fn steers(c: char) -> bool {
    c != '\n'
        && (c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}

fn is_quiet(text: &str) {
    assert!(!text.contains(steers), "{text:?}");
    for line in text.lines() {
        let foreign = line.trim_start().starts_with("::") || line.contains("##vso[");
        assert!(!foreign, "{text}");
    }
}

/// Well-formed, each reference one that needs no declaration.
fn is_xml(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::GeneralRef(name)) => {
                let known = ["amp", "lt", "gt", "quot", "apos"].map(str::as_bytes);
                let is_character = matches!(name.resolve_char_ref(), Ok(Some(_)));
                assert!(is_character || known.contains(&&*name), "{name:?}\n{text}");
            }
            Ok(_) => {}
            Err(error) => panic!("{error}\n{text}"),
        }
    }
}

const ODD: &[&str] = &[
    "x\u{1b}[2J\n::error::PWNED",
    "x\r::stop-commands::y",
    "\u{9b}31m\u{7f}\u{85}",
    "\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}",
    "\n##vso[task.setvariable variable=a]b",
    "\u{fffe}\u{ffff}\u{0}\u{8}",
];

fn odd_capture() -> String {
    let mut body = fixture("quick_pay", "success");
    for name in ODD {
        body["data"][*name] = json!(1);
    }
    let mut har = Har::default();
    har.add(pay().body(&body));
    har.text()
}

#[test]
fn no_name_of_a_capture_steers_what_it_is_printed_on() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", odd_capture());
    for format in ["human", "json", "sarif", "junit"] {
        let ran = sandbox.run(&["validate", "a.har", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.all());
        assert!(ran.stdout.contains("data"), "{}", ran.all());
        is_quiet(&ran.stdout);
        is_quiet(&ran.stderr);
        if format == "junit" {
            is_xml(&ran.stdout);
        }
    }
    let github = sandbox.run(&["validate", "a.har", "--format", "github"]);
    for line in github.stdout.lines().filter(|line| line.starts_with("::")) {
        assert!(
            line.starts_with("::error ") || line.starts_with("::warning "),
            "{line}"
        );
    }
    for arguments in [
        ["learn", "--dry-run", "a.har"],
        ["learn", "--accept", "a.har"],
    ] {
        let ran = sandbox.run(&arguments);
        assert!(ran.stdout.contains("new: "), "{}", ran.all());
        is_quiet(&ran.stdout);
        is_quiet(&ran.stderr);
    }
}

#[test]
fn errors_quote_nothing_that_steers() {
    let sandbox = Sandbox::new();
    for odd in ODD.iter().filter(|odd| !odd.contains('\0')) {
        let url = format!("https://a.example/{odd}");
        for arguments in [
            vec![
                "new",
                odd,
                "--method",
                "GET",
                "--url",
                "https://a.example/x",
            ],
            vec![
                "new",
                "get_x",
                "--method",
                odd,
                "--url",
                "https://a.example/x",
            ],
            vec![
                "new", "get_x", "--method", "GET", "--url", &url, "--tag", "charge",
            ],
            vec![
                "new",
                "get_x",
                "--method",
                "GET",
                "--url",
                "https://a.example/x",
                "--tag",
                odd,
            ],
        ] {
            let ran = sandbox.run(&arguments);
            assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.all());
            is_quiet(&ran.stderr);
        }
        let report = json!({"schema_version": 1, *odd: 1, "findings": [{"severity": odd}]});
        sandbox.write("r.json", report.to_string());
        let ran = sandbox.run(&["merge", "r.json"]);
        assert_eq!(ran.code, 2, "{}", ran.all());
        is_quiet(&ran.stderr);
    }
}

const SECRETS: &[&str] = &["AEwyjc7yDj5YXU7s9hFAc2gJ", "13812599058", "hunter2 hunter3"];

/// A body or query without `=` is a value: no format names it, and nothing is learned from it.
#[test]
fn what_has_no_name_is_not_printed() {
    for secret in SECRETS {
        let url =
            |query: &str| format!("https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick{query}");
        let mut entries: Vec<Value> = Vec::new();
        for (media_type, text) in [
            ("text/plain", format!("session token {secret}")),
            ("text/plain", format!("token\n{secret}==")),
            ("text/plain;charset=UTF-8", format!("[\"{secret}\"]")),
            ("application/x-www-form-urlencoded", (*secret).to_owned()),
            (
                "application/x-www-form-urlencoded",
                format!("elec_num=20&{secret}&{secret}="),
            ),
            ("application/json", format!("[\"{secret}\"]")),
            ("application/json", format!("{{\"{secret}\": 1}}")),
            ("", format!("\"{secret}\"")),
        ] {
            let mut entry = pay().0;
            entry["request"]["postData"] = json!({"mimeType": media_type, "text": text});
            entries.push(entry);
        }
        let mut entry = pay().0;
        let query = secret.replace(' ', "%20");
        entry["request"]["url"] = url(&format!("?{query}&{query}=")).into();
        entries.push(entry);
        let mut entry = pay().0;
        entry["request"]["postData"] = json!({"mimeType": "application/x-www-form-urlencoded", "params": [{"name": secret, "value": ""}]});
        entries.push(entry);
        let mut har = Har::default();
        for entry in entries {
            har.raw(entry);
        }
        let sandbox = Sandbox::new();
        sandbox.write("a.har", har.text());
        let is_clean = |text: &str, what: &str| {
            for part in secret.split(' ') {
                assert!(!text.contains(part), "{what}: {text}");
            }
        };
        for format in ["human", "json", "github", "sarif", "junit"] {
            let ran = sandbox.run(&["validate", "-vvv", "a.har", "--format", format]);
            is_clean(&ran.all(), format);
        }
        let ran = sandbox.run(&["learn", "--accept", "--requests", "a.har"]);
        is_clean(&ran.all(), "learn");
        is_clean(&sandbox.read("spec/charge/quick_pay.yaml"), "the spec");
    }
}

/// A document from elsewhere with one parameter, path or server.
fn document(path: &str, server: &str, parameter: &Value) -> String {
    json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": server}],
        "paths": {path: {"get": {"operationId": "get_a", "parameters": [parameter], "responses": {"204": {"description": "d"}}}}}
    })
    .to_string()
}

#[test]
fn what_http_has_no_place_for_is_refused_at_its_place() {
    let fine = json!({"name": "q", "in": "query", "schema": {"type": "string"}});
    let header =
        |place: &str, name: &str| json!({"name": name, "in": place, "schema": {"type": "string"}});
    let mut cases = Vec::new();
    for name in [
        "X-A\r\nInjected: 1",
        "",
        "a b",
        "Host",
        "content-length",
        "Transfer-Encoding",
        "x\0",
        "ä",
    ] {
        cases.push(document("/a", "https://a.example", &header("header", name)));
    }
    for name in ["a; b=c", "a\nb", "a=b", "a b", "\u{7f}"] {
        cases.push(document("/a", "https://a.example", &header("cookie", name)));
    }
    for path in [
        "//evil.example/x",
        "/a\nb",
        "/a\0",
        "/%zz",
        "/{a",
        "/a/../b",
        "/a\\b",
        "/a b",
    ] {
        cases.push(document(path, "https://a.example", &fine));
    }
    for server in [
        "https://a.example:99999",
        "https://a.example:0",
        "https://a..b",
        "https://a.example//x",
        "https://a.example/%2",
        "https://a.example:80x",
    ] {
        cases.push(document("/a", server, &fine));
    }
    let sandbox = Sandbox::new();
    for text in &cases {
        sandbox.write("api/openapi.json", text);
        let ran = sandbox.run(&["generate", "--spec", "api/openapi.json", "--out", "made"]);
        assert_eq!(ran.code, 2, "{text}: {}", ran.all());
        assert!(ran.stderr.contains("api/openapi.json:1:"), "{}", ran.all());
        assert!(!sandbox.path().join("made").exists(), "{text}");
    }
    // Our own spec, too.
    for (from, to) in [
        ("    - name: is_default\n", "    - name: Host\n"),
        ("/api/ticket/buyer/list:", "//api/ticket/buyer/list:"),
        ("/api/ticket/buyer/list:", "/api/%zz/buyer/list:"),
    ] {
        let own = Sandbox::new();
        let file = if to.contains("name:") {
            "spec/ticket/list_buyers.yaml"
        } else {
            "spec/openapi.yaml"
        };
        let text = own.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        let mut text = text.replacen(from, to, 1);
        if to.contains("Host") {
            text = text.replacen("in: query", "in: header", 1);
        }
        own.write(file, text);
        let ran = own.run(&["lint"]);
        assert_ne!(ran.code, 0, "{to}: {}", ran.all());
        assert!(ran.all().contains("wrong-value"), "{to}: {}", ran.all());
    }
}

#[test]
fn names_that_no_crate_can_have_are_refused_by_all_commands() {
    for name in ["fixtures", "con", "lpt1", "client", "serde", "blocking"] {
        let sandbox = Sandbox::new();
        let url = "https://api.bilibili.com/x/new";
        let ran = sandbox.run(&[
            "new", name, "--method", "GET", "--url", url, "--tag", "charge",
        ]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.all());
        assert!(
            !sandbox
                .path()
                .join(format!("spec/charge/{name}.yaml"))
                .exists()
        );
        sandbox.edit(
            "spec/charge/quick_pay.yaml",
            "operationId: quick_pay",
            &format!("operationId: {name}"),
        );
        let ran = sandbox.run(&["lint"]);
        assert!(
            ran.all().contains("duplicate-name"),
            "{name}: {}",
            ran.all()
        );
        let ran = sandbox.run(&["generate"]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.all());
    }
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&[
        "new",
        "get_x",
        "--method",
        "GET",
        "--url",
        "https://a.example/x",
        "--tag",
        "aux",
    ]);
    assert_eq!(ran.code, 2, "{}", ran.all());
}

/// Parts that several schemas share are put together once.
#[test]
fn chains_of_parts_take_no_time() {
    let sandbox = Sandbox::new();
    for (levels, times) in [(30, 2), (60, 3), (100, 2)] {
        let mut schemas =
            json!({"L0": {"type": "object", "properties": {"x": {"type": "integer"}}}});
        for level in 1..=levels {
            let part = json!({"$ref": format!("#/components/schemas/L{}", level - 1)});
            schemas[format!("L{level}")] = json!({"allOf": vec![part; times]});
        }
        let schema = json!({"$ref": format!("#/components/schemas/L{levels}")});
        let text = json!({
            "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://a.example"}],
            "paths": {"/a": {"get": {"operationId": "get_a", "responses": {"200": {"description": "d", "content": {"application/json": {"schema": schema}}}}}}},
            "components": {"schemas": schemas},
        });
        sandbox.write("api/openapi.json", text.to_string());
        let begun = Instant::now();
        let ran = sandbox.run(&["generate", "--spec", "api/openapi.json", "--out", "made"]);
        assert_eq!(ran.code, 0, "{}", ran.all());
        assert!(begun.elapsed() < Duration::from_secs(20));
        let made =
            fs::read_dir(sandbox.path().join("made/generated-client/src/generated")).unwrap();
        let code: String = made
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        assert!(code.contains("pub x: Option<i64>"), "{code}");
    }
}

/// A document on one line, in which places were once counted from its beginning again and again.
#[test]
fn a_hundred_thousand_values_or_members_on_one_line_are_read() {
    const MANY: usize = 100_000;
    let sandbox = Sandbox::new();
    let values: Vec<String> = (0..MANY).map(|number| format!("v{number}")).collect();
    let members: serde_json::Map<String, Value> = (0..MANY)
        .map(|number| (format!("m{number}"), json!({"type": "integer"})))
        .collect();
    for schema in [
        json!({"type": "string", "enum": values}),
        json!({"type": "object", "properties": members}),
    ] {
        let text = json!({
            "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://a.example"}],
            "paths": {"/a": {"get": {"operationId": "get_a", "responses": {"200": {"description": "d", "content": {"application/json": {"schema": schema}}}}}}},
        });
        sandbox.write("api/openapi.json", text.to_string());
        let begun = Instant::now();
        let ran = sandbox.run(&["list", "--spec", "api/openapi.json"]);
        assert_eq!(ran.code, 0, "{}", ran.all());
        assert!(ran.stdout.contains("get_a"), "{}", ran.all());
        // In quadratic time this takes hours.
        assert!(begun.elapsed() < Duration::from_secs(120));
    }
}

#[test]
fn learning_tries_so_many_differences_and_says_how_many_are_left() {
    let sandbox = Sandbox::new();
    let mut body = fixture("quick_pay", "success");
    for number in 0..230 {
        body["data"][format!("zq{number}")] = json!(1);
    }
    let mut har = Har::default();
    har.add(pay().body(&body));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["learn", "--dry-run", "a.har"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(
        ran.stderr
            .contains("30 more differences were not looked at"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("50 differences tried so far"),
        "{}",
        ran.stderr
    );
}

/// What `redact` says was written, was.
#[test]
fn messages_about_what_was_written_are_true() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    har.add(pay());
    har.add(pay());
    let whole = har.text();
    let first = whole.find("\"timings\"").unwrap();
    let second = whole.rfind("\"timings\"").unwrap();
    for (text, code, says, written) in [
        (&whole[..first], 2, "nothing is written", false),
        (&whole[..second], 2, "what is before is written", true),
        (
            "{\"log\": {\"version\": \"1.2\", \"pages\": []}}",
            2,
            "nothing is written",
            false,
        ),
        (
            "{\"log\": {\"entries\": 1}}",
            2,
            "nothing is written",
            false,
        ),
        ("{\"log\": {\"entries\": [}}", 2, "", true),
        (&whole, 0, "", true),
    ] {
        let _ = fs::remove_file(sandbox.path().join("out.har"));
        sandbox.write("a.har", text);
        let ran = sandbox.run(&["redact", "a.har", "-o", "out.har"]);
        assert_eq!(ran.code, code, "{text}: {}", ran.all());
        assert!(ran.stderr.contains(says), "{says}: {}", ran.all());
        assert_eq!(
            ran.stderr.contains("what is before is written"),
            code == 2 && written,
            "{}",
            ran.all()
        );
        assert_eq!(
            sandbox.path().join("out.har").exists(),
            written,
            "{}",
            ran.all()
        );
        assert_eq!(
            fs::read_dir(sandbox.path())
                .unwrap()
                .filter(|entry| entry
                    .as_ref()
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .ends_with(".tmp"))
                .count(),
            0
        );
    }
}

#[cfg(unix)]
#[test]
fn output_stays_in_its_folder() {
    use std::os::unix::fs::symlink;
    for link in [
        "generated-client",
        "generated-client/src",
        "generated-client/src/generated",
        "docs",
    ] {
        let sandbox = Sandbox::new();
        let outside = tempfile::tempdir().unwrap();
        let at = sandbox.path().join(link);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        symlink(outside.path(), &at).unwrap();
        let ran = sandbox.run(&["generate"]);
        assert_eq!(ran.code, 2, "{link}: {}", ran.all());
        assert!(ran.stderr.contains("link"), "{}", ran.all());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "{link}");
        assert!(
            !sandbox
                .path()
                .join("spec/bilispec.schema.json.new")
                .exists()
        );
    }
    let sandbox = Sandbox::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("victim"), "old").unwrap();
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    let folder = sandbox.path().join("generated-client/src/generated");
    fs::write(folder.join("client.rs"), "stale").unwrap();
    symlink(outside.path().join("victim"), folder.join("client.rs.new")).unwrap();
    assert_eq!(sandbox.run(&["generate"]).code, 0);
    assert_eq!(fs::read(outside.path().join("victim")).unwrap(), b"old");
    assert!(
        !fs::symlink_metadata(folder.join("client.rs"))
            .unwrap()
            .is_symlink()
    );
    // A link at a fixture's place is not followed out of the project, and nothing else is written then.
    symlink(outside.path(), sandbox.path().join("fixtures/linked")).unwrap();
}

/// Generated crates deny items without a word about them, whatever a spec leaves out.
fn all_is_described(code: &str) {
    let mut described = false;
    for line in code.lines().map(str::trim) {
        let is_item = [
            "pub fn ",
            "pub struct ",
            "pub enum ",
            "pub const ",
            "pub static ",
        ]
        .iter()
        .any(|item| line.starts_with(item));
        assert!(!is_item || described, "{line}");
        // Attributes may stand between.
        described = line.starts_with("///") || described && !line.is_empty() && !is_item;
    }
}

/// A cell of somebody's notes is a description, and a description is not a code.
#[test]
fn what_notes_say_does_not_become_code() {
    for cell in [
        "-     std::fs::write(\"PWNED\", \"\")",
        "~~~ std::process::exit(1)",
        "1.     panic!()",
        "```` panic!()",
        "<script>window.PWNED=1</script>",
    ] {
        let sandbox = Sandbox::new();
        let notes = format!(
            "# 查询\n\n> https://api.example.com/x/y\n\n*请求方式：GET*\n\n**url参数：**\n\n| 参数名 | 类型 | 内容 | 必要性 | 备注 |\n| --- | --- | --- | --- | --- |\n| id | num | 编号 | 必要 | {cell} |\n| b | num | {cell} | 必要 |  |\n\n**json回复：**\n\n根对象：\n\n| 字段 | 类型 | 内容 | 备注 |\n| --- | --- | --- | --- |\n| code | num | 返回值 | 0：成功 |\n| message | str | 错误信息 | |\n| data | obj | 数据 | |\n\n`data`对象：\n\n| 字段 | 类型 | 内容 | 备注 |\n| --- | --- | --- | --- |\n| a | num | {cell} | |\n\n```json\n{{\"code\":0,\"message\":\"0\",\"data\":{{\"a\":1}}}}\n```\n"
        );
        sandbox.write("notes.md", notes);
        let imported = sandbox.run(&["import", "notes.md", "--out", "api"]);
        assert!(
            sandbox.path().join("api/spec/openapi.yaml").exists(),
            "{}",
            imported.all()
        );
        let ran = sandbox.run(&[
            "generate",
            "--spec",
            "api/spec/openapi.yaml",
            "--out",
            "api",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.all());
        let folder = sandbox.path().join("api/generated-client/src/generated");
        let mut quoted = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let code = fs::read_to_string(entry.unwrap().path()).unwrap();
            all_is_described(&code);
            for line in code
                .lines()
                .filter_map(|line| line.trim().strip_prefix("///"))
            {
                quoted += usize::from(
                    line.contains("PWNED") || line.contains("panic") || line.contains("exit"),
                );
                for block in ["-     ", "1.     ", "~~~", "<script"] {
                    assert!(!line.trim_start().starts_with(block), "{line}");
                }
                let opens = line.trim_start().starts_with("```");
                assert!(
                    !opens
                        || line.trim_start().trim_start_matches('`').trim() == "text"
                        || line.trim().chars().all(|c| c == '`'),
                    "{line}"
                );
            }
        }
        assert!(quoted > 0, "{cell}");
    }
}
