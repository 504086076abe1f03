//! Commands as people copy them: words of a shell of Unix, of cmd.exe and of PowerShell, and calls of `fetch`.
//!
//! Browsers write all of these. Knows quoting, and nothing of what a command means.

use bilispec_codegen::source::Json;

/// A command in some shell, as words: `curl` and its arguments.
pub(super) fn words(text: &str) -> Result<Vec<String>, String> {
    if is_of_cmd(text) {
        return Ok(of_cmd(text));
    }
    let plain = without_dollar_quotes(&text.replace("\\\r\n", " ").replace("\\\n", " "))?;
    shlex::split(&plain).ok_or_else(|| "a quote in the command never ends".to_owned())
}

/// Carets that escape quotes or line feeds are cmd.exe's.
fn is_of_cmd(text: &str) -> bool {
    text.contains("^\"")
        || text.lines().any(|line| line.trim_end().ends_with('^'))
        || text.starts_with("curl.exe \"")
}

/// `$'…'` as an ordinary quoted word.
fn without_dollar_quotes(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    let mut within = None;
    while let Some(c) = chars.next() {
        match (within, c) {
            (None, '$') if chars.peek() == Some(&'\'') => {
                chars.next();
                let word = dollar_quoted(&mut chars)?;
                let quoted = shlex::try_quote(&word)
                    .map_err(|_| "the command holds a null character".to_owned())?;
                plain.push_str(&quoted);
            }
            (None | Some('"'), '\\') => {
                plain.push(c);
                plain.extend(chars.next());
            }
            (None, '\'' | '"') => {
                within = Some(c);
                plain.push(c);
            }
            (Some(quote), c) if quote == c => {
                within = None;
                plain.push(c);
            }
            (_, c) => plain.push(c),
        }
    }
    Ok(plain)
}

/// The rest of `$'…'`: escapes of C.
fn dollar_quoted(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<String, String> {
    let mut units: Vec<u16> = Vec::new();
    let push = |units: &mut Vec<u16>, c: char| units.extend(c.encode_utf16(&mut [0; 2]).iter());
    while let Some(c) = chars.next() {
        if c == '\'' {
            return Ok(String::from_utf16_lossy(&units));
        }
        if c != '\\' {
            push(&mut units, c);
            continue;
        }
        let Some(escape) = chars.next() else { break };
        match escape {
            'n' => push(&mut units, '\n'),
            'r' => push(&mut units, '\r'),
            't' => push(&mut units, '\t'),
            'a' => push(&mut units, '\u{7}'),
            'b' => push(&mut units, '\u{8}'),
            'f' => push(&mut units, '\u{c}'),
            'v' => push(&mut units, '\u{b}'),
            'e' | 'E' => push(&mut units, '\u{1b}'),
            'x' => push_number(&mut units, digits(chars, 16, 2)),
            'u' => push_number(&mut units, digits(chars, 16, 4)),
            'U' => push_number(&mut units, digits(chars, 16, 8)),
            '0'..='7' => {
                let first = escape.to_digit(8).unwrap_or_default();
                let rest = digits(chars, 8, 2);
                push_number(
                    &mut units,
                    rest.map_or(Some(first), |(rest, count)| {
                        Some(first * 8_u32.pow(count) + rest)
                    })
                    .map(|n| (n, 0)),
                );
            }
            other => push(&mut units, other),
        }
    }
    Err("a quote in the command never ends".to_owned())
}

/// A number with at most so many digits, and how many it has.
fn digits(
    chars: &mut std::iter::Peekable<std::str::Chars<'_>>,
    base: u32,
    most: u32,
) -> Option<(u32, u32)> {
    let mut number = 0;
    let mut count = 0;
    while count < most
        && let Some(digit) = chars.peek().and_then(|c| c.to_digit(base))
    {
        chars.next();
        number = number * base + digit;
        count += 1;
    }
    (count > 0).then_some((number, count))
}

/// A code unit of UTF-16, as JavaScript writes them, or a character.
fn push_number(units: &mut Vec<u16>, number: Option<(u32, u32)>) {
    let Some((number, _)) = number else { return };
    if let Ok(unit) = u16::try_from(number) {
        return units.push(unit);
    }
    let c = char::from_u32(number).unwrap_or('\u{fffd}');
    units.extend(c.encode_utf16(&mut [0; 2]).iter());
}

/// Words as cmd.exe hands them to a program: carets escape, quotes are doubled or escaped by a backslash.
fn of_cmd(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '^' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('\r') if chars.peek() == Some(&'\n') => {
                chars.next();
                plain.push(' ');
            }
            Some('\n') | None => {
                // Two line feeds with a caret each are one in the word.
                if chars.peek() == Some(&'\n') {
                    chars.next();
                    plain.push('\n');
                } else {
                    plain.push(' ');
                }
            }
            Some(other) => plain.push(other),
        }
    }
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut chars = plain.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'"') => {
                chars.next();
                word.get_or_insert_default().push('"');
            }
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                word.get_or_insert_default().push('"');
            }
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            c if c.is_whitespace() && !quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What a call of PowerShell's or of `fetch` sends, as words of curl.
pub(super) fn translated(text: &str) -> Option<Result<Vec<String>, String>> {
    let start = text.trim_start();
    if start.starts_with("fetch(") || start.starts_with("await fetch(") {
        return Some(of_fetch(start));
    }
    let lower = start.to_ascii_lowercase();
    let names = ["invoke-webrequest", "invoke-restmethod", "iwr ", "irm "];
    let is_power = names.iter().any(|name| lower.contains(name))
        && (lower.starts_with('$') || names.iter().any(|name| lower.starts_with(name)));
    is_power.then(|| of_power_shell(start))
}

fn push_all(words: &mut Vec<String>, all: &[&str]) {
    words.extend(all.iter().map(|word| (*word).to_owned()));
}

/// `fetch("https://…", { "method": "POST", "headers": {…}, "body": "…" })`, as browsers copy it.
fn of_fetch(text: &str) -> Result<Vec<String>, String> {
    let arguments = text
        .split_once('(')
        .map(|(_, rest)| rest.trim_end().trim_end_matches(';').trim_end());
    let arguments = arguments
        .and_then(|rest| rest.strip_suffix(')'))
        .ok_or("the call of fetch never ends")?;
    let list = super::json::read(&format!("[{arguments}]"))
        .map_err(|why| format!("its arguments are not JSON: {why}"))?;
    let Json::Array(arguments) = list.value else {
        return Err("its arguments can't be read".to_owned());
    };
    let mut arguments = arguments.into_iter();
    let url = arguments
        .next()
        .and_then(|url| url.as_str().map(str::to_owned))
        .ok_or("the call has no address")?;
    let mut words = vec!["curl".to_owned(), url];
    let options = arguments.next().unwrap_or(Json::Null);
    if let Some(method) = options.get("method").and_then(Json::as_str) {
        push_all(&mut words, &["-X", method]);
    }
    if let Some(Json::Object(headers)) = options.get("headers") {
        for (name, value) in headers {
            let line = format!("{name}: {}", value.as_str().unwrap_or_default());
            push_all(&mut words, &["-H", &line]);
        }
    }
    if let Some(body) = options.get("body").and_then(Json::as_str) {
        push_all(&mut words, &["--data-raw", body]);
    }
    Ok(words)
}

/// `Invoke-WebRequest -Uri "…" -Method "POST" -Headers @{…} -ContentType "…" -Body "…"`.
fn of_power_shell(text: &str) -> Result<Vec<String>, String> {
    let tokens = power_tokens(text)?;
    let mut words = vec!["curl".to_owned()];
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token.to_ascii_lowercase().as_str() {
            "-uri" => words.extend(tokens.next()),
            "-method" => {
                words.push("-X".to_owned());
                words.extend(tokens.next());
            }
            "-contenttype" => {
                let value = tokens.next().unwrap_or_default();
                push_all(&mut words, &["-H", &format!("content-type: {value}")]);
            }
            "-body" => {
                words.push("--data-raw".to_owned());
                words.extend(tokens.next());
            }
            "-headers" if tokens.peek().map(String::as_str) == Some("@{") => {
                tokens.next();
                while let Some(name) = tokens.next().filter(|name| name != "}") {
                    // An equals sign stands between.
                    let value = tokens
                        .next()
                        .filter(|sign| sign == "=")
                        .and_then(|_| tokens.next());
                    push_all(
                        &mut words,
                        &["-H", &format!("{name}: {}", value.unwrap_or_default())],
                    );
                }
            }
            other if other.contains("://") && words.len() == 1 => words.push(token),
            _ => {}
        }
    }
    Ok(words)
}

/// Words, quoted texts, and the signs around the members of a hash.
fn power_tokens(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    let end = |word: &mut String, tokens: &mut Vec<String>| {
        if !word.is_empty() {
            tokens.push(std::mem::take(word));
        }
    };
    while let Some(c) = chars.next() {
        match c {
            '`' if matches!(chars.peek(), Some('\n' | '\r')) => {}
            '"' | '\'' => {
                end(&mut word, &mut tokens);
                tokens.push(power_quoted(c, &mut chars)?);
            }
            '@' if chars.peek() == Some(&'{') => {
                chars.next();
                end(&mut word, &mut tokens);
                tokens.push("@{".to_owned());
            }
            '}' | '=' | ';' => {
                end(&mut word, &mut tokens);
                if c != ';' {
                    tokens.push(c.to_string());
                }
            }
            c if c.is_whitespace() => end(&mut word, &mut tokens),
            c => word.push(c),
        }
    }
    end(&mut word, &mut tokens);
    Ok(tokens)
}

fn power_quoted(
    quote: char,
    chars: &mut std::iter::Peekable<std::str::Chars<'_>>,
) -> Result<String, String> {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '`' if quote == '"' => match chars.next() {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some(other) => text.push(other),
                None => {}
            },
            c if c == quote && chars.peek() == Some(&quote) => {
                chars.next();
                text.push(quote);
            }
            c if c == quote => return Ok(text),
            c => text.push(c),
        }
    }
    Err("a quote in the command never ends".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{translated, words};

    #[test]
    fn shells_of_unix() {
        let text = "curl 'https://h/p' \\\n  -H $'x-a: it\\'s' --data-raw $'{\"w\":\"\\u4e2d \\ud83d\\ude00\\x21\\n\"}'";
        let words = words(text).unwrap();
        assert_eq!(words.get(1).unwrap(), "https://h/p");
        assert_eq!(words.get(3).unwrap(), "x-a: it's");
        assert_eq!(words.last().unwrap(), "{\"w\":\"中 😀!\n\"}");
        assert!(super::words("curl $'never").is_err());
        assert_eq!(
            super::words("curl \"a$'b'\" 'c$d'").unwrap(),
            ["curl", "a$'b'", "c$d"]
        );
    }

    #[test]
    fn cmd_exe() {
        let text = "curl ^\"https://h/p?a=1^&b=2^\" ^\n  -H ^\"content-type: application/json^\" ^\n  --data-raw ^\"^{^\\^\"w^\\^\":1^}^\"";
        let words = words(text).unwrap();
        assert_eq!(
            words,
            [
                "curl",
                "https://h/p?a=1&b=2",
                "-H",
                "content-type: application/json",
                "--data-raw",
                "{\"w\":1}"
            ]
        );
    }

    #[test]
    fn power_shell_and_fetch() {
        let power = "Invoke-WebRequest -UseBasicParsing -Uri \"https://h/p\" `\n-Method \"POST\" `\n-Headers @{\n\"x-a\"=\"1\"\n  \"x-b\"=\"say `\"hi`\"\"\n} `\n-ContentType \"application/json\" `\n-Body \"{`\"w`\":1}\"";
        let words = translated(power).unwrap().unwrap();
        assert_eq!(
            words,
            [
                "curl",
                "https://h/p",
                "-X",
                "POST",
                "-H",
                "x-a: 1",
                "-H",
                "x-b: say \"hi\"",
                "-H",
                "content-type: application/json",
                "--data-raw",
                "{\"w\":1}"
            ]
        );
        let fetch = "fetch(\"https://h/p\", {\n  \"headers\": {\"x-a\": \"1\"},\n  \"body\": \"{\\\"w\\\":1}\",\n  \"method\": \"POST\"\n});";
        let words = translated(fetch).unwrap().unwrap();
        assert_eq!(
            words,
            [
                "curl",
                "https://h/p",
                "-X",
                "POST",
                "-H",
                "x-a: 1",
                "--data-raw",
                "{\"w\":1}"
            ]
        );
        assert!(translated("fetch(url)").unwrap().is_err());
        assert!(translated("wget https://h").is_none());
    }
}
