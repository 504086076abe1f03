//! Parameters: where each travels and how its value is written there. One description, read by whoever encodes a value
//! and by whoever decodes it.
//!
//! A description stands as constant data in generated code and is made from the model at run time, so that a client,
//! its validators, a mock and a capture's reader can't disagree. Knows no schema: which shape a value has is part of the
//! description; what its texts stand for is up to the caller.

mod decode;
mod encode;
mod shape;

use std::borrow::Cow;

pub use decode::{Texts, decode};
pub use encode::{Member, Unencodable, pair};
pub use shape::{Names, Shape};

/// One parameter of an operation.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of the spec, no states"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: Cow<'static, str>,
    /// Where it travels.
    pub place: Place,
    /// Where its value comes from.
    pub source: Source,
    /// It has to be sent.
    pub required: bool,
    /// It is sent as null where it has no value (JSON bodies only).
    pub nullable: bool,
    /// How its value is written.
    pub style: Style,
    /// Items and members stand apart from each other; otherwise they are one text with delimiters.
    pub explode: bool,
    /// An empty text is sent as the bare name, without `=`.
    pub bare: bool,
    /// Which shape its values have.
    pub shape: Shape,
}

impl Parameter {
    /// An optional single value from the request, in the style that OpenAPI takes for its place.
    pub const fn new(name: &'static str, place: Place) -> Self {
        let style = match place {
            Place::Path | Place::Header => Style::Simple,
            Place::Query | Place::Cookie | Place::Form => Style::Form,
            Place::Json | Place::Body => Style::Json,
        };
        Self {
            name: Cow::Borrowed(name),
            place,
            source: Source::Value,
            required: false,
            nullable: false,
            style,
            explode: matches!(style, Style::Form),
            bare: false,
            shape: Shape::Single,
        }
    }

    /// The same, always sent.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, sent as null where it has no value (JSON bodies only).
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The same, whose empty text is sent as the bare name.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// The same, written in this style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// The same, whose items and members stand apart, or are one text.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// The same, whose values have this shape.
    #[must_use]
    pub const fn shape(mut self, shape: Shape) -> Self {
        // Constant data is never dropped, so that a constant function can't drop what it replaces.
        std::mem::forget(std::mem::replace(&mut self.shape, shape));
        self
    }

    /// The same, always with this value: JSON text.
    #[must_use]
    pub const fn constant(self, json: &'static str) -> Self {
        self.source(Source::Constant(Cow::Borrowed(json)))
    }

    /// The same, with the value of this cookie of the session.
    #[must_use]
    pub const fn from_cookie(self, name: &'static str) -> Self {
        self.source(Source::Cookie(Cow::Borrowed(name)))
    }

    /// The same, with the value of the body's field of this name.
    #[must_use]
    pub const fn same_as(self, name: &'static str) -> Self {
        self.source(Source::SameAs(Cow::Borrowed(name)))
    }

    const fn source(mut self, source: Source) -> Self {
        std::mem::forget(std::mem::replace(&mut self.source, source));
        self
    }

    /// The text between items and members, where they are one text.
    pub(crate) fn delimiter(&self) -> Option<char> {
        match (self.style, self.explode) {
            (Style::Form | Style::Space | Style::Pipe, true)
            | (Style::DeepObject | Style::Json, _) => None,
            (Style::Space, false) => Some(' '),
            (Style::Pipe, false) => Some('|'),
            (Style::Label, true) => Some('.'),
            (Style::Matrix, true) => Some(';'),
            (Style::Form | Style::Simple | Style::Label | Style::Matrix, _) => Some(','),
        }
    }
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
    /// A field of the form.
    Form,
    /// A member of the JSON body.
    Json,
    /// It is the body itself.
    Body,
}

impl Place {
    /// Its name on pages and in reports: `path`, `query`, `header`, `cookie`, `form` or `body`.
    pub fn word(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            Place::Form => "form",
            Place::Json | Place::Body => "body",
        }
    }
}

/// How a value is written, by OpenAPI's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `p=1&p=2`, `p=1,2`; in a query, a form or a cookie.
    Form,
    /// `p=1%202`.
    Space,
    /// `p=1%7C2`.
    Pipe,
    /// `p[a]=1&p[b]=2`.
    DeepObject,
    /// `1,2`; in a path or a header.
    Simple,
    /// `.1.2`; in a path.
    Label,
    /// `;p=1;p=2`; in a path.
    Matrix,
    /// JSON text, or a member of a JSON body.
    Json,
}

/// Where a parameter's value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The request's next value.
    Value,
    /// Always this; JSON text.
    Constant(Cow<'static, str>),
    /// A cookie of the session (`x-from-cookie`).
    Cookie(Cow<'static, str>),
    /// The body's field of this name (`x-same-as`).
    SameAs(Cow<'static, str>),
}

#[cfg(test)]
mod tests;
