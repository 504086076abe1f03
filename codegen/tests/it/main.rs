//! The generator from outside: spec files in, model, pages, edits and output out.

mod bundle;
mod diff;
mod diff_words;
mod edit;
mod model;
mod mutations;
mod schema;
mod source;
mod views;
