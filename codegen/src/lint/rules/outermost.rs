//! Of fields within fields, those that are reported.

use crate::coverage::tree::{Fact, Kind};

/// Fields that have been reported, so that what lies within them is not.
#[derive(Default)]
pub(super) struct Outermost<'f>(Vec<&'f Fact>);

impl<'f> Outermost<'f> {
    /// Whether no field around this one was asked for before.
    pub(super) fn is_new(&mut self, fact: &'f Fact) -> bool {
        let within = |outer: &&&Fact| {
            let rest = fact.name.strip_prefix(outer.name.as_str());
            rest.is_some_and(|rest| rest.starts_with(['.', '[', '{']))
        };
        if matches!(fact.kind, Kind::Value | Kind::Code) {
            return true;
        }
        let is_new = !self.0.iter().any(|outer| within(&outer));
        if is_new {
            self.0.push(fact);
        }
        is_new
    }
}
