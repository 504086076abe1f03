//! One exchange of a capture, by the name that reports give it.

use std::fs::File;
use std::path::{Path, PathBuf};

use bilispec_codegen::source::Json;

use super::call::{self, Call};
use super::calls;
use super::login;
use crate::capture::{Batch, Body, Form, Options, Position, Reader};

/// What is known of a call beforehand.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The call as it was captured.
    pub(crate) call: Option<Call>,
    /// A reply alone.
    pub(crate) reply: Option<Json>,
    /// What it is called in messages.
    pub(crate) sample: Option<String>,
    /// No call of the capture holds a login.
    pub(crate) is_sanitised: bool,
}

/// One exchange of a capture: `session.har#12`, `log.ndjson:7`, or a reply body's file. `base_urls`: hosts, and the
/// addresses under which captures have them.
pub fn captured(sample: &str, base_urls: &[(String, String)]) -> Result<Material, String> {
    let (file, wanted) = place(sample);
    let open = || {
        File::open(file).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => format!("{file}: no such file"),
            _ => format!("{file}: {error}"),
        })
    };
    let options = Options {
        form: None,
        bodies: wanted == Position::Whole,
    };
    let reader = Reader::open(open()?, options).map_err(|error| format!("{file}: {error}"))?;
    match (reader.form(), wanted) {
        (Form::Har, Position::Entry(_)) | (Form::Ndjson, Position::Line(_)) => {}
        (Form::Body, Position::Whole) => {
            return body(reader.beside(Path::new(file)), sample);
        }
        (Form::Har, _) => {
            return Err(format!(
                "{file} is a HAR file: name an entry, as in {file}#12"
            ));
        }
        (Form::Ndjson, _) => {
            return Err(format!(
                "{file} is an NDJSON log: name a line, as in {file}:7"
            ));
        }
        (Form::Body, _) => {
            return Err(format!(
                "{file} is one reply body: name it without a number"
            ));
        }
    }
    let mut calls = calls::read(&[PathBuf::from(file)], None, base_urls);
    let is_sanitised = login::is_sanitised(&calls.list);
    let number = |text: &str| {
        text.rsplit_once(['#', ':'])
            .map(|(_, number)| number.to_owned())
    };
    let wanted = number(sample);
    let mut listed = calls.listed.iter();
    let found = listed.find(|one| number(&one.sample) == wanted);
    match (found.map(|one| one.call.clone()), calls.errors.first()) {
        (Some(Ok(place)), _) => Ok(Material {
            call: Some(calls.list.swap_remove(place)),
            sample: Some(sample.to_owned()),
            is_sanitised,
            reply: None,
        }),
        (Some(Err(why)), _) => Err(format!("{sample}: {why}")),
        (None, Some(error)) => Err(error.clone()),
        (None, None) => {
            let what = if sample.contains('#') {
                "entries, from 0"
            } else {
                "exchanges"
            };
            let count = calls.listed.len();
            Err(format!(
                "{sample}: there is none; {file} has {count} {what}"
            ))
        }
    }
}

/// The file of a sample, and its place in it.
fn place(sample: &str) -> (&str, Position) {
    let by_entry = sample
        .rsplit_once('#')
        .and_then(|(file, number)| Some((file, Position::Entry(number.parse().ok()?))));
    let by_line = || {
        let (file, number) = sample.rsplit_once(':')?;
        Some((file, Position::Line(number.parse().ok()?)))
    };
    by_entry
        .or_else(by_line)
        .unwrap_or((sample, Position::Whole))
}

/// A reply alone.
fn body(mut reader: Reader<'_>, sample: &str) -> Result<Material, String> {
    let mut batch = Batch::default();
    let mut found = None;
    while found.is_none() && reader.read(&mut batch) {
        let damage = batch.each(|item| {
            found = Some(match item.exchange {
                Ok(exchange) => match &exchange.response.body {
                    Body::Bytes(bytes) => call::json(&exchange.response, bytes)
                        .ok_or_else(|| format!("{sample}: the reply is not JSON")),
                    _ => Err(format!("{sample}: the reply is not JSON")),
                },
                Err(broken) => Err(format!("{sample}: {}", broken.0)),
            });
            false
        });
        if let (Some(damage), None) = (damage, &found) {
            return Err(format!("{sample}: {damage}"));
        }
    }
    let reply = found.unwrap_or_else(|| Err(format!("{sample}: there is nothing in it")))?;
    Ok(Material {
        reply: Some(reply),
        sample: Some(sample.to_owned()),
        ..Material::default()
    })
}
