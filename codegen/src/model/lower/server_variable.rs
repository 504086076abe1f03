//! Variables of servers' addresses: what a client takes from its caller.

use super::builder::Builder;
use super::names;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostic, rules};
use crate::model::{Server, ServerVariable};
use crate::openapi;
use bilispec_wire::template::{self, fill};

impl Builder<'_> {
    /// The server that is called, if there are variables in its address: its place among [`Builder::called`], until
    /// [`finish`] gives the variables their names.
    pub(super) fn called_server(&mut self, server: &openapi::Server) -> Option<usize> {
        let address = server.url.value.trim_end_matches('/');
        let is_absolute = address.contains("://");
        let described = server.variables.iter().flatten();
        let variables = described
            .filter(|member| template::names(address).any(|name| name == member.name.value));
        let variables: Vec<ServerVariable> = variables
            .map(|member| {
                let variable = &member.value;
                let listed = variable.values.iter().flatten();
                let text = variable.description.as_ref();
                ServerVariable {
                    name: member.name.value.clone(),
                    rust_name: String::new(),
                    default: variable.default.value.clone(),
                    values: listed.map(|value| value.value.clone()).collect(),
                    description: text.map(|text| text.value.clone()).unwrap_or_default(),
                    span: member.name.span,
                }
            })
            .collect();
        if variables.is_empty() || !is_absolute {
            return None;
        }
        let word = server.plain_http.as_ref().map(|word| word.value);
        let known = self.called.iter().position(|known| {
            known.address == address
                && known.variables.len() == variables.len()
                && known
                    .variables
                    .iter()
                    .zip(&variables)
                    .all(|(a, b)| a.is_same(b))
        });
        let index = known.unwrap_or_else(|| {
            self.called.push(Server {
                address: address.to_owned(),
                variables,
                plain_http: word,
            });
            self.called.len() - 1
        });
        // Of two words about one address the stricter counts.
        if let Some(known) = self.called.get_mut(index) {
            known.plain_http = known.plain_http.min(word);
        }
        Some(index)
    }

    /// Reports what stands in braces and is not described, and a default that the list of values lacks.
    pub(super) fn knows_variables(&mut self, server: &openapi::Server) -> bool {
        if self.document.reading {
            return true;
        }
        let variables = server.variables.as_ref();
        let before = self.diagnostics.list().len();
        for name in template::names(&server.url.value) {
            if variables.is_some_and(|variables| variables.get(name).is_some()) {
                continue;
            }
            let message =
                format!("`{{{name}}}` in the server's address is not among its `variables`");
            let error = Diagnostic::error(rules::UNKNOWN_NAME, server.url.span, message);
            let known = variables.into_iter().flatten();
            let near = nearest(name, known.map(|one| one.name.value.as_str()));
            self.diagnostics.push(match near {
                Some(near) => error.help(format!("did you mean `{near}`?")),
                None if self.is_plain() => {
                    error.help("name an address without it with `generate --server https://…`")
                }
                None => error.help("describe it there, with a `default`"),
            });
        }
        for member in variables.into_iter().flatten() {
            let default = &member.value.default;
            let listed = member.value.values.as_deref().unwrap_or_default();
            let is_listed = listed.iter().any(|value| value.value == default.value);
            if !self.is_plain() && !listed.is_empty() && !is_listed {
                let message = format!(
                    "the default of `{}` is not one of its values",
                    member.name.value
                );
                self.error(rules::WRONG_VALUE, default.span, message, "");
            }
        }
        self.diagnostics.list().len() == before
    }
}

impl ServerVariable {
    /// Whether one argument serves for both.
    fn is_same(&self, other: &Self) -> bool {
        (&self.name, &self.default, &self.values) == (&other.name, &other.default, &other.values)
    }
}

/// Gives the variables their names: one for those of several servers that are the same.
pub(super) fn finish(mut servers: Vec<Server>) -> Vec<Server> {
    let mut all: Vec<ServerVariable> = Vec::new();
    for variable in servers.iter().flat_map(|server| &server.variables) {
        if !all.iter().any(|known| known.is_same(variable)) {
            all.push(variable.clone());
        }
    }
    let list = all.iter().map(|variable| (variable.name.as_str(), None));
    let rust_names = names::members_beside(names::BUILDER_METHODS, list);
    for server in &mut servers {
        for variable in &mut server.variables {
            let known = all.iter().position(|known| known.is_same(variable));
            let name = known.and_then(|known| rust_names.get(known));
            variable.rust_name = name.cloned().unwrap_or_default();
        }
        let variables = &server.variables;
        server.address = fill(&server.address, |name| {
            let variable = variables.iter().find(|one| one.name == name)?;
            Some(format!("{{{}}}", variable.rust_name).into())
        });
    }
    servers
}
