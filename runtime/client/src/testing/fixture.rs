//! A captured body through the client: decoded, encoded again, and compared with itself.

use std::fmt::Write as _;
use std::future::{Future as _, IntoFuture as _};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bilispec_wire::json::pointer;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

use super::{Answer, InMemory};
use crate::error::Doubt;
use crate::operation::{LoginPlace, Operation, Source};
use crate::{Builder, Call, Cookies, Core, Error, Request};

/// Calls with a request (JSON of the request struct) that is answered with `body` and an HTTP status.
///
/// Fine, if the payload decodes and encoded again is what it was, null members aside; or if the server refuses in a
/// way that the client can read; or if it is a success of a call of which nobody has decided what proves it, and the
/// payload decodes. The result says which, the error what went wrong.
pub fn check_fixture<R>(
    operations: &'static [&'static Operation],
    request: &str,
    body: &str,
    status: u16,
) -> Result<&'static str, String>
where
    R: Request + DeserializeOwned,
    R::Reply: Serialize,
{
    let request: R =
        serde_json::from_str(request).map_err(|error| format!("the request: {error}"))?;
    let core = core(operations, body, status)?;
    let operation = request.operation();
    let data = || data(operation, body);
    let call = pin!(Call::new(&core, &request).unchecked().into_future());
    // The transport in memory never waits, so one poll is enough.
    let Poll::Ready(result) = call.poll(&mut Context::from_waker(Waker::noop())) else {
        return Err("the call waits for something".to_owned());
    };
    match result {
        Ok(reply) => same(&reply, data()?).map(|()| "success"),
        Err(Error::Declined(error)) => match error.data_as::<R::Reply>() {
            Some(reply) => same(&reply, data()?).map(|()| "declined"),
            None => Err("the payload of what was declined does not decode".to_owned()),
        },
        Err(Error::Api(_) | Error::Status(_)) => Ok("refused"),
        Err(Error::Risk(_)) => Ok("risk control"),
        // Nobody has said what proves the call yet; that it decodes can be told all the same.
        Err(Error::OutcomeUnknown(error)) if error.doubt() == Some(Doubt::Undecided) => {
            match error.data_as::<R::Reply>() {
                Some(reply) => same(&reply, data()?).map(|()| "undecided"),
                None => Err("the payload of a success does not decode".to_owned()),
            }
        }
        Err(error) => Err(error.to_string()),
    }
}

/// The payload of a body, without the members of an envelope that stand beside it.
fn data(operation: &Operation, body: &str) -> Result<Value, String> {
    let mut document: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
    let envelope = operation.envelope;
    if envelope.data.is_empty() {
        for place in envelope.code.iter().chain(envelope.message) {
            let name = pointer::tokens(place).next();
            if let (Some(name), Some(members)) = (name, document.as_object_mut()) {
                members.remove(&*name);
            }
        }
        return Ok(document);
    }
    let data = document.pointer_mut(&pointer::of(envelope.data));
    Ok(data.map(Value::take).unwrap_or_default())
}

/// A client whose every call is answered with `body`, with a session that is worth nothing.
fn core(
    operations: &'static [&'static Operation],
    body: &str,
    status: u16,
) -> Result<Core, String> {
    let body = body.to_owned();
    let transport = InMemory::responding(move |_| Answer::json(body.clone()).status(status));
    let mut cookies = Cookies::new();
    for operation in operations {
        let filling = operation
            .parameters
            .iter()
            .filter_map(|parameter| match &parameter.source {
                Source::Cookie(name) => Some(name.as_ref()),
                Source::Value | Source::Constant(_) | Source::SameAs(_) => None,
            });
        let logins = operation.logins.iter().copied().flatten();
        let logins = logins.filter(|login| login.place == LoginPlace::Cookie);
        for name in logins.map(|login| login.name).chain(filling) {
            cookies = cookies.with(name, "0");
        }
    }
    Builder::<Core>::new(operations)
        .credentials(cookies)
        .transport(transport)
        .build()
        .map_err(|error| error.to_string())
}

fn same(reply: &impl Serialize, data: Value) -> Result<(), String> {
    let encoded = serde_json::to_value(reply).map_err(|error| error.to_string())?;
    let mut differences = String::new();
    compare(
        "",
        &without_nulls(data),
        &without_nulls(encoded),
        &mut differences,
    );
    if differences.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "decoded and encoded again, it is another:{differences}"
        ))
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

/// Whether a number came back as itself: a field that holds any number writes 1 as 1.0, which JSON takes for the same.
fn is_same(before: &Number, after: &Number) -> bool {
    /// Beyond this, an `f64` stands for several integers.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let value = after.as_f64().filter(|_| after.is_f64());
    value.is_some_and(|value| value.abs() <= EXACT) && before.as_f64() == value
}

/// Adds the JSON pointers at which two documents differ.
fn compare(at: &str, before: &Value, after: &Value, out: &mut String) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let added = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(added) {
                let member = |members: &serde_json::Map<String, Value>| {
                    members.get(key).cloned().unwrap_or_default()
                };
                compare(&format!("{at}/{key}"), &member(before), &member(after), out);
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                compare(&format!("{at}/{index}"), before, after, out);
            }
        }
        (Value::Number(before), Value::Number(after)) if is_same(before, after) => {}
        _ if before == after => {}
        _ => {
            let what = if after.is_null() {
                "is lost"
            } else {
                "changes"
            };
            let _ = write!(out, "\n  {at} {what}");
        }
    }
}
