//! The fixtures that operations name: as answers for callers' tests, and a test for each, so that none is forgotten.

use quote::quote;

use super::requests::is_own;
use super::source::Source;
use super::tokens::{ident, integer, text};
use crate::bodies::{Bodies, Body};
use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::model::{Api, Example, Operation, Place, Type};
use crate::source::Json;

/// Reports the fixtures that no string can hold.
pub(super) fn check(api: &Api, bodies: &Bodies, diagnostics: &mut Diagnostics) {
    for (_, example) in examples(api) {
        let why = match bodies.of(example).map(Body::text) {
            Some(Some(_)) => continue,
            Some(None) => "is not UTF-8",
            None => "cannot be read",
        };
        let message = format!("{} {why}", example.file);
        diagnostics.push(
            Diagnostic::error(rules::NOT_UTF8, example.span, message)
                .help("the generated client has the fixtures as texts"),
        );
    }
}

/// `fixtures.rs`: the bodies, by operation and case. They stand in it, so that a packed crate has them, too.
pub(super) fn definition(source: &mut Source<'_>, bodies: &Bodies) {
    source.import("bilispec_runtime::testing::Fixture");
    let fixtures = examples(source.api).map(|(operation, example)| {
        let (module, case) = (ident(&operation.rust_name), &example.case);
        let body = bodies.of(example).and_then(Body::compact);
        let body = text(&body.unwrap_or_default());
        let fixture = quote!(Fixture::new(&super::#module::OPERATION, #case, #body));
        match operation.status_of(example) {
            200 => fixture,
            status => {
                let status = integer(status);
                quote!(#fixture.with_status(#status))
            }
        }
    });
    let fixtures = quote!(#(#fixtures),*);
    source.push(quote! {
        /// Bodies that the operations were answered with, or are known to be, in the order of the spec: for
        /// [`InMemory::with_fixtures`](bilispec_runtime::testing::InMemory::with_fixtures).
        pub static FIXTURES: &[Fixture] = &[#fixtures];
    });
}

/// `tests/fixtures.rs` of the generated client. The root of a crate cannot be kept from rustfmt; a module can.
pub(super) fn tests(source: &mut Source<'_>, library: &str) {
    let client = ident(library);
    let tests = examples(source.api).map(|(operation, example)| {
        let name = ident(&name(operation, example));
        let request_type = ident(&operation.request.type_name);
        let file = ["../", &example.file].concat();
        let request = request(operation, example);
        let status = integer(operation.status_of(example));
        quote! {
            #[test]
            fn #name() {
                let file = #file;
                let request = #request;
                check::<client::#request_type>(file, request, #status);
            }
        }
    });
    let tests = quote!(#(#tests)*);
    source.attribute(quote! {
        //! Each fixture, decoded, encoded again, and compared with itself.
    });
    source.push(quote! {
        use #client::testing::check_fixture;
        use #client::{self as client, OPERATIONS, Request};
        use serde::Serialize;
        use serde::de::DeserializeOwned;

        fn check<R>(file: &str, request: &str, status: u16)
        where
            R: Request + DeserializeOwned,
            R::Reply: Serialize,
        {
            let body = std::fs::read_to_string(file).unwrap_or_default();
            let checked = check_fixture::<R>(OPERATIONS, request, &body, status);
            assert_eq!(checked.err(), None, "{file}");
        }

        #[rustfmt::skip]
        mod fixtures {
            use super::{check, client};

            #tests
        }
    });
}

fn examples(api: &Api) -> impl Iterator<Item = (&Operation, &Example)> {
    api.operations.iter().flat_map(|operation| {
        let examples = operation.examples.iter();
        examples.map(move |example| (operation, example))
    })
}

fn name(operation: &Operation, example: &Example) -> String {
    let case = crate::model::snake_case(&example.case);
    [&operation.rust_name, "_", case.trim_end_matches('_')].concat()
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
        let given = given.find(|one| one.name == parameter.name && one.place == parameter.place);
        let value = match (given, &parameter.ty) {
            (Some(argument), _) => argument.value.clone(),
            // What was sent as a text or as bytes, no example says.
            (None, _) if parameter.place != Place::Body || !parameter.required => return None,
            (None, Type::Bytes) => Json::Array(Vec::new()),
            (None, _) => Json::String(String::new()),
        };
        Some((parameter.name.clone(), value))
    });
    Json::Object(members.collect()).to_string()
}
