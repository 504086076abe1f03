//! Typed client of the endpoints in the bilispec spec. Unofficial.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
