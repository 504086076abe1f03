//! The servers of a document whose operations alone name them, once more at its root: many readers ask there.

use crate::source::Json;

type Members = Vec<(String, Json)>;

/// Adds `servers` behind `info`, unless there are some, or none anywhere.
pub(super) fn at_root(root: &mut Members) {
    if member(root, "servers").is_some() {
        return;
    }
    let mut all = Vec::new();
    for item in values(member(root, "paths")) {
        add(&mut all, member_of(item, "servers"));
        for operation in values(Some(item)) {
            add(&mut all, member_of(operation, "servers"));
        }
    }
    if all.is_empty() {
        return;
    }
    let info = root.iter().position(|(key, _)| key == "info");
    let place = info.map_or(root.len(), |info| info + 1);
    root.insert(place, ("servers".to_owned(), Json::Array(all)));
}

/// Adds those that are not there yet.
fn add(all: &mut Vec<Json>, servers: Option<&Json>) {
    if let Some(Json::Array(servers)) = servers {
        for server in servers {
            if !all.contains(server) {
                all.push(server.clone());
            }
        }
    }
}

fn values(object: Option<&Json>) -> impl Iterator<Item = &Json> {
    let members = match object {
        Some(Json::Object(members)) => members.as_slice(),
        _ => &[],
    };
    members.iter().map(|(_, value)| value)
}

fn member_of<'j>(object: &'j Json, key: &str) -> Option<&'j Json> {
    match object {
        Json::Object(members) => member(members, key),
        _ => None,
    }
}

fn member<'j>(members: &'j Members, key: &str) -> Option<&'j Json> {
    members
        .iter()
        .find(|(known, _)| known == key)
        .map(|(_, value)| value)
}
