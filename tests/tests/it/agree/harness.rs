//! The crate outside the workspace that generated clients are compiled in, all cases together, and the program that
//! calls them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use bilispec_codegen::diagnostics::{self, Severity};
use bilispec_codegen::{Loaded, generate, load};
use bilispec_tests::root;
use serde_json::{Value, json};

use crate::agree::cases::{self, Case};

/// What became of a case.
pub(crate) enum State {
    /// `generate` refuses it; what it says.
    Refused(String),
    /// What it writes does not compile; what the compiler says.
    Uncompilable(String),
    /// It can be called.
    Ready,
}

pub(crate) struct Built {
    states: BTreeMap<String, State>,
    program: PathBuf,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("agree")
}

/// The project's folder of a case.
pub(crate) fn project(case: &Case) -> PathBuf {
    folder().join("projects").join(&case.name)
}

/// The spec of a case, as it can be read.
pub(crate) fn loaded(case: &Case) -> Loaded {
    load(&project(case).join("spec/openapi.yaml"))
}

/// All errors, as a person sees them.
pub(crate) fn errors(loaded: &Loaded) -> String {
    let list = loaded.diagnostics.list().iter();
    list.filter(|one| one.severity == Severity::Error)
        .map(|one| diagnostics::render(one, &loaded.project, false))
        .collect()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Left alone when it is the same, so that cargo does not build it again.
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

/// Writes a case's project.
pub(crate) fn write_project(case: &Case) {
    let to = project(case);
    write(&to.join("spec/openapi.yaml"), &format!("{:#}\n", case.spec));
    for (name, body) in &case.fixtures {
        write(
            &to.join("fixtures/transmit").join(format!("{name}.json")),
            body,
        );
    }
}

/// Generates a case into the crate; what is wrong with it otherwise.
fn generated(case: &Case) -> Result<(), String> {
    write_project(case);
    let loaded = loaded(case);
    let out = tempfile::tempdir().unwrap();
    match generate::generate(&loaded, out.path(), false) {
        Ok(_) => {}
        Err(generate::Failure::Spec(found)) => {
            let list = found.list().iter();
            return Err(list
                .filter(|one| one.severity == Severity::Error)
                .map(|one| diagnostics::render(one, &loaded.project, false))
                .collect());
        }
        Err(other) => panic!("{other:?}"),
    }
    let from = out.path().join("generated-client/src/generated");
    let to = folder().join("crate/src/cases").join(case.module());
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        write(&to.join(entry.file_name()), &text);
    }
    Ok(())
}

/// The calls of a case, emitted: the client, its validators.
fn call(case: &Case) -> String {
    let module = case.module();
    let validate = folder()
        .join("crate/src/cases")
        .join(&module)
        .join("validate.rs");
    let validate = fs::read_to_string(validate).unwrap_or_default();
    let mut checks = String::new();
    for (part, arguments) in [
        ("query", "crate::told::query(&output).as_str()"),
        ("header", "crate::told::headers(&output)"),
        ("path", "crate::told::path(&output)"),
        ("form", "crate::told::body(&output).as_str()"),
        ("json", "crate::told::body(&output).as_bytes()"),
        (
            "reply",
            "input[\"reply\"][\"body\"].as_str().unwrap_or_default().as_bytes()",
        ),
    ] {
        // A path is read by its template: where that is more than the parameter, `validate` and the mock show it.
        let is_read = part != "path" || case.parameter.is_some();
        if is_read && validate.contains(&format!("pub fn transmit_{part}")) {
            let words = if part == "reply" {
                ".into_report()"
            } else {
                ""
            };
            checks = format!(
                "{checks}    let found = api::validate::transmit_{part}({arguments}){words};\n    crate::told::report(&mut output, \"{part}\", &found);\n"
            );
        }
    }
    if validate.contains("pub fn transmit_error") {
        checks.push_str(
            "    crate::told::error(&mut output, input, api::validate::transmit_error);\n",
        );
    }
    let credentials = if case.credentials.is_empty() {
        String::new()
    } else {
        let values: Vec<String> = case
            .credentials
            .iter()
            .map(|value| format!("{value:?}"))
            .collect();
        format!(
            "\n        .credentials(api::Credentials::new({}))",
            values.join(", ")
        )
    };
    let builder = case.builder;
    let in_scope = if builder.is_empty() {
        ""
    } else {
        "    use api::ServerVariables as _;\n"
    };
    format!(
        "async fn {module}(input: &Value) -> Value {{
    use crate::cases::{module} as api;
{in_scope}    let request: api::Transmit = match serde_json::from_value(input[\"request\"].clone()) {{
        Ok(request) => request,
        Err(error) => return json!({{\"unrepresentable\": error.to_string()}}),
    }};
    let transport = InMemory::new();
    transport.answer(crate::told::answer(input));
    let client = api::Client::builder(){credentials}{builder}
        .transport(transport.clone())
        .build()
        .expect(\"a client\");
    let result = client.agree().transmit(&request).await;
    let mut output = crate::told::outcome(result, &transport);
{checks}    output
}}

"
    )
}

fn write_calls(ready: &[&Case]) {
    let mut modules = String::new();
    let mut calls = String::from(
        "use bilispec_runtime::testing::InMemory;\nuse serde_json::{Value, json};\n\n",
    );
    let mut table = String::new();
    for case in ready {
        let module = case.module();
        modules = format!("{modules}pub mod {module};\n");
        calls.push_str(&call(case));
        table = format!(
            "{table}        Some({:?}) => {module}(input).await,\n",
            case.name
        );
    }
    calls = format!(
        "{calls}pub async fn call(input: &Value) -> Value {{\n    match input[\"case\"].as_str() {{\n{table}        other => panic!(\"no case {{other:?}}\"),\n    }}\n}}\n"
    );
    let source = folder().join("crate/src");
    write(&source.join("cases/mod.rs"), &modules);
    write(&source.join("calls.rs"), &calls);
}

fn cargo_build() -> Result<(), String> {
    let folder = folder().join("crate");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet", "--target-dir"])
        // The one of the other crates outside the workspace: what they depend on is built once.
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("dependents/target"))
        .current_dir(&folder)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn write_crate() {
    let runtime = root().join("runtime/client").display().to_string();
    let to = folder().join("crate");
    write(
        &to.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"agree\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [features]\nblocking = []\nfixtures = []\nschemars = []\n\n[dependencies]\n\
             bilispec-runtime = {{ path = {runtime:?}, default-features = false }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
             tokio = {{ version = \"1\", features = [\"rt\", \"time\"] }}\n\n[workspace]\n"
        ),
    );
    write(&to.join("src/main.rs"), include_str!("harness/main.rs"));
    write(&to.join("src/told.rs"), include_str!("harness/told.rs"));
}

/// All cases, generated and compiled once for all tests of this binary.
pub(crate) fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        // What an earlier spec of a case was generated to is gone.
        let _ = fs::remove_dir_all(folder().join("projects"));
        write_crate();
        let mut states = BTreeMap::new();
        for case in cases::compiled() {
            let state = generated(case).map_or_else(State::Refused, |()| State::Ready);
            assert!(
                states.insert(case.name.clone(), state).is_none(),
                "{} is there twice",
                case.name
            );
        }
        compile(&mut states);
        Built {
            states,
            program: Path::new(env!("CARGO_TARGET_TMPDIR")).join("dependents/target/debug/agree"),
        }
    })
}

/// Compiles what was generated; without the cases that the compiler refuses, which it names by their files.
fn compile(states: &mut BTreeMap<String, State>) {
    loop {
        let is_ready = |case: &&Case| matches!(states[&case.name], State::Ready);
        let ready: Vec<&Case> = cases::compiled().filter(is_ready).collect();
        write_calls(&ready);
        let Err(told) = cargo_build() else { return };
        // Warnings name cases, too, and refuse none.
        let told: Vec<&str> = told
            .split("\n\n")
            .filter(|one| one.trim_start().starts_with("error"))
            .collect();
        let told = told.join("\n\n");
        let mut refused = 0;
        for case in ready {
            let file = format!("src/cases/{}/", case.module());
            let function = format!("cases::{}::", case.module());
            if told.contains(&file) || told.contains(&function) {
                let paragraphs = told
                    .split("\n\n")
                    .filter(|one| one.contains(&file) || one.contains(&function));
                let first = paragraphs.take(2).collect::<Vec<_>>().join("\n\n");
                states.insert(case.name.clone(), State::Uncompilable(first));
                refused += 1;
            }
        }
        assert!(refused > 0, "{told}");
    }
}

impl Built {
    pub(crate) fn state(&self, case: &Case) -> &State {
        &self.states[&case.name]
    }

    /// Calls a case with each request and the reply to it. As many outputs as there are requests.
    pub(crate) fn call(&self, case: &Case, calls: &[Call]) -> Vec<Value> {
        let line = |call: &Call| {
            let reply = json!({"status": call.status, "body": call.body});
            json!({"request": call.request, "reply": reply})
        };
        self.call_lines(case, &calls.iter().map(line).collect::<Vec<_>>())
    }

    /// The same, for replies of any bytes and media type: see `told::answer`.
    pub(crate) fn call_lines(&self, case: &Case, calls: &[Value]) -> Vec<Value> {
        let lines: String = calls
            .iter()
            .map(|call| {
                let mut line = call.clone();
                line["case"] = json!(case.name);
                format!("{line}\n")
            })
            .collect();
        let mut child = Command::new(&self.program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        assert!(output.status.success(), "{}: the calls ended", case.name);
        let text = String::from_utf8(output.stdout).unwrap();
        let outputs: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(
            outputs.len(),
            calls.len(),
            "{}: calls and outputs",
            case.name
        );
        outputs
    }
}

/// A call and its reply.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) request: Value,
    pub(crate) status: u16,
    pub(crate) body: String,
}
