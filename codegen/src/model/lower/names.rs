//! Rust's names from the spec's: conventions, keywords, clashes.
//!
//! Deterministic: the same spec gives the same names, and a name changes only with what it is made from.

use std::collections::{HashMap, HashSet};

use crate::openapi::Dialect;
use crate::source::Json;

pub use bilispec_wire::privacy::words;

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

/// The name of a type that has none of its own: its owner's and its member's. No keyword is made of several names.
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

/// Names that generated code uses for other things: the prelude's, and those of the runtime's macros.
const TAKEN_TYPES: &[&str] = &[
    "Arc",
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "BTreeMap",
    "Box",
    "Client",
    "Clone",
    "Copy",
    "Credentials",
    "Debug",
    "Default",
    "Display",
    "DoubleEndedIterator",
    "Drop",
    "Effect",
    "Eq",
    "Err",
    "Error",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "IntOrString",
    "Into",
    "IntoFuture",
    "IntoIterator",
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
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Types that the generated client has besides those of the spec, and names that it imports.
pub(crate) const GENERATED_TYPES: &[&str] = &[
    "BuildError",
    "Builder",
    "Call",
    "Client",
    "Cookies",
    "Core",
    "Credentials",
    "Deserialize",
    "Deserializer",
    "Fixture",
    "IntOrString",
    "Integer",
    "JsonString",
    "Kind",
    "Operation",
    "RawJson",
    "Repeatable",
    "Report",
    "Request",
    "SecretString",
    "Serialize",
    "Serializer",
    "ServerVariables",
    "Unsettled",
    "Validators",
    "Values",
    "WireEnum",
];

/// Modules that the generated client has besides those of the operations, and names that its paths begin with.
const GENERATED_MODULES: &[&str] = &[
    "alloc",
    "bilispec_runtime",
    "blocking",
    "client",
    "clippy",
    "codes",
    "core",
    "credentials",
    "diagnostic",
    "envelopes",
    "fixtures",
    "newtypes",
    "rustdoc",
    "rustfmt",
    "schemas",
    "serde",
    "shared",
    "std",
    "validate",
];

/// What Windows takes for a device, whatever stands behind a dot: no file and no folder can have such a name.
const DEVICES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
    "conin", "conout", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9", "nul", "prn",
];

/// Functions that every request has beside its setters.
pub(crate) const REQUEST_FUNCTIONS: &[&str] = &["default", "new"];

/// Methods of the client's builder, and of every type's traits: no variable of a server's address can have these names.
pub const BUILDER_METHODS: &[&str] = &[
    "base_url",
    "body_limit",
    "borrow",
    "borrow_mut",
    "build",
    "credentials",
    "fmt",
    "into",
    "new",
    "retry",
    "server_variable",
    "servers",
    "settings",
    "transport",
    "try_into",
    "type_id",
    "user_agent",
];

/// Names that no operation's module can have.
pub(crate) fn taken_modules() -> Vec<&'static str> {
    [GENERATED_MODULES, DEVICES].concat()
}

/// Why a file or folder can't be called so on every system; the name is without what follows a dot.
pub fn refused_as_file(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    DEVICES
        .contains(&stem.trim())
        .then_some("is the name of a device on Windows")
}

/// Why an operation can't be called so, by the name that its module would have.
pub fn refused_as_module(name: &str) -> Option<&'static str> {
    refused_as_file(name).or_else(|| {
        GENERATED_MODULES
            .contains(&name)
            .then_some("is the name of another generated module")
    })
}

/// Names that are in use, and numbers for those that clash.
#[derive(Debug, Clone, Default)]
pub struct Names {
    used: HashSet<String>,
    /// The number to try next, by the name that was asked for.
    next: HashMap<String, usize>,
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
            next: HashMap::new(),
        }
    }

    /// With these taken.
    pub fn without(taken: &[&str]) -> Self {
        Self {
            used: taken.iter().map(|name| (*name).to_owned()).collect(),
            next: HashMap::new(),
        }
    }

    /// Takes a name if it is free.
    pub fn take(&mut self, name: &str) -> bool {
        self.used.insert(name.to_owned())
    }

    /// Takes the name, or the name with the first number that makes it free.
    pub fn unique(&mut self, name: &str, separator: &str) -> String {
        if self.take(name) {
            return name.to_owned();
        }
        // Where the last search for the same name ended: a thousand of one name are found in a thousand steps.
        let mut number = self.next.get(name).copied().unwrap_or(2);
        loop {
            let unique = format!("{}{separator}{number}", name.trim_end_matches('_'));
            number += 1;
            if self.take(&unique) {
                self.next.insert(name.to_owned(), number);
                return unique;
            }
        }
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
    fn a_group_of_any_name_is_a_type() {
        for (tag, group) in [
            ("self", "SelfCalls"),
            ("Self", "SelfCalls"),
            ("1", "N1Calls"),
            ("", "ValueCalls"),
        ] {
            assert_eq!(crate::model::group_name(tag), group);
        }
    }

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
