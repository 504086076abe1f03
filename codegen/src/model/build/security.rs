//! Sessions: the cookies that stand for the user.

use super::{Builder, docs, names};
use crate::diagnostics::{rules, suggest};
use crate::model::{Credential, CredentialId, Evidence, Parameter, Security, Sensitivity, Type};
use crate::openapi::Members;
use crate::source::{Spanned, to_u32};

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
        let cookies = schemes
            .into_iter()
            .flatten()
            .map(|member| member.value.name.value.as_str());
        let names = names::members(cookies.zip(given));
        for (member, rust_name) in schemes.into_iter().flatten().zip(names) {
            let scheme = &member.value;
            self.credentials.push(Credential {
                scheme: Some(member.name.value.clone()),
                cookie: scheme.name.value.clone(),
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

    /// What session an operation needs; `None` is what the root document says.
    pub(super) fn security(
        &mut self,
        own: Option<&Spanned<Vec<Members<Vec<String>>>>>,
    ) -> Security {
        let Some(list) = own.or(self.document.root.security.as_ref()) else {
            return Security::default();
        };
        let mut security = Security {
            credentials: Vec::new(),
            optional: list.value.is_empty(),
        };
        let mut used = false;
        for alternative in &list.value {
            if alternative.list.is_empty() {
                security.optional = true;
                continue;
            }
            if used {
                self.error(
                    rules::UNSUPPORTED,
                    alternative.span,
                    "a second way to log in",
                    "name all cookies of one session together",
                );
            }
            used = true;
            for member in alternative {
                let found = self
                    .credentials
                    .iter()
                    .position(|known| known.scheme.as_deref() == Some(&member.name.value));
                if let Some(index) = found {
                    security.credentials.push(CredentialId(to_u32(index)));
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
                    let message = format!("there is no security scheme `{}`", member.name.value);
                    self.error(rules::UNKNOWN_NAME, member.name.span, message, &help);
                }
            }
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
                format!("`{}` is no name of a cookie", cookie.value),
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
            rust_name: used.unique(&names::snake(&cookie.value), "_"),
            sensitive: Sensitivity::Credential,
            docs: parameter.docs.clone(),
            span: cookie.span,
        });
    }
}
