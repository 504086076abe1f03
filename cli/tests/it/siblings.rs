//! Bug reports of other tools, with other inputs than those that were reported.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use serde_json::{Value, json};

use crate::support::{Entry, Har, Sandbox, fixture, pay};

/// Findings over the reply bodies of a report: the operation, the rule and the place.
fn found(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let findings = findings.filter(|one| one["part"] == "response.body");
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let line = |one| ["operation", "rule", "instance_path"].map(|key| text(one, key));
    let mut found: Vec<_> = findings.map(|one| line(one).join(" ")).collect();
    found.sort();
    found
}

/// The report over calls of a document, and what was said beside it.
fn checked(document: &str, entries: Vec<Entry>) -> (Value, String) {
    let sandbox = Sandbox::new();
    sandbox.write("doc.yaml", document);
    let mut har = Har::default();
    for entry in entries {
        har.add(entry);
    }
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&[
        "validate", "a.har", "--spec", "doc.yaml", "--format", "json",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    (ran.report(), ran.stderr)
}

fn get(path: &str, body: &Value) -> Entry {
    Entry::call("GET", &format!("http://a.example{path}"), body)
}

/// Anchors on a schema, a scalar, a list, a reply and a whole path; merges of one and of several, the nearer one first.
const ANCHORS: &str = r"
openapi: 3.0.3
info: {title: Anchors, version: '1'}
servers: [{url: 'http://a.example'}]
x-kinds: &kinds [small, large]
x-base: &base {type: object, required: [n]}
x-more: &more {type: array, required: [m], maxProperties: 5}
paths:
  /scalar: &path
    get:
      operationId: scalar
      responses:
        '200': &reply
          description: d
          content:
            application/json:
              schema: &schema {type: object, properties: {n: {type: &number integer}, m: {type: *number}, k: {type: string, enum: *kinds}}}
  /reply:
    get: {operationId: reply, responses: {'200': *reply}}
  /schema:
    get:
      operationId: schema
      responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: *schema}}}}}
  /merge:
    get:
      operationId: merge
      responses: {'200': {description: d, content: {application/json: {schema: {<<: [*base, *more], properties: {n: {type: integer}}}}}}}
";

#[test]
fn anchors_of_yaml_stand_for_what_they_name_wherever_they_are() {
    let wrong = json!({"n": 1, "m": "x", "k": "huge"});
    let (report, _) = checked(
        ANCHORS,
        vec![
            get("/scalar", &wrong),
            get("/reply", &wrong),
            get("/schema", &json!([wrong])),
            get("/merge", &json!({"n": "1"})),
            get("/merge", &json!({})),
        ],
    );
    assert_eq!(
        found(&report),
        [
            "merge response.required /n",
            "merge response.type /n",
            "reply response.enum /k",
            "reply response.type /m",
            "scalar response.enum /k",
            "scalar response.type /m",
            "schema response.enum /0/k",
            "schema response.type /0/m",
        ]
    );
}

#[test]
fn an_alias_of_nothing_or_of_itself_is_refused_at_its_place() {
    for (schema, place) in [
        (
            "{type: object, properties: {n: *later}, x-l: &later {}}",
            "*later",
        ),
        ("&self {type: object, properties: {n: *self}}", "*self"),
        ("{<<: *base, type: object}", "*base"),
    ] {
        let document = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'http://a.example'}}]\npaths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: d, content: {{application/json: {{schema: {schema}}}}}}}}}}}}}}}\n"
        );
        let sandbox = Sandbox::new();
        sandbox.write("doc.yaml", &document);
        let ran = sandbox.run(&["list", "--spec", "doc.yaml"]);
        assert_eq!(ran.code, 2, "{place}: {}", ran.all());
        assert!(ran.stderr.contains("doc.yaml:4:"), "{place}: {}", ran.all());
    }
}

/// The reply of a charge with an outcome that no spec lists.
fn odd_reply() -> String {
    let mut reply = fixture("quick_pay", "success");
    reply["data"]["status"] = json!(-77);
    reply.to_string()
}

/// The report over charges with these contents.
fn charges(contents: Vec<(Value, Value)>) -> Value {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    for (content, headers) in contents {
        let mut entry = pay().content(content);
        entry.0["response"]["headers"] = headers;
        har.add(entry);
    }
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    ran.report()
}

#[test]
fn scripts_around_json_are_taken_off_in_all_the_ways_they_are_written() {
    let reply = odd_reply();
    let guards = [
        ")]}'\r\n%",
        ")]}',%",
        "while(1){}%",
        "for (;;) ; %",
        "{} && %",
        "throw 1; < don't be evil' >%",
        "\u{feff}while (true);\n%",
    ];
    let callbacks = [
        "/**/ typeof cb === 'function' && cb(%);",
        "window['cb'](%)",
        "window.a[\"b\"].c(\n%\n)",
        "/*O_o*/\ngoogle.visualization.Query.setResponse(%);",
        "if (window.cb) cb(%);",
        ";cb(%);",
        "cb(%) // see http://a.example/",
        "cb(%);\n/* cached */\n<!-- 12 ms -->",
    ];
    let all = guards.iter().chain(&callbacks);
    let contents = all.map(|form| {
        let text = form.replace('%', &reply);
        (
            json!({"mimeType": "text/javascript", "text": text}),
            json!([]),
        )
    });
    let report = charges(contents.collect());
    let all = guards.len() + callbacks.len();
    assert_eq!(
        report["exchanges"]["checked"], all,
        "{}",
        report["not_checked"]
    );
    assert_eq!(
        report["decoded"],
        json!({"guard prefix": guards.len(), "JSONP": callbacks.len()})
    );
    let outcomes = report["findings"].as_array().unwrap().iter();
    let outcome = outcomes
        .filter(|one| one["found"] == "-77")
        .collect::<Vec<_>>();
    assert_eq!((outcome.len(), &outcome[0]["exchanges"]), (1, &json!(all)));
}

#[test]
fn scripts_that_do_more_than_hand_over_json_are_left_as_they_are() {
    let reply = odd_reply();
    let forms = [
        "alert(1);cb(%)",
        "cb(%)cb2(1)",
        "cb(other(%))",
        "<!doctype html><script>cb(%)</script>",
        "cb(%, 'x')",
        "if (a) b; cb(%)",
        "while(1);",
    ];
    let contents = forms.iter().map(|form| {
        let text = form.replace('%', &reply);
        (
            json!({"mimeType": "text/javascript", "text": text}),
            json!([]),
        )
    });
    let report = charges(contents.collect());
    assert_eq!(report["exchanges"]["not_checked"], forms.len());
    assert_eq!(report["findings"], json!([]));
}

fn packed<W: std::io::Write>(
    encoder: impl FnOnce(Vec<u8>) -> W,
    body: &[u8],
    end: impl FnOnce(W) -> std::io::Result<Vec<u8>>,
) -> Vec<u8> {
    let mut encoder = encoder(Vec::new());
    encoder.write_all(body).unwrap();
    end(encoder).unwrap()
}

#[test]
fn packed_bodies_are_unpacked_whatever_their_headers_are_like() {
    let body = odd_reply().into_bytes();
    let gzip = |body: &[u8]| {
        let new = |out| GzEncoder::new(out, Compression::best());
        packed(new, body, GzEncoder::finish)
    };
    let raw = packed(
        |out| DeflateEncoder::new(out, Compression::fast()),
        &body,
        DeflateEncoder::finish,
    );
    // Two archives in a row are one text.
    let (first, second) = body.split_at(body.len() / 2);
    let in_parts = [gzip(first), gzip(second)].concat();
    let content = |bytes: &[u8]| json!({"mimeType": "application/json; charset=utf-8", "encoding": "base64", "text": STANDARD.encode(bytes)});
    let header = |name: &str, value: &str| json!([{"name": name, "value": value}]);
    let report = charges(vec![
        (content(&gzip(&body)), header("content-encoding", "X-GZIP")),
        (
            content(&gzip(&gzip(&body))),
            header("Content-Encoding", "gzip, gzip"),
        ),
        (content(&in_parts), header("CONTENT-ENCODING", "gzip")),
        (content(&raw), header("content-encoding", "deflate")),
        // The header was left out, or says something else.
        (content(&gzip(&body)), json!([])),
        (
            content(&gzip(&body)),
            header("content-encoding", "identity"),
        ),
    ]);
    assert_eq!(
        report["exchanges"]["checked"], 6,
        "{}",
        report["not_checked"]
    );
    assert_eq!(report["decoded"], json!({"gzip": 6, "deflate": 1}));
    let cut = gzip(&body);
    let mut broken = cut.clone();
    broken[20] ^= 0xff;
    let report = charges(vec![
        (content(&cut[..cut.len() / 2]), json!([])),
        (content(&broken), json!([])),
    ]);
    let reasons = report["not_checked"].as_array().unwrap();
    let reasons: Vec<_> = reasons
        .iter()
        .map(|one| one["reason"].as_str().unwrap())
        .collect();
    assert_eq!(reasons.len(), 2, "{report}");
    assert!(
        reasons[0].contains("is packed (gzip), and the packed stream is cut off"),
        "{reasons:?}"
    );
    assert!(reasons[1].contains("is packed (gzip)"), "{reasons:?}");
}

/// What a document from elsewhere may ask of an operation that no client can be made of, each beside a reply that can be
/// checked.
const ODDITIES: &str = r"
openapi: 3.1.0
info: {title: Odd, version: '1'}
servers: [{url: 'http://a.example'}]
paths:
  /choice/{id}:
    parameters: [{name: id, in: path, required: true, schema: &choice {oneOf: [{type: object, properties: {a: {type: object}}}, {type: array, items: {type: array}}]}}]
    get: {operationId: choice, responses: &replies {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Reply'}}}}, 4XX: {description: d, content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}}}
  /shared:
    parameters: [{name: page, in: query, schema: {type: integer}}]
    get: {operationId: shared, parameters: [{name: deep, in: query, schema: *choice}], responses: *replies}
    post: {operationId: sent, responses: *replies}
  /never:
    get: {operationId: never, responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: integer}, gone: false}}}}}}}
  /flag:
    get: {operationId: flag, responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: integer, minimum: 3, exclusiveMinimum: true}}}}}}}}
  /twice:
    get: {operationId: twice, responses: {'200': {description: d, content: {application/json: {schema: {type: object, required: [n, m, n], properties: {n: {type: integer}}}}}}}}
  /beside:
    get: {operationId: beside, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Reply', type: object, maxProperties: 2}}}}}}
  /kinds:
    get: {operationId: kinds, responses: {'200': {description: d, content: {application/json: {schema: {type: object, patternProperties: {^x-: {type: integer}}, properties: {n: {type: [integer, boolean, array]}}}}}}}}
  /away:
    get: {operationId: away, responses: {'302': {description: d}, '404': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Reply'}}}}}}
components:
  schemas:
    Reply: {type: object, required: [n], properties: {n: {type: integer}}}
";

#[test]
fn what_no_client_can_be_made_of_costs_no_reply_its_check() {
    let wrong = json!({"n": "1"});
    let (report, said) = checked(
        ODDITIES,
        vec![
            get("/choice/7", &wrong),
            get("/choice/7", &json!({"why": 1})).status(404),
            get("/shared?page=1", &wrong),
            Entry::call("POST", "http://a.example/shared?page=x", &wrong),
            get("/never", &json!({"n": 1, "gone": 1})),
            get("/flag", &json!({"n": 3})),
            get("/twice", &json!({"n": 1})),
            get("/beside", &json!({"n": 1, "x": 1, "y": 2})),
            get("/kinds", &json!({"n": "1", "x-a": "1"})),
            get("/away", &wrong).status(404),
            get("/away", &json!([1])),
        ],
    );
    let findings = found(&report);
    let errors: Vec<_> = findings
        .iter()
        .filter(|one| !one.contains("unknown-field"))
        .collect();
    assert_eq!(
        errors,
        [
            "away response.type /n",
            "beside response.max-properties ",
            "choice response.type /n",
            "choice response.type /why",
            "flag response.minimum /n",
            "kinds response.type /n",
            "kinds response.type /x-a",
            "never response.false /gone",
            "sent response.type /n",
            "shared response.type /n",
            "twice response.required /m",
        ],
        "{said}"
    );
    // The last one comes with a success that is not described, so that there is nothing to check its body by.
    assert_eq!(
        report["exchanges"]["checked"], 10,
        "{}",
        report["not_checked"]
    );
    // The request of the call beside the one that can't be read is checked, shared parameters and all.
    let requests = report["findings"].as_array().unwrap().iter();
    let requests = requests.filter(|one| one["part"] == "request.query");
    let requests: Vec<_> = requests
        .map(|one| {
            format!(
                "{} {}",
                one["operation"].as_str().unwrap(),
                one["instance_path"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(requests, ["sent /page"], "{report:#}");
    assert!(said.contains("2 read without their requests"), "{said}");
    assert!(!said.contains("left out"), "{said}");
}

#[test]
fn a_status_that_an_own_spec_describes_is_checked_by_its_schema() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "spec/charge/quick_pay.yaml",
        "  responses:\n",
        "  responses:\n    \"404\":\n      description: gone\n      content: {application/json: {schema: {type: object, required: [why], properties: {why: {type: string}, code: {type: integer}}}}}\n    \"5XX\":\n      description: down\n      content: {application/json: {schema: {type: object, properties: {retry: {type: integer}}}}}\n",
    );
    let mut har = Har::default();
    har.add(pay());
    har.add(pay().body(&json!({"code": "1", "x": 1})).status(404));
    har.add(pay().body(&json!({"why": "gone", "code": 1})).status(404));
    har.add(pay().body(&json!({"retry": "soon"})).status(500));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    let report = ran.report();
    assert_eq!(
        found(&report),
        [
            "quick_pay response.required /why",
            "quick_pay response.type /code",
            "quick_pay response.type /retry",
            "quick_pay response.unknown-field /x",
        ],
        "{}",
        ran.all()
    );
    assert_eq!(report["exchanges"]["checked"], 4);
    let statuses = &report["operations"][0]["coverage"]["statuses"]["seen"];
    assert_eq!((&statuses["404"], &statuses["5XX"]), (&json!(2), &json!(1)));
}

#[test]
fn nothing_that_matches_is_never_green_for_any_command_that_looks() {
    let sandbox = Sandbox::new();
    let mut har = Har::default();
    let mut elsewhere = pay();
    elsewhere.0["request"]["url"] = json!("https://staging.example/x/ugcpay/trade/elec/pay/quick");
    har.add(elsewhere);
    sandbox.write("a.har", har.text());
    let flag = "--base-url api.bilibili.com=https://staging.example";
    for command in [&["validate"][..], &["learn", "--dry-run"]] {
        let ran = sandbox.run(&[command, &["a.har"]].concat());
        assert_eq!(ran.code, 2, "{command:?}: {}", ran.all());
        assert!(ran.all().contains(flag), "{command:?}: {}", ran.all());
        let mapped = flag.split(' ').collect::<Vec<_>>();
        let ran = sandbox.run(&[command, &["a.har"], &mapped].concat());
        assert_eq!(ran.code, 0, "{command:?}: {}", ran.all());
    }
}
