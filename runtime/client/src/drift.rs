//! The reply of a call, checked against the spec: what is in it that the spec does not say, whether the call succeeded or
//! not. Decoding forgives what it can; this tells what was forgiven.

use bilispec_engine::{Checked, Report};

use crate::operation::{Operation, ReplyBody};
use crate::received::Received;

/// By what the spec describes for the status; of a body that is not JSON there is nothing to say. What a success repeats of
/// the call is compared with what was sent.
pub(crate) fn drift(operation: &Operation, received: &Received) -> Option<Report> {
    let (validators, body) = (operation.validators, &received.body);
    if !received.status.is_success() {
        let checked = validators.error(received.status.as_u16(), body);
        return checked.map(Checked::into_report);
    }
    let is_json = match operation.reply {
        ReplyBody::Enveloped => true,
        ReplyBody::Payload => !body.trim_ascii().is_empty(),
        ReplyBody::Nothing | ReplyBody::Text | ReplyBody::Bytes => false,
    };
    if !is_json {
        return Some(Report::default());
    }
    let mut report = validators.reply(body).into_report();
    let asked = |name: &str| received.asked.get(name);
    report
        .findings
        .extend(validators.reply.echo_findings(body, &asked));
    Some(report)
}
