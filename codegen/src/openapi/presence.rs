//! The counts of presence, `presence.yaml` beside the root document: in how many captured objects each member of a reply
//! was there.
//!
//! Says what the file contains and whether it is one, every value with its place. `learn` writes it, by
//! [`crate::presence`].

use super::members::Members;
use super::object::objects;
use super::read::{Read, Reader};
use crate::diagnostics::{Diagnostic, Diagnostics, rules};
use crate::source::{Node, Spanned};

objects! {
    /// The counts of a spec.
    Recorded is "counts of presence" {
        /// By the operation's id.
        "operations" operations: Members<OfOperation>,
    }

    /// Those of one operation.
    OfOperation is "counts of an operation" {
        /// SHA-256 of each reply body that was counted, in hexadecimal digits: one counts once.
        "captures" captures: Vec<Spanned<Digest>>,
        /// By JSON pointer from the reply's outermost object on; items of a list are `0`, values of a map `*`.
        "members" members: Members<Count>,
    }

    /// How often a member was there.
    Count is "count" {
        /// Bodies that had it.
        "captures" captures: Spanned<i64>,
        /// Objects that had it, null or not.
        "present" present: Spanned<i64>,
        /// Objects that could have had it.
        "parents" parents: Spanned<i64>,
    }
}

/// A SHA-256 in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
pub struct Digest(pub String);

impl Read for Digest {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let text = String::read(node, reader)?;
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 64 && text.bytes().all(digit) {
            return Some(Self(text));
        }
        let message = "this is no SHA-256 in hexadecimal digits";
        let diagnostic = Diagnostic::error(rules::WRONG_VALUE, node.span, message);
        let help = "`bilispec learn --counts` writes the file";
        reader.diagnostics.push(diagnostic.help(help));
        None
    }
}

impl Recorded {
    /// Reports numbers that no counting gives.
    pub(super) fn check(&self, diagnostics: &mut Diagnostics) {
        for operation in &self.operations {
            let all = i64::try_from(operation.value.captures.len()).unwrap_or(i64::MAX);
            for member in &operation.value.members {
                let count = &member.value;
                if crate::source::pointer::split(&member.name.value).is_none() {
                    let message = format!("`{}` is not a JSON pointer", member.name.value);
                    let span = member.name.span;
                    diagnostics.push(Diagnostic::error(rules::WRONG_VALUE, span, message));
                }
                for (number, most, what) in [
                    (&count.parents, i64::MAX, ""),
                    (
                        &count.present,
                        count.parents.value,
                        "the objects that could have it",
                    ),
                    (
                        &count.captures,
                        all.min(count.present.value),
                        "the bodies that were counted",
                    ),
                ] {
                    if number.value < 0 || number.value > most {
                        let message = if number.value < 0 {
                            "a count is not below 0".to_owned()
                        } else {
                            format!("more than {what}")
                        };
                        let span = number.span;
                        diagnostics.push(Diagnostic::error(rules::WRONG_VALUE, span, message));
                    }
                }
            }
        }
    }
}
