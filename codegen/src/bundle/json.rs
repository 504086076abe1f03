//! JSON text for people: a line for each member and item.

use crate::source::Json;

/// See [`super::to_json`]; `indent`: what a level is moved to the right by.
pub(super) fn write(value: &Json, indent: &str) -> String {
    let mut out = String::new();
    self::value(&mut out, value, Level { depth: 0, indent });
    out.push('\n');
    out
}

/// How far a line is moved to the right.
#[derive(Clone, Copy)]
struct Level<'i> {
    depth: usize,
    indent: &'i str,
}

impl Level<'_> {
    fn below(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

fn value(out: &mut String, value: &Json, level: Level<'_>) {
    match value {
        Json::Array(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                next(out, index, level.below());
                self::value(out, item, level.below());
            }
            line(out, level);
            out.push(']');
        }
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                next(out, index, level.below());
                out.push_str(&serde_json::Value::from(key.as_str()).to_string());
                out.push_str(": ");
                self::value(out, member, level.below());
            }
            line(out, level);
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn next(out: &mut String, index: usize, level: Level<'_>) {
    if index > 0 {
        out.push(',');
    }
    line(out, level);
}

fn line(out: &mut String, level: Level<'_>) {
    out.push('\n');
    out.push_str(&level.indent.repeat(level.depth));
}
