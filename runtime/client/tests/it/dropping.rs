//! Calls that are dropped before they have their answer: what was sent is sent once, and the client knows what became
//! of it.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::future::IntoFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};
use std::time::{Duration, SystemTime};

use bilispec_runtime::bytes::Bytes;
use bilispec_runtime::http;
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::transport::{
    BoxFuture, Departure, Failure, ReqwestSettings, ReqwestTransport, Rules, Transport,
};
use bilispec_runtime::{Builder, Call, Core, Effect, Error, Request, Unsettled, UnsettledState};
use serde_json::Value;
use tokio::runtime::Runtime;
use tokio::time::{sleep, timeout};

use crate::common::others::{ALL, GetStatus, Order, Prepare, coded};
use crate::common::quick_pay::{QuickPayReceipt, QuickPayStatus};
use crate::common::server::{Server, Step, http, keep};
use crate::common::{HOST, assert_discreet, credentials, receipt, request};

const SLOW: Duration = Duration::from_millis(150);

fn settings() -> ReqwestSettings {
    let mut settings = ReqwestSettings::default();
    settings.connect_timeout = Duration::from_millis(300);
    settings.read_timeout = Duration::from_millis(700);
    settings.timeout = Duration::from_millis(900);
    settings
}

fn core(url: &str) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .base_url(HOST, url)
        .settings(settings())
        .build()
        .unwrap()
}

fn over(transport: impl Transport + 'static) -> Core {
    Builder::<Core>::new(ALL)
        .credentials(credentials())
        .transport(transport)
        .build()
        .unwrap()
}

/// Reads the request, takes its time, answers.
fn slowly(body: String) -> Vec<Step> {
    let mut steps = vec![Step::Read, Step::Pause(SLOW)];
    steps.push(Step::Write(http("200 OK", "", body)));
    steps
}

fn runtimes() -> [Runtime; 2] {
    let mut one = tokio::runtime::Builder::new_current_thread();
    let mut many = tokio::runtime::Builder::new_multi_thread();
    [
        one.enable_all().build().unwrap(),
        many.worker_threads(2).enable_all().build().unwrap(),
    ]
}

/// Polls a call that often, and drops it.
async fn poll_and_drop<R: Request>(call: Call<'_, R>, times: u32) {
    let mut future = call.into_future();
    for _ in 0..times {
        let polled = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
        sleep(Duration::from_millis(10)).await;
    }
}

async fn only(core: &Core) -> Unsettled {
    let mut all = core.unsettled();
    assert_eq!(all.len(), 1, "{all:?}");
    let entry = all.remove(0);
    for _ in 0..300 {
        if entry.state() != UnsettledState::Running {
            break;
        }
        sleep(Duration::from_millis(10)).await;
    }
    entry
}

#[test]
fn a_time_out_around_a_charge_loses_nothing() {
    for runtime in runtimes() {
        runtime.block_on(async {
            let server = Server::start(slowly(receipt("4"))).await;
            let core = core(&server.url);
            let began = SystemTime::now();
            let charge = request();
            let charge = Call::new(&core, &charge).key("book 7").into_future();
            assert!(timeout(SLOW / 3, charge).await.is_err());
            let entry = core.unsettled().remove(0);
            assert_eq!(entry.state(), UnsettledState::Running);
            assert!(entry.error().is_none() && entry.reply_as::<Value>().is_none());

            let entry = only(&core).await;
            assert_eq!(entry.state(), UnsettledState::Settled(Effect::Done));
            assert_eq!(entry.operation(), "quick_pay");
            assert_eq!(entry.key(), Some("book 7"));
            assert!(began <= entry.started() && entry.started() <= SystemTime::now());
            let receipt: QuickPayReceipt = entry.reply_as().unwrap();
            assert_eq!(receipt.status, QuickPayStatus::Paid);
            assert!(entry.error().is_none());
            assert_discreet(&format!("{entry:?} {core:?}"));
            assert!(!format!("{entry:?}").contains("book"));
            assert_eq!((server.requests(), server.connections()), (1, 1));
            assert!(entry.forget() && !entry.forget());
            assert!(core.unsettled().is_empty());
        });
    }
}

#[test]
fn however_often_it_was_polled_one_request_is_made_and_its_answer_kept() {
    for runtime in runtimes() {
        runtime.block_on(async {
            for (body, effect) in [
                (receipt("4"), Effect::Done),
                (receipt("-4"), Effect::NotDone),
                (coded(-101), Effect::NotDone),
                ("<html>".to_owned(), Effect::Unknown),
            ] {
                for times in 1..4 {
                    let server = Server::start(slowly(body.clone())).await;
                    let core = core(&server.url);
                    poll_and_drop(Call::new(&core, &request()), times).await;
                    let entry = only(&core).await;
                    assert_eq!(entry.state(), UnsettledState::Settled(effect), "{body}");
                    assert_eq!(entry.error().is_none(), effect == Effect::Done);
                    assert_eq!(server.requests(), 1);
                }
            }
        });
    }
}

#[tokio::test]
async fn writes_and_raw_calls_are_kept_and_reads_are_not() {
    let server = Server::start(slowly(coded(0))).await;
    let core = core(&server.url);
    poll_and_drop(Call::new(&core, &Prepare), 1).await;
    assert_eq!(
        only(&core).await.state(),
        UnsettledState::Settled(Effect::Done)
    );
    assert!(core.unsettled().remove(0).forget());

    drop(timeout(SLOW / 3, Call::new(&core, &Order).raw().into_future()).await);
    let entry = only(&core).await;
    assert_eq!(entry.operation(), "order");
    assert_eq!(entry.state(), UnsettledState::Settled(Effect::Done));
    assert!(entry.forget());

    poll_and_drop(Call::new(&core, &GetStatus::new()), 2).await;
    assert!(core.unsettled().is_empty());
}

#[tokio::test]
async fn a_call_that_ends_or_was_never_polled_leaves_no_entry() {
    let server = Server::start(keep(http("200 OK", "", receipt("4")))).await;
    let core = core(&server.url);
    drop(Call::new(&core, &request()).into_future());
    Call::new(&core, &request()).await.unwrap();
    // Without a credential nothing is sent.
    let nobody = Builder::<Core>::new(ALL)
        .base_url(HOST, &server.url)
        .build()
        .unwrap();
    Call::new(&nobody, &request()).await.unwrap_err();
    assert!(core.unsettled().is_empty() && nobody.unsettled().is_empty());
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn the_exchange_ends_by_the_time_outs_of_the_transport() {
    let server = Server::start(vec![Step::Read, Step::Stall]).await;
    let core = core(&server.url);
    poll_and_drop(Call::new(&core, &request()), 2).await;
    let entry = only(&core).await;
    assert_eq!(entry.state(), UnsettledState::Settled(Effect::Unknown));
    assert!(entry.error().unwrap().is_timeout());

    // Nothing listens here: the connection is refused, which proves that nothing was sent.
    let nowhere = over_url_without_listener().await;
    poll_and_drop(Call::new(&nowhere, &request()), 1).await;
    assert_eq!(
        only(&nowhere).await.state(),
        UnsettledState::Settled(Effect::NotSent)
    );
}

async fn over_url_without_listener() -> Core {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    core(&format!("http://{}", listener.local_addr().unwrap()))
}

/// The runtime that the call was polled in shuts down: the entry is unknown once bytes may have left, and unsent before.
#[test]
fn a_runtime_that_shuts_down_meanwhile() {
    for (index, runtime) in runtimes().into_iter().enumerate() {
        let [servers, _] = runtimes();
        let (give, take) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            servers.block_on(async {
                let server = Server::start(vec![Step::Read, Step::Stall]).await;
                give.send(server).unwrap();
                sleep(Duration::from_secs(2)).await;
            });
        });
        let server = take.recv().unwrap();
        let core = core(&server.url);
        runtime.block_on(async {
            poll_and_drop(Call::new(&core, &request()).key("sent"), 10).await;
            while server.requests() == 0 {
                sleep(Duration::from_millis(5)).await;
            }
            assert_eq!(core.unsettled()[0].state(), UnsettledState::Running);
        });
        runtime.shutdown_timeout(Duration::from_secs(1));
        let entry = core.unsettled().remove(0);
        assert_eq!(
            entry.state(),
            UnsettledState::Settled(Effect::Unknown),
            "{index}"
        );
        assert!(matches!(*entry.error().unwrap(), Error::OutcomeUnknown(_)));
        thread.join().unwrap();
        assert_eq!(server.requests(), 1);
    }
}

/// On one thread, an exchange that its runtime never came to is proved unsent.
#[test]
fn a_runtime_that_shuts_down_before_the_exchange_begins() {
    let [runtime, _] = runtimes();
    let core = core("http://127.0.0.1:9");
    runtime.block_on(async {
        let mut call = Call::new(&core, &Order).into_future();
        let mut context = Context::from_waker(Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    });
    drop(runtime);
    assert_eq!(
        core.unsettled()[0].state(),
        UnsettledState::Settled(Effect::NotSent)
    );
}

/// A call that is still waited for hears that the runtime of its exchange is gone.
#[test]
fn a_waiting_call_hears_of_the_shutdown() {
    let [runtime, other] = runtimes();
    let core = over(Elsewhere(runtime.handle().clone(), Arc::default()));
    let waiting = std::thread::spawn(move || {
        let error = other.block_on(async { Call::new(&core, &Order).await.unwrap_err() });
        assert!(core.unsettled().is_empty());
        error
    });
    runtime.block_on(async { sleep(Duration::from_millis(100)).await });
    drop(runtime);
    let error = waiting.join().unwrap();
    assert_eq!(error.effect(), Effect::Unknown);
    assert!(matches!(error, Error::OutcomeUnknown(_)));
}

/// Runs exchanges on a runtime of its own, and never answers.
struct Elsewhere(tokio::runtime::Handle, Arc<AtomicUsize>);

impl Transport for Elsewhere {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Rules,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, Failure>> {
        self.1.fetch_add(1, Ordering::SeqCst);
        Box::pin(std::future::pending())
    }

    fn detach(&self, exchange: BoxFuture<'static, ()>) -> Result<(), BoxFuture<'static, ()>> {
        drop(self.0.spawn(exchange));
        Ok(())
    }
}

/// A transport that can run nothing by itself: a call that is dropped breaks the exchange off.
#[derive(Clone)]
struct Alone {
    sent: Arc<AtomicUsize>,
    withholds: bool,
}

impl Transport for Alone {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Rules,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, Failure>> {
        self.sent.fetch_add(1, Ordering::SeqCst);
        if self.withholds {
            let departure = request.extensions().get::<Departure>();
            departure.unwrap().withhold();
        }
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_transport_without_a_runtime() {
    for (withholds, effect) in [(false, Effect::Unknown), (true, Effect::NotSent)] {
        let transport = Alone {
            sent: Arc::default(),
            withholds,
        };
        let core = over(transport.clone());
        poll_and_drop(Call::new(&core, &Order), 3).await;
        let state = core.unsettled().remove(0).state();
        assert_eq!(state, UnsettledState::Settled(effect));
        assert_eq!(transport.sent.load(Ordering::SeqCst), 1);
    }
}

#[test]
fn the_default_transport_declines_outside_of_tokio() {
    let transport = ReqwestTransport::new(settings()).unwrap();
    let declined = transport.detach(Box::pin(std::future::ready(())));
    assert!(declined.is_err());
}

/// In memory every answer is there at the first poll, so nothing is ever dropped unfinished.
#[test]
fn in_memory_a_first_poll_is_the_whole_call() {
    let transport = InMemory::new();
    transport.answer(Answer::json(coded(0)));
    let core = over(transport.clone());
    let order = Order;
    let mut call = Call::new(&core, &order).into_future();
    let polled = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_ready());
    drop(call);
    assert!(core.unsettled().is_empty());
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn the_list_is_bounded_and_running_calls_stay() {
    let server = Server::start(vec![Step::Read, Step::Stall]).await;
    // None of them has its answer, so all of them stay.
    let core = core(&server.url);
    poll_and_drop(Call::new(&core, &Order).key("running"), 1).await;
    for number in 0..100 {
        poll_once_and_drop(Call::new(&core, &Prepare).key(number.to_string()));
    }
    let all = keys(&core);
    assert_eq!((all.len(), all.first().unwrap().as_str()), (101, "running"));

    // Nobody listens: all of them are over soon, and the oldest go.
    let nowhere = over_url_without_listener().await;
    for number in 0..100 {
        poll_once_and_drop(Call::new(&nowhere, &Order).key(number.to_string()));
    }
    sleep(Duration::from_millis(300)).await;
    let all = keys(&nowhere);
    assert_eq!((all.len(), all.first().unwrap().as_str()), (64, "36"));
    assert_eq!(all.last().unwrap(), "99");
    assert_eq!(
        nowhere.unsettled()[0].state(),
        UnsettledState::Settled(Effect::NotSent)
    );
}

fn poll_once_and_drop<R: Request>(call: Call<'_, R>) {
    let mut future = call.into_future();
    let mut context = Context::from_waker(Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_pending());
}

fn keys(core: &Core) -> Vec<String> {
    let entries = core.unsettled();
    let keys = entries.iter().filter_map(Unsettled::key);
    keys.map(str::to_owned).collect()
}

#[cfg(feature = "blocking")]
#[test]
fn a_blocking_call_is_one_request_and_ends_with_its_answer() {
    let [runtime, _] = runtimes();
    let server = runtime.block_on(Server::start(slowly(receipt("4"))));
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let thread = std::thread::spawn(move || runtime.block_on(stopped).unwrap());
    let core: bilispec_runtime::blocking::Core = Builder::new(ALL)
        .credentials(credentials())
        .base_url(HOST, &server.url)
        .settings(settings())
        .build()
        .unwrap();
    let paid = bilispec_runtime::blocking::Call::new(&core, &request()).send();
    assert_eq!(paid.unwrap().status, QuickPayStatus::Paid);
    assert_eq!(server.requests(), 1);
    stop.send(()).unwrap();
    thread.join().unwrap();
}
