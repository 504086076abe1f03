//! Types that have a name, of all endpoints: their tables and values, and which of them are shared.

use std::collections::{BTreeMap, BTreeSet};

use crate::draft::{self, Endpoint, Row};
use crate::types::Type;

/// The types of all endpoints that have a name.
#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) tables: BTreeMap<String, draft::Object>,
    pub(super) enums: BTreeMap<String, Row>,
    /// The first place that uses a table, which says what it is if the table doesn't.
    pub(super) users: BTreeMap<String, Row>,
    /// How many places use each.
    uses: BTreeMap<String, usize>,
    /// Those that say something else of themselves than the one place that uses them.
    apart: BTreeSet<String>,
    /// Which of them differ between endpoints: name, file and line.
    pub(super) conflicts: Vec<(String, usize, usize)>,
    /// Shared types that were used.
    pub(super) wanted: BTreeSet<String>,
}

impl Types {
    /// Takes the tables and values of all endpoints.
    pub(super) fn of(endpoints: &[Endpoint]) -> Self {
        let mut types = Self::default();
        for endpoint in endpoints {
            for object in &endpoint.objects {
                types.table(endpoint.file, object);
            }
            let root = endpoint.root.iter().flat_map(|root| &root.rows);
            let parameters = endpoint.parameters.iter().map(|(_, row)| row);
            let inside = endpoint.objects.iter().flat_map(|object| &object.rows);
            for row in root.chain(parameters).chain(inside) {
                types.used(row, &row.ty);
            }
            for row in &endpoint.codes {
                if let Some(ty) = &row.facts.data {
                    types.used(row, ty);
                }
            }
        }
        types
    }

    fn table(&mut self, file: usize, object: &draft::Object) {
        let Some(name) = &object.name else {
            return;
        };
        match self.tables.get(name) {
            None => {
                self.tables.insert(name.clone(), object.clone());
            }
            Some(known) => {
                let rows = |object: &draft::Object| -> Vec<(String, Type, Option<bool>)> {
                    let rows = object.rows.iter();
                    rows.map(|row| (row.name.clone(), row.ty.clone(), row.required))
                        .collect()
                };
                if rows(known) != rows(object) {
                    self.conflicts.push((name.clone(), file, object.line));
                }
            }
        }
    }

    fn used(&mut self, row: &Row, ty: &Type) {
        let inner = ty.innermost(&mut String::new());
        let name = match inner {
            Type::Object(Some(name)) | Type::OneOf(name) => {
                // The payload's row speaks of the envelope.
                let is_payload = row.facts.read_as.is_some() || row.facts.data.is_some();
                let about = self.tables.get(name).map(|table| &table.about);
                if !is_payload {
                    self.users
                        .entry(name.clone())
                        .or_insert_with(|| row.clone());
                }
                // In a list, the items have a schema of their own to say it.
                let direct = matches!(
                    row.ty.clone().split_null().0,
                    Type::Object(_) | Type::OneOf(_)
                );
                if direct && !is_payload && about.is_some_and(|about| !about.meaning.is_empty()) {
                    self.apart.insert(name.clone());
                }
                name
            }
            Type::Integer(Some(name)) | Type::String(Some(name))
                if !row.facts.values.is_empty() =>
            {
                let own = row.facts.evidence.as_deref();
                let levels = row
                    .facts
                    .values
                    .iter()
                    .map(|value| value.evidence.as_deref());
                let mixed = row.facts.closed && levels.flatten().any(|level| Some(level) != own);
                if row.facts.type_meaning.is_some() || mixed {
                    self.apart.insert(name.clone());
                }
                self.enums
                    .entry(name.clone())
                    .or_insert_with(|| row.clone());
                name
            }
            _ => return,
        };
        *self.uses.entry(name.clone()).or_default() += 1;
    }

    pub(super) fn is_shared(&self, name: &str) -> bool {
        self.uses.get(name).is_some_and(|uses| *uses > 1) || self.apart.contains(name)
    }
}
