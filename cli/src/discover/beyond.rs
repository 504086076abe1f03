//! What `learn` finds beyond the operations that a spec has: those that it lacks, and what makes it narrower.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::call::Call;
use super::{Run, Settings, calls, narrow};
use crate::learn::{self, Decision, Learned, Proposal};

/// Adds to what was learned from captures: the operations of the spec's own hosts that it lacks; with `narrows` also what
/// makes it narrower. The captures are read once for both.
pub fn beyond(
    learned: Learned,
    inputs: &[PathBuf],
    settings: &Settings,
    narrows: bool,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
) -> Learned {
    let is_ours = !learned.draft.is_plain();
    let extends = learned.unmatched > 0 && is_ours;
    if learned.unmatched > 0 && !is_ours {
        let mut learned = learned;
        learned.notes.push(format!(
            "{} exchanges are of no operation of the document; operations are added to specs with words of ours alone",
            learned.unmatched
        ));
        return narrowed(learned, inputs, settings, narrows, decide);
    }
    if !extends {
        return narrowed(learned, inputs, settings, narrows, decide);
    }
    let (unknown, known, mut rest) = {
        let Some(project) = learned.draft.project() else {
            return learned;
        };
        let router = crate::check::router(project);
        let hosts: BTreeSet<&str> = project
            .api
            .operations
            .iter()
            .map(|known| known.host.as_str())
            .collect();
        let is_new = |call: &Call| call.operation(&router).is_none();
        let is_of_spec = |call: &Call| hosts.contains(call.origin.as_str());
        let keeps = |call: &Call| narrows || is_new(call) && is_of_spec(call);
        let stdin = settings.stdin.as_deref();
        let mut calls = calls::read_some(inputs, stdin, &settings.base_urls, &keeps);
        let list = std::mem::take(&mut calls.list);
        let (unknown, known): (Vec<Call>, Vec<Call>) = list.into_iter().partition(is_new);
        let unknown: Vec<Call> = unknown.into_iter().filter(is_of_spec).collect();
        (unknown, known, calls)
    };
    let known = if narrows { known } else { Vec::new() };
    rest.list = unknown;
    let mut run = Run::new(learned.draft, rest, settings.allow_http);
    run.all(decide);
    let (draft, stopped) = (run.draft, run.stopped);
    let has_more = !run.taken.is_empty();
    let mut learned = Learned {
        draft: if has_more {
            learn::settled(draft)
        } else {
            draft
        },
        ..learned
    };
    learned.taken.append(&mut run.taken);
    learned.declined.append(&mut run.declined);
    learned.left.append(&mut run.left);
    learned.notes.append(&mut run.notes);
    if has_more {
        learned.vacuous = None;
    }
    if narrows && !stopped {
        learned = narrow::narrow(learned, &known, decide);
    }
    learned
}

fn narrowed(
    mut learned: Learned,
    inputs: &[PathBuf],
    settings: &Settings,
    narrows: bool,
    decide: &mut dyn FnMut(&Proposal) -> Decision,
) -> Learned {
    if !narrows {
        return learned;
    }
    let calls = calls::read(inputs, settings.stdin.as_deref(), &settings.base_urls);
    learned.notes.extend(calls.errors.iter().cloned());
    narrow::narrow(learned, &calls.list, decide)
}
