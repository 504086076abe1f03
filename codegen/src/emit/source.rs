//! One generated file: its imports, its text, and how types of the model are written in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::literal::{MAX_WIDTH, width};
use super::write::Code;
use crate::model::{Api, Type};

/// The first line of every generated file.
pub(crate) const HEADER: &str = "// Written by `bilispec generate`; do not edit.";

/// A file in the making.
pub(super) struct Source<'a> {
    pub(super) api: &'a Api,
    pub(super) code: Code,
    imports: BTreeSet<String>,
    /// What the file defines itself.
    own: BTreeSet<String>,
}

impl<'a> Source<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            code: Code::default(),
            imports: BTreeSet::new(),
            own: BTreeSet::new(),
        }
    }

    /// A path that is used.
    pub(super) fn import(&mut self, path: &str) {
        self.imports.insert(path.to_owned());
    }

    /// A type that is defined here.
    pub(super) fn define(&mut self, name: &str) {
        self.own.insert(name.to_owned());
    }

    /// A generated type that is used: imported unless it is defined here.
    pub(super) fn refer(&mut self, name: &str) -> String {
        self.imports.insert(format!("super::{name}"));
        name.to_owned()
    }

    /// The whole file.
    pub(super) fn into_text(self) -> String {
        let own: BTreeSet<String> = self
            .own
            .iter()
            .map(|name| format!("super::{name}"))
            .collect();
        let imports: Vec<&String> = self.imports.difference(&own).collect();
        let group = |holds: fn(&str) -> bool| -> String {
            let group: Vec<&str> = imports
                .iter()
                .map(|path| path.as_str())
                .filter(|path| holds(path))
                .collect();
            let lines = use_lines(&group);
            if lines.is_empty() {
                lines
            } else {
                lines + "\n"
            }
        };
        let imports = [
            group(|path| path.starts_with("std::")),
            group(|path| !path.starts_with("std::") && !path.starts_with("super::")),
            group(|path| path.starts_with("super::")),
        ]
        .concat();
        format!("{HEADER}\n\n{imports}{}", self.code.into_text())
    }

    /// A type of the model in Rust.
    pub(super) fn ty(&mut self, ty: &Type) -> String {
        match ty {
            Type::Integer => "i64".to_owned(),
            Type::Number => "f64".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::String => "String".to_owned(),
            Type::IntOrString => self.wire("IntOrString"),
            Type::RawJson => self.wire("RawJson"),
            Type::Newtype(id) => {
                let name = &self.api.newtype(*id).name;
                self.refer(name)
            }
            Type::Struct(id) | Type::Enum(id) | Type::Union(id) => {
                let name = &self.api.type_def(*id).rust_name;
                self.refer(name)
            }
            Type::Array(item) => format!("Vec<{}>", self.ty(item)),
            Type::Map(value) => {
                self.import("std::collections::BTreeMap");
                format!("BTreeMap<String, {}>", self.ty(value))
            }
            Type::JsonString(inner) => format!("{}<{}>", self.wire("JsonString"), self.ty(inner)),
            Type::Nullable(inner) => format!("Option<{}>", self.ty(inner)),
            Type::Boxed(inner) => format!("Box<{}>", self.ty(inner)),
        }
    }

    /// The same, optional.
    pub(super) fn optional(&mut self, ty: &Type, optional: bool) -> String {
        let ty = self.ty(ty);
        if optional {
            format!("Option<{ty}>")
        } else {
            ty
        }
    }

    fn wire(&mut self, name: &str) -> String {
        self.import(&format!("bilispec_runtime::wire::{name}"));
        name.to_owned()
    }

    /// How a function takes a value of this type, and how it makes the type of it.
    pub(super) fn argument(&mut self, name: &str, ty: &Type) -> (String, String) {
        match ty {
            Type::Integer => {
                let integer = self.wire("Integer");
                (
                    format!("{name}: impl {integer}"),
                    format!("{name}.integer()"),
                )
            }
            Type::String | Type::IntOrString | Type::Newtype(_) => {
                let ty = self.ty(ty);
                (format!("{name}: impl Into<{ty}>"), format!("{name}.into()"))
            }
            Type::Number
            | Type::Boolean
            | Type::Struct(_)
            | Type::Enum(_)
            | Type::Union(_)
            | Type::Array(_)
            | Type::Map(_)
            | Type::JsonString(_)
            | Type::RawJson
            | Type::Nullable(_)
            | Type::Boxed(_) => (format!("{name}: {}", self.ty(ty)), name.to_owned()),
        }
    }
}

/// The `use` lines for sorted paths, those with one parent together, in rustfmt's order: lists after single names.
fn use_lines(paths: &[&str]) -> String {
    let mut parents: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (parent, name) = path.rsplit_once("::").unwrap_or(("", path));
        parents.entry(parent).or_default().push(name);
    }
    let mut lines: Vec<(String, String)> = parents
        .into_iter()
        .map(|(parent, names)| match names.as_slice() {
            [name] => (
                format!("{parent}::{name}"),
                format!("use {parent}::{name};\n"),
            ),
            // `{` sorts after all letters.
            _ => (format!("{parent}::{{"), use_list(parent, &names)),
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

fn use_list(parent: &str, names: &[&str]) -> String {
    let line = format!("use {parent}::{{{}}};\n", names.join(", "));
    // rustfmt breaks a list whose line would have 99 characters already; the newline counts here.
    if width(&line) < MAX_WIDTH {
        return line;
    }
    let mut out = format!("use {parent}::{{\n");
    let mut row = String::from("   ");
    for name in names {
        if width(&row) + width(name) + 2 > MAX_WIDTH {
            out.push_str(&row);
            row = String::from("\n   ");
        }
        let _ = write!(row, " {name},");
    }
    out + &row + "\n};\n"
}
