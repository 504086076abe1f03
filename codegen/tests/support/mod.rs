//! What tests of the reference and of `import` share.
#![allow(dead_code, reason = "no test uses all of it")]

pub(crate) mod describe;
pub(crate) mod html;
