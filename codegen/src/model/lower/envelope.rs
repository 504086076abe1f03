//! Replies in an envelope: success or refusal, and the payload of a success.

use std::borrow::Cow;

use super::builder::Builder;
use super::docs::Standing;
use super::view::View;
use super::{docs, names};
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{Envelope, EnvelopeId, EnvelopeMember, Evidence};
use crate::openapi::{EnvelopeMark, SchemaId, SchemaKind, SchemaObject, SuccessMark};
use crate::source::{Span, Spanned, to_u32};
use bilispec_wire::envelope::{Code, Success};
use bilispec_wire::json::pointer;

pub(super) const SHAPE: &str = "`oneOf` of two branches: `allOf` of the envelope's success schema and `properties` with the payload; and the refusal";

impl<'a> Builder<'a> {
    /// Takes the reply's schema apart; reports what it lacks.
    pub(super) fn parts(&mut self, id: SchemaId) -> Option<Parts<'a>> {
        let view = self.view(id);
        // Unreadable: reported.
        let object = view.object()?;
        let Some(branches) = &object.one_of else {
            self.error(
                rules::ENVELOPE_SHAPE,
                object.span,
                "the reply is not an envelope",
                SHAPE,
            );
            return None;
        };
        let views: Vec<View<'a>> = branches.value.iter().map(|id| self.view(*id)).collect();
        // What cannot be read has been reported, and may be what is missing.
        if views.iter().any(|view| self.is_broken(view)) {
            return None;
        }
        let success = views.iter().find_map(|branch| self.success_branch(branch));
        let Some((success_view, success, rest)) = success else {
            self.error(
                rules::ENVELOPE_SHAPE,
                branches.span,
                "no branch of the reply has `x-envelope`",
                SHAPE,
            );
            return None;
        };
        let mark = success.envelope.as_ref()?;
        let others: Vec<&View<'a>> = views
            .iter()
            .filter(|branch| self.success_branch(branch).is_none())
            .collect();
        let [refusal] = others.as_slice() else {
            self.error(
                rules::ENVELOPE_SHAPE,
                branches.span,
                format!("{} branches beside one success", others.len()),
                SHAPE,
            );
            return None;
        };
        self.check_exclusive(success, refusal);
        let payload = self.payload(&mark.value, &rest, branches.span)?;
        Some(Parts {
            id: success_view.target,
            object: success,
            mark,
            payload,
        })
    }

    pub(super) fn is_broken(&self, view: &View<'a>) -> bool {
        let parts = view.object().and_then(|object| object.all_of.as_ref());
        let parts = parts.into_iter().flat_map(|list| &list.value);
        matches!(view.kind, SchemaKind::Broken)
            || parts
                .into_iter()
                .any(|id| matches!(self.view(*id).kind, SchemaKind::Broken))
    }

    /// The success schema of a branch and what the branch adds to it, if it is the success.
    fn success_branch(
        &self,
        branch: &View<'a>,
    ) -> Option<(View<'a>, &'a SchemaObject, Vec<View<'a>>)> {
        let parts: Vec<View<'a>> = branch
            .object()?
            .all_of
            .as_ref()?
            .value
            .iter()
            .map(|id| self.view(*id))
            .collect();
        let index = parts.iter().position(|part| {
            part.object()
                .is_some_and(|object| object.envelope.is_some())
        })?;
        let mut rest = parts;
        let success = rest.remove(index);
        let object = success.object()?;
        Some((success, object, rest))
    }

    /// A refusal is `not` the very schema that makes a success.
    fn check_exclusive(&mut self, success: &SchemaObject, refusal: &View<'a>) {
        let tests = success
            .all_of
            .iter()
            .flat_map(|list| list.value.iter().copied())
            .chain(success.reference.iter().filter_map(|r| r.value.target));
        let tests: Vec<SchemaId> = tests.map(|id| self.view(id).target).collect();
        let not = refusal
            .object()
            .and_then(|object| object.not)
            .map(|id| self.view(id).target);
        if not.is_none_or(|not| !tests.contains(&not)) {
            self.diagnostics.push(
                Diagnostic::error(rules::ENVELOPE_SHAPE, refusal.span, "success and refusal do not exclude each other")
                    .related(success.span, "the success")
                    .help("the success has the test under `allOf`, and the refusal `not` with a `$ref` to the same test"),
            );
        }
    }

    /// The payload's schema: what the branch adds to the envelope, at the place that the envelope gives it.
    fn payload(&mut self, mark: &EnvelopeMark, rest: &[View<'a>], span: Span) -> Option<SchemaId> {
        let names: Vec<_> = pointer::tokens(&mark.data.value).collect();
        let mut payload = None;
        for part in rest {
            let found = if names.is_empty() {
                Some(part.id)
            } else {
                self.payload_in(part, &names)
            };
            if let (Some(_), Some(found)) = (payload, found) {
                let message = "the reply says twice what its payload is";
                self.error(rules::ENVELOPE_SHAPE, self.span_of(found), message, SHAPE);
            }
            payload = payload.or(found);
        }
        if payload.is_none() {
            let what = match mark.data.value.as_str() {
                "" => "its payload".to_owned(),
                data => format!("`{data}`"),
            };
            let message = format!("the reply does not say what {what} is");
            self.error(rules::ENVELOPE_SHAPE, span, message, SHAPE);
        }
        payload
    }

    /// The payload below names of members; a branch has nothing beside it.
    fn payload_in(&mut self, part: &View<'a>, names: &[Cow<'_, str>]) -> Option<SchemaId> {
        let (name, rest) = names.split_first()?;
        let object = part.object()?;
        let others = [
            object
                .types
                .as_ref()
                .and_then(|types| types.0.first())
                .filter(|kind| kind.value != crate::model::JsonKind::Object)
                .map(|kind| kind.span),
            object.one_of.as_ref().map(|list| list.span),
            object.any_of.as_ref().map(|list| list.span),
            object.all_of.as_ref().map(|list| list.span),
            object.values.as_ref().map(|list| list.span),
        ];
        for other in others.into_iter().flatten() {
            let message = "a branch adds nothing but the payload to its envelope";
            self.error(rules::ENVELOPE_SHAPE, other, message, SHAPE);
        }
        let mut payload = None;
        for member in object.properties.iter().flatten() {
            if member.name.value != **name {
                let message = format!("`{}` belongs to the envelope", member.name.value);
                let help = "describe it once, in the envelope's success schema";
                self.error(rules::ENVELOPE_SHAPE, member.name.span, message, help);
            } else if rest.is_empty() {
                payload = Some(member.value);
            } else {
                let inner = self.view(member.value);
                payload = self.payload_in(&inner, rest);
            }
        }
        payload
    }

    pub(super) fn envelope(&mut self, parts: &Parts<'a>) -> EnvelopeId {
        if let Some(id) = self.envelope_ids.get(&parts.id) {
            return *id;
        }
        let (object, mark) = (parts.object, &parts.mark.value);
        self.check_places(parts);
        let success = self.success_codes(&mark.success);
        let standing = self
            .view(parts.id)
            .standing(&Standing::from(Evidence::Documented));
        let codes = self.codes(object.codes.as_ref(), &success);
        let blocked = self.blocked(object.blocked.as_ref(), &standing);
        self.used_marks
            .extend(object.blocked.as_ref().map(|blocked| blocked.span));
        self.used_marks.insert(parts.mark.span);
        self.used_marks
            .extend(object.codes.as_ref().map(|codes| codes.span));
        let at = self.project.pointer_of(object.span).unwrap_or_default();
        let name = object.title.as_ref().map_or_else(
            || at.rsplit('/').next().unwrap_or_default(),
            |title| title.value.as_str(),
        );
        let strings = |list: &Spanned<Vec<Spanned<String>>>| {
            list.value.iter().map(|key| key.value.clone()).collect()
        };
        let members = self.envelope_members(parts, &standing);
        self.envelopes.push(Envelope {
            name: self.type_names.unique(&names::pascal(name), ""),
            code: strings(&mark.code),
            message: strings(&mark.message),
            data: mark.data.value.clone(),
            success,
            codes,
            blocked,
            docs: docs::docs(
                None,
                object.description.as_ref(),
                object.notes.as_ref(),
                standing,
            ),
            members,
            schema: self.schema_ref(object.span),
            span: parts.mark.span,
        });
        let id = EnvelopeId(to_u32(self.envelopes.len() - 1));
        self.envelope_ids.insert(parts.id, id);
        id
    }

    /// Places of code, message and payload lead to what the envelope describes.
    fn check_places(&mut self, parts: &Parts<'a>) {
        let mark = &parts.mark.value;
        let lists = mark.code.value.iter().chain(&mark.message.value);
        for key in lists.chain(std::iter::once(&mark.data)) {
            let is_pointer = key
                .value
                .split_once('/')
                .is_none_or(|(name, _)| name.is_empty());
            if !is_pointer {
                let message = format!("`{}` is not a JSON pointer", key.value);
                let help =
                    "write the name of a member at the top, or a pointer that begins with `/`";
                self.error(rules::WRONG_VALUE, key.span, message, help);
                continue;
            }
            let mut tokens = pointer::tokens(&key.value);
            let found = tokens.try_fold(parts.id, |id, name| {
                let view = self.view(id);
                let member = view.find(|object| object.properties.as_ref());
                let member = member.and_then(|members| members.get(&name).copied());
                // A number leads into a list, where the schema has one.
                let item = || {
                    name.parse::<usize>().ok()?;
                    view.find(|object| object.items.as_ref()).copied()
                };
                member.or_else(item)
            });
            if found.is_none() {
                let message = format!("the envelope has no property `{}`", key.value);
                let help = "describe it beside `x-envelope`, under `properties`";
                self.error(rules::UNKNOWN_NAME, key.span, message, help);
            }
        }
        if mark.code.value.is_empty() {
            let help = "an envelope has a code; a reply without one is not an envelope";
            self.error(rules::WRONG_VALUE, mark.code.span, "an empty list", help);
        }
        let mut codes: Vec<&Spanned<String>> = Vec::new();
        for place in &mark.code.value {
            if codes
                .iter()
                .any(|known| pointer::of(&known.value) == pointer::of(&place.value))
            {
                let message = format!("`{}` stands here twice", place.value);
                self.error(rules::WRONG_VALUE, place.span, message, "name it once");
            }
            codes.push(place);
        }
    }

    /// What makes a success; its codes are all of one form.
    fn success_codes(&mut self, mark: &Spanned<SuccessMark>) -> Success<'static> {
        let SuccessMark::Values(values) = &mark.value else {
            return Success::Absent;
        };
        let help = "list the codes that mean success, or write `absent`";
        if values.is_empty() {
            self.error(rules::WRONG_VALUE, mark.span, "an empty list", help);
        }
        let codes: Vec<Code<'static>> = values.iter().map(|code| code.value.code()).collect();
        let form = codes.first().map(std::mem::discriminant);
        for (code, written) in codes.iter().zip(values) {
            if Some(std::mem::discriminant(code)) != form {
                let message = format!("`{code}` is a code of another form than the first");
                let help = "codes are integers, texts, or true and false";
                self.error(rules::WRONG_VALUE, written.span, message, help);
            }
        }
        Success::Values(codes.into())
    }

    /// The members of an envelope, and those below that lead to its code, message or payload.
    fn envelope_members(&self, parts: &Parts<'a>, around: &Standing) -> Vec<EnvelopeMember> {
        let mark = &parts.mark.value;
        let places = mark.code.value.iter().chain(&mark.message.value);
        let places = places.chain(std::iter::once(&mark.data));
        let places: Vec<String> = places.map(|place| pointer::of(&place.value)).collect();
        let mut members = Vec::new();
        self.members_below(parts.id, "", &places, around, &mut members);
        // What tells a success by its value is there in each.
        if let (SuccessMark::Values(_), [code]) = (&mark.success.value, mark.code.value.as_slice())
        {
            let code = pointer::of(&code.value);
            for member in &mut members {
                let at = pointer::of(&member.name);
                member.required |= code == at || code.starts_with(&format!("{at}/"));
            }
        }
        members
    }

    fn members_below(
        &self,
        id: SchemaId,
        above: &str,
        places: &[String],
        around: &Standing,
        members: &mut Vec<EnvelopeMember>,
    ) {
        let object = self.view(id);
        let required = object.find(|object| object.required.as_ref());
        let properties = object.find(|object| object.properties.as_ref());
        for member in properties.into_iter().flatten() {
            let view = self.view(member.value);
            let types = view.find(|object| object.types.as_ref());
            let kinds = types.into_iter().flat_map(|types| &types.0);
            let mut names = required.into_iter().flatten();
            let at = format!("{above}/{}", pointer::token(&member.name.value));
            let leads = places
                .iter()
                .any(|place| place.starts_with(&format!("{at}/")));
            members.push(EnvelopeMember {
                name: match above {
                    "" => member.name.value.clone(),
                    _ => at.clone(),
                },
                kinds: kinds.map(|kind| kind.value).collect(),
                required: names.any(|key| key.value == member.name.value),
                sensitive: view
                    .find(|object| object.sensitive.as_ref())
                    .and_then(|word| word.value.sensitivity()),
                docs: Self::schema_docs(&view, around),
                span: member.name.span,
            });
            if leads {
                self.members_below(member.value, &at, places, around, members);
            }
        }
    }
}

/// A reply's schema, taken apart.
pub(super) struct Parts<'a> {
    id: SchemaId,
    object: &'a SchemaObject,
    mark: &'a Spanned<EnvelopeMark>,
    pub(super) payload: SchemaId,
}
