//! Where a new endpoint goes: its address, its tag, and what tells it from others at its address.

use bilispec_codegen::model::{self, Operation};

use super::Material;
use super::selector::Selector;
use crate::discover::call::{self, Pairs};
use crate::discover::group::{self, Step};
use crate::discover::hosts;
use crate::learn::Draft;
use crate::similar::did_you_mean;
use crate::url;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Where a new endpoint goes.
pub(super) struct Site {
    pub(super) method: String,
    /// Scheme and host.
    pub(super) host: String,
    pub(super) steps: Vec<Step>,
    /// What somebody called the values of the path, if somebody did.
    pub(super) names: Vec<String>,
    /// The steps of the call at hand.
    pub(super) own_steps: Vec<String>,
    pub(super) query: Pairs,
    /// What tells the call from others at its address, and their operations.
    selector: Option<(Selector, Vec<String>)>,
    pub(super) tag: String,
}

/// An address as somebody wrote it: scheme and host, steps and query.
struct Address {
    host: String,
    steps: Vec<String>,
    query: Pairs,
}

pub(super) fn site(draft: &Draft, wanted: &Wanted, material: &Material) -> Result<Site, String> {
    let captured = material.call.as_ref();
    let method = wanted.method.as_ref().or(captured.map(|call| &call.method));
    let method = method.ok_or("how is it called? name the method with --method")?;
    let method = method.to_ascii_uppercase();
    if !METHODS.contains(&method.as_str()) {
        let near = did_you_mean(&method, METHODS);
        return Err(format!(
            "`{}` is not a method that the spec can describe{near}",
            url::shortened(&method, 20)
        ));
    }
    let said = wanted.url.as_deref().map(read).transpose()?;
    let (host, steps, names) = match (&said, captured) {
        (Some(said), _) => {
            let (steps, names) = template(&said.steps)?;
            (said.host.clone(), steps, names)
        }
        (None, Some(call)) => {
            let steps = group::template(&call.steps);
            (call.origin.clone(), steps, Vec::new())
        }
        (None, None) => return Err("where is it? name the address with --url".to_owned()),
    };
    if let Some(why) = hosts::refused(&host, wanted.allow_http) {
        return Err(format!("`{host}`: {why}"));
    }
    if steps.is_empty() {
        return Err(format!("`{host}` has no path"));
    }
    let own_steps = captured.map(|call| call.steps.clone());
    let own_steps = own_steps.filter(|own| own.len() == steps.len());
    let said_query = said
        .map(|said| said.query)
        .filter(|query| !query.is_empty());
    let query = said_query.or_else(|| captured.map(|call| call.query.clone()));
    let mut site = Site {
        own_steps: own_steps.unwrap_or_else(|| made_up(&steps)),
        method,
        host,
        steps,
        names,
        query: query.unwrap_or_default(),
        selector: None,
        tag: String::new(),
    };
    site.find_selector(draft, material)?;
    site.tag = tag(draft, wanted, &site.host)?;
    Ok(site)
}

fn read(address: &str) -> Result<Address, String> {
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(
            "the address holds a blank or a control character, which it would have percent-encoded"
                .to_owned(),
        );
    }
    let shown = url::without_query(address);
    let (scheme, _) = address
        .split_once("://")
        .ok_or_else(|| format!("`{shown}` is not a whole address: it begins with https://"))?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(format!(
            "`{shown}` is of another scheme than https and http"
        ));
    }
    let parsed = url::parse(address).ok_or_else(|| format!("`{shown}` can't be read"))?;
    let steps = call::steps(parsed.path);
    if steps.is_empty() {
        return Err(format!("`{shown}` has no path"));
    }
    Ok(Address {
        host: format!("{scheme}://{}", parsed.authority),
        steps,
        query: call::pairs(parsed.query.unwrap_or_default()),
    })
}

/// The name of a value at the beginning of a step, and what stands behind it.
fn in_braces(step: &str) -> Option<(&str, &str)> {
    step.strip_prefix('{')?.split_once('}')
}

/// Steps with `{name}` for values, as somebody wrote them; where nobody marked a value, by what they look like.
fn template(steps: &[String]) -> Result<(Vec<Step>, Vec<String>), String> {
    if !steps.iter().any(|step| step.contains(['{', '}'])) {
        return Ok((group::template(steps), Vec::new()));
    }
    let mut all = Vec::new();
    let mut names = Vec::new();
    for step in steps {
        if !step.contains(['{', '}']) {
            all.push(Step::Literal(step.clone()));
            continue;
        }
        let value = in_braces(step);
        let fits = |text: &str| !text.contains(['{', '}']);
        let value = value.filter(|(name, rest)| !name.is_empty() && fits(name) && fits(rest));
        let (name, rest) = value.ok_or_else(|| {
            format!(
                "`{}`: a value is `{{name}}`, at the beginning of its step",
                url::shortened(step, 40)
            )
        })?;
        all.push(Step::Value(rest.to_owned()));
        names.push(name.to_owned());
    }
    Ok((all, names))
}

/// The steps of a call that nobody made.
fn made_up(steps: &[Step]) -> Vec<String> {
    let steps = steps.iter().map(|step| match step {
        Step::Literal(step) => step.clone(),
        Step::Value(suffix) => format!("example{suffix}"),
    });
    steps.collect()
}

impl Site {
    /// The selector as a group of calls has it.
    pub(super) fn selector(&self) -> Option<group::Selector> {
        let (selector, _) = self.selector.as_ref()?;
        Some(selector.of_group())
    }

    /// The draft in which others at its address have selectors.
    pub(super) fn beside(&self, draft: &Draft) -> Result<Draft, String> {
        let Some((selector, others)) = &self.selector else {
            return draft.with(&[]);
        };
        let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
        let others: Vec<&Operation> = operations.filter(|one| others.contains(&one.id)).collect();
        draft.with(&selector.edits(draft, &others))
    }

    /// The address of the call at hand.
    pub(super) fn address(&self) -> String {
        let mut address = self.host.clone();
        for step in &self.own_steps {
            address.push('/');
            url::encode_into(&mut address, step);
        }
        for (index, (name, value)) in self.query.iter().enumerate() {
            address.push(if index == 0 { '?' } else { '&' });
            url::encode_into(&mut address, name);
            address.push('=');
            url::encode_into(&mut address, value);
        }
        address
    }

    /// Whether a described path is of this form, whatever its values are called.
    fn is_path(&self, path: &str) -> bool {
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        steps.len() == self.steps.len()
            && steps
                .iter()
                .zip(&self.steps)
                .all(|(known, step)| match step {
                    Step::Literal(step) => *known == step,
                    Step::Value(suffix) => in_braces(known).is_some_and(|(_, rest)| rest == suffix),
                })
    }

    fn find_selector(&mut self, draft: &Draft, material: &Material) -> Result<(), String> {
        let operations = draft.loaded().api.iter().flat_map(|api| &api.operations);
        let same = operations.filter(|known| {
            known.host == self.host
                && known.method.as_str().eq_ignore_ascii_case(&self.method)
                && self.is_path(&known.path)
        });
        let same: Vec<&Operation> = same.collect();
        let Some(first) = same.first() else {
            return Ok(());
        };
        let selector = Selector::between(&same, &self.query, material.call.as_ref());
        let selector = selector.ok_or_else(|| {
            format!(
                "{} {}{} is described already, as `{}`, and no word of its query or body tells the two calls apart",
                self.method, self.host, first.path, first.id
            )
        })?;
        let ids = same.iter().map(|known| known.id.clone());
        self.selector = Some((selector, ids.collect()));
        Ok(())
    }
}

/// The tag that somebody named, that of the other calls to the host, or the only one that there is.
fn tag(draft: &Draft, wanted: &Wanted, host: &str) -> Result<String, String> {
    let api = draft.loaded().api.as_ref();
    let mut same_host = api.iter().flat_map(|api| &api.operations);
    let tags: Vec<&str> = { api.iter().flat_map(|api| &api.tags) }
        .map(|tag| tag.name.as_str())
        .collect();
    let known = same_host.find(|known| known.host == host);
    let tag = match (&wanted.tag, known, tags.as_slice()) {
        (Some(tag), _, _) => tag.clone(),
        (None, Some(known), _) => known.tag.clone(),
        (None, None, [only]) => (*only).to_owned(),
        (None, None, []) => hosts::tag(host, &hosts::project(draft)),
        (None, None, several) => {
            return Err(format!(
                "which group does it belong to? name it with --tag; there are {}",
                several.join(", ")
            ));
        }
    };
    if model::snake_case(&tag) != tag {
        return Err(format!(
            "`{}` is not a name for a tag: lower-case letters, digits and `_`",
            url::shortened(&tag, 40)
        ));
    }
    if let Some(why) = model::refused_as_file(&tag) {
        return Err(format!("`{tag}` {why}: name the tag otherwise"));
    }
    Ok(tag)
}

/// What is to be added.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The operation's id.
    pub operation: String,
    /// The HTTP method; else the capture's.
    pub method: Option<String>,
    /// The address, with `{name}` for steps that are values; else the capture's, ids of which become values.
    pub url: Option<String>,
    /// The group that it belongs to; else that of the other calls to its host.
    pub tag: Option<String>,
    /// An address of http is described wherever it is.
    pub allow_http: bool,
}
