//! Commands of curl, and addresses with a query, as what they send.

use super::draft::Request;
use super::shell;

/// Options whose next word says nothing of what is sent.
const IGNORED: &[&str] = &[
    "-o",
    "--output",
    "-m",
    "--max-time",
    "-x",
    "--proxy",
    "--connect-timeout",
];

/// Whether a text begins as a command does that can be read.
pub(super) fn is_command(text: &str) -> bool {
    text.starts_with("curl ") || text.starts_with("curl.exe ") || shell::translated(text).is_some()
}

/// Reads a command. What it says that was not understood comes beside it.
pub(super) fn read(text: &str, line: usize) -> Result<(Request, Vec<String>), String> {
    let words = match shell::translated(text) {
        Some(words) => words?,
        None => shell::words(text)?,
    };
    let mut words = words.into_iter();
    if !matches!(words.next().as_deref(), Some("curl" | "curl.exe")) {
        return Err("no command of curl".to_owned());
    }
    let mut request = Request {
        line,
        ..Request::default()
    };
    let mut unknown = Vec::new();
    let mut data_in_query = false;
    let mut data: Vec<(String, String)> = Vec::new();
    while let Some(word) = words.next() {
        let (option, joined) = match word.split_once('=') {
            Some((option, value)) if option.starts_with("--") => {
                (option.to_owned(), Some(value.to_owned()))
            }
            _ => (word.clone(), None),
        };
        let mut value = || joined.clone().or_else(|| words.next()).unwrap_or_default();
        match option.as_str() {
            "-b" | "--cookie" => cookies(&value(), &mut request),
            "-H" | "--header" => header(&value(), &mut request),
            "-A" | "--user-agent" => request.headers.push(("user-agent".to_owned(), value())),
            "-e" | "--referer" => request.headers.push(("referer".to_owned(), value())),
            // Where the notes say one beside it, that counts.
            "-X" | "--request" => request.method = Some(value().to_ascii_uppercase()),
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => {
                body(&value(), &mut request, &mut data);
            }
            "--data-urlencode" => {
                let value = value();
                match value.split_once('=') {
                    Some((name, text)) => data.push((name.to_owned(), text.to_owned())),
                    None => unknown.push(value),
                }
            }
            "--json" => request.json = Some(value()),
            "-G" | "--get" => data_in_query = true,
            "--url" => address(&value(), &mut request),
            option if IGNORED.contains(&option) => {
                value();
            }
            option if option.len() > 1 && option.starts_with('-') => {
                // Switches: -s, -i, -L, --compressed.
                if !option
                    .trim_start_matches('-')
                    .chars()
                    .all(|c| c.is_ascii_alphabetic() || c == '-')
                {
                    unknown.push(word);
                }
            }
            _ if word.contains("://") && request.url.is_empty() => address(&word, &mut request),
            _ => unknown.push(word),
        }
    }
    if request.url.is_empty() {
        return Err("the command has no address".to_owned());
    }
    if data_in_query {
        let pairs = data.drain(..).map(|(name, value)| (name, Some(value)));
        request.query.extend(pairs);
    }
    request.form = data;
    if request.method.is_none() && (!request.form.is_empty() || request.json.is_some()) {
        request.method = Some("POST".to_owned());
    }
    Ok((request, unknown))
}

/// Reads an address with a query.
pub(super) fn url(text: &str, line: usize) -> Request {
    let mut request = Request {
        line,
        ..Request::default()
    };
    address(text, &mut request);
    request
}

fn address(text: &str, request: &mut Request) {
    let (url, query) = text.split_once('?').unwrap_or((text, ""));
    let query = query.split('#').next().unwrap_or_default();
    url.clone_into(&mut request.url);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = decoded(pair);
        let bare = !pair.contains('=');
        request.query.push((name, (!bare).then_some(value)));
    }
}

fn decoded(pair: &str) -> (String, String) {
    let mut pairs = form_urlencoded::parse(pair.as_bytes());
    let first = pairs.next();
    first.map_or_else(Default::default, |(name, value)| {
        (name.into_owned(), value.into_owned())
    })
}

fn cookies(text: &str, request: &mut Request) {
    let pairs = text.split(';').map(str::trim);
    let pairs = pairs.filter_map(|pair| pair.split_once('='));
    request
        .cookies
        .extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

fn header(text: &str, request: &mut Request) {
    let Some((name, value)) = text.split_once(':') else {
        return;
    };
    if name.trim().eq_ignore_ascii_case("cookie") {
        cookies(value, request);
    } else if !name.trim().eq_ignore_ascii_case("content-type") {
        request
            .headers
            .push((name.trim().to_owned(), value.trim().to_owned()));
    }
}

fn body(text: &str, request: &mut Request, data: &mut Vec<(String, String)>) {
    if text.trim_start().starts_with(['{', '[']) {
        request.json = Some(text.to_owned());
        return;
    }
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        data.push(decoded(pair));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let text = "curl -s 'https://h/p?a=1&b&c=%E4%B8%AD' \\\n  -b 'S=x; T=y' -H 'Cookie: U=z' -H 'X-A: 1' \\\n  -d 'd=1&e=' --data-urlencode 'f=[{\"g\": \"&\"}]'";
        let (request, unknown) = read(text, 3).unwrap();
        assert_eq!(unknown, Vec::<String>::new());
        assert_eq!(request.url, "https://h/p");
        let query = [("a", Some("1")), ("b", None), ("c", Some("中"))];
        assert_eq!(
            request.query,
            query.map(|(a, b)| (a.to_owned(), b.map(str::to_owned)))
        );
        assert_eq!(
            request.cookies,
            [pair("S", "x"), pair("T", "y"), pair("U", "z")]
        );
        assert_eq!(request.headers, [pair("X-A", "1")]);
        assert_eq!(
            request.form,
            [pair("d", "1"), pair("e", ""), pair("f", "[{\"g\": \"&\"}]")]
        );
        let (request, _) = read("curl -G -d a=1 --json '{}' https://h", 1).unwrap();
        assert_eq!(
            (request.query.len(), request.json.as_deref()),
            (1, Some("{}"))
        );
        for text in ["curl", "wget https://h", "curl 'https://h", "curl -d a=1"] {
            assert!(read(text, 1).is_err(), "{text}");
        }
        assert_eq!(read("curl https://h nonsense", 1).unwrap().1, ["nonsense"]);
    }
}
