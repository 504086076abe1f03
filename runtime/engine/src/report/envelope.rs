//! The outer object of a reply: which code it carries, what that means, and so which of the two
//! forms, success or refusal, its faults are to be measured by.

use std::borrow::Cow;

use super::branch::{Choice, each_firm};
use super::finding::{Answer, CodeRead, Finding, OutcomeRead};
use super::reporter::{Here, Reporter, Scope};
use super::rule::Rule;
use super::say;
use crate::evaluate::{Keyword, Violation};
use crate::path::Path;
use crate::schema::table::{Constant, Envelope, List, NONE, NodeId, Outcome, Table};
use bilispec_wire::envelope::{
    Code, Doubt, Judgement, OutcomeWords, Reading, SideEffect, Status, Success, Verdict, Words,
    judge,
};
use bilispec_wire::json::{Object, Value, pointer};

impl Table {
    /// What the schema states about how a reply is read.
    pub(crate) fn words(&self) -> Words<'_> {
        let envelope = self.envelope(self.envelope);
        let list = |list: Option<List>| list.map(|list| self.strs(list).collect());
        Words {
            code: list(envelope.map(|envelope| envelope.code)).unwrap_or_default(),
            message: list(envelope.map(|envelope| envelope.message)).unwrap_or_default(),
            data: envelope.map_or("", |envelope| self.str(envelope.data)),
            success: match envelope {
                Some(envelope) if envelope.absent => Success::Absent,
                Some(envelope) => Success::Values(self.values(envelope.success).into()),
                None => Success::Values(Cow::Borrowed(&[])),
            },
            lists_null: self.code(None).is_some(),
            pending: self.pending().collect(),
            outcome: self.outcome_words(),
            act: &self.act,
        }
    }

    fn values(&self, list: List) -> Vec<Code<'_>> {
        let value = |constant: &Constant| match *constant {
            Constant::Number(number) => number.as_i64().map(Code::Integer),
            Constant::Text(text) => Some(Code::Text(Cow::Borrowed(self.str(text)))),
            Constant::Bool(value) => Some(Code::Boolean(value)),
            Constant::Null | Constant::Json(_) => None,
        };
        self.constants(list).iter().filter_map(value).collect()
    }

    fn pending(&self) -> impl Iterator<Item = Code<'_>> {
        let pending = |class| self.str(class) == "pending";
        let codes = self.codes.iter().filter(move |code| pending(code.class));
        codes.filter_map(|code| self.code_of(code))
    }

    /// What the schema states about how the outcome is read, if it has one.
    pub(crate) fn outcome_words(&self) -> Option<OutcomeWords<'_>> {
        let outcome = self.outcome?;
        let envelope = self.envelope(self.envelope);
        let data = envelope.map_or("", |envelope| self.str(envelope.data));
        let above = pointer::tokens(data).count();
        Some(OutcomeWords {
            path: self.strs(outcome.path).skip(above).collect(),
            success: self.values(self.note(self.node(outcome.node))?.success),
        })
    }
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
        let words = table.words();
        let judgement = judge(&words, here.value, Status::Answered);
        if contradicts_code(&judgement) && !matches!(judgement.code, Reading::OtherType(_)) {
            // Neither branch is meant: what is to be reported is the contradiction.
            return Some(Choice::Apply(Vec::new()));
        }
        let (at, chosen) = match &judgement.code {
            Reading::NoObject => return Some(self.no_envelope(envelope, None, here)),
            Reading::Absent(at) if !envelope.absent => {
                return Some(self.no_envelope(envelope, Some(at), here));
            }
            Reading::OtherType(at) => {
                return Some(self.no_envelope(envelope, Some(at), here));
            }
            Reading::Absent(at) => (at, success),
            Reading::Null(at) if envelope.absent => (at, success),
            Reading::Code(at, code) if words.success.has(code) => (at, success),
            Reading::Null(at) | Reading::Code(at, _) => (at, refusal),
            Reading::NoEnvelope => return None,
        };
        if chosen.is_empty() {
            return Some(self.no_envelope(envelope, Some(at), here));
        }
        // The branch may object to the code itself: then it is no reply of either form.
        for branch in &chosen {
            let mut found: Vec<Violation> = Vec::new();
            self.walk.visit(*branch, here.value, here.path, &mut found);
            if found.iter().any(|fault| fault.instance_path == *at) {
                return Some(self.no_envelope(envelope, Some(at), here));
            }
        }
        Some(Choice::Apply(chosen))
    }

    /// One finding for a reply without a readable code, whatever else is odd about it.
    fn no_envelope(&self, envelope: &Envelope, key: Option<&str>, here: Here<'_>) -> Choice {
        let at = self.table.place(envelope.node, "x-envelope");
        let expected = match key {
            Some(_) => {
                let keys: Vec<&str> = self.table.strs(envelope.code).collect();
                format!(
                    "{} in {}",
                    code_kind(self.table, envelope),
                    keys.join(" or ")
                )
            }
            None => "an object".to_owned(),
        };
        let value = key.and_then(|key| here.value.at(key));
        let found = match (key, value) {
            (None, _) => say::found(here.value, true),
            (_, None) => "nothing".to_owned(),
            (_, Some((value, _))) => say::found(value, false),
        };
        let mut finding = self
            .finding(here.scope, Rule::Envelope, here.path, at, "x-envelope")
            .expecting(expected)
            .found(found);
        key.unwrap_or_default()
            .clone_into(&mut finding.instance_path);
        Choice::Fault(Box::new(finding), Vec::new())
    }

    /// What the envelope says, and what contradicts it.
    pub(super) fn answer(&mut self, root: &Value<'_>) -> Answer {
        let table = self.table;
        let changes = table.act.effect != SideEffect::None;
        if self.envelope().is_none() && !changes && table.outcome.is_none() {
            return Answer::default();
        }
        let words = table.words();
        let judgement = judge(&words, root, Status::Answered);
        let whole = String::new();
        let (at, value) = match &judgement.code {
            Reading::Code(at, code) => (at, Some(code.clone().into_owned())),
            Reading::Null(at) | Reading::Absent(at) if succeeds(&words, &judgement.code) => {
                (at, None)
            }
            Reading::Null(at) => (at, None),
            Reading::NoEnvelope => (&whole, None),
            _ => {
                return Answer {
                    doubt: doubt_of(&judgement),
                    ..Answer::default()
                };
            }
        };
        let is_success = matches!(judgement.verdict, Verdict::Success | Verdict::Declined)
            || judgement.verdict == Verdict::Unreadable
                && judgement.data.is_some()
                && succeeds(&words, &judgement.code);
        let mut answer = answer_of(table, key_of(at), value, is_success);
        if matches!(judgement.code, Reading::Absent(_) | Reading::NoEnvelope) {
            answer.code = None;
        }
        answer.doubt = doubt_of(&judgement);
        if let Verdict::Blocked(at) = judgement.verdict
            && let Some(blocked) = table.act.blocked.get(at)
        {
            answer.code_name = Some(blocked.name.clone().into_owned());
            answer.class = Some(blocked.class.clone().into_owned());
            answer.risk = blocked.class == "risk";
            answer.blocked = true;
        }
        if is_success || answer.doubt.is_some() {
            let place = table.outcome;
            answer.outcome = place.and_then(|place| outcome(table, place, root));
        }
        self.contradiction(&judgement);
        answer
    }

    /// What is odd about what decides.
    fn contradiction(&mut self, judgement: &Judgement<'_>) {
        let table = self.table;
        let node = self.envelope().map_or(table.root, |envelope| envelope.node);
        let at = table.place(node, "x-envelope");
        let doubt = match judgement.verdict {
            Verdict::Unknown(
                Doubt::NoCode | Doubt::CodeOfAnotherType | Doubt::WithoutOutcome | Doubt::Undecided,
            ) => return,
            _ if matches!(judgement.code, Reading::OtherType(_)) => return,
            Verdict::Unknown(doubt) => doubt,
            _ if contradicts_code(judgement) => Doubt::CodesDisagree,
            _ => return,
        };
        let mut finding = self
            .finding(Scope::TOP, Rule::Contradiction, &Path::ROOT, at, "")
            .saying(doubt.to_string())
            .expecting("evidence that agrees")
            .found("evidence that does not");
        judgement
            .code
            .pointer()
            .clone_into(&mut finding.instance_path);
        self.findings.push(finding);
    }

    /// Drift of the code, and what the code's own data is known to hold.
    pub(super) fn code(&mut self, root: &Value<'_>, answer: &Answer) {
        let table = self.table;
        let (Some(envelope), Some(read)) = (self.envelope(), &answer.code) else {
            return;
        };
        let readable = |finding: &Finding| finding.rule != Rule::Envelope;
        if answer.is_success || answer.blocked || !self.findings.iter().all(readable) {
            return;
        }
        let known = table.code(read.value.as_ref());
        let words = table.words();
        let succeeds = read
            .value
            .as_ref()
            .is_some_and(|code| words.success.has(code));
        if known.is_none() && table.lists_codes && !succeeds {
            self.unknown_code(&read.key, read.value.as_ref());
        }
        let data = root.at(table.str(envelope.data));
        if let (Some(code), Some((data, _))) = (known, data) {
            self.refusal_data(code.data, table.str(envelope.data), data);
        }
    }

    /// A code that the spec does not list.
    pub(crate) fn unknown_code(&mut self, key: &str, code: Option<&Code<'_>>) {
        let table = self.table;
        let at = table.place(table.root, "x-codes");
        let listed = table.codes.iter().map(|row| match table.code_of(row) {
            Some(code) => code.to_string(),
            None => "null".to_owned(),
        });
        let found = match code {
            None => "null".to_owned(),
            // A text is the server's own, and may hold anything.
            Some(Code::Text(text)) => say::found(&Value::String(text.as_ref().into()), false),
            Some(code) => code.to_string(),
        };
        let mut finding = self
            .finding(Scope::TOP, Rule::UnknownCode, &Path::ROOT, at, "")
            .expecting(say::list(listed))
            .found(found);
        finding.instance_path = pointer::of(key);
        self.findings.push(finding);
    }

    /// A refusal may carry anything, or nulls for everything. What it is known to carry with this
    /// code is checked where it is there.
    pub(crate) fn refusal_data(&mut self, schema: NodeId, key: &str, data: &Value<'_>) {
        let Value::Object(object) = data else { return };
        if schema == NONE {
            return;
        }
        let tokens: Vec<_> = pointer::tokens(key).collect();
        let root = Path::ROOT;
        along(&tokens, &root, &mut |path| {
            self.carried(schema, data, object, path);
        });
    }

    fn carried(&mut self, schema: NodeId, data: &Value<'_>, object: &Object<'_>, path: &Path<'_>) {
        let scope = Scope {
            drift: false,
            ..Scope::TOP
        };
        let before = self.findings.len();
        self.visit(vec![schema], data, path, scope);
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

/// Goes down by names, and does the rest there.
fn along(names: &[Cow<'_, str>], path: &Path<'_>, then: &mut dyn FnMut(&Path<'_>)) {
    match names.split_first() {
        Some((name, rest)) => along(rest, &path.key(name), then),
        None => then(path),
    }
}

fn succeeds(words: &Words<'_>, reading: &Reading<'_>) -> bool {
    match reading {
        Reading::Code(_, code) => words.success.has(code),
        Reading::Absent(_) | Reading::Null(_) => matches!(words.success, Success::Absent),
        Reading::NoEnvelope => true,
        _ => false,
    }
}

fn doubt_of(judgement: &Judgement<'_>) -> Option<Doubt> {
    match judgement.verdict {
        Verdict::Unknown(doubt) => Some(doubt),
        _ => None,
    }
}

/// Codes say different things, in a call of any effect.
fn contradicts_code(judgement: &Judgement<'_>) -> bool {
    judgement.codes_disagree
}

/// A place as the spec writes it: a member at the top by its name.
fn key_of(pointer: &str) -> &str {
    match pointer.strip_prefix('/') {
        Some(name) if !name.contains(['/', '~']) => name,
        _ => pointer,
    }
}

/// What a code is, in words.
fn code_kind(table: &Table, envelope: &Envelope) -> &'static str {
    match table.constants(envelope.success).first() {
        Some(Constant::Text(_)) => "a text",
        Some(Constant::Bool(_)) => "true or false",
        Some(_) => "a whole number",
        None => "a code",
    }
}

/// What a code means to the spec.
pub(crate) fn answer_of(
    table: &Table,
    key: &str,
    value: Option<Code<'static>>,
    is_success: bool,
) -> Answer {
    let known = table.code(value.as_ref());
    let mut answer = Answer {
        code: Some(CodeRead {
            key: key.to_owned(),
            value,
        }),
        is_success,
        ..Answer::default()
    };
    if let Some(code) = known {
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
    let mut at = String::new();
    for key in table.strs(place.path) {
        at.push('/');
        at.push_str(&pointer::token(key));
    }
    let node = table.node(place.node);
    let note = table.note(node)?;
    let success = table.constants(note.success);
    Some(OutcomeRead {
        instance_path: at,
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
