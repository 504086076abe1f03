//! Reads an input of any known form, batch by batch.
//!
//! Reading is cutting: what a record holds is looked at when its batch is, by whoever has the time.

use std::fmt;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::batch::Batch;
use super::detect::{Form, Unknown, detect};
use super::exchange::LIMIT;
use super::har::{Entries, damage};
use super::piece::Piece;
use super::scan::is_space;
use super::unpack::unpack;
use super::window::{Stop, Window};
use super::{Damage, decode};

/// A batch is full with so many bytes…
const BATCH: usize = 1 << 18;
/// … or so many records.
const RECORDS: usize = 1 << 12;

/// How an input is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The form, where it was said; else it is told from the content.
    pub form: Option<Form>,
    /// The operation is known, so that plain JSON is a reply body.
    pub bodies: bool,
}

/// Why an input can't be read at all.
#[derive(Debug)]
pub enum OpenError {
    /// It holds nothing.
    Empty,
    /// It is JSON, but nothing tells which operation answered it; says what it looks like.
    NoOperation(String),
    /// It is in no known form; says what it looks like.
    Unknown(String),
    /// Reading failed.
    Io(io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in it"),
            Self::NoOperation(what) => {
                write!(
                    f,
                    "it looks like {what}: if it is a reply body, name its operation with --operation"
                )
            }
            Self::Unknown(what) => {
                write!(
                    f,
                    "it is neither HAR, NDJSON of exchanges, nor a reply body; it looks like {what}"
                )
            }
            Self::Io(error) => write!(f, "reading failed: {error}"),
        }
    }
}

/// See the module's text.
pub struct Reader<'r> {
    form: Form,
    bodies: bool,
    source: Pieces<'r>,
    done: bool,
    /// The input is still being written: each record is looked at as soon as it is there.
    stop: Option<super::Stop>,
    folder: Option<Arc<Path>>,
}

type Bytes<'r> = Box<dyn Read + Send + 'r>;

enum Pieces<'r> {
    Entries(Entries<Bytes<'r>>),
    Lines {
        window: Window<Bytes<'r>>,
        next: u64,
    },
    Whole(Window<Bytes<'r>>),
}

impl<'r> Reader<'r> {
    /// Looks at the beginning of an input and decides how to read it.
    pub fn open(input: impl Read + Send + 'r, options: Options) -> Result<Self, OpenError> {
        let input = unpack(input).map_err(OpenError::Io)?;
        Self::begin(Window::new(input, LIMIT), options)
    }

    /// The same, of an input that is still being written: each batch is one record.
    pub fn follow(
        input: impl Read + Send + 'r,
        options: Options,
        stop: super::Stop,
    ) -> Result<Self, OpenError> {
        let input = unpack(input).map_err(OpenError::Io)?;
        let mut window = Window::new(input, LIMIT).eager();
        let mut options = options;
        while options.form.is_none() {
            let (beginning, ended) = peek(&mut window)?;
            let is_line = beginning.trim_ascii_start().contains(&b'\n');
            options.form = match detect(beginning, ended, options.bodies) {
                Ok(Form::Har) => Some(Form::Har),
                // Bodies come one a line.
                Ok(_) if is_line || ended => Some(Form::Ndjson),
                _ => None,
            };
            if options.form.is_some() || ended || !window.more() {
                break;
            }
        }
        let mut reader = Self::begin(window, options)?;
        reader.stop = Some(stop);
        Ok(reader)
    }

    fn begin(mut window: Window<Bytes<'r>>, options: Options) -> Result<Self, OpenError> {
        let (beginning, ended) = peek(&mut window)?;
        let marked = beginning.starts_with(decode::BOM);
        let form = match options.form {
            // Nobody logged anything: no lines are a valid log.
            Some(Form::Ndjson) => Form::Ndjson,
            said => match (
                said,
                detect(beginning, ended, options.bodies || said == Some(Form::Body)),
            ) {
                (_, Err(Unknown::Empty)) => return Err(OpenError::Empty),
                (Some(said), _) => said,
                (None, Ok(form)) => form,
                (None, Err(Unknown::NoOperation(what))) => {
                    return Err(OpenError::NoOperation(what));
                }
                (None, Err(Unknown::LooksLike(what))) => return Err(OpenError::Unknown(what)),
            },
        };
        window.step();
        // The mark of a log is its own; that of a body is the reply's.
        if marked && form != Form::Body {
            window.advance(decode::BOM.len());
        }
        let source = match form {
            Form::Har => Pieces::Entries(Entries::new(window)),
            Form::Ndjson => Pieces::Lines { window, next: 1 },
            Form::Body => Pieces::Whole(window),
        };
        Ok(Self {
            form,
            bodies: options.bodies,
            source,
            done: false,
            stop: None,
            folder: None,
        })
    }

    /// The same, of a capture that stands in this folder: bodies that its writer put into files are looked for there.
    #[must_use]
    pub fn beside(mut self, capture: &Path) -> Self {
        let folder = capture.parent().map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        });
        self.folder = folder.map(Arc::from);
        self
    }

    /// The form that the input is in.
    pub fn form(&self) -> Form {
        self.form
    }

    fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(super::Stop::is_stopped)
    }

    /// Whether there is nothing more to read.
    pub fn ended(&self) -> bool {
        self.done
    }

    /// How many bytes have been read, unpacked ones where the input is packed.
    pub fn offset(&mut self) -> u64 {
        self.source.window().offset()
    }

    /// Fills a batch with the next records, and tells whether there were any, or damage.
    pub fn read(&mut self, batch: &mut Batch) -> bool {
        batch.clear(self.form, self.bodies);
        batch.folder.clone_from(&self.folder);
        self.source.window().collect();
        while !self.done {
            match self.source.next() {
                // Somebody stopped in the middle of a record: it was never meant to be read.
                Some(Ok(piece)) if piece.open_end && self.is_stopped() => self.done = true,
                Some(Err(Damage::Cut)) if self.is_stopped() => self.done = true,
                Some(Ok(piece)) => batch.pieces.push(piece),
                Some(Err(damage)) => {
                    batch.damage = Some(damage);
                    self.done = true;
                }
                None => self.done = true,
            }
            if self.stop.is_some() {
                break;
            }
            if self.source.window().kept() >= BATCH || batch.pieces.len() >= RECORDS {
                break;
            }
        }
        let fresh = std::mem::take(&mut batch.bytes);
        (batch.bytes, batch.base) = self.source.window().hand_over(fresh);
        !batch.pieces.is_empty() || batch.damage.is_some()
    }
}

/// The beginning of an input, and whether it is all of it.
fn peek<'w>(window: &'w mut Window<Bytes<'_>>) -> Result<(&'w [u8], bool), OpenError> {
    match window.peek() {
        Ok(seen) => Ok(seen),
        Err(Stop::Io(error)) => Err(OpenError::Io(error)),
        Err(Stop::Cut) => Err(OpenError::Empty),
    }
}

impl<'r> Pieces<'r> {
    fn window(&mut self) -> &mut Window<Bytes<'r>> {
        match self {
            Self::Entries(entries) => entries.window(),
            Self::Lines { window, .. } | Self::Whole(window) => window,
        }
    }

    fn next(&mut self) -> Option<Result<Piece, Damage>> {
        match self {
            Self::Entries(entries) => entries.next(),
            Self::Lines { window, next } => next_line(window, next),
            Self::Whole(window) => match window.byte() {
                Ok(None) => None,
                Ok(Some(_)) => Some(window.cut_all().map_err(damage).map(|range| Piece {
                    number: 0,
                    range,
                    open_end: false,
                    like: None,
                })),
                Err(stop) => Some(Err(damage(stop))),
            },
        }
    }
}

/// The next line that is not blank.
fn next_line<R: Read>(window: &mut Window<R>, next: &mut u64) -> Option<Result<Piece, Damage>> {
    loop {
        match window.byte() {
            Ok(None) => return None,
            Ok(Some(b'\n')) => *next += 1,
            Ok(Some(byte)) if is_space(byte) => {}
            Ok(Some(_)) => break,
            Err(stop) => return Some(Err(damage(stop))),
        }
        window.advance(1);
    }
    let (range, open_end) = match window.cut_line() {
        Ok(line) => line?,
        Err(stop) => return Some(Err(damage(stop))),
    };
    Some(Ok(Piece {
        number: *next,
        range,
        open_end,
        like: None,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::{Body, Broken};
    use super::*;

    fn read(text: &str, options: Options) -> Vec<String> {
        let mut reader = match Reader::open(text.as_bytes(), options) {
            Ok(reader) => reader,
            Err(error) => return vec![error.to_string()],
        };
        let mut found = Vec::new();
        let mut batch = Batch::default();
        while reader.read(&mut batch) {
            let damage = batch.each(|item| {
                let position = item.position;
                found.push(match item.exchange {
                    Ok(exchange) => {
                        let body = match exchange.response.body {
                            Body::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                            _ => "no body".to_owned(),
                        };
                        format!("{position:?} {body}")
                    }
                    Err(Broken(reason)) => format!("{position:?} broken: {reason}"),
                });
                true
            });
            found.extend(damage.map(|damage| damage.to_string()));
        }
        found
    }

    #[test]
    fn lines_are_counted_through_blanks_and_line_ends() {
        let text = "\u{feff}\r\n{\"operation\":\"x\",\"status\":200,\"response_body\":[1]}\r\n\n \n{\"response_body\":2}\nnull\n{\"response_bo";
        assert_eq!(
            read(text, Options::default()),
            [
                "Line(2) [1]",
                "Line(5) 2",
                "Line(6) broken: the line is not an object",
                "cut off"
            ]
        );
    }

    #[test]
    fn bodies_are_read_whole_or_by_line() {
        let options = Options {
            form: None,
            bodies: true,
        };
        assert_eq!(read("{\n\"a\":1}\n", options), ["Whole {\n\"a\":1}\n"]);
        assert_eq!(
            read("{\"a\":1}\n{\"a\":2}", options),
            ["Line(1) {\"a\":1}", "Line(2) {\"a\":2}"]
        );
    }

    #[test]
    fn a_broken_entry_costs_only_itself() {
        let text = r#"{"log":{"entries":[{"request":{"url":"https://a.example/"},"response":{"status":200,"content":{"text":"1"}}},{"request":{"url":}},{"request":{"url":"https://a.example/"},"response":{"status":200,"content":{"text":"2"}}}]}}"#;
        let expected = [
            "Entry(0) 1",
            "Entry(1) broken: the entry is no valid JSON: expected value at line 1 column 19",
            "Entry(2) 2",
        ];
        assert_eq!(read(text, Options::default()), expected);
    }

    #[test]
    fn an_empty_input_is_fine_only_as_a_log() {
        assert_eq!(read(" ", Options::default()), ["there is nothing in it"]);
        assert_eq!(
            read(
                "",
                Options {
                    form: Some(Form::Ndjson),
                    bodies: false
                }
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            read(
                "",
                Options {
                    form: Some(Form::Har),
                    bodies: false
                }
            ),
            ["there is nothing in it"]
        );
    }

    #[test]
    fn an_input_cut_anywhere_is_never_taken_for_whole() {
        let entry = r#"{"request":{"method":"GET","url":"https://a.example/中?x=\\\""},"response":{"status":200,"content":{"text":"{\"a\":\"\\u4e2d\"}"}}}"#;
        let har = format!(r#"{{"log":{{"entries":[{entry},{entry}],"pages":[]}}}}"#);
        assert_eq!(read(&har, Options::default()).len(), 2);
        for end in 0..har.len() {
            let cut = har.as_bytes().get(..end).unwrap();
            let mut reader = match Reader::open(
                cut,
                Options {
                    form: Some(Form::Har),
                    bodies: false,
                },
            ) {
                Ok(reader) => reader,
                Err(OpenError::Empty) => continue,
                Err(error) => panic!("{end}: {error}"),
            };
            let mut batch = Batch::default();
            let mut damaged = false;
            while reader.read(&mut batch) {
                damaged |= batch.each(|_| true).is_some();
            }
            assert!(damaged, "cut at {end}");
        }
    }
}
