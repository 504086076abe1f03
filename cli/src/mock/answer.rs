//! What a call is answered: the spec's own rules, one after the other, and the fixture that shows the answer.
//!
//! Session and csrf are looked at as the services do; then whether an example was recorded with this very request. Else
//! parameters, the documented bounds, the account, and the values that other calls issued decide. What none of them stops
//! is answered with the example of the request, or with the operation's richest success. Knows neither connections nor
//! files.

use bilispec_codegen::model::Sensitivity;
use bilispec_codegen::source::{Json, pointer};

use super::body;
use super::fixture::{Fixture, Says};
use super::flow::{Flow, Memory};
use super::plan::Plan;
use super::play::{Parameter, Play};
use super::recorded;
use super::refusal::{self, Need};
use super::reply::Answer;
use super::request::{Request, Values};
use super::session::Sessions;

/// What answers calls.
pub(super) struct Answerer {
    pub(super) plan: Plan,
    pub(super) memory: Memory,
    pub(super) sessions: Sessions,
    /// How often what was begun is not finished yet.
    pub(super) pending: u32,
}

/// A flow that a call goes on with, and its number.
type Parent = Option<(u64, Flow)>;

impl Answerer {
    /// The answer to a call of the operation with this number.
    pub(super) fn answer(&self, number: usize, play: &Play, request: &Request) -> Answer {
        if let Some(credential) = &request.login {
            return refusal::answer(play, &Need::Login(credential));
        }
        for parameter in &play.parameters {
            if let Some(cookie) = &parameter.from_cookie
                && !self.repeats(play, request, parameter, cookie)
            {
                return refusal::answer(play, &Need::SameAsCookie(&parameter.name, cookie));
            }
        }
        let recorded = recorded::find(play, request);
        if let Some(refused) = recorded.filter(|one| !matches!(one.says, Says::Success(_))) {
            return Answer::fixture(play, refused);
        }
        if let Some(fault) = &request.fault {
            return refusal::answer(play, &Need::Parameter(fault));
        }
        let values = request.values(play);
        if let Some(answer) = bounds(play, &values) {
            return answer;
        }
        let parent = match self.parent(number, play, &values) {
            Ok(parent) => parent,
            Err(name) => return refusal::answer(play, &Need::Known(name)),
        };
        if let (Some(pending), Some((id, flow))) = (play.pending, &parent)
            && self.memory.wait(*id, self.pending)
            && let Some(code) = play.codes.get(pending)
        {
            let shown = |fixture: &&Fixture| fixture.says == Says::Refused(code.value.clone());
            return match play.fixtures.iter().find(shown) {
                Some(fixture) => {
                    let mut json = fixture.json.clone();
                    recall(play, flow, &mut json);
                    Answer::changed(play, fixture, &json)
                }
                None => refusal::composed(play, code, &code.text),
            };
        }
        self.success(play, recorded, &values, parent)
    }

    /// Whether a parameter holds what the cookie holds that it repeats.
    fn repeats(&self, play: &Play, request: &Request, parameter: &Parameter, cookie: &str) -> bool {
        let sent = request.text(parameter.place, &parameter.name);
        let Some(sent) = sent.filter(|sent| !sent.is_empty()) else {
            return false;
        };
        if let Some(value) = request.cookie(cookie) {
            return sent == value;
        }
        let session = play.session.iter().filter_map(|name| request.cookie(name));
        let session: Vec<&str> = session.collect();
        self.sessions.agrees(&session, &parameter.name, sent)
    }

    /// The flow that the values of a call lead to; a value that nobody issued, by its parameter's name.
    fn parent<'p>(
        &self,
        number: usize,
        play: &'p Play,
        values: &Values,
    ) -> Result<Parent, &'p str> {
        let mut parent = None;
        for parameter in play
            .takes
            .iter()
            .filter_map(|place| play.parameters.get(*place))
        {
            let Some(value) = values.get(&parameter.name) else {
                continue;
            };
            let taker = (number, parameter.name.clone());
            parent = Some(
                self.memory
                    .find(&taker, value)
                    .ok_or(parameter.name.as_str())?,
            );
        }
        Ok(parent)
    }

    fn success(
        &self,
        play: &Play,
        recorded: Option<&Fixture>,
        values: &Values,
        parent: Parent,
    ) -> Answer {
        if let Some(status) = play.empty {
            return Answer::empty(status);
        }
        let richest = || play.success.and_then(|number| play.fixtures.get(number));
        let Some(fixture) = recorded.or_else(richest) else {
            return Answer::own(501, "no fixture shows a success of this operation");
        };
        let parent = parent.map(|(_, flow)| flow).unwrap_or_default();
        let mut issue = Issue {
            number: if play.issues { self.memory.number() } else { 0 },
            flow: parent,
        };
        let json = issue.write(play, fixture, values);
        let mut answer = Answer::changed(play, fixture, &json);
        // Whom a call concerns is told to the caller, and to nobody who reads the recording.
        let masked = super::mask::values(play, values);
        if masked != *values {
            let json = issue.write(play, fixture, &masked);
            answer.recorded = Some(json.to_string().into());
        }
        if !issue.flow.issued.is_empty() && play.issues {
            for parameter in &play.parameters {
                let value = values.get(&parameter.name);
                if let (Some(value), None) = (value, parameter.sensitive) {
                    issue.flow.learn(&parameter.name, value);
                }
            }
            self.memory.open(issue.flow);
        }
        answer
    }
}

/// A success on its way.
struct Issue {
    /// What makes the values of this call others than those of any other.
    number: u64,
    flow: Flow,
}

impl Issue {
    /// The fixture with what is known, what was sent, and what this call issues.
    fn write(&mut self, play: &Play, fixture: &Fixture, values: &Values) -> Json {
        let mut json = fixture.json.clone();
        recall(play, &self.flow, &mut json);
        let plain = |name: &str| {
            let mut parameters = play.parameters.iter();
            !parameters
                .any(|known| known.name == name && known.sensitive == Some(Sensitivity::Credential))
        };
        if let Some(data) = body::get_mut(&mut json, &play.envelope.data) {
            for (name, value) in values.iter().filter(|(name, _)| plain(name)) {
                if let Some(member) = body::member_mut(data, name) {
                    body::replace(member, value);
                }
            }
        }
        if play.issues {
            self.issue(play, fixture, &mut json);
        }
        repeat(play, values, &mut json);
        json
    }

    /// New values in the places whose values stand for what this call began.
    fn issue(&mut self, play: &Play, fixture: &Fixture, json: &mut Json) {
        for hand in &play.hands {
            let like = body::get(&fixture.json, &hand.from);
            let value = like.and_then(|like| body::another(like, self.number));
            if let Some(value) = value
                && let Some(place) = body::get_mut(json, &hand.from)
            {
                body::replace(place, &value);
                if let Some(name) = hand.from.last().filter(|name| !play.secret(name)) {
                    self.flow.learn(name, &value);
                }
                let taker = (hand.to, hand.parameter.clone());
                self.flow.issued.insert(taker, value);
            }
        }
        let handed = |name: &str| {
            let mut hands = play.hands.iter();
            hands.any(|hand| hand.from.last().is_some_and(|last| last == name))
        };
        for name in play.credentials.iter().filter(|name| !handed(name)) {
            let at = [play.envelope.data.as_slice(), std::slice::from_ref(name)].concat();
            let like = body::get(&fixture.json, &at);
            let value = like.and_then(|like| body::another(like, self.number));
            if let (Some(value), Some(place)) = (value, body::get_mut(json, &at)) {
                body::replace(place, &value);
            }
        }
    }
}

/// Writes what was asked for where a success has to repeat it (`x-echo`).
fn repeat(play: &Play, values: &Values, json: &mut Json) {
    for name in play.reply.echoes() {
        let Some(value) = values.get(name) else {
            continue;
        };
        let sent = |asked: &str| (asked == name).then(|| value.clone());
        let body = json.to_string();
        for finding in play.reply.echo_findings(body.as_bytes(), &sent) {
            let path = pointer::split(&finding.instance_path).unwrap_or_default();
            if let Some(place) = body::get_mut(json, &path) {
                body::replace(place, value);
            }
        }
    }
}

/// Writes what is known of a flow into a body: members of the same name, and what the links call the same thing.
fn recall(play: &Play, flow: &Flow, json: &mut Json) {
    if let Some(data) = body::get_mut(json, &play.envelope.data) {
        by_name(data, flow);
    }
    for hand in &play.hands {
        let known = flow.issued.get(&(hand.to, hand.parameter.clone()));
        if let (Some(value), Some(place)) = (known, body::get_mut(json, &hand.from)) {
            body::replace(place, value);
        }
    }
}

/// Through objects only: the items of a list are many things, and the flow is one.
fn by_name(json: &mut Json, flow: &Flow) {
    if let Json::Object(members) = json {
        for (name, value) in members {
            match flow.names.get(name) {
                Some(known) => body::replace(value, known),
                None => by_name(value, flow),
            }
        }
    }
}

/// The answer to a value outside its documented bounds, or beyond what the account holds.
fn bounds(play: &Play, values: &Values) -> Option<Answer> {
    let mut outside = None;
    for parameter in &play.parameters {
        let (Some(expect), Some(text)) = (&parameter.expect, values.get(&parameter.name)) else {
            continue;
        };
        let Ok(number) = text.parse::<i64>() else {
            continue;
        };
        let answers = if expect.minimum.is_some_and(|least| number < least) {
            &expect.below
        } else if expect.maximum.is_some_and(|most| number > most) {
            &expect.above
        } else {
            continue;
        };
        if !answers.is_empty() {
            return Some(stating(play, &paths(answers)));
        }
        outside = Some(parameter.name.as_str());
    }
    if let Some(unpaid) = play
        .account
        .as_ref()
        .and_then(|account| account.refuses(values))
    {
        return Some(stating(play, &paths(unpaid)));
    }
    // A bound without an answer of its own.
    outside.map(|name| refusal::answer(play, &Need::Parameter(&format!("{name} is out of bounds"))))
}

/// Members of a payload as paths.
fn paths(answers: &[(String, Json)]) -> Vec<(&[String], &Json)> {
    let answers = answers.iter();
    answers
        .map(|(name, value)| (std::slice::from_ref(name), value))
        .collect()
}

/// The answer whose payload states these values: the fixture that shows it, or the success with them written in.
fn stating(play: &Play, states: &[(&[String], &Json)]) -> Answer {
    let data = &play.envelope.data;
    let shows = |fixture: &&Fixture| {
        let data = body::get(&fixture.json, data);
        let mut states = states.iter();
        matches!(fixture.says, Says::Success(_) | Says::Declined(_))
            && states
                .all(|(path, value)| data.and_then(|data| body::get(data, path)) == Some(*value))
    };
    if let Some(fixture) = play.fixtures.iter().find(shows) {
        return Answer::fixture(play, fixture);
    }
    let Some(fixture) = play.success.and_then(|number| play.fixtures.get(number)) else {
        return Answer::own(501, "no fixture shows this answer, nor a success");
    };
    let mut json = fixture.json.clone();
    if let Some(data) = body::get_mut(&mut json, data) {
        for (path, value) in states {
            if let Some(place) = body::get_mut(data, path) {
                *place = (*value).clone();
            }
        }
    }
    let says = states
        .iter()
        .map(|(path, value)| format!("{} {value}", path.join(".")));
    Answer::composed(&json, says.collect::<Vec<_>>().join(", "))
}
