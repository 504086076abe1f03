//! What notes say of endpoints, as they say it: the step between Markdown and a spec.

use super::facts::Facts;
use super::types::Type;
use bilispec_codegen::source::Json;

/// Everything that was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    pub(super) info: Info,
    pub(super) endpoints: Vec<Endpoint>,
    /// Envelopes that hold for all endpoints of a file.
    pub(super) envelopes: Vec<(usize, Vec<Row>)>,
    pub(super) groups: Vec<Group>,
    pub(super) cookies: Vec<Cookie>,
    /// Operations in the order of the reference's index.
    pub(super) order: Vec<String>,
}

/// The words about the whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Info {
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) meaning: String,
}

/// A group of endpoints.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) meaning: String,
    pub(super) notes: Vec<String>,
}

/// A cookie of a session.
#[derive(Debug, Clone, Default)]
pub(super) struct Cookie {
    pub(super) name: String,
    pub(super) scheme: String,
    pub(super) meaning: String,
    pub(super) facts: Facts,
}

/// One call.
#[derive(Debug, Clone, Default)]
pub(super) struct Endpoint {
    /// The file, by its number among those read, and the line.
    pub(super) file: usize,
    pub(super) line: usize,
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) method: Option<String>,
    pub(super) id: Option<String>,
    pub(super) group: Option<String>,
    pub(super) effect: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) deprecated: bool,
    pub(super) rust_name: Option<String>,
    pub(super) request_type: Option<String>,
    pub(super) login: Option<Login>,
    pub(super) meaning: String,
    pub(super) notes: Vec<String>,
    pub(super) request: About,
    /// The body, where there is one even if it has no fields: `form` or `json`.
    pub(super) body: Option<&'static str>,
    pub(super) parameters: Vec<(&'static str, Row)>,
    pub(super) reply: About,
    pub(super) root: Option<Root>,
    pub(super) objects: Vec<Object>,
    pub(super) codes: Vec<Row>,
    /// Texts in the message that block.
    pub(super) blocked: Vec<Row>,
    /// Members that prove a success; none of them: nobody has decided yet.
    pub(super) proof: Option<Vec<String>>,
    pub(super) statuses: Vec<Row>,
    pub(super) links: Vec<Link>,
    pub(super) samples: Vec<Sample>,
    /// Requests without a reply.
    pub(super) requests: Vec<Request>,
    /// Parameters stand in a list, which says neither types nor places.
    pub(super) from_list: bool,
}

impl Endpoint {
    /// Whether it says more than prose.
    pub(super) fn has_content(&self) -> bool {
        !self.parameters.is_empty()
            || self.root.is_some()
            || !self.objects.is_empty()
            || !self.codes.is_empty()
            || !self.samples.is_empty()
            || !self.requests.is_empty()
    }
}

/// The words about a request or a reply as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) meaning: String,
    pub(super) evidence: Option<String>,
    pub(super) notes: Vec<String>,
}

/// Whose cookies a call needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Login {
    pub(super) cookies: Vec<String>,
    pub(super) optional: bool,
}

/// The outer object of a reply.
#[derive(Debug, Clone, Default)]
pub(super) struct Root {
    pub(super) name: Option<String>,
    pub(super) about: About,
    pub(super) success: Vec<i64>,
    pub(super) rows: Vec<Row>,
}

/// A table of an object, or of the branches of a choice.
#[derive(Debug, Clone, Default)]
pub(super) struct Object {
    pub(super) line: usize,
    /// Where it stands: `data.list[]`.
    pub(super) path: String,
    pub(super) name: Option<String>,
    pub(super) is_choice: bool,
    pub(super) about: About,
    pub(super) rows: Vec<Row>,
    /// It follows from samples: no table says so.
    pub(super) inferred: bool,
}

/// A row of a table: a parameter, a field, a branch, a code, a status.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) name: String,
    /// The name of a code.
    pub(super) title: String,
    /// The class of a code.
    pub(super) class: String,
    pub(super) ty: Type,
    pub(super) meaning: String,
    pub(super) required: Option<bool>,
    pub(super) facts: Facts,
}

impl Row {
    pub(super) fn new(line: usize, name: &str, ty: Type) -> Self {
        Self {
            line,
            name: name.to_owned(),
            title: String::new(),
            class: String::new(),
            ty,
            meaning: String::new(),
            required: None,
            facts: Facts::default(),
        }
    }
}

/// A value that goes from a reply to the next call.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) operation: String,
    pub(super) name: String,
    pub(super) parameter: String,
    pub(super) place: String,
    pub(super) value: Json,
    pub(super) meaning: String,
}

/// A reply's body, with its request if there is one.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    pub(super) line: usize,
    pub(super) case: Option<String>,
    pub(super) summary: String,
    pub(super) provenance: Option<String>,
    pub(super) added: Vec<String>,
    pub(super) request: Option<Request>,
    pub(super) body: Option<Json>,
    /// The body as it is written, where it is JSON without comments.
    pub(super) text: String,
    /// What comments say of members, by their path.
    pub(super) comments: Vec<(String, String)>,
}

/// What a command sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) line: usize,
    pub(super) method: Option<String>,
    pub(super) url: String,
    /// Names and texts; `None` for a bare key.
    pub(super) query: Vec<(String, Option<String>)>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) cookies: Vec<(String, String)>,
    pub(super) form: Vec<(String, String)>,
    pub(super) json: Option<String>,
}
