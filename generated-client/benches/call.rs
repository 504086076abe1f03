//! What a call costs over what a careful hand would write: `cargo bench -p bilispec-client --bench call`.
//!
//! Two contenders send the same request, which is checked byte for byte, over the same settings to the same server on
//! loopback, and read the same reply: the client, and reqwest with types written for serde. They take turns in short
//! blocks in one thread, so that what else the machine does falls on both alike. Of each pair of blocks the ratio is
//! taken, and of the ratios the median; the quartiles beside it say how much that is worth. The clock is what a caller waits,
//! the processor what its thread works, without the server.
//!
//! `quick` as an argument makes it short, a call's name picks that one. Bind it to one processor (`taskset -c 0`): left free, the threads of the two
//! connections to the server may stand beside the caller or apart from it, and that decides more than any code.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot run has failed, and its output is its purpose"
)]
#![allow(
    deprecated,
    reason = "the charge endpoint is retired, and still the one that spends"
)]

use std::future::Future;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bilispec_client::transport::ReqwestSettings;
use bilispec_client::{
    Client, Credentials, GetProject, ListBuyers, Project, QuickPay, QuickPayOtype, UserId,
};
use reqwest::header::{ACCEPT, COOKIE, USER_AGENT};
use serde::{Deserialize, Serialize};

/// Calls in a block.
const BLOCK: u32 = 20;

fn main() {
    let quick = std::env::args().any(|argument| argument == "quick");
    let blocks = if quick { 40 } else { 500 };
    let server = Server::start();
    let bare = Arc::new(Bare::new(&server.url));
    let client = Client::builder()
        .credentials(Credentials::new(SESSDATA, CSRF))
        .base_url("https://api.bilibili.com", &server.url)
        .base_url("https://show.bilibili.com", &server.url)
        .user_agent(AGENT)
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    println!(
        "{:38} {:>9} {:>9} {:>7}  {:15} {:>7}  {:15}",
        "call", "bare µs", "client µs", "clock", "(quartiles)", "CPU", "(quartiles)"
    );
    runtime.block_on(async {
        compare(
            "list_buyers (none, 0.9 KB)",
            blocks,
            &server,
            async || bare.list_buyers().await.len(),
            async || {
                let request = ListBuyers::new().is_default("").project_id(85826);
                let reply = client.ticket().list_buyers(&request).await;
                reply.unwrap().list.len()
            },
        )
        .await;
        compare(
            "get_project (none, 4.9 KB)",
            blocks,
            &server,
            async || bare.get_project().await.screen_list.len(),
            async || {
                let request = GetProject::new(85826);
                let reply = client.ticket().get_project(&request).await;
                reply.unwrap().unwrap().screen_list.len()
            },
        )
        .await;
        let pays = async || {
            let request = QuickPay::new(20, UserId(7), QuickPayOtype::Up, UserId(7));
            let reply = client.charge().quick_pay(&request).await;
            usize::try_from(reply.unwrap().exp).unwrap()
        };
        compare(
            "quick_pay (spend, outlives its caller)",
            blocks,
            &server,
            async || {
                let bare = Arc::clone(&bare);
                // What the client promises: money that is on its way is seen to its end, whoever still waits.
                let paid = tokio::spawn(async move { bare.quick_pay().await });
                usize::try_from(paid.await.unwrap().exp).unwrap()
            },
            pays,
        )
        .await;
        compare(
            "quick_pay (beside one that does not)",
            blocks,
            &server,
            async || usize::try_from(bare.quick_pay().await.exp).unwrap(),
            pays,
        )
        .await;
    });
}

/// One pair of contenders; each gives a number of its reply, so that both have read it.
async fn compare<A: Future<Output = usize>, B: Future<Output = usize>>(
    name: &str,
    blocks: usize,
    server: &Server,
    bare: impl Fn() -> A,
    client: impl Fn() -> B,
) {
    let mut picked = std::env::args().skip(1).filter(|word| word.contains('_'));
    if picked.next().is_some_and(|call| !name.starts_with(&call)) {
        return;
    }
    assert_eq!(bare().await, client().await);
    let asked = server.last_two();
    assert_eq!(sorted(&asked[0]), sorted(&asked[1]), "the same request");

    for _ in 0..10 {
        block(&bare).await;
        block(&client).await;
    }
    let mut figures = Vec::with_capacity(blocks);
    for number in 0..blocks {
        // Whoever comes second finds warmer caches.
        figures.push(if number % 2 == 0 {
            let first = block(&bare).await;
            (first, block(&client).await)
        } else {
            let first = block(&client).await;
            (block(&bare).await, first)
        });
    }
    let of = |what: fn(&(Cost, Cost)) -> f64| {
        let mut list: Vec<f64> = figures.iter().map(what).collect();
        list.sort_by(f64::total_cmp);
        [1, 2, 3].map(|quarter| list[list.len() * quarter / 4])
    };
    let micros = |seconds: f64| seconds * 1e6 / f64::from(BLOCK);
    let [_, bare, _] = of(|(bare, _)| bare.clock);
    let [_, client, _] = of(|(_, client)| client.clock);
    let clock = of(|(bare, client)| client.clock / bare.clock);
    let worked = of(|(bare, client)| client.worked / bare.worked);
    let quartiles = |of: [f64; 3]| format!("({:.3} to {:.3})", of[0], of[2]);
    println!(
        "{name:38} {:9.1} {:9.1} {:7.3}  {:15} {:7.3}  {:15}",
        micros(bare),
        micros(client),
        clock[1],
        quartiles(clock),
        worked[1],
        quartiles(worked),
    );
}

/// What a block took, in seconds.
struct Cost {
    clock: f64,
    /// Of the processor, in this thread.
    worked: f64,
}

async fn block<F: Future<Output = usize>>(call: impl Fn() -> F) -> Cost {
    let (clock, worked) = (Instant::now(), worked());
    for _ in 0..BLOCK {
        std::hint::black_box(call().await);
    }
    Cost {
        clock: clock.elapsed().as_secs_f64(),
        worked: self::worked() - worked,
    }
}

/// Seconds that this thread has run for, as Linux counts them; elsewhere not known.
fn worked() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|nanos| nanos.parse().ok());
    nanos.map_or(f64::NAN, |nanos: f64| nanos / 1e9)
}

/// A request without the order of its headers.
fn sorted(request: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = request.split("\r\n").collect();
    lines[1..].sort_unstable();
    lines
}

const SESSDATA: &str = "5e55da7a%2C1700000000*31";
const CSRF: &str = "c5f0c5f0c5f0c5f0c5f0c5f0c5f0c5f0";
const AGENT: &str = "bench/1";

/// What somebody would write who needs these three calls and knows what can go wrong.
struct Bare {
    pooled: reqwest::Client,
    fresh: reqwest::Client,
    url: String,
}

#[derive(Deserialize)]
struct TicketReply<T> {
    errno: Option<i64>,
    msg: Option<String>,
    data: Option<T>,
}

#[derive(Deserialize)]
struct ChargeReply {
    code: i64,
    message: String,
    data: Option<Receipt>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read as the client reads them")]
struct Receipt {
    mid: i64,
    up_mid: i64,
    order_no: String,
    elec_num: i64,
    exp: i64,
    status: i64,
    msg: String,
}

#[derive(Deserialize)]
struct Buyers {
    list: Vec<Buyer>,
}

#[derive(Deserialize)]
#[allow(dead_code, non_snake_case, reason = "read as the client reads them")]
struct Buyer {
    id: i64,
    uid: i64,
    account_channel: Option<String>,
    personal_id: String,
    name: String,
    id_card_front: Option<String>,
    id_card_back: Option<String>,
    is_default: Option<i64>,
    tel: String,
    error_code: Option<String>,
    id_type: i64,
    verify_status: Option<i64>,
    accountId: Option<i64>,
}

#[derive(Serialize)]
struct Charge<'a> {
    elec_num: i64,
    up_mid: i64,
    otype: &'a str,
    oid: i64,
    csrf: &'a str,
}

impl Bare {
    fn new(url: &str) -> Self {
        // Without features of its own, reqwest has no TLS to start with.
        let provider = rustls::crypto::ring::default_provider();
        provider.install_default().unwrap();
        let settings = ReqwestSettings::default();
        let client = |idle| {
            reqwest::Client::builder()
                .connect_timeout(settings.connect_timeout)
                .read_timeout(settings.read_timeout)
                .timeout(settings.timeout)
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                .pool_max_idle_per_host(idle)
                .build()
                .unwrap()
        };
        Self {
            pooled: client(8),
            fresh: client(0),
            url: url.to_owned(),
        }
    }

    fn with_session(request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, AGENT)
            .header(COOKIE, format!("SESSDATA={SESSDATA}"))
    }

    async fn ticket<T: for<'de> Deserialize<'de>>(request: reqwest::RequestBuilder) -> T {
        let reply = request.send().await.unwrap().error_for_status().unwrap();
        let reply: TicketReply<T> = reply.json().await.unwrap();
        assert_eq!(reply.errno, Some(0), "{:?}", reply.msg);
        reply.data.unwrap()
    }

    async fn list_buyers(&self) -> Vec<Buyer> {
        let url = format!(
            "{}/api/ticket/buyer/list?is_default&projectId=85826",
            self.url
        );
        let reply: Buyers = Self::ticket(Self::with_session(self.pooled.get(url))).await;
        reply.list
    }

    async fn get_project(&self) -> Project {
        let url = format!("{}/api/ticket/project/get?version=134&id=85826", self.url);
        let request = self.pooled.get(url);
        Self::ticket(
            request
                .header(ACCEPT, "application/json")
                .header(USER_AGENT, AGENT),
        )
        .await
    }

    async fn quick_pay(&self) -> Receipt {
        let form = Charge {
            elec_num: 20,
            up_mid: 7,
            otype: "up",
            oid: 7,
            csrf: CSRF,
        };
        let url = format!("{}/x/ugcpay/trade/elec/pay/quick", self.url);
        let request = Self::with_session(self.fresh.post(url)).form(&form);
        let reply = request.send().await.unwrap().error_for_status().unwrap();
        let reply: ChargeReply = reply.json().await.unwrap();
        assert_eq!(reply.code, 0, "{}", reply.message);
        let receipt = reply.data.unwrap();
        assert_eq!(receipt.status, 4);
        receipt
    }
}

/// Answers with fixtures, with as little work as can be: a thread for each connection.
struct Server {
    url: String,
    asked: Arc<Mutex<[String; 2]>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::default();
        let replies = Arc::new([
            ("/buyer/list", reply("list_buyers/success")),
            ("/project/get", reply("get_project/success")),
            ("/pay/quick", reply("quick_pay/success")),
        ]);
        let server = Self {
            url,
            asked: Arc::clone(&asked),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (asked, replies) = (Arc::clone(&asked), Arc::clone(&replies));
                std::thread::spawn(move || serve(stream.unwrap(), &asked, &*replies));
            }
        });
        server
    }

    /// The last two requests.
    fn last_two(&self) -> [String; 2] {
        self.asked.lock().unwrap().clone()
    }
}

fn reply(fixture: &str) -> Vec<u8> {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures");
    let body = std::fs::read_to_string(format!("{fixtures}/{fixture}.json")).unwrap();
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

fn serve(mut stream: TcpStream, asked: &Mutex<[String; 2]>, replies: &[(&str, Vec<u8>)]) {
    stream.set_nodelay(true).unwrap();
    // A client that is done with a connection may leave it open.
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let mut received = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut piece) {
        received.extend_from_slice(&piece[..length]);
        let text = String::from_utf8_lossy(&received);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .split("\r\n")
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.parse().unwrap());
        if body.len() < length {
            continue;
        }
        let reply = replies
            .iter()
            .find(|(path, _)| head.contains(path))
            .unwrap();
        // Noted before it is answered: whoever has the answer may ask for it.
        let mut asked = asked.lock().unwrap();
        asked.swap(0, 1);
        asked[1] = text.into_owned();
        drop(asked);
        if stream.write_all(&reply.1).is_err() {
            return;
        }
        received.clear();
    }
}
