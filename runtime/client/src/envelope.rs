//! What a row states about an operation's replies, for the one reader of envelopes; and the body as text.

use std::borrow::Cow;

use bilispec_wire::envelope::{Code, OutcomeWords, Success, Words};
use bilispec_wire::json::pointer;

use crate::operation::{CodeClass, Operation, OutcomeValue, ReplyBody};

/// The depth that a body may have, as `serde_json` bounds it.
const DEPTH: usize = 127;

/// A body as text, without a byte order mark; `None` if it is none.
pub(crate) fn text(body: &[u8]) -> Option<&str> {
    let text = simdutf8::basic::from_utf8(body).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Whether a body is certainly no deeper than is read: it has no more brackets than that.
pub(crate) fn is_shallow(body: &[u8]) -> bool {
    // In pieces whose count fits into a byte, which processors add up many at a time.
    let opening = |piece: &[u8]| -> u8 {
        let is_opening = |byte: &u8| u8::from(matches!(byte, b'{' | b'['));
        piece.iter().map(is_opening).sum()
    };
    let pieces = body.chunks(usize::from(u8::MAX));
    pieces
        .map(|piece| usize::from(opening(piece)))
        .sum::<usize>()
        <= DEPTH
}

/// The name of a member at the top; `None` for a place deeper down, and for the whole reply.
pub(crate) fn at_top(place: &str) -> Option<&str> {
    match place.strip_prefix('/') {
        Some(name) => Some(name).filter(|name| !name.is_empty() && !name.contains(['/', '~'])),
        None => Some(place).filter(|place| !place.is_empty()),
    }
}

/// All that the row states about how a reply is read.
pub(crate) fn words(operation: &Operation) -> Words<'_> {
    let envelope = operation.envelope;
    let codes = || operation.codes.iter().chain(envelope.codes);
    let enveloped = operation.reply == ReplyBody::Enveloped;
    let pending = codes().filter(|code| code.class == CodeClass::Pending);
    Words {
        code: envelope.code.to_vec(),
        message: envelope.message.to_vec(),
        data: if enveloped { envelope.data } else { "" },
        success: match &envelope.success {
            Success::Values(codes) => Success::Values(codes.to_vec().into()),
            Success::Absent => Success::Absent,
        },
        lists_null: operation.code(None).is_some(),
        pending: pending.filter_map(|code| code.value.clone()).collect(),
        outcome: operation.success.as_ref().map(|field| OutcomeWords {
            path: field.path.to_vec(),
            success: field
                .known
                .iter()
                .filter(|known| known.success)
                .map(|known| value(known.value))
                .collect(),
        }),
        act: &operation.act,
    }
}

/// A value of an outcome.
pub(crate) fn value(value: OutcomeValue) -> Code<'static> {
    match value {
        OutcomeValue::Integer(value) => Code::Integer(value),
        OutcomeValue::String(text) => Code::Text(Cow::Borrowed(text)),
    }
}

/// Where the payload stands in the body.
pub(crate) fn data_pointer(operation: &Operation) -> String {
    match operation.reply {
        ReplyBody::Enveloped => pointer::of(operation.envelope.data),
        _ => String::new(),
    }
}
