//! A lesson and the draft that it is to be taken into.

use bilispec_codegen::edit::Edit;
use bilispec_codegen::source::Json;

use super::draft::{Draft, FileEdit};
use super::openapi_3_0;
use crate::observations::{Key, Lesson};

/// The changes, or why a person has to make them.
pub(super) type Mended = Result<Vec<FileEdit>, String>;

/// A lesson and the draft that it is to be taken into.
pub(super) struct Mend<'m> {
    pub(super) draft: &'m Draft,
    pub(super) key: &'m Key,
    pub(super) lesson: &'m Lesson,
}

impl Mend<'_> {
    pub(super) fn edit(&self, edit: Edit) -> FileEdit {
        FileEdit {
            file: self.key.file.clone(),
            edit,
        }
    }

    /// What holds the value at the pointer, and the last step to it.
    pub(super) fn parent(&self) -> (&str, &str) {
        self.key.pointer.rsplit_once('/').unwrap_or(("", ""))
    }

    pub(super) fn value(&self, pointer: &str) -> Option<Json> {
        self.draft.value(&self.key.file, pointer)
    }

    /// A schema in the words of the document's version.
    pub(super) fn schema(&self, made: Json) -> Json {
        if self.draft.is_openapi_3_0() {
            openapi_3_0::schema(made)
        } else {
            made
        }
    }
}
