//! What a capture holds, entry by entry, and which operation each is of.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::call::Call;
use super::calls;
use crate::check;
use crate::project::Project;
use crate::table::{Align, Table};

/// An exchange of a capture.
#[derive(Debug, Clone, Serialize)]
pub struct ListedExchange {
    /// As `--from` takes it: `evening.har#12`.
    pub sample: String,
    /// The HTTP method.
    pub method: String,
    /// The address without its query, and without steps that are somebody's.
    pub url: String,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The operation that it is of.
    pub operation: Option<String>,
    /// Why it is of none.
    pub reason: Option<String>,
}

/// The exchanges of a capture; and what of it could not be read.
pub fn list(
    project: Option<Project<'_>>,
    inputs: &[PathBuf],
    stdin: Option<&Path>,
    base_urls: &[(String, String)],
) -> (Vec<ListedExchange>, Vec<String>) {
    let calls = calls::read(inputs, stdin, base_urls);
    let router = project.map(check::router);
    let operation = |call: &Call| {
        let number = call.operation(router.as_ref()?)?;
        Some(project?.api.operations.get(number)?.id.clone())
    };
    let listed = calls.listed.iter().map(|one| {
        let (operation, reason) = match &one.call {
            Ok(place) => {
                let operation = calls.list.get(*place).and_then(operation);
                let reason = operation
                    .is_none()
                    .then(|| "no operation of the spec".to_owned());
                (operation, reason)
            }
            Err(why) => (None, Some(why.clone())),
        };
        ListedExchange {
            sample: one.sample.clone(),
            method: one.method.clone(),
            url: one.address.clone(),
            status: one.status,
            operation,
            reason,
        }
    });
    (listed.collect(), calls.errors)
}

/// The same as a table, an exchange a line.
pub fn print(exchanges: &[ListedExchange]) -> String {
    let columns = ["exchange", "call", "status", "operation"];
    let mut table = Table::new(&columns.map(|heading| (heading, Align::Left)));
    for one in exchanges {
        let operation = match (&one.operation, &one.reason) {
            (Some(operation), _) => operation.clone(),
            (None, reason) => format!("- ({})", reason.as_deref().unwrap_or_default()),
        };
        table.row([
            one.sample.clone(),
            format!("{} {}", one.method, one.url),
            one.status
                .map_or_else(|| "-".to_owned(), |status| status.to_string()),
            operation,
        ]);
    }
    table.lines().join("\n") + "\n"
}
