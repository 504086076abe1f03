//! Members that a caller can do without: what is not as the spec says is none.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::RawJson;

/// Reads a member that is marked `x-needed: false`: `None` where it is null or of another type. With serde's `default`
/// it is `None` where it is absent, too.
///
/// Reads JSON text only, as [`RawJson`] does; an error is one of the text itself.
pub fn forgiving<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let raw = Option::<RawJson>::deserialize(deserializer)?;
    Ok(raw.and_then(|raw| raw.branch::<T, D::Error>().ok()))
}
