use std::borrow::Cow;

use super::{
    Act, Blocked, Code, Doubt, Kind, OutcomeWords, Proof, ProofMember, SideEffect, Status, Success,
    Verdict, Words, judge,
};
use crate::json::Document;

const MEMBERS: &[ProofMember] = &[
    ProofMember {
        name: Cow::Borrowed("orderId"),
        kinds: Cow::Borrowed(&[Kind::Integer]),
    },
    ProofMember {
        name: Cow::Borrowed("token"),
        kinds: Cow::Borrowed(&[Kind::String]),
    },
];

const BLOCKED: &[Blocked] = &[Blocked {
    text: Cow::Borrowed("defaultBBR"),
    name: Cow::Borrowed("Gateway"),
    class: Cow::Borrowed("rate"),
}];

fn act(effect: SideEffect) -> Act {
    Act {
        effect,
        proof: Proof::Members(Cow::Borrowed(MEMBERS)),
        blocked: Cow::Borrowed(BLOCKED),
        echoes: Cow::Borrowed(&[]),
    }
}

fn words(act: &Act) -> Words<'_> {
    Words {
        code: vec!["errno", "/status/code"],
        message: vec!["message", "msg"],
        data: "data",
        success: Success::Values(vec![Code::Integer(0)].into()),
        lists_null: false,
        pending: vec![Code::Integer(79)],
        outcome: None,
        act,
    }
}

fn verdict(words: &Words<'_>, json: &str) -> Verdict {
    let (document, _) = Document::read(json.as_bytes()).unwrap();
    judge(words, document.root(), Status::Answered).verdict
}

#[test]
fn a_success_needs_each_member_of_its_proof() {
    let act = act(SideEffect::Spend);
    let words = words(&act);
    let with = |data: &str| verdict(&words, &format!(r#"{{"errno":0,"data":{data}}}"#));
    assert_eq!(with(r#"{"orderId":1,"token":"t"}"#), Verdict::Success);
    assert_eq!(with(r#"{"orderId":1e3,"token":"t"}"#), Verdict::Success);
    for data in [
        "null",
        "{}",
        r#"{"orderId":0,"token":"t"}"#,
        r#"{"orderId":-0.0,"token":"t"}"#,
        r#"{"orderId":null,"token":"t"}"#,
        r#"{"orderId":"1","token":"t"}"#,
        r#"{"orderId":1.5,"token":"t"}"#,
        r#"{"orderId":1,"token":" "}"#,
        r#"{"orderId":1,"token":"0"}"#,
        r#"{"orderId":1,"token":["t"]}"#,
        r#"{"orderId":1}"#,
        "[]",
        "true",
    ] {
        assert_eq!(with(data), Verdict::Unknown(Doubt::WithoutProof), "{data}");
    }
}

#[test]
fn a_refusal_is_one_only_where_nothing_speaks_for_the_act() {
    let act = act(SideEffect::Write);
    let words = words(&act);
    let data = r#""data":{"orderId":1}"#;
    let read = |rest: &str| verdict(&words, &format!("{{{rest}}}"));
    assert_eq!(read(r#""errno":7"#), Verdict::Refused);
    assert_eq!(read(&format!(r#""errno":79,{data}"#)), Verdict::Refused);
    assert_eq!(
        read(&format!(r#""errno":7,{data}"#)),
        Verdict::Unknown(Doubt::RefusalBesideProof)
    );
    assert_eq!(
        read(r#""errno":0,"msg":"by defaultBBR""#),
        Verdict::Blocked(0)
    );
    assert_eq!(
        read(&format!(r#""errno":0,"msg":"by defaultBBR",{data}"#)),
        Verdict::Unknown(Doubt::BlockedBesideProof)
    );
    assert_eq!(
        read(r#""errno":0,"msg":"by defaultbbr""#),
        Verdict::Unknown(Doubt::WithoutProof)
    );
}

#[test]
fn codes_that_disagree_refuse_what_changes_nothing_and_leave_the_rest_unknown() {
    let reads = act(SideEffect::None);
    let spends = act(SideEffect::Spend);
    for json in [
        r#"{"errno":0,"status":{"code":7}}"#,
        r#"{"errno":7,"status":{"code":0}}"#,
        r#"{"errno":0,"errno":7}"#,
        r#"{"errno":7,"errno":0}"#,
        r#"{"errno":0,"status":{"code":"0"}}"#,
        r#"{"errno":0,"status":{"code":1},"status":{"code":0}}"#,
    ] {
        assert_eq!(verdict(&words(&reads), json), Verdict::Refused, "{json}");
        let unknown = Verdict::Unknown(Doubt::CodesDisagree);
        assert_eq!(verdict(&words(&spends), json), unknown, "{json}");
    }
    // Equal ones, and null beside one, do not.
    for json in [
        r#"{"errno":7,"errno":7.0}"#,
        r#"{"errno":null,"status":{"code":7}}"#,
        r#"{"errno":8,"status":{"code":7}}"#,
    ] {
        assert_eq!(verdict(&words(&spends), json), Verdict::Refused, "{json}");
    }
}

#[test]
fn codes_have_three_forms_or_mean_success_by_absence() {
    let act = Act::READS;
    let mut words = words(&act);
    words.code = vec!["ok"];
    let check = |words: &Words<'_>, json: &str, expected: Verdict| {
        assert_eq!(verdict(words, json), expected, "{json}");
    };
    words.success = Success::Values(vec![Code::Boolean(true)].into());
    check(&words, r#"{"ok":true}"#, Verdict::Success);
    check(&words, r#"{"ok":false}"#, Verdict::Refused);
    check(&words, r#"{"ok":1}"#, Verdict::Refused);
    words.success = Success::Values(vec![Code::Text(Cow::Borrowed("SUCCESS"))].into());
    check(&words, r#"{"ok":"SUCCESS"}"#, Verdict::Success);
    check(&words, r#"{"ok":"success"}"#, Verdict::Refused);
    check(&words, "{}", Verdict::Unreadable);
    check(&words, "[]", Verdict::Unreadable);
    words.success = Success::Absent;
    check(&words, "{}", Verdict::Success);
    check(&words, r#"{"ok":null}"#, Verdict::Success);
    check(&words, r#"{"ok":"denied"}"#, Verdict::Refused);
}

#[test]
fn an_outcome_decides_and_contradicts() {
    let mut spends = act(SideEffect::Spend);
    spends.proof = Proof::Undeclared;
    let mut words = words(&spends);
    words.outcome = Some(OutcomeWords {
        path: vec!["status"],
        success: vec![Code::Integer(4)],
    });
    let read =
        |code: &str, data: &str| verdict(&words, &format!(r#"{{"errno":{code},"data":{data}}}"#));
    assert_eq!(read("0", r#"{"status":4}"#), Verdict::Success);
    assert_eq!(read("0", r#"{"status":4.0}"#), Verdict::Success);
    assert_eq!(read("0", r#"{"status":-2}"#), Verdict::Declined);
    assert_eq!(
        read("0", r#"{"status":"4"}"#),
        Verdict::Unknown(Doubt::WithoutOutcome)
    );
    assert_eq!(
        read("-101", r#"{"status":4}"#),
        Verdict::Unknown(Doubt::RefusalBesideProof)
    );
    assert_eq!(read("-101", r#"{"status":-2}"#), Verdict::Refused);
    assert_eq!(
        read("0", r#"{"status":-2,"status":4}"#),
        Verdict::Unknown(Doubt::Repeated)
    );
}

#[test]
fn a_spend_of_which_nothing_is_declared_is_never_a_success() {
    for (effect, proof, expected) in [
        (
            SideEffect::Spend,
            Proof::Undeclared,
            Verdict::Unknown(Doubt::Undecided),
        ),
        (
            SideEffect::Spend,
            Proof::Undecided,
            Verdict::Unknown(Doubt::Undecided),
        ),
        (
            SideEffect::Write,
            Proof::Undecided,
            Verdict::Unknown(Doubt::Undecided),
        ),
        (SideEffect::Write, Proof::Undeclared, Verdict::Success),
        (SideEffect::None, Proof::Undeclared, Verdict::Success),
    ] {
        let act = Act {
            effect,
            proof,
            ..act(effect)
        };
        assert_eq!(verdict(&words(&act), r#"{"errno":0}"#), expected, "{act:?}");
    }
}
