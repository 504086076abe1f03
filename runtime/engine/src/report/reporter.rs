//! What a report is gathered in, and what every finding of it says of its place.

use std::collections::HashSet;

use super::finding::Finding;
use super::rule::{Rule, Severity, Side};
use super::say;
use crate::evaluate::{Keyword, Walk};
use crate::path::Path;
use crate::schema::table::{NodeId, Table};
use bilispec_wire::json::Value;

/// A parameter of the call by name: its value as a text, strings without quotes; `None` if it is not known.
pub(super) type Sent<'s> = &'s dyn Fn(&str) -> Option<String>;

/// What holds for a value because of where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope {
    /// Something above is sensitive.
    pub(crate) sensitive: bool,
    /// Drift is reported here.
    pub(crate) drift: bool,
    /// Inside a string that holds JSON text.
    pub(crate) content: bool,
}

/// A value, where it stands, and the schemas that apply to it.
#[derive(Clone, Copy)]
pub(crate) struct Here<'h> {
    pub(crate) nodes: &'h [NodeId],
    pub(crate) value: &'h Value<'h>,
    pub(crate) path: &'h Path<'h>,
    pub(crate) scope: Scope,
}

impl Scope {
    /// At the top of a document.
    pub(crate) const TOP: Scope = Scope {
        sensitive: false,
        drift: true,
        content: false,
    };
}

pub(crate) struct Reporter<'t> {
    pub(crate) walk: Walk<'t>,
    pub(super) table: &'t Table,
    pub(super) side: Side,
    pub(crate) findings: Vec<Finding>,
    /// Keys at the root that came without a value and may: there is nothing to check.
    pub(super) bare: HashSet<String>,
    /// What the call sent, where that is compared.
    pub(super) sent: Option<Sent<'t>>,
}

impl<'t> Reporter<'t> {
    pub(crate) fn new(table: &'t Table, bytes: usize, side: Side) -> Self {
        Reporter {
            walk: Walk::new(table, bytes),
            table,
            side,
            findings: Vec::new(),
            bare: HashSet::new(),
            sent: None,
        }
    }

    /// Whether the value must not be printed: it is sensitive, or should have been something that
    /// holds what is, or has a name that gives it away.
    pub(super) fn masked(&self, here: Here<'_>) -> bool {
        let holds = |id: &NodeId| self.table.node(*id).holds_sensitive;
        here.scope.sensitive
            || here.nodes.iter().any(holds)
            || here.path.keys().any(say::looks_sensitive)
    }

    /// The value as the report shows it.
    pub(super) fn found(&self, here: Here<'_>) -> String {
        say::found(here.value, self.masked(here))
    }

    /// A finding; inside a JSON text, every error is one of the string's content.
    pub(super) fn finding(
        &self,
        scope: Scope,
        rule: Rule,
        path: &Path<'_>,
        schema_path: String,
        keyword: &'static str,
    ) -> Finding {
        let severity = rule.severity();
        let mut message = rule.message().to_owned();
        let mut shown = rule;
        if scope.content && severity == Severity::Error {
            message = format!("in the JSON text: {message}");
            shown = Rule::Content;
        }
        Finding {
            rule: shown,
            id: shown.id(self.side),
            severity,
            instance_path: path.pointer(),
            schema_path,
            keyword,
            message,
            expected: String::new(),
            found: String::new(),
        }
    }

    /// A finding about a keyword of a schema.
    pub(super) fn broken(
        &self,
        here: Here<'_>,
        rule: Rule,
        path: &Path<'_>,
        node: NodeId,
        keyword: Keyword,
    ) -> Finding {
        let schema_path = self.table.place(node, keyword.name());
        self.finding(here.scope, rule, path, schema_path, keyword.name())
    }
}
