//! The file of types that several places use.

use std::collections::BTreeSet;

use super::json::Object;
use super::schema::Writer;
use super::types::Types;

/// The file of types that several places use.
pub(super) const FILE: &str = "spec/schemas.yaml";

/// The shared types that are used, and those that they use.
pub(super) fn shared(types: &mut Types) -> Object {
    let mut out = Object::default();
    let mut done: BTreeSet<String> = BTreeSet::new();
    while let Some(name) = types
        .wanted
        .iter()
        .find(|name| !done.contains(*name))
        .cloned()
    {
        done.insert(name.clone());
        let mut writer = Writer {
            types: &mut *types,
            local: &[],
            base: "",
            used: BTreeSet::new(),
            level: None,
            open: Vec::new(),
        };
        if let Some(table) = writer.types.tables.get(&name).cloned() {
            let mut table = table;
            if let Some(user) = writer.types.users.get(&name) {
                if table.about.meaning.is_empty() {
                    table.about.meaning.clone_from(&user.meaning);
                }
                if table.about.notes.is_empty() {
                    table.about.notes = user.facts.all_notes();
                }
            }
            // Each place that uses it has a level of its own.
            writer.level.clone_from(&table.about.evidence);
            let schema = writer.table(&table);
            out.set(&name, schema);
        } else if let Some(row) = writer.types.enums.get(&name).cloned() {
            let mut schema = Writer::values(&name, &row.facts, &row.ty);
            let meaning = row.facts.type_meaning.as_ref().unwrap_or(&row.meaning);
            schema.text("description", meaning);
            if row.facts.type_meaning.is_none() {
                schema.list("x-notes", &row.facts.all_notes());
            }
            out.set(&name, schema);
        }
    }
    out
}
