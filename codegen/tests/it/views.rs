//! `readOnly` and `writeOnly`: what is sent and what is received are two views of one schema.

use bilispec_codegen::model::{Api, Place, Type, TypeKind};
use bilispec_codegen::{Loaded, load, schema};
use serde_json::{Value, json};

/// A group of users, sent and received: each with an id that the server gives, and a password that it keeps.
fn document(version: &str) -> Value {
    json!({
        "openapi": version,
        "info": {"title": "views", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/groups": {"post": {
            "operationId": "add_group",
            "requestBody": {"required": true, "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Group"},
            }}},
            "responses": {"200": {"description": "", "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Group"},
            }}}},
        }}},
        "components": {"schemas": {
            "Group": {
                "type": "object",
                "required": ["number", "members", "name", "owner"],
                "properties": {
                    "number": {"type": "integer", "readOnly": true},
                    "name": {"type": "string"},
                    "members": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
                    "owner": {"$ref": "#/components/schemas/User"},
                    "place": {"$ref": "#/components/schemas/Place"},
                },
            },
            "User": {
                "type": "object",
                "required": ["password", "id", "name"],
                "properties": {
                    "id": {"type": "integer", "readOnly": true},
                    "name": {"type": "string"},
                    "password": {"type": "string", "writeOnly": true},
                },
            },
            "Place": {
                "type": "object",
                "required": ["city"],
                "properties": {"city": {"type": "string"}},
            },
        }},
    })
}

#[expect(clippy::unwrap_used, reason = "no helper of tests is production code")]
fn loaded(version: &str) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("openapi.json");
    std::fs::write(&file, document(version).to_string()).unwrap();
    load(&file)
}

/// Names of a type's fields, each with a mark where it is required.
#[expect(clippy::panic, reason = "no helper of tests is production code")]
fn fields(api: &Api, name: &str) -> Vec<String> {
    let def = api.types.iter().find(|one| one.rust_name == name);
    let Some(TypeKind::Struct { fields }) = def.map(|def| &def.kind) else {
        panic!("no struct {name}");
    };
    let field = |one: &bilispec_codegen::model::Field| {
        format!("{}{}", one.name, if one.required { "!" } else { "" })
    };
    fields.iter().map(field).collect()
}

#[test]
fn types_differ_where_directions_do() {
    for version in ["3.0.3", "3.1.0"] {
        let loaded = loaded(version);
        let api = loaded.api.as_ref().expect("a model");
        let operation = api.operation("add_group").unwrap();
        let sent: Vec<&str> = operation
            .request
            .parameters
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(sent, ["members", "name", "owner", "place"], "{version}");
        assert_eq!(fields(api, "UserRequest"), ["name!", "password!"]);
        assert_eq!(fields(api, "User"), ["id!", "name!"]);
        assert_eq!(
            fields(api, "Group"),
            ["members!", "name!", "number!", "owner!", "place"]
        );
        // What is the same both ways is one type.
        let places = api
            .types
            .iter()
            .filter(|one| one.rust_name.starts_with("Place"));
        assert_eq!(places.count(), 1, "{version}");
        let of = |name: &str| {
            let mut all = operation.request.parameters.iter();
            let found = all.find(|one| one.name == name).unwrap();
            match &found.ty {
                Type::Struct(id) => api.type_def(*id).rust_name.clone(),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(of("owner"), "UserRequest");
    }
}

#[test]
fn checks_require_what_travels_that_way() {
    for version in ["3.0.3", "3.1.0"] {
        let loaded = loaded(version);
        let api = loaded.api.as_ref().expect("a model");
        let operation = api.operation("add_group").unwrap();
        let request = schema::request(&loaded.project, api, operation, Place::Json);
        let reply = schema::reply(&loaded.project, api, operation);
        let user = json!({"id": 1, "name": "n"});
        let sent = json!({"name": "n", "password": "p"});
        let body = |user: &Value| json!({"name": "g", "members": [user], "owner": user});
        let received = |user: &Value| {
            let mut body = body(user);
            body["number"] = json!(7);
            body
        };
        for (checked, body, missing) in [
            (&request, body(&sent), None),
            (&reply, received(&user), None),
            (&request, body(&user), Some("/members/0/password")),
            (&reply, received(&sent), Some("/members/0/id")),
            (&reply, body(&user), Some("/number")),
        ] {
            let schema = bilispec_engine::Schema::from_json_str(&checked.json_text).unwrap();
            let report = schema
                .report(body.to_string().as_bytes(), bilispec_engine::Side::Response)
                .unwrap();
            let errors = report.findings.iter();
            let mut errors = errors.filter(|one| one.severity == bilispec_engine::Severity::Error);
            let first = errors.next();
            assert_eq!(
                first.map(|one| one.instance_path.as_str()),
                missing,
                "{version}: {body}"
            );
            // The line that asks for the member, whatever the document leaves out of its list.
            if let (Some(first), Some(missing)) = (first, missing) {
                let name = missing.rsplit('/').next().unwrap();
                let at = checked.locate_item(&first.schema_path, name);
                let wanted = document(version).to_string();
                let column = usize::try_from(at.column).unwrap() - 1;
                let text: String = wanted.chars().skip(column).collect();
                assert!(text.starts_with(&format!("\"{name}\"")), "{name}: {at:?}");
            }
        }
    }
}
