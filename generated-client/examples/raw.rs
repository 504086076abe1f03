//! The reply as received beside the typed one, and a parameter that the spec does not know.
//!
//! `cargo run --example raw -- PROJECT_ID`; with `BASE_URL=http://127.0.0.1:4010`, against a mock.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::error::Error as StdError;

use bilispec_client::{Client, Error, GetProject, ProjectId};

/// A project's name as the client reads it, and how many bytes came.
pub(crate) async fn look(
    client: &Client,
    project: ProjectId,
) -> Result<(Option<String>, usize), Error> {
    let request = GetProject::new(project);
    let call = client
        .ticket()
        .get_project(&request)
        .extra_param("lang", "zh");
    let raw = call.raw().await?;
    let name = raw.decode()?.and_then(|project| project.name);
    Ok((name, raw.body().len()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let mut builder = Client::builder();
    if let Ok(url) = std::env::var("BASE_URL") {
        builder = builder.base_url("https://show.bilibili.com", url);
    }
    let project = std::env::args().nth(1).ok_or("which project?")?;
    let (name, bytes) = look(&builder.build()?, ProjectId(project.parse()?)).await?;
    println!("{name:?} from {bytes} bytes");
    Ok(())
}
