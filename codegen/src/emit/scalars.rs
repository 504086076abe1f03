//! Enums and newtypes: what the spec says of them, in macros of the runtime that know what to make of it.

use super::docs;
use super::literal::{integer, string};
use super::source::Source;
use crate::model::{EnumBase, Newtype, NewtypeBase, TypeDef, Variant};

/// An enum that keeps what it does not know.
pub(super) fn wire_enum(
    source: &mut Source<'_>,
    def: &TypeDef,
    base: EnumBase,
    variants: &[Variant],
) {
    source.define(&def.rust_name);
    let name = match base {
        EnumBase::Integer => "integer_enum",
        EnumBase::String => "string_enum",
    };
    source.import(&format!("bilispec_runtime::{name}"));
    let code = &mut source.code;
    code.gap();
    code.block(format!("{name}!"), |code| {
        code.docs(docs::lines(&def.docs));
        code.block(format!("pub enum {}", def.rust_name), |code| {
            for variant in variants {
                let value = match base {
                    EnumBase::Integer => integer(variant.value.as_i64().unwrap_or_default()),
                    EnumBase::String => string(variant.value.as_str().unwrap_or_default()),
                };
                let mut lines = docs::description(&variant.docs);
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.push(format!(
                    "Value: `{}`. Evidence: {}.",
                    variant.value,
                    docs::evidence(variant.evidence)
                ));
                code.docs(lines);
                code.line(format!("{} = {value},", variant.rust_name));
            }
        });
    });
}

/// An integer or text with a name of its own.
pub(super) fn newtype(source: &mut Source<'_>, newtype: &Newtype) {
    source.define(&newtype.name);
    source.import("bilispec_runtime::newtype");
    let name = &newtype.name;
    let (base, of) = match newtype.base {
        NewtypeBase::Integer => ("i64", "number"),
        NewtypeBase::String => ("String", "text"),
    };
    let (how, about) = match (newtype.sensitive, newtype.unit) {
        (Some(_), _) => (" masked".to_owned(), Some("`Debug` masks it.".to_owned())),
        (None, Some(unit)) => {
            let about = format!("Unit: {}.", unit.name());
            (format!(" in {}", string(unit.word())), Some(about))
        }
        (None, None) => (String::new(), None),
    };
    let code = &mut source.code;
    code.gap();
    code.block("newtype!", |code| {
        code.docs([format!(
            "`{name}` of the spec: its own type, so that it is not mixed up with another {of}."
        )]);
        if let Some(about) = about {
            code.docs([String::new(), about]);
        }
        code.line(format!("pub struct {name}({base}){how};"));
    });
}
