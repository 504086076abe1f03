//! Rules over a spec that can be read: what is false, what is missing, what would cost money or privacy.
//!
//! Each rule is a small function in a file of its own, over the spec as written or the model; the table lists
//! them. Does not know how findings are printed.

mod allow;
mod conform;
mod context;
mod explain;
mod languages;
mod rule;
mod rules;

pub use explain::{RuleInfo, all, explain};

use crate::Loaded;
use crate::emit;
use crate::model::Dialect;
use context::{Context, Whole};
use rule::{Check, Sink};

/// Checks a spec. What is found goes to [`Loaded::diagnostics`], in order of place.
///
/// Of a spec that has errors already, only what each place says by itself is looked at: what is missing or unused
/// can only be told from all of it. A comment `# bilispec-allow: RULE reason` on the line above takes back one
/// finding of this module, or a warning of the reader's.
pub fn run(loaded: &mut Loaded) {
    // What `generate` would refuse is no news for later.
    if let Some(api) = loaded
        .api
        .as_ref()
        .filter(|api| api.dialect == Dialect::Annotated)
    {
        emit::check(api, &mut loaded.diagnostics);
    }
    let mut found = Vec::new();
    let is_whole = loaded.api.is_some();
    let api = loaded.api.as_ref().or(loaded.draft.as_ref());
    if let Some((document, api)) = loaded.document.as_ref().zip(api) {
        let context = Context::new(&loaded.project, document, api);
        let whole = is_whole.then(|| Whole::new(&context));
        for rule in rules::ALL {
            let mut sink = Sink::new(rule, &mut found);
            match (rule.check, &whole) {
                (Check::Anywhere(check), _) => check(&context, &mut sink),
                (Check::Whole(check), Some(whole)) => check(whole, &mut sink),
                (Check::Whole(_), None) => {}
            }
        }
    }
    for finding in found {
        loaded.diagnostics.push(finding);
    }
    allow::apply(&loaded.project, &mut loaded.diagnostics, is_whole);
    loaded.diagnostics.sort(&loaded.project);
}

/// What the name of a field or parameter says of its value: that it is a secret, or about a person.
pub fn sensitivity(name: &str) -> Option<crate::model::Sensitivity> {
    rules::sensitivity(name)
}

/// Whether the name or path of a call that changes something looks like ordering or paying.
pub fn spends(name: &str) -> bool {
    rules::spends(&crate::model::names::words(name))
}
