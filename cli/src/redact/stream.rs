//! The file around the exchanges: copied as it stands, member by member, with one exchange in memory at a time.

use std::io::{BufRead as _, BufReader, Cursor, Read, Write};

use super::edit::Edit;
use super::{Failure, Redacted, Redactor};
use crate::capture::unpack::unpack;
use crate::capture::window::{Stop, Window};
use crate::capture::{Form, Position, Sample, detect, repair};

/// A record longer than this is not read, and left out.
const LIMIT: usize = 32 << 20;

/// So much of an input is looked at to tell its form.
const PEEK: u64 = 1 << 20;
/// UTF-8's byte-order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

type Result<T> = std::result::Result<T, Failure>;

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Input(match stop {
            Stop::Cut => "cut off".to_owned(),
            Stop::Io(error) => format!("reading failed: {error}"),
        })
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Stop::Io(error).into()
    }
}

fn put(out: &mut dyn Write, text: &str) -> Result<()> {
    out.write_all(text.as_bytes()).map_err(Failure::Output)
}

impl Redactor {
    pub(super) fn stream(
        &mut self,
        name: &str,
        operation: Option<&str>,
        form: Option<Form>,
        input: impl Read + Send,
        out: &mut dyn Write,
        told: &mut Redacted,
    ) -> Result<()> {
        let mut input = unpack(input)?;
        let mut beginning = Vec::new();
        input.by_ref().take(PEEK).read_to_end(&mut beginning)?;
        let ended = (beginning.len() as u64) < PEEK;
        let form = match form {
            Some(form) => form,
            None => detect::detect(&beginning, ended, true).map_err(|unknown| {
                Failure::Input(match unknown {
                    detect::Unknown::Empty => "there is nothing in it".to_owned(),
                    detect::Unknown::NoOperation(what) | detect::Unknown::LooksLike(what) => {
                        format!("it is neither HAR, NDJSON nor a reply body; it looks like {what}")
                    }
                })
            })?,
        };
        if beginning.starts_with(MARK) {
            beginning.drain(..MARK.len());
        }
        let mut input = Cursor::new(beginning).chain(input);
        match form {
            Form::Har => {
                let window = Window::new(input, LIMIT);
                let mut har = Har {
                    redactor: self,
                    name,
                    window,
                    out,
                    told,
                    has_entries: false,
                };
                let mut open = Vec::new();
                let result = har.file(&mut open);
                if matches!(result, Err(Failure::Input(_))) {
                    // What was read is a file all the same.
                    let ends: String = open.iter().rev().collect();
                    put(har.out, &ends)?;
                }
                put(har.out, "\n")?;
                result
            }
            Form::Ndjson => self.lines(name, operation, BufReader::new(input), out, told),
            Form::Body => {
                let sample = name.to_owned();
                let mut body = Vec::new();
                input.by_ref().take(LIMIT as u64).read_to_end(&mut body)?;
                let whole = body.len() < LIMIT;
                let json = std::str::from_utf8(&body).ok().filter(|_| whole);
                let new = json.and_then(|json| self.exchange(sample, operation).body(json));
                told.exchanges += 1;
                match new {
                    Some(new) => put(out, &new),
                    None => Err(Failure::Input("it is not JSON that can be read".to_owned())),
                }
            }
        }
    }

    fn lines(
        &mut self,
        name: &str,
        operation: Option<&str>,
        mut input: BufReader<impl Read>,
        out: &mut dyn Write,
        told: &mut Redacted,
    ) -> Result<()> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            input
                .by_ref()
                .take(LIMIT as u64)
                .read_until(b'\n', &mut line)?;
            if line.is_empty() {
                break;
            }
            let too_long = line.len() >= LIMIT && line.last() != Some(&b'\n');
            if too_long {
                skip_line(&mut input)?;
            }
            let ends = line.last() == Some(&b'\n') || too_long;
            // Line feeds are kept, blank lines too: samples name lines.
            let feed = if ends { "\n" } else { "" };
            if line.trim_ascii().is_empty() {
                put(out, feed)?;
                continue;
            }
            let sample = Sample {
                input: name,
                position: Position::Line(number),
            }
            .to_string();
            told.exchanges += 1;
            let json = std::str::from_utf8(&line).ok().filter(|_| !too_long);
            let bodies = operation.is_some();
            let new = json.and_then(|json| {
                self.exchange(sample.clone(), operation)
                    .line(json.trim(), bodies)
            });
            match new {
                Some(new) => put(out, &new)?,
                None if !ends => return Err(Stop::Cut.into()),
                None => {
                    self.notes
                        .add(&sample, "the line can't be read and is left out");
                    put(out, "null")?;
                }
            }
            put(out, feed)?;
        }
        Ok(())
    }
}

/// Reads on to the end of a line, and keeps nothing of it.
fn skip_line(input: &mut BufReader<impl Read>) -> Result<()> {
    loop {
        let bytes = input.fill_buf()?;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(bytes.len(), |end| end + 1);
        input.consume(length);
        if end.is_some() || length == 0 {
            return Ok(());
        }
    }
}

/// A record's text; `None` for one that is too long, or no text.
fn readable(bytes: Option<&[u8]>) -> Option<&str> {
    std::str::from_utf8(bytes?).ok()
}

/// A HAR file on its way through.
struct Har<'h, R> {
    redactor: &'h mut Redactor,
    name: &'h str,
    window: Window<R>,
    out: &'h mut dyn Write,
    told: &'h mut Redacted,
    has_entries: bool,
}

impl<R: Read> Har<'_, R> {
    /// The file. `open` holds what would end it at each moment.
    fn file(&mut self, open: &mut Vec<char>) -> Result<()> {
        match self.window.skip(b"")? {
            Some(b'[') => self.entries(open)?,
            Some(b'{') => {
                self.object(open, 0)?;
                if !self.has_entries {
                    return Err(Failure::Input(
                        "it is not a HAR file: it has no list `entries`".to_owned(),
                    ));
                }
            }
            _ => return Err(Failure::Input("it is not a HAR file".to_owned())),
        }
        match self.window.skip(b"")? {
            None => Ok(()),
            Some(_) => Err(Failure::Input(
                "more follows behind the HAR file; it is left out".to_owned(),
            )),
        }
    }

    /// The file's own object, or its `log`.
    fn object(&mut self, open: &mut Vec<char>, depth: u8) -> Result<()> {
        self.window.advance(1);
        put(self.out, "{")?;
        open.push('}');
        let mut first = true;
        loop {
            match self.window.skip(b",")? {
                Some(b'"') => {}
                Some(b'}') => break,
                Some(_) => {
                    return Err(Failure::Input("it is malformed".to_owned()));
                }
                None => return Err(Stop::Cut.into()),
            }
            let key = match self.window.value()? {
                Some(key) => serde_json::from_slice::<String>(key).unwrap_or_default(),
                None => String::new(),
            };
            if self.window.skip(b"")? != Some(b':') {
                return Err(Stop::Cut.into());
            }
            self.window.advance(1);
            let next = self.window.skip(b"")?;
            let begin = if first { String::new() } else { ",".to_owned() }
                + &serde_json::Value::from(key.as_str()).to_string()
                + ":";
            match (key.as_str(), next) {
                ("log", Some(b'{')) if depth == 0 => {
                    put(self.out, &begin)?;
                    self.object(open, 1)?;
                }
                ("entries", Some(b'[')) => {
                    put(self.out, &begin)?;
                    self.entries(open)?;
                }
                _ => {
                    let Some(value) = self.other(&key)? else {
                        continue;
                    };
                    put(self.out, &begin)?;
                    put(self.out, &value)?;
                }
            }
            first = false;
        }
        self.window.advance(1);
        open.pop();
        put(self.out, "}")
    }

    /// A member beside the entries: pages, the creator.
    fn other(&mut self, key: &str) -> Result<Option<String>> {
        let taken = self.window.value()?;
        let mut exchange = self.redactor.exchange(self.name.to_owned(), None);
        let json = readable(taken);
        let value = json.and_then(|json| Some((json, exchange.aside(key, json)?)));
        Ok(match value {
            Some((_, Edit::New(new))) => Some(new),
            Some((json, Edit::Keep)) => Some(json.to_owned()),
            Some((_, Edit::Drop)) => None,
            None => {
                let place = format!("{}: `{}`", self.name, crate::url::shortened(key, 40));
                self.redactor
                    .notes
                    .add(&place, "the member can't be read and is left out");
                None
            }
        })
    }

    fn entries(&mut self, open: &mut Vec<char>) -> Result<()> {
        self.has_entries = true;
        self.window.advance(1);
        put(self.out, "[")?;
        open.push(']');
        let mut index = 0;
        loop {
            match self.window.skip(b",")? {
                Some(b']') => break,
                Some(_) => {}
                None => return Err(Stop::Cut.into()),
            }
            let sample = Sample {
                input: self.name,
                position: Position::Entry(index),
            }
            .to_string();
            let taken = self.window.record()?;
            let mut redacted = |record: Option<&[u8]>| {
                let json = readable(record)?;
                self.redactor.exchange(sample.clone(), None).entry(json)
            };
            let new = redacted(taken).or_else(|| {
                let mut mended = taken?.to_vec();
                repair::mend(&mut mended).then_some(())?;
                redacted(Some(&mended))
            });
            if new.is_none() {
                // The place stays taken: samples count entries.
                self.redactor
                    .notes
                    .add(&sample, "the entry can't be read and is left out");
            }
            put(self.out, if index == 0 { "\n" } else { ",\n" })?;
            put(self.out, new.as_deref().unwrap_or("null"))?;
            index += 1;
            self.told.exchanges += 1;
        }
        self.window.advance(1);
        open.pop();
        put(self.out, "]")
    }
}
