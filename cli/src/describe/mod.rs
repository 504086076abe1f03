//! The spec in words for the terminal: what operations there are, what each is, what codes mean, what is known.
//!
//! Everything is read from the model; nothing here reads a capture or a schema.

mod coverage;
mod explain;
mod list;
mod named;
mod places;
mod rules;
mod sections;
mod show;
mod tree;
pub(crate) mod words;

pub use coverage::print_coverage;
pub use explain::explain;
pub use list::{ListedOperation, list, print_list};
pub use show::show;

/// What there is to say of a rule of `validate` or `lint`, for those who meet it in a finding.
pub fn rule_help(id: &str) -> Option<crate::report::RuleHelp> {
    let known = rules::all().into_iter().find(|known| known.id == id)?;
    Some(crate::report::RuleHelp {
        title: known.meaning.first().cloned().unwrap_or_default(),
        text: known.meaning.join("\n"),
    })
}
