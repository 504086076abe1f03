//! The last column of a table: labelled facts as the reference writes them, values and remarks as notes do.

use super::text::Text;
use super::types::Type;
use bilispec_codegen::labels::{self, DOT, Label};
use bilispec_codegen::model::Evidence;
use bilispec_codegen::source::Json;

/// What a row says beside its name, type and meaning.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of a row, no states"
)]
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) evidence: Option<String>,
    pub(super) always: Option<bool>,
    pub(super) unit: Option<String>,
    pub(super) sensitive: Option<String>,
    pub(super) deprecated: bool,
    pub(super) default: Option<Json>,
    pub(super) constant: Option<Json>,
    /// Keywords of JSON Schema and their values.
    pub(super) bounds: Vec<(&'static str, Json)>,
    pub(super) rust_name: Option<String>,
    pub(super) from_cookie: Option<String>,
    pub(super) same_as: Option<String>,
    /// The parameter that a member of a success repeats.
    pub(super) echo: Option<String>,
    /// Whether clients need the member.
    pub(super) needed: Option<bool>,
    /// Without a value, the time of the call is sent.
    pub(super) now: bool,
    pub(super) bare_key: bool,
    pub(super) expect: Option<Expect>,
    pub(super) values: Vec<Value>,
    /// No other values are expected.
    pub(super) closed: bool,
    pub(super) type_meaning: Option<String>,
    pub(super) notes: Vec<String>,
    /// What an envelope's member is: `code 1`, `message 2`, `data`.
    pub(super) read_as: Option<String>,
    pub(super) data: Option<Type>,
    pub(super) of_envelope: bool,
    pub(super) media_types: Vec<String>,
    /// Lines that carry no label.
    pub(super) plain: Vec<String>,
    /// Labelled lines whose value can't be read.
    pub(super) unread: Vec<String>,
}

/// A documented range, and what is answered outside of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Expect {
    pub(super) minimum: Option<i64>,
    pub(super) maximum: Option<i64>,
    pub(super) below: Option<Json>,
    pub(super) above: Option<Json>,
    pub(super) unpaid: Option<Json>,
}

/// A value with a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) name: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) meaning: String,
    pub(super) success: bool,
    pub(super) notes: Vec<String>,
}

const BOUNDS: &[(Label, &str)] = &[
    (labels::MINIMUM, "minimum"),
    (labels::MAXIMUM, "maximum"),
    (labels::ABOVE, "exclusiveMinimum"),
    (labels::BELOW, "exclusiveMaximum"),
    (labels::MULTIPLE, "multipleOf"),
    (labels::MIN_LENGTH, "minLength"),
    (labels::MAX_LENGTH, "maxLength"),
    (labels::MIN_ITEMS, "minItems"),
    (labels::MAX_ITEMS, "maxItems"),
];

impl Facts {
    /// Reads a cell.
    pub(super) fn read(cell: &Text) -> Self {
        let mut facts = Self::default();
        let mut in_values = false;
        for line in cell.lines() {
            let written = line.written();
            if let Some((code, rest)) = line.leading_code() {
                if in_values {
                    facts.values.push(value(code, &rest.written()));
                    continue;
                }
                if facts.evidence.is_none() && is_evidence(code) {
                    facts.evidence = Some(code.to_owned());
                    for part in rest.written().split(DOT.trim()) {
                        facts.presence(part.trim());
                    }
                    continue;
                }
            }
            let label = labels::VALUES.of(&written).map(|_| true);
            if let Some(closed) = label.or(labels::KNOWN_VALUES.of(&written).map(|_| false)) {
                in_values = true;
                facts.closed = closed;
                continue;
            }
            in_values = false;
            if !facts.labelled(&line, &written) {
                facts.plain.push(written);
            }
        }
        facts
    }

    fn presence(&mut self, part: &str) {
        if labels::ALWAYS.of(part).is_some() {
            self.always = Some(true);
        } else if labels::MAYBE.of(part).is_some() {
            self.always = Some(false);
        } else if !part.is_empty() {
            self.plain.push(part.to_owned());
        }
    }

    /// A line with a label; whether it has one.
    fn labelled(&mut self, line: &Text, written: &str) -> bool {
        let words = line.words();
        let code = || line.codes().next().map(str::to_owned);
        let json = || Json::parse(line.codes().next()?.as_bytes()).ok();
        let text = |label: Label, slot: &mut Option<String>| {
            let found = label.of(&words).filter(|text| !text.is_empty());
            *slot = found.map(str::to_owned).or(slot.take());
            found.is_some()
        };
        if text(labels::UNIT, &mut self.unit)
            || text(labels::SENSITIVE, &mut self.sensitive)
            || text(labels::READ_AS, &mut self.read_as)
        {
            return true;
        }
        if labels::SOURCE.of(&words).is_some() {
            return true;
        }
        if let Some(note) = labels::NOTE.of(written) {
            self.notes.push(note_text(note));
            return true;
        }
        if let Some(meaning) = labels::TYPE_MEANING.of(written) {
            self.type_meaning = Some(two_lines(meaning));
            return true;
        }
        for (label, slot) in [
            (labels::DEPRECATED, &mut self.deprecated),
            (labels::BARE_KEY, &mut self.bare_key),
            (labels::NOW, &mut self.now),
            (labels::OF_ENVELOPE, &mut self.of_envelope),
        ] {
            if label.of(&words) == Some("") {
                *slot = true;
                return true;
            }
        }
        for (label, needed) in [(labels::NEEDED, true), (labels::NOT_NEEDED, false)] {
            if label.of(&words) == Some("") {
                self.needed = Some(needed);
                return true;
            }
        }
        for (label, slot) in [
            (labels::RUST_NAME, &mut self.rust_name),
            (labels::FROM_COOKIE, &mut self.from_cookie),
            (labels::SAME_AS, &mut self.same_as),
            (labels::ECHO, &mut self.echo),
        ] {
            if label.of(&words).is_some() {
                *slot = code();
                self.unread
                    .extend(slot.is_none().then(|| written.to_owned()));
                return true;
            }
        }
        for (label, slot) in [
            (labels::DEFAULT, &mut self.default),
            (labels::CONSTANT, &mut self.constant),
        ] {
            if label.of(&words).is_some() {
                *slot = json();
                self.unread
                    .extend(slot.is_none().then(|| written.to_owned()));
                return true;
            }
        }
        if labels::DATA.of(&words).is_some() {
            self.data = code().and_then(|code| Type::parse(&code));
            self.unread
                .extend(self.data.is_none().then(|| written.to_owned()));
            return true;
        }
        if let Some(types) = labels::MEDIA_TYPES.of(&words) {
            self.media_types = types.split(", ").map(str::to_owned).collect();
            return true;
        }
        self.bound(&words, written, code()) || self.expected(&words, written, json())
    }

    fn bound(&mut self, words: &str, written: &str, code: Option<String>) -> bool {
        for (label, keyword) in BOUNDS {
            if let Some(number) = label.of(words) {
                match Json::parse(number.as_bytes()) {
                    Ok(number @ Json::Number(_)) => self.bounds.push((keyword, number)),
                    _ => self.unread.push(written.to_owned()),
                }
                return true;
            }
        }
        if labels::PATTERN.of(words).is_some() {
            match code {
                Some(pattern) => self.bounds.push(("pattern", Json::String(pattern))),
                None => self.unread.push(written.to_owned()),
            }
            return true;
        }
        false
    }

    fn expected(&mut self, words: &str, written: &str, json: Option<Json>) -> bool {
        if let Some(range) = labels::EXPECT.of(words) {
            let Some((low, high)) = range.split_once('–') else {
                self.unread.push(written.to_owned());
                return true;
            };
            let expect = self.expect.get_or_insert_default();
            expect.minimum = low.trim().parse().ok();
            expect.maximum = high.trim().parse().ok();
            return true;
        }
        let is_unread = json.is_none();
        let expect = self.expect.clone().unwrap_or_default();
        let with_answer = if labels::EXPECT_BELOW.of(words).is_some() {
            Expect {
                below: json,
                ..expect
            }
        } else if labels::EXPECT_ABOVE.of(words).is_some() {
            Expect {
                above: json,
                ..expect
            }
        } else if labels::EXPECT_UNPAID.of(words).is_some() {
            Expect {
                unpaid: json,
                ..expect
            }
        } else {
            return false;
        };
        self.expect = Some(with_answer);
        self.unread.extend(is_unread.then(|| written.to_owned()));
        true
    }

    /// Takes `value: meaning` lines of notes for values of a number or a text; the others stay as remarks.
    pub(super) fn plain_values(&mut self, ty: &Type) {
        let inner = ty.innermost(&mut String::new());
        let numbers = matches!(inner, Type::Integer(None));
        if !numbers && !matches!(inner, Type::String(None)) || !self.values.is_empty() {
            return;
        }
        let mut rest = Vec::new();
        for line in std::mem::take(&mut self.plain) {
            let parts = line.split_once([':', '：']);
            let value =
                parts.map(|(value, meaning)| (value.trim_matches(['`', ' ']), meaning.trim()));
            let fits = |value: &str| {
                if numbers {
                    value
                        .parse::<i64>()
                        .is_ok_and(|number| number.to_string() == value)
                } else {
                    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
                    !value.is_empty() && value.len() < 40 && value.chars().all(word)
                }
            };
            match value.filter(|(value, _)| fits(value)) {
                Some((value, meaning)) => self.values.push(Value {
                    text: value.to_owned(),
                    meaning: meaning.to_owned(),
                    ..Value::default()
                }),
                None => rest.push(line),
            }
        }
        self.plain = rest;
    }

    /// Remarks without a label, as notes.
    pub(super) fn all_notes(&self) -> Vec<String> {
        let plain = self.plain.iter().filter(|line| line.as_str() != "-");
        self.notes.iter().chain(plain).cloned().collect()
    }
}

pub(super) fn is_evidence(word: &str) -> bool {
    Evidence::WORDS.iter().any(|(known, _)| *known == word)
}

/// `Name · observed · meaning · …`.
fn value(code: &str, rest: &str) -> Value {
    let mut value = Value {
        text: code.to_owned(),
        ..Value::default()
    };
    let mut meaning: Vec<&str> = Vec::new();
    for (index, part) in rest.split(DOT).enumerate() {
        let part = part.trim();
        let bare = part.trim_matches('`');
        if index == 0 {
            value.name = Some(part.to_owned())
                .filter(|name| bilispec_codegen::model::names::is_pascal(name));
            meaning.extend(
                value
                    .name
                    .is_none()
                    .then_some(part)
                    .filter(|part| !part.is_empty()),
            );
        } else if index == 1 && is_evidence(bare) {
            value.evidence = Some(bare.to_owned());
        } else if labels::SUCCESS.of(part).is_some() {
            value.success = true;
        } else if let Some(note) = labels::NOTE.of(part) {
            value.notes.push(note.to_owned());
        } else if labels::SOURCE.of(part).is_some() {
            // The ledger is not read back.
        } else if let Some(note) = value.notes.last_mut() {
            note.push_str(DOT);
            note.push_str(part);
        } else {
            meaning.push(part);
        }
    }
    value.meaning = two_lines(&meaning.join(DOT));
    for note in &mut value.notes {
        *note = note_text(note);
    }
    value
}

/// `中文 / English` as the spec writes it: a line each.
pub(super) fn two_lines(text: &str) -> String {
    match text.split_once(" / ") {
        Some((zh, en)) => format!("{}\n{}", zh.trim(), en.trim()),
        None => text.to_owned(),
    }
}

/// A note as the spec writes it: without its sources, and a line each where Chinese stands before something else.
pub(super) fn note_text(note: &str) -> String {
    let note = labels::without_sources(note);
    let chinese = |text: &str| bilispec_codegen::model::both_languages(text).0.is_some();
    match note.split_once(" / ") {
        Some((zh, en)) if chinese(zh) && en.starts_with(|c: char| c.is_ascii()) => two_lines(note),
        _ => note.to_owned(),
    }
}
