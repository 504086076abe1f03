//! A call on its way: from a request and what is set on it to the reply, and to the payload.

use crate::check::Problem;
use crate::client::Core;
use crate::error::{self, Context, Effect, Error};
use crate::exchange;
use crate::operation::{Operation, SideEffect};
use crate::outgoing_request::Outgoing;
use crate::received::Received;
use crate::repeat::{Harmless, Retry, retrying};
use crate::reply;
use crate::trace::Span;
use crate::transport::Rules;
use crate::unsettled::owned::{self, Judge};
use crate::values::{Request, Values};

/// What is set on a call.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) unchecked: bool,
    pub(crate) extra: Vec<(String, String)>,
    pub(crate) key: Option<String>,
    pub(crate) retry: Option<Retry>,
}

/// The call as its options say, to the payload.
pub(crate) async fn make<R: Request>(
    core: &Core,
    operation: &'static Operation,
    request: &R,
    options: &Options,
) -> Result<R::Reply, Error> {
    let span = Span::of(operation);
    let call = async {
        let received = receive(core, operation, request, options).await?;
        span.status(received.status);
        let (reply, code) = reply::interpret(operation, &received)?;
        span.code(code);
        Ok(reply)
    };
    span.around(call).await
}

/// The call as its options say, to the reply as received.
pub(crate) async fn receive<R: Request>(
    core: &Core,
    operation: &'static Operation,
    request: &R,
    options: &Options,
) -> Result<Received, Error> {
    let mut values = Values::of(operation.parameters.len());
    request.values(&mut values);
    let judge =
        |operation, received: &Received| reply::interpret::<R::Reply>(operation, received).err();
    send(core, operation, values, options, judge).await
}

/// Everything but the reading of the reply; the same code for all operations.
async fn send(
    core: &Core,
    operation: &'static Operation,
    values: Values,
    options: &Options,
    judge: Judge,
) -> Result<Received, Error> {
    let invalid = |problems: Vec<Problem>| {
        let mut context = Context::new(operation, Effect::NotSent);
        context.problems = problems;
        error::Invalid::error(context)
    };
    let Some(base) = core.base(operation) else {
        return Err(invalid(vec![Problem::new(
            operation.id,
            "is a call of another client",
        )]));
    };
    let (request, asked) = Outgoing {
        operation,
        base,
        cookies: core.cookies(),
        user_agent: core.user_agent(),
        extra: &options.extra,
        unchecked: options.unchecked,
    }
    .build(&values)
    .map_err(invalid)?;
    let rules = Rules::new(core.body_limit());
    let rules = match operation.act.effect {
        SideEffect::Spend => rules.fresh_connection(),
        SideEffect::None | SideEffect::Write => rules,
    };
    let Some(harmless) = Harmless::of(operation) else {
        let call = owned::Call {
            operation,
            key: options.key.clone(),
            judge,
            asked,
        };
        return exchange::owned(core, call, request, rules).await;
    };
    let received = match options.retry.or(core.retry()) {
        // On the heap, so that only calls with a retry have the room for one.
        Some(retry) => Box::pin(retrying(harmless, retry, core, operation, request, rules)).await,
        None => exchange::exchange(harmless, core, operation, request, rules).await,
    }?;
    Ok(Received { asked, ..received })
}
