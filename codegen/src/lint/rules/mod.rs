//! The rules, each in a file of its own.

mod added_pointer;
mod call_left_out;
mod conformity;
mod description;
mod echo;
mod effect;
mod entry_unused;
mod enum_unnamed;
mod envelope_missing;
mod evidence;
mod expect_bounds;
mod fact_untaken;
mod fixture_files;
mod name_clash;
mod needed;
mod not_shown;
mod note_language;
mod null_not_shown;
mod observed;
mod outermost;
mod presence;
mod proof;
mod question;
mod sensitive;
mod source_missing;
mod unit;

pub(super) use effect::spends;
pub(super) use sensitive::sensitivity;

use super::rule::Rule;

/// All of them, in the order of the words they are about: truth, fixtures, safety, style.
pub(super) const ALL: &[&Rule] = &[
    &evidence::RULE,
    &observed::RULE,
    &source_missing::RULE,
    &fact_untaken::RULE,
    &added_pointer::RULE,
    &fixture_files::NOT_JSON,
    &conformity::INVALID,
    &conformity::DRIFT,
    &conformity::EXAMPLE,
    &fixture_files::UNNAMED,
    &fixture_files::PLACE,
    &not_shown::RULE,
    &null_not_shown::RULE,
    &needed::UNDECIDED,
    &needed::WRONG,
    &echo::WRONG,
    &presence::STALE,
    &expect_bounds::RULE,
    &call_left_out::RULE,
    &effect::RULE,
    &proof::MISSING,
    &proof::UNDECIDED,
    &proof::MISPLACED,
    &proof::NO_REFUSAL,
    &envelope_missing::RULE,
    &sensitive::RULE,
    &unit::RULE,
    &description::RULE,
    &note_language::RULE,
    &question::RULE,
    &enum_unnamed::RULE,
    &name_clash::RULE,
    &entry_unused::RULE,
];
