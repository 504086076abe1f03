//! Each fixture as the client shows it: decoded values in their `Debug`, refusals as errors.
//!
//! The snapshots also show masking: nothing sensitive stands in them.
#![allow(clippy::unwrap_used, reason = "a spec that cannot be read has failed")]

use std::fmt::Debug;

use bilispec_client::testing::{Answer, InMemory};
use bilispec_client::{
    Builder, Call, ConfirmOrder, Core, CreateOrder, GetCreateStatus, GetOrder, GetProject,
    ListBuyers, OPERATIONS, PrepareOrder, QuickPay, Request,
};
use bilispec_codegen::model::Api;
use bilispec_codegen::source::Json;
use bilispec_tests::{fixture, root, session};
use serde::de::DeserializeOwned;

/// All fixtures of an operation.
async fn decoded<R>(api: &Api, operation: &str) -> String
where
    R: Request + DeserializeOwned,
    R::Reply: Debug,
{
    let mut text = String::new();
    for example in &api.operation(operation).unwrap().examples {
        let mut members: Vec<(String, Json)> = Vec::new();
        for argument in &example.request {
            if !members.iter().any(|(name, _)| *name == argument.name) {
                members.push((argument.name.clone(), argument.value.clone()));
            }
        }
        let request: R = serde_json::from_str(&Json::Object(members).to_string()).unwrap();
        let transport = InMemory::new();
        transport.answer(Answer::json(fixture(&format!(
            "{operation}/{}",
            example.case
        ))));
        let core = Builder::<Core>::new(OPERATIONS)
            .credentials(session::credentials())
            .transport(transport)
            .build()
            .unwrap();
        let shown = match Call::new(&core, &request).unchecked().await {
            Ok(reply) => format!("{reply:#?}"),
            Err(error) => format!("{error}\n{error:#?}\n{:?}", error.effect()),
        };
        text = format!("{text}== {}\n{shown}\n\n", example.case);
    }
    text
}

/// What the fixtures hold of people and tokens.
fn assert_masked(text: &str) {
    for datum in [
        "张三",
        "李四",
        "13000000000",
        "000000000000000000",
        "FAKE",
        "0123456789abcdef",
    ] {
        assert!(!text.contains(datum), "{datum} stands in: {text}");
    }
}

#[tokio::test]
async fn the_fixtures() {
    let api = bilispec_codegen::load(&root().join("spec/openapi.yaml"))
        .api
        .unwrap();
    let all = [
        (
            "get_project",
            decoded::<GetProject>(&api, "get_project").await,
        ),
        (
            "prepare_order",
            decoded::<PrepareOrder>(&api, "prepare_order").await,
        ),
        (
            "confirm_order",
            decoded::<ConfirmOrder>(&api, "confirm_order").await,
        ),
        (
            "list_buyers",
            decoded::<ListBuyers>(&api, "list_buyers").await,
        ),
        (
            "create_order",
            decoded::<CreateOrder>(&api, "create_order").await,
        ),
        (
            "get_create_status",
            decoded::<GetCreateStatus>(&api, "get_create_status").await,
        ),
        ("get_order", decoded::<GetOrder>(&api, "get_order").await),
        ("quick_pay", decoded::<QuickPay>(&api, "quick_pay").await),
    ];
    assert_eq!(all.len(), api.operations.len());
    for (operation, text) in all {
        assert_masked(&text);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(operation, text);
        });
    }
}
