//! Members of a reply that have to equal a parameter of the call (`x-echo`): checked where both are known, which neither
//! a reply nor a request alone is enough for.

use super::finding::Finding;
use super::reporter::{Here, Reporter, Scope};
use super::rule::{Rule, Side};
use super::say;
use crate::path::Path;
use crate::schema::Schema;
use bilispec_wire::json::number::Number;
use bilispec_wire::json::{Document, Value};

impl Schema {
    /// The parameters of the call that members of a success have to equal, each once.
    pub fn echoes(&self) -> impl Iterator<Item = &str> {
        self.table().act.echoes.iter().map(AsRef::as_ref)
    }

    /// Where a success does not repeat what the call asked for. Replies of any other kind have no such findings, and
    /// neither have members that are absent or null.
    ///
    /// `sent` gives the value of a parameter as a text, strings without quotes; `None` if it is not known.
    pub fn echo_findings(
        &self,
        body: &[u8],
        sent: &dyn Fn(&str) -> Option<String>,
    ) -> Vec<Finding> {
        if self.echoes().next().is_none() {
            return Vec::new();
        }
        let Ok((document, _)) = Document::read(body) else {
            return Vec::new();
        };
        let table = self.table();
        let mut reporter = Reporter::new(table, document.bytes(), Side::Response);
        let root = document.root();
        let answer = reporter.answer(root);
        let enveloped = table.envelope(table.envelope).is_some();
        let happened = answer
            .outcome
            .as_ref()
            .is_none_or(|outcome| outcome.is_success);
        let success = answer.is_success && answer.doubt.is_none() && !answer.blocked;
        if enveloped && !(success && happened) {
            return Vec::new();
        }
        reporter.findings.clear();
        reporter.sent = Some(sent);
        reporter.visit(vec![table.root], root, &Path::ROOT, Scope::TOP);
        let mut findings = reporter.findings;
        findings.retain(|finding| finding.rule == Rule::Echo);
        findings
    }
}

impl Reporter<'_> {
    /// Compares a value with the parameters that it has to equal.
    pub(super) fn echo(&mut self, here: Here<'_>) {
        let Some(sent) = self.sent else {
            return;
        };
        let table = self.table;
        for id in here.nodes {
            let note = table.note(table.node(*id));
            let name = note.map_or("", |note| table.str(note.echo));
            let asked = Some(name).filter(|name| !name.is_empty()).and_then(sent);
            let Some(asked) = asked.filter(|asked| repeats(here.value, asked) == Some(false))
            else {
                continue;
            };
            let masked = self.masked(here) || say::looks_sensitive(name);
            let expected = if masked {
                format!("the call's {} (masked)", say::name(name))
            } else {
                let asked = say::found(&Value::String(asked.into()), false);
                format!(
                    "the call's {}, {}",
                    say::name(name),
                    asked.trim_matches('"')
                )
            };
            let at = table.place(*id, "x-echo");
            // Inside a text of JSON it is the same finding.
            let scope = Scope {
                content: false,
                ..here.scope
            };
            let finding = self
                .finding(scope, Rule::Echo, here.path, at, "")
                .expecting(expected)
                .found(say::found(here.value, masked));
            self.findings.push(finding);
            return;
        }
    }
}

/// Whether a value is the one that was asked for: texts letter by letter, numbers by what they amount to, however they
/// are written. `None` for what is not a value that could have been sent.
fn repeats(value: &Value<'_>, asked: &str) -> Option<bool> {
    Some(match value {
        Value::String(text) => text.as_ref() == asked,
        Value::Number(number) => {
            let asked = Number::parse(asked);
            asked.is_some_and(|asked| number.value.compare(asked).is_eq())
        }
        Value::Bool(value) => asked == if *value { "true" } else { "false" },
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    })
}
