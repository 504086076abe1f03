//! The page of an operation.

use super::content::{Block, Inline, Page, Row, Table, Text, code, pair, words};
use super::facts::{Facts, meaning, note_text};
use super::names::page_name;
use super::objects::Objects;
use super::{curl, types};
use crate::bodies::{Bodies, Body};
use crate::labels::{self, DOT, Label};
use crate::model::{
    Api, BodyKind, Docs, Example, LinkSource, Operation, Place, SideEffect, pascal_case, snake_case,
};

/// Writes down all that the model knows of an operation.
pub(super) fn page(api: &Api, operation: &Operation, bodies: &Bodies) -> Page {
    let title = operation.docs.summary.as_ref().unwrap_or(&operation.id);
    let mut page = Builder {
        api,
        operation,
        blocks: Vec::new(),
    };
    page.head();
    page.request();
    page.reply();
    page.codes();
    page.blocked();
    page.statuses();
    page.links();
    page.examples(bodies);
    page.blocks
        .extend(super::sources::section(api, &page.blocks));
    Page {
        name: page_name(operation),
        title: title.clone(),
        short: operation.id.clone(),
        group: Some(operation.tag.clone()),
        blocks: page.blocks,
    }
}

/// A page in the making.
pub(super) struct Builder<'a> {
    pub(super) api: &'a Api,
    pub(super) operation: &'a Operation,
    pub(super) blocks: Vec<Block>,
}

impl Builder<'_> {
    pub(super) fn heading(&mut self, label: Label) {
        self.section(label, false);
    }

    /// A section that is shown only when somebody asks.
    pub(super) fn folded(&mut self, label: Label) {
        self.section(label, true);
    }

    fn section(&mut self, label: Label, folded: bool) {
        self.blocks.push(Block::Heading {
            level: 2,
            text: words(label.to_string()),
            folded,
        });
    }

    pub(super) fn caption(&mut self, text: Text) {
        self.blocks.push(Block::Heading {
            level: 3,
            text,
            folded: false,
        });
    }

    pub(super) fn describe(&mut self, docs: &Docs) {
        let text = meaning(docs);
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    fn head(&mut self) {
        let (api, operation) = (self.api, self.operation);
        self.describe(&operation.docs);
        let address = format!("{}{}", operation.host, operation.path);
        self.blocks.push(Block::Address(address));
        self.blocks.push(Block::Emphasis(
            labels::METHOD.with(operation.method.as_str()),
        ));
        self.blocks.push(Block::Paragraph(login(api, operation)));

        let fact = |label: Label, value: Text| {
            let mut line = words(format!("{label}: "));
            line.extend(value);
            line
        };
        let mut facts = vec![
            fact(labels::OPERATION, code(&operation.id)),
            fact(labels::GROUP, code(&operation.tag)),
            fact(labels::EFFECT, effect(operation.effect)),
            fact(
                labels::EVIDENCE,
                vec![Inline::Evidence(operation.docs.evidence)],
            ),
        ];
        facts.extend(super::facts::sources(&operation.docs.sources));
        if operation.deprecated {
            facts.push(vec![Inline::Strong(labels::DEPRECATED.to_string())]);
        }
        if operation.rust_name != snake_case(&operation.id) {
            facts.push(fact(labels::RUST_NAME, code(&operation.rust_name)));
        }
        if operation.request.type_name != pascal_case(&operation.rust_name) {
            let name = code(&operation.request.type_name);
            facts.push(fact(labels::REQUEST_TYPE, name));
        }
        facts.extend(super::facts::server_variables(api, operation));
        let request = &operation.request;
        if let (Some(media_type), false) = (&request.media_type, request.body.has_examples()) {
            facts.push(fact(labels::MEDIA_TYPE, code(media_type)));
        }
        if operation.unsendable().is_some() {
            facts.push(vec![Inline::Strong(labels::LEFT_OUT.to_string())]);
        }
        self.blocks.push(Block::List(facts));
        self.notes(&operation.docs);
    }

    pub(super) fn notes(&mut self, docs: &Docs) {
        if !docs.notes.is_empty() {
            self.caption(words(labels::NOTES.to_string()));
            let notes = docs.notes.iter().map(note_text).collect();
            self.blocks.push(Block::List(notes));
        }
    }

    fn request(&mut self) {
        let request = &self.operation.request;
        self.heading(labels::REQUEST);
        if request.body != BodyKind::None {
            self.describe(&request.docs);
            self.notes(&request.docs);
        }
        for (place, label) in [
            (Place::Path, labels::PATH),
            (Place::Query, labels::QUERY),
            (Place::Header, labels::HEADER),
            (Place::Cookie, labels::COOKIE),
            (Place::Form, form_label(request.body)),
            (Place::Json, labels::JSON),
            (Place::Body, labels::BODY),
        ] {
            self.parameters(place, label);
        }
        let mut objects = Objects::new(self.api, &[]);
        for parameter in &request.parameters {
            let (inner, path) = types::inside(&parameter.ty, &parameter.name);
            objects.add(
                inner,
                &path,
                Some(&parameter.docs),
                &parameter.docs.level_within(None),
            );
        }
        self.blocks.extend(objects.finish());
    }

    fn parameters(&mut self, place: Place, label: Label) {
        let api = self.api;
        let all = &self.operation.request.parameters;
        let here = all.iter().filter(|parameter| parameter.place == place);
        let mut rows = Vec::new();
        for parameter in here {
            let nullable = parameter.nullable;
            let ty = types::name(api, &parameter.ty, nullable);
            let ty = if parameter.json_in_string {
                format!("json({ty})")
            } else {
                ty
            };
            let presence = if parameter.required {
                labels::REQUIRED
            } else {
                labels::OPTIONAL
            };
            rows.push(Row {
                anchor: format!("{}-{}", place_word(place), parameter.name),
                path: place_word(place).to_owned(),
                cells: vec![
                    code(&parameter.name),
                    code(ty),
                    meaning(&parameter.docs),
                    words(presence.to_string()),
                    Facts::of_parameter(api, parameter),
                ],
            });
        }
        let body = match self.operation.request.body {
            BodyKind::Form | BodyKind::Multipart => place == Place::Form,
            BodyKind::Json => place == Place::Json,
            BodyKind::None | BodyKind::Text | BodyKind::Bytes => false,
        };
        if !rows.is_empty() || body {
            self.caption(words(label.to_string()));
            self.blocks.push(Block::Table(Table {
                heads: labels::PARAMETER_HEADS,
                rows,
            }));
        }
    }

    fn links(&mut self) {
        if self.operation.links.is_empty() {
            return;
        }
        self.folded(labels::LINKS);
        let mut rows = Vec::new();
        for link in &self.operation.links {
            let target = self.api.operation(&link.operation);
            for argument in &link.arguments {
                let to = match target {
                    Some(operation) => Inline::Link {
                        text: link.operation.clone(),
                        page: page_name(operation),
                    },
                    None => Inline::Code(link.operation.clone()),
                };
                rows.push(Row {
                    anchor: String::new(),
                    path: String::new(),
                    cells: vec![
                        vec![
                            to,
                            Inline::Text(DOT.to_owned()),
                            Inline::Code(link.name.clone()),
                        ],
                        code(&argument.name),
                        words(place_word(argument.place)),
                        code(source(&argument.source)),
                        meaning(&link.docs),
                    ],
                });
            }
        }
        self.blocks.push(Block::Table(Table {
            heads: labels::LINK_HEADS,
            rows,
        }));
    }

    fn examples(&mut self, bodies: &Bodies) {
        if self.operation.examples.is_empty() {
            return;
        }
        self.heading(labels::EXAMPLES);
        for example in &self.operation.examples {
            let block = self.example(example, bodies);
            self.blocks.push(block);
        }
    }

    fn example(&self, example: &Example, bodies: &Bodies) -> Block {
        let mut title = code(&example.case);
        if let Some(summary) = &example.summary {
            title.push(Inline::Text(": ".to_owned()));
            title.extend(pair(summary));
        }
        let mut facts = vec![
            words(labels::PROVENANCE.with(example.provenance)),
            code(&example.file),
        ];
        facts.extend(super::facts::sources(&example.sources));
        if !example.added.is_empty() {
            let mut added = words(format!("{}: ", labels::ADDED));
            let pointers = example.added.iter().map(code);
            added.extend(super::content::join(
                pointers,
                &Inline::Text(", ".to_owned()),
            ));
            facts.push(added);
        }
        let mut blocks = vec![
            Block::List(facts),
            Block::Code {
                language: "shell",
                text: curl::command(self.api, self.operation, example),
            },
        ];
        if let Some(body) = bodies.of(example).and_then(Body::text) {
            blocks.push(Block::Code {
                language: "json",
                text: body.replace("\r\n", "\n").trim_end().to_owned(),
            });
        }
        Block::Example {
            title,
            anchor: format!("example-{}", example.case),
            blocks,
        }
    }
}

fn source(source: &LinkSource) -> String {
    match source {
        LinkSource::ResponseBody(path) => {
            format!("$response.body#{}", crate::source::pointer::join(path))
        }
        LinkSource::Request(place, name) => match place {
            Place::Form | Place::Json | Place::Body => {
                format!(
                    "$request.body#{}",
                    crate::source::pointer::join(std::slice::from_ref(name))
                )
            }
            place => format!("$request.{}.{name}", place_word(*place)),
        },
        LinkSource::Constant(value) => value.to_string(),
    }
}

fn form_label(body: BodyKind) -> Label {
    if body == BodyKind::Multipart {
        labels::PARTS
    } else {
        labels::FORM
    }
}

fn place_word(place: Place) -> &'static str {
    match place {
        Place::Json => "json",
        place => place.word(),
    }
}

/// What a call changes, in words.
pub(super) fn effect(effect: SideEffect) -> Text {
    let meaning = match effect {
        SideEffect::None => labels::CHANGES_NOTHING,
        SideEffect::Write => labels::WRITES,
        SideEffect::Spend => labels::SPENDS,
    };
    vec![
        Inline::Code(effect.to_string()),
        Inline::Text(format!(" ({meaning})")),
    ]
}

fn login(api: &Api, operation: &Operation) -> Text {
    let security = &operation.security;
    if security.ways.is_empty() {
        return words(labels::NO_LOGIN.to_string());
    }
    let label = if security.optional {
        labels::LOGIN_OPTIONAL
    } else {
        labels::LOGIN
    };
    let mut text = words(format!("{label}: "));
    for (index, way) in security.ways.iter().enumerate() {
        if index > 0 {
            text.push(Inline::Text(" / ".to_owned()));
        }
        let sent = way.iter().map(|id| code(&api.credential(*id).sent_as().1));
        text.extend(super::content::join(sent, &Inline::Text(", ".to_owned())));
    }
    text
}
