//! Samples as fixtures, each with the request that belongs to it.

use super::json::{Object, pretty};
use crate::draft::{Endpoint, Request, Row};
use crate::sink::Sink;
use crate::types::Type;
use bilispec_codegen::model::names;
use bilispec_codegen::output::OutputFile;
use bilispec_codegen::source::Json;

/// The samples of an endpoint.
pub(super) struct Samples {
    list: Vec<Sample>,
}

struct Sample {
    case: String,
    summary: String,
    provenance: String,
    added: Vec<String>,
    text: String,
    /// Place, name and value.
    values: Vec<(&'static str, String, Json)>,
}

/// Reads the samples that have a body.
pub(super) fn of(endpoint: &Endpoint, sink: &mut Sink) -> Samples {
    let mut used = names::Names::default();
    let mut list = Vec::new();
    for (index, sample) in endpoint.samples.iter().enumerate() {
        let Some(body) = &sample.body else {
            continue;
        };
        let case = sample.case.as_deref().map(file_name);
        let case = used.unique(
            &case.unwrap_or_else(|| format!("sample_{}", index + 1)),
            "_",
        );
        let request = sample.request.as_ref().or(endpoint.requests.first());
        if request.is_none() && !endpoint.parameters.is_empty() {
            sink.remark(
                sample.line,
                "the sample has no request; the fixture's request has stand-ins for what is required",
            );
        }
        let text = if sample.text.trim().contains('\n') {
            sample.text.clone()
        } else {
            // One long line, or comments in between: nobody reads that in a file.
            pretty(body)
        };
        list.push(Sample {
            case,
            summary: sample.summary.clone(),
            provenance: sample
                .provenance
                .clone()
                .unwrap_or_else(|| "sample".to_owned()),
            added: sample.added.clone(),
            text,
            values: values(endpoint, request, sink),
        });
    }
    Samples { list }
}

/// A case as the name of a file.
fn file_name(case: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name: String = case
        .chars()
        .map(|c| if fits(c) { c } else { '_' })
        .collect();
    if name.is_empty() {
        "sample".to_owned()
    } else {
        name
    }
}

impl Samples {
    /// The fixtures.
    pub(super) fn files(&self, id: &str) -> Vec<OutputFile> {
        let files = self.list.iter().map(|sample| OutputFile {
            path: format!("fixtures/{id}/{}.json", sample.case),
            text: sample.text.clone(),
        });
        files.collect()
    }

    /// `examples` of the reply.
    pub(super) fn replies(&self, id: &str) -> Object {
        let mut examples = Object::default();
        for sample in &self.list {
            let mut example = Object::default();
            example.text("summary", &sample.summary);
            let file = format!("../../fixtures/{id}/{}.json", sample.case);
            example.set("externalValue", file);
            example.set("x-provenance", sample.provenance.as_str());
            example.list("x-added", &sample.added);
            examples.set(&sample.case, example);
        }
        examples
    }

    /// `examples` of a parameter that is not a field of a body.
    pub(super) fn of_parameter(&self, location: &str, name: &str) -> Object {
        let mut examples = Object::default();
        for sample in &self.list {
            let mut values = sample.values.iter();
            let found = values.find(|(place, known, _)| *place == location && known == name);
            if let Some((_, _, value)) = found {
                examples.set(&sample.case, Object::default().with("value", value.clone()));
            }
        }
        examples
    }

    /// `examples` of the body.
    pub(super) fn of_body(&self) -> Object {
        let mut examples = Object::default();
        for sample in &self.list {
            let mut body = Object::default();
            for (place, name, value) in &sample.values {
                if matches!(*place, "form" | "json") {
                    body.set(name, value.clone());
                }
            }
            examples.set(&sample.case, Object::default().with("value", body));
        }
        examples
    }
}

/// What a request gives each parameter.
fn values(
    endpoint: &Endpoint,
    request: Option<&Request>,
    sink: &mut Sink,
) -> Vec<(&'static str, String, Json)> {
    let empty = Request::default();
    let request = request.unwrap_or(&empty);
    let json = request
        .json
        .as_deref()
        .and_then(|text| Json::parse(text.as_bytes()).ok());
    if request.json.is_some() && json.is_none() {
        sink.unread(request.line, "the command's body is not JSON");
    }
    let mut values = Vec::new();
    let mut taken: Vec<(&str, String)> = Vec::new();
    for (place, row) in &endpoint.parameters {
        let given = given(place, row, endpoint, request, json.as_ref());
        let value = match given {
            Some((key, value)) => {
                if key != row.name {
                    sink.remark(
                        request.line,
                        format!("`{key}` in the command is read as `{}`", row.name),
                    );
                }
                taken.push((place, key));
                value.and_then(|text| typed(row, text, request.line, sink))
            }
            None => None,
        };
        let stand_in = || {
            let needed = row.required == Some(true) && row.facts.from_cookie.is_none();
            needed.then(|| {
                row.facts
                    .default
                    .clone()
                    .unwrap_or_else(|| stand_in(&row.ty))
            })
        };
        if let Some(value) = value.or_else(stand_in) {
            values.push((*place, row.name.clone(), value));
        }
    }
    rest(request, json.as_ref(), &taken, endpoint, sink);
    values
}

/// A value before its type is known.
enum Given<'a> {
    Text(String),
    Json(&'a Json),
}

/// What the request sends for a parameter, and under which name.
fn given<'a>(
    place: &str,
    row: &Row,
    endpoint: &Endpoint,
    request: &Request,
    json: Option<&'a Json>,
) -> Option<(String, Option<Given<'a>>)> {
    let text = |text: &str| Some(Given::Text(text.to_owned()));
    // A space in the middle of a name comes of lost line breaks.
    let same =
        |key: &str| key == row.name || key.split_whitespace().collect::<String>() == row.name;
    match place {
        "query" => {
            let (key, value) = request.query.iter().find(|(key, _)| same(key))?;
            Some((key.clone(), text(value.as_deref().unwrap_or_default())))
        }
        "form" => {
            let (key, value) = request.form.iter().find(|(key, _)| same(key))?;
            Some((key.clone(), text(value)))
        }
        "header" => {
            let found = request
                .headers
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(&row.name))?;
            Some((row.name.clone(), text(&found.1)))
        }
        "cookie" => {
            let found = request.cookies.iter().find(|(key, _)| *key == row.name)?;
            Some((row.name.clone(), text(&found.1)))
        }
        "json" => Some((row.name.clone(), Some(Given::Json(json?.get(&row.name)?)))),
        "path" => {
            let url = endpoint.url.as_deref()?;
            let mut given = request.url.split('/').rev();
            let mut parts = url.split('/').rev();
            let index = parts.position(|part| part == format!("{{{}}}", row.name))?;
            Some((row.name.clone(), text(given.nth(index)?)))
        }
        _ => None,
    }
}

fn typed(row: &Row, given: Given<'_>, line: usize, sink: &mut Sink) -> Option<Json> {
    let text = match given {
        Given::Json(json) => return Some(json.clone()),
        Given::Text(text) => text,
    };
    let inner = row.ty.clone().split_null().0;
    let parsed = match inner {
        Type::String(_) | Type::Any => return Some(Json::String(text)),
        Type::IntOrString => {
            return Some(match text.parse::<i64>() {
                Ok(number) => number.into(),
                Err(_) => Json::String(text),
            });
        }
        Type::Integer(_) => text.parse::<i64>().ok().map(Json::from),
        Type::Boolean => text.parse::<bool>().ok().map(Json::Bool),
        _ => Json::parse(text.as_bytes()).ok(),
    };
    if parsed.is_none() {
        sink.unread(line, format!("`{text}` is not a value of `{}`", row.name));
    }
    parsed
}

/// Stands where a required value is not known.
fn stand_in(ty: &Type) -> Json {
    match ty {
        Type::Integer(_) | Type::Number | Type::IntOrString => Json::from(0),
        Type::Boolean => Json::Bool(false),
        Type::Array(_) => Json::Array(Vec::new()),
        Type::Object(_) | Type::OneOf(_) | Type::Map(_) => Json::Object(Vec::new()),
        Type::Json(inner) | Type::Nullable(inner) => stand_in(inner),
        Type::Any | Type::String(_) => Json::String(String::new()),
    }
}

/// What the request sends and no table names.
fn rest(
    request: &Request,
    json: Option<&Json>,
    taken: &[(&str, String)],
    endpoint: &Endpoint,
    sink: &mut Sink,
) {
    let is_taken = |place: &str, key: &str| {
        taken
            .iter()
            .any(|(known, name)| *known == place && name == key)
    };
    let query = request.query.iter().map(|(key, _)| ("query", key));
    let form = request.form.iter().map(|(key, _)| ("form", key));
    for (place, key) in query.chain(form) {
        if !is_taken(place, key) {
            sink.remark(
                request.line,
                format!("the example sends `{key}`, which no table or list names"),
            );
        }
    }
    if let Some(Json::Object(members)) = json {
        for (key, _) in members {
            if !is_taken("json", key) {
                sink.remark(
                    request.line,
                    format!("the example sends `{key}`, which no table or list names"),
                );
            }
        }
    }
    let known = endpoint.url.as_deref().unwrap_or_default();
    let path = |url: &str| {
        url.split_once("://")
            .map_or(url, |(_, rest)| rest)
            .to_owned()
    };
    if !request.url.is_empty() && !known.contains('{') && path(&request.url) != path(known) {
        sink.remark(
            request.line,
            format!("the example calls {}, not {known}", request.url),
        );
    }
}
