//! Captures as they really come: other people's HAR files, packed ones, long lines, entries out of all bounds, and
//! addresses that went through a proxy.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a helper of tests fails as a test does"
)]

use std::io::Write as _;
use std::path::PathBuf;

use crate::support::{Har, PAY_FORM, Sandbox, buyers, fixture, pay, project};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn report(sandbox: &Sandbox, arguments: &[&str]) -> (i32, Value, String) {
    let ran = sandbox.run(&[&["validate", "--format", "json"], arguments].concat());
    (ran.code, ran.report(), ran.stderr)
}

/// Files of several writers, which are not part of this repository: `BILISPEC_HAR_DIR` names their folder.
#[test]
#[ignore = "needs HAR files that are not part of this repository: BILISPEC_HAR_DIR is their folder"]
fn files_of_several_writers_are_read() {
    let folder = PathBuf::from(std::env::var_os("BILISPEC_HAR_DIR").unwrap());
    let sandbox = Sandbox::new();
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "har"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds no HAR file", folder.display());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let ran = sandbox.run(&[
            "validate",
            "--require",
            "none",
            "--format",
            "json",
            file.to_str().unwrap(),
        ]);
        let Ok(whole) = serde_json::from_slice::<Value>(text) else {
            assert_eq!(ran.code, 2, "{}: {}", file.display(), ran.all());
            continue;
        };
        assert_eq!(ran.code, 0, "{}: {}", file.display(), ran.all());
        let entries = whole.pointer("/log/entries").unwrap().as_array().unwrap();
        let numbers = &ran.report()["exchanges"];
        assert_eq!(
            numbers["total"],
            entries.len(),
            "{}: {numbers}",
            file.display()
        );
        // None of them is of our services, and each entry is a whole one.
        assert_eq!(
            numbers["unmatched"],
            entries.len(),
            "{}: {}",
            file.display(),
            ran.all()
        );
    }
}

#[test]
fn packed_inputs_are_read_and_cut_ones_say_so() {
    let sandbox = Sandbox::new();
    let har = Har::default()
        .add(pay())
        .add(project())
        .add(buyers())
        .text();
    let packed = gzip(har.as_bytes());
    sandbox.write("a.json", &packed);
    let (code, whole, _) = report(&sandbox, &["a.json"]);
    assert_eq!((code, &whole["exchanges"]["checked"]), (0, &json!(3)));
    // Cut anywhere behind its header, it is never taken for whole.
    for end in (20..packed.len()).step_by(packed.len() / 12) {
        let ran = sandbox.run_with(&["validate", "-"], &packed[..end]);
        assert_eq!(ran.code, 2, "cut at {end}: {}", ran.all());
    }
    let mut damaged = packed.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    damaged[middle + 1] ^= 0xff;
    assert_eq!(sandbox.run_with(&["validate", "-"], &damaged).code, 2);
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_read_like_any_other() {
    let sandbox = Sandbox::new();
    // 20 MB of white space between two entries, and 40 MB in one string.
    let entry = Har::default().add(pay()).list();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let mut put = |text: &str| encoder.write_all(text.as_bytes()).unwrap();
    put(&format!("{{\"log\":{{\"entries\":[{entry},"));
    (0..20).for_each(|_| put(&" ".repeat(1 << 20)));
    put("{\"request\":{\"url\":\"https://a.example/");
    (0..40).for_each(|_| put(&"x".repeat(1 << 20)));
    put(&format!("\"}}}},{entry}]}}}}"));
    sandbox.write("bomb.har.gz", encoder.finish().unwrap());
    let (code, report, _) = report(&sandbox, &["bomb.har.gz"]);
    assert_eq!(code, 2);
    assert_eq!(report["exchanges"]["checked"], 2);
    let reason = report["not_checked"][0]["reason"].as_str().unwrap();
    assert!(
        reason.ends_with("bytes are more than the 32 MiB that are looked at"),
        "{reason}"
    );
}

#[test]
fn lines_come_with_any_end_and_of_any_length() {
    let sandbox = Sandbox::new();
    let body = fixture("quick_pay", "success");
    let line = json!({"operation": "quick_pay", "response_body": body}).to_string();
    let long = format!(
        "{{\"operation\":\"quick_pay\",\"response_body\":\"{}\"}}",
        "x".repeat(33 << 20)
    );
    sandbox.write(
        "a.log",
        format!(
            "{line}\r\n\r\n \n{long}\n{{\"broken\n{line}\r\n{}",
            &line[..40]
        ),
    );
    let (code, report, stderr) = report(&sandbox, &["a.log"]);
    assert_eq!(code, 2);
    assert_eq!(
        stderr,
        "error: a.log: cut off; 4 exchanges could be read\n\
         error: a.log: 2 records cannot be read; the first: a.log:4: 34603052 bytes are more than the 32 MiB that are \
         looked at\n"
    );
    assert_eq!(report["exchanges"]["checked"], 2);
    let samples: Vec<_> = report["not_checked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["sample"])
        .collect();
    assert_eq!(samples, ["a.log:4", "a.log:5"]);
}

#[test]
fn calls_through_a_proxy_or_a_mock_are_known_by_their_base_address() {
    let sandbox = Sandbox::new();
    let mut entry = pay();
    let url = "http://127.0.0.1:4010/charge/x/ugcpay/trade/elec/pay/quick/";
    entry.0["request"]["url"] = url.into();
    let mut preflight = crate::support::Entry::call("OPTIONS", url, &json!({}));
    preflight.0["response"]["status"] = 204.into();
    sandbox.write(
        "mock.har",
        Har::default()
            .add(entry)
            .add(preflight)
            .add(project())
            .text(),
    );
    let (_, plain, _) = report(&sandbox, &["mock.har"]);
    assert_eq!(
        (
            &plain["exchanges"]["checked"],
            &plain["exchanges"]["unmatched"]
        ),
        (&json!(1), &json!(2))
    );
    for host in ["api.bilibili.com", "https://api.bilibili.com"] {
        let mapping = format!("{host}=http://127.0.0.1:4010/charge");
        let (code, mapped, stderr) = report(&sandbox, &["mock.har", "--base-url", &mapping]);
        assert_eq!(
            mapped["exchanges"],
            json!({"total": 3, "checked": 2, "unmatched": 0, "not_checked": 0, "set_aside": 1}),
            "{code} {stderr}"
        );
    }
    let ran = sandbox.run(&[
        "validate",
        "mock.har",
        "--base-url",
        "api.bilibil.com=http://127.0.0.1:4010",
    ]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .contains("no operation of the spec is at `api.bilibil.com`"),
        "{}",
        ran.stderr
    );
    // Without a host, it is where all of them are.
    let (code, mapped, stderr) = report(
        &sandbox,
        &["mock.har", "--base-url", "http://127.0.0.1:4010/charge"],
    );
    assert_eq!(
        (code, &mapped["exchanges"]["checked"]),
        (0, &json!(2)),
        "{stderr}"
    );
    for wrong in ["127.0.0.1:4010", "api.bilibili.com", "=", ""] {
        let ran = sandbox.run(&["validate", "mock.har", "--base-url", wrong]);
        assert_eq!(ran.code, 2, "{wrong}: {}", ran.stdout);
    }
}

#[test]
fn addresses_are_known_however_they_are_written() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    for url in [
        "https://show.bilibili.com/api/ticket/project/get?id=85826&version=134",
        "https://show.bilibili.com/api/ticket/project/get/?version=134&id=85826#top",
        "HTTPS://SHOW.bilibili.com.:443/api/ticket/project/get?version=134&id=85826",
        "http://show.bilibili.com:80/api/%74icket//project/get?version=%31%33%34&id=85826",
    ] {
        let mut entry = project();
        entry.0["request"]["url"] = url.into();
        har.add(entry);
    }
    let form: Vec<&str> = PAY_FORM.split('&').rev().collect();
    har.add(pay().form(&form.join("&")));
    sandbox.write("a.har", har.text());
    let (code, report, _) = report(&sandbox, &["a.har", "--fail-on", "warning"]);
    assert_eq!(
        (code, &report["exchanges"]["checked"]),
        (0, &json!(5)),
        "{report}"
    );
}

/// The kernel's own figure, where it has one.
#[test]
#[cfg(target_os = "linux")]
fn memory_stays_bounded_whatever_the_entries() {
    use std::process::Stdio;
    let sandbox = Sandbox::new();
    let entry = Har::default().add(pay()).list();
    // Just below the limit, and with escapes, so that it has to be decoded; among ordinary ones.
    let text = "\\\"x\\u4e2d".repeat((31 << 20) / 9);
    let large = format!(
        "{{\"request\":{{\"method\":\"POST\",\"url\":\"https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick\"}},\"response\":{{\"status\":200,\"content\":{{\"text\":\"{text}\"}}}}}}"
    );
    let ordinary = vec![entry.as_str(); 2000].join(",");
    let (few, large) = (ordinary.as_str(), large.as_str());
    let entries = |list: &[&str]| format!("{{\"log\":{{\"entries\":[{}]}}}}", list.join(","));
    sandbox.write("between.har", entries(&[few, large, large, few]));
    sandbox.write("first.har", entries(&[large, few, large]));
    for (file, jobs) in [("between.har", "4"), ("first.har", "1")] {
        let mut child = crate::support::command()
            .args(["validate", file, "--jobs", jobs])
            .current_dir(sandbox.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0_u64;
        while child.try_wait().unwrap().is_none() {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let now = line.and_then(|line| line.split_whitespace().next());
            peak = peak.max(now.and_then(|now| now.parse().ok()).unwrap_or(0));
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        assert!(
            // An unoptimised binary maps more of itself.
            peak > 0 && peak < 72 << 10,
            "{file} --jobs {jobs}: {peak} KiB"
        );
    }
}
