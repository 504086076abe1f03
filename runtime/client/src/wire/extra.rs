//! Members that the spec does not know, kept for the way back.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Members of an object that its type has no field for. Types that come in replies and are sent again have one, so that
/// what came is what is sent.
///
/// Numbers beyond 64 bits are kept as floating point. `Debug` prints how many there are, neither names nor values.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(BTreeMap<String, Value>);

impl Extra {
    /// A member's value as JSON text.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).map(Value::to_string)
    }

    /// Sets a member to what `value` is as JSON; a name of a field makes the member stand there twice.
    pub fn set(
        &mut self,
        name: impl Into<String>,
        value: &impl Serialize,
    ) -> Result<(), serde_json::Error> {
        self.0.insert(name.into(), serde_json::to_value(value)?);
        Ok(())
    }

    /// Takes a member out; `false` if it is not there.
    pub fn remove(&mut self, name: &str) -> bool {
        self.0.remove(name).is_some()
    }

    /// The members' names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Extra({} members)", self.0.len())
    }
}

/// Any members.
#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Extra {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Extra".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": true })
    }
}
