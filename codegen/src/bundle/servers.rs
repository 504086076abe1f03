//! The servers of a document whose operations alone name them, once more at its root: many readers ask there.

use crate::source::Json;

/// Adds `servers` behind `info`, unless there are some, or none anywhere.
pub(super) fn at_root(document: &mut Json) {
    if document.get("servers").is_some() {
        return;
    }
    let mut all = Vec::new();
    for item in values(document.get("paths")) {
        add(&mut all, item.get("servers"));
        for operation in values(Some(item)) {
            add(&mut all, operation.get("servers"));
        }
    }
    if let Json::Object(members) = document
        && !all.is_empty()
    {
        let info = members.iter().position(|(key, _)| key == "info");
        let place = info.map_or(members.len(), |info| info + 1);
        members.insert(place, ("servers".to_owned(), Json::Array(all)));
    }
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
