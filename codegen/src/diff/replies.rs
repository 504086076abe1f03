//! What comes back: the envelope, what counts as success, and the payload.

use super::words::{list, rust_field};
use super::{Class, Compare};
use crate::model::{Envelope, EnvelopeId, Operation, SuccessField};
use crate::source::Json;
use bilispec_wire::envelope::Success;

impl<'a> Compare<'a> {
    pub(super) fn reply(&mut self, was: &'a Operation, now: &'a Operation) {
        let (base, current) = (self.base, self.current);
        self.envelope(was.reply.envelope, now.reply.envelope);
        let subject = format!("the payload of `{}`", now.id);
        let (old, new) = (&was.reply, &now.reply);
        if !self.alike(&old.payload, &new.payload) || old.payload_nullable != new.payload_nullable {
            let message = format!(
                "is `{}`, not `{}`",
                rust_field(current, &new.payload, new.payload_nullable),
                rust_field(base, &old.payload, old.payload_nullable),
            );
            self.changed(Class::Breaking, new.span, &subject, message);
        }
        self.success(now, old.success.as_ref(), new.success.as_ref());
        self.proof(was, now);
        self.docs(new.span, &subject, &old.docs, &new.docs);
        self.codes(&format!("`{}`", now.id), &was.codes, &now.codes);
        self.blocked(&format!("`{}`", now.id), &was.blocked, &now.blocked);
    }

    /// Which values of the payload mean that the business act happened.
    fn success(
        &mut self,
        operation: &Operation,
        was: Option<&SuccessField>,
        now: Option<&SuccessField>,
    ) {
        let says = |field: Option<&SuccessField>| {
            field.map(|field| (field.path.join("."), field.values.clone()))
        };
        let (old, new) = (says(was), says(now));
        if old == new {
            return;
        }
        let span = now.map_or(operation.reply.span, |field| field.span);
        let subject = format!("success of `{}`", operation.id);
        let message = match (old, new) {
            (_, None) => "is told by the envelope alone: nothing is `Declined` any more".to_owned(),
            (None, Some((path, values))) => {
                format!(
                    "needs `{path}` to be {}: other values are `Declined`",
                    values_text(&values)
                )
            }
            (Some((_, was)), Some((path, values))) => format!(
                "needs `{path}` to be {}, no longer {}",
                values_text(&values),
                values_text(&was)
            ),
        };
        self.changed(Class::Breaking, span, subject, message);
    }

    fn envelope(&mut self, was: EnvelopeId, now: EnvelopeId) {
        if !self.envelopes.insert((was, now)) {
            return;
        }
        let (old, new) = (self.base.envelope(was), self.current.envelope(now));
        let operation = self.operation.take();
        let subject = format!("`{}`", new.name);
        if old.name != new.name {
            let message = format!("stands in place of `{}`", old.name);
            self.changed(Class::Documentation, new.span, &subject, message);
        }
        if old.success != new.success {
            let codes = |envelope: &Envelope| match envelope.success {
                Success::Absent => "no code".to_owned(),
                Success::Values(_) => format!("the codes {}", list(&envelope.success_codes())),
            };
            let message = format!("takes {} for success, no longer {}", codes(new), codes(old));
            self.changed(Class::Breaking, new.span, &subject, message);
        }
        for (what, old, new_keys) in [
            ("the code", &old.code, &new.code),
            ("the message", &old.message, &new.message),
            ("the data", &vec![old.data.clone()], &vec![new.data.clone()]),
        ] {
            if old != new_keys {
                let message = format!(
                    "has {what} at {}, no longer at {}",
                    list(new_keys),
                    list(old)
                );
                self.changed(Class::Breaking, new.span, &subject, message);
            }
        }
        self.docs(new.span, &subject, &old.docs, &new.docs);
        self.codes(&subject, &old.codes, &new.codes);
        self.blocked(&subject, &old.blocked, &new.blocked);
        self.operation = operation;
    }
}

fn values_text(values: &[Json]) -> String {
    list(values)
}
