//! Checks a text while it is read. No tree is made of it, and nothing is allocated as long as it
//! conforms: findings are noted with their place, and put into words when somebody asks.
//!
//! `plan` is what the pass goes by, made from the table by `compile` (which follows `closure` and
//! `envelope`); `walk` is the pass, `aside` what it does off the straight way. Both kinds of report,
//! this and the tree's, are the same to the letter; tests hold them together. Where a value needs
//! more than one look (`uniqueItems`, branches that are not told apart by type), and for a text that
//! repeats a key, the tree's report is asked.

#![allow(
    clippy::inline_always,
    reason = "the pass is one loop cut into readable pieces; outlined, each costs a call a key"
)]
#![allow(
    clippy::option_option,
    clippy::type_complexity,
    clippy::maybe_infinite_iter,
    clippy::unnecessary_wraps,
    reason = "private shapes: `None` outside is another answer than inside, and a search over the naturals ends"
)]

mod aside;
mod check;
mod compile;
mod doubt;
mod echo;
mod echoes;
mod found;
mod key;
mod keys;
mod name;
mod pass;
mod passed;
mod place;
mod plan;
mod reply;
mod run;
mod skip;
mod slow_path;
mod validator;
mod walk;

pub use check::{AnswerBasis, Checked, ReadCode};
pub use echo::{Parts, echo_agrees};
pub use validator::{Validator, validator};
