//! `learn` on a terminal: it shows one change after the other and asks for each, and only what was taken is written.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of tests fails as a test does"
)]

use crate::support::{Har, Sandbox, command, fixture, pay, project};
use rexpect::session::{PtySession, spawn_command};
use serde_json::{Value, json};

const QUESTION: &str = "take this into the spec? [y]es, [n]o, [a]ll that follow, [q]uit: ";
/// Long enough for a machine that is busy; a test that has to wait for it has failed.
const PATIENCE: u64 = 60_000;

/// In the order in which it asks: a new outcome of a call that spends, two new fields, a wider type.
fn sandbox() -> Sandbox {
    let changed = |operation: &str, change: &dyn Fn(&mut Value)| {
        let mut body = fixture(operation, "success");
        change(&mut body);
        body
    };
    let mut har = Har::default();
    har.add(project().body(&changed("get_project", &|body| {
        body["data"]["first_new"] = json!(1);
        body["data"]["second_new"] = json!("text");
        body["data"]["hide"] = json!("5");
    })));
    har.add(pay().body(&changed("quick_pay", &|body| {
        body["data"]["status"] = json!(-9);
    })));
    let sandbox = Sandbox::new();
    sandbox.write("evening.har", har.text());
    sandbox
}

fn learn(sandbox: &Sandbox) -> PtySession {
    let mut command = command();
    command
        .args(["learn", "evening.har", "--color", "never"])
        .current_dir(sandbox.path());
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// What is printed until it asks; then it is answered.
fn answer(session: &mut PtySession, answer: &str) -> String {
    let shown = session.exp_string(QUESTION).unwrap();
    session.send_line(answer).unwrap();
    shown
}

/// What is printed to the end, and whether it ended with exit code 0.
fn end(mut session: PtySession) -> (String, bool) {
    let rest = session.exp_eof().unwrap();
    // The type of this is not given on; it shows itself as `Exited(Pid(123), 0)`.
    let status = format!("{:?}", session.process().wait().unwrap());
    (
        rest,
        status.starts_with("Exited(") && status.ends_with(", 0)"),
    )
}

/// Whether the new outcome is in the spec.
fn has_outcome(sandbox: &Sandbox) -> bool {
    sandbox
        .read("spec/charge/quick_pay.yaml")
        .contains("enum: [4, -2, -4, 0, -9]")
}

fn project_file(sandbox: &Sandbox) -> String {
    sandbox.read("spec/ticket/schemas/project.yaml")
}

#[test]
fn each_change_is_shown_and_asked_for() {
    let sandbox = sandbox();
    let mut session = learn(&sandbox);
    let spends = answer(&mut session, "n");
    assert!(
        spends.contains("new: quick_pay /data/status: a new value: -9")
            && spends.contains("= think first: "),
        "{spends}"
    );
    assert!(!spends.contains("first_new"), "one at a time: {spends}");
    // What is not an answer is asked again, and decides nothing.
    let first = answer(&mut session, "maybe");
    assert!(
        first.contains("new: get_project /data/first_new: a new field, an integer")
            && first.contains("+    first_new:"),
        "the change and its diff: {first}"
    );
    let again = answer(&mut session, "No");
    assert!(!again.contains("first_new"), "only the question: {again}");
    let second = answer(&mut session, "yes");
    assert!(second.contains("+    second_new:"), "{second}");
    let wider = answer(&mut session, "y");
    assert!(wider.contains("\n-      type: "), "{wider}");
    let (rest, is_fine) = end(session);
    assert!(rest.contains("2 changes in "), "{rest}");
    assert!(is_fine, "what was declined was decided: {rest}");
    let text = project_file(&sandbox);
    assert!(text.contains("second_new:") && text.contains("type: [integer, string]"));
    assert!(!text.contains("first_new"), "what was declined stays out");
    assert!(!has_outcome(&sandbox));
    assert_eq!(sandbox.run(&["validate", "fixtures"]).code, 0);
}

#[test]
fn all_that_follow_are_taken_without_a_question() {
    let sandbox = sandbox();
    let mut session = learn(&sandbox);
    answer(&mut session, "n");
    answer(&mut session, "a");
    let (rest, is_fine) = end(session);
    assert!(is_fine && !rest.contains(QUESTION), "{rest}");
    let text = project_file(&sandbox);
    assert!(text.contains("first_new:") && text.contains("second_new:"));
    assert!(!has_outcome(&sandbox), "what was declined stays out");
}

#[test]
fn what_needs_thought_is_taken_by_whoever_says_so() {
    let sandbox = sandbox();
    let mut session = learn(&sandbox);
    for reply in ["y", "q"] {
        answer(&mut session, reply);
    }
    let (rest, _) = end(session);
    assert!(has_outcome(&sandbox), "{rest}");
}

#[test]
fn quitting_keeps_what_was_taken_and_asks_no_more() {
    let sandbox = sandbox();
    let before = project_file(&sandbox);
    let mut session = learn(&sandbox);
    answer(&mut session, "q");
    let (rest, _) = end(session);
    assert!(!rest.contains(QUESTION), "{rest}");
    assert!(!has_outcome(&sandbox), "nothing was taken");
    assert_eq!(project_file(&sandbox), before, "nothing was taken");

    let mut session = learn(&sandbox);
    for reply in ["n", "y"] {
        answer(&mut session, reply);
    }
    session.exp_string(QUESTION).unwrap();
    // The end of input, as Ctrl-D gives it.
    session.send_control('d').unwrap();
    let (rest, _) = end(session);
    let text = project_file(&sandbox);
    assert!(
        text.contains("first_new:") && !text.contains("second_new"),
        "{rest}"
    );
}
