//! What a call sends: a struct with a constructor, a setter for each optional value, and the values in order.

use super::docs;
use super::literal::string;
use super::source::Source;
use super::structs::{self, Member, Shape};
use crate::model::{Effect, Operation, Parameter, Type, TypeKind};
use crate::source::Json;

/// The request struct of an operation.
pub(super) fn definition(source: &mut Source<'_>, operation: &Operation) {
    let request = &operation.request;
    let own: Vec<&Parameter> = request
        .parameters
        .iter()
        .filter(|parameter| is_own(parameter))
        .collect();
    let mut members = Vec::new();
    for parameter in &own {
        let optional = !parameter.required || parameter.nullable;
        let initial = match &parameter.default {
            Some(default) => value(source, &parameter.ty, default).map(|value| {
                if optional {
                    format!("Some({value})")
                } else {
                    value
                }
            }),
            None => optional.then(|| "None".to_owned()),
        };
        // A parameter and a field of the body may share a name; in the request's own JSON they do not.
        let shared = own
            .iter()
            .filter(|other| other.name == parameter.name)
            .count()
            > 1;
        members.push(Member {
            name: if shared {
                &parameter.rust_name
            } else {
                &parameter.name
            },
            rust_name: &parameter.rust_name,
            ty: &parameter.ty,
            optional,
            sensitive: parameter.sensitive,
            docs: &parameter.docs,
            deprecated: parameter.deprecated,
            initial,
        });
    }
    let mut lines = docs::description(&operation.docs);
    lines.extend([
        String::new(),
        format!(
            "What [{}](super::{}) sends.",
            docs::code(&operation.id),
            super::groups::group_path(source.api, operation)
        ),
    ]);
    let shape = Shape {
        name: &request.type_name,
        docs: lines,
        members,
        skips_none: true,
        setters: true,
    };
    structs::write(source, &shape);
    source.import("bilispec_runtime::Request");
    source.import("bilispec_runtime::Values");
    let reply = if operation.reply.empty {
        "()".to_owned()
    } else {
        source.optional(&operation.reply.payload, operation.reply.payload_nullable)
    };
    let code = &mut source.code;
    code.gap();
    code.block(format!("impl Request for {}", request.type_name), |code| {
        code.line(format!("type Reply = {reply};"));
        code.gap();
        code.function(
            "fn operation",
            &["&self".to_owned()],
            "&'static table::Operation",
            |code| {
                code.line("&OPERATION");
            },
        );
        code.gap();
        let values = if own.is_empty() {
            "_: &mut Values"
        } else {
            "values: &mut Values"
        };
        code.block(format!("fn values(&self, {values})"), |code| {
            for parameter in &own {
                code.line(format!("values.push(&self.{});", parameter.rust_name));
            }
        });
    });
    if operation.effect == Effect::None {
        source.import("bilispec_runtime::Repeatable");
        let code = &mut source.code;
        code.gap();
        code.line(format!("impl Repeatable for {} {{}}", request.type_name));
    }
}

/// The caller gives it: it is no constant, no cookie and no copy.
pub(super) fn is_own(parameter: &Parameter) -> bool {
    parameter.constant.is_none() && parameter.from_cookie.is_none() && parameter.same_as.is_none()
}

/// A default as Rust; `None` for a type that has no literals.
pub(super) fn value(source: &mut Source<'_>, ty: &Type, json: &Json) -> Option<String> {
    match (ty, json) {
        (Type::Integer, _) => json.as_i64().map(super::literal::integer),
        (Type::Number, Json::Number(number)) => number.as_f64().map(|number| format!("{number:?}")),
        (Type::Boolean, Json::Bool(value)) => Some(value.to_string()),
        (Type::String, Json::String(text)) => Some(owned(text)),
        (Type::Newtype(id), _) => {
            let name = source.refer(&source.api.newtype(*id).name.clone());
            let inner = match json {
                Json::String(text) => owned(text),
                _ => super::literal::integer(json.as_i64()?),
            };
            Some(format!("{name}({inner})"))
        }
        (Type::Enum(id), _) => {
            let def = source.api.type_def(*id);
            let TypeKind::Enum { variants, .. } = &def.kind else {
                return None;
            };
            let name = source.refer(&def.rust_name);
            let variant = variants.iter().find(|variant| variant.value == *json)?;
            Some(format!("{name}::{}", variant.rust_name))
        }
        _ => None,
    }
}

fn owned(text: &str) -> String {
    if text.is_empty() {
        "String::new()".to_owned()
    } else {
        format!("{}.to_owned()", string(text))
    }
}
