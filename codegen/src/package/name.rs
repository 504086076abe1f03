//! What the crate of a client is called.

use crate::model::snake_case;

/// Behind a name that was not given, so that it is no other crate's.
const SUFFIX: &str = "client";

/// Words of titles and file names that tell no API from another.
const NOISE: &[&str] = &[
    "a",
    "an",
    "and",
    "api",
    "apis",
    "by",
    "client",
    "com",
    "doc",
    "docs",
    "document",
    "for",
    "http",
    "https",
    "index",
    "json",
    "of",
    "official",
    "open",
    "openapi",
    "public",
    "rest",
    "root",
    "s",
    "schema",
    "service",
    "spec",
    "specification",
    "swagger",
    "the",
    "v",
    "yaml",
    "yml",
];

/// How many words of a title a name has.
const WORDS: usize = 3;

/// Names that mean something else to Rust, cargo or a file system, or that the crate itself depends on.
const TAKEN: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "nul",
    "prn",
    "proc-macro",
    "serde",
    "std",
    "test",
    "tokio",
];

/// The longest name of a crate, in bytes: file names are built from it.
const LONGEST: usize = 64;

/// Whether a crate of a client can have this name; else why not.
pub(super) fn check(name: &str) -> Result<(), &'static str> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(fits) {
        return Err(
            "a crate's name begins with a lower-case letter and has letters, digits, `-` and `_`",
        );
    }
    if name.ends_with(['-', '_']) || name.contains("--") || name.len() > LONGEST {
        return Err(
            "a crate's name has at most 64 characters, and no `-` at its end or twice in a row",
        );
    }
    // A name that Rust keeps for itself is the only kind that is not a field's name as it stands.
    let keyword = snake_case(name).ends_with('_');
    let device = name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    if keyword || TAKEN.contains(&name) || device || name.starts_with("bilispec-") {
        return Err(
            "this name is taken: it means something else to Rust, cargo or the file system",
        );
    }
    Ok(())
}

/// What Rust calls the library of a crate.
pub fn library(name: &str) -> String {
    name.replace('-', "_")
}

/// The name of a crate that nobody has named: by the document's file where that tells something, else by its title.
pub(super) fn derived(file: &str, title: &str) -> String {
    let file = file.rsplit('/').next().unwrap_or(file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = words(stem).or_else(|| words(title));
    format!("{}-{SUFFIX}", name.as_deref().unwrap_or("api"))
}

/// The first words of a text that tell something.
fn words(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.map(str::to_ascii_lowercase);
    let telling = |word: &String| {
        let version = word.strip_prefix('v').unwrap_or(word);
        !NOISE.contains(&word.as_str()) && !version.chars().all(|c| c.is_ascii_digit())
    };
    let words: Vec<String> = words
        .filter(telling)
        .skip_while(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .take(WORDS)
        .collect();
    let mut name = words.join("-");
    name.truncate(LONGEST - SUFFIX.len() - 1);
    let name = name.trim_end_matches('-');
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_which_api_it_is() {
        for (file, title, name) in [
            ("spec/openapi.yaml", "weather", "weather-client"),
            (
                "specs/api.github.com.json",
                "GitHub's official OpenAPI spec",
                "github-client",
            ),
            (
                "openapi.json",
                "GitHub v3 REST API: Octokit extension of 2024",
                "github-octokit-extension-client",
            ),
            ("v2.json", "接口", "api-client"),
            ("2fa.yaml", "", "api-client"),
            ("pet-store_expanded.yml", "x", "pet-store-expanded-client"),
            ("openapi", "3 Body", "body-client"),
        ] {
            let derived = derived(file, title);
            assert_eq!(derived, name);
            assert_eq!(check(&derived), Ok(()), "{derived}");
        }
        assert_eq!(check(&derived(&"long".repeat(99), "")), Ok(()));
    }

    #[test]
    fn names_that_no_crate_can_have_are_refused() {
        for name in [
            "",
            "Upper",
            "1st",
            "a b",
            "a/b",
            "x-",
            "a--b",
            "fn",
            "serde",
            "con",
            "com1",
            "bilispec-runtime",
            "é",
        ] {
            assert!(check(name).is_err(), "{name}");
        }
        assert!(check(&"a".repeat(65)).is_err());
        for name in ["petmart", "pet_mart-2", "api-client"] {
            assert_eq!(check(name), Ok(()));
        }
    }
}
