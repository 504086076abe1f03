//! Runs the binary in a copy of the project, and builds captures for it.
#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

pub(crate) mod outside;
pub(crate) mod secrets;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// The repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// A project in a folder of its own, with the repository's spec and fixtures.
pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

/// How a run of the binary ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// Everything in one text, for a snapshot.
    pub(crate) fn all(&self) -> String {
        let Self {
            code,
            stdout,
            stderr,
        } = self;
        let mut parts = vec![format!("exit {code}\n")];
        if !stdout.is_empty() {
            parts.push(format!("--- stdout\n{stdout}"));
        }
        if !stderr.is_empty() {
            parts.push(format!("--- stderr\n{stderr}"));
        }
        parts.concat()
    }

    /// The report, of a run with `--format json`.
    pub(crate) fn report(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}:\n{}", self.all()))
    }
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["spec", "fixtures"] {
            copy(&repository().join(part), &folder.path().join(part));
        }
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the project.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Reads a file of the project.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// Changes a file of the project.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, text.replacen(from, to, 1));
    }

    /// A run in the project's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// A run with something on stdin.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        finish(command().args(arguments).current_dir(self.path()), stdin)
    }
}

/// The binary, in surroundings that do not change what it prints.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilispec"));
    command
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .env_remove("RUST_BACKTRACE");
    command
}

pub(crate) fn finish(command: &mut Command, stdin: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that needs no input may be gone before all of it is written.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A fixture's body.
pub(crate) fn fixture(operation: &str, case: &str) -> Value {
    let text =
        fs::read_to_string(repository().join(format!("fixtures/{operation}/{case}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Writes HAR files, entry by entry.
#[derive(Default)]
pub(crate) struct Har {
    entries: Vec<Value>,
}

/// An exchange as a browser would record it; change what a test is about.
pub(crate) struct Entry(pub(crate) Value);

impl Har {
    pub(crate) fn add(&mut self, entry: Entry) -> &mut Self {
        self.entries.push(entry.0);
        self
    }

    pub(crate) fn raw(&mut self, entry: Value) -> &mut Self {
        self.entries.push(entry);
        self
    }

    /// The entries alone, as they stand in the list.
    pub(crate) fn list(&self) -> String {
        let entries: Vec<_> = self.entries.iter().map(ToString::to_string).collect();
        entries.join(",")
    }

    pub(crate) fn text(&self) -> String {
        let log = json!({"log": {"version": "1.2", "creator": {"name": "a test", "version": "1"}, "pages": [], "entries": self.entries}});
        log.to_string()
    }
}

impl Entry {
    pub(crate) fn get(url: &str, body: &Value) -> Self {
        Self::call("GET", url, body)
    }

    pub(crate) fn call(method: &str, url: &str, body: &Value) -> Self {
        Self(json!({
            "startedDateTime": "2026-01-01T00:00:00.000Z",
            "time": 12.5,
            "request": {"method": method, "url": url, "httpVersion": "HTTP/2", "headers": [{"name": ":method", "value": method}], "queryString": [], "cookies": [], "headersSize": -1, "bodySize": -1},
            "response": {"status": 200, "statusText": "", "headers": [{"name": "content-type", "value": "application/json"}, {"name": "content-encoding", "value": "gzip"}], "content": {"size": 0, "mimeType": "application/json", "text": body.to_string()}},
            "timings": {"wait": null}
        }))
    }

    pub(crate) fn form(mut self, form: &str) -> Self {
        self.0["request"]["postData"] =
            json!({"mimeType": "application/x-www-form-urlencoded", "text": form});
        self
    }

    pub(crate) fn cookie(mut self, cookie: &str) -> Self {
        self.0["request"]["headers"]
            .as_array_mut()
            .unwrap()
            .push(json!({"name": "Cookie", "value": cookie}));
        self
    }

    pub(crate) fn status(mut self, status: u16) -> Self {
        self.0["response"]["status"] = status.into();
        self
    }

    /// The whole `content` of the response.
    pub(crate) fn content(mut self, content: Value) -> Self {
        self.0["response"]["content"] = content;
        self
    }

    pub(crate) fn body(self, body: &Value) -> Self {
        self.content(json!({"mimeType": "application/json", "text": body.to_string()}))
    }
}

pub(crate) const SESSION: &str =
    "SESSDATA=0f0f0f0f%2C1700000000; bili_jct=00000000000000000000000000000000; buvid3=x";
pub(crate) const PAY_FORM: &str =
    "elec_num=20&up_mid=293793435&otype=up&oid=293793435&csrf=00000000000000000000000000000000";

/// A charge that went through.
pub(crate) fn pay() -> Entry {
    let body = fixture("quick_pay", "success");
    let url = "https://api.bilibili.com/x/ugcpay/trade/elec/pay/quick";
    Entry::call("POST", url, &body)
        .form(PAY_FORM)
        .cookie(SESSION)
}

const TICKET: &str = "https://show.bilibili.com/api/ticket";

/// The project page's call.
pub(crate) fn project() -> Entry {
    Entry::get(
        &format!("{TICKET}/project/get?version=134&id=85826"),
        &fixture("get_project", "success"),
    )
}

pub(crate) fn buyers() -> Entry {
    let url = format!("{TICKET}/buyer/list?is_default&projectId=85826");
    Entry::get(&url, &fixture("list_buyers", "success")).cookie(SESSION)
}

pub(crate) fn prepare() -> Entry {
    let url = format!("{TICKET}/order/prepare?project_id=85826");
    let form = "project_id=85826&screen_id=193111&order_type=1&count=1&sku_id=581111&token=";
    Entry::call("POST", &url, &fixture("prepare_order", "success"))
        .form(form)
        .cookie(SESSION)
}

pub(crate) fn order() -> Entry {
    let url = format!("{TICKET}/order/createV2?project_id=85826");
    let form = "project_id=85826&screen_id=193111&sku_id=581111&count=1&pay_money=38000&order_type=1&timestamp=1717000000000&token=abcdef&deviceId=&buyer_info=%5B%5D";
    Entry::call("POST", &url, &fixture("create_order", "success"))
        .form(form)
        .cookie(SESSION)
}

/// Takes a snapshot without the spec's line numbers, so that it does not change with every edit of the spec.
pub(crate) fn without_lines(take: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r":\d+:\d+\n", ":LINE:COLUMN\n");
    settings.add_filter(r#""(line|column)": \d+"#, "\"$1\": 0");
    settings.add_filter(r"(?m)^ *\d+ \|", "  N |");
    settings.add_filter(r"(?m)^ +(\||=|-->)", "    $1");
    settings.bind(take);
}
