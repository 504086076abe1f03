//! From the model to files: the typed client as Rust.
//!
//! One file an operation, so that a change of one endpoint shows in one file: its request, its types, its row. What
//! several operations use stands in `shared.rs`, the engine's tables of all of them in `schemas.rs`. Sees
//! [`crate::model`], [`crate::tables`] and the fixtures that it is given, and nothing behind them; does not know where its output goes, see
//! [`crate::generate`].

mod act;
mod blocking;
mod check;
mod client;
mod docs;
mod fixtures;
mod groups;
mod layout;
mod parameters;
mod requests;
mod scalars;
mod schema_rows;
mod schemas;
mod servers;
mod source;
mod structs;
mod tables;
mod tokens;
mod unions;
mod validators;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use quote::quote;

use crate::bodies::Bodies;
use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::model::{Api, Dialect, Envelope, Operation, Type, TypeDef, TypeId, TypeKind};
pub use crate::output::OutputFile;
use crate::tables::Tables;
pub(crate) use docs::markdown;
pub(crate) use source::HEADER;
use source::Source;
use tokens::{doc, ident};

/// Where the crate stands below the output folder.
pub const CRATE_FOLDER: &str = "generated-client";

/// Where generated code stands below the output folder.
pub(crate) const FOLDER: &str = "generated-client/src/generated";

/// Where generated tests stand below the output folder.
pub(crate) const TESTS_FOLDER: &str = "generated-client/tests";

/// Reports everything in the model that has no place in the output.
pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    check::check(api, diagnostics);
}

/// The typed client of an API. Empty when something in it has no place in the output: that is an error among
/// `diagnostics` then.
///
/// Without the tests of the fixtures, which know their crate. `engine` are the tables that replies and requests are
/// checked with, `bodies` the fixtures.
pub fn client(
    api: &Api,
    engine: &Tables,
    bodies: &Bodies,
    diagnostics: &mut Diagnostics,
) -> Vec<OutputFile> {
    let mut problems = Diagnostics::default();
    check::check(api, &mut problems);
    fixtures::check(api, bodies, &mut problems);
    let failed = problems.has_errors();
    for problem in problems.list() {
        diagnostics.push(problem.clone());
    }
    if failed {
        return Vec::new();
    }
    let homes = homes(api);
    let housed = housed(api, &homes);
    let jobs = jobs(api, engine, bodies, &housed);
    let mut made = run(api, &jobs);
    made.retain(|(_, text)| !matches!(text, Ok(None)));
    let mut names: Vec<&str> = made.iter().filter_map(|(job, _)| job.module()).collect();
    names.sort_unstable();
    let root = Job::of_module("mod", |source| modules(source, &names));
    let root = run(api, std::slice::from_ref(&root));
    let mut files = Vec::new();
    for (job, text) in made.into_iter().chain(root) {
        match text {
            Ok(text) => files.push(OutputFile {
                path: job.path.clone(),
                text: text.unwrap_or_default(),
            }),
            Err(error) => diagnostics.push(unparsed(job, &error)),
        }
    }
    if diagnostics.has_errors() {
        return Vec::new();
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// A file to be made.
struct Job<'a> {
    path: String,
    /// Whose file it is, if it is one operation's.
    operation: Option<&'a Operation>,
    write: Box<dyn Fn(&mut Source<'_>) + Sync + 'a>,
}

impl<'a> Job<'a> {
    fn of_module(name: &str, write: impl Fn(&mut Source<'_>) + Sync + 'a) -> Self {
        Self {
            path: [FOLDER, "/", name, ".rs"].concat(),
            operation: None,
            write: Box::new(write),
        }
    }

    /// The name of the module that the file is.
    fn module(&self) -> Option<&str> {
        self.path
            .strip_prefix(FOLDER)?
            .strip_prefix('/')?
            .strip_suffix(".rs")
    }
}

/// The files of a client, those that take longest first.
fn jobs<'a>(
    api: &'a Api,
    engine: &'a Tables,
    bodies: &'a Bodies,
    housed: &'a HashMap<Home, Vec<&'a TypeDef>>,
) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    jobs.push(Job::of_module("schemas", |source| {
        schemas::definition(source, engine);
    }));
    // Replies to documents from elsewhere are not checked, and they have no fixtures.
    if api.dialect == Dialect::Annotated {
        jobs.extend([
            Job::of_module("fixtures", |source| fixtures::definition(source, bodies)),
            Job::of_module("validate", validators::definition),
        ]);
    }
    jobs.extend([
        Job::of_module("shared", |source| types(source, housed, Home::Shared)),
        Job::of_module("blocking", blocking::definition),
        Job::of_module("client", client::definition),
        Job::of_module("codes", client::codes),
        Job::of_module("credentials", client::credentials),
        Job::of_module("envelopes", |source| {
            let is_used = |envelope: &Envelope| {
                let mut operations = api.operations.iter();
                operations.any(|one| std::ptr::eq(api.envelope(one.reply.envelope), envelope))
            };
            let used = api.envelopes.iter().filter(|one| is_used(one));
            for envelope in used.filter(|one| !one.is_none()) {
                tables::envelope(source, envelope);
            }
        }),
        Job::of_module("newtypes", |source| {
            for newtype in &api.newtypes {
                scalars::newtype(source, newtype);
            }
        }),
    ]);
    jobs.extend(api.operations.iter().enumerate().map(|(index, operation)| {
        let job = Job::of_module(&operation.rust_name, move |source| {
            requests::definition(source, operation);
            types(source, housed, Home::Operation(index));
            tables::operation(source, operation);
        });
        Job {
            operation: Some(operation),
            ..job
        }
    }));
    jobs
}

/// What came of each job, in the order of the jobs. Tokens cannot leave their thread, the text of a file can.
type Made<'j, 'a> = Vec<(&'j Job<'a>, syn::Result<Option<String>>)>;

/// Makes the files, on as many threads as there are processors.
fn run<'j, 'a>(api: &'a Api, jobs: &'j [Job<'a>]) -> Made<'j, 'a> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        while let Some((index, job)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            jobs.get(index).map(|job| (index, job))
        } {
            let mut source = Source::new(api);
            (job.write)(&mut source);
            made.push((index, (job, source.into_text())));
        }
        made
    };
    let others = thread::available_parallelism().map_or(1, NonZero::get) - 1;
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (0..others.min(jobs.len()))
            .map(|_| scope.spawn(work))
            .collect();
        let mut made = work();
        for other in others {
            match other.join() {
                Ok(more) => made.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}

/// `lib.rs` of a client of a document from elsewhere, its owner's from then on. Fails on what is not Rust.
pub(crate) fn root(api: &Api) -> syn::Result<String> {
    let (title, version) = (markdown(&api.title), markdown(&api.version));
    let docs = [
        format!(" A typed client of {title}, version {version}."),
        String::new(),
        " Everything under `generated/` is written from the API's document; this file is yours."
            .to_owned(),
    ];
    let mut text = layout::Text::default();
    text.push(quote! {
        #(#![doc = #docs])*
        #![forbid(unsafe_code)]
        #[rustfmt::skip]
        mod generated;
        pub use bilispec_runtime as runtime;
        pub use bilispec_runtime::{Effect, Error};
        pub use generated::*;
    });
    let text = text.into_file("")?;
    Ok(text.unwrap_or_default().trim_start().to_owned())
}

/// The tests of the fixtures, for a crate whose library has this name. `None` beside an error among `diagnostics`.
pub(crate) fn fixture_tests(
    api: &Api,
    library: &str,
    diagnostics: &mut Diagnostics,
) -> Option<OutputFile> {
    let job = Job {
        path: [TESTS_FOLDER, "/fixtures.rs"].concat(),
        operation: None,
        write: Box::new(|source| fixtures::tests(source, library)),
    };
    let mut source = Source::new(api);
    (job.write)(&mut source);
    match source.into_text() {
        Ok(text) => Some(OutputFile {
            path: job.path,
            text: text.unwrap_or_default(),
        }),
        Err(error) => {
            diagnostics.push(unparsed(&job, &error));
            None
        }
    }
}

/// The report of a file whose text would not be Rust.
fn unparsed(job: &Job<'_>, error: &syn::Error) -> Diagnostic {
    let of = match job.operation {
        Some(operation) => &operation.id,
        None => &job.path,
    };
    let message = format!("the Rust generated for `{of}` does not parse: {error}");
    match job.operation {
        Some(operation) => Diagnostic::error(rules::INTERNAL, operation.span, message),
        None => Diagnostic::without_place(rules::INTERNAL, message),
    }
    .help("this is an error of this program, not of the spec: please report it")
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
            Type::Struct(id) | Type::Enum(id) | Type::Union(id) if reached.insert(*id) => {
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
            Type::Array(inner)
            | Type::Map(inner)
            | Type::JsonString(inner)
            | Type::Nullable(inner)
            | Type::Boxed(inner) => open.push(inner),
            _ => {}
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

/// What a module is, if it is public rather than part of the one roof.
fn public(module: &str) -> Option<&'static str> {
    match module {
        "blocking" => Some("The client for programs without async."),
        "codes" => Some("The servers' codes by name, a module for each operation."),
        "validate" => Some("Checks of what was sent and answered, for traffic of any client."),
        _ => None,
    }
}

/// `mod.rs`: every file, and everything in them under one roof.
fn modules(source: &mut Source<'_>, names: &[&str]) {
    // A module that is there with a feature only has that feature's name.
    let feature = |name: &str| {
        matches!(name, "blocking" | "fixtures").then(|| quote!(#[cfg(feature = #name)]))
    };
    let declared = names.iter().map(|name| {
        let feature = feature(name);
        let docs = doc(public(name));
        let public = public(name).map(|_| quote!(pub));
        let name = ident(name);
        quote!(#docs #feature #public mod #name;)
    });
    let hidden = |name: &str| public(name).is_some() || matches!(name, "envelopes" | "schemas");
    let exported = names.iter().filter(|name| !hidden(name)).map(|name| {
        let feature = feature(name);
        let name = ident(name);
        quote!(#feature pub use #name::*;)
    });
    // Of the lints that people set: the spec's words are its authors' own, a constructor takes what is required, and
    // documents from elsewhere do not describe everything.
    let undescribed = (source.api.dialect == Dialect::Plain).then(|| quote!(, missing_docs));
    source.attribute(quote! {
        #![allow(clippy::doc_markdown, clippy::too_many_arguments #undescribed)]
    });
    source.push(quote!(#(#declared)* #(#exported)*));
}
