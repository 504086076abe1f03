//! Servers: with a path, several of them, and with variables whose values callers give.

use serde_json::{Value, json};

use crate::agree::cases::{Case, HOST, Operation};

/// All cases.
pub(crate) fn cases() -> Vec<Case> {
    let mut second = Operation::plain();
    second.servers = json!([{"url": HOST}, {"url": "https://backup.example.com"}]);
    let mut base = Operation::plain();
    base.servers = json!([{"url": "https://api.example.com/base"}]);
    let mut base = Case::new("server-base-path", base);
    base.sends = &["https://api.example.com/base/v1/send"];
    vec![
        Case::new("server-second", second),
        base,
        listed("server-variable", "", "https://api.example.com/v1/send"),
        listed(
            "server-variable-given",
            ".region(\"eu\")",
            "https://eu.example.com/v1/send",
        ),
        foreign(
            "foreign-server-defaults",
            "",
            "https://demo.shop.example:8443/v2/v1/send?q=",
        ),
        foreign(
            "foreign-server-given",
            ".tenant(\"me-7\").port(\"9443\").api_version(\"v3\")",
            "https://me-7.shop.example:9443/v3/v1/send?q=",
        ),
        foreign(
            "foreign-server-usual-port",
            ".tenant(\"me\").port(\"443\")",
            "https://me.shop.example",
        ),
        foreign(
            "foreign-server-other",
            ".base_url(\"https://demo.shop.example:8443/v2\", \"https://north.backup.example/api\")",
            "https://north.backup.example/api/v1/send?q=",
        ),
    ]
}

/// A spec of ours whose server's variable lists its values.
fn listed(name: &str, builder: &'static str, sends: &'static str) -> Case {
    let mut operation = Operation::plain();
    operation.servers = json!([{
        "url": "https://{region}.example.com",
        "variables": {"region": {"default": "api", "enum": ["api", "eu"]}},
    }]);
    let mut case = Case::new(name, operation);
    case.builder = builder;
    case.sends = Box::leak(Box::new([sends]));
    case
}

/// A document from elsewhere with two servers, whose variables stand in a label of the host, in the port and in the path.
fn foreign(name: &str, builder: &'static str, sends: &'static str) -> Case {
    let mut case = Case::new(name, Operation::plain());
    case.spec = document();
    case.builder = builder;
    case.credentials = vec!["t0ken".to_owned()];
    case.request = Box::new(|rng| json!({"q": rng.text("abc &=%")}));
    case.sends = Box::leak(Box::new([sends]));
    case
}

fn document() -> Value {
    let reply = json!({
        "type": "object",
        "required": ["code", "data"],
        "properties": {
            "code": {"type": "integer"},
            "message": {"type": "string"},
            "data": {
                "type": "object",
                "required": ["state", "since"],
                "properties": {"state": {"type": "string"}, "since": {"type": "integer"}},
            },
        },
    });
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [
            {
                "url": "https://{tenant}.shop.example:{port}/{api-version}/",
                "variables": {
                    "tenant": {"default": "demo", "description": "Whose shop it is."},
                    "port": {"default": "8443"},
                    "api-version": {"default": "v2", "enum": ["v2", "v3"]},
                    "unused": {"default": "x"},
                },
            },
            {
                "url": "https://{zone}.backup.example/api",
                "variables": {"zone": {"default": "south"}},
            },
        ],
        "security": [{"token": []}],
        "paths": {"/v1/send": {"get": {
            "operationId": "transmit",
            "tags": ["agree"],
            "parameters": [{"name": "q", "in": "query", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {
                "description": "It is sent.",
                "content": {"application/json": {"schema": reply}},
            }},
        }}},
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    })
}
