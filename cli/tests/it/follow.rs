//! `validate --follow`: what is found is written before the next record is read, and what ends the input.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::support::{Har, Sandbox, command, fixture, pay};
use serde_json::{Value, json};

/// Long enough for a busy machine; what works takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(60);

struct Running {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Running {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = command()
            .args(["validate", "--follow"])
            .args(arguments)
            .current_dir(sandbox.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines() {
                let _ = send.send(line.unwrap());
            }
        });
        Self {
            stdin: child.stdin.take(),
            child,
            lines,
        }
    }

    fn send(&mut self, text: &str) {
        self.stdin
            .as_mut()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
    }

    /// Reads lines until one holds a text.
    fn wait_for(&self, text: &str) -> String {
        let mut seen = Vec::new();
        loop {
            let Ok(line) = self.lines.recv_timeout(PATIENCE) else {
                panic!("no {text:?} in {seen:#?}");
            };
            if line.contains(text) {
                return line;
            }
            seen.push(line);
        }
    }

    /// Ends it with a signal, or closes its input.
    fn end(mut self, signal: Option<&str>) -> (i32, String) {
        if let Some(signal) = signal {
            let pid = self.child.id().to_string();
            let done = Command::new("kill").args([signal, &pid]).status().unwrap();
            assert!(done.success());
        } else {
            drop(self.stdin.take());
        }
        let code = self.child.wait().unwrap().code().unwrap_or(-1);
        let rest: Vec<_> = self.lines.iter().collect();
        (code, rest.join("\n"))
    }
}

fn line(change: impl FnOnce(&mut Value)) -> String {
    let mut body = fixture("quick_pay", "success");
    change(&mut body["data"]);
    json!({"operation": "quick_pay", "status": 200, "response_body": body}).to_string() + "\n"
}

#[test]
fn each_finding_is_written_before_the_next_line_is_read() {
    for signal in [None, Some("-TERM"), Some("-INT")] {
        let sandbox = Sandbox::new();
        let mut running = Running::start(&sandbox, &["-"]);
        running.send(&line(|_| ()));
        running.send(&line(|data| data["exp"] = json!("2")));
        running.wait_for("/data/exp");
        running.send(&line(|data| data["bonus"] = json!(2)));
        running.wait_for("/data/bonus");
        running.send(&line(|data| data["exp"] = json!("2")));
        running.wait_for("again: stdin:4");
        // What a signal cuts off was never a line.
        if signal.is_some() {
            running.send("{\"operation\": \"quick_pay\", \"resp");
        }
        let (code, rest) = running.end(signal);
        assert_eq!(code, 1, "{rest}");
        assert!(rest.contains("4 exchanges, 1 error, 1 warning"), "{rest}");
    }
}

#[test]
fn programs_get_a_line_a_finding_and_the_report_behind_them() {
    let sandbox = Sandbox::new();
    let mut running = Running::start(&sandbox, &["-", "--format", "json"]);
    running.send(&line(|data| data["exp"] = json!("2")));
    let finding: Value = serde_json::from_str(&running.wait_for("response.type")).unwrap();
    assert_eq!(finding["instance_path"], "/data/exp");
    let (code, rest) = running.end(None);
    let report: Value = serde_json::from_str(&rest).unwrap();
    assert_eq!((code, &report["schema_version"]), (1, &json!(2)));
    // Formats that have stdout for themselves stay whole.
    let mut running = Running::start(&sandbox, &["-", "--format", "junit"]);
    running.send(&line(|data| data["exp"] = json!("2")));
    let (code, rest) = running.end(None);
    assert_eq!(code, 1);
    quick_junit::Report::deserialize_from_str(&rest).unwrap();
}

#[test]
fn a_har_is_followed_while_it_grows_and_ends_when_it_is_closed() {
    let mut bad = pay();
    let mut body = fixture("quick_pay", "success");
    body["data"]["exp"] = json!("2");
    bad = bad.body(&body);
    let mut har = Har::default();
    har.add(pay()).add(bad);
    let text = har.text();
    let entry = text.find("],\"pages\"").unwrap();
    let half = text.find("\"2\\\"").unwrap_or(entry / 2);
    for signal in [None, Some("-TERM")] {
        let sandbox = Sandbox::new();
        sandbox.write("a.har", &text[..half]);
        let running = Running::start(&sandbox, &["a.har"]);
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .open(sandbox.path().join("a.har"))
            .unwrap();
        file.write_all(&text.as_bytes()[half..entry]).unwrap();
        running.wait_for("/data/exp");
        if signal.is_none() {
            file.write_all(&text.as_bytes()[entry..]).unwrap();
            running.wait_for("2 exchanges, 1 error");
        }
        let (code, rest) = running.end(signal);
        assert_eq!(code, 1, "{rest}");
    }
}

#[test]
fn an_end_without_anything_checked_is_not_green() {
    let sandbox = Sandbox::new();
    for signal in [None, Some("-INT")] {
        let running = Running::start(&sandbox, &["-", "--input", "ndjson"]);
        if signal.is_some() {
            // The handler is in place once the first line was looked at.
            let mut running = running;
            running.send("{\"operation\":\"quick_pay\",\"status\":200,\"response_body\":{\"code\":-999,\"message\":\"x\"}}\n");
            running.wait_for("response.unknown-code");
            let (code, rest) = running.end(signal);
            assert_eq!(code, 2, "{rest}");
        } else {
            let (code, rest) = running.end(None);
            assert_eq!(code, 2, "{rest}");
        }
    }
    let ran = sandbox.run(&["validate", "--follow", "fixtures"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(ran.stderr.contains("one file"), "{}", ran.all());
}
