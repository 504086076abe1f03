//! The fixtures that operations name: as answers for callers' tests, and a test for each, so that none is forgotten.

use super::literal::{Literal, string};
use super::requests::is_own;
use super::source::{HEADER, Source};
use super::write::Code;
use super::{OutputFile, TESTS_FOLDER};
use crate::model::{Api, Example, Operation};
use crate::source::Json;

/// From the folder of the generated code to the project's root.
const ROOT: &str = "../../..";

/// `fixtures.rs`: the bodies, by operation and case.
pub(super) fn definition(source: &mut Source<'_>) {
    source.import("bilispec_runtime::testing::Fixture");
    let api = source.api;
    let mut fixtures = Vec::new();
    for operation in &api.operations {
        for example in &operation.examples {
            let path = string(&format!("{ROOT}/{}", example.file));
            let arguments = vec![
                Literal::atom(format!("&super::{}::OPERATION", operation.rust_name)),
                Literal::text(&example.case),
                Literal::atom(format!("include_str!({path})")),
            ];
            fixtures.push(Literal::call("Fixture::new", arguments));
        }
    }
    source.code.docs([
        "Bodies that the operations were answered with, or are known to be, in the order of the spec: for",
        "[`InMemory::with_fixtures`](bilispec_runtime::testing::InMemory::with_fixtures).",
    ]);
    let head = "pub static FIXTURES: &[Fixture]";
    source.code.item(head, &Literal::Slice(fixtures));
}

/// `tests/fixtures.rs` of the generated client, whose library has this name.
pub(crate) fn tests(api: &Api, library: &str) -> OutputFile {
    let mut code = Code::default();
    code.line(HEADER);
    code.line("//! Each fixture, decoded, encoded again, and compared with itself.");
    code.gap();
    let mut uses = [
        format!("use {library}::testing::check_fixture;"),
        format!("use {library}::{{self as client, OPERATIONS, Request}};"),
        "use serde::Serialize;".to_owned(),
        "use serde::de::DeserializeOwned;".to_owned(),
    ];
    // As rustfmt lays them out, whatever the name is.
    uses.sort_by_key(|line| line.replace('{', "~"));
    uses.into_iter().for_each(|line| code.line(line));
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
