//! The thread that drives a blocking client's connections and clocks, and how a call waits for it.
//!
//! tokio's own way to block panics inside an async program. This one parks the thread, which works everywhere.

use std::future::IntoFuture;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// Runs until its last clone is dropped.
#[derive(Clone)]
pub(super) struct Driver(Arc<Running>);

struct Running {
    handle: Handle,
    /// Dropped with this, which ends the thread.
    _until: oneshot::Sender<()>,
}

impl Driver {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (until, dropped) = oneshot::channel();
        thread::Builder::new()
            .name("bilispec-blocking".to_owned())
            .spawn(move || runtime.block_on(dropped))?;
        Ok(Self(Arc::new(Running {
            handle,
            _until: until,
        })))
    }

    /// Waits for a future, whose connections and clocks are the driver's.
    pub(super) fn run<F: IntoFuture>(&self, future: F) -> F::Output {
        let _inside = self.0.handle.enter();
        let mut future = pin!(future.into_future());
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                return output;
            }
            thread::park();
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
