//! Whose replies are checked: two operations of the spec, with their schemas in every form that a contender takes.

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_engine::Schema;
use serde_json::Value;

/// An operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Charge,
    Project,
}

pub(crate) const ALL: &[Subject] = &[Subject::Charge, Subject::Project];

/// The schema of an operation's reply.
pub(crate) struct Schemas {
    pub(crate) ours: Schema,
    pub(crate) json: Value,
}

impl Subject {
    pub(crate) fn operation(self) -> &'static str {
        match self {
            Subject::Charge => "quick_pay",
            Subject::Project => "get_project",
        }
    }

    fn text(self) -> String {
        let loaded = bilispec_codegen::load(&root().join("spec/openapi.yaml"));
        let api = loaded.api.as_ref().unwrap();
        let mut all = api.operations.iter();
        let operation = all.find(|one| one.id == self.operation()).unwrap();
        bilispec_codegen::schema::reply(&loaded.project, api, operation).json_text
    }

    pub(crate) fn schemas(self) -> Schemas {
        let text = self.text();
        Schemas {
            ours: Schema::from_json_str(&text).unwrap(),
            json: serde_json::from_str(&text).unwrap(),
        }
    }

    /// What the compile-time validators are made from.
    fn file(self) -> PathBuf {
        let name = format!("{}.schema.json", self.operation());
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("validate")
            .join(name)
    }

    pub(crate) fn write(self) {
        fs::write(self.file(), self.text() + "\n").unwrap();
    }

    pub(crate) fn assert_current(self) {
        let written = fs::read_to_string(self.file()).unwrap_or_default();
        assert!(
            written.trim_end() == self.text(),
            "{} is not the spec's: cargo bench -p bilispec-benches --bench validate -- write",
            self.file().display()
        );
    }
}

pub(crate) fn root() -> PathBuf {
    bilispec_tests::root()
}
