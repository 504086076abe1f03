//! `mock` through the binary: where it says that it listens, how it ends, what it leaves behind.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::support::{PAY_FORM, SESSION, Sandbox, command};
use serde_json::Value;

/// A mock that runs.
struct Mocking {
    child: Child,
    /// Host and port.
    address: String,
}

impl Mocking {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = command()
            .args(["mock", "--port", "0"])
            .args(arguments)
            .current_dir(sandbox.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let stdout = child.stdout.as_mut().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(said["pid"], child.id());
        let address = said["address"].as_str().unwrap();
        let address = address.strip_prefix("http://").unwrap().to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{address}");
        Self { child, address }
    }

    /// Sends a request and reads the whole answer.
    fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(
            stream,
            "{head}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Interrupts it; how it ended, and what it said on stderr.
    fn interrupt(self) -> (ExitStatus, String) {
        self.signal("-INT")
    }

    fn signal(mut self, signal: &str) -> (ExitStatus, String) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let mut stderr = String::new();
        let mut pipe = self.child.stderr.take().unwrap();
        pipe.read_to_string(&mut stderr).unwrap();
        (self.child.wait().unwrap(), stderr)
    }
}

fn pay() -> String {
    format!(
        "POST /x/ugcpay/trade/elec/pay/quick HTTP/1.1\r\nhost: api.bilibili.com\r\ncookie: {SESSION}\r\n\
         authorization: secret-a\r\ncontent-type: application/x-www-form-urlencoded"
    )
}

#[test]
fn an_interrupt_ends_it_well_and_the_recording_is_whole() {
    let sandbox = Sandbox::new();
    let mock = Mocking::start(&sandbox, &["--record", "mock.har"]);
    let form = format!("{PAY_FORM}&extra=secret-b");
    let answer = mock.ask(&pay(), &form);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains(r#""status":4"#), "{answer}");
    mock.ask(&format!("{}\r\nx-mock-fault: html-412", pay()), PAY_FORM);
    mock.ask("GET /elsewhere?secret-c HTTP/1.1\r\nhost: localhost", "");
    let (status, stderr) = mock.interrupt();
    assert_eq!(status.code(), Some(0), "{stderr}");
    let lines: Vec<&str> = stderr.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "quick_pay: 200 Paid (success); request /extra: `extra` is not in the spec",
            "quick_pay: 412 a page in front of the service, forced: html-412",
            "GET /elsewhere: 404 the spec has no such call",
        ]
    );
    let har = sandbox.read("mock.har");
    for secret in ["0f0f0f0f", "secret", "293793435&"] {
        assert!(!har.contains(secret), "{secret}: {har}");
    }
    let ran = sandbox.run(&["validate", "mock.har", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let report = ran.report();
    assert_eq!(report["exchanges"]["total"], 2);
    assert_eq!(report["exchanges"]["checked"], 1);
    let rules = report["findings"].as_array().unwrap().iter();
    let rules: Vec<_> = rules.map(|finding| &finding["rule"]).collect();
    assert_eq!(rules, ["request.unknown-field"]);
}

#[test]
fn a_service_manager_ends_it_as_an_interrupt_does() {
    let sandbox = Sandbox::new();
    let mock = Mocking::start(&sandbox, &["--record", "mock.har"]);
    mock.ask(&pay(), PAY_FORM);
    let (status, stderr) = mock.signal("-TERM");
    assert_eq!(status.code(), Some(0), "{stderr}");
    assert_eq!(sandbox.run(&["validate", "mock.har"]).code, 0);
}

/// What a caller sends can neither get lost unseen nor steer the terminal that shows the log.
#[test]
fn each_call_is_in_the_log() {
    let sandbox = Sandbox::new();
    let mock = Mocking::start(&sandbox, &[]);
    let huge = "a".repeat(1024 * 1024 + 1);
    // The mock may end the connection before it has read all of this.
    let mut stream = TcpStream::connect(&mock.address).unwrap();
    let length = huge.len();
    write!(stream, "{}\r\ncontent-length: {length}\r\n\r\n", pay()).unwrap();
    let _ = stream.write_all(huge.as_bytes());
    let mut start = [0; 12];
    stream.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 413");
    mock.ask("GET /\u{202e}a?b HTTP/1.1\r\nhost: localhost", "");
    mock.ask(&pay(), &format!("{PAY_FORM}&%1b%5b2J=1&b=1&c=1&d=1&e=1"));
    mock.ask(&pay(), "{");
    let stderr = mock.interrupt().1;
    let lines: Vec<&str> = stderr.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "POST /x/ugcpay/trade/elec/pay/quick: 413 the body is larger than 1 MiB, or broke off",
            "GET /\u{fffd}a: 404 the spec has no such call",
            "quick_pay: 200 Paid (success); request /(no name): `(no name)` is not in the spec; \
             request /b: `b` is not in the spec; request /c: `c` is not in the spec; and 2 more",
            "quick_pay: 200 -111 CsrfFailed (csrf_failed); request the body is not JSON: \
             expected a key in quotes at line 1 column 2",
        ]
    );
}

#[test]
fn the_recording_is_whole_after_each_exchange_even_if_it_is_killed() {
    let sandbox = Sandbox::new();
    let mut mock = Mocking::start(&sandbox, &["--record", "mock.har", "--quiet"]);
    let whole = |sandbox: &Sandbox| {
        let har: Value = serde_json::from_str(&sandbox.read("mock.har")).unwrap();
        har["log"]["entries"].as_array().unwrap().len()
    };
    assert_eq!(whole(&sandbox), 0);
    for _ in 0..3 {
        mock.ask(&pay(), PAY_FORM);
    }
    // The answer may be there before the entry is.
    std::thread::sleep(std::time::Duration::from_millis(500));
    mock.child.kill().unwrap();
    mock.child.wait().unwrap();
    assert_eq!(whole(&sandbox), 3);
}

/// What `x-echo` says of a member the mock does, whatever the two are called.
#[test]
fn a_success_repeats_what_was_asked_for() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/charge/quick_pay.yaml",
        "                          mid:\n                            type: integer\n",
        "                          mid:\n                            x-echo: oid\n                            type: integer\n",
    );
    let mock = Mocking::start(&sandbox, &[]);
    let form = PAY_FORM.replace("oid=293793435", "oid=77");
    let answer = mock.ask(&pay(), &form);
    assert!(answer.contains("\"mid\":77"), "{answer}");
    let forced = format!("{}\r\nprefer: example=success", pay());
    let answer = mock.ask(&forced, &form);
    assert!(answer.contains("\"mid\": 293793435"), "{answer}");
    let stderr = mock.interrupt().1;
    let lines: Vec<&str> = stderr.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "quick_pay: 200 Paid (success)",
            "quick_pay: 200 Paid (success), forced: example; reply /data/mid: not what the call asked for",
        ]
    );
}

#[test]
fn the_account_and_the_waiting_can_be_set() {
    let sandbox = Sandbox::new();
    let mock = Mocking::start(&sandbox, &["--balance", "elec_num=10"]);
    let answer = mock.ask(&pay(), PAY_FORM);
    assert!(answer.contains("\"status\": -4"), "{answer}");
    assert_eq!(mock.interrupt().0.code(), Some(0));
}

#[test]
fn what_keeps_it_from_starting_is_said() {
    let sandbox = Sandbox::new();
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let ran = sandbox.run(&["mock", "--port", &port]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(ran.stderr.contains(&port), "{}", ran.all());
    assert_eq!(ran.stdout, "");

    let ran = sandbox.run(&["mock", "--port", "0", "--record", "no/such/folder.har"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(ran.stderr.contains("no/such/folder.har"), "{}", ran.all());
}

/// Two hosts with the same path share the port, so the caller has to say which is meant.
#[test]
fn a_path_of_two_hosts_needs_the_host() {
    let sandbox = Sandbox::new();
    let operation = sandbox.read("spec/charge/quick_pay.yaml");
    let other = operation
        .replace("https://api.bilibili.com", "https://pay.example.com")
        .replace("operationId: quick_pay", "operationId: other_pay");
    // A slash at the end makes another key in `paths`, and the same path.
    assert_ne!(operation, other);
    sandbox.write("spec/charge/other_pay.yaml", &other);
    sandbox.edit(
        "spec/openapi.yaml",
        "  /x/ugcpay/trade/elec/pay/quick:",
        "  /x/ugcpay/trade/elec/pay/quick/:\n    $ref: charge/other_pay.yaml\n  /x/ugcpay/trade/elec/pay/quick:",
    );
    let mock = Mocking::start(&sandbox, &["--quiet"]);
    let with = |host: &str| {
        let head = pay().replace("host: api.bilibili.com", &format!("host: {host}"));
        let answer = mock.ask(&head, PAY_FORM);
        answer.lines().next().unwrap_or_default().to_owned()
    };
    assert!(with("api.bilibili.com").contains("200"));
    assert!(with("pay.example.com").contains("200"));
    assert!(with("127.0.0.1").contains("421"));
    mock.interrupt();
}

/// A page on the web can have its own name lead to this machine: it gets no answer, and nothing of it is recorded.
#[test]
fn only_names_of_this_machine_and_of_the_spec_are_answered() {
    let sandbox = Sandbox::new();
    let mock = Mocking::start(&sandbox, &["--record", "mock.har"]);
    let call = |host: &str| pay().replace("api.bilibili.com", host);
    let port = mock.address.rsplit(':').next().unwrap().to_owned();
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1.evil.example".to_owned(),
        "0.0.0.0".to_owned(),
        "127.0.0.1\r\nhost: evil.example".to_owned(),
    ] {
        let answer = mock.ask(&call(&host), PAY_FORM);
        assert!(answer.starts_with("HTTP/1.1 4"), "{host}: {answer}");
        assert!(!answer.contains("\"status\":4"), "{host}: {answer}");
    }
    for host in ["127.0.0.1", "localhost", "[::1]:80", "api.bilibili.com"] {
        let answer = mock.ask(&call(host), PAY_FORM);
        assert!(answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
    }
    let (status, stderr) = mock.interrupt();
    assert_eq!(status.code(), Some(0), "{stderr}");
    let har: Value = serde_json::from_str(&sandbox.read("mock.har")).unwrap();
    assert_eq!(har["log"]["entries"].as_array().unwrap().len(), 4);
}

/// Examples in all forms that OpenAPI has, in a file of their own and behind references; and none at all.
const ELSEWHERE: &str = r"
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://a.example/v1'}]
paths:
  /pets/{id}:
    get:
      operationId: pet
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        '200':
          description: d
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
              examples:
                cat: {value: {id: 1, name: Tom}}
                dog: {$ref: '#/components/examples/Dog'}
        '404': {description: d, content: {application/json: {example: {error: none}, schema: {type: object, properties: {error: {type: string}}}}}}
  /one:
    get:
      operationId: one
      responses:
        '201': {description: d, content: {application/vnd.pet+json: {example: {id: 7, name: Z}, schema: {$ref: '#/components/schemas/Pet'}}}}
  /made:
    get:
      operationId: made
      responses:
        default: {$ref: '#/components/responses/Made'}
components:
  examples: {Dog: {value: {id: 2, name: Rex}}}
  responses:
    Made:
      description: d
      content:
        application/json:
          schema:
            allOf:
              - {$ref: '#/components/schemas/Pet'}
              - type: object
                required: [tag]
                properties:
                  tag: {type: string, default: x}
                  kind: {type: string, enum: [cat, dog]}
                  born: {type: string, format: date}
                  legs: {type: integer, minimum: 3, multipleOf: 2}
                  parents: {type: array, minItems: 2, items: {$ref: '#/components/schemas/Pet'}}
                  code: {type: string, minLength: 6}
                  secret: {type: string, writeOnly: true}
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: integer, example: 5}, name: {type: string}, friend: {$ref: '#/components/schemas/Pet'}}}
";

#[test]
fn a_document_from_elsewhere_is_answered_from_its_examples_and_schemas() {
    let sandbox = Sandbox::new();
    sandbox.write("pets.yaml", ELSEWHERE);
    let mock = Mocking::start(&sandbox, &["--spec", "pets.yaml"]);
    let ask = |path: &str, more: &str| {
        let answer = mock.ask(
            &format!("GET /v1{path} HTTP/1.1\r\nhost: a.example{more}"),
            "",
        );
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().to_owned();
        let json: Value =
            serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"));
        (status, json)
    };
    let (status, json) = ask("/pets/1", "");
    assert_eq!(
        (status.as_str(), &json["name"]),
        ("200", &Value::from("Tom"))
    );
    let (status, json) = ask("/pets/1", "\r\nprefer: example=dog");
    assert_eq!(
        (status.as_str(), &json["name"]),
        ("200", &Value::from("Rex"))
    );
    let (status, json) = ask("/one", "");
    assert_eq!((status.as_str(), &json["id"]), ("201", &Value::from(7)));
    let (status, json) = ask("/made", "");
    assert_eq!(status, "200");
    assert_eq!(json["id"], 5);
    assert_eq!(json["tag"], "x");
    assert_eq!(json["kind"], "cat");
    assert_eq!(json["legs"], 4);
    assert_eq!(json["parents"].as_array().unwrap().len(), 2);
    assert!(json["code"].as_str().unwrap().len() >= 6, "{json}");
    assert!(json.get("secret").is_none(), "{json}");
    // What it makes up is what the document says.
    sandbox.write("made.json", json.to_string());
    let checked = [
        "validate",
        "--spec",
        "pets.yaml",
        "--operation",
        "made",
        "made.json",
    ];
    let checked = sandbox.run(&checked);
    assert_eq!(checked.code, 0, "{}", checked.all());
    mock.interrupt();
}
