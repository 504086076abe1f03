//! A new endpoint: its file, its place in the root document, and a first fixture, from what was captured or from nothing.
//!
//! Finds out which call is meant, and where it goes; what it is like `discover` describes, as it does for all calls of a
//! capture. Works on a draft; whoever runs it writes that.

mod selector;
mod site;

use std::path::Path;

use bilispec_codegen::model::{self, Operation};

use crate::discover::call::{Call, Reply, Sent};
use crate::discover::group::Group;
use crate::discover::single::{self, Single};
use crate::learn::Draft;
use crate::url;
use site::Site;
pub use site::Wanted;

pub use crate::discover::one::{Material, captured as from_capture};

/// The project with an endpoint more, and what could not be done; or why it can't be added.
pub fn add(
    spec: &Path,
    wanted: &Wanted,
    material: Material,
) -> Result<(Draft, Vec<String>), String> {
    let draft = Draft::open(spec);
    let project = draft.project().ok_or("the spec can't be used")?;
    name(&project.api.operations, &wanted.operation)?;
    let site = site::site(&draft, wanted, &material)?;
    let draft = site.beside(&draft)?;
    let is_composed = material.call.is_none() && material.reply.is_none();
    let is_sanitised = material.is_sanitised;
    let call = call(&site, material);
    let group = Group {
        method: site.method.clone(),
        origin: site.host.clone(),
        steps: site.steps.clone(),
        names: site.names.clone(),
        selector: site.selector(),
        calls: vec![0],
    };
    let mut notes = Vec::new();
    let single = Single {
        id: &wanted.operation,
        tag: &site.tag,
        call,
        group,
        is_composed,
        is_sanitised,
    };
    let draft = single::add(&draft, single, &mut notes)?;
    Ok((draft, notes))
}

/// The call at its site.
fn call(site: &Site, material: Material) -> Call {
    let base = material.call.unwrap_or_else(|| Call {
        sample: material
            .sample
            .clone()
            .unwrap_or_else(|| "the first reply".to_owned()),
        method: site.method.clone(),
        origin: site.host.clone(),
        steps: site.own_steps.clone(),
        query: site.query.clone(),
        headers: Vec::new(),
        cookies: Vec::new(),
        media_type: None,
        body_text: None,
        sent: Sent::Nothing,
        url: site.address(),
        status: 200,
        reply: Reply::Empty,
        reply_text: String::new(),
    });
    let mut call = Call {
        method: site.method.clone(),
        origin: site.host.clone(),
        steps: site.own_steps.clone(),
        query: site.query.clone(),
        ..base
    };
    if let Some(reply) = material.reply {
        call.reply_text = reply.to_string();
        call.reply = Reply::Json(reply);
    }
    call
}

/// A name that Rust and the folder of fixtures can have, and nobody else has.
fn name(operations: &[Operation], id: &str) -> Result<(), String> {
    let mut chars = id.chars();
    let first = chars.next().is_some_and(|c| c.is_ascii_lowercase());
    let rest = chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let is_name = first && rest && model::snake_case(id) == id;
    if !is_name {
        let near = model::snake_case(id);
        let meant = if near.is_empty() || near == "value" {
            String::new()
        } else {
            format!("; did you mean `{near}`?")
        };
        return Err(format!(
            "`{}` is not a name for an operation: lower-case letters, digits and `_`, and no word of Rust's own{meant}",
            url::shortened(id, 60)
        ));
    }
    if let Some(why) = model::refused_as_module(id) {
        return Err(format!("`{id}` {why}: name the operation otherwise"));
    }
    if operations.iter().any(|known| known.id == id) {
        return Err(format!("there is an operation `{id}` already"));
    }
    Ok(())
}
