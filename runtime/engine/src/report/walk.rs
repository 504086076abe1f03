//! The walk behind a report. At each value it gathers all schemas that apply there, through `$ref`,
//! `allOf`, the branch that the document chose, `then` and `else`, and has each cause said once:
//! a value of the wrong type is that and nothing else.

use std::collections::HashSet;

use super::branch::Choice;
use super::finding::Finding;
use super::reporter::{Here, Reporter, Scope};
use super::rule::{Rule, Side};
use crate::evaluate::Keyword;
use crate::evaluate::local::type_fits;
use crate::path::Path;
use crate::schema::table::{Check, NONE, NodeId};
use bilispec_wire::json::{Document, Value, pointer};

/// The schemas that apply to one value.
#[derive(Default)]
struct Applied {
    nodes: Vec<NodeId>,
    /// No branch was chosen somewhere: what members there may be is not known.
    undecided: bool,
    /// Findings at this value, held back until its type is known to fit.
    held: Vec<Finding>,
}

impl Reporter<'_> {
    /// Reports on a value to which these schemas apply.
    pub(crate) fn visit(
        &mut self,
        nodes: Vec<NodeId>,
        value: &Value<'_>,
        path: &Path<'_>,
        scope: Scope,
    ) {
        if nodes.is_empty() || !self.walk.enter() {
            return;
        }
        let mut applied = self.apply(nodes, value, path, scope);
        let mut held = std::mem::take(&mut applied.held);
        let mut here = Here {
            nodes: &applied.nodes,
            value,
            path,
            scope: Scope {
                sensitive: scope.sensitive || self.says_sensitive(&applied.nodes),
                ..scope
            },
        };
        let misfit = self.misfit(here);
        let fits = misfit.is_none();
        here.scope.drift &= fits;
        match misfit {
            // Where no envelope could be read, that says it already.
            Some(_) if held.iter().any(|finding| finding.rule == Rule::Envelope) => {
                held.retain(|finding| finding.rule == Rule::Envelope);
                self.say_held(here, held);
            }
            Some(finding) => self.findings.push(finding),
            None => {
                let mut said = self.say_held(here, held);
                self.checks(here, &mut said);
                self.values(here, &mut said);
                self.echo(here);
            }
        }
        match value {
            Value::Object(object) => self.members(here, object, fits, applied.undecided),
            Value::Array(items) => self.items(here, items),
            Value::String(text) if fits => self.content(here, text),
            _ => {}
        }
        self.walk.leave();
    }

    /// Says what was held back, each rule once at a place, and returns the rules.
    fn say_held(&mut self, here: Here<'_>, mut held: Vec<Finding>) -> HashSet<Rule> {
        // The branches were chosen before all schemas of the value were known; one of the
        // others may be the one that calls it sensitive.
        if here.scope.sensitive {
            let mask = |finding: &mut Finding| "(masked)".clone_into(&mut finding.found);
            held.iter_mut().for_each(mask);
        }
        let at = here.path.pointer();
        let mut said = HashSet::new();
        for finding in held {
            if said.insert(finding.rule) || finding.instance_path != at {
                self.findings.push(finding);
            }
        }
        said
    }

    /// The finding that the value has the wrong type.
    fn misfit(&self, here: Here<'_>) -> Option<Finding> {
        if *here.value == Value::Null && self.is_message(here.path) {
            return None;
        }
        let fits = |id: &NodeId| type_fits(self.table.node(*id), here.value);
        let misfit = here.nodes.iter().copied().find(|id| !fits(id))?;
        let finding = self
            .broken(here, Rule::Type, here.path, misfit, Keyword::Type)
            .expecting(self.table.node(misfit).types.describe())
            .found(self.found(here));
        Some(finding)
    }

    /// Whether the message of an envelope stands there: a text for people, null or not, that decides nothing.
    fn is_message(&self, path: &Path<'_>) -> bool {
        let Some(envelope) = self.table.envelope(self.table.envelope) else {
            return false;
        };
        let at = path.pointer();
        let mut places = self.table.strs(envelope.message);
        self.side == Side::Response && places.any(|place| pointer::of(place) == at)
    }

    fn says_sensitive(&self, nodes: &[NodeId]) -> bool {
        nodes.iter().any(|id| {
            let note = self.table.note(self.table.node(*id));
            note.is_some_and(|note| note.sensitive.is_some())
        })
    }

    /// Gathers the schemas that apply to the value, each once, in the order of the document.
    fn apply(
        &mut self,
        nodes: Vec<NodeId>,
        value: &Value<'_>,
        path: &Path<'_>,
        scope: Scope,
    ) -> Applied {
        let table = self.table;
        let mut applied = Applied::default();
        let mut todo = nodes;
        todo.reverse();
        while let Some(id) = todo.pop() {
            if id == NONE || applied.nodes.contains(&id) {
                continue;
            }
            applied.nodes.push(id);
            let mut next: Vec<NodeId> = Vec::new();
            for check in table.checks(table.node(id)) {
                match *check {
                    Check::Ref(target) => next.push(target),
                    Check::AllOf(list) => next.extend(table.ids(list)),
                    Check::AnyOf(_) | Check::OneOf(_) => {
                        let here = Here {
                            nodes: &[id],
                            value,
                            path,
                            scope,
                        };
                        match self.choose(check, here) {
                            Choice::Apply(chosen) => next.extend(chosen),
                            Choice::Fault(finding, apply) => {
                                applied.undecided |= apply.is_empty();
                                applied.held.push(*finding);
                                next.extend(apply);
                            }
                        }
                    }
                    Check::If(branches) => next.push(self.walk.next_of_if(branches, value)),
                    Check::DependentSchemas(list) => {
                        let all = table.properties(list).iter();
                        let present = all
                            .filter(|property| value.get(table.str(property.name)).is_some())
                            .map(|property| property.node);
                        next.extend(present);
                    }
                    _ => {}
                }
            }
            todo.extend(next.into_iter().rev());
        }
        applied
    }

    /// Looks into a string that holds JSON text. The path goes on inside: a string has no members
    /// of its own that could be mistaken for those of the text.
    fn content(&mut self, here: Here<'_>, text: &str) {
        let table = self.table;
        let (mut first, mut schemas) = (None, Vec::new());
        for id in here.nodes {
            let Some(note) = table.note(table.node(*id)).filter(|note| note.json_text) else {
                continue;
            };
            first = first.or(Some(*id));
            if note.content != NONE {
                schemas.push(note.content);
            }
        }
        let Some(first) = first else { return };
        match Document::parse(text.as_bytes()) {
            Ok(document) => {
                let scope = Scope {
                    content: true,
                    ..here.scope
                };
                self.visit(schemas, document.root(), here.path, scope);
            }
            Err(error) => {
                let at = table.place(first, "contentMediaType");
                let keyword = "contentMediaType";
                let finding = self
                    .finding(here.scope, Rule::Content, here.path, at, keyword)
                    .saying(format!("the string is not JSON text: {error}"))
                    .expecting("JSON text")
                    .found(self.found(here));
                self.findings.push(finding);
            }
        }
    }
}
