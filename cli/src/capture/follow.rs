//! An input that is still being written: a pipe, or a file that grows. It ends where its writer ends it, or where somebody
//! stops it.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How much is read at a time.
const CHUNK: usize = 1 << 16;

/// How many pieces may wait to be looked at.
const AHEAD: usize = 16;

/// How long a file that has not grown is left alone.
const PAUSE: Duration = Duration::from_millis(50);

/// Stops what is followed: what was read until then is looked at, and then the input has ended.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct State {
    pieces: VecDeque<io::Result<Vec<u8>>>,
    ended: bool,
    stopped: bool,
}

impl Shared {
    /// Does something with the state; a thread that panicked leaves nothing half done in it.
    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let done = change(&mut state);
        self.moved.notify_all();
        done
    }

    /// Hands on what was read, and tells whether more is wanted.
    fn push(&self, piece: io::Result<Vec<u8>>) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.pieces.len() >= AHEAD && !state.stopped {
            let waited = self.moved.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
        if !state.stopped {
            state.ended |= piece.is_err();
            state.pieces.push_back(piece);
        }
        self.moved.notify_all();
        !state.stopped && !state.ended
    }

    fn pop(&self) -> Option<io::Result<Vec<u8>>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(piece) = state.pieces.pop_front() {
                self.moved.notify_all();
                return Some(piece);
            }
            if state.ended || state.stopped {
                return None;
            }
            let waited = self.moved.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Stop {
    /// Ends the input here.
    pub fn stop(&self) {
        self.0.with(|state| state.stopped = true);
    }

    /// Whether somebody ended it.
    pub fn is_stopped(&self) -> bool {
        self.0.with(|state| state.stopped)
    }

    /// Reads a pipe as it is written, until its writer closes it.
    pub(crate) fn pipe(&self, mut input: impl Read + Send + 'static) -> Followed {
        let shared = Arc::clone(&self.0);
        std::thread::spawn(move || {
            loop {
                match piece(&mut input) {
                    Ok(bytes) if bytes.is_empty() => break,
                    read => {
                        if !shared.push(read) {
                            break;
                        }
                    }
                }
            }
            shared.with(|state| state.ended = true);
        });
        self.reader()
    }

    /// Reads a file as it grows. A file has no end of its own.
    pub(crate) fn file(&self, mut file: File) -> Followed {
        let shared = Arc::clone(&self.0);
        std::thread::spawn(move || {
            loop {
                let read = piece(&mut file);
                let wants = match read {
                    Ok(bytes) if bytes.is_empty() => match is_shorter(&mut file) {
                        Ok(false) => {
                            std::thread::sleep(PAUSE);
                            !shared.with(|state| state.stopped)
                        }
                        Ok(true) => shared.push(Err(io::Error::other(
                            "the file became shorter while it was followed",
                        ))),
                        Err(error) => shared.push(Err(error)),
                    },
                    read => shared.push(read),
                };
                if !wants {
                    break;
                }
            }
        });
        self.reader()
    }

    fn reader(&self) -> Followed {
        Followed {
            shared: Arc::clone(&self.0),
            piece: io::Cursor::default(),
        }
    }
}

/// Whatever there is to read, without waiting for more; nothing at the end.
fn piece(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; CHUNK];
    loop {
        match input.read(&mut bytes) {
            Ok(read) => {
                bytes.truncate(read);
                return Ok(bytes);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether a file has lost what was read of it already.
fn is_shorter(file: &mut File) -> io::Result<bool> {
    let at = file.stream_position()?;
    Ok(file.metadata()?.len() < at)
}

/// What was read, for whoever looks at it.
pub(crate) struct Followed {
    shared: Arc<Shared>,
    piece: io::Cursor<Vec<u8>>,
}

impl Read for Followed {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(room)?;
            if read > 0 || room.is_empty() {
                return Ok(read);
            }
            match self.shared.pop() {
                Some(Ok(piece)) => self.piece = io::Cursor::new(piece),
                Some(Err(error)) => return Err(error),
                None => return Ok(0),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_pipe_ends_with_its_writer_or_where_it_is_stopped() {
        let stop = Stop::default();
        let mut all = String::new();
        stop.pipe(&b"a\nb\n"[..]).read_to_string(&mut all).unwrap();
        assert_eq!((all.as_str(), stop.is_stopped()), ("a\nb\n", false));
        let stop = Stop::default();
        // Nothing ever comes of this one, and it never ends.
        struct Silent;
        impl Read for Silent {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                loop {
                    std::thread::park();
                }
            }
        }
        let mut silent = stop.pipe(Silent);
        let stopper = stop.clone();
        std::thread::spawn(move || stopper.stop());
        assert_eq!(silent.read(&mut [0; 8]).unwrap(), 0);
    }

    #[test]
    fn a_file_is_read_as_it_grows_and_may_not_shrink() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"one").unwrap();
        let stop = Stop::default();
        let mut grown = stop.file(File::open(file.path()).unwrap());
        let mut room = [0; 3];
        grown.read_exact(&mut room).unwrap();
        assert_eq!(&room, b"one");
        file.write_all(b"two").unwrap();
        grown.read_exact(&mut room).unwrap();
        assert_eq!(&room, b"two");
        file.as_file().set_len(1).unwrap();
        let error = grown.read(&mut room).unwrap_err();
        assert!(error.to_string().contains("shorter"), "{error}");
    }
}
