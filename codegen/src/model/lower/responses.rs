//! HTTP statuses other than 200.

use super::docs::Standing;
use super::{Builder, docs};
use crate::diagnostics::rules;
use crate::model::{Status, StatusDoc};
use crate::openapi::Operation;

impl Builder<'_> {
    pub(super) fn statuses(&mut self, operation: &Operation, around: &Standing) -> Vec<StatusDoc> {
        let mut list = Vec::new();
        for member in &operation.responses {
            let key = &member.name;
            if key.value == "200" {
                continue;
            }
            let plain = self.is_plain() && super::plain::is_success(&key.value);
            let Some(status) = status(&key.value) else {
                let message = format!("`{}` is no HTTP status", key.value);
                self.error(
                    rules::WRONG_VALUE,
                    key.span,
                    message,
                    "write 100 to 599, 4XX, or default",
                );
                continue;
            };
            let response = &member.value;
            if matches!(status, Status::Exact(201..=299) | Status::Class(2)) && !plain {
                let message = format!("a success with HTTP status {}", key.value);
                self.error(
                    rules::UNSUPPORTED,
                    key.span,
                    message,
                    "success and refusal both stand under \"200\"",
                );
            }
            if let Some(links) = &response.links {
                self.error(
                    rules::UNSUPPORTED,
                    links.span,
                    "links of another answer than 200",
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
                    let json = content.name.value == "application/json";
                    let schema = content.value.schema.filter(|_| json)?;
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
