//! The command line: names, flags and help. Everything else is in the library.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use bilispec::package::Source;
use bilispec::report::Require;
use bilispec_codegen::package;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::ArgValueCandidates;

use crate::complete;

/// Keep a spec of undocumented HTTP endpoints true: lint it, check captures against it, generate a typed client.
#[derive(Debug, Parser)]
#[command(
    name = "bilispec",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The spec's root document; else the nearest spec/openapi.yaml upwards from here
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,
    /// Colours on the terminal
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN", help = "Colours on the terminal; auto honours NO_COLOR")]
    pub(crate) color: When,
    /// No notes on stderr
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// More notes on stderr
    #[arg(short, long, global = true, action = ArgAction::Count, conflicts_with = "quiet")]
    pub(crate) verbose: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    Auto,
    /// Even into a pipe
    Always,
    /// Not at all
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check the spec against its rules
    Lint {
        /// How to print
        #[arg(long, value_enum, default_value_t = LintFormat::Human, value_name = "FORMAT")]
        format: LintFormat,
    },
    /// Check captures against the spec
    Validate(Validate),
    /// Add up JSON reports over the parts of a capture
    Merge {
        /// Reports of `validate --format json`, in the order of the parts, or - for stdin; a file may hold several
        #[arg(required = true, value_name = "REPORT")]
        reports: Vec<PathBuf>,
        #[command(flatten)]
        delivery: Delivery,
    },
    /// Tell what vanished, appeared or changed between two captures, by the presence counts in their reports
    Compare(Compare),
    /// Show by day what the dated reports of a folder say: fields, codes and outcomes, first and last seen, changes
    History {
        /// The folder of reports of `validate --format json`, each with its day in its name: 2027-03-31.json
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// How to print
        #[arg(long, value_enum, default_value_t = HistoryFormat::Html, value_name = "FORMAT")]
        format: HistoryFormat,
        /// The file to write to; else stdout
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Write a capture without credentials and personal data
    Redact(Redact),
    /// Name the operations of the spec; or the entries of captures, and which operation each is of
    List {
        /// HAR or NDJSON files, folders of them, or - for stdin
        #[arg(value_name = "CAPTURE")]
        captures: Vec<PathBuf>,
        /// Captures have HOST under URL; may be given several times
        #[arg(long, value_name = "HOST=URL", value_parser = base_url, requires = "captures")]
        base_url: Vec<(String, String)>,
        /// How to print
        #[arg(long, value_enum, default_value_t = Plain::Human)]
        format: Plain,
    },
    /// Show all that is known of an operation
    Show {
        /// The operation's id, as `list` names it
        #[arg(add = ArgValueCandidates::new(complete::operations))]
        operation: String,
    },
    /// Say what a code or a rule means, where it occurs, and what to do
    Explain {
        /// A code (-101, 100041, null), whatever else `show` names, or a rule (response.enum)
        #[arg(allow_hyphen_values = true, value_name = "NAME", add = ArgValueCandidates::new(complete::codes))]
        code: String,
    },
    /// Count what is observed, reported and documented, and name what no fixture shows
    Coverage {
        /// How to print
        #[arg(long, value_enum, default_value_t = Plain::Human)]
        format: Plain,
    },
    /// Write the spec as one OpenAPI document
    Bundle {
        /// The notation
        #[arg(long, value_enum, default_value_t = Notation::Yaml)]
        format: Notation,
        /// The file to write; else stdout
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Write the typed client and the reference from the spec
    Generate {
        /// Write nothing; name what is not as the spec says, and end with exit code 1
        #[arg(long)]
        check: bool,
        /// Lint, write and check the fixtures against the spec again whenever a file of it is saved, until interrupted
        #[arg(long, conflicts_with_all = ["check", "runtime", "rev"])]
        watch: bool,
        /// The folder to write to; else the one that holds spec/
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The name of the client's crate, where it is not there yet; else one by the document's file or title
        #[arg(long, value_name = "NAME", conflicts_with = "watch")]
        name: Option<String>,
        #[command(flatten)]
        runtime: Runtime,
        #[command(flatten)]
        foreign: Foreign,
    },
    /// Say what changed since another state of the spec, and what that means for users of the client
    #[command(
        after_help = "Breaking: a program that compiled, or an outcome that it relied on, may need another look. Additive: it \
                      stays as it is. Documentation: words only."
    )]
    Diff {
        /// A git revision, or a folder that holds spec/
        base: String,
        /// How to print
        #[arg(long, value_enum, default_value_t = DiffFormat::Human, value_name = "FORMAT")]
        format: DiffFormat,
        /// The least change that makes the exit code 1
        #[arg(long, value_enum, default_value_t = FailOnChange::Never, value_name = "CLASS")]
        fail_on: FailOnChange,
    },
    /// Propose spec changes from captures, with the fixtures that prove them
    Learn(Learn),
    /// Describe the calls of captures that the spec does not have; without a spec, begin a project of them
    Discover(Discover),
    /// Begin a project: a spec with a first endpoint, the client's crate and a first test
    Init {
        /// The folder, empty or not there yet; else the current one
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
        /// The project's name; else the folder's
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        #[command(flatten)]
        runtime: Runtime,
    },
    /// Make a fixture and an example of a captured exchange, redacted
    Fixture {
        /// The operation's id
        operation: String,
        /// What the example is called: lower-case letters, digits and `_`
        case: String,
        /// The exchange in a capture, as `list CAPTURE` names it: session.har#12, log.ndjson:7
        #[arg(long, value_name = "CAPTURE")]
        from: String,
        /// Captures have HOST under URL; may be given several times
        #[arg(long, value_name = "HOST=URL", value_parser = base_url)]
        base_url: Vec<(String, String)>,
    },
    /// Add an endpoint: its file, its place in the root document, and a first fixture
    New(New),
    /// Write the reference alone: docs/, in Markdown and as one HTML page with search
    Docs {
        /// Write nothing; name what is not as the spec says, and end with exit code 1
        #[arg(long)]
        check: bool,
        /// The folder to write docs/ to; else the one that holds spec/
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Make a spec of notes: lists with URL, Method and Params, tables under an address, and what `docs` writes
    Import(Import),
    /// Answer calls on this machine as the spec and the fixtures say, until interrupted
    Mock(Mock),
    /// Print a script that completes this command in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write manual pages, one a command
    Man {
        /// The folder to write to
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Where the client's crate has the runtime from.
#[derive(Debug, Args)]
pub(crate) struct Runtime {
    /// Where the client's crate has the runtime from: vendored (a copy beside it), path:DIR, git:URL with --rev, or
    /// version:V from the registry; else what its Cargo.toml says, and vendored for a new one
    #[arg(long, value_name = "SOURCE", value_parser = Source::parse)]
    pub(crate) runtime: Option<Source>,
    /// The commit of --runtime git:URL
    #[arg(long, value_name = "COMMIT", requires = "runtime")]
    pub(crate) rev: Option<String>,
}

impl Runtime {
    /// The same as a manifest says it, of a client's crate below this folder.
    pub(crate) fn below(&self, out: &Path) -> Result<Option<package::Runtime>, String> {
        let source = self.runtime.as_ref();
        source
            .map(|source| source.runtime(self.rev.as_deref(), out))
            .transpose()
    }
}

/// What `generate` does with a document that nobody here wrote.
#[derive(Debug, Args)]
pub(crate) struct Foreign {
    /// Of an OpenAPI document from elsewhere, leave out the operations that are not supported, and list them
    #[arg(long, conflicts_with = "watch")]
    pub(crate) skip_unsupported: bool,
    /// The address of an OpenAPI document's operations, in place of its `servers`
    #[arg(long, value_name = "URL", conflicts_with = "watch")]
    pub(crate) server: Option<String>,
    /// How to print what is wrong with the spec, and what was left out
    #[arg(long, value_enum, default_value_t = Plain::Human)]
    pub(crate) format: Plain,
}

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

#[derive(Debug, Args)]
#[command(
    after_help = "On a terminal, each change is shown and asked for. Elsewhere, without --accept, all is shown as a diff, \
                  nothing is written, and the exit code is 1 if there is something to learn. A capture never narrows the \
                  spec, and never makes a field required."
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(crate) struct Learn {
    /// HAR or NDJSON files, reply bodies, folders laid out like fixtures/, or - for stdin
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Write all that can be learned, without asking; what a person should think of first is left out
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) accept: bool,
    /// Write nothing; show the diff, and end with exit code 1 if there is something to learn
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take in unknown parameters and values of requests too: they speak of the captured caller, and are called reported
    #[arg(long)]
    pub(crate) requests: bool,
    /// Propose what makes the spec narrower, too: `required` for members that each of six exchanges had, a list of values
    /// for members that had few, each with its numbers. No capture proves it
    #[arg(long)]
    pub(crate) narrow: bool,
    /// Write spec/presence.yaml, in how many captured objects each member was, also where there is nothing to learn
    #[arg(long)]
    pub(crate) counts: bool,
    /// The operation that the inputs are reply bodies of
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::operations))]
    pub(crate) operation: Option<String>,
    /// The inputs' form; auto tells it from their content
    #[arg(long, value_enum, default_value_t = InputForm::Auto, value_name = "FORM")]
    pub(crate) input: InputForm,
    /// Captures have HOST, or all hosts of the spec, under URL: they were taken through a proxy, against a mock, or the
    /// spec names no server; may be given several times
    #[arg(long, value_name = "[HOST=]URL", value_parser = base_url)]
    pub(crate) base_url: Vec<(String, String)>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Where there is no project yet, one is begun and its client generated. In a project, changes are shown \
                  and asked for as `learn` does it; without a terminal, --accept writes them. What proves that a call which \
                  spends took place no flag decides: it is asked in the spec, as a note that begins with TODO."
)]
pub(crate) struct Discover {
    /// HAR or NDJSON files, folders of them, or - for stdin
    #[arg(required = true, value_name = "CAPTURE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder of the project; else the one around here, or a new one here
    #[arg(long, value_name = "DIR", conflicts_with = "spec")]
    pub(crate) out: Option<PathBuf>,
    /// Write all that is found, without asking
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) accept: bool,
    /// Write nothing; show the diff, and end with exit code 1 if there is something to write
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The name of a project that begins here; else its folder's
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Captures have HOST under URL: they were taken through a proxy, or against a mock; may be given several times
    #[arg(long, value_name = "HOST=URL", value_parser = base_url)]
    pub(crate) base_url: Vec<(String, String)>,
    /// Describe addresses of http outside of this machine and private networks, for calls without a login: everybody on the
    /// way reads and changes what travels
    #[arg(long)]
    pub(crate) allow_http: bool,
    #[command(flatten)]
    pub(crate) runtime: Runtime,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The operation's id, such as `get_thing`
    pub(crate) operation: String,
    /// The HTTP method; else that of --from
    #[arg(long, value_name = "METHOD")]
    pub(crate) method: Option<String>,
    /// The address, with {NAME} for steps that are values, and with its query; else that of --from
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// The group of calls that it belongs to; else that of the other calls to its host
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
    /// The call in a capture: session.har#12, log.ndjson:7, or the file of a reply body; what is written is redacted
    #[arg(long, visible_alias = "body", value_name = "CAPTURE")]
    pub(crate) from: Option<String>,
    /// Captures have HOST under URL: they were taken through a proxy, or against a mock; may be given several times
    #[arg(long, value_name = "HOST=URL", value_parser = base_url, requires = "from")]
    pub(crate) base_url: Vec<(String, String)>,
    /// Describe addresses of http outside of this machine and private networks, for calls without a login: everybody on the
    /// way reads and changes what travels
    #[arg(long)]
    pub(crate) allow_http: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Redact {
    /// A HAR or NDJSON file, a reply body, or - for stdin; with --check several, and folders
    #[arg(required = true, value_name = "IN")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The file to write, or - for stdout
    #[arg(short, long, value_name = "OUT", required_unless_present = "check")]
    pub(crate) output: Option<PathBuf>,
    /// Write nothing; name what would be replaced, and end with exit code 1 if there is any
    #[arg(long, conflicts_with = "output")]
    pub(crate) check: bool,
    /// A value that is public: it stays, wherever it stands
    #[arg(long, value_name = "VALUE")]
    pub(crate) allow: Vec<String>,
    /// Keep what is not in the format of HAR (comment, _…), if nothing private is found in it
    #[arg(long)]
    pub(crate) keep_extras: bool,
    /// The operation that the input holds reply bodies of
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::operations))]
    pub(crate) operation: Option<String>,
    /// The input's form; auto tells it from its content
    #[arg(long, value_enum, default_value_t = InputForm::Auto, value_name = "FORM")]
    pub(crate) input: InputForm,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit code 2 with files written: something could not be read; it is listed with its line."
)]
pub(crate) struct Import {
    /// Notes in Markdown; several become one spec
    #[arg(required = true, value_name = "NOTES")]
    pub(crate) notes: Vec<PathBuf>,
    /// The folder for spec/ and fixtures/
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write over files that are there already
    #[arg(long)]
    pub(crate) force: bool,
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

#[derive(Debug, Args)]
#[command(
    after_help = "Headers force an answer: `Prefer: example=CASE` a fixture, `x-mock-fault: delay=MS, html-STATUS, cut` \
                  a fault (html-412 and html-504 are what stands in front of the services)."
)]
pub(crate) struct Mock {
    /// The port on 127.0.0.1; 0 takes a free one and prints its address as a line of JSON
    #[arg(long, default_value_t = 4010)]
    pub(crate) port: u16,
    /// B-coins of the mock's account; else just too few for the example that shows a charge not paid
    #[arg(long, value_name = "NUMBER")]
    pub(crate) b_coins: Option<u64>,
    /// How often a new order is pending before it is there
    #[arg(long, value_name = "TIMES", default_value_t = 1)]
    pub(crate) pending: u32,
    /// Write the calls and their answers to a HAR file, credentials and personal data masked
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Told from the content
    Auto,
    /// HTTP archives
    Har,
    /// An exchange a line
    Ndjson,
    /// Reply bodies, with --operation
    Body,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Plain {
    /// For people
    Human,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// The XML of `JUnit`, for build servers
    Junit,
    /// One page for a browser
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryFormat {
    /// One page for a browser
    Html,
    /// For programs
    Json,
    /// Lines to copy into a change log
    Changelog,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Lines to copy into a change log
    Changelog,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnChange {
    /// What a program may trip over
    Breaking,
    /// What the client can do more
    Additive,
    /// Any change at all
    Documentation,
    /// Nothing
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Notation {
    /// YAML
    Yaml,
    /// JSON
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only
    Error,
    /// Warnings too
    Warning,
    /// Nothing
    Never,
}

fn error_rate(text: &str) -> Result<f64, String> {
    let rate = text.parse::<f64>().ok();
    let rate = rate.filter(|rate| *rate > 0.0 && *rate < 1.0);
    rate.ok_or_else(|| "a number between 0 and 1 is wanted".to_owned())
}

fn base_url(text: &str) -> Result<(String, String), String> {
    let has_scheme = |text: &str| {
        ["http://", "https://"]
            .iter()
            .any(|one| text.starts_with(one))
    };
    match text.split_once('=') {
        Some((host, url)) if !has_scheme(text) || has_scheme(url) => {
            Ok((host.to_owned(), url.to_owned()))
        }
        // Without a host, it is where all of them are.
        _ if has_scheme(text) => Ok((String::new(), text.to_owned())),
        _ => Err("an address is wanted, or a host and its address, as in api.bilibili.com=http://127.0.0.1:4010".to_owned()),
    }
}
