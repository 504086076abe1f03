//! Logins as they are sent: whether a credential is at its place.
//!
//! One reading of it, for `validate` and for the mock. Knows no values beyond whether there is one.

use bilispec_codegen::model::{Api, Credential, CredentialId, KeyPlace, Security};

use crate::url;
use bilispec_wire::login::Scheme;

/// Whether any line of the header with a name is as asked.
pub(crate) type AnyLine<'s> = dyn Fn(&str, &dyn Fn(&str) -> bool) -> bool + 's;

/// What of a request logins stand in.
pub(crate) struct Sent<'s> {
    /// Whether a line of a header is such a one; its name in lower case.
    pub(crate) header: &'s AnyLine<'s>,
    /// The query as written.
    pub(crate) query: &'s str,
}

impl Sent<'_> {
    /// Whether a credential is there and not empty.
    pub(crate) fn has(&self, credential: &Credential) -> bool {
        let name = credential.cookie.as_str();
        match credential.place {
            KeyPlace::Cookie => (self.header)("cookie", &|line| {
                line.split(';')
                    .filter_map(|pair| pair.split_once('='))
                    .any(|(known, value)| known.trim() == name && !value.trim().is_empty())
            }),
            KeyPlace::Header => (self.header)(&name.to_ascii_lowercase(), &|value| {
                !value.trim().is_empty()
            }),
            KeyPlace::Query => url::form(self.query).any(|(known, value)| {
                known == name && value.is_some_and(|value| !value.is_empty())
            }),
            KeyPlace::Http(scheme) => (self.header)("authorization", &|value| {
                Scheme::read(value).is_some_and(|(sent, rest)| sent == scheme && !rest.is_empty())
            }),
        }
    }

    /// What is missing of a login: of the way that most is there of. Nothing where a way is whole, or none is needed.
    pub(crate) fn missing(&self, api: &Api, security: &Security) -> Vec<CredentialId> {
        if security.optional {
            return Vec::new();
        }
        let lacking = security.ways.iter().map(|way| {
            let absent = way.iter().filter(|id| !self.has(api.credential(**id)));
            (way.len(), absent.copied().collect::<Vec<_>>())
        });
        let best = lacking
            .min_by_key(|(all, absent)| (!absent.is_empty(), absent.len() == *all, absent.len()));
        best.map(|(_, absent)| absent).unwrap_or_default()
    }
}
