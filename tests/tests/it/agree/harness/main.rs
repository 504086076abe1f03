//! Calls generated clients: reads lines of JSON `{"case", "request", "reply": {"status", "body"}}`, and prints for each
//! what was sent, what the client's own validators report of it, and what the client made of the reply.
#![allow(deprecated, dead_code, unused_variables)]

mod calls;
mod cases;
mod told;

use std::io::{BufRead, Write};

use serde_json::Value;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let input: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let output = runtime.block_on(calls::call(&input));
        writeln!(out, "{output}").expect("stdout");
    }
}
