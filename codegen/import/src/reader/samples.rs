//! Examples: commands, bodies, and the words about them.

use super::Reader;
use crate::captions::Section;
use crate::draft::Sample;
use crate::text::Text;
use crate::{curl, json, rows};
use bilispec_codegen::labels;
use bilispec_codegen::source::Json;

impl Reader<'_> {
    /// A fact of an example, as the reference lists them.
    pub(super) fn of_sample(&mut self, text: &Text, words: &str) -> bool {
        let Some(sample) = &mut self.sample else {
            return false;
        };
        if let Some(word) = labels::PROVENANCE.of(words) {
            sample.provenance = Some(word.to_owned());
        } else if labels::ADDED.of(words).is_some() {
            sample.added = text.codes().map(str::to_owned).collect();
        } else {
            // The file of the fixture.
            let mut codes = text.codes();
            return codes
                .next()
                .is_some_and(|file| file == words && file.starts_with("fixtures/"));
        }
        true
    }

    pub(super) fn code(&mut self, line: usize, language: &str, text: &str) {
        let word = language.split_whitespace().next().unwrap_or_default();
        let trimmed = text.trim();
        if curl::is_command(trimmed) {
            return self.command(line, trimmed);
        }
        if self.section != Section::Examples && self.call(line, trimmed) {
            return;
        }
        let looks = trimmed.starts_with(['{', '[']);
        if !(matches!(word, "json" | "jsonc" | "json5" | "js") || word.is_empty() && looks) {
            let rows = text.lines().count();
            self.sink.unread(
                line,
                format!("a block of {rows} lines that is neither JSON nor a command of curl"),
            );
            return;
        }
        if trimmed.is_empty() {
            let what = if self.section == Section::Request {
                "request"
            } else {
                "reply"
            };
            self.sink
                .remark(line, format!("the notes leave the {what} empty"));
            return;
        }
        match json::read(text) {
            Err(why) => self.sink.unread(line, format!("this is not JSON: {why}")),
            Ok(read) if self.section == Section::Envelope => {
                let rows = rows::of_json(line, &read);
                if rows.is_empty() {
                    self.sink
                        .unread(line, "the outer object of replies is not an object");
                }
                self.notes.envelopes.push((self.file, rows));
            }
            Ok(_) if self.section == Section::Request => {
                self.sink
                    .unread(line, "a request's body without its command");
            }
            Ok(read) => {
                let mut sample = self.sample.take().unwrap_or_default();
                sample.line = line;
                if read.comments.is_empty() && Json::parse(text.as_bytes()).is_ok() {
                    sample.text = format!("{}\n", text.trim_end());
                }
                sample.body = Some(read.value);
                sample.comments = read.comments;
                self.current.samples.push(sample);
            }
        }
    }

    pub(super) fn command(&mut self, line: usize, text: &str) {
        match curl::read(text, line) {
            Err(why) => self
                .sink
                .unread(line, format!("the command can't be read: {why}")),
            Ok((request, unknown)) => {
                for word in unknown {
                    self.sink.unread(
                        line,
                        format!("the command says `{word}`, which is not understood"),
                    );
                }
                let sample = self.sample.get_or_insert_with(|| Sample {
                    line,
                    ..Sample::default()
                });
                if sample.request.is_some() {
                    self.sink
                        .unread(line, "a second command before the first one's reply");
                }
                sample.request = Some(request);
            }
        }
    }

    /// An example ends where another part begins.
    pub(super) fn flush_sample(&mut self) {
        let Some(sample) = self.sample.take() else {
            return;
        };
        if let Some(request) = sample.request {
            self.sink.remark(request.line, "an example without a reply");
            self.current.requests.push(request);
        }
        if !sample.summary.is_empty() && sample.case.is_none() {
            self.current.notes.push(sample.summary);
        } else if sample.case.is_some() {
            self.sink
                .unread(sample.line, "an example without a reply's body");
        }
    }
}
