//! Endpoints as lists: `URL`, `Method`, `Params` with an item a parameter, `Example`.

use super::Reader;
use crate::blocks::Item;
use crate::captions;
use crate::curl;
use crate::draft::Row;
use crate::types::Type;
use bilispec_codegen::source::Json;

/// Whether a list describes an endpoint.
pub(super) fn is_endpoint(items: &[Item]) -> bool {
    items.iter().any(|item| {
        let words = item.text.words();
        key(&words).is_some_and(|(key, _)| key == Key::Url)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Url,
    Method,
    Params,
    Example,
}

fn key(words: &str) -> Option<(Key, &str)> {
    let (key, value) = words.split_once([':', '：'])?;
    let key = match key.trim().to_lowercase().as_str() {
        "url" | "地址" | "接口" | "链接" => Key::Url,
        "method" | "方法" | "请求方式" | "请求方法" => Key::Method,
        "params" | "param" | "parameters" | "参数" | "请求参数" => Key::Params,
        "example" | "示例" | "例子" => Key::Example,
        _ => return None,
    };
    Some((key, value.trim()))
}

/// Reads such a list.
pub(super) fn read(reader: &mut Reader<'_>, items: &[Item]) {
    // The method says where parameters go, wherever it stands.
    let method = items.iter().find_map(|item| {
        let words = item.text.words();
        let (found, value) = key(&words)?;
        (found == Key::Method)
            .then(|| captions::verb(value))
            .flatten()
    });
    for item in items {
        let words = item.text.words();
        let Some((key, value)) = key(&words) else {
            reader.current.notes.push(item.text.written());
            left(reader, &item.items);
            continue;
        };
        match key {
            Key::Url => {
                reader.address(item.line, value.trim_matches(['`', '<', '>', ' ']));
                left(reader, &item.items);
            }
            Key::Method => {
                match captions::verb(value) {
                    Some(verb) => reader.current.method = Some(verb),
                    None => reader
                        .sink
                        .unread(item.line, format!("`{value}` is not a method of HTTP")),
                }
                left(reader, &item.items);
            }
            Key::Params => parameters(reader, item, value, method.as_deref()),
            Key::Example => {
                let url = value.trim_matches(['`', '<', '>', ' ']);
                if url.contains("://") {
                    reader.current.requests.push(curl::url(url, item.line));
                } else {
                    reader
                        .sink
                        .unread(item.line, format!("`{value}` is no address"));
                }
                left(reader, &item.items);
            }
        }
    }
}

/// Items that nothing is made of.
fn left(reader: &mut Reader<'_>, items: &[Item]) {
    for item in items {
        let words = item.text.words();
        reader.sink.unread(
            item.line,
            format!("an item that belongs to nothing: {words}"),
        );
        left(reader, &item.items);
    }
}

fn parameters(reader: &mut Reader<'_>, list: &Item, value: &str, method: Option<&str>) {
    if !value.is_empty() {
        reader
            .sink
            .unread(list.line, format!("parameters that are no list: {value}"));
    }
    let post = method.is_some_and(|method| method != "GET");
    let place = if post { "form" } else { "query" };
    reader.current.from_list = true;
    if post {
        reader.current.body = Some("form");
        reader.sink.remark(
            list.line,
            "the notes do not say where these parameters go; taken as a form",
        );
    }
    for item in &list.items {
        let words = item.text.words();
        let (name, value) = words.split_once([':', '：']).unwrap_or((&words, ""));
        let name = name.trim().trim_matches('`');
        left(reader, &item.items);
        if name.is_empty() || name.contains(char::is_whitespace) {
            reader
                .sink
                .unread(item.line, format!("this names no parameter: {words}"));
            continue;
        }
        reader
            .current
            .parameters
            .push((place, parameter(item.line, name, value.trim())));
    }
}

/// `{id}`, `(list){x}`, `""`, `1`, or a text.
fn parameter(line: usize, name: &str, value: &str) -> Row {
    let mut row = Row::new(line, name, Type::Any);
    if let Some(rest) = value
        .strip_prefix("(list)")
        .or_else(|| value.strip_prefix("（list）"))
    {
        row.ty = Type::Json(Box::new(Type::Array(Box::new(Type::Any))));
        row.facts
            .notes
            .push(format!("The notes call it a list: {rest}"));
        row.required = Some(true);
        return row;
    }
    if value.starts_with('{') && value.ends_with('}') {
        // What it is called there is a hint at what it is.
        value.trim_matches(['{', '}']).clone_into(&mut row.title);
        row.required = Some(true);
        return row;
    }
    row.required = Some(value.is_empty());
    if matches!(value, "\"\"" | "''" | "“”") {
        row.facts.default = Some(Json::String(String::new()));
        row.ty = Type::String(None);
    } else if let Ok(number) = value.parse::<i64>() {
        row.facts.default = Some(Json::Number(number.into()));
        row.ty = Type::Integer(None);
    } else if !value.is_empty() {
        let text = value.trim_matches(['"', '\'']);
        row.facts.default = Some(Json::String(text.to_owned()));
        row.ty = Type::String(None);
    }
    row
}
