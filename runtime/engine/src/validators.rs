//! The schemas of one operation, for whoever has a reply or a request of it at hand.

use super::fields::Fields;
use super::report::{Report, Side};
use super::schema::rows::{Act, Arrays, Borrowed, NONE};
use super::stream::{Checked, Validator, validator};
use bilispec_wire::parameter::{Parameter, Place};
use bilispec_wire::status::{Status, closest};

/// What an operation's replies and requests are checked against. Generated code has one for each operation.
///
/// Each part of a request is looked at on its own, as its caller has it. Texts of fields are decoded as the operation's
/// parameters are written, and read as what their schemas ask for.
#[derive(Debug)]
pub struct Validators {
    /// The reply of a success, envelope and all.
    pub reply: &'static Validator,
    /// Replies with other statuses, and their JSON bodies; `None` for a body that is none, or that the spec does not describe.
    pub statuses: &'static [(Status, Option<&'static Validator>)],
    /// The parameters of the path; `None` if there are none.
    pub path: Option<&'static Validator>,
    /// The query. Of an operation that takes none, too: then every name is unknown.
    pub query: &'static Validator,
    /// Headers that the spec describes; `None` if there are none.
    pub header: Option<&'static Validator>,
    /// Cookies that are parameters; `None` if there are none. Credentials are not looked into.
    pub cookie: Option<&'static Validator>,
    /// The fields of the form; `None` if the body is none.
    pub form: Option<&'static Validator>,
    /// The JSON body; `None` if the body is none.
    pub json: Option<&'static Validator>,
    /// How values travel outside of JSON: what is not here is one text.
    pub parameters: &'static [Parameter],
}

/// Nothing at all: a node without an entry accepts everything.
static NO_ARRAYS: Arrays = Arrays {
    text: Borrowed(""),
    nodes: Borrowed(&[]),
    objects: Borrowed(&[]),
    arrays: Borrowed(&[]),
    checks: Borrowed(&[]),
    properties: Borrowed(&[]),
    patterned: Borrowed(&[]),
    dependents: Borrowed(&[]),
    ids: Borrowed(&[]),
    texts: Borrowed(&[]),
    constants: Borrowed(&[]),
    patterns: Borrowed(&[]),
    notes: Borrowed(&[]),
    known: Borrowed(&[]),
    envelopes: Borrowed(&[]),
    expects: Borrowed(&[]),
    places: Borrowed(&[]),
};

static ANYTHING: Validator = validator(&NO_ARRAYS, NONE, &[], false, NONE, None, Act::READS);

impl Validators {
    /// For an operation of which nothing is known but how it is called: every JSON text conforms.
    pub const ANYTHING: &'static Self = &Self {
        reply: &ANYTHING,
        statuses: &[],
        path: None,
        query: &ANYTHING,
        header: None,
        cookie: None,
        form: None,
        json: None,
        parameters: &[],
    };

    /// Checks a reply's body: drift is noted as warnings, breaches of the spec as errors. See [`Validator::check_reply`].
    pub fn reply<'b>(&self, body: &'b [u8]) -> Checked<'b> {
        self.reply.check_reply(body)
    }

    /// Checks the body of a reply with another status than that of a success; `None` where the spec describes no JSON body
    /// for it, by the status, its class, or `default`.
    pub fn error<'b>(&self, status: u16, body: &'b [u8]) -> Option<Checked<'b>> {
        let keys = self.statuses.iter().map(|(key, _)| *key);
        let (_, validator) = self.statuses.get(closest(keys, status)?)?;
        validator.map(|validator| validator.check_reply(body))
    }

    /// What is to be said of a request's JSON body; nothing if the operation has none.
    pub fn json(&self, body: &[u8]) -> Report {
        self.json.map_or_else(Report::default, |validator| {
            of_text(validator, body, Side::Request)
        })
    }

    /// What is to be said of a request's form; nothing if the operation has none.
    pub fn form<'f>(&self, fields: impl Into<Fields<'f>>) -> Report {
        self.of_fields(self.form, Place::Form, &fields.into())
    }

    /// What is to be said of a request's query.
    pub fn query<'f>(&self, fields: impl Into<Fields<'f>>) -> Report {
        self.of_fields(Some(self.query), Place::Query, &fields.into())
    }

    /// What is to be said of the parameters in a request's path, by the names that the spec gives them.
    pub fn path<'f>(&self, fields: impl Into<Fields<'f>>) -> Report {
        self.of_fields(self.path, Place::Path, &fields.into())
    }

    /// What is to be said of a request's headers. Every client sends some that no spec describes: only those that this
    /// one does are looked at, in whichever case their names are written.
    pub fn header<'f>(&self, fields: impl Into<Fields<'f>>) -> Report {
        let Some(validator) = self.header else {
            return Report::default();
        };
        let fields = fields.into();
        let described: Fields<'_> = fields
            .iter()
            .filter_map(|(name, value)| {
                let mut names = validator.schema().names();
                let name = names.find(|known| known.eq_ignore_ascii_case(name))?;
                Some((name, value))
            })
            .collect();
        self.of_fields(self.header, Place::Header, &described)
    }

    fn of_fields(
        &self,
        validator: Option<&Validator>,
        place: Place,
        fields: &Fields<'_>,
    ) -> Report {
        validator.map_or_else(Report::default, |validator| {
            let schema = validator.schema();
            schema.report_fields(self.parameters, place, fields, Side::Request)
        })
    }
}

fn of_text(validator: &Validator, text: &[u8], side: Side) -> Report {
    validator.report(text, side).unwrap_or_else(|error| Report {
        findings: vec![validator.syntax(&error, side)],
        ..Report::default()
    })
}
