//! Each fault with what the client says of it: for a call that changes nothing, and for one that spends.
//!
//! Counted are whole requests and connections that reached the server. A row whose `primed` is set is a second call of
//! a client whose first one, which changes nothing, was answered well.

use bilispec_runtime::Effect;

use crate::common::others::coded;
use crate::common::server::Step::{self, Again, Peek, Read, ReadHead, Stall, Write, WriteSlowly};
use crate::common::server::{answer, chunked, http};
use crate::common::{PERSON, receipt_with};

/// How the client reaches the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Nobody listens there.
    Nobody,
    /// As http.
    Plain,
    /// As https, which no server here speaks.
    Tls,
}

/// What a call ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Its payload.
    Fine,
    /// This variant of the error, with this effect.
    Err(&'static str, Effect),
}

/// What is expected of one sort of call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) end: End,
    pub(crate) requests: usize,
    pub(crate) connections: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) way: Way,
    pub(crate) steps: Vec<Step>,
    /// Somebody waits in vain, so the client should not be patient.
    pub(crate) stalls: bool,
    pub(crate) primed: bool,
    pub(crate) none: Expected,
    pub(crate) spend: Expected,
}

const NOT_SENT: End = End::Err("Transport", Effect::NotSent);
const NO_REPLY: End = End::Err("Transport", Effect::NotDone);
const UNKNOWN: End = End::Err("OutcomeUnknown", Effect::Unknown);
const STATUS: End = End::Err("Status", Effect::NotDone);
const NOT_JSON: End = End::Err("NotJson", Effect::NotDone);
const RISK: End = End::Err("Risk", Effect::NotDone);
const API: End = End::Err("Api", Effect::NotDone);

/// A reply that either call is content with.
pub(crate) fn good() -> String {
    receipt_with(r#""status":4,"exp":2,"order_id":"7""#)
}

/// More than the client's limit for a body, which is 10 000 bytes here.
fn large() -> String {
    good().replace(PERSON, &"x".repeat(20_000))
}

/// A fault of one connection that carries at most one request.
fn fault(name: &'static str, steps: Vec<Step>, requests: usize, none: End, spend: End) -> Fault {
    let expected = |end| Expected {
        end,
        requests,
        connections: 1,
    };
    Fault {
        name,
        way: Way::Plain,
        stalls: steps
            .iter()
            .any(|step| matches!(step, Stall | WriteSlowly(_))),
        steps,
        primed: false,
        none: expected(none),
        spend: expected(spend),
    }
}

/// A fault before anything could be sent.
fn before(name: &'static str, way: Way, steps: Vec<Step>) -> Fault {
    let mut fault = fault(name, steps, 0, NOT_SENT, NOT_SENT);
    fault.way = way;
    if way == Way::Nobody {
        fault.none.connections = 0;
        fault.spend.connections = 0;
    }
    fault
}

/// A fault after a request was read: no whole reply comes.
fn no_reply(name: &'static str, steps: Vec<Step>) -> Fault {
    fault(name, steps, 1, NO_REPLY, UNKNOWN)
}

/// A whole reply that is answered so.
fn reply(name: &'static str, bytes: impl Into<Vec<u8>>, none: End, spend: End) -> Fault {
    fault(name, answer(bytes), 1, none, spend)
}

/// The second call of a client, by what happened to the connection of its first one.
fn second(
    name: &'static str,
    steps: Vec<Step>,
    (end, connections): (End, usize),
    spend: End,
) -> Fault {
    Fault {
        primed: true,
        none: Expected {
            end,
            requests: 2,
            connections,
        },
        // Whatever happens to the kept connection, a call that spends has one of its own.
        spend: Expected {
            end: spend,
            requests: 2,
            connections: 2,
        },
        ..fault(name, steps, 2, end, spend)
    }
}

fn read_and(step: Step) -> Vec<Step> {
    vec![Read, step]
}

fn page(status: &str) -> Vec<u8> {
    http(
        status,
        "content-type: text/html\r\n",
        "<html>blocked</html>",
    )
}

fn redirect(status: &str, to: &str) -> Vec<u8> {
    http(status, &format!("location: {to}\r\n"), "")
}

/// Zeros, thirty times the limit, packed into less than it.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&vec![0; 300_000]).unwrap();
    packed.finish().unwrap()
}

pub(crate) fn all() -> Vec<Fault> {
    let ok = || http("200 OK", "", good());
    let text = |text: &str| Write(text.as_bytes().to_vec());
    let none_done = |variant| End::Err(variant, Effect::NotDone);
    let unknown = |variant| End::Err(variant, Effect::Unknown);
    vec![
        // Nothing can have been sent.
        before("refused", Way::Nobody, vec![]),
        before("TLS: the server says nothing", Way::Tls, vec![Stall]),
        before("TLS: the server closes at once", Way::Tls, vec![]),
        before(
            "TLS: the server closes on the first bytes",
            Way::Tls,
            vec![Peek],
        ),
        before(
            "TLS: the server speaks plain text",
            Way::Tls,
            vec![Peek, Write(ok())],
        ),
        before(
            "TLS: the server sends noise",
            Way::Tls,
            vec![Peek, text("\u{16}\u{3}noise")],
        ),
        // It may have been.
        fault(
            "closed with the request unread",
            vec![Peek],
            0,
            NO_REPLY,
            UNKNOWN,
        ),
        fault(
            "stalled with the request unread",
            vec![Stall],
            0,
            NO_REPLY,
            UNKNOWN,
        ),
        fault(
            "closed after the request's head",
            vec![ReadHead],
            0,
            NO_REPLY,
            UNKNOWN,
        ),
        fault(
            "stalled after the request's head",
            vec![ReadHead, Stall],
            0,
            NO_REPLY,
            UNKNOWN,
        ),
        no_reply("closed after the request's body", vec![Read]),
        no_reply("stalled after the request's body", read_and(Stall)),
        // No whole reply.
        no_reply(
            "closed within the reply's head",
            read_and(text("HTTP/1.1 200 OK\r\ncontent-le")),
        ),
        no_reply(
            "stalled within the reply's head",
            vec![Read, text("HTTP/1.1 200"), Stall],
        ),
        no_reply(
            "closed after the reply's head",
            read_and(text("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n")),
        ),
        no_reply(
            "cut within the reply's body",
            read_and(text(
                "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"code\":0,",
            )),
        ),
        no_reply(
            "cut by one byte",
            read_and(Write(
                ok().split_last().map(|(_, most)| most.to_vec()).unwrap(),
            )),
        ),
        no_reply(
            "stalled within the reply's body",
            vec![
                Read,
                text("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"),
                Stall,
            ],
        ),
        no_reply(
            "cut within a chunk",
            read_and(text(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{\"cod",
            )),
        ),
        no_reply(
            "cut between chunks",
            read_and(text(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
            )),
        ),
        no_reply(
            "slower than the whole call may take",
            read_and(WriteSlowly(ok())),
        ),
        no_reply(
            "larger than the limit, and says so",
            answer(http("200 OK", "", large())),
        ),
        no_reply("larger than the limit, in chunks", answer(chunked(large()))),
        no_reply(
            "larger than the limit, until the connection's end",
            answer(format!(
                "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}",
                large()
            )),
        ),
        no_reply("no HTTP", answer("hello\r\n\r\n")),
        no_reply("another protocol", answer("SSH-2.0-OpenSSH_9.9\r\n")),
        no_reply(
            "a version that there is not",
            answer("HTTP/7.3 200 OK\r\n\r\n"),
        ),
        no_reply(
            "a status that there is not",
            answer("HTTP/1.1 2x0 OK\r\n\r\n"),
        ),
        no_reply(
            "a header without a name",
            answer("HTTP/1.1 200 OK\r\n: x\r\n\r\n{}"),
        ),
        no_reply(
            "a header that is a control character",
            answer("HTTP/1.1 200 OK\r\na: \u{1}\r\n\r\n"),
        ),
        no_reply(
            "a length that is none",
            answer("HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n{}"),
        ),
        no_reply(
            "two lengths",
            answer("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}"),
        ),
        no_reply(
            "a head without an end",
            answer(format!("HTTP/1.1 200 OK\r\na: {}\r\n", "x".repeat(500_000))),
        ),
        no_reply(
            "closed after an interim reply",
            answer("HTTP/1.1 100 Continue\r\n\r\n"),
        ),
        // A reply that is not an answer.
        reply(
            "a redirect on the same host",
            redirect("302 Found", "/elsewhere"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "a redirect to another host",
            redirect("307 Temporary Redirect", "http://127.0.0.1:9/"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "a redirect to https and another host",
            redirect("308 Permanent Redirect", "https://example.com/"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "a redirect that becomes a GET",
            redirect("303 See Other", "http://example.com/"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "a switch of protocols",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n",
            STATUS,
            UNKNOWN,
        ),
        reply("403 with a page", page("403 Forbidden"), STATUS, UNKNOWN),
        reply(
            "408 with a page",
            page("408 Request Timeout"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "412 with a page",
            page("412 Precondition Failed"),
            RISK,
            UNKNOWN,
        ),
        reply(
            "429 with a page",
            page("429 Too Many Requests"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "500 with a page",
            page("500 Internal Server Error"),
            STATUS,
            UNKNOWN,
        ),
        reply("502 with a page", page("502 Bad Gateway"), STATUS, UNKNOWN),
        reply(
            "503 with a page that asks to come again",
            http("503 Service Unavailable", "retry-after: 0\r\n", "<html>"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "504 with a page",
            page("504 Gateway Timeout"),
            STATUS,
            UNKNOWN,
        ),
        reply(
            "504 with a success",
            http("504 Gateway Timeout", "", good()),
            STATUS,
            UNKNOWN,
        ),
        reply("200 with a page", page("200 OK"), NOT_JSON, UNKNOWN),
        reply(
            "200 with nothing",
            http("200 OK", "", ""),
            NOT_JSON,
            UNKNOWN,
        ),
        reply("204", "HTTP/1.1 204 No Content\r\n\r\n", NOT_JSON, UNKNOWN),
        reply(
            "a gzip bomb that nobody asked for",
            http("200 OK", "content-encoding: gzip\r\n", bomb()),
            NOT_JSON,
            UNKNOWN,
        ),
        reply(
            "a reply that is not UTF-8",
            http("200 OK", "", b"{\"code\":0,\"\xff\":1}"),
            NOT_JSON,
            UNKNOWN,
        ),
        reply(
            "two documents",
            http("200 OK", "", good() + &good()),
            NOT_JSON,
            UNKNOWN,
        ),
        // JSON that is not an answer either.
        reply(
            "JSON without a code",
            http("200 OK", "", "{}"),
            none_done("Decode"),
            UNKNOWN,
        ),
        reply(
            "two codes that differ",
            http("200 OK", "", r#"{"code":0,"code":1}"#),
            API,
            UNKNOWN,
        ),
        // Answers.
        reply(
            "a code that is listed",
            http("200 OK", "", coded(-101)),
            API,
            API,
        ),
        reply(
            "a code that is not listed",
            http("200 OK", "", coded(77)),
            API,
            unknown("Api"),
        ),
        reply(
            "a code of a failed server",
            http("200 OK", "", coded(-500)),
            API,
            unknown("Api"),
        ),
        reply(
            "a code of risk control",
            http("200 OK", "", coded(-352)),
            RISK,
            RISK,
        ),
        reply(
            "412 with a code",
            http("412 Precondition Failed", "", coded(-101)),
            RISK,
            RISK,
        ),
        reply(
            "400 with a listed code",
            http("400 Bad Request", "", coded(-101)),
            STATUS,
            STATUS,
        ),
        reply(
            "an outcome that is listed",
            http(
                "200 OK",
                "",
                receipt_with(r#""status":-4,"exp":0,"order_id":"7""#),
            ),
            End::Fine,
            none_done("Declined"),
        ),
        reply(
            "an outcome that is not listed",
            http(
                "200 OK",
                "",
                receipt_with(r#""status":99,"exp":0,"order_id":"7""#),
            ),
            End::Fine,
            unknown("Declined"),
        ),
        reply(
            "no outcome at all",
            http("200 OK", "", receipt_with(r#""exp":0"#)),
            none_done("Decode"),
            UNKNOWN,
        ),
        reply(
            "a payload that does not decode beside a good outcome",
            http("200 OK", "", receipt_with(r#""status":4,"exp":null"#)),
            none_done("Decode"),
            End::Err("Decode", Effect::Done),
        ),
        // Odd, and no fault.
        reply(
            "JSON that calls itself a page",
            http("200 OK", "content-type: text/html\r\n", good()),
            End::Fine,
            End::Fine,
        ),
        reply(
            "interim replies first",
            {
                let interim =
                    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n";
                [interim.as_slice(), &ok()].concat()
            },
            End::Fine,
            End::Fine,
        ),
        reply(
            "HTTP/1.0 without a length",
            format!("HTTP/1.0 200 OK\r\n\r\n{}", good()),
            End::Fine,
            End::Fine,
        ),
        reply(
            "more bytes than it says",
            [ok(), b"more".to_vec()].concat(),
            End::Fine,
            End::Fine,
        ),
        reply("in chunks", chunked(good()), End::Fine, End::Fine),
        // A connection that was kept from the call before.
        second(
            "the kept connection works",
            vec![Read, Write(ok()), Again],
            (End::Fine, 1),
            End::Fine,
        ),
        second(
            "the kept connection was closed meanwhile",
            answer(ok()),
            (End::Fine, 2),
            End::Fine,
        ),
        second(
            "the kept connection holds a reply that nobody asked for",
            vec![Read, Write([ok(), ok()].concat()), Again],
            (End::Fine, 2),
            End::Fine,
        ),
        second(
            "the kept connection closes on the second request",
            vec![Read, Write(ok()), Read],
            (NO_REPLY, 1),
            End::Fine,
        ),
        second(
            "the kept connection breaks within the second reply",
            vec![
                Read,
                Write(ok()),
                Read,
                text("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
            ],
            (NO_REPLY, 1),
            End::Fine,
        ),
    ]
}
