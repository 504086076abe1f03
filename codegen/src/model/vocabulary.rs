//! The closed words of the spec's extensions.

/// How well a fact is known, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// Seen in a captured body.
    Observed,
    /// Sent, read or typed by independent public clients.
    Reported,
    /// Stated by the source notes only.
    Documented,
}

/// What a call changes on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Nothing: safe to repeat.
    None,
    /// Writes something that costs nothing.
    Write,
    /// Orders or pays: never repeated by itself.
    Spend,
}

/// Why a value is never printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sensitivity {
    /// Who has it can act as the user.
    Credential,
    /// Says something about a person.
    Personal,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A hundredth of a yuan.
    Fen,
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// What sort of answer a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CodeClass {
    /// The call was answered.
    Ok,
    /// Not logged in, or a wrong CSRF token.
    Auth,
    /// The request is wrong.
    Parameter,
    /// Too fast.
    Rate,
    /// Nothing left.
    Stock,
    /// Not on sale, or not any more.
    State,
    /// One a person.
    Limit,
    /// A token is missing, wrong or too old.
    Token,
    /// Something unfinished stands in the way, or this one is not finished yet.
    Pending,
    /// The account itself is refused.
    Account,
    /// Risk control.
    Risk,
    /// The server failed.
    Server,
}

/// Where an example's body comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// Printed in the source notes.
    Sample,
    /// Captured, values masked.
    Captured,
    /// Put together for this project.
    Composed,
}

/// What there is to say about a thing, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docs {
    /// `summary`, as written.
    pub summary: Option<String>,
    /// The description's first line, Chinese.
    pub zh: Option<String>,
    /// The rest of the description, English.
    pub en: Option<String>,
    /// `x-notes`.
    pub notes: Vec<String>,
    /// Own or inherited.
    pub evidence: Evidence,
    /// `x-unit`.
    pub unit: Option<Unit>,
}
