//! What samples and commands show where nothing else says it: addresses, fields, objects, their members, and types.
//!
//! A sample says what can be there, never what is always there.

use super::draft::{Endpoint, Object, Root, Row};
use super::types::Type;
use bilispec_codegen::source::Json;

/// The type of one value.
pub(super) fn type_of(value: &Json) -> Type {
    merged(&[value])
}

/// Where nothing else says what is called, the first command does: address, method, and the fields that it sends.
pub(super) fn from_command(endpoint: &mut Endpoint) {
    if endpoint.url.is_some() {
        return;
    }
    let of_samples = endpoint
        .samples
        .iter()
        .filter_map(|sample| sample.request.as_ref());
    let Some(request) = of_samples.chain(&endpoint.requests).next().cloned() else {
        return;
    };
    endpoint.url = Some(request.url.clone());
    endpoint.line = request.line;
    if endpoint.method.is_none() {
        endpoint.method = Some(request.method.clone().unwrap_or_else(|| "GET".to_owned()));
    }
    if !endpoint.parameters.is_empty() {
        return;
    }
    let line = request.line;
    let mut add = |place: &'static str, name: &str, ty: Type| {
        let is_new = endpoint
            .parameters
            .iter()
            .all(|(known, row)| *known != place || row.name != name);
        if is_new && !name.is_empty() {
            endpoint.parameters.push((place, Row::new(line, name, ty)));
        }
    };
    for (name, value) in &request.query {
        add("query", name, of_text(value.as_deref().unwrap_or_default()));
    }
    for (name, value) in &request.form {
        add("form", name, of_text(value));
    }
    let json = request
        .json
        .as_deref()
        .and_then(|text| Json::parse(text.as_bytes()).ok());
    if let Some(Json::Object(members)) = &json {
        for (name, value) in members {
            add("json", name, type_of(value));
        }
    }
    if endpoint.body.is_none() {
        endpoint.body = match (request.form.is_empty(), json.is_some()) {
            (false, _) => Some("form"),
            (true, true) => Some("json"),
            (true, false) => None,
        };
    }
}

/// Adds what the samples of an endpoint show and no table says.
pub(super) fn fill(endpoint: &mut Endpoint) {
    let bodies: Vec<&Json> = endpoint
        .samples
        .iter()
        .filter_map(|sample| sample.body.as_ref())
        .collect();
    if bodies.is_empty() {
        return;
    }
    let comments: Vec<(String, String)> = endpoint
        .samples
        .iter()
        .flat_map(|sample| sample.comments.clone())
        .collect();
    let line = endpoint.samples.first().map_or(0, |sample| sample.line);
    let mut walk = Walk {
        comments: &comments,
        line,
        objects: Vec::new(),
    };
    let rows = walk.object(&bodies, "", 0);
    let found = walk.objects;
    if endpoint
        .root
        .as_ref()
        .is_none_or(|root| root.rows.is_empty())
        && !rows.is_empty()
    {
        let root = endpoint.root.get_or_insert_with(Root::default);
        root.rows = rows;
    }
    for object in found {
        if !endpoint
            .objects
            .iter()
            .any(|known| known.path == object.path)
        {
            endpoint.objects.push(object);
        }
    }
}

/// No sample that anybody prints is nested deeper.
const DEEPEST: usize = 64;

struct Walk<'a> {
    comments: &'a [(String, String)],
    line: usize,
    objects: Vec<Object>,
}

impl Walk<'_> {
    /// The members of the objects among the values.
    fn object(&mut self, values: &[&Json], path: &str, depth: usize) -> Vec<Row> {
        let mut names: Vec<&str> = Vec::new();
        let objects: Vec<&Vec<(String, Json)>> = values
            .iter()
            .filter_map(|value| match value {
                Json::Object(members) => Some(members),
                _ => None,
            })
            .collect();
        for (name, _) in objects.iter().copied().flatten() {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        let mut rows = Vec::new();
        for name in names {
            let members = objects.iter().copied().flatten();
            let here: Vec<&Json> = members
                .filter(|(member, _)| member == name)
                .map(|(_, value)| value)
                .collect();
            let below = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            let mut row = Row::new(self.line, name, merged(&here));
            let about = self.comments.iter().filter(|(path, _)| *path == below);
            let about: Vec<&str> = about.map(|(_, text)| text.as_str()).collect();
            row.meaning = about.join("\n");
            rows.push(row);
            self.inside(&here, &below, depth + 1);
        }
        rows
    }

    /// The objects inside of values.
    fn inside(&mut self, values: &[&Json], path: &str, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let items = items(values);
        if !items.is_empty() {
            self.inside(&items, &format!("{path}[]"), depth + 1);
        }
        if values.iter().any(|value| matches!(value, Json::Object(_))) {
            let index = self.objects.len();
            self.objects.push(Object {
                line: self.line,
                path: path.to_owned(),
                inferred: true,
                ..Object::default()
            });
            let rows = self.object(values, path, depth);
            if let Some(object) = self.objects.get_mut(index) {
                object.rows = rows;
            }
        }
    }
}

/// The items of those that are arrays.
fn items<'j>(values: &[&'j Json]) -> Vec<&'j Json> {
    let arrays = values.iter().filter_map(|value| match value {
        Json::Array(items) => Some(items),
        _ => None,
    });
    arrays.flatten().collect()
}

/// A type that takes all of these values.
fn merged(values: &[&Json]) -> Type {
    let nullable = values.iter().any(|value| matches!(value, Json::Null));
    let others: Vec<&Json> = values
        .iter()
        .copied()
        .filter(|value| !matches!(value, Json::Null))
        .collect();
    let all = |fits: fn(&Json) -> bool| others.iter().all(|value| fits(value));
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let ty = if others.is_empty() {
        return Type::Any;
    } else if all(|value| value.as_i64().is_some()) {
        Type::Integer(None)
    } else if all(|value| matches!(value, Json::Number(_))) {
        Type::Number
    } else if all(|value| matches!(value, Json::Bool(_))) {
        Type::Boolean
    } else if all(|value| matches!(value, Json::String(_))) {
        Type::String(None)
    } else if all(|value| matches!(value, Json::Object(_))) {
        Type::Object(None)
    } else if all(|value| matches!(value, Json::Array(_))) {
        Type::Array(Box::new(merged(&items(&others))))
    } else if others
        .iter()
        .all(|value| value.as_i64().is_some() || value.as_str().is_some_and(digits))
    {
        Type::IntOrString
    } else {
        return Type::Any;
    };
    if nullable {
        Type::Nullable(Box::new(ty))
    } else {
        ty
    }
}

/// What the text of a query or a form stands for.
fn of_text(text: &str) -> Type {
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => Type::Integer(None),
        _ => Type::String(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_take_every_value() {
        let ty = |text: &str| {
            let Ok(Json::Array(values)) = Json::parse(text.as_bytes()) else {
                panic!("{text}");
            };
            merged(&values.iter().collect::<Vec<_>>())
        };
        assert_eq!(ty("[1, 2]"), Type::Integer(None));
        assert_eq!(
            ty("[1, null]"),
            Type::Nullable(Box::new(Type::Integer(None)))
        );
        assert_eq!(ty("[1, \"2\"]"), Type::IntOrString);
        assert_eq!(ty("[1, 2.5]"), Type::Number);
        assert_eq!(ty("[1, \"x\"]"), Type::Any);
        assert_eq!(ty("[null]"), Type::Any);
        assert_eq!(ty("[]"), Type::Any);
        assert_eq!(
            ty("[[1], [null]]"),
            Type::Array(Box::new(Type::Nullable(Box::new(Type::Integer(None)))))
        );
    }
}
