//! What proves that a call took place, which texts block it, and what a reply repeats of it.

use super::words::list;
use super::{Class, Compare};
use crate::model::{Blocked, Field, Operation, Proof};

impl<'a> Compare<'a> {
    /// The members that prove a success.
    pub(super) fn proof(&mut self, was: &Operation, now: &Operation) {
        let names = |proof: &Option<Proof>| {
            proof.as_ref().map(|proof| {
                let members = proof.members.as_ref();
                members.map(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>())
            })
        };
        let (old, new) = (names(&was.reply.proof), names(&now.reply.proof));
        if old == new {
            return;
        }
        let span = now
            .reply
            .proof
            .as_ref()
            .map_or(now.reply.span, |proof| proof.span);
        let message = match new {
            None => "is no longer proved by members of the payload".to_owned(),
            Some(None) => "is undecided: each success is `OutcomeUnknown`".to_owned(),
            Some(Some(members)) => format!(
                "needs {}: without one of them it is `OutcomeUnknown`",
                list(&members)
            ),
        };
        let subject = format!("the proof of `{}`", now.id);
        self.changed(Class::Breaking, span, subject, message);
    }

    /// Texts that make a refusal of a success code; `whose` names the operation or envelope.
    pub(super) fn blocked(&mut self, whose: &str, was: &'a [Blocked], now: &'a [Blocked]) {
        for new in now {
            let subject = format!("the text \"{}\" in messages of {whose}", new.text);
            let Some(old) = was.iter().find(|old| old.text == new.text) else {
                let message = "makes a refusal of a success code";
                self.added(Class::Breaking, new.span, subject, message);
                continue;
            };
            if old.name != new.name {
                let message = format!("is the refusal `{}`, not `{}`", new.name, old.name);
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            if old.class != new.class {
                let message = format!("is of class {}, no longer {}", new.class, old.class);
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            self.docs(new.span, &subject, &old.docs, &new.docs);
        }
        for old in was {
            if now.iter().all(|new| new.text != old.text) {
                let subject = format!("the text \"{}\" in messages of {whose}", old.text);
                self.removed(old.span, subject);
            }
        }
    }

    /// What a member is compared with; clients decode it all the same.
    pub(super) fn echo(&mut self, subject: &str, was: &Field, now: &Field) {
        let name = |field: &Field| field.echo.as_ref().map(|echo| echo.parameter.clone());
        let (old, new) = (name(was), name(now));
        if old == new {
            return;
        }
        let message = match new {
            Some(name) => {
                format!("is compared with the call's `{name}`: `drift()` reports another")
            }
            None => "is no longer compared with the call".to_owned(),
        };
        self.changed(Class::Additive, now.span, subject, message);
    }
}
