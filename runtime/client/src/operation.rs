//! Operations as data: the rows that generated code consists of, and that everything in this crate reads.
//!
//! A row says what the spec says and nothing else; how a call is made from it stands in the modules that read it.

pub use std::borrow::Cow::Borrowed;

pub use bilispec_wire::envelope::{Blocked, Kind, Proof, ProofMember};
pub use http::Method;

use bilispec_engine::{Validators, assert_supported};

/// One call, as the spec describes it.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// Scheme and host, https.
    pub host: &'static str,
    /// The path; `{name}` stands for a parameter.
    pub path: &'static str,
    /// What it changes on the server (`x-effect`).
    pub changes: Changes,
    /// Cookies that it needs.
    pub cookies: &'static [&'static str],
    /// Other credentials that it needs.
    pub keys: &'static [Key],
    /// It works without those cookies and credentials too.
    pub cookies_optional: bool,
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
    /// Members of the payload that prove that the act took place (`x-proof`).
    pub proof: Proof,
    /// Texts in the message under which a success code is a refusal (`x-blocked`).
    pub blocked: &'static [Blocked],
    /// Codes that it can answer with, besides those of its envelope.
    pub codes: &'static [Code],
    /// What its replies and requests are held against.
    pub validators: &'static Validators,
}

impl Operation {
    /// What the spec says of a code on this operation; `None` as value is the code that is there and null.
    pub fn code(&self, value: Option<i64>) -> Option<&'static Code> {
        let mut codes = self.codes.iter().chain(self.envelope.codes);
        codes.find(|code| code.value == value)
    }
}

/// What a call changes on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Changes {
    /// Nothing: safe to repeat.
    Nothing,
    /// It writes something that costs nothing.
    Something,
    /// It orders or pays. Never repeated by this library.
    Spends,
}

/// A credential that is no cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Its name among the credentials.
    pub name: &'static str,
    /// Where it travels.
    pub place: KeyPlace,
}

/// Where a credential that is no cookie travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyPlace {
    /// As a header of this name.
    Header(&'static str),
    /// As a key of the query of this name.
    Query(&'static str),
    /// As a bearer token, in the header `Authorization`.
    Bearer,
    /// As name and password with a colon between them, in the header `Authorization`.
    Basic,
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
}

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The wire's name.
    pub name: &'static str,
    /// Where it travels.
    pub place: Place,
    /// Where its value comes from.
    pub source: Source,
    /// It has to be sent.
    pub required: bool,
    /// It is sent as null where it has no value (JSON bodies).
    pub nullable: bool,
    /// The form of its value.
    pub form: Form,
    /// What its value is limited to.
    pub checks: &'static [Check],
}

impl Parameter {
    /// An optional parameter that takes the request's next value.
    pub const fn new(name: &'static str, place: Place) -> Self {
        Self {
            name,
            place,
            source: Source::Value,
            required: false,
            nullable: false,
            form: Form::Plain,
            checks: &[],
        }
    }
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
    /// In the body.
    Body,
    /// It is the body itself (JSON).
    WholeBody,
}

/// Where a parameter's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The request's next value.
    Value,
    /// Always this; JSON text.
    Constant(&'static str),
    /// A cookie of the session (`x-from-cookie`).
    Cookie(&'static str),
    /// The body's field of this name (`x-same-as`).
    SameAs(&'static str),
}

/// The form of a parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A number, a boolean or a text.
    Plain,
    /// The same; an empty text is sent as the bare name, without `=`.
    BareKey,
    /// Any JSON, as a text (form) or in place (JSON body).
    Json,
    /// A list of numbers, booleans or texts: a pair of name and value for each.
    Repeated,
    /// A list of numbers, booleans or texts: one value, with commas between them.
    Commas,
}

/// A limit of a parameter's value, checked before the request is sent.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// At least.
    Minimum(i64),
    /// At most.
    Maximum(i64),
    /// More than.
    Above(i64),
    /// Less than.
    Below(i64),
    /// A multiple of.
    MultipleOf(i64),
    /// At least so many characters.
    MinLength(u64),
    /// At most so many characters.
    MaxLength(u64),
    /// It contains a match of this (ECMA 262).
    Pattern(&'static str),
    /// One of these; JSON texts.
    OneOf(&'static [&'static str]),
    /// At least so many items.
    MinItems(u64),
    /// At most so many items.
    MaxItems(u64),
    /// Below this, the server answers so instead of doing it (`x-expect`); empty where its answer is not known.
    AnsweredBelow(i64, &'static str),
    /// Above this, the server answers so instead of doing it (`x-expect`); empty where its answer is not known.
    AnsweredAbove(i64, &'static str),
}

impl Check {
    /// A [`Check::Pattern`].
    ///
    /// # Panics
    ///
    /// In a `static`, that is while it is compiled: where the pattern needs what this crate was built without.
    pub const fn pattern(source: &'static str) -> Self {
        assert_supported(source);
        Self::Pattern(source)
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
    /// Codes that mean success.
    pub success: &'static [i64],
    /// Codes that every operation of this envelope can answer with.
    pub codes: &'static [Code],
}

impl Envelope {
    /// That there is none.
    pub const NONE: Self = Self {
        code: &[],
        message: &[],
        data: "",
        success: &[],
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
    /// The number; `None` is the code that is there and null.
    pub value: Option<i64>,
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
