//! A test for each fixture that an operation names, so that none is forgotten.

use super::literal::Literal;
use super::requests::is_own;
use super::source::HEADER;
use super::write::Code;
use super::{OutputFile, TESTS_FOLDER};
use crate::model::{Api, Example, Operation};
use crate::source::Json;

/// The crate that holds the generated code.
const CRATE: &str = "bilispec_client";

/// `tests/fixtures.rs` of the generated client.
pub(super) fn tests(api: &Api) -> OutputFile {
    let mut code = Code::default();
    code.line(HEADER);
    code.line("//! Each fixture, decoded, encoded again, and compared with itself.");
    code.gap();
    code.line(format!("use {CRATE}::testing::check_fixture;"));
    code.line(format!(
        "use {CRATE}::{{self as client, OPERATIONS, Request}};"
    ));
    code.line("use serde::Serialize;");
    code.line("use serde::de::DeserializeOwned;");
    code.gap();
    let bounds = ["R: Request + DeserializeOwned,", "R::Reply: Serialize,"];
    code.generic_function("fn check<R>(file: &str, request: &str)", &bounds, |code| {
        code.line("let body = std::fs::read_to_string(file).unwrap_or_default();");
        code.line("let checked = check_fixture::<R>(OPERATIONS, request, &body);");
        code.line("assert_eq!(checked.err(), None, \"{file}\");");
    });
    for operation in &api.operations {
        for example in &operation.examples {
            code.gap();
            code.line("#[test]");
            code.block(format!("fn {}()", name(operation, example)), |code| {
                let arguments = vec![
                    Literal::text(&format!("../{}", example.file)),
                    Literal::text(&request(operation, example)),
                ];
                let head = format!("check::<client::{}>", operation.request.type_name);
                code.statement(&Literal::call(&head, arguments));
            });
        }
    }
    OutputFile {
        path: format!("{TESTS_FOLDER}/fixtures.rs"),
        text: code.into_text(),
    }
}

fn name(operation: &Operation, example: &Example) -> String {
    format!(
        "{}_{}",
        operation.rust_name,
        crate::model::snake_case(&example.case).trim_end_matches('_')
    )
}

/// The example's request as JSON of the request struct.
fn request(operation: &Operation, example: &Example) -> String {
    let own = operation
        .request
        .parameters
        .iter()
        .filter(|parameter| is_own(parameter));
    let members = own.filter_map(|parameter| {
        let mut given = example.request.iter();
        let argument =
            given.find(|one| one.name == parameter.name && one.place == parameter.place)?;
        Some((parameter.name.clone(), argument.value.clone()))
    });
    Json::Object(members.collect()).to_string()
}
