//! Objects with properties as structs.

use super::docs;
use super::literal::{STRUCT_WIDTH, string, width};
use super::source::Source;
use super::write::Code;
use crate::model::{Docs, Field, Sensitivity, Type, TypeDef};

/// A member of a struct, be it a field of an object or a value of a request.
pub(super) struct Member<'m> {
    pub(super) name: &'m str,
    pub(super) rust_name: &'m str,
    pub(super) ty: &'m Type,
    pub(super) optional: bool,
    pub(super) sensitive: Option<Sensitivity>,
    pub(super) docs: &'m Docs,
    pub(super) deprecated: bool,
    /// What it is at first, as Rust; `None` where the constructor asks for it.
    pub(super) initial: Option<String>,
}

/// What a struct is made of.
pub(super) struct Shape<'s> {
    pub(super) name: &'s str,
    pub(super) docs: Vec<String>,
    pub(super) members: Vec<Member<'s>>,
    /// Members without a value are left out when it is written.
    pub(super) skips_none: bool,
    /// There is a function for each member that the constructor does not ask for.
    pub(super) setters: bool,
}

/// A struct of the model.
pub(super) fn definition(source: &mut Source<'_>, def: &TypeDef, fields: &[Field]) {
    let members = fields.iter().map(|field| {
        let optional = !field.required || field.nullable;
        Member {
            name: &field.name,
            rust_name: &field.rust_name,
            ty: &field.ty,
            optional,
            sensitive: field.sensitive,
            docs: &field.docs,
            deprecated: field.deprecated,
            initial: optional.then(|| "None".to_owned()),
        }
    });
    let shape = Shape {
        name: &def.rust_name,
        docs: docs::lines(&def.docs),
        members: members.collect(),
        skips_none: def.in_request,
        setters: false,
    };
    write(source, &shape);
}

/// The struct, its constructor, and a `Debug` that masks what must not be printed.
pub(super) fn write(source: &mut Source<'_>, shape: &Shape<'_>) {
    source.define(shape.name);
    source.import("serde::Deserialize");
    source.import("serde::Serialize");
    let masks = shape
        .members
        .iter()
        .any(|member| member.sensitive.is_some());
    let defaults = shape
        .members
        .iter()
        .all(|member| member.initial.as_deref() == Some("None"));

    let mut derives = vec!["Clone"];
    if !masks {
        derives.push("Debug");
    }
    if defaults {
        derives.push("Default");
    }
    derives.extend(["Deserialize", "PartialEq", "Serialize"]);
    let types: Vec<String> = shape
        .members
        .iter()
        .map(|member| source.optional(member.ty, member.optional))
        .collect();

    source.code.gap();
    source.code.docs(&shape.docs);
    source
        .code
        .line(format!("#[derive({})]", derives.join(", ")));
    let schema = [
        "feature = \"schemars\"",
        "derive(bilispec_runtime::schemars::JsonSchema)",
        "schemars(crate = \"bilispec_runtime::schemars\")",
    ];
    source.code.attribute("cfg_attr", &schema);
    source.code.line("#[non_exhaustive]");
    source
        .code
        .block(format!("pub struct {}", shape.name), |code| {
            for (member, ty) in shape.members.iter().zip(&types) {
                code.docs(docs::lines(member.docs));
                if member.deprecated {
                    code.docs(["", "Deprecated."]);
                }
                if member.name != member.rust_name {
                    code.line(format!("#[serde(rename = {})]", string(member.name)));
                }
                if shape.skips_none && member.optional {
                    code.line("#[serde(skip_serializing_if = \"Option::is_none\")]");
                }
                code.line(format!("pub {}: {ty},", member.rust_name));
            }
        });
    functions(source, shape, defaults);
    if masks {
        debug(source, shape);
    }
}

/// The constructor and the setters.
fn functions(source: &mut Source<'_>, shape: &Shape<'_>, defaults: bool) {
    // Of a member that nobody gives, nothing is needed, its imports neither.
    let arguments: Vec<(String, String)> = shape
        .members
        .iter()
        .map(|member| match &member.initial {
            Some(initial) if !shape.setters => (String::new(), initial.clone()),
            _ => source.argument(member.rust_name, member.ty),
        })
        .collect();
    let members = || shape.members.iter().zip(&arguments);
    let asked: Vec<String> = members()
        .filter(|(member, _)| member.initial.is_none())
        .map(|(_, (parameter, _))| parameter.clone())
        .collect();
    source.code.gap();
    source.code.block(format!("impl {}", shape.name), |code| {
        code.docs([if asked.is_empty() {
            "One without any value."
        } else {
            "One with what is required."
        }]);
        code.function("pub fn new", &asked, "Self", |code| {
            if defaults {
                code.line("Self::default()");
            } else {
                literal(
                    code,
                    members().map(|(member, (_, given))| {
                        (
                            member.rust_name,
                            member.initial.as_ref().unwrap_or(given).as_str(),
                        )
                    }),
                );
            }
        });
        if shape.setters {
            for (member, (parameter, given)) in
                members().filter(|(member, _)| member.initial.is_some())
            {
                setter(code, member, parameter, given);
            }
        }
    });
}

fn setter(code: &mut Code, member: &Member<'_>, parameter: &str, given: &str) {
    let name = member.rust_name;
    let value = if member.optional {
        format!("Some({given})")
    } else {
        given.to_owned()
    };
    code.gap();
    code.docs([format!("Sets [`{name}`](Self::{name}).")]);
    code.docs(docs::description(member.docs));
    code.line("#[must_use]");
    let parameters = ["mut self".to_owned(), parameter.to_owned()];
    code.function(&format!("pub fn {name}"), &parameters, "Self", |code| {
        code.line(format!("self.{name} = {value};"));
        code.line("self");
    });
}

/// `Self { … }`, in the only shape that rustfmt leaves alone.
fn literal<'f>(code: &mut Code, fields: impl Iterator<Item = (&'f str, &'f str)>) {
    let fields: Vec<String> = fields
        .map(|(name, value)| {
            if name == value {
                name.to_owned()
            } else {
                format!("{name}: {value}")
            }
        })
        .collect();
    let body = fields.join(", ");
    if width(&body) <= STRUCT_WIDTH {
        return code.line(format!("Self {{ {body} }}"));
    }
    code.block("Self", |code| {
        for field in fields {
            code.line(format!("{field},"));
        }
    });
}

/// The list of fields for the runtime's macro, several to a line: rustfmt leaves it as it is.
fn debug(source: &mut Source<'_>, shape: &Shape<'_>) {
    source.import("bilispec_runtime::masked_debug");
    let fields = shape.members.iter().map(|member| {
        let how = match (member.sensitive, member.optional) {
            (None, _) => "",
            (Some(_), false) => ": masked",
            (Some(_), true) => ": masked_option",
        };
        format!("{}{how},", member.rust_name)
    });
    let code = &mut source.code;
    code.gap();
    code.block("masked_debug!", |code| {
        code.block(shape.name, |code| code.wrapped(fields));
    });
}
