//! The client for programs without async: the same groups and calls, over the runtime's blocking ones.
//!
//! What a call does is written once, at the async one; here stands a link to it.

use quote::quote;

use super::groups::{self, group_path};
use super::source::Source;
use super::{docs, servers};

/// `blocking.rs`: the client and its groups.
pub(super) fn definition(source: &mut Source<'_>) {
    for path in [
        "bilispec_runtime::BuildError",
        "bilispec_runtime::Builder",
        "bilispec_runtime::blocking::Call",
        "bilispec_runtime::blocking::Core",
    ] {
        source.import(path);
    }
    source.refer("OPERATIONS");
    let about = [
        "",
        "For programs without async: calls are sent by `send` instead of `.await`. One thread drives the connections of a client and its clones.",
        "",
        "Cheap to clone; `Debug` prints no credential.",
    ];
    groups::client(source, &about);
    source.push(quote! {
        impl TryFrom<bilispec_runtime::Core> for Client {
            type Error = BuildError;

            fn try_from(core: bilispec_runtime::Core) -> Result<Self, BuildError> {
                Core::new(core).map(|core| Self { core })
            }
        }
    });
    servers::implementation(source);
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
