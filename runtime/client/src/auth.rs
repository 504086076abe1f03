//! Credentials that travel in headers: how each is written.

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

use crate::operation::LoginPlace;

/// No header can hold it.
pub(crate) struct Unsendable;

/// The header of a credential; `None` if it travels elsewhere.
pub(crate) fn header(
    place: LoginPlace,
    value: &str,
) -> Result<Option<(HeaderName, HeaderValue)>, Unsendable> {
    let (name, text) = match place {
        LoginPlace::Cookie | LoginPlace::Query(_) => return Ok(None),
        LoginPlace::Header(name) => match HeaderName::from_bytes(name.as_bytes()) {
            Ok(name) => (name, value.to_owned()),
            Err(_) => return Err(Unsendable),
        },
        LoginPlace::Http(scheme) => (AUTHORIZATION, scheme.write(value)),
    };
    let mut value = HeaderValue::from_str(&text).map_err(|_| Unsendable)?;
    value.set_sensitive(true);
    Ok(Some((name, value)))
}
