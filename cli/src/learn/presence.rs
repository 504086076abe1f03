//! `presence.yaml`: what the captures show of each member's presence, and what the spec's own fixtures do.

use bilispec_codegen::presence::{FILE, Presence};

use super::draft::Draft;
use crate::observations::Lessons;

/// The draft with the counts in it. `lessons` are of the spec as it stands in the draft; `fixtures`, files that were made
/// of bodies among them.
pub(super) fn record(
    draft: &Draft,
    lessons: &Lessons,
    fixtures: &[String],
) -> Result<Draft, String> {
    let loaded = draft.loaded();
    let (Some(document), Some(api)) = (&loaded.document, &loaded.api) else {
        return Err("the spec can't be used".to_owned());
    };
    let mut presence = Presence::recorded(document);
    for (number, counts) in lessons.presence() {
        let Some(operation) = api.operations.get(number) else {
            continue;
        };
        let counted = presence.operation_mut(&operation.id);
        counted.absorb(counts.clone());
        for example in &operation.examples {
            let is_new = fixtures.contains(&example.file);
            if let Some(body) = is_new
                .then(|| loaded.project.read(&example.file).ok())
                .flatten()
            {
                counted.know(&body);
            }
        }
    }
    let presence = presence.with_fixtures(&loaded.project, document, api);
    let path = loaded.project.path_beside(FILE);
    let path = path.ok_or("the spec has no root document")?;
    draft.with_file(&path, &presence.to_yaml(), &[])
}
