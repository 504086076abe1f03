//! Values as the texts that stand in paths, queries, forms, headers and cookies.
//!
//! Takes JSON texts, and knows no place.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::operation::Form;
use bilispec_wire::percent;

/// A value without the quotes that JSON puts around texts.
pub(super) fn plain(json: &str) -> Cow<'_, str> {
    if !json.starts_with('"') {
        return Cow::Borrowed(json);
    }
    // Most texts have nothing that JSON escapes.
    let inside = json
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match inside.filter(|text| !text.contains(['"', '\\'])) {
        Some(text) => Cow::Borrowed(text),
        None => serde_json::from_str(json).unwrap_or_default(),
    }
}

/// A value as one text: of a list its items, with commas between them.
pub(super) fn listed(form: Form, json: &str) -> Cow<'_, str> {
    match form {
        Form::Repeated | Form::Commas => items(json).join(",").into(),
        Form::Plain | Form::BareKey | Form::Json => plain(json),
    }
}

/// The items of a list as texts.
fn items(json: &str) -> Vec<Cow<'_, str>> {
    match serde_json::from_str::<Vec<&RawValue>>(json) {
        Ok(items) => items.iter().map(|item| plain(item.get())).collect(),
        // Where a list or a single value may be given, a single one is a list of one.
        Err(_) => vec![plain(json)],
    }
}

pub(super) fn quoted(text: &str) -> String {
    // A text has a JSON form.
    serde_json::to_string(text).unwrap_or_default()
}

/// Appends a parameter as one pair of a query or form, or several, or none.
pub(super) fn pair(out: &mut String, name: &str, form: Form, json: &str) {
    let value = match form {
        Form::Json => Cow::Borrowed(json),
        Form::Commas => listed(form, json),
        Form::Plain | Form::BareKey => plain(json),
        Form::Repeated => {
            for item in items(json) {
                raw_pair(out, name, &item);
            }
            return;
        }
    };
    if value.is_empty() && form == Form::BareKey {
        separate(out);
        percent::form(out, name);
    } else {
        raw_pair(out, name, &value);
    }
}

pub(super) fn raw_pair(out: &mut String, name: &str, value: &str) {
    separate(out);
    percent::form(out, name);
    out.push('=');
    percent::form(out, value);
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('&');
    }
}
