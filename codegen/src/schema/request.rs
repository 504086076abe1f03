//! What an operation takes at one place, as one object schema put together from its parameters.
//!
//! A body has an object schema of its own in the spec, which is mirrored as it stands.

use super::document::{SchemaDoc, document, find, node};
use super::writer::Writer;
use crate::model::{Api, BodyKind, KeyPlace, Operation, Parameter, Place};
use crate::source::{Entry, Node, NodeKind, Project, Span, pointer};

/// A member of the object.
struct Member<'p> {
    /// Its name on the wire.
    name: &'p str,
    /// What says so, and is shown for the member as a whole.
    shown: Span,
    /// The parameter or security scheme: its annotations are the member's.
    owner: &'p Node,
    /// What it can be; a session's cookie has none and is a string.
    schema: Option<&'p Node>,
    /// It is always sent, as it says here: value and key.
    required: Option<(Span, Span)>,
    /// Nothing says that it must not be printed, but it must not be.
    secret: bool,
}

/// See [`super::request`].
pub(super) fn write(
    project: &Project,
    api: &Api,
    operation: &Operation,
    place: Place,
) -> SchemaDoc {
    let request = &operation.request;
    let body = match place {
        Place::Form => request.body == BodyKind::Form,
        Place::Json => request.body == BodyKind::Json,
        _ => false,
    };
    if let Some(schema) = request.schema.as_ref().filter(|_| body) {
        return document(Writer::of_request(project), node(project, schema), |_| ());
    }
    let at_place = request
        .parameters
        .iter()
        .filter(|parameter| parameter.place == place);
    let mut members: Vec<_> = at_place
        .filter_map(|parameter| member(project, parameter))
        .collect();
    members.extend(session(project, api, operation, (place, &members)));
    let mut writer = Writer::of_request(project);
    if let Some((value, key)) = base(project, operation) {
        writer
            .origins
            .stand(project, String::new(), value, value, key);
    }
    object(&mut writer, &members);
    writer.finish()
}

/// See [`super::parameter`].
pub(super) fn write_one(project: &Project, parameter: &Parameter) -> SchemaDoc {
    let in_body = matches!(parameter.place, Place::Form | Place::Json | Place::Body);
    let Some(member) = member(project, parameter).filter(|_| !in_body) else {
        return document(
            Writer::of_request(project),
            node(project, &parameter.schema),
            |_| (),
        );
    };
    let mut writer = Writer::of_request(project);
    writer.text.open('{');
    keywords(&mut writer, "", &member);
    writer.definitions();
    writer.text.close('}');
    writer.finish()
}

fn object<'p>(writer: &mut Writer<'p>, members: &[Member<'p>]) {
    let project = writer.project;
    writer.text.open('{');
    writer.text.key("type");
    writer.text.string("object");
    let required: Vec<_> = members
        .iter()
        .filter_map(|member| Some((member.name, member.required?)))
        .collect();
    if !required.is_empty() {
        writer.text.key("required");
        writer.text.open('[');
        for (index, (name, (value, key))) in required.iter().enumerate() {
            writer.text.item();
            writer.text.string(name);
            let path = format!("/required/{index}");
            writer.origins.stand(project, path, *value, *value, *key);
        }
        writer.text.close(']');
    }
    // Of several, none stands for the whole list.
    if let [(_, (value, key))] = required.as_slice() {
        writer
            .origins
            .stand(project, "/required".to_owned(), *value, *value, *key);
    }
    writer.text.key("properties");
    writer.text.open('{');
    for member in members {
        let path = format!("/properties/{}", pointer::escape(member.name));
        writer.text.key(member.name);
        writer.text.open('{');
        keywords(writer, &path, member);
        writer.text.close('}');
    }
    writer.text.close('}');
    writer.definitions();
    writer.text.close('}');
}

/// Writes what a member can be, without braces: its schema, then what its owner says of it.
fn keywords<'p>(writer: &mut Writer<'p>, path: &str, member: &Member<'p>) {
    let project = writer.project;
    let mirrored = member.schema.map_or(member.shown, |schema| schema.span);
    writer.origins.stand(
        project,
        path.to_owned(),
        mirrored,
        member.owner.span,
        member.shown,
    );
    let own = || {
        member
            .owner
            .entries()
            .unwrap_or_default()
            .iter()
            .filter(|entry| annotates(entry))
    };
    match member.schema.map(|schema| &schema.kind) {
        Some(NodeKind::Mapping(entries)) => {
            for entry in entries {
                if own().all(|other| other.key.text != entry.key.text) {
                    writer.keyword(entry, entries);
                }
            }
        }
        Some(NodeKind::Bool(false)) => {
            writer.text.key("not");
            writer.text.0.push_str("true");
        }
        // A selector's value stands by itself.
        Some(_) => {
            if let Some(value) = member.schema {
                writer.text.key("const");
                writer.text.value(project, value);
            }
        }
        None => {
            writer.text.key("type");
            writer.text.string("string");
        }
    }
    for entry in own() {
        let name = entry.key.text.as_str();
        let name = if name == "allowEmptyValue" {
            "x-allow-empty"
        } else {
            name
        };
        writer.text.key(name);
        writer.text.value(project, &entry.value);
        let path = format!("{path}/{}", pointer::escape(name));
        writer.origins.mirror(project, path, entry.value.span);
    }
    if member.secret {
        writer.text.key("x-sensitive");
        writer.text.string("credential");
    }
}

/// Whether a member of a parameter or security scheme says something about its value.
fn annotates(entry: &Entry) -> bool {
    let key = entry.key.text.as_str();
    matches!(key, "allowEmptyValue" | "deprecated" | "description") || key.starts_with("x-")
}

fn member<'p>(project: &'p Project, parameter: &'p Parameter) -> Option<Member<'p>> {
    let root = project.file(parameter.span.file)?.tree()?;
    let (name, _) = find(project, parameter.span)?;
    let (_, owner) = above(root, &name)?;
    let flag = owner.entry("required").filter(|_| parameter.required);
    let shown = parameter.span;
    Some(Member {
        name: &parameter.name,
        shown,
        owner,
        schema: Some(node(project, &parameter.schema)?),
        required: match flag {
            Some(flag) => Some((flag.value.span, flag.key.span)),
            None => parameter.required.then_some((owner.span, shown)),
        },
        secret: false,
    })
}

/// The credentials that the operation needs as cookies or in the query, without those that are parameters.
fn session<'p>(
    project: &'p Project,
    api: &'p Api,
    operation: &Operation,
    (place, known): (Place, &[Member<'_>]),
) -> Vec<Member<'p>> {
    let security = &operation.security;
    let credentials = security
        .credentials()
        .into_iter()
        .map(|id| api.credential(id));
    credentials
        .filter(|credential| match credential.place {
            KeyPlace::Cookie => place == Place::Cookie,
            KeyPlace::Query => place == Place::Query,
            KeyPlace::Header | KeyPlace::Bearer | KeyPlace::Basic => false,
        })
        .filter(|credential| known.iter().all(|member| member.name != credential.cookie))
        .filter_map(|credential| {
            let (_, scheme) = find(project, credential.span)?;
            let name = scheme.get("name")?.span;
            Some(Member {
                name: &credential.cookie,
                shown: name,
                owner: scheme,
                schema: None,
                required: (credential.is_cookie()
                    && security.is_required()
                    && security.ways.len() == 1)
                    .then_some((name, name)),
                secret: scheme.get("x-sensitive").is_none(),
            })
        })
        .collect()
}

/// What stands for the object as a whole: the list of parameters, or the operation; value and key.
fn base(project: &Project, operation: &Operation) -> Option<(Span, Span)> {
    let (path, own) = owner(project, operation)?;
    let root = project.file(own.span.file)?.tree()?;
    let (item_path, item) = above(root, &path)?;
    let list = own.entry("parameters").or_else(|| item.entry("parameters"));
    if let Some(list) = list {
        return Some((list.value.span, list.key.span));
    }
    let method = path.strip_prefix(&item_path)?.strip_prefix('/')?;
    let (_, key) = pointer::step(item, method)?;
    Some((own.span, key))
}

/// The operation's own value in the spec, and the pointer to it.
pub(super) fn owner<'p>(project: &'p Project, operation: &Operation) -> Option<(String, &'p Node)> {
    let root = project.file(operation.span.file)?.tree()?;
    let (id, _) = find(project, operation.span)?;
    above(root, &id)
}

/// The value above that of a pointer.
fn above<'p>(root: &'p Node, path: &str) -> Option<(String, &'p Node)> {
    let (above, _) = path.rsplit_once('/')?;
    Some((above.to_owned(), pointer::get(root, above)?))
}
