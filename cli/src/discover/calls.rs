//! The calls of captures; what is none is set aside with its reason.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::call::{self, Call, Reply};
use super::login;
use crate::capture::{self, Batch, Exchange, Form, Input, Options, Reader, Sample, Source};
use crate::url;

/// What captures hold.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    pub(crate) list: Vec<Call>,
    /// Exchanges that are no calls of an API, with the reason, counted.
    pub(crate) aside: Vec<(String, u64)>,
    /// What could not be read.
    pub(crate) errors: Vec<String>,
    /// How many exchanges there were.
    pub(crate) total: u64,
    /// All of them, in their order.
    pub(crate) listed: Vec<Listed>,
    /// Some call has a login.
    pub(crate) has_login: bool,
}

/// An exchange of a capture, in a line.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) sample: String,
    pub(crate) method: String,
    /// As it may be printed.
    pub(crate) address: String,
    pub(crate) status: Option<u16>,
    /// Its place among the calls; or why it is none.
    pub(crate) call: Result<usize, String>,
}

/// Reads captures. `base_urls`: hosts, and the addresses under which captures have them.
pub(crate) fn read(
    inputs: &[PathBuf],
    stdin: Option<&Path>,
    base_urls: &[(String, String)],
) -> Calls {
    read_some(inputs, stdin, base_urls, &|_| true)
}

/// The same, of which only some calls are kept.
pub(crate) fn read_some(
    inputs: &[PathBuf],
    stdin: Option<&Path>,
    base_urls: &[(String, String)],
    keeps: &dyn Fn(&Call) -> bool,
) -> Calls {
    let mut calls = Calls::default();
    let found = capture::expand(inputs, Path::new("."), &|_| false);
    for (name, error) in found.failures {
        calls.errors.push(format!("{name}: {error}"));
    }
    for name in found.empty_folders {
        calls
            .errors
            .push(format!("{name}: there is no file in this folder"));
    }
    for input in &found.inputs {
        if let Err(why) = calls.input(input, stdin, base_urls, keeps) {
            calls.errors.push(format!("{}: {why}", input.name));
        }
    }
    calls
}

impl Calls {
    fn input(
        &mut self,
        input: &Input,
        stdin: Option<&Path>,
        base_urls: &[(String, String)],
        keeps: &dyn Fn(&Call) -> bool,
    ) -> Result<(), String> {
        let open =
            |path: &Path| -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(File::open(path)?)) };
        let bytes = match (&input.source, stdin) {
            (Source::File(path), _) => open(path),
            (Source::Stdin, Some(path)) => open(path),
            (Source::Stdin, None) => Ok(Box::new(io::stdin()) as Box<dyn Read + Send>),
        };
        let bytes = bytes.map_err(|error| error.to_string())?;
        let mut reader = match Reader::open(bytes, Options::default()) {
            Ok(reader) => reader,
            Err(_) if input.found => return Ok(()),
            Err(error) => return Err(error.to_string()),
        };
        if reader.form() == Form::Body {
            return Err("it is a reply body, which does not tell its call; give `new` the address with --url".to_owned());
        }
        let mut batch = Batch::default();
        while reader.read(&mut batch) {
            let mut broken = Vec::new();
            let damage = batch.each(|item| {
                self.total += 1;
                let sample = Sample {
                    input: &input.name,
                    position: item.position,
                }
                .to_string();
                match item.exchange {
                    Ok(exchange) => self.exchange(&exchange, sample, base_urls, keeps),
                    Err(error) => broken.push(format!("{sample}: {}", error.0)),
                }
                true
            });
            self.errors.append(&mut broken);
            if let Some(damage) = damage {
                return Err(damage.to_string());
            }
        }
        Ok(())
    }

    fn exchange(
        &mut self,
        exchange: &Exchange<'_>,
        sample: String,
        base_urls: &[(String, String)],
        keeps: &dyn Fn(&Call) -> bool,
    ) {
        let mut listed = Listed {
            sample: sample.clone(),
            method: url::shortened(exchange.method.as_deref().unwrap_or("GET"), 16),
            address: url::without_query(exchange.url.as_deref().unwrap_or_default()),
            status: exchange.status,
            call: Ok(self.list.len()),
        };
        match call::of(exchange, sample, base_urls).and_then(is_a_call) {
            Ok(call) => {
                self.has_login |= !login::is_sanitised(std::slice::from_ref(&call));
                if !keeps(&call) {
                    return;
                }
                self.list.push(call);
            }
            Err(why) => {
                listed.call = Err(why.clone());
                self.set_aside(why);
            }
        }
        self.listed.push(listed);
    }

    pub(crate) fn set_aside(&mut self, why: String) {
        match self.aside.iter_mut().find(|(known, _)| *known == why) {
            Some((_, count)) => *count += 1,
            None => self.aside.push((why, 1)),
        }
    }
}

/// Media types of pages and what belongs to them.
fn is_of_a_page(media_type: &str) -> bool {
    ["image/", "font/", "video/", "audio/"]
        .iter()
        .any(|family| media_type.starts_with(family))
        || matches!(
            media_type,
            "text/html"
                | "text/css"
                | "text/javascript"
                | "application/javascript"
                | "application/x-javascript"
                | "application/wasm"
                | "application/manifest+json"
                | "application/font-woff"
        )
}

/// Preflights, redirects and parts of pages are none.
fn is_a_call(call: Call) -> Result<Call, String> {
    if call.method == "OPTIONS" {
        return Err("a preflight of a browser".to_owned());
    }
    if (300..400).contains(&call.status) && call.status != 304 {
        return Err("a redirect".to_owned());
    }
    if call.status == 0 || call.status == 304 {
        return Err("no answer, or none with a body".to_owned());
    }
    match &call.reply {
        Reply::Other(media_type)
            if call.method == "GET" && call.status < 400 && is_of_a_page(media_type) =>
        {
            Err(format!(
                "a part of a page ({})",
                url::shortened(media_type, 40)
            ))
        }
        _ => Ok(call),
    }
}
