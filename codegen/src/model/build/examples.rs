//! Fixtures and the requests that belong to them, paired by case.

use super::Builder;
use super::operation::Source;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{Example, ExampleArgument, Parameter, Place, Provenance, Request};
use crate::openapi::{self, Members, Ref};
use crate::source::{Json, Span, Spanned, pointer};

impl<'a> Builder<'a> {
    pub(super) fn examples(&mut self, source: &Source<'a>, request: &Request) -> Vec<Example> {
        let operation = source.operation;
        let content = operation
            .responses
            .get("200")
            .and_then(|response| response.content.as_ref());
        let replies = content.and_then(|content| content.value.examples.as_ref());
        let requests = Requests::new(source);
        let mut examples = Vec::new();
        for member in replies.into_iter().flatten() {
            let case = &member.name;
            let Some(file) = self.fixture(&member.value) else {
                continue;
            };
            let provenance = member.value.provenance.as_ref();
            if provenance.is_none() {
                self.error(
                    rules::MISSING_KEY,
                    case.span,
                    "the example has no `x-provenance`",
                    "say where it comes from: sample, captured or composed",
                );
            }
            for added in member.value.added.iter().flatten() {
                if pointer::split(&added.value).is_none() {
                    self.error(
                        rules::WRONG_VALUE,
                        added.span,
                        format!("`{}` is no JSON pointer", added.value),
                        "pointers begin with `/`, from the whole body",
                    );
                }
            }
            let arguments = self.arguments(case, &requests, request);
            examples.push(Example {
                case: case.value.clone(),
                summary: member.value.summary.as_ref().map(|text| text.value.clone()),
                provenance: provenance.map_or(Provenance::Composed, |word| word.value),
                added: member
                    .value
                    .added
                    .iter()
                    .flatten()
                    .map(|added| added.value.clone())
                    .collect(),
                file,
                request: arguments,
                span: case.span,
            });
        }
        for (case, span) in requests.cases() {
            if replies.and_then(|replies| replies.member(case)).is_none() {
                let message = format!("the request example `{case}` has no reply of that name");
                self.error(
                    rules::EXAMPLE_PAIR,
                    span,
                    message,
                    "name a fixture under the response's `examples`",
                );
            }
        }
        examples
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
            self.error(
                rules::MISSING_KEY,
                example.target,
                "the example has no `externalValue`",
                "name the fixture's file",
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
        if let Err(why) = self.project.locate(&path) {
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
        let body = requests.body.and_then(|examples| examples.get(&case.value));
        if requests.body_expected && body.is_none() {
            self.error(
                rules::EXAMPLE_PAIR,
                case.span,
                format!("no request example of the name `{}`", case.value),
                "add it under the request body's `examples`",
            );
            return Vec::new();
        }
        let fields = body.and_then(|example| self.body_example(example, request));
        let mut arguments = Vec::new();
        let mut found_any = body.is_some();
        for parameter in &request.parameters {
            let value = match parameter.place {
                Place::Form | Place::Json => fields
                    .as_ref()
                    .and_then(|(json, span)| Some((json.get(&parameter.name)?.clone(), *span))),
                _ => self.own_example(case, requests, parameter).or_else(|| {
                    let field = parameter.same_as.as_ref()?;
                    fields
                        .as_ref()
                        .and_then(|(json, span)| Some((json.get(field)?.clone(), *span)))
                }),
            };
            found_any |= value.is_some();
            if let Some((value, span)) = value {
                arguments.push(ExampleArgument {
                    name: parameter.name.clone(),
                    place: parameter.place,
                    value,
                    span,
                });
            } else if parameter.required && parameter.from_cookie.is_none() {
                let message = format!(
                    "the example `{}` does not say what `{}` is",
                    case.value, parameter.name
                );
                self.error(
                    rules::EXAMPLE_PAIR,
                    case.span,
                    message,
                    "a request example gives all required parameters",
                );
            }
        }
        if !found_any && !request.parameters.is_empty() {
            self.error(
                rules::EXAMPLE_PAIR,
                case.span,
                format!("no request example of the name `{}`", case.value),
                "add it under the `examples` of the parameters that are sent",
            );
        }
        arguments
    }

    fn own_example(
        &mut self,
        case: &Spanned<String>,
        requests: &Requests<'a>,
        parameter: &Parameter,
    ) -> Option<(Json, Span)> {
        let examples = requests
            .parameters
            .iter()
            .find(|(name, place, _)| *name == parameter.name && *place == parameter.place)?
            .2;
        let example = examples.get(&case.value)?;
        let value = self.example_value(example)?;
        Some((value.value.clone(), value.span))
    }

    fn example_value<'e>(
        &mut self,
        example: &'e Ref<openapi::Example>,
    ) -> Option<&'e Spanned<Json>> {
        if let Some(external) = &example.value.external {
            self.error(
                rules::UNSUPPORTED,
                external.span,
                "a request in a file of its own",
                "write it under `value`",
            );
            return None;
        }
        if example.value.value.is_none() {
            self.error(
                rules::MISSING_KEY,
                example.target,
                "the example has no `value`",
                "write the request there",
            );
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
        let Json::Object(members) = &value.value else {
            self.error(
                rules::WRONG_TYPE,
                value.span,
                "a request that is no mapping of fields",
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
                        format!("the example sends `{name}`, which is no field of the body"),
                    )
                    .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
                );
            }
        }
        Some((value.value.clone(), value.span))
    }
}

type Examples = Members<Ref<openapi::Example>>;

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
                    parameter.value.examples.as_ref()?,
                ))
            });
        Self {
            body: body.and_then(|body| body.value.content.value.examples.as_ref()),
            body_expected: body.is_some(),
            parameters: parameters.collect(),
        }
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
