//! How well each operation is known: what is observed, reported and documented, and what no fixture shows.

use std::collections::BTreeSet;

use bilispec_codegen::model::{Api, Evidence, Operation, Type, TypeId, TypeKind};
use serde::Serialize;
use serde_json::Value;

use super::words::innermost;
use crate::project::Project;

/// Facts by level of evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LevelCounts {
    /// Seen in a captured body.
    pub observed: u64,
    /// Sent, read or typed by independent clients.
    pub reported: u64,
    /// Stated by the notes only.
    pub documented: u64,
}

impl LevelCounts {
    fn add(&mut self, level: Evidence) {
        match level {
            Evidence::Observed => self.observed += 1,
            Evidence::Reported => self.reported += 1,
            Evidence::Documented => self.documented += 1,
        }
    }

    fn add_all(&mut self, other: Self) {
        self.observed += other.observed;
        self.reported += other.reported;
        self.documented += other.documented;
    }
}

/// What the spec says and no fixture shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Unshown {
    /// Fields of the payload.
    pub fields: Vec<String>,
    /// Parameters that no example of a request has.
    pub parameters: Vec<String>,
    /// Values of fields and parameters, with their names.
    pub values: Vec<String>,
    /// Codes, with their names.
    pub codes: Vec<String>,
}

impl Unshown {
    /// Each list under its name.
    pub fn lists(&self) -> [(&'static str, &[String]); 4] {
        let Self {
            fields,
            parameters,
            values,
            codes,
        } = self;
        [
            ("fields", fields),
            ("parameters", parameters),
            ("values", values),
            ("codes", codes),
        ]
    }

    /// How much there is in all.
    pub fn len(&self) -> usize {
        self.lists().iter().map(|(_, list)| list.len()).sum()
    }

    /// Whether the fixtures show everything.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// How well one operation is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OperationCoverage {
    /// Its id.
    pub operation: String,
    /// Fields of the payload.
    pub fields: LevelCounts,
    /// Parameters.
    pub parameters: LevelCounts,
    /// Named values of fields and parameters.
    pub values: LevelCounts,
    /// Codes, those of the envelope included.
    pub codes: LevelCounts,
    /// Its fixtures.
    pub fixtures: u64,
    /// What none of them shows.
    pub unshown: Unshown,
}

/// How well the API is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// 1; members are only ever added under this number.
    pub schema_version: u32,
    /// In the order of the spec.
    pub operations: Vec<OperationCoverage>,
    /// All of them together, without lists.
    pub total: OperationCoverage,
}

/// Counts a spec's facts. A fixture that can't be read counts as showing nothing; the lint says why.
pub fn coverage(project: Project<'_>) -> Coverage {
    let operations: Vec<_> = project
        .api
        .operations
        .iter()
        .map(|operation| of_operation(project, operation))
        .collect();
    let mut total = OperationCoverage {
        operation: "total".to_owned(),
        ..OperationCoverage::default()
    };
    for operation in &operations {
        total.fields.add_all(operation.fields);
        total.parameters.add_all(operation.parameters);
        total.values.add_all(operation.values);
        total.codes.add_all(operation.codes);
        total.fixtures += operation.fixtures;
    }
    Coverage {
        schema_version: 1,
        operations,
        total,
    }
}

fn of_operation(project: Project<'_>, operation: &Operation) -> OperationCoverage {
    let api = project.api;
    let mut walk = Walk {
        api,
        open: Vec::new(),
        fields: Vec::new(),
        enums: Vec::new(),
    };
    walk.inside(&operation.reply.payload, "");
    for parameter in &operation.request.parameters {
        walk.value_type(&parameter.ty);
    }
    let Walk { fields, enums, .. } = walk;

    let mut shown = Shown {
        api,
        paths: BTreeSet::new(),
        values: BTreeSet::new(),
        codes: BTreeSet::new(),
    };
    for example in &operation.examples {
        if let Some(body) = project
            .loaded
            .project
            .read(&example.file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        {
            shown.body(operation, &body);
        }
        for argument in &example.request {
            let parameter = operation.request.parameters.iter();
            let mut parameter = parameter
                .filter(|known| known.name == argument.name && known.place == argument.place);
            if let Some(parameter) = parameter.next() {
                shown.value(
                    &parameter.ty,
                    &argument.value.to_value(),
                    &format!("request {}", parameter.name),
                );
            }
        }
    }

    let mut coverage = OperationCoverage {
        operation: operation.id.clone(),
        fixtures: operation.examples.len() as u64,
        ..OperationCoverage::default()
    };
    for (path, level) in fields {
        coverage.fields.add(level);
        if !shown.paths.contains(&path) {
            coverage.unshown.fields.push(path);
        }
    }
    for parameter in &operation.request.parameters {
        coverage.parameters.add(parameter.docs.evidence);
        if !shown.paths.contains(&format!("request {}", parameter.name)) {
            coverage.unshown.parameters.push(parameter.name.clone());
        }
    }
    for id in enums {
        let def = api.type_def(id);
        let TypeKind::Enum { variants, .. } = &def.kind else {
            continue;
        };
        for variant in variants {
            coverage.values.add(variant.evidence);
            if !shown.values.contains(&(id, variant.value.to_string())) {
                coverage.unshown.values.push(format!(
                    "{}::{} ({})",
                    def.rust_name, variant.rust_name, variant.value
                ));
            }
        }
    }
    for code in api.codes(operation) {
        coverage.codes.add(code.level);
        if !shown.codes.contains(&code.value) {
            let number = code
                .value
                .map_or_else(|| "null".to_owned(), |value| value.to_string());
            coverage
                .unshown
                .codes
                .push(format!("{number} {}", code.name));
        }
    }
    coverage
}

/// Collects the fields and enums of a payload, each path and each enum once.
struct Walk<'a> {
    api: &'a Api,
    open: Vec<TypeId>,
    fields: Vec<(String, Evidence)>,
    enums: Vec<TypeId>,
}

impl Walk<'_> {
    fn inside(&mut self, ty: &Type, path: &str) {
        let mut suffix = String::new();
        let inner = innermost(ty, &mut suffix);
        let path = format!("{path}{suffix}");
        self.value_type(inner);
        let (Type::Struct(id) | Type::Union(id)) = inner else {
            return;
        };
        if self.open.contains(id) {
            return;
        }
        self.open.push(*id);
        match &self.api.type_def(*id).kind {
            TypeKind::Struct { fields } => {
                for field in fields {
                    let path = if path.is_empty() {
                        field.name.clone()
                    } else {
                        format!("{path}.{}", field.name)
                    };
                    if !self.fields.iter().any(|(known, _)| *known == path) {
                        self.fields.push((path.clone(), field.docs.evidence));
                    }
                    self.inside(&field.ty, &path);
                }
            }
            TypeKind::Union { branches } => {
                for branch in branches {
                    self.inside(&branch.ty, &path);
                }
            }
            TypeKind::Enum { .. } => {}
        }
        self.open.pop();
    }

    fn value_type(&mut self, ty: &Type) {
        if let Type::Enum(id) = innermost(ty, &mut String::new())
            && !self.enums.contains(id)
        {
            self.enums.push(*id);
        }
    }
}

/// What fixtures show.
struct Shown<'a> {
    api: &'a Api,
    paths: BTreeSet<String>,
    values: BTreeSet<(TypeId, String)>,
    codes: BTreeSet<Option<i64>>,
}

impl Shown<'_> {
    fn body(&mut self, operation: &Operation, body: &Value) {
        let envelope = self.api.envelope(operation.reply.envelope);
        let present: Vec<_> = envelope
            .code
            .iter()
            .filter_map(|key| body.get(key))
            .collect();
        if present.is_empty() {
            return;
        }
        let code = present.into_iter().find_map(Value::as_i64);
        self.codes.insert(code);
        if code.is_some_and(|code| envelope.success.contains(&code))
            && let Some(data) = body.get(&envelope.data)
        {
            self.value(&operation.reply.payload, data, "");
        }
    }

    fn value(&mut self, ty: &Type, value: &Value, path: &str) {
        if !path.is_empty() {
            self.paths.insert(path.to_owned());
        }
        match (ty, value) {
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.value(inner, value, path),
            (Type::Array(inner), Value::Array(items)) => {
                for item in items {
                    self.value(inner, item, &format!("{path}[]"));
                }
            }
            (Type::Map(inner), Value::Object(members)) => {
                for member in members.values() {
                    self.value(inner, member, &format!("{path}{{}}"));
                }
            }
            (Type::JsonString(inner), Value::String(text)) => {
                if let Ok(value) = serde_json::from_str(text) {
                    self.value(inner, &value, path);
                }
            }
            (Type::Enum(id), _) => {
                self.values.insert((*id, value.to_string()));
            }
            (Type::Struct(id), Value::Object(members)) => {
                let TypeKind::Struct { fields } = &self.api.type_def(*id).kind else {
                    return;
                };
                for field in fields {
                    if let Some(member) = members.get(&field.name) {
                        let path = if path.is_empty() {
                            field.name.clone()
                        } else {
                            format!("{path}.{}", field.name)
                        };
                        self.value(&field.ty, member, &path);
                    }
                }
            }
            (Type::Union(id), _) => {
                // Whichever branch the value is of: what it shows of another is nothing that the other has.
                if let TypeKind::Union { branches } = &self.api.type_def(*id).kind {
                    for branch in branches {
                        self.value(&branch.ty, value, path);
                    }
                }
            }
            _ => {}
        }
    }
}
