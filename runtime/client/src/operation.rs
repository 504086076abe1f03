//! Operations as data: the rows that generated code consists of, and that everything in this crate reads.
//!
//! A row says what the spec says and nothing else; how a call is made from it stands in the modules that read it.

pub use std::borrow::Cow::Borrowed;

pub use bilispec_wire::envelope::{
    Act, Blocked, Code as CodeValue, Kind, Proof, ProofMember, SideEffect, Success,
};
pub use http::Method;

use bilispec_engine::Validators;
pub use bilispec_wire::login::Scheme;

/// How parameters travel.
pub use bilispec_wire::parameter::{Parameter, Place, Shape, Source, Style};

/// One call, as the spec describes it.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The server's address, without a slash at the end: scheme, host, and what stands in front of every path there. A
    /// variable, in braces, is one of a [`Server`] of this address.
    pub host: &'static str,
    /// The path behind that; `{name}` stands for a parameter.
    pub path: &'static str,
    /// What it changes on the server (`x-effect`), what proves that (`x-proof`), and the texts in a message under which a
    /// success code is a refusal (`x-blocked`).
    pub act: Act,
    /// Scheme and host of every other server that the spec has for it; credentials may go there, too. A variable that can
    /// have any value stands in braces.
    pub other_hosts: &'static [&'static str],
    /// Ways to log in: all credentials of one of them are sent. None where it needs no login.
    pub logins: &'static [&'static [Login]],
    /// It works without a login too.
    pub login_optional: bool,
    /// How the body travels.
    pub body: Body,
    /// What is sent, in the order of the request's values.
    pub parameters: &'static [Parameter],
    /// What a success carries.
    pub reply: ReplyBody,
    /// The outer object of its replies; [`Envelope::NONE`] where there is none.
    pub envelope: &'static Envelope,
    /// The payload's field that says whether the business act happened (`x-success`).
    pub success: Option<SuccessField>,
    /// Codes that it can answer with, besides those of its envelope.
    pub codes: &'static [Code],
    /// What its replies and requests are checked against.
    pub validators: &'static Validators,
}

impl Operation {
    /// What the spec says of a code on this operation; `None` as value is the code that is there and null.
    pub fn code(&self, value: Option<&CodeValue<'_>>) -> Option<&'static Code> {
        let key = value.map(CodeValue::key);
        let mut codes = self.codes.iter().chain(self.envelope.codes);
        codes.find(|code| code.value == key)
    }
}

/// A server whose address has variables.
#[derive(Debug)]
pub struct Server {
    /// The address, as [`Operation::host`] has it.
    pub address: &'static str,
    /// What stands in its braces.
    pub variables: &'static [ServerVariable],
    /// What may travel there without TLS (`x-plain-http`).
    pub plain_http: PlainHttp,
}

/// A variable of a server's address.
#[derive(Debug)]
pub struct ServerVariable {
    /// The name in braces, which is also the builder's.
    pub name: &'static str,
    /// What is taken where the caller gives nothing.
    pub default: &'static str,
    /// All values that it can have, besides the default; none: any that fits where it stands.
    pub values: &'static [&'static str],
}

/// What may travel without TLS to a server that is not this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainHttp {
    /// Calls without a login, to a server that is as near as the address with the defaults: in a private network.
    Near,
    /// Calls without a login.
    Calls,
    /// Calls with a login, too.
    Logins,
}

/// A credential, and where it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Login {
    /// Its name among the credentials; of a cookie, the cookie's.
    pub name: &'static str,
    /// Where it travels.
    pub place: LoginPlace,
}

/// Where a credential travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoginPlace {
    /// As the cookie of its name.
    Cookie,
    /// As a header of this name.
    Header(&'static str),
    /// As a key of the query of this name.
    Query(&'static str),
    /// In the header `Authorization`.
    Http(Scheme),
}

/// What the body of a success is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyBody {
    /// An envelope, whose code says whether it is a success at all.
    Enveloped,
    /// The payload itself; the HTTP status says whether it is a success.
    Payload,
    /// Nothing that is read; the HTTP status says whether it is a success.
    Nothing,
    /// A text in UTF-8; the HTTP status says whether it is a success.
    Text,
    /// Any bytes; the HTTP status says whether it is a success.
    Bytes,
}

/// How a request's body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Body {
    /// There is none.
    None,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `application/json`.
    Json,
    /// JSON under another media type.
    JsonAs(&'static str),
    /// A text in UTF-8, under this media type.
    Text(&'static str),
    /// Bytes, under this media type.
    Bytes(&'static str),
}

impl Body {
    /// Whether it is JSON.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::JsonAs(_))
    }

    /// What the header `Content-Type` says of it.
    pub(crate) fn media_type(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Form => Some("application/x-www-form-urlencoded"),
            Self::Json => Some("application/json"),
            Self::JsonAs(name) | Self::Text(name) | Self::Bytes(name) => Some(name),
        }
    }
}

/// The outer object of a host's replies (`x-envelope`).
#[derive(Debug)]
pub struct Envelope {
    /// Places of the code, names at the top or JSON pointers; the first that is there and not null wins.
    pub code: &'static [&'static str],
    /// Places of the message; the first with a text that is not empty wins.
    pub message: &'static [&'static str],
    /// Place of the payload; empty for the whole reply.
    pub data: &'static str,
    /// What makes a success.
    pub success: Success<'static>,
    /// Codes that every operation of this envelope can answer with.
    pub codes: &'static [Code],
}

impl Envelope {
    /// That there is none.
    pub const NONE: Self = Self {
        code: &[],
        message: &[],
        data: "",
        success: Success::Values(Borrowed(&[])),
        codes: &[],
    };
}

/// The field whose value says whether the business act happened.
#[derive(Debug)]
pub struct SuccessField {
    /// Names from the payload down to it.
    pub path: &'static [&'static str],
    /// Values that the spec knows.
    pub known: &'static [KnownOutcome],
}

/// A value of a [`SuccessField`].
#[derive(Debug)]
pub struct KnownOutcome {
    /// The value.
    pub value: OutcomeValue,
    /// Its variant's name.
    pub name: &'static str,
    /// It means that the act happened.
    pub success: bool,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

/// A value as a table can hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeValue {
    /// An integer.
    Integer(i64),
    /// A text.
    String(&'static str),
}

/// A code and what it means on this operation.
#[derive(Debug)]
pub struct Code {
    /// As [`CodeValue::key`] gives it; `None` is the code that is there and null.
    pub value: Option<CodeValue<'static>>,
    /// Its name.
    pub name: &'static str,
    /// What sort of answer it is.
    pub class: CodeClass,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

impl CodeClass {
    /// By the word that the spec has for it.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "ok" => Self::Ok,
            "auth" => Self::Auth,
            "parameter" => Self::Parameter,
            "rate" => Self::Rate,
            "stock" => Self::Stock,
            "state" => Self::State,
            "limit" => Self::Limit,
            "token" => Self::Token,
            "pending" => Self::Pending,
            "account" => Self::Account,
            "risk" => Self::Risk,
            "server" => Self::Server,
            _ => return None,
        })
    }
}

/// What sort of answer a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodeClass {
    /// The call was answered.
    Ok,
    /// Not logged in, or a wrong CSRF token: log in again.
    Auth,
    /// The request is wrong: change it.
    Parameter,
    /// Too fast: wait.
    Rate,
    /// Nothing left.
    Stock,
    /// Not on sale, or not any more.
    State,
    /// The account has bought as many as it may.
    Limit,
    /// A token is missing, wrong or too old: get a new one.
    Token,
    /// Something unfinished stands in the way, or this is not finished yet.
    Pending,
    /// The account itself is refused.
    Account,
    /// Risk control.
    Risk,
    /// The server failed.
    Server,
}
