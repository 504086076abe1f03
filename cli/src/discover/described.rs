//! A described operation.

use bilispec_codegen::lint;
use bilispec_codegen::source::Json;

use super::call::Call;
use super::envelope_file::Named;
use super::group::Group;
use super::habits::Habits;
use super::login::Login;
use super::reply::{self, Outcome};
use super::words;
use crate::observations::Shape;
use crate::texts::Languages;

/// A described operation.
pub(super) struct Described<'c> {
    pub(super) group: &'c Group,
    pub(super) calls: Vec<&'c Call>,
    pub(super) id: String,
    pub(super) tag: String,
    pub(super) envelope: Named,
    pub(super) logins: Vec<Login>,
    /// Logins that the calls had, and that would travel over http.
    pub(super) open_logins: Vec<Login>,
    pub(super) languages: Languages,
    pub(super) succeeded: Vec<bool>,
    pub(super) payload: Shape,
    pub(super) codes: Vec<reply::Code>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) parameters: Vec<Json>,
    pub(super) body: Option<Json>,
    pub(super) is_sanitised: bool,
    pub(super) habits: Habits,
}

impl Described<'_> {
    /// What it changes, by method and name.
    pub(super) fn effect(&self) -> &'static str {
        let spends = lint::spends(&self.id) || lint::spends(&self.group.path());
        let acts = words::words(&self.id)
            .first()
            .is_some_and(|word| words::changes(word));
        let asks = |call: &Call| {
            call.is_graphql()
                && call.text_of("query").is_some_and(|text| {
                    let text = text.trim_start();
                    text.starts_with('{') || text.starts_with("query")
                })
        };
        match self.group.method.as_str() {
            "GET" if !acts => "none",
            // By its standard.
            "POST" if self.calls.iter().all(|call| asks(call)) => "none",
            _ if spends => "spend",
            _ => "write",
        }
    }
}
