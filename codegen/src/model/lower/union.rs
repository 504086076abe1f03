//! `oneOf` beyond the envelope: branches that a document chooses by type or by a constant member.

use super::builder::Builder;
use super::names;
use super::types::{Lowered, Scope};
use super::view::View;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{BranchTest, EnumBase, JsonKind, NewtypeBase, Type, TypeKind, UnionBranch};
use crate::openapi::{SchemaId, SchemaObject};
use crate::source::{Json, Span};

impl<'a> Builder<'a> {
    pub(super) fn one_of(
        &mut self,
        view: &View<'a>,
        object: &'a SchemaObject,
        branches: &'a [SchemaId],
        scope: &Scope,
    ) -> Lowered {
        let span = object.one_of.as_ref().map_or(object.span, |list| list.span);
        if let Some(raw) = self.refuse_beside(object, "oneOf") {
            return raw;
        }
        self.alternatives(view, branches, span, scope)
    }

    /// One of several schemas.
    fn alternatives(
        &mut self,
        view: &View<'a>,
        branches: &'a [SchemaId],
        span: Span,
        scope: &Scope,
    ) -> Lowered {
        let (nulls, others): (Vec<SchemaId>, Vec<SchemaId>) =
            branches.iter().partition(|id| self.is_null(**id));
        let nullable = !nulls.is_empty();
        match others.as_slice() {
            [] => {
                self.unmapped(span, "`oneOf` without branches", "");
                Lowered::broken()
            }
            [only] => {
                let lowered = self.lower(*only, scope);
                Lowered {
                    nullable: lowered.nullable || nullable,
                    ..lowered
                }
            }
            several => {
                if let Some(ty) = self.known_type(view.target) {
                    return Lowered::new(ty, nullable);
                }
                let id = self.new_type(
                    view,
                    scope,
                    TypeKind::Union {
                        branches: Vec::new(),
                    },
                );
                let ty = Type::Union(id);
                self.know_type(view.target, ty.clone());
                let name = self
                    .types
                    .get(id.index())
                    .map_or_else(String::new, |def| def.rust_name.clone());
                let scope = Scope {
                    name,
                    standing: view.standing_within(&scope.standing),
                };
                let (branches, branch_null) = match self.branches(several, span, &scope) {
                    Ok(branches) => branches,
                    Err(why) => {
                        self.know_type(view.target, Type::RawJson);
                        return self.raw_instead(span, &why);
                    }
                };
                if let Some(def) = self.types.get_mut(id.index()) {
                    def.kind = TypeKind::Union { branches };
                }
                Lowered::new(ty, nullable || branch_null)
            }
        }
    }

    /// `anyOf` has a type in Rust only as "this or null".
    pub(super) fn any_of(
        &mut self,
        view: &View<'a>,
        object: &'a SchemaObject,
        branches: &'a [SchemaId],
        span: Span,
        scope: &Scope,
    ) -> Lowered {
        if let Some(raw) = self.refuse_beside(object, "anyOf") {
            return raw;
        }
        if self.is_plain() {
            return self.alternatives(view, branches, span, scope);
        }
        let others: Vec<SchemaId> = branches
            .iter()
            .copied()
            .filter(|id| !self.is_null(*id))
            .collect();
        if let ([only], true) = (others.as_slice(), others.len() < branches.len()) {
            return Lowered {
                nullable: true,
                ..self.lower(*only, scope)
            };
        }
        self.unmapped(
            span,
            "`anyOf`",
            "use `oneOf` with branches that a type or a constant member tells apart",
        );
        Lowered::broken()
    }

    /// Keywords beside the branches would restrict all of them: said in one place only. Where nobody here could write
    /// it otherwise, the type alone says nothing new, and with anything else the value stays raw.
    fn refuse_beside(&mut self, object: &SchemaObject, keyword: &str) -> Option<Lowered> {
        let types = object
            .types
            .as_ref()
            .and_then(|types| types.0.first())
            .map(|kind| kind.span);
        let properties = object.properties.as_ref().map(|list| list.span);
        let values = object.values.as_ref().map(|list| list.span);
        let items = object.items.map(|id| self.span_of(id));
        if self.is_plain() {
            let span = properties.or(values).or(items)?;
            let why = format!("there are keywords beside `{keyword}`");
            return Some(self.raw_instead(span, &why));
        }
        for span in [types, properties, values, items].into_iter().flatten() {
            self.unmapped(
                span,
                &format!("keywords beside `{keyword}`"),
                "write them into the branches",
            );
        }
        None
    }

    fn is_null(&self, id: SchemaId) -> bool {
        let Some(types) = self
            .document
            .schemas
            .get(id)
            .object()
            .and_then(|object| object.types.as_ref())
        else {
            return false;
        };
        types.0.iter().all(|kind| kind.value == JsonKind::Null)
    }

    /// The branches, and whether one of them allows null. `Err`: why they cannot be told apart, in a document whose
    /// author cannot be asked to write it otherwise.
    fn branches(
        &mut self,
        ids: &[SchemaId],
        span: Span,
        scope: &Scope,
    ) -> Result<(Vec<UnionBranch>, bool), String> {
        let plain = self.is_plain();
        let mut names = names::Names::without(&["Other"]);
        let mut branches: Vec<UnionBranch> = Vec::new();
        let mut nullable = false;
        let mut broken = false;
        for id in ids {
            let view = self.view(*id);
            let title = view
                .find(|object| object.title.as_ref())
                .map(|title| names::pascal(&title.value));
            let inner = Scope {
                name: format!("{}Branch", scope.name),
                ..scope.clone()
            };
            let lowered = self.lower_view(&view, &inner);
            broken |= lowered.broken;
            let within = matches!(lowered.ty, Type::Union(_));
            if plain && within && !lowered.broken {
                return Err("a choice within a choice".to_owned());
            }
            if within {
                let help = "write all branches into one list";
                self.unmapped(view.span, "`oneOf` as a branch of `oneOf`", help);
                broken = true;
            }
            nullable |= lowered.nullable && lowered.ty != Type::RawJson;
            let name = title.unwrap_or_else(|| self.branch_name(&lowered.ty));
            branches.push(UnionBranch {
                rust_name: names.unique(&name, ""),
                test: BranchTest::Kinds(self.kinds(&lowered.ty)),
                ty: lowered.ty,
                docs: Self::schema_docs(&view, &scope.standing),
                span: view.span,
            });
        }
        if !broken && let Err(problem) = self.tell_apart(&mut branches) {
            if plain {
                return Err(problem.text());
            }
            self.report(problem, span);
        }
        Ok((branches, nullable))
    }

    /// Gives each branch a test that no other branch passes, or reports that there is none.
    fn tell_apart(&self, branches: &mut [UnionBranch]) -> Result<(), Ambiguous> {
        let kinds: Vec<Vec<JsonKind>> = branches
            .iter()
            .map(|branch| self.kinds(&branch.ty))
            .collect();
        let shared = |kind: JsonKind| kinds.iter().filter(|list| list.contains(&kind)).count() > 1;
        let clash = kinds
            .iter()
            .flatten()
            .find(|kind| **kind != JsonKind::Object && shared(**kind));
        let raw = branches
            .iter()
            .find(|branch| branch.ty == Type::RawJson)
            .map(|branch| branch.span);
        if let Some(raw) = raw {
            return Err(Ambiguous::Anything(raw));
        }
        if let Some(kind) = clash {
            return Err(Ambiguous::Kind(*kind));
        }
        if !shared(JsonKind::Object) {
            return Ok(());
        }
        let objects: Vec<usize> = (0..branches.len())
            .filter(|index| {
                kinds
                    .get(*index)
                    .is_some_and(|list| list.contains(&JsonKind::Object))
            })
            .collect();
        let Some((name, values)) = self.telling_member(branches, &objects) else {
            return Err(Ambiguous::Objects);
        };
        for (index, values) in objects.iter().zip(values) {
            if let Some(branch) = branches.get_mut(*index) {
                branch.test = BranchTest::Member {
                    name: name.clone(),
                    values,
                };
            }
        }
        Ok(())
    }

    fn report(&mut self, problem: Ambiguous, span: Span) {
        if let Ambiguous::Anything(raw) = problem {
            let what = "a branch that can be anything";
            let help = "give it a type; what fits no branch is kept as it is anyway";
            return self.unmapped(raw, what, help);
        }
        self.diagnostics.push(
            Diagnostic::error(
                rules::AMBIGUOUS_UNION,
                span,
                format!("the branches cannot be told apart: {}", problem.text()),
            )
            .help("branches differ by type, or by a required member with `const` or `enum`"),
        );
    }

    /// A member that is required in all these branches, with values that do not overlap.
    fn telling_member(
        &self,
        branches: &[UnionBranch],
        objects: &[usize],
    ) -> Option<(String, Vec<Vec<Json>>)> {
        let members = |index: &usize| self.constants(&branches.get(*index)?.ty);
        let first = members(objects.first()?)?;
        first.iter().find_map(|(name, _)| {
            let values: Option<Vec<Vec<Json>>> = objects
                .iter()
                .map(|index| {
                    members(index)?
                        .into_iter()
                        .find(|(other, _)| other == name)
                        .map(|(_, values)| values)
                })
                .collect();
            let values = values?;
            let all: Vec<&Json> = values.iter().flatten().collect();
            let distinct = all
                .iter()
                .enumerate()
                .all(|(index, value)| !all.iter().take(index).any(|other| other == value));
            distinct.then(|| (name.clone(), values))
        })
    }

    /// The required members of a struct whose values are listed.
    fn constants(&self, ty: &Type) -> Option<Vec<(String, Vec<Json>)>> {
        let Type::Struct(id) = ty else { return None };
        let TypeKind::Struct { fields } = &self.types.get(id.index())?.kind else {
            return None;
        };
        let values = |field: &crate::model::Field| match (&field.constant, &field.ty) {
            (Some(constant), _) => Some(vec![constant.clone()]),
            (None, Type::Enum(id)) => match &self.types.get(id.index())?.kind {
                TypeKind::Enum {
                    variants,
                    open: false,
                    ..
                } => Some(
                    variants
                        .iter()
                        .map(|variant| variant.value.clone())
                        .collect(),
                ),
                _ => None,
            },
            _ => None,
        };
        let required = fields.iter().filter(|field| !field.is_optional());
        Some(
            required
                .filter_map(|field| Some((field.name.clone(), values(field)?)))
                .collect(),
        )
    }

    fn branch_name(&self, ty: &Type) -> String {
        match ty {
            Type::Struct(id) | Type::Enum(id) | Type::Union(id) => self
                .types
                .get(id.index())
                .map_or_else(String::new, |def| def.rust_name.clone()),
            Type::Newtype(id) => self
                .newtypes
                .get(id.index())
                .map_or_else(String::new, |newtype| newtype.name.clone()),
            Type::Integer => "Integer".to_owned(),
            Type::Number => "Number".to_owned(),
            Type::Boolean => "Boolean".to_owned(),
            Type::String => "Text".to_owned(),
            Type::IntOrString => "IntOrString".to_owned(),
            Type::Array(_) => "List".to_owned(),
            Type::Map(_) => "Map".to_owned(),
            Type::JsonString(_) => "JsonString".to_owned(),
            Type::RawJson => "Json".to_owned(),
            Type::Bytes => "Bytes".to_owned(),
            Type::Nullable(inner) | Type::Boxed(inner) => self.branch_name(inner),
        }
    }

    /// What a value of this type is in JSON.
    fn kinds(&self, ty: &Type) -> Vec<JsonKind> {
        match ty {
            Type::Integer => vec![JsonKind::Integer],
            Type::Number => vec![JsonKind::Integer, JsonKind::Number],
            Type::Boolean => vec![JsonKind::Boolean],
            Type::String | Type::JsonString(_) => vec![JsonKind::String],
            Type::IntOrString => vec![JsonKind::Integer, JsonKind::String],
            Type::Newtype(id) => match self.newtypes.get(id.index()).map(|newtype| newtype.base) {
                Some(NewtypeBase::Integer) => vec![JsonKind::Integer],
                Some(NewtypeBase::String) => vec![JsonKind::String],
                None => Vec::new(),
            },
            Type::Enum(id) => match self.types.get(id.index()).map(|def| &def.kind) {
                Some(TypeKind::Enum {
                    base: EnumBase::Integer,
                    ..
                }) => vec![JsonKind::Integer],
                Some(TypeKind::Enum {
                    base: EnumBase::String,
                    ..
                }) => vec![JsonKind::String],
                _ => Vec::new(),
            },
            Type::Struct(_) | Type::Map(_) => vec![JsonKind::Object],
            Type::Array(_) => vec![JsonKind::Array],
            // A branch is neither, or it has been reported.
            Type::RawJson | Type::Bytes | Type::Union(_) => Vec::new(),
            Type::Nullable(inner) | Type::Boxed(inner) => self.kinds(inner),
        }
    }
}

/// Why branches cannot be told apart.
#[derive(Debug, Clone, Copy)]
enum Ambiguous {
    /// This one can be anything.
    Anything(Span),
    /// Two can be of this type.
    Kind(JsonKind),
    /// Two are objects.
    Objects,
}

impl Ambiguous {
    fn text(self) -> String {
        match self {
            Self::Anything(_) => "a branch can be anything".to_owned(),
            Self::Kind(kind) => format!("two branches can be {kind}"),
            Self::Objects => {
                "two branches are objects, and no required constant member tells them apart"
                    .to_owned()
            }
        }
    }
}
