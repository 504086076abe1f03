//! The client for programs without async: the same groups and calls, over the runtime's blocking ones.
//!
//! What a call does is said once, at the async one; here stands a link to it.

use super::client::{group_name, group_path, operations_of, reason, used_tags};
use super::docs;
use super::literal::string;
use super::source::Source;
use crate::model::Tag;

/// `blocking.rs`: the client and its groups.
pub(super) fn definition(source: &mut Source<'_>) {
    for path in [
        "bilispec_runtime::BuildError",
        "bilispec_runtime::Builder",
        "bilispec_runtime::blocking::Core",
    ] {
        source.import(path);
    }
    source.refer("OPERATIONS");
    let api = source.api;
    let code = &mut source.code;
    code.docs(docs::description(&api.docs));
    code.docs([
        "",
        "For programs without async: calls are sent by `send` instead of `.await`. One thread drives the connections of a client and its clones.",
        "",
        "Cheap to clone; `Debug` prints no credential.",
    ]);
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
    code.gap();
    code.block("impl TryFrom<bilispec_runtime::Core> for Client", |code| {
        code.line("type Error = BuildError;");
        code.gap();
        let parameters = ["core: bilispec_runtime::Core".to_owned()];
        code.function(
            "fn try_from",
            &parameters,
            "Result<Self, BuildError>",
            |code| code.line("Core::new(core).map(|core| Self { core })"),
        );
    });
    for tag in used_tags(api) {
        group(source, tag);
    }
}

fn group(source: &mut Source<'_>, tag: &Tag) {
    let api = source.api;
    let name = group_name(tag);
    source.import("bilispec_runtime::blocking::Call");
    for operation in operations_of(api, tag) {
        source.refer(&operation.request.type_name);
    }
    let code = &mut source.code;
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
            let path = group_path(api, operation);
            code.gap();
            code.docs(docs::description(&operation.docs));
            code.docs([
                String::new(),
                format!("All of it: [`{path}`](super::{path})."),
            ]);
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
