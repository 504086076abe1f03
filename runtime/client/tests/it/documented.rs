//! The README's table of errors and effects says what the code does: every kind of answer is given to every kind of call,
//! and the effects that come of it are compared with the table, cell by cell.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use std::collections::{BTreeMap, BTreeSet};

use bilispec_runtime::operation::CodeClass;
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::transport::{Cause, Sent};
use bilispec_runtime::{Builder, Call, Cookies, Core, Error, Request};

use crate::common::others::{ALL, GetStatus, Order, Prepare, code_of, coded, with_order};
use crate::common::{credentials, receipt, receipt_with, request};

/// By name of the error and kind of call: the effects that were seen.
type Seen = BTreeMap<(String, usize), BTreeSet<String>>;

/// The columns of effects.
const CALLS: [&str; 3] = ["changes nothing", "writes", "spends"];

/// From what is known best to what is known least, as the cells have them.
const EFFECTS: [&str; 4] = ["NotSent", "NotDone", "Done", "Unknown"];

fn core(transport: &InMemory, credentials: impl Into<Cookies>) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials)
        .transport(transport.clone())
        .build()
        .unwrap()
}

fn answers() -> Vec<Answer> {
    let classes = [
        CodeClass::Ok,
        CodeClass::Auth,
        CodeClass::Parameter,
        CodeClass::Rate,
        CodeClass::Stock,
        CodeClass::State,
        CodeClass::Limit,
        CodeClass::Token,
        CodeClass::Pending,
        CodeClass::Account,
        CodeClass::Risk,
        CodeClass::Server,
    ];
    let mut bodies: Vec<String> = classes.into_iter().map(|one| coded(code_of(one))).collect();
    bodies.extend(["4", "-4", "99", r#""x""#, "null"].map(receipt));
    bodies.push(receipt_with(r#""status":4"#));
    bodies.push(coded(0).replace(r#""7""#, "[]"));
    bodies.push(coded(424_242));
    // A refusal beside a proof, and a success without one.
    bodies.push(with_order(code_of(CodeClass::Auth)));
    bodies.push(coded(0).replace(r#""7""#, "null"));
    bodies.push(coded(0).replace(r#""code":0"#, r#""code":null"#));
    bodies.extend(["", "{}", "[]", r#"{"code":0"#, "<html>", r#"{"code":{}}"#].map(str::to_owned));
    let mut answers = Vec::new();
    for status in [200, 201, 302, 400, 404, 412, 429, 500, 503] {
        let bodies = bodies.iter().map(|body| Answer::json(body.clone()));
        answers.extend(bodies.map(|answer| answer.status(status)));
    }
    for cause in [
        Cause::Connect,
        Cause::Timeout,
        Cause::Interrupted,
        Cause::TooLarge,
        Cause::Redirected,
        Cause::Other,
    ] {
        answers.extend([Sent::No, Sent::Maybe].map(|sent| Answer::failure(cause, sent)));
    }
    answers
}

async fn look<R: Request>(seen: &mut Seen, kind: usize, request: &R) {
    for answer in answers() {
        let transport = InMemory::new();
        transport.answer(answer);
        note(
            seen,
            kind,
            Call::new(&core(&transport, credentials()), request)
                .await
                .err(),
        );
        assert_eq!(transport.requests().len(), 1);
    }
    // Nothing is sent without a credential.
    let transport = InMemory::new();
    let without = core(&transport, Cookies::new());
    note(seen, kind, Call::new(&without, request).await.err());
    assert!(transport.requests().is_empty());
}

fn note(seen: &mut Seen, kind: usize, error: Option<Error>) {
    let Some(error) = error else { return };
    let name = format!("{error:?}");
    let name = name.split('(').next().unwrap().to_owned();
    let effects = seen.entry((name, kind)).or_default();
    effects.insert(format!("{:?}", error.effect()));
}

/// The README's rows: name of the error, and the cells of the three kinds of calls.
fn documented() -> Vec<(String, [String; 3])> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let head = format!("| error | when | {} |", CALLS.join(" | "));
    let lines = readme.lines().skip_while(|line| *line != head).skip(2);
    lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{line}");
            let name = cells[0].trim_matches('`').to_owned();
            (name, [cells[2], cells[3], cells[4]].map(str::to_owned))
        })
        .collect()
}

#[tokio::test]
async fn the_table_of_errors_and_effects_is_true() {
    let mut seen = Seen::new();
    look(&mut seen, 0, &GetStatus::new()).await;
    look(&mut seen, 1, &Prepare).await;
    look(&mut seen, 2, &Order).await;
    look(&mut seen, 2, &request()).await;

    let cell = |name: &str, kind: usize| {
        let found = seen.get(&(name.to_owned(), kind));
        let has = |effect: &&str| found.is_some_and(|found| found.contains(*effect));
        let effects: Vec<String> = EFFECTS
            .into_iter()
            .filter(has)
            .map(|effect| format!("`{effect}`"))
            .collect();
        effects.join(", ")
    };
    let rows = documented();
    let names: BTreeSet<&str> = seen.keys().map(|(name, _)| name.as_str()).collect();
    let listed: BTreeSet<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        listed, names,
        "errors in README.md, and errors that come about"
    );
    let table = |cells: &dyn Fn(&str, usize) -> String| -> String {
        let row = |name: &str| {
            format!(
                "{name} | {} | {} | {}\n",
                cells(name, 0),
                cells(name, 1),
                cells(name, 2)
            )
        };
        rows.iter().map(|(name, _)| row(name)).collect()
    };
    let written = |name: &str, kind: usize| {
        let row = rows.iter().find(|(listed, _)| listed == name);
        row.map(|(_, cells)| cells[kind].clone())
            .unwrap_or_default()
    };
    assert_eq!(table(&written), table(&cell), "README.md on the left");
}
