//! The reply of an exchange: its status, its body, and what it answered.

use std::borrow::Cow;
use std::path::Path;

use bilispec_codegen::model::{Described, Operation};
use bilispec_codegen::source::Json;
use bilispec_engine::{Document, Report, Rule, Side};

use super::body;
use super::call::Call;
use super::checker::{Checker, Verdict};
use super::counted::is_success;
use super::findings::{Findings, Held, Shown};
use super::schemas::{Compiled, SchemaFailure};
use crate::capture::{Absence, Body, Step};
use crate::describe::words;
use crate::observations::{About, Key, Lessons};
use crate::report::{Observation, Part, Severity};

/// HTTP's way to say that risk control refuses the call.
const BLOCKED: u16 = 412;

impl Checker<'_> {
    pub(super) fn reply(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
    ) -> Result<Verdict, SchemaFailure> {
        let captured = call.exchange.status;
        let status = captured.unwrap_or_else(|| status_of_body(call));
        let response = &call.exchange.response;
        if status == BLOCKED {
            into.collector.risk(call.number);
        }
        // 304 is the browser's cache at work.
        if captured.is_some()
            && status != 304
            && !matches!(response.body, Body::Absent(Absence::NoAnswer))
            && let Some(observation) = self.status(call.operation, status)
        {
            if let Some(lessons) = &mut into.lessons {
                let body = match &response.body {
                    Body::Bytes(bytes) => Json::parse(bytes).ok(),
                    _ => None,
                };
                status_lesson(lessons, call.number, status, &observation, body.as_ref());
            }
            into.found(call, observation);
        }
        let described = call.operation.listed(status);
        let bytes = match &response.body {
            Body::Bytes(bytes) => bytes,
            Body::Pairs(_) => {
                return Ok(into.skip(call, "response body is a form".to_owned(), Verdict::NotJson));
            }
            Body::Absent(absence)
                if call.operation.is_empty(described) && is_empty(*absence, status) =>
            {
                return Ok(into.empty(call, status));
            }
            Body::Absent(absence) => {
                return Ok(into.skip(call, absence.to_string(), Verdict::NotChecked));
            }
        };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            if call.operation.is_empty(described) {
                return Ok(into.empty(call, status));
            }
            let reason = format!("response body is empty (HTTP {status})");
            return Ok(into.skip(call, reason, Verdict::NotJson));
        }
        let Some(schemas) = self.schemas(call.number) else {
            return Ok(Verdict::NotChecked);
        };
        let part = self.part.as_ref().filter(|part| part.number == call.number);
        let compiled = match (described, part) {
            (Described::Reply, Some(part)) => Some(&part.schema),
            _ => match (described, schemas.reply_to(described).transpose()) {
                // Of a document from elsewhere, the body of one status is no reason to leave the operation out.
                (Described::Status(_), Err(failure)) => {
                    return Ok(into.skip(call, failure.to_string(), Verdict::NotChecked));
                }
                (_, compiled) => compiled?,
            },
        };
        let Some(compiled) = compiled else {
            let read = body::read(call.exchange, bytes, |bytes| {
                Document::read(bytes).map(drop)
            });
            let (reason, verdict) = match read {
                _ if call.operation.is_raw(described) => {
                    into.by_status(call, status);
                    let reason =
                        format!("the spec describes a body that is not JSON for HTTP {status}");
                    (reason, Verdict::NotChecked)
                }
                Ok(_) => (
                    format!("the spec describes no JSON body for HTTP {status}"),
                    Verdict::NotChecked,
                ),
                Err(reason) => (reason, Verdict::NotJson),
            };
            return Ok(into.skip(call, reason, verdict));
        };
        let plain = compiled.schema.check_json_reply(bytes);
        if part.is_none()
            && let Ok(checked) = &plain
            && self.clean(into, call, (described, status), checked, bytes)
        {
            return Ok(Verdict::Checked);
        }
        let (report, body) = match plain {
            Ok(checked) => {
                let report = if into.lessons.is_some() {
                    checked.into_report()
                } else {
                    // One by one: however many there are, few are kept.
                    let at = part.map_or("", |part| part.at.as_str());
                    let answer = checked.each(&mut |mut finding| {
                        finding.instance_path.insert_str(0, at);
                        into.found(
                            call,
                            compiled.observation(finding, Part::ResponseBody, Side::Response),
                        );
                    });
                    Report {
                        findings: Vec::new(),
                        answer,
                    }
                };
                (report, body::as_it_stands(call.exchange, bytes))
            }
            Err(error) => {
                let read = |bytes: &[u8]| compiled.schema.report_reply(bytes);
                match body::unwrapped(call.exchange, bytes, &error, read) {
                    Ok(read) => read,
                    Err(reason) => return Ok(into.skip(call, reason, Verdict::NotJson)),
                }
            }
        };
        into.steps(call, compiled, &body.steps);
        let bytes = &*body.bytes;
        if let Some(lessons) = &mut into.lessons {
            let read = || Json::parse(bytes).ok();
            compiled.teach(
                lessons,
                call.number,
                &report.findings,
                Part::ResponseBody,
                read,
            );
        }
        let mut findings = report.findings;
        if part.is_none() && described == Described::Reply {
            let asked = |name: &str| call.asked(name).map(Cow::into_owned);
            findings.extend(compiled.schema.echo_findings(bytes, &asked));
        }
        let pruned = body.steps.contains(&Step::Depth);
        for mut finding in findings {
            if pruned && body::is_cut(&finding.instance_path) {
                continue;
            }
            if let Some(part) = part {
                finding.instance_path.insert_str(0, &part.at);
            }
            into.found(
                call,
                compiled.observation(finding, Part::ResponseBody, Side::Response),
            );
        }
        let came = self.came(call, described, status, &report.answer);
        if let (Some(lessons), Some(presence)) = (&mut into.lessons, &self.presence)
            && came.is_success
            && part.is_none()
            && described == Described::Reply
        {
            presence.count(lessons, call.number, bytes);
        }
        let shown = match part {
            None => Shown::Whole,
            Some(part) => Shown::Part(part.place),
        };
        into.answered(call, &came, shown, Held::Bytes(bytes));
        Ok(Verdict::Checked)
    }

    /// A status that the spec does not mention for the operation. Where it mentions none, there is nothing to compare.
    fn status(&self, operation: &Operation, status: u16) -> Option<Observation> {
        if operation.listed(status) != Described::Unlisted {
            return None;
        }
        let expected = operation.listed_statuses();
        if expected.is_empty() {
            return None;
        }
        let expected: Vec<String> = expected.into_iter().map(words::status).collect();
        let (file, pointer) = self.project.sibling(operation.span, "responses")?;
        Some(Observation {
            rule: "response.status".to_owned(),
            severity: Severity::Warning,
            part: Part::ResponseStatus,
            instance_path: String::new(),
            place: self.project.place(&file, &pointer).unwrap_or_default(),
            schema_path: format!("{file}#{pointer}"),
            message: "the HTTP status is not one that the spec lists".to_owned(),
            expected: expected.join(", "),
            found: status.to_string(),
        })
    }
}

/// The status of a body alone: that of the fixture that it is; others were worth keeping, so they were answers.
fn status_of_body(call: &Call<'_, '_>) -> u16 {
    let file = Path::new(call.sample.input);
    let mut examples = call.operation.examples.iter();
    let own = examples.find(|example| {
        let fixture = Path::new(&example.file).file_name();
        fixture.is_some_and(|name| file.ends_with(Path::new(&call.operation.id).join(name)))
    });
    own.map_or_else(
        || call.operation.success_status(),
        |example| call.operation.status_of(example),
    )
}

/// `body`: the reply, if it is JSON.
fn status_lesson(
    lessons: &mut Lessons,
    operation: usize,
    status: u16,
    observation: &Observation,
    body: Option<&Json>,
) {
    let Some((file, pointer)) = observation.schema_path.split_once('#') else {
        return;
    };
    let key = Key {
        file: file.to_owned(),
        pointer: pointer.to_owned(),
        about: About::Status(operation, status),
        part: Part::ResponseStatus,
    };
    lessons.note(operation, key, None, body);
}

/// Whether a body that the capture does not hold was none: HTTP allows none with these statuses.
fn is_empty(absence: Absence, status: u16) -> bool {
    match absence {
        Absence::Nothing => true,
        Absence::NotCaptured => matches!(status, 204 | 205 | 304),
        Absence::NoAnswer | Absence::InFile(_) => false,
    }
}

impl Findings {
    /// Counts what was taken off a body before its JSON could be read, and reports what no client takes off.
    fn steps(&mut self, call: &Call<'_, '_>, compiled: &Compiled, steps: &[Step]) {
        for step in steps {
            self.collector.decoded(step.name());
            if let Some(message) = step.oddity() {
                let observation = compiled.at_root(step_rule(*step), message);
                self.found(call, observation);
            }
        }
    }

    /// A reply that the spec describes as empty, and that is.
    fn empty(&mut self, call: &Call<'_, '_>, status: u16) -> Verdict {
        self.by_status(call, status);
        let counts = is_success(status) || call.is_asked;
        self.collector.checked(call.number, counts);
        Verdict::Checked
    }

    fn skip(&mut self, call: &Call<'_, '_>, reason: String, verdict: Verdict) -> Verdict {
        self.collector.not_checked(call.sample.to_string(), reason);
        verdict
    }
}

/// The rule of a step that is odd: a client fails at depth, and the rest is only not how JSON is written.
fn step_rule(step: Step) -> Rule {
    if step == Step::Depth {
        Rule::Depth
    } else {
        Rule::OddText
    }
}
