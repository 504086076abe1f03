//! From schemas to Rust types, by a fixed table of cases. Whatever is not in it is an error at the schema's place.

use super::builder::Builder;
use super::docs::Standing;
use super::keywords::{BESIDE_REF, UNMAPPED, is_numeric};
use super::view::View;
use crate::diagnostics::rules;
use crate::model::{JsonKind, Type};
use crate::openapi::{Members, SchemaId, SchemaKind, SchemaObject};
use crate::source::{Json, Span};

/// As deep as types may refer to types.
pub(super) const MAX_DEPTH: usize = 100;

/// What a schema inherits from where it stands.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// The name of its type, if it needs one and has none of its own.
    pub(super) name: String,
    /// Its level, if it names none.
    pub(super) standing: Standing,
}

/// A type, and whether null is allowed beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lowered {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    /// There is no type, and why has been reported: what follows from that is no news.
    pub(super) broken: bool,
}

impl Lowered {
    pub(super) fn new(ty: Type, nullable: bool) -> Self {
        Self {
            ty,
            nullable,
            broken: false,
        }
    }

    /// Raw JSON: null is one of the things it can be.
    pub(super) fn raw() -> Self {
        Self::new(Type::RawJson, true)
    }

    /// Stands in for a type that could not be made.
    pub(super) fn broken() -> Self {
        Self {
            broken: true,
            ..Self::raw()
        }
    }

    /// As the content of a list, a map or a text.
    pub(super) fn inner(self) -> Type {
        if self.nullable && self.ty != Type::RawJson {
            Type::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

/// Whether all values that are listed are `true` or `false`.
fn only_booleans(object: &SchemaObject) -> bool {
    object.values.as_ref().is_some_and(|values| {
        !values.value.is_empty()
            && values
                .value
                .iter()
                .all(|value| matches!(value.value, Json::Bool(_)))
    })
}

impl<'a> Builder<'a> {
    /// The Rust type of a schema.
    pub(super) fn lower(&mut self, id: SchemaId, scope: &Scope) -> Lowered {
        let view = self.view(id);
        self.lower_view(&view, scope)
    }

    pub(super) fn lower_view(&mut self, view: &View<'a>, scope: &Scope) -> Lowered {
        if self.depth >= MAX_DEPTH {
            self.error(
                rules::TOO_DEEP,
                view.span,
                format!("types refer to types more than {MAX_DEPTH} deep"),
                "",
            );
            return Lowered::broken();
        }
        self.depth += 1;
        let lowered = self.lower_kind(view, scope);
        self.depth -= 1;
        lowered
    }

    fn lower_kind(&mut self, view: &View<'a>, scope: &Scope) -> Lowered {
        for reference in view.references() {
            self.refuse(reference, BESIDE_REF, "beside `$ref`");
        }
        match view.kind {
            SchemaKind::Broken => Lowered::broken(),
            SchemaKind::Boolean(true) => Lowered::raw(),
            SchemaKind::Boolean(false) => {
                self.unmapped(
                    view.span,
                    "`false`, which nothing satisfies",
                    "leave the property out",
                );
                Lowered::broken()
            }
            SchemaKind::Object(object) => self.lower_object(view, object, scope),
        }
    }

    fn lower_object(
        &mut self,
        view: &View<'a>,
        object: &'a SchemaObject,
        scope: &Scope,
    ) -> Lowered {
        if let Some(alternatives) = &object.one_of
            && !self.is_constraint(object, &alternatives.value)
        {
            return self.one_of(view, object, &alternatives.value, scope);
        }
        if let Some(alternatives) = &object.any_of
            && !self.is_constraint(object, &alternatives.value)
        {
            return self.any_of(view, object, &alternatives.value, alternatives.span, scope);
        }
        if let Some(parts) = &object.all_of
            && !self.is_constraint(object, &parts.value)
        {
            if self.is_plain() {
                let why = "the parts of `allOf` are no objects, or disagree about a member";
                return self.raw_instead(parts.span, why);
            }
            self.unmapped(
                parts.span,
                "`allOf`",
                "write the properties out, or refer to one schema with `$ref`",
            );
            return Lowered::broken();
        }
        self.refuse(object, UNMAPPED, "");
        let kinds: Vec<JsonKind> = object
            .types
            .iter()
            .flat_map(|types| &types.0)
            .map(|kind| kind.value)
            .collect();
        let nullable = kinds.contains(&JsonKind::Null);
        let kinds: Vec<JsonKind> = kinds
            .into_iter()
            .filter(|kind| *kind != JsonKind::Null)
            .collect();
        if let Some(newtype) = view.find(|object| object.newtype.as_ref()) {
            return self.newtype(view, &newtype.value, newtype.span, &kinds, nullable);
        }
        if self.is_plain() && only_booleans(object) {
            return Lowered::new(Type::Boolean, nullable);
        }
        if object.known_values.is_some() || object.values.is_some() {
            return self.named_values(view, object, &kinds, nullable, scope);
        }
        if object.content_schema.is_some() || object.content_media_type.is_some() {
            return self.json_string(object, &kinds, nullable, scope);
        }
        let ty = match kinds.as_slice() {
            [] => return self.untyped(view, object, nullable, scope),
            [JsonKind::Integer] => Type::Integer,
            [JsonKind::Number] => Type::Number,
            [JsonKind::Boolean] => Type::Boolean,
            [JsonKind::String] => Type::String,
            [JsonKind::Integer, JsonKind::String] | [JsonKind::String, JsonKind::Integer] => {
                self.check_digits(object);
                Type::IntOrString
            }
            [JsonKind::Object] => self.object(view, object, scope),
            [JsonKind::Array] => self.array(object, scope),
            _ => {
                let all: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
                let span = object
                    .types
                    .iter()
                    .flat_map(|types| &types.0)
                    .next()
                    .map_or(object.span, |kind| kind.span);
                let what = format!("the types {} in one", all.join(", "));
                self.unmapped(span, &what, "write `oneOf` with a branch for each; only integer and string go together, with a pattern of digits");
                return Lowered::broken();
            }
        };
        Lowered::new(ty, nullable)
    }

    /// A construct that Rust has no type for. Where nothing is generated, nobody needs one: schemas are checked as they
    /// stand.
    pub(super) fn unmapped(&mut self, span: Span, what: &str, help: &str) {
        if !self.document.reading {
            self.without_type(span, what, help);
        }
    }

    /// The same of what the wire has no form for either.
    pub(super) fn without_type(&mut self, span: Span, what: &str, help: &str) {
        self.error(
            rules::NO_RUST_TYPE,
            span,
            format!("no Rust type for {what}"),
            help,
        );
    }

    fn untyped(
        &mut self,
        view: &View<'a>,
        object: &'a SchemaObject,
        nullable: bool,
        scope: &Scope,
    ) -> Lowered {
        if object.properties.is_some() || object.additional_properties.is_some() {
            return Lowered::new(self.object(view, object, scope), nullable);
        }
        if object.items.is_some() {
            return Lowered::new(self.array(object, scope), nullable);
        }
        if let Some(constant) = &object.constant {
            let ty = match &constant.value {
                Json::String(_) => Type::String,
                Json::Bool(_) => Type::Boolean,
                Json::Number(number) if number.is_f64() => Type::Number,
                Json::Number(_) => Type::Integer,
                Json::Null => return Lowered::raw(),
                Json::Array(_) | Json::Object(_) => {
                    self.unmapped(constant.span, "a constant list or object", "");
                    return Lowered::broken();
                }
            };
            return Lowered::new(ty, nullable);
        }
        // Only null was ever seen, or there are no words at all: whatever else may come is kept as it is.
        Lowered::raw()
    }

    fn array(&mut self, object: &'a SchemaObject, scope: &Scope) -> Type {
        let Some(items) = object.items else {
            return Type::Array(Box::new(Type::RawJson));
        };
        let scope = Scope {
            name: format!("{}Item", scope.name),
            ..scope.clone()
        };
        Type::Array(Box::new(self.lower(items, &scope).inner()))
    }

    fn object(&mut self, view: &View<'a>, object: &'a SchemaObject, scope: &Scope) -> Type {
        let Some(properties) = &object.properties else {
            return self.map(object, scope);
        };
        let rest = object
            .additional_properties
            .map(|id| self.document.schemas.get(id));
        if let Some(rest) = rest.filter(|rest| matches!(rest.kind, SchemaKind::Object(_))) {
            if self.is_plain() {
                return self.open_object(object, properties, rest.span, scope);
            }
            self.unmapped(
                rest.span,
                "named properties beside a schema for all others",
                "name the properties, or make it a map with `additionalProperties` alone",
            );
        }
        self.structure(view, object, properties, scope)
    }

    /// Named members beside any number of others: a map, if all of them are of one type.
    fn open_object(
        &mut self,
        object: &'a SchemaObject,
        properties: &'a Members<SchemaId>,
        span: Span,
        scope: &Scope,
    ) -> Type {
        let Some(others) = object.additional_properties else {
            return Type::RawJson;
        };
        let inner = Scope {
            name: format!("{}Value", scope.name),
            ..scope.clone()
        };
        let value = self.lower(others, &inner).inner();
        let simple = matches!(
            value,
            Type::Integer | Type::Number | Type::Boolean | Type::String | Type::RawJson
        );
        let same = simple
            && properties.into_iter().all(|member| {
                // Types without a name of their own: looking at them makes none.
                let view = self.view(member.value);
                let kinds = view.object().and_then(|object| object.types.as_ref());
                let kinds = kinds.map(|types| types.0.as_slice());
                match (&value, kinds) {
                    (Type::RawJson, _) => true,
                    (Type::String, Some([kind])) => kind.value == JsonKind::String,
                    (Type::Integer, Some([kind])) => kind.value == JsonKind::Integer,
                    (Type::Number, Some([kind])) => {
                        matches!(kind.value, JsonKind::Number | JsonKind::Integer)
                    }
                    (Type::Boolean, Some([kind])) => kind.value == JsonKind::Boolean,
                    _ => false,
                }
            });
        if same {
            return Type::Map(Box::new(value));
        }
        self.raw_instead(span, "named members beside others of another type")
            .ty
    }

    fn map(&mut self, object: &'a SchemaObject, scope: &Scope) -> Type {
        for name in object.required.iter().flatten() {
            self.error(
                rules::REQUIRED_UNKNOWN,
                name.span,
                format!("`{}` is required but is not a property", name.value),
                "list it under `properties`",
            );
        }
        let Some(values) = object.additional_properties else {
            return Type::Map(Box::new(Type::RawJson));
        };
        let scope = Scope {
            name: format!("{}Value", scope.name),
            ..scope.clone()
        };
        Type::Map(Box::new(self.lower(values, &scope).inner()))
    }

    fn json_string(
        &mut self,
        object: &'a SchemaObject,
        kinds: &[JsonKind],
        nullable: bool,
        scope: &Scope,
    ) -> Lowered {
        let media = object.content_media_type.as_ref();
        match media {
            Some(media) if media.value != "application/json" => {
                self.unmapped(
                    media.span,
                    &format!("a text that holds {}", media.value),
                    "only application/json is read",
                );
            }
            None => self.error(
                rules::MISSING_KEY,
                object
                    .content_schema
                    .map_or(object.span, |id| self.document.schemas.get(id).span),
                "`contentSchema` without `contentMediaType`",
                "write `contentMediaType: application/json`",
            ),
            Some(_) => {}
        }
        if kinds != [JsonKind::String] {
            self.unmapped(
                object.span,
                "content of anything but a string",
                "write `type: string`",
            );
        }
        if let Some(encoding) = &object.content_encoding {
            self.unmapped(encoding.span, "JSON within an encoded text", "");
        }
        let inner = object
            .content_schema
            .map_or_else(Lowered::raw, |id| self.lower(id, scope));
        Lowered::new(Type::JsonString(Box::new(inner.inner())), nullable)
    }

    /// `type: [integer, string]` is a number in two forms only if the string is one.
    fn check_digits(&mut self, object: &SchemaObject) {
        let help = "an integer that may come as text has a pattern of digits, like `^-?[0-9]+$`; otherwise write `oneOf`";
        match &object.pattern {
            None => self.unmapped(
                object.span,
                "integer or string without a numeric `pattern`",
                help,
            ),
            Some(pattern) if !is_numeric(&pattern.value) => {
                self.unmapped(pattern.span, "integer or any text", help);
            }
            Some(_) => {}
        }
    }

    pub(super) fn span_of(&self, id: SchemaId) -> Span {
        self.document.schemas.get(id).span
    }
}
