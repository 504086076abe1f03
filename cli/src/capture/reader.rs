//! Reads an input of any known form, exchange by exchange.

use std::fmt;
use std::io::{self, Read};

use serde_json::value::RawValue;

use super::detect::{Form, Unknown, detect};
use super::har::{Entries, damage};
use super::window::{Stop, Taken, Window, is_space};
use super::{Broken, Damage, Exchange, Position, decode, entry, line};

/// A record longer than this is not looked at.
const LIMIT: usize = 32 << 20;

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
}

type Bytes<'r> = Box<dyn Read + 'r>;

enum Pieces<'r> {
    Entries(Entries<Bytes<'r>>),
    Lines {
        window: Window<Bytes<'r>>,
        next: u64,
    },
    Whole(Window<Bytes<'r>>),
}

/// A record's place and what could be read from it.
pub struct Item<'a> {
    /// Where it stands.
    pub position: Position,
    /// The exchange, or why it is none.
    pub exchange: Result<Exchange<'a>, Broken>,
}

impl<'r> Reader<'r> {
    /// Looks at the beginning of an input and decides how to read it.
    pub fn open(input: impl Read + 'r, options: Options) -> Result<Self, OpenError> {
        let mut window = Window::new(Box::new(input) as Bytes<'r>, LIMIT);
        let (beginning, ended) = match window.peek() {
            Ok(seen) => seen,
            Err(Stop::Io(error)) => return Err(OpenError::Io(error)),
            Err(Stop::Cut) => return Err(OpenError::Empty),
        };
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
        if marked {
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
        })
    }

    /// The form that the input is in.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The next exchange. After an error there is nothing more.
    #[expect(
        clippy::should_implement_trait,
        reason = "an exchange borrows from the reader's window, which std's Iterator cannot say"
    )]
    pub fn next(&mut self) -> Option<Result<Item<'_>, Damage>> {
        match &mut self.source {
            Pieces::Entries(entries) => {
                let record = match entries.next()? {
                    Ok(record) => record,
                    Err(damage) => return Some(Err(damage)),
                };
                let position = Position::Entry(record.index);
                let exchange = record.bytes.map_err(too_large).and_then(entry::read);
                Some(Ok(Item { position, exchange }))
            }
            Pieces::Lines { window, next } => next_line(window, next, self.bodies),
            Pieces::Whole(window) => match window.byte() {
                Ok(None) => None,
                Ok(Some(_)) => Some(match window.all() {
                    Ok(Taken::Value(bytes)) => Ok(Item {
                        position: Position::Whole,
                        exchange: Ok(line::whole_body(bytes)),
                    }),
                    Ok(Taken::TooLarge(length)) => Ok(Item {
                        position: Position::Whole,
                        exchange: Err(too_large(length)),
                    }),
                    Err(stop) => Err(damage(stop)),
                }),
                Err(stop) => Some(Err(damage(stop))),
            },
        }
    }
}

/// The next line that is not blank. A last line without a line feed that is no JSON was cut off.
fn next_line<'w, R: Read>(
    window: &'w mut Window<R>,
    next: &mut u64,
    bodies: bool,
) -> Option<Result<Item<'w>, Damage>> {
    loop {
        // Blank lines are passed over byte by byte here, so that the borrow of a line can be returned.
        match window.byte() {
            Ok(None) => return None,
            Ok(Some(b'\n')) => *next += 1,
            Ok(Some(byte)) if is_space(byte) => {}
            Ok(Some(_)) => break,
            Err(stop) => return Some(Err(damage(stop))),
        }
        window.advance(1);
    }
    let (taken, ended) = match window.line() {
        Ok(line) => line?,
        Err(stop) => return Some(Err(damage(stop))),
    };
    let exchange = match taken {
        Taken::Value(line) => match line::read(line, bodies) {
            Err(_) if ended && serde_json::from_slice::<&RawValue>(line).is_err() => {
                return Some(Err(Damage::Cut));
            }
            read => read,
        },
        Taken::TooLarge(length) => Err(too_large(length)),
    };
    Some(Ok(Item {
        position: Position::Line(*next),
        exchange,
    }))
}

fn too_large(length: u64) -> Broken {
    Broken(format!(
        "{length} bytes are more than the {} MiB that are looked at",
        LIMIT >> 20
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, options: Options) -> Vec<String> {
        let mut reader = match Reader::open(text.as_bytes(), options) {
            Ok(reader) => reader,
            Err(error) => return vec![error.to_string()],
        };
        let mut found = Vec::new();
        while let Some(item) = reader.next() {
            found.push(match item {
                Ok(Item {
                    position,
                    exchange: Ok(exchange),
                }) => {
                    let body = match exchange.response.body {
                        super::super::Body::Bytes(bytes) => {
                            String::from_utf8_lossy(&bytes).into_owned()
                        }
                        _ => "no body".to_owned(),
                    };
                    format!("{position:?} {body}")
                }
                Ok(Item {
                    position,
                    exchange: Err(Broken(reason)),
                }) => format!("{position:?} broken: {reason}"),
                Err(damage) => damage.to_string(),
            });
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
                "Line(6) broken: the line is no object",
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
            let mut last_is_damage = false;
            while let Some(item) = reader.next() {
                last_is_damage = item.is_err();
            }
            assert!(last_is_damage, "cut at {end}");
        }
    }
}
