//! From endpoints as notes have them to the files of a spec.
//!
//! What notes leave open is decided here, each time with a remark: groups and ids by address, types by example.

mod codes;
mod envelope;
mod examples;
mod json;
mod operation;
mod schema;

use std::collections::{BTreeMap, BTreeSet};

use super::Sink;
use super::draft::{Cookie, Endpoint, Notes, Root};
use super::infer;
use super::types::Type;
use crate::bundle;
use crate::emit::OutputFile;
use crate::model::names;
use crate::source::Json;
use envelope::Envelope;
use json::Object;
use operation::Place;
use schema::Types;

/// The files.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) files: Vec<OutputFile>,
    pub(super) endpoints: usize,
}

/// Writes a spec; nothing if there is no endpoint.
pub(super) fn write(mut notes: Notes, sinks: &mut [Sink]) -> Written {
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
    hints(&mut endpoints, sinks);
    for (endpoint, _) in &mut endpoints {
        outer(endpoint, &notes);
        infer::fill(endpoint);
        if let Some(sink) = sinks.get_mut(endpoint.file) {
            sensitive(endpoint, sink);
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
        files.push(yaml(&format!("spec/{file}"), item));
        let mut silent = Sink::default();
        files.extend(examples::of(endpoint, &mut silent).files(&place.id));
        paths.set(&place.path, Object::default().with("$ref", file));
    }
    let mut out = Object::default();
    for envelope in &envelopes {
        envelope.write(&mut out);
    }
    files.push(yaml(envelope::FILE, out));
    let shared = types.shared();
    if !shared.is_empty() {
        files.push(yaml(schema::SHARED_FILE, shared));
    }
    files.push(yaml(
        "spec/openapi.yaml",
        root(&notes, &endpoints, &places, paths),
    ));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Written {
        endpoints: endpoints.len(),
        files,
    }
}

fn yaml(path: &str, object: Object) -> OutputFile {
    OutputFile {
        path: path.to_owned(),
        text: bundle::to_yaml(&object.build()),
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

/// Types of parameters that a list only names: from the example, and from examples of other endpoints by the same
/// placeholder.
fn hints(endpoints: &mut [(Endpoint, Place)], sinks: &mut [Sink]) {
    let mut known: BTreeMap<String, Type> = BTreeMap::new();
    for (endpoint, _) in &mut *endpoints {
        if !endpoint.from_list {
            continue;
        }
        let Some(sink) = sinks.get_mut(endpoint.file) else {
            continue;
        };
        for request in endpoint.requests.clone() {
            for (place, row) in &mut endpoint.parameters {
                if *place != "query" {
                    continue;
                }
                let Some((_, value)) = request.query.iter().find(|(name, _)| *name == row.name)
                else {
                    sink.remark(
                        row.line,
                        format!("the example does not send `{}`", row.name),
                    );
                    continue;
                };
                match value {
                    None => row.facts.bare_key = true,
                    Some(text) => seen(row, text, &mut known),
                }
            }
            for (name, _) in &request.query {
                let listed = endpoint.parameters.iter().any(|(_, row)| row.name == *name);
                if !listed {
                    let note = format!(
                        "The example sends `{name}`, which the list of parameters does not name."
                    );
                    sink.remark(
                        request.line,
                        format!("the example sends `{name}`, which the list does not name"),
                    );
                    endpoint.notes.push(note);
                }
            }
        }
    }
    for (endpoint, _) in endpoints {
        for (_, row) in &mut endpoint.parameters {
            if row.ty != Type::Any || !endpoint.from_list {
                continue;
            }
            let by_name = known.get(&row.title).or_else(|| known.get(&row.name));
            row.ty = by_name.cloned().unwrap_or(Type::String(None));
            if by_name.is_none()
                && let Some(sink) = sinks.get_mut(endpoint.file)
            {
                sink.remark(
                    row.line,
                    format!("the type of `{}` is not said; taken as a text", row.name),
                );
            }
        }
    }
}

fn seen(row: &mut super::draft::Row, text: &str, known: &mut BTreeMap<String, Type>) {
    let number = text
        .parse::<i64>()
        .is_ok_and(|number| number.to_string() == text);
    let ty = if number {
        Type::Integer(None)
    } else {
        Type::String(None)
    };
    match &row.facts.default {
        // Listed as an empty text, and a number in the example.
        Some(Json::String(default)) if default.is_empty() && number => {
            row.facts
                .notes
                .push("An empty string in the notes' list, a number in their example.".to_owned());
            row.facts.default = None;
            row.ty = ty;
        }
        Some(_) => {}
        None => {
            if !row.title.is_empty() {
                known.insert(row.title.clone(), ty.clone());
            }
            known.entry(row.name.clone()).or_insert_with(|| ty.clone());
            row.ty = ty;
        }
    }
}

/// Marks what is a secret or a person's by its name; the reference says so itself.
fn sensitive(endpoint: &mut Endpoint, sink: &mut Sink) {
    if endpoint.id.is_some() {
        return;
    }
    let parameters = endpoint.parameters.iter_mut().map(|(_, row)| row);
    let fields = endpoint
        .objects
        .iter_mut()
        .flat_map(|object| &mut object.rows);
    for row in parameters.chain(fields) {
        let single = !matches!(
            row.ty.clone().split_null().0,
            Type::Object(_)
                | Type::OneOf(_)
                | Type::Array(_)
                | Type::Map(_)
                | Type::Json(_)
                | Type::Boolean
        );
        if let Some(why) = crate::lint::sensitivity_of_name(&row.name).filter(|_| single) {
            row.facts.sensitive = Some(why.to_string());
            sink.remark(
                row.line,
                format!("`{}` is marked as {why} by its name", row.name),
            );
        }
    }
}

/// The first word of a host: `show` of show.bilibili.com.
fn host_label(host: &str) -> String {
    let name = host.trim_start_matches("https://");
    let label = name.split(['.', ':']).next().unwrap_or_default();
    names::snake(label).trim_end_matches('_').to_owned()
}

/// Where endpoints go: hosts, paths, ids.
#[derive(Default)]
struct Places {
    routes: BTreeMap<(String, String, String), (usize, usize)>,
    ids: names::Names,
    /// Cookie and scheme, in the order of their first use.
    schemes: Vec<(String, String)>,
    groups: BTreeSet<String>,
}

impl Places {
    fn of(
        &mut self,
        mut endpoint: Endpoint,
        notes: &Notes,
        sink: &mut Sink,
    ) -> Option<(Endpoint, Place)> {
        let url = endpoint.url.clone().unwrap_or_default();
        let Some((scheme, rest)) = url.split_once("://") else {
            sink.unread(
                endpoint.line,
                format!("`{url}` is no address; the endpoint is left out"),
            );
            return None;
        };
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len()))?;
        let fits = |host: &str| {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'))
        };
        if !matches!(scheme, "http" | "https") || !fits(host) || path.contains(['#', ' ']) {
            sink.unread(
                endpoint.line,
                format!("`{url}` is no address of an endpoint; it is left out"),
            );
            return None;
        }
        if !query.is_empty() {
            sink.remark(
                endpoint.line,
                format!("the address has a query, which is left out: {query}"),
            );
            endpoint.notes.push(format!(
                "The notes give the address with the query {query}."
            ));
        }
        if scheme == "http" {
            endpoint.notes.push(
                "The notes give the address with http; a cookie must never travel over http."
                    .to_owned(),
            );
            sink.remark(
                endpoint.line,
                "the address is given with http; taken as https",
            );
        }
        let method = if let Some(method) = &endpoint.method {
            method.clone()
        } else {
            let method = if endpoint.body.is_some() {
                "POST"
            } else {
                "GET"
            };
            sink.remark(
                endpoint.line,
                format!("the notes name no method; taken as {method}"),
            );
            method.to_owned()
        };
        endpoint.method = Some(method.clone());
        let path = if path.is_empty() { "/" } else { path };
        let route = (method, host.to_owned(), path.to_owned());
        if let Some((_, line)) = self.routes.get(&route) {
            sink.unread(
                endpoint.line,
                format!("the same call as at line {line}; this description is left out"),
            );
            return None;
        }
        self.routes.insert(route, (endpoint.file, endpoint.line));
        // Two hosts, or two methods, can have one path: one path item has room for one of them.
        if self
            .routes
            .keys()
            .filter(|(_, _, known)| known == path)
            .count()
            > 1
        {
            sink.unread(
                endpoint.line,
                format!("another call has the path {path} already; this one is left out"),
            );
            return None;
        }
        let id = endpoint
            .id
            .as_deref()
            .map_or_else(|| derived_id(path), names::snake);
        let id = self.ids.unique(id.trim_end_matches('_'), "_");
        let group = endpoint.group.as_deref().map(names::snake);
        let group = group.unwrap_or_else(|| host_label(host));
        let group = if group.is_empty() {
            "api".to_owned()
        } else {
            group
        };
        self.groups.insert(group.clone());
        let cookies = endpoint.login.iter().flat_map(|login| &login.cookies);
        let schemes: Vec<String> = cookies.map(|cookie| self.scheme(cookie, notes)).collect();
        let place = Place {
            host: format!("https://{host}"),
            path: path.to_owned(),
            id,
            group,
            schemes,
        };
        Some((endpoint, place))
    }

    fn scheme(&mut self, cookie: &str, notes: &Notes) -> String {
        if let Some((_, scheme)) = self.schemes.iter().find(|(known, _)| known == cookie) {
            return scheme.clone();
        }
        let named = notes.cookies.iter().find(|known| known.name == cookie);
        let scheme = named
            .map(|cookie| cookie.scheme.clone())
            .filter(|scheme| !scheme.is_empty());
        let scheme =
            scheme.unwrap_or_else(|| names::snake(cookie).trim_end_matches('_').to_owned());
        self.schemes.push((cookie.to_owned(), scheme.clone()));
        scheme
    }
}

/// The last two words of a path.
fn derived_id(path: &str) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && !part.starts_with('{'))
        .collect();
    let from = parts.len().saturating_sub(2);
    names::snake(&parts.get(from..).unwrap_or_default().join("_"))
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
