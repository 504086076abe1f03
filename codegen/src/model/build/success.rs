//! The value that proves the business act: `x-success`.

use super::Builder;
use super::view::View;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{SuccessField, Type, TypeKind};
use crate::source::{Json, Spanned};

impl<'a> Builder<'a> {
    /// The property with `x-success`: one, reached through structs alone.
    pub(super) fn success(&mut self, payload: &View<'a>, ty: &Type) -> Option<SuccessField> {
        let mut found = Vec::new();
        self.find_success(payload, &mut Vec::new(), &mut found, 0);
        let mut found = found.into_iter();
        let (path, view) = found.next()?;
        let mark = view.find(|object| object.success.as_ref())?;
        for (_, other) in found {
            if let Some(second) = other.find(|object| object.success.as_ref()) {
                self.used_marks.insert(second.span);
                self.diagnostics.push(
                    Diagnostic::error(
                        rules::SUCCESS_FIELD,
                        second.span,
                        "a second `x-success` in one reply",
                    )
                    .related(mark.span, "the first one"),
                );
            }
        }
        self.used_marks.insert(mark.span);
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

    fn find_success(
        &self,
        view: &View<'a>,
        path: &mut Vec<String>,
        found: &mut Vec<(Vec<String>, View<'a>)>,
        depth: usize,
    ) {
        // A type that contains itself has no end; what is that deep proves nothing anyway.
        if depth > 8 {
            return;
        }
        let Some(properties) = view.object().and_then(|object| object.properties.as_ref()) else {
            return;
        };
        for member in properties {
            let child = self.view(member.value);
            path.push(member.name.value.clone());
            self.find_success(&child, path, found, depth + 1);
            if child.find(|object| object.success.as_ref()).is_some() {
                found.push((path.clone(), child));
            }
            path.pop();
        }
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
