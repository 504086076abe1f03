//! The table's rows as generated code writes them: a short call each, because there are many.

#![allow(missing_docs, reason = "hidden, like the table itself")]
#![allow(
    clippy::too_many_arguments,
    reason = "nobody writes them by hand; the emitter puts each value where it belongs"
)]

pub use std::borrow::Cow::Borrowed;

use super::table::{NodeId, Outcome, Parts, Sensitivity, Table, Types};

pub use super::Schema;
pub use super::pattern::Pattern;
pub use super::table::{
    ArrayRule, Arrays, Check, Code, CodeKey, Constant, Dependent, Envelope, Expect, Known, List,
    NONE, Node, Note, ObjectRule, Patterned, Place, Property, Text,
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
    tail: Text,
    object: u32,
    array: u32,
    checks: List,
    note: u32,
) -> Node {
    Node {
        types: Types(types),
        never: flags & NEVER != 0,
        holds_sensitive: flags & HOLDS_SENSITIVE != 0,
        parent,
        tail,
        object,
        array,
        checks,
        note,
    }
}

pub const fn object(
    declares: bool,
    properties: List,
    by_name: List,
    patterns: List,
    additional: NodeId,
    required: List,
) -> ObjectRule {
    ObjectRule {
        declares,
        properties,
        by_name,
        patterns,
        additional,
        required,
    }
}

pub const fn array(
    prefix: List,
    items: NodeId,
    contains: NodeId,
    min_contains: Option<u64>,
    max_contains: Option<u64>,
) -> ArrayRule {
    ArrayRule {
        prefix,
        items,
        contains,
        min_contains,
        max_contains,
    }
}

pub const fn property(name: Text, node: NodeId) -> Property {
    Property { name, node }
}

pub const fn patterned(pattern: u32, node: NodeId) -> Patterned {
    Patterned { pattern, node }
}

pub const fn dependent(name: Text, required: List) -> Dependent {
    Dependent { name, required }
}

/// Bits of [`note`]'s flags.
pub const CREDENTIAL: u8 = 1;
pub const PERSONAL: u8 = 2;
pub const JSON_TEXT: u8 = 4;
pub const ALLOW_EMPTY: u8 = 8;

pub const fn note(
    flags: u8,
    known: List,
    names: List,
    success: List,
    envelope: u32,
    expect: u32,
    content: NodeId,
    echo: Text,
) -> Note {
    Note {
        sensitive: if flags & CREDENTIAL != 0 {
            Some(Sensitivity::Credential)
        } else if flags & PERSONAL != 0 {
            Some(Sensitivity::Personal)
        } else {
            None
        },
        known,
        names,
        success,
        envelope,
        expect,
        json_text: flags & JSON_TEXT != 0,
        content,
        allow_empty: flags & ALLOW_EMPTY != 0,
        echo,
    }
}

pub const fn known(value: Constant, name: Text) -> Known {
    Known { value, name }
}

pub const fn envelope(
    node: NodeId,
    code: List,
    message: List,
    data: Text,
    success: List,
    absent: bool,
) -> Envelope {
    Envelope {
        node,
        code,
        message,
        data,
        success,
        absent,
    }
}

pub const fn expect(
    minimum: Option<Number>,
    maximum: Option<Number>,
    below: Text,
    above: Text,
) -> Expect {
    Expect {
        minimum,
        maximum,
        below,
        above,
    }
}

pub const fn place(node: NodeId, keyword: Text, at: Text) -> Place {
    Place { node, keyword, at }
}

pub const fn code(value: Option<i64>, name: Text, class: Text, data: NodeId) -> Code {
    Code {
        value: match value {
            Some(value) => CodeKey::Integer(value),
            None => CodeKey::Null,
        },
        name,
        class,
        data,
    }
}

pub const fn text_code(value: Text, name: Text, class: Text, data: NodeId) -> Code {
    Code {
        value: CodeKey::Text(value),
        name,
        class,
        data,
    }
}

pub const fn outcome(path: List, node: NodeId) -> Option<Outcome> {
    Some(Outcome { path, node })
}

/// A schema among static arrays.
pub const fn schema(
    arrays: &'static Arrays,
    root: NodeId,
    codes: &'static [Code],
    lists_codes: bool,
    envelope: u32,
    outcome: Option<Outcome>,
    act: Act,
) -> Schema {
    Schema::fixed(Table {
        parts: Parts::Static(arrays),
        root,
        codes: Borrowed(codes),
        lists_codes,
        envelope,
        outcome,
        act,
    })
}
