//! `mock`: starts the server, says where it listens, and stops it when it is interrupted or asked to end.

use std::future;
use std::io;
use std::pin::pin;
use std::process;
use std::sync::Arc;

use bilispec::mock::{Mock, Options, Running};

use super::common::{Exit, with_project};
use super::interrupt;
use crate::args::{self, Global};
use crate::terminal::Terminal;

pub(super) fn mock(global: &Global, args: args::Mock, terminal: Terminal) -> Exit {
    let port = args.port;
    let recording = args
        .record
        .as_deref()
        .map(|path| path.display().to_string());
    let options = Options {
        port,
        balance: args.balance,
        pending: args.pending,
        record: args.record,
        patience: Options::default().patience,
        log: Arc::new(move |served| terminal.line(&served.to_string())),
    };
    with_project(global, terminal, |project| {
        let mock = match Mock::new(project, options) {
            Ok(mock) => mock,
            Err(error) => {
                terminal.error(&error);
                return Exit::Failed;
            }
        };
        let runtime = match tokio::runtime::Runtime::new() {
            Ok(runtime) => runtime,
            Err(error) => {
                terminal.error(&format!("the server can't be set up: {error}"));
                return Exit::Failed;
            }
        };
        let exit = runtime.block_on(run(mock, port, recording.as_deref(), terminal));
        // Calls that were given up are not waited for.
        runtime.shutdown_background();
        exit
    })
}

async fn run(mock: Mock, port: u16, recording: Option<&str>, terminal: Terminal) -> Exit {
    let mut interrupted = pin!(interrupt::interrupted());
    // From the first look on an interrupt is heard, so that one which comes early ends the mock as any other does.
    tokio::select! {
        biased;
        _ = &mut interrupted => return Exit::Fine,
        () = future::ready(()) => {}
    }
    let running = match mock.start().await {
        Ok(running) => running,
        Err(error) => {
            let file = recording.map_or_else(String::new, |file| format!(", recording to {file}"));
            terminal.error(&format!("127.0.0.1:{port}{file}: {error}"));
            return Exit::Failed;
        }
    };
    if let Err(error) = announce(&running, port, terminal) {
        terminal.error(&format!("stdout can't be written: {error}"));
        return Exit::Failed;
    }
    if let Err(error) = interrupted.await {
        terminal.error(&format!("interrupts can't be heard: {error}"));
        return Exit::Failed;
    }
    match running.stop().await {
        Ok(()) => Exit::Fine,
        Err(error) => {
            let what = recording.unwrap_or("the server");
            terminal.error(&format!("{what}: {error}"));
            Exit::Failed
        }
    }
}

/// Who asked for any free port has to be told which it became; a program can read it.
fn announce(running: &Running, port: u16, terminal: Terminal) -> io::Result<()> {
    let url = running.url();
    // Before the address is out, so that this line stands before those of calls.
    terminal.line(&format!("listening on {url}; Ctrl-C ends"));
    if port == 0 {
        let line = serde_json::json!({"address": url, "pid": process::id()});
        Terminal::data(&format!("{line}\n"))?;
    }
    Ok(())
}
