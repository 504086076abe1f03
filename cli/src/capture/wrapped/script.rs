//! JSON in the clothes of a script: behind a guard against inclusion, or as the argument of a callback.
//!
//! Nothing is run. What does not have exactly one of the known shapes is left as it is.

/// Prefixes that make a script of JSON fail or wait for ever, as services write them, without white space.
const GUARDS: [&str; 12] = [
    ")]}',",
    ")]}'",
    ")]}",
    "while(1);",
    "while(1){}",
    "while(true);",
    "while(true){}",
    "for(;;);",
    "for(;;){}",
    "throw1;",
    "&&&START&&&",
    "{}&&",
];

/// What stands in front of a parenthesis, and calls nothing.
const KEYWORDS: [&str; 8] = [
    "catch", "for", "function", "if", "return", "switch", "while", "with",
];

/// What stands behind a guard.
pub(super) fn guarded(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let rest = GUARDS.iter().find_map(|guard| behind(text, guard))?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("< don't be evil' >").unwrap_or(rest);
    Some(rest.trim()).filter(|rest| !rest.is_empty())
}

/// What stands behind a guard, whatever white space is in it.
fn behind<'t>(text: &'t str, guard: &str) -> Option<&'t str> {
    guard
        .chars()
        .try_fold(text, |rest, letter| rest.trim_start().strip_prefix(letter))
}

/// The argument of the one call that a script consists of.
pub(super) fn argument(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}');
    let text = without_comments(text);
    let text = text.trim_start_matches(|c: char| c == ';' || c.is_whitespace());
    let text = without_last_comments(text);
    // JSON in nothing but a comment, as one old guard has it.
    if let Some(inner) = text.strip_prefix("/*-secure-") {
        let inner = inner.trim().strip_suffix("*/")?.trim();
        return Some(inner).filter(|inner| begins_as_json(inner));
    }
    let text = trying(text).unwrap_or(text);
    let text = asking(text).unwrap_or(text);
    let (name, rest) = function(text)?;
    // `cb && cb(…)` and `typeof cb === 'function' && cb(…)` ask whether there is one.
    let rest = match rest.trim_start().strip_prefix("&&") {
        Some(rest) => function(rest.trim_start())
            .filter(|(again, _)| *again == name)
            .map(|(_, rest)| rest)?,
        None => rest,
    };
    let rest = rest.trim_start().strip_prefix('(')?;
    let rest = rest.trim_end_matches(|c: char| c == ';' || c.is_whitespace());
    let inner = rest.strip_suffix(')')?.trim();
    Some(inner).filter(|inner| begins_as_json(inner))
}

fn begins_as_json(text: &str) -> bool {
    text.starts_with(|c: char| matches!(c, '{' | '[' | '"' | '-' | '0'..='9' | 't' | 'f' | 'n'))
}

/// Without comments and white space in front, but for the one that holds the JSON.
fn without_comments(text: &str) -> &str {
    let mut text = text.trim_start();
    loop {
        let rest = if text.starts_with("/*-secure-") {
            None
        } else if let Some(comment) = text.strip_prefix("/*") {
            comment.split_once("*/").map(|(_, rest)| rest)
        } else if let Some(comment) = text.strip_prefix("//") {
            comment.split_once('\n').map(|(_, rest)| rest)
        } else {
            None
        };
        match rest {
            Some(rest) => text = rest.trim_start(),
            None => return text,
        }
    }
}

/// Without the comments behind the end of a script.
fn without_last_comments(text: &str) -> &str {
    let mut text = text.trim_end();
    while !ends_as_script(text) {
        let before = if let Some(comment) = text.strip_suffix("*/") {
            comment.rsplit_once("/*").map(|(before, _)| before)
        } else if let Some(comment) = text.strip_suffix("-->") {
            comment.rsplit_once("<!--").map(|(before, _)| before)
        } else {
            // Two slashes may stand in a string, too.
            let line = text.rfind('\n').map_or(0, |end| end + 1);
            let mut slashes = text.match_indices("//").filter(|(at, _)| *at >= line);
            let before = |(at, _): (usize, &str)| text.get(..at);
            slashes.find_map(|found| before(found).filter(|before| ends_as_script(before)))
        };
        match before {
            Some(before) if !before.is_empty() => text = before.trim_end(),
            _ => break,
        }
    }
    text
}

fn ends_as_script(text: &str) -> bool {
    text.trim_end().ends_with([';', ')', '}'])
}

/// What is called in `if (cb) cb(…)`.
fn asking(text: &str) -> Option<&str> {
    let condition = text.strip_prefix("if")?.trim_start().strip_prefix('(')?;
    let (_, rest) = condition.split_once(')')?;
    Some(rest.trim_start())
}

/// What is tried in `try { … } catch (e) { … }`.
fn trying(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("try")?.trim_start().strip_prefix('{')?;
    let (inner, _) = inner.rsplit_once("catch")?;
    inner.trim_end().strip_suffix('}').map(str::trim)
}

/// A function's name, with the objects that it belongs to, and what follows; the name alone behind `typeof`.
fn function(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix("typeof ") {
        let (name, rest) = name(rest.trim_start())?;
        let rest = rest.trim_start().trim_start_matches('=').trim_start();
        let rest = ["'function'", "\"function\""]
            .iter()
            .find_map(|word| rest.strip_prefix(word))?;
        return Some((name, rest));
    }
    name(text)
}

fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || "_$.[]'\"".contains(c);
    let end = text.find(|c: char| !is_part(c))?;
    let (name, rest) = text.split_at_checked(end)?;
    let begins = |c: char| c.is_alphabetic() || matches!(c, '_' | '$');
    (name.starts_with(begins) && !KEYWORDS.contains(&name)).then_some((name, rest))
}
