//! What is known of an operation beforehand.

/// What is known of an operation beforehand.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// The outcomes that the spec documents, in its order.
    pub outcomes: Vec<String>,
    /// Its codes, as `x-codes` has them.
    pub codes: Vec<String>,
    /// The statuses that the spec lists for it.
    pub statuses: Vec<String>,
    /// Its parameters, as place and name.
    pub parameters: Vec<String>,
}
