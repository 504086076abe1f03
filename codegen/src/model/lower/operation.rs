//! Operations: names, servers, paths, and the parts put together.

use std::collections::HashMap;

use super::builder::Builder;
use super::direction::Direction;
use super::docs::Standing;
use super::select::are_disjoint;
use super::server::{Servers, is_local};
use super::source::Source;
use super::types::Scope;
use super::{docs, names, plain};
use crate::diagnostics::{Diagnostic, rules};
use crate::http;
use crate::model::{Condition, Evidence, Method, Operation, SideEffect, Tag};
use crate::openapi;
use crate::source::Span;
use bilispec_wire::envelope::Success;
use bilispec_wire::template::{self, Part, parts};

/// The operations at one address: where each stands, and its selector.
type Routed = Vec<(Span, Vec<Condition>)>;

impl<'a> Builder<'a> {
    pub(super) fn operations(&mut self, tags: &[Tag]) -> Vec<Operation> {
        let sources = self.sources();
        let mut routes: HashMap<(Method, String, String), Routed> = HashMap::new();
        let mut operations = Vec::new();
        for source in &sources {
            let operation = self.operation(source, tags);
            let route = (
                operation.method,
                operation.host.clone(),
                template(&operation.path),
            );
            let known = routes.entry(route).or_default();
            let when = &operation.when;
            let first = known.iter().find(|(span, other)| {
                *span != source.path.span && other.len() == when.len() && !are_disjoint(other, when)
            });
            if let Some((first, _)) = first {
                let message = format!(
                    "`{}` answers to the same method and address as another operation",
                    operation.id
                );
                self.diagnostics.push(
                    Diagnostic::error(rules::DUPLICATE_ROUTE, source.path.span, message)
                        .related(*first, "the same address")
                        .help("`x-when` tells calls at one address apart"),
                );
            }
            known.push((source.path.span, operation.when.clone()));
            operations.push(operation);
        }
        operations
    }

    /// All operations in the order of the spec, their names fixed before any type is named.
    fn sources(&mut self) -> Vec<Source<'a>> {
        let mut found = Vec::new();
        for member in &self.document.root.paths {
            let item = &member.value.value;
            let methods = [
                (Method::Get, &item.get),
                (Method::Post, &item.post),
                (Method::Put, &item.put),
                (Method::Patch, &item.patch),
                (Method::Delete, &item.delete),
            ];
            for (method, operation) in methods {
                found.extend(
                    operation
                        .as_deref()
                        .map(|operation| (&member.name, item, method, operation)),
                );
            }
        }
        let mut by_id: HashMap<&str, (Span, Span)> = HashMap::new();
        for (path, _, _, operation) in &found {
            let here = (operation.id.span, path.span);
            let first = *by_id.entry(&operation.id.value).or_insert(here);
            if first != here {
                // One operation at two paths: the paths are what can be told apart.
                let shared = first.0 == here.0;
                let (place, other) = if shared {
                    (here.1, first.1)
                } else {
                    (here.0, first.0)
                };
                let message = format!("the operationId `{}` is there twice", operation.id.value);
                self.diagnostics.push(
                    Diagnostic::error(rules::DUPLICATE_OPERATION, place, message)
                        .label("again here")
                        .related(other, "first defined here"),
                );
            }
        }
        let given: Vec<Option<&str>> = found
            .iter()
            .map(|(_, _, _, operation)| self.rust_name(operation.rust_name.as_ref()))
            .collect();
        let ids = found
            .iter()
            .map(|(_, _, _, operation)| operation.id.value.as_str());
        let taken = if self.is_plain() {
            names::taken_modules()
        } else {
            Vec::new()
        };
        let rust_names = names::members_beside(&taken, ids.zip(given));
        let named = found.into_iter().zip(rust_names);
        named
            .map(|((path, item, method, operation), rust_name)| Source {
                path,
                item,
                method,
                operation,
                type_name: self.type_names.unique(&names::pascal(&rust_name), ""),
                rust_name,
                standing: Standing::from(Evidence::Documented)
                    .or(operation.evidence.as_ref(), operation.sources.as_ref()),
            })
            .collect()
    }

    fn operation(&mut self, source: &Source<'a>, tags: &[Tag]) -> Operation {
        let operation = source.operation;
        let id_span = operation.id.span;
        let plain = self.is_plain();
        if operation.evidence.is_none() && !plain {
            let help = "say how well it is known: observed, reported or documented";
            self.missing("operation", operation.span, "x-evidence", id_span, help);
        }
        let effect = operation.effect.as_ref().map(|effect| effect.value);
        if effect.is_none() && !plain {
            let help =
                "say what a call changes: none (safe to repeat), write, or spend (orders or pays)";
            self.missing("operation", operation.span, "x-effect", id_span, help);
        }
        let tag = if plain {
            plain::tag(operation).0.to_owned()
        } else {
            self.tag(operation, tags)
        };
        let Servers {
            host,
            base,
            all: servers,
            called: server,
        } = self.servers(source);
        let (own_path, _) = on_the_wire(&source.path.value);
        let scope = Scope {
            name: source.type_name.clone(),
            standing: source.standing.clone(),
        };
        let security = self.security(operation.security.as_ref());
        let travels_openly = host.starts_with("http://") && !is_local(&host);
        let is_allowed = !travels_openly || self.takes_logins_openly(source);
        if !plain && !is_allowed && !security.ways.is_empty() {
            self.error(
                rules::SERVER_HTTPS,
                id_span,
                "its login would travel over http",
                "logins travel over https, or to this machine; if this one is to travel so all the same, write `x-plain-http: logins` beside the server's `url`",
            );
        }
        self.direction = Direction::Request;
        let request = self.request(source, &scope);
        self.direction = Direction::Reply;
        self.check_path(source, &request.parameters);
        let reply = self.reply(source, &scope);
        let success = self.envelopes.get(reply.envelope.index());
        let success = success.map_or(Success::Absent, |envelope| envelope.success.clone());
        let codes = self.codes(operation.codes.as_ref(), &success);
        let blocked = self.blocked(operation.blocked.as_ref(), &source.standing);
        let statuses = self.statuses(operation, &source.standing);
        let links = self.links(operation, &source.standing);
        let examples = self.examples(source, &request);
        let built = Operation {
            id: operation.id.value.clone(),
            rust_name: source.rust_name.clone(),
            type_name: source.type_name.clone(),
            tag,
            method: source.method,
            host,
            servers,
            server,
            path: format!("{base}{own_path}"),
            when: Self::conditions(operation.when.as_ref()),
            docs: docs::docs(
                operation.summary.as_ref(),
                operation.description.as_ref(),
                operation.notes.as_ref(),
                source.standing.clone(),
            ),
            deprecated: operation.deprecated.unwrap_or(false),
            effect: effect.unwrap_or(if plain {
                plain::effect(source.method)
            } else {
                SideEffect::Spend
            }),
            effect_stated: effect.is_some(),
            security,
            request,
            reply,
            codes,
            blocked,
            statuses,
            links,
            examples,
            span: id_span,
        };
        self.check_code_names(&built);
        self.check_expect(&built);
        built
    }

    fn tag(&mut self, operation: &openapi::Operation, tags: &[Tag]) -> String {
        let help = "an operation has exactly one tag: its group in the client";
        let list = operation.tags.as_ref();
        let Some(tag) = list.and_then(|list| list.value.first()) else {
            let span = list.map_or(operation.id.span, |list| list.span);
            self.missing("operation", operation.span, "tags", span, help);
            return String::new();
        };
        if let Some(second) = list.and_then(|list| list.value.get(1)) {
            self.error(
                rules::UNSUPPORTED,
                second.span,
                format!("a second tag, `{}`", second.value),
                help,
            );
        }
        if !tags.iter().any(|known| known.name == tag.value) {
            let near = crate::diagnostics::suggest::nearest(
                &tag.value,
                tags.iter().map(|known| known.name.as_str()),
            );
            let help = near.map_or_else(
                || "list it under `tags` in the root document".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.error(
                rules::UNKNOWN_NAME,
                tag.span,
                format!("the tag `{}` is not described", tag.value),
                &help,
            );
        }
        tag.value.clone()
    }

    /// The path's placeholders and the path parameters are the same.
    fn check_path(&mut self, source: &Source<'a>, parameters: &[crate::model::Parameter]) {
        let path = source.path;
        let (own, _) = on_the_wire(path);
        if let Err(why) = http::path(own) {
            let message = format!("`{}` is not a path", path.value);
            self.error(rules::WRONG_VALUE, path.span, message, why);
        }
        let names: Vec<&str> = template::names(own).collect();
        for name in &names {
            if !parameters.iter().any(|parameter| {
                parameter.place == crate::model::Place::Path && parameter.name == *name
            }) {
                self.error(
                    rules::UNKNOWN_NAME,
                    path.span,
                    format!("the path needs a parameter `{name}`"),
                    "list it under `parameters` with `in: path`",
                );
            }
        }
        for parameter in parameters
            .iter()
            .filter(|parameter| parameter.place == crate::model::Place::Path)
        {
            if !names.contains(&parameter.name.as_str()) {
                self.error(
                    rules::UNKNOWN_NAME,
                    parameter.span,
                    format!("the path has no place for `{}`", parameter.name),
                    "write it into the path in braces",
                );
            } else if !parameter.required {
                self.error(
                    rules::WRONG_VALUE,
                    parameter.span,
                    "a path parameter that is not required",
                    "write `required: true`",
                );
            }
        }
    }
}

/// The path that is sent, and what stands behind `#`, which tells entries of one path apart.
fn on_the_wire(path: &str) -> (&str, &str) {
    path.split_once('#').unwrap_or((path, ""))
}

/// A path without the names of its placeholders.
fn template(path: &str) -> String {
    parts(path)
        .map(|part| match part {
            Part::Literal(text) => text,
            Part::Parameter(_) => "{}",
        })
        .collect()
}
