//! Words that say what comes next: sections, captions of tables, methods, logins.

use super::draft::Login;
use super::text::Text;
use bilispec_codegen::labels;

/// A part of an endpoint's notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Before anything else was said.
    Start,
    Request,
    Reply,
    Codes,
    Statuses,
    Links,
    Examples,
    /// What all replies have in common.
    Envelope,
    /// A part of the reference's index.
    Index,
}

/// What the next table is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Caption {
    /// Parameters, by place.
    Parameters(&'static str),
    Root {
        name: Option<String>,
        evidence: Option<String>,
    },
    Object {
        path: String,
        name: Option<String>,
        evidence: Option<String>,
        is_choice: bool,
    },
    /// A list of notes.
    Notes,
}

/// The section that a heading or a label opens. `inside`: an endpoint or an index has begun.
pub(super) fn section(words: &str, inside: bool) -> Option<Section> {
    let words = words
        .trim()
        .trim_matches('*')
        .trim_end_matches([':', '：'])
        .trim();
    for (label, section) in [
        (labels::REQUEST, Section::Request),
        (labels::REPLY, Section::Reply),
        (labels::CODES, Section::Codes),
        (labels::BLOCKED, Section::Codes),
        (labels::STATUSES, Section::Statuses),
        (labels::LINKS, Section::Links),
        (labels::EXAMPLES, Section::Examples),
        (labels::SOURCES, Section::Codes),
        (labels::OPERATIONS, Section::Index),
        (labels::GROUPS, Section::Index),
        (labels::COOKIES, Section::Index),
        (labels::READING, Section::Index),
        (labels::LOST, Section::Index),
    ] {
        // The index has codes as well.
        if label.of(words) == Some("") {
            return Some(section);
        }
    }
    let is = |known: &[&str]| known.iter().any(|known| words.eq_ignore_ascii_case(known));
    if is(&["请求", "请求参数", "参数", "request", "parameters"]) {
        return Some(Section::Request);
    }
    if is(&[
        "返回",
        "返回值",
        "回复",
        "响应",
        "返回数据",
        "json回复",
        "json 回复",
        "response",
        "reply",
        "response body",
        "returns",
    ]) {
        return Some(Section::Reply);
    }
    if inside && is(&["示例", "例子", "example", "examples"]) {
        return Some(Section::Examples);
    }
    let reply = words.contains("返回") || words.contains("回复") || words.contains("响应");
    let common = ["基本", "公共", "通用", "构成", "外层"];
    (reply && common.iter().any(|word| words.contains(word))).then_some(Section::Envelope)
}

/// `请求方式:POST`.
pub(super) fn method(words: &str) -> Option<String> {
    let rest = words
        .strip_prefix("请求方式")
        .or_else(|| words.strip_prefix("请求方法"))?;
    let rest = rest.trim_start().trim_start_matches("/ method");
    verb(rest.trim_start_matches([':', '：', ' ']))
}

/// A method of HTTP.
pub(super) fn verb(text: &str) -> Option<String> {
    let verb = text.trim().trim_matches(['`', '*']).to_ascii_uppercase();
    ["GET", "POST", "PUT", "PATCH", "DELETE"]
        .contains(&verb.as_str())
        .then_some(verb)
}

/// `需要登录(SESSDATA)`, `无需登录`.
pub(super) fn login(text: &Text) -> Option<Login> {
    let words = text.words();
    let cookies = || text.codes().map(str::to_owned).collect::<Vec<_>>();
    if labels::LOGIN.of(&words).is_some() {
        return Some(Login {
            cookies: cookies(),
            optional: false,
        });
    }
    if labels::LOGIN_OPTIONAL.of(&words).is_some() {
        return Some(Login {
            cookies: cookies(),
            optional: true,
        });
    }
    let without = ["无需登录", "不需要登录", "不用登录"];
    if without.iter().any(|word| words.starts_with(word)) {
        return Some(Login {
            cookies: Vec::new(),
            optional: true,
        });
    }
    let rest = words.strip_prefix("需要登录")?;
    let named = rest.trim_start().strip_prefix(['(', '（']);
    let named = named.and_then(|rest| rest.split([')', '）']).next());
    let names = named.unwrap_or_default().split([',', '、', '，', ' ']);
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<String> = names.map(str::to_owned).collect();
    let fits = |name: &String| {
        name.chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    Some(Login {
        cookies: names.into_iter().filter(fits).collect(),
        optional: false,
    })
}

/// What else a line says that names a login.
pub(super) fn behind_login(words: &str) -> &str {
    if words.contains(" / ") {
        return "";
    }
    let rest = words.split_once(['）', ')']).map_or("", |(_, rest)| rest);
    rest.trim()
}

/// What the next table or list is of.
pub(super) fn caption(text: &Text) -> Option<Caption> {
    let words = text.words();
    let words = words.trim().trim_matches('*').trim();
    if labels::NOTES.of(words) == Some("") {
        return Some(Caption::Notes);
    }
    let mut codes = text.codes();
    if labels::ROOT.of(words).is_some() || words.starts_with("根对象") {
        return Some(Caption::Root {
            name: codes.next().map(str::to_owned),
            evidence: codes.next().map(str::to_owned),
        });
    }
    if let Some(place) = place(words) {
        return Some(Caption::Parameters(place));
    }
    let (path, rest) = text.leading_code()?;
    let rest_words = rest.words();
    let rest_words = rest_words.trim();
    let is_choice = labels::UNION.of(rest_words).is_some();
    if labels::OBJECT.of(rest_words).is_some() || is_choice {
        let mut codes = rest.codes();
        return Some(Caption::Object {
            path: path.to_owned(),
            name: codes.next().map(str::to_owned),
            evidence: codes.next().map(str::to_owned),
            is_choice,
        });
    }
    object(path, &rest)
}

/// `data`对象:, `data`中的`list`数组中的对象:
fn object(first: &str, rest: &Text) -> Option<Caption> {
    let words = rest.words();
    let words = words.trim_end_matches([':', '：']).trim();
    if words.len() > 90 || !(words.ends_with("对象") || words.ends_with("数组")) {
        return None;
    }
    let mut path = first.to_owned();
    let lists = rest.written();
    // A list stands where its name is followed by the word.
    if words.starts_with("数组") || words.starts_with("中的数组") {
        path.push_str("[]");
    }
    for code in rest.codes() {
        path.push('.');
        path.push_str(code);
        if lists.contains(&format!("`{code}`数组")) {
            path.push_str("[]");
        }
    }
    Some(Caption::Object {
        path,
        name: None,
        evidence: None,
        is_choice: false,
    })
}

/// Where the parameters of a table go, by its caption.
fn place(words: &str) -> Option<&'static str> {
    for (label, place) in [
        (labels::PATH, "path"),
        (labels::QUERY, "query"),
        (labels::HEADER, "header"),
        (labels::COOKIE, "cookie"),
        (labels::FORM, "form"),
        (labels::JSON, "json"),
    ] {
        if label.of(words) == Some("") {
            return Some(place);
        }
    }
    let lower = words.to_lowercase();
    let begins = |known: &[&str]| known.iter().any(|known| lower.starts_with(known));
    if words.chars().count() > 60 {
        return None;
    }
    if begins(&["正文参数", "请求体", "body参数", "body 参数"]) {
        return Some(if lower.contains("json") {
            "json"
        } else {
            "form"
        });
    }
    if begins(&["url参数", "url 参数", "查询参数", "query参数", "query 参数"]) {
        return Some("query");
    }
    if begins(&["路径参数", "path参数"]) {
        return Some("path");
    }
    if begins(&["请求头"]) {
        return Some("header");
    }
    if begins(&["cookie参数", "cookie 参数"]) {
        return Some("cookie");
    }
    let lower = lower.trim_end_matches(':').trim_end();
    let is = |known: &[&str]| known.contains(&lower);
    for (place, names) in [
        ("query", &["query", "query string", "query parameters"][..]),
        ("path", &["path parameters", "url parameters"]),
        (
            "header",
            &["headers", "request headers", "header parameters"],
        ),
        ("cookie", &["cookies", "cookie parameters"]),
        (
            "form",
            &[
                "form",
                "form fields",
                "form parameters",
                "form body",
                "body (form)",
            ],
        ),
        (
            "json",
            &["json", "json body", "body (json)", "request body (json)"],
        ),
    ] {
        if is(names) {
            return Some(place);
        }
    }
    None
}

/// `GET https://…`, or a path where the address before it is known: `GET /v1/now`.
pub(super) fn call(words: &str) -> Option<(String, &str)> {
    let (method, rest) = words.trim().split_once(char::is_whitespace)?;
    let address = rest.trim();
    let is_address = ["https://", "http://", "/"]
        .iter()
        .any(|begin| address.starts_with(begin));
    let is_alone = !address.contains(char::is_whitespace);
    (is_address && is_alone).then_some((verb(method)?, address))
}

/// `Base URL: https://…`.
pub(super) fn base(words: &str) -> Option<&str> {
    let (label, address) = words.split_once([':', '：'])?;
    let known = [
        "base url",
        "base address",
        "server",
        "host",
        "基地址",
        "服务器",
    ];
    let address = address.trim();
    let is_base = known.contains(&label.trim().trim_matches('*').to_lowercase().as_str())
        && (address.starts_with("https://") || address.starts_with("http://"));
    is_base.then(|| address.trim_end_matches('/'))
}
