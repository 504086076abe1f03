//! `generate --watch`: a running command, files that are saved beside it, and what it prints.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::support::Sandbox;

const QUICK_PAY: &str = "spec/charge/quick_pay.yaml";
const TABLES: &str = "generated-client/src/generated/schemas.rs";
const CLIENT: &str = "generated-client/src/generated/quick_pay.rs";

/// The command while it runs.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(sandbox: &Sandbox) -> Self {
        let mut child = crate::support::command()
            .args(["generate", "--watch"])
            .current_dir(sandbox.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines() {
                let _ = sender.send(line.unwrap());
            }
        });
        Self { child, lines }
    }

    /// Everything up to the line that ends a turn, without the time that it took.
    fn turn(&self) -> String {
        let mut text = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(120));
            let line = line.unwrap_or_else(|_| panic!("no turn ended; so far: {text}"));
            if let Some((line, time)) = line.rsplit_once(" (")
                && let Some(time) = time.strip_suffix(" ms)")
                && time.parse::<u64>().is_ok()
            {
                return text + line;
            }
            text += &line;
            text.push('\n');
        }
    }

    /// Turns until one says this: an editor's save may be heard of in parts.
    fn until(&self, says: &str) -> String {
        let mut text = String::new();
        for _ in 0..10 {
            text += &self.turn();
            if text.contains(says) {
                return text;
            }
        }
        panic!("never said {says:?}: {text}");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn each_save_is_a_turn_that_says_what_is_new() {
    let sandbox = Sandbox::new();
    sandbox.run(&["generate"]);
    let watching = Watching::start(&sandbox);
    let first = watching.turn();
    assert!(first.starts_with("0 errors, 0 warnings; "), "{first}");
    assert!(
        first.ends_with("files up to date; 69 fixtures, 0 findings"),
        "{first}"
    );

    // Another name: only the files that have it are written.
    sandbox.edit(QUICK_PAY, "[Paid, ", "[Charged, ");
    let said = watching.until("written:");
    assert!(
        said.contains(&format!(
            "\nsaved: {QUICK_PAY}\nwritten: {CLIENT}\nwritten: {TABLES}\nwritten: docs/index.html\n"
        )),
        "{said}"
    );
    assert!(sandbox.read(CLIENT).contains("Charged = 4"));

    // A mistake, with its place; the client stays as it was.
    sandbox.edit(QUICK_PAY, "enum: [4, -2, -4, 0]", "enum: [4, -2, -4]");
    let said = watching.until("nothing generated");
    assert!(said.contains(&format!("--> {QUICK_PAY}:")), "{said}");
    assert!(sandbox.read(CLIENT).contains("Retired"));

    // Mended: what was wrong is told in one line, and nothing is repeated.
    sandbox.edit(QUICK_PAY, "enum: [4, -2, -4]", "enum: [4, -2, -4, 0]");
    let said = watching.until("0 errors, 0 warnings");
    assert!(said.contains("\nmended"), "{said}");
    assert!(!said.contains("-->"), "{said}");

    // A fixture that does not conform any more, saved as editors do: beside, then in place.
    let fixture = sandbox.path().join("fixtures/quick_pay/success.json");
    let text = fs::read_to_string(&fixture).unwrap();
    let beside = sandbox.path().join("fixtures/quick_pay/.success.json.swp");
    fs::write(&beside, text.replace("\"status\": 4", "\"status\": 9")).unwrap();
    fs::rename(&beside, &fixture).unwrap();
    let said = watching.until("69 fixtures, 1 finding");
    assert!(said.contains("response.enum"), "{said}");
    fs::write(&fixture, text).unwrap();
    let said = watching.until("69 fixtures, 0 findings");
    assert!(said.contains("mended: response.enum"), "{said}");
}

#[test]
fn a_spec_that_is_wrong_at_first_is_watched_all_the_same() {
    let sandbox = Sandbox::new();
    sandbox.edit(QUICK_PAY, "x-effect: spend", "x-effect: spent");
    let watching = Watching::start(&sandbox);
    let said = watching.turn();
    assert!(
        said.contains("`spend`") && said.contains("nothing generated"),
        "{said}"
    );
    sandbox.edit(QUICK_PAY, "x-effect: spent", "x-effect: spend");
    let said = watching.until("69 fixtures, 0 findings");
    assert!(said.contains(&format!("added: {CLIENT}\n")), "{said}");
}

#[test]
fn without_a_spec_there_is_nothing_to_watch() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["generate", "--watch", "--spec", "none.yaml"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "error: none.yaml: no such file\n");
    let ran = sandbox.run(&["generate", "--watch", "--check"]);
    assert_eq!(ran.code, 2);
}
