//! The client's type and its groups of calls: the same for both, the async one and the blocking one.
//!
//! Does not know what a call is; each has its own `Core` and `Call` in scope.

use super::docs;
use super::literal::string;
use super::source::Source;
use super::write::Code;
use crate::model::{Api, Operation, Tag};

/// `Client` with its builder and a method for each group. `about` is said of it besides what the spec says.
pub(super) fn client(code: &mut Code, api: &Api, about: &[&str]) {
    code.docs(docs::description(&api.docs));
    code.docs(about.iter().copied());
    code.line("#[derive(Clone, Debug)]");
    code.block("pub struct Client", |code| code.line("core: Core,"));
    code.gap();
    code.block("impl Client", |code| {
        code.docs(["Puts a client together."]);
        code.function("pub fn builder", &[], "Builder<Self>", |code| {
            code.line("Builder::new(OPERATIONS)");
        });
        for tag in used_tags(api) {
            code.gap();
            code.docs(docs::description(&tag.docs));
            let group = group_name(tag);
            let head = format!("pub fn {}", tag.rust_name);
            let result = format!("{group}<'_>");
            code.function(&head, &["&self".to_owned()], &result, |code| {
                code.line(format!("{group} {{ core: &self.core }}"));
            });
        }
    });
}

/// The groups with their calls; `about` is what is said of a call.
pub(super) fn groups(source: &mut Source<'_>, about: fn(&Api, &Operation) -> Vec<String>) {
    let api = source.api;
    for tag in used_tags(api) {
        for operation in operations_of(api, tag) {
            source.refer(&operation.request.type_name);
        }
        group(&mut source.code, api, tag, about);
    }
}

fn group(code: &mut Code, api: &Api, tag: &Tag, about: fn(&Api, &Operation) -> Vec<String>) {
    let name = group_name(tag);
    code.gap();
    code.docs(docs::description(&tag.docs));
    code.line("#[derive(Clone, Copy, Debug)]");
    code.block(format!("pub struct {name}<'a>"), |code| {
        code.line("core: &'a Core,");
    });
    code.gap();
    code.block(format!("impl<'a> {name}<'a>"), |code| {
        for operation in operations_of(api, tag) {
            let request = &operation.request.type_name;
            code.gap();
            code.docs(about(api, operation));
            if operation.deprecated {
                let note = format!("note = {}", string(reason(operation)));
                code.attribute("deprecated", &[&note]);
            }
            let parameters = ["self".to_owned(), format!("request: &'a {request}")];
            let head = format!("pub fn {}", operation.rust_name);
            let result = format!("Call<'a, {request}>");
            code.function(&head, &parameters, &result, |code| {
                code.line("Call::new(self.core, request)");
            });
        }
    });
}

/// The groups that have calls.
pub(super) fn used_tags(api: &Api) -> impl Iterator<Item = &Tag> {
    api.tags.iter().filter(|tag| {
        api.operations
            .iter()
            .any(|operation| operation.tag == tag.name)
    })
}

/// The calls of a group.
fn operations_of<'a>(api: &'a Api, tag: &'a Tag) -> impl Iterator<Item = &'a Operation> {
    let operations = api.operations.iter();
    operations.filter(|operation| operation.tag == tag.name)
}

/// Rust's name of a group: not the tag's own, which a type often has.
pub(super) fn group_name(tag: &Tag) -> String {
    crate::model::group_name(&tag.rust_name)
}

/// `ChargeCalls::quick_pay`
pub(super) fn group_path(api: &Api, operation: &Operation) -> String {
    let tag = api.tags.iter().find(|tag| tag.name == operation.tag);
    let group = tag.map(group_name).unwrap_or_default();
    format!("{group}::{}", operation.rust_name)
}

/// Why an operation should not be used any more: its first note, or that the spec says so.
fn reason(operation: &Operation) -> &str {
    operation
        .docs
        .notes
        .first()
        .map_or("the spec says so", |note| note.text.as_str())
}
