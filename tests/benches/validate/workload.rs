//! The documents: the samples of the notes, as a server sends them and written otherwise.

use std::fs;

use bilispec_engine::{Document, Value};

use crate::subject::{Subject, root};

/// What the engine has to reach.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floor {
    /// Times as fast as the faster of `Value` + jsonschema's two ways, at least.
    pub(crate) least: f64,
    /// Of the time of the bare scan, at most.
    pub(crate) most: f64,
}

/// Documents that are checked one after the other.
pub(crate) struct Workload {
    pub(crate) name: String,
    pub(crate) documents: Vec<Vec<u8>>,
    pub(crate) floor: Option<Floor>,
}

impl Workload {
    pub(crate) fn bytes(&self) -> usize {
        self.documents.iter().map(Vec::len).sum()
    }
}

const LINES: usize = 100_000;

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Usual,
    Reversed,
    Shuffled,
    Pretty,
    /// An unknown member before each that the spec knows, in every object.
    Interleaved,
    /// Three members hold what they must not.
    Faulty,
}

const FORMS: [(Form, &str); 6] = [
    (Form::Usual, "usual key order"),
    (Form::Reversed, "reversed"),
    (Form::Shuffled, "shuffled"),
    (Form::Pretty, "pretty-printed"),
    (Form::Interleaved, "interleaved"),
    (Form::Faulty, "three faults"),
];

pub(crate) fn all(subject: Subject) -> Vec<Workload> {
    let mut all = Vec::new();
    let bodies = bodies(subject);
    for (form, name) in FORMS {
        all.push(Workload {
            name: format!("{} {name}", label(subject)),
            documents: bodies
                .iter()
                .map(|body| written(body, form, subject, 1))
                .collect(),
            floor: floor(
                form,
                if subject == Subject::Charge {
                    [8.0, 0.8]
                } else {
                    [7.0, 1.2]
                },
            ),
        });
    }
    if subject == Subject::Charge {
        for (form, name) in FORMS {
            if form == Form::Pretty {
                continue;
            }
            all.push(Workload {
                name: format!("NDJSON {name}"),
                documents: lines(&bodies, form),
                floor: floor(form, [7.0, 0.8]),
            });
        }
    }
    all
}

fn label(subject: Subject) -> &'static str {
    match subject {
        Subject::Charge => "charge",
        Subject::Project => "project",
    }
}

fn floor(form: Form, usual: [f64; 2]) -> Option<Floor> {
    let [least, most] = match form {
        Form::Usual => usual,
        Form::Faulty => return None,
        _ => [4.5, 2.0],
    };
    Some(Floor { least, most })
}

fn bodies(subject: Subject) -> Vec<Vec<u8>> {
    let names: &[&str] = match subject {
        Subject::Charge => &["success", "below_minimum", "insufficient_b_coins"],
        Subject::Project => &["success"],
    };
    let folder = root().join("fixtures").join(subject.operation());
    names
        .iter()
        .map(|name| fs::read(folder.join(format!("{name}.json"))).unwrap())
        .collect()
}

/// Charge replies one by one, each with other ids.
fn lines(bodies: &[Vec<u8>], form: Form) -> Vec<Vec<u8>> {
    let texts: Vec<String> = bodies
        .iter()
        .map(|body| String::from_utf8(written(body, form, Subject::Charge, 1)).unwrap())
        .collect();
    (0..LINES)
        .map(|at| {
            let text = &texts[at % texts.len()];
            let id = (at * 7919) % 1_000_000;
            text.replace("293793435", &format!("293{id:06}"))
                .into_bytes()
        })
        .collect()
}

/// Screens of the project reply: as many as make it 44 KB.
const SCREENS: usize = 20;

fn written(body: &[u8], form: Form, subject: Subject, seed: u64) -> Vec<u8> {
    let document = Document::parse(body).unwrap();
    let mut writer = Writer {
        form,
        subject,
        seed,
        out: String::new(),
    };
    writer.value(document.root(), "", 0);
    writer.out.into_bytes()
}

struct Writer {
    form: Form,
    subject: Subject,
    seed: u64,
    out: String,
}

impl Writer {
    fn next(&mut self) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap()
    }

    fn line(&mut self, level: usize) {
        if self.form == Form::Pretty {
            self.out.push('\n');
            self.out.push_str(&"  ".repeat(level));
        }
    }

    fn value(&mut self, value: &Value<'_>, at: &str, level: usize) {
        if self.form == Form::Faulty
            && let Some(fault) = self.fault(at)
        {
            return self.out.push_str(fault);
        }
        match value {
            Value::Array(items) if !items.is_empty() => {
                let times = if at == "/data/screen_list" {
                    SCREENS
                } else {
                    1
                };
                self.out.push('[');
                let all = (0..times).flat_map(|_| items);
                for (index, item) in all.enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.line(level + 1);
                    self.value(item, &format!("{at}/{index}"), level + 1);
                }
                self.line(level);
                self.out.push(']');
            }
            Value::Object(object) if !object.members().is_empty() => {
                let mut members: Vec<_> = object.members().iter().collect();
                match self.form {
                    Form::Reversed => members.reverse(),
                    Form::Shuffled => {
                        for last in (1..members.len()).rev() {
                            let other = self.next() % (last + 1);
                            members.swap(last, other);
                        }
                    }
                    _ => {}
                }
                self.out.push('{');
                for (index, member) in members.into_iter().enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.line(level + 1);
                    if self.form == Form::Interleaved {
                        self.out.push_str(&format!("\"unknown_{index}\":{index},"));
                    }
                    self.out.push_str(&format!("\"{}\":", member.key));
                    if self.form == Form::Pretty {
                        self.out.push(' ');
                    }
                    self.value(&member.value, &format!("{at}/{}", member.key), level + 1);
                }
                self.line(level);
                self.out.push('}');
            }
            other => self.out.push_str(&other.to_json()),
        }
    }

    fn fault(&self, at: &str) -> Option<&'static str> {
        let faults = match self.subject {
            Subject::Charge => [
                ("/data/mid", "\"1\""),
                ("/data/exp", "null"),
                ("/data/status", "-9"),
            ],
            Subject::Project => [
                ("/data/id", "null"),
                ("/data/screen_list/3/ticket_list/0/price", "\"39800\""),
                ("/data/screen_list/17/id", "[]"),
            ],
        };
        let mut faults = faults.into_iter();
        faults
            .find(|(place, _)| *place == at)
            .map(|(_, fault)| fault)
    }
}
