//! Types: structs, enums, unions and newtypes, met along the operations that use them.

use super::bounds::tighter;
use super::words::{base, rust, rust_field};
use super::{Class, Compare};
use crate::model::{
    Field, NewtypeId, Sensitivity, Type, TypeDef, TypeId, TypeKind, UnionBranch, Variant,
};
use crate::source::Span;

impl<'a> Compare<'a> {
    /// Whether two types are the same Rust, apart from what is reported of the named types in them.
    pub(super) fn alike(&mut self, was: &'a Type, now: &'a Type) -> bool {
        match (was, now) {
            (Type::Struct(was), Type::Struct(now))
            | (Type::Enum(was), Type::Enum(now))
            | (Type::Union(was), Type::Union(now)) => self.named(*was, *now),
            (Type::Newtype(was), Type::Newtype(now)) => self.newtype(*was, *now),
            (Type::Array(was), Type::Array(now))
            | (Type::Map(was), Type::Map(now))
            | (Type::JsonString(was), Type::JsonString(now))
            | (Type::Nullable(was), Type::Nullable(now))
            | (Type::Boxed(was), Type::Boxed(now)) => self.alike(was, now),
            _ => was == now,
        }
    }

    fn newtype(&mut self, was: NewtypeId, now: NewtypeId) -> bool {
        let (old, new) = (self.base.newtype(was), self.current.newtype(now));
        if old.name != new.name {
            return false;
        }
        if self.newtypes.insert((was, now)) {
            let subject = format!("`{}`", new.name);
            if old.base != new.base {
                let message = format!("wraps `{}`, not `{}`", base(new.base), base(old.base));
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            self.masking(new.span, &subject, old.sensitive, new.sensitive);
            if old.unit != new.unit {
                let message = match new.unit {
                    Some(unit) => format!("is printed in {}", unit.word()),
                    None => {
                        "is printed without a unit: not all its places have the same".to_owned()
                    }
                };
                self.changed(Class::Additive, new.span, &subject, message);
            }
        }
        true
    }

    fn named(&mut self, was: TypeId, now: TypeId) -> bool {
        let (old, new) = (self.base.type_def(was), self.current.type_def(now));
        if old.rust_name != new.rust_name && !akin(old, new) {
            return false;
        }
        if !self.types.insert((was, now)) {
            return true;
        }
        self.renamed(new.span, &old.rust_name, &new.rust_name);
        match (&old.kind, &new.kind) {
            (TypeKind::Struct { fields: was }, TypeKind::Struct { fields: now }) => {
                self.fields(new, was, now);
            }
            (
                TypeKind::Enum {
                    base: was_base,
                    variants: was,
                    ..
                },
                TypeKind::Enum {
                    base: now_base,
                    variants: now,
                    ..
                },
            ) => {
                if was_base != now_base {
                    let message = "is another kind of value on the wire";
                    let subject = format!("`{}`", new.rust_name);
                    self.changed(Class::Breaking, new.span, subject, message);
                }
                self.variants(new, was, now);
            }
            (TypeKind::Union { branches: was }, TypeKind::Union { branches: now }) => {
                self.branches(new, was, now);
            }
            _ => {
                let message = "is another kind of type";
                let subject = format!("`{}`", new.rust_name);
                self.changed(Class::Breaking, new.span, subject, message);
            }
        }
        self.docs(
            new.span,
            &format!("`{}`", new.rust_name),
            &old.docs,
            &new.docs,
        );
        true
    }

    fn fields(&mut self, def: &TypeDef, was: &'a [Field], now: &'a [Field]) {
        let optional = Field::is_optional;
        for new in now {
            let subject = format!("`{}::{}`", def.rust_name, new.rust_name);
            let Some(old) = was.iter().find(|old| old.name == new.name) else {
                if optional(new) {
                    self.added(Class::Additive, new.span, subject, "is new");
                } else {
                    let message = "is new and required: `new` takes it, and a reply without it does not decode";
                    self.added(Class::Breaking, new.span, subject, message);
                }
                continue;
            };
            if old.rust_name != new.rust_name {
                let message = format!("was called `{}`", old.rust_name);
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            let same = self.alike(&old.ty, &new.ty) && optional(old) == optional(new);
            if !same {
                let message = format!(
                    "is `{}`, not `{}`",
                    rust_field(self.current, &new.ty, optional(new)),
                    rust_field(self.base, &old.ty, optional(old)),
                );
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            self.echo(&subject, old, new);
            self.masking(new.span, &subject, old.sensitive, new.sensitive);
            if same {
                self.presence(&subject, old, new);
            }
            // Bounds of another type are others.
            if let Some(tighter) = tighter(&old.bounds, &new.bounds).filter(|_| same) {
                let message = if tighter {
                    "is checked against narrower bounds by the validators"
                } else {
                    "is checked against wider bounds by the validators"
                };
                self.changed(Class::Additive, new.span, &subject, message);
            }
            if old.deprecated != new.deprecated {
                let message = if new.deprecated {
                    "is deprecated"
                } else {
                    "is no longer deprecated"
                };
                self.changed(Class::Additive, new.span, &subject, message);
            }
            self.docs(new.span, &subject, &old.docs, &new.docs);
        }
        for old in was {
            if !now.iter().any(|new| new.name == old.name) {
                self.removed(old.span, format!("`{}::{}`", def.rust_name, old.rust_name));
            }
        }
    }

    /// What the validators take for a value, where Rust has one type for it.
    fn presence(&mut self, subject: &str, was: &Field, now: &Field) {
        for (was, allowed, what) in [
            (was.nullable, now.nullable, "null"),
            (!was.required, !now.required, "missing"),
        ] {
            if was != allowed {
                let again = if allowed { "is no longer" } else { "is" };
                let message = format!("{again} reported by the validators where it is {what}");
                self.changed(Class::Additive, now.span, subject, message);
            }
        }
    }

    fn variants(&mut self, def: &TypeDef, was: &'a [Variant], now: &'a [Variant]) {
        for new in now {
            let subject = format!("`{}::{}`", def.rust_name, new.rust_name);
            let Some(old) = was.iter().find(|old| old.value == new.value) else {
                let message = format!("is new: it was `Unknown({})`", new.value);
                self.added(Class::Additive, new.span, subject, &message);
                continue;
            };
            if old.rust_name != new.rust_name {
                let message = format!("was called `{}`", old.rust_name);
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            if old.docs != new.docs {
                self.docs(new.span, &subject, &old.docs, &new.docs);
            } else if old.evidence != new.evidence {
                let message = format!(
                    "is {}, not {}, by the evidence",
                    new.evidence.word(),
                    old.evidence.word()
                );
                self.changed(Class::Documentation, new.span, &subject, message);
            }
        }
        for old in was {
            if !now.iter().any(|new| new.value == old.value) {
                self.removed(old.span, format!("`{}::{}`", def.rust_name, old.rust_name));
            }
        }
    }

    fn branches(&mut self, def: &TypeDef, was: &'a [UnionBranch], now: &'a [UnionBranch]) {
        for new in now {
            let subject = format!("`{}::{}`", def.rust_name, new.rust_name);
            let Some(old) = was.iter().find(|old| old.rust_name == new.rust_name) else {
                self.added(Class::Additive, new.span, subject, "is new: it was `Other`");
                continue;
            };
            if !self.alike(&old.ty, &new.ty) {
                let message = format!(
                    "holds `{}`, not `{}`",
                    rust(self.current, &new.ty),
                    rust(self.base, &old.ty)
                );
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            if old.test != new.test {
                let message = "is chosen by other values";
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            self.docs(new.span, &subject, &old.docs, &new.docs);
        }
        for old in was {
            if !now.iter().any(|new| new.rust_name == old.rust_name) {
                self.removed(old.span, format!("`{}::{}`", def.rust_name, old.rust_name));
            }
        }
    }

    /// Whether a value is printed.
    pub(super) fn masking(
        &mut self,
        span: Span,
        subject: &str,
        was: Option<Sensitivity>,
        now: Option<Sensitivity>,
    ) {
        match (was, now) {
            (Some(_), None) => {
                let message = "is printed: it was masked before";
                self.changed(Class::Breaking, span, subject, message);
            }
            (None, Some(_)) => {
                let message = "is masked: it was printed before";
                self.changed(Class::Additive, span, subject, message);
            }
            _ => {}
        }
    }
}

/// Two types under different names that are one and the same: at least half of what they are made of is shared.
fn akin(was: &TypeDef, now: &TypeDef) -> bool {
    let shared = |of: usize, common: usize| common > 0 && common * 2 >= of;
    match (&was.kind, &now.kind) {
        (TypeKind::Struct { fields: was }, TypeKind::Struct { fields: now }) => {
            let common = now
                .iter()
                .filter(|new| was.iter().any(|old| old.name == new.name));
            shared(was.len().max(now.len()), common.count())
        }
        (TypeKind::Enum { variants: was, .. }, TypeKind::Enum { variants: now, .. }) => {
            let common = now
                .iter()
                .filter(|new| was.iter().any(|old| old.value == new.value));
            shared(was.len().max(now.len()), common.count())
        }
        (TypeKind::Union { branches: was }, TypeKind::Union { branches: now }) => {
            let common = now
                .iter()
                .filter(|new| was.iter().any(|old| old.rust_name == new.rust_name));
            shared(was.len().max(now.len()), common.count())
        }
        _ => false,
    }
}
