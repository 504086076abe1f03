//! What a report says of members that were there, and of what a capture showed of the spec.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use crate::support::{Har, Sandbox, fixture, order, pay, project};
use serde_json::{Value, json};

fn summary(sandbox: &Sandbox, har: &Har) -> Value {
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har", "--format", "json"]);
    ran.report()["operations"][0].clone()
}

fn paid(change: impl FnOnce(&mut Value)) -> Value {
    let mut body = fixture("quick_pay", "success");
    change(&mut body["data"]);
    body
}

#[test]
fn members_are_counted_in_successful_replies() {
    let mut har = Har::default();
    har.add(pay());
    har.add(pay().body(&paid(|data| {
        data.as_object_mut().unwrap().remove("exp");
        data["msg"] = json!(null);
    })));
    har.add(pay().body(&paid(|data| {
        data["exp"] = json!("7");
        data["status"] = json!(-2);
    })));
    har.add(pay().body(&json!({"code": -101, "message": "账号未登录", "ttl": 1})));
    har.add(pay().status(412));
    let summary = summary(&Sandbox::new(), &har);
    let presence = &summary["presence"];
    assert_eq!(presence["replies"], 3);
    let members = &presence["members"];
    assert_eq!(
        members["/data/exp"],
        json!({
            "parents": 3, "present": 2, "kinds": {"integer": 1, "string": 1},
            "replies": {"parents": 3, "any": 2, "all": 2, "kinds": {"integer": 1, "string": 1}},
        })
    );
    assert_eq!(members["/data/msg"]["kinds"]["null"], 1);
    assert_eq!(
        members["/data/status"]["values"],
        json!({"4": 2, "-2": 1}),
        "{members:#}"
    );
    let coverage = &summary["coverage"];
    assert_eq!(coverage["codes"]["seen"], json!({"0": 3, "-101": 1}));
    assert_eq!(coverage["statuses"]["seen"]["200"], 4);
    assert_eq!(coverage["fields"]["seen"]["/data/exp"], 2);
    assert_eq!(coverage["values"]["seen"]["/data/status = 4"], 2);
    assert_eq!(coverage["parameters"]["seen"]["form elec_num"], 5);
    let missing = coverage["codes"]["missing"].as_array().unwrap();
    assert!(
        missing.contains(&json!("-2")) || missing.len() > 3,
        "{coverage:#}"
    );
}

#[test]
fn items_of_a_list_count_one_reply_once() {
    let screens = |keep: usize| {
        let mut body = fixture("get_project", "success");
        let list = body["data"]["screen_list"].as_array_mut().unwrap();
        let first = list[0].clone();
        *list = vec![first; 4];
        for screen in &mut list[keep..] {
            screen.as_object_mut().unwrap().remove("name");
        }
        body
    };
    let mut har = Har::default();
    for keep in [4, 1, 0] {
        har.add(project().body(&screens(keep)));
    }
    let mut empty = fixture("get_project", "success");
    empty["data"]["screen_list"] = json!([]);
    har.add(project().body(&empty));
    let summary = summary(&Sandbox::new(), &har);
    let members = &summary["presence"]["members"];
    let name = &members["/data/screen_list/*/name"];
    assert_eq!(name["parents"], 12);
    assert_eq!(name["present"], 5);
    assert_eq!(name["replies"]["parents"], 3);
    assert_eq!(name["replies"]["any"], 2);
    assert_eq!(name["replies"]["all"], 1);
    assert_eq!(members["/data/screen_list"]["empty"], 1);
}

#[test]
fn bytes_that_mean_the_same_count_the_same() {
    let plain = r#"{"code":0,"message":"0","ttl":1,"data":{"mid":1,"up_mid":2,"order_no":"x","elec_num":20,"exp":2,"status":4,"msg":""}}"#;
    let odd = "\u{feff} {\"data\" : {\n\"st\\u0061tus\":4.0e0,\"msg\":\"\",\"new\":[{\"exp\":[]},\"}\"],\"exp\":2 ,\"elec_num\":20,\"order_no\":\"\\\"\\u4e2d\\ud83d\",\"up_mid\":2,\"mid\":1},\"ttl\":1,\"message\":\"0\",\"code\":0}\n";
    let of = |body: &str| {
        let sandbox = Sandbox::new();
        sandbox.write("a.json", body);
        let ran = sandbox.run(&[
            "validate",
            "a.json",
            "--operation",
            "quick_pay",
            "--format",
            "json",
        ]);
        ran.report()["operations"][0].clone()
    };
    let (plain, odd) = (of(plain), of(odd));
    assert_eq!(plain["presence"]["replies"], 1, "{plain:#}");
    let kinds = |summary: &Value| -> Vec<(String, Value)> {
        let members = summary["presence"]["members"].as_object().unwrap();
        let all = members.iter();
        all.map(|(name, member)| (name.clone(), member["kinds"].clone()))
            .collect()
    };
    assert_eq!(kinds(&plain), kinds(&odd));
    assert_eq!(plain["coverage"]["fields"], odd["coverage"]["fields"]);
}

#[test]
fn a_part_of_a_reply_is_counted_at_its_place() {
    let sandbox = Sandbox::new();
    let list = fixture("list_buyers", "success")["data"]["list"].clone();
    sandbox.write("a.json", list.to_string());
    let arguments = [
        "validate",
        "a.json",
        "--operation",
        "list_buyers",
        "--at",
        "/data/list",
        "--format",
        "json",
    ];
    let report = sandbox.run(&arguments).report();
    let members = &report["operations"][0]["presence"]["members"];
    assert_eq!(
        members["/data/list/*/id"]["present"],
        list.as_array().unwrap().len()
    );
    assert!(members["/data"].is_null(), "{members:#}");
}

#[test]
fn values_of_sensitive_members_are_not_told_apart() {
    let sandbox = Sandbox::new();
    let report = sandbox
        .run(&["validate", "fixtures", "--format", "json"])
        .report();
    for operation in report["operations"].as_array().unwrap() {
        for (pointer, member) in operation["presence"]["members"].as_object().unwrap() {
            let is_private = ["id_type", "tel", "mid"]
                .iter()
                .any(|name| pointer.ends_with(&format!("/{name}")));
            assert!(
                !is_private || member["values"].is_null(),
                "{pointer} {member}"
            );
        }
    }
}

#[test]
fn a_line_for_people_counts_what_was_seen() {
    let mut har = Har::default();
    har.add(pay()).add(order());
    let sandbox = Sandbox::new();
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&["validate", "a.har"]);
    let line = ran
        .stdout
        .lines()
        .find(|line| line.starts_with("coverage: quick_pay"));
    let line = line.unwrap_or_default();
    assert!(
        line.contains(" fields, ") && line.contains(" codes, ") && line.contains(" parameters"),
        "{}",
        ran.all()
    );
}

/// Types that hold each other in several ways.
const RECURSIVE: &str = r"
openapi: 3.0.3
info: {title: Chats, version: '1'}
servers: [{url: 'http://a.example'}]
paths:
  /last:
    get:
      operationId: last
      responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {result: {$ref: '#/components/schemas/Message'}}}}}}}
components:
  schemas:
    Message:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        reply: {$ref: '#/components/schemas/Message'}
        chat: {$ref: '#/components/schemas/Chat'}
        via: {description: a bot, allOf: [{$ref: '#/components/schemas/User'}]}
    Chat:
      type: object
      properties:
        title: {type: string}
        pinned: {$ref: '#/components/schemas/Message'}
        linked: {$ref: '#/components/schemas/Chat'}
        members: {type: array, items: {$ref: '#/components/schemas/User'}}
    User:
      type: object
      properties:
        name: {type: string}
        home: {$ref: '#/components/schemas/Chat'}
        last: {$ref: '#/components/schemas/Message'}
        friends: {type: array, items: {$ref: '#/components/schemas/User'}}
";

#[test]
fn types_that_hold_each_other_have_few_places() {
    let sandbox = Sandbox::new();
    sandbox.write("doc.yaml", RECURSIVE);
    let body = json!({"result": {"id": 1, "reply": {"id": 2, "chat": {"title": "t"}},
        "chat": {"title": "t", "pinned": {"chat": {}}, "members": [{"name": "n", "last": {"id": 4}}]}}});
    let mut har = Har::default();
    har.add(crate::support::Entry::call(
        "GET",
        "http://a.example/last",
        &body,
    ));
    sandbox.write("a.har", har.text());
    let ran = sandbox.run(&[
        "validate", "a.har", "--spec", "doc.yaml", "--format", "json",
    ]);
    let report = ran.report();
    let presence = &report["operations"][0]["presence"]["members"];
    let count = |pointer: &str| {
        let member = &presence[pointer];
        (
            member["parents"].as_u64().unwrap(),
            member["present"].as_u64().unwrap(),
        )
    };
    // Messages at any place count together, and so do chats in the message's own chat.
    assert_eq!(count("/result"), (1, 1));
    assert_eq!(count("/result/id"), (4, 3));
    assert_eq!(count("/result/reply"), (4, 1));
    assert_eq!(count("/result/chat"), (4, 3));
    assert_eq!(count("/result/chat/pinned"), (3, 1));
    assert_eq!(count("/result/chat/members/*/last"), (1, 1));
    let fields = &report["operations"][0]["coverage"]["fields"];
    let places =
        fields["seen"].as_object().unwrap().len() + fields["missing"].as_array().unwrap().len();
    assert!(places <= 30, "{fields:#}");
}
