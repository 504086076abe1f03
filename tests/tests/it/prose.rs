//! The language of messages, documents and comments: phrases that this project has better words for.

use std::fs;
use std::path::{Path, PathBuf};

use bilispec_tests::root;
use regex_lite::Regex;

const PHRASES: &str = r"\bis no (JSON|HTTP|list|path|number|object|text|name|unit)\b|[Hh]eld? .* against|\bis said\b|what there is";

/// What is written by people, or shown to them.
const KINDS: [&str; 8] = ["case", "md", "rs", "sh", "snap", "toml", "txt", "yaml"];

/// Lines that may have such a phrase, each with its reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

#[test]
fn phrases_with_better_words_stand_nowhere() {
    let phrases = Regex::new(PHRASES).unwrap();
    for (phrase, met) in [
        ("`x` is no list", true),
        ("held it against the schema", true),
        ("nothing is said", true),
        ("what there is to say", true),
        ("is not a list; checked by the schema", false),
    ] {
        assert_eq!(phrases.is_match(phrase), met, "{phrase}");
    }
    let mut files = Vec::new();
    walk(&root(), &mut files);
    assert!(files.len() > 500, "only {} files", files.len());
    let mut met: Vec<String> = Vec::new();
    let mut excused = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        for (index, line) in text.lines().enumerate() {
            if !phrases.is_match(line) {
                continue;
            }
            if EXCEPTIONS.iter().any(|(known, _)| line.trim() == *known) {
                excused += 1;
            } else {
                met.push(format!("{}:{}: {line}", file.display(), index + 1));
            }
        }
    }
    assert!(met.is_empty(), "{}", met.join("\n"));
    assert!(excused >= EXCEPTIONS.len(), "an exception has gone");
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        let is_elsewhere = name.starts_with('.') && name != ".ci";
        if path.is_dir() {
            // Bodies and documents are their servers' words.
            if !is_elsewhere && !matches!(name, "target" | "fixtures" | "node_modules") {
                walk(&path, files);
            }
        } else if KINDS
            .iter()
            .any(|kind| path.extension().is_some_and(|extension| extension == *kind))
            && name != "prose.rs"
        {
            files.push(path);
        }
    }
}
