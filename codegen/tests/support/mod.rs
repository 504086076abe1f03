//! What tests of the reference and of `import` share.

pub(crate) mod describe;
