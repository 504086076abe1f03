//! A new endpoint: its file, its place in the root document, and a first fixture, from what was captured or from nothing.
//!
//! Writes what a person then edits: what is known stands there, what only a person can say is what the lint asks for.
//! Works on a draft; whoever runs it writes that.

mod selector;
mod source;
mod template;

use std::path::Path;

use bilispec_codegen::diagnostics::{Diagnostics, Severity};
use bilispec_codegen::edit::{self, Edit};
use bilispec_codegen::emit;
use bilispec_codegen::model::{self, Envelope, Operation};
use bilispec_codegen::openapi;
use bilispec_codegen::source::Json;
use bilispec_wire::envelope::{Code, Success};

use crate::capture::{Body, Exchange, Message};
use crate::learn::{self, Draft, FileEdit, Origin};
use crate::observations::Witness;
use crate::similar::did_you_mean;
use selector::Selector;

use crate::url;

pub use source::{Material, from_capture};

/// What is to be added.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The operation's id.
    pub operation: String,
    /// The HTTP method; else the capture's.
    pub method: Option<String>,
    /// The address, with `{name}` for steps that are values; else the capture's.
    pub url: Option<String>,
    /// The group that it belongs to; else that of the other calls to its host.
    pub tag: Option<String>,
}

/// Where a new endpoint goes.
struct Site {
    method: String,
    host: String,
    path: String,
    query: Vec<(String, String)>,
    /// What tells the call from others at its address, and their operations.
    selector: Option<(Selector, Vec<String>)>,
    tag: String,
    /// The file that holds it.
    file: String,
}

/// The project with an endpoint more; or why it can't be added.
pub fn add(spec: &Path, wanted: &Wanted, material: &Material) -> Result<Draft, String> {
    let draft = Draft::open(spec);
    let project = draft.project().ok_or("the spec can't be used")?;
    let root = draft.root_file().ok_or("the spec can't be used")?;
    name(&project.api.operations, &wanted.operation)?;
    let site = site(&draft, &root, wanted, material)?;
    let envelope = envelope(&draft, &site, material)?;
    let reply = material
        .reply
        .clone()
        .unwrap_or_else(|| empty_reply(envelope));
    let call = template::Call {
        draft: &draft,
        operation: &wanted.operation,
        site: &site,
        envelope,
        material,
        reply: &reply,
    };
    let next = place(&draft, &root, &site, &call)?;
    if let Some(api) = &next.loaded().api {
        // What `generate` would refuse afterwards is not written.
        let mut problems = Diagnostics::default();
        emit::check(api, &mut problems);
        let mut errors = problems.list().iter();
        if let Some(error) = errors.find(|one| one.severity == Severity::Error) {
            return Err(error.message.clone());
        }
    }
    let number = next
        .loaded()
        .api
        .iter()
        .flat_map(|api| &api.operations)
        .position(|operation| operation.id == wanted.operation)
        .ok_or("the new endpoint can't be read back")?;
    let exchange = exchange(&site, material, &reply);
    let sample = material.sample.as_deref().unwrap_or("the first reply");
    let witness = Witness::of(number, sample, &exchange, std::collections::BTreeSet::new()).ok_or(
        "the reply makes no fixture: it is not a text, or larger than 1 MiB, or not of HTTP 200",
    )?;
    let origin = if material.reply.is_some() {
        Origin::Captured
    } else {
        Origin::Composed
    };
    learn::take_in(next, &exchange, &witness, origin)
}

/// A name that Rust and the folder of fixtures can have, and nobody else has.
fn name(operations: &[Operation], id: &str) -> Result<(), String> {
    let mut chars = id.chars();
    let first = chars.next().is_some_and(|c| c.is_ascii_lowercase());
    let rest = chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let is_name = first && rest && model::snake_case(id) == id;
    if !is_name {
        let near = model::snake_case(id);
        let meant = if near.is_empty() || near == "value" {
            String::new()
        } else {
            format!("; did you mean `{near}`?")
        };
        return Err(format!(
            "`{}` is not a name for an operation: lower-case letters, digits and `_`, and no word of Rust's own{meant}",
            url::shortened(id, 60)
        ));
    }
    if let Some(why) = model::refused_as_module(id) {
        return Err(format!("`{id}` {why}: name the operation otherwise"));
    }
    if operations.iter().any(|known| known.id == id) {
        return Err(format!("there is an operation `{id}` already"));
    }
    Ok(())
}

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

fn site(draft: &Draft, root: &str, wanted: &Wanted, material: &Material) -> Result<Site, String> {
    let said = wanted.method.as_ref().or(material.method.as_ref());
    let method = said.ok_or("how is it called? name the method with --method")?;
    let method = method.to_ascii_uppercase();
    if !METHODS.contains(&method.as_str()) {
        let near = did_you_mean(&method, METHODS);
        return Err(format!(
            "`{}` is not a method that the spec can describe{near}",
            url::shortened(&method, 20)
        ));
    }
    let said = wanted.url.as_ref().or(material.url.as_ref());
    let address = said.ok_or("where is it? name the address with --url")?;
    let shown = url::without_query(address);
    let (scheme, _) = address
        .split_once("://")
        .ok_or_else(|| format!("`{shown}` is not a whole address: it begins with https://"))?;
    if !scheme.eq_ignore_ascii_case("https") {
        return Err(format!(
            "`{shown}`: only https is described; what a cookie unlocks must not travel over {}",
            url::shortened(scheme, 20)
        ));
    }
    let parsed = url::parse(address).ok_or_else(|| format!("`{shown}` can't be read"))?;
    let path = parsed.path.trim_end_matches('/');
    if path.is_empty() || !path.starts_with('/') || parsed.authority.is_empty() {
        return Err(format!("`{shown}` has no path"));
    }
    let query = parsed.query.or_else(|| {
        let captured = material.url.as_deref()?;
        url::parse(captured)?.query
    });
    let query = url::form(query.unwrap_or_default());
    let query =
        query.map(|(name, value)| (name.into_owned(), value.unwrap_or_default().into_owned()));
    let host = format!("https://{}", parsed.authority);
    let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
    let same_host: Vec<&Operation> = operations.filter(|known| known.host == host).collect();
    let query: Vec<(String, String)> = query.collect();
    let same_address = same_host
        .iter()
        .filter(|known| known.path == path && known.method.as_str().eq_ignore_ascii_case(&method));
    let same_address: Vec<&Operation> = same_address.copied().collect();
    let selector = match same_address.first() {
        None => None,
        Some(first) => {
            let selector = Selector::between(&same_address, &query, material).ok_or_else(|| {
                format!(
                    "{method} {host}{path} is described already, as `{}`, and no word of its query or body tells the two calls apart",
                    first.id
                )
            })?;
            let ids = same_address.iter().map(|known| known.id.clone());
            Some((selector, ids.collect()))
        }
    };
    let tag = match &wanted.tag {
        Some(tag) => tag.clone(),
        None => tag_of(draft, &same_host)?,
    };
    if model::snake_case(&tag) != tag {
        return Err(format!(
            "`{}` is not a name for a tag: lower-case letters, digits and `_`",
            url::shortened(&tag, 40)
        ));
    }
    if let Some(why) = model::refused_as_file(&tag) {
        return Err(format!("`{tag}` {why}: name the tag otherwise"));
    }
    let folder = root.rsplit_once('/').map_or("spec", |(folder, _)| folder);
    Ok(Site {
        file: format!("{folder}/{tag}/{}.yaml", wanted.operation),
        method,
        host,
        path: path.to_owned(),
        query,
        selector,
        tag,
    })
}

/// The tag of the other calls to the host, or the only one that there is.
fn tag_of(draft: &Draft, same_host: &[&Operation]) -> Result<String, String> {
    if let Some(known) = same_host.first() {
        return Ok(known.tag.clone());
    }
    let tags: Vec<&str> = draft
        .loaded()
        .api
        .iter()
        .flat_map(|api| &api.tags)
        .map(|tag| tag.name.as_str())
        .collect();
    match tags.as_slice() {
        [only] => Ok((*only).to_owned()),
        several => Err(format!(
            "which group does it belong to? name it with --tag; there are {}",
            several.join(", ")
        )),
    }
}

/// The envelope that the reply has, those of the same host first.
fn envelope<'d>(
    draft: &'d Draft,
    site: &Site,
    material: &Material,
) -> Result<&'d Envelope, String> {
    let api = draft
        .loaded()
        .api
        .as_ref()
        .ok_or("the spec can't be used")?;
    let of = |operation: &Operation| api.envelope(operation.reply.envelope);
    let same = api
        .operations
        .iter()
        .filter(|known| known.host == site.host);
    let candidates = same.chain(&api.operations).map(of);
    let fits = |envelope: &&Envelope| match &material.reply {
        _ if envelope.is_none() => false,
        None => true,
        Some(reply) => {
            let mut places = envelope.code.iter();
            places.any(|place| match reply.at(place) {
                Some(Json::Null) => true,
                Some(code) => code
                    .as_code()
                    .is_some_and(|code| envelope.success.is_form_of(&code)),
                None => envelope.success == Success::Absent,
            })
        }
    };
    let mut candidates = candidates.filter(fits);
    candidates.next().ok_or_else(|| {
        let keys: Vec<String> = api
            .envelopes
            .iter()
            .map(|envelope| format!("{} ({})", envelope.name, envelope.code.join(", ")))
            .collect();
        format!(
            "the reply has no code where an envelope of the spec reads one: {}; describe its envelope first, beside the others",
            keys.join("; ")
        )
    })
}

/// The code of a reply in an envelope, if there is one.
fn code<'j>(envelope: &Envelope, reply: &'j Json) -> Option<Code<'j>> {
    let places = envelope.code.iter();
    let mut found = places.filter_map(|place| reply.at(place));
    found.find(|code| **code != Json::Null)?.as_code()
}

/// The least that is a success.
fn empty_reply(envelope: &Envelope) -> Json {
    let mut reply = Json::Object(Vec::new());
    if let (Some(place), Success::Values(codes)) = (envelope.code.first(), &envelope.success) {
        reply.set(place, codes.first().map_or(Json::Null, Json::from));
    }
    if let Some(place) = envelope.message.first() {
        reply.set(place, "".into());
    }
    if !envelope.data.is_empty() {
        reply.set(&envelope.data, Json::Object(Vec::new()));
    }
    reply
}

/// The endpoint's file, or its place in the file of the same address, and the root document's entry.
fn place(
    draft: &Draft,
    root: &str,
    site: &Site,
    call: &template::Call<'_>,
) -> Result<Draft, String> {
    let at = |file: &str, edit| FileEdit {
        file: file.to_owned(),
        edit,
    };
    let mut edits = Vec::new();
    // What stands behind `#` is not sent: it tells entries of one path apart.
    let mut path = site.path.clone();
    if let Some((selector, others)) = &site.selector {
        path.extend(["#", call.operation]);
        let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
        let others: Vec<&Operation> = operations.filter(|one| others.contains(&one.id)).collect();
        edits.extend(selector.edits(draft, &others));
    }
    let entry = format!(
        "/paths/{}",
        bilispec_codegen::source::pointer::escape(&path)
    );
    if draft
        .loaded()
        .api
        .iter()
        .flat_map(|api| &api.tags)
        .all(|tag| tag.name != site.tag)
    {
        let tag = Json::Object(vec![("name".to_owned(), Json::String(site.tag.clone()))]);
        edits.push(match draft.value(root, "/tags") {
            Some(_) => at(root, Edit::append("/tags", tag)),
            None => at(
                root,
                Edit::insert_after("", "info", "tags", Json::Array(vec![tag])),
            ),
        });
    }
    let method = site.method.to_ascii_lowercase();
    if let Some(known) = draft.value(root, &entry) {
        // Another method of an address that is there already.
        let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
        let mut same = operations.filter(|known| known.path == site.path);
        let other = same.find(|known| known.host != site.host);
        if let Some(other) = other {
            return Err(format!(
                "the path {} is that of `{}` on {}; OpenAPI has each path once",
                site.path, other.id, other.host
            ));
        }
        let (file, base) = match known.get("$ref").and_then(Json::as_str) {
            Some(reference) if !reference.contains('#') => {
                let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
                (format!("{folder}/{reference}"), String::new())
            }
            Some(_) => {
                return Err(
                    "its path item is referred to in a way that can't be added to".to_owned(),
                );
            }
            None => (root.to_owned(), entry),
        };
        let operation = call.operation(&file)?;
        edits.push(at(&file, Edit::insert(base, method, operation)));
        return draft.with(&edits);
    }
    if draft.has_file(&site.file) {
        return Err(format!("{} is there already", site.file));
    }
    let server = Json::Object(vec![("url".to_owned(), Json::String(site.host.clone()))]);
    let item = Json::Object(vec![
        ("servers".to_owned(), Json::Array(vec![server])),
        (method, call.operation(&site.file)?),
    ]);
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let reference = site
        .file
        .strip_prefix(&format!("{folder}/"))
        .unwrap_or(&site.file);
    let target = Json::String(reference.to_owned());
    let target = Json::Object(vec![("$ref".to_owned(), target)]);
    edits.push(at(root, Edit::insert("/paths", path.as_str(), target)));
    let text = openapi::editor_line(reference) + &edit::document(&item);
    draft.with_file(&site.file, &text, &edits)
}

/// The call and its answer, to be redacted and learned from.
fn exchange<'m>(site: &Site, material: &'m Material, reply: &Json) -> Exchange<'m> {
    let url = material.url.clone().or_else(|| {
        let mut url = format!("{}{}", site.host, site.path);
        for (index, (name, value)) in site.query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url::encode_into(&mut url, name);
            url.push('=');
            url::encode_into(&mut url, value);
        }
        Some(url)
    });
    let body = material.body.as_deref().map(str::as_bytes);
    Exchange {
        method: Some(site.method.clone().into()),
        url: url.map(Into::into),
        request: Message {
            media_type: material.media_type.as_deref().map(Into::into),
            body: body.map_or_else(Body::default, |body| Body::Bytes(body.into())),
            ..Message::default()
        },
        response: Message {
            body: Body::Bytes(reply.to_string().into_bytes().into()),
            ..Message::default()
        },
        ..Exchange::default()
    }
}
