//! A `oneOf` as an enum with a variant a branch, told apart by hand.
//!
//! Not by serde's `untagged`: that tries branch after branch, and hides why the right one failed.

use super::docs;
use super::literal::string;
use super::source::Source;
use crate::model::{BranchTest, JsonKind, TypeDef, UnionBranch};

/// The enum with its two impls.
pub(super) fn definition(source: &mut Source<'_>, def: &TypeDef, branches: &[UnionBranch]) {
    source.define(&def.rust_name);
    for path in [
        "bilispec_runtime::wire::RawJson",
        "serde::Deserialize",
        "serde::Deserializer",
        "serde::Serialize",
        "serde::Serializer",
    ] {
        source.import(path);
    }
    let by_kind = branches
        .iter()
        .any(|branch| matches!(branch.test, BranchTest::Kinds(_)));
    if by_kind {
        source.import("bilispec_runtime::wire::Kind");
    }
    let name = &def.rust_name;
    let types: Vec<String> = branches
        .iter()
        .map(|branch| source.ty(&branch.ty))
        .collect();
    let code = &mut source.code;
    code.gap();
    code.docs(docs::lines(&def.docs));
    code.line("#[derive(Clone, Debug, PartialEq)]");
    code.line("#[non_exhaustive]");
    code.block(format!("pub enum {name}"), |code| {
        for (branch, ty) in branches.iter().zip(&types) {
            code.docs(docs::lines(&branch.docs));
            code.line(format!("{}({ty}),", branch.rust_name));
        }
        code.docs(["What the spec does not describe."]);
        code.line("Other(RawJson),");
    });

    code.gap();
    code.block(format!("impl<'de> Deserialize<'de> for {name}"), |code| {
        let parameters = ["deserializer: D".to_owned()];
        let head = "fn deserialize<D: Deserializer<'de>>";
        code.function(head, &parameters, "Result<Self, D::Error>", |code| {
            code.line("let raw = RawJson::deserialize(deserializer)?;");
            for branch in branches {
                let test = test(&branch.test);
                code.block(format!("if {test}"), |code| {
                    code.line(format!(
                        "return raw.branch().map(Self::{});",
                        branch.rust_name
                    ));
                });
            }
            code.line("Ok(Self::Other(raw))");
        });
    });

    code.gap();
    code.block(format!("impl Serialize for {name}"), |code| {
        let parameters = ["&self".to_owned(), "serializer: S".to_owned()];
        let head = "fn serialize<S: Serializer>";
        code.function(head, &parameters, "Result<S::Ok, S::Error>", |code| {
            code.block("match self", |code| {
                for branch in branches {
                    code.line(format!(
                        "Self::{}(value) => value.serialize(serializer),",
                        branch.rust_name
                    ));
                }
                code.line("Self::Other(value) => value.serialize(serializer),");
            });
        });
    });
    code.gap();
    // Its branches have a schema only with this crate's feature, whatever other crates ask of the runtime.
    code.line("#[cfg(feature = \"schemars\")]");
    code.line(format!(
        "bilispec_runtime::json_schema!({name}, one of {});",
        types.join(", ")
    ));
}

fn test(test: &BranchTest) -> String {
    match test {
        BranchTest::Kinds(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| self::kind(*kind)).collect();
            format!("raw.is({})", slice(&kinds))
        }
        BranchTest::Member { name, values } => {
            let values: Vec<String> = values
                .iter()
                .map(|value| string(&value.to_string()))
                .collect();
            format!("raw.member_is({}, {})", string(name), slice(&values))
        }
    }
}

fn slice<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    format!("&[{}]", items.join(", "))
}

fn kind(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "Kind::Null",
        JsonKind::Boolean => "Kind::Boolean",
        JsonKind::Integer => "Kind::Integer",
        JsonKind::Number => "Kind::Number",
        JsonKind::String => "Kind::String",
        JsonKind::Array => "Kind::Array",
        JsonKind::Object => "Kind::Object",
    }
}
