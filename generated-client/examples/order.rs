//! The way of a ticket order: project, preparation, confirmation, buyers, order, its state.
//!
//! `SESSDATA=… cargo run --example order -- PROJECT_ID [BASE-URL]`; with a base URL on
//! loopback, here or in `BASE_URL`, it calls that instead of the service.
//! Nothing here helps to order faster than a person would.
#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::env;
use std::error::Error as StdError;
use std::time::Duration;

use bilispec_client::{
    Client, ConfirmOrder, CreateOrder, Credentials, GetCreateStatus, GetOrder, GetProject,
    ListBuyers, Order, OrderId, Polling, PrepareOrder, ProjectId,
};

/// Orders one ticket of a project's first type for the account's first buyer.
pub(crate) async fn order(
    client: &Client,
    project: ProjectId,
    polling: Polling,
) -> Result<Order, Box<dyn StdError>> {
    let tickets = client.ticket();
    let details = tickets
        .get_project(&GetProject::new(project))
        .await?
        .ok_or("the project is empty")?;
    let screen = details.screen_list.first().ok_or("it has no screen")?;
    let ticket = screen.ticket_list.first().ok_or("it has no ticket")?;

    let request = PrepareOrder::new(project, screen.id, ticket.id, 1);
    let prepared = tickets.prepare_order(&request).await?;
    let token = prepared
        .token
        .ok_or("there is no token: risk control wants something")?;
    let confirmed = tickets
        .confirm_order(&ConfirmOrder::new(token.clone()))
        .await?;

    let mut buyers = tickets
        .list_buyers(&ListBuyers::new().project_id(project))
        .await?
        .list;
    buyers.truncate(1);
    let request = CreateOrder::new(project, screen.id, ticket.id, 1, confirmed.pay_money, token)
        .buyer_info(buyers);
    // One attempt. Whatever goes wrong here, look at the account's orders before another one.
    let created = tickets.create_order(&request).await?;

    // The order is pending at first.
    let request = GetCreateStatus::new(created.token);
    let status = tickets.get_create_status(&request).poll(polling).await?;
    let id = OrderId::try_from(&status.order_id)?;
    Ok(tickets.get_order(&GetOrder::new(id)).await?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let mut arguments = env::args().skip(1);
    let project = ProjectId(arguments.next().ok_or("which project?")?.parse()?);
    let mut builder = Client::builder().credentials(Credentials::new(env::var("SESSDATA")?, ""));
    if let Some(url) = arguments.next().or_else(|| env::var("BASE_URL").ok()) {
        builder = builder.base_url("https://show.bilibili.com", url);
    }
    let polling = Polling::within(Duration::from_secs(60));
    let order = order(&builder.build()?, project, polling).await?;
    println!("{order:#?}");
    Ok(())
}
