//! What proves that a write or spend took place, beside its outcome: `x-proof`; and the texts that speak against a success
//! code: `x-blocked`.

use super::builder::Builder;
use super::docs::Standing;
use super::view::View;
use super::{docs, names};
use crate::diagnostics::rules;
use crate::model::{Blocked, JsonKind, Proof, ProofMember};
use crate::openapi::{BlockedEntry, Members, ProofMark};

impl<'a> Builder<'a> {
    /// `x-proof` of a payload.
    pub(super) fn proof(&mut self, payload: &View<'a>) -> Option<Proof> {
        let mark = payload.find(|object| object.proof.as_ref())?;
        self.used_marks.insert(mark.span);
        let span = mark.span;
        let ProofMark::Members(names) = &mark.value else {
            return Some(Proof {
                members: None,
                span,
            });
        };
        if names.is_empty() {
            self.error(
                rules::PROOF,
                span,
                "no member proves the act",
                "name members of the payload, or write `undecided`",
            );
        }
        let mut members: Vec<ProofMember> = Vec::new();
        for name in names {
            let property = payload.find(|object| object.properties.as_ref()?.member(&name.value));
            let Some(property) = property else {
                let message = format!("the payload has no property `{}`", name.value);
                let help = "a proof is a property of the payload itself";
                self.error(rules::PROOF, name.span, message, help);
                continue;
            };
            if members.iter().any(|member| member.name == name.value) {
                let message = format!("`{}` stands here twice", name.value);
                self.error(rules::PROOF, name.span, message, "name it once");
                continue;
            }
            let view = self.view(property.value);
            members.push(ProofMember {
                name: name.value.clone(),
                kinds: self.json_types(&view).unwrap_or_default(),
            });
        }
        Some(Proof {
            members: Some(members),
            span,
        })
    }

    /// What a schema lets a value be, null left out; `None` where it does not say.
    fn json_types(&self, view: &View<'a>) -> Option<Vec<JsonKind>> {
        if let Some(types) = view.find(|object| object.types.as_ref()) {
            let kinds = types.0.iter().map(|kind| kind.value);
            return Some(kinds.filter(|kind| *kind != JsonKind::Null).collect());
        }
        let object = view.object()?;
        let branches = object.any_of.as_ref().or(object.one_of.as_ref())?;
        let mut all = Vec::new();
        for branch in &branches.value {
            all.extend(self.json_types(&self.view(*branch))?);
        }
        Some(all)
    }

    /// `x-blocked` of an operation or an envelope, in the order of the spec.
    pub(super) fn blocked(
        &mut self,
        entries: Option<&Members<BlockedEntry>>,
        standing: &Standing,
    ) -> Vec<Blocked> {
        let mut list = Vec::new();
        for member in entries.into_iter().flatten() {
            let (text, entry) = (&member.name, &member.value);
            if text.value.trim().is_empty() {
                self.error(
                    rules::WRONG_VALUE,
                    text.span,
                    "an empty text",
                    "every message contains it",
                );
            }
            if !names::is_pascal(&entry.name.value) {
                self.error(
                    rules::WRONG_VALUE,
                    entry.name.span,
                    format!("`{}` is not a name for a refusal", entry.name.value),
                    "write it in PascalCase",
                );
            }
            let standing = standing.or(entry.evidence.as_ref(), entry.sources.as_ref());
            list.push(Blocked {
                text: text.value.clone(),
                name: entry.name.value.clone(),
                class: entry.class.value,
                docs: docs::docs(
                    None,
                    entry.description.as_ref(),
                    entry.notes.as_ref(),
                    standing,
                ),
                span: text.span,
            });
        }
        list
    }
}
