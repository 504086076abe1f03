//! What a call sent and its reply has to repeat (`x-echo`).

use std::fmt;
use std::sync::Arc;

use crate::operation::Operation;

/// Values of a call by parameter, as texts: those alone that members of its reply have to equal, so that nearly every call
/// has none.
#[derive(Clone, Default)]
pub(crate) struct Asked(Arc<[(&'static str, String)]>);

impl Asked {
    /// Of what is sent: names, and values as JSON texts.
    pub(crate) fn of<'v>(
        operation: &'static Operation,
        sent: impl Iterator<Item = (&'static str, &'v str)>,
    ) -> Self {
        let schema = operation.validators.reply.schema();
        if schema.echoes().next().is_none() {
            return Self::default();
        }
        let wanted = sent.filter(|(name, _)| schema.echoes().any(|echo| echo == *name));
        Self(wanted.map(|(name, json)| (name, plain(json))).collect())
    }

    /// The value of a parameter.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| text.clone())
    }
}

/// How many there are: values may be somebody's.
impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Asked({})", self.0.len())
    }
}

/// A text without its quotes; any other value as it stands.
fn plain(json: &str) -> String {
    // A number read as a text is an error that has to be written out first.
    let text = json
        .starts_with('"')
        .then(|| serde_json::from_str::<String>(json));
    text.and_then(Result::ok).unwrap_or_else(|| json.to_owned())
}
