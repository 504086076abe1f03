use super::Given;
use crate::hosts::Base;
use crate::operation::{
    Act, Body, Envelope, Login, LoginPlace, Method, Operation, PlainHttp, ReplyBody, Scheme,
    Server, ServerVariable, SideEffect,
};
use bilispec_engine::Validators;

const LOGIN: &[&[Login]] = &[&[Login {
    name: "token",
    place: LoginPlace::Http(Scheme::Bearer),
}]];

const fn operation(host: &'static str, logins: &'static [&'static [Login]]) -> Operation {
    Operation {
        id: "a",
        method: Method::GET,
        host,
        path: "/a",
        act: Act::undeclared(SideEffect::None),
        other_hosts: &["https://{tenant}.backup.example", "https://old.example"],
        logins,
        login_optional: false,
        body: Body::None,
        parameters: &[],
        reply: ReplyBody::Nothing,
        envelope: &Envelope::NONE,
        success: None,
        codes: &[],
        validators: Validators::ANYTHING,
    }
}

const fn variable(name: &'static str, default: &'static str) -> ServerVariable {
    ServerVariable {
        name,
        default,
        values: &[],
    }
}

const fn server(
    address: &'static str,
    variables: &'static [ServerVariable],
    plain_http: PlainHttp,
) -> Server {
    Server {
        address,
        variables,
        plain_http,
    }
}

const SHOP: &str = "https://{tenant}.shop.example:{port}/{version}/api";
const GIT: &str = "{scheme}://{host}";
const LAMP: &str = "http://{lamp}";
const TV: &str = "http://{tv}:8080";
const RADIO: &str = "http://{radio}";
const LOCAL: &str = "http://{near}:4000";

static SERVERS: &[Server] = &[
    server(
        SHOP,
        &[
            variable("tenant", "demo"),
            variable("port", "8443"),
            ServerVariable {
                name: "version",
                default: "v2",
                values: &["v3", "v4/beta"],
            },
        ],
        PlainHttp::Near,
    ),
    server(
        GIT,
        &[variable("scheme", "https"), variable("host", "git.example")],
        PlainHttp::Near,
    ),
    server(LAMP, &[variable("lamp", "192.168.1.2")], PlainHttp::Near),
    server(TV, &[variable("tv", "tv.lan")], PlainHttp::Calls),
    server(RADIO, &[variable("radio", "radio.lan")], PlainHttp::Logins),
    server(LOCAL, &[variable("near", "127.0.0.1")], PlainHttp::Near),
];

static OPERATIONS: &[&Operation] = &[
    &operation(SHOP, LOGIN),
    &operation(GIT, LOGIN),
    &operation(LAMP, &[]),
    &operation(TV, &[]),
    &operation(RADIO, LOGIN),
    &operation(LOCAL, LOGIN),
    &operation("https://plain.example/v1", LOGIN),
];

fn bases(
    values: &[(&'static str, &str)],
    over: &[(&str, &str)],
) -> Result<Vec<(&'static str, Base)>, String> {
    let owned = |(name, value): &(&'static str, &str)| (*name, (*value).to_owned());
    Given {
        servers: SERVERS,
        values: values.iter().map(owned).collect(),
        overrides: over
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect(),
    }
    .bases(OPERATIONS)
}

/// Where the calls to a server go, and whether credentials do.
fn base(address: &str, values: &[(&'static str, &str)], over: &[(&str, &str)]) -> (String, bool) {
    let all = bases(values, over).unwrap_or_else(|why| panic!("{why}"));
    let (_, base) = all
        .into_iter()
        .find(|(known, _)| *known == address)
        .unwrap();
    (base.url, base.trusted)
}

#[test]
fn variables_stand_in_the_address_and_credentials_follow() {
    let at = |url: &str, trusted| (url.to_owned(), trusted);
    let shop = |values: &[(&'static str, &str)]| base(SHOP, values, &[]);
    assert_eq!(shop(&[]), at("https://demo.shop.example:8443/v2/api", true));
    assert_eq!(
        shop(&[
            ("tenant", "me"),
            ("port", "443"),
            ("version", "v4/beta"),
            ("tenant", "you-2")
        ]),
        at("https://you-2.shop.example:443/v4/beta/api", true)
    );
    assert_eq!(
        base(GIT, &[("host", "Git.Corp.example")], &[]),
        at("https://git.corp.example", true)
    );
    // Nothing of another server changes.
    assert_eq!(
        base("https://plain.example/v1", &[("tenant", "me")], &[]),
        at("https://plain.example/v1", true)
    );
}

#[test]
fn a_base_url_names_a_host_or_a_whole_server() {
    let values = [("tenant", "me"), ("version", "v3")];
    let to = "http://127.0.0.1:4010/mock/";
    for host in [
        "https://demo.shop.example:8443",
        "https://demo.shop.example:8443/",
        "https://{tenant}.shop.example:{port}",
    ] {
        let found = base(SHOP, &values, &[(host, to)]);
        assert_eq!(
            found,
            ("http://127.0.0.1:4010/mock/v3/api".to_owned(), true),
            "{host}"
        );
    }
    for whole in ["https://demo.shop.example:8443/v2/api", SHOP] {
        let found = base(SHOP, &values, &[(whole, to)]);
        assert_eq!(
            found,
            ("http://127.0.0.1:4010/mock".to_owned(), true),
            "{whole}"
        );
    }
    let plain = |from| {
        base(
            "https://plain.example/v1",
            &[],
            &[(from, "https://old.example")],
        )
        .0
    };
    assert_eq!(plain("https://plain.example"), "https://old.example/v1");
    assert_eq!(plain("https://plain.example/v1"), "https://old.example");
    let why = bases(&values, &[("https://me.shop.example:8443", to)]).unwrap_err();
    assert!(
        why.contains(
            "is not a host of the spec, which has https://demo.shop.example:8443/v2/api, "
        ),
        "{why}"
    );
}

#[test]
fn credentials_go_to_other_servers_with_variables_below_what_the_spec_fixes() {
    let trusted = |to: &str| base(SHOP, &[], &[("https://demo.shop.example:8443", to)]).1;
    assert!(trusted("https://old.example"));
    assert!(trusted("https://me.backup.example"));
    assert!(trusted("https://git.example"), "another server's own host");
    for to in [
        "https://a.me.backup.example",
        "https://backup.example",
        "https://evil.example",
        "https://me.backup.example:1",
    ] {
        assert!(!trusted(to), "{to}");
    }
    // What a variable was is no host of this client.
    let moved = [("host", "git.corp.example")];
    assert!(
        !base(
            SHOP,
            &moved,
            &[("https://demo.shop.example:8443", "https://other.example")]
        )
        .1
    );
}

#[test]
fn no_value_leaves_its_part_of_the_address() {
    for (name, value, told) in [
        ("tenant", "me.evil", "a label of a host"),
        ("tenant", "evil.example/", "a label of a host"),
        ("tenant", "a@b", "a label of a host"),
        ("tenant", "", "a label of a host"),
        ("tenant", "-a", "between its dots"),
        ("tenant", "中", "a label of a host"),
        ("port", "0", "from 1 to 65535"),
        ("port", "70000", "from 1 to 65535"),
        ("port", "1/", "from 1 to 65535"),
        ("version", "v9", "its values are v2, v3, v4/beta"),
        ("host", "a:1", "a host has letters"),
        ("host", "a/b", "a host has letters"),
        ("host", "a..b", "between its dots"),
        ("scheme", "ftp", "`https` or `http`"),
        ("scheme", "http", "plain http goes to this machine only"),
        ("other", "x", "no server of the spec has a variable other"),
    ] {
        let why = bases(&[(name, value)], &[]).unwrap_err();
        assert!(why.contains(told), "{name} {value}: {why}");
        assert!(!why.contains("evil"), "{why}");
    }
}

#[test]
fn http_goes_as_near_as_the_spec_says_and_logins_only_where_it_says_that() {
    let of = |address, name, value| {
        bases(&[(name, value)], &[]).map(|all| {
            let base = all
                .into_iter()
                .find(|(known, _)| *known == address)
                .unwrap()
                .1;
            (base.plain, base.trusted)
        })
    };
    assert_eq!(of(LAMP, "lamp", "192.168.7.7"), Ok((true, false)));
    assert!(of(LAMP, "lamp", "8.8.8.8").is_err());
    assert!(of(LAMP, "lamp", "lamp.example").is_err());
    assert_eq!(of(TV, "tv", "tv.example"), Ok((true, false)));
    assert_eq!(of(RADIO, "radio", "radio.example"), Ok((true, true)));
    assert_eq!(of(LOCAL, "near", "localhost"), Ok((true, true)));
    assert!(of(LOCAL, "near", "192.168.7.7").is_err());
    assert!(of(LOCAL, "near", "evil.example").is_err());
    // This machine is always near.
    let local = bases(&[("scheme", "http"), ("host", "localhost")], &[]).unwrap();
    let git = local
        .into_iter()
        .find(|(known, _)| *known == GIT)
        .unwrap()
        .1;
    assert_eq!((git.url.as_str(), git.trusted), ("http://localhost", true));
}
