//! The table's rows as generated code writes them: a short call each, because there are many.
//!
//! A stretch of another array is two arguments, where it begins and how much of it there is.

#![allow(missing_docs, reason = "hidden, like the table itself")]
#![allow(
    clippy::too_many_arguments,
    reason = "nobody writes them by hand; the emitter puts each value where it belongs"
)]

pub use std::borrow::Cow::Borrowed;

use super::table::{NodeId, Outcome, Sensitivity, Types};

pub use super::pattern::Pattern;
pub use super::table::{
    ArrayRule, Arrays, Branches, Check, Code, CodeKey, Constant, Dependent, Envelope, Expect,
    Known, List, NONE, Node, Note, ObjectRule, Patterned, Place, Property, Text,
};
pub use bilispec_wire::envelope::{Act, Blocked, Kind, Proof, ProofMember, SideEffect};
pub use bilispec_wire::json::number::Number;

pub const fn text(start: u32, len: u32) -> Text {
    Text { start, len }
}

pub const fn list(start: u32, len: u32) -> List {
    List { start, len }
}

/// Bits of [`node`]'s flags.
pub const NEVER: u8 = 1;
pub const HOLDS_SENSITIVE: u8 = 2;

pub const fn node(
    types: u8,
    flags: u8,
    parent: NodeId,
    tail: u32,
    tail_len: u32,
    object: u32,
    array: u32,
    checks: u32,
    checks_len: u32,
    note: u32,
) -> Node {
    Node {
        types: Types(types),
        never: flags & NEVER != 0,
        holds_sensitive: flags & HOLDS_SENSITIVE != 0,
        parent,
        tail: text(tail, tail_len),
        object,
        array,
        checks: list(checks, checks_len),
        note,
    }
}

pub const fn object(
    declares: bool,
    properties: u32,
    properties_len: u32,
    by_name: u32,
    by_name_len: u32,
    patterns: u32,
    patterns_len: u32,
    additional: NodeId,
    required: u32,
    required_len: u32,
) -> ObjectRule {
    ObjectRule {
        declares,
        properties: list(properties, properties_len),
        by_name: list(by_name, by_name_len),
        patterns: list(patterns, patterns_len),
        additional,
        required: list(required, required_len),
    }
}

pub const fn array(
    prefix: u32,
    prefix_len: u32,
    items: NodeId,
    contains: NodeId,
    min_contains: Option<u64>,
    max_contains: Option<u64>,
) -> ArrayRule {
    ArrayRule {
        prefix: list(prefix, prefix_len),
        items,
        contains,
        min_contains,
        max_contains,
    }
}

pub const fn branches(test: NodeId, then: NodeId, otherwise: NodeId) -> Branches {
    Branches {
        test,
        then,
        otherwise,
    }
}

pub const fn property(name: u32, name_len: u32, node: NodeId) -> Property {
    Property {
        name: text(name, name_len),
        node,
    }
}

pub const fn patterned(pattern: u32, node: NodeId) -> Patterned {
    Patterned { pattern, node }
}

pub const fn dependent(name: u32, name_len: u32, required: u32, required_len: u32) -> Dependent {
    Dependent {
        name: text(name, name_len),
        required: list(required, required_len),
    }
}

/// Bits of [`note`]'s flags.
pub const CREDENTIAL: u8 = 1;
pub const PERSONAL: u8 = 2;
pub const JSON_TEXT: u8 = 4;
pub const ALLOW_EMPTY: u8 = 8;

pub const fn note(
    flags: u8,
    known: u32,
    known_len: u32,
    names: u32,
    names_len: u32,
    success: u32,
    success_len: u32,
    envelope: u32,
    expect: u32,
    content: NodeId,
    echo: u32,
    echo_len: u32,
) -> Note {
    Note {
        sensitive: if flags & CREDENTIAL != 0 {
            Some(Sensitivity::Credential)
        } else if flags & PERSONAL != 0 {
            Some(Sensitivity::Personal)
        } else {
            None
        },
        known: list(known, known_len),
        names: list(names, names_len),
        success: list(success, success_len),
        envelope,
        expect,
        json_text: flags & JSON_TEXT != 0,
        content,
        allow_empty: flags & ALLOW_EMPTY != 0,
        echo: text(echo, echo_len),
    }
}

pub const fn known(value: Constant, name: u32, name_len: u32) -> Known {
    Known {
        value,
        name: text(name, name_len),
    }
}

pub const fn envelope(
    node: NodeId,
    code: u32,
    code_len: u32,
    message: u32,
    message_len: u32,
    data: u32,
    data_len: u32,
    success: u32,
    success_len: u32,
    absent: bool,
) -> Envelope {
    Envelope {
        node,
        code: list(code, code_len),
        message: list(message, message_len),
        data: text(data, data_len),
        success: list(success, success_len),
        absent,
    }
}

pub const fn expect(
    minimum: Option<Number>,
    maximum: Option<Number>,
    below: u32,
    below_len: u32,
    above: u32,
    above_len: u32,
) -> Expect {
    Expect {
        minimum,
        maximum,
        below: text(below, below_len),
        above: text(above, above_len),
    }
}

pub const fn place(node: NodeId, keyword: u32, keyword_len: u32, at: u32, at_len: u32) -> Place {
    Place {
        node,
        keyword: text(keyword, keyword_len),
        at: text(at, at_len),
    }
}

pub const fn code(
    value: Option<i64>,
    name: u32,
    name_len: u32,
    class: u32,
    class_len: u32,
    data: NodeId,
) -> Code {
    Code {
        value: match value {
            Some(value) => CodeKey::Integer(value),
            None => CodeKey::Null,
        },
        name: text(name, name_len),
        class: text(class, class_len),
        data,
    }
}

pub const fn text_code(
    value: u32,
    value_len: u32,
    name: u32,
    name_len: u32,
    class: u32,
    class_len: u32,
    data: NodeId,
) -> Code {
    Code {
        value: CodeKey::Text(text(value, value_len)),
        name: text(name, name_len),
        class: text(class, class_len),
        data,
    }
}

pub const fn outcome(path: u32, path_len: u32, node: NodeId) -> Option<Outcome> {
    Some(Outcome {
        path: list(path, path_len),
        node,
    })
}
