//! Which operation an exchange is of, or what else it is.

use std::borrow::Cow;
use std::cell::Cell;

use super::checker::Checker;
use super::memo::Memo;
use super::sent::sent;
use crate::capture::Exchange;
use crate::route::Route;
use crate::url;

impl Checker<'_> {
    /// Tells which operation an exchange is of.
    pub(super) fn which(
        &self,
        memo: &mut Memo,
        exchange: &Exchange<'_>,
        said: Option<&str>,
    ) -> Which {
        let api = self.project.api;
        if let Some(id) = exchange.operation.as_deref().or(said) {
            let number = api
                .operations
                .iter()
                .position(|operation| operation.id == id);
            return number.map_or_else(
                || {
                    let named = self.project.operation(&url::shortened(id, 60));
                    Which::Undecided(named.err().unwrap_or_default())
                },
                |number| Which::Operation(number, Vec::new()),
            );
        }
        let Some(address) = exchange.url.as_deref() else {
            return Which::Undecided("it names neither an operation nor an address".to_owned());
        };
        if is_web_socket(exchange, address) {
            return Which::SetAside;
        }
        let method = exchange.method.as_deref();
        if let Some((number, values)) = memo.operation(method, address) {
            return Which::Operation(number, values);
        }
        let asks_leave = || exchange.request.header(PREFLIGHT).next().is_some();
        let by_body = Cell::new(false);
        let body = |name: &str| {
            by_body.set(true);
            sent(&exchange.request, name).map(Cow::into_owned)
        };
        match self.router.find(method, address, Some(&body)) {
            Route::Operation(number, values) => {
                if !by_body.get() {
                    memo.leads(method, address, number, &values);
                }
                Which::Operation(number, values)
            }
            Route::OtherMethod(_) if is_options(method) => Which::SetAside,
            Route::Unknown if is_options(method) && asks_leave() => Which::SetAside,
            Route::OtherMethod(_) | Route::Unknown => Which::Unmatched(url::without_query(address)),
        }
    }
}

pub(super) enum Which {
    Operation(usize, Vec<(String, String)>),
    /// It is not a call of an API: a preflight, a web socket.
    SetAside,
    Unmatched(String),
    Undecided(String),
}

/// The header in which a browser names the method that it asks leave for.
const PREFLIGHT: &str = "access-control-request-method";

fn is_options(method: Option<&str>) -> bool {
    method.is_some_and(|method| method.eq_ignore_ascii_case("OPTIONS"))
}

/// Whether an exchange opened a web socket: what went through it is not in the exchange.
fn is_web_socket(exchange: &Exchange<'_>, address: &str) -> bool {
    let is_socket = ["ws://", "wss://"].iter().any(|scheme| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    is_socket || exchange.status == Some(101)
}

/// 304 sends nobody elsewhere: it is an answer without a body.
pub(super) fn is_redirect(status: u16) -> bool {
    (300..400).contains(&status) && status != 304
}
