//! Fixtures and the requests that belong to them, paired by case.

use super::builder::Builder;
use super::responses::main_response;
use super::source::Source;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{
    BodyKind, Described, Example, ExampleArgument, Parameter, Place, Provenance, Request,
};
use crate::openapi::{self, Members, Ref};
use crate::source::{Json, Span, Spanned, pointer};

impl<'a> Builder<'a> {
    pub(super) fn examples(&mut self, source: &Source<'a>, request: &Request) -> Vec<Example> {
        if self.is_plain() {
            return Vec::new();
        }
        let requests = Requests::new(source);
        let responses = &source.operation.responses;
        let main = main_response(responses).map(|main| main.name.span);
        let mut examples: Vec<Example> = Vec::new();
        let mut broken: Vec<&str> = Vec::new();
        let mut lost = false;
        let mut number = 0;
        for response in responses {
            let described = if Some(response.name.span) == main {
                Described::Reply
            } else {
                number += 1;
                Described::Status(number - 1)
            };
            let Some(content) = &response.value.content else {
                continue;
            };
            lost |= self.document.is_unreadable(content.value.span, "examples");
            let Some(replies) = &content.value.examples else {
                continue;
            };
            broken.extend(replies.broken.iter().map(String::as_str));
            for member in replies {
                let example = self.example(&member.name, &member.value, &requests, request);
                let twice = |one: &Example| one.case == member.name.value;
                if let Some(first) = examples.iter().find(|one| twice(one)) {
                    let message = format!("two replies are called `{}`", member.name.value);
                    self.diagnostics.push(
                        Diagnostic::error(rules::DUPLICATE_NAME, member.name.span, message)
                            .related(first.span, "the other one"),
                    );
                }
                if example.is_none() {
                    broken.push(&member.name.value);
                }
                examples.extend(example.map(|example| Example {
                    described,
                    ..example
                }));
            }
        }
        let described = responses.iter().any(|one| one.value.content.is_some());
        let known = |case: &str| {
            !described || examples.iter().any(|one| one.case == case) || broken.contains(&case)
        };
        for (case, span) in requests
            .cases()
            .into_iter()
            .filter(|(case, _)| !lost && !known(case))
        {
            let message = format!("the request example `{case}` has no reply of that name");
            let help = "name a fixture under the response's `examples`";
            self.error(rules::EXAMPLE_PAIR, span, message, help);
        }
        examples
    }

    fn example(
        &mut self,
        case: &Spanned<String>,
        written: &Ref<openapi::Example>,
        requests: &Requests<'a>,
        request: &Request,
    ) -> Option<Example> {
        let provenance = written.provenance.as_ref();
        if provenance.is_none() {
            let help = "say where it comes from: sample, captured or composed";
            self.missing(
                "example",
                written.value.span,
                "x-provenance",
                case.span,
                help,
            );
        }
        for added in written.added.iter().flatten() {
            if pointer::split(&added.value).is_none() {
                let message = format!("`{}` is not a JSON pointer", added.value);
                let help = "pointers begin with `/`, from the whole body";
                self.error(rules::WRONG_VALUE, added.span, message, help);
            }
        }
        let file = self.fixture(written);
        let arguments = self.arguments(case, requests, request);
        let added = written.added.iter().flatten();
        Some(Example {
            case: case.value.clone(),
            summary: written.summary.as_ref().map(|text| text.value.clone()),
            provenance: provenance.map_or(Provenance::Composed, |word| word.value),
            added: added.map(|added| added.value.clone()).collect(),
            sources: written
                .sources
                .as_ref()
                .map_or_else(Vec::new, |list| super::docs::ids(&list.value)),
            described: Described::Reply,
            file: file?,
            request: arguments,
            span: case.span,
        })
    }

    /// The fixture's path from the project's root; the file is there.
    fn fixture(&mut self, example: &Ref<openapi::Example>) -> Option<String> {
        if let Some(value) = &example.value.value {
            self.error(
                rules::UNSUPPORTED,
                value.span,
                "a reply written in place",
                "put it into a file and name that under `externalValue`",
            );
            return None;
        }
        let Some(external) = &example.external else {
            let help = "name the fixture's file";
            self.missing(
                "example",
                example.value.span,
                "externalValue",
                example.target,
                help,
            );
            return None;
        };
        let path = match self.project.relative(&external.value, external.span.file) {
            Ok(path) => path,
            Err(error) => {
                self.error(
                    rules::MISSING_FILE,
                    external.span,
                    format!("`{}` leads nowhere: {error}", external.value),
                    "",
                );
                return None;
            }
        };
        if let Err(why) = self.project.find(&path) {
            self.error(
                rules::MISSING_FILE,
                external.span,
                format!("{path}: {why}"),
                "a fixture is a reply's whole body, as JSON",
            );
        }
        Some(path)
    }

    /// The request of a case, in the order of the request's parameters.
    fn arguments(
        &mut self,
        case: &Spanned<String>,
        requests: &Requests<'a>,
        request: &Request,
    ) -> Vec<ExampleArgument> {
        let mut arguments = Vec::new();
        if !request.readable {
            return arguments;
        }
        let body = requests.body.and_then(|examples| examples.get(&case.value));
        let mut named = body.is_some();
        let fields = match body {
            // What is wrong with it has been reported.
            Some(example) => match self.body_example(example, request) {
                Some(fields) => Some(fields),
                None => return arguments,
            },
            None => None,
        };
        let mut missing = Vec::new();
        for parameter in &request.parameters {
            let field = |name: &str| {
                let (json, span) = fields.as_ref()?;
                Some((json.get(name)?.clone(), *span))
            };
            let value = match parameter.place {
                Place::Json | Place::Body if parameter.whole => fields.clone(),
                Place::Form | Place::Json | Place::Body => field(&parameter.name),
                _ => {
                    let own = requests.of_parameter(case, parameter);
                    named |= own.is_some();
                    match own {
                        Some(example) => match self.example_value(example) {
                            Some(value) => Some((value.value.clone(), value.span)),
                            None => return arguments,
                        },
                        None => parameter.same_as.as_deref().and_then(field),
                    }
                }
            };
            if let Some((value, span)) = value {
                arguments.push(ExampleArgument {
                    name: parameter.name.clone(),
                    place: parameter.place,
                    value,
                    span,
                });
            } else if parameter.required
                && request.shows(parameter)
                && parameter.from_cookie.is_none()
                && parameter.constant.is_none()
            {
                missing.push(parameter.name.as_str());
            }
        }
        // Where nothing has to be given, a request without a name is one that gives nothing.
        let mut parameters = request.parameters.iter();
        let asks = parameters.any(|parameter| {
            let is_given = parameter.constant.is_none() && parameter.from_cookie.is_none();
            parameter.required && is_given && request.shows(parameter)
        });
        if requests.body_expected && body.is_none() || !named && asks {
            let message = format!("no request example of the name `{}`", case.value);
            let help = if requests.body_expected {
                "add it under the request body's `examples`"
            } else {
                "add it under the `examples` of the parameters that are sent"
            };
            self.error(rules::EXAMPLE_PAIR, case.span, message, help);
            return arguments;
        }
        for name in missing {
            let message = format!("the example `{}` does not say what `{name}` is", case.value);
            let help = "a request example gives all required parameters";
            self.error(rules::EXAMPLE_PAIR, case.span, message, help);
        }
        arguments
    }

    fn example_value<'e>(
        &mut self,
        example: &'e Ref<openapi::Example>,
    ) -> Option<&'e Spanned<Json>> {
        if let Some(external) = &example.value.external {
            let message = "a request in a file of its own";
            self.error(
                rules::UNSUPPORTED,
                external.span,
                message,
                "write it under `value`",
            );
            return None;
        }
        if example.value.value.is_none() {
            let help = "write the request there";
            self.missing("example", example.value.span, "value", example.target, help);
        }
        example.value.value.as_ref()
    }

    /// The body's fields; every one of them is described.
    fn body_example(
        &mut self,
        example: &Ref<openapi::Example>,
        request: &Request,
    ) -> Option<(Json, Span)> {
        let value = self.example_value(example)?;
        if request.has_whole_body() {
            return Some((value.value.clone(), value.span));
        }
        let Json::Object(members) = &value.value else {
            self.error(
                rules::WRONG_TYPE,
                value.span,
                "a request that is not a mapping of fields",
                "",
            );
            return None;
        };
        for (name, _) in members {
            let in_body =
                |parameter: &&Parameter| matches!(parameter.place, Place::Form | Place::Json);
            if !request
                .parameters
                .iter()
                .filter(in_body)
                .any(|parameter| parameter.name == *name)
            {
                let near = crate::diagnostics::suggest::nearest(
                    name,
                    request
                        .parameters
                        .iter()
                        .filter(in_body)
                        .map(|parameter| parameter.name.as_str()),
                );
                self.diagnostics.push(
                    Diagnostic::error(
                        rules::UNKNOWN_NAME,
                        value.span,
                        format!("the example sends `{name}`, which is not a field of the body"),
                    )
                    .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
                );
            }
        }
        Some((value.value.clone(), value.span))
    }
}

type Examples = Members<Ref<openapi::Example>>;

/// The examples of a parameter: its own, or those of its JSON text.
fn examples(parameter: &openapi::Parameter) -> Option<&Examples> {
    let content = parameter.content.as_ref();
    let inside = content.and_then(|media| media.value.examples.as_ref());
    parameter.examples.as_ref().or(inside)
}

/// The request examples of an operation.
struct Requests<'a> {
    body: Option<&'a Examples>,
    body_expected: bool,
    parameters: Vec<(&'a str, Place, &'a Examples)>,
}

impl<'a> Requests<'a> {
    fn new(source: &Source<'a>) -> Self {
        let body = source.operation.request_body.as_ref();
        let own = source.operation.parameters.iter().flatten();
        let parameters = own
            .chain(source.item.parameters.iter().flatten())
            .filter_map(|parameter| {
                let place = match parameter.location.value {
                    openapi::words::Location::Path => Place::Path,
                    openapi::words::Location::Query => Place::Query,
                    openapi::words::Location::Header => Place::Header,
                    openapi::words::Location::Cookie => Place::Cookie,
                };
                Some((
                    parameter.value.name.value.as_str(),
                    place,
                    examples(&parameter.value)?,
                ))
            });
        Self {
            body: body.and_then(|body| body.value.content.value.examples.as_ref()),
            body_expected: body.is_some_and(|body| {
                BodyKind::of_media_type(&body.value.content.name.value).has_examples()
            }),
            parameters: parameters.collect(),
        }
    }

    /// A parameter's own example of a case.
    fn of_parameter(&self, case: &str, parameter: &Parameter) -> Option<&'a Ref<openapi::Example>> {
        let same = |(name, place, _): &&(&str, Place, _)| {
            *name == parameter.name && *place == parameter.place
        };
        self.parameters.iter().find(same)?.2.get(case)
    }

    /// All cases with the place of their first mention.
    fn cases(&self) -> Vec<(&'a str, Span)> {
        let mut cases: Vec<(&'a str, Span)> = Vec::new();
        for examples in self
            .body
            .into_iter()
            .chain(self.parameters.iter().map(|(_, _, examples)| *examples))
        {
            for member in examples {
                if !cases.iter().any(|(case, _)| *case == member.name.value) {
                    cases.push((&member.name.value, member.name.span));
                }
            }
        }
        cases
    }
}
