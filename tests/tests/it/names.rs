//! Names and texts that somebody chose to do harm, or that merely are unlucky: the crate that comes of them compiles, and
//! nothing of them runs.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a crate that cannot be set up has failed"
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bilispec_codegen::{Options, generate, load_foreign};
use serde_json::{Map, Value, json};

/// Words that mean something to Rust, to the generated client, to file systems, or to the eye.
const WORDS: &[&str] = &[
    "fixtures",
    "default",
    "new",
    "clone",
    "Repeatable",
    "Client",
    "client",
    "blocking",
    "builder",
    "unsettled",
    "con",
    "NUL",
    "com1",
    "aux",
    "type",
    "self",
    "Self",
    "super",
    "crate",
    "async",
    "gen",
    "try",
    "box",
    "yield",
    "r#type",
    "Option",
    "Vec",
    "String",
    "Some",
    "None",
    "Ok",
    "Err",
    "Result",
    "Box",
    "From",
    "Into",
    "Iterator",
    "Future",
    "Default",
    "Clone",
    "Copy",
    "Debug",
    "Send",
    "Drop",
    "Fn",
    "ToOwned",
    "TryFrom",
    "Values",
    "Request",
    "Response",
    "Error",
    "Effect",
    "Outcome",
    "Operation",
    "Call",
    "Core",
    "Builder",
    "Cookies",
    "Credentials",
    "Json",
    "RawJson",
    "JsonString",
    "IntOrString",
    "Kind",
    "Integer",
    "WireEnum",
    "Validators",
    "Report",
    "Fixture",
    "Deserialize",
    "Serialize",
    "Deserializer",
    "SecretString",
    "BuildError",
    "Other",
    "Unknown",
    "body",
    "core",
    "cookies",
    "serde",
    "std",
    "alloc",
    "bilispec_runtime",
    "rustfmt",
    "clippy",
    "i64",
    "str",
    "bool",
    "u8",
    "f64",
    "D",
    "T",
    "A",
    "S",
    "E",
    "a",
    "deserializer",
    "raw",
    "value",
    "request",
    "codes",
    "envelopes",
    "newtypes",
    "schemas",
    "shared",
    "validate",
    "credentials",
    "mod",
    "lib",
    "main",
    "build",
    "test",
    "OPERATION",
    "OPERATIONS",
    "table",
    "Table",
    "Calls",
    "DefaultCalls",
    "Group",
    "state",
    "_",
    "__",
    "1",
    "42nd",
    "-",
    "日本",
    "状态",
    "ﬁ",
    "Ⅷ",
    "é",
    "ß",
    "ſ",
    "K",
    "ı",
    "\u{2066}x\u{202e}",
    "\u{202e}",
    "a\u{200b}b",
    "\u{feff}",
    "a b",
    "a-b",
    "a_b",
    "aB",
    "AB",
    "a.b",
    "a/b",
    "a~b",
    "*/",
    "/*",
    "\"",
    "\\",
    "\"#",
    "`",
    "{}",
    "{0}",
    "$x",
    "#![allow]",
    "\n",
    "a\nb",
    "\r",
    "\u{0}",
    "\u{7f}",
    "😀",
    "unwrap",
    "fmt",
    "eq",
    "hash",
    "drop",
    "into",
    "as_ref",
    "send",
    "with",
    "map",
    "Arc",
    "BTreeMap",
    "Rc",
    "Duration",
    "Display",
    "PhantomData",
    "Sized",
    "Unpin",
    "union",
    "macro_rules",
    "auto",
    "raw_",
    "safe",
    "static",
];

/// Texts for descriptions: what the writer of doc comments is there for.
const TEXTS: &[&str] = &[
    "~~~\nstd::fs::write(\"PWNED\", \"\").unwrap();\n~~~",
    "````\ncompile_error!();\n````",
    "-     panic!();",
    "1.     panic!();",
    "    panic!();",
    "> ```\n> panic!();\n> ```",
    "https://x><script>window.PWNED=1</script>",
    "b ```<script>window.PWNED=1</script>` c ```",
    "[x](javascript:alert(1)) <a href=\"javascript:alert(1)\">y</a>",
    "a\u{202e}b \u{2066}c",
    "| a | b |\n| - | - |\n| `|` | */ |",
    "a\n===\nb\n---\n- [ ] c\n***",
    "A [link](https://example.com/) and a list:\n- one\n- two",
];

/// The same numbers at every run.
struct Seed(u64);

impl Seed {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn word(&mut self) -> String {
        let word = WORDS[self.next(WORDS.len())];
        match self.next(4) {
            0 => format!("{word}{}", WORDS[self.next(WORDS.len())]),
            1 => word.to_uppercase(),
            _ => word.to_owned(),
        }
    }

    fn text(&mut self) -> String {
        let text = TEXTS[self.next(TEXTS.len())];
        format!("{text}\n{}", self.word())
    }
}

fn pointer(name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(["%".to_owned(), format!("{byte:02X}")]);
        }
    }
    out
}

/// Some names, each once.
fn names(seed: &mut Seed, count: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    while names.len() < count {
        let name = seed.word();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn object(seed: &mut Seed, depth: usize, schemas: &[String]) -> Value {
    let mut properties = Map::new();
    for name in names(seed, 3) {
        let kind = seed.next(if depth == 0 { 4 } else { 6 });
        let schema = match kind {
            0 => json!({"type": "integer", "description": seed.text()}),
            1 => {
                json!({"type": "string", "title": seed.word(), "enum": names(seed, 6), "description": seed.text()})
            }
            2 => {
                json!({"$ref": format!("#/components/schemas/{}", pointer(&schemas[seed.next(schemas.len())]))})
            }
            3 => json!({"type": "array", "items": {"type": "string"}, "description": seed.text()}),
            4 => object(seed, depth - 1, schemas),
            _ => json!({"oneOf": [{"type": "string"}, object(seed, 0, schemas)]}),
        };
        properties.insert(name, schema);
    }
    json!({"type": "object", "title": seed.word(), "description": seed.text(), "properties": properties})
}

/// A document of such names: several hundred of them.
fn document(seed: &mut Seed) -> Value {
    let keys = names(seed, 60);
    let schemas: Map<String, Value> = keys
        .iter()
        .map(|name| {
            let mut properties = Map::new();
            for member in names(seed, 4) {
                properties.insert(
                    member,
                    json!({"type": "string", "description": seed.text()}),
                );
            }
            let schema =
                json!({"type": "object", "description": seed.text(), "properties": properties});
            (name.clone(), schema)
        })
        .collect();
    let mut paths = Map::new();
    for (index, id) in WORDS.iter().enumerate() {
        let parameters: Vec<Value> = names(seed, 4)
            .iter()
            .map(|name| json!({"name": name, "in": "query", "description": seed.text(), "schema": {"type": "string"}}))
            .collect();
        let security = if index % 3 == 0 {
            json!([{}])
        } else {
            json!([{"k0": []}])
        };
        paths.insert(
            format!("/p{index}"),
            json!({"post": {
                "operationId": id, "summary": seed.text(), "description": seed.text(), "tags": [seed.word()],
                "parameters": parameters, "deprecated": index % 5 == 0, "security": security,
                "requestBody": {"required": true, "content": {"application/json": {"schema": object(seed, 0, &keys)}}},
                "responses": {"200": {"description": seed.text(), "content": {"application/json": {
                    "schema": object(seed, 1, &keys)}}}}}}),
        );
    }
    let words = ["cookies", "Self", "type", "default", "new", "self"];
    let schemes: Map<String, Value> = words
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let scheme =
                json!({"type": "apiKey", "in": "cookie", "name": name, "description": seed.text()});
            (format!("k{index}"), scheme)
        })
        .collect();
    // A name that would end the braces, or the step that they stand in, cannot be written.
    let steps = WORDS.iter().filter(|name| !name.contains(['/', '{', '}']));
    let variables: Map<String, Value> = steps
        .map(|name| {
            let variable = json!({"default": "v1", "enum": ["v1", TEXTS[0].len().to_string()], "description": seed.text()});
            ((*name).to_owned(), variable)
        })
        .collect();
    let path: String = variables
        .keys()
        .flat_map(|name| ["/{", name, "}"])
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {"title": TEXTS[6], "version": "1`\n~~~", "description": seed.text()},
        "servers": [{"url": format!("https://a.example{path}"), "variables": variables}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": schemes},
    })
}

/// The crate of the document of one seed, in a folder that stays for the next run.
fn generated(name: &str, number: u64) -> PathBuf {
    let root = bilispec_tests::root();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("dependents")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("spec")).unwrap();
    let spec = folder.join("spec/openapi.json");
    fs::write(&spec, document(&mut Seed(number)).to_string()).unwrap();
    let loaded = load_foreign(&spec, &Options::default());
    if generate::generate(&loaded, &folder, false).is_err() {
        let errors = loaded.diagnostics.list().iter();
        let errors: Vec<_> = errors.map(|one| one.message.as_str()).collect();
        panic!("{errors:#?}");
    }
    let made = folder.join("generated-client");
    let manifest = fs::read_to_string(made.join("Cargo.toml")).unwrap();
    let runtime = root.join("runtime/client").display().to_string();
    let manifest = manifest.replace(
        &format!("version = \"{}\", default", env!("CARGO_PKG_VERSION")),
        &format!("path = {runtime:?}, default"),
    );
    fs::write(made.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), made.join("Cargo.lock")).unwrap();
    made
}

fn cargo(folder: &PathBuf, arguments: &[&str]) -> Output {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("dependents/target");
    Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn a_crate_of_nasty_names_compiles() {
    let made = generated("nasty", 14);
    let features = ["build", "--no-default-features", "--features", "blocking"];
    compiles(&cargo(&made, &features));
}

/// The table of names that no variable of a server's address can have holds all methods of the runtime's builder.
#[test]
fn no_variable_hides_a_method_of_the_builder() {
    use bilispec_codegen::model::names::BUILDER_METHODS;
    let path = bilispec_tests::root().join("runtime/client/src/client.rs");
    let text = fs::read_to_string(path).unwrap();
    let (_, builder) = text.split_once("pub struct Builder<C>").unwrap();
    let (builder, _) = builder.split_once("pub struct BuildError").unwrap();
    let methods = builder.lines().filter_map(|line| {
        let behind = line.trim_start().strip_prefix("pub fn ")?;
        behind.split(['(', '<']).next()
    });
    let methods: Vec<&str> = methods.collect();
    assert!(methods.len() > 8, "{methods:?}");
    for method in methods {
        assert!(BUILDER_METHODS.contains(&method), "{method}");
    }
}

/// Without a warning, too: a name that breaks Rust's conventions is one.
fn compiles(checked: &Output) {
    let says = text(checked);
    assert!(
        checked.status.success() && !says.contains("warning: "),
        "{says}"
    );
}

/// For as many seconds as `BILISPEC_FUZZ_SECONDS` says, with documents that no run before had.
#[test]
#[ignore = "runs for as long as it is told"]
fn crates_of_nasty_names_compile_for_long() {
    let seconds = std::env::var("BILISPEC_FUZZ_SECONDS").ok();
    let seconds = seconds
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(10);
    let begun = SystemTime::now();
    let mut number = begun.duration_since(UNIX_EPOCH).unwrap().as_secs();
    let mut tried = 0;
    while begun.elapsed().unwrap() < Duration::from_secs(seconds) {
        let made = generated("nasty-long", number);
        let checked = cargo(
            &made,
            &["check", "--no-default-features", "--features", "blocking"],
        );
        println!("seed {number}");
        compiles(&checked);
        number += 1;
        tried += 1;
    }
    println!(
        "{tried} crates in {seconds} s, the last of seed {}",
        number - 1
    );
}

/// What rustdoc itself makes of such texts: no test, no script, no address that is code.
#[test]
#[ignore = "builds documentation and doctests: minutes"]
fn rustdoc_runs_nothing_of_it() {
    for number in [15, 16] {
        let made = generated("nasty-docs", number);
        let tested = cargo(&made, &["test", "--doc", "--no-default-features"]);
        let said = text(&tested);
        assert!(
            tested.status.success() && said.contains("running 0 tests"),
            "{said}"
        );
        let documented = cargo(&made, &["doc", "--no-deps", "--no-default-features"]);
        assert!(documented.status.success(), "{}", text(&documented));
        let pages = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("dependents/target/doc");
        let mut open = vec![pages];
        let mut read = 0;
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if path
                    .extension()
                    .is_some_and(|extension| extension == "html")
                    && !path.components().any(|step| step.as_os_str() == "src")
                {
                    let page = fs::read_to_string(&path).unwrap();
                    read += 1;
                    for harm in ["<script>window", "href=\"javascript:", "href='javascript:"] {
                        assert!(!page.contains(harm), "{}: {harm}", path.display());
                    }
                }
            }
        }
        assert!(read > 100, "{read} pages");
    }
}
