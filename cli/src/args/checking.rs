//! The flags of commands that check.

use std::num::NonZero;
use std::path::PathBuf;
use std::str::FromStr as _;

use bilispec::report::Require;
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::values::{base_url, error_rate};
use super::{FailOn, InputForm, LintFormat, ReportFormat};
use crate::complete;

#[derive(Debug, Args)]
pub(crate) struct Validate {
    /// HAR or NDJSON files, reply bodies, folders laid out like fixtures/, or - for stdin
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The operation that the inputs are reply bodies of
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::operations))]
    pub(crate) operation: Option<String>,
    /// The bodies are only what stands at this JSON pointer of the operation's reply, /data/list say
    #[arg(long, value_name = "POINTER", requires = "operation")]
    pub(crate) at: Option<String>,
    /// The inputs' form; auto tells it from their content
    #[arg(long, value_enum, default_value_t = InputForm::Auto, value_name = "FORM")]
    pub(crate) input: InputForm,
    /// What samples call the input: the name in place of stdin, or the folder in front of a file's name
    #[arg(long, value_name = "NAME")]
    pub(crate) label: Option<String>,
    /// How many threads share an input, 12 at most; else as many as there are processors
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// Captures have HOST, or all hosts of the spec, under URL: they were taken through a proxy, against a mock, or the
    /// spec names no server; may be given several times
    #[arg(long, value_name = "[HOST=]URL", value_parser = base_url)]
    pub(crate) base_url: Vec<(String, String)>,
    /// Go on while the one input is being written (NDJSON from a pipe or in a file, a HAR that grows): each finding is
    /// written at once, as text or with --format json as a line of JSON, and the report at the end or at Ctrl-C
    #[arg(long, conflicts_with_all = ["jobs", "write_baseline"])]
    pub(crate) follow: bool,
    #[command(flatten)]
    pub(crate) delivery: Delivery,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Each difference is tested with Fisher's exact test over replies, and Holm's method keeps the chance of any \
                  false finding over the whole comparison below --error-rate. Of operations with fewer than 20 successful \
                  replies on either side nothing is decided. Exit code 1: something vanished or is always null or empty \
                  now (--fail-on warning: anything changed); 2: nothing could be decided."
)]
pub(crate) struct Compare {
    /// The report over the older capture, of `validate --format json` or `merge --format json`
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The report over the newer capture
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// The chance of any false finding, over the whole comparison
    #[arg(long, default_value_t = 0.001, value_name = "RATE", value_parser = error_rate)]
    pub(crate) error_rate: f64,
    /// How to print
    #[arg(long, value_enum, default_value_t = LintFormat::Human, value_name = "FORMAT")]
    pub(crate) format: LintFormat,
    /// The least finding that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    pub(crate) fail_on: FailOn,
    /// The file to write to; else stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What becomes of a report.
#[derive(Debug, Args)]
pub(crate) struct Delivery {
    /// How to print the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
    /// The least finding that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    pub(crate) fail_on: FailOn,
    /// What has to have been checked, beside the findings: any (the default: at least one reply whose success payload
    /// was checked, else exit code 2), none (for parts that `merge` judges together), all (each operation of the spec),
    /// OPERATION[=N] (at least N such replies), fields=PERCENT% (of the fields of each operation in the capture), matched
    /// (no call to a host of the spec that no operation describes);
    /// may be given several times, they add up
    #[arg(long, value_name = "WHAT", value_parser = Require::from_str)]
    pub(crate) require: Vec<Require>,
    /// The file to write the report to; else stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Findings that are known and accepted: counted, but no failure
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all findings to a baseline; reasons of entries that stay are kept
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
}
