//! Logins: the credentials that stand for the user.

use super::builder::Builder;
use super::{docs, names};
use crate::diagnostics::{rules, suggest};
use crate::http;
use crate::model::{
    Credential, CredentialId, Evidence, KeyPlace, Parameter, Security, Sensitivity, Type,
};
use crate::openapi::words::{HttpScheme, SchemeKind, SchemeLocation};
use crate::openapi::{Member, Members, Ref, SecurityScheme};
use crate::source::{Spanned, to_u32};

/// The header of bearer tokens and passwords.
const AUTHORIZATION: &str = "authorization";

impl Builder<'_> {
    /// The security schemes, in the order of the spec.
    pub(super) fn security_schemes(&mut self) {
        let components = self.document.root.components.as_ref();
        let schemes = components.and_then(|components| components.security_schemes.as_ref());
        let given: Vec<Option<&str>> = schemes
            .into_iter()
            .flatten()
            .map(|member| self.rust_name(member.value.rust_name.as_ref()))
            .collect();
        let keys: Vec<(KeyPlace, &str)> = schemes
            .into_iter()
            .flatten()
            .map(|member| self.key(member))
            .collect();
        let named = schemes.into_iter().flatten().zip(&keys);
        let cookies = named.map(|(member, (place, key))| match place {
            KeyPlace::Cookie => *key,
            _ => member.name.value.as_str(),
        });
        // The constructor has a variable of this name.
        let names = names::members_beside(&["cookies"], cookies.zip(given));
        let keyed = schemes.into_iter().flatten().zip(keys);
        for ((member, (place, key)), rust_name) in keyed.zip(names) {
            let scheme = &member.value;
            self.credentials.push(Credential {
                scheme: Some(member.name.value.clone()),
                cookie: key.to_owned(),
                place,
                rust_name,
                sensitive: scheme
                    .sensitive
                    .as_ref()
                    .map_or(Sensitivity::Credential, |word| word.value),
                docs: docs::docs(
                    None,
                    scheme.description.as_ref(),
                    scheme.notes.as_ref(),
                    Evidence::Documented,
                ),
                span: member.name.span,
            });
        }
    }

    /// Where the key of a scheme travels, and its name there.
    fn key<'m>(&mut self, member: &'m Member<Ref<SecurityScheme>>) -> (KeyPlace, &'m str) {
        let scheme = &member.value.value;
        let name = scheme.name.as_ref().map_or("", |name| name.value.as_str());
        let span = member.name.span;
        match scheme.kind.value {
            SchemeKind::Http => {
                let Some(kind) = &scheme.scheme else {
                    let help = "write bearer or basic";
                    self.missing("security scheme", scheme.span, "scheme", span, help);
                    return (KeyPlace::Bearer, AUTHORIZATION);
                };
                let place = match kind.value {
                    HttpScheme::Bearer => KeyPlace::Bearer,
                    HttpScheme::Basic => KeyPlace::Basic,
                };
                (place, AUTHORIZATION)
            }
            SchemeKind::ApiKey => {
                for (key, there) in [
                    ("in", scheme.location.is_some()),
                    ("name", scheme.name.is_some()),
                ] {
                    if !there {
                        self.missing("security scheme", scheme.span, key, scheme.span, "");
                    }
                }
                let place = match scheme.location.as_ref().map(|place| place.value) {
                    Some(SchemeLocation::Header) => KeyPlace::Header,
                    Some(SchemeLocation::Query) => KeyPlace::Query,
                    Some(SchemeLocation::Cookie) | None => KeyPlace::Cookie,
                };
                let fits = match place {
                    KeyPlace::Header => http::header_name(name),
                    KeyPlace::Cookie => http::cookie_name(name),
                    _ => http::field_name(name),
                };
                if let Some(span) = scheme.name.as_ref().map(|name| name.span)
                    && let Err(why) = fits
                {
                    let message = format!("`{name}` is not a name for what travels there");
                    self.error(rules::WRONG_VALUE, span, message, why);
                }
                (place, name)
            }
        }
    }

    /// What session an operation needs; `None` is what the root document says.
    pub(super) fn security(
        &mut self,
        own: Option<&Spanned<Vec<Members<Vec<String>>>>>,
    ) -> Security {
        let Some(list) = own.or(self.document.root.security.as_ref()) else {
            return Security::default();
        };
        let mut security = Security {
            ways: Vec::new(),
            optional: list.value.is_empty(),
        };
        for alternative in &list.value {
            if alternative.list.is_empty() {
                security.optional = true;
                continue;
            }
            let mut way = Vec::new();
            for member in alternative {
                let found = self
                    .credentials
                    .iter()
                    .position(|known| known.scheme.as_deref() == Some(&member.name.value));
                if let Some(index) = found {
                    way.push(CredentialId(to_u32(index)));
                } else {
                    let known = self
                        .credentials
                        .iter()
                        .filter_map(|known| known.scheme.as_deref());
                    let near = suggest::nearest(&member.name.value, known);
                    let help = near.map_or_else(
                        || {
                            "describe it under `components.securitySchemes` of the root document"
                                .to_owned()
                        },
                        |near| format!("did you mean `{near}`?"),
                    );
                    let name = &member.name.value;
                    let message = if self.is_plain() {
                        format!("there is no security scheme `{name}`, or none that is supported")
                    } else {
                        format!("there is no security scheme `{name}`")
                    };
                    self.error(rules::UNKNOWN_NAME, member.name.span, message, &help);
                }
            }
            security.ways.push(way);
        }
        security
    }

    /// A cookie that fills a parameter is part of the session too. `lost`: its mark could not be read.
    pub(super) fn cookie_source(
        &mut self,
        parameter: &Parameter,
        cookie: &Spanned<String>,
        lost: bool,
    ) {
        if !matches!(parameter.ty, Type::String | Type::Newtype(_)) {
            self.error(
                rules::WRONG_VALUE,
                cookie.span,
                "a cookie fills a string",
                "write `type: string`",
            );
        }
        let plain = !cookie.value.is_empty()
            && cookie
                .value
                .chars()
                .all(|c| c.is_ascii_graphic() && !"\"(),/:;<=>?@[\\]{}".contains(c));
        if !plain {
            self.error(
                rules::WRONG_VALUE,
                cookie.span,
                format!("`{}` is not a name of a cookie", cookie.value),
                "",
            );
        }
        if parameter.sensitive != Some(Sensitivity::Credential) && !lost {
            let message = format!(
                "`{}` comes from a cookie of the session but is not marked",
                parameter.name
            );
            self.error(
                rules::COOKIE_SENSITIVE,
                cookie.span,
                message,
                "write `x-sensitive: credential`",
            );
        }
        if self
            .credentials
            .iter()
            .any(|known| known.cookie == cookie.value)
        {
            return;
        }
        let mut used = names::Names::default();
        for known in &self.credentials {
            used.take(&known.rust_name);
        }
        self.credentials.push(Credential {
            scheme: None,
            cookie: cookie.value.clone(),
            place: KeyPlace::Cookie,
            rust_name: used.unique(&names::snake(&cookie.value), "_"),
            sensitive: Sensitivity::Credential,
            docs: parameter.docs.clone(),
            span: cookie.span,
        });
    }
}
