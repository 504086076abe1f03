//! The flags of commands that write: specs, captures, answers.

use std::path::PathBuf;

use bilispec::mock::Balance;
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::InputForm;
use super::runtime::Runtime;
use super::values::base_url;
use crate::complete;

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
    /// Then write the client and the reference, as `generate` does
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) generate: bool,
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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
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
    /// Then write, of a project that is there already, the client and the reference, as `generate` does
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) generate: bool,
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

#[derive(Debug, Args)]
#[command(
    after_help = "Headers force an answer: `Prefer: example=CASE` a fixture, `x-mock-fault: delay=MS, html-STATUS, cut` \
                  a fault (html-412 and html-504 are what stands in front of the services)."
)]
pub(crate) struct Mock {
    /// The port on 127.0.0.1; 0 takes a free one and prints its address as a line of JSON
    #[arg(long, default_value_t = 4010)]
    pub(crate) port: u16,
    /// The most that the mock's account pays, in what a parameter counts whose `x-expect` has an answer `unpaid`; else
    /// just too little for the example that shows a charge not paid
    #[arg(long, value_name = "PARAMETER=NUMBER", value_parser = balance)]
    pub(crate) balance: Option<Balance>,
    /// How often a new order is pending before it is there
    #[arg(long, value_name = "TIMES", default_value_t = 1)]
    pub(crate) pending: u32,
    /// Write the calls and their answers to a HAR file, credentials and personal data masked
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
}

fn balance(text: &str) -> Result<Balance, String> {
    let (parameter, holds) = text
        .split_once('=')
        .ok_or("write the parameter, `=` and a number")?;
    let holds = holds
        .parse()
        .map_err(|_| "what stands behind `=` is not a whole number")?;
    Ok(Balance {
        parameter: parameter.to_owned(),
        holds,
    })
}
