//! (a) What a client sends, every part reads alike: random request values → the client's bytes → its own validators and
//! `validate` report nothing → the mock answers 2xx → `learn` has nothing to learn → read again, they are the same values.

use std::path::Path;

use bilispec::report::Report;
use bilispec_codegen::Loaded;
use serde_json::Value;

use crate::agree::cases::{self, Case};
use crate::agree::exchange::{Exchange, Mocked, learned, validated};
use crate::agree::harness::{Call, State, built, loaded, project};
use crate::agree::known::Differences;
use crate::agree::rng::{Rng, values_each};
use crate::agree::wire::{self, Sent};

pub(crate) const PREFIX: &str = "a/spec/";

#[test]
fn what_generated_clients_send_is_read_alike_everywhere() {
    let mut differences = Differences::new(PREFIX);
    let cases: Vec<&Case> = cases::all().iter().collect();
    let count = values_each(cases.len());
    for case in cases {
        agree(case, count, &mut differences);
    }
    differences.finish();
}

/// Whether a case can be called; a difference where it can't.
pub(crate) fn is_ready(case: &Case, differences: &mut Differences) -> bool {
    match built().state(case) {
        State::Refused(told) => differences.add(&format!("{}/generate", case.name), told.clone()),
        State::Uncompilable(told) => {
            differences.add(&format!("{}/compile", case.name), told.clone());
        }
        State::Ready => return true,
    }
    false
}

/// All findings of a report as text, and exchanges that it did not check.
pub(crate) fn told(report: &Report) -> String {
    let findings = report.findings.iter().map(|one| {
        format!(
            "    {} {}: {} (found {})\n",
            one.rule, one.instance_path, one.message, one.found
        )
    });
    let mut text: String = findings.collect();
    for one in &report.not_checked {
        text = format!("{text}    not checked: {one:?}\n");
    }
    for one in &report.unmatched {
        text = format!("{text}    unmatched: {one:?}\n");
    }
    text
}

/// Findings of the client's own validators in one output.
pub(crate) fn own_findings(output: &Value) -> Vec<String> {
    let list = output["findings"].as_array().into_iter().flatten();
    list.map(|one| {
        format!(
            "{} {} {}: expected {}, found {}",
            one["part"], one["id"], one["path"], one["expected"], one["found"]
        )
    })
    .collect()
}

fn agree(case: &Case, count: usize, differences: &mut Differences) {
    if !is_ready(case, differences) {
        return;
    }
    let mut rng = Rng::of(&case.name);
    let call = |request| Call {
        request,
        status: case.status,
        body: case.success().to_owned(),
    };
    let calls: Vec<Call> = (0..count).map(|_| call((case.request)(&mut rng))).collect();
    let outputs = built().call(case, &calls);
    let mut sents = Vec::new();
    for (call, output) in calls.iter().zip(&outputs) {
        let shown = || format!("    values {}\n    the client: {}", call.request, output);
        match Sent::of(output) {
            Some(sent) if output["times"] == 1 => {
                own(case, &call.request, &sent, output, differences);
                sents.push((call.request.clone(), sent));
            }
            _ => differences.add(&format!("{}/send", case.name), shown()),
        }
    }
    if let Some(parameter) = &case.parameter {
        let hostile = (0..8)
            .filter_map(|_| parameter.hostile(&mut rng))
            .map(|value| {
                let mut request = serde_json::json!({});
                request[parameter.name] = value;
                call(request)
            });
        let hostile: Vec<Call> = hostile.collect();
        for (call, output) in hostile.iter().zip(built().call(case, &hostile)) {
            // Refused before it is sent, or told again.
            let Some(sent) = Sent::of(&output) else {
                continue;
            };
            let read = wire::read(parameter, &sent);
            let holds = read.as_ref() == Some(&call.request[parameter.name]);
            differences.expect(&format!("{}/delimiter", case.name), holds, || {
                format!(
                    "    values {}\n{}\n    read again: {read:?}",
                    call.request,
                    sent.shown()
                )
            });
        }
    }
    if !sents.is_empty() {
        let side = Side {
            name: &case.name,
            loaded: &loaded(case),
            spec: &project(case).join("spec/openapi.yaml"),
            status: case.status,
            body: case.success(),
        };
        command(&side, &sents, differences);
    }
}

/// What the client itself says of its request, and its values read again.
fn own(case: &Case, request: &Value, sent: &Sent, output: &Value, differences: &mut Differences) {
    let own = own_findings(output);
    differences.expect(&format!("{}/validators", case.name), own.is_empty(), || {
        format!(
            "    values {request}\n{}\n    its own validators: {own:?}",
            sent.shown()
        )
    });
    let ok = output["result"].get("ok").is_some();
    differences.expect(&format!("{}/success", case.name), ok, || {
        format!(
            "    reply {}\n    the client: {}",
            case.success(),
            output["result"]
        )
    });
    for part in case.sends {
        differences.expect(
            &format!("{}/decoded", case.name),
            sent.url.contains(part),
            || format!("{}\n    lacks {part}", sent.shown()),
        );
    }
    if let Some(parameter) = &case.parameter {
        let read = wire::read(parameter, sent);
        let holds = read.as_ref() == Some(&request[parameter.name]);
        differences.expect(&format!("{}/decoded", case.name), holds, || {
            format!(
                "    values {request}\n{}\n    read again: {read:?}",
                sent.shown()
            )
        });
    }
}

/// What the command makes of what was sent: its mock, `validate`, `learn`.
pub(crate) fn command(side: &Side<'_>, sents: &[(Value, Sent)], differences: &mut Differences) {
    let key = |stage: &str| format!("{}/{stage}", side.name);
    match Mocked::start(side.loaded) {
        Err(told) => differences.add(&key("mock"), format!("    the mock: {told}")),
        Ok(mock) => {
            for (request, sent) in sents {
                let (status, body) = mock.answer(sent);
                differences.expect(&key("mock"), (200..300).contains(&status), || {
                    format!(
                        "    values {request}\n{}\n    the mock: {status} {body}",
                        sent.shown()
                    )
                });
            }
            let served = mock.stop();
            assert_eq!(
                served.len(),
                sents.len(),
                "{}: calls that the mock answered",
                side.name
            );
            for (served, (request, sent)) in served.iter().zip(sents) {
                differences.expect(&key("mock"), served.findings.is_empty(), || {
                    format!(
                        "    values {request}\n{}\n    the mock: {served}",
                        sent.shown()
                    )
                });
            }
        }
    }
    let exchange = |(_, sent): &(Value, Sent)| Exchange {
        sent: sent.clone(),
        status: side.status,
        body: side.body.to_owned(),
    };
    let exchanges: Vec<Exchange> = sents.iter().map(exchange).collect();
    let report = validated(side.loaded, &exchanges);
    let all = u64::try_from(exchanges.len()).unwrap();
    let holds = report.findings.is_empty() && report.exchanges.checked == all;
    differences.expect(&key("validate"), holds, || {
        format!(
            "{}\n    validate, {} of {all} checked:\n{}",
            sents[0].1.shown(),
            report.exchanges.checked,
            told(&report)
        )
    });
    let learned = learned(side.spec, &exchanges);
    differences.expect(&key("learn"), learned.is_empty(), || {
        format!("{}\n    learn: {learned:?}", sents[0].1.shown())
    });
}

/// An operation, as the command has it.
pub(crate) struct Side<'s> {
    /// Its name in keys of differences.
    pub(crate) name: &'s str,
    pub(crate) loaded: &'s Loaded,
    pub(crate) spec: &'s Path,
    /// Its success.
    pub(crate) status: u16,
    pub(crate) body: &'s str,
}
