//! The value that proves the business act: `x-success`.

use std::collections::HashMap;

use super::builder::Builder;
use super::types::MAX_DEPTH;
use super::view::View;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{SuccessField, Type, TypeKind};
use crate::openapi::SchemaId;
use crate::source::{Json, Spanned};

/// It has been reported.
pub(super) struct Reported;

impl<'a> Builder<'a> {
    /// The property with `x-success`: one, reached through structs alone. `Err`: it is not known which one it is.
    pub(super) fn success(
        &mut self,
        payload: &View<'a>,
        ty: &Type,
    ) -> Result<Option<SuccessField>, Reported> {
        let mut found = Vec::new();
        self.find_success(payload, &mut Vec::new(), &mut found, &mut HashMap::new());
        let marks = found
            .iter()
            .filter_map(|(_, view)| view.find(|object| object.success.as_ref()));
        let marks: Vec<&Spanned<Vec<Spanned<Json>>>> = marks.collect();
        self.used_marks.extend(marks.iter().map(|mark| mark.span));
        let [mark] = marks.as_slice() else {
            let Some((first, others)) = marks.split_first() else {
                return Ok(None);
            };
            for second in others {
                let message = "a second `x-success` in one reply";
                self.diagnostics.push(
                    Diagnostic::error(rules::SUCCESS_FIELD, second.span, message)
                        .related(first.span, "the first one"),
                );
            }
            return Err(Reported);
        };
        let path = found
            .first()
            .map(|(path, _)| path.clone())
            .unwrap_or_default();
        self.success_field(mark, path, ty).map(Some).ok_or(Reported)
    }

    fn success_field(
        &mut self,
        mark: &Spanned<Vec<Spanned<Json>>>,
        path: Vec<String>,
        ty: &Type,
    ) -> Option<SuccessField> {
        let Type::Enum(id) = self.type_at(ty, &path)? else {
            self.error(
                rules::SUCCESS_FIELD,
                mark.span,
                "`x-success` on something that is no enum",
                "list the values with `enum` or `x-known-values`",
            );
            return None;
        };
        let TypeKind::Enum { variants, .. } = &self.types.get(id.index())?.kind else {
            return None;
        };
        let unknown: Vec<&Spanned<Json>> = mark
            .value
            .iter()
            .filter(|value| variants.iter().all(|variant| variant.value != value.value))
            .collect();
        for value in unknown {
            self.diagnostics.push(
                Diagnostic::error(
                    rules::SUCCESS_FIELD,
                    value.span,
                    format!("{} is none of the values", value.value),
                )
                .help("name values of this enum"),
            );
        }
        if mark.value.is_empty() {
            self.error(
                rules::SUCCESS_FIELD,
                mark.span,
                "no value means success",
                "name the values that mean that the business act happened",
            );
        }
        let values = mark.value.iter().map(|value| value.value.clone()).collect();
        Some(SuccessField {
            path,
            ty: id,
            values,
            span: mark.span,
        })
    }

    /// Finds the marks below a schema. `seen`: schemas that were looked into, and whether there was one in them;
    /// a type that leads back to itself, or is shared by many, is not entered again.
    fn find_success(
        &self,
        view: &View<'a>,
        path: &mut Vec<String>,
        found: &mut Vec<(Vec<String>, View<'a>)>,
        seen: &mut HashMap<SchemaId, bool>,
    ) {
        let Some(properties) = view.object().and_then(|object| object.properties.as_ref()) else {
            return;
        };
        if path.len() > MAX_DEPTH {
            return;
        }
        seen.insert(view.target, false);
        let before = found.len();
        for member in properties {
            let child = self.view(member.value);
            path.push(member.name.value.clone());
            let marked = child.find(|object| object.success.as_ref()).is_some();
            match seen.get(&child.target) {
                None => self.find_success(&child, path, found, seen),
                // The mark stands in a type that is used at several places: no single one of them counts.
                Some(true) => found.extend(
                    found
                        .last()
                        .map(|(_, view)| (path.clone(), self.view(view.id))),
                ),
                Some(false) => {}
            }
            if marked {
                found.push((path.clone(), child));
            }
            path.pop();
        }
        seen.insert(view.target, found.len() > before);
    }

    fn type_at(&self, ty: &Type, path: &[String]) -> Option<Type> {
        path.iter().try_fold(ty.clone(), |ty, name| {
            let Type::Struct(id) = ty else { return None };
            let TypeKind::Struct { fields } = &self.types.get(id.index())?.kind else {
                return None;
            };
            fields
                .iter()
                .find(|field| field.name == *name)
                .map(|field| field.ty.clone())
        })
    }
}
