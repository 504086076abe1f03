//! What `learn` finds beyond the operations that a spec has: those that it lacks, and what makes it narrower.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::call::Call;
use super::calls::{self, Calls};
use super::{Run, Settings, narrow};
use crate::learn::{self, Decision, Draft, Learned, Proposal};

/// Adds to what was learned from captures: the operations of the spec's own hosts that it lacks; with `narrows` also what
/// makes it narrower. The captures are read once for both.
pub fn beyond(
    mut learned: Learned,
    inputs: &[PathBuf],
    settings: &Settings,
    narrows: bool,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
) -> Learned {
    let has_unknown = learned.unmatched > 0;
    let extends = has_unknown && !learned.draft.is_plain();
    if has_unknown && !extends {
        learned.notes.push(format!(
            "{} exchanges are of no operation of the document; operations are added to specs with words of ours alone",
            learned.unmatched
        ));
    }
    if !extends && !narrows {
        return learned;
    }
    let Some((unknown, known)) = read(&learned.draft, inputs, settings, extends, narrows) else {
        return learned;
    };
    let mut stopped = false;
    if extends {
        (learned, stopped) = extended(learned, unknown, settings.allow_http, decide);
    } else {
        learned.notes.extend(unknown.errors);
    }
    if narrows && !stopped {
        learned = narrow::narrow(learned, &known, decide);
    }
    learned
}

/// The calls that operations could be made of, and with `narrows` those of operations that the spec has.
fn read(
    draft: &Draft,
    inputs: &[PathBuf],
    settings: &Settings,
    extends: bool,
    narrows: bool,
) -> Option<(Calls, Vec<Call>)> {
    let project = draft.project()?;
    let router = crate::check::router(project);
    let operations = project.api.operations.iter();
    let hosts: BTreeSet<&str> = operations.map(|known| known.host.as_str()).collect();
    let is_new = |call: &Call| call.operation(&router).is_none();
    let keeps = |call: &Call| {
        if is_new(call) {
            extends && hosts.contains(call.origin.as_str())
        } else {
            narrows
        }
    };
    let stdin = settings.stdin.as_deref();
    let mut calls = calls::read_some(inputs, stdin, &settings.base_urls, &keeps);
    let list = std::mem::take(&mut calls.list);
    let (unknown, known) = list.into_iter().partition(is_new);
    calls.list = unknown;
    Some((calls, known))
}

/// With the operations that calls show; and whether no more is to be proposed.
fn extended(
    learned: Learned,
    calls: Calls,
    allow_http: bool,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
) -> (Learned, bool) {
    let mut run = Run::new(learned.draft, calls, allow_http);
    run.all(decide);
    let has_more = !run.taken.is_empty();
    let draft = if has_more {
        learn::settled(run.draft)
    } else {
        run.draft
    };
    let mut learned = Learned { draft, ..learned };
    learned.taken.append(&mut run.taken);
    learned.declined.append(&mut run.declined);
    learned.left.append(&mut run.left);
    learned.notes.append(&mut run.notes);
    if has_more {
        learned.vacuous = None;
    }
    (learned, run.stopped)
}
