//! The schemas of each operation's exchanges, and the way from an address to them.

use bilispec_codegen::model::{BodyKind, Place};
use bilispec_codegen::schema;
use serde_json::Value;

use crate::check;
use crate::project::Project;
use crate::route::{Route, Router};

/// What the spec says of each operation's exchanges.
pub(super) struct Spec {
    router: Router,
    operations: Vec<Operation>,
}

/// The schemas of one operation.
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) reply: Value,
    pub(super) query: Value,
    pub(super) header: Value,
    pub(super) body: Value,
}

impl Spec {
    pub(super) fn new(project: Project<'_>) -> Self {
        let (files, api) = (&project.loaded.project, project.api);
        let operations = api.operations.iter().map(|operation| {
            let at = |place| schema::request(files, api, operation, place).json();
            let body = match operation.request.body {
                BodyKind::None | BodyKind::Text | BodyKind::Bytes | BodyKind::Multipart => {
                    Value::Null
                }
                BodyKind::Form => at(Place::Form),
                BodyKind::Json => at(Place::Json),
            };
            Operation {
                id: operation.id.clone(),
                reply: schema::reply(files, api, operation).json(),
                query: at(Place::Query),
                header: at(Place::Header),
                body,
            }
        });
        Self {
            operations: operations.collect(),
            router: check::router(project),
        }
    }

    pub(super) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    pub(super) fn find(&self, method: Option<&str>, url: &str) -> Option<&Operation> {
        match self.router.find(method, url, None) {
            Route::Operation(number, _) | Route::OtherMethod(number) => self.operations.get(number),
            Route::Unknown => None,
        }
    }
}
