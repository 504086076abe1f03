//! An example's request as a command for a shell. Credentials are placeholders, whatever the spec holds.

use crate::model::{
    Api, BodyKind, Example, ExampleArgument, Method, Operation, Parameter, Place, Sensitivity,
};
use crate::source::Json;

/// Stands where a credential does.
const PLACEHOLDER: &str = "xxx";

pub(super) fn command(api: &Api, operation: &Operation, example: &Example) -> String {
    let sent = Sent::of(operation, example);
    let mut words = vec![format!("curl {}", quote(&sent.url(operation)))];
    let has_body = operation.request.body != BodyKind::None;
    let implied = if has_body { Method::Post } else { Method::Get };
    if operation.method != implied {
        words.push(format!("-X {}", operation.method.as_str()));
    }
    let session = operation.security.credentials.iter();
    let mut cookies: Vec<String> = session
        .map(|id| format!("{}={PLACEHOLDER}", api.credential(*id).cookie))
        .collect();
    cookies.extend(
        sent.pairs(Place::Cookie)
            .map(|(name, value)| format!("{name}={value}")),
    );
    if !cookies.is_empty() {
        words.push(format!("-b {}", quote(&cookies.join("; "))));
    }
    for (name, value) in sent.pairs(Place::Header) {
        words.push(format!("-H {}", quote(&format!("{name}: {value}"))));
    }
    match operation.request.body {
        BodyKind::Form => sent.form(&mut words),
        BodyKind::Json => {
            let members = sent.of_place(Place::Json);
            let members = members.map(|(parameter, value)| (parameter.name.clone(), value));
            let body = Json::Object(members.collect()).to_string();
            words.push(format!("--json {}", quote(&body)));
        }
        BodyKind::None => {}
    }
    words.join(" \\\n  ")
}

/// What an example sends.
struct Sent<'a> {
    values: Vec<(&'a Parameter, Json)>,
}

impl<'a> Sent<'a> {
    fn of(operation: &'a Operation, example: &Example) -> Self {
        let given = |parameter: &Parameter| {
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
                None => return None,
            };
            Some((parameter, value))
        });
        Self {
            values: values.collect(),
        }
    }

    fn of_place(&self, place: Place) -> impl Iterator<Item = (&'a Parameter, Json)> {
        let here = self.values.iter();
        here.filter(move |(parameter, _)| parameter.place == place)
            .map(|(parameter, value)| (*parameter, value.clone()))
    }

    /// Names and texts of a place.
    fn pairs(&self, place: Place) -> impl Iterator<Item = (String, String)> {
        self.of_place(place)
            .map(|(parameter, value)| (parameter.name.clone(), text(&value)))
    }

    fn url(&self, operation: &Operation) -> String {
        let mut path = operation.path.clone();
        for (name, value) in self.pairs(Place::Path) {
            path = path.replace(&format!("{{{name}}}"), &encode(&value));
        }
        let query: Vec<String> = self
            .of_place(Place::Query)
            .map(|(parameter, value)| {
                let value = text(&value);
                if parameter.allow_empty && value.is_empty() {
                    encode(&parameter.name)
                } else {
                    format!("{}={}", encode(&parameter.name), encode(&value))
                }
            })
            .collect();
        let sign = if query.is_empty() { "" } else { "?" };
        format!("{}{path}{sign}{}", operation.host, query.join("&"))
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
        for (name, value) in self.pairs(Place::Form) {
            let pair = format!("{name}={value}");
            if encode(&name) == name && encode(&value) == value {
                plain.push(pair);
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

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
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
