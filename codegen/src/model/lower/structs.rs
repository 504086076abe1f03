//! Objects with properties.

use super::builder::Builder;
use super::direction::Direction;
use super::names;
use super::types::Scope;
use super::view::View;
use crate::diagnostics::{Diagnostic, Severity, rules};
use crate::model::{Bounds, Docs, Echo, Evidence, Field, Type, TypeDef, TypeId, TypeKind};
use crate::openapi::words::SensitivityMark;
use crate::openapi::{Members, SchemaId, SchemaObject};
use crate::source::to_u32;

impl<'a> Builder<'a> {
    pub(super) fn structure(
        &mut self,
        view: &View<'a>,
        object: &'a SchemaObject,
        properties: &'a Members<SchemaId>,
        scope: &Scope,
    ) -> Type {
        if let Some(ty) = self.known_type(view.target) {
            return ty;
        }
        // The number comes before the fields, which may lead back here.
        let id = self.new_type(view, scope, TypeKind::Struct { fields: Vec::new() });
        let ty = Type::Struct(id);
        self.know_type(view.target, ty.clone());
        let scope = Scope {
            name: self
                .types
                .get(id.index())
                .map_or_else(String::new, |def| def.rust_name.clone()),
            standing: view.standing_within(&scope.standing),
        };
        let fields = self.fields(object, properties, &scope);
        if let Some(def) = self.types.get_mut(id.index()) {
            def.kind = TypeKind::Struct { fields };
        }
        ty
    }

    fn fields(
        &mut self,
        object: &'a SchemaObject,
        properties: &'a Members<SchemaId>,
        scope: &Scope,
    ) -> Vec<Field> {
        self.check_required(object, properties);
        let views = properties.into_iter();
        let mut views: Vec<_> = views.map(|one| (one, self.view(one.value))).collect();
        views.retain(|(_, view)| self.travels(view));
        let rust_names = names::members(
            views
                .iter()
                .map(|(member, view)| (member.name.value.as_str(), field_name(view))),
        );
        let mut fields = Vec::new();
        for ((member, view), rust_name) in views.iter().zip(rust_names) {
            let inner = Scope {
                name: names::below(&scope.name, &member.name.value),
                standing: view.standing(&scope.standing),
            };
            let lowered = self.lower_view(view, &inner);
            let within = self.level_within(view, &scope.standing);
            let mark = view
                .find(|object| object.sensitive.as_ref())
                .map(|word| word.value);
            fields.push(Field {
                name: member.name.value.clone(),
                rust_name,
                ty: lowered.ty,
                required: object
                    .required
                    .iter()
                    .flatten()
                    .any(|name| name.value == member.name.value),
                nullable: lowered.nullable,
                sensitive: mark.and_then(SensitivityMark::sensitivity),
                is_public: mark == Some(SensitivityMark::None),
                needed: view
                    .find(|object| object.needed.as_ref())
                    .map(|word| word.value),
                echo: self.echo(view),
                constant: view
                    .find(|object| object.constant.as_ref())
                    .map(|value| value.value.clone()),
                docs: Docs {
                    within,
                    ..Self::schema_docs(view, &scope.standing)
                },
                bounds: bounds(view),
                success: view.find(|object| object.success.as_ref()).is_some(),
                deprecated: view
                    .find(|object| object.deprecated.as_ref())
                    .is_some_and(|flag| flag.value),
                schema: self.schema_ref(view.span),
                span: member.name.span,
            });
        }
        fields
    }

    /// `x-echo` of a property.
    fn echo(&mut self, view: &View<'a>) -> Option<Echo> {
        let mark = view.find(|object| object.echo.as_ref())?;
        self.used_marks.insert(mark.span);
        Some(Echo {
            parameter: mark.value.clone(),
            span: mark.span,
        })
    }

    /// What is required has to be described.
    pub(super) fn check_required(&mut self, object: &SchemaObject, properties: &Members<SchemaId>) {
        for name in object.required.iter().flatten() {
            if properties.member(&name.value).is_none() {
                let near = crate::diagnostics::suggest::nearest(
                    &name.value,
                    properties
                        .into_iter()
                        .map(|member| member.name.value.as_str()),
                );
                let help = near.map_or_else(
                    || "list it under `properties`".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("`{}` is required but is not a property", name.value);
                let mut diagnostic =
                    Diagnostic::error(rules::REQUIRED_UNKNOWN, name.span, message).help(help);
                if self.is_plain() {
                    // What nobody describes is kept out of types, and still demanded by the checks.
                    diagnostic.severity = Severity::Warning;
                }
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// A number and a name for a type.
    pub(super) fn new_type(&mut self, view: &View<'a>, scope: &Scope, kind: TypeKind) -> TypeId {
        let mut name = self.type_name(view, scope);
        // What is received keeps the name of what both are views of.
        let sent = self.direction == Direction::Request && self.views.differs(view.target);
        if sent && name != scope.name {
            name.push_str("Request");
        }
        let rust_name = self.type_names.unique(&name, "");
        let mut docs = Self::schema_docs(view, &scope.standing);
        let standing = view.standing_within(&scope.standing);
        (docs.evidence, docs.sources, docs.stated) =
            (standing.evidence, standing.sources, standing.stated);
        // A shared type is described where it stands, not where it is used.
        if let Some(target) = view.object() {
            let own = super::docs::docs(
                None,
                target.description.as_ref(),
                target.notes.as_ref(),
                Evidence::Documented,
            );
            (docs.zh, docs.en, docs.notes) = (own.zh, own.en, own.notes);
        }
        let span = self.span_of(view.target);
        self.types.push(TypeDef {
            rust_name,
            docs,
            kind,
            in_reply: false,
            in_request: false,
            schema: self.schema_ref(span),
            span,
        });
        TypeId(to_u32(self.types.len() - 1))
    }

    /// The name under which a schema stands among the components: unlike a title, no other schema has it.
    fn component_name(&self, view: &View<'a>) -> Option<String> {
        let path = self.project.pointer_of(self.span_of(view.target))?;
        let name = path.strip_prefix("/components/schemas/")?;
        (!name.contains('/')).then(|| name.replace("~1", "/").replace("~0", "~"))
    }

    /// The title, `x-rust-name`, the name under which it is shared, or where it stands.
    fn type_name(&self, view: &View<'a>, scope: &Scope) -> String {
        let target = view.object();
        if let Some(name) = target
            .and_then(|object| object.rust_name.as_ref())
            .filter(|name| is_type_name(&name.value.0))
        {
            return name.value.0.clone();
        }
        if self.is_plain()
            && let Some(name) = self.component_name(view)
        {
            return names::pascal(&name);
        }
        if let Some(title) = target.and_then(|object| object.title.as_ref()) {
            return names::pascal(&title.value);
        }
        if view.target != view.id {
            let pointer = self
                .project
                .pointer_of(self.span_of(view.target))
                .unwrap_or_default();
            if let Some(name) = pointer.rsplit('/').next().filter(|name| !name.is_empty()) {
                return names::pascal(name);
            }
        }
        scope.name.clone()
    }
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// `x-rust-name`, if it names the field and not the type.
pub(super) fn field_name<'a>(view: &View<'a>) -> Option<&'a str> {
    view.find(|object| object.rust_name.as_ref())
        .map(|name| name.value.0.as_str())
        .filter(|name| !is_type_name(name))
}

/// The limits of a value, wherever on the way to its type they stand.
pub(super) fn bounds(view: &View<'_>) -> Bounds {
    Bounds {
        minimum: view
            .find(|object| object.minimum.as_ref())
            .map(|number| number.value.clone()),
        maximum: view
            .find(|object| object.maximum.as_ref())
            .map(|number| number.value.clone()),
        exclusive_minimum: view
            .find(|object| object.exclusive_minimum.as_ref())
            .map(|number| number.value.clone()),
        exclusive_maximum: view
            .find(|object| object.exclusive_maximum.as_ref())
            .map(|number| number.value.clone()),
        multiple_of: view
            .find(|object| object.multiple_of.as_ref())
            .map(|number| number.value.clone()),
        min_length: view
            .find(|object| object.min_length.as_ref())
            .map(|number| number.value),
        max_length: view
            .find(|object| object.max_length.as_ref())
            .map(|number| number.value),
        pattern: view
            .find(|object| object.pattern.as_ref())
            .map(|pattern| pattern.value.clone()),
        min_items: view.find(|object| object.min_items),
        max_items: view.find(|object| object.max_items),
    }
}
