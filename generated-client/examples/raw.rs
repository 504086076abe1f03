//! The reply as received beside the typed one, and a parameter that the spec does not know.
//!
//! `cargo run --example raw -- PROJECT_ID [BASE-URL]`; with a base URL on
//! loopback, here or in `BASE_URL`, it calls that instead of the service.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::env;
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
    let mut arguments = env::args().skip(1);
    let project = ProjectId(arguments.next().ok_or("which project?")?.parse()?);
    let mut builder = Client::builder();
    if let Some(url) = arguments.next().or_else(|| env::var("BASE_URL").ok()) {
        builder = builder.base_url("https://show.bilibili.com", url);
    }
    let (name, bytes) = look(&builder.build()?, project).await?;
    println!("{name:?} from {bytes} bytes");
    Ok(())
}
