//! The fields of a reply as rows of a table, indented as they stand inside each other.

use bilispec_codegen::model::{Api, Field, Level, Type, TypeId, TypeKind, Variant};
use bilispec_codegen::source::Json;

use super::words::{bounds, field_facts, joined, line, note, secret, sources, type_name, unit};
use crate::table::Table;

/// Writes the fields of a reply as a tree.
pub(super) struct Fields<'a, 't> {
    pub(super) api: &'a Api,
    pub(super) table: &'t mut Table,
    /// Types that the walk is inside of, so that one that holds itself ends.
    pub(super) open: Vec<TypeId>,
    /// The values that prove the business act.
    pub(super) proofs: &'a [Json],
    /// What fields' notes say, each with the field's name.
    pub(super) notes: Vec<String>,
}

impl Fields<'_, '_> {
    pub(super) fn inside(&mut self, ty: &Type, depth: usize, around: &Level) {
        let (Type::Struct(id) | Type::Union(id) | Type::Enum(id)) = ty else {
            return;
        };
        if self.open.contains(id) {
            return;
        }
        self.open.push(*id);
        match &self.api.type_def(*id).kind {
            TypeKind::Struct { fields } => {
                for field in fields {
                    self.field(field, depth, around);
                }
            }
            TypeKind::Union { branches } => {
                for branch in branches {
                    let mut suffix = String::new();
                    let inner = branch.ty.innermost(&mut suffix);
                    let name = format!("{}either{suffix}", "  ".repeat(depth));
                    let level = branch.docs.level(Some(around));
                    self.row([
                        name,
                        type_name(self.api, &branch.ty),
                        String::new(),
                        level.evidence.to_string(),
                        line(&branch.docs),
                    ]);
                    self.inside(inner, depth + 1, &level);
                }
            }
            TypeKind::Enum { .. } => {}
        }
        self.open.pop();
    }

    fn field(&mut self, field: &Field, depth: usize, around: &Level) {
        let level = field.docs.level(Some(around));
        let mut suffix = String::new();
        let inner = field.ty.innermost(&mut suffix);
        let notes = field.docs.notes.iter();
        let notes = notes.map(|one| format!("{}{suffix}: {}", field.name, note(one)));
        self.notes.extend(notes);
        let mut about = vec![line(&field.docs), bounds(&field.bounds)];
        about.extend(unit(&field.docs));
        about.extend(field.constant.iter().map(|value| format!("always {value}")));
        about.extend(field_facts(field));
        about.extend(secret(field.sensitive));
        about.extend(sources(&level, Some(around)));
        let nullable = if field.nullable { " or null" } else { "" };
        self.row([
            format!("{}{}{suffix}", "  ".repeat(depth), field.name),
            format!("{}{nullable}", type_name(self.api, &field.ty)),
            if field.required { "yes" } else { "-" }.to_owned(),
            level.evidence.to_string(),
            joined(&about),
        ]);
        if let Type::Enum(id) = inner
            && let TypeKind::Enum { variants, .. } = &self.api.type_def(*id).kind
        {
            for variant in variants {
                self.variant(variant, field.success, depth + 1, &level);
            }
        }
        let inside = field.docs.level_within(Some(around));
        self.inside(inner, depth + 1, &inside);
    }

    fn variant(&mut self, variant: &Variant, proves: bool, depth: usize, around: &Level) {
        let level = variant.docs.value_level(around);
        let happened = if proves && self.proofs.contains(&variant.value) {
            " (it happened)"
        } else {
            ""
        };
        self.row([
            format!("{}= {}", "  ".repeat(depth), variant.value),
            format!("{}{happened}", variant.rust_name),
            String::new(),
            level.evidence.to_string(),
            joined(&[
                line(&variant.docs),
                sources(&level, Some(around)).unwrap_or_default(),
            ]),
        ]);
    }

    fn row(&mut self, cells: [String; 5]) {
        self.table.row(cells);
    }
}
