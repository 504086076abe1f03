//! What the mock knows of the spec: for each operation the routes, schemas, codes, links and fixtures that it acts on,
//! in a form that owns itself and can be shared between connections.
//!
//! Everything comes from the model and the fixtures; nothing here decides what is answered.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use bilispec_codegen::model::{
    self, Api, BodyKind, Code, CodeClass, Credential, CredentialId, Described, Envelope,
    LinkSource, Operation, Place, ReplyBody, Sensitivity, SideEffect, Status, Type, TypeKind,
};
use bilispec_codegen::schema::{self, SchemaDoc};
use bilispec_codegen::source::Json;
use bilispec_engine::{Answer, CodeValue, Schema};
use bilispec_wire::envelope::Success;
use bilispec_wire::json::pointer;

use super::account::{Account, Balance};
use super::body;
use super::fixture::{Fixture, Says};
use super::play::{Hand, KnownCode, Parameter, Places, Play};
use super::recorded;
use super::sample::{self, Raw};
use crate::project::Project;
use crate::route::Router;

/// All that requests are answered from.
pub(super) struct Plan {
    pub(super) operations: Vec<Play>,
    /// Hosts of the spec, with their scheme, in order; each operation has the number of its own.
    pub(super) hosts: Vec<String>,
    pub(super) router: Router,
}

impl Plan {
    /// Reads what the mock needs. What it can't use of a project is reported.
    pub(super) fn new(project: Project<'_>, balance: Option<&Balance>) -> Result<Self, String> {
        let api = project.api;
        if let Some(balance) = balance {
            let mut parameters = api
                .operations
                .iter()
                .flat_map(|one| &one.request.parameters);
            let charges = parameters.any(|known| {
                let expect = known.expect.as_ref();
                known.name == balance.parameter
                    && expect.is_some_and(|expect| !expect.unpaid.is_empty())
            });
            if !charges {
                return Err(format!(
                    "the spec has no parameter `{}` whose `x-expect` has an answer `unpaid`",
                    crate::url::shortened(&balance.parameter, 60)
                ));
            }
        }
        let mut router = Router::default();
        let mut hosts: Vec<String> = Vec::new();
        let mut operations = Vec::with_capacity(api.operations.len());
        let raw = Raw::new(project);
        for (number, operation) in api.operations.iter().enumerate() {
            router.add_operation(number, operation);
            let known = hosts.iter().position(|host| *host == operation.host);
            let host = known.unwrap_or_else(|| {
                hosts.push(operation.host.clone());
                hosts.len() - 1
            });
            operations.push(play(project, operation, host, balance, &raw)?);
        }
        let issued: Vec<(usize, String)> = operations
            .iter()
            .filter(|play| play.issues)
            .flat_map(|play| &play.hands)
            .map(|hand| (hand.to, hand.parameter.clone()))
            .collect();
        for (to, name) in issued {
            let Some(play) = operations.get_mut(to) else {
                continue;
            };
            let place = play.parameters.iter().position(|known| known.name == name);
            if let Some(place) = place.filter(|place| !play.takes.contains(place)) {
                play.takes.push(place);
            }
        }
        for play in &mut operations {
            if !play.issues && !play.takes.is_empty() {
                let codes = &play.codes;
                play.pending = codes
                    .iter()
                    .position(|code| code.class == CodeClass::Pending);
            }
        }
        Ok(Self {
            operations,
            hosts,
            router,
        })
    }
}

fn play(
    project: Project<'_>,
    operation: &Operation,
    host: usize,
    balance: Option<&Balance>,
    raw: &Raw<'_>,
) -> Result<Play, String> {
    let api = project.api;
    let envelope = api.envelope(operation.reply.envelope);
    let replies = Replies::new(project, operation)?;
    let fixtures = operation.examples.iter().map(|example| {
        let read = || {
            let bytes = project.loaded.project.read(&example.file)?;
            let json = body::parse(&bytes)?;
            Ok::<_, String>(Fixture {
                case: example.case.clone(),
                status: operation.status_of(example),
                says: replies.says(example.described, operation.status_of(example), &bytes),
                bytes: bytes.into(),
                json,
                request: Some(recorded::of(operation, example)),
            })
        };
        read().map_err(|error| format!("{}: {error}", example.file))
    });
    let mut fixtures = fixtures.collect::<Result<Vec<_>, _>>()?;
    if fixtures.is_empty() {
        fixtures = replies.samples(raw);
    }
    let data: Vec<String> = pointer::tokens(&envelope.data)
        .map(Cow::into_owned)
        .collect();
    let payload = |fixture: &Fixture| {
        let data = body::get(&fixture.json, &data);
        data.is_some_and(|data| *data != Json::Null)
    };
    let shows = |fixture: &Fixture| matches!(fixture.says, Says::Success(_)) && payload(fixture);
    let successes = fixtures.iter().enumerate().filter(|(_, one)| shows(one));
    // The richest; of several the first.
    let success = successes.max_by_key(|(number, one)| (richness(&one.json), Reverse(*number)));
    let success = success.map(|(number, _)| number);
    let security = &operation.security;
    let credential = |id: &CredentialId| api.credential(*id).clone();
    let logins: Vec<Vec<Credential>> = if security.optional {
        Vec::new()
    } else {
        let ways = security.ways.iter();
        ways.map(|way| way.iter().map(credential).collect())
            .collect()
    };
    let cookies = logins.iter().flatten().filter(|one| one.is_cookie());
    let session = cookies.map(|one| one.cookie.clone()).collect();
    let issues = operation.effect != SideEffect::None;
    Ok(Play {
        id: operation.id.clone(),
        method: operation.method.as_str(),
        host,
        logins,
        session,
        wire: operation
            .request
            .parameters
            .iter()
            .map(model::Parameter::wire)
            .collect(),
        body: operation.request.body,
        needs_body: operation
            .request
            .parameters
            .iter()
            .any(|one| one.required && one.whole)
            || operation.request.body == BodyKind::Multipart,
        parameters: parameters(operation),
        schemas: schemas(project, operation)?,
        codes: api
            .codes(operation)
            .map(|code| known_code(code, envelope))
            .collect(),
        envelope: Places {
            code: envelope.code.first().cloned(),
            message: envelope.message.first().cloned(),
            data: data.clone(),
        },
        reply: replies.schema,
        statuses: operation.statuses.iter().map(|one| one.status).collect(),
        empty: empty(operation),
        account: Account::of(operation, &fixtures, &data, balance),
        success,
        fixtures,
        issues,
        hands: hands(api, operation),
        credentials: credentials(api, operation),
        takes: Vec::new(),
        pending: None,
    })
}

/// How many places of a body hold something; the items of a list share theirs.
fn richness(json: &Json) -> usize {
    let mut places = BTreeSet::new();
    let mut open = vec![(String::new(), json)];
    while let Some((path, value)) = open.pop() {
        match value {
            Json::Null => continue,
            Json::Object(members) => {
                let members = members.iter();
                open.extend(members.map(|(name, value)| (format!("{path}/{name}"), value)));
            }
            Json::Array(items) => {
                open.extend(items.iter().map(|item| (format!("{path}/*"), item)));
            }
            _ => {}
        }
        places.insert(path);
    }
    places.len()
}

fn parameters(operation: &Operation) -> Vec<Parameter> {
    let parameters = operation.request.parameters.iter();
    parameters
        .map(|parameter| Parameter {
            name: parameter.name.clone(),
            place: parameter.place,
            from_cookie: parameter.from_cookie.clone(),
            expect: parameter.expect.clone(),
            sensitive: parameter.sensitive,
            default: parameter.default.clone(),
            is_own: parameter.constant.is_none()
                && parameter.from_cookie.is_none()
                && parameter.same_as.is_none()
                && parameter.default_now.is_none(),
            whole: parameter.whole,
        })
        .collect()
}

/// The tables of all places at which the operation takes something. Cookies are looked at by name alone.
fn schemas(project: Project<'_>, operation: &Operation) -> Result<Vec<(Place, Schema)>, String> {
    let mut places: Vec<Place> = operation
        .request
        .parameters
        .iter()
        .map(|parameter| parameter.place)
        .chain([Place::Query])
        .filter(|place| !matches!(place, Place::Cookie | Place::Body))
        .collect();
    places.sort_unstable();
    places.dedup();
    let tables = places.into_iter().map(|place| {
        let document = schema::request(&project.loaded.project, project.api, operation, place);
        Ok((place, table(operation, &document)?))
    });
    tables.collect()
}

/// The status of a success without a body.
fn empty(operation: &Operation) -> Option<u16> {
    let is_empty = operation.reply.body == ReplyBody::Nothing;
    let status = match operation.reply.status {
        Status::Exact(status) => status,
        Status::Class(_) | Status::Default => 204,
    };
    is_empty.then_some(status)
}

fn table(operation: &Operation, document: &SchemaDoc) -> Result<Schema, String> {
    Schema::from_json_str(&document.json_text)
        .map_err(|error| format!("the schema of {} can't be used: {error}", operation.id))
}

fn known_code(code: &Code, envelope: &Envelope) -> KnownCode {
    let texts = [code.docs.zh.as_deref(), code.docs.en.as_deref()];
    let texts: Vec<_> = texts.into_iter().flatten().collect();
    KnownCode {
        json: code_json(code, envelope),
        value: code.value.clone(),
        name: code.name.clone(),
        class: code.class,
        text: texts.join(" "),
    }
}

/// A code in the form that the envelope's codes have.
fn code_json(code: &Code, envelope: &Envelope) -> Json {
    let form = match &envelope.success {
        Success::Values(values) => values.first(),
        Success::Absent => None,
    };
    match (&code.value, form) {
        (None, _) => Json::Null,
        (Some(value), Some(CodeValue::Boolean(_))) => Json::Bool(value.text() == Some("true")),
        (Some(CodeValue::Integer(value)), None | Some(CodeValue::Integer(_))) => {
            Json::Number((*value).into())
        }
        (Some(value), _) => Json::String(value.to_string()),
    }
}

fn credentials(api: &Api, operation: &Operation) -> Vec<String> {
    let Type::Struct(id) = &operation.reply.payload else {
        return Vec::new();
    };
    let TypeKind::Struct { fields } = &api.type_def(*id).kind else {
        return Vec::new();
    };
    fields
        .iter()
        .filter(|field| field.sensitive == Some(Sensitivity::Credential))
        .map(|field| field.name.clone())
        .collect()
}

fn hands(api: &Api, operation: &Operation) -> Vec<Hand> {
    let mut hands = Vec::new();
    for link in &operation.links {
        let to = api
            .operations
            .iter()
            .position(|known| known.id == link.operation);
        let Some(to) = to else { continue };
        for argument in &link.arguments {
            if let LinkSource::ResponseBody(from) = &argument.source {
                hands.push(Hand {
                    from: from.clone(),
                    to,
                    parameter: argument.name.clone(),
                });
            }
        }
    }
    hands
}

/// What tells the meaning of a reply: the schema that `validate` checks it by.
struct Replies<'p> {
    project: Project<'p>,
    operation: &'p Operation,
    /// The reply's schema, if it is JSON.
    document: Option<SchemaDoc>,
    schema: Schema,
}

impl<'p> Replies<'p> {
    fn new(project: Project<'p>, operation: &'p Operation) -> Result<Self, String> {
        let files = &project.loaded.project;
        let document = schema::reply_to(files, project.api, operation, Described::Reply);
        let anything = SchemaDoc::anything();
        Ok(Self {
            schema: table(operation, document.as_ref().unwrap_or(&anything))?,
            project,
            operation,
            document,
        })
    }

    /// What stands for fixtures where there are none.
    fn samples(&self, raw: &Raw<'_>) -> Vec<Fixture> {
        let samples = sample::samples(raw, self.operation, self.document.as_ref());
        let fixtures = samples.into_iter().map(|sample| {
            let bytes = sample.json.to_string().into_bytes();
            Fixture {
                says: self.says(sample.described, sample.status, &bytes),
                case: sample.case,
                status: sample.status,
                bytes: bytes.into(),
                json: sample.json,
                request: None,
            }
        });
        fixtures.collect()
    }

    fn says(&self, described: Described, status: u16, body: &[u8]) -> Says {
        let operation = self.operation;
        if let Described::Status(_) = described {
            return Says::Status(status);
        }
        let by_status = self
            .project
            .api
            .envelope(operation.reply.envelope)
            .is_none();
        let report = self.schema.report_reply(body);
        let answer = report.map_or_else(|_| Answer::default(), |report| report.answer);
        if answer.blocked {
            return Says::Declined(answer.code_name.unwrap_or_default());
        }
        let outcome = answer.outcome.as_ref();
        let name = match (outcome, &operation.reply.success) {
            (Some(outcome), _) => outcome.name.as_deref().unwrap_or("Unknown"),
            (None, Some(_)) => "Unknown",
            (None, None) => "Success",
        };
        let happened = outcome.map_or(operation.reply.success.is_none(), |one| one.is_success);
        if answer.is_success && !answer.blocked || by_status && answer.doubt.is_none() {
            return if happened {
                Says::Success(name.to_owned())
            } else {
                Says::Declined(name.to_owned())
            };
        }
        Says::Refused(
            answer
                .code
                .and_then(|code| code.value)
                .map(|code| code.key().into_owned()),
        )
    }
}
