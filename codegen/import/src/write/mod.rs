//! From endpoints as notes have them to the files of a spec.
//!
//! What notes leave open is decided here, each time with a remark: groups and ids by address, types by example.

mod codes;
mod envelope;
mod examples;
mod hints;
mod json;
mod operation;
mod places;
mod responses;
mod schema;
mod shared;
mod types;

use std::collections::BTreeSet;

use super::draft::{Cookie, Endpoint, Notes, Root};
use super::infer;
use super::sink::Sink;
use super::types::Type;
use bilispec_codegen::bundle;
use bilispec_codegen::model::{both_languages, names};
use bilispec_codegen::openapi::editor_line;
use bilispec_codegen::output::OutputFile;
use bilispec_codegen::source::Json;

use envelope::Envelope;
use json::Object;
use places::{Place, Places, host_label};
use types::Types;

/// The files.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) files: Vec<OutputFile>,
    pub(super) endpoints: usize,
}

/// Writes a spec, or nothing without an endpoint. `is_chinese`: whether the notes have a Chinese word.
pub(super) fn write(mut notes: Notes, is_chinese: bool, sinks: &mut [Sink]) -> Written {
    let mut places = Places::default();
    let mut endpoints: Vec<(Endpoint, Place)> = Vec::new();
    let mut given = std::mem::take(&mut notes.endpoints);
    given.sort_by_key(|endpoint| {
        let known = notes
            .order
            .iter()
            .position(|id| endpoint.id.as_ref() == Some(id));
        known.unwrap_or(usize::MAX)
    });
    for endpoint in given {
        let Some(sink) = sinks.get_mut(endpoint.file) else {
            continue;
        };
        endpoints.extend(places.of(endpoint, &notes, sink));
    }
    if endpoints.is_empty() {
        return Written::default();
    }
    hints::types(&mut endpoints, sinks);
    for (endpoint, _) in &mut endpoints {
        outer(endpoint, &notes);
        infer::fill(endpoint);
        if let Some(sink) = sinks.get_mut(endpoint.file) {
            hints::fit(endpoint, sink);
            hints::sensitive(endpoint, sink);
        }
    }
    let all: Vec<Endpoint> = endpoints
        .iter()
        .map(|(endpoint, _)| endpoint.clone())
        .collect();
    let mut types = Types::of(&all);
    for (name, file, line) in std::mem::take(&mut types.conflicts) {
        if let Some(sink) = sinks.get_mut(file) {
            sink.unread(
                line,
                format!("another table of `{name}` than before; the first one is taken"),
            );
        }
    }
    let mut envelopes: Vec<Envelope> = Vec::new();
    let mut files = Vec::new();
    let mut paths = Object::default();
    for (endpoint, place) in &endpoints {
        let Some(sink) = sinks.get_mut(endpoint.file) else {
            continue;
        };
        let index = envelope_of(endpoint, place, &mut envelopes, sink);
        let Some(envelope) = envelopes.get(index) else {
            continue;
        };
        let item = operation::write(endpoint, place, envelope, &mut types, sink);
        let file = format!("{}/{}.yaml", place.group, place.id);
        files.push(yaml(&format!("spec/{file}"), item, is_chinese));
        let mut silent = Sink::default();
        files.extend(examples::of(endpoint, &mut silent).files(&place.id));
        paths.set(&place.path, Object::default().with("$ref", file));
    }
    let mut out = Object::default();
    for envelope in &envelopes {
        envelope.write(&mut out);
    }
    files.push(yaml(envelope::FILE, out, is_chinese));
    let shared = shared::shared(&mut types);
    if !shared.is_empty() {
        files.push(yaml(shared::FILE, shared, is_chinese));
    }
    files.push(yaml(
        "spec/openapi.yaml",
        root(&notes, &endpoints, &places, paths),
        is_chinese,
    ));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Written {
        endpoints: endpoints.len(),
        files,
    }
}

fn yaml(path: &str, object: Object, is_chinese: bool) -> OutputFile {
    let inside = path.strip_prefix("spec/").unwrap_or(path);
    let mut value = object.build();
    if !is_chinese {
        without_chinese(&mut value);
    }
    OutputFile {
        path: path.to_owned(),
        text: editor_line(inside) + &bundle::to_yaml(&value),
    }
}

/// Of notes without a Chinese word, sentences of this program's own are in English alone.
fn without_chinese(value: &mut Json) {
    match value {
        Json::String(text) => {
            if let (Some(_), Some(english)) = both_languages(text) {
                *text = english;
            }
        }
        Json::Array(items) => items.iter_mut().for_each(without_chinese),
        Json::Object(members) => members
            .iter_mut()
            .for_each(|(_, value)| without_chinese(value)),
        _ => {}
    }
}

/// The envelope of an endpoint: one that is there, or a new one.
fn envelope_of(
    endpoint: &Endpoint,
    place: &Place,
    envelopes: &mut Vec<Envelope>,
    sink: &mut Sink,
) -> usize {
    let name = format!("{}Envelope", names::pascal(&host_label(&place.host)));
    let mut envelope = Envelope::of(endpoint, &name, sink);
    let known = envelopes.iter().position(|known| {
        known.fits(&envelope)
            && (known.name == envelope.name
                || endpoint
                    .root
                    .as_ref()
                    .is_none_or(|root| root.name.is_none()))
    });
    if let Some(index) = known {
        if let Some(known) = envelopes.get_mut(index) {
            known.add_codes(&envelope);
        }
        return index;
    }
    let mut number = 2;
    let stem = envelope.name.clone();
    while envelopes.iter().any(|known| known.name == envelope.name) {
        envelope.name = format!(
            "{}{number}Envelope",
            stem.strip_suffix("Envelope").unwrap_or(&stem)
        );
        number += 1;
    }
    envelopes.push(envelope);
    envelopes.len() - 1
}

/// What holds for all replies of a file holds for each that says nothing of itself.
fn outer(endpoint: &mut Endpoint, notes: &Notes) {
    if endpoint
        .root
        .as_ref()
        .is_none_or(|root| root.rows.is_empty())
        && let Some((_, rows)) = notes
            .envelopes
            .iter()
            .find(|(file, _)| *file == endpoint.file)
    {
        let root = endpoint.root.get_or_insert_with(Root::default);
        root.rows.clone_from(rows);
        // What stands there is a stand-in for the payload.
        for row in &mut root.rows {
            if matches!(row.ty, Type::Object(None)) {
                row.ty = Type::Any;
            }
        }
    }
}

/// The root document.
fn root(notes: &Notes, endpoints: &[(Endpoint, Place)], places: &Places, paths: Object) -> Object {
    let info = &notes.info;
    let mut about = Object::default()
        .with("title", info.title.as_deref().unwrap_or("imported notes"))
        .with("version", info.version.as_deref().unwrap_or("0.1.0"));
    about.text("summary", info.summary.as_deref().unwrap_or_default());
    about.text("description", &info.meaning);
    let mut tags: Vec<Json> = Vec::new();
    let mut written: Vec<&str> = Vec::new();
    for (_, place) in endpoints {
        if written.contains(&place.group.as_str()) {
            continue;
        }
        written.push(&place.group);
        tags.push(tag(&place.group, notes, endpoints).into());
    }
    let mut root = Object::default()
        .with("openapi", "3.1.0")
        .with("info", about)
        .with("tags", tags)
        .with("security", Json::Array(Vec::new()))
        .with("paths", paths);
    let mut schemes = Object::default();
    for (cookie, scheme) in &places.schemes {
        let known = notes.cookies.iter().find(|known| known.name == *cookie);
        schemes.set(scheme, self::scheme(cookie, known));
    }
    if !schemes.is_empty() {
        root.set(
            "components",
            Object::default().with("securitySchemes", schemes),
        );
    }
    root
}

fn tag(name: &str, notes: &Notes, endpoints: &[(Endpoint, Place)]) -> Object {
    let mut tag = Object::default().with("name", name);
    let files: BTreeSet<usize> = endpoints
        .iter()
        .filter(|(_, place)| place.group == name)
        .map(|(endpoint, _)| endpoint.file)
        .collect();
    let mut all: Vec<String> = Vec::new();
    let mut meaning = "";
    for group in &notes.groups {
        // What a file says of no endpoint belongs to the group of its endpoints.
        let of_file = group
            .name
            .strip_prefix('\0')
            .and_then(|file| file.parse().ok());
        let here = of_file.map_or(group.name == name, |file: usize| files.contains(&file));
        if here {
            all.extend(group.notes.iter().cloned());
            if !group.meaning.is_empty() {
                meaning = &group.meaning;
            }
        }
    }
    tag.text("description", meaning);
    tag.list("x-notes", &all);
    tag
}

fn scheme(cookie: &str, known: Option<&Cookie>) -> Object {
    let mut scheme = Object::default()
        .with("type", "apiKey")
        .with("in", "cookie")
        .with("name", cookie);
    let facts = known.map(|known| &known.facts);
    let sensitive = facts.and_then(|facts| facts.sensitive.as_deref());
    scheme.set("x-sensitive", sensitive.unwrap_or("credential"));
    if let Some(known) = known {
        scheme.text("description", &known.meaning);
        scheme.list("x-notes", &known.facts.all_notes());
    }
    scheme
}
