//! Values of a spec that is being written.

use bilispec_codegen::source::Json;

pub(crate) fn text(text: impl Into<String>) -> Json {
    Json::String(text.into())
}

pub(crate) fn object(members: Vec<(&str, Json)>) -> Json {
    let members = members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Json::Object(members.collect())
}
