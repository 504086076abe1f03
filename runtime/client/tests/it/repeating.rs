//! Retries and polls: what is made again, after which waits, and that nothing that writes or spends ever is.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::time::Duration;

use crate::common::others::{ALL, GetStatus, ORDER, Prepare, Status, coded};
use crate::common::{credentials, receipt, request};
use bilispec_runtime::testing::{Answer, InMemory};
use bilispec_runtime::transport::{Cause, Sent};
use bilispec_runtime::{
    Builder, Call, Core, Error, Polling, Repeatable, Request, Retry, Values, operation::Operation,
};

fn core(transport: &InMemory, retry: Option<Retry>) -> Core {
    let builder = Builder::<Core>::new(ALL)
        .credentials(credentials())
        .transport(transport.clone());
    let builder = match retry {
        Some(retry) => builder.retry(retry),
        None => builder,
    };
    builder.build().unwrap()
}

/// Everything that can go wrong with a call, and whether it may pass.
fn faults() -> Vec<(Answer, bool)> {
    let causes = [
        (Cause::Connect, true),
        (Cause::Timeout, true),
        (Cause::Interrupted, true),
        (Cause::TooLarge, false),
        (Cause::Redirected, false),
        (Cause::Other, false),
    ];
    let failures = causes.into_iter().flat_map(|(cause, passes)| {
        [Sent::No, Sent::Maybe].map(|sent| (Answer::failure(cause, sent), passes))
    });
    let page = |passes| move |status| (Answer::html(status, "<html>"), passes);
    let coded = |passes| move |code| (Answer::json(coded(code)), passes);
    let refusals = [302, 400, 403, 404, 408, 412].map(page(false));
    let outages = [429, 500, 502, 503, 504].map(page(true));
    let codes = [3, -101, -352, 77].map(coded(false));
    let server = [-500].map(coded(true));
    let bodies =
        ["", "<html>", "{}", "[]", r#"{"code":0}"#].map(|body| (Answer::json(body), false));
    failures
        .chain(refusals)
        .chain(outages)
        .chain(codes)
        .chain(server)
        .chain(bodies)
        .map(|(answer, passes)| (answer.header("retry-after", "0"), passes))
        .collect()
}

const PENDING: i64 = 100_012;

#[tokio::test]
async fn what_writes_or_spends_is_sent_once_whatever_the_policy() {
    let eager = Retry::new().attempts(5);
    for (fault, _) in faults() {
        let answer = fault.clone();
        let transport = InMemory::responding(move |_| answer.clone());
        let core = core(&transport, Some(eager));
        Call::new(&core, &request()).await.unwrap_err();
        assert_eq!(transport.requests().len(), 1, "{fault:?}");
        Call::new(&core, &request()).raw().await.ok();
        assert_eq!(transport.requests().len(), 2, "{fault:?}");
        let _ = Call::new(&core, &Prepare).await;
        assert_eq!(transport.requests().len(), 3, "{fault:?}");
        assert!(transport.waits().is_empty());
    }
}

/// A request whose author promised what its operation's row denies.
struct Liar;

impl Request for Liar {
    type Reply = Status;

    fn operation(&self) -> &'static Operation {
        &ORDER
    }

    fn values(&self, _: &mut Values) {}
}

impl Repeatable for Liar {}

#[tokio::test]
async fn a_false_promise_does_not_make_a_call_repeatable() {
    let pending = (Answer::json(coded(PENDING)), true);
    for (fault, _) in faults().into_iter().chain([pending]) {
        let answer = fault.clone();
        let transport = InMemory::responding(move |_| answer.clone());
        let core = core(&transport, Some(Retry::new()));
        let lie = Call::new(&core, &Liar).retry(Retry::new().attempts(5));
        lie.await.unwrap_err();
        assert_eq!(transport.requests().len(), 1, "{fault:?}");
        let polling = Polling::within(Duration::from_secs(60));
        Call::new(&core, &Liar).poll(polling).await.unwrap_err();
        assert_eq!(transport.requests().len(), 2, "{fault:?}");
        assert!(transport.waits().is_empty());
    }
}

#[tokio::test]
async fn without_a_policy_nothing_is_sent_twice() {
    for (fault, _) in faults() {
        let transport = InMemory::responding(move |_| fault.clone());
        let _ = Call::new(&core(&transport, None), &GetStatus::new()).await;
        assert_eq!(
            (transport.requests().len(), transport.waits().len()),
            (1, 0)
        );
    }
}

#[tokio::test]
async fn a_call_that_changes_nothing_is_sent_again_where_the_failure_may_pass() {
    let passing = [
        Answer::failure(Cause::Connect, Sent::No),
        Answer::failure(Cause::Timeout, Sent::Maybe),
        Answer::failure(Cause::Interrupted, Sent::Maybe),
        Answer::html(429, ""),
        Answer::html(500, ""),
        Answer::html(502, "<html>"),
        Answer::html(503, "<html>"),
        Answer::html(504, "<html>"),
        Answer::json(coded(-500)),
    ];
    for fault in passing {
        for raw in [false, true] {
            let transport = InMemory::new();
            transport.answer(fault.clone());
            transport.answer(fault.clone());
            transport.answer(Answer::json(coded(0)));
            let core = core(&transport, Some(Retry::new()));
            let request = GetStatus::new();
            let call = Call::new(&core, &request);
            if raw {
                assert_eq!(call.raw().await.unwrap().status(), 200);
            } else {
                assert_eq!(call.await.unwrap().order_id, "7");
            }
            assert_eq!(transport.requests().len(), 3, "{fault:?}");
            let [first, second] = transport.waits()[..] else {
                panic!("{:?}", transport.waits());
            };
            let ms = |wait: Duration| wait.as_millis();
            assert!((500..=1000).contains(&ms(first)), "{first:?}");
            assert!((1000..=2000).contains(&ms(second)), "{second:?}");
        }
    }
    for (fault, passes) in faults() {
        let answer = fault.clone();
        let transport = InMemory::responding(move |_| answer.clone());
        let core = core(&transport, Some(Retry::new().attempts(4)));
        let _ = Call::new(&core, &GetStatus::new()).await;
        let sent = if passes { 4 } else { 1 };
        assert_eq!(transport.requests().len(), sent, "{fault:?}");
    }
}

#[tokio::test]
async fn the_last_failure_is_the_error_and_attempts_are_bounded() {
    let transport = InMemory::responding(|_| Answer::html(503, "<html>"));
    let core = core(&transport, Some(Retry::new().attempts(u32::MAX)));
    let error = Call::new(&core, &GetStatus::new()).await.unwrap_err();
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(transport.requests().len(), 5);
    assert_eq!(transport.waits().len(), 4);

    // One call asks for less than its client.
    let once = Call::new(&core, &GetStatus::new())
        .retry(Retry::new().attempts(1))
        .await;
    once.unwrap_err();
    assert_eq!(transport.requests().len(), 6);
}

#[tokio::test]
async fn retry_after_is_waited_for_or_ends_the_call() {
    let transport = InMemory::new();
    transport.answer(Answer::html(429, "").header("retry-after", "7"));
    transport.answer(Answer::html(503, "").header("retry-after", "31"));
    let core = core(&transport, Some(Retry::new()));
    let error = Call::new(&core, &GetStatus::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(transport.waits(), [Duration::from_secs(7)]);
    assert_eq!(transport.requests().len(), 2);
}

#[tokio::test]
async fn a_poll_asks_until_the_answer_is_no_longer_pending() {
    let transport = InMemory::new();
    for code in [PENDING, PENDING, PENDING, 0] {
        transport.answer(Answer::json(coded(code)));
    }
    let core = core(&transport, None);
    let polling = Polling::within(Duration::from_secs(60));
    let status = Call::new(&core, &GetStatus::new())
        .poll(polling)
        .await
        .unwrap();
    assert_eq!(status.order_id, "7");
    assert_eq!(transport.requests().len(), 4);
    assert_eq!(transport.waits(), [Duration::from_secs(3); 3]);
}

#[tokio::test]
async fn a_poll_ends_at_its_deadline_with_the_pending_answer() {
    let transport = InMemory::responding(|_| Answer::json(coded(PENDING)));
    let core = core(&transport, None);
    // 0, 4, 8 s; the next would be at 12.
    let polling = Polling::within(Duration::from_secs(11)).every(Duration::from_secs(4));
    let error = Call::new(&core, &GetStatus::new())
        .poll(polling)
        .await
        .unwrap_err();
    assert!(error.is_pending(), "{error:?}");
    assert_eq!(transport.requests().len(), 3);

    // Whatever is asked for, nobody is asked more often than a person would.
    let transport = InMemory::responding(|_| Answer::json(coded(PENDING)));
    let core = self::core(&transport, None);
    let polling = Polling::within(Duration::from_secs(9)).every(Duration::ZERO);
    Call::new(&core, &GetStatus::new())
        .poll(polling)
        .await
        .unwrap_err();
    assert_eq!(transport.waits(), [Polling::SHORTEST_INTERVAL; 4]);
}

#[tokio::test]
async fn any_other_answer_ends_a_poll_and_a_retry_rides_over_failures() {
    for (fault, _) in faults() {
        let transport = InMemory::new();
        transport.answer(Answer::json(coded(PENDING)));
        transport.answer(fault.clone());
        let core = core(&transport, None);
        let polling = Polling::within(Duration::from_secs(60));
        let _ = Call::new(&core, &GetStatus::new()).poll(polling).await;
        assert_eq!(transport.requests().len(), 2, "{fault:?}");
    }
    let transport = InMemory::new();
    transport.answer(Answer::json(coded(PENDING)));
    transport.answer(Answer::failure(Cause::Timeout, Sent::Maybe));
    transport.answer(Answer::json(coded(0)));
    let core = core(&transport, None);
    let request = GetStatus::new();
    let call = Call::new(&core, &request).retry(Retry::new());
    call.poll(Polling::within(Duration::from_secs(60)))
        .await
        .unwrap();
    assert_eq!(transport.requests().len(), 3);
}

/// The wait of transports that have none of their own really lets time pass.
#[tokio::test]
async fn the_wait_that_transports_have_without_doing_anything() {
    struct Own;
    impl bilispec_runtime::transport::Transport for Own {
        fn send(
            &self,
            _: http::Request<bytes::Bytes>,
            _: bilispec_runtime::transport::Rules,
        ) -> bilispec_runtime::transport::BoxFuture<
            '_,
            Result<http::Response<bytes::Bytes>, bilispec_runtime::transport::Failure>,
        > {
            Box::pin(async { Ok(http::Response::new(receipt("4").into())) })
        }
    }
    use bilispec_runtime::transport::Transport as _;
    let began = std::time::Instant::now();
    let waits = (0..20).map(|_| Own.wait(Duration::from_millis(5)));
    for wait in waits {
        wait.await;
    }
    assert!(began.elapsed() >= Duration::from_millis(100));
}
