//! The engine and who it is measured against. Each takes documents and answers with how much it found, so that nothing
//! of the work can be left out.

use bilispec_client::{Project, QuickPayReceipt};
use bilispec_engine::{Severity, Side};
use jsonschema::{Draft, Validator};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::subject::{Schemas, Subject};
use crate::workload::Workload;

/// Takes documents, answers how much was found.
type Run<'s> = dyn Fn(&[&[u8]]) -> usize + 's;

pub(crate) struct Contender<'s> {
    pub(crate) name: &'static str,
    pub(crate) run: Box<Run<'s>>,
}

pub(crate) const SCAN: &str = "IgnoredAny";
pub(crate) const IS_VALID: &str = "is_valid";
pub(crate) const ITER_ERRORS: &str = "iter_errors";
const WORDED: &str = "in words";
const COMPILED_VALID: &str = "macro valid";
const COMPILED: &str = "macro errors";
const BOON: &str = "boon";
const TYPED: &str = "typed";

pub(crate) const NAMES: [&str; 9] = [
    "engine",
    WORDED,
    SCAN,
    IS_VALID,
    ITER_ERRORS,
    COMPILED_VALID,
    COMPILED,
    BOON,
    TYPED,
];

pub(crate) const DESCRIBED: [(&str, &str); 9] = [
    (
        "engine",
        "Validator::check: all findings, drift included, noted with their places",
    ),
    (WORDED, "Validator::report: the same, and in words"),
    (
        SCAN,
        "serde_json 1 (features std, raw_value): from_slice::<IgnoredAny>, a scan without schema",
    ),
    (
        IS_VALID,
        "serde_json Value + jsonschema 0.61.2 (no default features): is_valid, stops at the first fault",
    ),
    (
        ITER_ERRORS,
        "serde_json Value + jsonschema 0.61.2 (no default features): iter_errors, counted",
    ),
    (
        COMPILED_VALID,
        "serde_json Value + jsonschema 0.60.2 (feature macros), compile-time validator: is_valid",
    ),
    (
        COMPILED,
        "serde_json Value + jsonschema 0.60.2 (feature macros), compile-time validator: iter_errors",
    ),
    (BOON, "serde_json Value + boon 0.6.1: validate"),
    (
        TYPED,
        "serde_json from_slice into the client's types: decodes, and checks no more than that needs",
    ),
];

/// Validators that the jsonschema crate makes when this is compiled. With 0.61.2 the feature does not resolve: the crate
/// of its macros stops at 0.60.2.
mod compiled {
    #[jsonschema_060::validator(path = "validate/quick_pay.schema.json", draft = Draft202012)]
    pub(super) struct Charge;

    #[jsonschema_060::validator(path = "validate/get_project.schema.json", draft = Draft202012)]
    pub(super) struct Project;
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded for the sake of it")]
struct Reply<T> {
    code: Option<i64>,
    errno: Option<i64>,
    message: Option<String>,
    msg: Option<String>,
    ttl: Option<i64>,
    errtag: Option<i64>,
    data: T,
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .build(schema)
        .unwrap()
}

fn each(name: &'static str, one: impl Fn(&[u8]) -> usize + 'static) -> Contender<'static> {
    Contender {
        name,
        run: Box::new(move |documents| documents.iter().map(|document| one(document)).sum()),
    }
}

fn valued(name: &'static str, one: impl Fn(&Value) -> usize + 'static) -> Contender<'static> {
    each(name, move |document| {
        one(&serde_json::from_slice(document).unwrap())
    })
}

fn typed<T: DeserializeOwned>() -> Contender<'static> {
    each(TYPED, |document| {
        usize::from(serde_json::from_slice::<Reply<T>>(document).is_err())
    })
}

/// All of them, the engine first.
pub(crate) fn all(subject: Subject, schemas: &Schemas) -> Vec<Contender<'_>> {
    let ours = &schemas.ours;
    let (verdict, errors) = (validator(&schemas.json), validator(&schemas.json));
    let mut boon_schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler
        .add_resource("schema:reply", schemas.json.clone())
        .unwrap();
    let boon_schema = compiler.compile("schema:reply", &mut boon_schemas).unwrap();
    let run = |documents: &[&[u8]]| -> usize {
        let counts = documents
            .iter()
            .map(|document| ours.check(document, Side::Response).unwrap().count());
        counts.sum()
    };
    let words = |documents: &[&[u8]]| -> usize {
        let counts = documents.iter().map(|document| {
            ours.report(document, Side::Response)
                .unwrap()
                .findings
                .len()
        });
        counts.sum()
    };
    vec![
        Contender {
            name: "engine",
            run: Box::new(run),
        },
        Contender {
            name: WORDED,
            run: Box::new(words),
        },
        each(SCAN, |document| {
            usize::from(serde_json::from_slice::<IgnoredAny>(document).is_err())
        }),
        valued(IS_VALID, move |value| usize::from(!verdict.is_valid(value))),
        valued(ITER_ERRORS, move |value| errors.iter_errors(value).count()),
        match subject {
            Subject::Charge => valued(COMPILED_VALID, |value| {
                usize::from(!compiled::Charge::is_valid(value))
            }),
            Subject::Project => valued(COMPILED_VALID, |value| {
                usize::from(!compiled::Project::is_valid(value))
            }),
        },
        match subject {
            Subject::Charge => valued(COMPILED, |value| {
                compiled::Charge::iter_errors(value).count()
            }),
            Subject::Project => valued(COMPILED, |value| {
                compiled::Project::iter_errors(value).count()
            }),
        },
        valued(BOON, move |value| {
            usize::from(boon_schemas.validate(value, boon_schema).is_err())
        }),
        match subject {
            Subject::Charge => typed::<QuickPayReceipt>(),
            Subject::Project => typed::<Project>(),
        },
    ]
}

/// Nobody is fast because it does something else: all say of each document whether it conforms.
pub(crate) fn agree(contenders: &[Contender<'_>], workload: &Workload, schemas: &Schemas) {
    for document in workload.documents.iter().take(100) {
        let checked = schemas.ours.check(document, Side::Response).unwrap();
        let faulty = checked.has_errors();
        for contender in contenders {
            let found = (contender.run)(&[document]) > 0;
            // These two tell drift, too, or no schema at all.
            let other = ["engine", WORDED, SCAN, TYPED].contains(&contender.name);
            assert!(
                other || found == faulty,
                "{} on {}",
                contender.name,
                String::from_utf8_lossy(document)
            );
        }
        let three = workload.name.contains("faults");
        assert_eq!(if three { 3 } else { 0 }, error_count(&checked));
    }
}

fn error_count(checked: &bilispec_engine::Checked<'_>) -> usize {
    let report = checked.report();
    report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count()
}
