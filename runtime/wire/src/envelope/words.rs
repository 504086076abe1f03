//! What a spec states about an operation's replies, in a form that tables in generated code and tables built at run time
//! both give.

use std::borrow::Cow;
use std::fmt;

use crate::json::Value;

/// What a call changes on the server (`x-effect`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SideEffect {
    /// Nothing: safe to repeat.
    None,
    /// It writes something that costs nothing.
    Write,
    /// It orders or pays.
    Spend,
}

/// A value that a code or an outcome can be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code<'a> {
    /// An integer, however it is written: `0`, `0.0` and `-0` are one.
    Integer(i64),
    /// A string.
    Text(Cow<'a, str>),
    /// `true` or `false`.
    Boolean(bool),
}

impl<'a> Code<'a> {
    /// The code that a value is; `None` for null, containers and numbers that are no integer of 64 bits.
    pub fn of<'v>(value: &'v Value<'a>) -> Option<Code<'v>> {
        match value {
            Value::Number(number) => number.as_i64().map(Code::Integer),
            Value::String(text) => Some(Code::Text(Cow::Borrowed(text))),
            Value::Bool(value) => Some(Code::Boolean(*value)),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The integer, if it is one.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Code::Integer(value) => Some(*value),
            Code::Text(_) | Code::Boolean(_) => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Code::Text(text) => Some(text),
            Code::Integer(_) | Code::Boolean(_) => None,
        }
    }

    /// The code that a key of `x-codes` names: an integer in its usual form, or else a text.
    pub fn from_key(key: &str) -> Code<'_> {
        let integer = key
            .parse()
            .ok()
            .filter(|code: &i64| code.to_string() == key);
        integer.map_or(Code::Text(Cow::Borrowed(key)), Code::Integer)
    }

    /// The same as a key of `x-codes` names it: what codes of a spec are compared with.
    pub fn key(&self) -> Code<'_> {
        match self {
            Code::Integer(value) => Code::Integer(*value),
            Code::Text(text) => Code::from_key(text),
            Code::Boolean(true) => Code::Text(Cow::Borrowed("true")),
            Code::Boolean(false) => Code::Text(Cow::Borrowed("false")),
        }
    }

    /// The same without a borrow.
    pub fn into_owned(self) -> Code<'static> {
        match self {
            Code::Integer(value) => Code::Integer(value),
            Code::Text(text) => Code::Text(Cow::Owned(text.into_owned())),
            Code::Boolean(value) => Code::Boolean(value),
        }
    }

    pub(super) fn is_alike(&self, other: &Code<'_>) -> bool {
        matches!(
            (self, other),
            (Code::Integer(_), Code::Integer(_))
                | (Code::Text(_), Code::Text(_))
                | (Code::Boolean(_), Code::Boolean(_))
        )
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Integer(value) => write!(f, "{value}"),
            Code::Text(text) => f.write_str(text),
            Code::Boolean(value) => write!(f, "{value}"),
        }
    }
}

/// What makes a code a success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Success<'t> {
    /// One of these values.
    Values(Cow<'t, [Code<'t>]>),
    /// That there is none, or null.
    Absent,
}

impl Success<'_> {
    /// Whether a code is one of success.
    pub fn has(&self, code: &Code<'_>) -> bool {
        match self {
            Success::Values(values) => values.iter().any(|value| value == code),
            Success::Absent => false,
        }
    }

    /// Whether codes of this envelope are of the code's form at all.
    pub fn is_form_of(&self, code: &Code<'_>) -> bool {
        match self {
            Success::Values(values) => values.iter().any(|value| value.is_alike(code)),
            Success::Absent => true,
        }
    }
}

/// The JSON type of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A member of the payload that proves that a write or spend took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofMember {
    /// Its name.
    pub name: Cow<'static, str>,
    /// The types that the schema gives it; any, if it gives none.
    pub kinds: Cow<'static, [Kind]>,
}

/// What proves that a write or spend took place, beside its outcome (`x-proof`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Nothing is declared: the success code, the status or the outcome has to do.
    Undeclared,
    /// Nobody has decided yet: no success is one for certain.
    Undecided,
    /// All of these members.
    Members(Cow<'static, [ProofMember]>),
}

/// A text in the message under which a success code is a refusal (`x-blocked`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// What the message contains; case counts.
    pub text: Cow<'static, str>,
    /// The refusal's name.
    pub name: Cow<'static, str>,
    /// The refusal's class, as a word of the spec.
    pub class: Cow<'static, str>,
}

/// What a spec declares of an operation's effect, and of what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What the call changes.
    pub effect: SideEffect,
    /// What proves it.
    pub proof: Proof,
    /// Texts that make a refusal of a success code.
    pub blocked: Cow<'static, [Blocked]>,
    /// Parameters of the call that members of a success have to equal (`x-echo`), each once.
    pub echoes: Cow<'static, [Cow<'static, str>]>,
}

impl Act {
    /// A call that changes nothing.
    pub const READS: Self = Self::undeclared(SideEffect::None);

    /// A call of which nothing else is declared.
    pub const fn undeclared(effect: SideEffect) -> Self {
        Self {
            effect,
            proof: Proof::Undeclared,
            blocked: Cow::Borrowed(&[]),
            echoes: Cow::Borrowed(&[]),
        }
    }
}

/// The property that states the business outcome (`x-success`).
#[derive(Debug, Clone)]
pub struct OutcomeWords<'t> {
    /// Names from the payload down to it.
    pub path: Vec<&'t str>,
    /// Those that mean that the act happened.
    pub success: Vec<Code<'t>>,
}

impl OutcomeWords<'_> {
    /// The outcome that a value states: one of the form of those of success, `None` for anything else.
    pub fn read<'v>(&self, value: &'v Value<'_>) -> Option<Code<'v>> {
        let is_form = |code: &Code<'_>| self.success.iter().any(|value| value.is_alike(code));
        Code::of(value).filter(is_form)
    }
}

/// All that a spec states about how a reply is to be read.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    /// Places of the code: names at the top, or JSON pointers. None: the HTTP status decides.
    pub code: Vec<&'t str>,
    /// Places of the message; the first with a text or a number that is not empty counts.
    pub message: Vec<&'t str>,
    /// The place of the payload; empty for the whole reply.
    pub data: &'t str,
    /// What makes a success.
    pub success: Success<'t>,
    /// The spec lists null among the codes.
    pub lists_null: bool,
    /// Codes, as [`Code::key`] gives them, that say that this attempt, or an earlier one, may be under way: what such a
    /// refusal carries proves nothing.
    pub pending: Vec<Code<'t>>,
    /// The outcome, if the spec names a property for it.
    pub outcome: Option<OutcomeWords<'t>>,
    /// What the call changes, and what proves it.
    pub act: &'t Act,
}
