//! An operation as the mock plays it: routes, schemas, codes, links and fixtures.

use bilispec_codegen::model::{
    BodyKind, CodeClass, Credential, Expect, Place, Sensitivity, Status,
};
use bilispec_codegen::source::Json;
use bilispec_engine::{CodeValue, Validator};
use bilispec_wire::parameter as wire;

use super::account::Account;
use super::fixture::Fixture;

/// An operation.
pub(super) struct Play {
    pub(super) id: String,
    pub(super) method: &'static str,
    pub(super) host: usize,
    /// Ways to log in, of which the call needs one.
    pub(super) logins: Vec<Vec<Credential>>,
    /// Cookies that stand for the session.
    pub(super) session: Vec<String>,
    pub(super) body: BodyKind,
    /// A body that is one value has to be sent.
    pub(super) needs_body: bool,
    pub(super) parameters: Vec<Parameter>,
    /// How the parameters travel.
    pub(super) wire: Vec<wire::Parameter>,
    pub(super) validators: Vec<(Place, Validator)>,
    /// The reply's, which knows what is repeated of the call.
    pub(super) reply: Validator,
    pub(super) codes: Vec<KnownCode>,
    pub(super) envelope: Places,
    /// Statuses that the spec describes for refusals.
    pub(super) statuses: Vec<Status>,
    /// The status of a success whose reply has no body.
    pub(super) empty: Option<u16>,
    pub(super) fixtures: Vec<Fixture>,
    /// The fixture of a success, by number.
    pub(super) success: Option<usize>,
    /// Changes something: the values that its links hand over are new with each call.
    pub(super) issues: bool,
    pub(super) hands: Vec<Hand>,
    /// Members of the payload that are credentials.
    pub(super) credentials: Vec<String>,
    /// Parameters whose value another call issues, by number.
    pub(super) takes: Vec<usize>,
    /// The code with which it says that what another call began is not finished yet, by number.
    pub(super) pending: Option<usize>,
    /// What it costs, if it is paid from the account.
    pub(super) account: Option<Account>,
}

/// A parameter or field.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) from_cookie: Option<String>,
    pub(super) expect: Option<Expect>,
    pub(super) sensitive: Option<Sensitivity>,
    /// What clients send where their caller gives nothing.
    pub(super) default: Option<Json>,
    /// The caller gives it: it is neither a constant nor a cookie, a copy or the time.
    pub(super) is_own: bool,
    /// It is the body itself.
    pub(super) whole: bool,
}

/// A code that the operation can answer with.
pub(super) struct KnownCode {
    pub(super) value: Option<CodeValue<'static>>,
    /// As a reply holds it.
    pub(super) json: Json,
    pub(super) name: String,
    pub(super) class: CodeClass,
    /// What it means, in both languages.
    pub(super) text: String,
}

/// Where an envelope has its parts.
pub(super) struct Places {
    /// The first place of the code; `None` without an envelope.
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    /// Names from the reply down to the payload; none for the whole reply.
    pub(super) data: Vec<String>,
}

/// A value of the reply that another call takes.
pub(super) struct Hand {
    /// Names and indices from the whole body.
    pub(super) from: Vec<String>,
    /// The operation that takes it, by number, and its parameter.
    pub(super) to: usize,
    pub(super) parameter: String,
}

impl Play {
    /// Checks what the call takes at one place, where it takes anything there.
    pub(super) fn validator(&self, place: Place) -> Option<&Validator> {
        let found = self.validators.iter().find(|(known, _)| *known == place);
        found.map(|(_, validator)| validator)
    }

    /// The fixture of a case.
    pub(super) fn case(&self, case: &str) -> Option<&Fixture> {
        self.fixtures.iter().find(|fixture| fixture.case == case)
    }

    /// Whether a member of the payload is a credential.
    pub(super) fn secret(&self, name: &str) -> bool {
        self.credentials.iter().any(|known| known == name)
    }

    /// How the mock's log names a code.
    pub(super) fn code_label(&self, value: Option<&CodeValue<'_>>) -> String {
        let key = value.map(CodeValue::key);
        let number = value.map_or_else(|| "null".to_owned(), ToString::to_string);
        match self.codes.iter().find(|code| code.value == key) {
            Some(code) => format!("{number} {}", code.name),
            None => number,
        }
    }
}
