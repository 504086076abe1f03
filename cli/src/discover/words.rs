//! Words of paths and names, as programmers put them together.

use bilispec_codegen::model;
use bilispec_wire::privacy;

use crate::observations::keys;

/// Steps that say nothing of what a call does.
const NOISE: [&str; 16] = [
    "api", "apis", "rest", "x", "ajax", "json", "rpc", "gateway", "service", "services", "public",
    "open", "openapi", "web", "mobile", "app",
];

/// Verbs that stand in paths.
const VERBS: [&str; 62] = [
    "get", "list", "query", "find", "search", "fetch", "load", "add", "create", "new", "insert",
    "save", "submit", "send", "post", "update", "edit", "modify", "change", "set", "reset",
    "delete", "remove", "del", "cancel", "close", "open", "confirm", "prepare", "check", "verify",
    "validate", "pay", "buy", "refund", "redeem", "login", "logout", "register", "sign", "upload",
    "download", "export", "import", "like", "unlike", "follow", "unfollow", "join", "leave",
    "start", "stop", "run", "retry", "approve", "reject", "lock", "unlock", "sync", "push",
    "apply", "claim",
];

/// The words of a text in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    let snake = model::snake_case(text);
    snake
        .split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a step of a path names a thing or an act: no version, and nothing that every address has.
pub(super) fn says_something(step: &str) -> bool {
    let lower = step.to_ascii_lowercase();
    !NOISE.contains(&lower.as_str()) && !is_version(&lower)
}

/// `v1`, `v2.1`, `2.0`, `2024-01-01` in the first steps is one, too.
pub(super) fn is_version(step: &str) -> bool {
    let number = step.strip_prefix('v').unwrap_or(step);
    let fits = |c: char| c.is_ascii_digit() || c == '.';
    let is_short = number.len() <= 5
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(fits);
    is_short && (step.starts_with('v') || step.contains('.'))
}

pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether a verb says that something is changed, whatever the method.
pub(super) fn changes(word: &str) -> bool {
    const READS: [&str; 11] = [
        "get", "list", "query", "find", "search", "fetch", "load", "check", "verify", "validate",
        "download",
    ];
    is_verb(word) && !READS.contains(&word)
}

/// One of several: `orders` → `order`.
pub(super) fn singular(word: &str) -> String {
    let irregular = match word {
        "people" => Some("person"),
        "news" | "status" | "address" | "series" | "https" => Some(word),
        "statuses" => Some("status"),
        "addresses" => Some("address"),
        _ => None,
    };
    if let Some(known) = irregular {
        return known.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Whether a word stands for several.
pub(super) fn is_plural(word: &str) -> bool {
    singular(word) != word
}

/// A name of a Rust module and a file from words.
pub(super) fn snake(words: &[String]) -> String {
    let name = model::snake_case(&words.join("_"));
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if fits { name } else { "call".to_owned() }
}

/// The name of a code from the server's own words, if they are English and nobody's.
pub(super) fn code_name(message: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphabetic() || c == ' ' || "-_'.,!:;/".contains(c);
    if message.len() > 60 || !message.chars().all(fits) || privacy::is_private_key(message) {
        return None;
    }
    let parts = message.split(|c: char| !c.is_ascii_alphabetic() && c != '\'');
    let words: Vec<String> = parts
        .map(|word| word.replace('\'', ""))
        .filter(|word| {
            !word.is_empty()
                && !matches!(
                    word.as_str(),
                    "the" | "a" | "an" | "is" | "was" | "are" | "your"
                )
        })
        .take(5)
        .collect();
    let name: String = words
        .iter()
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|first| first.to_ascii_uppercase());
            first
                .into_iter()
                .chain(chars.map(|c| c.to_ascii_lowercase()))
                .collect::<String>()
        })
        .collect();
    (name.len() >= 3 && name != "Unknown" && name != "Error" && model::is_type_name(&name))
        .then_some(name)
}

/// Whether a text is a word of a program's, which may stand in a spec.
pub(super) fn is_safe(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "_-. :/".contains(c);
    !text.is_empty()
        && text.chars().count() <= 60
        && text.chars().all(fits)
        && !keys::is_data(&text.replace(' ', "_"))
}

/// What sort of refusal a code is, by itself and by the server's words; `server` claims nothing.
pub(super) fn class(key: &str, message: &str) -> &'static str {
    let lower = message.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&[
        "log in",
        "login",
        "logged in",
        "not authenticated",
        "unauthori",
        "token expired",
        "session",
        "csrf",
        "登录",
        "未登陆",
    ]) || key.eq_ignore_ascii_case("unauthorized")
        || key.eq_ignore_ascii_case("unauthenticated")
    {
        return "auth";
    }
    if has(&[
        "too many",
        "too fast",
        "rate limit",
        "frequent",
        "频繁",
        "过快",
    ]) {
        return "rate";
    }
    if has(&[
        "bad parameter",
        "invalid parameter",
        "bad request",
        "missing ",
        "unsupported content",
        "not json",
        "参数",
        "请求错误",
    ]) {
        return "parameter";
    }
    if has(&["out of stock", "stock not enough", "sold out", "库存"]) {
        return "stock";
    }
    "server"
}

#[cfg(test)]
mod tests {
    use super::{code_name, singular};

    #[test]
    fn one_of_several() {
        for (several, one) in [
            ("orders", "order"),
            ("categories", "category"),
            ("boxes", "box"),
            ("status", "status"),
            ("bus", "bus"),
            ("classes", "class"),
            ("addresses", "address"),
            ("banners", "banner"),
            ("me", "me"),
            ("s", "s"),
        ] {
            assert_eq!(singular(several), one);
        }
    }

    #[test]
    fn codes_are_called_what_the_server_says() {
        for (message, name) in [
            ("token expired", Some("TokenExpired")),
            ("csrf token mismatch", Some("CsrfTokenMismatch")),
            ("No such shop.", Some("NoSuchShop")),
            ("order 7000000001 of Li Lei", None),
            ("", None),
            ("余额不足", None),
        ] {
            assert_eq!(code_name(message).as_deref(), name, "{message}");
        }
    }
}
