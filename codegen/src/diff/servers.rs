//! Variables of servers' addresses: methods of the client's builder.

use super::{Class, Compare};
use crate::model::{Api, Server, ServerVariable};

impl<'a> Compare<'a> {
    pub(super) fn server_variables(&mut self) {
        let variables =
            |api: &'a Api| Server::variables_of(&api.servers.iter().collect::<Vec<_>>());
        let (base, current) = (variables(self.base), variables(self.current));
        let same = |list: &[&ServerVariable], wanted: &ServerVariable| {
            list.iter().any(|one| one.rust_name == wanted.rust_name)
        };
        for was in &base {
            if !same(&current, was) {
                self.removed(was.span, subject(was));
            }
        }
        for now in current {
            let known = base.iter().find(|was| was.rust_name == now.rust_name);
            let Some(was) = known else {
                self.added(
                    Class::Additive,
                    now.span,
                    subject(now),
                    "is a new variable of a server",
                );
                continue;
            };
            self.server_variable(was, now);
        }
    }

    fn server_variable(&mut self, was: &ServerVariable, now: &ServerVariable) {
        let subject = subject(now);
        if was.default != now.default {
            let message = format!("is `{}` by default, not `{}`", now.default, was.default);
            self.changed(Class::Breaking, now.span, &subject, message);
        }
        let takes = |one: &ServerVariable, value: &String| {
            one.values.is_empty() || one.values.contains(value) || one.default == *value
        };
        let gone: Vec<_> = was
            .values
            .iter()
            .filter(|value| !takes(now, value))
            .collect();
        let new: Vec<_> = now
            .values
            .iter()
            .filter(|value| !takes(was, value))
            .collect();
        match (was.values.is_empty(), now.values.is_empty()) {
            (true, false) => {
                let message = format!("takes {} only, no longer any value", list(&now.values));
                self.changed(Class::Breaking, now.span, &subject, message);
            }
            (false, true) => {
                self.changed(Class::Additive, now.span, &subject, "takes any value");
            }
            _ => {
                if !gone.is_empty() {
                    let message = format!("no longer takes {}", list(&gone));
                    self.changed(Class::Breaking, now.span, &subject, message);
                }
                if !new.is_empty() {
                    let message = format!("takes {} too", list(&new));
                    self.changed(Class::Additive, now.span, &subject, message);
                }
            }
        }
        if was.description != now.description {
            self.changed(
                Class::Documentation,
                now.span,
                &subject,
                "is described anew",
            );
        }
    }
}

fn subject(variable: &ServerVariable) -> String {
    format!("`ServerVariables::{}`", variable.rust_name)
}

fn list<T: AsRef<str>>(values: &[T]) -> String {
    let values = values.iter().map(|value| format!("`{}`", value.as_ref()));
    values.collect::<Vec<_>>().join(", ")
}
