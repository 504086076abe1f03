//! Documents that nobody here wrote: what is generated from them works, and what is not is reported.
//!
//! `tests/foreign/shop.yaml` holds every construct that is followed; the client beside it is what `generate` makes of
//! it, and is compiled into this test. With `BILISPEC_UPDATE=1` it is written anew. `tests/foreign/odd.yaml` holds what
//! is refused. Large documents of public APIs are read from the folder that `BILISPEC_FOREIGN` names.
#![allow(
    dead_code,
    unexpected_cfgs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test that cannot be set up has failed, one that did nothing says so, and features are a crate's own business"
)]

#[path = "../../foreign/shop/mod.rs"]
#[rustfmt::skip]
mod shop;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bilispec::project;
use bilispec_codegen::diagnostics::Severity;
use bilispec_codegen::source::SourceFile;
use bilispec_codegen::{Loaded, Options, diagnostics, generate, load_foreign};
use bilispec_runtime::testing::{Answer, InMemory, Sending};
use bilispec_runtime::{Effect, Error};
use serde_json::json;

const GENERATED: &str = "generated-client/src/generated";

fn foreign(name: &str) -> PathBuf {
    bilispec_tests::root().join("tests/foreign").join(name)
}

/// A document in a folder of its own, under this name.
fn document(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec").join(name);
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// All generated files by name.
fn generated(loaded: &Loaded) -> BTreeMap<String, String> {
    let out = tempfile::tempdir().unwrap();
    generate::generate(loaded, out.path(), false).unwrap_or_else(|_| panic!("{}", errors(loaded)));
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read_to_string(entry.path()).unwrap())
    };
    let files = fs::read_dir(out.path().join(GENERATED)).unwrap();
    files.map(|entry| read(entry.unwrap())).collect()
}

fn errors(loaded: &Loaded) -> String {
    let list = loaded.diagnostics.list().iter();
    list.filter(|one| one.severity == Severity::Error)
        .map(|one| diagnostics::render(one, &loaded.project, false))
        .collect()
}

#[test]
fn the_shop_is_generated_as_it_stands_here() {
    let loaded = load_foreign(&foreign("shop.yaml"), &Options::default());
    let files = generated(&loaded);
    let folder = foreign("shop");
    if std::env::var_os("BILISPEC_UPDATE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        for (name, text) in &files {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    for (name, text) in &files {
        assert!(!text.contains("Evidence:"), "{name}: nobody stated any");
    }
    for (name, text) in &files {
        let here = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(*text, here.replace("\r\n", "\n"), "{name}");
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), files.len());
    insta::assert_snapshot!(project::foreign_notes(&loaded, false, false));
}

/// The same document as JSON gives the same client, but for the name of the file that its schemas come from.
#[test]
fn json_and_yaml_are_the_same_document() {
    let text = fs::read_to_string(foreign("shop.yaml")).unwrap();
    let mut problems = diagnostics::Diagnostics::default();
    let file = SourceFile::read("shop.yaml".to_owned(), text, &mut problems);
    let json = file.tree().unwrap().to_json().to_string();
    let (_json_folder, json_path) = document("shop.json", &json);
    let (_yaml_folder, yaml_path) = document("shop.yaml", file.text());
    let from_json = generated(&load_foreign(&json_path, &Options::default()));
    let from_yaml = generated(&load_foreign(&yaml_path, &Options::default()));
    let renamed = from_json.into_iter().map(|(name, text)| {
        let text = text.replace("spec/shop.json#", "spec/shop.yaml#");
        (name, text)
    });
    assert_eq!(renamed.collect::<BTreeMap<_, _>>(), from_yaml);
}

/// Unicode's properties need the larger engine for patterns, and so does a crate that checks them; others do without.
#[test]
fn a_crate_has_the_engine_that_its_patterns_need() {
    for (pattern, features) in [
        (
            r"^\\p{Lu}\\d+$",
            r#"default-features = false, features = ["regex"] }"#,
        ),
        (r"^\\\\p[a-z]+$", r"default-features = false }"),
    ] {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}},
            "servers": [{{"url": "https://example.com"}}],
            "paths": {{"/a": {{"get": {{"operationId": "a",
                "parameters": [{{"name": "q", "in": "query",
                    "schema": {{"type": "string", "pattern": "{pattern}"}}}}],
                "responses": {{"204": {{"description": "d"}}}}}}}}}}}}"#
        );
        let (folder, path) = document("openapi.json", &text);
        let loaded = load_foreign(&path, &Options::default());
        let _ = generate::generate(&loaded, folder.path(), false)
            .unwrap_or_else(|_| panic!("{}", errors(&loaded)));
        let read = |file| fs::read_to_string(folder.path().join("generated-client").join(file));
        let manifest = read("Cargo.toml").unwrap();
        assert!(manifest.contains(features), "{manifest}");
        let call = read("src/generated/a.rs").unwrap();
        assert!(call.contains("validators: &A_VALIDATORS"), "{call}");
        let schemas = read("src/generated/schemas.rs").unwrap();
        let fixed = serde_json::from_str::<String>(&format!("\"{pattern}\"")).unwrap();
        let fixed = format!("Pattern::fixed({fixed:?})");
        assert!(schemas.contains(&fixed), "{fixed}: {schemas}");
    }
}

#[test]
fn what_is_refused_is_said_and_left_out_if_asked_for() {
    let refused = load_foreign(&foreign("odd.yaml"), &Options::default());
    assert!(refused.api.is_none(), "nothing is made of half a document");
    let text = project::grouped(refused.diagnostics.list(), &refused, false, false);
    insta::assert_snapshot!(text);

    let options = Options {
        skip_unsupported: true,
        ..Options::default()
    };
    let skipped = load_foreign(&foreign("odd.yaml"), &options);
    insta::assert_snapshot!(project::foreign_notes(&skipped, false, false));
    let names: Vec<String> = generated(&skipped).into_keys().collect();
    let expected = [
        "blocking.rs",
        "client.rs",
        "credentials.rs",
        "fine.rs",
        "mod.rs",
        "nullable_in_31.rs",
        "param.rs",
        "schemas.rs",
        "text.rs",
    ];
    assert_eq!(names, expected);
}

fn client(transport: &InMemory) -> shop::Client {
    let credentials = shop::Credentials::new("t0ken", "me:secret", "k", "l ogin");
    shop::Client::builder()
        .credentials(credentials)
        .transport(transport.clone())
        .build()
        .unwrap()
}

fn header<'s>(sending: &'s Sending, name: &str) -> Option<&'s str> {
    sending.headers().get(name)?.to_str().ok()
}

#[tokio::test]
async fn paths_headers_and_a_token_are_sent() {
    let transport = InMemory::new();
    transport.answer(Answer::json(
        r#"{"id": 1, "type": "thing", "name": "n", "maker": null, "kind": "huge", "note": null,
            "parts": [{"id": 2, "name": "m", "type": "thing", "owner": "me"}], "prices": {"eu": 1.5}, "labels": {"de": "d"},
            "owner": {"name": "o"}, "anything": {"x": [1]}, "unknown": 1}"#,
    ));
    let request = shop::ItemsGet::new("a/b").x_request_id("r1");
    let item = client(&transport)
        .stock()
        .items_get(&request)
        .await
        .unwrap();
    let sent = &transport.requests()[0];
    assert_eq!(sent.url(), "https://eu.shop.example/v2/items/a%2Fb");
    assert_eq!(header(sent, "authorization"), Some("Bearer t0ken"));
    assert_eq!(header(sent, "x-request-id"), Some("r1"));
    assert_eq!((item.id, item.maker, item.note), (1, None, None));
    assert_eq!(item.kind, Some(shop::Kind2::Unknown("huge".to_owned())));
    let part = &item.parts.unwrap()[0];
    assert_eq!(part.owner, Some(shop::ItemOwner::Text("me".to_owned())));
    assert_eq!(item.labels.unwrap()["de"], "d");
    let Some(shop::ItemOwner::Maker(owner)) = item.owner else {
        panic!("the owner is an object")
    };
    assert_eq!(owner.name, "o");
    assert_eq!(item.anything.unwrap().as_str(), r#"{"x": [1]}"#);
}

/// Values of a server's variable, and what stands in its place; the rules are the runtime's tests'.
#[tokio::test]
async fn another_server_is_called_as_the_builder_is_told() {
    use shop::ServerVariables as _;
    let whole = "https://eu.shop.example/v2";
    for (builder, url, login) in [
        (
            shop::Client::builder().region("us-1"),
            "https://us-1.shop.example/v2/items/i",
            true,
        ),
        (
            shop::Client::builder().base_url(whole, "https://staging.shop.example/v3"),
            "https://staging.shop.example/v3/items/i",
            true,
        ),
        (
            shop::Client::builder().base_url(whole, "https://me.shop.example"),
            "https://me.shop.example/items/i",
            true,
        ),
        (
            shop::Client::builder().base_url("https://eu.shop.example", "https://shop.example"),
            "https://shop.example/v2/items/i",
            false,
        ),
    ] {
        let transport = InMemory::new();
        transport.answer(Answer::json(r#"{"id": 1, "type": "thing", "name": "n"}"#));
        let credentials = shop::Credentials::new("t0ken", "", "", "");
        let client = builder
            .credentials(credentials)
            .transport(transport.clone());
        let client = client.build().unwrap();
        let _ = client.stock().items_get(&shop::ItemsGet::new("i")).await;
        match transport.requests().first() {
            Some(sent) => {
                assert_eq!(sent.url(), url);
                assert_eq!(header(sent, "authorization").is_some(), login, "{url}");
            }
            None => assert!(!login, "{url}"),
        }
    }
    let refused = shop::Client::builder().region("us.evil.example/").build();
    let why = refused.unwrap_err().to_string();
    assert_eq!(
        why,
        "the server variable region of https://{region}.shop.example/v2: a label of a host has letters of ASCII, digits and `-`"
    );
}

#[tokio::test]
async fn lists_travel_as_the_document_says() {
    let transport = InMemory::new();
    transport.answer(Answer::json("[]"));
    let request = shop::List::new()
        .ids(vec![1, 2])
        .kinds(vec![shop::Kind2::Small, shop::Kind2::Large2])
        .sort(shop::ListSort::List(vec!["a b".to_owned(), "c".to_owned()]))
        .cheaper_than(1.5);
    let list = client(&transport).default().list(&request).await.unwrap();
    assert_eq!(list.len(), 0);
    assert_eq!(
        transport.requests()[0].query(),
        "ids=1&ids=2&kinds=small,Large&sort=a+b&sort=c&cheaper_than=1.5"
    );
    let request = shop::List::new().page(0);
    let refused = client(&transport)
        .default()
        .list(&request)
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::Invalid(_)), "{refused}");
    transport.answer(Answer::json("[]"));
    let request = shop::List::new().sort(shop::ListSort::Text("a".to_owned()));
    client(&transport).default().list(&request).await.unwrap();
    assert_eq!(transport.requests()[1].query(), "sort=a");
}

#[tokio::test]
async fn bodies_of_fields_and_whole_bodies() {
    let transport = InMemory::new();
    transport.answer(Answer::json("").status(204));
    let request = shop::ItemsPut::new("i", "name").item_id_2("j");
    let none = client(&transport)
        .stock()
        .items_put(&request)
        .await
        .unwrap();
    assert_eq!(none, None);
    let sent = &transport.requests()[0];
    assert_eq!(sent.body(), r#"{"name":"name","item-id":"j"}"#);
    assert_eq!(sent.path(), "/v2/items/i");

    transport.answer(Answer::json("").status(202));
    let request = shop::Batch::new(vec![shop::NewItem::new("a")]);
    let () = client(&transport).default().batch(&request).await.unwrap();
    let sent = &transport.requests()[1];
    assert_eq!(sent.body(), r#"[{"name":"a"}]"#);
    assert_eq!(sent.query(), "login=l+ogin");
    assert_eq!(header(sent, "x-key"), Some("k"));
    assert_eq!(header(sent, "authorization"), None);

    transport.answer(Answer::json(r#"{"ticket": "t"}"#).status(202));
    let found = client(&transport)
        .default()
        .search(&shop::Search::new())
        .await
        .unwrap();
    let shop::SearchReply::SearchReplyBranch(ticket) = found else {
        panic!("a ticket, not a list")
    };
    assert_eq!(ticket.ticket, "t");
    let sent = &transport.requests()[2];
    assert_eq!((sent.body().len(), header(sent, "content-type")), (0, None));
}

#[tokio::test]
async fn errors_say_what_is_known() {
    let transport = InMemory::new();
    for (answer, effect) in [
        (Answer::json("{}").status(404), Effect::NotDone),
        (Answer::json("{}").status(500), Effect::Unknown),
        (Answer::html(408, "slow"), Effect::Unknown),
    ] {
        transport.answer(answer);
        let request = shop::ItemsPut::new("i", "name");
        let error = client(&transport)
            .stock()
            .items_put(&request)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Status(_)), "{error}");
        assert_eq!(error.effect(), effect, "{error}");
    }
    transport.answer(Answer::html(200, "<html>"));
    let request = shop::ItemsPut::new("i", "name");
    let error = client(&transport)
        .stock()
        .items_put(&request)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotJson(_)), "{error}");
    assert_eq!(error.effect(), Effect::Done);
    transport.answer(Answer::json(r#"{"id": "x"}"#));
    let error = client(&transport)
        .stock()
        .items_get(&shop::ItemsGet::new("i"))
        .await
        .unwrap_err();
    let Error::Decode(decode) = &error else {
        panic!("{error}")
    };
    assert_eq!(decode.path(), "/id");
}

#[test]
fn parts_that_are_no_mappings_are_not_taken_for_empty_ones() {
    for (part, told) in [
        ("paths: zzz", "expected a mapping for `paths`"),
        ("paths: {/a: zzz}", "expected a mapping for the path item"),
        (
            "paths: {}\ncomponents: zzz",
            "expected a mapping for the components",
        ),
    ] {
        let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{part}\n");
        let (_folder, path) = document("openapi.yaml", &text);
        let loaded = load_foreign(&path, &Options::default());
        assert!(
            errors(&loaded).contains(told),
            "{part}: {}",
            errors(&loaded)
        );
    }
}

/// Of several ways to log in the first that is supported is taken; where there is none, the operation is refused.
#[test]
fn logins_that_are_not_supported_are_passed_over_or_named() {
    let operation = |security: serde_json::Value| {
        let reply = json!({"application/json": {"schema": {"type": "string"}}});
        json!({"security": security, "responses": {"200": {"description": "", "content": reply}}})
    };
    let mut text = json!({
        "openapi": "3.0.3",
        "info": {"title": "Odd logins", "version": "1"},
        "servers": [{"url": "https://api.example.org"}],
        "paths": {
            "/either": {"get": operation(json!([{"digest": []}, {"mutual": []}, {"token": []}]))},
            "/both": {"get": operation(json!([{"digest": [], "token": []}]))},
        },
        "components": {"securitySchemes": {
            "digest": {"type": "http", "scheme": "Digest"},
            "mutual": {"type": "mutualTLS"},
            "token": {"type": "http", "scheme": "Bearer"},
        }},
    })
    .to_string();
    // JSON has characters as they are that YAML has only escaped.
    text = text.replace("Odd logins", "Odd\u{80} logins");
    let (_folder, path) = document("openapi.json", &text);
    let options = Options {
        skip_unsupported: true,
        ..Options::default()
    };
    let loaded = load_foreign(&path, &options);
    let api = loaded
        .api
        .as_ref()
        .unwrap_or_else(|| panic!("{}", errors(&loaded)));
    let made: Vec<&str> = api.operations.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(made, ["/either"]);
    let client = generated(&loaded);
    assert!(
        client["credentials.rs"].contains("token"),
        "the bearer token"
    );
    let reasons = loaded.skipped.iter().flat_map(|one| &one.reasons);
    let reasons: Vec<&str> = reasons.map(|one| one.message.as_str()).collect();
    assert_eq!(
        reasons,
        ["there is no security scheme `digest`, or none that is supported"]
    );
}

#[test]
fn credentials_are_not_printed() {
    let credentials = shop::Credentials::new("t0ken", "me:secret", "k3y", "l0gin");
    let printed = format!("{credentials:?}");
    for secret in ["t0ken", "secret", "k3y", "l0gin"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

/// Documents of public APIs: read whole, every construct that is refused has a place, what is left compiles.
#[test]
#[ignore = "needs OpenAPI documents of other people: BILISPEC_FOREIGN is their folder"]
fn public_documents() {
    let folder = std::env::var_os("BILISPEC_FOREIGN").unwrap();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let options = Options {
            skip_unsupported: true,
            server: Some("https://api.example.org".to_owned()),
            ..Options::default()
        };
        let loaded = load_foreign(&path, &options);
        check(&path, &loaded);
        count += 1;
    }
    assert!(count > 0, "an empty folder");
}

fn check(path: &Path, loaded: &Loaded) {
    for one in loaded.skipped.iter().flat_map(|one| &one.reasons) {
        assert!(one.place(&loaded.project).is_some(), "{}", path.display());
    }
    let files = generated(loaded);
    let made = loaded.api.as_ref().unwrap().operations.len();
    assert!(files.len() > made, "{}", path.display());
    eprintln!(
        "{}: {made} operations, {} left out",
        path.display(),
        loaded.skipped.len()
    );
}
