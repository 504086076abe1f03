//! Operations: which there are, where they are called and what they change.

use super::words::list;
use super::{Class, Compare, Kind, State};
use crate::model::{Api, CredentialId, Languages, Method, Operation, SideEffect};
use crate::source::Span;
use bilispec_wire::template::{Part, parts};

impl<'a> Compare<'a> {
    pub(super) fn api(&mut self) {
        let pairs = pair(self.base, self.current);
        for now in &self.current.operations {
            self.operation = Some(&now.id);
            let was = pairs
                .iter()
                .find(|(_, current)| std::ptr::eq(*current, now));
            match was {
                Some((was, _)) => self.one(was, now),
                None => self.added(
                    Class::Additive,
                    now.span,
                    format!("`{}`", method(self.current, now)),
                    "is a new call",
                ),
            }
        }
        for was in &self.base.operations {
            if !pairs.iter().any(|(base, _)| std::ptr::eq(*base, was)) {
                self.operation = Some(&was.id);
                self.removed(was.span, format!("`{}`", method(self.base, was)));
            }
        }
        self.operation = None;
        self.credentials();
        self.server_variables();
        self.languages();
    }

    /// What descriptions are written in.
    fn languages(&mut self) {
        let (was, now) = (&self.base.languages, &self.current.languages);
        if was.names == now.names {
            return;
        }
        let subject = "`x-languages`";
        let shown = |languages: &Languages| match languages.names.as_slice() {
            [] => "one language".to_owned(),
            names => list(names),
        };
        let message = format!("asks for {}, no longer for {}", shown(now), shown(was));
        let place = match (now.span, was.span) {
            (Some(span), _) => (span, State::Current),
            (None, Some(span)) => (span, State::Base),
            (None, None) => return,
        };
        self.note(Class::Documentation, Kind::Changed, place, subject, message);
    }

    fn one(&mut self, was: &'a Operation, now: &'a Operation) {
        let (before, after) = (method(self.base, was), method(self.current, now));
        self.renamed(now.span, &before, &after);
        let subject = format!("`{after}`");
        self.route(&subject, was, now);
        self.effect(&subject, now.span, was.effect, now.effect);
        self.session(&subject, was, now);
        if was.deprecated != now.deprecated {
            let message = if now.deprecated {
                "is deprecated"
            } else {
                "is no longer deprecated"
            };
            self.changed(Class::Additive, now.span, &subject, message);
        }
        self.docs(now.span, &subject, &was.docs, &now.docs);
        self.request(&was.request, &now.request);
        self.reply(was, now);
        self.around(&subject, was, now);
    }

    fn route(&mut self, subject: &str, was: &Operation, now: &Operation) {
        // What a parameter of the path is called is not sent.
        if route(was) != route(now) {
            let shown = |operation: &Operation| {
                let method = operation.method.as_str();
                format!("{method} {}{}", operation.host, operation.path)
            };
            let message = format!("is sent as {}, no longer as {}", shown(now), shown(was));
            self.changed(Class::Breaking, now.span, subject, message);
        } else if was.servers != now.servers {
            let message = format!(
                "has the servers {}, no longer {}",
                list(&now.servers),
                list(&was.servers)
            );
            self.changed(Class::Additive, now.span, subject, message);
        }
        if was.when != now.when {
            let shown = |operation: &Operation| -> Vec<String> {
                let conditions = operation.when.iter();
                conditions
                    .map(|one| format!("{}={}", one.name, one.text()))
                    .collect()
            };
            let message = match (shown(was), shown(now)) {
                (_, now) if now.is_empty() => "no longer has a selector".to_owned(),
                (was, now) if was.is_empty() => format!("has the selector {}", list(&now)),
                (was, now) => format!("has the selector {}, no longer {}", list(&now), list(&was)),
            };
            self.changed(Class::Breaking, now.span, subject, message);
        }
    }

    fn effect(&mut self, subject: &str, span: Span, was: SideEffect, now: SideEffect) {
        if was != now {
            let message = match now {
                SideEffect::None => "changes nothing on the server, and may be repeated by policy",
                SideEffect::Write => "writes on the server: it is not repeated by policy",
                SideEffect::Spend => {
                    "spends: it is never repeated, and a lost answer is `OutcomeUnknown`"
                }
            };
            self.changed(Class::Breaking, span, subject, message);
        }
    }

    fn session(&mut self, subject: &str, was: &Operation, now: &Operation) {
        let (before, after) = (ways(self.base, was), ways(self.current, now));
        let (needed, needs) = (was.security.is_required(), now.security.is_required());
        if (&before, needed) == (&after, needs) {
            return;
        }
        let known: Vec<&String> = before.iter().flatten().collect();
        // A way that stays is enough.
        let stays = after.iter().any(|way| before.contains(way));
        let grows =
            needs && (!needed || !stays && after.iter().flatten().any(|one| !known.contains(&one)));
        let class = if grows {
            Class::Breaking
        } else {
            Class::Additive
        };
        let login = login(self.current, now);
        let message = match (after.is_empty(), needs) {
            (true, _) => "needs no login".to_owned(),
            (false, true) => format!("needs {login}"),
            (false, false) => format!("works with and without {login}"),
        };
        self.changed(class, now.span, subject, message);
    }

    /// What stands around the call: statuses, links, examples.
    fn around(&mut self, subject: &str, was: &Operation, now: &Operation) {
        let statuses = |operation: &Operation| -> Vec<_> {
            let known = operation.statuses.iter();
            known
                .map(|known| (known.status, known.docs.clone()))
                .collect()
        };
        if statuses(was) != statuses(now) {
            let message = "is known to answer with other HTTP statuses";
            self.changed(Class::Documentation, now.span, subject, message);
        }
        let links = |operation: &Operation| -> Vec<String> {
            let links = operation.links.iter();
            links
                .map(|link| {
                    let given = link
                        .arguments
                        .iter()
                        .map(|argument| (&argument.name, &argument.source));
                    format!(
                        "{} {} {:?}",
                        link.name,
                        link.operation,
                        given.collect::<Vec<_>>()
                    )
                })
                .collect()
        };
        if links(was) != links(now) {
            let message = "hands other values to other calls";
            self.changed(Class::Documentation, now.span, subject, message);
        }
        for example in &now.examples {
            if !was.examples.iter().any(|old| old.case == example.case) {
                let example_subject = format!("example `{}`", example.case);
                self.added(
                    Class::Documentation,
                    example.span,
                    example_subject,
                    "is new",
                );
            }
        }
        for example in &was.examples {
            if !now.examples.iter().any(|new| new.case == example.case) {
                let place = (example.span, State::Base);
                let subject = format!("example `{}`", example.case);
                self.note(
                    Class::Documentation,
                    Kind::Removed,
                    place,
                    subject,
                    "is gone",
                );
            }
        }
    }

    /// The cookies that a session is made of: arguments of `Credentials::new`.
    fn credentials(&mut self) {
        let names = |api: &Api| -> Vec<String> {
            let cookies = api.credentials.iter();
            cookies.map(|cookie| cookie.rust_name.clone()).collect()
        };
        let (was, now) = (names(self.base), names(self.current));
        let span = self.current.credentials.first().map(|cookie| cookie.span);
        let span = span.or_else(|| self.current.operations.first().map(|first| first.span));
        if was != now
            && let Some(span) = span
        {
            let message = format!("is made of {}, not of {}", list(&now), list(&was));
            self.changed(Class::Breaking, span, "`Credentials`", message);
        }
    }
}

/// Operations of both states that are the same call: by id, else by what is sent.
fn pair<'a>(base: &'a Api, current: &'a Api) -> Vec<(&'a Operation, &'a Operation)> {
    let mut pairs: Vec<(&Operation, &Operation)> = Vec::new();
    for now in &current.operations {
        if let Some(was) = base.operation(&now.id) {
            pairs.push((was, now));
        }
    }
    for now in &current.operations {
        if base.operation(&now.id).is_some() {
            continue;
        }
        let was = base.operations.iter().find(|was| {
            let is_free = !pairs.iter().any(|(taken, _)| std::ptr::eq(*taken, *was));
            is_free && route(was) == route(now) && was.when == now.when
        });
        if let Some(was) = was {
            pairs.push((was, now));
        }
    }
    pairs
}

/// The call as a program writes it: `ticket().get_project()`.
fn method(api: &Api, operation: &Operation) -> String {
    let group = api.tags.iter().find(|tag| tag.name == operation.tag);
    let group = group.map_or(operation.tag.as_str(), |tag| tag.rust_name.as_str());
    format!("{group}().{}()", operation.rust_name)
}

/// Method and address, without the names of the path's parameters.
fn route(operation: &Operation) -> (Method, String) {
    let path = parts(&operation.path).map(|part| match part {
        Part::Literal(text) => text,
        Part::Parameter(_) => "{}",
    });
    let address = std::iter::once(operation.host.as_str()).chain(path);
    (operation.method, address.collect())
}

/// The ways to log in, each credential as it is sent.
fn ways(api: &Api, operation: &Operation) -> Vec<Vec<String>> {
    let way = |ids: &Vec<CredentialId>| {
        let sent = ids.iter().map(|id| api.credential(*id).sent_as());
        sent.map(|(place, name)| format!("{place} {name}"))
            .collect()
    };
    operation.security.ways.iter().map(way).collect()
}

/// The ways to log in, in words.
fn login(api: &Api, operation: &Operation) -> String {
    let way = |ids: &Vec<CredentialId>| {
        let sent: Vec<(&str, String)> =
            ids.iter().map(|id| api.credential(*id).sent_as()).collect();
        if sent.iter().all(|(place, _)| *place == "cookie") {
            let names: Vec<&str> = sent.iter().map(|(_, name)| name.as_str()).collect();
            return format!("the cookie {}", list(&names));
        }
        let each: Vec<String> = sent
            .iter()
            .map(|(place, name)| format!("the {place} {name}"))
            .collect();
        each.join(" and ")
    };
    let ways: Vec<String> = operation.security.ways.iter().map(way).collect();
    ways.join(" or ")
}
