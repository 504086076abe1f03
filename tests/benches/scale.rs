//! How `generate` and `lint` grow with the spec, and what the generated crate costs to check:
//! `cargo bench -p bilispec-benches --bench scale`.
//!
//! Specs of 8, 300, 1,000 and 5,000 operations are written into a folder for temporary files. Each figure is the best of
//! three runs, each in a process of its own, whose time and peak memory are asked of the kernel at its end. `check` as
//! an argument runs only the second part: `cargo check` of the crate of 300 operations, its dependencies checked before.
//! `write N FOLDER` leaves such a spec in a folder, to profile the command on.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot run has failed, and its output is its purpose"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use bilispec_codegen::{generate, lint, load};
use bilispec_tests::{big_spec, root};

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [8, 300, 1_000, 5_000];
const RUNS: usize = 3;

/// Where a watched rustc leaves its peak.
const PEAK: &str = "SCALE_PEAK";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Ok(file) = std::env::var(PEAK) {
        return watch(&arguments, Path::new(&file));
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["measure", what, folder] => measure(what, Path::new(folder)),
        ["write", operations, folder, ..] => {
            big_spec::write(Path::new(folder), operations.parse().unwrap()).unwrap();
        }
        ["check", ..] => check(),
        _ => {
            growth();
            check();
        }
    }
}

fn growth() {
    println!("operations  command   seconds  of processor  ms/operation   peak MB   lines written");
    for operations in SIZES {
        let folder = tempfile::tempdir().unwrap();
        big_spec::write(folder.path(), operations).unwrap();
        for what in ["lint", "generate"] {
            let best = (0..RUNS)
                .map(|_| run(what, folder.path()))
                .min_by(|a, b| a.processor.total_cmp(&b.processor));
            let Run {
                seconds,
                processor,
                peak,
                lines,
            } = best.unwrap();
            println!(
                "{operations:>10}  {what:<8} {seconds:>8.3} {processor:>13.2} {:>13.3} {peak:>9.0} {lines:>15}",
                processor * 1_000.0 / operations as f64
            );
        }
    }
}

/// What a run took, and what it wrote.
struct Run {
    seconds: f64,
    /// The same without what other programs took.
    processor: f64,
    /// Megabytes.
    peak: f64,
    lines: usize,
}

/// One run in a process of its own.
fn run(what: &str, folder: &Path) -> Run {
    let ran = Command::new(std::env::current_exe().unwrap())
        .args(["measure", what])
        .arg(folder)
        .output()
        .unwrap();
    let text = String::from_utf8(ran.stdout).unwrap();
    let mut words = text.split_whitespace();
    let mut next = || words.next().unwrap();
    Run {
        seconds: next().parse().unwrap(),
        processor: next().parse().unwrap(),
        peak: next().parse().unwrap(),
        lines: next().parse().unwrap(),
    }
}

fn measure(what: &str, folder: &Path) {
    let out = tempfile::tempdir().unwrap();
    let begin = Instant::now();
    let mut loaded = load(&folder.join("spec/openapi.yaml"));
    if what == "lint" {
        lint::run(&mut loaded);
        assert!(!loaded.diagnostics.has_errors());
    } else {
        generate::generate(&loaded, out.path(), false).unwrap();
    }
    let seconds = begin.elapsed().as_secs_f64();
    println!(
        "{seconds} {} {} {}",
        processor(),
        peak(std::process::id()) / 1024.0,
        lines(out.path())
    );
}

/// Seconds of the processor that this process took: Linux counts them in hundredths.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let fields = behind_name.split_whitespace().skip(11).take(2);
    fields
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// The most memory that a process had, in kilobytes.
fn peak(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0.0)
}

fn lines(folder: &Path) -> usize {
    let mut count = 0;
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                count += fs::read_to_string(path).unwrap().lines().count();
            }
        }
    }
    count
}

/// `cargo check` of the crate of 300 operations.
fn check() {
    let folder = tempfile::tempdir().unwrap();
    big_spec::write(folder.path(), 300).unwrap();
    let loaded = load(&folder.path().join("spec/openapi.yaml"));
    generate::generate(&loaded, folder.path(), false).unwrap();
    let out = folder.path().join("generated-client");
    let lines = lines(&out.join("src"));
    let manifest = format!(
        "[package]\nname = \"scale\"\nedition = \"2024\"\n[workspace]\n[lints.rust]\nunexpected_cfgs = \"allow\"\n[dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}\nbilispec-runtime = {{ path = \"{}\", default-features = false }}\n",
        root().join("runtime/client").display()
    );
    fs::write(out.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("Cargo.lock"), out.join("Cargo.lock")).unwrap();
    fs::remove_dir_all(out.join("tests")).unwrap();
    let generated = "mod generated;\npub use generated::*;\n";
    let library = out.join("src/lib.rs");
    fs::write(&library, "").unwrap();
    let target = folder.path().join("target");
    let cargo = |peak: &Path| {
        let begin = Instant::now();
        let ran = Command::new("cargo")
            .args(["check", "--quiet", "--offline", "--manifest-path"])
            .arg(out.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe().unwrap())
            .env(PEAK, peak)
            .status()
            .unwrap();
        assert!(ran.success(), "the generated crate does not compile");
        begin.elapsed().as_secs_f64()
    };
    let file = folder.path().join("peak");
    // The dependencies, and what cargo itself takes.
    cargo(&file);
    fs::write(&library, "\n").unwrap();
    let (empty, base) = (cargo(&file), read(&file));
    let mut best = (f64::MAX, 0.0);
    for run in 0..RUNS {
        fs::write(&library, format!("{generated}// {run}\n")).unwrap();
        let seconds = cargo(&file);
        if seconds < best.0 {
            best = (seconds, read(&file));
        }
    }
    let thousands = lines as f64 / 1_000.0;
    println!("\ncargo check, 300 operations: {lines} lines");
    println!(
        "{:.2} s ({empty:.2} s for an empty crate), {:.0} MB ({base:.0} MB for an empty crate)",
        best.0, best.1
    );
    println!(
        "{:.3} s and {:.1} MB per 1,000 lines",
        best.0 / thousands,
        best.1 / thousands
    );
}

fn read(file: &Path) -> f64 {
    fs::read_to_string(file)
        .unwrap()
        .trim()
        .parse::<f64>()
        .unwrap()
        / 1024.0
}

/// Runs a compiler that cargo wants to run, and leaves its peak in a file.
fn watch(arguments: &[String], file: &Path) {
    let (rustc, rest) = arguments.split_first().unwrap();
    let mut child = Command::new(PathBuf::from(rustc))
        .args(rest)
        .env_remove(PEAK)
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut most: f64 = 0.0;
    let status = loop {
        most = most.max(peak(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(5));
    };
    fs::write(file, most.to_string()).unwrap();
    std::process::exit(status.code().unwrap_or(1));
}
