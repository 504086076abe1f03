//! Links: values that one call returns and the next one takes.
//!
//! They are read with their operation and checked when all operations are known.

use std::collections::HashMap;

use super::builder::Builder;
use super::docs;
use super::docs::Standing;
use super::responses::main_response;
use crate::diagnostics::{Diagnostic, Diagnostics, rules, suggest};
use crate::model::{Api, Link, LinkArgument, LinkSource, Operation, Place, Type, TypeKind};
use crate::openapi::{self, Document, Member};
use crate::source::{Json, Spanned, pointer};
use bilispec_wire::json::pointer as wire;

impl Builder<'_> {
    /// Links as written; a parameter's place is known when its operation is.
    pub(super) fn links(&mut self, operation: &openapi::Operation, around: &Standing) -> Vec<Link> {
        let response = main_response(&operation.responses).map(|main| &main.value);
        let mut links = Vec::new();
        for member in response
            .and_then(|response| response.links.as_ref())
            .into_iter()
            .flatten()
        {
            let link = &member.value;
            let level = around.or(link.evidence.as_ref(), link.sources.as_ref());
            let mut arguments = Vec::new();
            for argument in link.parameters.iter().flatten() {
                arguments.extend(self.argument(argument, Place::Query));
            }
            for argument in link.request_body.iter().flatten() {
                arguments.extend(self.argument(argument, Place::Form));
            }
            links.push(Link {
                name: member.name.value.clone(),
                operation: link.operation.value.clone(),
                arguments,
                docs: docs::docs(None, link.description.as_ref(), link.notes.as_ref(), level),
                span: link.operation.span,
            });
        }
        links
    }

    fn argument(&mut self, member: &Member<Spanned<Json>>, place: Place) -> Option<LinkArgument> {
        let value = &member.value;
        let Some(source) = source(&value.value) else {
            let message = format!("`{}` is no expression that is supported", value.value);
            self.error(rules::WRONG_VALUE, value.span, message, "write $response.body#/…, $request.query.…, $request.path.…, $request.body#/…, or a value");
            return None;
        };
        Some(LinkArgument {
            name: member.name.value.clone(),
            place,
            source,
            span: member.name.span,
        })
    }
}

/// Where a value comes from; `None` for an expression of another kind.
fn source(value: &Json) -> Option<LinkSource> {
    let Some(text) = value.as_str() else {
        return Some(LinkSource::Constant(value.clone()));
    };
    let braces = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let Some(expression) = braces.unwrap_or(text).strip_prefix('$') else {
        return Some(LinkSource::Constant(value.clone()));
    };
    if let Some(path) = expression.strip_prefix("response.body#") {
        return pointer::split(path)
            .filter(|steps| !steps.is_empty())
            .map(LinkSource::ResponseBody);
    }
    let request = expression.strip_prefix("request.")?;
    if let Some(path) = request.strip_prefix("body#") {
        let [name] = <[String; 1]>::try_from(pointer::split(path)?).ok()?;
        return Some(LinkSource::Request(Place::Form, name));
    }
    let (place, name) = request.split_once('.')?;
    let place = match place {
        "query" => Place::Query,
        "path" => Place::Path,
        "header" => Place::Header,
        _ => return None,
    };
    Some(LinkSource::Request(place, name.to_owned()))
}

/// Finds each link's operation, the parameters it fills and the values it takes; reports what is not there.
pub(super) fn resolve(document: &Document, api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut operations = std::mem::take(&mut api.operations);
    if operations
        .iter()
        .all(|operation| operation.links.is_empty())
    {
        api.operations = operations;
        return;
    }
    let targets = operations.clone();
    let mut by_id: HashMap<&str, &Operation> = HashMap::new();
    for target in &targets {
        by_id.entry(&target.id).or_insert(target);
    }
    for operation in &mut operations {
        let own = by_id.get(operation.id.as_str()).copied();
        for link in &mut operation.links {
            let Some(target) = by_id.get(link.operation.as_str()).copied() else {
                if !document.lacks_operations() {
                    let near = suggest::nearest(
                        &link.operation,
                        targets.iter().map(|other| other.id.as_str()),
                    );
                    let message = format!("there is no operation `{}`", link.operation);
                    diagnostics.push(
                        Diagnostic::error(rules::UNKNOWN_NAME, link.span, message)
                            .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
                    );
                }
                continue;
            };
            for argument in &mut link.arguments {
                if target.request.readable {
                    fill(argument, target, diagnostics);
                }
                if let Some(own) = own {
                    take(argument, own, api, diagnostics);
                }
            }
        }
    }
    api.operations = operations;
}

/// The parameter that an argument fills.
fn fill(argument: &mut LinkArgument, target: &Operation, diagnostics: &mut Diagnostics) {
    let in_body = argument.place == Place::Form;
    let (qualifier, name) = match argument.name.split_once('.') {
        Some((place @ ("query" | "path" | "header" | "cookie"), name)) if !in_body => {
            (Some(place), name)
        }
        _ => (None, argument.name.as_str()),
    };
    let fits = |place: Place| match place {
        Place::Form | Place::Json => in_body,
        // What is handed on is a field or a parameter.
        Place::Body => false,
        Place::Query => !in_body && qualifier.is_none_or(|word| word == "query"),
        Place::Path => !in_body && qualifier.is_none_or(|word| word == "path"),
        Place::Header => !in_body && qualifier.is_none_or(|word| word == "header"),
        Place::Cookie => !in_body && qualifier.is_none_or(|word| word == "cookie"),
    };
    let all = || {
        target
            .request
            .parameters
            .iter()
            .filter(|parameter| fits(parameter.place))
    };
    if let Some(parameter) = all().find(|parameter| parameter.name == name) {
        argument.place = parameter.place;
        argument.name.clone_from(&parameter.name);
        return;
    }
    let near = suggest::nearest(name, all().map(|parameter| parameter.name.as_str()));
    let what = if in_body { "field" } else { "parameter" };
    let message = format!("`{}` has no {what} `{}`", target.id, argument.name);
    diagnostics.push(
        Diagnostic::error(rules::UNKNOWN_NAME, argument.span, message)
            .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
    );
}

/// The value that an argument takes.
fn take(argument: &mut LinkArgument, own: &Operation, api: &Api, diagnostics: &mut Diagnostics) {
    let problem = match &mut argument.source {
        LinkSource::Constant(_) => None,
        LinkSource::Request(..) if !own.request.readable => None,
        LinkSource::ResponseBody(_) if !own.reply.readable => None,
        LinkSource::Request(place, name) => {
            let body = matches!(place, Place::Form);
            let found = own.request.parameters.iter().find(|parameter| {
                let in_body = matches!(parameter.place, Place::Form | Place::Json);
                parameter.name == *name
                    && if body {
                        in_body
                    } else {
                        parameter.place == *place
                    }
            });
            if let Some(found) = found {
                *place = found.place;
                None
            } else {
                Some(format!("`{}` sends no `{name}`", own.id))
            }
        }
        LinkSource::ResponseBody(steps) => {
            let envelope = api.envelope(own.reply.envelope);
            let path = pointer::join(steps);
            let mut places = envelope.code.iter().chain(&envelope.message);
            let leads = places.any(|place| wire::of(place) == path)
                || envelope
                    .below_data(steps)
                    .is_some_and(|rest| leads(api, &own.reply.payload, rest));
            (!leads).then(|| format!("the reply of `{}` has nothing at `{path}`", own.id))
        }
    };
    if let Some(message) = problem {
        diagnostics.push(Diagnostic::error(
            rules::UNKNOWN_NAME,
            argument.span,
            message,
        ));
    }
}

/// Whether a path leads to something in a type.
fn leads(api: &Api, ty: &Type, steps: &[String]) -> bool {
    let mut reached = vec![ty];
    for step in steps {
        let mut next = Vec::new();
        while let Some(ty) = reached.pop() {
            match ty {
                Type::RawJson => return true,
                Type::Nullable(inner) | Type::Boxed(inner) => reached.push(inner),
                Type::Map(value) => next.push(&**value),
                Type::Array(item) if step.parse::<usize>().is_ok() => next.push(&**item),
                Type::Struct(id) | Type::Union(id) => match &api.type_def(*id).kind {
                    TypeKind::Struct { fields } => {
                        let field = fields.iter().find(|field| field.name == *step);
                        next.extend(field.map(|field| &field.ty));
                    }
                    TypeKind::Union { branches } => {
                        reached.extend(branches.iter().map(|branch| &branch.ty));
                    }
                    TypeKind::Enum { .. } => {}
                },
                _ => {}
            }
        }
        reached = next;
    }
    !reached.is_empty()
}
