//! Replies of operations without fixtures: the examples of a document from elsewhere, or the richest success that a schema
//! describes.

mod maker;
mod number;
mod text;

use bilispec_codegen::diagnostics::Diagnostics;
use bilispec_codegen::model::{Described, Operation, ReplyBody};
use bilispec_codegen::schema::SchemaDoc;
use bilispec_codegen::source::{Json, Node, SourceFile, pointer};

use self::maker::Maker;
use crate::project::Project;

/// References to references are followed so far.
const DEEPEST: usize = 12;

/// A reply that the document shows or describes.
pub(super) struct Sample {
    pub(super) case: String,
    pub(super) json: Json,
    pub(super) status: u16,
    pub(super) described: Described,
}

/// The files of a document as they are written: of one from elsewhere, what is read for generating has no examples.
pub(super) struct Raw<'p> {
    project: Project<'p>,
    files: Vec<(SourceFile, Json)>,
}

impl<'p> Raw<'p> {
    /// Reads the texts; those of a spec of ours, whose examples are fixtures, need not be.
    pub(super) fn new(project: Project<'p>) -> Self {
        let files = project.loaded.project.files().iter();
        let files = files.filter(|_| project.loaded.is_plain()).map(|file| {
            let mut quiet = Diagnostics::default();
            let path = file.path().to_owned();
            let file = SourceFile::read(path, file.text().to_owned(), &mut quiet);
            let root = file.tree().map_or(Json::Null, Node::to_json);
            (file, root)
        });
        Self {
            files: files.collect(),
            project,
        }
    }

    fn at(&self, path: &str, pointer: &str) -> Option<(&str, &Node)> {
        let (file, _) = self.files.iter().find(|(file, _)| file.path() == path)?;
        Some((file.path(), pointer::get(file.tree()?, pointer)?))
    }

    /// A whole file.
    fn root(&self, path: &str) -> Option<&Json> {
        let found = self.files.iter().find(|(file, _)| file.path() == path);
        found.map(|(_, root)| root)
    }

    /// A value of a file, or what its `$ref` leads to.
    fn resolved<'n>(&'n self, path: &'n str, node: &'n Node) -> Option<(&'n str, &'n Node)> {
        let (mut path, mut node) = (path, node);
        for _ in 0..DEEPEST {
            let Some(target) = node.get("$ref").and_then(Node::as_str) else {
                return Some((path, node));
            };
            let project = &self.project.loaded.project;
            let (file, pointer) = project.address(target, node.span.file).ok()?;
            (path, node) = self.at(project.path(file), &pointer)?;
        }
        None
    }
}

/// All of them, those of a success first. `schema`: the success's.
pub(super) fn samples(
    raw: &Raw<'_>,
    operation: &Operation,
    schema: Option<&SchemaDoc>,
) -> Vec<Sample> {
    let mut all: Vec<Sample> = Vec::new();
    for (status, path, media) in media(raw, operation) {
        let described = operation.described(status);
        for (case, json) in examples(raw, path, media) {
            let case = if all.iter().any(|known| known.case == case) {
                format!("{case}_{status}")
            } else {
                case
            };
            all.push(Sample {
                case,
                json,
                status,
                described,
            });
        }
    }
    all.sort_by_key(|sample| sample.described != Described::Reply);
    let shows_success = all
        .first()
        .is_some_and(|sample| sample.described == Described::Reply);
    // As it is written, with the examples of single members; or as it is read, from several files.
    let written = || {
        let mut all = media(raw, operation).into_iter();
        let is_success = |status: u16| operation.described(status) == Described::Reply;
        let (_, path, media) = all.find(|(status, ..)| is_success(*status))?;
        let root = raw.root(path)?;
        Maker { root }.make(&media.get("schema")?.to_json(), 0)
    };
    let read = || {
        let document = Json::parse(schema?.json_text.as_bytes()).ok()?;
        Maker { root: &document }.make(&document, 0)
    };
    if !shows_success && let Some(json) = written().or_else(read) {
        let success = Sample {
            case: "schema".to_owned(),
            json,
            status: success_status(operation),
            described: Described::Reply,
        };
        all.insert(0, success);
    }
    all
}

fn success_status(operation: &Operation) -> u16 {
    let mut statuses = [200, 201, 202].into_iter().chain(203..300);
    let is_success = |status: &u16| operation.described(*status) == Described::Reply;
    statuses.find(is_success).unwrap_or(200)
}

/// The descriptions of JSON bodies, by a status that falls under each.
fn media<'r>(raw: &'r Raw<'_>, operation: &Operation) -> Vec<(u16, &'r str, &'r Node)> {
    let source = &raw.project.loaded.project;
    let path = source.path(operation.span.file);
    let responses = || {
        let at = source.pointer_of(operation.span)?;
        let (parent, _) = at.rsplit_once('/')?;
        let beside = raw.at(path, &format!("{parent}/responses"));
        beside.or_else(|| raw.at(path, &format!("{at}/responses")))
    };
    let Some((path, responses)) = responses() else {
        return Vec::new();
    };
    let entries = responses.entries().unwrap_or_default();
    let bodies = entries.iter().filter_map(|entry| {
        let key = entry.key.text.as_str();
        let status = match key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
            Some(class) => class.parse::<u16>().ok()? * 100,
            None if key == "default" => match operation.described(200) {
                Described::Reply => 200,
                _ => 500,
            },
            None => key.parse().ok()?,
        };
        let (path, response) = raw.resolved(path, &entry.value)?;
        let content = response.get("content")?;
        let mut media = content.entries()?.iter();
        let json = media.find(|media| {
            let name = media.key.text.split(';').next().unwrap_or_default();
            let name = name.trim().to_ascii_lowercase();
            ReplyBody::of_media_type(&name) == ReplyBody::Json
        })?;
        Some((status, path, &json.value))
    });
    bodies.collect()
}

/// The examples of a media type, or that of its schema.
fn examples(raw: &Raw<'_>, path: &str, media: &Node) -> Vec<(String, Json)> {
    let listed = media.get("examples").and_then(Node::entries);
    let listed = listed.unwrap_or_default().iter().filter_map(|entry| {
        let (_, example) = raw.resolved(path, &entry.value)?;
        let value = example.get("value")?;
        Some((entry.key.text.clone(), value.to_json()))
    });
    let mut all: Vec<(String, Json)> = listed.collect();
    let single = |node: &Node| node.get("example").map(Node::to_json);
    if let Some(json) = single(media) {
        all.push(("example".to_owned(), json));
    }
    if all.is_empty()
        && let Some(schema) = media.get("schema")
        && let Some(json) = raw
            .resolved(path, schema)
            .and_then(|(_, schema)| single(schema))
    {
        all.push(("example".to_owned(), json));
    }
    all
}
