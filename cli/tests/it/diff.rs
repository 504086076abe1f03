//! `diff` as it is started: against a folder and against a revision, what it says of each sort of change, and its exits.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

use std::process::Command;

use crate::support::{Sandbox, repository};
use serde_json::Value;

/// A change of the spec, and what has to be said of it: class, kind, operation, and words of the line.
struct Case {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    says: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

const QUICK_PAY: &str = "spec/charge/quick_pay.yaml";

const CASES: &[Case] = &[
    Case {
        file: QUICK_PAY,
        from: "x-enum-varnames: [Paid, ",
        to: "x-enum-varnames: [Charged, ",
        says: &[(
            "breaking",
            "changed",
            "quick_pay",
            "`QuickPayStatus::Charged` was called `Paid`",
        )],
    },
    Case {
        file: QUICK_PAY,
        from: "x-success: [4]",
        to: "x-success: [4, 0]",
        says: &[(
            "breaking",
            "changed",
            "quick_pay",
            "success of `quick_pay` needs `status` to be 4 and 0, no longer 4",
        )],
    },
    Case {
        file: QUICK_PAY,
        from: "elec_num, exp, status, msg]",
        to: "elec_num, status, msg]",
        says: &[(
            "breaking",
            "changed",
            "quick_pay",
            "`QuickPayReceipt::exp` is `Option<i64>`, not `i64`",
        )],
    },
    Case {
        file: QUICK_PAY,
        from: "x-effect: spend",
        to: "x-effect: write",
        says: &[("breaking", "changed", "quick_pay", "writes on the server")],
    },
    Case {
        file: QUICK_PAY,
        from: "https://api.bilibili.com",
        to: "https://pay.bilibili.com",
        says: &[(
            "breaking",
            "changed",
            "quick_pay",
            "is sent as POST https://pay.bilibili.com/x/ugcpay/trade/elec/pay/quick, no longer as POST \
             https://api.bilibili.com/",
        )],
    },
    Case {
        file: QUICK_PAY,
        from: "minimum: 20",
        to: "minimum: 30",
        says: &[(
            "breaking",
            "changed",
            "quick_pay",
            "`QuickPay::elec_num` is expected to be 30 to 99990, no longer 20 to 99990",
        )],
    },
];

fn changes(sandbox: &Sandbox, more: &[&str]) -> (i32, Value) {
    let base = repository();
    let mut arguments = vec!["diff", base.to_str().unwrap(), "--format", "json"];
    arguments.extend(more);
    let ran = sandbox.run(&arguments);
    let found = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{}", ran.all()));
    (ran.code, found)
}

#[test]
fn each_sort_of_change_is_said_once_and_classed() {
    for case in CASES {
        let sandbox = Sandbox::new();
        sandbox.edit(case.file, case.from, case.to);
        let (code, found) = changes(&sandbox, &[]);
        assert_eq!(code, 0);
        let found = found["changes"].as_array().unwrap().clone();
        let lines: Vec<String> = found
            .iter()
            .map(|change| {
                let text = |key: &str| change[key].as_str().unwrap_or_default();
                format!(
                    "{} {} {} {} {}",
                    text("class"),
                    text("kind"),
                    text("operation"),
                    text("subject"),
                    text("message")
                )
            })
            .collect();
        assert_eq!(lines.len(), case.says.len(), "{lines:#?}");
        for (class, kind, operation, words) in case.says {
            let begins = format!("{class} {kind} {operation} ");
            let said = |line: &String| line.starts_with(&begins) && line.contains(words);
            assert!(lines.iter().any(said), "{begins}{words}: {lines:#?}");
        }
        for change in &found {
            let file = change["file"].as_str().unwrap();
            let line = usize::try_from(change["line"].as_u64().unwrap()).unwrap();
            assert!(sandbox.read(file).lines().count() >= line, "{change}");
        }
    }
}

#[test]
fn the_exit_code_follows_the_gravest_change() {
    let sandbox = Sandbox::new();
    let code = |sandbox: &Sandbox, on| changes(sandbox, &["--fail-on", on]).0;
    assert_eq!(code(&sandbox, "documentation"), 0, "nothing changed");
    sandbox.edit(QUICK_PAY, "description: |", "description: |\n    另一句");
    assert_eq!(code(&sandbox, "documentation"), 1);
    assert_eq!(code(&sandbox, "additive"), 0);
    sandbox.edit(QUICK_PAY, "x-effect: spend", "x-effect: write");
    assert_eq!(code(&sandbox, "breaking"), 1);
    assert_eq!(code(&sandbox, "never"), 0);
}

#[test]
fn a_revision_is_read_without_touching_the_checkout() {
    let sandbox = Sandbox::new();
    let git = |arguments: &[&str]| {
        let ran = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args(arguments)
            .current_dir(sandbox.path())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "before"]);
    git(&["tag", "v1"]);
    sandbox.edit(
        QUICK_PAY,
        "x-enum-varnames: [Paid, ",
        "x-enum-varnames: [Charged, ",
    );
    sandbox.edit(
        QUICK_PAY,
        "elec_num, exp, status, msg]",
        "elec_num, status, msg]",
    );
    sandbox.edit(
        "spec/openapi.yaml",
        "  /x/ugcpay/trade/elec/pay/quick:",
        "  /x/ugcpay/trade/elec/pay/quick/2:",
    );
    let ran = sandbox.run(&["diff", "v1"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.all());
    insta::assert_snapshot!("diff_human", ran.stdout);
    let log = sandbox.run(&["diff", "v1", "--format", "changelog"]);
    assert!(ran.stdout.contains(&log.stdout));

    // From a folder below, and of a spec that the revision has under another project.
    let below = crate::support::finish(
        crate::support::command()
            .args(["diff", "HEAD", "--format", "changelog"])
            .current_dir(sandbox.path().join("spec/charge")),
        b"",
    );
    assert_eq!(below.stdout, log.stdout);

    git(&["rm", "-r", "--quiet", "--cached", "spec"]);
    git(&["commit", "--quiet", "--message", "gone"]);
    let ran = sandbox.run(&["diff", "HEAD"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "error: HEAD has no spec/openapi.yaml\n");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let sandbox = Sandbox::new();
    for name in ["no-such-thing", "--", "v1^{tree}", ""] {
        let ran = sandbox.run(&["diff", name]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{name}");
        assert!(ran.stderr.contains("error: "), "{}", ran.stderr);
    }
    let empty = tempfile::tempdir().unwrap();
    let ran = sandbox.run(&["diff", empty.path().to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .ends_with("there is no spec/openapi.yaml in it\n")
    );

    let broken = Sandbox::new();
    broken.edit(QUICK_PAY, "type: integer", "type: interger");
    let ran = sandbox.run(&["diff", broken.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("interger"), "{}", ran.stderr);
    assert!(ran.stderr.contains("can't be used"), "{}", ran.stderr);
}

#[test]
fn what_the_validators_take_is_told_by_the_types_that_are_meant() {
    let document = |stock: &str, title: &str, size: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://a.example'}}]\npaths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{type: object, properties: {{stock: {stock}, title: {title}, size: {size}}}}}}}}}}}}}}}}}}}\n"
        )
    };
    let sandbox = Sandbox::new();
    let first = document(
        "{type: integer}",
        "{type: string}",
        "{type: integer, maximum: 9}",
    );
    let second = document(
        "{type: [integer, string], pattern: '^[0-9]+$'}",
        "{type: [string, 'null']}",
        "{type: integer, maximum: 8}",
    );
    let said = |old: &str, new: &str| {
        sandbox.write("old/spec/openapi.yaml", old);
        sandbox.write("new/spec/openapi.yaml", new);
        let ran = sandbox.run(&[
            "diff",
            "old",
            "--spec",
            "new/spec/openapi.yaml",
            "--format",
            "json",
        ]);
        let found: Value = serde_json::from_str(&ran.stdout).unwrap();
        let changes = found["changes"].as_array().unwrap().iter();
        let text = |change: &Value, key: &str| change[key].as_str().unwrap().to_owned();
        let line = |change| ["class", "subject", "message"].map(|key| text(change, key));
        changes
            .map(|change| line(change).join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&first, &second),
        [
            "breaking `AReply::stock` is `Option<IntOrString>`, not `Option<i64>`",
            "additive `AReply::title` is no longer reported by the validators where it is null",
            "additive `AReply::size` is checked against narrower bounds by the validators",
        ]
    );
    assert_eq!(
        said(&second, &first),
        [
            "breaking `AReply::stock` is `Option<i64>`, not `Option<IntOrString>`",
            "additive `AReply::title` is reported by the validators where it is null",
            "additive `AReply::size` is checked against wider bounds by the validators",
        ]
    );
}
