//! What there is to say about a thing.

use std::fmt;

pub use crate::openapi::Dialect;
pub use crate::openapi::words::{
    CodeClass, Evidence, JsonKind, PlainHttp, Provenance, Sensitivity, SideEffect, SourceKind, Unit,
};

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
    pub notes: Vec<Note>,
    /// Own or inherited; of a type that several places share, that of its first use, see [`Docs::level`].
    pub evidence: Evidence,
    /// `x-source` where the level comes from: ids of [`super::Api::sources`].
    pub sources: Vec<String>,
    /// The level is its own, or that of a part of the spec around it which no other place shares. Otherwise whoever uses
    /// it decides.
    pub stated: bool,
    /// How well what a list, a map or a text holds is known, where the spec says so apart.
    pub within: Option<Level>,
    /// `x-unit`, if it is one that clients have help for.
    pub unit: Option<Unit>,
    /// `x-unit`, as written.
    pub measure: Option<String>,
}

/// A note: a contradiction, or where something comes from.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// In the languages of the spec, a line each.
    pub text: String,
    /// Ids of [`super::Api::sources`].
    pub sources: Vec<String>,
}

impl std::ops::Deref for Note {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)?;
        if self.sources.is_empty() {
            return Ok(());
        }
        write!(f, " by {}", self.sources.join(", "))
    }
}

/// How well something is known, and by which sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// How well.
    pub evidence: Evidence,
    /// Ids of [`super::Api::sources`].
    pub sources: Vec<String>,
}

impl Docs {
    /// Nothing but a level.
    pub(crate) fn of(evidence: Evidence) -> Self {
        Self {
            summary: None,
            zh: None,
            en: None,
            notes: Vec::new(),
            evidence,
            sources: Vec::new(),
            stated: false,
            within: None,
            unit: None,
            measure: None,
        }
    }

    /// The same of what lies within: the items of a list, the values of a map, the JSON in a text.
    pub fn level_within(&self, user: Option<&Level>) -> Level {
        self.within.clone().unwrap_or_else(|| self.level(user))
    }

    /// How well it is known where it is used: by its own level, or else by that of the place that uses it.
    pub fn level(&self, user: Option<&Level>) -> Level {
        match user {
            Some(user) if !self.stated => user.clone(),
            _ => Level {
                evidence: self.evidence,
                sources: self.sources.clone(),
            },
        }
    }

    /// The same of a named value. What was seen in a body of one call was not seen in those of another that shares the
    /// type: where the user itself was not observed, the value was not either.
    pub fn value_level(&self, user: &Level) -> Level {
        if self.evidence == Evidence::Observed && user.evidence != Evidence::Observed {
            return user.clone();
        }
        self.level(Some(user))
    }
}

/// A source of the spec's ledger of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What `x-source` calls it.
    pub id: String,
    /// What it is.
    pub kind: SourceKind,
    /// Where it is.
    pub place: String,
    /// When: a year, month or day; `../` in front: not later.
    pub date: String,
    /// Whom it goes back to.
    pub lineage: String,
    /// What else there is to say of it.
    pub description: Option<String>,
}
