//! How OpenAPI 3.1 says that a parameter is read: written here once more, from its text, and without the code that is
//! tested. What is not there, or can't be read in one way only, is `None`.

use serde_json::{Value, json};

use crate::agree::parameters::{Parameter, Place, Shape};

/// A request, as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Sent {
    /// From an output of the program that calls clients; `None` if nothing was sent.
    pub(crate) fn of(output: &Value) -> Option<Self> {
        let sent = output.get("sent").filter(|sent| !sent.is_null())?;
        Some(Self {
            method: sent["method"].as_str()?.to_owned(),
            url: sent["url"].as_str()?.to_owned(),
            headers: serde_json::from_value(sent["headers"].clone()).ok()?,
            body: sent["body"].as_str()?.to_owned(),
        })
    }

    /// Path and query.
    pub(crate) fn target(&self) -> &str {
        let rest = self
            .url
            .split_once("://")
            .map_or(self.url.as_str(), |(_, rest)| rest);
        rest.find('/').map_or("/", |slash| &rest[slash..])
    }

    fn path(&self) -> &str {
        self.target().split('?').next().unwrap_or_default()
    }

    fn query(&self) -> &str {
        self.target().split_once('?').map_or("", |(_, query)| query)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// All bytes, for a message.
    pub(crate) fn shown(&self) -> String {
        let headers: String = self
            .headers
            .iter()
            .map(|(name, value)| format!("    {name}: {value}\n"))
            .collect();
        format!(
            "    {} {}\n{headers}    {}",
            self.method, self.url, self.body
        )
    }
}

fn decoded(text: &str, plus: bool) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            b'+' if plus => b' ',
            byte => byte,
        });
    }
    String::from_utf8(out).ok()
}

fn leaf(text: &str, shape: Shape) -> Option<Value> {
    match shape {
        Shape::Integer | Shape::Integers => text.parse::<i64>().ok().map(Value::from),
        Shape::Boolean => text.parse::<bool>().ok().map(Value::from),
        _ => Some(json!(text)),
    }
}

/// An object, whose members stand as names and values.
fn object<'t>(
    pairs: impl Iterator<Item = (String, &'t str)>,
    read: &dyn Fn(&str) -> Option<String>,
) -> Option<Value> {
    let mut found = json!({});
    for (name, value) in pairs {
        let value = read(value)?;
        let value = match name.as_str() {
            "a" => leaf(&value, Shape::Integer)?,
            "b" => json!(value),
            _ => return None,
        };
        if found.get(&name).is_some() {
            return None;
        }
        found[name.as_str()] = value;
    }
    (found.as_object()?.len() == 2).then_some(found)
}

/// Items or members with a delimiter between them; encoded, it still is one.
fn split(text: &str, delimiter: char) -> Vec<String> {
    let encoded = format!("%{:02X}", u32::from(delimiter));
    let text = text.replace(&encoded, &delimiter.to_string());
    let text = text.replace(&encoded.to_lowercase(), &delimiter.to_string());
    let text = if delimiter == ' ' {
        text.replace('+', " ")
    } else {
        text
    };
    text.split(delimiter).map(str::to_owned).collect()
}

fn read_whole(
    texts: &[String],
    explode: bool,
    shape: Shape,
    read: &dyn Fn(&str) -> Option<String>,
) -> Option<Value> {
    match shape {
        Shape::Texts | Shape::Integers => {
            texts.iter().map(|text| leaf(&read(text)?, shape)).collect()
        }
        Shape::Object if explode => {
            let pairs = texts
                .iter()
                .map(|text| text.split_once('='))
                .collect::<Option<Vec<_>>>()?;
            object(
                pairs
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value)),
                read,
            )
        }
        Shape::Object => {
            let pairs = texts
                .chunks(2)
                .map(|pair| Some((pair.first()?.clone(), pair.get(1)?.as_str())));
            object(pairs.collect::<Option<Vec<_>>>()?.into_iter(), read)
        }
        _ => match texts {
            [one] => leaf(&read(one)?, shape),
            _ => None,
        },
    }
}

/// Pairs with `&` between them: a query, a form.
fn read_pairs(parameter: &Parameter, text: &str, separator: &str) -> Option<Value> {
    let plus = matches!(parameter.place, Place::Query | Place::Form);
    let read = move |text: &str| decoded(text, plus);
    let pairs: Vec<(String, Option<&str>)> = text
        .split(separator)
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => Some((read(name)?, Some(value))),
            None => Some((read(pair)?, None)),
        })
        .collect::<Option<_>>()?;
    let named = || pairs.iter().filter(|(name, _)| name == parameter.name);
    let one = || {
        let mut named = named();
        named.next().filter(|_| named.next().is_none())
    };
    let shape = parameter.shape;
    match parameter.style {
        "bare" => one().and_then(|(_, value)| leaf(&read(value.unwrap_or_default())?, shape)),
        "content" => serde_json::from_str(&read(one()?.1?)?).ok(),
        "deepObject" => {
            let members = pairs.iter().filter_map(|(name, value)| {
                let name = name
                    .strip_prefix(parameter.name)?
                    .strip_prefix('[')?
                    .strip_suffix(']')?;
                Some((name.to_owned(), (*value)?))
            });
            object(members, &read)
        }
        _ if parameter.explode && shape == Shape::Object => {
            let members = pairs
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), (*value)?)));
            object(members, &read)
        }
        _ if parameter.explode && matches!(shape, Shape::Texts | Shape::Integers) => {
            let items: Vec<Value> = named()
                .map(|(_, value)| leaf(&read((*value)?)?, shape))
                .collect::<Option<_>>()?;
            (!items.is_empty()).then_some(Value::Array(items))
        }
        _ => match parameter.delimiter() {
            Some(delimiter) => read_whole(&split(one()?.1?, delimiter), false, shape, &read),
            None => leaf(&read(one()?.1?)?, shape),
        },
    }
}

fn read_path(parameter: &Parameter, text: &str) -> Option<Value> {
    let read = |text: &str| decoded(text, false);
    let (shape, explode) = (parameter.shape, parameter.explode);
    let delimiter = parameter.delimiter();
    let rest = match parameter.style {
        "label" => text.strip_prefix('.')?.to_owned(),
        "matrix" if explode && shape == Shape::Object => text.strip_prefix(';')?.to_owned(),
        "matrix" if explode && delimiter.is_some() => {
            let items: Vec<&str> = text
                .strip_prefix(';')?
                .split(';')
                .map(|item| item.strip_prefix("p="))
                .collect::<Option<_>>()?;
            return items
                .into_iter()
                .map(|item| leaf(&read(item)?, shape))
                .collect();
        }
        "matrix" => text.strip_prefix(";p=")?.to_owned(),
        _ => text.to_owned(),
    };
    let texts = delimiter.map_or_else(|| vec![rest.clone()], |delimiter| split(&rest, delimiter));
    read_whole(&texts, explode, shape, &read)
}

/// The value of a parameter in a request.
pub(crate) fn read(parameter: &Parameter, sent: &Sent) -> Option<Value> {
    match parameter.place {
        Place::Query => read_pairs(parameter, sent.query(), "&"),
        Place::Form => read_pairs(parameter, &sent.body, "&"),
        Place::Cookie => read_pairs(parameter, sent.header("cookie")?, "; "),
        Place::Path => read_path(parameter, sent.path().strip_prefix("/v1/send/")?),
        Place::Header => read_path(parameter, sent.header(parameter.name)?),
        Place::Json => {
            let body: Value = serde_json::from_str(&sent.body).ok()?;
            body.get(parameter.name).cloned()
        }
        Place::Body => match parameter.style {
            "text" => sent
                .header("content-type")
                .filter(|name| name.starts_with("text/plain"))
                .map(|_| json!(sent.body)),
            "bytes" => sent
                .header("content-type")
                .filter(|name| *name == "application/octet-stream")
                .map(|_| sent.body.bytes().map(Value::from).collect()),
            _ => serde_json::from_str(&sent.body).ok(),
        },
    }
}

#[test]
fn the_examples_of_the_openapi_specification_are_read() {
    let sent = |url: &str| Sent {
        method: "GET".to_owned(),
        url: url.to_owned(),
        headers: Vec::new(),
        body: String::new(),
    };
    let parameter = |place, style, explode, shape| Parameter {
        place,
        style,
        explode,
        shape,
        name: "p",
    };
    for (place, style, explode, shape, url, value) in [
        (
            Place::Query,
            "form",
            true,
            Shape::Integers,
            "https://h/x?p=1&p=2",
            json!([1, 2]),
        ),
        (
            Place::Query,
            "form",
            false,
            Shape::Texts,
            "https://h/x?p=a%20b,c",
            json!(["a b", "c"]),
        ),
        (
            Place::Query,
            "form",
            true,
            Shape::Object,
            "https://h/x?a=1&b=x",
            json!({"a": 1, "b": "x"}),
        ),
        (
            Place::Query,
            "form",
            false,
            Shape::Object,
            "https://h/x?p=a,1,b,x",
            json!({"a": 1, "b": "x"}),
        ),
        (
            Place::Query,
            "pipeDelimited",
            false,
            Shape::Texts,
            "https://h/x?p=a%7Cb",
            json!(["a", "b"]),
        ),
        (
            Place::Query,
            "spaceDelimited",
            false,
            Shape::Texts,
            "https://h/x?p=a+b%20c",
            json!(["a", "b", "c"]),
        ),
        (
            Place::Query,
            "deepObject",
            true,
            Shape::Object,
            "https://h/x?p%5Ba%5D=1&p[b]=x",
            json!({"a": 1, "b": "x"}),
        ),
        (
            Place::Path,
            "simple",
            true,
            Shape::Object,
            "https://h/v1/send/a=1,b=x",
            json!({"a": 1, "b": "x"}),
        ),
        (
            Place::Path,
            "label",
            true,
            Shape::Texts,
            "https://h/v1/send/.a.b",
            json!(["a", "b"]),
        ),
        (
            Place::Path,
            "label",
            false,
            Shape::Texts,
            "https://h/v1/send/.a,b",
            json!(["a", "b"]),
        ),
        (
            Place::Path,
            "matrix",
            true,
            Shape::Integers,
            "https://h/v1/send/;p=1;p=2",
            json!([1, 2]),
        ),
        (
            Place::Path,
            "matrix",
            false,
            Shape::Object,
            "https://h/v1/send/;p=a,1,b,x",
            json!({"a": 1, "b": "x"}),
        ),
        (
            Place::Path,
            "matrix",
            true,
            Shape::Object,
            "https://h/v1/send/;a=1;b=x",
            json!({"a": 1, "b": "x"}),
        ),
    ] {
        let parameter = parameter(place, style, explode, shape);
        assert_eq!(read(&parameter, &sent(url)), Some(value), "{url}");
    }
}

/// The one value of a name in a query or form.
pub(crate) fn pair(text: &str, name: &str) -> Option<String> {
    let mut named = text.split('&').filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key, true)? == name).then(|| decoded(value, true))
    });
    let first = named.next()?;
    first.filter(|_| named.next().is_none())
}
