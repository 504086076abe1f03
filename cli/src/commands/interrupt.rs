//! Interrupts: Ctrl-C, and what service managers and containers send.

use std::io;

/// Waits for an interrupt, or for what service managers and containers send.
pub(super) async fn interrupted() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminated = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

/// Does something at the first interrupt, on a thread of its own, instead of ending the process.
pub(super) fn on_interrupt(then: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut interrupted = Box::pin(interrupted());
    // From the first look on an interrupt is heard: before anything is read.
    let early = runtime.block_on(async {
        tokio::select! {
            biased;
            early = &mut interrupted => Some(early),
            () = std::future::ready(()) => None,
        }
    });
    if let Some(early) = early {
        early?;
        then();
        return Ok(());
    }
    std::thread::spawn(move || {
        if runtime.block_on(interrupted).is_ok() {
            then();
        }
    });
    Ok(())
}
