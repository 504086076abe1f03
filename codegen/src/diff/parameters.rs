//! What is sent: the request's fields, what the constructor asks for, and what is refused before sending.

use super::bounds::tighter;
use super::words::rust_field;
use super::{Class, Compare, Kind, State};
use crate::model::{Parameter, Request};
use bilispec_wire::parameter::{Shape, Style};

/// A value of a request that the caller gives; others are constants, cookies and copies.
fn is_own(parameter: &Parameter) -> bool {
    parameter.constant.is_none() && parameter.from_cookie.is_none() && parameter.same_as.is_none()
}

/// The constructor asks for it.
fn is_asked_for(parameter: &Parameter) -> bool {
    is_own(parameter) && parameter.required && !parameter.nullable && parameter.default.is_none()
}

impl<'a> Compare<'a> {
    pub(super) fn request(&mut self, was: &'a Request, now: &'a Request) {
        self.renamed(now.span, &was.type_name, &now.type_name);
        if was.body != now.body {
            let message = "sends its body in another form";
            let subject = format!("`{}`", now.type_name);
            self.changed(Class::Additive, now.span, subject, message);
        }
        // A value that travels in two places is the same name twice.
        let same = |a: &Parameter, b: &Parameter| a.name == b.name && a.place == b.place;
        let moved = |a: &Parameter, b: &Parameter| a.name == b.name;
        for parameter in &now.parameters {
            let name = subject(now, parameter);
            let old = was.parameters.iter().find(|old| same(old, parameter));
            let old = old.or_else(|| {
                let mut others = was.parameters.iter();
                others.find(|old| {
                    moved(old, parameter) && !now.parameters.iter().any(|new| same(old, new))
                })
            });
            match old {
                Some(old) => self.parameter(&name, old, parameter),
                None if is_asked_for(parameter) => self.added(
                    Class::Breaking,
                    parameter.span,
                    name,
                    "is new and required: `new` takes it",
                ),
                None if is_own(parameter) => {
                    self.added(Class::Additive, parameter.span, name, "is new");
                }
                None => {
                    self.added(Class::Additive, parameter.span, name, "is sent too");
                }
            }
        }
        for old in &was.parameters {
            if now.parameters.iter().any(|new| moved(old, new)) {
                continue;
            }
            let name = subject(was, old);
            if is_own(old) {
                self.removed(old.span, name);
            } else {
                let place = (old.span, State::Base);
                self.note(
                    Class::Additive,
                    Kind::Removed,
                    place,
                    name,
                    "is no longer sent",
                );
            }
        }
    }

    fn parameter(&mut self, subject: &str, was: &'a Parameter, now: &'a Parameter) {
        match (is_own(was), is_own(now)) {
            (true, true) => self.own(subject, was, now),
            (true, false) => {
                let message = "is filled in by the client: callers no longer give it";
                self.changed(Class::Breaking, now.span, subject, message);
            }
            (false, true) if is_asked_for(now) => {
                let message = "is no longer filled in: `new` takes it";
                self.changed(Class::Breaking, now.span, subject, message);
            }
            (false, true) => {
                self.changed(
                    Class::Additive,
                    now.span,
                    subject,
                    "can be given by callers",
                );
            }
            (false, false) => {
                let source = |one: &Parameter| {
                    (
                        one.constant.clone(),
                        one.from_cookie.clone(),
                        one.same_as.clone(),
                    )
                };
                if source(was) != source(now) {
                    let message = "is filled in with another value";
                    self.changed(Class::Breaking, now.span, subject, message);
                }
            }
        }
        if was.place != now.place {
            let message = format!(
                "travels in the {:?}, no longer in the {:?}",
                now.place, was.place
            )
            .to_lowercase();
            self.changed(Class::Additive, now.span, subject, message);
        }
        if form(was) != form(now) {
            self.changed(
                Class::Additive,
                now.span,
                subject,
                "is written in another form",
            );
        }
        self.masking(now.span, subject, was.sensitive, now.sensitive);
        self.limits(subject, was, now);
        if now.deprecated && !was.deprecated {
            self.changed(Class::Additive, now.span, subject, "is deprecated");
        }
        self.docs(now.span, subject, &was.docs, &now.docs);
    }

    /// A value that callers give before and after.
    fn own(&mut self, subject: &str, was: &'a Parameter, now: &'a Parameter) {
        let (base, current) = (self.base, self.current);
        if was.rust_name != now.rust_name {
            let message = format!("is the field `{}`, not `{}`", now.rust_name, was.rust_name);
            self.changed(Class::Breaking, now.span, subject, message);
        }
        let optional = |one: &Parameter| !one.required || one.nullable;
        let alike = self.alike(&was.ty, &now.ty);
        if !alike || optional(was) != optional(now) {
            let message = format!(
                "is `{}`, not `{}`",
                rust_field(current, &now.ty, optional(now)),
                rust_field(base, &was.ty, optional(was)),
            );
            self.changed(Class::Breaking, now.span, subject, message);
        } else if is_asked_for(was) != is_asked_for(now) {
            let message = if is_asked_for(now) {
                "has no default any more: `new` takes it"
            } else {
                "has a default: `new` no longer takes it"
            };
            self.changed(Class::Breaking, now.span, subject, message);
        }
        if was.default_now != now.default_now {
            let message = match now.default_now {
                Some(_) => "is the time of the call unless told otherwise",
                None => "is no longer the time of the call unless told otherwise",
            };
            self.changed(Class::Breaking, now.span, subject, message);
        }
        let message = match (&was.default, &now.default) {
            (Some(old), Some(new)) if old != new => {
                format!("is {new} unless told otherwise, no longer {old}")
            }
            // Where `new` takes it now, or no longer does, that has been said.
            (Some(old), None) if !is_asked_for(now) => {
                format!("is left out unless told otherwise, no longer {old}")
            }
            (None, Some(new)) if !is_asked_for(was) => {
                format!("is {new} unless told otherwise, no longer left out")
            }
            _ => return,
        };
        self.changed(Class::Breaking, now.span, subject, message);
    }

    /// What is refused before it is sent.
    fn limits(&mut self, subject: &str, was: &Parameter, now: &Parameter) {
        let span = now.span;
        if let Some(tighter) = tighter(&was.bounds, &now.bounds) {
            let (class, message) = if tighter {
                (
                    Class::Breaking,
                    "is refused where it was sent: its bounds are narrower",
                )
            } else {
                (
                    Class::Additive,
                    "may be what was refused before: its bounds are wider",
                )
            };
            self.changed(class, span, subject, message);
        }
        let range = |one: &Parameter| {
            let expect = one.expect.as_ref();
            (
                expect.and_then(|expect| expect.minimum),
                expect.and_then(|expect| expect.maximum),
            )
        };
        let (old, new) = (range(was), range(now));
        if old != new {
            let narrower = new.0.is_some_and(|new| old.0.is_none_or(|old| new > old))
                || new.1.is_some_and(|new| old.1.is_none_or(|old| new < old));
            let class = if narrower {
                Class::Breaking
            } else {
                Class::Additive
            };
            let end = |end: Option<i64>| end.map_or("…".to_owned(), |end| end.to_string());
            let message = format!(
                "is expected to be {} to {}, no longer {} to {}",
                end(new.0),
                end(new.1),
                end(old.0),
                end(old.1)
            );
            self.changed(class, span, subject, message);
        }
        let answers = |one: &Parameter| {
            let expect = one.expect.as_ref();
            expect.map(|expect| [&expect.below, &expect.above, &expect.unpaid].map(Clone::clone))
        };
        if old == new && answers(was) != answers(now) {
            let message = "is documented to be answered otherwise beyond its bounds";
            self.changed(Class::Documentation, span, subject, message);
        }
    }
}

/// What decides how a value is written.
fn form(parameter: &Parameter) -> (Style, bool, bool, bool) {
    let divides = parameter.style != Style::Json && parameter.shape != Shape::Single;
    (
        parameter.style,
        divides && parameter.explode,
        parameter.allow_empty,
        parameter.whole,
    )
}

/// The field as Rust writes it.
fn subject(request: &Request, parameter: &Parameter) -> String {
    format!("`{}::{}`", request.type_name, parameter.rust_name)
}
