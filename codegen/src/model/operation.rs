//! Operations: what is sent, what comes back, and what is known of both.

use super::{
    Blocked, Bounds, Code, CredentialId, Docs, EnvelopeId, JsonKind, Provenance, SchemaRef,
    Sensitivity, SideEffect, Type, TypeId, Unit,
};
use crate::source::{Json, Span};
use bilispec_wire::parameter::{self as wire, Shape, Style};
use bilispec_wire::status::closest;

pub use bilispec_wire::parameter::Place;
pub use bilispec_wire::status::Status;

/// One call.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`.
    pub id: String,
    /// As a Rust function: `get_project`.
    pub rust_name: String,
    /// As a Rust type: `GetProject`.
    pub type_name: String,
    /// The group, one of [`super::Api::tags`].
    pub tag: String,
    /// The HTTP method.
    pub method: Method,
    /// Scheme and host, always https, without a slash at the end.
    pub host: String,
    /// All servers, the one that is called first: scheme, host and the path in front of the operation's own. A
    /// variable that can have any value stands in braces.
    pub servers: Vec<String>,
    /// The one of [`super::Api::servers`] that is called, if that has variables.
    pub server: Option<usize>,
    /// The path, with a slash in front and with that of the server.
    pub path: String,
    /// What its calls hold that tells them from those of other operations at the same address (`x-when`).
    pub when: Vec<Condition>,
    /// What it does.
    pub docs: Docs,
    /// Not to be used any more; the notes say why.
    pub deprecated: bool,
    /// What it changes on the server.
    pub effect: SideEffect,
    /// The spec says so; otherwise it is what the method suggests.
    pub effect_stated: bool,
    /// What session it needs.
    pub security: Security,
    /// What is sent.
    pub request: Request,
    /// What comes back with HTTP 200.
    pub reply: Reply,
    /// Its own codes; [`super::Api::codes`] adds those of the envelope.
    pub codes: Vec<Code>,
    /// Its own texts that block; [`super::Api::blocked`] adds those of the envelope.
    pub blocked: Vec<Blocked>,
    /// Other HTTP statuses that are known.
    pub statuses: Vec<StatusDoc>,
    /// Where values of the reply go next.
    pub links: Vec<Link>,
    /// Fixtures, each with the request that belongs to it.
    pub examples: Vec<Example>,
    /// The value of `operationId`.
    pub span: Span,
}

/// HTTP methods that a spec can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// PATCH.
    Patch,
    /// DELETE.
    Delete,
}

impl Method {
    /// As HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// The credentials that a call needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Security {
    /// Ways to log in: all credentials of one of them are sent.
    pub ways: Vec<Vec<CredentialId>>,
    /// It works without them too.
    pub optional: bool,
}

impl Security {
    /// The way that samples show: the first.
    pub fn first(&self) -> &[CredentialId] {
        self.ways.first().map_or(&[], Vec::as_slice)
    }

    /// Each credential that any of the ways has, once.
    pub fn credentials(&self) -> Vec<CredentialId> {
        let mut all = Vec::new();
        for id in self.ways.iter().flatten() {
            if !all.contains(id) {
                all.push(*id);
            }
        }
        all
    }

    /// Whether a call fails without a login.
    pub fn is_required(&self) -> bool {
        !self.ways.is_empty() && !self.optional
    }
}

/// A constant that tells an operation's calls from those of others at the same address.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Where it travels: the query, the form or the JSON body.
    pub place: Place,
    /// Its name on the wire.
    pub name: String,
    /// Its value: a text, a number or a boolean.
    pub value: Json,
}

impl Condition {
    /// The value as a text, as queries and forms have it.
    pub fn text(&self) -> String {
        match &self.value {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}

/// What is sent.
#[derive(Debug, Clone)]
pub struct Request {
    /// Rust's name of the request struct.
    pub type_name: String,
    /// What the body is.
    pub docs: Docs,
    /// Path, query, header and cookie parameters in the order of the spec, then the fields of the body in theirs.
    pub parameters: Vec<Parameter>,
    /// How the body travels.
    pub body: BodyKind,
    /// The body's media type as the spec names it, in lower case and without parameters; `None` without a body.
    pub media_type: Option<String>,
    /// The body's schema.
    pub schema: Option<SchemaRef>,
    /// All of it could be read; only a draft has any other.
    pub(crate) readable: bool,
    /// The request body, or the operation where there is none.
    pub span: Span,
}

impl Request {
    /// Whether examples say what a parameter is: of a text, of bytes and of the parts of a body they do not.
    pub fn shows(&self, parameter: &Parameter) -> bool {
        match parameter.place {
            Place::Body => false,
            Place::Form => self.body.has_examples(),
            _ => true,
        }
    }

    /// Whether its body is one value, and no fields.
    pub fn has_whole_body(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.whole)
    }
}

/// How a request's body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// There is none.
    None,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `application/json`.
    Json,
    /// A text of any other media type, as it is.
    Text,
    /// Bytes of any other media type, as they are.
    Bytes,
    /// `multipart/form-data` and its like: described, but no client writes it.
    Multipart,
}

impl BodyKind {
    /// How bodies of a media type travel; the name is in lower case and without parameters.
    pub fn of_media_type(name: &str) -> Self {
        match name {
            "application/x-www-form-urlencoded" => Self::Form,
            "application/json" => Self::Json,
            _ if name.starts_with("multipart/") => Self::Multipart,
            _ => match ReplyBody::of_media_type(name) {
                ReplyBody::Json => Self::Json,
                ReplyBody::Text => Self::Text,
                ReplyBody::Nothing | ReplyBody::Bytes => Self::Bytes,
            },
        }
    }

    /// Whether an example of a call says what is in it.
    pub fn has_examples(self) -> bool {
        matches!(self, Self::Form | Self::Json)
    }
}

/// One value that is sent.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of the spec, no states"
)]
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The wire's name.
    pub name: String,
    /// Rust's name, unique in the request (a parameter with [`Parameter::same_as`] has none of its own and repeats it).
    pub rust_name: String,
    /// Where it travels.
    pub place: Place,
    /// The type of a value that is there and not null.
    pub ty: Type,
    /// Always sent.
    pub required: bool,
    /// May be sent as null (JSON bodies only).
    pub nullable: bool,
    /// What the server takes when it is absent, or what clients send by default.
    pub default: Option<Json>,
    /// Clients send the time of the call, in this unit, where their caller gives nothing.
    pub default_now: Option<Unit>,
    /// The only value it can have.
    pub constant: Option<Json>,
    /// Sent as a bare key, without `=`.
    pub allow_empty: bool,
    /// Sent as the text of a JSON document (`encoding.<name>.contentType: application/json`).
    pub json_in_string: bool,
    /// How it is written.
    pub style: Style,
    /// Items and members stand apart from each other.
    pub explode: bool,
    /// Which shape its values have, where that decides how they are written.
    pub shape: Shape,
    /// It is the body itself, not a member of it: JSON, a text or bytes.
    pub whole: bool,
    /// The cookie that fills it.
    pub from_cookie: Option<String>,
    /// The body field that it repeats.
    pub same_as: Option<String>,
    /// Never printed.
    pub sensitive: Option<Sensitivity>,
    /// The spec says that it is not sensitive, whatever its name looks like.
    pub is_public: bool,
    /// A documented bound that the server answers instead of rejecting.
    pub expect: Option<Expect>,
    /// What its value is limited to.
    pub bounds: Bounds,
    /// What it is.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The schema it came from.
    pub schema: SchemaRef,
    /// The parameter's name in the spec.
    pub span: Span,
}

impl Parameter {
    /// How it travels.
    pub fn wire(&self) -> wire::Parameter {
        let source = if let Some(constant) = &self.constant {
            wire::Source::Constant(constant.to_string().into())
        } else if let Some(cookie) = &self.from_cookie {
            wire::Source::Cookie(cookie.clone().into())
        } else if let Some(name) = &self.same_as {
            wire::Source::SameAs(name.clone().into())
        } else {
            wire::Source::Value
        };
        wire::Parameter {
            name: self.name.clone().into(),
            place: match self.place {
                Place::Json if self.whole => Place::Body,
                place => place,
            },
            source,
            required: self.required,
            nullable: self.place == Place::Json && self.required && self.nullable,
            style: self.style,
            explode: self.explode,
            bare: self.allow_empty,
            shape: self.shape.clone(),
        }
    }
}

/// A documented bound that the server answers instead of rejecting (`x-expect`).
#[derive(Debug, Clone, PartialEq)]
pub struct Expect {
    /// Smallest value that leads to success.
    pub minimum: Option<i64>,
    /// Largest value that leads to success.
    pub maximum: Option<i64>,
    /// The documented answer below the minimum: payload member and its value.
    pub below: Vec<(String, Json)>,
    /// The documented answer above the maximum.
    pub above: Vec<(String, Json)>,
    /// The documented answer where the account does not hold as much.
    pub unpaid: Vec<(String, Json)>,
    /// Where it stands.
    pub span: Span,
}

/// What comes back with HTTP 200.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The key of `responses` that it stands under.
    pub status: Status,
    /// The outer object.
    pub envelope: EnvelopeId,
    /// The payload of a success.
    pub payload: Type,
    /// A success may carry null.
    pub payload_nullable: bool,
    /// What its body is; where that is nothing, or bytes, the payload's type only stands in.
    pub body: ReplyBody,
    /// The value that states the business outcome.
    pub success: Option<SuccessField>,
    /// Members that prove the act, or that nobody has decided which.
    pub proof: Option<Proof>,
    /// Parameters of the call that members of the payload have to equal (`x-echo`), each once.
    pub echoes: Vec<String>,
    /// Its schema could be read; only a draft has any other.
    pub(crate) readable: bool,
    /// No success is described, so whatever comes is one.
    pub(crate) is_undescribed: bool,
    /// What the reply is, in words.
    pub docs: Docs,
    /// The whole reply's schema.
    pub schema: SchemaRef,
    /// The payload's schema.
    pub payload_schema: SchemaRef,
    /// Where the reply's schema stands.
    pub span: Span,
}

/// What the body of a reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyBody {
    /// There is none.
    Nothing,
    /// JSON.
    Json,
    /// A text.
    Text,
    /// Anything else.
    Bytes,
}

impl ReplyBody {
    /// What a body of a media type is; the name is in lower case and without parameters.
    pub fn of_media_type(name: &str) -> Self {
        let (kind, subtype) = name.split_once('/').unwrap_or((name, ""));
        match subtype
            .rsplit_once('+')
            .map_or(subtype, |(_, suffix)| suffix)
        {
            "json" => Self::Json,
            "xml" | "javascript" | "yaml" | "x-yaml" | "graphql" | "x-ndjson" | "jsonl" => {
                Self::Text
            }
            _ if kind == "text" => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// What the spec says of replies with an HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Described {
    /// They are the reply of a success.
    Reply,
    /// They are another reply, by its place in [`Operation::statuses`].
    Status(usize),
    /// Nothing.
    Unlisted,
}

impl Operation {
    /// The address of the server that is called: scheme, host and the path in front.
    pub fn address(&self) -> &str {
        self.servers.first().map_or(&self.host, String::as_str)
    }

    /// The path without that of the server.
    pub fn own_path(&self) -> &str {
        let base = self.address().strip_prefix(self.host.as_str());
        let own = self.path.strip_prefix(base.unwrap_or_default());
        own.unwrap_or(&self.path)
    }

    /// Why no client can make the call, if none can: nothing here writes its request.
    pub fn unsendable(&self) -> Option<String> {
        let media_type = self.request.media_type.as_deref().unwrap_or_default();
        (self.request.body == BodyKind::Multipart)
            .then(|| format!("bodies of {media_type} are not supported"))
    }

    /// The closest description: of the status itself, of its class, of all others.
    pub fn described(&self, status: u16) -> Described {
        let others = self.statuses.iter().map(|other| other.status);
        let all = std::iter::once(self.reply.status).chain(others);
        match closest(all, status).map(|place| place.checked_sub(1)) {
            None => Described::Unlisted,
            Some(None) => Described::Reply,
            Some(Some(number)) => Described::Status(number),
        }
    }

    /// The closest description that the spec itself has: where it lists only errors, any success is `Unlisted`, whatever a
    /// client makes of it.
    pub fn listed(&self, status: u16) -> Described {
        match self.described(status) {
            Described::Reply if self.reply.is_undescribed => Described::Unlisted,
            described => described,
        }
    }

    /// The statuses that the spec lists, those of a success first.
    pub fn listed_statuses(&self) -> Vec<Status> {
        let success = (!self.reply.is_undescribed).then_some(self.reply.status);
        let others = self.statuses.iter().map(|other| other.status);
        success.into_iter().chain(others).collect()
    }

    /// The HTTP status that a fixture comes with: where the spec has none of its own, the plainest that it covers.
    pub fn status_of(&self, example: &Example) -> u16 {
        match example.described {
            Described::Status(number) => {
                plainest(self.statuses.get(number).map(|one| one.status), 500)
            }
            Described::Reply | Described::Unlisted => self.success_status(),
        }
    }

    /// The HTTP status of a success: where the spec has none of its own, the plainest that it covers.
    pub fn success_status(&self) -> u16 {
        plainest(Some(self.reply.status), 200)
    }

    /// Whether replies of a description have no body.
    pub fn is_empty(&self, described: Described) -> bool {
        match described {
            Described::Reply => self.reply.body == ReplyBody::Nothing,
            Described::Status(number) => {
                let status = self.statuses.get(number);
                status.is_some_and(|status| status.media_types.is_empty())
            }
            Described::Unlisted => false,
        }
    }

    /// Whether replies of a description have a body that is not JSON.
    pub fn is_raw(&self, described: Described) -> bool {
        match described {
            Described::Reply => matches!(self.reply.body, ReplyBody::Text | ReplyBody::Bytes),
            Described::Status(number) => {
                let status = self.statuses.get(number);
                let types = status.map_or(&[][..], |status| status.media_types.as_slice());
                let json = |name: &String| ReplyBody::of_media_type(name) == ReplyBody::Json;
                !types.is_empty() && !types.iter().any(json)
            }
            Described::Unlisted => false,
        }
    }

    /// The schema of the JSON body that replies of a description have.
    pub fn body_schema(&self, described: Described) -> Option<&SchemaRef> {
        match described {
            Described::Reply => (self.reply.body == ReplyBody::Json).then_some(&self.reply.schema),
            Described::Status(number) => self.statuses.get(number)?.body.as_ref(),
            Described::Unlisted => None,
        }
    }
}

fn plainest(status: Option<Status>, otherwise: u16) -> u16 {
    match status {
        Some(Status::Exact(status)) => status,
        Some(Status::Class(class)) => u16::from(class) * 100,
        Some(Status::Default) | None => otherwise,
    }
}

/// The payload's field whose value says whether the business act happened (`x-success`).
#[derive(Debug, Clone)]
pub struct SuccessField {
    /// Wire names from the payload down to the field.
    pub path: Vec<String>,
    /// Its enum.
    pub ty: TypeId,
    /// The values that mean it happened.
    pub values: Vec<Json>,
    /// Where `x-success` stands.
    pub span: Span,
}

/// What proves that a write or spend took place (`x-proof`).
#[derive(Debug, Clone)]
pub struct Proof {
    /// All of these; `None`: nobody has decided yet.
    pub members: Option<Vec<ProofMember>>,
    /// Where `x-proof` stands.
    pub span: Span,
}

/// A member of the payload that proves the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofMember {
    /// The wire's name.
    pub name: String,
    /// What the schema lets it be, null left out; anything if there is none.
    pub kinds: Vec<JsonKind>,
}

/// An HTTP status other than 200 that is known.
#[derive(Debug, Clone)]
pub struct StatusDoc {
    /// Which.
    pub status: Status,
    /// What it means.
    pub docs: Docs,
    /// Media types of its body, if any are known.
    pub media_types: Vec<String>,
    /// The schema of its body, if it is JSON and described.
    pub body: Option<SchemaRef>,
    /// Where the key stands.
    pub span: Span,
}

/// A value that one call returns and the next one takes.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its name in the spec.
    pub name: String,
    /// `operationId` of the next call; it exists.
    pub operation: String,
    /// What is handed over.
    pub arguments: Vec<LinkArgument>,
    /// What the link is.
    pub docs: Docs,
    /// Where its name stands.
    pub span: Span,
}

/// A value handed over by a link.
#[derive(Debug, Clone)]
pub struct LinkArgument {
    /// The parameter's name on the wire; the next operation has it.
    pub name: String,
    /// Where that parameter travels.
    pub place: Place,
    /// Where the value comes from.
    pub source: LinkSource,
    /// Where this stands.
    pub span: Span,
}

/// Where a link's value comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkSource {
    /// `$response.body#/data/token`: names of members and indices, from the whole body.
    ResponseBody(Vec<String>),
    /// `$request.query.x`, `$request.body#/x`: a parameter of this call.
    Request(Place, String),
    /// A value written in place.
    Constant(Json),
}

/// A fixture and the request that belongs to it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The case: key of the example, and name of the file.
    pub case: String,
    /// `summary`.
    pub summary: Option<String>,
    /// Where the body comes from.
    pub provenance: Provenance,
    /// JSON pointers, in the whole body, to what was added to it.
    pub added: Vec<String>,
    /// Ids of [`super::Api::sources`] that the body comes from.
    pub sources: Vec<String>,
    /// Which reply it is.
    pub described: Described,
    /// The file, relative to the project's root, with `/`.
    pub file: String,
    /// The request's values, in the order of [`Request::parameters`].
    pub request: Vec<ExampleArgument>,
    /// Where the case's key stands.
    pub span: Span,
}

/// A value of an example request.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleArgument {
    /// The wire's name.
    pub name: String,
    /// Where it travels.
    pub place: Place,
    /// Its value; for [`Parameter::json_in_string`], the document itself and not its text.
    pub value: Json,
    /// Where it stands.
    pub span: Span,
}
