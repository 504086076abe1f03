//! The one form to which captures are brought, and what is in the place of what they lack.

use std::borrow::Cow;
use std::fmt;

use super::decode;
use super::wrapped::{self, Declared, Problem, Unwrapped};

/// One call and its answer, as far as the capture holds them.
#[derive(Debug, Default)]
pub struct Exchange<'a> {
    /// The operation, where the capture names it itself.
    pub operation: Option<Cow<'a, str>>,
    /// The HTTP method, as written.
    pub method: Option<Cow<'a, str>>,
    /// The address with its query.
    pub url: Option<Cow<'a, str>>,
    /// What was sent.
    pub request: Message<'a>,
    /// The HTTP status; `None` where the capture holds none.
    pub status: Option<u16>,
    /// What was answered.
    pub response: Message<'a>,
}

/// One side of an exchange.
#[derive(Debug, Default)]
pub struct Message<'a> {
    /// Header lines in order; names as written. `None` where the capture records no headers at all; those of a HAR's
    /// replies are in `unread_headers`.
    pub headers: Option<Vec<(Cow<'a, str>, Cow<'a, str>)>>,
    /// Header lines as the HAR has them: few exchanges need those of the reply.
    pub unread_headers: Option<&'a [u8]>,
    /// The content type as it stands there, with its parameters.
    pub content_type: Option<Cow<'a, str>>,
    /// The body's media type, from the capture's own field or from the header.
    pub media_type: Option<Cow<'a, str>>,
    /// The body.
    pub body: Body<'a>,
    /// The body stood in a file beside the capture.
    pub in_file: bool,
}

impl Message<'_> {
    /// The values of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> impl Iterator<Item = &str> {
        let lines = self.headers.iter().flatten();
        lines
            .filter(move |(line, _)| line.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_ref())
    }

    /// A body without what stands around its JSON. Of use only where the bytes are not JSON as they stand.
    pub fn unwrap<'b>(&self, bytes: &'b [u8]) -> Result<Unwrapped<'b>, Problem> {
        wrapped::unwrap(bytes, &self.declared())
    }

    /// How the body is written, as its headers name it.
    fn declared(&self) -> Declared<'_> {
        let unread = self.unread_headers.and_then(decode::pairs);
        let lines = self.headers.iter().chain(&unread).flatten();
        let encodings = lines
            .filter(|(name, _)| name.eq_ignore_ascii_case("content-encoding"))
            .flat_map(|(_, value)| value.split(','))
            .map(|name| Cow::Owned(name.trim().to_owned()))
            .collect();
        let parameters = self
            .content_type
            .iter()
            .flat_map(|text| text.split(';').skip(1));
        let charset = parameters
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
            .map(|(_, value)| Cow::Borrowed(value));
        Declared { encodings, charset }
    }
}

/// A body, or why there is none.
#[derive(Debug)]
pub enum Body<'a> {
    /// The bytes as the application saw them.
    Bytes(Cow<'a, [u8]>),
    /// A form that the capture holds only as decoded pairs.
    Pairs(Vec<(Cow<'a, str>, Cow<'a, str>)>),
    /// The capture holds none.
    Absent(Absence),
}

impl Default for Body<'_> {
    fn default() -> Self {
        Self::Absent(Absence::NotCaptured)
    }
}

/// Why a capture holds no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// The writer left it out: browsers drop bodies, or were told to.
    NotCaptured,
    /// The call was aborted or failed, there was no answer.
    NoAnswer,
    /// No text, and a size of zero: there was no body, or none was kept.
    Nothing,
    /// It is in a file beside the capture, which can't be read.
    InFile(Unread),
}

/// Why a file beside a capture is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// The capture came through a pipe, or is of a kind that has no files beside it.
    NoFolder,
    /// Its name leads out of the capture's folder.
    Outside,
    /// It is not there, or not a file that can be read.
    Missing,
    /// It is longer than what is looked at.
    TooLarge,
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCaptured | Self::Nothing => f.write_str("response body is not in the capture"),
            Self::NoAnswer => f.write_str("no answer"),
            Self::InFile(why) => {
                let why = match why {
                    Unread::NoFolder => "and the capture has no folder",
                    Unread::Outside => "outside of the capture's folder",
                    Unread::Missing => "that is not there",
                    Unread::TooLarge => "that is too large",
                };
                write!(f, "response body is in a file {why}")
            }
        }
    }
}

/// Where an exchange stands in its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The input is one body.
    Whole,
    /// An entry of a HAR file, counted from 0.
    Entry(u64),
    /// A line, counted from 1.
    Line(u64),
}

/// An exchange's place as reports print it: `evening.har#12`, `evening.ndjson:7`.
#[derive(Debug, Clone, Copy)]
pub struct Sample<'a> {
    /// The input's name.
    pub input: &'a str,
    /// The place in it.
    pub position: Position,
}

impl fmt::Display for Sample<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Position::Whole => f.write_str(self.input),
            Position::Entry(index) => write!(f, "{}#{index}", self.input),
            Position::Line(line) => write!(f, "{}:{line}", self.input),
        }
    }
}

/// What ends the reading of an input before its end.
#[derive(Debug)]
pub enum Damage {
    /// The input ends in the middle.
    Cut,
    /// The input is not what its form demands.
    Malformed {
        /// Where, in bytes from the start.
        offset: u64,
        /// What should stand there.
        expected: &'static str,
    },
    /// A HAR without its list of entries.
    NoEntries,
    /// Reading failed.
    Io(std::io::Error),
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut => f.write_str("cut off"),
            Self::Malformed { offset, expected } => {
                write!(f, "malformed at byte {offset}: expected {expected}")
            }
            Self::NoEntries => f.write_str("there is no `entries` list"),
            Self::Io(error) => write!(f, "reading failed: {error}"),
        }
    }
}

/// A record that is not an exchange: what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: Cow<'_, str>) -> Cow<'_, str> {
    // Nearly all are one of two.
    if matches!(
        &*media_type,
        "application/json" | "application/x-www-form-urlencoded"
    ) {
        return media_type;
    }
    let is_essence = |byte: u8| !matches!(byte, b';' | b' ' | b'A'..=b'Z');
    if media_type.bytes().all(is_essence) {
        return media_type;
    }
    let essence = media_type.split(';').next().unwrap_or_default();
    Cow::Owned(essence.trim().to_ascii_lowercase())
}

/// What `serde_json` has against a text; `None` if it takes it for JSON.
pub(super) fn json_error(json: &[u8]) -> Option<serde_json::Error> {
    serde_json::from_slice::<&serde_json::value::RawValue>(json).err()
}

/// A record longer than this is not looked at.
pub(super) const LIMIT: usize = 32 << 20;

/// A body as it stands in the capture.
pub(super) fn body(bytes: &[u8]) -> Body<'_> {
    Body::Bytes(Cow::Borrowed(bytes))
}
