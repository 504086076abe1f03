//! What generated clients stand on, from outside.

mod blocking;
mod common;
mod faults;
mod repeating;
mod replies;
mod requests;
mod sockets;
mod surroundings;
mod tracing;
