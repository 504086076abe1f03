//! The operations, a line each.

use bilispec_codegen::model::Api;
use serde::Serialize;

use crate::table::{Align, Table};

/// An operation as `list --format json` names it.
#[derive(Debug, Clone, Serialize)]
pub struct ListedOperation {
    /// Its id.
    pub operation: String,
    /// Its group.
    pub tag: String,
    /// The HTTP method.
    pub method: String,
    /// The address.
    pub url: String,
    /// What it changes on the server.
    pub effect: String,
    /// Whether it needs a login.
    pub login: bool,
    /// Not to be used any more.
    pub deprecated: bool,
    /// What it does.
    pub summary: Option<String>,
}

/// All operations, in the order of the spec.
pub fn list(api: &Api) -> Vec<ListedOperation> {
    api.operations
        .iter()
        .map(|operation| ListedOperation {
            operation: operation.id.clone(),
            tag: operation.tag.clone(),
            method: operation.method.as_str().to_owned(),
            url: format!("{}{}", operation.host, operation.path),
            effect: operation.effect.to_string(),
            login: operation.security.is_required(),
            deprecated: operation.deprecated,
            summary: operation.docs.summary.clone(),
        })
        .collect()
}

/// The same as a table; never broken, so that each operation stays one line for `grep`.
pub fn print_list(operations: &[ListedOperation]) -> String {
    let columns = ["operation", "tag", "call", "effect", "login", "summary"];
    let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
    for operation in operations {
        let retired = if operation.deprecated {
            " (deprecated)"
        } else {
            ""
        };
        table.row([
            operation.operation.clone(),
            operation.tag.clone(),
            format!("{} {}", operation.method, operation.url),
            operation.effect.clone(),
            if operation.login { "yes" } else { "-" }.to_owned(),
            format!(
                "{}{retired}",
                operation.summary.as_deref().unwrap_or_default()
            ),
        ]);
    }
    table.lines().join("\n") + "\n"
}
