//! A server on loopback that misbehaves as told, and counts the requests that reached it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What it does with a connection.
#[derive(Debug, Clone)]
pub enum Behaviour {
    /// Reads nothing and says nothing.
    Stall,
    /// Closes at once.
    CloseBeforeReading,
    /// Reads the request, then closes.
    CloseAfterReading,
    /// Reads the request, then says nothing.
    StallAfterReading,
    /// Reads the request, answers with these bytes, then closes.
    Answer(String),
    /// The same, and keeps the connection for the next request.
    AnswerAndKeep(String),
    /// Answers with these bytes, then says nothing more and keeps the connection open.
    AnswerAndStall(String),
}

pub struct Server {
    pub url: String,
    requests: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    pub async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let connections = Arc::new(AtomicUsize::new(0));
        let counts = (Arc::clone(&requests), Arc::clone(&connections));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                counts.1.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, behaviour.clone(), Arc::clone(&counts.0)));
            }
        });
        Self {
            url,
            requests,
            connections,
        }
    }

    /// Whole requests that arrived.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, behaviour: Behaviour, requests: Arc<AtomicUsize>) {
    let forever = || tokio::time::sleep(Duration::from_secs(600));
    match &behaviour {
        Behaviour::CloseBeforeReading => return,
        Behaviour::Stall => return forever().await,
        _ => {}
    }
    while read_request(&mut stream).await {
        requests.fetch_add(1, Ordering::SeqCst);
        match &behaviour {
            Behaviour::CloseBeforeReading | Behaviour::Stall | Behaviour::CloseAfterReading => {
                return;
            }
            Behaviour::StallAfterReading => return forever().await,
            Behaviour::Answer(answer) => {
                stream.write_all(answer.as_bytes()).await.ok();
                return;
            }
            Behaviour::AnswerAndKeep(answer) => {
                stream.write_all(answer.as_bytes()).await.ok();
            }
            Behaviour::AnswerAndStall(answer) => {
                stream.write_all(answer.as_bytes()).await.ok();
                return forever().await;
            }
        }
    }
}

/// One request with its body; `false` at the connection's end.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut read = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
                .unwrap_or(0);
            if read.len() >= end + 4 + length {
                return true;
            }
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return false,
            Ok(count) => read.extend_from_slice(&buffer[..count]),
        }
    }
}

/// An HTTP answer with its length.
pub fn http(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
}
