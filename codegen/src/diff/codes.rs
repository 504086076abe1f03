//! Codes: what the servers' numbers are called and what sort of answer they are.

use super::words::rust;
use super::{Class, Compare};
use crate::model::{Code, CodeClass};

impl<'a> Compare<'a> {
    /// The codes of an operation or envelope, which `whose` names.
    pub(super) fn codes(&mut self, whose: &str, was: &'a [Code], now: &'a [Code]) {
        let by_value =
            |codes: &'a [Code], value: &Code| codes.iter().find(|code| code.value == value.value);
        for new in now {
            let subject = format!("code {} `{}` of {whose}", new.key(), new.name);
            let Some(old) = by_value(was, new) else {
                // Risk is an error of its own; any other new code was `Api` before, and still is.
                let (class, message) = if new.class == CodeClass::Risk {
                    (
                        Class::Breaking,
                        "is known, and is `Error::Risk`, no longer `Error::Api`",
                    )
                } else {
                    (Class::Additive, "is known")
                };
                self.added(class, new.span, subject, message);
                continue;
            };
            if old.name != new.name {
                let message = format!("was called `{}`", old.name);
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            if old.class != new.class {
                let message = format!("is of class {}, no longer {}", new.class, old.class);
                self.changed(Class::Breaking, new.span, &subject, message);
            }
            match (&old.data, &new.data) {
                (Some(before), Some(after)) => {
                    if !self.alike(&before.ty, &after.ty) {
                        let message = format!("carries `{}`", rust(self.current, &after.ty));
                        self.changed(Class::Breaking, new.span, &subject, message);
                    }
                }
                (None, Some(after)) => {
                    let message = format!("carries `{}`", rust(self.current, &after.ty));
                    self.changed(Class::Additive, new.span, &subject, message);
                }
                (Some(_), None) => {
                    let message = "is not known to carry anything";
                    self.changed(Class::Breaking, new.span, &subject, message);
                }
                (None, None) => {}
            }
            self.docs(new.span, &subject, &old.docs, &new.docs);
        }
        for old in was {
            if by_value(now, old).is_none() {
                let subject = format!("code {} `{}` of {whose}", old.key(), old.name);
                self.removed(old.span, subject);
            }
        }
    }
}
