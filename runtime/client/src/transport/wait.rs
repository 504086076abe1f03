//! Waiting without knowing what runs the future: a thread that sleeps and then wakes.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

/// Is ready once the time has passed, which begins when it is polled first.
pub(super) struct Wait {
    time: Duration,
    alarm: Option<Arc<Mutex<Alarm>>>,
}

struct Alarm {
    over: bool,
    waker: Waker,
}

impl Wait {
    pub(super) fn new(time: Duration) -> Self {
        Self { time, alarm: None }
    }
}

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if let Some(alarm) = &self.alarm {
            let mut alarm = lock(alarm);
            if alarm.over {
                return Poll::Ready(());
            }
            alarm.waker.clone_from(context.waker());
            return Poll::Pending;
        }
        let alarm = Arc::new(Mutex::new(Alarm {
            over: false,
            waker: context.waker().clone(),
        }));
        let (time, shared) = (self.time, Arc::clone(&alarm));
        let started = thread::Builder::new().spawn(move || {
            thread::sleep(time);
            let mut alarm = lock(&shared);
            alarm.over = true;
            alarm.waker.wake_by_ref();
        });
        if started.is_err() {
            // No thread is to be had: a wait that blocks is still a wait.
            thread::sleep(time);
            return Poll::Ready(());
        }
        self.alarm = Some(alarm);
        Poll::Pending
    }
}

fn lock(alarm: &Mutex<Alarm>) -> MutexGuard<'_, Alarm> {
    alarm.lock().unwrap_or_else(PoisonError::into_inner)
}
