//! What must not be passed on: names and shapes of credentials and personal data. One list, read by everything that
//! prints, keeps, learns or publishes a value.
//!
//! [`of_name`] and [`of_header`] judge names, [`shape_of`] whole values, [`find`] parts of a text. Nothing here replaces
//! anything, and nothing knows a spec: `x-sensitive` is the reader's matter.

mod find;
mod key;
mod name;
mod shape;

pub use find::{Found, find};
pub use key::is_key;
pub use name::{
    is_beside_a_person, is_login, is_one_time, is_user_id, is_weak_credential, of_header, of_name,
    words,
};
pub use shape::{Shape, is_han_name, is_identity_number, is_mail, is_phone, shape_of};

/// Why a value must not be passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Who has it can act as somebody else.
    Credential,
    /// It says who somebody is.
    Personal,
}
