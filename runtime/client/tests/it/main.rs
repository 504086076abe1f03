//! What generated clients stand on, from outside. Tests of what a whole process shares, its environment and its
//! subscriber of spans, have a binary each.

mod blocking;
mod common;
mod documented;
mod dropping;
mod faults;
mod money;
mod repeating;
mod replies;
mod requests;
mod sockets;
