//! The generated specs: each a project with one operation, `transmit`, that differs from the plain one in one thing.
//!
//! # Words that are assumed
//! Where the reader of specs has no word for something yet, the specs here are written as follows:
//! - a code that is not at the top of a reply: JSON pointers in `x-envelope`, `code: [/status/code]`, `message:
//!   [/status/msg]`, `data: /result`; a name without a slash is the member at the top, as before
//! - codes that are no integers: `success: [true]`, `success: ["ok"]`, and `x-codes` keyed by their text, `"false"`,
//!   `"denied"`
//! - no code at all on a success: `success: absent`
//! - the payload beside the code: `data: ""`, the pointer to the whole reply
//! - no envelope: no `x-envelope`; the HTTP status decides
//! - statuses as in OpenAPI: `"404"`, `4XX`, `default`, beside `"200"` or `"204"`
//! - logins as in OpenAPI: `apiKey` in cookie, header or query, `http` bearer or basic; alternatives are several entries
//!   of `security`, an optional login is an entry `{}`

use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use crate::agree::rng::Rng;
use crate::agree::{bodies, envelopes, logins, parameters, replies, servers};

/// Where the specs have their server.
pub(crate) const HOST: &str = "https://api.example.com";
/// A success of the plain envelope.
pub(crate) const SUCCESS: &str =
    r#"{"code":0,"message":"","data":{"state":"up","since":1700000000}}"#;
/// A refusal of the plain envelope.
pub(crate) const REFUSAL: &str = r#"{"code":-404,"message":"no such region"}"#;

/// A spec.
pub(crate) struct Case {
    /// Its name in keys of differences.
    pub(crate) name: String,
    pub(crate) spec: Value,
    /// Reply bodies by case; `success` is there.
    pub(crate) fixtures: Vec<(String, String)>,
    /// Values of its credentials, in the order of `Credentials::new`.
    pub(crate) credentials: Vec<String>,
    /// What the builder is told: calls of its methods.
    pub(crate) builder: &'static str,
    /// The HTTP status of its success.
    pub(crate) status: u16,
    /// What makes a request.
    pub(crate) request: Box<dyn Fn(&mut Rng) -> Value + Send + Sync>,
    /// What stands in the address of every request, besides what `request` gives.
    pub(crate) sends: &'static [&'static str],
    /// Its parameter, if it is about one.
    pub(crate) parameter: Option<parameters::Parameter>,
}

impl Case {
    /// The plain operation, changed.
    pub(crate) fn new(name: impl Into<String>, operation: Operation) -> Self {
        Self {
            name: name.into(),
            spec: operation.spec(),
            fixtures: operation.fixtures,
            credentials: Vec::new(),
            builder: "",
            status: 200,
            request: Box::new(|_| json!({})),
            sends: &[],
            parameter: None,
        }
    }

    /// The module that it is generated to.
    pub(crate) fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The reply that shows a success.
    pub(crate) fn success(&self) -> &str {
        let found = self.fixtures.iter().find(|(name, _)| name == "success");
        found.map_or("", |(_, body)| body)
    }
}

/// What is changed of the plain operation.
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) effect: &'static str,
    /// Members of the operation object beside those that all have.
    pub(crate) members: Map<String, Value>,
    /// `responses`.
    pub(crate) responses: Value,
    pub(crate) schemas: Value,
    pub(crate) logins: Value,
    pub(crate) servers: Value,
    pub(crate) fixtures: Vec<(String, String)>,
}

impl Operation {
    /// A GET without parameters and logins, with the plain envelope.
    pub(crate) fn plain() -> Self {
        let fixtures = [("success", SUCCESS), ("refused", REFUSAL)];
        Self {
            method: "get",
            path: "/v1/send".to_owned(),
            effect: "none",
            members: Map::new(),
            responses: json!({"200": reply(&enveloped(&payload()), &["success", "refused"])}),
            schemas: plain_envelope(),
            logins: json!({}),
            servers: json!([{"url": HOST}]),
            fixtures: fixtures
                .map(|(name, body)| (name.to_owned(), body.to_owned()))
                .to_vec(),
        }
    }

    /// With a member of the operation object.
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.members.insert(name.to_owned(), value);
        self
    }

    fn spec(&self) -> Value {
        let mut operation = json!({
            "operationId": "transmit",
            "tags": ["agree"],
            "summary": "发送 / Sends",
            "description": "发送。\nSends.",
            "x-evidence": "documented",
            "x-effect": self.effect,
            "responses": self.responses,
        });
        if self.schemas.get("Success").is_some() {
            operation["x-codes"] = json!({"-404": code("NotFound", "state")});
        }
        let members = operation.as_object_mut().unwrap();
        members.extend(self.members.clone());
        json!({
            "openapi": "3.1.0",
            "info": {"title": "agree", "version": "0.1.0", "description": "一致。\nAgreement."},
            "tags": [{"name": "agree", "description": "一致。\nAgreement."}],
            "security": [],
            "servers": self.servers,
            "paths": {&self.path: {self.method: operation}},
            "components": {"schemas": self.schemas, "securitySchemes": self.logins},
        })
    }
}

/// A code of `x-codes`.
pub(crate) fn code(name: &str, class: &str) -> Value {
    json!({"name": name, "class": class, "level": "documented", "description": "码。\nA code."})
}

/// A response with examples, whose bodies are the fixtures of these names.
pub(crate) fn reply(schema: &Value, cases: &[&str]) -> Value {
    let example = |case: &&str| {
        let example = json!({
            "summary": "例 / An example",
            "externalValue": format!("../fixtures/transmit/{case}.json"),
            "x-provenance": "composed",
        });
        ((*case).to_owned(), example)
    };
    let examples: Map<String, Value> = cases.iter().map(example).collect();
    json!({
        "description": "回复。\nThe reply.",
        "content": {"application/json": {"schema": schema, "examples": examples}},
    })
}

/// The payload of all replies.
pub(crate) fn payload() -> Value {
    json!({
        "title": "Status",
        "type": "object",
        "description": "状态。\nThe state.",
        "required": ["state"],
        "properties": {
            "state": {"type": "string", "description": "状态。\nThe state."},
            "since": {"type": "integer", "x-unit": "s", "description": "自何时起。\nSince when."},
        },
    })
}

/// A reply of the plain envelope with this payload.
pub(crate) fn enveloped(payload: &Value) -> Value {
    json!({"oneOf": [
        {"allOf": [{"$ref": "#/components/schemas/Success"}, {"properties": {"data": payload}}]},
        {"$ref": "#/components/schemas/Refusal"},
    ]})
}

/// The schemas of the plain envelope: an integer code, 0 for success.
pub(crate) fn plain_envelope() -> Value {
    let code_member = json!({"type": "integer", "description": "返回码。\nThe code."});
    let message = json!({"type": "string", "description": "文字。\nThe text."});
    json!({
        "IsSuccess": {"anyOf": [{"required": ["code"], "properties": {"code": {"const": 0}}}]},
        "Success": {
            "title": "Envelope",
            "description": "外层。\nThe outer object.",
            "type": "object",
            "x-evidence": "documented",
            "x-envelope": {"code": ["code"], "message": ["message"], "data": "data", "success": [0]},
            "x-codes": {"0": code("Success", "ok")},
            "allOf": [{"$ref": "#/components/schemas/IsSuccess"}],
            "required": ["data"],
            "properties": {
                "code": code_member,
                "message": message,
                "data": {"description": "数据。\nThe payload."},
            },
        },
        "Refusal": {
            "title": "Refusal",
            "description": "拒绝。\nA refusal.",
            "type": "object",
            "x-evidence": "documented",
            "not": {"$ref": "#/components/schemas/IsSuccess"},
            "required": ["code"],
            "properties": {"code": code_member, "message": message, "data": true},
        },
    })
}

/// All specs whose calls every part has to read alike.
pub(crate) fn all() -> &'static [Case] {
    static ALL: OnceLock<Vec<Case>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = parameters::cases();
        all.extend(servers::cases());
        all.extend(logins::cases());
        all.extend(envelopes::cases());
        all.extend(replies::cases());
        all
    })
}

/// All specs, of all tests: they are compiled together.
pub(crate) fn compiled() -> impl Iterator<Item = &'static Case> {
    static BODIES: OnceLock<Vec<Case>> = OnceLock::new();
    all().iter().chain(BODIES.get_or_init(bodies::cases))
}

/// The case of this name.
pub(crate) fn case(name: &str) -> &'static Case {
    let found = compiled().find(|case| case.name == name);
    found.unwrap_or_else(|| panic!("no case {name}"))
}
