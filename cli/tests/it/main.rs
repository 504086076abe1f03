//! The command, run as its users run it: one binary for all of it, so that it is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot be set up, or is surprised, has failed"
)]

mod any_document;
mod baseline;
mod broken;
mod bundle;
mod command_line;
mod compare;
mod counts;
mod describe;
mod diff;
mod discover;
mod discover_calls;
mod discover_envelopes;
mod echo;
mod evidence;
mod examples;
mod follow;
mod formats;
mod forms;
mod full_disk;
mod gate;
mod generate;
mod history;
mod hostile;
mod init;
mod inputs;
mod learn;
mod learn_any;
mod learn_asks;
mod learn_documents;
mod lint;
mod merge;
mod mock;
mod new;
mod package;
mod presence;
mod presence_model;
mod privacy;
mod readers;
mod readme;
mod redact;
mod reference;
mod report_schema;
mod requests;
mod robust;
mod secrets;
mod session;
mod siblings;
mod support;
mod values;
mod watch;
mod wrapped;
