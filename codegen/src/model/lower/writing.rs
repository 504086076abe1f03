//! How the values of a parameter are written outside of JSON: style, explode and shape.

use super::builder::Builder;
use super::draft::Draft;
use super::types::Lowered;
use crate::diagnostics::rules;
use crate::model::{Parameter, Place, Type, TypeKind};
use bilispec_wire::parameter::{Shape, Style};

/// OpenAPI's styles, and the places where each can stand.
const STYLES: &[(&str, Style, &[Place])] = &[
    (
        "form",
        Style::Form,
        &[Place::Query, Place::Cookie, Place::Form],
    ),
    ("spaceDelimited", Style::Space, &[Place::Query, Place::Form]),
    ("pipeDelimited", Style::Pipe, &[Place::Query, Place::Form]),
    (
        "deepObject",
        Style::DeepObject,
        &[Place::Query, Place::Form],
    ),
    ("simple", Style::Simple, &[Place::Path, Place::Header]),
    ("label", Style::Label, &[Place::Path]),
    ("matrix", Style::Matrix, &[Place::Path]),
];

impl<'a> Builder<'a> {
    /// Style, explode and shape of a parameter; reports a style that its place cannot have.
    pub(super) fn writing(&mut self, draft: &Draft<'a>, lowered: &Lowered) -> (Style, bool, Shape) {
        let said = draft.parameter.and_then(|own| own.style.as_ref());
        let said = said.or(draft.encoding.and_then(|own| own.style.as_ref()));
        let here = |style: &&(&str, Style, &[Place])| style.2.contains(&draft.place);
        let mut style = match STYLES.iter().find(here) {
            Some((_, usual, _)) if !draft.json_in_string => *usual,
            _ => Style::Json,
        };
        if let Some(said) = said {
            let mut fitting = STYLES.iter().filter(here);
            if let Some((_, found, _)) = fitting.find(|(name, ..)| *name == said.value) {
                style = *found;
            } else {
                let names: Vec<&str> = STYLES.iter().filter(here).map(|style| style.0).collect();
                let help = if names.is_empty() {
                    "members of a JSON body have no style".to_owned()
                } else {
                    format!("what can stand here: {}", names.join(", "))
                };
                let message = format!("a parameter of the style `{}`", said.value);
                self.error(rules::UNSUPPORTED, said.span, message, &help);
            }
        }
        let explode = draft.parameter.and_then(|own| own.explode.as_ref());
        let explode = explode.or(draft.encoding.and_then(|own| own.explode.as_ref()));
        let usual = matches!(style, Style::Form | Style::DeepObject);
        let explode = explode.map_or(usual, |flag| flag.value);
        let shape = self.shape(&lowered.ty).unwrap_or(Shape::Single);
        let is_object = matches!(shape, Shape::Members(_) | Shape::Map);
        if let Some(said) =
            said.filter(|_| style == Style::DeepObject && !is_object && !lowered.broken)
        {
            let message = "`deepObject` for what is not an object";
            let help = "it writes the members of an object of single values";
            self.error(rules::UNSUPPORTED, said.span, message, help);
        }
        (style, explode, shape)
    }

    /// What a text on the wire can hold.
    pub(super) fn check_text(&mut self, parameter: &Parameter, draft: &Draft<'a>, nullable: bool) {
        let span = draft.view.span;
        let single = self.is_single(&parameter.ty);
        let name = &parameter.name;
        let is_json = parameter.style == Style::Json;
        if !is_json && self.shape(&parameter.ty).is_none() {
            let what = format!("`{name}`, whose items or members are no single values");
            let help = match parameter.place {
                Place::Form => {
                    "a form field that holds JSON says so under `encoding`: `contentType: application/json`"
                }
                _ => {
                    "a parameter that holds JSON says so with `content: application/json` in place of `schema`"
                }
            };
            self.without_type(span, &what, help);
        }
        if single && parameter.json_in_string && draft.encoding.is_some() {
            let what = format!("`{name}` as JSON in a text: it is a single value");
            self.without_type(span, &what, "leave `contentType` out of `encoding`");
        }
        if nullable && single && !self.is_plain() {
            let help = "texts have no null: leave it out of `required` instead";
            self.without_type(span, &format!("a null in `{name}`"), help);
        }
    }

    /// The shape of a value that can be written outside of JSON: a single one, a list or an object of single ones.
    fn shape(&self, ty: &Type) -> Option<Shape> {
        if self.is_single(ty) {
            return Some(Shape::Single);
        }
        match ty {
            Type::Array(item) => self.is_single(inner(item)).then_some(Shape::List),
            Type::Map(value) => self.is_single(inner(value)).then_some(Shape::Map),
            Type::Nullable(inner) | Type::Boxed(inner) => self.shape(inner),
            Type::Struct(id) => match self.types.get(id.index()).map(|def| &def.kind) {
                Some(TypeKind::Struct { fields }) => {
                    let single = fields.iter().all(|field| self.is_single(inner(&field.ty)));
                    let names = fields.iter().map(|field| field.name.clone());
                    single.then(|| Shape::Members(names.collect()))
                }
                _ => None,
            },
            Type::Union(id) => match self.types.get(id.index()).map(|def| &def.kind) {
                Some(TypeKind::Union { branches }) => {
                    let listable = branches.iter().all(|branch| {
                        let shape = match branch.ty {
                            Type::Union(_) => None,
                            _ => self.shape(&branch.ty),
                        };
                        matches!(shape, Some(Shape::Single | Shape::List))
                    });
                    listable.then_some(Shape::SingleOrList)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a value is one text: no list, no object.
    fn is_single(&self, ty: &Type) -> bool {
        match ty {
            Type::Union(id) => match self.types.get(id.index()).map(|def| &def.kind) {
                Some(TypeKind::Union { branches }) => branches.iter().all(|branch| {
                    !matches!(branch.ty, Type::Union(_)) && self.is_single(&branch.ty)
                }),
                _ => false,
            },
            ty => ty.is_scalar(),
        }
    }
}

fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    }
}
