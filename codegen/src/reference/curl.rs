//! An example's request as a command for a shell. Credentials are placeholders, whatever the spec holds.

use crate::model::{
    self, Api, BodyKind, Credential, Example, ExampleArgument, KeyPlace, Method, Operation,
    Sensitivity,
};
use crate::source::Json;
use bilispec_wire::parameter::{Parameter, Place, Style, pair};
use bilispec_wire::template::fill;

/// Stands where a credential does.
const PLACEHOLDER: &str = "xxx";

pub(super) fn command(api: &Api, operation: &Operation, example: &Example) -> String {
    let sent = Sent::of(operation, example);
    let mut words = vec![format!("curl {}", quote(&sent.url(api, operation)))];
    let has_body = operation.request.body != BodyKind::None;
    let implied = if has_body { Method::Post } else { Method::Get };
    if operation.method != implied {
        words.push(format!("-X {}", operation.method.as_str()));
    }
    let session = operation.security.first().iter();
    let session: Vec<&Credential> = session.map(|id| api.credential(*id)).collect();
    let mut cookies: Vec<String> = session
        .iter()
        .filter(|credential| credential.is_cookie())
        .map(|credential| format!("{}={PLACEHOLDER}", credential.cookie))
        .collect();
    for (parameter, json) in sent.of_place(Place::Cookie) {
        let text = json.to_string();
        let pairs = parameter.encode_cookies(&text).unwrap_or_default();
        cookies.extend(pairs.iter().map(|(name, value)| format!("{name}={value}")));
    }
    if !cookies.is_empty() {
        words.push(format!("-b {}", quote(&cookies.join("; "))));
    }
    for credential in &session {
        let name = &credential.cookie;
        match credential.place {
            KeyPlace::Cookie | KeyPlace::Query => {}
            KeyPlace::Header => {
                words.push(format!("-H {}", quote(&format!("{name}: {PLACEHOLDER}"))));
            }
            KeyPlace::Bearer => {
                words.push(format!(
                    "-H {}",
                    quote(&format!("Authorization: Bearer {PLACEHOLDER}"))
                ));
            }
            KeyPlace::Basic => words.push(format!(
                "-u {}",
                quote(&format!("{PLACEHOLDER}:{PLACEHOLDER}"))
            )),
        }
    }
    for (parameter, json) in sent.of_place(Place::Header) {
        let text = json.to_string();
        let value = parameter.encode_text(&text).unwrap_or_default();
        words.push(format!(
            "-H {}",
            quote(&format!("{}: {value}", parameter.name))
        ));
    }
    match operation.request.body {
        BodyKind::Form => sent.form(&mut words),
        BodyKind::Json => {
            let members = sent.of_place(Place::Json);
            let members = members.map(|(parameter, value)| (parameter.name.into_owned(), value));
            let whole = sent.of_place(Place::Body).next();
            let body = whole.map_or_else(|| Json::Object(members.collect()), |(_, value)| value);
            let body = body.to_string();
            words.push(format!("--json {}", quote(&body)));
        }
        BodyKind::Text => {
            words.push(content_type(operation));
            let text = sent.of_place(Place::Body).next();
            let text = text.as_ref().and_then(|(_, value)| value.as_str());
            words.push(match text {
                Some(text) => format!("--data-raw {}", quote(text)),
                None => "--data-binary @body.txt".to_owned(),
            });
        }
        BodyKind::Bytes => {
            words.push(content_type(operation));
            words.push("--data-binary @body.bin".to_owned());
        }
        BodyKind::Multipart => {
            let fields = operation.request.parameters.iter();
            let fields = fields.filter(|field| field.place == Place::Form);
            for field in fields {
                // What begins with `@` or `<` would name a file.
                let word = format!("{}={PLACEHOLDER}", field.name);
                words.push(format!("--form-string {}", quote(&word)));
            }
        }
        BodyKind::None => {}
    }
    words.join(" \\\n  ")
}

/// The header that says what the body is.
fn content_type(operation: &Operation) -> String {
    let name = operation.request.media_type.as_deref().unwrap_or_default();
    format!("-H {}", quote(&format!("content-type: {name}")))
}

/// What an example sends.
struct Sent {
    values: Vec<(Parameter, Json)>,
}

impl Sent {
    fn of(operation: &Operation, example: &Example) -> Self {
        let given = |parameter: &model::Parameter| {
            let same = |argument: &&ExampleArgument| {
                argument.name == parameter.name && argument.place == parameter.place
            };
            example.request.iter().find(same)
        };
        let values = operation.request.parameters.iter().filter_map(|parameter| {
            let secret = parameter.sensitive == Some(Sensitivity::Credential);
            let value = match given(parameter) {
                // An empty text is no secret, and that it is empty is a fact.
                Some(argument) if secret && argument.value.as_str() != Some("") => {
                    Json::String(PLACEHOLDER.to_owned())
                }
                Some(argument) => argument.value.clone(),
                None if parameter.from_cookie.is_some() => Json::String(PLACEHOLDER.to_owned()),
                None if parameter.required => parameter.constant.clone()?,
                None => return None,
            };
            Some((parameter.wire(), value))
        });
        Self {
            values: values.collect(),
        }
    }

    fn of_place(&self, place: Place) -> impl Iterator<Item = (Parameter, Json)> {
        let here = self.values.iter();
        here.filter(move |(parameter, _)| parameter.place == place)
            .cloned()
    }

    fn url(&self, api: &Api, operation: &Operation) -> String {
        let path = fill(&operation.path, |name| {
            let mut values = self.of_place(Place::Path);
            let (parameter, value) = values.find(|(parameter, _)| parameter.name == name)?;
            let mut text = String::new();
            parameter.encode_path(&value.to_string(), &mut text).ok()?;
            Some(text.into())
        });
        let mut query = String::new();
        for (parameter, value) in self.of_place(Place::Query) {
            // What can't be sent has no place in a sample.
            let mut text = query.clone();
            if parameter
                .encode_pairs(&value.to_string(), &mut text)
                .is_ok()
            {
                query = text;
            }
        }
        let session = operation.security.first().iter();
        for credential in session.map(|id| api.credential(*id)) {
            if credential.place == KeyPlace::Query {
                pair(&mut query, &credential.cookie, PLACEHOLDER);
            }
        }
        let sign = if query.is_empty() { "" } else { "?" };
        format!("{}{path}{sign}{query}", operation.host)
    }

    /// Fields that travel as they are stand together; the others are left to curl to encode, so that they can be read.
    fn form(&self, words: &mut Vec<String>) {
        let mut plain = Vec::new();
        let flush = |plain: &mut Vec<String>, words: &mut Vec<String>| {
            if !plain.is_empty() {
                words.push(format!("-d {}", quote(&plain.join("&"))));
                plain.clear();
            }
        };
        for (parameter, value) in self.of_place(Place::Form) {
            let mut encoded = String::new();
            if parameter
                .encode_pairs(&value.to_string(), &mut encoded)
                .is_err()
            {
                continue;
            }
            let text = match &value {
                Json::String(text) => text.clone(),
                other => other.to_string(),
            };
            let pair = format!("{}={text}", parameter.name);
            let one_text = parameter.style == Style::Json
                || !matches!(value, Json::Array(_) | Json::Object(_));
            if !one_text || encoded == pair {
                plain.push(encoded);
            } else {
                flush(&mut plain, words);
                words.push(format!("--data-urlencode {}", quote(&pair)));
            }
        }
        flush(&mut plain, words);
        if !words
            .iter()
            .any(|word| word.starts_with("-d") || word.starts_with("--data"))
        {
            words.push("-d ''".to_owned());
        }
    }
}

/// A word for a shell: nothing in it has a meaning of its own.
fn quote(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn quotes_end_and_begin_again() {
        assert_eq!(quote("a 'b' $c\\"), r"'a '\''b'\'' $c\'");
    }
}
