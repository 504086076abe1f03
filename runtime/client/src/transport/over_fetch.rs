//! The transport of browsers and workers: the `fetch` that is global there.
//!
//! It sends once and follows no redirect, as every transport here. What it can't do is prove that nothing was sent: of a
//! request that was handed over, nobody outside of the browser learns how far it came.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use gloo_timers::callback::Timeout;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, ResponseType,
};

use super::{BoxFuture, Cause, Failure, Rules, Sent, Transport, text_of};

/// Sends requests over the `fetch` of the page or worker that the program runs in.
///
/// A failed call that was handed over may have been sent: [`Sent::No`] is only what could not be asked for at all. A redirect
/// is a [`Failure`], because `fetch` does not show where it leads, and connections are the browser's:
/// [`Rules::fresh_connection`] has no meaning here. A page may not set a few headers (`Cookie`, `User-Agent`, `Referer`): a
/// browser leaves them out without a word, so that a login by cookie works in workers that may, or with
/// [`browser_session`](Self::browser_session).
#[derive(Debug, Clone)]
pub struct FetchTransport {
    timeout: Duration,
    credentials: RequestCredentials,
}

impl Default for FetchTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl FetchTransport {
    /// Calls that take at most 30 seconds, without the cookies that the browser has.
    pub fn new() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            credentials: RequestCredentials::Omit,
        }
    }

    /// Longest time for the whole call; up to 24 days.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends the cookies that the browser itself has for the host: the session of whoever sits before it.
    #[must_use]
    pub fn browser_session(mut self) -> Self {
        self.credentials = RequestCredentials::Include;
        self
    }
}

impl Transport for FetchTransport {
    fn send(
        &self,
        request: Request<Bytes>,
        rules: Rules,
    ) -> BoxFuture<'_, Result<Response<Bytes>, Failure>> {
        // There is one thread, and nothing leaves it.
        Box::pin(SendWrapper::new(self.exchange(request, rules.body_limit)))
    }

    /// As a task of the page's or worker's own.
    fn detach(&self, exchange: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        spawn_local(exchange);
        Ok(())
    }

    fn wait(&self, time: Duration) -> BoxFuture<'_, ()> {
        let time = milliseconds(time);
        Box::pin(SendWrapper::new(gloo_timers::future::TimeoutFuture::new(
            time,
        )))
    }
}

impl FetchTransport {
    async fn exchange(
        &self,
        request: Request<Bytes>,
        limit: usize,
    ) -> Result<Response<Bytes>, Failure> {
        let unsent =
            |error: JsValue| Failure::new(Cause::Other, Sent::No).with_source(name_of(&error));
        let abort = Abort::after(self.timeout).map_err(unsent)?;
        let asked = self.request(&request, &abort).map_err(unsent)?;
        let scope = js_sys::global();
        let fetch: Function = Reflect::get(&scope, &"fetch".into())
            .and_then(JsCast::dyn_into)
            .map_err(unsent)?;
        let answer = fetch.call1(&scope, &asked).map_err(unsent)?;
        // From here on nothing proves that it did not leave.
        let answered = JsFuture::from(answer.unchecked_into::<Promise>()).await;
        let failed =
            |error: &JsValue| Failure::new(abort.cause(), Sent::Maybe).with_source(name_of(error));
        let response: web_sys::Response = answered
            .and_then(JsCast::dyn_into)
            .map_err(|error| failed(&error))?;
        if response.type_() == ResponseType::Opaqueredirect || response.redirected() {
            return Err(Failure::new(Cause::Redirected, Sent::Maybe));
        }
        let status = StatusCode::from_u16(response.status())
            .map_err(|error| Failure::new(Cause::Interrupted, Sent::Maybe).with_source(error))?;
        let headers = headers_of(&response);
        match body_of(&response, limit).await {
            Ok(body) => {
                let mut whole = Response::new(body);
                *whole.status_mut() = status;
                *whole.headers_mut() = headers;
                Ok(whole)
            }
            Err(Broken::TooLarge) => {
                Err(Failure::new(Cause::TooLarge, Sent::Maybe).with_head(status, headers))
            }
            Err(Broken::By(error)) => Err(failed(&error).with_head(status, headers)),
        }
    }

    fn request(
        &self,
        request: &Request<Bytes>,
        abort: &Abort,
    ) -> Result<web_sys::Request, JsValue> {
        let init = RequestInit::new();
        init.set_method(request.method().as_str());
        init.set_redirect(RequestRedirect::Manual);
        init.set_cache(RequestCache::NoStore);
        init.set_credentials(self.credentials);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        init.set_signal(Some(&abort.controller.signal()));
        if !request.body().is_empty() {
            init.set_body(&Uint8Array::from(request.body().as_ref()));
        }
        let asked = web_sys::Request::new_with_str_and_init(&text_of(request.uri()), &init)?;
        let headers = asked.headers();
        for (name, value) in request.headers() {
            let value = value.to_str().map_err(|_| JsValue::from("InvalidHeader"))?;
            headers.append(name.as_str(), value)?;
        }
        Ok(asked)
    }
}

/// Breaks a request off when its time is over, or when nobody waits for it any more.
struct Abort {
    controller: AbortController,
    is_over: Rc<Cell<bool>>,
    _timer: Timeout,
}

impl Abort {
    fn after(time: Duration) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let is_over = Rc::new(Cell::new(false));
        let (ends, over) = (controller.clone(), Rc::clone(&is_over));
        let timer = Timeout::new(milliseconds(time), move || {
            over.set(true);
            ends.abort();
        });
        Ok(Self {
            controller,
            is_over,
            _timer: timer,
        })
    }

    fn cause(&self) -> Cause {
        if self.is_over.get() {
            Cause::Timeout
        } else {
            Cause::Interrupted
        }
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        // Of a reply that was read to its end, nothing is left to break off.
        self.controller.abort();
    }
}

/// Timers count them in 31 bits.
fn milliseconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).map_or(i32::MAX.unsigned_abs(), |millis| {
        millis.min(i32::MAX.unsigned_abs())
    })
}

/// What kind of error it is. Its message may hold the URL.
fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string());
    name.unwrap_or_else(|| "not an error of JavaScript's".to_owned())
}

fn headers_of(response: &web_sys::Response) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for pair in response.headers().entries().into_iter().flatten() {
        let pair = Array::from(&pair);
        let text = |at: u32| pair.get(at).as_string();
        let name = text(0).and_then(|name| HeaderName::from_bytes(name.as_bytes()).ok());
        let value = text(1).and_then(|value| HeaderValue::from_str(&value).ok());
        if let (Some(name), Some(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    headers
}

/// Why a body is not whole.
enum Broken {
    TooLarge,
    By(JsValue),
}

async fn body_of(response: &web_sys::Response, limit: usize) -> Result<Bytes, Broken> {
    let Some(stream) = response.body() else {
        return Ok(Bytes::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut whole: Vec<u8> = Vec::new();
    loop {
        let next = JsFuture::from(reader.read()).await.map_err(Broken::By)?;
        let of = |name: &str| Reflect::get(&next, &name.into()).map_err(Broken::By);
        if of("done")?.is_truthy() {
            return Ok(whole.into());
        }
        let piece: Uint8Array = of("value")?.dyn_into().map_err(Broken::By)?;
        let length = usize::try_from(piece.length()).unwrap_or(usize::MAX);
        if whole.len().saturating_add(length) > limit {
            return Err(Broken::TooLarge);
        }
        whole.extend_from_slice(&piece.to_vec());
    }
}
