//! From blocks to endpoints: what a heading, a label, a list or a table says depends on what came before it.
//!
//! Whatever is understood goes into [`super::draft`]; prose is kept as notes of what it stands under; everything else
//! goes to the sink with its line. Knows the layouts of notes and of the reference, and nothing of specs.

mod bullets;
mod lists;
mod samples;
mod tables;

use super::blocks::{Block, Kind};
use super::captions::{self, Caption, Section};
use super::draft::{About, Endpoint, Group, Notes, Object, Sample};
use super::infer;
use super::sink::Sink;
use super::text::Text;
use bilispec_codegen::labels;

/// Reads the blocks of one file.
pub(super) fn read(file: usize, blocks: Vec<Block>, notes: &mut Notes, sink: &mut Sink) {
    let mut reader = Reader {
        file,
        notes,
        sink,
        current: Endpoint::default(),
        section: Section::Start,
        caption: None,
        sample: None,
        is_index: false,
        base: None,
        in_answer: false,
        group: Group::default(),
    };
    for block in blocks {
        reader.block(block);
    }
    reader.finish();
    reader.prose_of_file();
}

pub(super) struct Reader<'a> {
    pub(super) file: usize,
    pub(super) notes: &'a mut Notes,
    pub(super) sink: &'a mut Sink,
    pub(super) current: Endpoint,
    section: Section,
    caption: Option<Caption>,
    /// The example that is being read.
    sample: Option<Sample>,
    is_index: bool,
    /// What paths stand behind, once that was said.
    base: Option<String>,
    /// The next lines say what the reply is.
    in_answer: bool,
    /// What the file says before and between endpoints.
    group: Group,
}

impl Reader<'_> {
    fn block(&mut self, block: Block) {
        let line = block.line;
        match block.kind {
            Kind::Heading(level, text) => self.heading(line, level, &text),
            Kind::Paragraph(lines) => {
                self.in_answer = false;
                self.paragraph(lines);
            }
            Kind::Quote(text) => self.quote(line, &text),
            Kind::List(items) => self.list(items),
            Kind::Table(table) => self.table(line, &table),
            Kind::Code { language, text } => self.code(line, &language, &text),
        }
    }

    fn heading(&mut self, line: usize, level: u8, text: &Text) {
        let words = text.words();
        if let Some(section) =
            captions::section(&words, self.is_index || self.current.url.is_some())
        {
            self.flush_sample();
            self.caption = None;
            self.is_index |= section == Section::Index;
            self.section = section;
            return;
        }
        let is_example = self.section == Section::Examples && level > 2;
        if !is_example && captions::call(&words).is_some() {
            self.finish();
            self.section = Section::Start;
            self.call(line, &words);
            return;
        }
        if level > 2 && !is_example && self.label(line, text) {
            return;
        }
        if is_example {
            self.flush_sample();
            let mut sample = Sample {
                line,
                ..Sample::default()
            };
            match text.leading_code() {
                Some((case, rest)) => {
                    sample.case = Some(case.to_owned());
                    let rest = rest.written();
                    rest.trim_start_matches(':')
                        .trim()
                        .clone_into(&mut sample.summary);
                }
                None => sample.summary = text.written(),
            }
            self.sample = Some(sample);
            return;
        }
        // The groups of the index.
        if self.is_index && level > 2 {
            return;
        }
        self.finish();
        self.current = Endpoint {
            file: self.file,
            line,
            title: text.written(),
            ..Endpoint::default()
        };
        self.section = Section::Start;
    }

    fn paragraph(&mut self, lines: Vec<(usize, Text)>) {
        let mut prose: Vec<(usize, String)> = Vec::new();
        let mut lines = lines.into_iter().peekable();
        while let Some((line, text)) = lines.next() {
            if text.words().starts_with("curl ") {
                // A command goes on behind a backslash.
                let mut command = text.words();
                while command.ends_with('\\')
                    && let Some((_, next)) = lines.next()
                {
                    command = format!("{command}\n{}", next.words());
                }
                self.keep_prose(std::mem::take(&mut prose));
                self.command(line, &command);
            } else if self.label(line, &text) {
                self.keep_prose(std::mem::take(&mut prose));
            } else {
                prose.push((line, text.written()));
            }
        }
        self.keep_prose(prose);
    }

    fn quote(&mut self, line: usize, text: &Text) {
        let words = text.words();
        if words.starts_with("http://") || words.starts_with("https://") {
            self.address(line, words.split_whitespace().next().unwrap_or_default());
            let rest = words.split_once(char::is_whitespace).map(|(_, rest)| rest);
            if let Some(rest) = rest {
                self.keep_prose(vec![(line, rest.trim().to_owned())]);
            }
        } else {
            self.keep_prose(vec![(line, text.written())]);
        }
    }

    /// An address begins an endpoint, under the same title as the one before if there is no other.
    pub(super) fn address(&mut self, line: usize, url: &str) {
        if self.current.url.is_some() {
            let title = self.current.title.clone();
            self.finish();
            self.current = Endpoint {
                file: self.file,
                title,
                ..Endpoint::default()
            };
        }
        self.current.file = self.file;
        self.current.line = line;
        self.current.url = Some(url.trim().to_owned());
        self.section = Section::Start;
    }

    /// A line that says what comes next, or a fact of the endpoint; whether it is one.
    fn label(&mut self, line: usize, text: &Text) -> bool {
        let words = text.words();
        // A page of the reference leads to its index.
        if labels::INDEX.of(&words) == Some("") {
            return true;
        }
        if let Some(method) = captions::method(&words) {
            self.current.method = Some(method);
            return true;
        }
        if let Some(base) = captions::base(&words) {
            self.base = Some(base.to_owned());
            return true;
        }
        if self.section != Section::Examples && self.call(line, &words) {
            return true;
        }
        if let Some(login) = captions::login(text) {
            if login.cookies.is_empty() && words.starts_with("需要登录") {
                self.sink.remark(
                    line,
                    "a login is needed, and the notes do not name its cookie",
                );
            }
            self.current.login = Some(login);
            let rest = captions::behind_login(&words);
            if !rest.is_empty() {
                self.keep_prose(vec![(line, rest.to_owned())]);
            }
            return true;
        }
        if let Some(codes) = labels::SUCCESS_CODES.of(&words) {
            let root = self.current.root.get_or_insert_default();
            for code in codes.split(',') {
                match code.trim().parse() {
                    Ok(code) => root.success.push(code),
                    Err(_) => self.sink.unread(line, format!("`{code}` is not a code")),
                }
            }
            return true;
        }
        if let Some(proof) = labels::PROOF.of(&words) {
            let members: Vec<String> = text.codes().map(str::to_owned).collect();
            if members.is_empty() && labels::UNDECIDED.of(proof) != Some("") {
                self.sink.unread(line, format!("`{proof}` names no proof"));
            } else {
                self.current.proof = Some(members);
            }
            return true;
        }
        if let Some(rest) = words.strip_prefix(&labels::ANSWER.to_string()) {
            self.current.reply.evidence = text.codes().next().map(str::to_owned);
            self.in_answer = rest.len() < 20;
            return self.in_answer;
        }
        if let Some(caption) = captions::caption(text) {
            self.flush_sample();
            self.enter(line, caption);
            return true;
        }
        if let Some(section) = captions::section(
            words.trim_end_matches([':', '：']),
            self.current.url.is_some(),
        ) && words.ends_with([':', '：'])
        {
            self.flush_sample();
            self.section = section;
            self.caption = None;
            return true;
        }
        false
    }

    fn enter(&mut self, line: usize, caption: Caption) {
        match &caption {
            Caption::Root { name, evidence } => {
                self.section = Section::Reply;
                let root = self.current.root.get_or_insert_default();
                root.name.clone_from(name);
                root.about.evidence.clone_from(evidence);
            }
            Caption::Object {
                path,
                name,
                evidence,
                is_choice,
            } => self.current.objects.push(Object {
                line,
                path: path.clone(),
                name: name.clone(),
                is_choice: *is_choice,
                about: About {
                    evidence: evidence.clone(),
                    ..About::default()
                },
                ..Object::default()
            }),
            Caption::Parameters(place) => {
                self.section = Section::Request;
                if matches!(*place, "form" | "json") {
                    self.current.body = Some(place);
                }
            }
            Caption::Notes => {}
        }
        self.caption = Some(caption);
    }

    /// A line that is a method and an address; whether it is one. A path needs an address that was named before it.
    pub(super) fn call(&mut self, line: usize, words: &str) -> bool {
        let Some((method, address)) = captions::call(words) else {
            return false;
        };
        let url = match &self.base {
            _ if !address.starts_with('/') => address.to_owned(),
            Some(base) => [base, address].concat(),
            None => {
                self.sink.unread(
                    line,
                    format!("`{address}` is a path, and no line before says `Base URL: https://…`"),
                );
                return true;
            }
        };
        self.address(line, &url);
        self.current.method = Some(method);
        true
    }

    /// Prose belongs to what it stands under.
    fn keep_prose(&mut self, lines: Vec<(usize, String)>) {
        let lines: Vec<(usize, String)> = lines
            .into_iter()
            .filter(|(_, text)| !text.trim_matches(['*', ' ']).is_empty())
            .collect();
        let Some((line, _)) = lines.first() else {
            return;
        };
        let line = *line;
        let text: Vec<&str> = lines.iter().map(|(_, text)| text.trim()).collect();
        let text = text.join("\n");
        if self.section == Section::Index {
            return self.of_index(&text);
        }
        let note = |notes: &mut Vec<String>| notes.push(text.clone());
        let add = |meaning: &mut String| {
            if !meaning.is_empty() {
                meaning.push('\n');
            }
            meaning.push_str(&text);
        };
        if std::mem::take(&mut self.in_answer) {
            return add(&mut self.current.reply.meaning);
        }
        match (&self.caption, self.section) {
            (Some(Caption::Object { .. }), _) => {
                if let Some(object) = self.current.objects.last_mut() {
                    add(&mut object.about.meaning);
                }
            }
            (Some(Caption::Root { .. }), _) => {
                let root = self.current.root.get_or_insert_default();
                add(&mut root.about.meaning);
            }
            (Some(Caption::Notes), _) => note(self.notes_here()),
            (_, Section::Examples) => {
                let sample = self.sample.get_or_insert_with(|| Sample {
                    line,
                    ..Sample::default()
                });
                add(&mut sample.summary);
            }
            (None, Section::Start) => add(&mut self.current.meaning),
            // The reference describes a request there; notes say anything.
            (None, Section::Request) if self.current.id.is_some() => {
                add(&mut self.current.request.meaning);
            }
            (_, Section::Envelope) => note(&mut self.group.notes),
            _ if self.current.url.is_some() => note(&mut self.current.notes),
            _ => note(&mut self.group.notes),
        }
    }

    /// The notes of what is being read: the endpoint, its request, its reply.
    fn notes_here(&mut self) -> &mut Vec<String> {
        match self.section {
            Section::Request => &mut self.current.request.notes,
            Section::Reply => &mut self.current.reply.notes,
            _ => &mut self.current.notes,
        }
    }

    fn of_index(&mut self, text: &str) {
        let info = &mut self.notes.info;
        if !info.meaning.is_empty() {
            info.meaning.push('\n');
        }
        info.meaning.push_str(text);
    }

    /// The endpoint is read.
    fn finish(&mut self) {
        self.flush_sample();
        self.caption = None;
        let mut current = std::mem::take(&mut self.current);
        if !self.is_index {
            infer::from_command(&mut current);
        }
        if self.is_index {
            let info = &mut self.notes.info;
            info.title = Some(current.title).filter(|title| !title.is_empty());
            // A summary stands before the description, which begins in Chinese.
            let (zh, _) = bilispec_codegen::model::both_languages(&current.meaning);
            match current.meaning.split_once('\n') {
                Some((first, rest)) if zh.is_none() => {
                    info.summary = Some(first.to_owned());
                    rest.clone_into(&mut info.meaning);
                }
                _ => info.meaning = current.meaning,
            }
            self.is_index = false;
            self.section = Section::Start;
        } else if current.url.is_some() {
            self.notes.endpoints.push(current);
        } else {
            if current.has_content() {
                self.sink.unread(
                    current.line,
                    format!("`{}` has tables or examples and no address", current.title),
                );
            }
            // A heading without an endpoint: what the file says of all of them.
            let texts = [current.title, current.meaning];
            for text in texts.into_iter().chain(current.notes) {
                let lines = text.lines().filter(|line| !line.is_empty());
                self.group.notes.extend(lines.map(str::to_owned));
            }
        }
    }

    /// What the file says of no endpoint becomes notes of the group that its endpoints are in.
    fn prose_of_file(&mut self) {
        let notes = std::mem::take(&mut self.group.notes);
        if !notes.is_empty() {
            self.notes.groups.push(Group {
                name: format!("\0{}", self.file),
                meaning: String::new(),
                notes,
            });
        }
    }
}
