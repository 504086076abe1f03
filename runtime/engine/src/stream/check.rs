//! What callers of the engine ask of a text: a verdict, findings, the answer of a reply.

use super::doubt::doubt;
use super::found::{self, Found};
use super::pass::{Code, Pass};
use super::passed::{Data, Passed};
use super::skip::Halt;
use super::validator::Validator;
use crate::evaluate::Violation;
use crate::report::{self, Answer, Finding, Report, Rule, Side};
use bilispec_wire::envelope as wire;
use bilispec_wire::json::{Document, SyntaxError};

/// What the answer of a reply rests on: two replies to one schema that have it in common have the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerBasis<'b> {
    /// The code, and where it stands.
    pub code: ReadCode,
    /// The text of the value that states the outcome.
    pub outcome: Option<&'b [u8]>,
}

/// A code as the pass read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadCode(Code);

/// What there is to be said of a text, before it is put into words.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    pub(super) validator: &'a Validator,
    pub(super) bytes: &'a [u8],
    side: Side,
    pub(super) state: State,
}

#[derive(Debug, Clone)]
pub(super) enum State {
    Passed(Vec<Found>, Code),
    Reported(Box<Report>),
}

impl Validator {
    /// Checks a JSON text, and notes what is to be said of it.
    ///
    /// Nothing is allocated while the text conforms and holds nothing that the schema does not know.
    pub fn check<'a>(&'a self, bytes: &'a [u8], side: Side) -> Result<Checked<'a>, SyntaxError> {
        let state = match self.pass(bytes, side) {
            Ok((found, code, data))
                if side == Side::Request || !self.is_doubtful(bytes, code, data) =>
            {
                State::Passed(found, code)
            }
            passed => {
                let document = Document::parse(bytes)?;
                let is_syntax = matches!(passed, Err(Halt::Syntax));
                debug_assert!(!is_syntax, "the two readers differ");
                State::Reported(Box::new(self.schema().report_document(&document, side)))
            }
        };
        Ok(self.checked(bytes, side, state))
    }

    /// Checks the body of a reply, and notes what is to be said of it. What a careful reader can read is checked, odd
    /// as it may be: a byte order mark, half surrogate pairs and numbers too large are findings. A body that is not JSON
    /// at all is one finding, `response.syntax`, so that no body passes for one that was checked.
    ///
    /// Nothing is allocated while the text conforms and holds nothing that the schema does not know.
    pub fn check_reply<'a>(&'a self, bytes: &'a [u8]) -> Checked<'a> {
        let state = self.reply_state(bytes).unwrap_or_else(|error| {
            State::Reported(Box::new(Report {
                findings: vec![self.syntax(&error, Side::Response)],
                ..Report::default()
            }))
        });
        self.checked(bytes, Side::Response, state)
    }

    /// The same, of a body that is JSON.
    pub fn check_json_reply<'a>(&'a self, bytes: &'a [u8]) -> Result<Checked<'a>, SyntaxError> {
        let state = self.reply_state(bytes)?;
        Ok(self.checked(bytes, Side::Response, state))
    }

    /// The same in words.
    pub fn report_reply(&self, bytes: &[u8]) -> Result<Report, SyntaxError> {
        self.check_json_reply(bytes).map(Checked::into_report)
    }

    fn reply_state(&self, bytes: &[u8]) -> Result<State, SyntaxError> {
        if let Ok((found, code, data)) = self.pass(bytes, Side::Response)
            && !self.is_doubtful(bytes, code, data)
        {
            return Ok(State::Passed(found, code));
        }
        let (document, oddities) = Document::read(bytes)?;
        let report = self
            .schema()
            .report_odd(&document, &oddities, Side::Response);
        Ok(State::Reported(Box::new(report)))
    }

    fn checked<'a>(&'a self, bytes: &'a [u8], side: Side, state: State) -> Checked<'a> {
        Checked {
            validator: self,
            bytes,
            side,
            state,
        }
    }

    /// The finding that a text is not JSON.
    pub(crate) fn syntax(&self, error: &SyntaxError, side: Side) -> Finding {
        let rule = Rule::Syntax;
        Finding {
            rule,
            id: rule.id(side),
            severity: rule.severity(),
            instance_path: String::new(),
            schema_path: self.schema().root_place(),
            keyword: "",
            message: format!("the text is not JSON: {error}"),
            expected: "JSON text".to_owned(),
            found: "something else".to_owned(),
        }
    }

    fn pass(&self, bytes: &[u8], side: Side) -> Result<(Vec<Found>, Code, Data), Halt> {
        if !ascii(bytes) && simdutf8::basic::from_utf8(bytes).is_err() {
            return Err(Halt::Syntax);
        }
        let mut pass = Pass::new(self.table(), self.plan(), bytes, side);
        let code = pass.run()?;
        Ok((pass.found, code, pass.data))
    }

    /// Whether one pass over a request's JSON text has nothing to report; `false` says nothing.
    pub(crate) fn passes(&self, bytes: &[u8]) -> bool {
        let passed = self.pass(bytes, Side::Request);
        passed.is_ok_and(|(found, ..)| found.is_empty())
    }

    /// Checks a JSON body and reports on it.
    pub fn report(&self, bytes: &[u8], side: Side) -> Result<Report, SyntaxError> {
        self.check(bytes, side).map(Checked::into_report)
    }

    /// Whether a JSON text conforms, as [`Schema::is_valid`](crate::Schema::is_valid) has it.
    pub fn accepts(&self, bytes: &[u8]) -> Result<bool, SyntaxError> {
        match self.pass(bytes, Side::Response) {
            Ok((found, ..)) if !found.iter().any(Found::is_error) => Ok(true),
            // What strings and refusals hold is the report's business alone.
            _ => Document::parse(bytes).map(|document| self.schema().is_valid(&document)),
        }
    }

    /// Every violation in a JSON text, as [`Schema::violations`](crate::Schema::violations) has them.
    pub fn violations_in(&self, bytes: &[u8]) -> Result<Vec<Violation>, SyntaxError> {
        match self.pass(bytes, Side::Response) {
            Ok((found, ..)) if !found.iter().any(Found::is_error) => Ok(Vec::new()),
            _ => Document::parse(bytes).map(|document| self.schema().violations(&document)),
        }
    }
}

impl Checked<'_> {
    /// Whether there is nothing to be said.
    pub fn is_clean(&self) -> bool {
        self.count() == 0
    }

    /// How many findings there are.
    pub fn count(&self) -> usize {
        match &self.state {
            State::Passed(found, _) => found.iter().map(Found::count).sum(),
            State::Reported(report) => report.findings.len(),
        }
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        match &self.state {
            State::Passed(found, _) => found.iter().any(Found::is_error),
            State::Reported(report) => report.has_errors(),
        }
    }

    /// What the envelope says.
    pub fn answer(&self) -> Answer {
        match &self.state {
            State::Passed(_, code) => self.answer_of(*code),
            State::Reported(report) => report.answer.clone(),
        }
    }

    /// Whether one pass over the text was enough.
    pub fn is_passed(&self) -> bool {
        matches!(self.state, State::Passed(..))
    }

    /// What [`Self::answer`] rests on; `None` of a reply whose answer rests on more than a code and an outcome.
    pub fn answer_basis(&self) -> Option<AnswerBasis<'_>> {
        let State::Passed(_, code) = self.state else {
            return None;
        };
        let outcome = self.outcome(code);
        let is_asked = code.is_success && self.validator.table().outcome.is_some();
        (outcome.is_some() || !is_asked).then_some(AnswerBasis {
            code: ReadCode(code),
            outcome,
        })
    }

    /// All of it in words.
    pub fn report(&self) -> Report {
        self.clone().into_report()
    }

    /// All of it in words.
    pub fn into_report(self) -> Report {
        let mut findings = Vec::new();
        let answer = self.each(&mut |finding| findings.push(finding));
        Report { findings, answer }
    }

    /// The same one by one, for whoever keeps few of them: what the pass noted is put into words as it is handed over.
    pub fn each(self, hear: &mut dyn FnMut(Finding)) -> Answer {
        let (found, code) = match self.state {
            State::Reported(report) => {
                report.findings.into_iter().for_each(hear);
                return report.answer;
            }
            State::Passed(ref found, code) => (found, code),
        };
        if found::each(self.validator, (self.bytes, self.side), found, hear) {
            return self.answer_of(code);
        }
        let report = self.tree_report();
        report.findings.into_iter().for_each(hear);
        report.answer
    }

    /// The text of the value that states the outcome.
    fn outcome(&self, code: Code) -> Option<&[u8]> {
        let table = self.validator.table();
        let place = table.outcome.filter(|_| code.is_success)?;
        Passed::new(self.bytes).at(table.strs(place.path))
    }

    fn answer_of(&self, code: Code) -> Answer {
        let Some((key, value)) = code.read else {
            return Answer::default();
        };
        let table = self.validator.table();
        let value = value.map(wire::Code::Integer);
        let mut answer = report::answer_of(table, table.str(key), value, code.is_success);
        answer.doubt = doubt(table, code);
        if let (true, Some(place)) = (code.is_success, table.outcome) {
            let text = self.outcome(code);
            let document = text.and_then(|text| Document::parse(text).ok());
            let value = document.as_ref().map(Document::root);
            if table
                .outcome_words()
                .zip(value)
                .is_none_or(|(words, value)| words.read(value).is_none())
            {
                // What a success without an outcome is worth depends on the rest of the reply.
                return self.tree_report().answer;
            }
            answer.outcome = value.and_then(|value| report::outcome_of(table, place, value));
        }
        answer.is_success &= answer.doubt.is_none();
        answer
    }

    /// The report on the whole text, read as a tree.
    fn tree_report(&self) -> Report {
        // It was read before.
        Document::parse(self.bytes).map_or_else(
            |_| Report::default(),
            |document| {
                self.validator
                    .schema()
                    .report_document(&document, self.side)
            },
        )
    }
}

/// Whether there is nothing but ASCII: a quicker look than that for UTF-8, and mostly enough.
fn ascii(bytes: &[u8]) -> bool {
    // The last word may overlap the one before it.
    let Some(last) = bytes.last_chunk() else {
        return bytes.is_ascii();
    };
    let (words, _) = bytes.as_chunks();
    let bits = words
        .iter()
        .chain([last])
        .fold(0, |bits, word| bits | u64::from_le_bytes(*word));
    bits & 0x8080_8080_8080_8080 == 0
}
