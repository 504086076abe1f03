//! Integers and strings with a type of their own.

use super::builder::Builder;
use super::names;
use super::types::Lowered;
use super::view::View;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{JsonKind, Newtype, NewtypeBase, NewtypeId, Type, Unit};
use crate::source::{Span, to_u32};

impl<'a> Builder<'a> {
    pub(super) fn newtype(
        &mut self,
        view: &View<'a>,
        name: &str,
        span: Span,
        kinds: &[JsonKind],
        nullable: bool,
    ) -> Lowered {
        let base = match kinds {
            [JsonKind::Integer] => NewtypeBase::Integer,
            [JsonKind::String] => NewtypeBase::String,
            _ => {
                self.unmapped(span, "a newtype of anything but an integer or a string", "");
                return Lowered::broken();
            }
        };
        let enumeration = view.find(|object| object.values.as_ref().map(|values| values.span));
        if let Some(other) = enumeration
            .or_else(|| view.find(|object| object.known_values.as_ref().map(|values| values.span)))
        {
            self.unmapped(
                other,
                "named values of a newtype",
                "an enum is a type of its own: drop `x-newtype`",
            );
            return Lowered::broken();
        }
        let known = self.newtypes.iter().position(|known| known.name == name);
        let index = if let Some(index) = known {
            index
        } else {
            self.newtypes.push(Newtype {
                name: name.to_owned(),
                base,
                sensitive: None,
                unit: unit(view),
                span,
            });
            self.newtypes.len() - 1
        };
        let mut first = None;
        if let Some(known) = self.newtypes.get_mut(index) {
            known.sensitive = known.sensitive.or_else(|| {
                view.find(|object| object.sensitive.as_ref())
                    .and_then(|word| word.value.sensitivity())
            });
            if known.unit != unit(view) {
                known.unit = None;
            }
            first = (known.base != base).then_some(known.span);
        }
        if let Some(first) = first {
            let message = format!("`{name}` is an integer at one place and a string at another");
            self.diagnostics.push(
                Diagnostic::error(rules::NEWTYPE_BASE, span, message)
                    .related(first, "of another base here")
                    .help("give one of them another name"),
            );
        }
        Lowered::new(Type::Newtype(NewtypeId(to_u32(index))), nullable)
    }

    /// Names of newtypes are fixed before those of other types, which give way.
    pub(super) fn reserve_newtypes(&mut self) {
        for (_, schema) in self.document.schemas.iter() {
            let Some(name) = schema.object().and_then(|object| object.newtype.as_ref()) else {
                continue;
            };
            if !names::is_pascal(&name.value) {
                let message = format!("`{}` is not a name for a type", name.value);
                self.error(
                    rules::WRONG_VALUE,
                    name.span,
                    message,
                    "write it in PascalCase",
                );
            }
            self.type_names.take(&name.value);
        }
    }
}

/// What it counts, if clients have help for that.
fn unit(view: &View<'_>) -> Option<Unit> {
    view.find(|object| object.unit.as_ref())
        .and_then(|measure| measure.value.known)
}
