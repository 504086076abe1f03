//! A server on loopback that misbehaves as told, and counts the connections and the whole requests that reached it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use Step::{Again, Peek, Read, ReadHead, Stall, Write, WriteSlowly};

/// What it does with a connection, one after another; after the last, and at the client's end, it closes it.
#[derive(Debug, Clone)]
pub enum Step {
    /// Waits until something is there to read, and leaves it there.
    Peek,
    /// Reads a request's head, and whatever came with it.
    ReadHead,
    /// Reads a whole request.
    Read,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes, one every 20 milliseconds.
    WriteSlowly(Vec<u8>),
    /// Does nothing for this time.
    Pause(Duration),
    /// Does nothing for longer than anybody waits.
    Stall,
    /// Begins again.
    Again,
}

/// Reads a request, answers with these bytes, and closes.
pub fn answer(bytes: impl Into<Vec<u8>>) -> Vec<Step> {
    vec![Read, Write(bytes.into())]
}

/// Answers each request with these bytes, on one connection as long as the client likes.
pub fn keep(bytes: impl Into<Vec<u8>>) -> Vec<Step> {
    vec![Read, Write(bytes.into()), Again]
}

pub struct Server {
    pub url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    connections: AtomicUsize,
    requests: Mutex<Vec<String>>,
}

impl Server {
    pub async fn start(steps: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                shared.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, steps.clone(), Arc::clone(&shared)));
            }
        });
        Self { url, state }
    }

    /// The same address, for a client that wants TLS there.
    pub fn https(&self) -> String {
        self.url.replace("http://", "https://")
    }

    /// Whole requests that arrived.
    pub fn requests(&self) -> usize {
        self.state.requests.lock().unwrap().len()
    }

    /// Their texts, in order.
    pub fn texts(&self) -> Vec<String> {
        self.state.requests.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, steps: Vec<Step>, state: Arc<State>) {
    let mut left = Vec::new();
    let mut steps_left = steps.iter();
    while let Some(step) = steps_left.next() {
        let goes_on = match step {
            Peek => stream.peek(&mut [0]).await.is_ok_and(|count| count > 0),
            ReadHead => read(&mut stream, &mut left, false).await.is_some(),
            Read => match read(&mut stream, &mut left, true).await {
                Some(request) => {
                    state.requests.lock().unwrap().push(request);
                    true
                }
                None => false,
            },
            Write(bytes) => stream.write_all(bytes).await.is_ok(),
            WriteSlowly(bytes) => {
                for byte in bytes {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    if stream.write_all(&[*byte]).await.is_err() {
                        return;
                    }
                }
                true
            }
            Step::Pause(time) => {
                tokio::time::sleep(*time).await;
                true
            }
            Stall => {
                tokio::time::sleep(Duration::from_secs(600)).await;
                false
            }
            Again => {
                steps_left = steps.iter();
                true
            }
        };
        if !goes_on {
            return;
        }
    }
}

/// One request as text, with its body or without; `None` at the connection's end. What comes after it stays in `left`.
async fn read(stream: &mut TcpStream, left: &mut Vec<u8>, body: bool) -> Option<String> {
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = left.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&left[..end]).to_ascii_lowercase();
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
                .unwrap_or(0);
            let whole = end + 4 + if body { length } else { 0 };
            if left.len() >= whole {
                let request: Vec<u8> = left.drain(..whole).collect();
                return Some(String::from_utf8_lossy(&request).into_owned());
            }
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => left.extend_from_slice(&buffer[..count]),
        }
    }
}

/// An HTTP answer with its length.
pub fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// The same in one chunk, its length unsaid.
pub fn chunked(body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n0\r\n\r\n"].concat()
}
