//! What must not be passed on: names and shapes of credentials and personal data. One list, read by everything that
//! prints, keeps, learns or publishes a value.
//!
//! [`of_name`] and [`of_header`] judge names, [`shape_of`] whole values, [`find`] parts of a text. Nothing here replaces
//! anything, and nothing knows a spec: `x-sensitive` is the reader's matter.

mod find;
mod key;
mod list;
mod name;
mod shape;

pub use find::{Found, find};
pub use key::is_key;
pub use name::{
    Beside, Name, is_a_person, is_beside_a_person, is_private_key, of_header, of_name, words,
};
pub use shape::{Shape, is_identity_number, is_mail, is_phone, shape_of};

/// Why a value must not be passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Who has it can act as somebody else.
    Credential,
    /// It says who somebody is.
    Personal,
}
