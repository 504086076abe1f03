//! The command line: names, flags and help. Everything else is in the library.

mod checking;
mod choices;
mod making;
mod runtime;
mod values;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::ArgValueCandidates;

use crate::complete;

pub(crate) use checking::{Compare, Delivery, Validate};
pub(crate) use choices::{
    DiffFormat, FailOn, FailOnChange, HistoryFormat, InputForm, Lang, LintFormat, Notation, Plain,
    ReportFormat,
};
pub(crate) use making::{Discover, Import, Learn, Mock, New, Redact};
pub(crate) use runtime::Runtime;
use values::base_url;

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
        /// What its texts are written in
        #[arg(long, value_enum, default_value_t = Lang::En)]
        lang: Lang,
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
