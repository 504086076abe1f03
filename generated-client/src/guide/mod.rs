//! What the items' own pages don't say: how calls end, and how to try every end without an account.
//!
//! Pages only; there is nothing here to call.

pub mod errors;
pub mod trying;
