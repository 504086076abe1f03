//! Nothing sensitive is in any output of any format, wherever in an exchange it stands.

use crate::support::{Sandbox, secrets};

#[test]
fn no_format_prints_a_secret() {
    let sandbox = Sandbox::new();
    sandbox.write("a.har", secrets::har());
    sandbox.write("a.ndjson", secrets::ndjson());
    let missing: Vec<_> = secrets::SECRETS
        .iter()
        .filter(|secret| !secrets::leaks(&secrets::har()).contains(secret))
        .collect();
    assert_eq!(missing, Vec::<&&str>::new(), "each stands somewhere");
    for input in ["a.har", "a.ndjson"] {
        for format in ["human", "json", "github", "sarif", "junit"] {
            let ran = sandbox.run(&[
                "validate",
                input,
                "--format",
                format,
                "-v",
                "--write-baseline",
                "known.yaml",
            ]);
            assert_eq!(ran.code, 0, "{}", ran.stderr);
            assert!(ran.stdout.contains("response.enum"), "{format}");
            assert_eq!(
                secrets::leaks(&ran.stdout),
                Vec::<&str>::new(),
                "{format}: {}",
                ran.stdout
            );
            assert_eq!(
                secrets::leaks(&ran.stderr),
                Vec::<&str>::new(),
                "{format}: {}",
                ran.stderr
            );
            assert_eq!(
                secrets::leaks(&sandbox.read("known.yaml")),
                Vec::<&str>::new()
            );
            sandbox.write(&format!("{format}.out"), &ran.stdout);
        }
        let merged = sandbox.run(&["merge", "json.out", "json.out"]);
        assert_eq!(secrets::leaks(&merged.all()), Vec::<&str>::new());
        for arguments in [
            &["redact", "--check", input][..],
            &["redact", input, "-v", "-o", "out"],
        ] {
            let ran = sandbox.run(arguments);
            assert_eq!(
                secrets::leaks(&ran.all()),
                Vec::<&str>::new(),
                "{}",
                ran.all()
            );
        }
    }
}
