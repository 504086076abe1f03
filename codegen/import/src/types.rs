//! The words of the type column: those of the reference, and those that notes use.

/// A type as notes name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    /// Anything, or not said.
    Any,
    Integer(Option<String>),
    Number,
    Boolean,
    String(Option<String>),
    IntOrString,
    Object(Option<String>),
    OneOf(String),
    Array(Box<Type>),
    Map(Box<Type>),
    /// A text that holds JSON.
    Json(Box<Type>),
    Nullable(Box<Type>),
}

/// Lists and lists of lists, no deeper than anybody writes them.
const DEEPEST: usize = 32;

impl Type {
    /// Reads a type; `None` if it is none that is known.
    pub(super) fn parse(text: &str) -> Option<Self> {
        parse(text.trim(), 0)
    }

    /// Without null, and whether null was there.
    pub(super) fn split_null(self) -> (Self, bool) {
        match self {
            Self::Nullable(inner) => (inner.split_null().0, true),
            other => (other, false),
        }
    }

    /// The type behind lists, maps and the like, and what leads there: `[]` for items, `{}` for values.
    pub(super) fn innermost(&self, path: &mut String) -> &Self {
        match self {
            Self::Array(inner) => {
                path.push_str("[]");
                inner.innermost(path)
            }
            Self::Map(inner) => {
                path.push_str("{}");
                inner.innermost(path)
            }
            Self::Json(inner) | Self::Nullable(inner) => inner.innermost(path),
            _ => self,
        }
    }
}

fn parse(text: &str, depth: usize) -> Option<Type> {
    if depth > DEEPEST {
        return None;
    }
    let parts = alternatives(text);
    let nullable = parts.len() > 1 && parts.contains(&"null");
    let others: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !(nullable && *part == "null"))
        .collect();
    let ty = match others.as_slice() {
        [one] => single(one, depth)?,
        [a, b] => match (single(a, depth)?, single(b, depth)?) {
            (Type::Integer(None), Type::String(None))
            | (Type::String(None), Type::Integer(None)) => Type::IntOrString,
            _ => return None,
        },
        _ => return None,
    };
    Some(if nullable {
        Type::Nullable(Box::new(ty))
    } else {
        ty
    })
}

/// What stands between slashes outside of parentheses.
fn alternatives(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut from = 0;
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '/' | '或' if depth == 0 => {
                parts.push(text.get(from..index).unwrap_or_default().trim());
                from = index + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts
}

fn single(text: &str, depth: usize) -> Option<Type> {
    for (word, wrap) in [
        ("array", Type::Array as fn(Box<Type>) -> Type),
        ("map", Type::Map),
        ("json", Type::Json),
    ] {
        if let Some(inner) = text
            .strip_prefix(word)
            .and_then(|rest| rest.trim_start().strip_prefix('('))
            .and_then(|rest| rest.strip_suffix(')'))
        {
            return parse(inner.trim(), depth + 1).map(|inner| wrap(Box::new(inner)));
        }
    }
    if let Some(inner) = text.strip_suffix("[]") {
        return parse(inner.trim(), depth + 1).map(|inner| Type::Array(Box::new(inner)));
    }
    let (word, name) = match text.split_once(char::is_whitespace) {
        Some((word, name)) => (word, Some(name.trim())),
        None => (text, None),
    };
    // A name of a type is one word in PascalCase.
    if name.is_some_and(|name| !bilispec_codegen::model::names::is_pascal(name)) {
        return None;
    }
    let name = name.map(str::to_owned);
    let ty = match word.to_ascii_lowercase().as_str() {
        "num" | "int" | "integer" | "long" | "number" | "数字" | "整数" => Type::Integer(name),
        "str" | "string" | "text" | "字符串" => Type::String(name),
        "obj" | "object" | "对象" => Type::Object(name),
        "oneof" => return name.map(Type::OneOf),
        "float" | "double" => return name.is_none().then_some(Type::Number),
        "bool" | "boolean" | "布尔" => return name.is_none().then_some(Type::Boolean),
        "array" | "list" | "arr" | "(list)" | "数组" | "列表" => {
            return name.is_none().then(|| Type::Array(Box::new(Type::Any)));
        }
        "map" => return name.is_none().then(|| Type::Map(Box::new(Type::Any))),
        "any" | "null" | "" | "-" => return name.is_none().then_some(Type::Any),
        _ => return None,
    };
    Some(ty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_notes_and_of_the_reference() {
        let name = |name: &str| Some(name.to_owned());
        for (text, ty) in [
            ("num", Some(Type::Integer(None))),
            ("num Fen", Some(Type::Integer(name("Fen")))),
            ("num / str", Some(Type::IntOrString)),
            (
                "num Fen / null",
                Some(Type::Nullable(Box::new(Type::Integer(name("Fen"))))),
            ),
            (
                "array(obj Screen / null)",
                Some(Type::Array(Box::new(Type::Nullable(Box::new(
                    Type::Object(name("Screen")),
                ))))),
            ),
            (
                "json(array(num))",
                Some(Type::Json(Box::new(Type::Array(Box::new(Type::Integer(
                    None,
                )))))),
            ),
            ("(list)", Some(Type::Array(Box::new(Type::Any)))),
            ("", Some(Type::Any)),
            ("num str", None),
            ("numb", None),
            ("array(", None),
            ("a / b / c", None),
        ] {
            assert_eq!(Type::parse(text), ty, "{text}");
        }
        assert_eq!(
            Type::parse(&format!("{}num{}", "array(".repeat(9999), ")".repeat(9999))),
            None
        );
    }
}
