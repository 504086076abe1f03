//! A finding as data.

use bilispec_codegen::diagnostics::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The part of an exchange that a finding is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Part {
    /// The HTTP status.
    #[serde(rename = "response.status")]
    ResponseStatus,
    /// The reply's JSON.
    #[serde(rename = "response.body")]
    ResponseBody,
    /// Values in the path.
    #[serde(rename = "request.path")]
    RequestPath,
    /// Query parameters.
    #[serde(rename = "request.query")]
    RequestQuery,
    /// Header lines.
    #[serde(rename = "request.header")]
    RequestHeader,
    /// Cookies.
    #[serde(rename = "request.cookie")]
    RequestCookie,
    /// Form fields.
    #[serde(rename = "request.form")]
    RequestForm,
    /// A JSON body.
    #[serde(rename = "request.body")]
    RequestBody,
}

impl Part {
    /// Its name in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::ResponseStatus => "HTTP status",
            Self::ResponseBody => "response body",
            Self::RequestPath => "request path",
            Self::RequestQuery => "request query",
            Self::RequestHeader => "request headers",
            Self::RequestCookie => "request cookies",
            Self::RequestForm => "request form",
            Self::RequestBody => "request body",
        }
    }
}

/// A place in the spec.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Place {
    /// The file, relative to the project's folder.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// A difference between the capture and the spec: one cause, however often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The operation's id.
    pub operation: String,
    /// The part of the exchange.
    pub part: Part,
    /// Where the first occurrence is, as a JSON pointer; for parameters `/name`.
    pub instance_path: String,
    /// The rule's place in the spec, as file, `#` and JSON pointer.
    pub schema_path: String,
    /// What is wrong.
    pub message: String,
    /// What the spec says.
    pub expected: String,
    /// What the first occurrence was; masked where it is sensitive, and cut where it is long.
    pub found: String,
    /// The rule's place in the spec, as line and column.
    pub spec: Place,
    /// How often it occurs.
    pub count: u64,
    /// In how many exchanges.
    pub exchanges: u64,
    /// The first few of these.
    pub samples: Vec<String>,
    /// A baseline accepts it: it does not count for the exit code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
}

/// Why a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Accepted {
    /// The reason that the baseline gives.
    pub reason: String,
    /// The last day on which it holds, as YYYY-MM-DD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}
