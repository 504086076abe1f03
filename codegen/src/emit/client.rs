//! The client: its groups of operations, its credentials, the list of all operations, and the codes by name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::docs;
use super::groups::{self, group_name, used_tags};
use super::literal::{Literal, integer, string};
use super::source::Source;
use super::tables::constant;
use crate::model::{Api, Code, CodeClass, Effect, Operation, Type};

/// `client.rs`: the client and its groups.
pub(super) fn definition(source: &mut Source<'_>) {
    let api = source.api;
    for path in [
        "bilispec_runtime::Builder",
        "bilispec_runtime::Core",
        "bilispec_runtime::operation::Operation",
    ] {
        source.import(path);
    }
    source.define("Client");
    source
        .code
        .docs(["All operations, in the order of the spec."]);
    let rows = api
        .operations
        .iter()
        .map(|operation| Literal::atom(format!("&super::{}::OPERATION", operation.rust_name)));
    let head = "pub static OPERATIONS: &[&Operation]";
    source.code.item(head, &Literal::Slice(rows.collect()));

    let code = &mut source.code;
    code.gap();
    let about = ["", "Cheap to clone; `Debug` prints no credential."];
    groups::client(code, api, &about);
    code.gap();
    code.block("impl From<Core> for Client", |code| {
        code.function("fn from", &["core: Core".to_owned()], "Self", |code| {
            code.line("Self { core }");
        });
    });

    for tag in used_tags(api) {
        source.define(&group_name(tag));
    }
    source.import("bilispec_runtime::Call");
    groups::groups(source, method_docs);
}

fn method_docs(api: &Api, operation: &Operation) -> Vec<String> {
    let mut lines = docs::lines(&operation.docs);
    lines.push(String::new());
    lines.push(match operation.effect {
        Effect::Write if !operation.effect_stated => {
            "Changes something, as far as its method says: never repeated by this library.".to_owned()
        }
        Effect::None => "Changes nothing: safe to repeat.".to_owned(),
        Effect::Write => "Writes something that costs nothing.".to_owned(),
        Effect::Spend => {
            "**Spends**: never repeated by this library. After an error, look at its `effect()` before another attempt.".to_owned()
        }
    });
    if operation.effect == Effect::Spend {
        lines.extend([String::new(), after_unknown(api, operation)]);
    }
    if let Some(field) = &operation.reply.success {
        let values: Vec<String> = field
            .values
            .iter()
            .map(|value| docs::code(&value.to_string()))
            .collect();
        lines.push(String::new());
        lines.push(format!(
            "Only {} {} is a success; anything else is [`Error::Declined`](bilispec_runtime::Error::Declined).",
            docs::code(&field.path.join(".")),
            values.join(", ")
        ));
    }
    let codes: Vec<&Code> = api.codes(operation).collect();
    if !codes.is_empty() {
        lines.extend(
            [
                "",
                "| code | name | class | evidence | meaning |",
                "| --- | --- | --- | --- | --- |",
            ]
            .map(str::to_owned),
        );
        for code in codes {
            let value = code
                .value
                .map_or("null".to_owned(), |value| value.to_string());
            lines.push(format!(
                "| {value} | {} | {} | {} | {} |",
                docs::markdown(&code.name),
                docs::class(code.class),
                docs::evidence(code.level),
                docs::markdown(&docs::description_text(&code.docs)),
            ));
        }
    }
    lines
}

/// What to do once nobody knows whether a call that spends was carried out.
fn after_unknown(api: &Api, operation: &Operation) -> String {
    let mut text = "After [`Error::OutcomeUnknown`](bilispec_runtime::Error::OutcomeUnknown) no call of this client tells what happened: look at the account's orders or records before another attempt.".to_owned();
    let naming: Vec<String> = api
        .codes(operation)
        .filter(|code| code.class == CodeClass::Pending)
        .filter_map(|code| Some((code.value?, data_type(api, code)?)))
        .map(|(value, data)| format!("{value} ([`{data}`](super::{data}))"))
        .collect();
    if !naming.is_empty() {
        let _ = write!(
            text,
            " If it was carried out after all, a later attempt is refused with {}, which names it.",
            naming.join(" or ")
        );
    }
    text
}

/// `credentials.rs`: the session's cookies.
pub(super) fn credentials(source: &mut Source<'_>) {
    let api = source.api;
    source.import("bilispec_runtime::Cookies");
    source.define("Credentials");
    let code = &mut source.code;
    code.gap();
    code.docs(["The session's cookies. They are wiped from memory when dropped, and `Debug` prints their names only."]);
    code.line("#[derive(Clone, Debug)]");
    code.block("pub struct Credentials", |code| {
        code.line("cookies: Cookies,");
    });
    code.gap();
    let mut lines = vec![
        "A session. An empty value is none.".to_owned(),
        String::new(),
    ];
    for credential in &api.credentials {
        let text = docs::markdown(&docs::description_text(&credential.docs));
        let name = match &credential.scheme {
            Some(scheme) if !credential.is_cookie() => scheme,
            _ => &credential.cookie,
        };
        lines.push(format!("* {} {text}", docs::code(name)));
    }
    let parameters: Vec<String> = api
        .credentials
        .iter()
        .map(|credential| format!("{}: impl Into<SecretString>", credential.rust_name))
        .collect();
    code.block("impl Credentials", |code| {
        code.docs(lines);
        code.function("pub fn new", &parameters, "Self", |code| {
            code.line("let cookies = Cookies::new();");
            for credential in &api.credentials {
                let (with, name) = match &credential.scheme {
                    Some(scheme) if !credential.is_cookie() => ("with_key", scheme),
                    _ => ("with", &credential.cookie),
                };
                code.line(format!(
                    "let cookies = cookies.{with}({}, {});",
                    string(name),
                    credential.rust_name
                ));
            }
            code.line("Self { cookies }");
        });
    });
    code.gap();
    code.block("impl From<Credentials> for Cookies", |code| {
        code.function(
            "fn from",
            &["credentials: Credentials".to_owned()],
            "Self",
            |code| {
                code.line("credentials.cookies");
            },
        );
    });
    if !api.credentials.is_empty() {
        source.import("bilispec_runtime::secrecy::SecretString");
    }
}

/// `codes.rs`: the codes by name, a module an operation.
pub(super) fn codes(source: &mut Source<'_>) {
    let api = source.api;
    for operation in &api.operations {
        let mut names = BTreeSet::new();
        let codes: Vec<(String, i64, &Code)> = api
            .codes(operation)
            .filter_map(|code| Some((constant(&code.name), code.value?, code)))
            .filter(|(name, _, _)| names.insert(name.clone()))
            .collect();
        if codes.is_empty() {
            continue;
        }
        source.code.gap();
        source
            .code
            .docs([format!("Codes of {}.", docs::code(&operation.id))]);
        source
            .code
            .block(format!("pub mod {}", operation.rust_name), |code| {
                for (name, value, meaning) in &codes {
                    let mut lines = docs::description(&meaning.docs);
                    lines.extend([
                        String::new(),
                        format!(
                            "Class: {}. Evidence: {}.",
                            docs::class(meaning.class),
                            docs::evidence(meaning.level)
                        ),
                    ]);
                    if let Some(data) = data_type(api, meaning) {
                        let link = format!("Its data: [`{data}`](super::super::{data}).");
                        lines.extend([String::new(), link]);
                    }
                    code.gap();
                    code.docs(lines);
                    code.line(format!("pub const {name}: i64 = {};", integer(*value)));
                }
            });
    }
}

/// The struct that the reply's data is with a code, if the spec knows one.
fn data_type<'a>(api: &'a Api, code: &Code) -> Option<&'a str> {
    match &code.data.as_ref()?.ty {
        Type::Struct(id) => Some(&api.type_def(*id).rust_name),
        Type::Nullable(inner) => match &**inner {
            Type::Struct(id) => Some(&api.type_def(*id).rust_name),
            _ => None,
        },
        _ => None,
    }
}
