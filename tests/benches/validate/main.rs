//! What a verdict costs: `cargo bench -p bilispec-benches --bench validate` (`-- quick` stays under a minute,
//! `-- words` keeps the workloads whose names contain one of the words, `-- write` renews the schemas that the
//! compile-time validators are made from).
//!
//! From bytes to the verdict with all findings, by the real schemas of the spec, envelope and drift included. All
//! contenders stand in one process and take turns within each round; a figure is the median over the rounds of the
//! ratio to the engine's time in the same round, so that a busy machine slows both sides of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::format_push_string,
    reason = "a benchmark that cannot run has failed, and its output is its purpose"
)]

mod contender;
mod measure;
mod subject;
mod workload;

use measure::{Effort, Figures};
use subject::Subject;
use workload::{Floor, Workload};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    if has("write") {
        subject::ALL.iter().copied().for_each(Subject::write);
        return;
    }
    subject::ALL
        .iter()
        .copied()
        .for_each(Subject::assert_current);
    let effort = if has("quick") {
        Effort::QUICK
    } else {
        Effort::FULL
    };
    let words: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-') && *argument != "quick")
        .collect();
    let wanted = |workload: &Workload| {
        words.is_empty() || words.iter().any(|word| workload.name.contains(*word))
    };

    println!("contenders, each in its fastest configuration:");
    for (name, what) in contender::DESCRIBED {
        println!("  {name:<12} {what}");
    }
    println!(
        "\ntimes the engine's own time; `against serde_json` is the engine's time as a part of the bare scan's\n"
    );
    print!("{:28}{:>8}{:>9}{:>7}", "workload", "bytes", "ns", "MB/s");
    for name in contender::NAMES.iter().skip(1) {
        print!("{name:>13}");
    }
    println!("{:>10}{:>19}", "jsonschema", "against serde_json");
    let mut missed = Vec::new();
    for &subject in subject::ALL {
        let schemas = subject.schemas();
        let contenders = contender::all(subject, &schemas);
        for workload in workload::all(subject).iter().filter(|each| wanted(each)) {
            contender::agree(&contenders, workload, &schemas);
            let figures = measure::measure(&contenders, workload, effort);
            line(workload, &figures, &mut missed);
        }
    }
    println!();
    if missed.is_empty() {
        println!("every floor is held");
    }
    for missed in missed {
        println!("below the floor: {missed}");
    }
}

/// Prints the figures of a workload, and beside them what is asked.
fn line(workload: &Workload, figures: &Figures, missed: &mut Vec<String>) {
    let documents = workload.documents.len() as f64;
    let bytes = workload.bytes() as f64 / documents;
    let speed = bytes / figures.nanoseconds * 1e3;
    print!(
        "{:28}{bytes:>8.0}{:>9.0}{speed:>7.0}",
        workload.name, figures.nanoseconds
    );
    for ratio in &figures.ratios {
        print!("{ratio:>12.2}x");
    }
    let faster = figures.against(&[contender::IS_VALID, contender::ITER_ERRORS]);
    let scan = 1.0 / figures.against(&[contender::SCAN]);
    let Some(Floor { least, most }) = workload.floor else {
        println!("{faster:>9.1}x{scan:>19.2}");
        return;
    };
    println!("{faster:>9.1}x{scan:>19.2}   asked: {least}x, {most}");
    if faster < least || scan > most {
        missed.push(format!(
            "{}: {faster:.2}x of {least}x, {scan:.2} of {most}",
            workload.name
        ));
    }
}

/// The contender's time by that of the engine, by the contender's name.
impl Figures {
    fn against(&self, names: &[&str]) -> f64 {
        let others = contender::NAMES.iter().skip(1).zip(&self.ratios);
        let named = others.filter(|(name, _)| names.contains(name));
        named.map(|(_, ratio)| *ratio).fold(f64::MAX, f64::min)
    }
}
