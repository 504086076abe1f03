//! Documents that nobody here wrote, with what no client can be made of: that costs one operation, or one check, and is
//! named once.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::fmt::Write as _;

use crate::support::{Entry, Har, Sandbox};
use serde_json::{Value, json};

/// Four operations that can be read, and a fault of each kind beside them.
const DOCUMENT: &str = r"
openapi: 3.0.3
info: {title: Mixed, version: '1'}
servers: [{url: 'http://a.example/v1'}]
paths:
  /info:
    parameters: &paging
      - {name: page, in: query, schema: {type: integer, minimum: -9223372036854776000}}
    get:
      operationId: info
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Info'}}}}
        '404': {description: d, content: {application/json: {schema: {type: object, required: [why], properties: {why: {type: string}}}}}}
  /more:
    parameters: *paging
    get:
      operationId: more
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Info'}}}}}
  /avatar:
    post:
      operationId: avatar
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {file: {type: string}}}, encoding: {file: {contentType: text/csv}}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Info'}}}}}
  /export:
    get:
      operationId: export
      responses: {'200': {description: d, content: {text/csv: {schema: {type: string}}}}}
  /head:
    head:
      operationId: head
      responses: {'200': {description: d}}
components:
  schemas:
    Info:
      type: object
      required: [n]
      optional: [m]
      properties: {n: {type: integer}, m: {<<: {type: string}, maxLength: 3}}
    Unused: {type: array, items: {$ref: '#/components/schemas/Nowhere'}}
";

fn sandbox(document: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("doc.yaml", document);
    sandbox
}

/// Each finding of a report, as what it has under these keys.
fn findings(report: &Value, keys: &[&str]) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let shown = |one: &Value| {
        let texts = keys.iter().map(|key| one[*key].as_str().unwrap());
        texts.collect::<Vec<_>>().join(" ")
    };
    findings.map(shown).collect()
}

fn call(method: &str, path: &str, body: &Value) -> Entry {
    Entry::call(method, &format!("http://a.example/v1{path}"), body)
}

#[test]
fn what_no_client_can_be_made_of_costs_one_operation_or_one_check() {
    let sandbox = sandbox(DOCUMENT);
    let mut har = Har::default();
    har.add(call("GET", "/info?page=1", &json!({"n": "1"})))
        .add(call("GET", "/info", &json!({"why": 1})).status(404))
        .add(call("GET", "/more?page=x", &json!({"n": 1, "m": "long"})))
        .add(call("POST", "/avatar", &json!({"n": 0.5})).form("whatever=1"))
        .add(call("GET", "/export", &json!(1)))
        .add(call("HEAD", "/head", &json!(1)));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&[
        "validate", "a.har", "--spec", "doc.yaml", "--format", "json",
    ]);
    let report = ran.report();
    assert_eq!(ran.code, 1, "{}", ran.all());
    let findings = findings(&report, &["operation", "rule", "instance_path"]);
    assert_eq!(
        findings,
        [
            "info response.type /n",
            "info response.type /why",
            "more response.max-length /m",
            "avatar response.type /n",
            "more request.type /page",
        ],
        "{}",
        ran.all()
    );
    assert_eq!(report["exchanges"]["unmatched"], 0);
    let reasons: Vec<_> = report["not_checked"].as_array().unwrap().iter().collect();
    let left_out = "the document's reader left the operation out: ";
    assert_eq!(reasons.len(), 2);
    assert_eq!(
        reasons[0]["reason"],
        "the spec describes a body that is not JSON for HTTP 200"
    );
    assert!(reasons[1]["reason"].as_str().unwrap().starts_with(left_out));
    // Said once.
    let note = "note: of 5 operations, 1 left out (";
    assert_eq!(ran.stderr.matches(note).count(), 1, "{}", ran.stderr);
    assert!(
        ran.stderr
            .contains("1 read without their requests (a field that holds text/csv ×1)"),
        "{}",
        ran.stderr
    );
}

#[test]
fn every_command_that_reads_takes_it_and_one_that_writes_says_what_it_leaves_out() {
    let sandbox = sandbox(DOCUMENT);
    for arguments in [
        &["list"][..],
        &["show", "info"],
        &["coverage"],
        &[
            "learn",
            "--dry-run",
            "a.har",
            "--base-url",
            "http://a.example/v1",
        ],
    ] {
        let body = call("GET", "/info", &json!({"n": 1}));
        sandbox.write("a.har", Har::default().add(body).text());
        let ran = sandbox.run(&[arguments, &["--spec", "doc.yaml"]].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.all());
        assert!(ran.stderr.contains("1 left out"), "{}", ran.all());
    }
    // A bundle with a reference that leads to nothing would be of no use to anybody.
    let ran = sandbox.run(&["bundle", "--spec", "doc.yaml"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(ran.stderr.contains("Nowhere"), "{}", ran.all());
    sandbox.edit(
        "doc.yaml",
        "components/schemas/Nowhere",
        "components/schemas/Info",
    );
    let ran = sandbox.run(&["bundle", "--spec", "doc.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let listed = sandbox.run(&["list", "--spec", "doc.yaml"]).stdout;
    for name in ["info", "more", "avatar"] {
        assert!(
            listed.lines().any(|line| line.starts_with(name)),
            "{listed}"
        );
    }
    let named = sandbox
        .run(&["list", "--spec", "doc.yaml", "--verbose"])
        .stderr;
    assert!(named.contains("/head"), "{named}");
    // For output, the document still has to be whole, or the rest is asked for.
    let ran = sandbox.run(&["generate", "--spec", "doc.yaml", "--out", "out"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
}

#[test]
fn a_document_without_servers_is_read_and_matched_with_a_base_url() {
    for servers in ["", "servers: []\n", "servers: [{url: /v1}]\n"] {
        let document = format!(
            "openapi: 3.0.3\ninfo: {{title: Here, version: '1'}}\n{servers}paths: {{/info: {{get: {{operationId: info, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{type: object, properties: {{n: {{type: integer}}}}}}}}}}}}}}}}}}}}\n"
        );
        let sandbox = sandbox(&document);
        let prefix = if servers.contains("v1") { "/v1" } else { "" };
        let entry = Entry::get(
            &format!("https://b.example{prefix}/info"),
            &json!({"n": "1"}),
        );
        sandbox.write("a.har", Har::default().add(entry).text());
        let run = |more: &[&str]| {
            let arguments = [
                "validate", "a.har", "--spec", "doc.yaml", "--format", "json",
            ];
            sandbox.run(&[&arguments[..], more].concat())
        };
        let ran = run(&["--base-url", "https://b.example"]);
        assert_eq!(
            ran.report()["findings"][0]["rule"],
            "response.type",
            "{}",
            ran.all()
        );
        // Without it nothing matches, and the report says what would.
        let ran = run(&[]);
        assert_eq!(ran.code, 2, "{}", ran.all());
        assert!(
            ran.stdout.contains("localhost=https://b.example"),
            "{}",
            ran.all()
        );
    }
}

#[test]
fn an_empty_client_is_no_client() {
    let sandbox = sandbox(
        "openapi: 3.0.3\ninfo: {title: No, version: '1'}\nservers: [{url: https://a.example}]\npaths: {/e: {get: {operationId: e, responses: {'302': {description: d}}}}}\n",
    );
    let arguments = [
        "generate",
        "--spec",
        "doc.yaml",
        "--out",
        "out",
        "--skip-unsupported",
    ];
    let ran = sandbox.run(&arguments);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(ran.stderr.contains("no operation is left"), "{}", ran.all());
    assert!(
        ran.stderr
            .contains("an operation whose only success is a redirect"),
        "{}",
        ran.all()
    );
    assert!(!sandbox.path().join("out").exists());
    let ran = sandbox.run(&[&arguments[..], &["--format", "json"]].concat());
    assert_eq!(ran.code, 2, "{}", ran.all());
}

#[test]
fn aliases_are_copies_and_a_bomb_of_them_is_refused() {
    let mut document =
        "openapi: 3.0.3\ninfo: {title: Bomb, version: '1'}\nx-a: &a [1,1,1,1,1,1,1,1,1,1]\n"
            .to_owned();
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"]
        .iter()
        .zip("abcdefgh".chars())
    {
        let ten = format!("*{before},").repeat(10);
        writeln!(document, "x-{name}: &{name} [{ten}]").unwrap();
    }
    document.push_str("paths: {}\n");
    let sandbox = sandbox(&document);
    let ran = sandbox.run(&["list", "--spec", "doc.yaml"]);
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        ran.stderr.contains("leads to nothing, or to too much"),
        "{}",
        ran.all()
    );
    // A spec of ours has `$ref`.
    sandbox.edit("spec/openapi.yaml", "info:", "info: &info");
    assert_eq!(sandbox.run(&["list"]).code, 2);
}

#[test]
fn a_success_of_a_call_that_describes_only_errors_is_checked_against_nothing_and_says_so() {
    const ONLY_ERRORS: &str = r"
openapi: 3.0.3
info: {title: Errors, version: '1'}
servers: [{url: 'http://a.example/v1'}]
paths:
  /errors:
    get:
      operationId: errors
      responses:
        4XX: {description: d, content: {application/json: {schema: {type: object, required: [why]}}}}
  /nothing:
    get: {operationId: nothing, responses: {}}
  /created:
    post:
      operationId: created
      responses: {'201': {description: d, content: {application/json: {schema: {type: object}}}}}
";
    let sandbox = sandbox(ONLY_ERRORS);
    let mut har = Har::default();
    har.add(call("GET", "/errors", &json!({"n": 1})))
        .add(call("GET", "/errors", &json!({})).status(404))
        .add(call("GET", "/nothing", &json!({"n": 1})))
        .add(call("POST", "/created", &json!([])))
        .add(call("POST", "/created", &json!([])).status(201));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&[
        "validate", "a.har", "--spec", "doc.yaml", "--format", "json",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    let report = ran.report();
    let findings = findings(&report, &["operation", "rule", "expected", "found"]);
    assert_eq!(
        findings,
        [
            "errors response.required a value nothing",
            "created response.type object an array",
            "errors response.status 4XX 200",
            "created response.status 201 200",
        ],
        "{}",
        ran.all()
    );
    let unchecked = report["not_checked"].as_array().unwrap();
    let reasons: Vec<_> = unchecked.iter().map(|one| &one["reason"]).collect();
    assert_eq!(
        reasons,
        ["the spec describes no JSON body for HTTP 200"; 3],
        "{}",
        ran.all()
    );
    // A body alone came with no status that could be another one.
    sandbox.write("created/one.json", "{}");
    let alone = sandbox.run(&["validate", "created", "--spec", "doc.yaml"]);
    assert_eq!(alone.code, 0, "{}", alone.all());
}

#[test]
fn a_document_of_many_files_is_read_whole_with_operations_by_reference() {
    let root = r"
openapi: 3.0.3
info: {title: Many, version: '1'}
servers: [{url: 'http://a.example/v1'}]
paths:
  /things:
    get: {$ref: things/get.yml}
    put: {$ref: 'things/put.yml'}
  /others: {$ref: others.yml}
";
    let get = r"
operationId: get_thing
responses:
  '200': {description: d, content: {application/json: {schema: {$ref: '../models.yml#/whole'}}}}
";
    let put = r"
operationId: put_thing
requestBody:
  content:
    application/json:
      schema:
        type: object
        allOf: [{$ref: '../models.yml#/changing'}]
        required: [name]
        properties: {note: {type: string, example: n}}
responses:
  '200': {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: integer, example: 1}}}}}}
";
    let others = r"
get:
  operationId: other
  parameters: [{name: page, in: query, schema: {type: integer, example: 2}}]
  responses: {'200': {description: d, content: {application/json: {schema: {type: array, example: [], items: {$ref: models.yml#/fixed}}}}}}
";
    let models = r"
whole: {allOf: [{$ref: '#/fixed'}, {$ref: '#/changing'}]}
fixed: {type: object, required: [id], properties: {id: {type: integer, example: 1}}}
changing: {type: object, properties: {name: {type: string, example: a}, size: {type: integer, discriminator: {propertyName: x}, example: 3}}}
";
    let sandbox = sandbox(root);
    for (name, text) in [
        ("things/get.yml", get),
        ("things/put.yml", put),
        ("others.yml", others),
        ("models.yml", models),
    ] {
        sandbox.write(name, text);
    }
    let mut changed = call("PUT", "/things", &json!({"n": "1"}));
    let sent = json!({"size": "2", "note": 1}).to_string();
    changed.0["request"]["postData"] = json!({"mimeType": "application/json", "text": sent});
    let mut har = Har::default();
    har.add(call("GET", "/things", &json!({"id": 1, "size": "x"})))
        .add(changed)
        .add(call("GET", "/others?page=x", &json!([{}])));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&[
        "validate", "a.har", "--spec", "doc.yaml", "--format", "json",
    ]);
    let report = ran.report();
    let mut findings = findings(&report, &["operation", "rule", "instance_path"]);
    findings.sort();
    assert_eq!(
        findings,
        [
            "get_thing response.type /size",
            "other request.type /page",
            "other response.required /0/id",
            "put_thing request.required /name",
            "put_thing request.type /note",
            "put_thing request.type /size",
            "put_thing response.type /n",
        ],
        "{}",
        ran.all()
    );
    assert!(!ran.stderr.contains("left out"), "{}", ran.stderr);
    let generate = ["generate", "--spec", "doc.yaml", "--out", "client"];
    let generated = sandbox.run(&[&generate[..], &["--server", "https://a.example"]].concat());
    assert_eq!(generated.code, 0, "{}", generated.all());
}
