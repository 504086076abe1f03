//! The outer object of a reply: which code it carries, what that means, and so which of the two
//! forms, success or refusal, its faults are to be measured by.

use super::branch::{Choice, each_firm};
use super::finding::{Answer, CodeRead, Finding, OutcomeRead};
use super::rule::Rule;
use super::say;
use super::walk::{Here, Reporter, Scope};
use crate::evaluate::Keyword;
use crate::path::Path;
use crate::schema::table::{Envelope, NONE, NodeId, Outcome, Table};
use bilispec_wire::json::Value;
use bilispec_wire::json::number::Number;

/// What stands where the code should.
enum Code<'t> {
    /// The reply is no object.
    NoObject,
    /// None of the keys is there; this is the first.
    Absent(&'t str),
    /// Only nulls; this is the first key that is there.
    Null(&'t str),
    Number(&'t str, i64),
    /// Something that is no whole number.
    Other(&'t str),
}

/// The first key that is there and not null wins.
fn read<'t>(table: &'t Table, envelope: &Envelope, root: &Value<'_>) -> Code<'t> {
    let Value::Object(object) = root else {
        return Code::NoObject;
    };
    let mut null = None;
    for key in table.strs(envelope.code) {
        match object.get(key).map(|member| &member.value) {
            None => {}
            Some(Value::Null) => null = null.or(Some(key)),
            Some(value) => {
                return match value.as_i64() {
                    Some(code) => Code::Number(key, code),
                    None => Code::Other(key),
                };
            }
        }
    }
    match null {
        Some(key) => Code::Null(key),
        None => Code::Absent(table.strs(envelope.code).next().unwrap_or("code")),
    }
}

fn is_success(table: &Table, envelope: &Envelope, code: i64) -> bool {
    table.constants(envelope.success).iter().any(|constant| {
        matches!(constant, crate::schema::table::Constant::Number(number)
            if number.compare(Number::from(code)).is_eq())
    })
}

impl<'t> Reporter<'t> {
    fn envelope(&self) -> Option<&'t Envelope> {
        self.table.envelope(self.table.envelope)
    }

    /// Chooses between success and refusal, if that is what the branches are.
    pub(super) fn choose_by_code(&mut self, branches: &[NodeId], here: Here<'_>) -> Option<Choice> {
        if !here.path.is_root() || here.scope.content {
            return None;
        }
        let table = self.table;
        let envelope = self.envelope()?;
        let (mut success, mut refusal) = (Vec::new(), Vec::new());
        for branch in branches {
            let mut carries = false;
            each_firm(table, *branch, &mut |id| carries |= id == envelope.node);
            if carries {
                success.push(*branch);
            } else {
                refusal.push(*branch);
            }
        }
        if success.is_empty() {
            return None;
        }
        let (key, chosen) = match read(table, envelope, here.value) {
            Code::NoObject => return Some(self.no_envelope(envelope, None, here)),
            Code::Absent(key) | Code::Other(key) => {
                return Some(self.no_envelope(envelope, Some(key), here));
            }
            Code::Number(key, code) if is_success(table, envelope, code) => (key, success),
            Code::Null(key) | Code::Number(key, _) => (key, refusal),
        };
        if chosen.is_empty() {
            return Some(self.no_envelope(envelope, Some(key), here));
        }
        // The branch may object to the code itself: then it is no reply of either form.
        let at_code = format!("/{}", bilispec_wire::json::pointer::token(key));
        for branch in &chosen {
            let mut found = Vec::new();
            self.walk
                .collect(*branch, here.value, here.path, &mut found);
            if found.iter().any(|fault| fault.instance_path == at_code) {
                return Some(self.no_envelope(envelope, Some(key), here));
            }
        }
        Some(Choice::Apply(chosen))
    }

    /// One finding for a reply without a readable code, whatever else is odd about it.
    fn no_envelope(&self, envelope: &Envelope, key: Option<&str>, here: Here<'_>) -> Choice {
        let at = self.table.place(envelope.node, "x-envelope");
        let member = key.unwrap_or_default();
        let below = here.path.key(member);
        let path = if key.is_some() { &below } else { here.path };
        let expected = match key {
            Some(_) => {
                let keys: Vec<&str> = self.table.strs(envelope.code).collect();
                format!("a whole number in {}", keys.join(" or "))
            }
            None => "an object".to_owned(),
        };
        let found = match (key, key.and_then(|key| here.value.get(key))) {
            (None, _) => say::found(here.value, true),
            (_, None) => "nothing".to_owned(),
            (_, Some(value)) => say::found(value, false),
        };
        let finding = self
            .finding(here.scope, Rule::Envelope, path, at, "x-envelope")
            .expecting(expected)
            .found(found);
        Choice::Fault(Box::new(finding), Vec::new())
    }

    /// What the envelope says, and what is to be said of the code itself.
    pub(super) fn answer(&mut self, root: &Value<'_>) -> Answer {
        let mut answer = Answer::default();
        let Some(envelope) = self.envelope() else {
            return answer;
        };
        let table = self.table;
        let (key, value) = match read(table, envelope, root) {
            Code::Number(key, code) => (key, Some(code)),
            Code::Null(key) => (key, None),
            _ => return answer,
        };
        let succeeds = value.is_some_and(|code| is_success(table, envelope, code));
        answer = answer_of(table, key, value, succeeds);
        if answer.is_success {
            let place = table.outcome;
            answer.outcome = place.and_then(|place| outcome(table, place, root));
        }
        answer
    }

    /// Drift of the code, and what the code's own data is known to hold.
    pub(super) fn code(&mut self, root: &Value<'_>, answer: &Answer) {
        let table = self.table;
        let (Some(envelope), Some(read)) = (self.envelope(), &answer.code) else {
            return;
        };
        let readable = |finding: &Finding| finding.rule != Rule::Envelope;
        if answer.is_success || !self.findings.iter().all(readable) {
            return;
        }
        let known = table.code(read.value);
        if known.is_none() && table.lists_codes {
            self.unknown_code(&read.key, read.value);
        }
        let data = root.get(table.str(envelope.data));
        if let (Some(code), Some(data)) = (known, data) {
            self.refusal_data(code.data, table.str(envelope.data), data);
        }
    }

    /// A code that the spec does not list.
    pub(crate) fn unknown_code(&mut self, key: &str, code: Option<i64>) {
        let table = self.table;
        let path = Path::ROOT;
        let path = path.key(key);
        let at = table.place(table.root, "x-codes");
        let show = |code: Option<i64>| code.map_or("null".to_owned(), |code| code.to_string());
        let finding = self
            .finding(Scope::TOP, Rule::UnknownCode, &path, at, "")
            .expecting(say::list(table.codes.iter().map(|code| show(code.value))))
            .found(show(code));
        self.findings.push(finding);
    }

    /// A refusal may carry anything, or nulls for everything. What it is known to carry with this
    /// code is checked where it is there.
    pub(crate) fn refusal_data(&mut self, schema: NodeId, key: &str, data: &Value<'_>) {
        let Value::Object(object) = data else { return };
        if schema == NONE {
            return;
        }
        let root = Path::ROOT;
        let path = root.key(key);
        let scope = Scope {
            drift: false,
            ..Scope::TOP
        };
        let before = self.findings.len();
        self.visit(vec![schema], data, &path, scope);
        let void: Vec<String> = object
            .members()
            .iter()
            .filter(|member| member.value == Value::Null)
            .map(|member| path.key(&member.key).pointer())
            .collect();
        let at_data = path.pointer();
        let mut added = self.findings.split_off(before);
        added.retain(|finding| {
            let parent = finding.instance_path.rsplit_once('/').map(|(up, _)| up);
            let absent = finding.keyword == Keyword::Required.name() && parent == Some(&at_data);
            !absent && finding.instance_path != at_data && !void.contains(&finding.instance_path)
        });
        self.findings.append(&mut added);
    }
}

/// What a code means to the spec.
pub(crate) fn answer_of(table: &Table, key: &str, value: Option<i64>, is_success: bool) -> Answer {
    let mut answer = Answer {
        code: Some(CodeRead {
            key: key.to_owned(),
            value,
        }),
        is_success,
        ..Answer::default()
    };
    if let Some(code) = table.code(value) {
        answer.code_name = Some(table.str(code.name).to_owned());
        answer.class = Some(table.str(code.class).to_owned());
        answer.risk = table.str(code.class) == "risk";
    }
    answer
}

fn outcome(table: &Table, place: Outcome, root: &Value<'_>) -> Option<OutcomeRead> {
    let mut keys = table.strs(place.path);
    let value = keys.try_fold(root, |at, key| at.get(key))?;
    outcome_of(table, place, value)
}

/// What the value at the outcome's place says.
pub(crate) fn outcome_of(table: &Table, place: Outcome, value: &Value<'_>) -> Option<OutcomeRead> {
    if !matches!(value, Value::Number(_) | Value::String(_) | Value::Bool(_)) {
        return None;
    }
    let mut pointer = String::new();
    for key in table.strs(place.path) {
        pointer.push('/');
        pointer.push_str(&bilispec_wire::json::pointer::token(key));
    }
    let node = table.node(place.node);
    let note = table.note(node)?;
    let success = table.constants(note.success);
    Some(OutcomeRead {
        instance_path: pointer,
        value: say::found(value, node.holds_sensitive),
        name: name_of(table, place.node, value),
        is_success: success.iter().any(|success| table.equals(*success, value)),
    })
}

/// The name of a value: its variant in the enum, or its entry in the open set.
fn name_of(table: &Table, id: NodeId, value: &Value<'_>) -> Option<String> {
    let mut name = None;
    each_firm(table, id, &mut |id| {
        let node = table.node(id);
        let Some(note) = table.note(node) else { return };
        let known = table.known(note).iter();
        let listed = known
            .filter(|known| table.equals(known.value, value))
            .map(|known| table.str(known.name).to_owned())
            .next();
        let variants = table.checks(node).iter().find_map(|check| match check {
            crate::schema::table::Check::Enum(list) => Some(table.constants(*list)),
            _ => None,
        });
        let variant = variants.and_then(|all| {
            let at = all.iter().position(|one| table.equals(*one, value))?;
            table.strs(note.names).nth(at).map(str::to_owned)
        });
        if name.is_none() {
            name = variant.or(listed);
        }
    });
    name
}
