//! The ledger of evidence, `evidence.yaml` beside the root document: where each fact of a spec is known from.
//!
//! Says what the file contains and whether it is one, every value with its place. What it means for a spec — which facts
//! stand where they are recorded, which sources nothing cites — is found out in [`crate::coverage`].

use std::collections::HashMap;

use super::object::objects;
use super::read::{Read, Reader};
use super::words::{RefusalReason, SourceKind};
use crate::diagnostics::{Diagnostic, Diagnostics, rules, suggest};
use crate::source::{Node, Span, Spanned};

/// What stands for the place of a source that was handed down without one.
pub const NO_PLACE: &str = "place not recorded";

objects! {
    /// The ledger.
    Ledger is "ledger" {
        /// The rule by which facts of one lineage alone are taken or refused.
        "single_lineage" single_lineage: Option<Spanned<String>>,
        /// The sources; one entry covers one lineage.
        "sources" sources: Vec<Source>,
    }

    /// A source: something that says what the API is.
    Source is "source" {
        /// Its id, which `x-source` names: lower case, digits and `-`.
        "id" id: Spanned<String>,
        /// What it is.
        "kind" kind: Spanned<SourceKind>,
        /// Where it is: owner/repo@path, owner/repo#issue, a title, or `place not recorded`.
        "where" place: Spanned<String>,
        /// When: YYYY, YYYY-MM or YYYY-MM-DD; `../` in front: not later than that.
        "date" date: Spanned<Date>,
        /// Whom it goes back to: sources that copy each other, or one body, are one lineage.
        "lineage" lineage: Spanned<String>,
        /// What else a reader should know of it.
        "description" description: Option<Spanned<String>>,
        /// What it says, by operation.
        "facts" facts: Vec<Recorded>,
    }

    /// What a source says of one operation.
    Recorded is "list of facts" {
        /// The operation's id, an envelope's name, or `*` for all operations.
        "operation" operation: Spanned<String>,
        /// Facts that the spec states and that cite the source: pointers, see [`Pointer`].
        "taken" taken: Option<Vec<Spanned<Pointer>>>,
        /// Facts that a note of the spec states and that cite the source.
        "noted" noted: Option<Vec<Spanned<Pointer>>>,
        /// Facts that are not in the spec.
        "refused" refused: Option<Vec<Refused>>,
    }

    /// A fact that is not in the spec, and why.
    Refused is "refused fact" {
        /// Which.
        "pointer" pointer: Spanned<Pointer>,
        /// Why.
        "reason" reason: Spanned<RefusalReason>,
        /// The stronger source.
        "by" by: Option<Spanned<String>>,
        /// What there is to say of it.
        "description" description: Option<Spanned<String>>,
    }
}

/// A day, a month or a year, as ISO 8601 writes it; `../2026-11` is any time up to then.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
pub struct Date(pub String);

impl Read for Date {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let text = String::read(node, reader)?;
        if is_date(text.strip_prefix("../").unwrap_or(&text)) {
            return Some(Self(text));
        }
        reader.diagnostics.push(
            Diagnostic::error(
                rules::WRONG_VALUE,
                node.span,
                format!("`{text}` is not a date"),
            )
            .help("write \"YYYY\", YYYY-MM or YYYY-MM-DD, with ../ in front if it is the latest that it can be"),
        );
        None
    }
}

fn is_date(text: &str) -> bool {
    let number = |part: Option<&str>, digits: usize, from: u16, to: u16| match part {
        None => true,
        Some(part) => {
            part.len() == digits
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part
                    .parse()
                    .is_ok_and(|value: u16| (from..=to).contains(&value))
        }
    };
    let mut parts = text.split('-');
    number(Some(parts.next().unwrap_or_default()), 4, 1990, 9999)
        && number(parts.next(), 2, 1, 12)
        && number(parts.next(), 2, 1, 31)
        && parts.next().is_none()
}

/// What a fact is about, from the operation on. It begins with one of:
///
/// - nothing: the call itself;
/// - `/path/…`, `/query/…`, `/header/…`, `/cookie/…`, `/form/…`, `/json/…`: a parameter by name, and what is in it;
/// - `/reply/…`: the reply's body, from its outermost object on; items of a list are `0`, values of a map `*`;
/// - `/codes/N`: a code, and behind `/data` what comes with it;
/// - `/blocked/TEXT`: a text in the message under which a success code is a refusal;
/// - `/statuses/N`: an HTTP status.
///
/// ` = VALUE` behind it is a named value of what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// As written.
    pub text: String,
    /// Its steps.
    pub steps: Vec<String>,
    /// The value.
    pub value: Option<String>,
}

impl Read for Pointer {
    fn read<'a>(node: &'a Node, reader: &mut Reader<'a>) -> Option<Self> {
        let text = String::read(node, reader)?;
        let (path, value) = match text.rsplit_once(" = ") {
            Some((path, value)) => (path, Some(value.to_owned())),
            None => (text.as_str(), None),
        };
        let Some(steps) = crate::source::pointer::split(path) else {
            let message = format!("`{text}` is not a pointer to a fact");
            reader.diagnostics.push(
                Diagnostic::error(rules::WRONG_VALUE, node.span, message).help(
                    "it begins with /path, /query, /header, /cookie, /form, /json, /reply, /codes or /statuses, or is empty",
                ),
            );
            return None;
        };
        Some(Self { text, steps, value })
    }
}

impl Ledger {
    /// The source called `id`.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id.value == id)
    }

    /// Reports what makes it no ledger: ids that are there twice, places and lineages that say nothing, sources that
    /// stand nowhere.
    pub(crate) fn check(&self, diagnostics: &mut Diagnostics) {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for source in &self.sources {
            let id = &source.id;
            word(id, "id of a source", diagnostics);
            if let Some(first) = seen.insert(&id.value, id.span) {
                let message = format!("the source `{}` is there twice", id.value);
                diagnostics.push(
                    Diagnostic::error(rules::DUPLICATE_NAME, id.span, message)
                        .related(first, "first defined here"),
                );
            }
            place(source, diagnostics);
            if word(&source.lineage, "lineage", diagnostics) {
                several_places(source, diagnostics);
            }
            for refused in source
                .facts
                .iter()
                .flat_map(|list| list.refused.iter().flatten())
            {
                self.refused(refused, diagnostics);
            }
        }
    }

    fn refused(&self, refused: &Refused, diagnostics: &mut Diagnostics) {
        let reason = &refused.reason;
        match (reason.value, &refused.by) {
            (RefusalReason::Contradicted, None) => diagnostics.push(
                Diagnostic::error(
                    rules::MISSING_KEY,
                    reason.span,
                    "which source contradicts it is not said",
                )
                .help("name the stronger source under `by`"),
            ),
            (RefusalReason::SingleLineage, _) if self.single_lineage.is_none() => diagnostics.push(
                Diagnostic::error(
                    rules::MISSING_KEY,
                    reason.span,
                    "the ledger states no rule for facts of a single lineage",
                )
                .help("write the rule under `single_lineage`, once for all"),
            ),
            _ => {}
        }
        if let Some(by) = &refused.by {
            self.check_id(by, diagnostics);
        }
    }

    /// Reports an id that no source has.
    pub(crate) fn check_id(&self, id: &Spanned<String>, diagnostics: &mut Diagnostics) {
        if self.source(&id.value).is_some() {
            return;
        }
        let ids = self.sources.iter().map(|source| source.id.value.as_str());
        let near = suggest::nearest(&id.value, ids);
        let message = format!("the ledger has no source `{}`", id.value);
        diagnostics.push(
            Diagnostic::error(rules::UNKNOWN_NAME, id.span, message)
                .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
        );
    }
}

/// Reports what is no single word, as several of them are none; whether it is one.
fn word(text: &Spanned<String>, what: &str, diagnostics: &mut Diagnostics) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !text.value.is_empty() && text.value.chars().all(fits) {
        return true;
    }
    let message = format!("`{}` is no {what}", text.value);
    diagnostics.push(
        Diagnostic::error(rules::WRONG_VALUE, text.span, message)
            .help("one word of a-z, 0-9 and `-`; an entry covers one lineage"),
    );
    false
}

fn place(source: &Source, diagnostics: &mut Diagnostics) {
    let place = source.place.value.trim();
    let unrecorded = source.kind.value == SourceKind::Unrecorded;
    let message = if place.is_empty() {
        "the source has no place"
    } else if unrecorded && place != NO_PLACE {
        "the kind says that the place is not recorded, and here is one"
    } else {
        return;
    };
    diagnostics.push(
        Diagnostic::error(rules::WRONG_VALUE, source.place.span, message)
            .help("owner/repo@path, owner/repo#issue, a title; or `place not recorded`"),
    );
}

/// Two repositories in one entry would make one source of two.
fn several_places(source: &Source, diagnostics: &mut Diagnostics) {
    let owners: Vec<&str> = source
        .place
        .value
        .split([',', ';', ' '])
        .filter_map(repository)
        .collect();
    let several = owners.iter().any(|other| Some(other) != owners.first());
    if several {
        diagnostics.push(
            Diagnostic::error(
                rules::WRONG_VALUE,
                source.place.span,
                "one entry names several repositories",
            )
            .help("an entry covers one lineage: write an entry for each"),
        );
    }
}

/// `owner/repo` of `owner/repo@path` and `owner/repo#1`.
fn repository(word: &str) -> Option<&str> {
    let name = word
        .split(['@', '#'])
        .next()
        .filter(|name| name.len() < word.len())?;
    let (owner, repository) = name.split_once('/')?;
    let fits = |part: &str| {
        let part = part.as_bytes();
        !part.is_empty()
            && part
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
    };
    (fits(owner) && fits(repository)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{is_date, repository};

    #[test]
    fn dates() {
        for (text, fits) in [
            ("2026", true),
            ("2026-11", true),
            ("2026-11-28", true),
            ("2026-13", false),
            ("2026-11-00", false),
            ("26-11", false),
            ("", false),
            ("2026-11-28-01", false),
            ("last summer", false),
        ] {
            assert_eq!(is_date(text), fits, "{text}");
        }
    }

    #[test]
    fn repositories() {
        assert_eq!(repository("a/b@c/d.rs"), Some("a/b"));
        assert_eq!(repository("a/b#12"), Some("a/b"));
        assert_eq!(repository("and/or"), None);
        assert_eq!(repository("note"), None);
    }
}
