//! Why a schema can't be built: every reason at once, each with its keyword and place.

use std::fmt;

use bilispec_wire::json::SyntaxError;

/// One reason why a schema was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaProblem {
    /// The place in the schema document, as a JSON pointer to the keyword.
    pub pointer: String,
    /// The keyword at fault; empty where the fault is no keyword's.
    pub keyword: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for SchemaProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() {
            "the root"
        } else {
            &self.pointer
        };
        write!(f, "{place}: {}", self.message)
    }
}

/// Why there is no [`Schema`](super::Schema).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaError {
    /// The text is not JSON.
    Syntax(SyntaxError),
    /// It is JSON, but no schema that the engine can honour. All reasons, in document order.
    Refused(Vec<SchemaProblem>),
}

impl SchemaError {
    /// The reasons, if the schema was read and refused.
    pub fn problems(&self) -> &[SchemaProblem] {
        match self {
            SchemaError::Syntax(_) => &[],
            SchemaError::Refused(problems) => problems,
        }
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SchemaError::Syntax(error) => write!(f, "the schema is not JSON: {error}"),
            SchemaError::Refused(problems) => {
                write!(f, "the schema is refused")?;
                for problem in problems {
                    write!(f, "\n  {problem}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for SchemaError {}
