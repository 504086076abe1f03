//! The client for programs without async: the same groups and calls, over the runtime's blocking ones.
//!
//! What a call does is said once, at the async one; here stands a link to it.

use super::docs;
use super::groups::{self, group_path};
use super::source::Source;

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
    let about = [
        "",
        "For programs without async: calls are sent by `send` instead of `.await`. One thread drives the connections of a client and its clones.",
        "",
        "Cheap to clone; `Debug` prints no credential.",
    ];
    groups::client(code, api, &about);
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
    source.import("bilispec_runtime::blocking::Call");
    groups::groups(source, |api, operation| {
        let path = group_path(api, operation);
        let mut lines = docs::description(&operation.docs);
        lines.extend([
            String::new(),
            format!("All of it: [`{path}`](super::{path})."),
        ]);
        lines
    });
}
