//! The ways to the operations of a spec.

use crate::project::Project;
use crate::route::Router;

/// The way to a spec's operations, numbered as the spec lists them.
pub(crate) fn router(project: Project<'_>) -> Router {
    let mut router = Router::default();
    for (number, operation) in project.api.operations.iter().enumerate() {
        router.add_operation(number, operation);
    }
    router
}

/// The same with the operations that were left out of a document, numbered behind those that were not.
pub(super) fn with_left_out(mut router: Router, project: Project<'_>) -> Router {
    let operations = &project.api.operations;
    let mut servers: Vec<_> = operations.iter().flat_map(|one| &one.servers).collect();
    servers.sort_unstable();
    servers.dedup();
    for (number, one) in project.loaded.skipped.iter().enumerate() {
        for server in &servers {
            router.add(operations.len() + number, &one.method, server, &one.path);
        }
    }
    router
}
