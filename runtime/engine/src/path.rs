//! Where in a document the walk stands. It is a chain on the stack; text is made of it only when
//! something is found there.

use bilispec_wire::json::pointer::token;

/// A place in a document.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Index(usize),
}

impl<'p> Path<'p> {
    pub(crate) const ROOT: Path<'static> = Path {
        parent: None,
        step: Step::Root,
    };

    pub(crate) fn key<'c>(&'c self, key: &'c str) -> Path<'c>
    where
        'p: 'c,
    {
        Path {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub(crate) fn index<'c>(&'c self, index: usize) -> Path<'c>
    where
        'p: 'c,
    {
        Path {
            parent: Some(self),
            step: Step::Index(index),
        }
    }

    pub(crate) fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    /// Whether this is the place of a member at the top.
    pub(crate) fn is_member(&self, name: &str) -> bool {
        matches!(self.step, Step::Key(key) if key == name) && self.parent.is_some_and(Path::is_root)
    }

    /// The keys on the way, from the inside out.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self), |path| path.parent).filter_map(|path| match path.step {
            Step::Key(key) => Some(key),
            Step::Root | Step::Index(_) => None,
        })
    }

    /// The place as a JSON pointer.
    pub(crate) fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut at = Some(self);
        while let Some(path) = at {
            steps.push(path.step);
            at = path.parent;
        }
        let mut out = String::new();
        for step in steps.iter().rev() {
            match step {
                Step::Root => {}
                Step::Key(key) => {
                    out.push('/');
                    out.push_str(&token(key));
                }
                Step::Index(index) => {
                    out.push('/');
                    out.push_str(&index.to_string());
                }
            }
        }
        out
    }
}
