//! An HTTP status that the spec does not list, with what its replies hold.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::source::Json;
use bilispec_wire::json::pointer as places;

use super::draft::FileEdit;
use super::mend::Mend;
use super::schema;
use crate::json::text;

impl Mend<'_> {
    /// An HTTP status that was answered.
    pub(super) fn status(&self, operation: usize, status: u16) -> Vec<FileEdit> {
        let mut response = vec![
            // OpenAPI wants one; what it should say nobody knows yet.
            ("description".to_owned(), text("")),
        ];
        if !self.draft.is_plain() {
            response.push(("x-evidence".to_owned(), text("observed")));
        }
        if let Some(schema) = self.body(operation) {
            let media = Json::Object(vec![("schema".to_owned(), schema)]);
            let content = Json::Object(vec![("application/json".to_owned(), media)]);
            response.push(("content".to_owned(), content));
        }
        let responses = self.key.pointer.as_str();
        let edit = Edit::insert(responses, status.to_string(), Json::Object(response));
        vec![self.edit(edit)]
    }

    /// The schema of its JSON, if all of its replies were JSON.
    fn body(&self, operation: usize) -> Option<Json> {
        let shape = &self.lesson.shape;
        if shape.count() == 0 || shape.count() != self.lesson.count {
            return None;
        }
        Some(
            self.refusal(operation)
                .unwrap_or_else(|| self.schema(schema::field("", shape, None))),
        )
    }

    /// The refusal of the operation's envelope, if its codes stand where that has them.
    fn refusal(&self, operation: usize) -> Option<Json> {
        let api = self.draft.loaded().api.as_ref()?;
        let operation = api.operations.get(operation)?;
        let envelope = api.envelope(operation.reply.envelope);
        let members = self.lesson.shape.members()?;
        let has_code = envelope.code.iter().any(|place| {
            let first = places::tokens(place).next();
            let mut own = members
                .iter()
                .filter(|(name, _)| Some(name.as_str()) == first.as_deref());
            own.any(|(_, shape)| shape.count() == self.lesson.shape.count())
        });
        let (file, reply) = self.draft.place(operation.reply.schema.span)?;
        if !has_code || file != self.key.file {
            return None;
        }
        let reference = self.value(&format!("{reply}/oneOf/1/$ref"))?;
        Some(Json::Object(vec![("$ref".to_owned(), reference)]))
    }
}
