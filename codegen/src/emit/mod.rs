//! From the model to files: the typed client as Rust.
//!
//! One file an operation, so that a change of one endpoint shows in one file: its request, its types, its row. What
//! several operations use stands in `shared.rs`, the engine's tables of all of them in `schemas.rs`. Sees
//! [`crate::model`] and [`crate::tables`] and nothing behind them; does not know where its output goes, see
//! [`crate::generate`].

mod blocking;
mod check;
mod client;
mod docs;
mod fixtures;
mod groups;
mod literal;
mod parameters;
mod requests;
mod scalars;
mod schema_rows;
mod schemas;
mod source;
mod structs;
mod tables;
mod unions;
mod validators;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::diagnostics::Diagnostics;
use crate::model::{Api, Operation, Type, TypeDef, TypeId, TypeKind};
pub use crate::output::OutputFile;
use crate::tables::Tables;
pub(crate) use docs::markdown;
pub(crate) use fixtures::tests as fixture_tests;
pub(crate) use source::HEADER;
use source::Source;

/// Where the crate stands below the output folder.
pub const CRATE_FOLDER: &str = "generated-client";

/// Where generated code stands below the output folder.
pub(crate) const FOLDER: &str = "generated-client/src/generated";

/// Where generated tests stand below the output folder.
pub(crate) const TESTS_FOLDER: &str = "generated-client/tests";

/// The name of the module that a file is.
fn module(file: &OutputFile) -> Option<&str> {
    file.path
        .strip_prefix(FOLDER)?
        .strip_prefix('/')?
        .strip_suffix(".rs")
}

/// Reports everything in the model that has no place in the output.
pub(crate) fn check(api: &Api, diagnostics: &mut Diagnostics) {
    check::check(api, diagnostics);
}

/// The typed client of an API. Empty when something in it has no place in the output: that is an error among
/// `diagnostics` then.
///
/// Without the tests of the fixtures, which know their crate. `engine` are the tables that replies and requests are checked with; a document from elsewhere has none.
pub fn client(
    api: &Api,
    engine: Option<&Tables>,
    diagnostics: &mut Diagnostics,
) -> Vec<OutputFile> {
    let mut problems = Diagnostics::default();
    check::check(api, &mut problems);
    let failed = problems.has_errors();
    for problem in problems.list() {
        diagnostics.push(problem.clone());
    }
    if failed {
        return Vec::new();
    }
    let homes = homes(api);
    let housed = housed(api, &homes);
    let mut files = Vec::new();
    let mut add = |name: &str, write: &mut dyn FnMut(&mut Source<'_>)| {
        let mut source = Source::new(api);
        write(&mut source);
        let text = source.into_text();
        if text.trim_end() != HEADER {
            files.push(OutputFile {
                path: format!("{FOLDER}/{name}.rs"),
                text: text.trim_end().to_owned() + "\n",
            });
        }
    };
    for (index, operation) in api.operations.iter().enumerate() {
        add(&operation.rust_name, &mut |source| {
            requests::definition(source, operation);
            types(source, &housed, Home::Operation(index));
            tables::operation(source, operation);
        });
    }
    add("blocking", &mut blocking::definition);
    add("client", &mut client::definition);
    add("codes", &mut client::codes);
    add("credentials", &mut client::credentials);
    add("envelopes", &mut |source| {
        for envelope in api.envelopes.iter().filter(|one| !one.is_none()) {
            tables::envelope(source, envelope);
        }
    });
    add("newtypes", &mut |source| {
        for newtype in &api.newtypes {
            scalars::newtype(source, newtype);
        }
    });
    add("shared", &mut |source| types(source, &housed, Home::Shared));
    // Documents from elsewhere have neither fixtures nor tables.
    if let Some(engine) = engine {
        add("fixtures", &mut fixtures::definition);
        add("validate", &mut validators::definition);
        files.push(OutputFile {
            path: format!("{FOLDER}/schemas.rs"),
            text: schemas::definition(api, engine),
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.push(modules(&files));
    files
}

/// The file of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Home {
    /// Only this operation, by index, uses it.
    Operation(usize),
    /// Several do.
    Shared,
}

fn homes(api: &Api) -> BTreeMap<TypeId, Home> {
    let mut homes = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        for id in reached(api, operation) {
            let home = match homes.get(&id) {
                None => Home::Operation(index),
                Some(_) => Home::Shared,
            };
            homes.insert(id, home);
        }
    }
    homes
}

/// The types that an operation's requests, replies and codes consist of.
fn reached(api: &Api, operation: &Operation) -> BTreeSet<TypeId> {
    let parameters = operation
        .request
        .parameters
        .iter()
        .map(|parameter| &parameter.ty);
    let codes = api
        .codes(operation)
        .filter_map(|code| Some(&code.data.as_ref()?.ty));
    let mut open: Vec<&Type> = parameters
        .chain([&operation.reply.payload])
        .chain(codes)
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(ty) = open.pop() {
        match ty {
            Type::Struct(id) | Type::Enum(id) | Type::Union(id) => {
                if reached.insert(*id) {
                    match &api.type_def(*id).kind {
                        TypeKind::Struct { fields } => {
                            open.extend(fields.iter().map(|field| &field.ty));
                        }
                        TypeKind::Union { branches } => {
                            open.extend(branches.iter().map(|branch| &branch.ty));
                        }
                        TypeKind::Enum { .. } => {}
                    }
                }
            }
            Type::Array(inner)
            | Type::Map(inner)
            | Type::JsonString(inner)
            | Type::Nullable(inner)
            | Type::Boxed(inner) => open.push(inner),
            Type::Integer
            | Type::Number
            | Type::Boolean
            | Type::String
            | Type::IntOrString
            | Type::Newtype(_)
            | Type::RawJson => {}
        }
    }
    reached
}

/// The types of each file, in the order of the model. One that nothing uses has no place.
fn housed<'a>(api: &'a Api, homes: &BTreeMap<TypeId, Home>) -> HashMap<Home, Vec<&'a TypeDef>> {
    let mut housed: HashMap<Home, Vec<&TypeDef>> = HashMap::new();
    for (id, home) in homes {
        housed.entry(*home).or_default().push(api.type_def(*id));
    }
    housed
}

fn types(source: &mut Source<'_>, housed: &HashMap<Home, Vec<&TypeDef>>, home: Home) {
    for def in housed.get(&home).into_iter().flatten() {
        match &def.kind {
            TypeKind::Struct { fields } => structs::definition(source, def, fields),
            TypeKind::Union { branches } => unions::definition(source, def, branches),
            TypeKind::Enum { base, variants, .. } => {
                scalars::wire_enum(source, def, *base, variants);
            }
        }
    }
}

/// Of the lints that people set: the spec's words are its authors' own, and a constructor takes what is required.
const LINTS: &str = "#![allow(clippy::doc_markdown, clippy::too_many_arguments)]";

/// What a module is, if it is public rather than part of the one roof.
fn public(module: &str) -> Option<&'static str> {
    match module {
        "blocking" => Some("The client for programs without async."),
        "codes" => Some("The servers' codes by name, a module for each operation."),
        "validate" => Some("Checks of what was sent and answered, for traffic of any client."),
        _ => None,
    }
}

/// The line before a module that is there with a feature only.
fn feature(module: &str) -> &'static str {
    match module {
        "blocking" => "#[cfg(feature = \"blocking\")]\n",
        "fixtures" => "#[cfg(feature = \"fixtures\")]\n",
        _ => "",
    }
}

/// `mod.rs`: every file, and everything in them under one roof.
fn modules(files: &[OutputFile]) -> OutputFile {
    let names: Vec<&str> = files.iter().filter_map(module).collect();
    let mut text = format!("{HEADER}\n\n{LINTS}\n\n");
    for name in &names {
        if let Some(about) = public(name) {
            let _ = writeln!(text, "/// {about}");
        }
        text.push_str(feature(name));
        let public = public(name).map_or("", |_| "pub ");
        let _ = writeln!(text, "{public}mod {name};");
    }
    text.push('\n');
    for name in names {
        if public(name).is_none() && !matches!(name, "envelopes" | "schemas") {
            let _ = writeln!(text, "{}pub use {name}::*;", feature(name));
        }
    }
    OutputFile {
        path: format!("{FOLDER}/mod.rs"),
        text,
    }
}
