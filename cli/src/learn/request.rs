//! The request that belongs to a fixture, as example values of the operation's parameters.
//!
//! What was captured, redacted, if it is what the spec says of requests; else that of another example, for it is the
//! reply that is shown.

use std::borrow::Cow;

use bilispec_codegen::edit::Edit;
use bilispec_codegen::model::{
    Api, EnumBase, ExampleArgument, NewtypeBase, Operation, Parameter, Place, Type, TypeKind,
};
use bilispec_codegen::schema;
use bilispec_codegen::source::{Json, pointer};
use bilispec_engine::{Rule, Schema, Side};
use bilispec_wire::parameter::{self as wire, Texts};
use bilispec_wire::template::Segment;

use super::draft::{Draft, FileEdit};
use crate::url;

/// Example values by parameter: its number in the request, and the value.
pub(super) type Values = Vec<(usize, Json)>;

/// What stands in examples in place of what is somebody's: the same for the same value, so that examples which differ in
/// nothing else can be told apart.
#[derive(Debug, Default)]
pub(crate) struct Nobodies(Vec<(String, String)>);

impl Nobodies {
    /// A text of the same form that is nobody's.
    fn of(&mut self, text: &str) -> String {
        if let Some((_, known)) = self.0.iter().find(|(known, _)| known == text) {
            return known.clone();
        }
        let is_taken = |made: &String| self.0.iter().any(|(_, known)| known == made);
        let mut numbered = (0..=self.0.len()).map(|number| nobodys(text, number));
        let made = numbered.find(|made| !is_taken(made));
        // A short text has few others of its form.
        let made = made.unwrap_or_else(|| nobodys(text, 0));
        self.0.push((text.to_owned(), made.clone()));
        made
    }
}

/// What a request could have been, best first; `line` is the redacted exchange.
pub(super) fn candidates(
    draft: &Draft,
    operation: &Operation,
    line: Option<&Json>,
    nobodies: &mut Nobodies,
) -> Vec<Values> {
    let mut all = Vec::new();
    let Some(api) = &draft.loaded().api else {
        return all;
    };
    if let Some(line) = line {
        let values = completed(api, operation, captured(api, operation, line, nobodies));
        if conforms(draft, operation, &values) {
            all.push(values);
        }
    }
    for example in &operation.examples {
        let values = completed(api, operation, of_example(operation, &example.request));
        if !all.contains(&values) {
            all.push(values);
        }
    }
    let made = made_up(api, operation);
    if !all.contains(&made) {
        all.push(made);
    }
    all.truncate(3);
    all
}

fn of_example(operation: &Operation, arguments: &[ExampleArgument]) -> Values {
    let parameters = operation.request.parameters.iter().enumerate();
    let given = parameters.filter_map(|(index, parameter)| {
        let mut arguments = arguments.iter();
        let given = arguments
            .find(|given| given.name == parameter.name && given.place == parameter.place)?;
        Some((index, given.value.clone()))
    });
    given.collect()
}

/// The values of a captured request.
fn captured(api: &Api, operation: &Operation, line: &Json, nobodies: &mut Nobodies) -> Values {
    let address = line.get("url").and_then(Json::as_str).unwrap_or_default();
    let parsed = url::parse(address);
    let in_path = parsed.as_ref().map(|url| path_values(operation, url.path));
    let in_path = in_path.unwrap_or_default();
    let query = parsed.and_then(|url| url.query);
    let body = line
        .get("request_body")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let json = Json::parse(body.as_bytes()).ok();
    let whole = json.clone();
    let json = json.filter(|body| matches!(body, Json::Object(_)));
    let parameters: Vec<wire::Parameter> = operation
        .request
        .parameters
        .iter()
        .map(Parameter::wire)
        .collect();
    let form = if json.is_none() { body } else { "" };
    let query = fields(&parameters, Place::Query, query.unwrap_or_default());
    let form = fields(&parameters, Place::Form, form);
    let mut values = Vec::new();
    for (index, parameter) in operation.request.parameters.iter().enumerate() {
        let text = |fields: &[(Cow<'_, str>, Texts<'_>)]| {
            let (_, texts) = fields.iter().find(|(name, _)| *name == parameter.name)?;
            Some(valued(api, &parameter.ty, texts))
        };
        let value = match parameter.place {
            Place::Query => text(&query),
            Place::Json if parameter.whole => whole.clone(),
            Place::Form | Place::Json => {
                let member = json.as_ref().and_then(|json| json.get(&parameter.name));
                member.cloned().or_else(|| text(&form))
            }
            Place::Path => {
                let own = in_path.iter().find(|(name, _)| *name == parameter.name);
                let own = own.map(|(_, value)| match parameter.sensitive {
                    Some(_) => nobodies.of(value),
                    None => value.clone(),
                });
                own.map(|value| valued(api, &parameter.ty, &Texts::One(value.as_str().into())))
            }
            // What somebody sent as a text is nobody's to show.
            Place::Header | Place::Cookie | Place::Body => None,
        };
        values.extend(value.map(|value| (index, value)));
    }
    values
}

/// The text of this number that has the form of another: digits and letters are counted in from its end.
fn nobodys(text: &str, mut number: usize) -> String {
    // A number does not begin with zero.
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let count = text.chars().count();
    let counted = text.chars().rev().enumerate().map(|(index, c)| {
        let (first, size) = match c {
            _ if is_number && index + 1 == count => (b'1', 1),
            c if c.is_ascii_digit() => (b'0', 10),
            c if c.is_alphabetic() => (b'a', 26),
            c => return c,
        };
        let at = u8::try_from(number % size).unwrap_or_default();
        number /= size;
        char::from(first + at)
    });
    let reversed: Vec<char> = counted.collect();
    reversed.into_iter().rev().collect()
}

/// The values that a path has where the operation's has names; of a path under another base, counted from its end.
fn path_values(operation: &Operation, path: &str) -> Vec<(String, String)> {
    let own = operation.path.rsplit('/').map(Segment::new);
    let both = own.zip(path.trim_end_matches('/').rsplit('/'));
    let mut values = Vec::new();
    for (segment, step) in both {
        let step = url::decode(step, false);
        let found = segment.matches(&step).unwrap_or_default().into_iter();
        values.extend(found.map(|(name, value)| (name.to_owned(), value)));
    }
    values
}

fn fields<'t>(
    parameters: &[wire::Parameter],
    place: Place,
    text: &'t str,
) -> Vec<(Cow<'t, str>, Texts<'t>)> {
    let fields = url::form(text).map(|(name, value)| (name, value.unwrap_or_default()));
    wire::decode(parameters, place, fields)
}

/// What was sent stands for, by its parameter's type.
fn valued(api: &Api, ty: &Type, texts: &Texts<'_>) -> Json {
    let mut ty = ty;
    while let Type::Nullable(inner) | Type::Boxed(inner) = ty {
        ty = inner;
    }
    match texts {
        Texts::One(text) => typed(api, ty, text),
        Texts::List(items) => {
            let item = match ty {
                Type::Array(item) => item,
                ty => ty,
            };
            Json::Array(items.iter().map(|text| typed(api, item, text)).collect())
        }
        Texts::Members(members) => {
            let of = |name: &str| match ty {
                Type::Map(value) => Some(&**value),
                Type::Struct(id) => match &api.type_def(*id).kind {
                    TypeKind::Struct { fields } => {
                        let mut fields = fields.iter();
                        fields
                            .find(|field| field.name == name)
                            .map(|field| &field.ty)
                    }
                    _ => None,
                },
                _ => None,
            };
            let members = members.iter().map(|(name, text)| {
                let value = of(name)
                    .map_or_else(|| Json::String(text.to_string()), |ty| typed(api, ty, text));
                (name.to_string(), value)
            });
            Json::Object(members.collect())
        }
        Texts::Json(text) => {
            Json::parse(text.as_bytes()).unwrap_or_else(|_| Json::String(text.to_string()))
        }
    }
}

/// What a text stands for, by its type.
fn typed(api: &Api, ty: &Type, text: &str) -> Json {
    let parsed = || Json::parse(text.as_bytes()).ok();
    let value = match of_type(api, ty) {
        Json::Number(_) => parsed().filter(|value| matches!(value, Json::Number(_))),
        Json::Bool(_) => parsed().filter(|value| matches!(value, Json::Bool(_))),
        _ => None,
    };
    value.unwrap_or_else(|| Json::String(text.to_owned()))
}

/// What the request needs and has no value for is taken from another example, or made up.
fn completed(api: &Api, operation: &Operation, mut values: Values) -> Values {
    for (index, parameter) in operation.request.parameters.iter().enumerate() {
        let given = values.iter().any(|(known, _)| *known == index);
        if given || !parameter.required || !operation.request.shows(parameter) {
            continue;
        }
        let others = operation
            .examples
            .iter()
            .flat_map(|example| &example.request);
        let mut same =
            others.filter(|given| given.name == parameter.name && given.place == parameter.place);
        let value = same.next().map(|given| given.value.clone());
        // What a cookie fills need not be said.
        if value.is_some() || parameter.from_cookie.is_none() {
            let value = value.unwrap_or_else(|| made_up_value(api, parameter));
            values.push((index, value));
        }
    }
    values.sort_by_key(|(index, _)| *index);
    values
}

/// Values by type alone: of an operation that has no example yet.
fn made_up(api: &Api, operation: &Operation) -> Values {
    let parameters = operation.request.parameters.iter().enumerate();
    let wanted = parameters
        .filter(|(_, parameter)| parameter.required && operation.request.shows(parameter));
    let values: Values = wanted
        .map(|(index, parameter)| (index, made_up_value(api, parameter)))
        .collect();
    if values.is_empty() {
        // A request of nothing has to be named all the same.
        let mut parameters = operation.request.parameters.iter().enumerate();
        let first = parameters.find(|(_, parameter)| operation.request.shows(parameter));
        let first = first.map(|(index, parameter)| (index, made_up_value(api, parameter)));
        return first.into_iter().collect();
    }
    values
}

fn made_up_value(api: &Api, parameter: &Parameter) -> Json {
    let fixed = parameter.constant.as_ref().or(parameter.default.as_ref());
    fixed
        .cloned()
        .unwrap_or_else(|| of_type(api, &parameter.ty))
}

/// Some value of a type.
fn of_type(api: &Api, ty: &Type) -> Json {
    match ty {
        Type::Integer | Type::Number | Type::IntOrString => Json::Number(1.into()),
        Type::Boolean => Json::Bool(true),
        Type::Newtype(id) => match api.newtype(*id).base {
            NewtypeBase::Integer => Json::Number(1.into()),
            NewtypeBase::String => Json::String("example".to_owned()),
        },
        Type::Enum(id) => match &api.type_def(*id).kind {
            TypeKind::Enum { variants, base, .. } => {
                let first = variants.first().map(|variant| variant.value.clone());
                first.unwrap_or_else(|| match base {
                    EnumBase::Integer => Json::Number(1.into()),
                    EnumBase::String => Json::String("example".to_owned()),
                })
            }
            _ => Json::Null,
        },
        Type::Array(_) | Type::Bytes => Json::Array(Vec::new()),
        Type::Map(_) | Type::Struct(_) | Type::RawJson => Json::Object(Vec::new()),
        Type::Nullable(inner) | Type::Boxed(inner) | Type::JsonString(inner) => of_type(api, inner),
        Type::String | Type::Union(_) => Json::String("example".to_owned()),
    }
}

/// Whether the values are what the spec says of requests.
fn conforms(draft: &Draft, operation: &Operation, values: &Values) -> bool {
    let parameters = &operation.request.parameters;
    let places = [Place::Query, Place::Form, Place::Json];
    places.into_iter().all(|place| {
        let members: Vec<(String, Json)> = values
            .iter()
            .filter_map(|(index, value)| Some((parameters.get(*index)?, value)))
            .filter(|(parameter, value)| {
                let bare = parameter.allow_empty && value.as_str() == Some("");
                parameter.place == place && !bare
            })
            .map(|(parameter, value)| (parameter.name.clone(), value.clone()))
            .collect();
        if members.is_empty() {
            return true;
        }
        let whole = place == Place::Json && operation.request.has_whole_body();
        let loaded = draft.loaded();
        let Some(api) = &loaded.api else {
            return false;
        };
        let document = schema::request(&loaded.project, api, operation, place);
        let Ok(schema) = Schema::from_json_str(&document.json_text) else {
            return false;
        };
        let body = match members.as_slice() {
            [(_, body)] if whole => body.to_string(),
            _ => Json::Object(members).to_string(),
        };
        schema
            .report(body.as_bytes(), Side::Request)
            .is_ok_and(|report| {
                let mut findings = report.findings.iter();
                findings.all(|finding| {
                    let is_top = finding.instance_path.matches('/').count() == 1;
                    finding.rule == Rule::Expect || finding.rule == Rule::Required && is_top
                })
            })
    })
}

/// The changes that name a request under `case`.
pub(super) fn edits(
    draft: &Draft,
    operation: &Operation,
    case: &str,
    values: &Values,
) -> Vec<FileEdit> {
    let mut edits = Vec::new();
    let mut body = Vec::new();
    let mut whole = None;
    for (index, value) in values {
        let Some(parameter) = operation.request.parameters.get(*index) else {
            continue;
        };
        if parameter.whole {
            whole = Some(value.clone());
        } else if matches!(parameter.place, Place::Form | Place::Json) {
            body.push((parameter.name.clone(), value.clone()));
        } else if parameter.same_as.is_none() {
            edits.extend(of_parameter(draft, parameter, case, value.clone()));
        }
    }
    if operation.request.body.has_examples() {
        let value = whole.unwrap_or(Json::Object(body));
        edits.extend(of_body(draft, operation, case, value));
    }
    edits
}

fn example(value: Json) -> Json {
    Json::Object(vec![("value".to_owned(), value)])
}

/// Adds a case to the examples of what stands at `base`.
fn add(draft: &Draft, file: String, base: &str, case: &str, value: Json) -> FileEdit {
    let list = format!("{base}/examples");
    let edit = if draft.value(&file, &list).is_some() {
        Edit::insert(list, case, example(value))
    } else {
        let first = Json::Object(vec![(case.to_owned(), example(value))]);
        Edit::insert(base, "examples", first)
    };
    FileEdit { file, edit }
}

fn of_parameter(draft: &Draft, parameter: &Parameter, case: &str, value: Json) -> Option<FileEdit> {
    let (file, name) = draft.place(parameter.span)?;
    let (base, _) = name.rsplit_once('/')?;
    Some(add(draft, file, base, case, value))
}

fn of_body(draft: &Draft, operation: &Operation, case: &str, value: Json) -> Option<FileEdit> {
    let in_body = |given: &&ExampleArgument| matches!(given.place, Place::Form | Place::Json);
    let arguments = operation
        .examples
        .iter()
        .flat_map(|example| &example.request);
    if let Some(known) = { arguments }.find(in_body) {
        // `…/examples/CASE/value`
        let (file, at) = draft.place(known.span)?;
        let base = at.rsplitn(4, '/').nth(3)?;
        return Some(add(draft, file, base, case, value));
    }
    let (file, id) = draft.place(operation.span)?;
    let (base, _) = id.rsplit_once('/')?;
    let content = format!("{base}/requestBody/content");
    let Json::Object(media) = draft.value(&file, &content)? else {
        return None;
    };
    let (name, _) = media.first()?;
    let base = format!("{content}/{}", pointer::escape(name));
    Some(add(draft, file, &base, case, value))
}
