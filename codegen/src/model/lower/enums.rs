//! Integers and strings with named values: `enum`, and the open `x-known-values`.

use std::collections::{HashMap, HashSet};

use super::builder::Builder;
use super::docs::Standing;
use super::types::{Lowered, Scope};
use super::view::View;
use super::{docs, names};
use crate::diagnostics::{Diagnostic, Severity, rules};
use crate::model::{EnumBase, JsonKind, Type, TypeKind, Variant};
use crate::openapi::{EvidenceMark, KnownValue, SchemaObject, SourceMark};
use crate::source::{Json, Span, Spanned};

impl<'a> Builder<'a> {
    pub(super) fn named_values(
        &mut self,
        view: &View<'a>,
        object: &'a SchemaObject,
        kinds: &[JsonKind],
        nullable: bool,
        scope: &Scope,
    ) -> Lowered {
        if let Some(ty) = self.known_type(view.target) {
            return Lowered::new(ty, nullable || allows_null(object));
        }
        if let (Some(values), Some(known)) = (&object.values, &object.known_values) {
            self.diagnostics.push(
                Diagnostic::error(
                    rules::NO_RUST_TYPE,
                    known.span,
                    "`x-known-values` beside `enum`",
                )
                .related(values.span, "a closed list of values")
                .help("an open set has `x-known-values` alone, a closed one `enum`"),
            );
        }
        let plain = self.is_plain();
        let Some(base) = self.base(object, kinds) else {
            let span = object.values.as_ref().map_or(object.span, |list| list.span);
            if plain {
                let raw =
                    self.raw_instead(span, "values that are neither all integers nor all texts");
                self.know_type(view.target, Type::RawJson);
                return raw;
            }
            return Lowered::broken();
        };
        let standing = view.standing_within(&scope.standing);
        let variants = match (&object.values, &object.known_values) {
            (Some(values), _) => self.closed(object, &values.value, base, &standing),
            (None, Some(known)) => self.open(&known.value, base, &standing),
            (None, None) => Vec::new(),
        };
        if plain && variants.is_empty() {
            // Null alone, or nothing that could come.
            self.know_type(view.target, Type::RawJson);
            return Lowered::raw();
        }
        let open = object.values.is_none();
        let id = self.new_type(
            view,
            scope,
            TypeKind::Enum {
                base,
                variants,
                open,
            },
        );
        let ty = Type::Enum(id);
        self.know_type(view.target, ty.clone());
        Lowered::new(ty, nullable || allows_null(object))
    }

    /// What the values are on the wire: as `type` says, or as they look.
    fn base(&mut self, object: &SchemaObject, kinds: &[JsonKind]) -> Option<EnumBase> {
        let first = object
            .values
            .iter()
            .flat_map(|values| &values.value)
            .find(|value| value.value != Json::Null);
        match (kinds, first.map(|value| &value.value)) {
            ([JsonKind::Integer], _) | ([], Some(Json::Number(_))) => Some(EnumBase::Integer),
            ([JsonKind::String], _) | ([], Some(Json::String(_))) => Some(EnumBase::String),
            _ if self.is_plain() => None,
            _ => {
                let span = object.values.as_ref().map(|list| list.span);
                let span = span
                    .or(object.known_values.as_ref().map(|list| list.span))
                    .unwrap_or(object.span);
                self.unmapped(
                    span,
                    "named values of anything but integers or strings",
                    "write `type: integer` or `type: string`",
                );
                None
            }
        }
    }

    fn closed(
        &mut self,
        object: &'a SchemaObject,
        values: &'a [Spanned<Json>],
        base: EnumBase,
        standing: &Standing,
    ) -> Vec<Variant> {
        let values: Vec<&Spanned<Json>> = values.iter().collect();
        let named = values
            .iter()
            .filter(|value| value.value != Json::Null)
            .count();
        if named == 0 && !self.is_plain() {
            let span = object
                .values
                .as_ref()
                .map_or(object.span, |values| values.span);
            self.error(rules::WRONG_VALUE, span, "an enum without values", "");
        }
        let names = object.enum_names.as_ref();
        let descriptions = object.enum_descriptions.as_ref();
        let levels = object.evidence.as_ref().and_then(|mark| match &mark.value {
            EvidenceMark::PerValue(levels) => Some(Spanned::new(levels.as_slice(), mark.span)),
            EvidenceMark::One(_) => None,
        });
        let sources = object.sources.as_ref().and_then(|mark| match &mark.value {
            SourceMark::PerValue(lists) => Some(Spanned::new(lists.as_slice(), mark.span)),
            SourceMark::One(_) => None,
        });
        let mut count = |length: Option<(usize, Span)>, what: &str| {
            if let Some((length, span)) = length.filter(|(length, _)| *length != values.len()) {
                let message = format!("{length} {what} for {} values", values.len());
                let list = object
                    .values
                    .as_ref()
                    .map_or(object.span, |values| values.span);
                self.diagnostics.push(
                    Diagnostic::error(rules::ENUM_COUNT, span, message).related(list, "the values"),
                );
            }
        };
        count(names.map(|list| (list.value.len(), list.span)), "names");
        count(
            descriptions.map(|list| (list.value.len(), list.span)),
            "descriptions",
        );
        count(
            levels.as_ref().map(|list| (list.value.len(), list.span)),
            "levels of evidence",
        );
        // Values behind the last list have none of their own.
        count(
            sources
                .as_ref()
                .map(|list| (list.value.len(), list.span))
                .filter(|(length, _)| *length > values.len()),
            "lists of sources",
        );
        let mut given = Vec::new();
        for (index, value) in values.iter().enumerate() {
            if value.value == Json::Null {
                continue;
            }
            let level = levels
                .as_ref()
                .and_then(|levels| levels.value.get(index))
                .copied();
            let cited = sources
                .as_ref()
                .and_then(|lists| lists.value.get(index))
                .map(|list| docs::ids(list));
            given.push(Given {
                value,
                name: names.and_then(|list| list.value.get(index)),
                docs: docs::docs(
                    None,
                    descriptions.and_then(|list| list.value.get(index)),
                    None,
                    standing.of(level, cited),
                ),
            });
        }
        self.variants(&given, base)
    }

    fn open(
        &mut self,
        known: &'a [KnownValue],
        base: EnumBase,
        standing: &Standing,
    ) -> Vec<Variant> {
        let given = known.iter().map(|known| Given {
            value: &known.value,
            name: Some(&known.name),
            docs: docs::docs(
                None,
                known.description.as_ref(),
                known.notes.as_ref(),
                standing.or(known.evidence.as_ref(), known.sources.as_ref()),
            ),
        });
        let given: Vec<Given<'_>> = given.collect();
        self.variants(&given, base)
    }

    /// A value of a list that is none or no news; in a document from elsewhere it is left out of the enum, which keeps
    /// what it does not know.
    fn odd_value(&mut self, rule: &'static str, span: Span, message: String, first: Option<Span>) {
        let mut diagnostic = Diagnostic::error(rule, span, message);
        if let Some(first) = first {
            diagnostic = diagnostic.related(first, "first defined here");
        }
        if self.is_plain() {
            diagnostic.severity = Severity::Warning;
        }
        self.diagnostics.push(diagnostic);
    }

    fn variants(&mut self, given: &[Given<'_>], base: EnumBase) -> Vec<Variant> {
        let mut used = names::Names::without(&["Unknown"]);
        let mut by_name: HashSet<&str> = HashSet::new();
        // A value that fits is an integer or a string: what it is written as tells it from all others.
        let mut by_value: HashMap<String, Span> = HashMap::new();
        let mut variants: Vec<Variant> = Vec::new();
        for one in given {
            let fits = match base {
                EnumBase::Integer => one.value.as_i64().is_some(),
                EnumBase::String => one.value.as_str().is_some(),
            };
            if !fits {
                let base = match base {
                    EnumBase::Integer => "an integer of 64 bits",
                    EnumBase::String => "a string",
                };
                let message = format!("the value {} is not {base}", one.value.value);
                self.odd_value(rules::WRONG_VALUE, one.value.span, message, None);
                continue;
            }
            let value = one.value.value.to_string();
            if let Some(first) = by_value.get(&value) {
                let message = format!("the value {value} is there twice");
                let first = Some(*first);
                self.odd_value(rules::DUPLICATE_NAME, one.value.span, message, first);
                continue;
            }
            by_value.insert(value, one.value.span);
            if let Some(name) = one.name {
                if !names::is_pascal(&name.value) {
                    let message = format!("`{}` is not a name for a variant", name.value);
                    self.error(
                        rules::WRONG_VALUE,
                        name.span,
                        message,
                        "write it in PascalCase",
                    );
                } else if !by_name.insert(&name.value) {
                    self.error(
                        rules::DUPLICATE_NAME,
                        name.span,
                        format!("the name `{}` is there twice", name.value),
                        "",
                    );
                }
            }
            let name = one.name.map_or_else(
                || names::derived(&one.value.value),
                |name| name.value.clone(),
            );
            variants.push(Variant {
                value: one.value.value.clone(),
                rust_name: used.unique(&name, ""),
                evidence: one.docs.evidence,
                docs: one.docs.clone(),
                span: one.value.span,
            });
        }
        variants
    }
}

/// A value with what the spec says of it.
struct Given<'s> {
    value: &'s Spanned<Json>,
    name: Option<&'s Spanned<String>>,
    docs: crate::model::Docs,
}

fn allows_null(object: &SchemaObject) -> bool {
    object
        .values
        .iter()
        .flat_map(|values| &values.value)
        .any(|value| value.value == Json::Null)
}
