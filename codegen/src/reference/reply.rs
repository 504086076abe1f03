//! What a page says of replies: the envelope, the payload, codes and other statuses.

use super::content::{Block, Inline, Row, Table, Text, code, words};
use super::facts::{Facts, meaning, note, sources};
use super::objects::Objects;
use super::page::Builder;
use super::types;
use crate::labels::{self, DOT};
use crate::model::{Code, EnvelopeMember, JsonKind, ReplyBody, Status};
use bilispec_wire::envelope::Success;
use bilispec_wire::json::pointer;

impl Builder<'_> {
    pub(super) fn reply(&mut self) {
        let api = self.api;
        let reply = &self.operation.reply;
        let envelope = api.envelope(reply.envelope);
        self.heading(labels::REPLY);
        let text = meaning(&reply.docs);
        if !text.is_empty() {
            let mut line = vec![Inline::Text(format!("{}{DOT}", labels::ANSWER))];
            line.push(Inline::Evidence(reply.docs.evidence));
            line.push(Inline::Break);
            line.extend(text);
            self.blocks.push(Block::Paragraph(line));
        }
        self.notes(&reply.docs);

        if envelope.is_none() {
            self.by_status();
        } else {
            self.enveloped();
        }
        let success = reply.success.as_ref();
        let successes = success.map_or(&[][..], |success| success.values.as_slice());
        let mut objects = Objects::new(api, successes);
        let (inner, path) = types::inside(&reply.payload, &envelope.data_path());
        objects.add(inner, &path, None, &reply.docs.level(None));
        self.blocks.extend(objects.finish());
    }

    /// Without an envelope: what decides, and what the body is.
    fn by_status(&mut self) {
        let api = self.api;
        let reply = &self.operation.reply;
        let mut parts = vec![labels::BY_STATUS.to_string()];
        match reply.body {
            ReplyBody::Nothing => parts.push(labels::BODY_NOTHING.to_string()),
            ReplyBody::Text => parts.push(labels::BODY_TEXT.to_string()),
            ReplyBody::Bytes => parts.push(labels::BODY_BYTES.to_string()),
            ReplyBody::Json => {}
        }
        let mut line = words(format!(
            "HTTP {}{DOT}{}",
            key(reply.status),
            parts.join(DOT)
        ));
        if reply.body == ReplyBody::Json {
            line.push(Inline::Text(DOT.to_owned()));
            line.extend(code(types::name(
                api,
                &reply.payload,
                reply.payload_nullable,
            )));
        }
        self.blocks.push(Block::Paragraph(line));
    }

    fn enveloped(&mut self) {
        let reply = &self.operation.reply;
        let envelope = self.api.envelope(reply.envelope);
        let mut caption = words(format!("{}: ", labels::ROOT));
        caption.extend(code(&envelope.name));
        caption.push(Inline::Text(DOT.to_owned()));
        caption.push(Inline::Evidence(envelope.docs.evidence));
        if let Some(sources) = sources(&envelope.docs.sources) {
            caption.push(Inline::Text(DOT.to_owned()));
            caption.extend(sources);
        }
        self.caption(caption);
        self.describe(&envelope.docs);
        if !envelope.docs.notes.is_empty() {
            let notes = envelope.docs.notes.iter().map(note).collect();
            self.blocks.push(Block::List(notes));
        }
        let successes = envelope.success_codes();
        let successes = if envelope.success == Success::Absent {
            labels::SUCCESS_ABSENT.to_string()
        } else {
            labels::SUCCESS_CODES.with(successes.join(", "))
        };
        self.blocks.push(Block::Paragraph(words(successes)));
        self.proof();
        self.root();
    }

    /// What proves that a call took place, beside its outcome.
    fn proof(&mut self) {
        let Some(proof) = &self.operation.reply.proof else {
            return;
        };
        let mut line = words(format!("{}: ", labels::PROOF));
        match &proof.members {
            None => line.extend(words(labels::UNDECIDED.to_string())),
            Some(members) => line.extend(super::content::join(
                members.iter().map(|member| code(&member.name)),
                &Inline::Text(", ".to_owned()),
            )),
        }
        self.blocks.push(Block::Paragraph(line));
    }

    /// Texts of the message under which a success code is a refusal.
    pub(super) fn blocked(&mut self) {
        let api = self.api;
        let own = &self.operation.blocked;
        let rows: Vec<Row> = api
            .blocked(self.operation)
            .map(|one| {
                let mut facts = Facts::new(&one.docs.level(None), None);
                if own.iter().all(|mine| mine.text != one.text) {
                    facts.add(labels::OF_ENVELOPE.to_string());
                }
                facts.notes(&one.docs);
                Row {
                    anchor: format!("blocked-{}", one.name),
                    path: one.class.to_string(),
                    cells: vec![
                        code(&one.text),
                        code(&one.name),
                        words(one.class.to_string()),
                        meaning(&one.docs),
                        facts.finish(),
                    ],
                }
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        self.folded(labels::BLOCKED);
        self.blocks.push(Block::Table(Table {
            heads: labels::BLOCKED_HEADS,
            rows,
        }));
    }

    /// The envelope's members; in the row of the payload stands this operation's.
    fn root(&mut self) {
        let api = self.api;
        let reply = &self.operation.reply;
        let envelope = api.envelope(reply.envelope);
        let mut rows = Vec::new();
        for member in &envelope.members {
            let presence = if member.required {
                labels::ALWAYS
            } else {
                labels::MAYBE
            };
            let mut facts = Facts::new(&member.docs.level(None), Some(presence));
            for (what, keys) in [("code", &envelope.code), ("message", &envelope.message)] {
                if let Some(index) = keys.iter().position(|key| is_at(key, member)) {
                    facts.add(labels::READ_AS.with(format!("{what} {}", index + 1)));
                }
            }
            let is_data = is_at(&envelope.data, member);
            if is_data {
                facts.add(labels::READ_AS.with("data"));
            }
            if let Some(why) = member.sensitive {
                facts.add(labels::SENSITIVE.with(why));
            }
            facts.notes(&member.docs);
            let ty = if is_data {
                types::name(api, &reply.payload, reply.payload_nullable)
            } else {
                kinds(&member.kinds)
            };
            rows.push(Row {
                anchor: format!("reply-{}", member.name),
                path: envelope.name.clone(),
                cells: vec![
                    code(member.path()),
                    code(ty),
                    meaning(&member.docs),
                    facts.finish(),
                ],
            });
        }
        self.blocks.push(Block::Table(Table {
            heads: labels::FIELD_HEADS,
            rows,
        }));
    }

    pub(super) fn codes(&mut self) {
        let api = self.api;
        let codes: Vec<&Code> = api.codes(self.operation).collect();
        if codes.is_empty() {
            return;
        }
        self.folded(labels::CODES);
        let own = &self.operation.codes;
        let mut rows = Vec::new();
        let mut objects = Objects::new(api, &[]);
        for code in &codes {
            let level = code.docs.level(None);
            let mut facts = Facts::new(&level, None);
            if own.iter().all(|mine| mine.value != code.value) {
                facts.add(labels::OF_ENVELOPE.to_string());
            }
            if let Some(data) = &code.data {
                facts.name(labels::DATA, Some(&types::name(api, &data.ty, false)));
                facts.values(api, &data.ty, None, &level, &[]);
                let below = api.envelope(self.operation.reply.envelope).data_path();
                let path = format!("{}.{below}", code.key());
                let path = path.trim_end_matches('.').to_owned();
                let (inner, path) = types::inside(&data.ty, &path);
                objects.add(inner, &path, None, &level);
            }
            facts.notes(&code.docs);
            rows.push(code_row(code, facts.finish()));
        }
        self.blocks.push(Block::Table(Table {
            heads: labels::CODE_HEADS,
            rows,
        }));
        self.blocks.extend(objects.finish());
    }

    pub(super) fn statuses(&mut self) {
        if self.operation.statuses.is_empty() {
            return;
        }
        self.folded(labels::STATUSES);
        let rows = self.operation.statuses.iter().map(|status| {
            let mut facts = Facts::new(&status.docs.level(None), None);
            if !status.media_types.is_empty() {
                facts.add(labels::MEDIA_TYPES.with(status.media_types.join(", ")));
            }
            facts.notes(&status.docs);
            let key = key(status.status);
            Row {
                anchor: format!("status-{key}"),
                path: "HTTP".to_owned(),
                cells: vec![code(key), meaning(&status.docs), facts.finish()],
            }
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table(Table {
            heads: labels::STATUS_HEADS,
            rows,
        }));
    }
}

/// A status as the key of `responses` has it.
fn key(status: Status) -> String {
    match status {
        Status::Exact(status) => status.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// Whether a place of the envelope is that of a member.
fn is_at(place: &str, member: &EnvelopeMember) -> bool {
    !place.is_empty() && pointer::of(place) == pointer::of(&member.name)
}

/// A code as a row of a table; the last cell is the caller's.
pub(super) fn code_row(code: &Code, last: Text) -> Row {
    let number = code.key();
    Row {
        anchor: format!("code-{number}"),
        path: code.class.to_string(),
        cells: vec![
            self::code(&number),
            self::code(&code.name),
            words(code.class.to_string()),
            meaning(&code.docs),
            last,
        ],
    }
}

fn kinds(kinds: &[JsonKind]) -> String {
    let words: Vec<&str> = kinds
        .iter()
        .map(|kind| match kind {
            JsonKind::Null => "null",
            JsonKind::Boolean => "bool",
            JsonKind::Integer => "num",
            JsonKind::Number => "float",
            JsonKind::String => "str",
            JsonKind::Array => "array(any)",
            JsonKind::Object => "obj",
        })
        .collect();
    if words.is_empty() {
        "any".to_owned()
    } else {
        words.join(" / ")
    }
}
