//! The logins: cookie, header, query, bearer, basic; alternatives, several at once, and optional ones. What the client
//! sends, the validators, `validate`, the mock and the page with its sample of curl place and ask for alike.

use serde_json::{Value, json};

use crate::agree::cases::{Case, Operation};
use crate::agree::exchange::{Exchange, Mocked, validated};
use crate::agree::harness::{Call, built, loaded};
use crate::agree::known::Differences;
use crate::agree::requests::{is_ready, told};
use crate::agree::wire::Sent;

pub(crate) const PREFIX: &str = "login/";

/// The secrets of all cases, in the order of their schemes' names.
const SECRET: &str = "5ecret-0ne";
const OTHER: &str = "5ecret-tw0";
/// RFC 7617, section 2.
const BASIC: &str = "Aladdin:open sesame";

fn schemes() -> Value {
    let described = |mut scheme: Value| {
        scheme["description"] = json!("登录。\nThe login.");
        scheme["x-sensitive"] = json!("credential");
        scheme
    };
    json!({
        "in_basic": described(json!({"type": "http", "scheme": "basic"})),
        "in_bearer": described(json!({"type": "http", "scheme": "bearer"})),
        "in_cookie": described(json!({"type": "apiKey", "in": "cookie", "name": "sess"})),
        "in_header": described(json!({"type": "apiKey", "in": "header", "name": "X-Access-Key"})),
        "in_query": described(json!({"type": "apiKey", "in": "query", "name": "access_key"})),
    })
}

/// A login, and where it has to be: the whole request, as text, holds it.
struct Login {
    name: &'static str,
    security: Value,
    credentials: &'static [&'static str],
    /// Header and value, or `?` and the pair of the query.
    places: &'static [(&'static str, &'static str)],
    /// What a sample of curl has for it.
    curl: &'static [&'static str],
    required: bool,
}

fn all() -> Vec<Login> {
    vec![
        Login {
            name: "cookie",
            security: json!([{"in_cookie": []}]),
            credentials: &[SECRET],
            places: &[("cookie", "sess=5ecret-0ne")],
            curl: &["sess="],
            required: true,
        },
        Login {
            name: "header",
            security: json!([{"in_header": []}]),
            credentials: &[SECRET],
            places: &[("x-access-key", SECRET)],
            curl: &["-H 'X-Access-Key: "],
            required: true,
        },
        Login {
            name: "query",
            security: json!([{"in_query": []}]),
            credentials: &[SECRET],
            places: &[("?", "access_key=5ecret-0ne")],
            curl: &["access_key="],
            required: true,
        },
        Login {
            name: "bearer",
            security: json!([{"in_bearer": []}]),
            credentials: &[SECRET],
            places: &[("authorization", "Bearer 5ecret-0ne")],
            curl: &["Authorization: Bearer "],
            required: true,
        },
        Login {
            name: "basic",
            security: json!([{"in_basic": []}]),
            credentials: &[BASIC],
            places: &[("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")],
            curl: &["-u "],
            required: true,
        },
        Login {
            name: "both",
            security: json!([{"in_cookie": [], "in_header": []}]),
            credentials: &[SECRET, OTHER],
            places: &[("cookie", "sess=5ecret-0ne"), ("x-access-key", OTHER)],
            curl: &["sess=", "-H 'X-Access-Key: "],
            required: true,
        },
        Login {
            name: "either",
            security: json!([{"in_header": []}, {"in_query": []}]),
            // An empty value is none.
            credentials: &[SECRET, ""],
            places: &[("x-access-key", SECRET)],
            curl: &["-H 'X-Access-Key: "],
            required: true,
        },
        Login {
            name: "optional",
            security: json!([{"in_bearer": []}, {}]),
            credentials: &[SECRET],
            places: &[("authorization", "Bearer 5ecret-0ne")],
            curl: &["Authorization: Bearer "],
            required: false,
        },
    ]
}

impl Login {
    fn case(&self) -> Case {
        let mut operation = Operation::plain().with("security", self.security.clone());
        let named: Value = schemes();
        let used = |name: &str| self.security.to_string().contains(name);
        operation.logins = named
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, _)| used(name))
            .map(|(name, scheme)| (name.clone(), scheme.clone()))
            .collect::<serde_json::Map<_, _>>()
            .into();
        operation.members.insert(
            "x-codes".to_owned(),
            json!({
                "-404": crate::agree::cases::code("NotFound", "state"),
                "-101": crate::agree::cases::code("NotLoggedIn", "auth"),
            }),
        );
        let mut case = Case::new(format!("login-{}", self.name), operation);
        case.credentials = self
            .credentials
            .iter()
            .map(|&value| value.to_owned())
            .collect();
        case
    }
}

pub(crate) fn cases() -> Vec<Case> {
    all().iter().map(Login::case).collect()
}

/// A request with nothing of a login in it.
fn without(login: &Login, sent: &Sent) -> Sent {
    let mut sent = sent.clone();
    for (place, value) in login.places {
        if *place == "?" {
            sent.url = sent.url.replace(value, "").trim_end_matches('?').to_owned();
        } else {
            sent.headers
                .retain(|(name, _)| !name.eq_ignore_ascii_case(place));
        }
    }
    sent
}

#[test]
fn a_login_is_at_the_same_place_for_everybody() {
    let mut differences = Differences::new(PREFIX);
    for login in all() {
        check(&login, &mut differences);
    }
    differences.finish();
}

fn check(login: &Login, differences: &mut Differences) {
    let case = crate::agree::cases::case(&format!("login-{}", login.name));
    if !is_ready(case, differences) {
        return;
    }
    let key = |column: &str| format!("{}/{column}", case.name);
    let call = Call {
        request: json!({}),
        status: 200,
        body: case.success().to_owned(),
    };
    let outputs = built().call(case, &[call]);
    let output = &outputs[0];
    let Some(sent) = Sent::of(output) else {
        return differences.add(&key("send"), format!("    the client: {output}"));
    };
    for (place, value) in login.places {
        let is_there = if *place == "?" {
            let query = sent.target().split_once('?').map_or("", |(_, query)| query);
            query.split('&').any(|pair| pair == *value)
        } else {
            sent.header(place) == Some(value)
        };
        differences.expect(&key("send"), is_there, || {
            format!("{}\n    lacks {place} {value}", sent.shown())
        });
    }
    let own = crate::agree::requests::own_findings(output);
    differences.expect(&key("validators"), own.is_empty(), || {
        format!("{}\n    {own:?}", sent.shown())
    });
    let absent = without(login, &sent);
    assert_ne!(absent.shown(), sent.shown(), "{}", case.name);
    let loaded = loaded(case);
    validate(login, &loaded, &sent, &absent, differences);
    match Mocked::start(&loaded) {
        Err(told) => differences.add(&key("mock-accepts"), told),
        Ok(mock) => {
            let with = mock.answer(&sent);
            differences.expect(&key("mock-accepts"), with.1.contains("\"up\""), || {
                format!("{}\n    {with:?}", sent.shown())
            });
            let without = mock.answer(&absent);
            let accepted = without.1.contains("\"up\"");
            differences.expect(&key("mock-refuses"), accepted != login.required, || {
                format!("{}\n    {without:?}", absent.shown())
            });
            mock.stop();
        }
    }
    page(login, case, differences);
}

fn validate(
    login: &Login,
    loaded: &bilispec_codegen::Loaded,
    sent: &Sent,
    absent: &Sent,
    differences: &mut Differences,
) {
    let key = |column: &str| format!("login-{}/{column}", login.name);
    let exchange = |sent: &Sent| Exchange {
        sent: sent.clone(),
        status: 200,
        body: crate::agree::cases::SUCCESS.to_owned(),
    };
    let report = validated(loaded, &[exchange(sent)]);
    let clean = report.findings.is_empty() && report.exchanges.checked == 1;
    differences.expect(&key("validate-accepts"), clean, || {
        format!("{}\n{}", sent.shown(), told(&report))
    });
    // Beside one that has it: browsers leave cookies out of what they export, and then nothing can be said.
    let mut other = sent.clone();
    other
        .headers
        .push(("cookie".to_owned(), "theme=dark".to_owned()));
    let mut without = absent.clone();
    without.headers.retain(|(name, _)| name != "cookie");
    without
        .headers
        .push(("cookie".to_owned(), "theme=dark".to_owned()));
    let report = validated(loaded, &[exchange(sent), exchange(&without)]);
    let reported = report.findings.iter().any(|finding| finding.count == 1);
    differences.expect(
        &key("validate-reports-absence"),
        reported == login.required,
        || format!("{}\n{}", without.shown(), told(&report)),
    );
}

/// The page of the operation, with its sample of curl.
fn page(login: &Login, case: &Case, differences: &mut Differences) {
    let key = |column: &str| format!("{}/{column}", case.name);
    let out = tempfile::tempdir().unwrap();
    bilispec_codegen::generate::reference(&loaded(case), out.path(), false).unwrap();
    let pages = std::fs::read_dir(out.path().join("docs")).unwrap();
    let mut text = String::new();
    for entry in pages {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let sample: String = text
        .split("curl ")
        .skip(1)
        .filter_map(|after| after.split("```").next())
        .collect();
    for part in login.curl {
        differences.expect(&key("curl"), sample.contains(part), || {
            format!("    {part} is not in the sample:\n{sample}")
        });
    }
    let words = match login.name {
        "bearer" | "optional" => "Bearer",
        "basic" => "Basic",
        "query" => "access_key",
        "cookie" => "sess",
        _ => "X-Access-Key",
    };
    let prose = text.replace(&sample, "");
    differences.expect(&key("page"), prose.contains(words), || {
        format!("    {words} is not on the page:\n{prose}")
    });
    let secret = login
        .credentials
        .iter()
        .find(|secret| !secret.is_empty() && text.contains(**secret));
    assert_eq!(secret, None, "a secret stands on the page");
}
