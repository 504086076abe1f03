//! Every fault of the table over real sockets: which error, which effect, and how often the server was reached.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod table;

use std::fmt::Debug;
use std::sync::OnceLock;
use std::time::Duration;

use crate::common::others::{ALL, GetStatus};
use crate::common::server::Server;
use crate::common::{HOST, assert_discreet_with_causes, credentials, request};
use bilispec_runtime::transport::{ReqwestSettings, ReqwestTransport};
use bilispec_runtime::{Builder, Call, Core, Error};
use table::{End, Expected, Fault, Way};

/// Shared by the rows, whose servers have addresses of their own: reading the platform's certificates takes a while.
struct Transports {
    /// For rows in which nobody waits in vain: machines that run tests are busy.
    patient: ReqwestTransport,
    hasty: ReqwestTransport,
}

impl Transports {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Transports> = OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut settings = ReqwestSettings::default();
        let patient = ReqwestTransport::new(settings).unwrap();
        settings.connect_timeout = Duration::from_millis(1500);
        settings.read_timeout = Duration::from_secs(2);
        settings.timeout = Duration::from_secs(3);
        let hasty = ReqwestTransport::new(settings).unwrap();
        Self { patient, hasty }
    }
}

/// A row, its server, and the client that goes there.
struct Trial<C> {
    fault: Fault,
    server: Server,
    client: C,
}

impl<C> Trial<C>
where
    C: TryFrom<Core>,
    bilispec_runtime::BuildError: From<C::Error>,
{
    async fn new(fault: Fault) -> Self {
        let transports = Transports::shared();
        let server = Server::start(fault.steps.clone()).await;
        let url = match fault.way {
            Way::Nobody => nobody(),
            Way::Plain => server.url.clone(),
            Way::Tls => server.https(),
        };
        let transport = if fault.stalls {
            &transports.hasty
        } else {
            &transports.patient
        };
        let client = Builder::new(ALL)
            .credentials(credentials())
            .base_url(HOST, url)
            .transport(transport.clone())
            .body_limit(10_000)
            .build()
            .unwrap();
        Self {
            fault,
            server,
            client,
        }
    }
}

/// An address that was free a moment ago.
fn nobody() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// What became of a call.
fn end<T: Debug>(result: Result<T, Error>) -> End {
    let Err(error) = result else {
        return End::Fine;
    };
    assert_discreet_with_causes(&error);
    let variant = match &error {
        Error::Invalid(_) => "Invalid",
        Error::Transport(_) => "Transport",
        Error::OutcomeUnknown(_) => "OutcomeUnknown",
        Error::Risk(_) => "Risk",
        Error::Status(_) => "Status",
        Error::NotJson(_) => "NotJson",
        Error::Api(_) => "Api",
        Error::Declined(_) => "Declined",
        Error::Decode(_) => "Decode",
        _ => "a new variant",
    };
    End::Err(variant, error.effect())
}

/// A moment for what a client does in the background with a connection.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// Checks what happened against the table, a moment later than the calls, so that a late second request shows as well.
async fn compare<C>(spends: bool, happened: Vec<(Trial<C>, End)>) {
    settle().await;
    let mut wrong = Vec::new();
    for (trial, end) in &happened {
        let expected = if spends {
            trial.fault.spend
        } else {
            trial.fault.none
        };
        let found = Expected {
            end: *end,
            requests: trial.server.requests(),
            connections: trial.server.connections(),
        };
        if found != expected {
            wrong.push(format!("{}: {found:?}, not {expected:?}", trial.fault.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn over_async(spends: bool) {
    let trials = table::all().into_iter().map(|fault| {
        tokio::spawn(async move {
            let trial = Trial::<Core>::new(fault).await;
            if trial.fault.primed {
                Call::new(&trial.client, &GetStatus::new()).await.unwrap();
                settle().await;
            }
            let end = if spends {
                end(Call::new(&trial.client, &request()).await)
            } else {
                end(Call::new(&trial.client, &GetStatus::new()).await)
            };
            (trial, end)
        })
    });
    let trials: Vec<_> = trials.collect();
    let mut happened = Vec::new();
    for trial in trials {
        happened.push(trial.await.unwrap());
    }
    compare(spends, happened).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_change_nothing() {
    over_async(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_spend() {
    over_async(true).await;
}

#[test]
fn the_table_is_as_long_as_it_should_be() {
    let names: std::collections::BTreeSet<_> =
        table::all().into_iter().map(|fault| fault.name).collect();
    assert_eq!(
        names.len(),
        table::all().len(),
        "each has a name of its own"
    );
    assert!(names.len() >= 20);
}

#[cfg(feature = "blocking")]
async fn over_blocking(spends: bool) {
    use bilispec_runtime::blocking::{Call, Core};
    let trials = table::all().into_iter().map(|fault| {
        tokio::spawn(async move {
            let trial = std::sync::Arc::new(Trial::<Core>::new(fault).await);
            let moved = std::sync::Arc::clone(&trial);
            let call = move || {
                if moved.fault.primed {
                    Call::new(&moved.client, &GetStatus::new()).send().unwrap();
                    std::thread::sleep(Duration::from_millis(100));
                }
                if spends {
                    end(Call::new(&moved.client, &request()).send())
                } else {
                    end(Call::new(&moved.client, &GetStatus::new()).send())
                }
            };
            let end = tokio::task::spawn_blocking(call).await.unwrap();
            (std::sync::Arc::into_inner(trial).unwrap(), end)
        })
    });
    let trials: Vec<_> = trials.collect();
    let mut happened = Vec::new();
    for trial in trials {
        happened.push(trial.await.unwrap());
    }
    compare(spends, happened).await;
}

#[cfg(feature = "blocking")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn blocking_calls_that_change_nothing() {
    over_blocking(false).await;
}

#[cfg(feature = "blocking")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn blocking_calls_that_spend() {
    over_blocking(true).await;
}
