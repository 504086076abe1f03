//! How fast captures are checked, and with how much memory: `cargo bench -p bilispec --bench captures`.
//!
//! A HAR of 1 GB (`quick` as an argument: 100 MB) is generated in a folder for temporary files: the fixtures of
//! `get_project` (as large as those of large projects) and `quick_pay` with other ids, one of the former to ten of the
//! latter, in entries as browsers write them. Each figure is the best of several runs, each in a process of its own,
//! whose peak memory is asked of the kernel at its end. Beside the time that has passed stands the processors' time:
//! on a machine that does other things as well it is the one to look at.
//!
//! With `BILISPEC_REDOCLY=path/to/redocly` the file's first 100 MB also go through `redocly drift`, in turns with ours.
//! A HAR of 400 MB (`quick`: 40 MB) of charges alone stands against `serde_json`'s scan of the same bytes in memory, which
//! looks at nothing and reads no file, in turns. `keep FILE MEGABYTES` only writes the file, for a comparison with other tools.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a benchmark that cannot run has failed, and its output is its purpose"
)]

mod files;

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bilispec::capture::{Input, Inputs, Source};
use bilispec::project::Project;
use bilispec::validate::{Settings, validate};

use files::{charges, generate, ndjson, pretty, repository};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MEGABYTE: u64 = 1_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["measure", file, jobs, ..] => measure(Path::new(file), jobs.parse().unwrap()),
        ["scan", file] => scan(Path::new(file)),
        ["keep", file, megabytes, ..] => {
            generate(
                Path::new(file),
                megabytes.parse::<u64>().unwrap() * MEGABYTE,
            );
        }
        _ => table(arguments.contains(&"quick")),
    }
}

fn table(quick: bool) {
    let folder = tempfile::tempdir().unwrap();
    let megabytes = if quick { 100 } else { 1000 };
    let mut forms = vec![("HAR, one line", folder.path().join("one.har"))];
    generate(&forms[0].1, megabytes * MEGABYTE);
    let small = folder.path().join("pretty.har");
    pretty(&small, 100 * MEGABYTE);
    forms.push(("HAR, indented", small));
    let lines = folder.path().join("lines.ndjson");
    ndjson(&lines, 100 * MEGABYTE);
    forms.push(("NDJSON", lines));
    println!(
        "{:16} {:>7} {:>5} {:>8} {:>7} {:>8} {:>10} {:>9}",
        "form", "MB", "jobs", "s", "MB/s", "cpu s", "MB/cpu s", "peak MiB"
    );
    for (name, file) in &forms {
        let size = fs::metadata(file).unwrap().len();
        let mut alone = 0.0;
        for jobs in [1, 2] {
            let runs = (0..if quick { 2 } else { 3 }).map(|_| child(file, &[&jobs.to_string()]));
            let best = runs.reduce(Run::best).unwrap();
            let speed = per_second(size, best.seconds);
            if jobs == 1 {
                alone = speed;
            }
            let times = if jobs == 1 {
                String::new()
            } else {
                format!("  {:.2}×", speed / alone)
            };
            println!(
                "{name:16} {:7} {jobs:5} {:8.3} {speed:7.0} {:8.2} {:10.0} {:9.1}{times}",
                size / MEGABYTE,
                best.seconds,
                best.cpu,
                per_second(size, best.cpu),
                best.peak / 1024.0
            );
        }
    }
    let small = folder.path().join("charges.har");
    charges(&small, megabytes * MEGABYTE * 2 / 5);
    alone(&small);
    if let Some(redocly) = std::env::var_os("BILISPEC_REDOCLY") {
        let first = folder.path().join("first.har");
        generate(&first, 100 * MEGABYTE);
        compare(Path::new(&redocly), &first);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn per_second(size: u64, seconds: f64) -> f64 {
    size as f64 / 1e6 / seconds
}

/// Charges alone against the scan, in turns, as the time within each run.
fn alone(file: &Path) {
    let mut ratios: Vec<f64> = Vec::new();
    let (mut best, mut scans): (Option<Run>, f64) = (None, f64::MAX);
    for _ in 0..5 {
        let run = child(file, &["1"]);
        let scan = child(file, &[]);
        ratios.push(run.seconds / scan.seconds);
        scans = scans.min(scan.seconds);
        best = Some(best.map_or(run, |best| best.best(run)));
    }
    ratios.sort_by(f64::total_cmp);
    let best = best.unwrap();
    println!(
        "\ncharges alone, {} MB: {:.3} s, {:.1} MiB; IgnoredAny {scans:.3} s; ratio {:.2} (median of {}, {:.2} to {:.2})",
        fs::metadata(file).unwrap().len() / MEGABYTE,
        best.seconds,
        best.peak / 1024.0,
        ratios[ratios.len() / 2],
        ratios.len(),
        ratios[0],
        ratios[ratios.len() - 1],
    );
}

/// How long `serde_json` takes to find the end of a file that is in memory.
fn scan(file: &Path) {
    let bytes = fs::read(file).unwrap();
    let start = Instant::now();
    serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).unwrap();
    println!("{}", start.elapsed().as_secs_f64());
}

/// What a process took.
#[derive(Debug, Clone, Copy)]
struct Run {
    seconds: f64,
    /// Of all its threads together.
    cpu: f64,
    /// In KiB.
    peak: f64,
}

impl Run {
    fn best(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.min(other.seconds),
            cpu: self.cpu.min(other.cpu),
            peak: self.peak.max(other.peak),
        }
    }
}

/// One run in a process of its own, which leaves its start out of the time that has passed.
fn child(file: &Path, jobs: &[&str]) -> Run {
    let before = children();
    let mode = if jobs.is_empty() { "scan" } else { "measure" };
    let output = Command::new(std::env::current_exe().unwrap())
        .args([mode, file.to_str().unwrap()])
        .args(jobs)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let mut numbers = text
        .split_whitespace()
        .map(|number| number.parse().unwrap());
    Run {
        seconds: numbers.next().unwrap(),
        peak: numbers.next().unwrap_or_default(),
        cpu: children() - before,
    }
}

/// The processors' time that ended children took, in seconds; Linux only, elsewhere nothing.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which may hold spaces, in hundredths of a second.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(13).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// `redocly drift` and this command in turns, each from its start to its end.
fn compare(redocly: &Path, file: &Path) {
    let spec = repository().join("spec/openapi.yaml");
    let own = |jobs: &str| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["measure", file.to_str().unwrap(), jobs]);
        command
    };
    let mut drift = Command::new(redocly);
    drift
        .args(["drift", file.to_str().unwrap(), "--api"])
        .arg(&spec)
        .args(["--format", "json"])
        .env("REDOCLY_TELEMETRY", "off");
    let mut commands = [
        ("redocly drift", drift),
        ("jobs 1", own("1")),
        ("jobs 2", own("2")),
    ];
    let mut best = [None; 3];
    for _ in 0..5 {
        for ((_, command), best) in commands.iter_mut().zip(&mut best) {
            let run = whole(command);
            *best = Some(best.map_or(run, |best: Run| best.best(run)));
        }
    }
    println!(
        "\nthe first {} MB, from start to end",
        fs::metadata(file).unwrap().len() / MEGABYTE
    );
    let best = best.map(Option::unwrap);
    for ((name, _), run) in commands.iter().zip(best) {
        println!(
            "{name:16} {:8.3} s {:8.2} cpu s {:9.1} MiB  {:5.1}× faster, {:5.1}× by the processors' time",
            run.seconds,
            run.cpu,
            run.peak / 1024.0,
            best[0].seconds / run.seconds,
            best[0].cpu / run.cpu
        );
    }
}

/// A process from its start to its end. Its peak memory is asked for while it runs.
fn whole(command: &mut Command) -> Run {
    let before = children();
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(peak_of(&status));
        std::thread::sleep(Duration::from_millis(2));
    }
    Run {
        seconds: start.elapsed().as_secs_f64(),
        cpu: children() - before,
        peak,
    }
}

/// The peak memory of a process in KiB, as its status tells; Linux only, elsewhere nothing.
fn peak_of(status: &str) -> f64 {
    let status = fs::read_to_string(status).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.split_whitespace().next());
    peak.and_then(|peak| peak.parse().ok()).unwrap_or_default()
}

fn measure(file: &Path, jobs: usize) {
    let loaded = bilispec_codegen::load(&repository().join("spec/openapi.yaml"));
    let inputs = Inputs {
        inputs: vec![Input {
            name: "capture".to_owned(),
            source: Source::File(file.to_path_buf()),
            operation: None,
            found: false,
        }],
        ..Inputs::default()
    };
    let settings = Settings {
        jobs: NonZero::new(jobs),
        ..Settings::default()
    };
    let start = Instant::now();
    let outcome = validate(
        Project::of(&loaded).unwrap(),
        inputs,
        &settings,
        &mut |_| (),
    );
    let seconds = start.elapsed().as_secs_f64();
    let report = &outcome.report;
    assert!(
        outcome.complete && report.findings.is_empty(),
        "{:?}",
        report.findings
    );
    assert!(report.exchanges.checked > 0 && report.exchanges.checked == report.exchanges.total);
    println!("{seconds} {}", peak_of("/proc/self/status"));
}
