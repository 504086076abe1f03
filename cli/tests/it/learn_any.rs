//! Whatever drift is planted in replies: after `learn`, `validate` finds nothing in the same captures that `learn` could
//! have mended, the lint has no error, the client can be generated, and nothing private is written anywhere.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

use std::fmt::Write as _;
use std::fs;

use crate::support::{Sandbox, repository};
use bilispec::capture;
use bilispec::learn::{self, Decision, Learned, Settings};
use bilispec::progress::Progress;
use bilispec::project::Project;
use bilispec::validate;
use bilispec_codegen::{Loaded, generate, lint};
use serde_json::{Value, json};

const PHONE: &str = "13912345678";

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    fn one<'o, T>(&mut self, of: &'o [T]) -> &'o T {
        &of[self.roll(of.len())]
    }
}

/// A value as no spec foresaw it.
fn anything(dice: &mut Dice, depth: usize) -> Value {
    match dice.roll(if depth > 2 { 8 } else { 11 }) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(dice.roll(1000)),
        3 => json!(-1.5),
        4 => json!("text"),
        5 => json!("42"),
        6 => json!(PHONE),
        7 => json!([]),
        8 => {
            let count = dice.roll(3) + 1;
            (0..count).map(|_| anything(dice, depth + 1)).collect()
        }
        _ => {
            let mut object = json!({});
            for _ in 0..=dice.roll(3) {
                let name = new_name(dice);
                object[name] = anything(dice, depth + 1);
            }
            object
        }
    }
}

fn new_name(dice: &mut Dice) -> &'static str {
    const NAMES: [&str; 14] = [
        "vip",
        "type",
        "newTel",
        "access_token",
        "max-count",
        "1st",
        "备注",
        "from",
        "nick_name",
        "price2",
        "x/y~z",
        "items",
        "Self",
        "13812345678",
    ];
    NAMES[dice.roll(NAMES.len())]
}

/// Pointers to everything in a body.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                places(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Changes something in a body.
fn drift(dice: &mut Dice, body: &mut Value) {
    let mut all = Vec::new();
    places(body, "", &mut all);
    let place = dice.one(&all).clone();
    let value = body.pointer_mut(&place).unwrap();
    match (dice.roll(6), value) {
        (0 | 1, Value::Object(members)) => {
            let name = new_name(dice);
            members.insert(name.to_owned(), anything(dice, 0));
        }
        (2, Value::Object(members)) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if !names.is_empty() {
                members.remove(dice.one(&names));
            }
        }
        (3, value) => *value = Value::Null,
        (4, value @ Value::Number(_)) => *value = number_drift(dice),
        (4, Value::String(text)) => *text = format!("{text}x"),
        (5, value) => *value = anything(dice, 1),
        _ => {}
    }
}

fn number_drift(dice: &mut Dice) -> Value {
    match dice.roll(4) {
        0 => json!(dice.roll(100_000)),
        1 => json!(format!("{}", dice.roll(1000))),
        2 => json!(-3),
        _ => json!(0.5),
    }
}

/// Some replies of the repository's fixtures, with drift in them.
fn session(seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut fixtures = Vec::new();
    for folder in fs::read_dir(repository().join("fixtures")).unwrap() {
        let folder = folder.unwrap();
        let operation = folder.file_name().to_string_lossy().into_owned();
        for file in fs::read_dir(folder.path()).unwrap() {
            fixtures.push((operation.clone(), file.unwrap().path()));
        }
    }
    fixtures.sort();
    let mut lines = String::new();
    for _ in 0..8 {
        let (operation, file) = dice.one(&fixtures);
        let mut body: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for _ in 0..=dice.roll(3) {
            drift(&mut dice, &mut body);
        }
        let line = json!({"operation": operation, "response_body": body.to_string()});
        writeln!(lines, "{line}").unwrap();
    }
    lines
}

fn learned(sandbox: &Sandbox) -> Learned {
    learn::learn(
        &sandbox.path().join("spec/openapi.yaml"),
        &[sandbox.path().join("log.ndjson")],
        &Settings::default(),
        &Progress::default(),
        &mut |proposal| match proposal.caution {
            None => Decision::Take,
            Some(_) => Decision::Leave,
        },
        &mut |_| {},
    )
}

fn load(sandbox: &Sandbox) -> Loaded {
    bilispec_codegen::load(&sandbox.path().join("spec/openapi.yaml"))
}

/// What may be left to a person for a reason that `learn` gives.
fn is_reason(rule: &str, why: &str) -> bool {
    match rule {
        "response.envelope" => why.contains("no form that the envelope knows"),
        // A schema with more than a type would have to be written anew.
        "response.type" => why.contains("would have to move") || why.contains("no Rust type"),
        "response.unknown-field" => why.contains("looks like data"),
        "response.pattern" | "response.content" => why.contains("how far this should be widened"),
        _ => false,
    }
}

fn check(seed: u64) {
    let sandbox = Sandbox::new();
    let log = session(seed);
    sandbox.write("log.ndjson", &log);
    let first = learned(&sandbox);
    first.draft.write().unwrap();
    let about = |text: &str| format!("seed {seed}: {text}\n{log}");

    let mut loaded = load(&sandbox);
    lint::run(&mut loaded);
    let errors: Vec<String> = loaded
        .diagnostics
        .list()
        .iter()
        .filter(|one| one.severity == bilispec_codegen::diagnostics::Severity::Error)
        // What no fixture could be made of is reported, and by whom a person says.
        .filter(|one| one.rule != "source-missing")
        .map(|one| format!("{}: {}", one.rule, one.message))
        .collect();
    assert!(errors.is_empty(), "{}", about(&errors.join("\n")));

    let loaded = load(&sandbox);
    let out = tempfile::tempdir().unwrap();
    assert!(
        generate::generate(&loaded, out.path(), false).is_ok(),
        "{}",
        about("generate")
    );

    // What is found now is what a person was told of, each with its reason.
    let project = Project::of(&loaded).unwrap();
    let inputs = capture::expand(
        &[sandbox.path().join("log.ndjson")],
        project.root(),
        &|_| false,
    );
    let settings = validate::Settings::default();
    let report = validate::validate(project, inputs, &settings, &mut |_| {}).report;
    for finding in &report.findings {
        let here = |schema_path: &str| schema_path == finding.schema_path;
        let whys: Vec<&str> = first
            .left
            .iter()
            .filter(|left| here(&left.schema_path))
            .map(|left| left.why.as_str())
            .collect();
        let declined = first.declined.iter().any(|one| here(&one.schema_path));
        let explained = declined || whys.iter().any(|why| is_reason(&finding.rule, why));
        assert!(explained, "{}", about(&format!("{finding:#?}\n{whys:#?}")));
    }

    let again = learned(&sandbox);
    let titles: Vec<&String> = again.taken.iter().map(|proposal| &proposal.title).collect();
    assert!(titles.is_empty(), "{}", about(&format!("{titles:?}")));
    assert!(again.draft.changed().is_empty());

    for changed in first.draft.changed() {
        assert!(
            !changed.new.contains(PHONE),
            "{}: {}",
            changed.path,
            about(&changed.new)
        );
        assert!(
            !changed.new.contains("13812345678"),
            "{}: {}",
            changed.path,
            about(&changed.new)
        );
    }
}

#[test]
fn any_drift_is_learned_or_told() {
    // `BILISPEC_LONG=1` plays many more sessions; `BILISPEC_SEED=7` one.
    let seeds = match (
        std::env::var("BILISPEC_SEED"),
        std::env::var_os("BILISPEC_LONG"),
    ) {
        (Ok(seed), _) => {
            let seed = seed.parse().unwrap();
            seed..=seed
        }
        (_, Some(_)) => 1..=200,
        _ => 1..=4,
    };
    seeds.for_each(check);
}
