//! What is known of a call beforehand: one exchange of a capture, or a reply body.

use std::fs::File;
use std::path::Path;

use bilispec_codegen::model::Credential;
use bilispec_codegen::source::Json;

use crate::capture::{Batch, Body, Exchange, Form, Options, Position, Reader};
use crate::login;
use crate::url;

/// What was captured of one call.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The HTTP method.
    pub method: Option<String>,
    /// The address with its query.
    pub url: Option<String>,
    /// The request's media type.
    pub media_type: Option<String>,
    /// The request's body.
    pub body: Option<String>,
    /// The cookies that were sent.
    pub cookies: Vec<(String, String)>,
    /// The headers that were sent, by their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The reply.
    pub reply: Option<Json>,
    /// What it is called in messages.
    pub sample: Option<String>,
}

/// One exchange of a capture, by the name that reports give it: `session.har#12`, `log.ndjson:7`, or a reply body's file.
pub fn from_capture(sample: &str) -> Result<Material, String> {
    let by_entry = sample
        .rsplit_once('#')
        .and_then(|(file, number)| Some((file, Position::Entry(number.parse().ok()?))));
    let by_line = || {
        let (file, number) = sample.rsplit_once(':')?;
        Some((file, Position::Line(number.parse().ok()?)))
    };
    let (file, wanted) = by_entry
        .or_else(by_line)
        .unwrap_or((sample, Position::Whole));
    let opened = File::open(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("{file}: no such file"),
        _ => format!("{file}: {error}"),
    })?;
    let options = Options {
        form: None,
        bodies: wanted == Position::Whole,
    };
    let mut reader = Reader::open(opened, options)
        .map_err(|error| format!("{file}: {error}"))?
        .beside(Path::new(file));
    let form = reader.form();
    match (form, wanted) {
        (Form::Har, Position::Entry(_))
        | (Form::Ndjson, Position::Line(_))
        | (Form::Body, Position::Whole) => {}
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
    let mut batch = Batch::default();
    let mut count = 0_u64;
    let mut found = None;
    while found.is_none() && reader.read(&mut batch) {
        let damage = batch.each(|item| {
            count += 1;
            if item.position == wanted {
                found = Some(match item.exchange {
                    Ok(exchange) => of(&exchange, sample),
                    Err(broken) => Err(format!("{sample}: {}", broken.0)),
                });
            }
            found.is_none()
        });
        if let (Some(damage), None) = (damage, &found) {
            return Err(format!("{file}: {damage}"));
        }
    }
    found.unwrap_or_else(|| {
        let what = if form == Form::Har {
            "entries, from 0"
        } else {
            "exchanges"
        };
        Err(format!(
            "{sample}: there is none; {file} has {count} {what}"
        ))
    })
}

fn of(exchange: &Exchange<'_>, sample: &str) -> Result<Material, String> {
    let reply = match &exchange.response.body {
        Body::Bytes(bytes) => {
            let json = |bytes: &[u8]| {
                Json::parse(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()
            };
            let unwrapped = || exchange.response.unwrap(bytes).ok();
            json(bytes).or_else(|| json(&unwrapped()?.bytes))
        }
        Body::Pairs(_) => None,
        Body::Absent(absence) => return Err(format!("{sample}: {absence}")),
    };
    let reply = reply.ok_or_else(|| format!("{sample}: the reply is not JSON"))?;
    if exchange.status.is_some_and(|status| status != 200) {
        return Err(format!(
            "{sample}: the answer has HTTP status {}; an endpoint begins with one of 200",
            exchange.status.unwrap_or_default()
        ));
    }
    let body = match &exchange.request.body {
        Body::Bytes(bytes) => std::str::from_utf8(bytes).ok().map(str::to_owned),
        Body::Pairs(pairs) => Some(url::form_of(pairs)),
        Body::Absent(_) => None,
    };
    let cookies = exchange.request.header("cookie");
    let cookies = cookies.flat_map(|line| line.split(';')).filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    });
    let headers = exchange.request.headers.iter().flatten();
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_string()));
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().map(str::to_owned);
    Ok(Material {
        method: text(&exchange.method),
        url: text(&exchange.url),
        media_type: text(&exchange.request.media_type),
        body: body.filter(|body| !body.is_empty()),
        cookies: cookies.collect(),
        headers: headers.collect(),
        reply: Some(reply),
        sample: Some(sample.to_owned()),
    })
}

impl Material {
    /// Whether a credential was sent.
    pub(super) fn has(&self, credential: &Credential) -> bool {
        let header = |name: &str, is: &dyn Fn(&str) -> bool| {
            let mut named = self.headers.iter().filter(|(known, _)| known == name);
            named.any(|(_, value)| is(value))
        };
        let query = self.url.as_deref().and_then(url::parse);
        let sent = login::Sent {
            header: &header,
            query: query.and_then(|url| url.query).unwrap_or_default(),
        };
        sent.has(credential)
    }
}
