//! What references of a project's files lead to.

use super::reference::{RefError, parse};
use super::{FileId, Node, Project, SourceFile, pointer};
use crate::diagnostics::suggest;

impl Project {
    /// The value that a `$ref`'s text names.
    pub fn resolve(&self, text: &str, from: FileId) -> Result<&Node, RefError> {
        let (file, path) = self.address(text, from)?;
        let tree = self
            .file(file)
            .and_then(SourceFile::tree)
            .ok_or(RefError::Unreadable)?;
        pointer::get(tree, &path).ok_or_else(|| {
            let near = nearest(tree, &path);
            RefError::Nothing(self.path(file).to_owned(), path, near)
        })
    }

    /// The file and the JSON pointer that a `$ref`'s text names, whether or not there is something.
    pub fn address(&self, text: &str, from: FileId) -> Result<(FileId, String), RefError> {
        let reference = parse(text, self.path(from))?;
        let file = match &reference.file {
            None => from,
            Some(path) => self.file_named(path)?,
        };
        Ok((file, reference.pointer))
    }
}

/// The pointer that may be meant: the first step that fails, replaced by a name like it.
fn nearest(tree: &Node, wanted: &str) -> Option<String> {
    let steps = pointer::split(wanted)?;
    let mut node = tree;
    let mut path = String::new();
    for name in &steps {
        let known = pointer::step(node, name).map(|(child, _)| (name.as_str(), child));
        let (name, child) = known.or_else(|| {
            let entries = node.entries()?;
            let near = suggest::nearest(name, entries.iter().map(|entry| entry.key.text.as_str()))?;
            node.get(near).map(|child| (near, child))
        })?;
        path.push('/');
        path.push_str(&pointer::escape(name));
        node = child;
    }
    Some(path)
}
