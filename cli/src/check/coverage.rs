//! What an exchange shows of its operation's description, beside what is checked: the status, the parameters that were
//! sent, and what a successful reply holds.

use bilispec_codegen::model::{Operation, Place};
use bilispec_engine::{Fields, Shape, Value};
use bilispec_wire::parameter::{Parameter, decode};
use bilispec_wire::status::closest;

use super::call::Call;
use super::checker::Checker;
use super::findings::Findings;
use crate::presence::Counters;
use crate::report;

impl Checker<'_> {
    /// Where the spec describes a member of an operation's reply: the place, and as file, `#` and JSON pointer.
    pub(crate) fn member_place(
        &self,
        operation: &Operation,
        pointer: &str,
    ) -> Option<(report::Place, String)> {
        let operations = &self.project.api.operations;
        let number = operations.iter().position(|one| one.id == operation.id)?;
        self.schemas(number)?.member_place(pointer)
    }

    /// An exchange of an operation begins.
    pub(super) fn watch(&self, into: &mut Findings, call: &Call<'_, '_>) {
        let Some(schemas) = self.schemas(call.number) else {
            return;
        };
        into.collector
            .watch(call.number, || Counters::new(schemas.shape()));
        if let Some(status) = call.exchange.status
            && let Some(number) = closest(schemas.listed.iter().copied(), status)
        {
            into.collector.status(call.number, number);
        }
        if call
            .operation
            .request
            .parameters
            .iter()
            .any(|one| one.place == Place::Cookie)
        {
            for name in self.cookie_parameters(call) {
                into.sent(call, Place::Cookie, |known| known == name);
            }
        }
    }

    /// Notes which parameters of one place were sent.
    pub(super) fn shown(
        &self,
        into: &mut Findings,
        call: &Call<'_, '_>,
        place: Place,
        fields: &Fields<'_>,
    ) {
        let parameters = self
            .schemas(call.number)
            .map(|all| all.parameters.as_slice());
        let parameters = parameters.unwrap_or_default();
        let is_here = |one: &&Parameter| one.place == place;
        let is_plain = |one: &Parameter| matches!(one.shape, Shape::Single);
        if parameters.iter().filter(is_here).all(is_plain) {
            into.sent(call, place, |name| fields.get(name).is_some());
            return;
        }
        let texts = fields.iter().map(|(name, text)| (name.into(), text.into()));
        let decoded = decode(parameters, place, texts);
        into.sent(call, place, |name| {
            decoded.iter().any(|(known, _)| known == name)
        });
    }
}

impl Findings {
    /// Counts the parameters of a place that were sent.
    fn sent(&mut self, call: &Call<'_, '_>, place: Place, is_sent: impl Fn(&str) -> bool) {
        let parameters = call.operation.request.parameters.iter().enumerate();
        for (number, parameter) in parameters {
            if parameter.place == place && is_sent(&parameter.name) {
                self.memory.memo.note(number);
                self.collector.parameter(call.number, number);
            }
        }
    }

    /// Counts the members of a JSON body that were sent.
    pub(super) fn shown_in(&mut self, call: &Call<'_, '_>, body: &Value<'_>) {
        let parameters = call.operation.request.parameters.iter().enumerate();
        for (number, parameter) in parameters {
            let is_here = parameter.place == Place::Json;
            if is_here && (parameter.whole || body.get(&parameter.name).is_some()) {
                self.collector.parameter(call.number, number);
            }
        }
    }
}
