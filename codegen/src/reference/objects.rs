//! A table for each object and each choice of a body, in the order in which a reader meets them.

use std::collections::BTreeSet;

use super::content::{Block, Inline, Row, Table, Text, code, words};
use super::facts::{Facts, meaning, note, other_meaning, sources};
use super::types;
use crate::labels::{self, DOT, Label};
use crate::model::{Api, Docs, Field, Level, Type, TypeDef, TypeId, TypeKind, UnionBranch};
use crate::source::Json;

/// Tables in the making.
pub(super) struct Objects<'a> {
    api: &'a Api,
    /// The values that prove the business act.
    successes: &'a [Json],
    /// Types whose tables are there: each has one, however many places use it.
    seen: BTreeSet<TypeId>,
    blocks: Vec<Block>,
}

impl<'a> Objects<'a> {
    pub(super) fn new(api: &'a Api, successes: &'a [Json]) -> Self {
        Self {
            api,
            successes,
            seen: BTreeSet::new(),
            blocks: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Block> {
        self.blocks
    }

    /// Adds the tables of what stands at a path; `own` is what the place that uses it says of it, and `level` how well
    /// that is known.
    pub(super) fn add(&mut self, ty: &Type, path: &str, own: Option<&Docs>, level: &Level) {
        // Types that lead far into others must not lead to an end of the stack.
        let mut open = vec![(ty.clone(), path.to_owned(), own.cloned(), level.clone())];
        while let Some((ty, path, own, level)) = open.pop() {
            let (Type::Struct(id) | Type::Union(id)) = ty else {
                continue;
            };
            if !self.seen.insert(id) {
                continue;
            }
            let def = self.api.type_def(id);
            let mut inner = match &def.kind {
                TypeKind::Struct { fields } => {
                    self.structure(def, fields, &path, own.as_ref(), &level)
                }
                TypeKind::Union { branches } => {
                    self.union(def, branches, &path, own.as_ref(), &level)
                }
                TypeKind::Enum { .. } => Vec::new(),
            };
            inner.reverse();
            open.extend(inner);
        }
    }

    fn structure(
        &mut self,
        def: &TypeDef,
        fields: &[Field],
        path: &str,
        own: Option<&Docs>,
        level: &Level,
    ) -> Vec<(Type, String, Option<Docs>, Level)> {
        self.caption(labels::OBJECT, def, path, own, level);
        let mut inner = Vec::new();
        let mut rows = Vec::new();
        for field in fields {
            let below = format!("{path}.{}", field.name);
            let inside = field.docs.level_within(Some(level));
            let level = field.docs.level(Some(level));
            rows.push(Row {
                anchor: format!("field-{below}"),
                path: path.to_owned(),
                cells: vec![
                    code(&field.name),
                    code(types::name(self.api, &field.ty, field.nullable)),
                    meaning(&field.docs),
                    Facts::of_field(self.api, field, &level, self.successes),
                ],
            });
            let (ty, path) = types::inside(&field.ty, &below);
            inner.push((ty.clone(), path, Some(field.docs.clone()), inside));
        }
        self.blocks.push(Block::Table(Table {
            heads: labels::FIELD_HEADS,
            rows,
        }));
        inner
    }

    fn union(
        &mut self,
        def: &TypeDef,
        branches: &[UnionBranch],
        path: &str,
        own: Option<&Docs>,
        level: &Level,
    ) -> Vec<(Type, String, Option<Docs>, Level)> {
        self.caption(labels::UNION, def, path, own, level);
        let mut inner = Vec::new();
        let mut rows = Vec::new();
        for branch in branches {
            let level = branch.docs.level(Some(level));
            let mut facts = Facts::new(&level, None);
            facts.values(self.api, &branch.ty, Some(&branch.docs), &level, &[]);
            facts.notes(&branch.docs);
            rows.push(Row {
                anchor: format!("branch-{path}-{}", branch.rust_name),
                path: path.to_owned(),
                cells: vec![
                    code(&branch.rust_name),
                    code(types::name(self.api, &branch.ty, false)),
                    meaning(&branch.docs),
                    facts.finish(),
                ],
            });
            let (ty, path) = types::inside(&branch.ty, path);
            inner.push((ty.clone(), path, Some(branch.docs.clone()), level));
        }
        self.blocks.push(Block::Table(Table {
            heads: labels::BRANCH_HEADS,
            rows,
        }));
        inner
    }

    fn caption(
        &mut self,
        label: Label,
        def: &TypeDef,
        path: &str,
        own: Option<&Docs>,
        level: &Level,
    ) {
        let mut caption = code(path);
        caption.extend(words(format!("{label}: ")));
        caption.extend(code(&def.rust_name));
        caption.push(Inline::Text(DOT.to_owned()));
        let level = def.docs.level(Some(level));
        caption.push(Inline::Evidence(level.evidence));
        if let Some(sources) = sources(&level.sources) {
            caption.push(Inline::Text(DOT.to_owned()));
            caption.extend(sources);
        }
        self.blocks.push(Block::Heading {
            level: 3,
            text: caption,
            folded: false,
        });
        let said: Option<Text> = match own {
            Some(own) => other_meaning(own, def).map(|_| meaning(&def.docs)),
            None => Some(meaning(&def.docs)),
        };
        if let Some(text) = said.filter(|text| !text.is_empty()) {
            self.blocks.push(Block::Paragraph(text));
        }
        let known = own.map_or(&[][..], |own| own.notes.as_slice());
        if known != def.docs.notes.as_slice() && !def.docs.notes.is_empty() {
            let notes = def.docs.notes.iter().map(note).collect();
            self.blocks.push(Block::List(notes));
        }
    }
}
