//! What a walk is for: a verdict, or everything that is wrong.

use crate::path::Path;
use crate::schema::keyword::Keyword;
use crate::schema::table::{NodeId, Table};

/// One broken keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The place in the document, as a JSON pointer.
    pub instance_path: String,
    /// The keyword in the schema document, as a JSON pointer without `$ref` hops.
    pub schema_path: String,
    /// Which keyword it is.
    pub keyword: Keyword,
    /// For `anyOf` and `oneOf`, what each branch found.
    pub branches: Vec<Vec<Violation>>,
}

/// A schema whose keyword a value breaks, and where that value stands.
#[derive(Clone, Copy)]
pub(crate) struct Broken<'b> {
    pub(crate) table: &'b Table,
    pub(crate) node: NodeId,
    pub(crate) keyword: Keyword,
    pub(crate) path: &'b Path<'b>,
}

/// Takes what a walk finds.
pub(crate) trait Sink: Default {
    /// Whether the first broken keyword ends the walk.
    const FIRST: bool;

    /// A keyword is broken; `branches` are what those of `anyOf` and `oneOf` found.
    fn add(&mut self, broken: Broken<'_>, branches: Vec<Self>);
}

/// Whether a value conforms, and nothing else.
#[derive(Default)]
pub(crate) struct Verdict;

impl Sink for Verdict {
    const FIRST: bool = true;

    fn add(&mut self, _: Broken<'_>, _: Vec<Self>) {}
}

impl Sink for Vec<Violation> {
    const FIRST: bool = false;

    fn add(&mut self, broken: Broken<'_>, branches: Vec<Self>) {
        self.push(Violation {
            instance_path: broken.path.pointer(),
            schema_path: broken.table.place(broken.node, broken.keyword.name()),
            keyword: broken.keyword,
            branches,
        });
    }
}
