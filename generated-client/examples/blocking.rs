//! A project's screens and ticket types with their prices, by a program without async.
//!
//! `cargo run --example blocking --features blocking -- PROJECT_ID [BASE-URL]`; with a base URL on
//! loopback, here or in `BASE_URL`, it calls that instead of the service.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::env;
use std::error::Error as StdError;

use bilispec_client::blocking::Client;
use bilispec_client::{Error, GetProject, ProjectId, Retry};

/// A line for each ticket type.
pub(crate) fn prices(client: &Client, project: ProjectId) -> Result<Vec<String>, Error> {
    let request = GetProject::new(project);
    // This call changes nothing, so it may be made again when the network fails.
    let call = client.ticket().get_project(&request).retry(Retry::new());
    let screens = call.send()?.map(|project| project.screen_list);
    let mut lines = Vec::new();
    for screen in screens.unwrap_or_default() {
        for ticket in screen.ticket_list {
            let [screen, ticket_type] =
                [&screen.name, &ticket.desc].map(|name| name.as_deref().unwrap_or("?"));
            #[expect(clippy::cast_precision_loss, reason = "to be read, not to be paid")]
            let yuan = ticket.price.0 as f64 / 100.0;
            lines.push(format!("{screen}, {ticket_type}: {yuan} yuan"));
        }
    }
    Ok(lines)
}

fn main() -> Result<(), Box<dyn StdError>> {
    let mut arguments = env::args().skip(1);
    let project = ProjectId(arguments.next().ok_or("which project?")?.parse()?);
    let mut builder = Client::builder();
    if let Some(url) = arguments.next().or_else(|| env::var("BASE_URL").ok()) {
        builder = builder.base_url("https://show.bilibili.com", url);
    }
    for line in prices(&builder.build()?, project)? {
        println!("{line}");
    }
    Ok(())
}
