//! Rust's names from the spec's: conventions, keywords, clashes.
//!
//! Deterministic: the same spec gives the same names, and a name changes only with what it is made from.

use std::collections::HashSet;

use crate::openapi::Dialect;
use crate::source::Json;

/// Words of a name: `saleFlag`, `sale_flag`, `SALE-FLAG` and `sale flag` all have the same two.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() {
            let next_is_lower = chars.peek().is_some_and(char::is_ascii_lowercase);
            let begins = !previous.is_ascii_alphanumeric()
                || (c.is_ascii_uppercase() && !previous.is_ascii_uppercase())
                // The last capital of several begins the next word: `HTTPStatus`.
                || (c.is_ascii_uppercase() && previous.is_ascii_uppercase() && next_is_lower);
            match words.last_mut() {
                Some(word) if !begins => word.push(c.to_ascii_lowercase()),
                _ => words.push(c.to_ascii_lowercase().to_string()),
            }
        }
        previous = c;
    }
    words
}

/// The name of a value that was given none: its own word, or the number with `Value` in front.
pub fn derived(value: &Json) -> String {
    match value {
        Json::String(text) => pascal(text),
        _ => format!("Value{}", value.to_string().replace('-', "Minus")),
    }
}

/// A field, parameter or function: `snake_case`, no keyword.
pub fn snake(name: &str) -> String {
    let name = words(name).join("_");
    let name = match name.chars().next() {
        None => "value".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("n{name}"),
        Some(_) => name,
    };
    if KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// A type or variant: `PascalCase`, no keyword.
pub fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    for word in words(name) {
        let mut chars = word.chars();
        pascal.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        pascal.push_str(chars.as_str());
    }
    match pascal.chars().next() {
        None => "Value".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("N{pascal}"),
        Some(_) if pascal == "Self" => "Self_".to_owned(),
        Some(_) => pascal,
    }
}

/// The name of a type that has none of its own: its owner's and its member's. No keyword begins with another name.
pub(crate) fn below(owner: &str, member: &str) -> String {
    format!("{owner}{}", pascal(member).trim_end_matches('_'))
}

/// Whether a text is a `PascalCase` name as it stands.
pub fn is_pascal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && name != "Self"
}

/// Rust 2024's keywords, those of old and those kept for later.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that generated code uses for other things: the prelude's, and its own.
const TAKEN_TYPES: &[&str] = &[
    "Arc",
    "BTreeMap",
    "Box",
    "Client",
    "Clone",
    "Copy",
    "Credentials",
    "Debug",
    "Default",
    "Drop",
    "Effect",
    "Eq",
    "Err",
    "Error",
    "Fn",
    "From",
    "Hash",
    "IntOrString",
    "Into",
    "Iterator",
    "Json",
    "JsonString",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Outcome",
    "PartialEq",
    "PartialOrd",
    "RawJson",
    "Request",
    "Response",
    "Result",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
];

/// Types that the generated client has besides those of the spec.
pub(crate) const GENERATED_TYPES: &[&str] = &[
    "Builder",
    "Call",
    "Client",
    "Cookies",
    "Core",
    "Credentials",
    "Deserialize",
    "Deserializer",
    "IntOrString",
    "Integer",
    "JsonString",
    "Kind",
    "Operation",
    "RawJson",
    "Request",
    "SecretString",
    "Serialize",
    "Serializer",
    "Validators",
    "Values",
    "WireEnum",
];

/// Modules that the generated client has besides those of the operations.
pub(crate) const GENERATED_MODULES: &[&str] = &[
    "blocking",
    "client",
    "codes",
    "credentials",
    "envelopes",
    "newtypes",
    "schemas",
    "shared",
    "validate",
];

/// Names that are in use, and numbers for those that clash.
#[derive(Debug, Clone, Default)]
pub struct Names {
    used: HashSet<String>,
}

impl Names {
    /// For types: what generated code uses already is taken.
    ///
    /// Whoever wrote a document that is not ours cannot rename a type that the generated client has too, so that one
    /// gives way as well.
    pub(crate) fn of_types(dialect: Dialect) -> Self {
        let generated = match dialect {
            Dialect::Annotated => &[],
            Dialect::Plain => GENERATED_TYPES,
        };
        let used = TAKEN_TYPES.iter().chain(generated);
        Self {
            used: used.map(|name| (*name).to_owned()).collect(),
        }
    }

    /// With these taken.
    pub fn without(taken: &[&str]) -> Self {
        Self {
            used: taken.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Takes a name if it is free.
    pub fn take(&mut self, name: &str) -> bool {
        self.used.insert(name.to_owned())
    }

    /// Takes the name, or the name with the first number that makes it free.
    pub fn unique(&mut self, name: &str, separator: &str) -> String {
        let mut unique = name.to_owned();
        let mut number = 2;
        while !self.take(&unique) {
            unique = format!("{}{separator}{number}", name.trim_end_matches('_'));
            number += 1;
        }
        unique
    }
}

/// Rust's names for a list of members, in their order.
///
/// A member whose wire name is already the Rust name keeps it, wherever it stands: `sale_start` beside
/// `saleStart` is `sale_start`, and the other one `sale_start_2`. A name given in the spec comes before both.
pub(crate) fn members<'n>(
    list: impl IntoIterator<Item = (&'n str, Option<&'n str>)>,
) -> Vec<String> {
    members_beside(&[], list)
}

/// The same, where some names are taken.
pub(crate) fn members_beside<'n>(
    taken: &[&str],
    list: impl IntoIterator<Item = (&'n str, Option<&'n str>)>,
) -> Vec<String> {
    let list: Vec<_> = list.into_iter().collect();
    let mut names = Names::without(taken);
    let mut result: Vec<Option<String>> = Vec::new();
    for (_, given) in &list {
        result.push(given.map(|given| names.unique(&escape(given), "_")));
    }
    for exact in [true, false] {
        for ((wire, _), slot) in list.iter().zip(&mut result) {
            let name = snake(wire);
            if slot.is_none() && (!exact || name == *wire) {
                *slot = Some(names.unique(&name, "_"));
            }
        }
    }
    result.into_iter().flatten().collect()
}

fn escape(name: &str) -> String {
    if KEYWORDS.contains(&name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conventions() {
        for (name, snake_case, pascal_case) in [
            ("get_project", "get_project", "GetProject"),
            ("saleFlag", "sale_flag", "SaleFlag"),
            ("naUrl", "na_url", "NaUrl"),
            ("HTTPStatus", "http_status", "HttpStatus"),
            ("h5Url", "h5_url", "H5Url"),
            ("createV2", "create_v2", "CreateV2"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("1st", "n1st", "N1st"),
            ("up", "up", "Up"),
            ("B币", "b", "B"),
            ("状态", "value", "Value"),
            ("x-y z", "x_y_z", "XYZ"),
            ("", "value", "Value"),
        ] {
            assert_eq!(
                (snake(name), pascal(name)),
                (snake_case.to_owned(), pascal_case.to_owned()),
                "{name}"
            );
        }
    }

    #[test]
    fn clashes_are_numbered_and_exact_names_win() {
        let list = [
            ("saleStart", None),
            ("sale_start", None),
            ("sale-start", None),
            ("type", None),
            ("x", Some("type")),
        ];
        assert_eq!(
            members(list),
            [
                "sale_start_2",
                "sale_start",
                "sale_start_3",
                "type_2",
                "type_"
            ]
        );
    }
}
