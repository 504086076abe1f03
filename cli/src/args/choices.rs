//! What a flag's value may be, where there are a few.

use bilispec::formats::Format;
use bilispec_codegen::labels::Spoken;
use clap::ValueEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Told from the content
    Auto,
    /// HTTP archives
    Har,
    /// An exchange a line
    Ndjson,
    /// Reply bodies, with --operation
    Body,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Plain {
    /// For people
    Human,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// The XML of `JUnit`, for build servers
    Junit,
    /// One page for a browser
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryFormat {
    /// One page for a browser
    Html,
    /// For programs
    Json,
    /// Lines to copy into a change log
    Changelog,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// Lines to copy into a change log
    Changelog,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnChange {
    /// What a program may trip over
    Breaking,
    /// What the client can do more
    Additive,
    /// Any change at all
    Documentation,
    /// Nothing
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Notation {
    /// YAML
    Yaml,
    /// JSON
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only
    Error,
    /// Warnings too
    Warning,
    /// Nothing
    Never,
}

impl From<ReportFormat> for Format {
    fn from(format: ReportFormat) -> Self {
        match format {
            ReportFormat::Human => Self::Human,
            ReportFormat::Json => Self::Json,
            ReportFormat::Github => Self::Github,
            ReportFormat::Sarif => Self::Sarif,
            ReportFormat::Junit => Self::Junit,
            ReportFormat::Html => Self::Html,
        }
    }
}

/// What the texts of a new project are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// Chinese
    Zh,
    /// Chinese, and English beside it
    Both,
}

impl From<Lang> for Spoken {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
            Lang::Both => Self::Both,
        }
    }
}
