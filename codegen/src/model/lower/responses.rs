//! Which response is that of a success, and what is known of other HTTP statuses.

use super::builder::Builder;
use super::docs;
use super::docs::Standing;
use crate::diagnostics::rules;
use crate::model::{ReplyBody, Status, StatusDoc};
use crate::openapi::{Member, Members, Operation, Ref, Response};

impl Builder<'_> {
    pub(super) fn statuses(&mut self, operation: &Operation, around: &Standing) -> Vec<StatusDoc> {
        let main = main_response(&operation.responses);
        let mut list = Vec::new();
        for member in &operation.responses {
            let key = &member.name;
            if main.is_some_and(|main| main.name.span == key.span) {
                continue;
            }
            let Some(status) = status(&key.value) else {
                let message = format!("`{}` is not an HTTP status", key.value);
                self.error(
                    rules::WRONG_VALUE,
                    key.span,
                    message,
                    "write 100 to 599, 4XX, or default",
                );
                continue;
            };
            let response = &member.value;
            if let Some(links) = &response.links {
                self.error(
                    rules::UNSUPPORTED,
                    links.span,
                    "links of another answer than a success",
                    "",
                );
            }
            let level = around.or(response.evidence.as_ref(), response.sources.as_ref());
            list.push(StatusDoc {
                status,
                docs: docs::docs(
                    None,
                    Some(&response.description),
                    response.notes.as_ref(),
                    level,
                ),
                body: response.content.as_ref().and_then(|content| {
                    let body = ReplyBody::of_media_type(&content.name.value);
                    let schema = content.value.schema.filter(|_| body == ReplyBody::Json)?;
                    Some(self.schema_ref(self.span_of(schema)))
                }),
                media_types: response
                    .content
                    .iter()
                    .map(|content| content.name.value.clone())
                    .collect(),
                span: key.span,
            });
        }
        list
    }
}

/// The response of a success: that of 200, or the first with a body, or the first. Where no success is described, what
/// holds for all other statuses holds for that, too.
pub(super) fn main_response(responses: &Members<Ref<Response>>) -> Option<&Member<Ref<Response>>> {
    let successes = || responses.iter().filter(|one| is_success(&one.name.value));
    let ok = successes().find(|one| one.name.value == "200" && one.value.content.is_some());
    let with_body = || successes().find(|one| one.value.content.is_some());
    let rest = || responses.iter().find(|one| one.name.value == "default");
    ok.or_else(with_body)
        .or_else(|| successes().next())
        .or_else(rest)
}

pub(super) fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2')
}

pub(super) fn status(key: &str) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    if let Some(class) = key.strip_suffix("XX") {
        return class
            .parse()
            .ok()
            .filter(|class| (1..=5).contains(class))
            .map(Status::Class);
    }
    key.parse()
        .ok()
        .filter(|status| key.len() == 3 && (100..=599).contains(status))
        .map(Status::Exact)
}
