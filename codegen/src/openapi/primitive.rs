//! How values without keys of their own are read.

use serde_json::Number;

use super::read::{COUNT, INTEGER, NUMBER, Read, Reader, TEXT, TRUTH};
use super::schema_id::SchemaId;
use crate::source::{Json, Node, NodeKind, Spanned};

impl Read for String {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let text = node.as_str().map(ToOwned::to_owned);
        if text.is_none() {
            reader.expected(TEXT, "", node);
        }
        text
    }
}

impl Read for bool {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        if let NodeKind::Bool(value) = node.kind {
            return Some(value);
        }
        reader.expected(TRUTH, "", node);
        None
    }
}

impl Read for Number {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        if let NodeKind::Number(value) = &node.kind {
            return Some(value.clone());
        }
        reader.expected(NUMBER, "", node);
        None
    }
}

impl Read for i64 {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let value = if let NodeKind::Number(value) = &node.kind {
            value.as_i64()
        } else {
            None
        };
        if value.is_none() {
            reader.expected(INTEGER, "", node);
        }
        value
    }
}

impl Read for u64 {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let value = if let NodeKind::Number(value) = &node.kind {
            value.as_u64()
        } else {
            None
        };
        if value.is_none() {
            reader.expected(COUNT, "", node);
        }
        value
    }
}

impl Read for Json {
    fn read<'a>(node: &'a Node, _: &mut Reader<'a>) -> Option<Self> {
        if node.kind == NodeKind::Broken {
            None
        } else {
            Some(node.to_json())
        }
    }
}

impl Read for Node {
    fn read<'a>(node: &'a Node, _: &mut Reader<'a>) -> Option<Self> {
        if node.kind == NodeKind::Broken {
            None
        } else {
            Some(node.clone())
        }
    }
}

impl Read for SchemaId {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        Some(reader.schema(node))
    }
}

impl<T: Read> Read for Spanned<T> {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        Some(Self {
            value: T::read(node, reader)?,
            span: node.span,
        })
    }
}

impl<T: Read> Read for Box<T> {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        T::read(node, reader).map(Self::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(items) = node.items() else {
            reader.expected("a list", "", node);
            return None;
        };
        Some(
            items
                .iter()
                .filter_map(|item| T::read(item, reader))
                .collect(),
        )
    }
}
