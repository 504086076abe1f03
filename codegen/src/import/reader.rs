//! From blocks to endpoints: what a heading, a label, a list or a table says depends on what came before it.
//!
//! Whatever is understood goes into [`super::draft`]; prose is kept as notes of what it stands under; everything else
//! goes to the sink with its line. Knows the layouts of notes and of the reference, and nothing of specs.

use super::Sink;
use super::blocks::{Block, Item, Kind, Table};
use super::draft::{About, Cookie, Endpoint, Group, Notes, Object, Root, Sample};
use super::facts::Facts;
use super::labels::{self, Caption, Section};
use super::text::Text;
use super::{bullets, curl, json, rows};
use crate::layout;

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
        if let Some(section) = labels::section(&words, self.is_index || self.current.url.is_some())
        {
            self.flush_sample();
            self.caption = None;
            self.is_index |= section == Section::Index;
            self.section = section;
            return;
        }
        let is_example = self.section == Section::Examples && level > 2;
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
        if layout::INDEX.of(&words) == Some("") {
            return true;
        }
        if let Some(method) = labels::method(&words) {
            self.current.method = Some(method);
            return true;
        }
        if let Some(login) = labels::login(text) {
            if login.cookies.is_empty() && words.starts_with("需要登录") {
                self.sink.remark(
                    line,
                    "a login is needed, and the notes do not name its cookie",
                );
            }
            self.current.login = Some(login);
            let rest = labels::behind_login(&words);
            if !rest.is_empty() {
                self.keep_prose(vec![(line, rest.to_owned())]);
            }
            return true;
        }
        if let Some(codes) = layout::SUCCESS_CODES.of(&words) {
            let root = self.current.root.get_or_insert_default();
            for code in codes.split(',') {
                match code.trim().parse() {
                    Ok(code) => root.success.push(code),
                    Err(_) => self.sink.unread(line, format!("`{code}` is no code")),
                }
            }
            return true;
        }
        if let Some(rest) = words.strip_prefix(&layout::ANSWER.to_string()) {
            self.current.reply.evidence = text.codes().next().map(str::to_owned);
            self.in_answer = rest.len() < 20;
            return self.in_answer;
        }
        if let Some(caption) = labels::caption(text) {
            self.flush_sample();
            self.enter(line, caption);
            return true;
        }
        if let Some(section) = labels::section(
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
                root.name = name.clone();
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

    fn list(&mut self, items: Vec<Item>) {
        if self.section == Section::Index {
            return;
        }
        if bullets::is_endpoint(&items) {
            return bullets::read(self, &items);
        }
        for item in items {
            self.item(&item);
        }
        if self.caption == Some(Caption::Notes) {
            self.caption = None;
        }
    }

    fn item(&mut self, item: &Item) {
        let written = item.text.written();
        let words = item.text.words();
        for inner in &item.items {
            self.item(inner);
        }
        if self.caption == Some(Caption::Notes) {
            self.notes_here().push(written);
        } else if let Some(note) = layout::NOTE.of(&written) {
            let note = note.to_owned();
            match &self.caption {
                Some(Caption::Object { .. }) => {
                    let object = self.current.objects.last_mut();
                    object
                        .into_iter()
                        .for_each(|object| object.about.notes.push(note.clone()));
                }
                _ => self
                    .current
                    .root
                    .get_or_insert_default()
                    .about
                    .notes
                    .push(note),
            }
        } else if self.fact(&item.text, &words) || self.of_sample(&item.text, &words) {
        } else if self.label(item.line, &item.text) {
        } else {
            self.keep_prose(vec![(item.line, written)]);
        }
    }

    /// A fact of the endpoint, as the reference lists them.
    fn fact(&mut self, text: &Text, words: &str) -> bool {
        let code = || text.codes().next().map(str::to_owned);
        let current = &mut self.current;
        for (label, slot) in [
            (layout::OPERATION, &mut current.id),
            (layout::GROUP, &mut current.group),
            (layout::EFFECT, &mut current.effect),
            (layout::EVIDENCE, &mut current.evidence),
            (layout::RUST_NAME, &mut current.rust_name),
            (layout::REQUEST_TYPE, &mut current.request_type),
        ] {
            if label.of(words).is_some() && slot.is_none() {
                *slot = code();
                return slot.is_some();
            }
        }
        if layout::DEPRECATED.of(words) == Some("") {
            current.deprecated = true;
            return true;
        }
        if let Some(version) = layout::VERSION.of(words) {
            self.notes.info.version = Some(version.to_owned());
            return true;
        }
        false
    }

    /// A fact of an example, as the reference lists them.
    fn of_sample(&mut self, text: &Text, words: &str) -> bool {
        let Some(sample) = &mut self.sample else {
            return false;
        };
        if let Some(word) = layout::PROVENANCE.of(words) {
            sample.provenance = Some(word.to_owned());
        } else if layout::ADDED.of(words).is_some() {
            sample.added = text.codes().map(str::to_owned).collect();
        } else {
            // The file of the fixture.
            let mut codes = text.codes();
            return codes.next().is_some_and(|file| file == words) && words.ends_with(".json");
        }
        true
    }

    fn table(&mut self, line: usize, table: &Table) {
        let Some(kind) = rows::kind(&table.heads) else {
            let heads = table.heads.join(" | ");
            let rows = table.rows.len();
            self.sink.unread(
                line,
                format!("a table of {rows} rows with heads that are not known: {heads}"),
            );
            return;
        };
        let read = rows::read(kind, table, self.sink);
        let caption = self.caption.take();
        let current = &mut self.current;
        match kind {
            rows::Of::Parameters => {
                let place = match caption {
                    Some(Caption::Parameters(place)) => place,
                    _ => {
                        let post = current
                            .method
                            .as_deref()
                            .is_some_and(|method| method != "GET");
                        let place = if post { "form" } else { "query" };
                        self.sink.remark(
                            line,
                            format!(
                                "the notes do not say where these parameters go; taken as {place}"
                            ),
                        );
                        place
                    }
                };
                if matches!(place, "form" | "json") {
                    current.body = Some(place);
                }
                current
                    .parameters
                    .extend(read.into_iter().map(|row| (place, row)));
            }
            rows::Of::Fields | rows::Of::Branches => match caption {
                Some(Caption::Object { .. }) => {
                    if let Some(object) = current.objects.last_mut() {
                        object.rows = read;
                    }
                }
                Some(Caption::Root { .. }) => {
                    current.root.get_or_insert_default().rows = read;
                }
                _ if current.root.is_none() => {
                    self.sink
                        .remark(line, "a table without a label, taken for the root object's");
                    current.root = Some(Root {
                        rows: read,
                        ..Root::default()
                    });
                }
                _ => self.sink.unread(
                    line,
                    format!(
                        "a table of {} fields that does not say of which object",
                        read.len()
                    ),
                ),
            },
            rows::Of::Codes => current.codes.extend(read),
            rows::Of::Statuses => current.statuses.extend(read),
            rows::Of::Links => current.links.extend(rows::links(table, self.sink)),
            rows::Of::Groups => self.groups(table),
            rows::Of::Cookies => self.cookies(table),
            rows::Of::Operations => {
                let first = table.rows.iter().filter_map(|(_, cells)| cells.first());
                self.notes.order.extend(first.map(Text::words));
            }
            // What stands there stands with the operations too.
            rows::Of::Index => {}
        }
    }

    fn groups(&mut self, table: &Table) {
        for (_, cells) in &table.rows {
            let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
            self.notes.groups.push(Group {
                name: cell(0).words(),
                meaning: cell(1).written(),
                notes: Facts::read(&cell(2)).all_notes(),
            });
        }
    }

    fn cookies(&mut self, table: &Table) {
        for (_, cells) in &table.rows {
            let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
            self.notes.cookies.push(Cookie {
                name: cell(0).words(),
                scheme: cell(1).words(),
                meaning: cell(2).written(),
                facts: Facts::read(&cell(3)),
            });
        }
    }

    fn code(&mut self, line: usize, language: &str, text: &str) {
        let word = language.split_whitespace().next().unwrap_or_default();
        let trimmed = text.trim();
        if trimmed.starts_with("curl ") {
            return self.command(line, trimmed);
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
            Err(why) => self.sink.unread(line, format!("this is no JSON: {why}")),
            Ok(read) if self.section == Section::Envelope => {
                let rows = rows::of_json(line, &read);
                if rows.is_empty() {
                    self.sink
                        .unread(line, "the outer object of replies is no object");
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
                if read.comments.is_empty() && crate::source::Json::parse(text.as_bytes()).is_ok() {
                    sample.text = format!("{}\n", text.trim_end());
                }
                sample.body = Some(read.value);
                sample.comments = read.comments;
                self.current.samples.push(sample);
            }
        }
    }

    fn command(&mut self, line: usize, text: &str) {
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
    fn flush_sample(&mut self) {
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

    /// The endpoint is read.
    fn finish(&mut self) {
        self.flush_sample();
        self.caption = None;
        let current = std::mem::take(&mut self.current);
        if self.is_index {
            let info = &mut self.notes.info;
            info.title = Some(current.title).filter(|title| !title.is_empty());
            // A summary stands before the description, which begins in Chinese.
            let (zh, _) = crate::model::both_languages(&current.meaning);
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
            let texts = texts.into_iter().chain(current.notes);
            self.group
                .notes
                .extend(texts.filter(|text| !text.is_empty()));
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
