//! The validators of the generated client, as a dependent has them, against what the command says of the same traffic:
//! every fixture and its request, as they are and changed in many ways; and the tables themselves, part by part.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "what cannot be set up has failed; the counts are worth seeing"
)]

mod changes;
mod command;
mod drift;
mod replies;
mod requests;
mod tables;

use std::path::{Path, PathBuf};

use bilispec_client::operation::Operation as Row;
use bilispec_client::{OPERATIONS, validate::Finding};
use bilispec_codegen::Loaded;
use bilispec_codegen::model::{Api, Operation};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn load() -> Loaded {
    bilispec_codegen::load(&root().join("spec/openapi.yaml"))
}

/// Each operation of the spec with its row in the client.
fn rows(api: &Api) -> impl Iterator<Item = (&Operation, &'static Row)> {
    let row = |id: &str| OPERATIONS.iter().find(|row| row.id == id).unwrap();
    api.operations
        .iter()
        .map(move |operation| (operation, *row(&operation.id)))
}

/// The cheap form of a test unless the long one is asked for: one in so many.
fn taken(number: usize, one_in: usize) -> bool {
    std::env::var_os("BILISPEC_LONG").is_some() || number.is_multiple_of(one_in)
}

/// All that a finding says.
type Said = (String, String, String, String, String, String);

fn said(finding: &Finding) -> Said {
    (
        finding.id.to_owned(),
        finding.instance_path.clone(),
        finding.schema_path.clone(),
        finding.message.clone(),
        finding.expected.clone(),
        finding.found.clone(),
    )
}
